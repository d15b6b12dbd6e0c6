//! Edits a registry as a text. An edit is a splice: it replaces the value that it names, or inserts or
//! removes one, and leaves every other byte as it is, comments and blank lines included. The whole text
//! is then read again, so that nothing else needs to know that a registry can be edited.

mod draft;
mod fields;
mod follow;
mod history;
mod layout;
mod literal;
mod records;
mod references;
mod rows;
pub mod rules;

use std::ops::Range;

pub use draft::{Checked, Draft, Fault};
pub use fields::{
    FieldKind, FieldOf, Grounds, IdRow, Meaning, RecordKind, SeatsKind, TextRow, Value,
};
pub use follow::{Dependant, Followed};
pub use history::History;
pub use literal::{list_literal, text_literal, words_literal};
pub use records::{delete, letter_places, move_record, names, proposed_id, rename};
pub use references::Kind;

use super::lexer;
use crate::text::place_of;
use layout::{after_item, around_field, around_item, is_on_lines, line_indent};

/// A step from a value to one inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The field of this name, of a record.
    Field(&'static str),
    /// The item at this position of a list, from 0.
    Item(usize),
    /// The record of a list whose field `id` is this text.
    Id(String),
}

/// A part of a text that is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// In bytes.
    pub range: Range<usize>,
    pub text: String,
}

/// The places that one edit changes, in the order of the text, without overlaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    pub splices: Vec<Splice>,
}

/// The error for an edit whose place is not in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotThere;

impl Edit {
    fn of(splices: impl IntoIterator<Item = (Range<usize>, String)>) -> Self {
        let splices = splices.into_iter();
        let mut splices: Vec<Splice> = splices
            .map(|(range, text)| Splice { range, text })
            .filter(|splice| !(splice.range.is_empty() && splice.text.is_empty()))
            .collect();
        splices.sort_by_key(|splice| splice.range.start);
        Self { splices }
    }

    /// Returns `text` with this edit made. A place that is not in the text changes nothing.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut edited = String::with_capacity(text.len());
        let mut at = 0;
        for splice in &self.splices {
            edited.push_str(text.get(at..splice.range.start).unwrap_or_default());
            edited.push_str(&splice.text);
            at = splice.range.end;
        }
        edited.push_str(text.get(at..).unwrap_or_default());
        edited
    }
}

/// Sets the value at `path` to `literal`, a piece of RON. If the last step is a field that the record
/// does not have, the field is added at its end.
///
/// # Errors
///
/// Returns [`NotThere`] if the path leads to nothing.
pub fn set(text: &str, path: &[Step], literal: &str) -> Result<Edit, NotThere> {
    if let Ok(value) = find(text, path) {
        return Ok(Edit::of([(place_of(text, value), literal.to_owned())]));
    }
    let (Some(Step::Field(name)), Some(record)) = (path.last(), parent(text, path)) else {
        return Err(NotThere);
    };
    let fields = lexer::fields(record, record_name(record)).ok_or(NotThere)?;
    let last = fields.last();
    let last = last.map(|(name, value)| place_of(text, name).start..place_of(text, value).end);
    let field = format!("{name}: {literal}");
    Ok(insert_after(text, &place_of(text, record), last, &field))
}

/// Removes the field or the item at `path`.
///
/// # Errors
///
/// Returns [`NotThere`] if the path leads to nothing, or to the whole text.
pub fn remove(text: &str, path: &[Step]) -> Result<Edit, NotThere> {
    let value = place_of(text, find(text, path)?);
    let outer = place_of(text, parent(text, path).ok_or(NotThere)?);
    let range = match path.last() {
        Some(Step::Field(_)) => around_field(text, &outer, &value),
        Some(_) => around_item(text, &outer, &value),
        None => return Err(NotThere),
    };
    Ok(Edit::of([(range, String::new())]))
}

/// Inserts `literal`, a piece of RON, into the list at `path`, so that it gets the position `at`, or the
/// last one if the list is shorter. It is laid out as its neighbours are.
///
/// # Errors
///
/// Returns [`NotThere`] if the path does not lead to a list.
pub fn insert(text: &str, path: &[Step], at: usize, literal: &str) -> Result<Edit, NotThere> {
    let list = find(text, path)?;
    let items = lexer::listed(list).ok_or(NotThere)?;
    let outer = place_of(text, list);
    let Some(last_before) = at.min(items.len()).checked_sub(1) else {
        // The first one of an empty list, or before the present first one, which follows it in the
        // same way.
        let Some(first) = items.first() else {
            return Ok(insert_after(text, &outer, None, literal));
        };
        let start = place_of(text, first).start;
        let gap = if is_on_lines(text, &outer, start) {
            format!(",\n{}", line_indent(text, start))
        } else {
            ", ".to_owned()
        };
        return Ok(Edit::of([(start..start, format!("{literal}{gap}"))]));
    };
    let before = items.get(last_before);
    let before = before.map(|item| place_of(text, item));
    Ok(insert_after(text, &outer, before, literal))
}

