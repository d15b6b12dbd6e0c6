//! Finds where a registry refers to a role, a topic, a group, a kind of place or a clause, as places
//! in its text.

use std::ops::Range;

use super::{field_of, find, string_of};
use crate::registry::lexer;
use crate::text::place_of;

/// What can be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Role,
    Topic,
    Group,
    Unit,
    /// A clause, or another place that a remark can be on.
    Place,
    /// An act or a purpose, which no registry changes.
    Act,
    Purpose,
}

impl Kind {
    /// Returns the list that holds such records, if one does.
    #[must_use]
    pub fn list(self) -> Option<&'static str> {
        match self {
            Self::Role => Some("roles"),
            Self::Topic => Some("topics"),
            Self::Group => Some("groups"),
            Self::Unit => Some("units"),
            Self::Place | Self::Act | Self::Purpose => None,
        }
    }

    /// Returns what the records of a list are, if others can refer to them.
    #[must_use]
    pub fn of_list(list: &str) -> Option<Self> {
        [Self::Role, Self::Topic, Self::Group, Self::Unit]
            .into_iter()
            .find(|kind| kind.list() == Some(list))
    }
}

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    One,
    Many,
    /// One id, or a list of them.
    OneOrMany,
    /// An id in brackets after this name.
    Tagged(&'static str),
    /// A list in brackets after this name.
    TaggedMany(&'static str),
}

/// What happens to a record that loses what a field refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// Without it the record would say something else, or nothing: it goes.
    Record,
    /// These fields go.
    Fields(&'static [&'static str]),
    /// This field goes unless the other one, beside it, still names somebody.
    Unless(&'static str, &'static [&'static str]),
    /// The number of holders becomes unknown.
    Open,
}

/// A field that refers to something.
#[derive(Debug)]
pub(super) struct Referring {
    /// The list of the records. Empty for the registry itself.
    pub list: &'static str,
    pub path: &'static [&'static str],
    form: Form,
    pub kind: Kind,
    /// How many it must name at least.
    pub least: usize,
    pub loss: Loss,
}

const fn refers(
    list: &'static str,
    path: &'static [&'static str],
    form: Form,
    kind: Kind,
    loss: Loss,
) -> Referring {
    Referring {
        list,
        path,
        form,
        kind,
        least: 1,
        loss,
    }
}

const ADMINISTRATORS: Loss = Loss::Fields(&["administrators"]);

/// Every field that refers to something.
pub(super) const REFERRING: &[Referring] = &[
    refers(
        "roles",
        &["kind_of"],
        Form::OneOrMany,
        Kind::Role,
        Loss::Fields(&["kind_of", "kind_inferred"]),
    ),
    refers(
        "roles",
        &["seats"],
        Form::Tagged("PerUnit"),
        Kind::Unit,
        Loss::Open,
    ),
    refers("groups", &["members"], Form::Many, Kind::Role, Loss::Record),
    refers(
        "groups",
        &["administrators", "roles"],
        Form::Many,
        Kind::Role,
        ADMINISTRATORS,
    ),
    refers(
        "groups",
        &["administrators", "cites"],
        Form::Many,
        Kind::Place,
        ADMINISTRATORS,
    ),
    refers(
        "",
        &["administrators", "roles"],
        Form::Many,
        Kind::Role,
        ADMINISTRATORS,
    ),
    refers(
        "",
        &["administrators", "cites"],
        Form::Many,
        Kind::Place,
        ADMINISTRATORS,
    ),
    refers(
        "",
        &["without_rule"],
        Form::Many,
        Kind::Place,
        Loss::Fields(&["without_rule"]),
    ),
    refers("remarks", &["on"], Form::One, Kind::Place, Loss::Record),
    refers("rules", &["groups"], Form::Many, Kind::Group, Loss::Record),
    refers("rules", &["topics"], Form::Many, Kind::Topic, Loss::Record),
    refers(
        "rules",
        &["who"],
        Form::TaggedMany("Roles"),
        Kind::Role,
        Loss::Record,
    ),
    refers("rules", &["to"], Form::Many, Kind::Role, Loss::Record),
    refers(
        "rules",
        &["unless", "who"],
        Form::Many,
        Kind::Role,
        Loss::Unless("to", &["unless"]),
    ),
    refers(
        "rules",
        &["unless", "to"],
        Form::Many,
        Kind::Role,
        Loss::Unless("who", &["unless"]),
    ),
    refers("rules", &["cites"], Form::Many, Kind::Place, Loss::Record),
    refers(
        "preferences",
        &["topics"],
        Form::Many,
        Kind::Topic,
        Loss::Record,
    ),
    // An order of one group is none.
    Referring {
        least: 2,
        ..refers(
            "preferences",
            &["groups"],
            Form::Many,
            Kind::Group,
            Loss::Record,
        )
    },
    refers(
        "preferences",
        &["cites"],
        Form::Many,
        Kind::Place,
        Loss::Record,
    ),
    refers("duties", &["cites"], Form::Many, Kind::Place, Loss::Record),
    refers(
        "vocabulary",
        &["meaning"],
        Form::Tagged("Topic"),
        Kind::Topic,
        Loss::Record,
    ),
    refers(
        "vocabulary",
        &["meaning"],
        Form::Tagged("Role"),
        Kind::Role,
        Loss::Record,
    ),
    refers(
        "vocabulary",
        &["meaning"],
        Form::Tagged("Office"),
        Kind::Role,
        Loss::Record,
    ),
    refers(
        "vocabulary",
        &["meaning"],
        Form::Tagged("Group"),
        Kind::Group,
        Loss::Record,
    ),
    refers(
        "situations",
        &["topic"],
        Form::One,
        Kind::Topic,
        Loss::Record,
    ),
    refers("people", &["role"], Form::One, Kind::Role, Loss::Record),
];

