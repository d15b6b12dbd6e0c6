//! Finds long terms with one letter wrong, missing or extra.
//!
//! A word with at most one error has one half without errors. So the halves are indexed, and
//! wherever one is found, the whole word is compared around it.

use std::ops::Range;

use super::mention::{Likeness, Meaning, Mention};
use super::patterns::{Found, Patterns};
use super::terms::{Sense, Term};
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, subslice};

/// The minimum length of terms for which an error is tolerated.
const LONG: usize = 6;
/// The minimum length of a term that an error leaves hardly another word.
const VERY_LONG: usize = 9;

/// The halves of long terms.
pub(super) struct Halves {
    patterns: Patterns,
    owners: Vec<Half>,
}

/// One half of a long term, matched exactly.
struct Half {
    /// The position of the term.
    term: usize,
    meaning: Meaning,
    /// Whether this is the first half.
    first: bool,
}

/// A long term, and where a text has it with exactly one error.
pub(super) struct Misspelt<'t> {
    pub term: &'t Term,
    pub meaning: Meaning,
    pub at: Range<usize>,
}

impl Halves {
    /// Collects the halves of those of `terms` for which an error is tolerated.
    pub fn of(terms: &[Term]) -> Self {
        let mut halves = Vec::new();
        let mut owners = Vec::new();
        for (position, term) in terms.iter().enumerate() {
            let Some(meaning) = tolerant(term) else {
                continue;
            };
            let (start, end) = term.keys.split_at(term.keys.len() / 2);
            for (half, first) in [(start, true), (end, false)] {
                halves.push(half);
                owners.push(Half {
                    term: position,
                    meaning,
                    first,
                });
            }
        }
        Self {
            patterns: Patterns::new(halves.into_iter()),
            owners,
        }
    }

    /// Finds the terms that `text` has with exactly one error. `terms` are those that the halves
    /// were collected from.
    pub fn find<'t>(&self, text: &Normalised, terms: &'t [Term]) -> Vec<Misspelt<'t>> {
        let found = self.patterns.find(&text.keys).into_iter();
        found
            .filter_map(|found| {
                let half = self.owners.get(found.pattern)?;
                let term = terms.get(half.term)?;
                Some(Misspelt {
                    term,
                    meaning: half.meaning,
                    at: whole(&found, half.first, &term.keys, &text.keys)?,
                })
            })
            .collect()
    }
}

/// Returns the meaning of `term`, if an error in it is tolerated.
fn tolerant(term: &Term) -> Option<Meaning> {
    let Sense::Whole(meaning) = term.sense else {
        return None;
    };
    let shortest = match meaning {
        Meaning::FunctionWord(_) | Meaning::Plain => return None,
        // Talk is full of words that nearly look like other talk.
        Meaning::Outside => LONG + 2,
        _ => LONG,
    };
    let is_tolerant = term.keys.len() >= shortest && !term.bound && !term.keys.contains(&NUMBER);
    is_tolerant.then_some(meaning)
}

/// Returns where the whole term `keys` stands in `text` with exactly one error, of which the first or
/// last half was found.
fn whole(half: &Found, is_first: bool, keys: &[u8], text: &[u8]) -> Option<Range<usize>> {
    let middle = keys.len() / 2;
    if is_first {
        let rest = subslice(text, half.at.end..);
        let length = prefix_within_one(subslice(keys, middle..), rest)?;
        return Some(half.at.start..half.at.end + length);
    }
    let start = half.at.start.saturating_sub(middle + 1);
    let mut before = subslice(text, start..half.at.start).to_vec();
    before.reverse();
    let wanted: Vec<u8> = keys.iter().take(middle).rev().copied().collect();
    let length = prefix_within_one(&wanted, &before)?;
    Some(half.at.start - length..half.at.end)
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
    /// Returns the terms of `found` that may be meant, the longest first, each once at a place.
    pub fn meant<'t>(&self, found: impl Iterator<Item = Misspelt<'t>>) -> Vec<Mention> {
        let mut meant: Vec<Mention> = found
            .filter(|misspelt| self.allows(misspelt))
            .map(|misspelt| {
                let likeness = if misspelt.term.keys.len() >= VERY_LONG {
                    Likeness::Fair
                } else {
                    Likeness::Doubtful
                };
                let Misspelt { term, meaning, at } = misspelt;
                term.mention(meaning, at, likeness)
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

    /// Returns whether `misspelt` may be meant. A number is never a typing error, and neither is
    /// another known word.
    fn allows(&self, misspelt: &Misspelt<'_>) -> bool {
        let at = &misspelt.at;
        let keys = self.text.keys.get(at.clone());
        let has_number = keys.is_some_and(|keys| keys.contains(&NUMBER));
        let has_gap = (at.start + 1..at.end).any(|letter| self.text.gap(letter));
        !has_number
            && !has_gap
            && !self.is_known(at)
            && !(misspelt.meaning.is_name() && self.may_be_other_name(misspelt))
            && self.text.syllables(at)
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
    fn may_be_other_name(&self, misspelt: &Misspelt<'_>) -> bool {
        /// The fewest letters by which a name inside another is shorter.
        const SHORTER: usize = 4;
        let at = &misspelt.at;
        let mut names = self.names.iter().filter(|name| overlap(name, at));
        misspelt.term.keys.len() <= LONG
            || names.any(|name| !(is_inside(name, at) && name.len() + SHORTER <= at.len()))
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn is_inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
