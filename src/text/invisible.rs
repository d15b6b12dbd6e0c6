//! Invisible characters, by Unicode's property `Default_Ignorable_Code_Point`. No other list of
//! them exists in the program.
//!
//! Each use leaves out a different part:
//!
//! - [`is_zero_width`]: the few that occur inside Thai words, copied from web pages and word
//!   processors. Dates and the check of drafts read across them. Any other one separates words
//!   there, as an unknown character does.
//! - [`is_ignorable`]: all that only affect how their neighbours are set. The normal form and the
//!   search fold drop them.
//! - [`is_blank_letter`]: letters that are blank by definition. A text of nothing else is blank,
//!   but search keeps them.
//!
//! `fonts` uses the whole property, since no font needs a glyph for any of them.

use icu_properties::props::DefaultIgnorableCodePoint;
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};

static DEFAULT_IGNORABLE: CodePointSetDataBorrowed<'static> =
    CodePointSetData::new::<DefaultIgnorableCodePoint>();

/// Asks for the coloured form of the symbol before it. Most messages with emoji have it.
pub const EMOJI_PRESENTATION: char = '\u{fe0f}';

/// Returns whether `c` is invisible and occurs inside words: a soft hyphen, a zero-width space or
/// joiner, a direction mark, a word joiner or a byte order mark.
#[must_use]
pub fn is_zero_width(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Returns whether `c` is invisible and only affects how its neighbours are set.
///
/// Beyond the property, this covers the marks of interlinear annotations. It leaves out blank
/// letters, the inherent vowels of Khmer, the controls of shorthand and music, and the unassigned
/// specials: a text with one of them is not the same text without it.
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    // Nearly all characters of a text need no table.
    if matches!(c, '\0'..='\u{ac}' | '\u{e00}'..='\u{e7f}') {
        return false;
    }
    match c {
        '\u{fff9}'..='\u{fffb}' => true,
        '\u{17b4}'
        | '\u{17b5}'
        | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' => false,
        _ => DEFAULT_IGNORABLE.contains(c) && !is_blank_letter(c),
    }
}

/// Returns whether `c` is a letter that is blank by definition: a Hangul filler or the Braille
/// pattern without dots.
#[must_use]
pub fn is_blank_letter(c: char) -> bool {
    matches!(
        c,
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
    )
}

/// What a hidden character does to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It changes the direction of writing, so that the text is shown in another order.
    Direction,
    /// It controls a terminal or a printer.
    Control,
    /// It is a letter that no font shows.
    Text,
}

impl Hidden {
    /// Returns the key of the message that says so.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Direction => "hidden-direction",
            Self::Control => "hidden-control",
            Self::Text => "hidden-text",
        }
    }
}

/// Returns what the hidden character `c` does to a text. Returns `None` for all others, and for
/// those that belong to ordinary writing.
#[must_use]
pub fn hidden(c: char) -> Option<Hidden> {
    match c {
        '\t' | '\n' | '\r' => None,
        c if c.is_control() => Some(Hidden::Control),
        c if reverses(c) => Some(Hidden::Direction),
        '\u{61c}' | '\u{200e}' | '\u{200f}' => Some(Hidden::Direction),
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Some(Hidden::Text),
        _ => None,
    }
}

/// Returns whether `c` begins or ends a piece that is written in another direction.
#[must_use]
pub fn reverses(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the characters for which `is_member` holds, as ranges of code points.
    fn ranges(is_member: impl Fn(char) -> bool) -> Vec<(u32, u32)> {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for c in ('\0'..=char::MAX).filter(|&c| is_member(c)).map(u32::from) {
            match ranges.last_mut() {
                Some((_, end)) if *end + 1 == c => *end = c,
                _ => ranges.push((c, c)),
            }
        }
        ranges
    }

    #[test]
    fn what_search_ignores_is_listed() {
        let expected = [
            (0xad, 0xad),
            (0x34f, 0x34f),
            (0x61c, 0x61c),
            (0x180b, 0x180f),
            (0x200b, 0x200f),
            (0x202a, 0x202e),
            (0x2060, 0x206f),
            (0xfe00, 0xfe0f),
            (0xfeff, 0xfeff),
            (0xfff9, 0xfffb),
            (0xe0000, 0xe0fff),
        ];
        assert_eq!(ranges(is_ignorable), expected);
    }

    #[test]
    fn what_occurs_inside_words_is_ignored_by_search_too() {
        assert!(ranges(|c| is_zero_width(c) && !is_ignorable(c)).is_empty());
        assert!(is_ignorable(EMOJI_PRESENTATION));
        assert!(ranges(|c| is_blank_letter(c) && is_ignorable(c)).is_empty());
    }
}
