//! The changes that a user makes to the registry on screen, until they are saved. They are kept as
//! whole texts; see [`crate::registry::edit`].

use super::command::ChangeName;
use crate::registry::edit::History;
use crate::report::Style;
use crate::store::{Loaded, Origin};

/// A registry that is being edited.
#[derive(Debug)]
pub struct Editing {
    history: History<ChangeName>,
    /// The file that it is saved to, or the name of a new registry.
    origin: Origin,
    /// Whether the screens show how to edit what they show.
    is_on: bool,
}

impl Editing {
    /// Begins to edit the registry `loaded`. The built-in one is never changed: a copy of it is.
    #[must_use]
    pub fn of(loaded: &Loaded, style: Style) -> Self {
        let origin = match &loaded.origin {
            Origin::Builtin => Origin::New(style.text("editing-copy-of-builtin")),
            origin => origin.clone(),
        };
        Self {
            history: History::new(loaded.text.clone()),
            origin,
            is_on: false,
        }
    }

    /// Begins with a registry that is in no file yet.
    #[must_use]
    pub fn new(name: String, text: String) -> Self {
        Self {
            history: History::unsaved(text),
            origin: Origin::New(name),
            is_on: true,
        }
    }

    /// Returns whether the screens show how to edit what they show.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Shows or hides how to edit.
    pub fn turn(&mut self, on: bool) {
        self.is_on = on;
    }

    /// Returns whether there are changes that are in no file.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.history.is_changed()
    }

    /// Returns the file that it is saved to, or the name of a new registry.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns the text with all changes.
    #[must_use]
    pub fn text(&self) -> &str {
        self.history.text()
    }

    /// Returns the name of the step that would be undone.
    #[must_use]
    pub fn next_undo(&self) -> Option<&ChangeName> {
        self.history.next_undo()
    }

    /// Returns the name of the step that would be redone.
    #[must_use]
    pub fn next_redo(&self) -> Option<&ChangeName> {
        self.history.next_redo()
    }

    /// Takes a step.
    pub fn push(&mut self, name: ChangeName, text: String) {
        self.history.push(name, text);
    }

    /// Undoes a step. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.history.undo().is_some()
    }

    /// Redoes a step. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        self.history.redo().is_some()
    }

    /// Records that the text was saved to `origin`.
    pub fn saved_to(&mut self, origin: Origin) {
        self.origin = origin;
        self.history.mark_saved();
    }
}
