//! Patterns written in this program, compiled once at first use.
//!
//! A check for private data that skips a pattern it cannot compile would report a draft as clean.
//! So there is no such path: a compiled pattern is a value, not an `Option`. The modules that have
//! patterns compile each in their tests.

use std::sync::LazyLock;

use regex::Regex;

/// A regular expression, compiled at first use.
pub(crate) type Pattern = LazyLock<Regex>;

/// Compiles `pattern`, which this program writes itself.
#[expect(
    clippy::expect_used,
    reason = "the tests compile every literal; going on without one would let private data pass"
)]
pub(crate) fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this program compiles")
}
