//! Finds long terms with one letter wrong, missing or extra.
//!
//! A word with at most one error has one half without errors. So the halves are indexed, and
//! wherever one is found, the whole word is compared around it.

use std::ops::Range;

use super::mention::{Likeness, Meaning, Mention};
use super::patterns::Patterns;
use super::terms::{Piece, Term};
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, subslice};

/// The minimum length of terms for which an error is tolerated.
const LONG: usize = 6;
/// The minimum length of a term that an error leaves hardly another word.
const VERY_LONG: usize = 9;

/// The halves of long terms.
pub(super) struct Halves {
    patterns: Patterns,
    /// Of each half the position of its term, and whether it is the first half.
    owners: Vec<(usize, bool)>,
}

/// One half of a long term in a text.
pub(super) struct FoundHalf {
    at: Range<usize>,
    is_first: bool,
}

impl Halves {
    /// Collects the halves of those of `terms` for which an error is tolerated.
    pub fn of<'w>(terms: impl Iterator<Item = Term<'w>>) -> Self {
        let mut halves = Vec::new();
        let mut owners = Vec::new();
        for (position, term) in terms.enumerate().filter(|(_, term)| is_tolerant(*term)) {
            let (first, last) = term.keys().split_at(term.keys().len() / 2);
            halves.extend([first, last]);
            owners.extend([(position, true), (position, false)]);
        }
        Self {
            patterns: Patterns::new(halves.into_iter()),
            owners,
        }
    }

    /// Finds the halves in `text`, each with the position of its term.
    pub fn find(&self, text: &Normalised) -> Vec<(usize, FoundHalf)> {
        let found = self.patterns.find(&text.keys).into_iter();
        found
            .filter_map(|found| {
                let &(term, is_first) = self.owners.get(found.pattern)?;
                let at = found.at;
                Some((term, FoundHalf { at, is_first }))
            })
            .collect()
    }
}

/// Returns whether an error in `term` is tolerated.
fn is_tolerant(term: Term<'_>) -> bool {
    let shortest = match term.word.meaning {
        Meaning::FunctionWord(_) | Meaning::Plain => return false,
        // Talk is full of words that nearly look like other talk.
        Meaning::Outside => LONG + 2,
        _ => LONG,
    };
    let keys = term.keys();
    term.piece == Piece::Whole
        && keys.len() >= shortest
        && !term.word.bound
        && !keys.contains(&NUMBER)
}

impl FoundHalf {
    /// Returns where the whole term `keys` of this half stands in `text` with exactly one error.
    pub fn whole(&self, keys: &[u8], text: &[u8]) -> Option<Range<usize>> {
        let Range { start, end } = self.at;
        let middle = keys.len() / 2;
        if self.is_first {
            let rest = subslice(text, end..);
            let length = prefix_within_one(subslice(keys, middle..), rest)?;
            return Some(start..end + length);
        }
        let mut before = subslice(text, start.saturating_sub(middle + 1)..start).to_vec();
        before.reverse();
        let wanted: Vec<u8> = keys.iter().take(middle).rev().copied().collect();
        let length = prefix_within_one(&wanted, &before)?;
        Some(start - length..end)
    }
}

/// Returns how many letters of `text` match `wanted` with exactly one error, or `None` for no error
/// or more. The last letter must match, so that no error is assumed at the end.
fn prefix_within_one(wanted: &[u8], text: &[u8]) -> Option<usize> {
    let same = wanted.iter().zip(text).take_while(|(a, b)| a == b).count();
    let rest = subslice(wanted, same..);
    let (_, tail) = rest.split_first()?;
    let starts = |from: usize, wanted: &[u8]| {
        !wanted.is_empty()
            && text
                .get(from..)
                .is_some_and(|text| text.starts_with(wanted))
    };
    if starts(same + 1, tail) {
        return Some(same + 1 + tail.len());
    }
    if starts(same, tail) {
        return Some(same + tail.len());
    }
    if starts(same + 1, rest) {
        return Some(same + 1 + rest.len());
    }
    // Two letters are swapped.
    let is_swapped = matches!(rest, [first, second, after @ ..]
        if text.get(same) == Some(second)
            && text.get(same + 1) == Some(first)
            && starts(same + 2, after));
    is_swapped.then(|| same + rest.len())
}

/// What a text has without any error.
pub(super) struct Spelt<'a> {
    pub text: &'a Normalised,
    /// The places of all terms but function words.
    pub known: Vec<Range<usize>>,
    /// The places of names among them.
    pub names: Vec<Range<usize>>,
}

impl Spelt<'_> {
    /// Returns the mentions of those terms of `found` that may be meant, the longest first, each once
    /// at a place.
    pub fn meant<'t>(&self, found: impl Iterator<Item = (Term<'t>, Range<usize>)>) -> Vec<Mention> {
        let mut meant: Vec<Mention> = found
            .filter(|(term, at)| self.allows(*term, at))
            .map(|(term, at)| {
                let likeness = if term.keys().len() >= VERY_LONG {
                    Likeness::Fair
                } else {
                    Likeness::Doubtful
                };
                term.mention(at, likeness)
            })
            .collect();
        meant.sort_by_key(|mention| std::cmp::Reverse(mention.at.len()));
        let mut kept: Vec<Mention> = Vec::new();
        for mention in meant {
            let is_repeated = kept
                .iter()
                .any(|other| other.meaning == mention.meaning && other.overlaps(&mention));
            if !is_repeated {
                kept.push(mention);
            }
        }
        kept
    }

    /// Returns whether `term` may be meant at `at`. A number is never a typing error, and neither is
    /// another known word.
    fn allows(&self, term: Term<'_>, at: &Range<usize>) -> bool {
        let keys = self.text.keys.get(at.clone());
        let has_number = keys.is_some_and(|keys| keys.contains(&NUMBER));
        let has_gap = (at.start + 1..at.end).any(|letter| self.text.gap(letter));
        if has_number || has_gap || self.is_known(at) {
            return false;
        }
        let is_other_name = term.word.meaning.is_name() && self.may_be_other_name(term, at);
        !is_other_name && self.text.syllables(at)
    }

    /// Returns whether a known word is nearly all of `at`, or would be cut by it.
    fn is_known(&self, at: &Range<usize>) -> bool {
        /// A shorter word is not cut.
        const SHORTEST: usize = 3;
        let mut known = self.known.iter().filter(|known| overlap(known, at));
        known.any(|known| {
            known.len() + 2 >= at.len() || known.len() >= SHORTEST && !is_inside(known, at)
        })
    }

    /// Returns whether another name may be meant: names are often alike.
    fn may_be_other_name(&self, term: Term<'_>, at: &Range<usize>) -> bool {
        /// The fewest letters by which a name inside another is shorter.
        const SHORTER: usize = 4;
        let mut names = self.names.iter().filter(|name| overlap(name, at));
        term.keys().len() <= LONG
            || names.any(|name| !(is_inside(name, at) && name.len() + SHORTER <= at.len()))
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn is_inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
