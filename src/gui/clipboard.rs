//! What is copied, and whether it arrived: a clipboard may be held by another program, as over
//! remote desktop, or missing, and egui says nothing of it.

use std::thread;
use std::time::Duration;

use eframe::egui::Context;

use super::aside::{self, Aside};

/// Reads the system's clipboard.
pub type ReadClipboard = fn() -> Option<String>;

/// How often and after how long each time the clipboard is looked at before a text is given up.
const LOOKS: u32 = 8;
const WAIT: Duration = Duration::from_millis(60);

/// What is being copied.
#[derive(Debug, Default)]
pub struct Copying {
    read: Option<ReadClipboard>,
    /// What was copied last, and whether it arrived.
    last: Option<Aside<(String, bool)>>,
}

impl Copying {
    /// Copies that are held against what `read` gives; without it they are believed.
    #[must_use]
    pub fn new(read: Option<ReadClipboard>) -> Self {
        Self { read, last: None }
    }

    /// Puts `text` on the clipboard at the end of this frame.
    pub fn copy(&mut self, context: &Context, text: String) {
        context.copy_text(text.clone());
        let read = self.read;
        self.last = Some(Aside::start(context, move || {
            let wanted = plain(&text);
            let arrived = read.is_none_or(|read| {
                (0..LOOKS).any(|_| {
                    // First of all the window has to put it there.
                    thread::sleep(WAIT);
                    read().is_some_and(|there| plain(&there) == wanted)
                })
            });
            (text, arrived)
        }));
    }

    /// What was copied, and whether it arrived, once that is known.
    pub fn news(&mut self) -> Option<(String, bool)> {
        aside::take(&mut self.last)
    }
}

/// A text without what systems change on its way.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| *c != '\r' && *c != crate::text::breaks::JOINT)
        .collect()
}

/// The system's clipboard, where it can be read from beside the window: a Wayland compositor
/// gives it to windows only.
pub(super) fn system() -> Option<ReadClipboard> {
    let wayland = std::env::var_os("WAYLAND_DISPLAY").is_some();
    (!wayland).then_some(|| arboard::Clipboard::new().ok()?.get_text().ok())
}
