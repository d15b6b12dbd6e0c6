//! A line to choose: what it is at the left, where it leads at the right.

use eframe::egui::accesskit::Role;
use eframe::egui::{Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::View;
use crate::gui::theme::{font, size, space, strong};
use crate::gui::widgets::{one_line, standing_sign, standing_tone};
use crate::report::Standing;

/// A line to choose.
#[derive(Debug)]
pub(super) struct Row<'t> {
    /// What is chosen, and its accessible name.
    pub name: &'t str,
    /// Where it leads.
    pub leads_to: &'t str,
    /// A sign before where it leads.
    pub standing: Option<Standing>,
    pub height: f32,
    /// Whether Enter chooses it.
    pub at_cursor: bool,
}

impl Row<'_> {
    /// Draws the line.
    pub fn show(&self, ui: &mut Ui, view: &View<'_>) -> Response {
        let colours = view.colours;
        let (sign, colour) = match self.standing {
            Some(standing) => (24.0, standing_tone(colours, standing).text),
            None => (0.0, colours.muted),
        };
        // Where it leads keeps two fifths, or more if the name leaves them.
        let room = ui.available_width() - 2.0 * space::M - sign - space::M;
        let usual = one_line(ui, self.leads_to, font(size::BODY), colour, room * 0.4);
        let left = room - usual.size().x;
        let mut name = one_line(ui, self.name, strong(size::BODY), colours.text, left);
        if name.elided {
            // What two names differ in may be at their ends.
            name = view
                .thai
                .layout(ui, self.name, strong(size::BODY), colours.text, left);
        }
        let height = self.height.max(name.size().y + space::S);
        let wanted = vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        let enabled = ui.is_enabled();
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, enabled, self.at_cursor, self.name));
        ui.accesskit_node_builder(response.id, |node| node.set_description(self.leads_to));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let touched = response.hovered() || response.has_focus() || self.at_cursor;
        let ground = if touched {
            colours.hover
        } else {
            colours.panel
        };
        let edge = if response.has_focus() || self.at_cursor {
            Stroke::new(2.0, colours.accent)
        } else {
            Stroke::new(1.0, colours.line)
        };
        let painter = ui.painter();
        painter.rect_filled(rect, 6.0, ground);
        painter.rect_stroke(rect, 6.0, edge, StrokeKind::Inside);
        let inside = rect.shrink2(vec2(space::M, 0.0));
        let left = room - name.size().x;
        let leads = one_line(ui, self.leads_to, font(size::BODY), colour, left);
        let middle = inside.center().y;
        let at = pos2(inside.left(), middle - name.size().y / 2.0);
        ui.painter().galley(at, name, colours.text);
        let at = pos2(
            inside.right() - leads.size().x,
            middle - leads.size().y / 2.0,
        );
        if let Some(standing) = self.standing {
            let place = pos2(at.x - sign / 2.0, middle);
            standing_sign(ui.painter(), place, standing, colour);
        }
        ui.painter().galley(at, leads, colour);
        response
    }
}
