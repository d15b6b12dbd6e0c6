//! Opening the manual.

use std::sync::Arc;

use eframe::egui::Context;

use super::App;
use crate::gui::manual::Opened;
use crate::report::ManualOrder;

impl App {
    /// Makes the manual for the registry on screen, and opens it.
    pub(super) fn open_manual(&mut self, context: &Context) {
        let registry = Arc::clone(&self.registries.open.registry);
        let order = ManualOrder {
            shortcut: self.choices.settings.shortcut.clone(),
            day: self.today.day(),
        };
        let style = self.choices.style;
        if self.manual.open(context, registry, order, style) {
            self.note("manual-making");
        }
    }

    /// Says what came of opening the manual, if it was not opened.
    pub(super) fn receive_manual(&mut self) {
        match self.manual.receive() {
            Some(Opened::NotMade(why)) => self.note_with("manual-not-made", "why", &why),
            Some(Opened::NotShown(file)) => {
                let file = file.display().to_string();
                self.note_with("manual-not-opened", "file", &file);
            }
            Some(Opened::Shown) | None => {}
        }
    }
}
