//! Systems without shortcuts for programs.

use super::{NoHotkey, Pressed, Shortcut};

/// Nothing.
pub struct Keys;

impl Keys {
    pub fn new(_pressed: Pressed) -> Result<Self, NoHotkey> {
        Err(NoHotkey::Impossible)
    }

    pub fn grab(&mut self, _shortcut: Shortcut) -> Result<(), NoHotkey> {
        Err(NoHotkey::Impossible)
    }

    pub fn release(&mut self) {}
}
