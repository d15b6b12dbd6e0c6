//! Thai text, independent of groups: digits, dates, folding for search, the normal form for
//! understanding, invisible characters, keyboard layouts, grapheme clusters and line breaks.
//! Everything here is pure and works on borrowed text.

use std::ops::Range;
use std::slice::SliceIndex;

pub mod breaks;
pub mod chat;
pub mod clusters;
pub mod collate;
pub mod controls;
pub mod date;
pub mod digits;
pub mod fold;
pub mod invisible;
pub mod kept;
pub mod keyboard;
pub(crate) mod mended;
pub mod normalise;
pub(crate) mod pattern;
pub mod words;

pub use breaks::Breaker;
pub use clusters::Clusters;
pub use collate::ThaiOrder;
pub use date::{Date, Written};
pub use digits::Digits;
pub use fold::{contains_folded, fold};
pub use invisible::{Hidden, hidden};
pub use kept::KeptNames;
pub use mended::mended;
pub use normalise::{Normalised, normalise};
pub use words::Words as WordMover;

/// Returns the part of `text` in `range`, which the caller has found in this very text.
///
/// Another range is a mistake of the program. Tests stop at it; in a release it is an empty part,
/// so that nobody loses a window over it.
pub(crate) fn part(text: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    let part = text.get(range);
    debug_assert!(part.is_some(), "a range that is not of its text");
    part.unwrap_or_default()
}

/// Does the same as [`char::is_alphabetic`]. Most of a text is Thai, which the table of all scripts finds
/// slowly, and so it does dashes, crosses and emoji.
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e46}' | '\u{e4d}' => true,
        '\u{e00}'..='\u{e7f}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2700}'..='\u{27bf}'
        | '\u{1f300}'..='\u{1faff}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Returns where `part`, a slice of `text`, stands in it, in bytes: its address tells.
pub(crate) fn place_of(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + part.len()
}

/// Does the same as [`part`] for items in order, such as the letters of a normalised text.
pub(crate) fn subslice<T>(items: &[T], range: impl SliceIndex<[T], Output = [T]>) -> &[T] {
    let found = items.get(range);
    debug_assert!(found.is_some(), "a range that is not of its slice");
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_are_the_same_as_in_the_table() {
        for c in '\0'..=char::MAX {
            assert_eq!(super::is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        }
    }
}
