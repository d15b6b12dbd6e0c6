//! (to be written)

use eframe::egui::Ui;

use super::{Commands, View};

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct State {}

pub fn show(ui: &mut Ui, view: &View<'_>, _state: &mut State, _commands: &mut Commands) {
    ui.label(view.style.text("screen-onboarding"));
}
