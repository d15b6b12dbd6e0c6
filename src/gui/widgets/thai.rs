//! Paragraphs of Thai text that wrap between words.
//!
//! egui wraps Thai at any character, even after a leading vowel. Here, the permitted break
//! positions are found once for each text and marked with [`JOINT`], a space that the program's
//! fonts give no width. [`mend`] removes the marks again from what is selected, copied and read
//! aloud.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{
    Align, Color32, Context, FontId, Galley, Response, Sense, Stroke, Ui, WidgetInfo,
};

use super::mend::mend;
use crate::gui::theme::Tone;
use crate::text::breaks::{FIRM_SPACE, JOINT, columns};
use crate::text::{Breaker, part};

/// The maximum number of cached texts, more than any screen shows.
const CACHE_CAPACITY: usize = 4096;

/// The maximum width, in columns, of names that stay whole where a place is too narrow for longer
/// ones.
const MAX_SHORT_NAME: usize = 20;

/// The maximum number of letters before the dot of an abbreviation.
const MAX_ABBREVIATION: usize = 4;

/// The minimum length, in bytes, of texts that are cached singly. Otherwise every state of a long
/// message would be kept while it is being typed.
const LONG_TEXT: usize = 4096;

/// A range of characters to highlight, with its colours.
pub type Mark = (Range<usize>, Tone);

/// A text with the marks in it, which are in order and do not overlap.
#[derive(Clone, Copy, Debug)]
pub struct MarkedText<'t> {
    pub text: &'t str,
    pub marks: &'t [Mark],
}

/// Finds line breaks, and caches those of texts on screen.
#[derive(Debug)]
pub struct ThaiText {
    breakers: Levels<Breaker>,
    long: RefCell<Option<(String, Arc<Levels<Marked>>)>>,
    marked: RefCell<HashMap<String, Arc<Levels<Marked>>>>,
}

/// Values for ever narrower places: all names stay whole; only short ones; only the abbreviations
/// in them; nothing does.
type Levels<T> = [T; 4];

/// A text with its break marks.
#[derive(Debug)]
struct Marked {
    text: String,
    /// Its widest unbreakable piece.
    widest: String,
}

impl ThaiText {
    /// Creates a breaker for texts in which `names` must not be broken.
    pub fn new<'n>(names: &(impl Iterator<Item = &'n str> + Clone)) -> Self {
        let short = names.clone().filter(|name| columns(name) <= MAX_SHORT_NAME);
        Self {
            breakers: [
                Breaker::new(names.clone()),
                Breaker::new(short),
                Breaker::new(names.clone().flat_map(abbreviations)),
                Breaker::new([]),
            ],
            long: RefCell::default(),
            marked: RefCell::default(),
        }
    }

    /// Lays out `text` in lines of at most `width` points.
    pub fn layout(
        &self,
        context: &Context,
        text: &str,
        font: FontId,
        colour: Color32,
        width: f32,
    ) -> Arc<Galley> {
        let unmarked = MarkedText { text, marks: &[] };
        self.layout_marked(context, unmarked, font, colour, width)
    }

    /// Like [`Self::layout`], with the marks highlighted.
    pub fn layout_marked(
        &self,
        context: &Context,
        MarkedText { text, marks }: MarkedText<'_>,
        font: FontId,
        colour: Color32,
        width: f32,
    ) -> Arc<Galley> {
        let marked = self.marked(text);
        // egui caches the layouts of the last frame, so repeating one costs almost nothing.
        context.fonts_mut(|fonts| {
            let mut fits = |piece: &str| {
                let piece = fonts.layout_no_wrap(piece.to_owned(), font.clone(), colour);
                piece.size().x <= width
            };
            let [kept @ .., none] = &*marked;
            let shown = match kept.iter().find(|level| fits(&level.widest)) {
                Some(level) => Cow::Borrowed(level.text.as_str()),
                None => loosened(&none.text, fits),
            };
            let plain = TextFormat {
                font_id: font,
                color: colour,
                valign: Align::BOTTOM,
                ..Default::default()
            };
            fonts.layout_job(LayoutJob {
                wrap: TextWrapping {
                    max_width: width,
                    ..Default::default()
                },
                ..sections(&shown, &plain, marks)
            })
        })
    }

    /// Returns `text`, cut after a word and with an ellipsis if it is wider than `width` points.
    pub fn cut<'t>(
        &self,
        context: &Context,
        text: &'t str,
        font: &FontId,
        width: f32,
    ) -> Cow<'t, str> {
        context.fonts_mut(|fonts| {
            let mut fits = |text: &str| {
                let laid_out = fonts.layout_no_wrap(text.to_owned(), font.clone(), Color32::BLACK);
                laid_out.size().x <= width
            };
            if fits(text) {
                return Cow::Borrowed(text);
            }
            let [.., words, _] = &self.breakers;
            let mut ends: Vec<usize> = Vec::new();
            for piece in words.pieces(text) {
                ends.push(ends.last().unwrap_or(&0) + piece.len());
            }
            let cut_at = |end: usize| format!("{}…", part(text, ..end).trim_end());
            let fitting = ends.partition_point(|&end| fits(&cut_at(end)));
            match fitting.checked_sub(1).and_then(|last| ends.get(last)) {
                Some(&end) => Cow::Owned(cut_at(end)),
                // Not even one word fits.
                None => Cow::Borrowed(text),
            }
        })
    }

    /// Returns the width, in points, of the longest word or abbreviation in `text`. In a narrower
    /// place it would be broken.
    pub fn longest_word(&self, context: &Context, text: &str, font: &FontId) -> f32 {
        let [.., words, _] = &*self.marked(text);
        context.fonts_mut(|fonts| {
            let pieces = words.text.split([JOINT, ' ', '\n']);
            pieces
                .map(|piece| {
                    let piece = piece.trim().to_owned();
                    fonts.layout_no_wrap(piece, font.clone(), Color32::BLACK)
                })
                .fold(0.0, |widest, piece| piece.size().x.max(widest))
        })
    }

    fn marked(&self, text: &str) -> Arc<Levels<Marked>> {
        if text.len() >= LONG_TEXT {
            let mut long = self.long.borrow_mut();
            if let Some((_, marked)) = long.as_ref().filter(|(cached, _)| cached == text) {
                return Arc::clone(marked);
            }
            let marked = self.mark(text);
            *long = Some((text.to_owned(), Arc::clone(&marked)));
            return marked;
        }
        let mut cache = self.marked.borrow_mut();
        if let Some(marked) = cache.get(text) {
            return Arc::clone(marked);
        }
        if cache.len() >= CACHE_CAPACITY {
            cache.clear();
        }
        let marked = self.mark(text);
        cache.insert(text.to_owned(), Arc::clone(&marked));
        marked
    }

    fn mark(&self, text: &str) -> Arc<Levels<Marked>> {
        let levels = self.breakers.each_ref().map(|breaker| {
            let pieces = breaker.pieces(text).into_iter().map(str::trim_end);
            let widest = pieces
                .max_by_key(|piece| columns(piece))
                .unwrap_or_default();
            Marked {
                text: breaker.marked(text),
                widest: widest.to_owned(),
            }
        });
        Arc::new(levels)
    }
}

