//! A list that is filtered as the user types and draws only the visible entries.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Context, EventFilter, Id, Key, Modifiers, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::theme::{SELECTED_BAR, font, size, space, strong};
use super::super::widgets::{Field, beside_bar, one_line};
use super::{View, parts};
use crate::report::Listed;
use crate::text::fold;

/// The id of the filter field of the list on screen.
const FILTER_ID: &str = "list-filter";

/// The height of an entry, in points.
const ENTRY_HEIGHT: f32 = 48.0;

/// An entry to draw.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// The position in the whole list.
    index: usize,
    id: Id,
    /// Whether the entry's page is open.
    open: bool,
    at_cursor: bool,
}

/// Returns the height of `lines` entries, in points.
#[allow(
    clippy::cast_precision_loss,
    reason = "a list has far fewer lines than a float counts exactly"
)]
fn height_of(lines: usize) -> f32 {
    lines as f32 * ENTRY_HEIGHT
}

/// The list and its filtered entries.
#[derive(Debug, Default)]
pub struct List {
    all: Arc<[Listed]>,
    filter: String,
    /// The indices in `all` that pass the filter.
    found: Vec<usize>,
    /// The index in `found` that Enter opens.
    cursor: usize,
    /// Whether a key has moved the cursor. Before, its mark would look like a choice.
    is_walked: bool,
    /// Whether to scroll the entry at the cursor into view.
    follow: bool,
    /// The scroll offset, in points.
    offset: f32,
}

impl List {
    /// Creates a list of `all`, without a filter.
    pub fn new(all: Arc<[Listed]>) -> Self {
        Self {
            found: (0..all.len()).collect(),
            all,
            ..Self::default()
        }
    }

    /// Moves the cursor to entry `index`, and clears the filter if it hides that entry.
    pub fn go_to(&mut self, index: usize) {
        if !self.found.contains(&index) {
            self.filter.clear();
            self.find();
        }
        self.cursor = self
            .found
            .iter()
            .position(|&found| found == index)
            .unwrap_or_default();
        self.follow = true;
    }

    /// Focuses the filter field.
    pub fn write(context: &Context) {
        context.memory_mut(|memory| memory.request_focus(Id::unique(FILTER_ID)));
    }

    /// Returns the filter as it was typed.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Sets the filter.
    pub fn only(&mut self, filter: &str) {
        filter.clone_into(&mut self.filter);
        self.find();
    }

    /// Applies the filter.
    fn find(&mut self) {
        let wanted = fold(&self.filter);
        self.found = self
            .all
            .iter()
            .enumerate()
            .filter(|(_, listed)| listed.found_by.contains(&wanted))
            .map(|(index, _)| index)
            .collect();
        self.cursor = 0;
        self.follow = true;
    }

