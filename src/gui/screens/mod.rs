//! One file a screen. A screen reads a [`View`], draws, and sends commands; what it remembers
//! between frames is its own state.

pub mod check;
pub mod directory;
pub mod draft;
pub mod find;
pub mod guideline;
pub mod letter;
pub mod onboarding;
mod parts;
pub mod print;

use std::sync::{Arc, OnceLock};

use eframe::egui::Ui;

use super::command::{Command, Screen};
use super::theme::Colours;
use super::widgets::ThaiText;
use crate::registry::{Registry, RoleId};
use crate::report::Style;
use crate::store::{Loaded, Settings};
use crate::understand::Understander;

/// What every screen is given.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub registry: &'a Arc<Registry>,
    /// The registry as it was read: its name, its text and its problems.
    pub loaded: &'a Loaded,
    /// A newer state of the file that could not be opened, if there is one.
    pub refused: Option<&'a Loaded>,
    pub thai: &'a ThaiText,
    /// What reads a person's words; see [`View::understander`].
    pub understander: &'a Arc<OnceLock<Understander>>,
    pub style: Style,
    pub colours: &'static Colours,
    /// My role.
    pub role: Option<RoleId>,
    pub settings: &'a Settings,
}

/// The commands that the screens of this frame send.
#[derive(Debug, Default)]
pub struct Commands(Vec<Command>);

impl Commands {
    pub fn send(&mut self, command: Command) {
        self.0.push(command);
    }

    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0)
    }
}

/// What the screens remember.
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
}

impl Screens {
    /// Draws `screen`.
    pub fn show(&mut self, screen: Screen, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        match screen {
            Screen::Find => find::show(ui, view, &mut self.find, commands),
            Screen::Guideline => guideline::show(ui, view, &mut self.guideline, commands),
            Screen::Directory => directory::show(ui, view, &mut self.directory, commands),
            Screen::Onboarding => onboarding::show(ui, view, &mut self.onboarding, commands),
            Screen::Letter => letter::show(ui, view, &mut self.letter, commands),
            Screen::Check => check::show(ui, view, &mut self.check, commands),
            Screen::Print => print::show(ui, view, &mut self.print, commands),
            Screen::Draft => draft::show(ui, view, &mut self.draft, commands),
        }
    }

    /// Puts the cursor into the box of `screen`, if it has one.
    pub fn focus(&mut self, screen: Screen) {
        match screen {
            Screen::Find => self.find.focus(),
            Screen::Draft => self.draft.focus(),
            _ => {}
        }
    }
}

/// What a screen remembers goes with the registry it was remembered for: this tells one from
/// another. Compare with `==` only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edition(usize);

impl View<'_> {
    /// What reads a person's words by the registry on screen. It is made aside as soon as the
    /// registry is open; who asks before that waits for it.
    #[must_use]
    pub fn understander(&self) -> &Understander {
        self.understander
            .get_or_init(|| Understander::new(self.registry))
    }

    /// The edition of the registry on screen.
    #[must_use]
    pub fn edition(&self) -> Edition {
        Edition(Arc::as_ptr(self.registry).addr())
    }
}
