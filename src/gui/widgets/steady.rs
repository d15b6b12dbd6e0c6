//! What keeps things in their place under the mouse: room for what comes and goes, and presses that
//! count once.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Response, Sense, TextStyle, Ui, WidgetInfo, vec2};

use super::one_line;
use crate::gui::theme::{font, size};

/// Room that never gets lower while it is shown, so that what is below it stays where it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steady {
    height: f32,
}

impl Steady {
    /// Draws content in the room, which has one line at least, even if there is no content.
    pub fn line(&mut self, ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
        let line = ui.text_style_height(&TextStyle::Body).ceil();
        self.height = self.height.max(line);
        self.room(ui, add);
    }

    /// Draws content in the room, which has two lines at least.
    pub fn two_lines(&mut self, ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
        let line = ui.text_style_height(&TextStyle::Body).ceil();
        self.height = self.height.max(line * 2.0 + ui.spacing().item_spacing.y);
        self.room(ui, add);
    }

    /// Draws content in the room.
    pub fn room(&mut self, ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
        let height = self.height;
        let place = ui.scope(|ui| {
            ui.set_min_height(height);
            add(ui);
        });
        self.height = self.height.max(place.response.rect.height());
    }
}

/// Returns whether a control was pressed, and not again within the time of a double click. What the
/// first press did may have put another control of the kind under the mouse.
pub fn once(response: &Response) -> bool {
    let is_again = response.double_clicked() || response.triple_clicked();
    response.clicked() && !is_again
}

/// Draws `text` on one line, whatever its length, so that it fits into a line that was kept for it. A
/// screen reader hears all of it, and it is shown while the mouse rests on it.
pub fn on_a_line(ui: &mut Ui, text: &str, colour: Color32) -> Response {
    let width = ui.available_width();
    let galley = one_line(ui, text, font(size::BODY), colour, width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let is_cut = galley.elided;
    ui.painter().galley(rect.min, galley, colour);
    if is_cut {
        response.on_hover_text(text)
    } else {
        response
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, Pos2, RawInput, Rect, vec2};

    use super::*;

    #[test]
    fn what_comes_and_goes_moves_nothing_below() {
        let context = Context::default();
        let mut room = Steady::default();
        let mut below = Vec::new();
        for lines in [0, 1, 0, 1] {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0))),
                ..RawInput::default()
            };
            let mut output = context.run_ui(input, |ui| {
                room.line(ui, |ui| {
                    for _ in 0..lines {
                        ui.label("ข้อความ");
                    }
                });
                below.push(ui.label("ต่อไป").rect.top());
            });
            output.textures_delta.clear();
        }
        assert!(
            below.iter().all(|top| (top - below[0]).abs() < 0.01),
            "{below:?}"
        );
    }
}
