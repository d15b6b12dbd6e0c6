//! A text field for Thai: laid out like paragraphs, with a caret that moves by grapheme clusters
//! and by words.

mod buffer;
mod caret;
mod pointer;

use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditOutput;
use eframe::egui::{
    Context, Event, FontId, Galley, Id, Rect, Response, RichText, Stroke, StrokeKind, TextBuffer,
    TextEdit, Ui, pos2,
};

use self::buffer::Buffer;
pub use self::caret::StepsFirst;
pub use self::pointer::laid_out;
use super::mend::mend;
use super::thai::{Mark, MarkedText, ThaiText};

/// A text field for Thai.
#[derive(Debug)]
pub struct Field<'t> {
    text: &'t mut String,
    id: Id,
    font: FontId,
    hint: &'t str,
    /// The minimum number of lines. If `None`, there is only one.
    lines: Option<usize>,
    marks: &'t [Mark],
    limit: usize,
    name: Option<&'t str>,
    roomy: bool,
    verbatim: bool,
}

impl<'t> Field<'t> {
    /// Creates a field of one line. `id` must be unique in the window.
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
            verbatim: false,
        }
    }

    /// Makes it a field of several lines, at least this many high.
    #[must_use]
    pub fn lines(mut self, lines: usize) -> Self {
        self.lines = Some(lines);
        self
    }

    /// Highlights some characters.
    #[must_use]
    pub fn marks(mut self, marks: &'t [Mark]) -> Self {
        self.marks = marks;
        self
    }

    /// Limits the number of characters.
    #[must_use]
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// Sets the accessible name, if no visible text labels the field.
    #[must_use]
    pub fn name(mut self, name: &'t str) -> Self {
        self.name = Some(name);
        self
    }

    /// Adds padding, for the main field of a screen.
    #[must_use]
    pub fn roomy(mut self) -> Self {
        self.roomy = true;
        self
    }

    /// Shows lines as they are, however long. For long texts that are no prose.
    #[must_use]
    pub fn verbatim(mut self) -> Self {
        self.verbatim = true;
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: &'t str) -> Self {
        self.hint = hint;
        self
    }

    pub fn show(self, ui: &mut Ui, thai: &ThaiText, width: f32) -> Response {
        let pointer = pointer::take(ui, self.id, self.text);
        let moved = caret::step(ui, self.id, self.text) || pointer.is_some();
        let whole = takes_whole_pieces(ui);
        if whole {
            keep_for_undo(ui, self.id, self.text);
        }
        let font = self.font.clone();
        let colour = ui.visuals().text_color();
        let id = self.id.with("mended");
        let (marks, several, verbatim) = (self.marks, self.lines.is_some(), self.verbatim);
        let mut layouter = move |ui: &Ui, buffer: &dyn TextBuffer, wrap: f32| -> Arc<Galley> {
            let text = buffer.as_str();
            if verbatim {
                let galley = ui
                    .fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font.clone(), colour));
                return mended_once(ui, id, galley, text);
            }
            let room = if several { wrap } else { f32::INFINITY };
            let marked = MarkedText { text, marks };
            let galley = thai.layout_marked(ui, marked, font.clone(), colour, room);
            Arc::new(mend(&galley, text))
        };
        let mut buffer = Buffer(&mut *self.text);
        let edit = match self.lines {
            Some(lines) => TextEdit::multiline(&mut buffer).desired_rows(lines),
            None => TextEdit::singleline(&mut buffer),
        };
        let output = edit
            .id(self.id)
            .char_limit(self.limit)
            .hint_text(RichText::new(self.hint).font(self.font.clone()))
            .font(self.font)
            .desired_width(width)
            .margin(eframe::egui::vec2(10.0, if self.roomy { 9.0 } else { 6.0 }))
            .layouter(&mut layouter)
            .show(ui);
        beyond_the_rows(ui, &output);
        pointer::give_back(ui, pointer);
        pointer::remember(ui, self.id, &output.galley, output.galley_pos);
        if moved {
            follow_caret(ui, &output);
        }
        let response = output.response.response;
        if whole && response.changed() {
            keep_for_undo(ui, self.id, self.text);
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

/// Returns the mended layout of a text that may be long. It is kept for as long as the layout is the
/// same.
fn mended_once(ui: &Ui, id: Id, galley: Arc<Galley>, text: &str) -> Arc<Galley> {
    let kept = ui.data(|data| data.get_temp::<(Arc<Galley>, Arc<Galley>)>(id));
    if let Some((of, mended)) = kept
        && Arc::ptr_eq(&of, &galley)
    {
        return mended;
    }
    let mended = Arc::new(mend(&galley, text));
    ui.data_mut(|data| data.insert_temp(id, (galley, Arc::clone(&mended))));
    mended
}

/// Paints the upper marks of the first row and the lower marks of the last. egui clips a field at
/// its rows, although it has a margin.
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

/// Scrolls the caret into view. egui does so only if it moved the caret itself.
fn follow_caret(ui: &Ui, output: &TextEditOutput) {
    if let Some(range) = output.state.cursor.char_range() {
        let caret = output.galley.pos_from_cursor(range.primary);
        ui.scroll_to_rect(caret.translate(output.galley_pos.to_vec2()), None);
    }
}

/// Returns whether something is cut or pasted in this frame.
fn takes_whole_pieces(context: &Context) -> bool {
    context.input(|input| {
        let mut events = input.events.iter();
        events.any(|event| matches!(event, Event::Cut | Event::Paste(_)))
    })
}

/// Makes Undo return to the current text. Otherwise egui undoes everything that changed within a
/// second at once.
fn keep_for_undo(context: &Context, id: Id, text: &str) {
    if !context.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let mut state = TextEdit::load_state(context, id).unwrap_or_default();
    let end = || CCursorRange::one(CCursor::new(text.chars().count()));
    let range = state.cursor.char_range().unwrap_or_else(end);
    let mut undoer = state.undoer();
    undoer.add_undo(&(range, text.to_owned()));
    state.set_undoer(undoer);
    state.store(context, id);
}
