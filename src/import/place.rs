//! Where a word of letters stands in a text that is taken apart.

use std::ops::Range;

use crate::language::{LetterUse, Pack, Spelling};
use crate::text::{Normalised, normalise};

/// Returns the bytes of the longest word of this use that `text` begins with.
pub(super) fn at_start(text: &str, use_: LetterUse, pack: &Pack) -> Option<Range<usize>> {
    let normal = normalise(text);
    let length = longest(&normal, 0, &words(use_, pack))?;
    Some(bytes(text, &normal, 0..length))
}

/// Returns the bytes of the first word of this use in `text`.
pub(super) fn first(text: &str, use_: LetterUse, pack: &Pack) -> Option<Range<usize>> {
    /// The minimum length of a word, in letters, so that no part of another one counts.
    const SHORTEST: usize = 4;
    let (normal, words) = (normalise(text), words(use_, pack));
    let found = (0..normal.len()).find_map(|at| {
        let length = longest(&normal, at, &words)?;
        (length >= SHORTEST && normal.syllables(&(at..at + length))).then_some(at..at + length)
    });
    Some(bytes(text, &normal, found?))
}

/// Returns where the first word of this use begins that follows a gap, in bytes.
pub(super) fn after_gap(text: &str, use_: LetterUse, pack: &Pack) -> Option<usize> {
    let (normal, words) = (normalise(text), words(use_, pack));
    let mut gaps = (1..normal.len()).filter(|&at| normal.gap(at));
    let (at, length) = gaps.find_map(|at| Some((at, longest(&normal, at, &words)?)))?;
    Some(bytes(text, &normal, at..at + length).start)
}

fn words(use_: LetterUse, pack: &Pack) -> Vec<&Spelling> {
    pack.letter_words_of(use_).collect()
}

/// Returns the length of the longest of `words` at letter `at`.
fn longest(normal: &Normalised, at: usize, words: &[&Spelling]) -> Option<usize> {
    let rest = normal.keys.get(at..).unwrap_or_default();
    let words = words.iter().filter(|word| rest.starts_with(word.keys()));
    words.map(|word| word.keys().len()).max()
}

/// Returns the bytes of `text` that the letters in `range` represent.
pub(super) fn bytes(text: &str, normal: &Normalised, range: Range<usize>) -> Range<usize> {
    let chars = normal.chars(&range);
    let byte = |at: usize| {
        text.char_indices()
            .nth(at)
            .map_or(text.len(), |(byte, _)| byte)
    };
    byte(chars.start)..byte(chars.end)
}
