//! The files to open: chosen in the system's dialog, typed as a path, or recently opened.

use eframe::egui::{Align, Id, Key, Layout, RichText, Ui};

use super::super::command::{Action, Command};
use super::super::theme::{font, size, space, strong};
use super::super::view::{Commands, View};
use super::super::widgets::{Field, Paragraph, Pressable};
use super::Outcome;
use crate::store;

/// The state of the file list.
#[derive(Debug, Default)]
pub struct Files {
    path: String,
    /// Whether the file dialog returned without a file.
    no_file: bool,
    /// Whether the field for the path has been focused.
    focused: bool,
}

impl Files {
    /// Records that the file dialog returned without a file.
    pub fn no_file_chosen(&mut self) {
        self.no_file = true;
    }

    /// Draws the list.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> Outcome {
        let (style, recent) = (view.style, &view.settings.recent);
        let mut outcome = Outcome::Stay;
        ui.label(RichText::new(style.text("action-open")).font(strong(size::SUBHEADING)));
        if ui.button(style.text("open-choose")).clicked() {
            self.no_file = false;
            commands.send(Command::ChooseFile);
        }
        if self.no_file {
            Paragraph::new(&style.text("open-none"))
                .colour(view.colours.muted)
                .show(ui, view.thai);
        }
        let name = style.text("open-path");
        Paragraph::new(&name).show(ui, view.thai);
        let width = ui.available_width();
        let id = Id::unique("open-path");
        let edit = Field::new(id, &mut self.path, font(size::BODY))
            .name(&name)
            .show(ui, view.thai, width);
        if !std::mem::replace(&mut self.focused, true) {
            edit.request_focus();
        }
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered && !self.path.trim().is_empty() {
            outcome = Outcome::Do(Command::OpenFile(store::typed(&self.path)));
        }
        if !recent.is_empty() {
            ui.label(style.text("open-recent"));
        }
        ui.with_layout(Layout::top_down_justified(Align::Min), |ui| {
            for path in recent {
                if ui.button(path.display().to_string()).clicked() {
                    outcome = Outcome::Do(Command::OpenFile(path.clone()));
                }
            }
            if ui.button(style.text("action-builtin")).clicked() {
                outcome = Outcome::Do(Command::Do(Action::Builtin));
            }
        });
        ui.add_space(space::S);
        let cancel = style.text("form-cancel");
        if Pressable::button(&cancel).show(ui, view.thai).clicked() {
            outcome = Outcome::Close;
        }
        outcome
    }
}
