//! Indexes every term and finds it in texts: exactly, in normal form, or, for long words, with one
//! letter wrong, missing or extra.
//!
//! A word with at most one error has one half without errors. So the halves are indexed, and
//! wherever one is found, the whole word is compared around it. The index is built once.

use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use super::filter::{drop_chance_matches, drop_contained, mark_negated};
use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention};
use super::patterns::{Found, Patterns};
use crate::lang::Lang;
use crate::language::{self, RegistryWords, Spelling, Strength, Word};
use crate::registry::{self, Act, Registry};
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, subslice};

/// The minimum length of words for which an error is tolerated.
const LONG: usize = 6;

/// The weight of a term that says what it means.
const SURE: f32 = 1.9;
/// The weight of a term that only hints.
const PERHAPS: f32 = 0.8;
/// The weight of the name of an act.
const NAMED: f32 = 3.0;

struct Term {
    keys: Vec<u8>,
    marks: Vec<u8>,
    meaning: Meaning,
    weight: f32,
    /// Whether it is a name that counts only beside a word for a group.
    bound: bool,
    /// Whether it is such a name and an ordinary word.
    ordinary: bool,
    /// The position of its word.
    word: usize,
}

/// One half of a long term, matched exactly.
struct Half {
    term: usize,
    /// Whether this is the first half.
    first: bool,
}

/// The terms of some words, indexed.
struct Index {
    terms: Vec<Term>,
    whole: Patterns,
    halves: Patterns,
    half_terms: Vec<Half>,
    /// The meanings and weights of two-piece terms.
    pairs: Vec<(Meaning, f32)>,
}

/// The terms of the language pack, which are the same for every registry.
static PACK: LazyLock<Index> = LazyLock::new(|| Index::new(&language::pack().words, 0));

impl Index {
    /// Indexes `words`. The first two-piece term gets the number `first_pair`.
    fn new(words: &[Word], first_pair: usize) -> Self {
        let mut terms = Vec::with_capacity(words.len());
        let mut pairs = Vec::new();
        for (position, word) in words.iter().enumerate() {
            let meaning = Meaning::from(word.meaning);
            let weight = match word.strength {
                Strength::Sure => SURE,
                Strength::Perhaps => PERHAPS,
                Strength::Weight(weight) => weight,
            };
            let term = |spelling: &Spelling, meaning: Meaning| Term {
                keys: spelling.keys.clone(),
                marks: spelling.marks.clone(),
                meaning,
                weight,
                bound: word.bound,
                ordinary: word.ordinary,
                word: position,
            };
            match &word.rest {
                None => terms.push(term(&word.first, meaning)),
                Some(rest) => {
                    let pair = first_pair + pairs.len();
                    pairs.push((meaning, weight));
                    terms.push(term(&word.first, Meaning::Piece(pair, true)));
                    terms.push(term(rest, Meaning::Piece(pair, false)));
                }
            }
        }
        let (halves, half_terms) = halves(&terms);
        Self {
            whole: Patterns::new(terms.iter().map(|term| term.keys.as_slice())),
            halves: Patterns::new(halves.into_iter()),
            half_terms,
            terms,
            pairs,
        }
    }
}

/// The index of all terms.
pub(super) struct Lexicon {
    own: Index,
    /// The words of the pack to which the registry gives another meaning.
    silenced: Vec<bool>,
    /// The names of acts, in normal form.
    names: Vec<(Vec<u8>, Act)>,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("own", &self.own.terms.len())
            .finish_non_exhaustive()
    }
}

/// Returns the names of all acts, in all languages, and of each whether it is only a part of one.
fn act_names() -> impl Iterator<Item = (String, bool, Act)> {
    Act::ALL.iter().flat_map(|&act| {
        Lang::ALL.into_iter().flat_map(move |lang| {
            let names = act.names(lang).into_iter().enumerate();
            names.map(move |(position, name)| (name, position > 0, act))
        })
    })
}

