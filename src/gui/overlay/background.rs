//! What the program does beside its window: the shortcut for every program, staying when the window
//! is closed, and starting with the computer.

use eframe::egui::{Event, Ui};

use super::super::app::BackgroundChange;
use super::super::command::{Action, Command};
use super::super::hotkey::{NoHotkey, Shortcut};
use super::super::theme::{font, size, space, strong};
use super::super::view::{Commands, View};
use super::super::widgets::{Paragraph, Pressable};
use super::Outcome;
use crate::store::{DEFAULT_SHORTCUT, can_start_with_computer, starts_with_computer};

/// The state of the box.
#[derive(Debug)]
pub struct Shortcuts {
    /// Whether the next keys become the shortcut.
    listens: bool,
    /// Whether the program starts with the computer, and whether it could.
    starts: bool,
    can_start: bool,
}

impl Shortcuts {
    /// Looks at how the program starts now.
    pub fn new() -> Self {
        Self {
            listens: false,
            starts: starts_with_computer(),
            can_start: can_start_with_computer(),
        }
    }

    /// Draws the box.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> Outcome {
        let style = view.style;
        Paragraph::new(&style.text("background-title"))
            .font(strong(size::HEADING))
            .show(ui, view.thai);
        self.choices(ui, view, commands);
        small(ui, view, &style.text("background-ends"));
        ui.add_space(space::S);
        if ui.button(style.text("bar-close")).clicked() {
            Outcome::Close
        } else {
            Outcome::Stay
        }
    }

    /// Draws the choices alone.
    pub fn choices(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.shortcut(ui, view, commands);
        ui.add_space(space::S);
        let stays = view.settings.stays;
        if tick(ui, view, "background-stays", stays) {
            commands.send(BackgroundChange::Stays(!stays).into());
        }
        if self.can_start && tick(ui, view, "background-starts", self.starts) {
            self.starts = !self.starts;
            commands.send(BackgroundChange::Starts(self.starts).into());
        }
    }

    fn shortcut(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let style = view.style;
        let keys = view.settings.shortcut.as_str();
        let is_on = !keys.is_empty();
        let shown = if is_on { keys } else { DEFAULT_SHORTCUT };
        let label = style.text_with("background-shortcut", &[("keys", shown.to_owned())]);
        if Pressable::tick(&label, is_on).show(ui, view.thai).clicked() {
            let wanted = if is_on { None } else { shown.parse().ok() };
            commands.send(BackgroundChange::Shortcut(wanted).into());
        }
        if !is_on {
            return;
        }
        if self.listens {
            small(ui, view, &style.text("background-press"));
            if let Some(pressed) = pressed(ui) {
                self.listens = false;
                commands.send(BackgroundChange::Shortcut(Some(pressed)).into());
            }
        } else if Pressable::button(&style.text("background-change"))
            .show(ui, view.thai)
            .clicked()
        {
            self.listens = true;
        }
        let failure = match view.shortcut_failure {
            Some(NoHotkey::Taken) => "background-taken",
            Some(NoHotkey::Impossible) => "background-impossible",
            None => return,
        };
        Paragraph::new(&style.text(failure))
            .colour(view.colours.fits_if.text)
            .show(ui, view.thai);
    }
}

/// Draws a choice. Returns whether it was pressed.
fn tick(ui: &mut Ui, view: &View<'_>, key: &str, is_on: bool) -> bool {
    let label = view.style.text(key);
    Pressable::tick(&label, is_on).show(ui, view.thai).clicked()
}

/// Takes the shortcut that is being pressed.
fn pressed(ui: &Ui) -> Option<Shortcut> {
    ui.input_mut(|input| {
        let shortcuts = input.events.iter().map(|event| match event {
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => Shortcut::pressed(*key, *modifiers)
                .or_else(|| Shortcut::pressed((*physical_key)?, *modifiers)),
            _ => None,
        });
        let (at, shortcut) = shortcuts
            .enumerate()
            .find_map(|(at, shortcut)| Some((at, shortcut?)))?;
        input.events.remove(at);
        Some(shortcut)
    })
}

/// Says, the first time that the window is closed, that the program stays.
pub fn stays(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> Outcome {
    let style = view.style;
    Paragraph::new(&style.text("stays-title"))
        .font(strong(size::HEADING))
        .show(ui, view.thai);
    let keys = view.settings.shortcut.as_str();
    let what = if keys.is_empty() || view.shortcut_failure.is_some() {
        style.text("stays-what-no-shortcut")
    } else {
        style.text_with("stays-what", &[("keys", keys.to_owned())])
    };
    Paragraph::new(&what).show(ui, view.thai);
    small(ui, view, &style.text("background-ends"));
    ui.add_space(space::S);
    let mut outcome = Outcome::Stay;
    ui.horizontal_wrapped(|ui| {
        let close = style.text("stays-close");
        if Pressable::primary(&close).show(ui, view.thai).clicked() {
            commands.send(BackgroundChange::Hide.into());
            outcome = Outcome::Close;
        }
        let end = style.text(Action::Quit.key());
        if Pressable::button(&end).show(ui, view.thai).clicked() {
            outcome = Outcome::Do(Command::Do(Action::Quit));
        }
    });
    outcome
}

fn small(ui: &mut Ui, view: &View<'_>, text: &str) {
    Paragraph::new(text)
        .font(font(size::SMALL))
        .colour(view.colours.muted)
        .show(ui, view.thai);
}
