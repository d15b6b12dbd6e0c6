//! Compares the program's answers with answers written from the letter by hand.
//! `tests/cases/golden.ron` has the verdict and the clauses for every group, and
//! `tests/cases/asked.ron` the best group for officials' questions.

use std::collections::BTreeMap;
use std::fmt::Write;

use ron::extensions::Extensions;
use serde::Deserialize;
use trongklum::guide::{Answer, GroupAnswer, Need, Purpose, answer};
use trongklum::lang::{Lang, Words};
use trongklum::registry::{ClauseId, GroupId, Registry, RoleId};
use trongklum::text::Date;

use super::support::{case, clause_ids, registry, shipped};

/// A need and the expected answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Case {
    pub id: String,
    why: String,
    /// The question in an official's words.
    words: String,
    role: Option<String>,
    act: Option<String>,
    topic: Option<String>,
    purpose: Option<String>,
    to: Vec<String>,
    not_to: Vec<String>,
    from: Option<String>,
    asked: Option<String>,
    /// The day asked about.
    on: Option<String>,
    best: Option<String>,
    /// Groups that are as acceptable as the best one.
    also: Vec<String>,
    /// Groups in which the act is forbidden.
    forbidden: Vec<String>,
    /// For each group, the verdict followed by its clauses.
    says: BTreeMap<String, String>,
    /// For each group, what is told beside the verdict.
    beside: BTreeMap<String, Vec<String>>,
    /// The clauses of the preference that chose the best group.
    preferred: Vec<String>,
    /// For each group, the roles that could relay the message.
    relay: BTreeMap<String, Vec<String>>,
}

/// Reads the cases in the file `name`.
pub fn cases(name: &str) -> Vec<Case> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options
        .from_str(&case(name))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn group(registry: &Registry, id: &str) -> GroupId {
    registry
        .find_group(id)
        .unwrap_or_else(|| panic!("no group {id}"))
}

fn role(registry: &Registry, id: &str) -> RoleId {
    registry
        .find_role(id)
        .unwrap_or_else(|| panic!("no role {id}"))
}

impl Case {
    fn need(&self, registry: &Registry) -> Need {
        let act = self.act.as_ref().map(|act| act.parse().expect("an act"));
        let topic = self.topic.as_ref().map_or_else(
            || registry.topic_ids().next().expect("a topic"),
            |topic| registry.find_topic(topic).expect("a topic"),
        );
        let purpose = match (&self.purpose, act) {
            (Some(purpose), _) => purpose.parse().expect("a purpose"),
            (None, Some(act)) => Need::to_do(act, topic).purpose,
            (None, None) => Purpose::About,
        };
        Need {
            on: self.on.as_ref().map(|day| Date::read(day).expect("a day")),
            query: None,
            role: self.role.as_ref().map(|id| role(registry, id)),
            act,
            topic,
            purpose,
            to: self.to.iter().map(|id| role(registry, id)).collect(),
            not_to: self.not_to.iter().map(|id| role(registry, id)).collect(),
            from: self.from.as_ref().map(|id| role(registry, id)),
            asked_group: self.asked.as_ref().map(|id| group(registry, id)),
        }
    }
}

fn id_of(registry: &Registry, group: Option<GroupId>) -> Option<String> {
    group.map(|group| registry.group(group).id.clone())
}

/// Converts an answer to the notation of a case.
fn says(registry: &Registry, answer: &Answer) -> BTreeMap<String, String> {
    let mut says = BTreeMap::new();
    for found in &answer.groups {
        let id = &registry.group(found.group).id;
        let mut words = vec![found.verdict.id().to_owned()];
        for clause in clause_ids(registry, &found.reasons) {
            let short_id = clause.strip_prefix(&format!("{id}.")).unwrap_or(&clause);
            words.push(short_id.to_owned());
        }
        if words != ["silent"] {
            says.insert(id.clone(), words.join(" "));
        }
    }
    says
}

