//! Acts and topics as large buttons, for users who would rather not type.

use eframe::egui::{self, Button, Ui, vec2};

use super::super::{View, parts};
use super::{State, topics};
use crate::gui::theme::{breakpoint, size, space, strong};
use crate::gui::widgets::Paragraph;
use crate::registry::Act;

/// Draws the acts as large buttons under the message `key`.
pub(super) fn browse(ui: &mut Ui, view: &View<'_>, state: &mut State, key: &str) {
    ui.add_space(space::M);
    Paragraph::new(&view.style.text(key))
        .font(strong(size::SUBHEADING))
        .show(ui, view.thai);
    ui.add_space(space::XS);
    let acts = Act::ALL.iter().map(|&act| (act, view.style.act(act)));
    let acts: Vec<(Act, String)> = acts.collect();
    if let Some(act) = big_choices(ui, "acts", &acts) {
        state.choose_act(view, act);
    }
    // A chosen topic is shown with what was understood.
    if state.question.is_none() && view.registry.topics().len() > 1 {
        parts::subheading(ui, view, &view.style.text("find-browse-topic"));
        let topics = topics(view.registry, view.style);
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
            let button = Button::new(label).min_size(vec2(width, 44.0)).wrap();
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
