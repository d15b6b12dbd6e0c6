//! The shortcut on Windows and macOS. It must be made on the thread of the window, whose events
//! bring it.

use global_hotkey::hotkey::HotKey;
use global_hotkey::{Error, GlobalHotKeyEvent, GlobalHotKeyManager, HotKeyState};

use super::{NoHotkey, Pressed, Shortcut};

/// The registered key.
pub struct Keys {
    manager: GlobalHotKeyManager,
    grabbed: Option<HotKey>,
}

impl Keys {
    /// Connects to the system. `pressed` is called on each press.
    pub fn new(pressed: Pressed) -> Result<Self, NoHotkey> {
        let manager = GlobalHotKeyManager::new().map_err(|_| NoHotkey::Impossible)?;
        GlobalHotKeyEvent::set_event_handler(Some(move |event: GlobalHotKeyEvent| {
            if event.state() == HotKeyState::Pressed {
                pressed();
            }
        }));
        Ok(Self {
            manager,
            grabbed: None,
        })
    }

    /// Registers `shortcut`.
    pub fn grab(&mut self, shortcut: Shortcut) -> Result<(), NoHotkey> {
        let key: HotKey = shortcut.code().parse().map_err(|_| NoHotkey::Impossible)?;
        self.manager.register(key).map_err(|error| match error {
            Error::AlreadyRegistered(_) => NoHotkey::Taken,
            _ => NoHotkey::Impossible,
        })?;
        self.grabbed = Some(key);
        Ok(())
    }

    /// Gives the key back.
    pub fn release(&mut self) {
        if let Some(key) = self.grabbed.take() {
            // It ends with the program in any case.
            let _ = self.manager.unregister(key);
        }
    }
}