/// Converts what is told beside a verdict to the notation of a case.
fn beside(registry: &Registry, found: &GroupAnswer) -> Vec<String> {
    let stem = format!("{}.", registry.group(found.group).id);
    let cited = |clauses: &[ClauseId]| -> String {
        let ids = clauses.iter().map(|&clause| &registry.clause(clause).id);
        let short: Vec<&str> = ids.map(|id| id.strip_prefix(&stem).unwrap_or(id)).collect();
        short.join(" ")
    };
    let english = |words: &Words| words.get(Lang::English).to_owned();
    let mut told = Vec::new();
    if let Some(must) = &found.must {
        let when = must.when.as_ref().map(english).unwrap_or_default();
        told.push(format!("must {when}: {}", cited(&must.clauses)));
    }
    told.extend(
        found
            .exception
            .as_ref()
            .map(|words| format!("exception {}", english(words))),
    );
    if !found.left_to.is_empty() {
        let roles: Vec<&str> = found
            .left_to
            .iter()
            .map(|&role| registry.role(role).id.as_str())
            .collect();
        told.push(format!("left to {}", roles.join(", ")));
    }
    let not_at = found.times_not_at(registry);
    for (name, times) in [("other days", &found.other_days), ("not at", &not_at)] {
        let times = times.iter();
        told.extend(
            times
                .map(|timed| format!("{name} {}: {}", english(&timed.when), cited(&timed.clauses))),
        );
    }
    if found.ended {
        told.push("ended".to_owned());
    }
    told
}

impl Case {
    /// Returns how the complete answer of `registry` differs from this case.
    pub fn differences(&self, registry: &Registry) -> Vec<String> {
        let answer = answer(registry, self.need(registry));
        let mut differences = Vec::new();
        let best = id_of(registry, answer.best);
        if best != self.best {
            differences.push(format!("best is {best:?}, not {:?}", self.best));
        }
        let says = says(registry, &answer);
        for group in registry.groups().map(|(_, group)| &group.id) {
            let (found, wanted) = (says.get(group), self.says.get(group));
            if found != wanted {
                differences.push(format!("{group}: {found:?}, not {wanted:?}"));
            }
        }
        let preferred = answer.preferred.iter();
        let preferred: Vec<&String> = preferred
            .flat_map(|preferred| &preferred.clauses)
            .map(|&clause| &registry.clause(clause).id)
            .collect();
        if preferred != self.preferred.iter().collect::<Vec<_>>() {
            differences.push(format!(
                "preferred by {preferred:?}, not {:?}",
                self.preferred
            ));
        }
        for found in &answer.groups {
            let id = &registry.group(found.group).id;
            let told = beside(registry, found);
            let wanted = self.beside.get(id).cloned().unwrap_or_default();
            if told != wanted {
                differences.push(format!("{id}: beside {told:?}, not {wanted:?}"));
            }
            let relay: Vec<&String> = found
                .relay
                .iter()
                .map(|&role| &registry.role(role).id)
                .collect();
            let wanted: Vec<&String> = self.relay.get(id).into_iter().flatten().collect();
            if relay != wanted {
                differences.push(format!("{id}: relay {relay:?}, not {wanted:?}"));
            }
        }
        differences
    }
}

impl Case {
    /// Returns how the best group and the bans of `registry` differ from this case.
    fn place_differences(&self, registry: &Registry) -> Vec<String> {
        let answer = answer(registry, self.need(registry));
        let mut differences = Vec::new();
        let best = id_of(registry, answer.best);
        let also = best.as_ref().is_some_and(|best| self.also.contains(best));
        if best != self.best && !also {
            differences.push(format!("best is {best:?}, not {:?}", self.best));
        }
        for id in &self.forbidden {
            let found = answer
                .for_group(group(registry, id))
                .expect("an answer for the group");
            if found.verdict.id() != "forbidden" {
                differences.push(format!("{id} is {}, not forbidden", found.verdict.id()));
            }
        }
        differences
    }
}

/// Checks every case in the file `name`, and reports all failures at once.
pub fn hold(registry: &Registry, name: &str) -> usize {
    let cases = cases(name);
    let mut failed = String::new();
    for case in &cases {
        assert!(!case.why.is_empty(), "{} gives no reason", case.id);
        let named = case.says.keys().chain(case.beside.keys());
        for id in named.chain(case.relay.keys()) {
            group(registry, id);
        }
        for difference in case.differences(registry) {
            writeln!(failed, "{} ({}): {difference}", case.id, case.why).unwrap();
        }
    }
    let mut ids: Vec<&String> = cases.iter().map(|case| &case.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), cases.len(), "two cases of {name} have one id");
    assert!(failed.is_empty(), "\n{failed}");
    cases.len()
}

#[test]
fn the_answers_are_the_letters() {
    assert!(hold(&shipped(), "golden.ron") >= 60);
}

#[test]
fn times_exceptions_and_obligations_are_told() {
    let hospital = registry(&case("valid/hospital.ron"));
    assert!(hold(&hospital, "valid/hospital-golden.ron") >= 20);
}

#[test]
fn questions_of_officials_find_their_group() {
    let registry = shipped();
    let mut failed = String::new();
    let cases = cases("asked.ron");
    for case in &cases {
        for difference in case.place_differences(&registry) {
            writeln!(failed, "{}: {difference}", case.words).unwrap();
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
    assert!(cases.len() >= 100);
}
