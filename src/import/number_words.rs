//! Numbers that are written as words: สามคน, สิบแปดอำเภอ, two persons.

use std::borrow::Cow;
use std::ops::Range;

use crate::language::{LetterUse, Named, Pack, Spelling};
use crate::text::digits::digit_value;
use crate::text::{Digits, normalise, part};

/// The words for numbers, and those that count something behind them. Without one of these behind it a
/// word for a number may be a part of another word.
#[derive(Debug)]
pub(super) struct NumberWords {
    /// The longest first.
    words: Vec<(String, u32)>,
    counted: Vec<Spelling>,
}

/// A blank that takes up as many bytes as a Thai letter does.
const WIDE_BLANK: char = '\u{2003}';
/// The greatest number that is read.
const GREATEST: u32 = 999_999;

impl NumberWords {
    pub fn new(pack: &Pack) -> Self {
        let names = pack.letter_names.iter();
        let numbers = names.filter(|(named, ..)| *named == Named::Number);
        let mut words: Vec<(String, u32)> = numbers
            .filter_map(|(_, number, word)| Some((word.clone(), number.parse().ok()?)))
            .collect();
        words.sort_by_key(|(word, _)| usize::MAX - word.len());
        let uses = [LetterUse::Counter, LetterUse::Unit];
        let counted = uses.into_iter().flat_map(|use_| pack.letter_words_of(use_));
        Self {
            words,
            counted: counted.cloned().collect(),
        }
    }

    /// Returns `text` with such numbers in digits. Blanks fill it up, so that everything stays in its
    /// place.
    pub fn in_digits<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut shown = String::new();
        let mut done = 0;
        let mut at = 0;
        while at < text.len() {
            let Some((range, number)) = self.number_at(text, at) else {
                at += part(text, at..).chars().next().map_or(1, char::len_utf8);
                continue;
            };
            shown.push_str(part(text, done..range.start));
            shown.push_str(&in_place(part(text, range.clone()), number));
            done = range.end;
            at = range.end;
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        shown.push_str(part(text, done..));
        Cow::Owned(shown)
    }

    /// Returns `text` without the number of those whom it names: ครู in ครูสามคน.
    pub fn without_count<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim_end();
        let shown = self.in_digits(text);
        let is_digit = |c: char| digit_value(c).is_some();
        let mut starts = shown
            .char_indices()
            .filter(|&(at, c)| at > 0 && is_digit(c));
        let found = starts.find(|&(at, _)| {
            let rest = part(&shown, at..).trim_start_matches(is_digit);
            let keys = normalise(rest).keys;
            self.counted.iter().any(|word| keys == word.keys())
        });
        match found {
            Some((at, _)) => part(text, ..at).trim_end(),
            None => text,
        }
    }

    /// Returns the number that is written at byte `start`, if something is counted behind it.
    fn number_at(&self, text: &str, start: usize) -> Option<(Range<usize>, u32)> {
        let mut end = start;
        let (mut sum, mut last) = (0_u32, None::<u32>);
        while let Some((word, value)) = self.word_at(text, end) {
            let is_scale = matches!(value, 10 | 100 | 1000);
            match last.take() {
                last if is_scale => sum = sum.checked_add(last.unwrap_or(1).checked_mul(value)?)?,
                // Two numbers one after another are none.
                Some(_) => return None,
                None if value < 10 => last = Some(value),
                None => sum = sum.checked_add(value)?,
            }
            end += word;
            let gap = part(text, end..);
            let blank = gap.len() - gap.trim_start_matches([' ', '-']).len();
            if blank > 0 && self.word_at(text, end + blank).is_some() {
                end += blank;
            }
        }
        let number = sum.checked_add(last.unwrap_or_default())?;
        let is_number = (1..=GREATEST).contains(&number) && self.counts(part(text, end..));
        is_number.then_some((start..end, number))
    }

    /// Returns how long the word at byte `at` is, and what it means.
    fn word_at(&self, text: &str, at: usize) -> Option<(usize, u32)> {
        let rest = part(text, at..);
        let before = part(text, ..at).chars().next_back();
        let fits = |word: &str| {
            let begins = rest
                .get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word));
            let is_latin = word.starts_with(|c: char| c.is_ascii());
            let ends_word = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric());
            let after = rest.get(word.len()..).and_then(|rest| rest.chars().next());
            begins && (!is_latin || ends_word(before) && ends_word(after))
        };
        let found = self.words.iter().find(|(word, _)| fits(word));
        found.map(|(word, value)| (word.len(), *value))
    }

    /// Returns whether `text` begins with a word for what is counted.
    fn counts(&self, text: &str) -> bool {
        /// The maximum length of such a word, in characters.
        const LONGEST: usize = 16;
        let start: String = text.chars().take(LONGEST).collect();
        let keys = normalise(&start).keys;
        self.counted
            .iter()
            .any(|word| keys.starts_with(word.keys()))
    }
}

/// Returns `number` in digits that take up the place of `words`, or the words if it does not fit.
fn in_place(words: &str, number: u32) -> String {
    let is_wide = words.chars().all(|c| c.len_utf8() == WIDE_BLANK.len_utf8());
    let digits = if is_wide {
        Digits::Thai.number(u64::from(number))
    } else {
        number.to_string()
    };
    let blanks = words.chars().count().checked_sub(digits.chars().count());
    let Some(blanks) = blanks.filter(|_| is_wide || words.is_ascii()) else {
        return words.to_owned();
    };
    let blank = if is_wide { WIDE_BLANK } else { ' ' };
    digits + &blank.to_string().repeat(blanks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;

    #[test]
    fn numbers_in_words_are_read_where_something_is_counted() {
        let words = NumberWords::new(pack());
        for (text, number) in [
            ("ครูสามคน", "๓"),
            ("จำนวนสิบแปดอำเภอ", "๑๘"),
            ("ยี่สิบเอ็ดคน", "๒๑"),
            ("ภายในสองชั่วโมง", "๒"),
            ("สิบคน", "๑๐"),
            ("หนึ่งร้อยห้าสิบคน", "๑๕๐"),
            ("eighteen persons", "18"),
            ("twenty-two people", "22"),
        ] {
            let shown = words.in_digits(text);
            assert!(shown.contains(number), "{text}: {shown}");
            assert_eq!(shown.len(), text.len());
            assert_eq!(shown.chars().count(), text.chars().count());
        }
        for text in [
            "สามารถตอบได้",
            "ห้ามคนนอก",
            "สี่แยก",
            "นายสิบ",
            "สองแถว",
            "someone people",
        ] {
            assert_eq!(words.in_digits(text), text);
        }
    }
}
