//! Advice beside the groups of an answer. A piece of advice holds for everybody and every group
//! that it names.

use super::answer::GroupAnswer;
use super::evaluate::{ActRequest, Verdict, decide};
use super::need::Need;
use super::times::Timed;
use crate::registry::{Act, GroupId, Purpose, Registry, RoleId, Who};

/// Advice beside the groups of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// This group is right, but the asker is not a member. These roles could relay the message, if
    /// there are any.
    NotMember { group: GroupId, relay: Vec<RoleId> },
    /// The group asked about is the wrong place. This one is right.
    Elsewhere { asked: GroupId, best: GroupId },
    /// The group asked about would be right, but these roles, which must not read it, would. This
    /// other one is right.
    ReadThere {
        asked: GroupId,
        readers: Vec<RoleId>,
        best: GroupId,
    },
    /// Every group that fits has members who must not read it: these roles in each.
    ReadEverywhere(Vec<(GroupId, Vec<RoleId>)>),
    /// The asker's role is on the member lists of these groups and may join each of them.
    JoinAll(Vec<GroupId>),
    /// The asker may do it in each of these groups.
    Allowed(Vec<GroupId>),
    /// It depends on the role, which was not given. Some roles may do it in these groups.
    ChooseRole(Vec<GroupId>),
    /// These roles may do it, but not the asker.
    LeftTo(Vec<RoleId>),
    /// The letter permits the post to other roles: in each of these groups, to these of its members.
    GivenToOthers(Vec<(GroupId, Vec<RoleId>)>),
    /// The letter forbids it in the group asked about or, if there is none, in every group.
    Forbidden(Option<GroupId>),
    /// No group fits on the day asked about, but this one does at other times.
    OtherDays { group: GroupId, times: Vec<Timed> },
    /// No group fits. The letter names a contact.
    AskContact,
    /// The act was not given, so there is nothing to judge yet.
    ChooseAct,
    /// The question does not say which group it is about.
    ChooseGroup,
    /// The letter clearly does not cover the matter.
    OutOfScope,
}

/// Chooses the advice beside `groups`, of which `best` is the recommended one.
pub(super) fn advise(
    registry: &Registry,
    need: &Need,
    best: Option<GroupId>,
    groups: &[GroupAnswer],
) -> Option<Advice> {
    if need.purpose == Purpose::Join {
        return about_members(registry, need, best, groups);
    }
    if let Some(best) = best {
        return need
            .asked_group
            .filter(|&asked| asked != best)
            .map(|asked| elsewhere(groups, asked, best));
    }
    match need.purpose {
        Purpose::Post | Purpose::Read if need.act.is_none() => Some(Advice::ChooseAct),
        Purpose::About => Some(Advice::ChooseGroup),
        Purpose::Post | Purpose::Read | Purpose::Join => {
            let fitting = groups.iter().find(|answer| answer.is_open());
            let not_member = fitting.map(|answer| Advice::NotMember {
                group: answer.group,
                relay: answer.relay.clone(),
            });
            let later = groups.iter().find(|answer| {
                !answer.other_days.is_empty()
                    && answer.member != Some(false)
                    && !answer.ended
                    && answer.read_by_excluded.is_empty()
            });
            let other_days = later.map(|answer| Advice::OtherDays {
                group: answer.group,
                times: answer.other_days.clone(),
            });
            let advice = not_member
                .or_else(|| read_everywhere(groups))
                .or(other_days)
                .or_else(|| given_to_others(registry, need, groups));
            Some(advice.unwrap_or(Advice::AskContact))
        }
    }
}

/// Advises to use `best` instead of the group asked about.
fn elsewhere(groups: &[GroupAnswer], asked: GroupId, best: GroupId) -> Advice {
    let there = groups.iter().find(|answer| answer.group == asked);
    let readers = there
        .filter(|answer| answer.fits_but_for_readers())
        .map(|answer| answer.read_by_excluded.clone())
        .unwrap_or_default();
    if readers.is_empty() {
        Advice::Elsewhere { asked, best }
    } else {
        Advice::ReadThere {
            asked,
            readers,
            best,
        }
    }
}