    /// Draws the list in `height` points. Returns the index of an entry that was opened.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        open: Option<usize>,
        height: f32,
    ) -> Option<usize> {
        let end = ui.cursor().top() + height;
        let label = view.style.text("dir-filter");
        let room = ui.available_width() - space::S;
        let edit = Field::new(Id::unique(FILTER_ID), &mut self.filter, font(size::BODY))
            .hint(&label)
            .name(&label)
            .show(ui, view.thai, room);
        if edit.changed() {
            self.find();
        }
        let count = [("count", self.found.len().to_string())];
        parts::small(ui, view, &view.style.text_with("dir-count", &count));

        let base = Id::unique("directory-line");
        let focused = ui.memory(eframe::egui::Memory::focused);
        let on_line = focused.is_some_and(|focused| {
            self.found
                .get(self.cursor)
                .is_some_and(|&index| focused == base.with(index))
        });
        let mut opened = None;
        if edit.has_focus() || on_line {
            self.keys(ui);
        }
        if edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            opened = self.found.get(self.cursor).copied();
            edit.request_focus();
        }
        if on_line && self.follow {
            self.focus(ui, base);
        }
        // Whole entries only: the top edge of another one would look like stray marks.
        let lines = ((end - ui.cursor().top()) / ENTRY_HEIGHT).floor();
        let room = lines.max(2.0) * ENTRY_HEIGHT;
        let clicked = self.lines(ui, view, open, base, room);
        opened = clicked.or(opened);
        if let Some(index) = opened {
            let cursor = self.found.iter().position(|&found| found == index);
            self.cursor = cursor.unwrap_or(self.cursor);
        }
        opened
    }

    /// Moves the cursor with the arrow and page keys.
    fn keys(&mut self, ui: &Ui) {
        let last = self.found.len().saturating_sub(1);
        let before = self.cursor;
        ui.input_mut(|input| {
            let none = Modifiers::NONE;
            if input.consume_key(none, Key::ArrowDown) {
                self.cursor = (self.cursor + 1).min(last);
            }
            if input.consume_key(none, Key::ArrowUp) {
                self.cursor = self.cursor.saturating_sub(1);
            }
            if input.consume_key(none, Key::PageDown) {
                self.cursor = (self.cursor + 10).min(last);
            }
            if input.consume_key(none, Key::PageUp) {
                self.cursor = self.cursor.saturating_sub(10);
            }
        });
        self.follow |= self.cursor != before;
        self.is_walked |= self.cursor != before;
    }

    fn focus(&self, ui: &Ui, base: Id) {
        if let Some(&index) = self.found.get(self.cursor) {
            ui.memory_mut(|memory| memory.request_focus(base.with(index)));
        }
    }

    fn lines(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        open: Option<usize>,
        base: Id,
        height: f32,
    ) -> Option<usize> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical()
            .id_salt("lines")
            .max_height(height)
            .auto_shrink([false, true]);
        if std::mem::take(&mut self.follow) {
            let top = height_of(self.cursor);
            let nearest = self
                .offset
                .clamp((top + ENTRY_HEIGHT - height).max(0.0), top.max(0.0));
            area = area.vertical_scroll_offset(nearest);
        }
        let mut clicked = None;
        let output = area.show_rows(ui, ENTRY_HEIGHT, self.found.len(), |ui, rows| {
            beside_bar(ui);
            for place in rows {
                let Some(&index) = self.found.get(place) else {
                    continue;
                };
                let line = Line {
                    index,
                    id: base.with(index),
                    open: Some(index) == open,
                    at_cursor: place == self.cursor && (self.is_walked || !self.filter.is_empty()),
                };
                let response = self.line(ui, view, line);
                if response.clicked() {
                    clicked = Some(index);
                }
                if response.gained_focus() {
                    self.cursor = place;
                }
            }
        });
        self.offset = output.state.clamped_offset().y;
        clicked
    }

    fn line(&self, ui: &mut Ui, view: &View<'_>, line: Line) -> Response {
        let Line {
            index,
            id,
            open,
            at_cursor,
        } = line;
        let listed = &self.all[index];
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ENTRY_HEIGHT));
        let response = ui.interact(rect, id, Sense::click());
        let arrows = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let name = format!("{} {}", listed.name, listed.beside);
        let name = name.trim_end();
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, open, name));
        let mut is_cut = false;
        if ui.is_rect_visible(rect) {
            let shape = rect.shrink2(vec2(1.0, 1.0));
            let visuals = ui.style().interact_selectable(&response, open);
            if open || response.hovered() || at_cursor {
                ui.painter()
                    .rect_filled(shape, visuals.corner_radius, visuals.weak_bg_fill);
            }
            if response.has_focus() || at_cursor {
                let width = if response.has_focus() { 2.0 } else { 1.0 };
                let stroke = Stroke::new(width, view.colours.accent);
                let corners = visuals.corner_radius;
                ui.painter()
                    .rect_stroke(shape, corners, stroke, StrokeKind::Inside);
            }
            let name = if open {
                view.colours.accent
            } else {
                view.colours.text
            };
            if open {
                let bar = shape.with_max_x(shape.left() + SELECTED_BAR);
                ui.painter().rect_filled(bar, 0.0, view.colours.accent);
            }
            let inside = shape.shrink2(vec2(space::S, 2.0));
            let seen = inside.expand2(vec2(0.0, space::S));
            let painter = ui.painter().with_clip_rect(seen.intersect(ui.clip_rect()));
            let mut put = |text: &str, font, colour, place: Rect| {
                let galley = one_line(ui, text, font, colour, place.width());
                is_cut |= galley.elided;
                painter.galley(
                    pos2(place.left(), place.center().y - galley.size().y / 2.0),
                    galley,
                    colour,
                );
            };
            if listed.beside.is_empty() {
                put(&listed.name, strong(size::BODY), name, inside);
            } else {
                let (above, below) = inside.split_top_bottom_at_fraction(0.54);
                put(&listed.name, strong(size::BODY), name, above);
                put(&listed.beside, font(size::SMALL), view.colours.muted, below);
            }
        }
        if is_cut {
            response.on_hover_text(name)
        } else {
            response
        }
    }
}
