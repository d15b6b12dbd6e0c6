//! Finds many short patterns in a text. The patterns are sorted, so that those that begin alike stand
//! side by side, and each letter of the text narrows them down. Sorting takes far less time than
//! building an automaton, which would pay only over long texts.

use std::ops::Range;

/// The sorted patterns.
pub(super) struct Patterns {
    /// The letters of all patterns, one after another.
    letters: Vec<u8>,
    sorted: Vec<Pattern>,
    /// Where the patterns with each first letter begin in `sorted`.
    begins: Vec<usize>,
}

struct Pattern {
    /// The first letters as a number, so that most comparisons are of one number.
    head: u64,
    start: usize,
    end: usize,
    /// The position among the patterns as they were given.
    number: usize,
}

/// An occurrence of a pattern.
pub(super) struct Found {
    /// The position among the patterns as they were given.
    pub pattern: usize,
    pub at: Range<usize>,
}

impl Patterns {
    /// Sorts `patterns`. An empty one is never found.
    pub fn new<'k>(patterns: impl Iterator<Item = &'k [u8]>) -> Self {
        let mut letters = Vec::new();
        let mut sorted = Vec::new();
        for (number, pattern) in patterns.enumerate() {
            if pattern.is_empty() {
                continue;
            }
            let start = letters.len();
            letters.extend_from_slice(pattern);
            sorted.push(Pattern {
                head: head(pattern),
                start,
                end: letters.len(),
                number,
            });
        }
        let of = |pattern: &Pattern| letters.get(pattern.start..pattern.end);
        sorted.sort_unstable_by(|a, b| {
            let in_full = || of(a).cmp(&of(b)).then(a.number.cmp(&b.number));
            a.head.cmp(&b.head).then_with(in_full)
        });
        let first = |pattern: &Pattern| letters.get(pattern.start).copied().map_or(0, usize::from);
        let begins = (0..=usize::from(u8::MAX) + 1)
            .map(|letter| sorted.partition_point(|pattern| first(pattern) < letter))
            .collect();
        Self {
            letters,
            sorted,
            begins,
        }
    }

    /// Returns every occurrence of a pattern in `text`, overlapping ones included, in text order.
    pub fn find(&self, text: &[u8]) -> Vec<Found> {
        let mut found = Vec::new();
        for start in 0..text.len() {
            self.find_at(text, start, &mut found);
        }
        found
    }

    /// Adds the patterns that occur at `start`.
    fn find_at(&self, text: &[u8], start: usize, found: &mut Vec<Found>) {
        let Some(&letter) = text.get(start) else {
            return;
        };
        let letter = usize::from(letter);
        let (Some(&from), Some(&to)) = (self.begins.get(letter), self.begins.get(letter + 1))
        else {
            return;
        };
        let mut alike = self.sorted.get(from..to).unwrap_or_default();
        for end in start + 1.. {
            // Of those that begin with these letters, the complete ones stand first.
            while let Some((pattern, longer)) = alike.split_first() {
                if pattern.end - pattern.start > end - start {
                    break;
                }
                found.push(Found {
                    pattern: pattern.number,
                    at: start..end,
                });
                alike = longer;
            }
            let Some(&letter) = text.get(end).filter(|_| !alike.is_empty()) else {
                return;
            };
            let next = |pattern: &Pattern| self.letters.get(pattern.start + end - start).copied();
            let from = alike.partition_point(|pattern| next(pattern) < Some(letter));
            let to = alike.partition_point(|pattern| next(pattern) <= Some(letter));
            alike = alike.get(from..to).unwrap_or_default();
        }
    }
}

/// Returns the first eight letters as a number that sorts like them.
fn head(pattern: &[u8]) -> u64 {
    let letters = (0..8).map(|at| pattern.get(at).copied().unwrap_or(0));
    letters.fold(0, |head, letter| (head << 8) | u64::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(patterns: &[&str], text: &str) -> Vec<(usize, Range<usize>)> {
        let patterns = Patterns::new(patterns.iter().map(|pattern| pattern.as_bytes()));
        let found = patterns.find(text.as_bytes()).into_iter();
        found.map(|found| (found.pattern, found.at)).collect()
    }

    #[test]
    fn overlapping_and_equal_patterns_are_all_found() {
        assert_eq!(
            found(&["b", "abc", "ab", "bcd", "abc", "", "x"], "zabcd"),
            [(2, 1..3), (1, 1..4), (4, 1..4), (0, 2..3), (3, 2..5)]
        );
        assert_eq!(found(&["aa"], "aaa"), [(0, 0..2), (0, 1..3)]);
    }

    #[test]
    fn long_patterns_differ_after_their_heads() {
        let patterns = ["abcdefghij", "abcdefghik", "abcdefgh"];
        assert_eq!(found(&patterns, "abcdefghik"), [(2, 0..8), (1, 0..10)]);
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        assert_eq!(found(&[], "abc"), []);
        assert_eq!(found(&["abcd"], "abc"), []);
        assert_eq!(found(&["a"], ""), []);
    }
}
