//! A letter's table → a registry with proposed rules, which a person then confirms.
//!
//! Everything here is a value from a value. [`sheet`] reads the bytes of a file into a
//! [`Document`]: paragraphs and tables. [`arrange`] brings the groups into one table, those of a letter
//! without one as well (`prose`). `tables` finds the letter's table, `columns` what each column
//! is, by its head or its `contents`;
//! `cells` takes its cells apart; `roles` knows the positions; `letter` reads the covering letter.
//! `terms` finds the words of the language pack in a clause, `statements` what it states, `rules`
//! the rules that it may stand for, with how sure that is. `ron` writes the registry.

mod arrange;
mod cells;
mod check_in;
mod clause;
mod columns;
mod contents;
mod document;
mod groups;
mod letter;
mod named_roles;
mod number_words;
pub mod people;
mod place;
mod prose;
mod refused;
mod role_names;
mod roles;
mod ron;
mod rules;
pub mod sheet;
mod short_names;
mod statement;
mod statements;
mod tables;
mod terms;
mod tidy;
mod times;
mod topics;

pub use arrange::arrange;
pub use check_in::{CheckIn, check_ins};
pub use columns::{Column, ColumnKind};
pub use document::{Block, Cell, Document, Row};
pub use groups::{Group, Size};
pub use refused::Refused;
pub use roles::{Role, Roles, Seats};
pub use rules::{Effect, Rule, Topics, Unread, Who};
pub use tables::{Choice, Table, Tables};
pub use topics::Topic;

use std::ops::Range;

use crate::language::Pack;
use crate::registry::{Letter, Registry};
use columns::Layout;
use rules::Words;
use terms::Terms;
use times::Times;

/// The id of the topic of work in general.
const GENERAL: &str = "general";

/// A letter's table, read and with rules proposed for it.
#[derive(Debug)]
pub struct Import {
    /// What each column of the table was taken for.
    pub columns: Vec<Column>,
    pub letter: Letter,
    pub roles: Roles,
    /// The kinds of places in each of which so many hold a role: ids and names.
    pub units: Vec<(String, String)>,
    /// The topics that the clauses tell apart, besides work in general.
    pub topics: Vec<Topic>,
    pub groups: Vec<Group>,
    /// The notes below the table, on every group.
    pub general_notes: Vec<String>,
    /// The rules that the clauses seem to state. Nobody has confirmed them.
    pub rules: Vec<Rule>,
    /// The clauses that seem to state nothing about a group.
    pub unread: Vec<Unread>,
}

/// Reads the letter in `document` with the words of `pack`. `choice` is what a person has said about
/// it.
///
/// # Errors
///
/// Returns why there is no table of groups in it.
pub fn import(document: &Document, choice: &Choice, pack: &Pack) -> Result<Import, Refused> {
    let document = arrange(document, pack);
    let found = Tables::find(&document, choice, pack)?;
    import_table(&document, &found, choice, pack)
}

/// Reads the letter in `document` with the table that `found` takes for its own.
///
/// # Errors
///
/// Returns why there are no groups in it.
pub fn import_table(
    document: &Document,
    found: &Tables<'_>,
    choice: &Choice,
    pack: &Pack,
) -> Result<Import, Refused> {
    let layout = Layout::of(document, found, pack)?;
    let mut roles = Roles::new(pack);
    let letter = letter::read(&layout.before, &layout.columns, pack);
    let mut groups = groups::groups(&layout, &letter.addressee, &mut roles, pack)?;
    let times = Times::new(pack);
    let general_notes = cells::general_notes(&layout.after, pack);
    let terms = Terms::new(pack, &mut roles, &groups, &general_notes);
    groups::settle_everyone(&mut groups, &roles);
    let texts = groups.iter().flat_map(Group::texts);
    for text in texts.chain(&general_notes) {
        times.note_seats(text, &mut roles);
    }
    let units = roles.units(&times);
    let words = Words {
        terms: &terms,
        times: &times,
        pack,
    };
    let proposal = rules::propose(&groups, &general_notes, words);
    roles.name(&choice.role_ids);
    Ok(Import {
        columns: layout.columns,
        letter,
        units,
        roles,
        groups,
        general_notes,
        topics: proposal.topics,
        rules: proposal.rules,
        unread: proposal.unread,
    })
}

/// Finds the words in clauses that the reading of a letter understands.
#[derive(Debug)]
pub struct ReadWords(Terms);

impl ReadWords {
    /// Learns the words of `pack` and the names of the roles of `registry`.
    #[must_use]
    pub fn new(pack: &Pack, registry: &Registry) -> Self {
        let mut roles = Roles::new(pack);
        for (_, role) in registry.roles() {
            for name in std::iter::once(&role.name.th).chain(&role.abbreviations) {
                roles.find_or_add(name);
            }
        }
        Self(Terms::new(pack, &mut roles, &[], &[]))
    }

    /// Returns where such words stand in `text`, in characters and in order.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let tokens = self.0.find(text);
        tokens
            .into_iter()
            .map(|token| token.start..token.end)
            .collect()
    }
}

/// Returns the id `wanted` if none of `others` has it. Otherwise returns it, or `stem`, with a number.
fn free_id<'o>(
    wanted: Option<&str>,
    stem: &str,
    mut others: impl ExactSizeIterator<Item = &'o str>,
) -> String {
    let number = others.len() + 1;
    match wanted {
        Some(id) if others.all(|other| other != id) => id.to_owned(),
        _ => format!("{}-{number}", wanted.unwrap_or(stem)),
    }
}

/// Returns `name` as an id, if it has enough letters that ids may have.
fn latin_id(name: &str) -> Option<String> {
    /// The maximum length of an id that is made of a name.
    const LONGEST: usize = 32;
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words {
        if id.len() + word.len() >= LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&word.to_ascii_lowercase());
    }
    let is_all = name
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(|c| c.is_ascii());
    let has_letter = id.chars().filter(char::is_ascii_alphabetic).count() > 1;
    (is_all && has_letter).then_some(id)
}

impl Import {
    /// Returns the registry as the text of a file, with every rule unconfirmed.
    #[must_use]
    pub fn registry(&self) -> String {
        ron::write(self)
    }

    /// Returns the ids of `topics`, or `None` for any topic.
    #[must_use]
    pub fn topic_ids(&self, topics: &Topics) -> Option<Vec<&str>> {
        let id = |at: usize| self.topics.get(at).map(|topic| topic.id.as_str());
        match *topics {
            Topics::Any => None,
            Topics::Only(topic) => Some(id(topic).into_iter().collect()),
            Topics::AllBut(topic) => {
                let others = (0..self.topics.len()).filter(|other| *other != topic);
                let first = std::iter::once(GENERAL);
                Some(first.chain(others.filter_map(id)).collect())
            }
        }
    }
}
