//! What a list of people would change in a file of people, for the window: its columns and first
//! rows, what is doubtful, and which names a person has to decide about.

use super::Style;
use super::people_import::{RowReport, people_import_report};
use super::people_list::person_post;
use crate::import::people::{Roster, RosterColumn, roster_as, roster_of_chat};
use crate::import::sheet::Grid;
use crate::language::Pack;
use crate::people::{Incoming, Merge, Merged, Outcome, Person, Posts, merge};
use crate::registry::Registry;

/// The maximum number of rows of a sheet that are shown.
const ROWS: usize = 12;

/// What a person says about a name that is spelt like others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameOrNot {
    /// It is the person at this position of [`NearPreview::like`].
    Same(usize),
    /// It is somebody else.
    Apart,
    /// The row is left out.
    Skip,
}

/// What a person says about a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListChoice {
    /// What the columns of each sheet hold. Without any, they are found.
    pub columns: Vec<Vec<RosterColumn>>,
    /// The id of the group of a chat history.
    pub group: Option<String>,
    /// What was decided about rows, by their positions among the people of the list.
    pub decided: Vec<(usize, SameOrNot)>,
}

impl ListChoice {
    /// Returns what was decided about the row at a position.
    #[must_use]
    pub fn of(&self, incoming: usize) -> Option<SameOrNot> {
        let mut decided = self.decided.iter();
        decided
            .find(|(at, _)| *at == incoming)
            .map(|(_, what)| *what)
    }

    /// Decides about the row at a position.
    pub fn decide(&mut self, incoming: usize, what: SameOrNot) {
        self.decided.retain(|(at, _)| *at != incoming);
        self.decided.push((incoming, what));
    }
}

/// A list of people that was read.
#[derive(Clone, Copy, Debug)]
pub struct ListToRead<'l> {
    pub grids: &'l [Grid],
    /// The text, if it is a chat history.
    pub chat: Option<&'l str>,
}

/// A sheet of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPreview {
    pub name: Option<String>,
    /// The heads, and what each column is taken for. Without any, the sheet has lines only.
    pub heads: Vec<(String, RosterColumn)>,
    /// The first rows, with their numbers.
    pub rows: Vec<(usize, Vec<String>)>,
    pub more: usize,
}

/// A row whose name is spelt like others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearPreview {
    /// The position among the people of the list.
    pub incoming: usize,
    pub row: usize,
    /// The name and post.
    pub name: String,
    /// Those that it may be.
    pub like: Vec<String>,
}

/// What a list would change.
#[derive(Clone, Debug)]
pub struct PeoplePreview {
    pub sheets: Vec<SheetPreview>,
    pub problems: Vec<RowReport>,
    pub near: Vec<NearPreview>,
    pub is_chat: bool,
    /// The id of the group of a chat history, if it is known.
    pub group: Option<String>,
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// The text of the file afterwards.
    pub text: String,
}

