//! The shortcut on X11: a passive grab of one key, and a thread that sleeps until the server
//! reports it. Libraries for this look for events twenty times a second.

use std::sync::Arc;
use std::thread;

use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{ConnectionExt, GrabMode, Keycode, ModMask, Window};
use x11rb::protocol::{ErrorKind, Event};
use x11rb::rust_connection::RustConnection;

use super::{NoHotkey, Pressed, Shortcut};
use crate::gui::desktop;

/// Num Lock and Caps Lock, which count as held keys.
const LOCKS: [ModMask; 2] = [ModMask::M2, ModMask::LOCK];

/// The grabbed key.
pub struct Keys {
    connection: Arc<RustConnection>,
    root: Window,
    grabbed: Option<(Keycode, ModMask)>,
}

impl Keys {
    /// Connects to the display. `pressed` is called on each press.
    pub fn new(pressed: Pressed) -> Result<Self, NoHotkey> {
        let (connection, root) = desktop::connect().ok_or(NoHotkey::Impossible)?;
        let connection = Arc::new(connection);
        let events = Arc::clone(&connection);
        // It ends with the program, or when the display goes away.
        thread::spawn(move || {
            while let Ok(event) = events.wait_for_event() {
                // Only grabbed keys arrive here.
                if matches!(event, Event::KeyPress(_)) {
                    pressed();
                }
            }
        });
        Ok(Self {
            connection,
            root,
            grabbed: None,
        })
    }

    /// Grabs `shortcut`.
    pub fn grab(&mut self, shortcut: Shortcut) -> Result<(), NoHotkey> {
        let key = self.keycode(shortcut).ok_or(NoHotkey::Impossible)?;
        let held = held(shortcut);
        self.grabbed = Some((key, held));
        for locks in locks() {
            let result = self.connection.grab_key(
                false,
                self.root,
                held | locks,
                key,
                GrabMode::ASYNC,
                GrabMode::ASYNC,
            );
            let result = result.map_err(|_| NoHotkey::Impossible)?.check();
            if let Err(error) = result {
                self.release();
                let is_taken = matches!(
                    &error,
                    ReplyError::X11Error(error) if error.error_kind == ErrorKind::Access
                );
                return Err(if is_taken {
                    NoHotkey::Taken
                } else {
                    NoHotkey::Impossible
                });
            }
        }
        Ok(())
    }

    /// Gives the key back.
    pub fn release(&mut self) {
        let Some((key, held)) = self.grabbed.take() else {
            return;
        };
        for locks in locks() {
            if let Ok(result) = self.connection.ungrab_key(key, self.root, held | locks) {
                result.ignore_error();
            }
        }
        // If the display is gone, so is the grab.
        let _ = self.connection.flush();
    }

    /// Returns the key that types the shortcut's letter, or the one where it is on most keyboards:
    /// a Thai layout has no Latin letters.
    fn keycode(&self, shortcut: Shortcut) -> Option<Keycode> {
        let setup = self.connection.setup();
        let first = setup.min_keycode;
        let count = setup.max_keycode - first + 1;
        let mapping = self.connection.get_keyboard_mapping(first, count).ok()?;
        let mapping = mapping.reply().ok()?;
        let wanted = shortcut.keysym();
        let mut keys = mapping
            .keysyms
            .chunks(mapping.keysyms_per_keycode.max(1).into());
        let found = keys.position(|symbols| symbols.contains(&wanted));
        let found = found.and_then(|at| first.checked_add(u8::try_from(at).ok()?));
        found.or_else(|| shortcut.usual_keycode())
    }
}

fn locks() -> impl Iterator<Item = ModMask> {
    let [number, capitals] = LOCKS;
    [ModMask::default(), number, capitals, number | capitals].into_iter()
}

fn held(shortcut: Shortcut) -> ModMask {
    let mut held = ModMask::default();
    for (is_held, mask) in [
        (shortcut.ctrl, ModMask::CONTROL),
        (shortcut.alt, ModMask::M1),
        (shortcut.shift, ModMask::SHIFT),
    ] {
        if is_held {
            held |= mask;
        }
    }
    held
}
