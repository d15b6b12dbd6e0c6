//! One shortcut that works in every program. The system reports it; nothing here looks at the
//! keyboard, or wakes while nobody presses it.

#[cfg(any(windows, target_os = "macos"))]
#[path = "hotkey/system.rs"]
mod keys;
#[cfg(target_os = "linux")]
#[path = "hotkey/x11.rs"]
mod keys;
#[cfg(not(any(windows, target_os = "macos", target_os = "linux")))]
#[path = "hotkey/none.rs"]
mod keys;
mod shortcut;

use std::sync::Arc;

pub use shortcut::Shortcut;

/// What is done when the shortcut is pressed, on a thread of its own.
pub type Pressed = Arc<dyn Fn() + Send + Sync>;

/// Why there is no shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoHotkey {
    /// Another program has it.
    Taken,
    /// The system has no shortcuts for programs, or no such key.
    Impossible,
}

/// The shortcut, as far as it is registered.
#[derive(Default)]
pub struct Hotkey {
    keys: Option<keys::Keys>,
    registered: Option<Shortcut>,
    failure: Option<NoHotkey>,
}

impl std::fmt::Debug for Hotkey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hotkey")
            .field("registered", &self.registered)
            .field("failure", &self.failure)
            .finish_non_exhaustive()
    }
}

impl Hotkey {
    /// Registers `wanted` in place of the shortcut before it, or none.
    pub fn set(&mut self, wanted: Option<Shortcut>, pressed: &Pressed) {
        if wanted == self.registered && self.failure.is_none() {
            return;
        }
        if let (Some(keys), Some(_)) = (&mut self.keys, self.registered.take()) {
            keys.release();
        }
        self.failure = None;
        let Some(wanted) = wanted else { return };
        match self.register(wanted, pressed) {
            Ok(()) => self.registered = Some(wanted),
            Err(failure) => self.failure = Some(failure),
        }
    }

    fn register(&mut self, wanted: Shortcut, pressed: &Pressed) -> Result<(), NoHotkey> {
        if is_wayland() {
            return Err(NoHotkey::Impossible);
        }
        let keys = match &mut self.keys {
            Some(keys) => keys,
            none => none.insert(keys::Keys::new(Arc::clone(pressed))?),
        };
        keys.grab(wanted)
    }

    /// Returns why the shortcut does not work, if it does not.
    pub fn failure(&self) -> Option<NoHotkey> {
        self.failure
    }
}

/// Returns whether the window is on Wayland, which keeps keys and places of windows from programs.
pub fn is_wayland() -> bool {
    cfg!(target_os = "linux")
        && std::env::var_os("WAYLAND_DISPLAY").is_some_and(|name| !name.is_empty())
}
