//! What changes together with a record, and what a record can refer to, in words.

use super::Style;
use super::rule_sentence::clause_place;
use crate::registry::edit::{Dependant, Kind, RecordKind, letter_places, names};
use crate::registry::{Act, Preference, Purpose, Registry, VocabularyMeaning};

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
        Kind::Act => {
            let acts = Act::ALL.iter();
            acts.map(|act| choice(act.id(), style.act(*act))).collect()
        }
        Kind::Purpose => {
            let purposes = Purpose::ALL.iter();
            let purposes = purposes.map(|one| choice(one.id(), style.purpose(*one)));
            purposes.collect()
        }
    }
}

fn places(registry: &Registry, clauses_only: bool, style: Style) -> Vec<Referent> {
    let mut ids: Vec<String> = Vec::new();
    if !clauses_only {
        ids.extend(letter_places().map(str::to_owned));
        let groups = registry.groups();
        ids.extend(
            groups.flat_map(|(_, group)| {
                ["size", "until"].map(|part| format!("{}.{part}", group.id))
            }),
        );
    }
    let clauses = registry.clauses();
    ids.extend(clauses.map(|(_, clause)| clause.id.clone()));
    ids.into_iter()
        .map(|id| {
            let place = place_name(registry, &id, style);
            let clause = registry.find_clause(&id);
            let name = match clause.map(|clause| &registry.clause(clause).text) {
                Some(text) => format!("{place}: {}", style.show(text)),
                None => place,
            };
            Referent { id, name }
        })
        .collect()
}

/// Returns the name of a place that a remark can be on.
fn place_name(registry: &Registry, id: &str, style: Style) -> String {
    if let Some(clause) = registry.find_clause(id) {
        return clause_place(registry, clause, style);
    }
    let of_group = id.rsplit_once('.').and_then(|(group, part)| {
        let group = registry.group(registry.find_group(group)?);
        let values = [("group", group.name.clone())];
        Some(style.text_with(&format!("place-group-{part}"), &values))
    });
    of_group.unwrap_or_else(|| style.text(&format!("place-{}", id.replace(['.', '_'], "-"))))
}

/// Returns what people call each record of a kind, in the order of `text`, which is the registry's.
#[must_use]
pub fn record_names(
    registry: &Registry,
    text: &str,
    kind: RecordKind,
    style: Style,
) -> Vec<String> {
    match kind {
        RecordKind::Remark => {
            let remarks = registry.remarks().iter();
            let names = remarks.map(|remark| {
                let place = place_name(registry, &remark.on, style);
                format!("{place}: {}", style.show_words(&remark.note))
            });
            names.collect()
        }
        RecordKind::Preference => {
            let preferences = registry.preferences().iter();
            let names = preferences.map(|one| preference_name(registry, one, style));
            names.collect()
        }
        RecordKind::Vocabulary => {
            let entries = registry.vocabulary().iter();
            let names = entries.map(|entry| {
                let meaning = meaning_name(registry, entry.meaning, style);
                let terms = entry.terms.iter().map(|term| term.text.as_str());
                shortened(&meaning, terms)
            });
            names.collect()
        }
        RecordKind::Example => {
            let examples = registry.examples().iter();
            let names = examples.map(|example| {
                let meaning = match example.act {
                    Some(act) => style.act(act),
                    None => style.purpose(example.purpose),
                };
                shortened(&meaning, example.texts.iter().map(String::as_str))
            });
            names.collect()
        }
        _ => names(text, kind),
    }
}

/// Returns the first few `texts` after what they mean.
fn shortened<'t>(meaning: &str, texts: impl Iterator<Item = &'t str>) -> String {
    /// The maximum number of texts that are told.
    const TOLD: usize = 4;
    let mut texts = texts.peekable();
    let told: Vec<&str> = texts.by_ref().take(TOLD).collect();
    let more = if texts.peek().is_some() { ", …" } else { "" };
    format!("{meaning}: {}{more}", told.join(", "))
}

/// Returns the groups of an order, the preferred one first, after what it is about.
fn preference_name(registry: &Registry, preference: &Preference, style: Style) -> String {
    let groups = preference.groups.iter();
    let groups: Vec<&str> = groups
        .map(|&group| registry.group(group).name.as_str())
        .collect();
    let acts = preference.acts.iter().flatten().map(|act| style.act(*act));
    let topics = preference.topics.iter().flatten();
    let topics = topics.map(|&topic| style.show_words(&registry.topic(topic).name));
    let about: Vec<String> = acts.chain(topics).collect();
    let groups = groups.join(" → ");
    if about.is_empty() {
        groups
    } else {
        format!("{}: {groups}", about.join(", "))
    }
}

/// Returns what words mean, in words.
fn meaning_name(registry: &Registry, meaning: VocabularyMeaning, style: Style) -> String {
    use VocabularyMeaning as M;
    match meaning {
        M::Act(act) => style.act(act),
        M::Topic(topic) => style.show_words(&registry.topic(topic).name),
        M::Role(role) => style.role(registry, role),
        M::Office(role) => {
            let role = [("role", style.role(registry, role))];
            style.text_with("meaning-office-of", &role)
        }
        M::Group(group) => registry.group(group).name.clone(),
        M::Purpose(purpose) => style.purpose(purpose),
        M::Outsider => style.text("meaning-outsider"),
        M::Outside => style.text("meaning-outside"),
        M::Plain => style.text("meaning-plain"),
    }
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
            let what = [
                ("name", name(registry, one, style)),
                ("count", "1".to_owned()),
            ];
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
fn name(registry: &Registry, dependant: &Dependant, style: Style) -> String {
    if dependant.list == "remarks" {
        return place_name(registry, &dependant.name, style);
    }
    let mut rules = registry.rules();
    let rule = rules.find(|(_, rule)| dependant.list == "rules" && rule.id == dependant.name);
    let clause = rule.and_then(|(_, rule)| rule.cites.first().copied());
    match clause {
        Some(clause) => format!("“{}”", style.show(&registry.clause(clause).text)),
        None => dependant.name.clone(),
    }
}
