//! The inputs for reading a text, and what is found in it.

use std::ops::Range;

use super::cues::Cue;
use super::examples::{Examples, Leaning};
use super::hit::{Hit, Sense};
use super::index::Abilities;
use super::people::Person;
use super::score::Scores;
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};
use crate::text::Normalised;

/// The weight of the examples in scoring acts.
const LEAN: f32 = 1.2;

/// The inputs for reading a text.
pub(super) struct Reader<'a> {
    pub registry: &'a Registry,
    pub abilities: &'a Abilities,
    pub examples: &'a Examples,
    pub text: &'a str,
    pub normal: &'a Normalised,
    /// The role that was given.
    pub role: Option<RoleId>,
}

impl Reader<'_> {
    /// Returns the positions at which new lines begin.
    pub fn line_starts(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        let lines: Vec<usize> = self
            .text
            .chars()
            .enumerate()
            .filter(|(_, c)| *c == '\n')
            .map(|(at, _)| at)
            .collect();
        for line in lines {
            let next = self
                .normal
                .letters
                .iter()
                .position(|letter| letter.start > line);
            starts.extend(next);
        }
        starts
    }
}

/// Everything found in the text.
pub(super) struct Found<'h> {
    pub hits: &'h [Hit],
    pub people: Vec<Person>,
    /// The groups named, in text order.
    pub groups: Vec<GroupId>,
    /// The scores of all acts mentioned.
    pub all: Scores,
    /// The scores of the asker's own acts.
    pub own: Scores,
    pub topic: Option<TopicId>,
    pub sender: Option<RoleId>,
    /// The examples' probabilities.
    pub leaning: Leaning,
}

impl Found<'_> {
    /// Returns whether the text offers groups as alternatives: "A หรือ B".
    pub fn either(&self) -> bool {
        /// The maximum distance from the word to the names, in letters.
        const REACH: usize = 16;
        let names = |range: Range<usize>| {
            self.hits.iter().any(|hit| {
                matches!(hit.sense, Sense::Group(_))
                    && hit.at.start < range.end
                    && range.start < hit.at.end
            })
        };
        self.groups.len() > 1
            && self.hits.iter().any(|or| {
                or.sense == Sense::Cue(Cue::Or)
                    && names(or.at.start.saturating_sub(REACH)..or.at.start)
                    && names(or.at.end..or.at.end + REACH)
            })
    }

    /// Returns `scores` with the weight of the examples added.
    pub fn lean(&self, scores: &Scores) -> Scores {
        let mut leaned = scores.clone();
        for act in Act::posting() {
            leaned.add(act, LEAN * self.leaning.of(act));
        }
        leaned
    }
}
