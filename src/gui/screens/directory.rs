//! (to be written)

use eframe::egui::Ui;

use super::{Commands, View};

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct State {}

pub fn show(ui: &mut Ui, view: &View<'_>, _state: &mut State, _commands: &mut Commands) {
    ui.label(view.style.text("screen-directory"));
}

impl State {
    /// Shows the page of `group`.
    pub fn show_group(&mut self, _group: crate::registry::GroupId) {}

    /// Shows the page of `role`.
    pub fn show_role(&mut self, _role: crate::registry::RoleId) {}
}
