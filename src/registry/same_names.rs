//! Names that two items of one kind share, in any spelling. A question with such a name does not
//! say which item is meant.

use std::collections::{HashMap, HashSet};

use super::problem::{Code, Problem, Span};
use super::reader::{Located, Reader};
use super::schema::RegistryFile;
use crate::lang::Words;
use crate::text::fold;

/// An item's id and its names, each with its place.
struct Named<'s> {
    id: &'s str,
    names: Vec<(&'s str, &'s Span)>,
}

/// Reports the roles, topics and groups that share a name with an earlier one.
pub(super) fn report(file: &RegistryFile, reader: &mut Reader<'_>) {
    let roles = file.roles.iter().map(|role| {
        let short = located(&role.abbreviations);
        Named {
            id: &role.id.value,
            names: in_both_languages(&role.name).chain(short).collect(),
        }
    });
    report_kind("kind-role", roles, reader);
    let topics = file.topics.iter().map(|topic| Named {
        id: &topic.id.value,
        names: in_both_languages(&topic.name)
            .chain(located(&topic.abbreviations))
            .collect(),
    });
    report_kind("kind-topic", topics, reader);
    let groups = file.groups.iter().map(|group| Named {
        id: &group.id.value,
        names: located(std::slice::from_ref(&group.name))
            .chain(located(&group.nicknames))
            .collect(),
    });
    report_kind("kind-group", groups, reader);
    let units = file.units.iter().map(|unit| Named {
        id: &unit.id.value,
        names: in_both_languages(&unit.name).collect(),
    });
    report_kind("kind-unit", units, reader);
}

fn located(names: &[Located<String>]) -> impl Iterator<Item = (&str, &Span)> {
    names.iter().map(|name| (name.value.as_str(), &name.span))
}

fn in_both_languages(name: &Located<Words>) -> impl Iterator<Item = (&str, &Span)> {
    [&name.value.th, &name.value.en]
        .into_iter()
        .map(|text| (text.as_str(), &name.span))
}

fn report_kind<'s>(
    kind: &'static str,
    things: impl Iterator<Item = Named<'s>>,
    reader: &mut Reader<'_>,
) {
    let mut first: HashMap<String, (usize, &'s str)> = HashMap::new();
    let mut told: HashSet<(usize, usize)> = HashSet::new();
    for (index, thing) in things.enumerate() {
        for (name, span) in thing.names {
            let folded = fold(name);
            if folded.is_empty() {
                continue;
            }
            let (earlier, id) = *first.entry(folded).or_insert((index, thing.id));
            if earlier != index && told.insert((earlier, index)) {
                reader.report(
                    Problem::at(Code::SameName, span.clone())
                        .with("first", id)
                        .with("second", thing.id)
                        .with("name", name)
                        .with_key("kind", kind),
                );
            }
        }
    }
}