/// Returns `text` with the pieces that do not fit broken at their spaces: a date, for example, before
/// it is within its year.
fn loosened(text: &str, mut fits: impl FnMut(&str) -> bool) -> Cow<'_, str> {
    if !text.contains(FIRM_SPACE) {
        return Cow::Borrowed(text);
    }
    let pieces = text.split_inclusive([JOINT, ' ', '\n']).map(|piece| {
        if piece.contains(FIRM_SPACE) && !fits(piece.trim_end()) {
            Cow::Owned(piece.replace(FIRM_SPACE, " "))
        } else {
            Cow::Borrowed(piece)
        }
    });
    Cow::Owned(pieces.collect())
}

/// Returns the abbreviations of several parts in a name, such as ปจ.สน. in ข้อสั่งการ ปจ.สน.
fn abbreviations(name: &str) -> impl Iterator<Item = &str> {
    let tokens = name.split([' ', '-', '(', ')']);
    tokens.filter(|token| {
        let mut parts = token.split_inclusive('.');
        token.matches('.').count() > 1
            && parts.all(|part| part.ends_with('.') && part.chars().count() <= MAX_ABBREVIATION + 1)
    })
}

/// Lays out `text` on one line, truncated to `width` points.
pub fn one_line(
    context: &Context,
    text: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> Arc<Galley> {
    let job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(width),
        ..LayoutJob::simple_singleline(text.to_owned(), font, colour)
    };
    context.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Splits `shown`, a text with break marks, into sections: ranges in `marks` in their colours, the
/// rest `plain`. The ranges count characters without break marks.
fn sections(shown: &str, plain: &TextFormat, marks: &[Mark]) -> LayoutJob {
    let mut job = LayoutJob {
        break_on_newline: true,
        ..LayoutJob::default()
    };
    let mut places = shown.char_indices().peekable();
    let (mut at, mut from) = (0, 0);
    // The byte offset of character `wanted`, not counting break marks.
    let mut byte_of = |wanted: usize| {
        while let Some(&(byte, c)) = places.peek() {
            if at == wanted && c != JOINT {
                return byte;
            }
            at += usize::from(c != JOINT);
            places.next();
        }
        shown.len()
    };
    for (range, tone) in marks {
        let (start, end) = (byte_of(range.start), byte_of(range.end));
        let before = shown.get(from..start).unwrap_or_default();
        let marked = shown.get(start..end).unwrap_or_default();
        if marked.is_empty() {
            continue;
        }
        if !before.is_empty() {
            job.append(before, 0.0, plain.clone());
        }
        let set_off = TextFormat {
            color: tone.text,
            background: tone.ground,
            underline: Stroke::new(1.0, tone.text),
            ..plain.clone()
        };
        job.append(marked, 0.0, set_off);
        from = end;
    }
    let rest = part(shown, from..);
    if !rest.is_empty() || job.sections.is_empty() {
        job.append(rest, 0.0, plain.clone());
    }
    job
}

/// A paragraph that can be selected and copied.
#[derive(Debug)]
pub struct Paragraph<'t> {
    text: &'t str,
    font: Option<FontId>,
    colour: Option<Color32>,
    width: Option<f32>,
    selectable: bool,
    focusable: bool,
    role: Role,
    marks: &'t [Mark],
}

