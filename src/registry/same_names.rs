//! Names that two items of one kind share, in any spelling. A question with such a name does not
//! say which item is meant.

use std::collections::{HashMap, HashSet};

use super::problem::{Code, Problem, Span};
use super::reader::{Located, Reader};
use super::source::Source;
use crate::lang::Words;
use crate::text::fold;

/// An item's id and its names, each with its place.
struct Named<'s> {
    id: &'s str,
    names: Vec<(&'s str, &'s Span)>,
}

/// Reports the roles, topics and groups that share a name with an earlier one.
pub(super) fn report(source: &Source, reader: &mut Reader<'_>) {
    let roles = source.roles.iter().map(|role| {
        let short = role.abbreviations.iter();
        let short = short.map(|name| (name.value.as_str(), &name.span));
        Named {
            id: &role.id.value,
            names: in_both_languages(&role.name).chain(short).collect(),
        }
    });
    report_kind("kind-role", roles, reader);
    let topics = source.topics.iter().map(|topic| Named {
        id: &topic.id.value,
        names: in_both_languages(&topic.name).collect(),
    });
    report_kind("kind-topic", topics, reader);
    let groups = source.groups.iter().map(|group| Named {
        id: &group.id.value,
        names: vec![(&group.name.value, &group.name.span)],
    });
    report_kind("kind-group", groups, reader);
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
