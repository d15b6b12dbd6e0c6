//! A verdict as colour, sign and word.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Response, Sense, Ui, WidgetInfo, vec2};

use super::super::theme::{Colours, size, space, strong, verdict_sign};
use crate::guide::Verdict;
use crate::report::Style;

/// Shows `verdict`.
pub fn verdict_badge(ui: &mut Ui, colours: &Colours, style: Style, verdict: Verdict) -> Response {
    let tone = colours.verdict(verdict);
    let word = style.verdict(verdict);
    let text = format!("{} {word}", verdict_sign(verdict));
    let galley = ui
        .painter()
        .layout_no_wrap(text, strong(size::BODY), tone.text);
    let padding = vec2(space::S, 2.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &word));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        painter.rect_filled(rect, CornerRadius::same(6), tone.ground);
        painter.galley(rect.min + padding, galley, tone.text);
    }
    response
}
