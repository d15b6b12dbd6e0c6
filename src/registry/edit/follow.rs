//! Changes an id or deletes what has one, with everything that refers to it: one change, after which
//! nothing refers to something that is not there.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::layout::around_item;
use super::references::{Kind, Loss, REFERRING, Reference, Referring, records_in};
use super::{Edit, NotThere, Step, field_of, find, remove, set, string_of, thai_words};
use crate::registry::lexer;
use crate::text::{part, place_of};

/// The ids that change and those that go.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    pub renamed: HashMap<(Kind, String), String>,
    pub gone: HashSet<(Kind, String)>,
}

impl Ids {
    /// Returns the new form of an id, if it changes. A clause changes with its group.
    fn new_id(&self, kind: Kind, id: &str) -> Option<String> {
        if let Some(new) = self.renamed.get(&(kind, id.to_owned())) {
            return Some(new.clone());
        }
        let (group, rest) = of_group(id).filter(|_| kind == Kind::Place)?;
        let group = self.renamed.get(&(Kind::Group, group.to_owned()))?;
        Some(format!("{group}.{rest}"))
    }

    /// Returns whether what has the id goes. A clause goes with its group.
    fn is_gone(&self, kind: Kind, id: &str) -> bool {
        self.gone.contains(&(kind, id.to_owned()))
            || kind == Kind::Place
                && of_group(id)
                    .is_some_and(|(group, _)| self.gone.contains(&(Kind::Group, group.to_owned())))
    }
}

/// Splits the id of a clause or a place of a group: its group, and what it is there.
fn of_group(id: &str) -> Option<(&str, &str)> {
    let (group, rest) = id.split_once('.')?;
    let stem = rest.split_once('.').map_or(rest, |(stem, _)| stem);
    ["members", "practice", "notes", "size", "until"]
        .contains(&stem)
        .then_some((group, rest))
}

/// Something that changes with what is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependant {
    /// The list that it is in. Empty for the registry itself.
    pub list: &'static str,
    /// Its name, or its id if it has none. Empty for a person.
    pub name: String,
    /// Whether it is deleted. If not, it stays without what referred to the deleted.
    pub is_deleted: bool,
}

/// A text after a change, and what changed beside what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    pub text: String,
    pub dependants: Vec<Dependant>,
}

