//! Normalises typed text letter by letter. A term is then found whichever tone marks are missing or
//! doubled, however it is spaced and punctuated, and whichever of several letters with the same
//! sound is used.
//!
//! Every letter keeps its position in the text, so that matches can be shown in place, and its tone
//! mark, so that ไม้ and ไม่ can still be told apart.

use std::ops::Range;

use super::digits::digit_value;
use super::fold::plain;
use super::invisible::is_ignorable;

/// Represents a run of digits in [`Normalised::keys`].
pub const NUMBER: u8 = b'#';

/// One letter of the normalised text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The index of the first character that it represents.
    pub start: usize,
    /// The index after the last one.
    pub end: usize,
    /// Whether white space, punctuation or an emoji precedes it.
    pub gap: bool,
    /// Whether a full stop precedes it.
    pub dot: bool,
    /// The marks above it, as bits.
    pub marks: u8,
}

/// A text in normal form.
#[derive(Clone, Debug, Default)]
pub struct Normalised {
    /// One byte per letter: Latin letters as they are, Thai ones by their place in Unicode's block,
    /// and [`NUMBER`] for a number.
    pub keys: Vec<u8>,
    pub letters: Vec<Letter>,
    /// Whether the text ends with a gap or a full stop.
    pub ends_open: bool,
}

impl Normalised {
    /// Returns an empty text with room for so many letters.
    pub(crate) fn with_capacity(letters: usize) -> Self {
        Self {
            keys: Vec::with_capacity(letters),
            letters: Vec::with_capacity(letters),
            ends_open: false,
        }
    }

