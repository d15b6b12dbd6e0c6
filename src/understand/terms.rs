//! The terms that words are met by, indexed.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::mention::{Likeness, Mention};
use super::misspelt::Halves;
use super::patterns::Patterns;
use crate::language::{self, Spelling, Word};
use crate::text::Normalised;

/// A word, or one piece of a word of two pieces such as "สะพาน…ขาด".
#[derive(Clone, Copy)]
pub(super) struct Term<'w> {
    pub word: &'w Word,
    /// The position of the word.
    pub position: usize,
    pub piece: Piece,
}

/// How much of a word a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Whole,
    First,
    Last,
}

/// Some words, indexed by their terms.
pub(super) struct Index {
    words: Cow<'static, [Word]>,
    /// The position of each term's word, and which piece of it the term is.
    terms: Vec<(usize, Piece)>,
    whole: Patterns,
    halves: Halves,
}

/// The words of the language pack, which are the same for every registry.
pub(super) static PACK: LazyLock<Index> =
    LazyLock::new(|| Index::new(Cow::Borrowed(&language::pack().words)));

impl Index {
    pub fn new(words: Cow<'static, [Word]>) -> Self {
        let mut terms = Vec::with_capacity(words.len());
        for (position, word) in words.iter().enumerate() {
            if word.rest.is_some() {
                terms.extend([(position, Piece::First), (position, Piece::Last)]);
            } else {
                terms.push((position, Piece::Whole));
            }
        }
        let all = || {
            let terms = terms.iter();
            terms.filter_map(|&(position, piece)| Term::of(&words, position, piece))
        };
        Self {
            whole: Patterns::new(all().map(Term::keys)),
            halves: Halves::of(all()),
            words,
            terms,
        }
    }

    /// Returns the number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns the term at a position among all.
    fn term(&self, at: usize) -> Option<Term<'_>> {
        let &(position, piece) = self.terms.get(at)?;
        Term::of(&self.words, position, piece)
    }

    /// Returns the terms whose letters `text` has, and where.
    pub fn find(&self, text: &Normalised) -> impl Iterator<Item = (Term<'_>, Range<usize>)> {
        let found = self.whole.find(&text.keys).into_iter();
        found.filter_map(|found| Some((self.term(found.pattern)?, found.at)))
    }

    /// Returns the long terms whose letters `text` has with exactly one error, and where.
    pub fn find_misspelt(
        &self,
        text: &Normalised,
    ) -> impl Iterator<Item = (Term<'_>, Range<usize>)> {
        let found = self.halves.find(text).into_iter();
        found.filter_map(|(term, half)| {
            let term = self.term(term)?;
            Some((term, half.whole(term.keys(), &text.keys)?))
        })
    }
}

impl<'w> Term<'w> {
    fn of(words: &'w [Word], position: usize, piece: Piece) -> Option<Self> {
        let word = words.get(position)?;
        Some(Self {
            word,
            position,
            piece,
        })
    }

    fn spelling(self) -> &'w Spelling {
        match (self.piece, &self.word.rest) {
            (Piece::Last, Some(rest)) => rest,
            _ => &self.word.first,
        }
    }

    /// Returns the letters.
    pub fn keys(self) -> &'w [u8] {
        self.spelling().keys()
    }

    /// Returns the mention of this term at `at`.
    pub fn mention(self, at: Range<usize>, likeness: Likeness) -> Mention {
        Mention {
            meaning: self.word.meaning,
            at,
            strength: self.word.strength,
            likeness,
            negated: false,
            bound: self.word.bound,
            ordinary: self.word.ordinary,
        }
    }

    /// Returns how well the tone marks of `text` at `at`, where its letters match, agree. A text may
    /// omit them, more readily in longer words. In a short word a different mark makes a different
    /// word.
    pub fn likeness(self, text: &Normalised, at: &Range<usize>) -> Option<Likeness> {
        let letters = text.letters.get(at.clone())?;
        let (mut lacking, mut other) = (0, 0);
        for (letter, &wanted) in letters.iter().zip(self.spelling().marks()) {
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
        match (lacking, other, letters.len()) {
            (0, 0, _) => Some(Likeness::Exact),
            (_, 0, 6..) => Some(Likeness::Good),
            (_, 0, 4..=5) | (_, 1..=2, 6..) => Some(Likeness::Fair),
            (_, 1, 5) => Some(Likeness::Doubtful),
            _ => None,
        }
    }
}
