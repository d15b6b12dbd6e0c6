//! Copies text and checks that it arrived. The clipboard may be held by another program, as over
//! remote desktop, or missing, and egui does not report that.

use std::thread;
use std::time::Duration;

use eframe::egui::Context;

use super::background::{self, Task};

/// Reads the system's clipboard.
pub type ReadClipboard = fn() -> Option<String>;

/// The number of times the clipboard is checked, and the time before each, until a copy counts as
/// failed.
const MAX_CHECKS: u32 = 8;
const CHECK_INTERVAL: Duration = Duration::from_millis(60);

/// The copies in progress.
#[derive(Debug, Default)]
pub struct Copying {
    read: Option<ReadClipboard>,
    /// The last copied text, and whether it arrived.
    last: Option<Task<(String, bool)>>,
}

impl Copying {
    /// Creates copies that are verified with `read`. Without it, they are assumed to succeed.
    #[must_use]
    pub fn new(read: Option<ReadClipboard>) -> Self {
        Self { read, last: None }
    }

    /// Puts `text` on the clipboard at the end of this frame.
    pub fn copy(&mut self, context: &Context, text: String) {
        context.copy_text(text.clone());
        self.check(context, text);
    }

    /// Checks that `text`, which was copied just now, arrives.
    pub fn check(&mut self, context: &Context, text: String) {
        let read = self.read;
        self.last = Some(Task::start(context, move || {
            let wanted = plain(&text);
            let arrived = read.is_none_or(|read| {
                (0..MAX_CHECKS).any(|_| {
                    // The window has to put it there first.
                    thread::sleep(CHECK_INTERVAL);
                    read().is_some_and(|there| plain(&there) == wanted)
                })
            });
            (text, arrived)
        }));
    }

    /// Returns the copied text and whether it arrived, once that is known.
    pub fn news(&mut self) -> Option<(String, bool)> {
        background::take(&mut self.last)
    }
}

/// Returns a text without what systems change in transit.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| *c != '\r' && *c != crate::text::breaks::JOINT)
        .collect()
}

/// Returns how the HTML on the system's clipboard is read, where that is possible.
pub(super) fn system_html() -> Option<ReadClipboard> {
    system().map(|_| -> ReadClipboard { || arboard::Clipboard::new().ok()?.get().html().ok() })
}

/// Returns the system's clipboard, if it can be read from outside the window. A Wayland compositor
/// gives it only to windows.
pub(super) fn system() -> Option<ReadClipboard> {
    let wayland = std::env::var_os("WAYLAND_DISPLAY").is_some();
    (!wayland).then_some(|| arboard::Clipboard::new().ok()?.get_text().ok())
}
