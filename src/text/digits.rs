//! Thai and Arabic digits. The registry keeps the letter's digits; only display changes them.

use std::borrow::Cow;

/// Which digits are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// ๐๑๒๓๔๕๖๗๘๙, as official letters write them.
    #[default]
    Thai,
    /// 0123456789
    Arabic,
}

const THAI_ZERO: u32 = '๐' as u32;

/// What makes a key of the digit before it.
const KEY: char = '\u{20e3}';

impl Digits {
    /// `text` with its decimal digits in this style; borrowed when nothing changes.
    ///
    /// A digit inside a Latin word stays Arabic: ids, file names and codes such as "UTF-8" or
    /// `administrators.practice.1` would mean nothing otherwise.
    #[must_use]
    pub fn show(self, text: &str) -> Cow<'_, str> {
        if !text.contains(KEY) {
            return self.show_plain(text);
        }
        let mut shown = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while let Some((before, key, after)) = first_key(rest) {
            shown.push_str(&self.show_plain(before));
            shown.push_str(key);
            rest = after;
        }
        shown.push_str(&self.show_plain(rest));
        Cow::Owned(shown)
    }

    /// As [`Self::show`], for a text without keys.
    fn show_plain(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Arabic if text.contains(is_thai_digit) => {
                Cow::Owned(text.chars().map(|c| self.digit(c)).collect())
            }
            Self::Thai if text.contains(|c: char| c.is_ascii_digit()) => {
                Cow::Owned(self.outside_latin_words(text))
            }
            _ => Cow::Borrowed(text),
        }
    }

    fn outside_latin_words(self, text: &str) -> String {
        let in_word =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '+');
        let mut shown = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if word.contains(|c: char| c.is_ascii_alphabetic()) {
                shown.push_str(word);
            } else {
                shown.extend(word.chars().map(|c| self.digit(c)));
            }
            let next = after.find(in_word).unwrap_or(after.len());
            let (between, after) = after.split_at(next);
            shown.push_str(between);
            rest = after;
        }
        shown
    }

    /// A whole number in this style.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        self.show(&number.to_string()).into_owned()
    }

    fn digit(self, c: char) -> char {
        match (self, digit_value(c)) {
            (_, None) => c,
            (Self::Thai, Some(value)) => char::from_u32(THAI_ZERO + value).unwrap_or(c),
            (Self::Arabic, Some(value)) => char::from_digit(value, 10).unwrap_or(c),
        }
    }
}

/// The first key of a telephone in `text`, as 1️⃣, which is a sign of its own; with what stands
/// before and after it.
fn first_key(text: &str) -> Option<(&str, &str, &str)> {
    let end = text.find(KEY)? + KEY.len_utf8();
    let (upto, after) = text.split_at_checked(end)?;
    let outside = |c: char| c == KEY || c == '\u{fe0f}';
    let start = upto.trim_end_matches(outside).char_indices().next_back();
    let (before, key) = upto.split_at_checked(start.map_or(0, |(start, _)| start))?;
    Some((before, key, after))
}

/// Whether `c` is one of ๐ to ๙.
#[must_use]
pub fn is_thai_digit(c: char) -> bool {
    ('๐'..='๙').contains(&c)
}

/// The value of a Thai or Arabic decimal digit.
#[must_use]
pub fn digit_value(c: char) -> Option<u32> {
    if is_thai_digit(c) {
        Some(c as u32 - THAI_ZERO)
    } else {
        c.to_digit(10)
    }
}

/// The first whole number written in `text`, in either kind of digits.
#[must_use]
pub fn first_number(text: &str) -> Option<u64> {
    let mut digits = text
        .chars()
        .map(digit_value)
        .skip_while(Option::is_none)
        .map_while(|value| value)
        .peekable();
    digits.peek()?;
    digits.try_fold(0_u64, |number, value| {
        number.checked_mul(10)?.checked_add(u64::from(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_in_display_only_where_they_must() {
        assert_eq!(
            Digits::Arabic.show("จำนวนสมาชิก ๒๐๔ คน"),
            "จำนวนสมาชิก 204 คน"
        );
        assert_eq!(Digits::Thai.show("18 อำเภอ"), "๑๘ อำเภอ");
        assert!(matches!(Digits::Thai.show("๒๐๔ คน"), Cow::Borrowed(_)));
        assert_eq!(Digits::Thai.number(1054), "๑๐๕๔");
        assert_eq!(Digits::Thai.show("0018.1/2 คน"), "๐๐๑๘.๑/๒ คน");
    }

    #[test]
    fn digits_of_ids_and_codes_stay() {
        for code in [
            "ข้อความ UTF-8",
            "orders-pk.practice.1",
            "data/v2.ron:",
            "ມ (U+1019)",
        ] {
            assert_eq!(Digits::Thai.show(code), code);
        }
        assert_eq!(Digits::Thai.show("v2.ron มี 3 ข้อ"), "v2.ron มี ๓ ข้อ");
    }

    #[test]
    fn keys_keep_their_digits() {
        assert_eq!(
            Digits::Thai.show("1️⃣ ข้อ 1 12\u{20e3} 3️⃣4"),
            "1️⃣ ข้อ ๑ ๑2\u{20e3} 3️⃣๔"
        );
        assert_eq!(Digits::Arabic.show("๕ 5️⃣ \u{20e3}"), "5 5️⃣ \u{20e3}");
        assert!(matches!(Digits::Thai.show("📌 นัด"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_number_is_read_from_either_digits() {
        assert_eq!(first_number("จำนวนสมาชิก ๒๐๔ คน"), Some(204));
        assert_eq!(first_number("จำนวน 19 คน (๒)"), Some(19));
        assert_eq!(first_number("ไม่ระบุ"), None);
        assert_eq!(first_number("99999999999999999999999"), None);
    }
}
