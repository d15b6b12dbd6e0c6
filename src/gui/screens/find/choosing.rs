//! The readings of doubtful words, of which a person chooses one. None of them is an answer yet.

use eframe::egui::{Frame, Margin, Stroke, Ui};

use super::super::View;
use super::super::parts::{fold, small};
use super::browse::browse;
use super::row::Row;
use super::{State, start};
use crate::gui::theme::{size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable};
use crate::registry::Act;

/// The height of a reading, in points.
const HEIGHT: f32 = 56.0;

/// Draws the readings to choose from, and everything else behind them.
pub(super) fn choosing(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let style = view.style;
    let mut chosen = None;
    Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(2.0, view.colours.silent.text))
        .corner_radius(8.0)
        .inner_margin(Margin::from(space::M))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                Paragraph::new(&style.which_reading(state.choices.len()))
                    .font(strong(size::SUBHEADING))
                    .width(f32::INFINITY)
                    .show(ui, view.thai);
                if state.choices.len() > 1 {
                    small(ui, view, &style.text("find-which-keys"));
                }
            });
            for (index, reading) in state.choices.iter().enumerate() {
                let row = Row {
                    name: &reading.meaning,
                    leads_to: &reading.leads_to,
                    standing: None,
                    height: HEIGHT,
                    at_cursor: state.cursor.at() == Some(index),
                };
                if row.show(ui, view).clicked() {
                    chosen = Some(index);
                }
            }
        });
    if let Some(index) = chosen {
        state.choose_reading(index);
        return;
    }
    let count = [("count", Act::ALL.len().to_string())];
    let all = style.text_with("find-see-all", &count);
    let line = Pressable::fold(&all).font(strong(size::BODY));
    // A guess alone is nothing to choose from.
    let is_alone = state.choices.len() < 2;
    fold(ui, view, line, ("find-see-all", is_alone), is_alone, |ui| {
        browse(ui, view, state, &start::Shown::default());
    });
}
