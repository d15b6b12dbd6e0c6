//! What in the message must not be posted, what to look at again, and the message without it.

use std::ops::Range;

use eframe::egui::{Align, Key, Layout, Ui, vec2};

use super::super::parts::{body, card, label, small};
use super::super::{Commands, View};
use super::tone;
use crate::draft::PrivateDataFinding;
use crate::gui::command::Command;
use crate::gui::theme::{size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, kept_badge, lazily, severity_badge};
use crate::report::{DraftReport, WarningReport};

/// What the user did with a finding.
pub(super) enum Pressed {
    /// Show its place in the message.
    Place(Range<usize>),
    /// Keep it as it is, or take that back.
    Keep(PrivateDataFinding),
}

/// Draws the findings, under their counts and the button for the masked copy. `is_current` tells
/// whether the results are those of the current message. Returns what was pressed.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    report: &DraftReport,
    is_current: bool,
    commands: &mut Commands,
) -> Option<Pressed> {
    let style = view.style;
    let reasons = report.findings.iter().filter(|one| one.holds_back());
    let worst = reasons.max_by_key(|one| one.severity);
    let (heading, colours) = match worst {
        Some(worst) => (strong(size::SUBHEADING), tone(view, worst)),
        None => (strong(size::BODY), view.colours.fits),
    };
    ui.add_space(space::S);
    Paragraph::new(&report.heading(style))
        .font(heading)
        .colour(colours.text)
        .show(ui, view.thai);
    if worst.is_some() {
        let copy = style.text("draft-copy-masked");
        // The masked copy of an earlier text does not fit the current one.
        ui.add_enabled_ui(is_current, |ui| {
            if Pressable::primary(&copy).show(ui, view.thai).clicked() {
                commands.send(Command::Copy(report.masked.clone()));
            }
        });
    }
    if report.findings.iter().any(WarningReport::can_be_kept) {
        small(ui, view, &style.text("draft-keep-key"));
    }
    let mut pressed = None;
    let count = report.findings.len();
    lazily(ui, "draft-findings", count, None, |ui, index| {
        let finding = report.findings.get(index);
        pressed = pressed.take().or(finding.and_then(|finding| {
            let draw = |ui: &mut Ui| card(ui, view, |ui| row(ui, view, finding));
            ui.push_id(index, draw).inner
        }));
    });
    small(ui, view, &style.text("draft-read-again"));
    pressed
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
        ui.allocate_ui_with_layout(vec2(rest, 0.0), left, |ui| {
            let title = title(ui, view, finding);
            pressed = pressed.take().or(title);
        });
    });
    let text = finding.text.replace('\n', " ");
    let whole = [(0..text.chars().count(), tone(view, finding))];
    Paragraph::new(&text).marks(&whole).show(ui, view.thai);
    if finding.is_first_of_kind && !finding.is_kept() {
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
    if finding.is_kept() {
        kept_badge(ui, view.colours, &view.style.text("draft-kept"));
    } else {
        let word = &finding.severity_name;
        severity_badge(ui, view.colours, finding.severity, word);
    }
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
