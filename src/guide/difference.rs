//! Compares two registries: which item of one is which of the other, and every need whose answer
//! changes. The domain of needs is finite, so every need is asked of both.

mod matched;

use std::cmp::Reverse;

use strum::IntoStaticStr;

pub use matched::{Matched, Pair, Pairs};

use super::answer::{Answer, answer};
use super::evaluate::Verdict;
use super::need::Need;
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};

/// How much a change is felt by those who post, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Felt {
    /// The group that was recommended is now forbidden for it.
    BestForbidden,
    /// Another group is recommended.
    BestMoved,
    /// No group is recommended any more.
    BestLost,
    /// A group is recommended where there was none.
    BestGained,
    /// It becomes forbidden in a group of which they are members.
    Forbidden,
    /// The recommended group stays, and another verdict changes.
    Verdict,
    /// The role or the topic exists in one of the registries only.
    OneSided,
}

/// A need whose answer changes.
#[derive(Clone, Debug)]
pub struct NeedChange {
    pub role: Pair<RoleId>,
    pub act: Act,
    pub topic: Pair<TopicId>,
    /// The answer of the old registry, if it has the role and the topic.
    pub old: Option<Answer>,
    /// The answer of the new registry, if it has the role and the topic.
    pub new: Option<Answer>,
    /// The groups on which the verdict changes, in the order of the new registry, then those that
    /// are gone. A group that one registry lacks counts as one on which it is silent.
    pub groups: Vec<Pair<GroupId>>,
    pub felt: Felt,
}

/// What changes from one registry to another.
#[derive(Clone, Debug)]
pub struct Difference {
    pub matched: Matched,
    /// The needs whose answer changes, the most felt first, and among these the needs of the roles
    /// that most people hold.
    pub needs: Vec<NeedChange>,
}

/// Compares `new` with `old`.
#[must_use]
pub fn difference(old: &Registry, new: &Registry) -> Difference {
    let matched = Matched::of(old, new);
    let mut needs = Vec::new();
    for role in matched.roles.all() {
        if !asks(old, role.old) && !asks(new, role.new) {
            continue;
        }
        for topic in matched.topics.all() {
            for &act in Act::ALL {
                let old_answer = asked(old, role.old, topic.old, act);
                let new_answer = asked(new, role.new, topic.new, act);
                let answers = [old_answer, new_answer];
                needs.extend(change(&matched, new, role, (act, topic), answers));
            }
        }
    }
    // The sort is stable: needs that are felt alike keep the order of the letter.
    needs.sort_by_key(|need| (need.felt, Reverse(holders(old, new, need.role))));
    Difference { matched, needs }
}

fn asks(registry: &Registry, role: Option<RoleId>) -> bool {
    role.is_some_and(|role| !registry.role(role).recipient_only)
}

fn holders(old: &Registry, new: &Registry, role: Pair<RoleId>) -> u64 {
    let seats = |registry: &Registry, role: Option<RoleId>| role.and_then(|id| registry.seats(id));
    seats(new, role.new)
        .or_else(|| seats(old, role.old))
        .unwrap_or_default()
}

fn asked(
    registry: &Registry,
    role: Option<RoleId>,
    topic: Option<TopicId>,
    act: Act,
) -> Option<Answer> {
    let role = role.filter(|&role| asks(registry, Some(role)))?;
    Some(answer(registry, Need::to_do(act, topic?).by(role)))
}

/// Returns the verdict of `found` on `group`. What a registry lacks, it is silent on.
fn verdict(found: Option<&Answer>, group: Option<GroupId>) -> Verdict {
    let answer = found.zip(group);
    answer
        .and_then(|(found, group)| found.for_group(group))
        .map_or(Verdict::Silent, |answer| answer.verdict)
}

/// Returns how the need changes, or `None` if both registries answer alike.
fn change(
    matched: &Matched,
    new_registry: &Registry,
    role: Pair<RoleId>,
    (act, topic): (Act, Pair<TopicId>),
    [old, new]: [Option<Answer>; 2],
) -> Option<NeedChange> {
    let changed = |group: &Pair<GroupId>| {
        verdict(old.as_ref(), group.old) != verdict(new.as_ref(), group.new)
    };
    let groups: Vec<Pair<GroupId>> = matched.groups.all().filter(changed).collect();
    let best = |found: Option<&Answer>| found.and_then(|found| found.best);
    let (old_best, new_best) = (best(old.as_ref()), best(new.as_ref()));
    let old_best_in_new = old_best.and_then(|group| matched.groups.new_of(group));
    let is_same_best = old_best.is_some() == new_best.is_some() && old_best_in_new == new_best;
    if groups.is_empty() && is_same_best {
        return None;
    }
    let forbids = |group: Option<GroupId>| verdict(new.as_ref(), group) == Verdict::Forbidden;
    let member = |pair: &Pair<GroupId>| {
        let membership = pair.new.zip(role.new);
        membership.is_some_and(|(group, role)| new_registry.membership(group, role).is_member())
    };
    let felt = match (old_best, new_best) {
        _ if old.is_none() || new.is_none() => Felt::OneSided,
        (Some(_), _) if forbids(old_best_in_new) => Felt::BestForbidden,
        (Some(_), Some(_)) if !is_same_best => Felt::BestMoved,
        (Some(_), None) => Felt::BestLost,
        (None, Some(_)) => Felt::BestGained,
        _ if groups.iter().any(|pair| forbids(pair.new) && member(pair)) => Felt::Forbidden,
        _ => Felt::Verdict,
    };
    Some(NeedChange {
        role,
        act,
        topic,
        old,
        new,
        groups,
        felt,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{SAKON_NAKHON, read};

    fn registry(text: &str) -> Registry {
        read(text).registry.unwrap()
    }

    #[test]
    fn a_registry_differs_in_nothing_from_itself() {
        let registry = registry(SAKON_NAKHON);
        let found = difference(&registry, &registry);
        assert!(found.needs.is_empty());
        assert!(found.matched.groups.all().all(|pair| pair.old == pair.new));
        assert!(found.matched.clauses.all().all(|pair| pair.old == pair.new));
        assert!(found.matched.rules.all().all(|pair| pair.old == pair.new));
    }

    #[test]
    fn each_side_sees_the_same_needs_change() {
        let old = registry(SAKON_NAKHON);
        let text = SAKON_NAKHON.replacen("effect: Forbid", "effect: NotRequired", 1);
        assert_ne!(text, SAKON_NAKHON);
        let new = registry(&text);
        let there = difference(&old, &new);
        let back = difference(&new, &old);
        assert!(!there.needs.is_empty());
        assert_eq!(there.needs.len(), back.needs.len());
        for need in &there.needs {
            assert!(back.needs.iter().any(|other| {
                (other.role.old, other.act, other.topic.old)
                    == (need.role.new, need.act, need.topic.new)
            }));
        }
        let order: Vec<Felt> = there.needs.iter().map(|need| need.felt).collect();
        assert!(order.is_sorted());
    }
}
