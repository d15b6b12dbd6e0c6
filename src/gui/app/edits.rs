//! Applies the commands that edit a registry.

use eframe::egui::Context;

use super::App;
use crate::gui::command::{Action, Change};
use crate::gui::editing::Editing;

impl App {
    /// Makes a change of the registry on screen.
    pub(super) fn change(&mut self, context: &Context, change: Change) {
        let open = &self.registries.open;
        // Its text was made from one that is no longer the newest.
        if change.of != open.revision || self.registries.is_reading() {
            return;
        }
        let style = self.choices.style;
        let editing = self
            .editing
            .get_or_insert_with(|| Editing::of(&open.loaded, style));
        // What is on screen is not the newest text, which would be lost.
        if self.registries.refused.is_some() && editing.text() != open.loaded.text {
            self.note("note-editing-broken");
            return;
        }
        editing.push(change.name, change.text);
        self.show_edited(context);
    }

    /// Opens a new registry that is in no file yet.
    pub(super) fn open_text(&mut self, context: &Context, name: String, text: String) {
        self.editing = Some(Editing::new(name, text));
        self.show_edited(context);
    }

    /// Does what the menu for editing has.
    pub(super) fn edit(&mut self, context: &Context, action: Action) {
        match action {
            Action::EditMode => self.toggle_editing(),
            Action::Undo => {
                if self.editing.as_mut().is_some_and(Editing::undo) {
                    self.show_edited(context);
                }
            }
            Action::Redo => {
                if self.editing.as_mut().is_some_and(Editing::redo) {
                    self.show_edited(context);
                }
            }
            _ => {}
        }
    }

    fn toggle_editing(&mut self) {
        let (open, style) = (&self.registries.open, self.choices.style);
        let begin = || Editing::of(&open.loaded, style);
        let editing = self.editing.get_or_insert_with(begin);
        let on = !editing.is_on();
        editing.turn(on);
        // Without changes there is nothing to keep.
        if !on && !editing.is_unsaved() {
            self.editing = None;
        }
    }

    /// Shows the text with all changes.
    fn show_edited(&mut self, context: &Context) {
        if let Some(editing) = &self.editing {
            let (origin, text) = (editing.origin().clone(), editing.text().to_owned());
            self.registries.edit(context, origin, text, self.patience);
        }
    }
}