impl Lexicon {
    /// Indexes the words of `registry` and the names of acts, beside those of the language pack.
    pub fn new(registry: &Registry) -> Self {
        let RegistryWords { mut own, silenced } =
            language::registry_words(language::pack(), registry);
        let names: Vec<(Spelling, bool, Act)> = act_names()
            .filter_map(|(name, is_part, act)| Some((Spelling::of(&name)?, is_part, act)))
            .collect();
        // What a part of a name means in a sentence is for the words to say.
        let whole = names.iter().filter(|(_, is_part, _)| !is_part);
        own.extend(whole.map(|(name, _, act)| Word {
            first: name.clone(),
            rest: None,
            meaning: language::Meaning::Said(registry::Meaning::Act(*act)),
            strength: Strength::Weight(NAMED),
            bound: false,
            ordinary: false,
        }));
        Self {
            own: Index::new(&own, PACK.pairs.len()),
            silenced,
            names: names
                .into_iter()
                .map(|(name, _, act)| (name.keys, act))
                .collect(),
        }
    }

    /// Returns whether the registry leaves `term`, one of the pack, its meaning.
    fn is_spoken(&self, term: &Term) -> bool {
        self.silenced.get(term.word) != Some(&true)
    }

    /// Returns the meaning and weight of a two-piece term.
    fn pair(&self, pair: usize) -> Option<(Meaning, f32)> {
        let own = |at: usize| self.own.pairs.get(at);
        let found = match pair.checked_sub(PACK.pairs.len()) {
            Some(at) => own(at),
            None => PACK.pairs.get(pair),
        };
        found.copied()
    }

    /// Finds every term in `text`, in text order. Leaves out terms that are part of a name or of a
    /// longer term of the same kind. `word_starts` are the letters at which the dictionary begins a
    /// word.
    pub fn find(&self, text: &Normalised, word_starts: &[usize]) -> Vec<Mention> {
        let mut mentions = self.exact(text);
        drop_chance_matches(&mut mentions, text, word_starts);
        let near = self.near(text, &mentions);
        mentions.extend(near);
        self.join_pieces(&mut mentions, text);
        drop_contained(&mut mentions);
        mark_negated(&mut mentions, text);
        mentions
    }

    /// Returns the act whose name is the whole of `text`.
    pub fn named_act(&self, text: &Normalised) -> Option<Act> {
        let mut names = self.names.iter();
        names
            .find(|(keys, _)| *keys == text.keys)
            .map(|(_, act)| *act)
    }

    /// Returns where terms match exactly.
    pub fn exact_ranges(&self, text: &Normalised) -> Vec<Range<usize>> {
        self.exact(text)
            .into_iter()
            .map(|mention| mention.at)
            .collect()
    }

    fn exact(&self, text: &Normalised) -> Vec<Mention> {
        let of_pack = PACK.whole.find(&text.keys).into_iter();
        let of_pack = of_pack.filter_map(|found| {
            let term = PACK.terms.get(found.pattern);
            term.filter(|term| self.is_spoken(term))
                .map(|term| (term, found.at))
        });
        let own = self.own.whole.find(&text.keys).into_iter();
        let own = own.filter_map(|found| Some((self.own.terms.get(found.pattern)?, found.at)));
        let mut mentions: Vec<Mention> = of_pack
            .chain(own)
            .filter_map(|(term, at)| {
                let quality = marks_agree(term, text, &at)?;
                Some(mention(term, at, quality))
            })
            .collect();
        // Short terms must stand alone or next to other known words.
        let long: Vec<Range<usize>> = mentions
            .iter()
            .filter(|mention| mention.at.len() > 2)
            .map(|mention| mention.at.clone())
            .collect();
        mentions.retain(|mention| {
            if mention.at.len() > 2
                || matches!(
                    mention.meaning,
                    Meaning::FunctionWord(_) | Meaning::Piece(..)
                )
            {
                return true;
            }
            let starts =
                text.opens(mention.at.start) || long.iter().any(|at| at.end == mention.at.start);
            let ends = text.opens(mention.at.end)
                || text.keys.get(mention.at.end) == Some(&NUMBER)
                || long.iter().any(|at| at.start == mention.at.end);
            starts && ends
        });
        // A short name counts only beside a word for a group.
        let ends = |word: FunctionWord| -> Vec<usize> {
            let found = mentions.iter().filter(|mention| mention.is(word));
            found.map(|mention| mention.at.end).collect()
        };
        let (words, inside) = (ends(FunctionWord::GroupWord), ends(FunctionWord::Inside));
        // "the SAT group": in English the word for a group follows.
        let is_latin = |at: usize| text.keys.get(at).is_some_and(u8::is_ascii_alphabetic);
        let following: Vec<usize> = mentions
            .iter()
            .filter(|mention| mention.is(FunctionWord::GroupWord) && is_latin(mention.at.start))
            .map(|mention| mention.at.start)
            .collect();
        let honours: Vec<Range<usize>> = mentions
            .iter()
            .filter(|mention| mention.is(FunctionWord::Honour))
            .map(|mention| mention.at.clone())
            .collect();
        mentions.retain(|mention| {
            !mention.bound
                || words.contains(&mention.at.start)
                || !mention.ordinary && inside.contains(&mention.at.start)
                || following.contains(&mention.at.end)
                || honours
                    .iter()
                    .any(|at| at.end == mention.at.start && words.contains(&at.start))
        });
        mentions
    }

