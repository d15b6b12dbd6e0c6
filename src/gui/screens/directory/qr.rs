//! A link as a QR code.

use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Sense, Ui, Vec2, WidgetInfo, vec2};
use fast_qr::QRBuilder;

use super::super::super::theme::{INK, PAPER};

/// The modules of white around a code that readers need.
const QUIET: usize = 4;

/// The size of one module, in points.
const MODULE: f32 = 4.0;

/// The size of so many modules; a code has fewer than 200 in a row.
fn points(modules: usize) -> f32 {
    f32::from(u16::try_from(modules).unwrap_or(u16::MAX)) * MODULE
}

/// A QR code.
#[derive(Debug)]
pub struct Code {
    size: usize,
    dark: Vec<bool>,
}

impl Code {
    /// The code of `text`; none when it is too long for one.
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).build().ok()?;
        let dark = (0..code.size)
            .flat_map(|row| {
                code[row]
                    .iter()
                    .take(code.size)
                    .map(|module| module.value())
            })
            .collect();
        Some(Self {
            size: code.size,
            dark,
        })
    }

    /// Draws it dark on white in every theme, as readers expect it.
    pub fn show(&self, ui: &mut Ui, name: &str) {
        let side = points(self.size + 2 * QUIET);
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        if !ui.is_rect_visible(rect) {
            return;
        }
        let painter = ui.painter();
        painter.rect_filled(rect, 0.0, PAPER);
        for (index, _) in self.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (row, column) = (index / self.size, index % self.size);
            let corner = rect.min + vec2(points(column + QUIET), points(row + QUIET));
            painter.rect_filled(Rect::from_min_size(corner, Vec2::splat(MODULE)), 0.0, INK);
        }
    }
}
