//! What changes together with a record, and what a record can refer to, in words.

use super::Style;
use crate::registry::Registry;
use crate::registry::edit::{Dependant, Kind, letter_places};

/// Something that a field can refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referent {
    pub id: String,
    pub name: String,
}

/// Returns what a field can refer to, in registry order. Places are all that a remark can be on, or
/// the clauses alone.
#[must_use]
pub fn choices(registry: &Registry, kind: Kind, clauses_only: bool, style: Style) -> Vec<Referent> {
    let choice = |id: &str, name: String| Referent {
        id: id.to_owned(),
        name,
    };
    match kind {
        Kind::Role => registry
            .roles()
            .map(|(id, role)| choice(&role.id, style.role_marked(registry, id)))
            .collect(),
        Kind::Topic => registry
            .topics()
            .map(|(_, topic)| choice(&topic.id, style.show_words(&topic.name)))
            .collect(),
        Kind::Group => registry
            .groups()
            .map(|(_, group)| choice(&group.id, group.name.clone()))
            .collect(),
        Kind::Unit => registry
            .units()
            .map(|(_, unit)| choice(&unit.id, style.show_words(&unit.name)))
            .collect(),
        Kind::Place => places(registry, clauses_only, style),
    }
}

fn places(registry: &Registry, clauses_only: bool, style: Style) -> Vec<Referent> {
    let mut places = Vec::new();
    if !clauses_only {
        places.extend(letter_places().map(|place| Referent {
            id: place.to_owned(),
            name: style.text(&format!("place-{}", place.replace(['.', '_'], "-"))),
        }));
        for (_, group) in registry.groups() {
            places.extend(["size", "until"].map(|part| {
                let values = [("group", group.name.clone())];
                Referent {
                    id: format!("{}.{part}", group.id),
                    name: style.text_with(&format!("place-group-{part}"), &values),
                }
            }));
        }
    }
    places.extend(registry.clauses().map(|(id, clause)| {
        let home = match clause.home {
            crate::registry::Home::Group(group) => {
                format!("{} · ", registry.group(group).name)
            }
            _ => String::new(),
        };
        let place = style.clause(registry, id);
        Referent {
            id: clause.id.clone(),
            name: format!("{home}{place}: {}", style.show(&clause.text)),
        }
    }));
    places
}

/// Says what changes or goes together with a record. What has no name is counted.
#[must_use]
pub fn dependants_in_words(
    registry: &Registry,
    dependants: &[Dependant],
    style: Style,
) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for is_deleted in [true, false] {
        let those = dependants.iter().filter(|one| one.is_deleted == is_deleted);
        let key = if is_deleted {
            "depends-goes"
        } else {
            "depends-changes"
        };
        let mut counted: Vec<(&str, usize)> = Vec::new();
        for one in those {
            if one.name.is_empty() {
                match counted.iter_mut().find(|(list, _)| *list == one.list) {
                    Some((_, count)) => *count += 1,
                    None => counted.push((one.list, 1)),
                }
                continue;
            }
            let what = [("name", name(registry, one)), ("count", "1".to_owned())];
            let what = style.text_with(&format!("depends-{}", one.list), &what);
            sentences.push(style.text_with(key, &[("what", what)]));
        }
        for (list, count) in counted {
            let list = if list.is_empty() { "office" } else { list };
            let what = [("name", String::new()), ("count", count.to_string())];
            let what = style.text_with(&format!("depends-{list}"), &what);
            sentences.push(style.text_with(key, &[("what", what)]));
        }
    }
    sentences.dedup();
    sentences
}

/// Returns what people call a dependant: a rule is known by the sentence that it is drawn from.
fn name(registry: &Registry, dependant: &Dependant) -> String {
    let mut rules = registry.rules();
    let rule = rules.find(|(_, rule)| dependant.list == "rules" && rule.id == dependant.name);
    let clause = rule.and_then(|(_, rule)| rule.cites.first().copied());
    match clause {
        Some(clause) => format!("{} “{}”", dependant.name, registry.clause(clause).text),
        None => dependant.name.clone(),
    }
}
