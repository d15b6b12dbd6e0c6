//! A field for typing Thai.
//!
//! egui counts glyphs where it means characters. Shaping makes two glyphs of ำ, so its caret
//! and Backspace go wrong after one; and it breaks lines inside Thai words. Here the layout is
//! made with break marks, as for paragraphs, and then mended so that there is one glyph for
//! each character of the text. What is painted is not touched.

use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{
    Context, FontId, Galley, Id, Key, Modifiers, Response, RichText, Stroke, StrokeKind,
    TextBuffer, TextEdit, Ui,
};

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
        let response = edit
            .id(self.id)
            .char_limit(self.limit)
            .hint_text(RichText::new(self.hint).font(self.font.clone()))
            .font(self.font)
            .desired_width(width)
            .margin(eframe::egui::vec2(10.0, if self.roomy { 9.0 } else { 6.0 }))
            .layouter(&mut layouter)
            .show(ui)
            .response
            .response;
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

/// `galley`, laid out from `text` with break marks, with one glyph for each character.
fn mend(galley: &Galley, text: &str) -> Galley {
    let mut mended = galley.clone();
    let mut job = (*mended.job).clone();
    text.clone_into(&mut job.text);
    for section in &mut job.sections {
        section.byte_range = 0.into()..text.len().into();
    }
    mended.job = Arc::new(job);
    let mut chars = text.chars().peekable();
    for placed in &mut mended.rows {
        let row = Arc::make_mut(&mut placed.row);
        let shaped: Vec<_> = std::mem::take(&mut row.glyphs)
            .into_iter()
            .filter(|glyph| glyph.chr != JOINT)
            .collect();
        let mut shaped = shaped.into_iter().peekable();
        // A glyph that moves the pen and the marks set on it belong to a letter and its marks.
        while let Some(base) = shaped.next() {
            let mut marks = Vec::new();
            while let Some(mark) = shaped.next_if(|glyph| glyph.advance_width == 0.0) {
                marks.push(mark);
            }
            let Some(letter) = chars.next_if(|&c| c != '\n') else {
                break;
            };
            let mut last = base;
            last.chr = letter;
            row.glyphs.push(last);
            let mut marks = marks.into_iter();
            while let Some(mark) = chars.next_if(|&c| is_mark(c)) {
                let pen = last.pos.x + last.advance_width;
                last = marks.next().unwrap_or_else(|| {
                    let mut empty = last;
                    empty.advance_width = 0.0;
                    empty.pos.x = pen;
                    empty
                });
                last.chr = mark;
                row.glyphs.push(last);
            }
        }
        if placed.ends_with_newline {
            chars.next_if_eq(&'\n');
        }
    }
    mended
}

/// Whether `c` is set above or below the letter before it and moves no pen.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Color32, RawInput};

    use super::*;
    use crate::gui::theme::{apply_fonts, font};

    fn chars_of(text: &str, width: f32) -> String {
        let context = Context::default();
        apply_fonts(&context);
        let mut seen = String::new();
        let thai = ThaiText::new(&[].into_iter());
        let mut output = context.run_ui(RawInput::default(), |ui| {
            let galley = thai.layout(ui, text, font(16.0), Color32::BLACK, width);
            let galley = mend(&galley, text);
            seen = galley
                .rows
                .iter()
                .map(|placed| {
                    let row: String = placed.row.glyphs.iter().map(|glyph| glyph.chr).collect();
                    row + if placed.ends_with_newline { "\n" } else { "" }
                })
                .collect();
        });
        output.textures_delta.clear();
        seen
    }

    #[test]
    fn there_is_one_glyph_for_each_character() {
        for text in [
            "น้ำ ทำ ตำบล",
            "นํ้าท่วม",
            "กำนันทำบุญที่วัด",
            "ก็ที่ฐู ปี่ ๑๙ LINE",
            "สองบรรทัด\nน้ำ",
            "",
            "ำ",
        ] {
            assert_eq!(chars_of(text, f32::INFINITY), text);
            assert_eq!(chars_of(text, 60.0), text);
        }
    }
}
