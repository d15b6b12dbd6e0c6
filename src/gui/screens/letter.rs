//! (to be written)

use eframe::egui::Ui;

use super::{Commands, View};

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct State {}

pub fn show(ui: &mut Ui, view: &View<'_>, _state: &mut State, _commands: &mut Commands) {
    ui.label(view.style.text("screen-letter"));
}

impl State {
    /// Shows `clause` when the screen is next drawn.
    pub fn go_to(&mut self, _clause: crate::registry::ClauseId) {}
}
