//! The needs whose answer changes, each by itself for JSON, and those that change alike together for
//! people.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Sides;
use crate::guide::{Answer, Difference, Felt, NeedChange, Pair, Verdict};
use crate::registry::{Act, ClauseId, GroupId, Registry, RoleId, TopicId};
use crate::report::Style;
use crate::report::rules::with_topics;

/// A need whose answer changes.
#[derive(Clone, Debug, Serialize)]
pub struct NeedChangeReport {
    /// The ids are those of the new registry, or of the old one for what is gone.
    pub role: String,
    pub act: Act,
    pub topic: String,
    pub old: NeedAnswer,
    pub new: NeedAnswer,
}

/// The answer of one registry to a need.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NeedAnswer {
    pub best: Option<String>,
    /// The verdict on each group. Empty if the registry lacks the role or the topic.
    pub verdicts: BTreeMap<String, Verdict>,
    /// The clauses that make the verdict on the groups on which it changes.
    pub cites: BTreeMap<String, Vec<String>>,
}

pub(super) fn need_reports(sides: &Sides<'_>, needs: &[NeedChange]) -> Vec<NeedChangeReport> {
    let report = |need: &NeedChange| {
        let old_groups = need.groups.iter().filter_map(|group| group.old).collect();
        let new_groups = need.groups.iter().filter_map(|group| group.new).collect();
        let role = |registry: &Registry, id: RoleId| registry.role(id).id.clone();
        let topic = |registry: &Registry, id: TopicId| registry.topic(id).id.clone();
        NeedChangeReport {
            role: of_either(sides, need.role, role),
            act: need.act,
            topic: of_either(sides, need.topic, topic),
            old: need_answer(sides.old, need.old.as_ref(), old_groups),
            new: need_answer(sides.new, need.new.as_ref(), new_groups),
        }
    };
    needs.iter().map(report).collect()
}

/// Returns what `of` says of the item in the new registry, or in the old one if it is gone.
fn of_either<I: Copy>(
    sides: &Sides<'_>,
    pair: Pair<I>,
    of: impl Fn(&Registry, I) -> String,
) -> String {
    match (pair.new, pair.old) {
        (Some(id), _) => of(sides.new, id),
        (None, Some(id)) => of(sides.old, id),
        (None, None) => String::new(),
    }
}

fn need_answer(registry: &Registry, found: Option<&Answer>, groups: Vec<GroupId>) -> NeedAnswer {
    let Some(found) = found else {
        return NeedAnswer::default();
    };
    let id = |group: GroupId| registry.group(group).id.clone();
    let clause = |clause: ClauseId| registry.clause(clause).id.clone();
    let cites = groups.into_iter().filter_map(|group| {
        let reasons = found.for_group(group)?.reasons.iter();
        let clauses = reasons.map(|reason| clause(reason.clause)).collect();
        Some((id(group), clauses))
    });
    NeedAnswer {
        best: found.best.map(id),
        verdicts: found
            .groups
            .iter()
            .map(|one| (id(one.group), one.verdict))
            .collect(),
        cites: cites.collect(),
    }
}

/// Needs that change alike.
#[derive(Clone, Debug)]
pub struct NeedsChange {
    pub felt: Felt,
    /// The roles that ask, in registry order.
    roles: Vec<Asker>,
    /// What they do, in words, with the topic where only some topics are concerned.
    pub acts: Vec<String>,
    /// The names of the groups that were and are recommended.
    pub old_best: Option<String>,
    pub new_best: Option<String>,
    /// The groups on which the verdict changes.
    pub groups: Vec<GroupChange>,
}

impl NeedsChange {
    /// Returns the roles that ask, in words and in registry order.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().map(|asker| asker.name.as_str())
    }
}

/// A role whose needs change.
#[derive(Clone, Debug)]
struct Asker {
    name: String,
    /// The role in the new registry, if it is not gone.
    role: Option<RoleId>,
}

/// Groups on which the verdict changes alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupChange {
    pub names: Vec<String>,
    pub old: Verdict,
    pub new: Verdict,
    /// The clauses that made the verdict, and that make it.
    pub old_clauses: Vec<QuotedClause>,
    pub new_clauses: Vec<QuotedClause>,
}

impl GroupChange {
    /// Returns whether `other` differs only in the groups.
    fn says_as(&self, other: &Self) -> bool {
        (self.old, self.new, &self.old_clauses, &self.new_clauses)
            == (other.old, other.new, &other.old_clauses, &other.new_clauses)
    }
}

/// A clause with its place, in the words of its letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedClause {
    pub place: String,
    pub text: String,
}

/// Returns the changes that concern `role` of the new registry.
pub fn needs_of_role(changes: &[NeedsChange], role: RoleId) -> impl Iterator<Item = &NeedsChange> {
    changes
        .iter()
        .filter(move |change| change.roles.iter().any(|asker| asker.role == Some(role)))
}

/// What is done, and about which topic.
type Asked = (Act, Pair<TopicId>);

