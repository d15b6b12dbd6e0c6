//! Folds text for search and for names. Typed words and the letter's words are compared in a form in
//! which digits, case, spaces, invisible characters and what copying damages make no difference.

use std::borrow::Cow;

use super::digits::digit_value;
use super::invisible::is_blank_letter;
use super::mended;

pub use super::invisible::is_ignorable;

const NIKHAHIT: char = 'ํ';

/// Folds `text` for comparison.
///
/// Invisible characters are removed, and what copying damaged is repaired as in a need
/// ([`mended`]). Then digits become Arabic, Latin letters lower case and of normal width, all dashes
/// the same, and doubled เเ becomes แ. White space, full stops and ฯ are removed, so that "ปค. สน."
/// and "ปคสน" are equal.
#[must_use]
pub fn fold(text: &str) -> String {
    let visible: Cow<'_, str> = if text.contains(is_ignorable) {
        text.chars().filter(|c| !is_ignorable(*c)).collect()
    } else {
        text.into()
    };
    let repaired = mended(&visible).map_or(visible, Cow::Owned);
    let mut folded = String::with_capacity(repaired.len());
    for c in repaired.chars().map(plain) {
        match c {
            '.' | 'ฯ' => {}
            _ if c.is_whitespace() => {}
            'เ' if folded.ends_with('เ') => {
                folded.pop();
                folded.push('แ');
            }
            _ => match digit_value(c).and_then(|value| char::from_digit(value, 10)) {
                Some(digit) => folded.push(digit),
                None => folded.extend(c.to_lowercase()),
            },
        }
    }
    folded
}

/// Returns whether `text` contains `needle`, which must be folded and not empty.
#[must_use]
pub fn contains_folded(text: &str, needle: &str) -> bool {
    !needle.is_empty() && fold(text).contains(needle)
}

/// Returns whether `text` has no visible characters.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || is_ignorable(c) || is_blank_letter(c))
}

/// Returns the standard character for `c`, if it is one of the private area in which old Windows
/// fonts have shifted Thai marks.
pub(super) fn standard_mark(c: char) -> char {
    match c {
        '\u{f700}' => 'ฐ',
        '\u{f701}' => 'ิ',
        '\u{f702}' => 'ี',
        '\u{f703}' => 'ึ',
        '\u{f704}' => 'ื',
        '\u{f705}' | '\u{f70a}' | '\u{f713}' => '่',
        '\u{f706}' | '\u{f70b}' | '\u{f714}' => '้',
        '\u{f707}' | '\u{f70c}' | '\u{f715}' => '๊',
        '\u{f708}' | '\u{f70d}' | '\u{f716}' => '๋',
        '\u{f709}' | '\u{f70e}' | '\u{f717}' => '์',
        '\u{f70f}' => 'ญ',
        '\u{f710}' => 'ั',
        '\u{f711}' => NIKHAHIT,
        '\u{f712}' => '็',
        '\u{f718}' => 'ุ',
        '\u{f719}' => 'ู',
        '\u{f71a}' => 'ฺ',
        _ => c,
    }
}

/// Returns `c` as it is usually typed. Converts shifted Thai marks, wide Latin letters and the many
/// dashes.
pub(crate) fn plain(c: char) -> char {
    match standard_mark(c) {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_folds_the_same() {
        assert_eq!(fold("ปค. สน."), fold("ปคสน"));
        assert_eq!(fold("นํ้าทํา"), fold("นํ้าทำ"));
        assert_eq!(fold("เเม่"), "แม่");
        assert_eq!(fold("LINE ๑๙"), "line19");
        assert!(contains_folded("หน.ส่วนราชการ-นอภ.สน.", &fold("นอภ สน")));
        assert!(!contains_folded("ใด ๆ", ""));
    }

    #[test]
    fn a_syllable_folds_the_same_in_every_order_of_its_signs() {
        for (written, typed) in [
            ("น้ำ", "นํ้า"),
            ("น้ำ", "น้ํา"),
            ("น้ำ", "นำ้"),
            ("น้ำ", "น้าํ"),
            ("น้ำ", "นาํ้"),
            ("น้ำ", "น้ำา"),
            ("น้ำ", "นํ้าา"),
            ("อำเภอ", "อําเภอ"),
            ("อำเภอ", "อาํเภอ"),
            ("อำเภอ", "อำาเภอ"),
            ("อำเภอ", "อ ำเภอ"),
            ("นายอำเภอ", "นายอ าเภอ"),
            ("ที่", "ท่ี"),
            ("ที่", "ที่่"),
            ("ผู้", "ผู\u{f70b}"),
            ("ผู้\u{ad}ว่า\u{34f}\u{200e}", "ผู้ว่า"),
            ("นายอำเภอ", "นาย\u{ad}อำ\u{2060}เภอ"),
            ("DISTRICT-CHIEF", "district\u{2011}chief"),
            ("ＬＩＮＥ　１", "line 1"),
        ] {
            assert_eq!(fold(written), fold(typed), "{written} {typed}");
        }
    }

    #[test]
    fn other_words_stay_other() {
        for (one, other) in [("ไม่", "ไม้"), ("นา", "นำ"), ("ปค", "ปจ"), ("มาา", "มา")]
        {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn what_shows_nothing_is_blank() {
        for text in [
            "",
            "  ",
            "\t\n",
            "\u{a0}\u{3000}",
            "\u{200b}\u{feff}",
            "\u{3164}",
            "\0",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank(" ก ") && !is_blank("."));
    }
}