/// A reference in a text.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub id: String,
    /// The place of the id, quotation marks included.
    pub range: Range<usize>,
}

impl Referring {
    /// Returns the records that can have this field, in the order of their list.
    pub fn owners<'t>(&self, text: &'t str) -> Vec<&'t str> {
        records_in(text, self.list)
    }

    /// Returns what the field of the record `owner` refers to, in its order.
    pub fn references(&self, text: &str, owner: &str) -> Vec<Reference> {
        let Some(value) = self.value(owner) else {
            return Vec::new();
        };
        let items = match self.form {
            Form::One | Form::Tagged(_) => vec![value],
            Form::Many | Form::TaggedMany(_) => lexer::listed(value).unwrap_or_default(),
            Form::OneOrMany => lexer::listed(value).unwrap_or_else(|| vec![value]),
        };
        let referring = items.into_iter().filter_map(|item| {
            // An id with its grounds is a record.
            let id = field_of(item, "id").unwrap_or(item);
            Some(Reference {
                id: string_of(id)?,
                range: place_of(text, id),
            })
        });
        referring.collect()
    }

    /// Returns the value of the field, without a name and brackets around it.
    fn value<'t>(&self, owner: &'t str) -> Option<&'t str> {
        let value = self
            .path
            .iter()
            .try_fold(owner, |record, name| field_of(record, name))?;
        match self.form {
            Form::Tagged(tag) => first_in_brackets(value, tag),
            Form::TaggedMany(tag) => lexer::tagged(value, tag),
            _ => Some(value),
        }
    }

    /// Returns the place of the list, and of those of its items that refer to something for which
    /// `is_gone` holds, if the field is a list.
    pub fn items(
        &self,
        text: &str,
        owner: &str,
        is_gone: impl Fn(&str) -> bool,
    ) -> Option<(Range<usize>, Vec<Range<usize>>)> {
        let list = self.value(owner)?;
        let items = lexer::listed(list)?.into_iter();
        let gone = items.filter(|item| {
            let own = field_of(item, "id").unwrap_or(item);
            string_of(own).is_some_and(|id| is_gone(&id))
        });
        let gone = gone.map(|item| place_of(text, item)).collect();
        Some((place_of(text, list), gone))
    }
}

/// Returns the records of a list, or the registry itself if `list` is empty.
pub(super) fn records_in<'t>(text: &'t str, list: &str) -> Vec<&'t str> {
    let Ok(whole) = find(text, &[]) else {
        return Vec::new();
    };
    if list.is_empty() {
        return vec![whole];
    }
    let list = field_of(whole, list).and_then(lexer::listed);
    list.unwrap_or_default()
}

/// Returns the first value inside `tag(…)`, if `value` has that form.
fn first_in_brackets<'t>(value: &'t str, tag: &str) -> Option<&'t str> {
    let brackets = lexer::past_blanks(value.strip_prefix(tag)?);
    let inside = lexer::past_blanks(brackets.strip_prefix('(')?);
    let (_, start, end) = lexer::tokens(inside).next()?;
    inside.get(start..end)
}
