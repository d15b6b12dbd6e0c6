//! The About page.

use eframe::egui::{RichText, Ui};

use super::super::theme::{size, strong};
use super::super::view::View;
use super::super::widgets::Paragraph;
use super::Outcome;
use crate::store::Origin;

/// Draws the page.
pub fn show(ui: &mut Ui, view: &View<'_>) -> Outcome {
    let style = view.style;
    let letter = view.registry.letter();
    let source = match &view.loaded.origin {
        Origin::Builtin => style.text("about-builtin"),
        origin @ (Origin::File(_) | Origin::New(_)) => origin.name(),
    };
    let version = [("version", env!("CARGO_PKG_VERSION").to_owned())];
    let data = [
        (
            "province",
            view.registry.province().name.get(style.lang).to_owned(),
        ),
        ("reference", letter.reference.clone()),
        ("date", style.date(&letter.date)),
        ("source", source),
    ];
    ui.label(
        RichText::new(style.text("app-name"))
            .font(strong(size::HEADING))
            .color(view.colours.accent),
    );
    for line in [
        style.text_with("about-version", &version),
        style.text_with("about-data", &data),
        style.text("about-licence"),
        style.text("about-font"),
        style.text("about-libraries"),
    ] {
        Paragraph::new(&line).show(ui, view.thai);
    }
    if ui.button(style.text("bar-close")).clicked() {
        Outcome::Close
    } else {
        Outcome::Stay
    }
}
