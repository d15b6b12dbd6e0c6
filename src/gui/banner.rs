//! The banner above a screen: a file is being read or could not be opened, or the letter is not in
//! force.

use std::path::Path;

use eframe::egui::{Frame, Margin, Stroke, Ui, vec2};

use super::command::{Action, Command};
use super::theme::{Tone, size, space, strong};
use super::view::{Commands, View};
use super::widgets::{Paragraph, Pressable, beside_bar};
use crate::registry::{Lines, Problem, Severity};
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

/// Draws a frame of one colour as wide as a page, with room below it.
pub(super) fn framed(ui: &mut Ui, tone: Tone, add: impl FnOnce(&mut Ui)) {
    frame(ui, tone, Margin::from(space::M), add);
}

/// The height of a banner of one line, in points.
const LINE_HEIGHT: f32 = 44.0;

/// Draws a frame whose lines have the room of a banner of one line.
pub(super) fn framed_line(ui: &mut Ui, tone: Tone, add: impl FnOnce(&mut Ui)) {
    let line = ui.spacing().interact_size.y;
    let margin = vec2(space::M, (LINE_HEIGHT - line) / 2.0);
    frame(ui, tone, Margin::from(margin), add);
}

fn frame(ui: &mut Ui, tone: Tone, margin: Margin, add: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        beside_bar(ui);
        Frame::new()
            .fill(tone.ground)
            .stroke(Stroke::new(1.0, tone.text))
            .corner_radius(8.0)
            .inner_margin(margin)
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                add(ui);
            });
    });
    ui.add_space(space::S);
}

/// Draws the cross that closes a banner.
pub(super) fn dismissed(ui: &mut Ui, view: &View<'_>) -> bool {
    let name = view.style.text("bar-dismiss");
    let cross = Pressable::button("✕").name(&name);
    cross.show(ui, view.thai).clicked()
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

/// Says that the newest file could not be opened, and what can be done. Work goes on meanwhile, so it
/// does not alarm.
fn refused(ui: &mut Ui, view: &View<'_>, newest: &Loaded, commands: &mut Commands) {
    let (style, tone) = (view.style, view.colours.fits_if);
    framed_line(ui, tone, |ui| {
        ui.horizontal_wrapped(|ui| {
            let room = ui.max_rect().width();
            Paragraph::new(&what(view, newest))
                .colour(tone.text)
                .width(room)
                .show(ui, view.thai);
            let pressed =
                |ui: &mut Ui, text: &str| Pressable::button(text).show(ui, view.thai).clicked();
            // An unreadable file has no text for Check to point at.
            if !newest.is_unreadable() {
                let count = [("count", errors(newest).count().to_string())];
                if pressed(ui, &style.text_with("banner-look", &count)) {
                    commands.send(Command::Do(Action::Check));
                }
            }
            if let Some(decoded) = &newest.convertible
                && pressed(ui, &style.text("banner-convert"))
            {
                commands.send(Command::OpenText {
                    name: newest.origin.name(),
                    text: decoded.text.clone(),
                    then: None,
                });
            }
            if pressed(ui, &style.text("banner-again")) {
                commands.send(Command::Do(Action::Reload));
            }
            if dismissed(ui, view) {
                commands.send(Command::DismissRefused);
            }
        });
    });
}

fn errors(newest: &Loaded) -> impl Iterator<Item = &Problem> {
    let problems = newest.problems.iter();
    problems.filter(|problem| problem.severity() == Severity::Error)
}

/// Says that the file could not be opened. Why is said here only if nothing in it can be shown.
fn what(view: &View<'_>, newest: &Loaded) -> String {
    let style = view.style;
    let name = newest.origin.name();
    let short = Path::new(&name)
        .file_name()
        .map(|name| name.to_string_lossy());
    let mut values = vec![("file", short.map_or_else(|| name.clone(), Into::into))];
    let first = newest
        .is_unreadable()
        .then(|| errors(newest).next())
        .flatten();
    let Some(first) = first else {
        return style.lang.text_with("banner-refused", &values);
    };
    let report = problem_report(first, &name, &Lines::of(&newest.text), style);
    values.push(("why", report.message));
    style.lang.text_with("banner-refused-why", &values)
}
