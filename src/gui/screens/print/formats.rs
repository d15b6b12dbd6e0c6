//! The choice of a file's format: the three that most need, and the others behind one more button.

use eframe::egui::Ui;

use super::super::View;
use super::super::parts::segments;
use super::{State, desk};
use crate::export::Format;

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
    let named = |&(format, key): &(Format, &str)| (Some(format), view.style.text(key));
    let others = (None, view.style.text("print-format-others"));
    let usual: Vec<_> = USUAL.iter().map(named).chain([others]).collect();
    let chosen = Some(state.format).filter(|_| !is_other);
    ui.horizontal_wrapped(|ui| match segments(ui, view, &usual, chosen) {
        Some(Some(format)) => choose(state, format),
        Some(None) => state.shows_others = !state.shows_others,
        None => {}
    });
    if is_other || state.shows_others {
        let others: Vec<_> = OTHERS.iter().map(named).collect();
        ui.horizontal_wrapped(|ui| {
            if let Some(Some(format)) = segments(ui, view, &others, Some(state.format)) {
                choose(state, format);
            }
        });
    }
}

fn choose(state: &mut State, format: Format) {
    state.format = format;
    let ending = desk::ending(format);
    state.place = desk::with_ending(&state.place, ending);
    state.proposed = desk::with_ending(&state.proposed, ending);
}
