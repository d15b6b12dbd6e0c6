//! Layouts whose glyphs are the characters of the text.
//!
//! egui counts glyphs where it means characters. Shaping makes two glyphs of ำ, so that the caret,
//! Backspace and selection go wrong after it, and a single one of f and i. egui also takes each
//! glyph for the first character of its cluster, so that a screen reader hears "นนำ" for "น้ำ".
//! Here, a layout with break marks gets one glyph for each character of the text. What is painted
//! stays the same.
//!
//! Each glyph of a cluster has the position and width of the whole cluster. The nearest glyph to a
//! point on the screen is then never inside a cluster, whether the pointer or an arrow key asks for
//! it.

use std::iter::Peekable;
use std::sync::Arc;

use eframe::egui::Galley;
use eframe::egui::epaint::text::Glyph;
use unicode_width::UnicodeWidthChar;

use crate::text::Clusters;
use crate::text::breaks::JOINT;

/// Returns `galley`, laid out from `text` with break marks, with one glyph for each character.
pub(super) fn mend(galley: &Galley, text: &str) -> Galley {
    let mut mended = galley.clone();
    let mut job = (*mended.job).clone();
    text.clone_into(&mut job.text);
    for section in &mut job.sections {
        section.byte_range = 0.into()..text.len().into();
    }
    mended.job = Arc::new(job);
    let mut chars = text.chars().peekable();
    let mut ends = Clusters::default().ends(text).peekable();
    let mut place = 0;
    let end = mended.rows.len();
    for (index, placed) in mended.rows.iter_mut().enumerate() {
        let row = Arc::make_mut(&mut placed.row);
        let mut shaped = std::mem::take(&mut row.glyphs)
            .into_iter()
            .filter(|glyph| glyph.chr != JOINT)
            .peekable();
        // A glyph with an advance, and those placed on it, belong to one letter and its marks.
        let set_on = |glyph: &Glyph| glyph.advance_width == 0.0;
        while let Some(base) = shaped.next() {
            let Some(letter) = chars.next_if(|&c| c != '\n') else {
                break;
            };
            let first = row.glyphs.len();
            let mut last = base;
            last.chr = letter;
            row.glyphs.push(last);
            // Letters that share a glyph, such as f and i, share its width.
            while let Some(&next) = chars.peek()
                && !is_mark(next)
                && !has_two_glyphs(next)
                && shaped
                    .next_if(|glyph| set_on(glyph) && glyph.chr == next)
                    .is_some()
            {
                last.chr = next;
                row.glyphs.push(last);
                chars.next();
            }
            let letters = u8::try_from(row.glyphs.len() - first).unwrap_or(u8::MAX);
            last.advance_width /= f32::from(letters);
            let mut pen = base.pos.x;
            for glyph in row.glyphs.iter_mut().skip(first) {
                glyph.advance_width = last.advance_width;
                glyph.pos.x = pen;
                last.pos.x = pen;
                pen += last.advance_width;
            }
            while let Some(mark) = chars.next_if(|&c| is_mark(c)) {
                last = shaped.next_if(set_on).unwrap_or_else(|| empty_after(last));
                last.chr = mark;
                row.glyphs.push(last);
            }
            // ำ has one glyph more than it has characters.
            while shaped.next_if(set_on).is_some() {}
        }
        // Characters of an unsupported script that are left over go to the end of their line.
        if (placed.ends_with_newline || index + 1 == end)
            && let Some(last) = row.glyphs.last().copied()
        {
            let mut empty = empty_after(last);
            while let Some(c) = chars.next_if(|&c| c != '\n') {
                empty.chr = c;
                row.glyphs.push(empty);
            }
        }
        place = join_clusters(&mut row.glyphs, &mut ends, place);
        if placed.ends_with_newline {
            place += usize::from(chars.next_if_eq(&'\n').is_some());
        }
    }
    mended
}