/// Moves the item `from` of the list at `path` to the position `to`. Comments stay where they are.
///
/// # Errors
///
/// Returns [`NotThere`] if the path does not lead to a list with both positions.
pub fn reorder(text: &str, path: &[Step], from: usize, to: usize) -> Result<Edit, NotThere> {
    let items = lexer::listed(find(text, path)?).ok_or(NotThere)?;
    let mut order: Vec<usize> = (0..items.len()).collect();
    if from >= order.len() || to >= order.len() {
        return Err(NotThere);
    }
    let moved = order.remove(from);
    order.insert(to, moved);
    let changed = order.iter().enumerate().filter(|(at, item)| at != *item);
    Ok(Edit::of(changed.filter_map(|(at, &item)| {
        let (present, value) = (items.get(at)?, items.get(item)?);
        Some((place_of(text, present), (*value).to_owned()))
    })))
}

/// Returns the raw value at `path`.
///
/// # Errors
///
/// Returns [`NotThere`] if the path leads to nothing.
pub fn find<'t>(text: &'t str, path: &[Step]) -> Result<&'t str, NotThere> {
    let whole = lexer::past_attributes(lexer::trimmed(text));
    let found = path.iter().try_fold(whole, |value, step| match step {
        Step::Field(name) => field_of(value, name),
        Step::Item(at) => lexer::listed(value)?.get(*at).copied(),
        Step::Id(id) => lexer::listed(value)?
            .into_iter()
            .find(|item| field_of(item, "id").and_then(string_of).as_ref() == Some(id)),
    });
    found.ok_or(NotThere)
}

/// Returns the indent of the items of the list at `path`, or `None` if they are not on lines of their
/// own.
fn item_indent<'t>(text: &'t str, path: &[Step]) -> Option<&'t str> {
    let list = find(text, path).ok()?;
    let first = place_of(text, lexer::listed(list)?.first()?).start;
    is_on_lines(text, &place_of(text, list), first).then(|| line_indent(text, first))
}

/// Returns the record at a position of a list.
fn record_at<'t>(text: &'t str, list: &str, at: usize) -> Option<&'t str> {
    references::records_in(text, list).get(at).copied()
}

/// Returns the Thai words in a record's field, whether it has one language or two.
fn thai_words(record: &str, name: &str) -> Option<String> {
    let value = field_of(record, name)?;
    string_of(value).or_else(|| field_of(value, "th").and_then(string_of))
}

/// Returns the raw value of a record's field.
fn field_of<'t>(record: &'t str, name: &str) -> Option<&'t str> {
    let fields = lexer::fields(record, record_name(record))?;
    let found = fields.into_iter().find(|(field, _)| *field == name);
    found.map(|(_, value)| value)
}

/// Returns the text that a raw value is.
fn string_of(value: &str) -> Option<String> {
    ron::from_str(value).ok()
}

/// Returns the value that holds the one at `path`.
fn parent<'t>(text: &'t str, path: &[Step]) -> Option<&'t str> {
    let (_, outer) = path.split_last()?;
    find(text, outer).ok()
}

/// Returns the name that a record is written with, if any: `Registry(…)`.
fn record_name(value: &str) -> &str {
    value
        .split_once('(')
        .map_or("", |(name, _)| name.trim_end())
}

/// Inserts a field or an item after `before`, or as the first one inside `outer`.
fn insert_after(
    text: &str,
    outer: &Range<usize>,
    before: Option<Range<usize>>,
    piece: &str,
) -> Edit {
    let Some(before) = before else {
        let inside = outer.start + text.get(outer.clone()).map_or(0, opening)..outer.end - 1;
        let is_empty = text
            .get(inside.clone())
            .is_some_and(|inside| inside.trim().is_empty());
        // Between brackets there may be a comment, which stays before it.
        let range = if is_empty {
            inside
        } else {
            outer.end - 1..outer.end - 1
        };
        return Edit::of([(range, piece.to_owned())]);
    };
    let after = after_item(text, outer, &before);
    if is_on_lines(text, outer, before.start) {
        let indent = line_indent(text, before.start);
        let comma = if after.has_comma { "" } else { "," };
        Edit::of([
            (before.end..before.end, comma.to_owned()),
            (
                after.line_end..after.line_end,
                format!("\n{indent}{piece},"),
            ),
        ])
    } else {
        Edit::of([(before.end..before.end, format!(", {piece}"))])
    }
}