/// Advises that every group that fits has members who must not read it. Returns none if no group
/// fits.
fn read_everywhere(groups: &[GroupAnswer]) -> Option<Advice> {
    let fitting = groups.iter().filter(|answer| answer.fits_but_for_readers());
    let read: Vec<(GroupId, Vec<RoleId>)> = fitting
        .map(|answer| (answer.group, answer.read_by_excluded.clone()))
        .collect();
    (!read.is_empty()).then_some(Advice::ReadEverywhere(read))
}

/// Advises that the letter permits a post to other roles, where its rules name them. Names those
/// for whom it fits most closely.
fn given_to_others(registry: &Registry, need: &Need, groups: &[GroupAnswer]) -> Option<Advice> {
    let (asker, act) = (need.role?, need.act?);
    if need.purpose != Purpose::Post {
        return None;
    }
    let mut closest = None;
    let mut given: Vec<(GroupId, Vec<RoleId>)> = Vec::new();
    let is_open = |answer: &&GroupAnswer| !answer.ended && answer.read_by_excluded.is_empty();
    for group in groups.iter().filter(is_open).map(|answer| answer.group) {
        for role in named_for(registry, group, act).filter(|&role| role != asker) {
            let request = ActRequest {
                role,
                act,
                topic: need.topic,
                to: &need.to,
                on: need.on,
            };
            let decision = decide(registry, group, request);
            let place = Some(decision.preference());
            if !decision.verdict.permits() || closest.is_some() && place > closest {
                continue;
            }
            if place != closest {
                given.clear();
                closest = place;
            }
            match given.iter_mut().find(|(other, _)| *other == group) {
                Some((_, roles)) => roles.push(role),
                None => given.push((group, vec![role])),
            }
        }
    }
    (!given.is_empty()).then_some(Advice::GivenToOthers(given))
}

/// Returns the members of `group` that its rules name for `act`, each once, in registry order.
fn named_for(registry: &Registry, group: GroupId, act: Act) -> impl Iterator<Item = RoleId> {
    let rules = registry.rules_of(group).map(|(_, rule)| rule);
    let named = rules.filter(move |rule| rule.acts.contains(&act));
    let mut roles: Vec<RoleId> = named
        .filter_map(|rule| match &rule.who {
            Who::Roles(roles) => Some(roles),
            Who::Members | Who::Outsiders => None,
        })
        .flatten()
        .copied()
        .filter(|&role| registry.membership(group, role).is_member())
        .filter(|&role| !registry.role(role).recipient_only)
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles.into_iter()
}

/// Advises on joining, and on adding others.
fn about_members(
    registry: &Registry,
    need: &Need,
    best: Option<GroupId>,
    groups: &[GroupAnswer],
) -> Option<Advice> {
    let act = need.act.unwrap_or(Act::Join);
    let about = |answer: &&GroupAnswer| need.asked_group.is_none_or(|asked| asked == answer.group);
    let about: Vec<&GroupAnswer> = groups.iter().filter(about).collect();
    let fitting: Vec<&GroupAnswer> = about
        .iter()
        .copied()
        .filter(|answer| answer.is_open())
        .collect();
    let listed = fitting.iter().all(|answer| answer.member == Some(true));
    let names: Vec<GroupId> = fitting.iter().map(|answer| answer.group).collect();
    match names.len() {
        0 => {}
        1 if best.is_some() => return None,
        _ if need.role.is_none() => return Some(Advice::ChooseRole(names)),
        1 => return Some(Advice::Allowed(names)),
        _ if act == Act::Join && listed => return Some(Advice::JoinAll(names)),
        _ => return Some(Advice::Allowed(names)),
    }
    // People can only join for themselves. Other acts may be for somebody else to do.
    let others: Vec<RoleId> = registry
        .asking_roles()
        .map(|(role, _)| role)
        .filter(|&role| act != Act::Join && Some(role) != need.role)
        .filter(|&role| {
            let request = ActRequest {
                role,
                act,
                topic: need.topic,
                to: &need.to,
                on: need.on,
            };
            let mut open = about.iter().filter(|answer| !answer.ended);
            open.any(|answer| decide(registry, answer.group, request).verdict.permits())
        })
        .collect();
    let forbidden = |answer: &&GroupAnswer| answer.verdict == Verdict::Forbidden;
    Some(if !others.is_empty() {
        Advice::LeftTo(others)
    } else if !about.is_empty() && about.iter().all(forbidden) {
        Advice::Forbidden(need.asked_group)
    } else {
        Advice::AskContact
    })
}
