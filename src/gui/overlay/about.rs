//! The About page.

use eframe::egui::{Align, Layout, RichText, Ui};

use super::super::theme::{font, size, space, strong};
use super::super::view::View;
use super::super::widgets::{Paragraph, Pressable};
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
    ];
    let contact = [
        ("unit", style.show(&letter.contact.unit)),
        ("telephone", style.show(&letter.contact.telephone)),
    ];
    let has_contact = !(letter.contact.unit.is_empty() && letter.contact.telephone.is_empty());
    let mut outcome = Outcome::Stay;
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space(space::M);
        let name = RichText::new(style.text("app-name")).font(strong(ABOUT_NAME));
        ui.label(name.color(view.colours.accent));
        centred(ui, view, &style.text_with("about-version", &version), false);
        ui.add_space(space::M);
        centred(ui, view, &style.text_with("about-data", &data), true);
        centred(ui, view, &source, false);
        if has_contact {
            centred(ui, view, &style.text_with("about-contact", &contact), true);
        }
        ui.add_space(space::M);
        for key in ["about-licence", "about-font", "about-libraries"] {
            centred(ui, view, &style.text(key), false);
        }
        ui.add_space(space::M);
        let close = style.text("bar-close");
        if Pressable::button(&close).show(ui, view.thai).clicked() {
            outcome = Outcome::Close;
        }
        ui.add_space(space::S);
    });
    outcome
}

/// The size of the program's name, in points.
const ABOUT_NAME: f32 = 24.0;

/// Draws a text in the middle.
fn centred(ui: &mut Ui, view: &View<'_>, text: &str, is_main: bool) {
    let (font, colour) = if is_main {
        (font(size::BODY), view.colours.text)
    } else {
        (font(size::SMALL), view.colours.muted)
    };
    Paragraph::new(text)
        .font(font)
        .colour(colour)
        .show(ui, view.thai);
}
