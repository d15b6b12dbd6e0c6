//! A link as a QR code.

use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::export::Code;
use crate::gui::theme::{INK, PAPER};

/// The size of one module, in points.
const MODULE: f32 = 4.0;

/// Converts modules to points. A QR code has fewer than 200 modules a side.
fn points(modules: usize) -> f32 {
    f32::from(u16::try_from(modules).unwrap_or(u16::MAX)) * MODULE
}

/// Draws `code` dark on white in every theme, since scanners expect that.
pub fn show(ui: &mut Ui, code: &Code, name: &str) {
    let side = points(code.side);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, PAPER);
    for &(column, row) in &code.dark {
        let corner = rect.min + vec2(points(column), points(row));
        painter.rect_filled(Rect::from_min_size(corner, Vec2::splat(MODULE)), 0.0, INK);
    }
}