    /// Joins the pieces of two-piece terms that occur without a pause between them.
    fn join_pieces(&self, mentions: &mut Vec<Mention>, text: &Normalised) {
        /// The maximum distance between the pieces.
        const APART: usize = 22;
        let pieces: Vec<Mention> = mentions
            .iter()
            .filter(|mention| matches!(mention.meaning, Meaning::Piece(..)))
            .cloned()
            .collect();
        mentions.retain(|mention| !matches!(mention.meaning, Meaning::Piece(..)));
        for first in &pieces {
            let Meaning::Piece(pair, true) = first.meaning else {
                continue;
            };
            let second = pieces.iter().find(|second| {
                second.meaning == Meaning::Piece(pair, false)
                    && second.at.start > first.at.end
                    && second.at.start <= first.at.end + APART
                    && !(first.at.end..=second.at.start).any(|at| text.gap(at))
            });
            if let (Some(second), Some((meaning, weight))) = (second, self.pair(pair)) {
                mentions.push(Mention {
                    meaning,
                    at: second.at.clone(),
                    weight: weight * second.quality.min(first.quality),
                    quality: second.quality.min(first.quality),
                    negated: false,
                    bound: false,
                    ordinary: false,
                });
            }
        }
    }

    /// Returns the halves of long terms in `text`, with whose they are.
    fn halves(&self, text: &Normalised) -> Vec<(Found, &Half, &Term)> {
        let mut halves = Vec::new();
        for (index, is_own) in [(&*PACK, false), (&self.own, true)] {
            for found in index.halves.find(&text.keys) {
                let half = index.half_terms.get(found.pattern);
                let term = half.and_then(|half| index.terms.get(half.term));
                let is_spoken = |term: &&Term| is_own || self.is_spoken(term);
                if let (Some(half), Some(term)) = (half, term.filter(is_spoken)) {
                    halves.push((found, half, term));
                }
            }
        }
        halves
    }

