//! Edits a list as a whole: items that changed, went, came and moved. What stays keeps its bytes.

use super::layout::{is_on_lines, line_indent};
use super::{NotThere, Step, find, insert, list_literal, record_name, remove, reorder, set};
use crate::registry::lexer;
use crate::text::place_of;

/// How many characters of items still stand on one line.
const LONG: usize = 80;

/// An item of a list as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Its position before, or `None` if it is new.
    pub was: Option<usize>,
    /// The value, if it is new or another one.
    pub literal: Option<String>,
}

/// Returns `text` with the list at `path`, which has `count` items, as `items` say. A list that is
/// not there is added, and one without items is removed if it `is_optional`.
pub(super) fn set_items(
    text: &str,
    path: &[Step],
    count: Option<usize>,
    items: &[Item],
    is_optional: bool,
) -> Result<String, NotThere> {
    let Some(count) = count else {
        if items.is_empty() && is_optional {
            return Ok(text.to_owned());
        }
        let literals = items.iter().filter_map(|item| item.literal.clone());
        let list = laid_out(text, path, literals.collect());
        return Ok(set(text, path, &list)?.apply(text));
    };
    if items.is_empty() && is_optional {
        return Ok(remove(text, path)?.apply(text));
    }
    let mut text = text.to_owned();
    let at = |position: usize| {
        let mut path = path.to_vec();
        path.push(Step::Item(position));
        path
    };
    for item in items {
        if let (Some(was), Some(literal)) = (item.was, &item.literal) {
            text = set(&text, &at(was), literal)?.apply(&text);
        }
    }
    let stays = |position: &usize| items.iter().any(|item| item.was == Some(*position));
    for position in (0..count).rev().filter(|position| !stays(position)) {
        text = remove(&text, &at(position))?.apply(&text);
    }
    // The items that stay, in the order in which they now stand.
    let mut standing: Vec<usize> = (0..count).filter(stays).collect();
    let wanted = items.iter().filter_map(|item| item.was);
    for (to, was) in wanted.enumerate() {
        let from = standing.iter().position(|standing| *standing == was);
        let from = from.ok_or(NotThere)?;
        if from != to {
            text = reorder(&text, path, from, to)?.apply(&text);
            let moved = standing.remove(from);
            standing.insert(to, moved);
        }
    }
    for (position, item) in items.iter().enumerate() {
        if let (None, Some(literal)) = (item.was, &item.literal) {
            text = insert(&text, path, position, literal)?.apply(&text);
        }
    }
    Ok(text)
}

/// Writes a new list at `path`: on one line, or each item on its own if they are long and the fields of
/// the record are on lines too.
fn laid_out(text: &str, path: &[Step], literals: Vec<String>) -> String {
    let length: usize = literals.iter().map(|literal| literal.chars().count()).sum();
    let outer = path.split_last().map_or(path, |(_, outer)| outer);
    let record = find(text, outer).unwrap_or_default();
    let fields = lexer::fields(record, record_name(record)).unwrap_or_default();
    let first = fields.first().map(|(name, _)| place_of(text, name).start);
    let first = first.filter(|first| is_on_lines(text, &place_of(text, record), *first));
    let Some(first) = first.filter(|_| literals.len() > 1 && length > LONG) else {
        return list_literal(literals);
    };
    let indent = line_indent(text, first);
    let mut list = "[\n".to_owned();
    for literal in literals {
        list.extend([indent, "    ", &literal, ",\n"]);
    }
    list.extend([indent, "]"]);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "(\n    keep: [\n        1, // one\n        2,\n        3, // three\n    ],\n)\n";

    fn edited(items: &[(Option<usize>, Option<&str>)]) -> String {
        let items: Vec<Item> = items
            .iter()
            .map(|(was, literal)| Item {
                was: *was,
                literal: literal.map(str::to_owned),
            })
            .collect();
        set_items(TEXT, &[Step::Field("keep")], Some(3), &items, true).unwrap()
    }

    #[test]
    fn items_change_go_come_and_move_at_once() {
        let text = edited(&[(Some(2), None), (None, Some("9")), (Some(0), Some("8"))]);
        assert_eq!(
            text,
            "(\n    keep: [\n        3, // one\n        9,\n        8, // three\n    ],\n)\n"
        );
    }

    #[test]
    fn nothing_changes_without_a_change() {
        assert_eq!(
            edited(&[(Some(0), None), (Some(1), None), (Some(2), None)]),
            TEXT
        );
    }

    #[test]
    fn a_list_comes_and_goes() {
        assert_eq!(edited(&[]), "(\n)\n");
        let one = [Item {
            was: None,
            literal: Some("1".to_owned()),
        }];
        let text = set_items(TEXT, &[Step::Field("new")], None, &one, true).unwrap();
        assert!(text.contains("    ],\n    new: [1],\n)"), "{text}");
        let long = ["ก", "ข"].map(|letter| Item {
            was: None,
            literal: Some(format!("\"{}\"", letter.repeat(60))),
        });
        let text = set_items(TEXT, &[Step::Field("new")], None, &long, true).unwrap();
        assert!(text.contains("    new: [\n        \"กก"), "{text}");
        assert!(text.ends_with("ข\",\n    ],\n)\n"), "{text}");
    }
}
