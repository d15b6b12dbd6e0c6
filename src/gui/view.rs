//! The input and output of drawing: every screen and widget receives a [`View`] and sends
//! [`Commands`].

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::command::Command;
use super::editing::{Editing, Subject};
use super::hotkey::NoHotkey;
use super::people::{NotOpen, OpenFile};
use super::pictures::Pictures;
use super::theme::Colours;
use super::widgets::ThaiText;
use crate::registry::{Registry, RoleId};
use crate::report::{InForceReport, Style};
use crate::store::{Loaded, Settings};
use crate::text::Date;
use crate::understand::Understander;

/// The input of every screen.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub registry: &'a Arc<Registry>,
    pub revision: Revision,
    /// The registry's file: its name, text and problems.
    pub loaded: &'a Arc<Loaded>,
    /// A newer state of the file that could not be opened, if there is one.
    pub refused: Option<(Revision, &'a Arc<Loaded>)>,
    /// The user's changes to the registry on screen, while it is being edited.
    pub editing: Option<&'a Editing>,
    /// The file of people, if one is open.
    pub people: Option<&'a OpenFile>,
    /// Whether a file of people is being read.
    pub people_loading: bool,
    /// Why none is open, if that has a reason.
    pub people_not_open: Option<&'a NotOpen>,
    pub thai: &'a ThaiText,
    pub pictures: &'a Pictures,
    /// The language understanding; see [`View::understander`].
    pub understander: &'a Arc<OnceLock<Understander>>,
    pub style: Style,
    pub colours: &'static Colours,
    /// The user's role.
    pub role: Option<RoleId>,
    pub settings: &'a Settings,
    /// How long a frame waits for background work.
    pub patience: Duration,
    /// Today, if the machine knows it.
    pub day: Option<Date>,
    /// Why the shortcut for every program does not work, if it does not.
    pub shortcut_failure: Option<NoHotkey>,
    /// Which letter everything rests on, and whether it is in force today.
    pub in_force: &'a Arc<InForceReport>,
}

/// The commands sent during one frame.
#[derive(Debug, Default)]
pub struct Commands(Vec<Command>);

impl Commands {
    /// Adds a command.
    pub fn send(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Takes all commands.
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0)
    }
}

/// Identifies an opened registry. State that a screen keeps is valid only for the revision it was
/// created for. Every registry that is opened gets a new one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision(u64);

impl Revision {
    /// Returns the next revision.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl View<'_> {
    /// Returns the view with the changes of `subject` as those that are being edited.
    #[must_use]
    pub fn of_subject(self, subject: Subject) -> Self {
        match subject {
            Subject::Registry => self,
            Subject::People => Self {
                editing: self.people.map(|people| &people.editing),
                ..self
            },
        }
    }

    /// Returns whether the screens show how to edit what they show.
    #[must_use]
    pub fn is_editing(&self) -> bool {
        self.editing.is_some_and(Editing::is_on)
    }

    /// Returns the language understanding for the registry on screen. It is built in the background
    /// once the registry is open. Earlier callers wait for it.
    #[must_use]
    pub fn understander(&self) -> &Understander {
        self.understander
            .get_or_init(|| Understander::new(self.registry))
    }
}
