//! What only the desktop knows: where the pointer is, and which program is in front.

use std::fmt;

/// The program in front, to be brought back there.
#[derive(Clone, Copy, Default)]
pub struct Front(#[cfg(target_os = "linux")] Option<u32>);

impl fmt::Debug for Front {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Front").finish_non_exhaustive()
    }
}

/// Returns the pointer's position in pixels of the whole desktop, if the system tells.
#[cfg(windows)]
pub fn pointer() -> Option<(i32, i32)> {
    let at = winsafe::GetCursorPos().ok()?;
    Some((at.x, at.y))
}

/// Returns the pointer's position in pixels of the whole desktop, if the system tells.
#[cfg(not(any(windows, target_os = "linux")))]
pub fn pointer() -> Option<(i32, i32)> {
    None
}

#[cfg(not(target_os = "linux"))]
impl Front {
    /// Remembers what is in front. Elsewhere a window that is hidden gives the focus back by itself.
    pub fn now() -> Self {
        Self()
    }

    /// Brings it to the front again.
    pub fn restore(self) {}
}

#[cfg(target_os = "linux")]
pub use x11::pointer;

#[cfg(target_os = "linux")]
mod x11 {
    use x11rb::connection::Connection;
    use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, Window};
    use x11rb::rust_connection::RustConnection;

    use super::Front;
    use crate::gui::hotkey::is_wayland;

    const ACTIVE_WINDOW: &[u8] = b"_NET_ACTIVE_WINDOW";

    /// Says that the request comes from the user, and not from a program that wants attention.
    const BY_THE_USER: u32 = 2;

    fn connect() -> Option<(RustConnection, Window)> {
        if is_wayland() {
            return None;
        }
        let (connection, screen) = RustConnection::connect(None).ok()?;
        let root = connection.setup().roots.get(screen)?.root;
        Some((connection, root))
    }

    /// Returns the pointer's position in pixels of the whole desktop.
    pub fn pointer() -> Option<(i32, i32)> {
        let (connection, root) = connect()?;
        let pointer = connection.query_pointer(root).ok()?.reply().ok()?;
        Some((pointer.root_x.into(), pointer.root_y.into()))
    }

    impl Front {
        /// Remembers what is in front.
        pub fn now() -> Self {
            Self(active())
        }

        /// Brings it to the front again.
        pub fn restore(self) {
            if let Some(window) = self.0
                && bring(window).is_none()
            {
                // The display is gone, or the window manager is.
            }
        }
    }

    fn active() -> Option<Window> {
        let (connection, root) = connect()?;
        let atom = connection.intern_atom(true, ACTIVE_WINDOW).ok()?;
        let atom = atom.reply().ok()?.atom;
        let property = connection.get_property(false, root, atom, AtomEnum::WINDOW, 0, 1);
        let property = property.ok()?.reply().ok()?;
        let window = property.value32()?.next()?;
        (window != 0).then_some(window)
    }

    fn bring(window: Window) -> Option<()> {
        let (connection, root) = connect()?;
        let atom = connection.intern_atom(true, ACTIVE_WINDOW).ok()?;
        let atom = atom.reply().ok()?.atom;
        let message = ClientMessageEvent::new(32, window, atom, [BY_THE_USER, 0, 0, 0, 0]);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        let sent = connection.send_event(false, root, mask, message).ok()?;
        sent.check().ok()
    }
}
