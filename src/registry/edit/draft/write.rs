//! Writes the value of a field into a text.

use super::super::fields::{
    FieldKind, FieldOf, IdRow, Meaning, RecordKind, SeatsKind, TextRow, Value,
};
use super::super::follow::{Followed, Ids, follow};
use super::super::literal::{list_literal, text_literal, words_literal};
use super::super::records::{rename, renumber};
use super::super::references::Kind;
use super::super::rows::{Item, set_items};
use super::super::{NotThere, Step, field_of, find, remove, set, string_of};
use super::{Draft, Unwritable, path, path_to, seats_form};
use crate::lang::Words;
use crate::registry::lexer;
use crate::text::digits::{first_number, whole_number};

/// Returns `text` with `value` in a field of the draft's record.
pub(super) fn value(
    text: &str,
    draft: &Draft,
    field: &FieldOf,
    value: &Value,
) -> Result<Followed, Unwritable> {
    let path = path(draft.kind, draft.at, field);
    let to = Place {
        path: &path,
        record: path_to(draft.kind, draft.at).len(),
        is_optional: !field.is_required,
    };
    let plain = match value {
        Value::Text(typed) => match field.kind {
            FieldKind::Id => renamed(text, &to, draft.kind, typed)?,
            FieldKind::Number => to.number(text, typed)?,
            FieldKind::Size => to.size(text, typed)?,
            _ => to.set(text, (!typed.is_empty()).then(|| text_literal(typed)))?,
        },
        Value::Words(words) => to.words(text, words)?,
        Value::Flag(flag) => to.flag(text, *flag)?,
        Value::Seats(kind, number, unit) => {
            let literal = kind.map(|kind| seats(kind, number, unit)).transpose()?;
            to.set(text, literal)?
        }
        Value::Meaning(meaning, id) => {
            to.set(text, meaning.map(|meaning| meaning_literal(meaning, id)))?
        }
        Value::Ids(rows) => to.ids(text, field, rows)?,
        Value::Texts(rows) => return Ok(to.texts(text, draft, field, rows)?),
    };
    Ok(Followed {
        text: plain,
        dependants: Vec::new(),
    })
}

/// Where a value goes.
struct Place<'p> {
    path: &'p [Step],
    /// How many steps lead to the record.
    record: usize,
    is_optional: bool,
}

