//! A draft in a uniform spelling: repaired Thai, Arabic digits, one kind of dash and space,
//! lower-case Latin letters, and no invisible characters. Tabs and line breaks stay, since they
//! separate what belongs together. Every place leads back to the text as written.
//!
//! The repair is that of `text::mended`, and letters are converted as `text::fold` converts them.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::digits::any_digit_value;
use crate::text::fold::{is_ignorable, plain};
use crate::text::invisible::EMOJI_PRESENTATION;
use crate::text::mended::Mended;

/// Encloses the character before it in a key: 0️⃣.
const KEYCAP: char = '\u{20e3}';

/// A text in the uniform spelling.
#[derive(Debug)]
pub(super) struct Plain(Mended);

/// The lines of a text as written, and each in the uniform spelling: nothing is repaired over the end of a line.
#[derive(Debug, Default)]
pub(super) struct PlainLines(RefCell<FxHashMap<String, Plain>>);

impl Plain {
    /// Converts `written`, whose lines may be among the `known`, to the uniform spelling.
    pub fn read(written: &str, known: &PlainLines) -> Self {
        let mut known = known.0.borrow_mut();
        let mut mended = Mended::with_capacity(written.len());
        let mut chars = 0;
        for line in written.split_inclusive('\n') {
            if let Some(known) = known.get(line) {
                mended.append(&known.0, chars);
            } else {
                let plain = Self::of_line(line);
                mended.append(&plain.0, chars);
                known.insert(line.to_owned(), plain);
            }
            chars += line.chars().count();
        }
        Self(mended)
    }

    fn of_line(written: &str) -> Self {
        let mut mended = Mended::with_capacity(written.len());
        let mut chars = written.chars().enumerate().peekable();
        while let Some((at, c)) = chars.next() {
            let ends_line = c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n');
            match plainly(c) {
                Some(_) if ends_line => {}
                // เเ is แ typed as two characters.
                Some('เ') if mended.last() == Some('เ') => mended.replace_last('แ', at),
                Some(c) => mended.push(c, at),
                None if matches!(c, KEYCAP | EMOJI_PRESENTATION) => mended.extend_last(at),
                None => {}
            }
        }
        Self(mended)
    }

    /// Returns the plain text.
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// Returns the range of written characters that these bytes of the plain text represent.
    pub fn written(&self, bytes: &Range<usize>) -> Range<usize> {
        self.0.written(bytes)
    }
}

/// Returns `c` in the uniform spelling, or `None` if it is invisible.
fn plainly(c: char) -> Option<char> {
    // Most of a text is Thai and ASCII, and needs no look into tables.
    match c {
        'ก'..='ฮ' | 'ะ'..='ู' | 'เ'..='ไ' | '็'..='์' => return Some(c),
        ' '..='~' => return Some(c.to_ascii_lowercase()),
        _ => {}
    }
    Some(match plain(c) {
        KEYCAP => return None,
        c if is_ignorable(c) => return None,
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' => '-',
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            ' '
        }
        '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => '\n',
        c => match any_digit_value(c).and_then(|value| char::from_digit(value, 10)) {
            Some(digit) => digit,
            None => c.to_lowercase().next().unwrap_or(c),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(written: &str) -> Plain {
        Plain::read(written, &PlainLines::default())
    }

    #[test]
    fn places_lead_back_to_the_text_as_written() {
        let written = "เเละ ต\u{200b}ํา ๐๘–Ａ";
        let plain = plain(written);
        assert_eq!(plain.text(), "และ ตำ 08-a");
        let at = |part: &str| {
            let start = plain.text().find(part).unwrap();
            plain.written(&(start..start + part.len()))
        };
        assert_eq!(at("แ"), 0..2);
        assert_eq!(at("ตำ"), 5..9);
        assert_eq!(at("08-"), 10..13);
        assert_eq!(at("a"), 13..14);
    }

    #[test]
    fn damaged_spellings_are_one() {
        for (written, expected) in [
            ("บ้านเลขท่ี 12", "บ้านเลขที่ 12"),
            ("ผู้้ต้องหา", "ผู้ต้องหา"),
            ("คำาสั่ง ค าสั่ง", "คำสั่ง คำสั่ง"),
            ("ผ ู้ต้องหา", "ผู้ต้องหา"),
            ("ผู\u{f70b}ต\u{f70b}องหา", "ผู้ต้องหา"),
            ("ผู้\u{34f}ต้อง\u{2063}ห\u{202a}า", "ผู้ต้องหา"),
            ("0️⃣8️⃣໑᠒𝟑", "08123"),
            ("ก\r\nข\rค\tง", "ก\nข\nค\tง"),
            ("LINE\u{3000}ＩＤ", "line id"),
        ] {
            assert_eq!(plain(written).text(), expected, "{written}");
        }
    }

    #[test]
    fn a_repaired_place_covers_all_that_it_was_made_of() {
        let plain = plain("ท่ี ผ ู้ ก");
        let all = plain.text().len();
        assert_eq!(plain.written(&(0..all)), 0..10);
        let end = plain.text().find(" ก").unwrap();
        assert_eq!(plain.written(&(0..end)), 0..8);
    }
}
