//! The pocket guide on the print screen: what it is, how to send it, and its bytes.

use std::path::Path;

use eframe::egui::{Ui, vec2};

use super::super::View;
use super::super::parts::{body, subheading};
use crate::export::pocket_page;
use crate::gui::theme::space;
use crate::registry::Registry;
use crate::report::{PocketOrder, Publication, Style, pocket};
use crate::store::FollowedFolder;
use crate::text::Date;

/// The width, in points, from which lines are too long to read.
const MAX_WIDTH: f32 = 620.0;

/// Draws what the guide is and how to send it, where documents have their pages.
pub fn about(ui: &mut Ui, view: &View<'_>) {
    let width = ui.available_width().min(MAX_WIDTH);
    ui.allocate_ui(vec2(width, 0.0), |ui| {
        ui.add_space(space::XS);
        subheading(ui, view, &view.style.text("print-pocket"));
        body(ui, view, &view.style.text("pocket-what"));
        ui.add_space(space::S);
        body(ui, view, &view.style.text("pocket-send"));
    });
}

/// Returns the page, written on `day`. It names the publication that `file` was taken from, if it
/// was taken from one.
///
/// # Errors
///
/// Returns the message for the user if it cannot be written.
pub fn bytes(
    registry: &Registry,
    file: Option<&Path>,
    day: Option<Date>,
    style: Style,
) -> Result<Vec<u8>, String> {
    let followed = file.and_then(|file| FollowedFolder::standard()?.of_file(file));
    let publication = followed.map(|followed| Publication::of(followed.manifest()));
    let order = PocketOrder {
        written: day,
        publication,
    };
    let page = pocket_page(&pocket(registry, &order, style));
    page.map(String::into_bytes).map_err(|fault| {
        let detail = [("detail", fault.to_string())];
        style.lang.text_with("print-fault", &detail)
    })
}
