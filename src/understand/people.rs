//! Who is named in a text, and in what part: the one who speaks, the one spoken to, the one
//! whose words are meant. Small words before and after a name tell.

use std::ops::Range;

use super::cues::Cue;
use super::hit::{Hit, Sense};
use crate::registry::RoleId;

/// The part a person has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Speaks: ผมเป็น…, or is about to act.
    Speaker,
    /// Is about to act, as somebody who asks for another tells it.
    WillAct,
    /// Acts or acted: ผวจ. สั่ง….
    Actor,
    /// Is addressed.
    To,
    /// Is the source.
    From,
    /// Only named.
    Named,
}

/// Somebody named.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub role: RoleId,
    /// An office that stands for the role.
    pub office: bool,
    pub part: Part,
    pub at: Range<usize>,
}

pub(super) fn cue_ending(hits: &[Hit], at: usize, wanted: Cue) -> Option<&Hit> {
    hits.iter()
        .find(|hit| hit.at.end == at && hit.sense == Sense::Cue(wanted))
}

pub(super) fn cue_starting(hits: &[Hit], at: usize, wanted: Cue) -> Option<&Hit> {
    hits.iter()
        .find(|hit| hit.at.start == at && hit.sense == Sense::Cue(wanted))
}

/// The place before `at`, politeness passed over.
fn before(hits: &[Hit], at: usize) -> usize {
    let mut at = at;
    while let Some(honour) = cue_ending(hits, at, Cue::Honour).filter(|hit| hit.at.start < at) {
        // ท่าน is politeness, but ถึง within it would be lost with ให้ทุก….
        at = honour.at.start;
    }
    at
}

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

/// Everybody named in `hits`, with their parts, in order.
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
        // The longest word before the name tells: สั่งการ stands in ข้อสั่งการ.
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