    /// Returns the characters of the text that the letters in `range` represent.
    #[must_use]
    pub fn chars(&self, range: &Range<usize>) -> Range<usize> {
        let Some(letters) = self.letters.get(range.clone()) else {
            return 0..0;
        };
        match (letters.first(), letters.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Returns whether the letters in `range` are whole syllables, as far as the script shows: no
    /// leading vowel right before them, and no following vowel right after them.
    #[must_use]
    pub fn syllables(&self, range: &Range<usize>) -> bool {
        let before = range.start.checked_sub(1).and_then(|at| self.keys.get(at));
        let leads = before.is_some_and(|key| (SARA_E..=SARA_AI).contains(key));
        let follows = self
            .keys
            .get(range.end)
            .is_some_and(|key| (SARA_A..=SARA_UU).contains(key));
        (!leads || self.opens(range.start)) && (!follows || self.opens(range.end))
    }

    /// Returns the letters at the given characters, which must be in order.
    #[must_use]
    pub fn places(&self, chars: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut letter = 0;
        chars
            .map(|at| {
                while self
                    .letters
                    .get(letter)
                    .is_some_and(|found| found.start < at)
                {
                    letter += 1;
                }
                letter
            })
            .collect()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Returns whether a gap, a full stop or the start of the text precedes letter `at`.
    #[must_use]
    pub fn opens(&self, at: usize) -> bool {
        at == 0
            || self
                .letters
                .get(at)
                .is_none_or(|letter| letter.gap || letter.dot)
    }

    /// Adds `line`, the next line of the text, which begins behind `chars` characters.
    pub fn add_line(&mut self, line: &Self, chars: usize) {
        let first = self.len();
        self.keys.extend(&line.keys);
        self.letters
            .extend(line.letters.iter().map(|letter| Letter {
                start: letter.start + chars,
                end: letter.end + chars,
                ..*letter
            }));
        if chars > 0
            && let Some(letter) = self.letters.get_mut(first)
        {
            letter.gap = true;
        }
        self.ends_open = line.ends_open;
    }

    /// Returns whether a gap precedes letter `at`, which must not be the first.
    #[must_use]
    pub fn gap(&self, at: usize) -> bool {
        self.letters.get(at).is_some_and(|letter| letter.gap)
    }
}

/// Normalises `text`.
#[must_use]
pub fn normalise(text: &str) -> Normalised {
    let most = text.chars().count();
    let mut normaliser = Normaliser {
        out: Normalised::with_capacity(most),
        ..Normaliser::default()
    };
    for (at, c) in text.chars().map(plain).enumerate() {
        if !is_ignorable(c) {
            normaliser.take(at, c);
        }
    }
    let Normaliser {
        gap, dot, mut out, ..
    } = normaliser;
    out.ends_open = gap || dot;
    out
}

/// A text that is being normalised.
#[derive(Default)]
struct Normaliser {
    out: Normalised,
    /// Whether a gap, or a full stop, came after the last letter.
    gap: bool,
    dot: bool,
    /// How often the last letter was repeated.
    run: usize,
    /// Whether the ring of ำ was the last character: นํ.
    open_ring: bool,
}

impl Normaliser {
    /// Takes the character `c`, which is at `at`.
    fn take(&mut self, at: usize, c: char) {
        let letter = matches!(c, 'ก'..='ฮ' | 'ะ' | 'า'..='ู' | 'เ'..='ไ').then(|| key(c));
        if let Some(key) = letter.flatten().filter(|_| !self.open_ring) {
            // As most letters are.
            if !self.repeats(key, at) {
                self.push(key, at);
            }
        } else if c == '.' {
            self.dot = true;
        } else if matches!(c, 'ๆ' | 'ฯ') {
            self.stretch(at);
        } else if let Some(mark) = mark(c) {
            // A mark belongs to the letter that carries it. Doubled, it counts once.
            if let Some(letter) = self.out.letters.last_mut() {
                letter.marks |= mark;
                letter.end = at + 1;
            }
        } else if c == 'ํ' {
            self.open_ring = true;
            self.stretch(at);
        } else if let Some(key) = digit_value(c).map(|_| NUMBER).or_else(|| key(c)) {
            if std::mem::take(&mut self.open_ring) && c == 'า' {
                self.push(SARA_AM, at);
            } else if !self.repeats(key, at) {
                self.push(key, at);
            }
        } else {
            self.gap = true;
        }
    }

    /// Returns whether the letter `key` at `at` only repeats the last one, and was taken.
    fn repeats(&mut self, key: u8, at: usize) -> bool {
        if self.gap || self.dot || self.out.keys.last() != Some(&key) {
            self.run = 0;
            return false;
        }
        self.run += 1;
        if key == SARA_E {
            // เเ is แ.
            if let Some(last) = self.out.keys.last_mut() {
                *last = SARA_AE;
            }
        } else if !(key == NUMBER || is_vowel(key) || key == SARA_AE) {
            if self.run < 2 {
                return false;
            }
            // Three or more of the same letter count as one: มากกกก.
            if self.run == 2 {
                self.out.keys.pop();
                self.out.letters.pop();
            }
        }
        self.stretch(at);
        true
    }

    fn push(&mut self, key: u8, at: usize) {
        self.out.keys.push(key);
        self.out.letters.push(Letter {
            start: at,
            end: at + 1,
            gap: std::mem::take(&mut self.gap),
            dot: std::mem::take(&mut self.dot),
            marks: 0,
        });
    }

    /// Counts the character at `at` to the last letter.
    fn stretch(&mut self, at: usize) {
        if let Some(letter) = self.out.letters.last_mut() {
            letter.end = at + 1;
        }
    }
}

const SARA_E: u8 = 0xc0;
const SARA_AE: u8 = 0xc1;
const SARA_AM: u8 = 0xb3;
const SARA_A: u8 = 0xb0;
const SARA_UU: u8 = 0xb9;
const SARA_AI: u8 = 0xc4;

fn mark(c: char) -> Option<u8> {
    Some(match c {
        '\u{e48}' => 1,
        '\u{e49}' => 2,
        '\u{e4a}' => 4,
        '\u{e4b}' => 8,
        '\u{e47}' => 16,
        '\u{e4c}' => 32,
        '\u{e4e}' | '\u{e3a}' => 0,
        _ => return None,
    })
}

fn is_vowel(key: u8) -> bool {
    (0xb0..=0xba).contains(&key) || (0xc0..=0xc5).contains(&key)
}

/// Returns the byte for a letter, or `None` if `c` is not one.
fn key(c: char) -> Option<u8> {
    // Letters with the same sound are often confused in writing.
    let c = match c {
        'ใ' => 'ไ',
        'ศ' | 'ษ' => 'ส',
        'ณ' => 'น',
        'ฬ' => 'ล',
        'ฏ' => 'ต',
        'ฎ' => 'ด',
        'ฐ' => 'ถ',
        'ฑ' | 'ฒ' | 'ธ' => 'ท',
        'ภ' => 'พ',
        'ญ' => 'ย',
        'ฆ' => 'ค',
        'ฌ' => 'ช',
        'ๅ' => 'า',
        c => c,
    };
    if c.is_ascii_alphabetic() {
        return u8::try_from(c.to_ascii_lowercase()).ok();
    }
    let place = u32::from(c).checked_sub(0xe00)?;
    let letter = (1..=0x2e).contains(&place)
        || (0x30..=0x39).contains(&place)
        || (0x40..=0x45).contains(&place)
        || place == 0x4d;
    u8::try_from(0x80 + place).ok().filter(|_| letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) {
        assert_eq!(normalise(a).keys, normalise(b).keys, "{a} {b}");
    }

    #[test]
    fn what_is_meant_alike_is_alike() {
        same("น้ำท่วม", "นํ้าท่วม");
        same("น้ำท่วม", "นำทวม");
        same("น้ำท่วม", "น้้ำท่่วม");
        same("เเจ้งเเล้ว", "แจ้งแล้ว");
        same("มากกกกก", "มาก");
        same("ใหน", "ไหน");
        same("ปค. สน.", "ปคสน");
        same("๒๐๔ คน", "204คน");
        same("ก\u{200b}ลุ่ม", "กลุ่ม");
        same("ก\u{34f}ลุ่\u{202a}ม", "กลุ่ม");
        same("２０\u{200b}４ คน", "204 คน");
        same("LINE", "line");
        same("น้ำ🌊ท่วม!!", "น้ำท่วม");
    }

    #[test]
    fn double_consonants_of_words_stay() {
        assert_eq!(normalise("กรรม").len(), 4);
        assert_eq!(normalise("สรรพ").len(), 4);
    }

    #[test]
    fn places_are_kept() {
        let text = "แจ้ง น้ำท่วม";
        let normal = normalise(text);
        assert_eq!(normal.chars(&(0..normal.len())), 0..text.chars().count());
        assert!(normal.gap(3));
        assert_eq!(normal.chars(&(3..5)), 5..8);
    }
}
