//! Changes of a file of people as a text. Like those of a registry they are splices, so that comments
//! and layout stay, and any of them can be undone.

use super::model::Person;
use super::write::{person_fields, person_literal};
use crate::registry::edit::{Edit, NotThere, Splice, Step, insert, remove, set};
use crate::text::part;

/// Returns the edit of `text` that makes the record of `before`, which was read from it, that of
/// `after`. Fields that `after` has not are removed.
#[must_use]
pub fn change(text: &str, before: &Person, after: &Person) -> Edit {
    Edit {
        splices: splice(text, before, after).into_iter().collect(),
    }
}

/// Returns the edit of `text` that adds `people` behind those in it.
#[must_use]
pub fn added(text: &str, people: &[&Person]) -> Edit {
    if people.is_empty() {
        return Edit::default();
    }
    let literals: Vec<String> = people.iter().map(|person| person_literal(person)).collect();
    let list = [Step::Field("people")];
    let items = insert(text, &list, usize::MAX, &literals.join(",\n        "));
    let items = items.or_else(|_| {
        let list = format!("[\n        {},\n    ]", literals.join(",\n        "));
        set(text, &[Step::Field("people")], &list)
    });
    items.unwrap_or_default()
}

/// Returns the edit of `text` that removes the person at this position.
///
/// # Errors
///
/// Returns [`NotThere`] if nobody is there.
pub fn removed(text: &str, at: usize) -> Result<Edit, NotThere> {
    remove(text, &[Step::Field("people"), Step::Item(at)])
}

/// Returns the splice that makes one record another, if they differ.
pub(super) fn splice(text: &str, before: &Person, after: &Person) -> Option<Splice> {
    if before == after {
        return None;
    }
    let record = part(text, before.span.clone());
    let mut changed = record.to_owned();
    for (field, literal) in changes(before, after) {
        let path = [Step::Field(field)];
        let edit = match &literal {
            Some(literal) => set(&changed, &path, literal),
            None => remove(&changed, &path),
        };
        if let Ok(edit) = edit {
            changed = edit.apply(&changed);
        }
    }
    (changed != record).then(|| Splice {
        range: before.span.clone(),
        text: changed,
    })
}

/// Returns the fields that differ, with their new values. `None` is for one that goes.
fn changes(before: &Person, after: &Person) -> Vec<(&'static str, Option<String>)> {
    let pairs = person_fields(before).into_iter().zip(person_fields(after));
    let pairs = pairs.filter(|(before, after)| before != after);
    pairs.map(|(_, after)| after).collect()
}