    /// Finds long terms that match with exactly one error.
    fn near(&self, text: &Normalised, exact: &[Mention]) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        for (half, owner, term) in self.halves(text) {
            let middle = term.keys.len() / 2;
            let at = if owner.first {
                let rest = subslice(&text.keys, half.at.end..);
                prefix_within_one(subslice(&term.keys, middle..), rest)
                    .map(|len| half.at.start..half.at.end + len)
            } else {
                let start = half.at.start.saturating_sub(middle + 1);
                let before: Vec<u8> = subslice(&text.keys, start..half.at.start)
                    .iter()
                    .rev()
                    .copied()
                    .collect();
                let wanted: Vec<u8> = term.keys.iter().take(middle).rev().copied().collect();
                prefix_within_one(&wanted, &before).map(|len| half.at.start - len..half.at.end)
            };
            if let Some(at) = at {
                // A number is never a typing error, and neither is another known word.
                let has_number = text
                    .keys
                    .get(at.clone())
                    .is_some_and(|keys| keys.contains(&NUMBER));
                let has_gap = (at.start + 1..at.end).any(|letter| text.gap(letter));
                let cuts_known_word = exact.iter().any(|mention| {
                    mention.at.len() >= 3
                        && !matches!(mention.meaning, Meaning::FunctionWord(_))
                        && mention.at.start < at.end
                        && at.start < mention.at.end
                        && !(at.start <= mention.at.start && mention.at.end <= at.end)
                });
                let is_nearly_known = exact.iter().any(|mention| {
                    mention.at.len() + 2 >= at.len()
                        && mention.at.start < at.end
                        && at.start < mention.at.end
                        && !matches!(mention.meaning, Meaning::FunctionWord(_))
                });
                let may_be_other_name = term.meaning.is_name()
                    && (term.keys.len() < 7
                        || exact.iter().any(|mention| {
                            let is_inside = at.start <= mention.at.start
                                && mention.at.end <= at.end
                                && mention.at.len() + 4 <= at.len();
                            mention.meaning.is_name()
                                && mention.at.start < at.end
                                && at.start < mention.at.end
                                && !is_inside
                        }));
                if !has_number
                    && !has_gap
                    && !cuts_known_word
                    && !is_nearly_known
                    && !may_be_other_name
                    && text.syllables(&at)
                {
                    found.push(mention(
                        term,
                        at,
                        if term.keys.len() >= 9 { 0.8 } else { 0.65 },
                    ));
                }
            }
        }
        found.sort_by_key(|mention| std::cmp::Reverse(mention.at.len()));
        let mut kept: Vec<Mention> = Vec::new();
        for mention in found {
            let is_repeated = kept
                .iter()
                .any(|other| other.meaning == mention.meaning && other.overlaps(&mention));
            if !is_repeated && !mention.bound {
                kept.push(mention);
            }
        }
        kept
    }
}

fn mention(term: &Term, at: Range<usize>, quality: f32) -> Mention {
    Mention {
        meaning: term.meaning,
        at,
        weight: term.weight * quality,
        quality,
        negated: false,
        bound: term.bound,
        ordinary: term.ordinary,
    }
}

/// Returns the halves of all terms for which an error is tolerated, and whose they are.
fn halves(terms: &[Term]) -> (Vec<&[u8]>, Vec<Half>) {
    let mut halves = Vec::new();
    let mut owners = Vec::new();
    for (index, term) in terms.iter().enumerate() {
        // Talk is full of words that nearly look like other talk.
        let shortest = if term.meaning == Meaning::Outside {
            LONG + 2
        } else {
            LONG
        };
        let is_exact_only = matches!(
            term.meaning,
            Meaning::FunctionWord(_) | Meaning::Plain | Meaning::Piece(..)
        );
        if term.keys.len() < shortest || is_exact_only || term.bound || term.keys.contains(&NUMBER)
        {
            continue;
        }
        let (start, end) = term.keys.split_at(term.keys.len() / 2);
        for (half, first) in [(start, true), (end, false)] {
            halves.push(half);
            owners.push(Half { term: index, first });
        }
    }
    (halves, owners)
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

/// Returns how well the tone marks match. A text may omit them, more readily in longer words. In a
/// short word a different mark makes a different word.
fn marks_agree(term: &Term, text: &Normalised, at: &Range<usize>) -> Option<f32> {
    let letters = text.letters.get(at.clone())?;
    let (mut lacking, mut other) = (0, 0);
    for (letter, &wanted) in letters.iter().zip(&term.marks) {
        let has = letter.marks;
        if has == wanted {
            continue;
        }
        if has & !wanted == 0 {
            lacking += 1;
        } else {
            other += 1;
        }
    }
    match (lacking, other, term.keys.len()) {
        (0, 0, _) => Some(1.0),
        (_, 0, 4..=5) => Some(0.8),
        (_, 0, 6..) => Some(0.9),
        (_, 1, 5) => Some(0.6),
        (_, 1..=2, 6..) => Some(0.75),
        _ => None,
    }
}
