//! What only the desktop knows: where the pointer is, and which program is in front.

use std::fmt;

#[cfg(not(any(windows, target_os = "linux")))]
pub use other::{Front, bring, pointer, redraw};
#[cfg(windows)]
pub use windows::{Front, bring, pointer, redraw};
#[cfg(target_os = "linux")]
pub use x11::{Front, bring, connect, pointer, redraw};

impl fmt::Debug for Front {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Front").finish_non_exhaustive()
    }
}

#[cfg(not(any(windows, target_os = "linux")))]
mod other {
    /// The program in front. A window that is hidden gives the focus back by itself.
    #[derive(Default)]
    pub struct Front;

    impl Front {
        /// Remembers what is in front.
        pub fn now() -> Self {
            Self
        }

        /// Brings it to the front again.
        pub fn restore(self) {}
    }

    /// Brings this program's window to the front. Here the window itself can ask for that.
    pub fn bring(_class: &str, _title: &str) -> bool {
        true
    }

    /// Makes a hidden window draw a frame. Here only shown windows do.
    pub fn redraw(_class: &str) -> bool {
        false
    }

    /// Returns the pointer's position in pixels of the whole desktop, if the system tells.
    pub fn pointer() -> Option<(i32, i32)> {
        None
    }
}

#[cfg(windows)]
mod windows {
    use winsafe::{GetCursorPos, HWND};

    /// The program in front, to be brought back there.
    #[derive(Default)]
    pub struct Front(Option<HWND>);

    impl Front {
        /// Remembers what is in front.
        pub fn now() -> Self {
            Self(HWND::GetForegroundWindow())
        }

        /// Brings it to the front again. Without this, the system may choose another window of this
        /// program instead.
        pub fn restore(self) {
            if let Some(window) = self.0 {
                // It fails only if that window is gone.
                window.SetForegroundWindow();
            }
        }
    }

    /// Brings this program's window with the title `title` to the front, which the system allows to
    /// the program whose shortcut was pressed. Returns whether there is such a window. winit would press
    /// the Alt key for that, which opens the menu of the program in front.
    pub fn bring(_class: &str, title: &str) -> bool {
        let Ok(Some(window)) = HWND::FindWindow(None, Some(title)) else {
            return false;
        };
        let (_, process) = window.GetWindowThreadProcessId();
        if process != std::process::id() {
            return false;
        }
        window.SetForegroundWindow();
        true
    }

    /// Makes a hidden window draw a frame. Here only shown windows do.
    pub fn redraw(_class: &str) -> bool {
        false
    }

    /// Returns the pointer's position in pixels of the whole desktop, if the system tells.
    pub fn pointer() -> Option<(i32, i32)> {
        let at = GetCursorPos().ok()?;
        Some((at.x, at.y))
    }
}

#[cfg(target_os = "linux")]
mod x11 {
    use x11rb::connection::Connection;
    use x11rb::protocol::xproto::{
        Atom, AtomEnum, ClientMessageEvent, ConnectionExt, EXPOSE_EVENT, EventMask, ExposeEvent,
        Window,
    };
    use x11rb::rust_connection::RustConnection;

    use crate::gui::hotkey::is_wayland;

    const ACTIVE_WINDOW: &[u8] = b"_NET_ACTIVE_WINDOW";

    const CLIENTS: &[u8] = b"_NET_CLIENT_LIST";

    /// The most windows to look at, and the longest name of a class, both in units of four bytes.
    const MAX_CLIENTS: u32 = 1024;
    const MAX_CLASS: u32 = 64;

    /// Says that the request comes from the user, and not from a program that wants attention.
    const BY_THE_USER: u32 = 2;

