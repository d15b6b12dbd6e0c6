//! Where to save: chosen in the system's dialog, or typed as a path.

use std::path::{Path, PathBuf};

use eframe::egui::{Id, Key, Ui};

use super::super::super::command::Command;
use super::super::super::editing::{EditCommand, Editing, Subject};
use super::super::super::theme::{font, size};
use super::super::super::view::{Commands, View};
use super::super::super::widgets::{Field, Paragraph, Pressable, Steady, once};
use super::super::Outcome;
use super::{cancel, heading};
use crate::store;

/// The state of the box.
#[derive(Debug)]
pub struct Place {
    path: String,
    /// The file that is there already, and would be replaced.
    taken: Option<PathBuf>,
    /// Whether the dialog returned without a place.
    none_chosen: bool,
    /// Whether the field has been focused.
    focused: bool,
    /// The room for what is said about the typed place.
    room: Steady,
}

impl Place {
    /// Begins with the `suggested` place.
    pub fn new(suggested: &Path) -> Self {
        Self {
            path: suggested.display().to_string(),
            taken: None,
            none_chosen: false,
            focused: false,
            room: Steady::default(),
        }
    }

    /// Asks whether to replace the file at `path`.
    pub fn taken(path: &Path) -> Self {
        Self {
            taken: Some(path.to_owned()),
            ..Self::new(path)
        }
    }

    /// Records that the dialog returned without a place.
    pub fn no_place(&mut self) {
        self.none_chosen = true;
    }

    /// Draws the box.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        commands: &mut Commands,
    ) -> Outcome {
        let style = view.style;
        let mut outcome = Outcome::Stay;
        let is_people = |editing: &Editing| editing.subject() == Subject::People;
        let title = if view.editing.is_some_and(is_people) {
            "people-save"
        } else {
            "save-title"
        };
        heading(ui, view, title);
        if ui.button(style.text("save-choose")).clicked() {
            self.none_chosen = false;
            commands.send(Command::Edit(EditCommand::ChoosePlace));
        }
        if self.none_chosen {
            Paragraph::new(&style.text("save-none"))
                .colour(view.colours.muted)
                .show(ui, view.thai);
        }
        let name = style.text("save-path");
        Paragraph::new(&name).show(ui, view.thai);
        let width = ui.available_width();
        let id = Id::unique("save-path");
        let edit = Field::new(id, &mut self.path, font(size::BODY))
            .name(&name)
            .show(ui, view.thai, width);
        if !std::mem::replace(&mut self.focused, true) {
            edit.request_focus();
        }
        let typed = with_extension(store::absolute(&store::typed(&self.path)));
        let is_taken = self.taken.as_ref() == Some(&typed);
        self.room.line(ui, |ui| {
            if is_taken {
                Paragraph::new(&style.text("save-taken"))
                    .colour(view.colours.forbidden.text)
                    .show(ui, view.thai);
            }
        });
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let label = style.text(if is_taken {
            "save-replace"
        } else {
            "action-save"
        });
        let pressed = ui.horizontal(|ui| {
            let pressed = once(&Pressable::primary(&label).show(ui, view.thai));
            outcome = cancel(ui, view, Outcome::Stay);
            pressed
        });
        let pressed = pressed.inner;
        // Enter alone replaces nothing.
        if (pressed || entered && !is_taken) && !self.path.trim().is_empty() {
            let save = EditCommand::SaveTo {
                path: typed,
                replace: is_taken,
            };
            outcome = Outcome::Do(Command::Edit(save));
        }
        outcome
    }
}

/// Returns the path with the extension of registries, unless it has one.
fn with_extension(path: PathBuf) -> PathBuf {
    match path.extension() {
        Some(_) => path,
        None => path.with_extension("ron"),
    }
}
