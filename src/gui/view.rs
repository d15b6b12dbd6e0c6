//! What is drawn from and what comes back: a [`View`] goes into every screen and widget, and
//! [`Commands`] come out.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::command::Command;
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
    pub edition: Edition,
    /// The registry as it was read: its name, its text and its problems.
    pub loaded: &'a Arc<Loaded>,
    /// A newer state of the file that could not be opened, if there is one.
    pub refused: Option<(Edition, &'a Arc<Loaded>)>,
    pub thai: &'a ThaiText,
    /// What reads a person's words; see [`View::understander`].
    pub understander: &'a Arc<OnceLock<Understander>>,
    pub style: Style,
    pub colours: &'static Colours,
    /// My role.
    pub role: Option<RoleId>,
    pub settings: &'a Settings,
    /// How long a frame waits for what is worked out aside.
    pub patience: Duration,
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

/// What a screen remembers goes with the registry it was remembered for: this tells one from
/// another. Each registry that is opened has one of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edition(u64);

impl Edition {
    /// The edition after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl View<'_> {
    /// What reads a person's words by the registry on screen. It is made aside as soon as the
    /// registry is open; who asks before that waits for it.
    #[must_use]
    pub fn understander(&self) -> &Understander {
        self.understander
            .get_or_init(|| Understander::new(self.registry))
    }
}
