//! Reads the value of a field from a text.

use super::super::fields::{FieldKind, IdRow, Meaning, SeatsKind, TextRow, Value};
use super::super::{Step, field_of, find, string_of};
use super::seats_form;
use crate::lang::Words;
use crate::registry::lexer;

/// Returns the value at `path`, an empty one if there is none.
pub(super) fn value(text: &str, path: &[Step], kind: FieldKind) -> Value {
    let raw = find(text, path).ok();
    match kind {
        FieldKind::Words | FieldKind::Sentences => {
            Value::Words(raw.and_then(words).unwrap_or_default())
        }
        FieldKind::Lines | FieldKind::Passages | FieldKind::Clauses(_) | FieldKind::Terms => {
            Value::Texts(raw.map(texts).unwrap_or_default())
        }
        FieldKind::Many(..) => Value::Ids(raw.map(ids).unwrap_or_default()),
        FieldKind::Flag => Value::Flag(raw == Some("true")),
        FieldKind::Seats => raw.map_or(Value::Seats(None, String::new(), String::new()), seats),
        FieldKind::Meaning => raw.map_or(Value::Meaning(None, String::new()), meaning),
        FieldKind::Number => Value::Text(raw.unwrap_or_default().to_owned()),
        _ => Value::Text(raw.and_then(string_of).unwrap_or_default()),
    }
}

/// Reads words, in one language or two.
pub(super) fn words(raw: &str) -> Option<Words> {
    if let Some(th) = string_of(raw) {
        let en = String::new();
        return Some(Words { th, en });
    }
    let part = |name| field_of(raw, name).and_then(string_of);
    Some(Words {
        th: part("th")?,
        en: part("en").unwrap_or_default(),
    })
}

fn texts(raw: &str) -> Vec<TextRow> {
    let items = lexer::listed(raw).unwrap_or_default().into_iter();
    items
        .enumerate()
        .map(|(at, item)| TextRow {
            was: Some(at),
            text: first_text(item).and_then(string_of).unwrap_or_default(),
        })
        .collect()
}

/// Returns the text that `raw` is, or the first one in it: that of a term with its weight.
pub(super) fn first_text(raw: &str) -> Option<&str> {
    let mut tokens = lexer::tokens(raw);
    let found = tokens.find(|(token, ..)| *token == lexer::Token::Text);
    found.and_then(|(_, start, end)| raw.get(start..end))
}

fn meaning(raw: &str) -> Value {
    let end = raw.find(|c: char| !c.is_ascii_alphabetic());
    let name = raw.get(..end.unwrap_or(raw.len())).unwrap_or_default();
    let meaning = Meaning::ALL.into_iter().find(|one| one.name() == name);
    let id = first_text(raw).and_then(string_of);
    Value::Meaning(meaning, id.unwrap_or_default())
}

fn ids(raw: &str) -> Vec<IdRow> {
    let items = lexer::listed(raw).unwrap_or_else(|| vec![raw]);
    items
        .into_iter()
        .enumerate()
        .map(|(at, item)| IdRow {
            was: Some(at),
            id: string_of(field_of(item, "id").unwrap_or(item)).unwrap_or_default(),
            grounds: field_of(item, "inferred").and_then(words),
        })
        .collect()
}

fn seats(raw: &str) -> Value {
    let kinds = [
        SeatsKind::Exact,
        SeatsKind::PerDistrict,
        SeatsKind::PerUnit,
        SeatsKind::Open,
    ];
    let (kind, inside) = kinds
        .into_iter()
        .find_map(|kind| Some((kind, raw.strip_prefix(seats_form(kind).0)?)))
        .unwrap_or_default();
    let inside = lexer::past_blanks(inside).trim_start_matches('(');
    let tokens = lexer::tokens(inside).map(|(token, start, end)| (token, inside.get(start..end)));
    let (mut number, mut unit) = (String::new(), String::new());
    for (token, part) in tokens {
        match token {
            lexer::Token::Word => part.unwrap_or_default().clone_into(&mut number),
            lexer::Token::Text => unit = part.and_then(string_of).unwrap_or_default(),
            _ => {}
        }
    }
    Value::Seats(Some(kind), number, unit)
}
