//! The choice of a file's format: the three that most need, and the others behind one more button.

use eframe::egui::Ui;

use super::super::View;
use super::{State, desk};
use crate::export::Format;
use crate::gui::theme::space;
use crate::gui::widgets::Pressable;

/// The formats that most need, with their names.
const USUAL: [(Format, &str); 3] = [
    (Format::Pdf, "print-format-pdf"),
    (Format::Xlsx, "print-format-xlsx"),
    (Format::Png, "print-format-png"),
];

/// The other formats, with their names.
const OTHERS: [(Format, &str); 3] = [
    (Format::Html, "print-format-html"),
    (Format::Csv, "print-format-csv"),
    (Format::Markdown, "print-format-md"),
];

/// Draws the choice of format.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State) {
    let is_other = OTHERS.iter().any(|(format, _)| *format == state.format);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        some(ui, view, state, &USUAL);
        let name = view.style.text("print-format-others");
        let others = Pressable::tab(&name, is_other || state.shows_others);
        if others.show(ui, view.thai).clicked() {
            state.shows_others = !state.shows_others;
        }
    });
    if is_other || state.shows_others {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            some(ui, view, state, &OTHERS);
        });
    }
}

fn some(ui: &mut Ui, view: &View<'_>, state: &mut State, formats: &[(Format, &str)]) {
    for &(format, key) in formats {
        let name = view.style.text(key);
        let tab = Pressable::tab(&name, state.format == format);
        if tab.show(ui, view.thai).clicked() {
            state.format = format;
            let ending = desk::ending(format);
            state.place = desk::with_ending(&state.place, ending);
            state.proposed = desk::with_ending(&state.proposed, ending);
        }
    }
}
