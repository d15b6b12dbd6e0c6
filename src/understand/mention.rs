//! An occurrence of a vocabulary term in a text, and its meaning.

use std::ops::Range;

use super::function_words::FunctionWord;
use crate::registry::Strength;

pub(super) use crate::language::Meaning;

/// How well a text matches a term that it may not spell exactly, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// So badly that it may well be another word.
    Doubtful,
    /// With a mistake that leaves hardly another word.
    Fair,
    /// Without some of its tone marks, in a long term.
    Good,
    Exact,
}

/// An occurrence of a term in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub meaning: Meaning,
    /// A range of letters in the normalised text.
    pub at: Range<usize>,
    /// How strongly the term indicates its meaning.
    pub strength: Strength,
    pub likeness: Likeness,
    /// Whether the text negates it.
    pub negated: bool,
    /// Whether it is a name that counts only beside a word for a group, or after "in".
    pub bound: bool,
    /// Whether it is such a name and an ordinary word, so that "in" before it is not enough.
    pub ordinary: bool,
}

impl Mention {
    /// Returns whether the term says its meaning surely, rather than only hints at it.
    pub fn is_sure(&self) -> bool {
        self.strength == Strength::Sure && self.likeness > Likeness::Doubtful
    }

    /// Returns whether the term only hints at its meaning.
    pub fn is_hint(&self) -> bool {
        self.strength == Strength::Hint
    }

    /// Returns whether this is the function word `word`, negated or not.
    pub fn is(&self, word: FunctionWord) -> bool {
        self.meaning == Meaning::FunctionWord(word)
    }

    /// Returns whether this is one of the function words `words`, negated or not.
    pub fn is_any(&self, words: &[FunctionWord]) -> bool {
        matches!(self.meaning, Meaning::FunctionWord(word) if words.contains(&word))
    }

    /// Returns whether this is strictly inside `other`.
    pub fn within(&self, other: &Self) -> bool {
        other.at.start <= self.at.start
            && self.at.end <= other.at.end
            && self.at.len() < other.at.len()
    }

    /// Returns whether this shares letters with `other`.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.at.start < other.at.end && other.at.start < self.at.end
    }
}

/// Returns whether `mentions` contain the function word `word`, negated or not.
pub(super) fn contains(mentions: &[Mention], word: FunctionWord) -> bool {
    mentions.iter().any(|mention| mention.is(word))
}