/// Returns the length of what opens a record or a list: its name and its bracket.
fn opening(value: &str) -> usize {
    value.find(['(', '[']).map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"// An office.
Registry(
    version: 2, // the format
    roles: [
        (id: "chief", name: (th: "นายอำเภอ", en: "Chief")), // the first
        // the second follows
        (
            id: "deputy",
            name: (th: "ปลัดอำเภอ"),
        ),
    ],
    keep: ["ก", "ข"],
    empty: [],
)
"#;

    fn edited(edit: Result<Edit, NotThere>) -> String {
        edit.unwrap().apply(TEXT)
    }

    fn role(id: &str) -> Vec<Step> {
        vec![Step::Field("roles"), Step::Id(id.to_owned())]
    }

    fn with(mut path: Vec<Step>, step: Step) -> Vec<Step> {
        path.push(step);
        path
    }

    #[test]
    fn a_value_alone_is_replaced() {
        let path = with(role("deputy"), Step::Field("name"));
        let path = with(path, Step::Field("th"));
        let text = edited(set(TEXT, &path, "\"ปลัดอำเภอ (เจ้าพนักงานปกครอง)\""));
        assert_eq!(
            text,
            TEXT.replace("\"ปลัดอำเภอ\"", "\"ปลัดอำเภอ (เจ้าพนักงานปกครอง)\"")
        );
    }

    #[test]
    fn a_field_is_added_as_its_neighbours_are_laid_out() {
        let path = with(role("deputy"), Step::Field("seats"));
        let text = edited(set(TEXT, &path, "Exact(2)"));
        assert_eq!(
            text,
            TEXT.replace(
                "            name: (th: \"ปลัดอำเภอ\"),\n",
                "            name: (th: \"ปลัดอำเภอ\"),\n            seats: Exact(2),\n"
            )
        );
        let path = with(role("chief"), Step::Field("seats"));
        let text = edited(set(TEXT, &path, "Exact(1)"));
        assert_eq!(
            text,
            TEXT.replace("en: \"Chief\"))", "en: \"Chief\"), seats: Exact(1))")
        );
    }

    #[test]
    fn an_item_is_added_after_its_neighbour_and_the_remark_on_it() {
        let list = [Step::Field("roles")];
        let text = edited(insert(TEXT, &list, 1, "(id: \"new\")"));
        assert_eq!(
            text,
            TEXT.replace("// the first\n", "// the first\n        (id: \"new\"),\n")
        );
        let text = edited(insert(TEXT, &list, 9, "(id: \"new\")"));
        assert_eq!(
            text,
            TEXT.replace(
                "        ),\n    ],",
                "        ),\n        (id: \"new\"),\n    ],"
            )
        );
        let text = edited(insert(TEXT, &list, 0, "(id: \"new\")"));
        assert_eq!(
            text,
            TEXT.replace(
                "        (id: \"chief\"",
                "        (id: \"new\"),\n        (id: \"chief\""
            )
        );
    }

    #[test]
    fn an_item_is_added_on_the_line_of_its_neighbours() {
        let keep = [Step::Field("keep")];
        assert!(edited(insert(TEXT, &keep, 1, "\"ค\"")).contains("[\"ก\", \"ค\", \"ข\"]"));
        assert!(edited(insert(TEXT, &keep, 2, "\"ค\"")).contains("[\"ก\", \"ข\", \"ค\"]"));
        assert!(edited(insert(TEXT, &keep, 0, "\"ค\"")).contains("[\"ค\", \"ก\", \"ข\"]"));
        let empty = [Step::Field("empty")];
        assert!(edited(insert(TEXT, &empty, 0, "\"ค\"")).contains("empty: [\"ค\"],"));
    }

    #[test]
    fn what_is_removed_takes_its_comma_and_line_and_no_comment() {
        let text = edited(remove(TEXT, &role("deputy")));
        assert!(
            text.contains("        // the second follows\n    ],"),
            "{text}"
        );
        let text = edited(remove(TEXT, &[Step::Field("version")]));
        assert_eq!(
            text,
            TEXT.replace("    version: 2, // the format\n", "    // the format\n")
        );
        let keep = |at| vec![Step::Field("keep"), Step::Item(at)];
        assert!(edited(remove(TEXT, &keep(0))).contains("keep: [\"ข\"]"));
        assert!(edited(remove(TEXT, &keep(1))).contains("keep: [\"ก\"]"));
    }

    #[test]
    fn items_change_places_and_comments_stay() {
        let text = edited(reorder(TEXT, &[Step::Field("keep")], 1, 0));
        assert_eq!(text, TEXT.replace("[\"ก\", \"ข\"]", "[\"ข\", \"ก\"]"));
        let text = edited(reorder(TEXT, &[Step::Field("roles")], 0, 1));
        assert!(text.find("deputy") < text.find("chief"), "{text}");
        assert!(
            text.contains("// the first\n        // the second follows\n"),
            "{text}"
        );
    }

    #[test]
    fn a_place_that_is_not_there_is_said() {
        assert_eq!(set(TEXT, &role("nobody"), "1"), Err(NotThere));
        assert_eq!(remove(TEXT, &[Step::Field("nothing")]), Err(NotThere));
        assert_eq!(remove(TEXT, &[]), Err(NotThere));
        assert_eq!(
            insert(TEXT, &[Step::Field("version")], 0, "1"),
            Err(NotThere)
        );
        assert_eq!(reorder(TEXT, &[Step::Field("keep")], 0, 2), Err(NotThere));
        assert_eq!(find("", &[]), Ok(""));
    }
}
