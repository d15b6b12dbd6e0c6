//! The people of an office: who holds which role on which day, and which groups they have joined.
//!
//! They are in a file of their own, never in the registry that is shipped. `schema` reads it with the
//! registry's own reader, so that every problem has its place; `model` is the result, `write` writes
//! it. `names` parts titles from names, `near` finds names that are spelt alike, `posts` the role that
//! a person's post is, `places` the name of a district. `audit` compares the members of a group with
//! those whom the letter names, `merge` adds people to a file without losing what is in it, `edit`
//! changes one of them. `moves` tells what is to be done when somebody joins or leaves, `organisation`
//! who holds which post of which office, `acknowledged` who has signed the letter; `reach` finds people.
//!
//! No problem, and nothing else that may end up in a log, contains a person's name or number: a place
//! in the file or a row says who is meant.

mod acknowledged;
mod audit;
pub mod edit;
mod merge;
mod model;
mod moves;
mod names;
mod near;
mod organisation;
mod places;
mod posts;
mod reach;
mod schema;
mod write;

pub use acknowledged::{Acknowledgement, acknowledgement};
pub use audit::{
    Audit, Duplicate, Member, MissingMember, NotEntitled, PresentMember, SeatCount, UnknownMember,
    audit,
};
pub use merge::{Incoming, Kept, Merge, Merged, NearPerson, Outcome, merge};
pub use model::{Acknowledged, Acting, Day, Former, Held, Joined, Person, StepDone};
pub use moves::{
    Change, Move, MoveKind, Moves, PostKind, PostOf, Receiver, State, done, moved, moves,
    open_moves, undone,
};
pub use names::{Titles, key};
pub use near::Near;
pub use organisation::{Holder, Office, Organisation, Seat, groups_of, organisation};
pub use places::Places;
pub use posts::{Post, Posts};
pub use reach::{Found, FoundBy, PeopleIndex, Reader, carriers, readers};
pub use write::file;

use crate::registry::{Code, Problem, Registry, Severity};

/// The version of the file format that this program reads and writes.
pub const FORMAT_VERSION: u32 = 1;

/// The result of reading a file of people.
#[derive(Debug)]
pub struct Reading {
    /// The people in the order of the file, or `None` if any problem is an error.
    pub people: Option<Vec<Person>>,
    /// Every problem, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Reads the text of a file of people. `registry` has the roles and groups that it refers to. Expects
/// `\n` line ends and no byte order mark; `store` ensures both.
#[must_use]
pub fn read(text: &str, registry: &Registry) -> Reading {
    let mut reader = crate::registry::Reader::of_people(text);
    let people = schema::read(&mut reader);
    if let Some(people) = &people {
        schema::check(people, registry, &mut reader);
    }
    let mut problems = reader.into_problems();
    for problem in &mut problems {
        match (problem.code, &problem.span) {
            (Code::Empty, _) => *problem = Problem::whole(Code::PeopleEmpty),
            // What to do about it is told of registries.
            (Code::TooDeep, Some(span)) => {
                let wrong = Problem::at(Code::WrongValue, span.clone());
                *problem = wrong.with_key("kind", "kind-record");
            }
            _ => {}
        }
    }
    problems.sort_by_key(|problem| {
        let start = problem.span.as_ref().map_or(0, |span| span.start);
        (start, problem.code)
    });
    let failed = problems
        .iter()
        .any(|problem| problem.severity() == Severity::Error);
    Reading {
        people: people
            .filter(|_| !failed)
            .map(|records| records.into_iter().map(|record| record.person).collect()),
        problems,
    }
}
