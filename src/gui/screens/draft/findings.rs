//! What in the message must not be posted, what to look at again, and the message without it.

use std::ops::Range;

use eframe::egui::{Align, Frame, Key, Layout, Margin, Stroke, Ui, vec2};

use super::super::parts::{body, card, label, small};
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

/// Draws the findings. Returns what was pressed.
pub(super) fn rows(ui: &mut Ui, view: &View<'_>, report: &DraftReport) -> Option<Pressed> {
    let style = view.style;
    if report.findings.iter().any(WarningReport::can_be_kept) {
        ui.add_space(space::S);
        small(ui, view, &style.text("draft-keep-key"));
    }
    let mut pressed = None;
    let count = report.findings.len();
    lazily(ui, "draft-findings", count, None, |ui, index| {
        let finding = report.findings.get(index);
        let here = finding.and_then(|finding| {
            let draw = |ui: &mut Ui| framed(ui, view, |ui| row(ui, view, finding));
            ui.push_id(index, draw).inner
        });
        pressed = pressed.take().or(here);
    });
    small(ui, view, &style.text("draft-read-again"));
    pressed
}

/// Draws a row in a frame that is lower than that of a card.
fn framed<R>(ui: &mut Ui, view: &View<'_>, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(1.0, view.colours.line))
        .corner_radius(6.0)
        .inner_margin(Margin::from(vec2(space::S, space::XS)));
    let row = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    });
    row.inner
}

/// Draws a finding. The reason is given with the first one of each kind.
fn row(ui: &mut Ui, view: &View<'_>, finding: &WarningReport) -> Option<Pressed> {
    ui.spacing_mut().item_spacing.y = 2.0;
    let mut pressed = None;
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if finding.can_be_kept() && keep_button(ui, view, finding) {
            pressed = Some(Pressed::Keep(finding.finding.clone()));
        }
        let rest = ui.available_width();
        let left = Layout::left_to_right(Align::Center).with_main_wrap(true);
        let line = ui.spacing().interact_size.y;
        ui.allocate_ui_with_layout(vec2(rest, line), left, |ui| {
            let title = title(ui, view, finding);
            pressed = pressed.take().or(title);
        });
    });
    let text = finding.text.replace('\n', " ");
    let whole = [(0..text.chars().count(), tone(view, finding))];
    Paragraph::new(&text).marks(&whole).show(ui, view.thai);
    if finding.is_first_of_kind {
        small(ui, view, &format!("{} {}", finding.message, finding.hint));
    }
    pressed
}

/// Draws the button that keeps a finding as it is, or masks it again. Returns whether it was pressed.
fn keep_button(ui: &mut Ui, view: &View<'_>, finding: &WarningReport) -> bool {
    let key = if finding.is_kept() {
        "draft-mask"
    } else {
        "draft-keep"
    };
    let word = view.style.text(key);
    let name = format!("{word} {}", finding.place);
    let button = Pressable::button(&word).name(&name);
    button.show(ui, view.thai).clicked()
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
    let place = Pressable::link(&finding.place)
        .font(strong(size::BODY))
        .show(ui, view.thai);
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
