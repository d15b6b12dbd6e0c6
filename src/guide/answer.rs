//! Answers a need: the verdict on every group, the best group, who could relay the message, and
//! advice when nothing fits.

use super::advice::{Advice, advise};
use super::conditions::{alternatives, joined};
use super::evaluate::{ActRequest, Decision, Reason, Verdict, decide, decide_for_reader};
use super::letter_order::in_letter_order;
use super::need::Need;
use super::preference::{Preferred, place_of, preference_for};
use super::question::Question;
use super::times::Timed;
use crate::lang::Words;
use crate::registry::{Act, ClauseId, GroupId, Purpose, Registry, RoleId, RuleId};

/// That the letter demands an act, and does not merely permit it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// The time at which it has to be done, if the letter states one.
    pub when: Option<Words>,
    /// Whether the condition of the verdict states that time as well.
    pub in_condition: bool,
    /// In the order of the clauses in the registry.
    pub clauses: Vec<ClauseId>,
}

/// The letter's verdict on one group.
#[derive(Clone, Debug)]
pub struct GroupAnswer {
    pub group: GroupId,
    /// The position among all groups, from 1 for the best.
    pub rank: usize,
    pub verdict: Verdict,
    /// Whether the asker is a member of the group, or `None` if no role was given.
    pub member: Option<bool>,
    /// The condition that the letter states in its own words.
    pub stated: Option<Words>,
    /// The only recipients it holds for, if nobody was named and it does not hold for all.
    pub only_to: Vec<RoleId>,
    /// Whom the letter forbids to write to, if nobody was named. The reasons include its clauses.
    pub not_to: Vec<RoleId>,
    /// The bans that apply at certain times only, if the day does not tell. The reasons include
    /// their clauses.
    pub not_at: Vec<RuleId>,
    /// That the letter demands it, beside permitting it.
    pub must: Option<Obligation>,
    /// The letter's exception from a ban, in its own words.
    pub exception: Option<Words>,
    /// The roles that alone may do it, if that is why it is forbidden.
    pub left_to: Vec<RoleId>,
    /// The times of the rules that would permit it, but not on the day asked about.
    pub other_days: Vec<Timed>,
    /// Whether the group's planned last day lies before the day asked about. Such a group is never
    /// recommended.
    pub ended: bool,
    /// Which of the roles that must not read it would read it here, in the order of the need. Such
    /// a group is never recommended; the verdict stays the letter's.
    pub read_by_excluded: Vec<RoleId>,
    pub reasons: Vec<Reason>,
    /// Roles in the group that share another group with the asker, who is not a member of this one.
    /// They could relay the message. The program suggests this; the letter does not say it. Nobody
    /// is named if somebody who must not read it would.
    pub relay: Vec<RoleId>,
}

/// The answer to a need.
#[derive(Clone, Debug)]
pub struct Answer {
    pub need: Need,
    /// The recommended group. It is never one on which the letter is silent.
    pub best: Option<GroupId>,
    /// Every group, ordered by rank.
    pub groups: Vec<GroupAnswer>,
    /// The letter's preference, if it chose the recommended group among several.
    pub preferred: Option<Preferred>,
    pub advice: Option<Advice>,
}

impl GroupAnswer {
    /// Returns whether the group may be recommended for it, to members at least.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.fits_but_for_readers() && self.read_by_excluded.is_empty()
    }

    /// Returns whether the group may be recommended for it, or might be if nobody were excluded
    /// from reading it.
    pub(super) fn fits_but_for_readers(&self) -> bool {
        self.verdict.permits() && !self.ended
    }

    /// Returns the times at which the letter may forbid it, if the day does not tell.
    #[must_use]
    pub fn times_not_at(&self, registry: &Registry) -> Vec<Timed> {
        Timed::of(registry, &self.not_at)
    }

    /// Returns whether the group may be recommended to the asker.
    fn is_usable(&self) -> bool {
        self.is_open() && self.member != Some(false)
    }
}

impl Answer {
    /// Returns the answer for `group`.
    #[must_use]
    pub fn for_group(&self, group: GroupId) -> Option<&GroupAnswer> {
        self.groups.iter().find(|answer| answer.group == group)
    }

    /// Returns the answer for the recommended group.
    #[must_use]
    pub fn best_group(&self) -> Option<&GroupAnswer> {
        self.best.and_then(|group| self.for_group(group))
    }
}

/// Answers `question`. A need by itself is in scope.
#[must_use]
pub fn answer(registry: &Registry, question: impl Into<Question>) -> Answer {
    match question.into() {
        Question::InScope(need) => answer_in_scope(registry, need),
        Question::OutOfScope(need) => Answer {
            best: None,
            preferred: None,
            advice: Some(Advice::OutOfScope),
            ..answer_in_scope(registry, need)
        },
    }
}

