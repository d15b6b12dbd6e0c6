//! Adds, moves, renames and deletes records, together with what refers to them.

use super::fields::RecordKind;
use super::follow::{Followed, Ids, follow};
use super::layout::line_indent;
use super::literal::record_literal;
use super::references::{Kind, records_in};
use super::{
    NotThere, Step, field_of, find, insert, record_at, remove, reorder, set, string_of, thai_words,
};
use crate::registry::lexer;
use crate::registry::resolve::LETTER_PLACES;
use crate::text::place_of;

/// Returns the records of a kind, in their order.
fn records(text: &str, kind: RecordKind) -> Vec<&str> {
    let list = kind.list().map(|list| records_in(text, list));
    list.unwrap_or_default()
}

/// Returns how many records of a kind the text has.
pub(super) fn count(text: &str, kind: RecordKind) -> usize {
    records(text, kind).len()
}

/// Returns the ids of the records of a kind, in their order.
pub(super) fn ids(text: &str, kind: RecordKind) -> Vec<String> {
    let ids = records(text, kind).into_iter();
    ids.filter_map(|record| field_of(record, "id").and_then(string_of))
        .collect()
}

/// Returns the parts of the letter that remarks can be on, besides its clauses.
pub fn letter_places() -> impl Iterator<Item = &'static str> {
    LETTER_PLACES.into_iter()
}

/// Returns what people call each record of a kind other than a remark, in their order.
#[must_use]
pub fn names(text: &str, kind: RecordKind) -> Vec<String> {
    let field = match kind {
        RecordKind::Duty | RecordKind::Situation => "text",
        _ => "name",
    };
    let names = records(text, kind).into_iter();
    names
        .map(|record| thai_words(record, field).unwrap_or_default())
        .collect()
}

/// Returns an id that no record of the kind has, made from a name if it has Latin letters.
#[must_use]
pub fn proposed_id(text: &str, kind: RecordKind, name: &str) -> String {
    let taken = ids(text, kind);
    let is_free = |id: &String| !taken.contains(id);
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let stem = words.join("-");
    if !stem.is_empty() && stem.chars().any(|c| c.is_ascii_alphabetic()) {
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut all = std::iter::once(stem.clone()).chain(numbered);
        return all.find(is_free).unwrap_or(stem);
    }
    let stem = kind.key();
    let mut numbered = (taken.len() + 1..).map(|number| format!("{stem}-{number}"));
    numbered.find(is_free).unwrap_or_else(|| stem.to_owned())
}

/// Returns the text with a record added at the position `at`, each of `fields` on a line of its own.
pub(super) fn add(
    text: &str,
    kind: RecordKind,
    at: usize,
    fields: &[(&str, String)],
) -> Result<String, NotThere> {
    let list = kind.list().ok_or(NotThere)?;
    let Ok(value) = find(text, &[Step::Field(list)]) else {
        let text = set(text, &[Step::Field(list)], "[]")?.apply(text);
        return add(&text, kind, at, fields);
    };
    let outer = place_of(text, value);
    let items = lexer::listed(value).ok_or(NotThere)?;
    let lone = line_indent(text, outer.start).to_owned();
    let indent = match items.last() {
        Some(last) => line_indent(text, place_of(text, last).start).to_owned(),
        None => format!("{lone}    "),
    };
    let fields = fields.iter().map(|(name, literal)| (*name, literal));
    let mut record = record_literal(&indent, fields);
    if items.is_empty() {
        record = format!("\n{indent}{record},\n{lone}");
    }
    Ok(insert(text, &[Step::Field(list)], at, &record)?.apply(text))
}

/// Returns the text with a copy of a record behind it, with the id `id` if records of the kind have
/// one. What refers to the record does not refer to the copy.
pub(super) fn copy(text: &str, kind: RecordKind, at: usize, id: &str) -> Result<String, NotThere> {
    let list = kind.list().ok_or(NotThere)?;
    let record = record_at(text, list, at).ok_or(NotThere)?.to_owned();
    let text = insert(text, &[Step::Field(list)], at + 1, &record)?.apply(text);
    let own = [Step::Field(list), Step::Item(at + 1), Step::Field("id")];
    if find(&text, &own).is_err() {
        return Ok(text);
    }
    Ok(set(&text, &own, &super::text_literal(id))?.apply(&text))
}

/// Returns the text with the record at the position `from` of its list moved to `to`.
///
/// # Errors
///
/// Returns [`NotThere`] if there is no such record or position.
pub fn move_record(
    text: &str,
    kind: RecordKind,
    from: usize,
    to: usize,
) -> Result<String, NotThere> {
    let list = kind.list().ok_or(NotThere)?;
    Ok(reorder(text, &[Step::Field(list)], from, to)?.apply(text))
}

/// Returns the text without a record and without everything that depends on it, and a list of the
/// latter.
///
/// # Errors
///
/// Returns [`NotThere`] if there is no such record.
pub fn delete(text: &str, kind: RecordKind, at: usize) -> Result<Followed, NotThere> {
    let list = kind.list().ok_or(NotThere)?;
    let record = record_at(text, list, at).ok_or(NotThere)?;
    let id = field_of(record, "id").and_then(string_of);
    let (Some(kind), Some(id)) = (kind.kind(), id) else {
        let path = [Step::Field(list), Step::Item(at)];
        return Ok(Followed {
            text: remove(text, &path)?.apply(text),
            dependants: Vec::new(),
        });
    };
    let mut ids = Ids::default();
    ids.gone.insert((kind, id));
    follow(text, &ids)
}

/// Returns the text with another id for a record, in the record and wherever it is referred to.
///
/// # Errors
///
/// Returns [`NotThere`] if no record of the kind has the id `old`.
pub fn rename(text: &str, kind: Kind, old: &str, new: &str) -> Result<String, NotThere> {
    let list = kind.list().ok_or(NotThere)?;
    let mut ids = Ids::default();
    ids.renamed.insert((kind, old.to_owned()), new.to_owned());
    let text = follow(text, &ids)?.text;
    let own = [
        Step::Field(list),
        Step::Id(old.to_owned()),
        Step::Field("id"),
    ];
    Ok(set(&text, &own, &super::text_literal(new))?.apply(&text))
}

/// Returns the text after clauses `<stem>.<n>` changed places or went: what cites a clause cites the
/// same words as before. `now` holds, for each clause of now, its position before, if it was there.
pub(super) fn renumber(
    text: &str,
    stem: &str,
    count: usize,
    now: &[Option<usize>],
) -> Result<Followed, NotThere> {
    let id = |position: usize| (Kind::Place, format!("{stem}.{}", position + 1));
    let mut ids = Ids::default();
    for was in 0..count {
        match now.iter().position(|one| *one == Some(was)) {
            None => {
                ids.gone.insert(id(was));
            }
            Some(is) if is != was => {
                ids.renamed.insert(id(was), id(is).1);
            }
            Some(_) => {}
        }
    }
    // An id must not count as both: what goes is looked for by the ids of before.
    follow_before(text, &ids)
}

/// Removes what goes by the ids of before, then changes those that remain.
fn follow_before(text: &str, ids: &Ids) -> Result<Followed, NotThere> {
    let gone = Ids {
        gone: ids.gone.clone(),
        ..Ids::default()
    };
    let removed = follow(text, &gone)?;
    let renamed = Ids {
        renamed: ids.renamed.clone(),
        ..Ids::default()
    };
    Ok(Followed {
        text: follow(&removed.text, &renamed)?.text,
        dependants: removed.dependants,
    })
}
