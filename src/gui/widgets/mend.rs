//! Layouts whose glyphs are the characters of the text.
//!
//! egui counts glyphs where it means characters. Shaping makes two glyphs of ำ, so that its caret,
//! Backspace and selection go wrong after one; it makes one of f and i; and it takes each glyph for the first character of
//! its cluster, so that a screen reader is told "นนำ" where "น้ำ" stands. Here a layout that was
//! made with break marks gets one glyph for each character of the text. What is painted is not
//! touched.

use std::sync::Arc;

use eframe::egui::Galley;
use unicode_width::UnicodeWidthChar;

use crate::text::breaks::JOINT;

/// `galley`, laid out from `text` with break marks, with one glyph for each character.
pub(super) fn mend(galley: &Galley, text: &str) -> Galley {
    let mut mended = galley.clone();
    let mut job = (*mended.job).clone();
    text.clone_into(&mut job.text);
    for section in &mut job.sections {
        section.byte_range = 0.into()..text.len().into();
    }
    mended.job = Arc::new(job);
    let mut chars = text.chars().peekable();
    let end = mended.rows.len();
    for (index, placed) in mended.rows.iter_mut().enumerate() {
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
            let mut marks = marks.into_iter().peekable();
            // Letters that are drawn as one, as f and i are, share its width.
            let mut letters = vec![letter];
            while let Some(&next) = chars.peek()
                && !has_two_glyphs(next)
                && marks.next_if(|glyph| glyph.chr == next).is_some()
            {
                letters.push(next);
                chars.next();
            }
            let mut last = base;
            last.advance_width /= f32::from(u8::try_from(letters.len()).unwrap_or(u8::MAX));
            for letter in letters {
                last.chr = letter;
                row.glyphs.push(last);
                last.pos.x += last.advance_width;
            }
            last.pos.x -= last.advance_width;
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
        // What a script that this does not know has left over stands at the end of its line.
        if (placed.ends_with_newline || index + 1 == end)
            && let Some(mut empty) = row.glyphs.last().copied()
        {
            empty.pos.x += empty.advance_width;
            empty.advance_width = 0.0;
            while let Some(c) = chars.next_if(|&c| c != '\n') {
                empty.chr = c;
                row.glyphs.push(empty);
            }
        }
        if placed.ends_with_newline {
            chars.next_if_eq(&'\n');
        }
    }
    mended
}

/// Whether `c` moves no pen: it is set on the letter before it, or joins letters.
fn is_mark(c: char) -> bool {
    c.width() == Some(0)
}

/// Whether `c` is a vowel of which a part is set on the letter before it: ำ, and that of Lao.
fn has_two_glyphs(c: char) -> bool {
    matches!(c, '\u{e33}' | '\u{eb3}')
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Color32, Context, RawInput};

    use super::super::ThaiText;
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
            "fire in the office: file น้ำ fly",
            "cafe\u{301} ete\u{301}",
            "ค่ะ 🙏🏽 👨‍👩‍👧 ❤️ ๑",
            "ຄຳ ນ້ຳ",
            "नमस्ते",
            "مرحبا",
            "",
            "ำ",
        ] {
            assert_eq!(chars_of(text, f32::INFINITY), text);
            assert_eq!(chars_of(text, 60.0), text);
        }
    }
}
