//! A field for typing Thai: laid out as paragraphs are, with a caret that goes by characters and
//! by words.

use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditOutput;
use eframe::egui::{
    Context, FontId, Galley, Id, Key, Modifiers, Rect, Response, RichText, Stroke, StrokeKind,
    TextBuffer, TextEdit, Ui, pos2,
};

use super::mend::mend;
use super::thai::{Mark, ThaiText};
use crate::text::WordMover;
use crate::text::breaks::JOINT;

/// A field for typing Thai.
#[derive(Debug)]
pub struct Field<'t> {
    text: &'t mut String,
    id: Id,
    font: FontId,
    hint: &'t str,
    /// The least number of lines, where there may be several.
    lines: Option<usize>,
    marks: &'t [Mark],
    limit: usize,
    name: Option<&'t str>,
    roomy: bool,
}

impl<'t> Field<'t> {
    /// A field of one line. `id` must be unique in the window.
    #[must_use]
    pub fn new(id: Id, text: &'t mut String, font: FontId) -> Self {
        Self {
            text,
            id,
            font,
            hint: "",
            lines: None,
            marks: &[],
            limit: usize::MAX,
            name: None,
            roomy: false,
        }
    }

    /// A field of several lines, at least so many high.
    #[must_use]
    pub fn lines(mut self, lines: usize) -> Self {
        self.lines = Some(lines);
        self
    }

    /// Sets some characters off.
    #[must_use]
    pub fn marks(mut self, marks: &'t [Mark]) -> Self {
        self.marks = marks;
        self
    }

    /// Takes no more than so many characters.
    #[must_use]
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// What a screen reader calls it, where no words beside it do.
    #[must_use]
    pub fn name(mut self, name: &'t str) -> Self {
        self.name = Some(name);
        self
    }

    /// The one box of a screen: with more room around its words.
    #[must_use]
    pub fn roomy(mut self) -> Self {
        self.roomy = true;
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: &'t str) -> Self {
        self.hint = hint;
        self
    }

    pub fn show(self, ui: &mut Ui, thai: &ThaiText, width: f32) -> Response {
        move_by_words(ui, self.id, self.text);
        let font = self.font.clone();
        let colour = ui.visuals().text_color();
        let (marks, several) = (self.marks, self.lines.is_some());
        let mut layouter = move |ui: &Ui, buffer: &dyn TextBuffer, wrap: f32| -> Arc<Galley> {
            let text = buffer.as_str();
            let room = if several { wrap } else { f32::INFINITY };
            let galley = thai.layout_marked(ui, text, font.clone(), colour, room, marks);
            Arc::new(mend(&galley, text))
        };
        let edit = match self.lines {
            Some(lines) => TextEdit::multiline(&mut *self.text).desired_rows(lines),
            None => TextEdit::singleline(&mut *self.text),
        };
        let shown = edit
            .id(self.id)
            .char_limit(self.limit)
            .hint_text(RichText::new(self.hint).font(self.font.clone()))
            .font(self.font)
            .desired_width(width)
            .margin(eframe::egui::vec2(10.0, if self.roomy { 9.0 } else { 6.0 }))
            .layouter(&mut layouter)
            .show(ui);
        beyond_the_rows(ui, &shown);
        let response = shown.response.response;
        // Our own mark among what was pasted would be taken for no character.
        if response.changed() && self.text.contains(JOINT) {
            *self.text = self.text.replace(JOINT, " ");
        }
        if let Some(name) = self.name {
            ui.accesskit_node_builder(response.id, |node| node.set_label(name));
        }
        let widgets = &ui.visuals().widgets;
        let line = if response.has_focus() {
            Stroke::new(2.0, widgets.active.bg_stroke.color)
        } else {
            widgets.inactive.bg_stroke
        };
        ui.painter().rect_stroke(
            response.rect,
            widgets.inactive.corner_radius,
            line,
            StrokeKind::Inside,
        );
        response
    }
}

/// Paints what Thai marks have above the first row and below the last: egui cuts a field off at
/// its rows, though it has a margin.
fn beyond_the_rows(ui: &Ui, shown: &TextEditOutput) {
    let (field, rows) = (
        shown.response.response.rect,
        shown.text_clip_rect.expand(1.0),
    );
    let above = Rect::from_min_max(
        pos2(rows.left(), field.top()),
        pos2(rows.right(), rows.top()),
    );
    let below = Rect::from_min_max(
        pos2(rows.left(), rows.bottom()),
        pos2(rows.right(), field.bottom()),
    );
    let colour = ui.visuals().text_color();
    for place in [above, below] {
        ui.painter_at(place)
            .galley(shown.galley_pos, Arc::clone(&shown.galley), colour);
    }
}

/// Ctrl with an arrow, Backspace or Delete goes by Thai words.
fn move_by_words(context: &Context, id: Id, text: &mut String) {
    if !context.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let Some(mut state) = TextEdit::load_state(context, id) else {
        return;
    };
    let Some(range) = state.cursor.char_range() else {
        return;
    };
    let words = WordMover::default();
    let at = range.primary.index.0;
    let pressed = |key, also: Modifiers| {
        context.input_mut(|input| input.consume_key(Modifiers::CTRL | also, key))
    };
    let place = |index: usize| CCursor::new(index);
    let new = if pressed(Key::ArrowLeft, Modifiers::SHIFT) {
        CCursorRange::two(range.secondary, place(words.before(text, at)))
    } else if pressed(Key::ArrowRight, Modifiers::SHIFT) {
        CCursorRange::two(range.secondary, place(words.after(text, at)))
    } else if pressed(Key::ArrowLeft, Modifiers::NONE) {
        CCursorRange::one(place(words.before(text, at)))
    } else if pressed(Key::ArrowRight, Modifiers::NONE) {
        CCursorRange::one(place(words.after(text, at)))
    } else if range.is_empty() && pressed(Key::Backspace, Modifiers::NONE) {
        let start = words.before(text, at);
        text.delete_char_range(start.into()..at.into());
        CCursorRange::one(place(start))
    } else if range.is_empty() && pressed(Key::Delete, Modifiers::NONE) {
        let end = words.after(text, at);
        text.delete_char_range(at.into()..end.into());
        CCursorRange::one(place(at))
    } else {
        return;
    };
    state.cursor.set_char_range(Some(new));
    state.store(context, id);
}
