//! One file a screen. A screen reads a [`View`], draws, and sends commands; what it remembers
//! between frames is its own state.

pub mod find;
pub mod guideline;

use std::sync::Arc;

use super::command::Command;
use super::theme::Colours;
use super::widgets::ThaiText;
use crate::registry::Registry;
use crate::report::Style;

/// The screens, in the order of the bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// หากลุ่ม: which group for this need.
    Find,
    /// ตารางแนวทาง: the letter's table.
    #[default]
    Guideline,
}

impl Screen {
    pub const ALL: [Self; 2] = [Self::Find, Self::Guideline];

    /// The message that names the screen.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Find => "screen-find",
            Self::Guideline => "screen-guideline",
        }
    }
}

/// What every screen is given.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub registry: &'a Arc<Registry>,
    pub thai: &'a ThaiText,
    pub style: Style,
    pub colours: &'static Colours,
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
