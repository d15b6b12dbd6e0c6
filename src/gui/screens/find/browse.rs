//! Acts and topics as large buttons, for users who would rather not type.

use eframe::egui::{self, Button, Ui, vec2};

use super::super::{View, parts};
use super::start::Shown;
use super::{State, topics};
use crate::gui::theme::breakpoint;
use crate::registry::Act;

/// Draws the acts and topics that are not `shown` already.
pub(super) fn browse(ui: &mut Ui, view: &View<'_>, state: &mut State, shown: &Shown) {
    let acts = Act::ALL.iter().filter(|act| !shown.acts.contains(act));
    let acts: Vec<(Act, String)> = acts.map(|&act| (act, view.style.act(act))).collect();
    if let Some(act) = big_choices(ui, "acts", &acts) {
        state.choose_act(view, act);
    }
    // A chosen topic is shown with what was understood.
    let usual = view.registry.first_topic();
    let topics: Vec<_> = topics(view.registry, view.style)
        .into_iter()
        .filter(|(topic, _)| *topic != usual)
        .collect();
    if state.question.is_none() && !topics.is_empty() {
        parts::subheading(ui, view, &view.style.text("find-browse-topic"));
        if let Some(topic) = big_choices(ui, "topics", &topics) {
            state.choose_topic(view, topic);
        }
    }
}

/// Draws buttons in two columns, or in one if there is little room. Returns the one clicked.
fn big_choices<T: Copy>(ui: &mut Ui, name: &str, choices: &[(T, String)]) -> Option<T> {
    let wide = ui.available_width() > breakpoint::TWO_COLUMNS;
    let columns = if wide { 2 } else { 1 };
    let gap = ui.spacing().item_spacing.x;
    #[expect(clippy::cast_precision_loss, reason = "one or two columns")]
    let width = (ui.available_width() + gap) / columns as f32 - gap;
    let mut pressed = None;
    egui::Grid::new(name).show(ui, |ui| {
        for (index, (choice, label)) in choices.iter().enumerate() {
            let button = Button::new((label.as_str(), egui::Atom::grow()))
                .min_size(vec2(width, 40.0))
                .wrap();
            if ui.add(button).clicked() {
                pressed = Some(*choice);
            }
            if index % columns == columns - 1 {
                ui.end_row();
            }
        }
    });
    pressed
}
