//! The texts, members and rules that change, before and after, with the changed words marked.

use eframe::egui::Ui;

use crate::gui::screens::parts::{label, small, subheading, table_row};
use crate::gui::theme::{Tone, breakpoint};
use crate::gui::view::View;
use crate::gui::widgets::{Mark, Paragraph, lazily};
use crate::report::{ChangedText, ShownChange};

/// Draws the items that change, their sides under the messages `heads`.
pub fn show(ui: &mut Ui, view: &View<'_>, items: &[ShownChange], heads: [&str; 2]) {
    let style = view.style;
    let values = [("count", items.len().to_string())];
    subheading(ui, view, &style.text_with("difference-items", &values));
    lazily(ui, "difference-items", items.len(), None, |ui, at| {
        if let Some(one) = items.get(at) {
            ui.push_id(at, |ui| item(ui, view, one, heads));
        }
    });
}

fn item(ui: &mut Ui, view: &View<'_>, item: &ShownChange, [old, new]: [&str; 2]) {
    label(ui, view, &item.title);
    let sides = [
        (old, &item.old, view.colours.forbidden),
        (new, &item.new, view.colours.fits),
    ];
    let show = |ui: &mut Ui, at: usize| {
        if let Some((key, text, tone)) = sides.get(at) {
            small(ui, view, &view.style.text(key));
            match text {
                Some(text) => changed(ui, view, text, *tone),
                None => small(ui, view, &view.style.text("difference-no-text")),
            }
        }
    };
    let width = ui.available_width();
    if width < breakpoint::TABLE {
        show(ui, 0);
        show(ui, 1);
        return;
    }
    let half = (width / 2.0).floor();
    table_row(ui, view, &[half, half], show);
}

/// Draws a text with its changed words in `tone`.
fn changed(ui: &mut Ui, view: &View<'_>, text: &ChangedText, tone: Tone) {
    let marks: Vec<Mark> = text
        .changed
        .iter()
        .map(|range| (range.clone(), tone))
        .collect();
    Paragraph::new(&text.text).marks(&marks).show(ui, view.thai);
}
