//! Transient notifications in a corner of the window.

use std::time::Duration;

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Id, Rect, Sense, Ui, Vec2, WidgetInfo};
use egui_notify::Toasts;

/// How long a notification is shown.
const SHORT_DURATION: Duration = Duration::from_secs(4);

/// How long a notification is shown if the user did not ask for it and it has more to say.
const LONG_DURATION: Duration = Duration::from_secs(20);

/// The notifications on screen.
#[derive(Default)]
pub struct Notes {
    toasts: Toasts,
    /// The newest one, for screen readers.
    newest: String,
}

impl std::fmt::Debug for Notes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Notes")
            .field("newest", &self.newest)
            .finish_non_exhaustive()
    }
}

impl Notes {
    /// Shows `text` for a while.
    pub fn add(&mut self, text: String) {
        self.add_for(text, SHORT_DURATION);
    }

    /// Shows `text` for longer than usual.
    pub fn add_lasting(&mut self, text: String) {
        self.add_for(text, LONG_DURATION);
    }

    fn add_for(&mut self, text: String, stays: Duration) {
        self.newest.clone_from(&text);
        // The icons of other kinds of toasts are missing from all fonts.
        self.toasts
            .basic(text)
            .closable(false)
            .duration(Some(stays));
    }

    /// Draws the notifications.
    pub fn show(&mut self, ui: &Ui) {
        self.toasts.show(ui);
        if self.toasts.is_empty() {
            self.newest.clear();
            return;
        }
        // The toasts are only painted, so a separate node announces them.
        let nowhere = Rect::from_min_size(ui.max_rect().right_top(), Vec2::ZERO);
        let id = Id::unique("note");
        let announcement = ui.interact(nowhere, id, Sense::hover());
        announcement.widget_info(|| WidgetInfo::labeled(Role::Status, true, &self.newest));
        ui.accesskit_node_builder(id, |node| node.set_live(Live::Polite));
    }
}
