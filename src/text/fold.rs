//! Folds text for search. Typed words and the letter's words are compared in a form in which
//! digits, case, spaces, invisible characters and the spelling of a Thai syllable make no
//! difference.

use super::digits::digit_value;
use super::invisible::is_blank_letter;

pub use super::invisible::is_ignorable;

const SARA_AA: char = 'า';
const SARA_AM: char = 'ำ';
const NIKHAHIT: char = 'ํ';

/// Folds `text` for comparison.
///
/// Digits become Arabic, Latin letters lower case and of normal width, all dashes the same, and
/// doubled เเ becomes แ. White space, full stops, invisible characters and ฯ are removed, so that
/// "ปค. สน." and "ปคสน" are equal. The marks on a Thai consonant get one order, each once, and ํ
/// with า, on either side, becomes ำ.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = Folded::default();
    text.chars().for_each(|c| folded.push(c));
    folded.finish()
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

/// A folded text in progress: what is finished, and the marks on its last letter.
#[derive(Default)]
struct Folded {
    text: String,
    vowels: Vec<char>,
    tones: Vec<char>,
    /// า or ำ after the letter.
    tail: Option<char>,
}

impl Folded {
    fn push(&mut self, written: char) {
        let c = plain(written);
        match c {
            '.' | 'ฯ' => {}
            _ if c.is_whitespace() || is_ignorable(c) => {}
            NIKHAHIT if self.tail.is_some() => self.tail = Some(SARA_AM),
            'ั' | 'ิ'..='ฺ' | NIKHAHIT => add(&mut self.vowels, c),
            '็'..='์' | '๎' => add(&mut self.tones, c),
            // Some programs write ำ as ำา.
            SARA_AA if self.tail == Some(SARA_AM) => {}
            SARA_AM if self.tail.is_some() => self.tail = Some(SARA_AM),
            // A second า is a letter of its own.
            SARA_AA if self.tail.is_some() => {
                self.settle();
                self.text.push(c);
            }
            SARA_AA | SARA_AM => {
                let opened = self.vowels.iter().position(|sign| *sign == NIKHAHIT);
                let opened = opened.map(|at| self.vowels.remove(at));
                self.tail = Some(opened.map_or(c, |_| SARA_AM));
            }
            _ => {
                self.settle();
                match digit_value(c).and_then(|value| char::from_digit(value, 10)) {
                    Some(digit) => self.text.push(digit),
                    None if c == 'เ' && self.text.ends_with('เ') => {
                        self.text.pop();
                        self.text.push('แ');
                    }
                    None => self.text.extend(c.to_lowercase()),
                }
            }
        }
    }

    /// Writes the marks of the last letter.
    fn settle(&mut self) {
        self.vowels.sort_unstable();
        self.tones.sort_unstable();
        self.text.extend(self.vowels.drain(..));
        self.text.extend(self.tones.drain(..));
        self.text.extend(self.tail.take());
    }

    fn finish(mut self) -> String {
        self.settle();
        self.text
    }
}

fn add(signs: &mut Vec<char>, c: char) {
    if !signs.contains(&c) {
        signs.push(c);
    }
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