    /// Connects to the display. Returns the window that everything is in.
    pub fn connect() -> Option<(RustConnection, Window)> {
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

    /// The program in front, to be brought back there.
    #[derive(Default)]
    pub struct Front(Option<Window>);

    impl Front {
        /// Remembers what is in front.
        pub fn now() -> Self {
            Self(active())
        }

        /// Brings it to the front again.
        pub fn restore(self) {
            // It fails only if the display or the window manager is gone.
            let _ = self.0.and_then(|window| {
                let (connection, root) = connect()?;
                activate(&connection, root, window)
            });
        }
    }

    fn atom(connection: &RustConnection, name: &[u8]) -> Option<Atom> {
        Some(connection.intern_atom(true, name).ok()?.reply().ok()?.atom)
    }

    /// Returns the windows in the desktop's list `name`, `most` at most.
    fn listed(
        connection: &RustConnection,
        root: Window,
        name: &[u8],
        most: u32,
    ) -> Option<Vec<Window>> {
        let name = atom(connection, name)?;
        let list = connection.get_property(false, root, name, AtomEnum::WINDOW, 0, most);
        let list = list.ok()?.reply().ok()?;
        Some(list.value32()?.collect())
    }

    fn active() -> Option<Window> {
        let (connection, root) = connect()?;
        let active = listed(&connection, root, ACTIVE_WINDOW, 1)?;
        active.first().copied().filter(|&window| window != 0)
    }

    /// Brings the window of the class `class` to the front, as a desktop does when the user asks for
    /// it. Returns whether there was one.
    pub fn bring(class: &str, _title: &str) -> bool {
        let brought = || {
            let (connection, root) = connect()?;
            let window = of_class(&connection, root, class)?;
            activate(&connection, root, window)
        };
        brought().is_some()
    }

    /// Makes this program's hidden window of the class `class` draw a frame, by an event as it comes
    /// when a window has been uncovered. Returns whether there is such a window.
    pub fn redraw(class: &str) -> bool {
        let redrawn = || {
            let (connection, root) = connect()?;
            // A window that is not shown is in no other one, and in no list.
            let tree = connection.query_tree(root).ok()?.reply().ok()?;
            let process = atom(&connection, b"_NET_WM_PID")?;
            let is_ours = |window| {
                let id = connection.get_property(false, window, process, AtomEnum::CARDINAL, 0, 1);
                let id = id.ok()?.reply().ok()?.value32()?.next()?;
                Some(id == std::process::id())
            };
            let mut windows = tree.children.into_iter();
            let window = windows.find(|&window| {
                is_of_class(&connection, window, class) && is_ours(window) == Some(true)
            })?;
            let event = ExposeEvent {
                response_type: EXPOSE_EVENT,
                sequence: 0,
                window,
                x: 0,
                y: 0,
                width: 1,
                height: 1,
                count: 0,
            };
            let sent = connection.send_event(false, window, EventMask::NO_EVENT, event);
            sent.ok()?.check().ok()
        };
        redrawn().is_some()
    }

    /// Returns the window of the class `class` among those that the window manager shows.
    fn of_class(connection: &RustConnection, root: Window, class: &str) -> Option<Window> {
        let shown = listed(connection, root, CLIENTS, MAX_CLIENTS)?;
        let mut shown = shown.into_iter();
        shown.find(|&window| is_of_class(connection, window, class))
    }

    fn is_of_class(connection: &RustConnection, window: Window, class: &str) -> bool {
        let named = connection.get_property(
            false,
            window,
            AtomEnum::WM_CLASS,
            AtomEnum::STRING,
            0,
            MAX_CLASS,
        );
        let named = named.ok().and_then(|named| named.reply().ok());
        named.is_some_and(|named| {
            let mut parts = named.value.split(|byte| *byte == 0);
            parts.any(|part| part == class.as_bytes())
        })
    }

    fn activate(connection: &RustConnection, root: Window, window: Window) -> Option<()> {
        let atom = atom(connection, ACTIVE_WINDOW)?;
        let message = ClientMessageEvent::new(32, window, atom, [BY_THE_USER, 0, 0, 0, 0]);
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        let sent = connection.send_event(false, root, mask, message).ok()?;
        sent.check().ok()
    }
}