fn answer_in_scope(registry: &Registry, need: Need) -> Answer {
    let mut decisions: Vec<(GroupId, Decision)> = registry
        .group_ids()
        .map(|group| (group, consider(registry, group, &need)))
        .collect();
    let preference = preference_for(registry, &need);
    let key = |group, decision: &Decision| (decision.preference(), place_of(preference, group));
    // The sort is stable: groups that compare equal keep the order of the letter.
    decisions.sort_by_cached_key(|(group, decision)| {
        let (class, closeness) = decision.preference();
        let is_kept_from_use =
            decision.verdict.permits() && !read_by_excluded(registry, *group, &need).is_empty();
        (
            class,
            is_kept_from_use,
            closeness,
            place_of(preference, *group),
        )
    });

    let keys: Vec<_> = decisions
        .iter()
        .map(|(group, decision)| key(*group, decision))
        .collect();
    let groups: Vec<GroupAnswer> = decisions
        .into_iter()
        .enumerate()
        .map(|(index, (group, decision))| group_answer(registry, &need, group, index + 1, decision))
        .collect();
    let best = best(&need, &groups);
    // A group that was asked about is the answer whatever the letter prefers.
    let decided = best.filter(|_| best != need.asked_group).and_then(|best| {
        let position = groups.iter().position(|answer| answer.group == best)?;
        let (verdict, place) = keys.get(position)?;
        let mut others = groups.iter().zip(&keys);
        let was_preferred = others.any(|(other, (other_verdict, other_place))| {
            other.is_usable() && other_verdict == verdict && other_place > place
        });
        preference.filter(|_| was_preferred)
    });
    let advice = advise(registry, &need, best, &groups);
    Answer {
        preferred: decided.map(Preferred::from),
        need,
        best,
        groups,
        advice,
    }
}

/// Judges one group for `need`, independently of all others.
#[must_use]
pub fn answer_for_group(registry: &Registry, need: &Need, group: GroupId) -> GroupAnswer {
    group_answer(registry, need, group, 1, consider(registry, group, need))
}

fn group_answer(
    registry: &Registry,
    need: &Need,
    group: GroupId,
    rank: usize,
    decision: Decision,
) -> GroupAnswer {
    let member = need
        .role
        .map(|role| registry.membership(group, role).is_member());
    let read_by_excluded = read_by_excluded(registry, group, need);
    let can_be_relayed =
        need.purpose == Purpose::Post && decision.verdict.permits() && read_by_excluded.is_empty();
    GroupAnswer {
        group,
        rank,
        verdict: decision.verdict,
        member,
        must: obligation(registry, &decision),
        exception: exception(registry, &decision.exceptions),
        other_days: Timed::of(registry, &decision.other_days),
        ended: has_ended(registry, group, need),
        left_to: decision.left_to,
        stated: decision.stated,
        only_to: decision.only_to,
        not_to: decision.not_to,
        not_at: decision.not_at,
        reasons: decision.reasons,
        relay: match (need.role, member) {
            (Some(role), Some(false)) if can_be_relayed => relay(registry, group, role),
            _ => Vec::new(),
        },
        read_by_excluded,
    }
}

/// Returns what the rules demand together.
fn obligation(registry: &Registry, decision: &Decision) -> Option<Obligation> {
    let demands = &decision.demands;
    let rules = || demands.iter().map(|&rule| registry.rule(rule));
    let mut clauses: Vec<ClauseId> = rules().flat_map(|rule| rule.cites.clone()).collect();
    clauses.sort_unstable();
    clauses.dedup();
    let times = Timed::of(registry, demands);
    let times: Vec<Words> = times.into_iter().map(|timed| timed.when).collect();
    let stated = Timed::of(registry, &decision.stated_times);
    let is_stated = |time: &Words| stated.iter().any(|timed| timed.when == *time);
    (!demands.is_empty()).then(|| Obligation {
        in_condition: !times.is_empty() && times.iter().all(is_stated),
        when: (!times.is_empty()).then(|| joined(&times, " และ ", " and ")),
        clauses,
    })
}

/// Returns the exceptions from the bans.
fn exception(registry: &Registry, bans: &[RuleId]) -> Option<Words> {
    let exceptions = bans.iter().filter_map(|&ban| {
        let ban = registry.rule(ban);
        Some((ban, ban.unless.as_ref()?.words.clone()))
    });
    alternatives(in_letter_order(exceptions))
}

/// Returns whether the last day that the letter plans for `group` is over.
fn has_ended(registry: &Registry, group: GroupId, need: &Need) -> bool {
    let until = registry.group(group).until.as_ref();
    let last_day = until.and_then(|until| until.day);
    last_day
        .zip(need.on)
        .is_some_and(|(last_day, on)| last_day < on)
}