impl Place<'_> {
    /// Sets the value, with the records around it if they are not there. Without a literal, the field
    /// goes if it may, or becomes empty.
    fn set(&self, text: &str, literal: Option<String>) -> Result<String, NotThere> {
        match literal {
            None if self.is_optional => Ok(self.removed(text, self.path)),
            None => set_deep(text, self.path, "\"\""),
            Some(literal) => set_deep(text, self.path, &literal),
        }
    }

    /// Removes a field, and the record around it if nothing else is in that. A field that is not
    /// there changes nothing.
    fn removed(&self, text: &str, path: &[Step]) -> String {
        let Ok(edit) = remove(text, path) else {
            return text.to_owned();
        };
        let text = edit.apply(text);
        let outer = path.split_last().map_or(path, |(_, outer)| outer);
        let around = find(&text, outer).unwrap_or_default();
        let is_bare = lexer::fields(around, super::super::record_name(around))
            .is_some_and(|fields| fields.is_empty());
        if outer.len() > self.record && is_bare {
            return self.removed(&text, outer);
        }
        text
    }

    /// Returns the way to the record around the value.
    fn outer(&self) -> &[Step] {
        self.path.split_last().map_or(self.path, |(_, outer)| outer)
    }

    /// Returns whether the record around the value is missing.
    fn is_outer_missing(&self, text: &str) -> bool {
        self.outer().len() > self.record && find(text, self.outer()).is_err()
    }

    fn number(&self, text: &str, typed: &str) -> Result<String, Unwritable> {
        let typed = typed.trim();
        let literal = (!typed.is_empty()).then(|| number(typed)).transpose()?;
        Ok(self.set(text, literal)?)
    }

    /// Sets the letter's words for a size, and the number in them.
    fn size(&self, text: &str, typed: &str) -> Result<String, NotThere> {
        let outer = self.outer();
        if typed.trim().is_empty() {
            return Ok(self.removed(text, outer));
        }
        let text = set_deep(text, self.path, &text_literal(typed))?;
        let mut count = outer.to_vec();
        count.push(Step::Field("count"));
        let number = first_number(typed).and_then(|number| u32::try_from(number).ok());
        match number {
            Some(number) => Ok(set(&text, &count, &number.to_string())?.apply(&text)),
            None => Ok(self.removed(&text, &count)),
        }
    }

    /// Sets words. Those of a language that did not change keep their bytes.
    fn words(&self, text: &str, words: &Words) -> Result<String, NotThere> {
        if words.th.is_empty() && words.en.is_empty() {
            return self.set(text, None);
        }
        let raw = find(text, self.path).ok();
        let part = |name| raw.and_then(|raw| field_of(raw, name)).and_then(string_of);
        let (Some(th), Some(en)) = (part("th"), part("en")) else {
            return self.set(text, Some(words_literal(words)));
        };
        if words.en.is_empty() {
            return self.set(text, Some(words_literal(words)));
        }
        let mut text = text.to_owned();
        for (name, before, now) in [("th", th, &words.th), ("en", en, &words.en)] {
            if before != *now {
                let mut path = self.path.to_vec();
                path.push(Step::Field(name));
                text = set(&text, &path, &text_literal(now))?.apply(&text);
            }
        }
        Ok(text)
    }

    fn flag(&self, text: &str, flag: bool) -> Result<String, NotThere> {
        if !flag {
            return Ok(self.removed(text, self.path));
        }
        // A record that is not there has nothing that the flag could be about.
        if self.is_outer_missing(text) {
            return Ok(text.to_owned());
        }
        set_deep(text, self.path, "true")
    }

    fn ids(&self, text: &str, field: &FieldOf, rows: &[IdRow]) -> Result<String, NotThere> {
        let rows: Vec<&IdRow> = rows.iter().filter(|row| !row.id.is_empty()).collect();
        let raw = find(text, self.path).ok();
        let FieldKind::Many(kind, _) = field.kind else {
            return Err(NotThere);
        };
        let [.., last] = field.path else {
            return Err(NotThere);
        };
        // A role is a kind of one other, as a rule, and it is written without a list.
        let is_list = raw.map_or(*last != "kind_of", |raw| lexer::listed(raw).is_some());
        if rows.is_empty() && *last == "roles" {
            // Nobody administers anything then, whatever is cited.
            return Ok(self.removed(text, self.outer()));
        }
        if !is_list {
            let literals: Vec<String> = rows.iter().map(|row| id_literal(row)).collect();
            let literal = match literals.as_slice() {
                [] => None,
                [one] => Some(one.clone()),
                _ => Some(list_literal(literals)),
            };
            return self.set(text, literal);
        }
        let before = match super::read::value(text, self.path, field.kind) {
            Value::Ids(before) => before,
            _ => Vec::new(),
        };
        let items: Vec<Item> = rows
            .into_iter()
            .map(|row| {
                let same = before
                    .iter()
                    .find(|old| old.was == row.was && old.was.is_some());
                let is_same = same.is_some_and(|old| old == row);
                Item {
                    was: row.was,
                    literal: (!is_same).then(|| id_literal(row)),
                }
            })
            .collect();
        if raw.is_none() && self.is_outer_missing(text) {
            if kind == Kind::Place {
                return Ok(text.to_owned());
            }
            let literals = items.into_iter().filter_map(|item| item.literal);
            return set_deep(text, self.path, &list_literal(literals));
        }
        set_items(
            text,
            self.path,
            raw.map(|_| before.len()),
            &items,
            self.is_optional,
        )
    }

    /// Sets texts. What cites one of them cites the same one afterwards, or goes with it.
    fn texts(
        &self,
        text: &str,
        draft: &Draft,
        field: &FieldOf,
        rows: &[TextRow],
    ) -> Result<Followed, NotThere> {
        let is_blank = |row: &&TextRow| row.text.trim().is_empty();
        let rows: Vec<&TextRow> = rows.iter().filter(|row| !is_blank(row)).collect();
        let before = match super::read::value(text, self.path, field.kind) {
            Value::Texts(before) => before,
            _ => Vec::new(),
        };
        let followed = match field.kind {
            FieldKind::Clauses(stem) => {
                let now: Vec<Option<usize>> = rows.iter().map(|row| row.was).collect();
                renumber(text, &draft.stem(stem), before.len(), &now)?
            }
            _ if field.key == "body" && rows.is_empty() && !before.is_empty() => {
                let mut ids = Ids::default();
                ids.gone.insert((Kind::Place, "letter.body".to_owned()));
                follow(text, &ids)?
            }
            _ => Followed {
                text: text.to_owned(),
                dependants: Vec::new(),
            },
        };
        let is_there = find(text, self.path).is_ok();
        let raws = find(text, self.path).ok().and_then(lexer::listed);
        let raw = |was: usize| raws.as_ref()?.get(was).copied();
        let items: Vec<Item> = rows
            .into_iter()
            .map(|row| {
                let same = row.was.and_then(|was| before.get(was));
                let is_same = same.is_some_and(|old| old.text == row.text);
                Item {
                    was: row.was,
                    literal: (!is_same).then(|| match row.was.and_then(raw) {
                        Some(raw) => same_but_text(raw, &row.text),
                        None => text_literal(&row.text),
                    }),
                }
            })
            .collect();
        let text = if self.is_outer_missing(&followed.text) && !items.is_empty() {
            let literals = items.into_iter().filter_map(|item| item.literal);
            set_deep(&followed.text, self.path, &list_literal(literals))?
        } else {
            set_items(
                &followed.text,
                self.path,
                is_there.then_some(before.len()),
                &items,
                self.is_optional,
            )?
        };
        Ok(Followed { text, ..followed })
    }
}

