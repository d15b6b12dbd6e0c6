//! Clickable Thai text: links, tabs, choices and ticks. Unlike egui's own buttons, it wraps between
//! words.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, CornerRadius, FontId, Rect, Response, Sense, Shape, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};

use super::super::theme::space;
use super::ThaiText;
use super::verdict::standing_sign;
use crate::report::Standing;

/// The kind of control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ControlKind {
    /// Leads somewhere: accent colour, underlined.
    Link,
    /// Does something: framed.
    Button,
    /// Does what the user most likely came for: filled.
    Primary,
    /// Selects one of a few views.
    Tab,
    /// A checkbox.
    Tick,
    /// One of several answers, at full width.
    Choice,
    /// A passage of running text, at full width.
    Passage,
    /// Shows and hides the content below it.
    Fold,
}

/// The minimum height of a control, in points.
const HEIGHT: f32 = 30.0;

/// The minimum height of a control without a frame, in points.
const PLAIN_HEIGHT: f32 = 26.0;

/// The size of a checkbox, in points.
const BOX: f32 = 18.0;

/// Clickable Thai text.
#[derive(Debug)]
pub struct Pressable<'t> {
    text: &'t str,
    name: Option<&'t str>,
    kind: ControlKind,
    chosen: bool,
    font: Option<FontId>,
    colour: Option<Color32>,
    /// For a segment: whether it is the first one, and whether the last.
    segment: Option<(bool, bool)>,
    standing: Option<Standing>,
    height: f32,
    is_plain: bool,
}

impl<'t> Pressable<'t> {
    fn new(kind: ControlKind, text: &'t str, chosen: bool) -> Self {
        Self {
            text,
            name: None,
            kind,
            chosen,
            font: None,
            colour: None,
            segment: None,
            standing: None,
            height: HEIGHT,
            is_plain: false,
        }
    }

    /// Creates a link.
    pub fn link(text: &'t str) -> Self {
        Self::new(ControlKind::Link, text, false)
    }

    /// Creates a button.
    pub fn button(text: &'t str) -> Self {
        Self::new(ControlKind::Button, text, false)
    }

    /// Creates a primary button.
    pub fn primary(text: &'t str) -> Self {
        Self::new(ControlKind::Primary, text, true)
    }

    /// Creates a button, the primary one if `is_primary`.
    pub fn action(text: &'t str, is_primary: bool) -> Self {
        if is_primary {
            Self::primary(text)
        } else {
            Self::button(text)
        }
    }

    /// Creates a tab.
    pub fn tab(text: &'t str, chosen: bool) -> Self {
        Self::new(ControlKind::Tab, text, chosen)
    }

    /// Makes a tab one of several that are joined. Only the first and the last have round corners.
    pub fn segment(mut self, is_first: bool, is_last: bool) -> Self {
        self.segment = Some((is_first, is_last));
        self
    }

    /// Creates a checkbox.
    pub fn tick(text: &'t str, ticked: bool) -> Self {
        Self::new(ControlKind::Tick, text, ticked)
    }

    /// Creates a radio button.
    pub fn choice(text: &'t str, chosen: bool) -> Self {
        Self::new(ControlKind::Choice, text, chosen)
    }

    /// Creates a selectable passage.
    pub fn passage(text: &'t str, chosen: bool) -> Self {
        Self::new(ControlKind::Passage, text, chosen)
    }

    /// Creates a disclosure control, closed.
    pub fn fold(text: &'t str) -> Self {
        Self::new(ControlKind::Fold, text, false)
    }

    /// Sets whether the content below it is shown.
    pub fn open(mut self, open: bool) -> Self {
        self.chosen = open;
        self
    }

    /// Sets the accessible name, if it differs from the text.
    pub fn name(mut self, name: &'t str) -> Self {
        self.name = Some(name);
        self
    }

    /// Sets the font.
    pub fn font(mut self, font: FontId) -> Self {
        self.font = Some(font);
        self
    }

    /// Sets the text colour.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// Marks a choice with the sign of a standing instead of the radio button.
    pub fn standing(mut self, standing: Standing) -> Self {
        self.standing = Some(standing);
        self
    }

