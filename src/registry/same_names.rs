//! Names that two items of one kind share, in any spelling, and names and ids that only look the
//! same. A question with such a name does not say which item is meant, and nobody who reads a file
//! sees that two such ids differ.

use std::collections::{HashMap, HashSet};

use unicode_security::confusable_detection::skeleton;

use super::problem::{Code, Problem, Span};
use super::reader::{Located, Reader};
use super::schema::RegistryFile;
use crate::lang::Words;
use crate::text::fold;

/// An item's id and its names, each with its place.
struct Named<'s> {
    id: &'s Located<String>,
    names: Vec<(&'s str, &'s Span)>,
}

/// Reports the roles, topics and groups that share a name with an earlier one.
pub(super) fn report(file: &RegistryFile, reader: &mut Reader<'_>) {
    let roles = file.roles.iter().map(|role| {
        let short = located(&role.abbreviations);
        Named {
            id: &role.id,
            names: in_both_languages(&role.name).chain(short).collect(),
        }
    });
    report_kind("kind-role", roles, reader);
    let topics = file.topics.iter().map(|topic| Named {
        id: &topic.id,
        names: in_both_languages(&topic.name)
            .chain(located(&topic.abbreviations))
            .collect(),
    });
    report_kind("kind-topic", topics, reader);
    let groups = file.groups.iter().map(|group| Named {
        id: &group.id,
        names: located(std::slice::from_ref(&group.name))
            .chain(located(&group.nicknames))
            .collect(),
    });
    report_kind("kind-group", groups, reader);
    let units = file.units.iter().map(|unit| Named {
        id: &unit.id,
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
    let things: Vec<Named<'s>> = things.collect();
    let mut told: HashSet<(usize, usize)> = HashSet::new();
    let mut report = |code, same: fn(&str) -> String, of_ids: bool| {
        let mut first: HashMap<String, (usize, &'s str)> = HashMap::new();
        for (index, thing) in things.iter().enumerate() {
            let ids = located(std::slice::from_ref(thing.id)).filter(|_| of_ids);
            let names = thing.names.iter().copied().filter(|_| !of_ids);
            for (name, span) in ids.chain(names) {
                let key = same(name);
                if key.is_empty() {
                    continue;
                }
                let (earlier, written) = *first.entry(key).or_insert((index, name));
                // The same id twice is reported as such.
                let is_told = of_ids && written == name;
                if earlier != index && !is_told && told.insert((earlier, index)) {
                    let id = |at: usize| things.get(at).map_or("", |thing| &thing.id.value);
                    reader.report(
                        Problem::at(code, span.clone())
                            .with("first", id(earlier))
                            .with("second", id(index))
                            .with("name", name)
                            .with_key("kind", kind),
                    );
                }
            }
        }
    };
    report(Code::SameName, fold, false);
    report(Code::LookAlike, look, false);
    report(Code::LookAlike, look, true);
}

/// Returns what a name looks like: the same for all names that look the same.
fn look(name: &str) -> String {
    fold(&skeleton(name).collect::<String>())
}