impl Draft {
    /// Returns what the ids of a list's clauses begin with.
    fn stem(&self, stem: &str) -> String {
        let own = self
            .kind
            .list()
            .and_then(|list| super::super::record_at(&self.base, list, self.at));
        let id = own.and_then(|own| field_of(own, "id")).and_then(string_of);
        id.map_or_else(|| stem.to_owned(), |id| format!("{id}.{stem}"))
    }
}

/// Sets the value at `path`, with the records around it that are not there.
fn set_deep(text: &str, path: &[Step], literal: &str) -> Result<String, NotThere> {
    if let Ok(edit) = set(text, path, literal) {
        return Ok(edit.apply(text));
    }
    let (Some(Step::Field(name)), Some(outer)) = (path.last(), path.split_last()) else {
        return Err(NotThere);
    };
    set_deep(text, outer.1, &format!("({name}: {literal})"))
}

/// Changes the id of a record, wherever it is.
fn renamed(text: &str, to: &Place<'_>, kind: RecordKind, new: &str) -> Result<String, NotThere> {
    let old = string_of(find(text, to.path)?).ok_or(NotThere)?;
    match kind.kind() {
        // Nothing can refer to a record without an id. One that is taken was refused before.
        Some(kind) if !new.is_empty() => rename(text, kind, &old, new),
        _ => to.set(text, Some(text_literal(new))),
    }
}

/// Returns the item `raw` with another text. A term keeps its weight.
fn same_but_text(raw: &str, text: &str) -> String {
    let literal = text_literal(text);
    match super::read::first_text(raw) {
        Some(old) => raw.replacen(old, &literal, 1),
        None => literal,
    }
}

fn meaning_literal(meaning: Meaning, id: &str) -> String {
    let name = meaning.name();
    match meaning.of() {
        Some(_) => format!("{name}({})", text_literal(id)),
        None => name.to_owned(),
    }
}

fn id_literal(row: &IdRow) -> String {
    let id = text_literal(&row.id);
    match row.grounds.as_ref() {
        Some(grounds) if !(grounds.th.is_empty() && grounds.en.is_empty()) => {
            format!("(id: {id}, inferred: {})", words_literal(grounds))
        }
        _ => id,
    }
}

fn seats(kind: SeatsKind, typed: &str, unit: &str) -> Result<String, Unwritable> {
    let (name, has_number, has_unit) = seats_form(kind);
    let number = has_number.then(|| number(typed.trim())).transpose()?;
    Ok(match number {
        Some(number) if has_unit => format!("{name}({}, {number})", text_literal(unit)),
        Some(number) => format!("{name}({number})"),
        None => name.to_owned(),
    })
}

/// Reads a number in any digits.
fn number(typed: &str) -> Result<String, Unwritable> {
    let number = whole_number(typed).ok_or(Unwritable::NotANumber)?;
    Ok(number.to_string())
}
