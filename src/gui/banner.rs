//! The banner above a screen: a file is being read or could not be opened, or the letter is not in
//! force.

use eframe::egui::{Frame, Margin, Stroke, Ui};

use super::command::{Action, Command};
use super::theme::{Tone, size, space, strong};
use super::view::{Commands, View};
use super::widgets::Paragraph;
use crate::registry::{Lines, Severity};
use crate::report::problem_report;
use crate::store::Loaded;

/// Shows that a file is being read, why the newest one could not be opened, and that the letter on
/// screen is not in force.
pub fn show(ui: &mut Ui, view: &View<'_>, loading: bool, commands: &mut Commands) {
    if loading {
        reading(ui, view, commands);
    }
    if let Some((_, newest)) = view.refused {
        refused(ui, view, newest, commands);
    }
    if let Some(warning) = view.in_force.warning() {
        framed(ui, view.colours.fits_if, |ui| {
            Paragraph::new(warning)
                .font(strong(size::BODY))
                .colour(view.colours.fits_if.text)
                .show(ui, view.thai);
        });
    }
}

/// Draws a frame of one colour as wide as the screen, with room below it.
pub(super) fn framed(ui: &mut Ui, tone: Tone, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .fill(tone.ground)
        .stroke(Stroke::new(1.0, tone.text))
        .corner_radius(8.0)
        .inner_margin(Margin::from(space::M))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add(ui);
        });
    ui.add_space(space::S);
}

fn reading(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    ui.horizontal(|ui| {
        ui.spinner();
        ui.label(view.style.text("bar-loading"));
        if ui.button(view.style.text("bar-cancel")).clicked() {
            commands.send(Command::CancelReading);
        }
    });
}

fn refused(ui: &mut Ui, view: &View<'_>, newest: &Loaded, commands: &mut Commands) {
    let (style, tone) = (view.style, view.colours.forbidden);
    let text = why(view, newest);
    framed(ui, tone, |ui| {
        Paragraph::new(&text).colour(tone.text).show(ui, view.thai);
        ui.horizontal_wrapped(|ui| {
            // An unreadable file has no text for Check to point at.
            if !newest.is_unreadable() && ui.button(style.text("screen-check")).clicked() {
                commands.send(Command::Do(Action::Check));
            }
            if let Some(decoded) = &newest.convertible
                && ui.button(style.text("banner-convert")).clicked()
            {
                commands.send(Command::OpenText {
                    name: newest.origin.name(),
                    text: decoded.text.clone(),
                    then: None,
                });
            }
            if ui.button(style.text("action-reload")).clicked() {
                commands.send(Command::Do(Action::Reload));
            }
            if ui.button(style.text("bar-dismiss")).clicked() {
                commands.send(Command::DismissRefused);
            }
        });
    });
}

/// Returns the file's name, the number of errors in it, and the first error.
fn why(view: &View<'_>, newest: &Loaded) -> String {
    let style = view.style;
    let file = newest.origin.name();
    let errors = newest
        .problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error);
    let first = errors.clone().next().map(|problem| {
        let report = problem_report(problem, &file, &Lines::of(&newest.text), style);
        let place = match (report.line, report.column) {
            (Some(line), Some(column)) => style.text_with(
                "banner-place",
                &[("line", line.to_string()), ("column", column.to_string())],
            ),
            _ => String::new(),
        };
        format!("{place} {} · {}", report.message, report.hint)
    });
    style.text_with(
        "banner-refused",
        &[
            ("file", file),
            ("count", errors.count().to_string()),
            ("first", first.unwrap_or_default().trim().to_owned()),
        ],
    )
}
