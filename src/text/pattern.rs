//! Patterns and word lists written in this program, compiled once at first use.
//!
//! A check for private data that skips a pattern it cannot compile would report a draft as clean.
//! So there is no such path: a compiled pattern is a value, not an `Option`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

/// A regular expression, compiled at first use.
pub(super) type Pattern = LazyLock<Regex>;

/// A list of words, searched for all at once, the longest match first.
pub(super) type WordList = LazyLock<AhoCorasick>;

/// Compiles `pattern`, a literal of this program.
#[expect(
    clippy::expect_used,
    reason = "the tests compile every literal; going on without one would let private data pass"
)]
pub(super) fn compile(pattern: &'static str) -> Regex {
    Regex::new(pattern).expect("a pattern of this program compiles")
}

/// Compiles the search for `words`, literals of this program.
#[expect(
    clippy::expect_used,
    reason = "the tests compile every list; going on without one would let private data pass"
)]
pub(super) fn compile_words(words: impl IntoIterator<Item = &'static str>) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .expect("a word list of this program compiles")
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    #[test]
    fn every_pattern_and_word_list_compiles() {
        for pattern in [
            &super::super::links::LINK,
            &super::super::address::ADDRESS,
            &super::super::address::TAIL,
            &super::super::people::NAME,
        ] {
            LazyLock::force(pattern);
        }
        LazyLock::force(&super::super::people::FACT);
        LazyLock::force(&super::super::labels::AUTOMATON);
    }
}
