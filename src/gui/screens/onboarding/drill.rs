//! The drill: one situation after another, explained by the clauses once answered.

use eframe::egui::Ui;

use super::super::parts::{body, card, heading, label, reasons, small};
use super::super::{Commands, View};
use super::tick_key;
use crate::gui::command::Command;
use crate::gui::theme::{Tone, size, strong};
use crate::gui::widgets::{Paragraph, Pressable, standing_tone};
use crate::guide::Verdict;
use crate::report::{DrillSituation, OnboardingPack, Standing};

/// The number of right answers out of five needed to pass.
const PASS_MARK: usize = 4;

/// The number of frames after which what follows an answer has its height.
const FRAMES: u8 = 2;

/// The progress of the drill.
#[derive(Debug, Default)]
pub struct Drill {
    /// The answers so far, as indices of the choices. The index after the last is "no group".
    answers: Vec<usize>,
    /// Whether the explanation of the last answer is still on screen.
    explaining: bool,
    /// In how many frames the button below a new answer is still to be focused and brought into view.
    fresh: u8,
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

/// Returns the situation on screen, and its number from 0.
fn current<'p>(pack: &'p OnboardingPack, drill: &Drill) -> (usize, Option<&'p DrillSituation>) {
    let at = drill.answers.len() - usize::from(drill.explaining);
    (at, pack.drill.get(at))
}

/// Draws the question. It stays in view above the answers.
pub fn question(ui: &mut Ui, view: &View<'_>, pack: &OnboardingPack, drill: &Drill) {
    if let (at, Some(situation)) = current(pack, drill) {
        let count = [
            ("number", (at + 1).to_string()),
            ("all", pack.drill.len().to_string()),
        ];
        small(ui, view, &view.style.text_with("onb-question", &count));
        heading(ui, view, &situation.text);
    }
}

/// Draws the answers to choose from, and the explanation of the chosen one.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    pack: &OnboardingPack,
    drill: &mut Drill,
    commands: &mut Commands,
) {
    let style = view.style;
    let (at, Some(situation)) = current(pack, drill) else {
        if pack.drill.is_empty() {
            body(ui, view, &style.text("onb-no-drill"));
        } else {
            score(ui, view, pack, drill);
        }
        return;
    };
    let answered = drill.explaining.then(|| drill.answers.last().copied());
    let answered = answered.flatten();
    let none = style.text("onb-none");
    let names = pack.choices.iter().map(|choice| choice.name.as_str());
    for (place, name) in names.chain([none.as_str()]).enumerate() {
        let pressed = choice(ui, view, situation, (place, name), answered, commands);
        if pressed && answered.is_none() {
            drill.answers.push(place);
            drill.explaining = true;
            drill.fresh = FRAMES;
            let score = drill.score(pack);
            if drill.answers.len() == pack.drill.len() && passed(score, pack) {
                commands.send(Command::Tick(tick_key(pack, "drill"), true));
            }
            return;
        }
    }
    if let Some(answer) = answered {
        explain(ui, view, pack, situation, answer, commands);
        let last = at + 1 == pack.drill.len();
        let key = if last { "onb-see-score" } else { "onb-next" };
        let next = Pressable::primary(&style.text(key)).show(ui, view.thai);
        if next.clicked() {
            drill.explaining = false;
        }
        // Enter continues, once the answer has been registered.
        if drill.fresh > 0 {
            drill.fresh -= 1;
            next.request_focus();
            next.scroll_to_me(None);
            ui.request_repaint();
        }
    }
}

/// Draws one answer. Once one is `answered`, every group that may be used has its own verdict, and so
/// has the one that was chosen, with the letter's words on it. Returns whether it was pressed.
fn choice(
    ui: &mut Ui,
    view: &View<'_>,
    situation: &DrillSituation,
    (place, name): (usize, &str),
    answered: Option<usize>,
    commands: &mut Commands,
) -> bool {
    let chosen = answered == Some(place);
    let plain = Pressable::choice(name, chosen);
    if answered.is_none() {
        return plain.show(ui, view.thai).clicked();
    }
    let Some(truth) = situation.of_choices.get(place) else {
        // "No group" has no verdict of its own.
        let standing = Standing::Verdict(if situation.right.is_empty() {
            Verdict::Fits
        } else {
            Verdict::Forbidden
        });
        let tone = standing_tone(view.colours, standing);
        let shown = if chosen || situation.right.is_empty() {
            plain.standing(standing).colour(tone.text)
        } else {
            plain.colour(view.colours.muted)
        };
        shown.show(ui, view.thai);
        return false;
    };
    if !chosen && !truth.standing.permits() {
        plain.colour(view.colours.muted).show(ui, view.thai);
        return false;
    }
    let text = format!("{name} · {}", truth.words);
    let tone = standing_tone(view.colours, truth.standing);
    Pressable::choice(&text, chosen)
        .standing(truth.standing)
        .colour(tone.text)
        .show(ui, view.thai);
    if chosen && !truth.standing.permits() {
        ui.indent(("truth", place), |ui| {
            if truth.reasons.is_empty() {
                small(ui, view, &view.style.text("find-silent"));
            }
            reasons(ui, view, &truth.reasons, commands);
        });
    }
    false
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
    // Quoted, because names of groups can contain commas and "and". A condition is said with the name.
    let choices = pack.choices.iter().zip(&situation.of_choices);
    let answers: Vec<String> = choices
        .filter(|(choice, _)| situation.right.contains(&choice.id))
        .map(|(choice, truth)| match truth.standing {
            Standing::Verdict(Verdict::FitsIf) => {
                format!("“{}” ({})", choice.name, style.standing(truth.standing))
            }
            _ => format!("“{}”", choice.name),
        })
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
