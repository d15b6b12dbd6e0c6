//! The group that each part of the message belongs in.

use eframe::egui::{CornerRadius, Frame, Margin, Stroke, Ui, vec2};

use super::super::parts::{body, small, subheading};
use super::super::{Commands, View};
use super::CheckedDraft;
use crate::gui::command::Command;
use crate::gui::theme::{Tone, size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, standing_words};
use crate::guide::{Question, Verdict};
use crate::report::{PartReport, Standing};

/// The maximum number of characters shown of a part above its group.
const EXCERPT_LENGTH: usize = 60;

/// Draws a band for each part of the message, in the colours of its verdict. The name of a group is
/// the first thing to copy only if nothing has to be masked.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, checked: &CheckedDraft, commands: &mut Commands) {
    subheading(ui, view, &view.style.text("draft-belongs"));
    let is_ready = checked.nothing.is_some();
    let parts = &checked.report.parts;
    for (index, one) in parts.iter().enumerate() {
        let best = one.answer.best_group();
        let verdict = best.map_or(Verdict::Silent, |best| best.verdict);
        let tone = view.colours.verdict(verdict);
        ui.push_id(index, |ui| {
            band(ui, tone, |ui| {
                if parts.len() > 1 {
                    excerpt(ui, view, one, &checked.subject.text);
                }
                part(ui, view, one, tone, is_ready, commands);
            });
        });
    }
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

/// Draws one need in the message, and its group.
fn part(
    ui: &mut Ui,
    view: &View<'_>,
    part: &PartReport,
    tone: Tone,
    is_ready: bool,
    commands: &mut Commands,
) {
    let style = view.style;
    if let Some(best) = part.answer.best_group() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let word = style.verdict_for(part.question.need().purpose, best.verdict);
            let standing = Standing::Verdict(best.verdict);
            standing_words(ui, view.colours, standing, &word, size::BODY);
            let room = ui.max_rect().width();
            Paragraph::new(&best.name)
                .font(strong(size::HEADING))
                .width(room)
                .show(ui, view.thai);
        });
        if best.verdict == Verdict::FitsIf
            && let Some(condition) = &best.condition
        {
            let condition = [("condition", condition.clone())];
            body(ui, view, &style.text_with("find-condition", &condition));
        }
    } else {
        let key = if part.understood {
            "find-no-group"
        } else {
            "draft-no-group"
        };
        Paragraph::new(&style.text(key))
            .font(strong(size::SUBHEADING))
            .colour(tone.text)
            .show(ui, view.thai);
    }
    if let Some(advice) = &part.answer.advice {
        body(ui, view, advice);
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
        if let Some(best) = part.answer.best_group() {
            let copy = style.text("find-copy");
            let button = if is_ready {
                Pressable::primary(&copy)
            } else {
                Pressable::button(&copy)
            };
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
