//! A list of people, or a chat history → people. `heads` finds the columns, `rows` reads the rows,
//! `lines` lists without columns, `chat` histories of LINE. What is doubtful is told by row and
//! column, never by a name.

mod chat;
mod heads;
mod lines;
mod rows;

use strum::{IntoStaticStr, VariantArray};

use super::sheet::Grid;
use crate::language::Pack;
use crate::people::{Incoming, Member, Posts, Titles};
use crate::registry::{GroupId, Registry};
use crate::text::chat::{is_bare_history, is_chat_history};
pub use heads::RosterColumn;

/// What is doubtful about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum RosterFault {
    /// A sheet that has no column of names.
    NoNames,
    /// A row with something in it but no name.
    NoName,
    /// A post that no role of the registry is. It is kept as it is written.
    UnknownPost,
    /// The post acted for is no role of the registry.
    UnknownActing,
    /// A cell that should be a date.
    NoDate,
    /// A telephone number with too few or too many digits.
    OddTelephone,
    /// A row below the table with a single cell, which is nobody.
    BelowTable,
    /// A chat history of a group that the registry does not have.
    UnknownGroup,
    /// A chat history in which nothing parts the names of the writers from what they wrote.
    UnknownWriters,
}

impl RosterFault {
    /// Every fault.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// Something doubtful, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterProblem {
    pub fault: RosterFault,
    pub sheet: Option<String>,
    /// The row or line, from 1. `None` for the whole sheet.
    pub row: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
}

/// A column of a list: its head as it is written, and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterHead {
    pub sheet: Option<String>,
    pub head: String,
    pub column: RosterColumn,
}

/// A row that is about a person.
#[derive(Clone, Debug)]
pub struct RosterEntry {
    pub incoming: Incoming,
    pub member: Member,
}

/// A list that was read.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    pub entries: Vec<RosterEntry>,
    pub heads: Vec<RosterHead>,
    pub problems: Vec<RosterProblem>,
}

/// What is needed to read a list.
struct Reading<'r> {
    registry: &'r Registry,
    pack: &'r Pack,
    posts: &'r Posts,
    titles: Titles,
    heads: heads::Words,
}

/// Reads the rows of `grids`, whose posts are those of `registry`.
#[must_use]
pub fn roster(grids: &[Grid], registry: &Registry, pack: &Pack, posts: &Posts) -> Roster {
    roster_as(grids, &[], registry, pack, posts)
}

/// Reads the rows of `grids`. For a grid for which there are some, a person has said what the columns
/// hold.
#[must_use]
pub fn roster_as(
    grids: &[Grid],
    chosen: &[Vec<RosterColumn>],
    registry: &Registry,
    pack: &Pack,
    posts: &Posts,
) -> Roster {
    let reading = Reading {
        registry,
        pack,
        posts,
        titles: Titles::new(pack),
        heads: heads::Words::new(pack),
    };
    let mut roster = Roster::default();
    for (at, grid) in grids.iter().enumerate() {
        if grid.rows.is_empty() {
            continue;
        }
        let chosen = chosen.get(at).filter(|columns| !columns.is_empty());
        // One column is a line each, whether it has a head or not.
        let table = match chosen {
            Some(columns) => Some(heads::chosen(grid, columns, &reading)),
            None if lines::is_single(grid) => None,
            None => heads::find(grid, &reading),
        };
        match table {
            Some(table) => rows::read(grid, &table, &reading, &mut roster),
            None if lines::is_list(grid, &reading) => lines::read(grid, &reading, &mut roster),
            None => roster.problems.push(RosterProblem {
                fault: RosterFault::NoNames,
                sheet: grid.sheet.clone(),
                row: None,
                column: None,
            }),
        }
    }
    roster
}

/// Reads `text`, a chat history of `group`, or of the group that its head names. Returns `None` if it
/// is none.
#[must_use]
pub fn roster_of_chat(
    text: &str,
    group: Option<GroupId>,
    registry: &Registry,
    pack: &Pack,
) -> Option<Roster> {
    let is_history = is_chat_history(text) || is_bare_history(text);
    is_history.then(|| chat::read(text, group, registry, pack))
}
