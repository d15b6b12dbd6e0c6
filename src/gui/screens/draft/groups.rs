//! The group that each part of the message belongs in.

use eframe::egui::Ui;

use super::super::parts::{body, card, label, small, subheading};
use super::super::{Commands, View};
use super::CheckedDraft;
use crate::gui::command::Command;
use crate::gui::theme::{size, strong};
use crate::gui::widgets::{Paragraph, Pressable, verdict_words};
use crate::guide::{Question, Verdict};
use crate::report::PartReport;

/// The maximum number of characters shown of a part above its group.
const EXCERPT_LENGTH: usize = 60;

/// Draws the groups for the message. The name of a group is the first thing to copy only if nothing has
/// to be masked.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, checked: &CheckedDraft, commands: &mut Commands) {
    subheading(ui, view, &view.style.text("draft-belongs"));
    let is_ready = checked.nothing.is_some();
    let parts = &checked.report.parts;
    for (index, one) in parts.iter().enumerate() {
        ui.push_id(index, |ui| {
            card(ui, view, |ui| {
                if parts.len() > 1 {
                    excerpt(ui, view, one, &checked.subject.text);
                }
                part(ui, view, one, is_ready, commands);
            });
        });
    }
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
fn part(ui: &mut Ui, view: &View<'_>, part: &PartReport, is_ready: bool, commands: &mut Commands) {
    let style = view.style;
    if let Some(best) = part.answer.best_group() {
        ui.horizontal_wrapped(|ui| {
            let word = style.verdict_for(part.question.need().purpose, best.verdict);
            verdict_words(ui, view.colours, best.verdict, &word, size::BODY);
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
    } else if part.understood {
        label(ui, view, &style.text("find-no-group"));
    } else {
        label(ui, view, &style.text("draft-no-group"));
    }
    if let Some(advice) = &part.answer.advice {
        body(ui, view, advice);
    }
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
            if Pressable::button(&find).show(ui, view.thai).clicked() {
                commands.send(Command::Ask(need.clone()));
            }
        }
    });
}
