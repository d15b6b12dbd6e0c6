//! Names that no line break separates: those of the registry, and words of every office.

use std::fmt;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::words::break_words;

/// Finds names in texts.
pub(super) struct Names(Option<AhoCorasick>);

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.as_ref().map_or(0, AhoCorasick::patterns_len);
        f.debug_tuple("Names").field(&count).finish()
    }
}

impl Names {
    /// Prepares the search for `names` and the words of every office.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().filter(|name| !name.trim().is_empty());
        let words = break_words();
        let names = names.chain(words.whole.iter().chain(&words.never).copied());
        // Without the automaton, breaks are worse but still correct.
        Self(
            AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                // Texts are short, so building the automaton takes longer than searching.
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(names)
                .ok(),
        )
    }

    /// Returns the ranges of all names in `text`, in bytes. Names may overlap.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        self.0
            .iter()
            .flat_map(|names| names.find_overlapping_iter(text))
            .map(|found| found.range())
            .collect()
    }
}

/// Returns the ranges in `text` of what is never broken, in bytes.
pub(super) fn never_broken(text: &str) -> impl Iterator<Item = Range<usize>> {
    let words = break_words().never.iter();
    words.flat_map(move |word| {
        let places = text.match_indices(word);
        places.map(|(at, word)| at..at + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::break_words;
    use crate::text::Breaker;

    #[test]
    fn words_of_every_office_are_not_cut() {
        let breaker = Breaker::new([]);
        let words = break_words();
        for word in words.whole.iter().chain(&words.never) {
            let text = format!("ใน{word}และทุก{word}ถัดไป");
            let pieces = breaker.pieces(&text);
            let whole = pieces.iter().filter(|piece| piece.contains(word)).count();
            assert_eq!(whole, 2, "{word} is cut: {pieces:?}");
        }
    }
}
