//! An occurrence of a vocabulary term in a text, and its meaning.

use std::ops::Range;

use super::cues::Cue;
use crate::registry::{Act, GroupId, Meaning, Purpose, RoleId, TopicId};

/// The meaning of a term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    Act(Act),
    Topic(TopicId),
    Role(RoleId),
    Office(RoleId),
    Group(GroupId),
    Purpose(Purpose),
    Outsider,
    Outside,
    Plain,
    Cue(Cue),
    /// The first (`true`) or last piece of a two-piece term such as "สะพาน…ขาด", with the index of
    /// the term.
    Piece(usize, bool),
}

impl Sense {
    /// Returns whether the term is a name, so that words inside it do not count.
    pub fn names(self) -> bool {
        matches!(
            self,
            Self::Role(_) | Self::Office(_) | Self::Group(_) | Self::Outsider | Self::Plain
        )
    }

    /// Converts a meaning of the vocabulary.
    pub fn of(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Act(act) => Self::Act(act),
            Meaning::Topic(topic) => Self::Topic(topic),
            Meaning::Role(role) => Self::Role(role),
            Meaning::Office(role) => Self::Office(role),
            Meaning::Group(group) => Self::Group(group),
            Meaning::Purpose(purpose) => Self::Purpose(purpose),
            Meaning::Outsider => Self::Outsider,
            Meaning::Outside => Self::Outside,
            Meaning::Plain => Self::Plain,
        }
    }
}

/// An occurrence of a term in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hit {
    pub sense: Sense,
    /// A range of letters in the normalised text.
    pub at: Range<usize>,
    /// How strongly it indicates its meaning; a poor match weighs less.
    pub weight: f32,
    /// How well the text matches the term, up to 1.
    pub quality: f32,
    /// Whether the text negates it.
    pub denied: bool,
    /// Whether it is a name that counts only after a word for a group.
    pub bound: bool,
}

impl Hit {
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