/// A record, by its list and its position there.
type Record = (&'static str, usize);

/// What goes, found until nothing more follows.
#[derive(Default)]
struct Going {
    records: HashSet<Record>,
    fields: HashSet<(Record, &'static str)>,
    /// The records of which a list loses some items.
    shortened: HashSet<Record>,
    open: HashSet<Record>,
}

/// Makes `ids` change and go everywhere in `text`, except in the records that have them.
pub(super) fn follow(text: &str, ids: &Ids) -> Result<Followed, NotThere> {
    let mut ids = ids.clone();
    let asked = records_of(text, &ids);
    let mut going = Going {
        records: asked.clone(),
        ..Going::default()
    };
    while going.grow(text, &mut ids) {}
    let shorter = going.shortened(text, &ids);
    let dependants = going.dependants(text, &asked);
    // Positions of records stay as they are until whole records go.
    let text = renamed(&shorter, &ids);
    Ok(Followed {
        text: going.applied(text)?,
        dependants,
    })
}

/// Returns the records whose ids go.
fn records_of(text: &str, ids: &Ids) -> HashSet<Record> {
    let gone = ids.gone.iter();
    gone.filter_map(|(kind, id)| {
        let list = kind.list()?;
        Some((list, position(text, list, id)?))
    })
    .collect()
}

/// Returns the position of the record `id` in `list`.
pub(super) fn position(text: &str, list: &'static str, id: &str) -> Option<usize> {
    records_in(text, list)
        .into_iter()
        .position(|record| field_of(record, "id").and_then(string_of).as_deref() == Some(id))
}

/// Returns `text` with the new forms of ids in all references.
fn renamed(text: &str, ids: &Ids) -> String {
    if ids.renamed.is_empty() {
        return text.to_owned();
    }
    let mut splices = Vec::new();
    for referring in REFERRING {
        for owner in referring.owners(text) {
            for Reference { id, range } in referring.references(text, owner) {
                if let Some(new) = ids.new_id(referring.kind, &id) {
                    splices.push((range, super::text_literal(&new)));
                }
            }
        }
    }
    Edit::of(splices).apply(text)
}

impl Going {
    /// Finds what goes because of what is known to go. Returns whether that is more than before.
    fn grow(&mut self, text: &str, ids: &mut Ids) -> bool {
        let before = (self.records.len(), self.fields.len(), self.open.len());
        for referring in REFERRING {
            for (at, owner) in referring.owners(text).into_iter().enumerate() {
                let record = (referring.list, at);
                if self.records.contains(&record) {
                    continue;
                }
                let named = referring.references(text, owner);
                let stays = |one: &&Reference| !ids.is_gone(referring.kind, &one.id);
                let staying = named.iter().filter(stays).count();
                if staying == named.len() || staying >= referring.least {
                    continue;
                }
                self.lose(referring, record, owner, ids);
            }
        }
        before != (self.records.len(), self.fields.len(), self.open.len())
    }

    fn lose(&mut self, referring: &Referring, record: Record, owner: &str, ids: &mut Ids) {
        match referring.loss {
            Loss::Record => {
                self.records.insert(record);
                let id = field_of(owner, "id").and_then(string_of);
                if let (Some(kind), Some(id)) = (Kind::of_list(record.0), id) {
                    ids.gone.insert((kind, id));
                }
            }
            Loss::Fields(fields) => {
                let there = fields.iter().filter(|name| field_of(owner, name).is_some());
                self.fields.extend(there.map(|name| (record, *name)));
            }
            Loss::Unless(beside, fields) => {
                let part = referring.path.first();
                let part = part.and_then(|name| field_of(owner, name));
                let others = part.and_then(|part| field_of(part, beside));
                let others = others.and_then(lexer::listed).unwrap_or_default();
                let stays = |item: &&str| {
                    string_of(item).is_some_and(|id| !ids.is_gone(referring.kind, &id))
                };
                if !others.iter().any(stays) {
                    self.fields
                        .extend(fields.iter().map(|name| (record, *name)));
                }
            }
            Loss::Open => {
                self.open.insert(record);
            }
        }
    }

    /// Returns `text` without the items that go of lists that stay.
    fn shortened(&mut self, text: &str, ids: &Ids) -> String {
        let mut splices = Vec::new();
        for referring in REFERRING {
            for (at, owner) in referring.owners(text).into_iter().enumerate() {
                let record = (referring.list, at);
                let first = referring.path.first().copied().unwrap_or_default();
                if self.records.contains(&record) || self.fields.contains(&(record, first)) {
                    continue;
                }
                let is_gone = |id: &str| ids.is_gone(referring.kind, id);
                let Some((list, gone)) = referring.items(text, owner, is_gone) else {
                    continue;
                };
                if !gone.is_empty() {
                    self.shortened.insert(record);
                }
                splices.extend(around(text, &list, gone));
            }
        }
        Edit::of(splices).apply(text)
    }

    /// Lists what goes or changes beside what was `asked` for, in the order of the text.
    fn dependants(&self, text: &str, asked: &HashSet<Record>) -> Vec<Dependant> {
        let mut deleted: Vec<Record> = self.records.difference(asked).copied().collect();
        let changed = self.fields.iter().map(|(record, _)| *record);
        let changed = changed.chain(self.open.iter().copied());
        let changed = changed.chain(self.shortened.iter().copied());
        let changed: HashSet<Record> = changed
            .filter(|record| !self.records.contains(record))
            .collect();
        let mut changed: Vec<Record> = changed.into_iter().collect();
        deleted.sort_unstable();
        changed.sort_unstable();
        let mut lists: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut of = |(list, at): Record, is_deleted: bool| {
            let records = lists.entry(list).or_insert_with(|| records_in(text, list));
            let record = records.get(at).copied().unwrap_or_default();
            Dependant {
                list,
                name: name_of(list, record),
                is_deleted,
            }
        };
        let mut dependants: Vec<Dependant> = Vec::new();
        dependants.extend(deleted.into_iter().map(|record| of(record, true)));
        dependants.extend(changed.into_iter().map(|record| of(record, false)));
        dependants
    }

    /// Removes fields, then whole records, from `text`.
    fn applied(&self, mut text: String) -> Result<String, NotThere> {
        let field = |(list, at): &Record, name: &'static str| {
            let mut path = path_of(list, *at);
            path.push(Step::Field(name));
            path
        };
        for record in &self.open {
            text = set(&text, &field(record, "seats"), "Open")?.apply(&text);
            if let Ok(edit) = remove(&text, &field(record, "seats_inferred")) {
                text = edit.apply(&text);
            }
        }
        for (record, name) in &self.fields {
            text = remove(&text, &field(record, name))?.apply(&text);
        }
        let mut splices = Vec::new();
        let lists: HashSet<&'static str> = self.records.iter().map(|(list, _)| *list).collect();
        for list in lists {
            let whole = find(&text, &[Step::Field(list)])?;
            let records = records_in(&text, list).into_iter().enumerate();
            let gone = records.filter(|(at, _)| self.records.contains(&(list, *at)));
            let gone = gone.map(|(_, record)| place_of(&text, record));
            splices.extend(around(&text, &place_of(&text, whole), gone.collect()));
        }
        Ok(Edit::of(splices).apply(&text))
    }
}

/// Returns what to remove with `items` of the list at `list`. Those next to each other on one line go as
/// one, so that no comma is left of them.
fn around(
    text: &str,
    list: &Range<usize>,
    items: Vec<Range<usize>>,
) -> Vec<(Range<usize>, String)> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for item in items {
        let between = runs.last().map(|last| part(text, last.end..item.start));
        let is_next =
            between.is_some_and(|between| !between.contains('\n') && between.trim() == ",");
        match runs.last_mut() {
            Some(last) if is_next => last.end = item.end,
            _ => runs.push(item),
        }
    }
    let runs = runs.into_iter();
    runs.map(|run| (around_item(text, list, &run), String::new()))
        .collect()
}

/// Returns the way to a record, or to the registry itself.
pub(super) fn path_of(list: &'static str, at: usize) -> Vec<Step> {
    if list.is_empty() {
        return Vec::new();
    }
    vec![Step::Field(list), Step::Item(at)]
}

/// Returns what people call a record.
fn name_of(list: &str, record: &str) -> String {
    let fields: &[&str] = match list {
        "people" => return String::new(),
        "remarks" => &["on"],
        _ => &["name", "text", "id"],
    };
    let found = fields.iter().find_map(|name| thai_words(record, name));
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::of_group;

    #[test]
    fn places_of_groups_are_told_from_those_of_the_letter() {
        assert_eq!(
            of_group("orders.practice.2"),
            Some(("orders", "practice.2"))
        );
        assert_eq!(of_group("orders.size"), Some(("orders", "size")));
        assert_eq!(of_group("letter.body"), None);
        assert_eq!(of_group("general.note.1"), None);
    }
}
