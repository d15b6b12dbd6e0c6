//! The group that each part of the message belongs in.

use eframe::egui::{CornerRadius, Frame, Margin, Stroke, Ui, vec2};

use super::super::parts::{body, small, subheading};
use super::super::{Commands, View};
use super::CheckedDraft;
use crate::gui::command::Command;
use crate::gui::theme::{Tone, size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, standing_lead, standing_tone};
use crate::guide::{Question, Verdict};
use crate::report::{PartReport, Standing};

/// The maximum number of characters shown of a part above its group.
const EXCERPT_LENGTH: usize = 60;

/// What is shown of a part whose words are doubtful.
const DOUBTFUL: Standing = Standing::Verdict(Verdict::Silent);

/// Draws a band for each part of the message, in the colours of its answer. The name of a group is
/// the first thing to copy only if nothing has to be masked. Returns the reading that was chosen, with
/// the index of its part.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    checked: &CheckedDraft,
    commands: &mut Commands,
) -> Option<(usize, Question)> {
    subheading(ui, view, &view.style.text("draft-belongs"));
    let is_ready = checked.nothing.is_some();
    let parts = &checked.report.parts;
    let mut chosen = None;
    for (index, one) in parts.iter().enumerate() {
        let is_sure = one.readings.is_empty();
        let standing = if is_sure { one.card.sign } else { DOUBTFUL };
        let tone = standing_tone(view.colours, standing);
        ui.push_id(index, |ui| {
            band(ui, tone, |ui| {
                if parts.len() > 1 {
                    excerpt(ui, view, one, &checked.subject.text);
                }
                if is_sure {
                    part(ui, view, one, is_ready, commands);
                } else if let Some(question) = readings(ui, view, one) {
                    chosen = Some((index, question));
                }
            });
        });
    }
    chosen
}

fn band(ui: &mut Ui, tone: Tone, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .fill(tone.ground)
        .stroke(Stroke::new(1.0, tone.text))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::from(vec2(space::M, space::S)))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            add(ui);
        });
}

/// Draws which lines of the message a part is, and how it begins.
fn excerpt(ui: &mut Ui, view: &View<'_>, part: &PartReport, text: &str) {
    let whole = text.chars().skip(part.start).take(part.end - part.start);
    let mut excerpt: String = whole.clone().take(EXCERPT_LENGTH).collect();
    if whole.count() > EXCERPT_LENGTH {
        excerpt.push('…');
    }
    let excerpt = excerpt.trim().replace('\n', " ");
    small(ui, view, &format!("{}: {excerpt}", part.lines));
}

/// Draws what a part may mean. Returns what was chosen.
fn readings(ui: &mut Ui, view: &View<'_>, part: &PartReport) -> Option<Question> {
    let which = view.style.which_reading(part.readings.len());
    standing_lead(ui, view.thai, view.colours, DOUBTFUL, &which);
    let mut chosen = None;
    for reading in &part.readings {
        let line = reading.line();
        let choice = Pressable::choice(&line, false).show(ui, view.thai);
        if choice.clicked() {
            chosen = Some(reading.question.clone());
        }
    }
    chosen
}

/// Draws one need in the message, and its group, as Find does.
fn part(ui: &mut Ui, view: &View<'_>, part: &PartReport, is_ready: bool, commands: &mut Commands) {
    let (style, card) = (view.style, &part.card);
    standing_lead(ui, view.thai, view.colours, card.sign, &card.lead);
    let group = card.group.and_then(|at| part.answer.groups.get(at));
    let size = if group.is_some() {
        size::HEADING
    } else {
        size::SUBHEADING
    };
    Paragraph::new(&card.title)
        .font(strong(size))
        .show(ui, view.thai);
    if let Some(condition) = group.and_then(|group| group.condition.as_ref()) {
        body(ui, view, &style.on_condition(condition));
    }
    for sentence in &card.text {
        body(ui, view, sentence);
    }
    if part.answer.best.is_some()
        && let Some(advice) = &part.answer.advice
        && !card.text.contains(advice)
    {
        body(ui, view, advice);
    }
    if let Some(words) = card.not_in_words(&part.answer, style) {
        let forbidden = Standing::Verdict(Verdict::Forbidden);
        standing_lead(ui, view.thai, view.colours, forbidden, &words);
    }
    buttons(ui, view, part, is_ready, commands);
}

fn buttons(
    ui: &mut Ui,
    view: &View<'_>,
    part: &PartReport,
    is_ready: bool,
    commands: &mut Commands,
) {
    let style = view.style;
    ui.horizontal_wrapped(|ui| {
        if let Some(best) = part.group() {
            let copy = style.text("find-copy");
            let button = Pressable::action(&copy, is_ready);
            if button.show(ui, view.thai).clicked() {
                commands.send(Command::Copy(best.name.clone()));
            }
        }
        // The Find screen would look for a group, although the letter has none for this matter.
        if let Question::InScope(need) = &part.question {
            let find = style.text("draft-find");
            if Pressable::link(&find).show(ui, view.thai).clicked() {
                commands.send(Command::Ask(need.clone()));
            }
        }
    });
}
