//! What in the message must not be posted, what to look at again, and the message without it.

use std::ops::Range;

use eframe::egui::{Align, Key, Layout, Stroke, Ui, vec2};

use super::super::parts::{body, card, cells, label, small};
use super::super::{Commands, View};
use super::{CheckedDraft, tone};
use crate::draft::PrivateDataFinding;
use crate::gui::command::Command;
use crate::gui::theme::{size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, counted_badge, lazily};
use crate::report::{DraftReport, WarningReport};

/// What the user did with a finding.
pub(super) enum Pressed {
    /// Show its place in the message.
    Place(Range<usize>),
    /// Keep it as it is, or take that back.
    Keep(PrivateDataFinding),
}

/// Draws how many findings there are, and the button for the masked copy. `is_current` tells whether
/// the results are those of the current message.
pub(super) fn summary(
    ui: &mut Ui,
    view: &View<'_>,
    checked: &CheckedDraft,
    is_current: bool,
    commands: &mut Commands,
) {
    let style = view.style;
    ui.add_space(space::S);
    if let Some(nothing) = &checked.nothing {
        Paragraph::new(nothing)
            .font(strong(size::BODY))
            .colour(view.colours.fits.text)
            .show(ui, view.thai);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (counted, words) in &checked.counts {
            counted_badge(ui, view.colours, *counted, words);
        }
    });
    if checked.nothing.is_some() {
        return;
    }
    let copy = style.text("draft-copy-masked");
    // The masked copy of an earlier text does not fit the current one.
    ui.add_enabled_ui(is_current, |ui| {
        if Pressable::primary(&copy).show(ui, view.thai).clicked() {
            commands.send(Command::Copy(checked.report.masked.clone()));
        }
    });
}

/// Draws the findings, each in a row, and then why, once for each kind. Returns what was pressed.
pub(super) fn rows(ui: &mut Ui, view: &View<'_>, report: &DraftReport) -> Option<Pressed> {
    let style = view.style;
    let mut pressed = None;
    let count = report.findings.len();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        lazily(ui, "draft-findings", count, None, |ui, index| {
            let finding = report.findings.get(index);
            let here =
                finding.and_then(|finding| ui.push_id(index, |ui| row(ui, view, finding)).inner);
            pressed = pressed.take().or(here);
        });
    });
    ui.add_space(space::XS);
    for finding in &report.findings {
        if finding.is_first_of_kind {
            small(ui, view, &format!("{} {}", finding.message, finding.hint));
        }
    }
    if report.findings.iter().any(WarningReport::can_be_kept) {
        small(ui, view, &style.text("draft-keep-key"));
    }
    small(ui, view, &style.text("draft-read-again"));
    pressed
}

/// The width of the choice between masking and keeping, in points, for which a row leaves room.
const CHOICE_WIDTH: f32 = 148.0;

/// Draws a finding: how bad it is, what it is and where, and the choice to mask or keep it.
fn row(ui: &mut Ui, view: &View<'_>, finding: &WarningReport) -> Option<Pressed> {
    let mut pressed = None;
    let top = ui.cursor().top();
    let width = ui.available_width();
    let choice = if finding.can_be_kept() {
        CHOICE_WIDTH
    } else {
        0.0
    };
    let widths = [width - choice, choice];
    let room = cells(ui, &widths, vec2(0.0, space::XS), |ui, column| {
        if column == 1 {
            if finding.can_be_kept() && keep_or_mask(ui, view, finding) {
                pressed = Some(Pressed::Keep(finding.finding.clone()));
            }
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal_wrapped(|ui| {
            let title = title(ui, view, finding);
            pressed = pressed.take().or(title);
        });
        let text = finding.text.replace('\n', " ");
        let whole = [(0..text.chars().count(), tone(view, finding))];
        Paragraph::new(&text).marks(&whole).show(ui, view.thai);
    });
    let line = Stroke::new(1.0, view.colours.line);
    ui.painter().hline(room.x_range(), top, line);
    pressed
}

/// Draws the choice to mask a finding or keep it as it is. Returns whether it was changed.
fn keep_or_mask(ui: &mut Ui, view: &View<'_>, finding: &WarningReport) -> bool {
    let mut is_changed = false;
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = -1.0;
        for (key, is_on, is_first) in [
            ("draft-keep", finding.is_kept(), false),
            ("draft-mask", !finding.is_kept(), true),
        ] {
            let word = view.style.text(key);
            let name = format!("{word} {}", finding.place);
            let segment = Pressable::tab(&word, is_on).segment(is_first, !is_first);
            let is_pressed = segment.name(&name).show(ui, view.thai).clicked();
            is_changed |= is_pressed && !is_on;
        }
    });
    is_changed
}

/// Draws how bad a finding is, and where it is, as a link to its place in the message. The space bar
/// keeps it as it is.
fn title(ui: &mut Ui, view: &View<'_>, finding: &WarningReport) -> Option<Pressed> {
    let word = if finding.is_kept() {
        &view.style.text("draft-kept")
    } else {
        &finding.severity_name
    };
    counted_badge(ui, view.colours, finding.counts_as(), word);
    let place = Pressable::link(&finding.place).show(ui, view.thai);
    let is_space = place.has_focus() && ui.input(|input| input.key_pressed(Key::Space));
    if is_space {
        let can_be_kept = finding.can_be_kept();
        return can_be_kept.then(|| Pressed::Keep(finding.finding.clone()));
    }
    let range = finding.start..finding.end;
    place.clicked().then_some(Pressed::Place(range))
}

/// Draws what the masked copy looks like.
pub(super) fn preview(ui: &mut Ui, view: &View<'_>, masked: &str) {
    ui.add_space(space::S);
    label(ui, view, &view.style.text("draft-masked"));
    card(ui, view, |ui| body(ui, view, masked));
}
