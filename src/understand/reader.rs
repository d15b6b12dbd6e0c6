//! What a text is read with, and what is found in it.

use std::ops::Range;

use super::cues::Cue;
use super::examples::{Examples, Leaning};
use super::hit::{Hit, Sense};
use super::index::Abilities;
use super::people::Person;
use super::score::Scores;
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};
use crate::text::Normalised;

/// How much the examples count for what is done.
const LEAN: f32 = 1.2;

/// What a text is read with.
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
    /// The places where a new line begins.
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

/// What was found, looked at from all sides.
pub(super) struct Found<'h> {
    pub hits: &'h [Hit],
    pub people: Vec<Person>,
    /// Groups named, in order.
    pub groups: Vec<GroupId>,
    /// All acts told of.
    pub all: Scores,
    /// Those of the asker.
    pub own: Scores,
    pub topic: Option<TopicId>,
    pub sender: Option<RoleId>,
    /// What the registry's examples lean to.
    pub leaning: Leaning,
}

impl Found<'_> {
    /// Whether groups are named to be chosen from: "A หรือ B".
    pub fn either(&self) -> bool {
        /// How far the word may stand from the names, in letters.
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

    /// `scores` with what the examples lean to.
    pub fn lean(&self, scores: &Scores) -> Scores {
        let mut leaned = scores.clone();
        for act in Act::posting() {
            leaned.add(act, LEAN * self.leaning.of(act));
        }
        leaned
    }
}