    /// Makes the control at least `height` points high.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Draws no frame, and makes the control lower: one of a list of choices.
    pub fn plain(mut self) -> Self {
        self.is_plain = true;
        self.height = PLAIN_HEIGHT;
        self
    }

    /// Draws the control.
    pub fn show(mut self, ui: &mut Ui, thai: &ThaiText) -> Response {
        // Faded, white words on the accent could not be read.
        if self.kind == ControlKind::Primary && !ui.is_enabled() {
            self.kind = ControlKind::Button;
        }
        let visuals = ui.visuals();
        let selected = self.chosen && self.kind == ControlKind::Tab;
        let colour = self.colour.unwrap_or(match self.kind {
            // The accent is read on the colour of panels, and the other way round.
            ControlKind::Primary => visuals.extreme_bg_color,
            _ if selected => visuals.selection.stroke.color,
            ControlKind::Link => visuals.hyperlink_color,
            _ => visuals.text_color(),
        });
        let font = self
            .font
            .clone()
            .unwrap_or_else(|| TextStyle::Body.resolve(ui.style()));
        let room = if ui.layout().main_wrap {
            ui.max_rect().width()
        } else {
            ui.available_width()
        };
        let wide = matches!(self.kind, ControlKind::Choice | ControlKind::Passage);
        let side = match self.kind {
            ControlKind::Link | ControlKind::Passage | ControlKind::Fold => 0.0,
            ControlKind::Button | ControlKind::Primary | ControlKind::Tab => space::M,
            ControlKind::Tick | ControlKind::Choice => space::S,
        };
        let sign = match self.kind {
            ControlKind::Tick | ControlKind::Choice => BOX + space::S,
            ControlKind::Fold => BOX,
            _ => 0.0,
        };
        let width = (room - 2.0 * side - sign).max(1.0);
        let galley = thai.layout(ui, self.text, font, colour, width);
        let wanted = vec2(
            if wide {
                room
            } else {
                galley.size().x + 2.0 * side + sign
            },
            (galley.size().y + if self.is_plain { 0.0 } else { 2.0 * 3.0 }).max(self.height),
        );
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| self.info(enabled));
        if self.kind == ControlKind::Fold {
            ui.accesskit_node_builder(response.id, |node| node.set_expanded(self.chosen));
        }
        if ui.is_rect_visible(rect) {
            self.paint_ground(ui, rect, &response, selected);
            let mut left = rect.left() + side;
            let top = rect.center().y - galley.size().y / 2.0;
            if sign > 0.0 {
                let line = galley.rows.first().map_or(HEIGHT, |row| row.height());
                self.paint_sign(ui, pos2(left, top + line / 2.0), colour);
                left += sign;
            }
            let at = pos2(left, top);
            if self.kind == ControlKind::Link {
                for row in &galley.rows {
                    let row = row.rect().translate(at.to_vec2());
                    ui.painter()
                        .hline(row.x_range(), row.bottom() - 1.0, Stroke::new(1.0, colour));
                }
            }
            ui.painter().galley(at, galley, colour);
        }
        response
    }

    fn corners(&self, usual: CornerRadius) -> CornerRadius {
        let Some((is_first, is_last)) = self.segment else {
            return usual;
        };
        CornerRadius {
            nw: if is_first { usual.nw } else { 0 },
            sw: if is_first { usual.sw } else { 0 },
            ne: if is_last { usual.ne } else { 0 },
            se: if is_last { usual.se } else { 0 },
        }
    }

    fn info(&self, enabled: bool) -> WidgetInfo {
        let name = self.name.unwrap_or(self.text);
        match self.kind {
            ControlKind::Link => WidgetInfo::labeled(Role::Link, enabled, name),
            ControlKind::Button | ControlKind::Primary => {
                WidgetInfo::labeled(Role::Button, enabled, name)
            }
            ControlKind::Tab => WidgetInfo::selected(Role::Tab, enabled, self.chosen, name),
            ControlKind::Tick => WidgetInfo::selected(Role::CheckBox, enabled, self.chosen, name),
            ControlKind::Choice => {
                WidgetInfo::selected(Role::RadioButton, enabled, self.chosen, name)
            }
            ControlKind::Passage => WidgetInfo::selected(Role::Button, enabled, self.chosen, name),
            ControlKind::Fold => WidgetInfo::labeled(Role::DisclosureTriangle, enabled, name),
        }
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response, selected: bool) {
        // Running text aligns with its surroundings, so its background extends beyond it.
        let rect = match self.kind {
            ControlKind::Link | ControlKind::Passage | ControlKind::Fold => {
                rect.expand2(vec2(space::XS, 0.0))
            }
            _ => rect,
        };
        let mut visuals = ui.style().interact_selectable(response, selected);
        let primary = self.kind == ControlKind::Primary;
        if primary {
            visuals.weak_bg_fill = ui.visuals().hyperlink_color;
            visuals.bg_stroke.color = visuals.weak_bg_fill;
        }
        visuals.corner_radius = self.corners(visuals.corner_radius);
        let touched = response.hovered() || response.has_focus();
        let framed = !self.is_plain
            && matches!(
                self.kind,
                ControlKind::Button | ControlKind::Primary | ControlKind::Tab | ControlKind::Choice
            );
        if framed || touched {
            let corners = visuals.corner_radius;
            ui.painter()
                .rect_filled(rect, corners, visuals.weak_bg_fill);
        }
        if self.kind == ControlKind::Passage && self.chosen {
            let ground = ui.visuals().widgets.hovered.weak_bg_fill;
            ui.painter().rect_filled(rect, 0.0, ground);
            let bar = Rect::from_min_size(rect.min, vec2(4.0, rect.height()));
            let accent = ui.visuals().hyperlink_color;
            ui.painter()
                .rect_filled(bar.translate(vec2(-3.0, 0.0)), 0.0, accent);
        }
        let focused = response.has_focus();
        if framed || focused {
            let stroke = Stroke::new(if focused { 2.0 } else { 1.0 }, visuals.bg_stroke.color);
            ui.painter()
                .rect_stroke(rect, visuals.corner_radius, stroke, StrokeKind::Inside);
            if primary && (focused || response.hovered()) {
                // The frame has the colour of the background, so a second one inside marks the
                // focus.
                let width = if focused { 1.5 } else { 1.0 };
                let inner = Stroke::new(width, ui.visuals().extreme_bg_color);
                ui.painter().rect_stroke(
                    rect.shrink(3.0),
                    visuals.corner_radius,
                    inner,
                    StrokeKind::Inside,
                );
            }
        }
    }

    /// Draws the checkbox, radio button or triangle with its left centre at `at`.
    fn paint_sign(&self, ui: &Ui, at: eframe::egui::Pos2, colour: Color32) {
        let painter = ui.painter();
        let stroke = Stroke::new(1.5, colour);
        let middle = at + vec2(BOX / 2.0, 0.0);
        if let Some(standing) = self.standing {
            standing_sign(painter, middle, standing, colour);
            return;
        }
        if self.kind == ControlKind::Choice {
            painter.circle_stroke(middle, BOX / 2.0 - 1.0, stroke);
            if self.chosen {
                painter.circle_filled(middle, BOX / 4.0, colour);
            }
            return;
        }
        if self.kind == ControlKind::Fold {
            // Points right when closed, down when open.
            let corner = |along: f32, across: f32| {
                let turned = vec2(along, across) * 4.0;
                middle - vec2(space::XS, 0.0) + if self.chosen { turned.yx() } else { turned }
            };
            let corners = vec![corner(-0.7, -1.0), corner(1.0, 0.0), corner(-0.7, 1.0)];
            painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
            return;
        }
        let square = Rect::from_center_size(middle, vec2(BOX - 2.0, BOX - 2.0));
        painter.rect_stroke(square, 3.0, stroke, StrokeKind::Inside);
        if self.chosen {
            let to = |x: f32, y: f32| middle + vec2(x, y) * (BOX / 2.0 - 4.0);
            let tick = vec![to(-0.9, 0.1), to(-0.25, 0.7), to(0.9, -0.7)];
            painter.line(tick, Stroke::new(2.0, colour));
        }
    }
}
