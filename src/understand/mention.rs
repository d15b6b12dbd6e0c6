//! An occurrence of a vocabulary term in a text, and its meaning.

use std::ops::Range;

use super::function_words::FunctionWord;
use crate::language;
use crate::registry::{self, Act, GroupId, Purpose, RoleId, TopicId};

/// The meaning of a term: one of the registry's vocabulary, or the use of a function word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Act(Act),
    Topic(TopicId),
    Role(RoleId),
    Office(RoleId),
    Group(GroupId),
    Purpose(Purpose),
    Outsider,
    Outside,
    Plain,
    FunctionWord(FunctionWord),
    /// The first (`true`) or last piece of a two-piece term such as "สะพาน…ขาด", with the index of
    /// the term.
    Piece(usize, bool),
}

impl Meaning {
    /// Returns whether the term is a name, so that words inside it do not count.
    pub fn is_name(self) -> bool {
        matches!(
            self,
            Self::Role(_) | Self::Office(_) | Self::Group(_) | Self::Outsider | Self::Plain
        )
    }
}

impl From<language::Meaning> for Meaning {
    fn from(meaning: language::Meaning) -> Self {
        let said = match meaning {
            language::Meaning::Said(said) => said,
            language::Meaning::FunctionWord(word) => return Self::FunctionWord(word),
        };
        match said {
            registry::Meaning::Act(act) => Self::Act(act),
            registry::Meaning::Topic(topic) => Self::Topic(topic),
            registry::Meaning::Role(role) => Self::Role(role),
            registry::Meaning::Office(role) => Self::Office(role),
            registry::Meaning::Group(group) => Self::Group(group),
            registry::Meaning::Purpose(purpose) => Self::Purpose(purpose),
            registry::Meaning::Outsider => Self::Outsider,
            registry::Meaning::Outside => Self::Outside,
            registry::Meaning::Plain => Self::Plain,
        }
    }
}

/// An occurrence of a term in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub meaning: Meaning,
    /// A range of letters in the normalised text.
    pub at: Range<usize>,
    /// How strongly it indicates its meaning; a poor match weighs less.
    pub weight: f32,
    /// How well the text matches the term, up to 1.
    pub quality: f32,
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
        /// The weight from which on a term is sure of its meaning.
        const SURE: f32 = 1.4;
        self.weight >= SURE
    }

    /// Returns whether the term is one of the language pack that only hints at its meaning.
    pub fn is_hint(&self) -> bool {
        /// The weight below which a name does not stand.
        const NAME: f32 = 0.9;
        self.weight < NAME * self.quality
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
