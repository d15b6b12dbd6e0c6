//! Finds what the rules leave open: needs that no group or several groups fit, rules with different
//! effects on the same need, obligations that are forbidden, and rules that never decide. The domain
//! is finite, so every case is tried.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::answer;
use super::evaluate::{ActRequest, Verdict, decide};
use super::need::Need;
use crate::registry::{Act, GroupId, Registry, RoleId, Rule, RuleId, TopicId, Who};

/// Roles that have the same set of fitting groups for one act on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub act: Act,
    pub topic: TopicId,
    /// The fitting groups that these roles are members of: none, or several.
    pub groups: Vec<GroupId>,
    pub roles: Vec<RoleId>,
}

/// Two rules of a group that cover the same need with different effects, and the acts they share.
/// The rule with higher precedence decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub group: GroupId,
    pub rules: (RuleId, RuleId),
    pub acts: Vec<Act>,
}

/// A rule that demands acts in a group, and the rules that forbid them to the same people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    pub group: GroupId,
    pub demand: RuleId,
    pub bans: Vec<RuleId>,
    pub acts: Vec<Act>,
}

/// What a registry covers, and what it leaves open.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Posts for which no group can be recommended.
    pub uncovered: Vec<Gap>,
    /// Posts that several groups fit; the first one is recommended.
    pub several: Vec<Gap>,
    pub overlaps: Vec<Overlap>,
    pub contradictions: Vec<Contradiction>,
    /// Rules that never decide a need.
    pub idle: Vec<RuleId>,
}

/// Computes the coverage by trying every role, act and topic.
#[must_use]
pub fn coverage(registry: &Registry) -> Coverage {
    let mut by_groups: BTreeMap<(Act, TopicId, Vec<GroupId>), Vec<RoleId>> = BTreeMap::new();
    for act in Act::posting() {
        for topic in registry.topic_ids() {
            for (role, _) in registry.asking_roles() {
                let fitting = answer(registry, Need::to_do(act, topic).by(role))
                    .groups
                    .into_iter()
                    .filter(|found| found.verdict.permits() && found.member == Some(true))
                    .map(|found| found.group)
                    .collect();
                by_groups
                    .entry((act, topic, fitting))
                    .or_default()
                    .push(role);
            }
        }
    }
    let (uncovered, several) = by_groups
        .into_iter()
        .map(|((act, topic, groups), roles)| Gap {
            act,
            topic,
            groups,
            roles,
        })
        .filter(|gap| gap.groups.len() != 1)
        .partition(|gap| gap.groups.is_empty());
    Coverage {
        uncovered,
        several,
        overlaps: overlaps(registry),
        contradictions: contradictions(registry),
        idle: idle(registry),
    }
}

fn overlaps(registry: &Registry) -> Vec<Overlap> {
    let mut found = Vec::new();
    for group in registry.group_ids() {
        let rules: Vec<_> = registry.rules_of(group).collect();
        for (index, (first, a)) in rules.iter().enumerate() {
            for (second, b) in rules.iter().skip(index + 1) {
                let same_effect =
                    std::mem::discriminant(&a.effect) == std::mem::discriminant(&b.effect);
                let topics = match (&a.topics, &b.topics) {
                    (Some(a), Some(b)) => a.iter().any(|topic| b.contains(topic)),
                    _ => true,
                };
                if same_effect || !topics || !share_a_person(registry, group, &a.who, &b.who) {
                    continue;
                }
                let acts: Vec<Act> = a
                    .acts
                    .iter()
                    .copied()
                    .filter(|act| b.acts.contains(act))
                    .collect();
                if !acts.is_empty() {
                    found.push(Overlap {
                        group,
                        rules: (*first, *second),
                        acts,
                    });
                }
            }
        }
    }
    found
}

fn share_a_person(registry: &Registry, group: GroupId, a: &Who, b: &Who) -> bool {
    registry
        .role_ids()
        .any(|role| binds(registry, group, a, role) && binds(registry, group, b, role))
}

fn binds(registry: &Registry, group: GroupId, who: &Who, role: RoleId) -> bool {
    match who {
        Who::Members => registry.membership(group, role).is_member(),
        Who::Outsiders => !registry.membership(group, role).is_member(),
        Who::Roles(roles) => registry.counts_among(role, roles).is_member(),
    }
}

/// Returns the obligations that some people they bind are forbidden to meet.
fn contradictions(registry: &Registry) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for group in registry.group_ids() {
        let demands = registry.rules_of(group).filter(|(_, rule)| rule.must);
        for (demand, rule) in demands {
            let (mut bans, mut acts) = (BTreeSet::new(), BTreeSet::new());
            for request in requests_under(registry, group, rule) {
                let decision = decide(registry, group, request);
                if decision.verdict == Verdict::Forbidden {
                    bans.extend(decision.deciding);
                    acts.insert(request.act);
                }
            }
            if !acts.is_empty() {
                found.push(Contradiction {
                    group,
                    demand,
                    bans: bans.into_iter().collect(),
                    acts: acts.into_iter().collect(),
                });
            }
        }
    }
    found
}

/// Returns what people have to do in `group` under `rule`: addressed to nobody in particular, or to
/// each of the recipients that the rule names.
fn requests_under<'r>(
    registry: &'r Registry,
    group: GroupId,
    rule: &'r Rule,
) -> impl Iterator<Item = ActRequest<'r>> {
    let people = registry.asking_roles().map(|(role, _)| role);
    let people = people.filter(move |&role| binds(registry, group, &rule.who, role));
    let topics = registry
        .topic_ids()
        .filter(move |&topic| rule.is_about(topic));
    let audiences = rule
        .to
        .chunks(1)
        .chain(rule.to.is_empty().then_some(&[][..]));
    people.flat_map(move |role| {
        let audiences = audiences.clone();
        topics.clone().flat_map(move |topic| {
            audiences.clone().flat_map(move |to| {
                rule.acts.iter().map(move |&act| ActRequest {
                    role,
                    act,
                    topic,
                    to,
                    on: None,
                })
            })
        })
    })
}

/// Returns the rules that decide no combination of role, act, topic and single addressee. A rule that
/// nobody has confirmed decides none, and is reported for that.
fn idle(registry: &Registry) -> Vec<RuleId> {
    let audiences: Vec<Vec<RoleId>> = std::iter::once(Vec::new())
        .chain(registry.role_ids().map(|role| vec![role]))
        .collect();
    let mut fired: BTreeSet<RuleId> = BTreeSet::new();
    for group in registry.group_ids() {
        for (role, _) in registry.asking_roles() {
            for &act in Act::ALL {
                for topic in registry.topic_ids() {
                    for to in &audiences {
                        let request = ActRequest {
                            role,
                            act,
                            topic,
                            to,
                            on: None,
                        };
                        let decision = decide(registry, group, request);
                        fired.extend(decision.deciding);
                        fired.extend(decision.demands);
                    }
                }
            }
        }
    }
    registry
        .rule_ids()
        .filter(|&rule| !registry.rule(rule).unconfirmed && !fired.contains(&rule))
        .collect()
}
