//! Patterns and word lists written in this program, compiled once at first use.
//!
//! A check for private data that skips a pattern it cannot compile would report a draft as clean.
//! So there is no such path: a compiled pattern is a value, not an `Option`. The modules that have
//! patterns compile each in their tests.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

/// A regular expression, compiled at first use.
pub(crate) type Pattern = LazyLock<Regex>;

/// A list of words, searched for all at once, the longest match first.
pub(crate) type WordList = LazyLock<AhoCorasick>;

/// Compiles `pattern`, which this program writes itself.
#[expect(
    clippy::expect_used,
    reason = "the tests compile every literal; going on without one would let private data pass"
)]
pub(crate) fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this program compiles")
}

/// Compiles the search for `words`, literals of this program.
#[expect(
    clippy::expect_used,
    reason = "the tests compile every list; going on without one would let private data pass"
)]
pub(crate) fn compile_words(words: impl IntoIterator<Item = &'static str>) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .expect("a word list of this program compiles")
}
