//! A draft in a uniform spelling: Arabic digits, one kind of dash and space, lower-case Latin
//! letters, and no invisible characters. Every position maps back to the text as written.

use std::ops::Range;

use crate::text::digits::digit_value;
use crate::text::invisible::is_zero_width;

/// A character of the plain text: its byte offset, and the range of written characters that it
/// represents.
struct Spot {
    byte: usize,
    written: Range<usize>,
}

/// A text in the uniform spelling.
pub(super) struct Plain {
    text: String,
    spots: Vec<Spot>,
}

impl Plain {
    /// Converts `written` to the uniform spelling.
    pub fn new(written: &str) -> Self {
        let mut plain = Self {
            text: String::with_capacity(written.len()),
            spots: Vec::new(),
        };
        for (at, c) in written.chars().enumerate() {
            plain.push(at, c);
        }
        plain
    }

    fn push(&mut self, at: usize, written: char) {
        let c = match plainly(written) {
            None => return,
            // ํา and เเ are ำ and แ typed as two characters.
            Some('า') if self.text.ends_with('ํ') => return self.merge(at, 'ำ'),
            Some('เ') if self.text.ends_with('เ') => return self.merge(at, 'แ'),
            Some(c) => c,
        };
        self.spots.push(Spot {
            byte: self.text.len(),
            written: at..at + 1,
        });
        self.text.push(c);
    }

    fn merge(&mut self, at: usize, c: char) {
        self.text.pop();
        self.text.push(c);
        if let Some(spot) = self.spots.last_mut() {
            spot.written.end = at + 1;
        }
    }

    /// Returns the plain text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the range of written characters that these bytes of the plain text represent.
    pub fn written(&self, bytes: Range<usize>) -> Range<usize> {
        let first = self.spots.partition_point(|spot| spot.byte < bytes.start);
        let after = self.spots.partition_point(|spot| spot.byte < bytes.end);
        match (self.spots.get(first), after.checked_sub(1)) {
            (Some(first), Some(last)) => {
                let end = self.spots.get(last).map_or(0, |spot| spot.written.end);
                first.written.start..end.max(first.written.start)
            }
            _ => 0..0,
        }
    }
}

/// Returns `c` in the uniform spelling, or `None` if it is invisible.
fn plainly(c: char) -> Option<char> {
    Some(match c {
        c if is_zero_width(c) => return None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\t' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => '\n',
        // The full-width forms.
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
            narrow.to_ascii_lowercase()
        }
        _ => match digit_value(c).and_then(|value| char::from_digit(value, 10)) {
            Some(digit) => digit,
            None => c.to_ascii_lowercase(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn places_lead_back_to_the_text_as_written() {
        let written = "เเละ ต\u{200b}ํา ๐๘–Ａ";
        let plain = Plain::new(written);
        assert_eq!(plain.text(), "และ ตำ 08-a");
        let at = |part: &str| {
            let start = plain.text().find(part).unwrap();
            plain.written(start..start + part.len())
        };
        assert_eq!(at("แ"), 0..2);
        assert_eq!(at("ตำ"), 5..9);
        assert_eq!(at("08-"), 10..13);
        assert_eq!(at("a"), 13..14);
    }
}