/// Puts together the needs that change alike: first those of one role, then the roles.
pub(super) fn needs_together(sides: &Sides<'_>, difference: &Difference) -> Vec<NeedsChange> {
    let mut of_role: Vec<(Pair<RoleId>, NeedsChange, Vec<Asked>)> = Vec::new();
    for need in &difference.needs {
        let change = alone(sides, need);
        let alike = of_role
            .iter_mut()
            .find(|(role, other, _)| *role == need.role && same_change(other, &change));
        match alike {
            Some((_, _, asked)) => asked.push((need.act, need.topic)),
            None => of_role.push((need.role, change, vec![(need.act, need.topic)])),
        }
    }
    let topics = difference.matched.topics.all().count();
    let mut together: Vec<(NeedsChange, Vec<Asked>)> = Vec::new();
    for (_, change, asked) in of_role {
        let alike = together
            .iter_mut()
            .find(|(other, others)| *others == asked && same_change(other, &change));
        match alike {
            Some((other, _)) => other.roles.extend(change.roles),
            None => together.push((change, asked)),
        }
    }
    let named = together.into_iter().map(|(change, asked)| NeedsChange {
        acts: acts_in_words(sides, &asked, topics),
        ..change
    });
    named.map(in_registry_order).collect()
}

/// Orders the roles as the registries do.
fn in_registry_order(mut change: NeedsChange) -> NeedsChange {
    // Those that are gone come last.
    change
        .roles
        .sort_by_key(|asker| (asker.role.is_none(), asker.role));
    change
}

/// Returns whether two changes differ only in who asks and what they do.
fn same_change(a: &NeedsChange, b: &NeedsChange) -> bool {
    (a.felt, &a.old_best, &a.new_best, &a.groups) == (b.felt, &b.old_best, &b.new_best, &b.groups)
}

fn alone(sides: &Sides<'_>, need: &NeedChange) -> NeedsChange {
    let best = |registry: &Registry, found: &Option<Answer>| {
        let best = found.as_ref().and_then(|found| found.best);
        best.map(|group| registry.group(group).name.clone())
    };
    let role = |registry: &Registry, id: RoleId| sides.style.keeping(registry).role(registry, id);
    NeedsChange {
        felt: need.felt,
        roles: vec![Asker {
            name: of_either(sides, need.role, role),
            role: need.role.new,
        }],
        acts: Vec::new(),
        old_best: best(sides.old, &need.old),
        new_best: best(sides.new, &need.new),
        groups: group_changes(sides, need),
    }
}

/// Returns how the verdict changes on each group, those with the same verdicts and clauses together.
fn group_changes(sides: &Sides<'_>, need: &NeedChange) -> Vec<GroupChange> {
    let mut changes: Vec<GroupChange> = Vec::new();
    for &group in &need.groups {
        let change = group_change(sides, need, group);
        let alike = changes.iter_mut().find(|other| other.says_as(&change));
        match alike {
            Some(other) => other.names.extend(change.names),
            None => changes.push(change),
        }
    }
    changes
}

fn group_change(sides: &Sides<'_>, need: &NeedChange, group: Pair<GroupId>) -> GroupChange {
    let name = |registry: &Registry, id: GroupId| registry.group(id).name.clone();
    let side = |registry, found: &Option<Answer>, group: Option<GroupId>, style: Style| {
        let found = found.as_ref().zip(group);
        let answer = found.and_then(|(found, group)| found.for_group(group));
        let verdict = answer.map_or(Verdict::Silent, |answer| answer.verdict);
        let reasons = answer.into_iter().flat_map(|answer| &answer.reasons);
        let clauses: Vec<_> = reasons
            .map(|reason| QuotedClause {
                place: style.clause(registry, reason.clause),
                text: style.show(&registry.clause(reason.clause).text),
            })
            .collect();
        (verdict, clauses)
    };
    let (old, old_clauses) = side(sides.old, &need.old, group.old, sides.old_style());
    let (new, new_clauses) = side(sides.new, &need.new, group.new, sides.new_style());
    GroupChange {
        names: vec![of_either(sides, group, name)],
        old,
        new,
        old_clauses,
        new_clauses,
    }
}

/// Returns the acts in words. A topic is named only where an act changes on some topics alone.
fn acts_in_words(sides: &Sides<'_>, asked: &[Asked], topics: usize) -> Vec<String> {
    let name = |registry: &Registry, id: TopicId| {
        sides
            .style
            .keeping(registry)
            .show_words(&registry.topic(id).name)
    };
    let mut acts: Vec<(Act, Vec<String>)> = Vec::new();
    for &(act, topic) in asked {
        let topic = of_either(sides, topic, name);
        match acts.iter_mut().find(|(known, _)| *known == act) {
            Some((_, topics)) => topics.push(topic),
            None => acts.push((act, vec![topic])),
        }
    }
    let words = acts.into_iter().map(|(act, of_topics)| {
        let act = sides.style.act(act);
        let is_any = of_topics.len() == topics;
        with_topics(&act, if is_any { &[] } else { &of_topics })
    });
    words.collect()
}
