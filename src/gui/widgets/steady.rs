//! What keeps things in their place under the mouse: room for what comes and goes, and presses that
//! count once.

use eframe::egui::{Response, TextStyle, Ui};

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