impl<'t> Paragraph<'t> {
    /// Creates a paragraph.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            font: None,
            colour: None,
            width: None,
            selectable: true,
            focusable: false,
            role: Role::Label,
            marks: &[],
        }
    }

    /// Highlights some characters.
    #[must_use]
    pub fn marks(mut self, marks: &'t [Mark]) -> Self {
        self.marks = marks;
        self
    }

    /// Sets the font.
    #[must_use]
    pub fn font(mut self, font: FontId) -> Self {
        self.font = Some(font);
        self
    }

    /// Sets the text colour.
    #[must_use]
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// Sets the line width, in points. The default is the available width.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Sets the accessibility role.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Ignores the pointer, so that widgets beneath receive it. The text cannot be selected.
    #[must_use]
    pub fn passive(mut self) -> Self {
        self.selectable = false;
        self
    }

    /// Makes the text focusable by keyboard, so that it can be copied without a mouse.
    #[must_use]
    pub fn focusable(mut self) -> Self {
        self.focusable = true;
        self
    }

    /// Draws the paragraph.
    pub fn show(self, ui: &mut Ui, thai: &ThaiText) -> Response {
        let colour = self.colour.unwrap_or_else(|| ui.visuals().text_color());
        let font = self
            .font
            .unwrap_or_else(|| eframe::egui::TextStyle::Body.resolve(ui.style()));
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let marked = MarkedText {
            text: self.text,
            marks: self.marks,
        };
        let galley = thai.layout_marked(ui, marked, font, colour, width);
        let sense = if self.focusable {
            Sense::click_and_drag()
        } else if self.selectable {
            // Tab moves between controls, not through everything there is to read.
            Sense::click_and_drag() - Sense::FOCUSABLE
        } else {
            Sense::hover()
        };
        let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
        response.widget_info(|| WidgetInfo::labeled(self.role, ui.is_enabled(), self.text));
        if ui.is_rect_visible(rect) {
            if self.selectable {
                // Selecting, copying and reading aloud use the original characters.
                let galley = Arc::new(mend(&galley, self.text));
                LabelSelectionState::label_text_selection(
                    ui,
                    &response,
                    rect.min,
                    galley,
                    colour,
                    Stroke::NONE,
                );
            } else {
                ui.painter().galley(rect.min, galley, colour);
            }
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::RawInput;

    use super::*;

    #[test]
    fn abbreviations_in_names_are_known() {
        for (name, found) in [
            ("ข้อสั่งการ ปจ.สน.", &["ปจ.สน."][..]),
            ("ศอ.จอส.จว.สน.", &["ศอ.จอส.จว.สน."]),
            ("หน.ส่วนราชการ-นอภ.สน.", &["นอภ.สน."]),
            ("กลุ่ม ก. ทดสอบ", &[]),
            ("นักปกครองสกลนคร", &[]),
        ] {
            assert_eq!(abbreviations(name).collect::<Vec<_>>(), found, "{name}");
        }
    }

    #[test]
    fn a_date_in_a_narrow_place_is_broken_at_its_spaces() {
        let context = Context::default();
        let thai = ThaiText::new(&std::iter::empty());
        let font = FontId::proportional(16.0);
        let mut output = context.run_ui(RawInput::default(), |ui| {
            let lay_out = |text, width| {
                let galley = thai.layout(ui, text, font.clone(), Color32::BLACK, width);
                let rows = galley.rows.iter();
                rows.map(|row| row.text().trim().to_owned())
                    .collect::<Vec<_>>()
            };
            let date = "๓๐ กันยายน ๒๕๖๘";
            let whole = thai.layout(ui, date, font.clone(), Color32::BLACK, f32::INFINITY);
            let width = whole.size().x;
            assert_eq!(lay_out(date, width + 1.0).len(), 1);
            let broken = lay_out(date, width - 4.0);
            assert_eq!(
                broken.last().map(String::as_str),
                Some("๒๕๖๘"),
                "{broken:?}"
            );
        });
        output.textures_delta.clear();
    }
}
