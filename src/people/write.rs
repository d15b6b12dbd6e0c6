//! People as the text of a file.

use std::fmt::Write as _;

use super::model::{Acknowledged, Acting, Day, Former, Held, Joined, Person, StepDone};
use crate::lang::Lang;
use crate::registry::edit::{list_literal, text_literal};

/// Returns the text of a new file.
#[must_use]
pub fn file<'p>(people: impl IntoIterator<Item = &'p Person>) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    for lang in Lang::ALL {
        let _ = writeln!(out, "// {}", lang.text("people-file-head"));
    }
    let version = super::FORMAT_VERSION;
    let _ = writeln!(out, "(\n    version: {version},\n    people: [");
    for person in people {
        let _ = writeln!(out, "        {},", person_literal(person));
    }
    let _ = writeln!(out, "    ],\n)");
    out
}

/// Returns the fields of a person's record in their order, with their values. `None` is for an empty
/// one.
pub(super) fn person_fields(person: &Person) -> Vec<(&'static str, Option<String>)> {
    let mut fields = Fields::default();
    fields.text("title", person.title.as_deref());
    fields.text("name", Some(&person.name));
    fields.text("nickname", person.nickname.as_deref());
    fields.text("role", person.role.as_deref());
    fields.text("post", person.post.as_deref());
    fields.text("district", person.district.as_deref());
    fields.text("agency", person.agency.as_deref());
    fields.text("telephone", person.telephone.as_deref());
    fields.text("line", person.line.as_deref());
    fields.held(&person.held);
    fields.list("acting", person.acting.iter().map(acting_literal));
    fields.list("former", person.former.iter().map(former_literal));
    fields.list("groups", person.groups.iter().map(joined_literal));
    let acknowledged = person.acknowledged.iter();
    fields.list("acknowledged", acknowledged.map(acknowledged_literal));
    fields.list("steps", person.steps.iter().map(step_literal));
    fields.0
}

/// Returns a person as a record on one line.
pub(super) fn person_literal(person: &Person) -> String {
    Fields(person_fields(person)).record()
}

fn acting_literal(acting: &Acting) -> String {
    let mut fields = Fields::default();
    fields.text("role", Some(&acting.role));
    fields.text("district", acting.district.as_deref());
    fields.text("order", acting.order.as_deref());
    fields.held(&acting.held);
    fields.record()
}

fn joined_literal(joined: &Joined) -> String {
    let mut fields = Fields::default();
    fields.text("group", Some(&joined.group));
    fields.held(&joined.held);
    fields.record()
}

fn former_literal(former: &Former) -> String {
    let mut fields = Fields::default();
    fields.text("role", Some(&former.role));
    fields.text("district", former.district.as_deref());
    fields.held(&former.held);
    fields.record()
}

fn step_literal(step: &StepDone) -> String {
    let mut fields = Fields::default();
    fields.text("step", Some(&step.step));
    fields.text("group", step.group.as_deref());
    fields.day("on", step.on.as_ref());
    fields.record()
}

fn acknowledged_literal(acknowledged: &Acknowledged) -> String {
    let mut fields = Fields::default();
    fields.text("letter", Some(&acknowledged.letter));
    fields.day("on", acknowledged.on.as_ref());
    fields.record()
}

/// The fields of a record. Empty ones are left out.
#[derive(Default)]
struct Fields(Vec<(&'static str, Option<String>)>);

impl Fields {
    fn text(&mut self, name: &'static str, text: Option<&str>) {
        self.0.push((name, text.map(text_literal)));
    }

    fn day(&mut self, name: &'static str, day: Option<&Day>) {
        self.text(name, day.map(|day| day.text.as_str()));
    }

    fn held(&mut self, held: &Held) {
        self.day("since", held.since.as_ref());
        self.day("until", held.until.as_ref());
    }

    fn list(&mut self, name: &'static str, items: impl ExactSizeIterator<Item = String>) {
        let literal = (items.len() > 0).then(|| list_literal(items));
        self.0.push((name, literal));
    }

    fn record(self) -> String {
        let fields = self.0.into_iter();
        let fields = fields.filter_map(|(name, literal)| Some(format!("{name}: {}", literal?)));
        format!("({})", fields.collect::<Vec<_>>().join(", "))
    }
}
