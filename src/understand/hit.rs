//! A term of the vocabulary where it stands in a text, and what it means.

use std::ops::Range;

use super::cues::Cue;
use crate::registry::{Act, GroupId, Meaning, Purpose, RoleId, TopicId};

/// What a term means.
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
    /// The first or the last piece of a term in two, "สะพาน…ขาด", by its place among these.
    Piece(usize, bool),
}

impl Sense {
    /// Whether the term is a name, so that no word inside it counts.
    pub fn names(self) -> bool {
        matches!(
            self,
            Self::Role(_) | Self::Office(_) | Self::Group(_) | Self::Outsider | Self::Plain
        )
    }

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

/// A term found in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hit {
    pub sense: Sense,
    /// Letters of the normalised text.
    pub at: Range<usize>,
    /// How strongly it tells of its sense, a poor match less than a good one.
    pub weight: f32,
    /// How well the text and the term agree, up to 1.
    pub quality: f32,
    /// Whether the text denies it.
    pub denied: bool,
    /// A name that counts only after a word for a group.
    pub bound: bool,
}

impl Hit {
    pub fn within(&self, other: &Self) -> bool {
        other.at.start <= self.at.start
            && self.at.end <= other.at.end
            && self.at.len() < other.at.len()
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.at.start < other.at.end && other.at.start < self.at.end
    }
}
