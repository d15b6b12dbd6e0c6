//! The drill: one situation after another, explained by the clauses once answered.

use eframe::egui::Ui;

use super::super::parts::{body, card, heading, label, reasons, small};
use super::super::{Commands, View};
use super::tick_key;
use crate::gui::command::Command;
use crate::gui::theme::{Tone, size, strong};
use crate::gui::widgets::{Paragraph, Pressable};
use crate::guide::Verdict;
use crate::report::{DrillSituation, OnboardingPack};

/// The number of right answers out of five needed to pass.
const PASS_MARK: usize = 4;

/// The progress of the drill.
#[derive(Debug, Default)]
pub struct Drill {
    /// The answers so far, as indices of the choices. The index after the last is "no group".
    answers: Vec<usize>,
    /// Whether the explanation of the last answer is still on screen.
    explaining: bool,
    /// Whether the last answer is new, so that the button below it has yet to be focused.
    fresh: bool,
}

impl Drill {
    /// Counts the right answers.
    fn score(&self, pack: &OnboardingPack) -> usize {
        self.answers
            .iter()
            .zip(&pack.drill)
            .filter(|(answer, situation)| is_right(pack, situation, **answer))
            .count()
    }
}

/// Returns whether `score` passes the drill.
fn passed(score: usize, pack: &OnboardingPack) -> bool {
    score * 5 >= pack.drill.len() * PASS_MARK
}

/// Returns whether the choice with index `answer` is right.
fn is_right(pack: &OnboardingPack, situation: &DrillSituation, answer: usize) -> bool {
    match pack.choices.get(answer) {
        Some(choice) => situation.right.contains(&choice.id),
        None => situation.right.is_empty(),
    }
}

/// Draws the drill.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &OnboardingPack,
    drill: &mut Drill,
    commands: &mut Commands,
) {
    let style = view.style;
    let at = drill.answers.len() - usize::from(drill.explaining);
    let Some(situation) = pack.drill.get(at) else {
        if pack.drill.is_empty() {
            body(ui, view, &style.text("onb-no-drill"));
        } else {
            score(ui, view, pack, drill);
        }
        return;
    };
    let count = [
        ("number", (at + 1).to_string()),
        ("all", pack.drill.len().to_string()),
    ];
    small(ui, view, &style.text_with("onb-question", &count));
    heading(ui, view, &situation.text);
    let answered = drill.explaining.then(|| drill.answers.last().copied());
    let none = style.text("onb-none");
    let names = pack.choices.iter().map(|choice| choice.name.as_str());
    for (place, name) in names.chain([none.as_str()]).enumerate() {
        let chosen = answered.flatten() == Some(place);
        let mut choice = Pressable::choice(name, chosen);
        if drill.explaining {
            choice = if is_right(pack, situation, place) {
                choice.colour(view.colours.fits.text).verdict(Verdict::Fits)
            } else if chosen {
                let tone = view.colours.forbidden;
                choice.colour(tone.text).verdict(Verdict::Forbidden)
            } else {
                choice.colour(view.colours.muted)
            };
        }
        let choice = choice.show(ui, view.thai);
        if choice.clicked() && !drill.explaining {
            drill.answers.push(place);
            drill.explaining = true;
            drill.fresh = true;
            let score = drill.score(pack);
            if drill.answers.len() == pack.drill.len() && passed(score, pack) {
                commands.send(Command::Tick(tick_key(pack, "drill"), true));
            }
            return;
        }
    }
    if let Some(answer) = answered.flatten() {
        explain(ui, view, pack, situation, answer, commands);
        let last = at + 1 == pack.drill.len();
        let key = if last { "onb-see-score" } else { "onb-next" };
        let next = Pressable::primary(&style.text(key)).show(ui, view.thai);
        if next.clicked() {
            drill.explaining = false;
        }
        next.scroll_to_me(None);
        // Enter continues, once the answer has been registered.
        if std::mem::take(&mut drill.fresh) {
            next.request_focus();
        }
    }
}

fn explain(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &OnboardingPack,
    situation: &DrillSituation,
    answer: usize,
    commands: &mut Commands,
) {
    let style = view.style;
    let right = is_right(pack, situation, answer);
    // Quoted, because names of groups can contain commas and "and".
    let answers: Vec<String> = pack
        .choices
        .iter()
        .filter(|choice| situation.right.contains(&choice.id))
        .map(|choice| format!("“{}”", choice.name))
        .collect();
    let answers = if answers.is_empty() {
        style.text("onb-none")
    } else {
        answers.join(", ")
    };
    card(ui, view, |ui| {
        let (key, tone): (_, Tone) = if right {
            ("onb-right", view.colours.fits)
        } else {
            ("onb-wrong", view.colours.forbidden)
        };
        Paragraph::new(&style.text_with(key, &[("answer", answers)]))
            .font(strong(size::SUBHEADING))
            .colour(tone.text)
            .show(ui, view.thai);
        for line in &situation.explanation {
            body(ui, view, line);
        }
        reasons(ui, view, &situation.reasons, commands);
    });
}

fn score(ui: &mut Ui, view: &View<'_>, pack: &OnboardingPack, drill: &mut Drill) {
    let style = view.style;
    let score = drill.score(pack);
    let values = [
        ("score", score.to_string()),
        ("all", pack.drill.len().to_string()),
    ];
    heading(ui, view, &style.text_with("onb-score", &values));
    let key = if passed(score, pack) {
        "onb-passed"
    } else {
        "onb-not-passed"
    };
    body(ui, view, &style.text(key));
    for (number, (answer, situation)) in drill.answers.iter().zip(&pack.drill).enumerate() {
        let right = is_right(pack, situation, *answer);
        let key = if right {
            "onb-was-right"
        } else {
            "onb-was-wrong"
        };
        let values = [
            ("number", (number + 1).to_string()),
            ("situation", situation.text.clone()),
        ];
        let line = style.text_with(key, &values);
        if right {
            body(ui, view, &line);
        } else {
            label(ui, view, &line);
        }
    }
    if Pressable::button(&style.text("onb-again"))
        .show(ui, view.thai)
        .clicked()
    {
        *drill = Drill::default();
    }
}
