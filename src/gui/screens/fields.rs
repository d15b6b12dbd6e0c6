//! Fields that several screens have: the path of a file, and a day.

use std::path::PathBuf;

use eframe::egui::{Id, Key, Ui};

use super::View;
use super::parts::body;
use crate::gui::theme::{font, size};
use crate::gui::widgets::Field;
use crate::store::typed;
use crate::text::Date;

/// The maximum width of the field for a path, in points.
const PATH_WIDTH: f32 = 560.0;
/// The width of the field for a day, in points.
const DAY_WIDTH: f32 = 220.0;

/// Draws a field for the path of a file, for systems without a file dialog. Returns the path when
/// Enter is pressed in it.
pub fn path_field(ui: &mut Ui, view: &View<'_>, id: Id, text: &mut String) -> Option<PathBuf> {
    let name = view.style.text("open-path");
    body(ui, view, &name);
    let width = ui.available_width().min(PATH_WIDTH);
    let edit = Field::new(id, text, font(size::BODY))
        .name(&name)
        .show(ui, view.thai, width);
    let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    (entered && !text.trim().is_empty()).then(|| typed(text))
}

/// Draws a field for a day, named by the message `key`. Blank, it means today.
pub fn day_field(ui: &mut Ui, view: &View<'_>, key: &str, id: Id, text: &mut String) {
    ui.horizontal_wrapped(|ui| {
        let named = ui.label(view.style.text(key));
        let hint = view.day.map(|day| view.style.day(day)).unwrap_or_default();
        Field::new(id, text, font(size::BODY))
            .hint(&hint)
            .limit(60)
            .show(ui, view.thai, DAY_WIDTH)
            .labelled_by(named.id);
    });
}

/// A day that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDay;

/// Returns the day that was typed, or today if nothing was.
pub fn day_or_today(view: &View<'_>, text: &str) -> Result<Option<Date>, NoDay> {
    match Date::read(text) {
        Some(day) => Ok(Some(day)),
        None if text.trim().is_empty() => Ok(view.day),
        None => Err(NoDay),
    }
}
