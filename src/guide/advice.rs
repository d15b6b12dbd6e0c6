//! What to say beside the groups of an answer. Each says only what holds for all it is said of.

use super::answer::GroupAnswer;
use super::evaluate::{Deed, Verdict, decide};
use super::need::Need;
use crate::registry::{Act, GroupId, Purpose, Registry, RoleId};

/// What to say beside the groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// This group is the right one, but the asker is not in it; these roles could carry the
    /// message, if there are any.
    NotMember { group: GroupId, relay: Vec<RoleId> },
    /// The group that was asked about is not the place; this one is.
    Elsewhere { asked: GroupId, best: GroupId },
    /// The asker's role is in the member lists of these groups, and may join each.
    JoinAll(Vec<GroupId>),
    /// The asker may do it in each of these groups.
    Allowed(Vec<GroupId>),
    /// It depends on the role, which was not said. Some may do it in these groups.
    ChooseRole(Vec<GroupId>),
    /// It is for these roles to do, not for the asker.
    LeftTo(Vec<RoleId>),
    /// The letter forbids it in the group asked about, or, where none was, in every group.
    Forbidden(Option<GroupId>),
    /// No group fits; the letter names whom to ask.
    AskContact,
    /// What is to be done was not said, so there is nothing to judge yet.
    ChooseAct,
    /// Which group the question is about was not said.
    ChooseGroup,
    /// The letter clearly does not cover the matter.
    OutOfScope,
}

/// Chooses what to say beside `groups`, of which `best` is the one to use.
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
            .map(|asked| Advice::Elsewhere { asked, best });
    }
    match need.purpose {
        Purpose::Post | Purpose::Read if need.act.is_none() => Some(Advice::ChooseAct),
        Purpose::About => Some(Advice::ChooseGroup),
        Purpose::Post | Purpose::Read | Purpose::Join => {
            let mut fitting = groups.iter().filter(|answer| answer.verdict.permits());
            Some(
                fitting
                    .next()
                    .map_or(Advice::AskContact, |answer| Advice::NotMember {
                        group: answer.group,
                        relay: answer.relay.clone(),
                    }),
            )
        }
    }
}

/// Advises on joining, and on bringing others in.
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
        .filter(|answer| answer.verdict.permits())
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
    // To join is for oneself; what else there is may be for somebody else to do.
    let others: Vec<RoleId> = registry
        .role_ids()
        .filter(|&role| act != Act::Join && Some(role) != need.role)
        .filter(|&role| {
            let deed = Deed {
                role,
                act,
                topic: need.topic,
                to: &need.to,
            };
            about
                .iter()
                .any(|answer| decide(registry, answer.group, deed).verdict.permits())
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
