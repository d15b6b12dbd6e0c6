//! Finds who is mentioned in a text and what part they play: speaker, addressee or source. Function
//! words before and after a name determine the part.

use std::ops::Range;

use super::cues::Cue;
use super::hit::{Hit, Sense};
use crate::registry::RoleId;

/// The part a person plays in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Speaks, or is about to act: ผมเป็น….
    Speaker,
    /// Is about to act, as told by somebody asking on their behalf.
    WillAct,
    /// Acts or has acted: ผวจ. สั่ง….
    Actor,
    /// Is addressed.
    To,
    /// Is the source.
    From,
    /// Is only mentioned.
    Named,
}

/// A person mentioned in the text.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub role: RoleId,
    /// Whether this is an office that represents the role.
    pub office: bool,
    pub part: Part,
    pub at: Range<usize>,
}

/// Returns a function word of the kind `wanted` that ends at `at`.
pub(super) fn cue_ending(hits: &[Hit], at: usize, wanted: Cue) -> Option<&Hit> {
    hits.iter()
        .find(|hit| hit.at.end == at && hit.sense == Sense::Cue(wanted))
}

/// Returns a function word of the kind `wanted` that starts at `at`.
pub(super) fn cue_starting(hits: &[Hit], at: usize, wanted: Cue) -> Option<&Hit> {
    hits.iter()
        .find(|hit| hit.at.start == at && hit.sense == Sense::Cue(wanted))
}

/// Returns the position before `at`, skipping polite words.
fn before(hits: &[Hit], at: usize) -> usize {
    let mut at = at;
    while let Some(honour) = cue_ending(hits, at, Cue::Honour).filter(|hit| hit.at.start < at) {
        // Skip one word at a time, so that ให้ is still found before ทุกท่าน.
        at = honour.at.start;
    }
    at
}

/// Returns the position after `at`, skipping polite words.
fn after(hits: &[Hit], at: usize) -> usize {
    let mut at = at;
    for _ in 0..3 {
        match cue_starting(hits, at, Cue::Honour) {
            Some(honour) => at = honour.at.end,
            None => break,
        }
    }
    at
}

/// Returns everybody mentioned in `hits`, with their parts, in text order.
pub(super) fn people(hits: &[Hit]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for hit in hits.iter().filter(|hit| !hit.denied) {
        let (role, office) = match hit.sense {
            Sense::Role(role) => (role, false),
            Sense::Office(role) => (role, true),
            _ => continue,
        };
        let taken = people.iter().any(|person| {
            person.at.start < hit.at.end && hit.at.start < person.at.end && !person.office
        });
        if taken {
            continue;
        }
        let start = before(hits, hit.at.start);
        let end = after(hits, hit.at.end);
        // The longest word before the name decides: ข้อสั่งการ contains สั่งการ.
        let reach = |cue: Cue| {
            hits.iter()
                .filter(|word| word.sense == Sense::Cue(cue))
                .filter(|word| word.at.end == start || word.at.end == hit.at.start)
                .map(|word| word.at.len())
                .max()
                .unwrap_or_default()
        };
        let lead = |cue| reach(cue) > 0;
        let follow = |cue| {
            cue_starting(hits, end, cue).is_some() || cue_starting(hits, hit.at.end, cue).is_some()
        };
        let joined = lead(Cue::And);
        let part = if lead(Cue::Myself) || lead(Cue::Become) {
            Part::Speaker
        } else if joined && people.last().is_some_and(|last| last.part != Part::Named) {
            people.last().map_or(Part::Named, |last| last.part)
        } else if lead(Cue::To) && reach(Cue::To) >= reach(Cue::From) {
            Part::To
        } else if follow(Cue::Will) && !lead(Cue::From) {
            Part::WillAct
        } else if follow(Cue::Acts) {
            Part::Actor
        } else if lead(Cue::From) {
            Part::From
        } else {
            Part::Named
        };
        people.push(Person {
            role,
            office,
            part,
            at: hit.at.clone(),
        });
    }
    people
}