/// Returns which of the roles that must not read a post would read it in `group`: because holders
/// of the role, or of a kind of it, are members.
fn read_by_excluded(registry: &Registry, group: GroupId, need: &Need) -> Vec<RoleId> {
    if need.purpose != Purpose::Post {
        return Vec::new();
    }
    let excluded = need.not_to.iter().copied();
    excluded
        .filter(|&excluded| {
            let mut readers = registry.member_roles(group);
            readers.any(|reader| registry.counts_among(reader, &[excluded]).is_member())
        })
        .collect()
}

/// Returns the roles of `group` that people can hold and act in.
fn acting_roles(registry: &Registry, group: GroupId) -> impl Iterator<Item = RoleId> {
    registry
        .asking_roles()
        .map(|(role, _)| role)
        .filter(move |&role| registry.membership(group, role).is_member())
}

fn consider(registry: &Registry, group: GroupId, need: &Need) -> Decision {
    match (need.purpose, need.act) {
        (Purpose::About, _) => describe(registry, group, need),
        (Purpose::Read, Some(act)) if act.is_posting() => {
            // A post can be read wherever somebody may post it.
            let posters = acting_roles(registry, group).filter(|&role| {
                need.from
                    .is_none_or(|from| registry.counts_among(role, &[from]).is_member())
            });
            let found = Decision::best_of(
                registry,
                posters.map(|role| {
                    decide_for_reader(
                        registry,
                        group,
                        ActRequest {
                            role,
                            act,
                            topic: need.topic,
                            to: &[],
                            on: need.on,
                        },
                    )
                }),
            );
            // A ban on posting says nothing about reading, and whoever has to post need not read.
            if found.verdict.permits() {
                Decision {
                    demands: Vec::new(),
                    ..found
                }
            } else {
                Decision {
                    other_days: found.other_days,
                    ..Decision::silent()
                }
            }
        }
        (Purpose::Read, _) | (Purpose::Post, None) => Decision::silent(),
        (Purpose::Post, Some(act)) => decide_for_asker(registry, group, need, act),
        (Purpose::Join, act) => decide_for_asker(registry, group, need, act.unwrap_or(Act::Join)),
    }
}

/// Decides for the asker, or for the group's best-placed member if no role was given.
fn decide_for_asker(registry: &Registry, group: GroupId, need: &Need, act: Act) -> Decision {
    let request = |role| ActRequest {
        role,
        act,
        topic: need.topic,
        to: &need.to,
        on: need.on,
    };
    match need.role {
        Some(role) => decide(registry, group, request(role)),
        None => Decision::best_of(
            registry,
            acting_roles(registry, group).map(|role| decide(registry, group, request(role))),
        ),
    }
}

/// Returns "fits" for the group asked about, with every clause that describes it as a reason.
fn describe(registry: &Registry, group: GroupId, need: &Need) -> Decision {
    if need.asked_group != Some(group) {
        return Decision::silent();
    }
    let described = registry.group(group);
    let clauses = std::iter::once(described.members_clause)
        .chain(described.practice.iter().copied())
        .chain(described.notes.iter().copied());
    let reasons = clauses.filter_map(|clause| {
        let (rule, _) = registry
            .rules_of(group)
            .find(|(_, rule)| rule.cites.contains(&clause))?;
        Some(Reason {
            clause,
            rule,
            inferred: false,
            rules_out: false,
        })
    });
    Decision {
        verdict: Verdict::Fits,
        reasons: reasons.collect(),
        ..Decision::silent()
    }
}

/// Returns the roles of `group` that share another group with `role`, in the order of its member
/// list.
fn relay(registry: &Registry, group: GroupId, role: RoleId) -> Vec<RoleId> {
    let shared = |other: RoleId| {
        registry.group_ids().any(|meeting| {
            meeting != group
                && registry.membership(meeting, role).is_member()
                && registry.membership(meeting, other).is_member()
        })
    };
    registry
        .group(group)
        .members
        .iter()
        .copied()
        .filter(|&other| !registry.role(other).recipient_only && shared(other))
        .collect()
}

fn best(need: &Need, groups: &[GroupAnswer]) -> Option<GroupId> {
    let usable = |answer: &&GroupAnswer| answer.is_usable();
    let asked = groups
        .iter()
        .find(|answer| Some(answer.group) == need.asked_group);
    let mut fitting = groups.iter().filter(usable);
    let found = match need.purpose {
        // A group that was named and is usable is the answer.
        Purpose::Post | Purpose::Read => asked.filter(usable).or_else(|| fitting.next()),
        Purpose::About => asked,
        // Advice lists all groups to join. Without a role, none of several ranks first.
        Purpose::Join => match asked {
            // Whoever adds others need not be a member.
            Some(asked)
                if matches!(
                    need.act,
                    Some(Act::AddMember | Act::InviteOutsider | Act::RemoveMember)
                ) =>
            {
                Some(asked).filter(|asked| asked.is_open())
            }
            Some(asked) => Some(asked).filter(usable),
            None if need.role.is_some() => fitting.next(),
            None => fitting.next().filter(|_| fitting.next().is_none()),
        },
    };
    found.map(|answer| answer.group)
}