/// Gives each glyph of a cluster the position and width of the whole cluster. `glyphs` begin at the
/// character with index `place`. Returns the index after them.
fn join_clusters(
    glyphs: &mut [Glyph],
    ends: &mut Peekable<impl Iterator<Item = usize>>,
    place: usize,
) -> usize {
    let after = place + glyphs.len();
    let (mut rest, mut at) = (glyphs, place);
    while !rest.is_empty() {
        while ends.next_if(|&end| end <= at).is_some() {}
        let end = ends.peek().map_or(after, |&end| end.min(after));
        let length = (end - at).clamp(1, rest.len());
        let (cluster, further) = rest.split_at_mut(length);
        join(cluster);
        rest = further;
        at += length;
    }
    after
}

fn join(cluster: &mut [Glyph]) {
    let right = cluster.iter().map(Glyph::max_x).fold(f32::MIN, f32::max);
    if let [first, others @ ..] = cluster
        && !others.is_empty()
    {
        first.advance_width = (right - first.pos.x).max(0.0);
        for other in others {
            other.pos.x = first.pos.x;
            other.advance_width = first.advance_width;
        }
    }
}

/// Returns a glyph without width at the end of `glyph`.
fn empty_after(mut glyph: Glyph) -> Glyph {
    glyph.pos.x += glyph.advance_width;
    glyph.advance_width = 0.0;
    glyph
}

/// Returns whether `c` has no advance: it is placed on the letter before it, or joins letters.
fn is_mark(c: char) -> bool {
    c.width() == Some(0)
}

/// Returns whether `c` is a vowel with a part that is placed on the letter before it: ำ, or its Lao
/// counterpart.
fn has_two_glyphs(c: char) -> bool {
    matches!(c, '\u{e33}' | '\u{eb3}')
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Color32, Context, RawInput, vec2};

    use super::super::ThaiText;
    use super::*;
    use crate::gui::theme::{apply_fonts, font};

    fn mended(text: &str, width: f32) -> Galley {
        let context = Context::default();
        apply_fonts(&context);
        let mut seen = None;
        let thai = ThaiText::new(&[].into_iter());
        let mut output = context.run_ui(RawInput::default(), |ui| {
            let galley = thai.layout(ui, text, font(16.0), Color32::BLACK, width);
            seen = Some(mend(&galley, text));
        });
        output.textures_delta.clear();
        seen.expect("a layout")
    }

    fn chars_of(text: &str, width: f32) -> String {
        let galley = mended(text, width);
        let rows = galley.rows.iter().map(|placed| {
            let row: String = placed.row.glyphs.iter().map(|glyph| glyph.chr).collect();
            row + if placed.ends_with_newline { "\n" } else { "" }
        });
        rows.collect()
    }

    const TEXTS: [&str; 13] = [
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
    ];

    #[test]
    fn there_is_one_glyph_for_each_character() {
        for text in TEXTS {
            assert_eq!(chars_of(text, f32::INFINITY), text);
            assert_eq!(chars_of(text, 60.0), text);
        }
    }

    #[test]
    fn no_place_on_the_screen_is_within_a_cluster() {
        for text in TEXTS {
            let mut edges = vec![0];
            edges.extend(Clusters::default().ends(text));
            for width in [f32::INFINITY, 60.0] {
                let galley = mended(text, width);
                let (right, bottom) = (galley.rect.right() + 4.0, galley.rect.bottom() + 4.0);
                let mut seen = Vec::new();
                let mut at = vec2(-4.0, -4.0);
                while at.y < bottom {
                    seen.push(galley.cursor_from_pos(at).index.0);
                    at.x += 0.5;
                    if at.x > right {
                        at = vec2(-4.0, at.y + 4.0);
                    }
                }
                for place in &seen {
                    assert!(edges.contains(place), "{text:?} at {width}: {place}");
                }
                // Every cluster can be reached.
                assert!(edges.iter().all(|edge| seen.contains(edge)), "{text:?}");
            }
        }
    }
}
