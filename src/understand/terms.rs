//! The terms that words are met by, indexed.

use std::ops::Range;
use std::sync::LazyLock;

use super::mention::{Likeness, Meaning, Mention};
use super::misspelt::Halves;
use super::patterns::Patterns;
use crate::language::{self, Spelling, Word};
use crate::registry::Strength;
use crate::text::Normalised;

/// A word, or one piece of a word of two pieces such as "สะพาน…ขาด".
pub(super) struct Term {
    pub keys: Vec<u8>,
    marks: Vec<u8>,
    pub sense: Sense,
    strength: Strength,
    /// Whether it is a name that counts only beside a word for a group.
    pub bound: bool,
    /// Whether it is such a name and an ordinary word.
    ordinary: bool,
    /// The position of its word.
    pub word: usize,
}

/// What a term stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    Whole(Meaning),
    /// The first or last piece of the word at this position among those of two pieces.
    Piece(usize, End),
}

/// The end of a word of two pieces that a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// A word of two pieces.
pub(super) struct Pair {
    pub meaning: Meaning,
    pub strength: Strength,
}

/// The terms of some words, indexed.
pub(super) struct Index {
    pub terms: Vec<Term>,
    pub whole: Patterns,
    pub halves: Halves,
    pub pairs: Vec<Pair>,
}

/// The terms of the language pack, which are the same for every registry.
pub(super) static PACK: LazyLock<Index> = LazyLock::new(|| Index::new(&language::pack().words));

impl Index {
    pub fn new(words: &[Word]) -> Self {
        let mut terms = Vec::with_capacity(words.len());
        let mut pairs = Vec::new();
        for (position, word) in words.iter().enumerate() {
            let term = |spelling: &Spelling, sense: Sense| Term {
                keys: spelling.keys.clone(),
                marks: spelling.marks.clone(),
                sense,
                strength: word.strength,
                bound: word.bound,
                ordinary: word.ordinary,
                word: position,
            };
            match &word.rest {
                None => terms.push(term(&word.first, Sense::Whole(word.meaning))),
                Some(rest) => {
                    terms.push(term(&word.first, Sense::Piece(pairs.len(), End::First)));
                    terms.push(term(rest, Sense::Piece(pairs.len(), End::Last)));
                    pairs.push(Pair {
                        meaning: word.meaning,
                        strength: word.strength,
                    });
                }
            }
        }
        Self {
            whole: Patterns::new(terms.iter().map(|term| term.keys.as_slice())),
            halves: Halves::of(&terms),
            terms,
            pairs,
        }
    }
}

impl Term {
    /// Returns the mention of this term, which means `meaning`, at `at`.
    pub fn mention(&self, meaning: Meaning, at: Range<usize>, likeness: Likeness) -> Mention {
        Mention {
            meaning,
            at,
            strength: self.strength,
            likeness,
            negated: false,
            bound: self.bound,
            ordinary: self.ordinary,
        }
    }

    /// Returns how well the tone marks of `text` at `at`, where its letters match, agree. A text may
    /// omit them, more readily in longer words. In a short word a different mark makes a different
    /// word.
    pub fn likeness(&self, text: &Normalised, at: &Range<usize>) -> Option<Likeness> {
        let letters = text.letters.get(at.clone())?;
        let (mut lacking, mut other) = (0, 0);
        for (letter, &wanted) in letters.iter().zip(&self.marks) {
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
        match (lacking, other, self.keys.len()) {
            (0, 0, _) => Some(Likeness::Exact),
            (_, 0, 6..) => Some(Likeness::Good),
            (_, 0, 4..=5) | (_, 1..=2, 6..) => Some(Likeness::Fair),
            (_, 1, 5) => Some(Likeness::Doubtful),
            _ => None,
        }
    }
}