/// Reads `list` and compares it with the file of people that has `text` and `people`.
#[must_use]
pub fn people_preview(
    list: ListToRead<'_>,
    choice: &ListChoice,
    (registry, pack): (&Registry, &Pack),
    (text, people): (&str, &[Person]),
    style: Style,
) -> PeoplePreview {
    let posts = Posts::new(pack, registry);
    let group = choice.group.as_deref();
    let group = group.and_then(|id| registry.find_group(id));
    let of_chat = list
        .chat
        .and_then(|chat| roster_of_chat(chat, group, registry, pack));
    let is_chat = of_chat.is_some();
    let roster =
        of_chat.unwrap_or_else(|| roster_as(list.grids, &choice.columns, registry, pack, &posts));
    let incoming = roster.entries.iter().map(|entry| entry.incoming.clone());
    let incoming: Vec<Incoming> = incoming.collect();
    let places = posts.places();
    let first = merge(Some(text), people, &incoming, places);
    let found = near(&first, people, &incoming);
    let (merged, left) = if choice.decided.is_empty() {
        (first, roster.clone())
    } else {
        let left = decided(&roster, &found, choice);
        let incoming = left.entries.iter().map(|entry| entry.incoming.clone());
        let incoming: Vec<Incoming> = incoming.collect();
        (merge(Some(text), people, &incoming, places), left)
    };
    let report = people_import_report(&left, &merged, text, style);
    let full = |person: &Person| described(registry, person, style);
    PeoplePreview {
        sheets: list.grids.iter().map(|grid| sheet(grid, &roster)).collect(),
        // Near names are decided about, each by itself.
        problems: report
            .problems
            .into_iter()
            .filter(|problem| problem.code != "near")
            .collect(),
        near: found
            .iter()
            .filter_map(|(at, like)| {
                let incoming = incoming.get(*at)?;
                Some(NearPreview {
                    incoming: *at,
                    row: incoming.row,
                    name: full(&incoming.person),
                    like: like.iter().copied().map(full).collect(),
                })
            })
            .collect(),
        is_chat,
        group: incoming
            .iter()
            .find_map(|one| Some(one.person.groups.first()?.group.clone())),
        added: report.added,
        changed: report.changed,
        unchanged: count(&merged, &Outcome::Same),
        text: merged.text,
    }
}

fn count(merged: &Merge, outcome: &Outcome) -> usize {
    let outcomes = merged.outcomes.iter();
    outcomes.filter(|found| *found == outcome).count()
}

/// Returns a name with its post.
fn described(registry: &Registry, person: &Person, style: Style) -> String {
    let post = person_post(registry, person, style);
    let name = style.show(&person.full_name());
    if post.is_empty() {
        name
    } else {
        format!("{name} · {post}")
    }
}

/// Returns the rows whose names are spelt like others, with those.
fn near<'p>(
    merged: &Merge,
    people: &'p [Person],
    incoming: &'p [Incoming],
) -> Vec<(usize, Vec<&'p Person>)> {
    let mut found: Vec<(usize, Vec<&Person>)> = Vec::new();
    for near in &merged.near {
        let like = match near.like {
            Merged::InFile(start) => {
                let at = people.binary_search_by_key(&start, |person| person.span.start);
                at.ok().and_then(|at| people.get(at))
            }
            Merged::Incoming(at) => incoming.get(at).map(|incoming| &incoming.person),
        };
        let Some(like) = like else { continue };
        match found.last_mut() {
            Some((at, all)) if *at == near.incoming => all.push(like),
            _ => found.push((near.incoming, vec![like])),
        }
    }
    found
}

/// Returns the list as a person has decided about it.
fn decided(roster: &Roster, found: &[(usize, Vec<&Person>)], choice: &ListChoice) -> Roster {
    let mut left = roster.clone();
    for (at, like) in found {
        let (Some(SameOrNot::Same(which)), Some(entry)) =
            (choice.of(*at), left.entries.get_mut(*at))
        else {
            continue;
        };
        if let Some(known) = like.get(which) {
            let person = &mut entry.incoming.person;
            person.name.clone_from(&known.name);
            person.title.clone_from(&known.title);
            if known.district.is_some() {
                person.district.clone_from(&known.district);
            }
            entry.incoming.is_line_name = false;
        }
    }
    let mut at = 0;
    left.entries.retain(|_| {
        let is_left = choice.of(at) != Some(SameOrNot::Skip);
        at += 1;
        is_left
    });
    left
}

fn sheet(grid: &Grid, roster: &Roster) -> SheetPreview {
    let heads = roster.heads.iter().filter(|head| head.sheet == grid.sheet);
    let rows = grid.rows.iter().take(ROWS);
    SheetPreview {
        name: grid.sheet.clone(),
        heads: heads.map(|head| (head.head.clone(), head.column)).collect(),
        rows: rows.map(|row| (row.number, row.cells.clone())).collect(),
        more: grid.rows.len().saturating_sub(ROWS),
    }
}
