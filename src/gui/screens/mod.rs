//! One file per screen. A screen reads a [`View`], draws, and sends commands. It keeps its own
//! state between frames.

pub mod check;
pub mod confirm;
pub mod differences;
pub mod directory;
pub mod draft;
pub mod edit;
mod fields;
pub mod find;
pub mod guideline;
pub mod import;
pub mod letter;
mod list;
pub mod onboarding;
pub(super) mod parts;
pub mod people;
pub mod print;
mod rule_buttons;
pub mod source;

use eframe::egui::Ui;

use super::command::Screen;
use super::view::{Commands, Revision, View};

/// The state of the screens.
#[derive(Debug, Default)]
pub struct Screens {
    pub find: find::State,
    pub guideline: guideline::State,
    pub directory: directory::State,
    pub onboarding: onboarding::State,
    pub letter: letter::State,
    pub check: check::State,
    pub print: print::State,
    pub draft: draft::State,
    pub import: import::State,
    pub people: people::State,
    pub differences: differences::State,
    pub confirm: confirm::State,
    pub edit: edit::State,
    pub source: source::State,
}

impl Screens {
    /// Draws `screen`.
    pub fn show(&mut self, screen: Screen, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if screen != Screen::People {
            self.people.leave();
        }
        if screen != Screen::Confirm {
            confirm::note(ui, view, commands);
        }
        match screen {
            Screen::Find => find::show(ui, view, &mut self.find, commands),
            Screen::Guideline => guideline::show(ui, view, &mut self.guideline, commands),
            Screen::Directory => directory::show(ui, view, &mut self.directory, commands),
            Screen::Onboarding => onboarding::show(ui, view, &mut self.onboarding, commands),
            Screen::Letter => letter::show(ui, view, &mut self.letter, commands),
            Screen::Check => check::show(ui, view, &mut self.check, commands),
            Screen::Print => print::show(ui, view, &mut self.print, commands),
            Screen::Draft => draft::show(ui, view, &mut self.draft, commands),
            Screen::Import => import::show(ui, view, &mut self.import, commands),
            Screen::Differences => {
                differences::show(ui, view, &mut self.differences, commands);
            }
            Screen::Confirm => confirm::show(ui, view, &mut self.confirm, commands),
            Screen::People => people::show(ui, view, &mut self.people, commands),
            Screen::Source => source::show(ui, view, &mut self.source, commands),
        }
        edit::show(ui, view, &mut self.edit, commands);
        if let Some((kind, at)) = self.edit.take_edited() {
            self.directory.show_record(kind, at);
        }
    }

    /// Focuses the text field of `screen`, if it has one.
    pub fn focus(&mut self, screen: Screen) {
        match screen {
            Screen::Find => self.find.focus(),
            Screen::Draft => self.draft.focus(),
            Screen::Onboarding => self.onboarding.focus(),
            _ => {}
        }
    }
}
