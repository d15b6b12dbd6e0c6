//! Decides one need in one group. A rule whose time is wrong on the day asked about takes no part.
//! The others take precedence in this order:
//!
//! 1. a rule that forbids: one with that effect, unless its exception applies, or one that gives
//!    the act to other people *alone*;
//! 2. a rule that gives the group to one purpose *only*: it permits that, and forbids every
//!    other post; but a post that a rule says is not required there is not required;
//! 3. a rule that permits, with or without a condition; of several the most specific: topic
//!    named before topic any, act named before general communication, then unconditional
//!    before conditional;
//! 4. a rule that says the act is not required;
//! 5. otherwise the letter is silent.
//!
//! A rule may cover only some recipients. If nobody was named, it is not known whether they are
//! meant. A ban on writing to some then does not forbid the act, but any other verdict holds only
//! if it is not addressed to them. A permission to write to some permits the act only if it is
//! addressed to them.
//!
//! A rule may apply at certain times only. If the day does not tell whether the time is right, a
//! ban does not forbid the act, but any other verdict holds only at other times. A permission
//! permits the act only at its time, and so does a rule that says the act is not required. That a
//! rule gives the act to some people alone holds at any time.
//!
//! A permission may *demand* what it permits. That changes no verdict; it is told beside it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use strum::{IntoStaticStr, VariantArray};

use super::conditions::stated_condition;
use super::matches::{Closeness, Match, covers, on_day};
use super::recipients::{Limits, Recipients};
use crate::lang::Words;
use crate::registry::{
    Act, ClauseId, Effect, GroupId, OnDay, Registry, RoleId, Rule, RuleId, TopicId, Who,
};
use crate::text::Date;

/// What the letter says about a need in one group, most favourable first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// The group is meant for this.
    Fits,
    /// The group is meant for this, on a condition.
    FitsIf,
    /// The act need not be done there.
    NotRequired,
    /// The letter does not say.
    Silent,
    /// The act must not be done there.
    Forbidden,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the fixed id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Returns whether a group with this verdict may be recommended.
    #[must_use]
    pub fn permits(self) -> bool {
        matches!(self, Self::Fits | Self::FitsIf)
    }
}

/// A clause that supports a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    pub clause: ClauseId,
    /// The rule that cites the clause. If several do, it is one that cites it without an inference,
    /// or one that states the grounds of the inference.
    pub rule: RuleId,
    /// Whether the verdict takes an inference of ours from the clause.
    pub inferred: bool,
    /// Whether it forbids writing to some, while nobody was named.
    pub rules_out: bool,
}

/// The verdict on one group, with its grounds.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub verdict: Verdict,
    pub closeness: Closeness,
    /// The condition that the letter states in its own words.
    pub stated: Option<Words>,
    /// The rules whose time is part of that condition.
    pub stated_times: Vec<RuleId>,
    /// The only recipients it holds for, if nobody was named and it does not hold for all.
    pub only_to: Vec<RoleId>,
    /// The recipients it must not be addressed to, if nobody was named and some are ruled out.
    pub not_to: Vec<RoleId>,
    /// The bans beside the verdict that apply at certain times only.
    pub not_at: Vec<RuleId>,
    /// The permissions that demand the act.
    pub demands: Vec<RuleId>,
    /// The bans, deciding or beside the verdict, that have an exception.
    pub exceptions: Vec<RuleId>,
    /// The people who alone may do it, if that is why it is forbidden.
    pub left_to: Vec<RoleId>,
    /// The rules that would permit it, but not on the day asked about.
    pub other_days: Vec<RuleId>,
    /// In the order of the clauses in the registry.
    pub reasons: Vec<Reason>,
    /// Every rule that led to the verdict.
    pub deciding: Vec<RuleId>,
}

/// A request to judge against the rules of a group: one person doing one act.
#[derive(Clone, Copy, Debug)]
pub(super) struct ActRequest<'a> {
    pub role: RoleId,
    pub act: Act,
    pub topic: TopicId,
    pub to: &'a [RoleId],
    /// The day asked about.
    pub on: Option<Date>,
}

impl Decision {
    pub(super) fn silent() -> Self {
        Self {
            verdict: Verdict::Silent,
            closeness: Closeness::default(),
            stated: None,
            stated_times: Vec::new(),
            only_to: Vec::new(),
            not_to: Vec::new(),
            not_at: Vec::new(),
            demands: Vec::new(),
            exceptions: Vec::new(),
            left_to: Vec::new(),
            other_days: Vec::new(),
            reasons: Vec::new(),
            deciding: Vec::new(),
        }
    }

    /// Returns the sort key of the decision, best first.
    pub(super) fn preference(&self) -> (Verdict, Reverse<Closeness>) {
        // "Fits" and "fits if" rank together; specificity decides between them.
        let class = match self.verdict {
            Verdict::FitsIf => Verdict::Fits,
            verdict => verdict,
        };
        (class, Reverse(self.closeness))
    }

    /// Merges the decisions for several people: the most favourable one, with the reasons of all
    /// that equal it.
    pub(super) fn best_of(registry: &Registry, decisions: impl Iterator<Item = Self>) -> Self {
        let decisions: Vec<Self> = decisions.collect();
        let Some(best) = decisions.iter().map(Self::preference).min() else {
            return Self::silent();
        };
        let mut chosen = decisions
            .into_iter()
            .filter(|decision| decision.preference() == best);
        let mut merged = chosen.next().unwrap_or_else(Self::silent);
        let others: Vec<Self> = chosen.collect();
        merged.reasons = merge_reasons(
            registry,
            others
                .iter()
                .flat_map(|other| &other.reasons)
                .chain(&merged.reasons)
                .copied(),
        );
        // Not everybody among them is obliged if some are not.
        if others.iter().any(|other| other.demands.is_empty()) {
            merged.demands.clear();
        }
        for other in others {
            merged.not_to.extend(other.not_to);
            merged.not_at.extend(other.not_at);
            merged.exceptions.extend(other.exceptions);
            merged.left_to.extend(other.left_to);
            merged.other_days.extend(other.other_days);
            if !merged.demands.is_empty() {
                merged.demands.extend(other.demands);
            }
        }
        for roles in [&mut merged.not_to, &mut merged.left_to] {
            roles.sort_unstable();
            roles.dedup();
        }
        merged
    }
}

/// Decides `request` in `group`.
pub(super) fn decide(registry: &Registry, group: GroupId, request: ActRequest<'_>) -> Decision {
    let recipients = if request.to.is_empty() {
        Recipients::NotNamed
    } else {
        Recipients::Named
    };
    decide_for(registry, group, request, recipients)
}

/// Decides whether the act of `request` may be done in `group` for any recipient. A member can read
/// it there, whoever it is addressed to.
pub(super) fn decide_for_reader(
    registry: &Registry,
    group: GroupId,
    request: ActRequest<'_>,
) -> Decision {
    decide_for(registry, group, request, Recipients::Anybody)
}

fn decide_for(
    registry: &Registry,
    group: GroupId,
    request: ActRequest<'_>,
    recipients: Recipients,
) -> Decision {
    let covering: Vec<Match<'_>> = registry
        .rules_of(group)
        .filter_map(|(id, rule)| Match::of(registry, group, id, rule, request))
        .collect();
    let (other_days, today): (Vec<Match<'_>>, Vec<Match<'_>>) = covering
        .into_iter()
        .partition(|found| found.on_day == OnDay::No);
    let decision = decide_today(registry, group, request, recipients, &today);
    if decision.verdict.permits() {
        return decision;
    }
    Decision {
        other_days: permits_on_other_days(registry, group, request, &today, &other_days),
        ..decision
    }
}

/// Returns the permissions among `other_days` that would hold if the day were right.
fn permits_on_other_days(
    registry: &Registry,
    group: GroupId,
    request: ActRequest<'_>,
    today: &[Match<'_>],
    other_days: &[Match<'_>],
) -> Vec<RuleId> {
    let always_forbidden = today
        .iter()
        .any(|found| found.always_forbids() && !found.to_some);
    if always_forbidden || !reaches_all(registry, group, request) {
        return Vec::new();
    }
    let always_exclusive = request.act.is_posting()
        && registry
            .rules_of(group)
            .any(|(_, rule)| rule.effect == Effect::Only && rule.when.is_none());
    other_days
        .iter()
        .filter(|found| found.rule.effect.permits() && !found.leaves_out)
        .filter(|found| !always_exclusive || found.rule.effect == Effect::Only)
        .map(|found| found.id)
        .collect()
}

/// Decides by the rules that cover the request and whose time is not wrong.
fn decide_today<'m>(
    registry: &'m Registry,
    group: GroupId,
    request: ActRequest<'_>,
    recipients: Recipients,
    covering: &'m [Match<'m>],
) -> Decision {
    let with = |wanted: fn(&Effect) -> bool| {
        covering
            .iter()
            .filter(move |found| !found.forbids() && wanted(&found.rule.effect))
    };

    let (bans, forbids): (Vec<_>, Vec<_>) = covering
        .iter()
        .filter(|found| found.forbids())
        .partition(|found| found.to_some || found.open_time().is_some());
    if !forbids.is_empty() {
        return Decision {
            left_to: left_to(&forbids),
            exceptions: with_exceptions(&forbids),
            ..conclude(registry, Verdict::Forbidden, &forbids)
        };
    }

    let limits = Limits::new(registry, recipients, bans);
    let unneeded: Vec<_> = with(|effect| *effect == Effect::NotRequired).collect();
    let exclusive: Vec<(RuleId, &Rule)> = registry
        .rules_of(group)
        .filter(|(_, rule)| rule.effect == Effect::Only && on_day(rule, request) != OnDay::No)
        .collect();
    if request.act.is_posting() && !exclusive.is_empty() {
        let kept: Vec<_> = with(|effect| *effect == Effect::Only)
            .filter(|found| limits.leave(&found.rule.to))
            .collect();
        let permitted = permit(registry, group, request, &kept, &limits);
        // To release from writing to some says nothing of the others.
        let is_released = unneeded.iter().any(|found| !found.to_some);
        if permitted.verdict.permits() || !is_released && !kept.is_empty() {
            return permitted;
        }
        if !is_released {
            return break_exclusive(registry, exclusive, request);
        }
    } else {
        let permits: Vec<_> = with(|effect| matches!(effect, Effect::Permit | Effect::PermitIf(_)))
            .filter(|found| limits.leave(&found.rule.to))
            .collect();
        let permitted = permit(registry, group, request, &permits, &limits);
        if permitted.verdict.permits() {
            return permitted;
        }
    }

    let verdict = if unneeded.is_empty() {
        Verdict::Silent
    } else {
        Verdict::NotRequired
    };
    let at_any_time = unneeded.iter().any(|found| found.open_time().is_none());
    limits.on(Decision {
        stated: stated_condition(&unneeded).filter(|_| !at_any_time),
        ..conclude(registry, verdict, &limits.beside(&unneeded))
    })
}

/// Decides that the request breaks the rules `exclusive`, which permit only something else.
fn break_exclusive(
    registry: &Registry,
    exclusive: Vec<(RuleId, &Rule)>,
    request: ActRequest<'_>,
) -> Decision {
    let broken: Vec<Match<'_>> = exclusive
        .into_iter()
        .map(|(id, rule)| Match {
            id,
            rule,
            // Another act or topic breaks the letter's explicit words. That this sender may
            // not do the permitted act itself can rest on an inference.
            inferred: rule.inferred.is_some() && covers(rule, request),
            to_some: false,
            leaves_out: false,
            on_day: OnDay::Yes,
        })
        .collect();
    let broken: Vec<&Match<'_>> = broken.iter().collect();
    conclude(registry, Verdict::Forbidden, &broken)
}

/// Returns the people to whom the deciding rules give the act alone.
fn left_to(forbids: &[&Match<'_>]) -> Vec<RoleId> {
    let alone = forbids.iter().filter(|found| found.leaves_out);
    let mut roles: Vec<RoleId> = alone
        .filter_map(|found| match &found.rule.who {
            Who::Roles(roles) => Some(roles),
            Who::Members | Who::Outsiders => None,
        })
        .flatten()
        .copied()
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Returns the bans that have an exception.
pub(super) fn with_exceptions(bans: &[&Match<'_>]) -> Vec<RuleId> {
    let excepting = bans.iter().filter(|found| found.rule.unless.is_some());
    excepting.map(|found| found.id).collect()
}

/// Returns whether everybody to whom `request` is addressed is in `group`.
fn reaches_all(registry: &Registry, group: GroupId, request: ActRequest<'_>) -> bool {
    let mut recipients = request.to.iter();
    recipients.all(|&role| registry.membership(group, role).is_member())
}

/// Applies the most specific of the permitting rules. Returns a silent decision if there is none,
/// or if part of the audience is outside the group: a post there would not reach them.
fn permit<'m>(
    registry: &Registry,
    group: GroupId,
    request: ActRequest<'_>,
    permits: &[&'m Match<'m>],
    limits: &Limits<'m>,
) -> Decision {
    let Some(closest) = permits.iter().map(|found| found.closeness()).max() else {
        return Decision::silent();
    };
    if !reaches_all(registry, group, request) {
        return Decision::silent();
    }
    let deciding: Vec<&'m Match<'m>> = permits
        .iter()
        .copied()
        .filter(|found| found.closeness() == closest)
        .collect();
    let only_to = limits.only_to(group, request.role, permits, &deciding);
    let closeness = Closeness {
        unconditional: closest.unconditional && only_to.is_empty() && limits.bans.is_empty(),
        ..closest
    };
    let verdict = if closeness.unconditional {
        Verdict::Fits
    } else {
        Verdict::FitsIf
    };
    limits.on(Decision {
        closeness,
        stated: stated_condition(&deciding),
        stated_times: deciding
            .iter()
            .filter(|found| found.open_time().is_some())
            .map(|found| found.id)
            .collect(),
        only_to,
        demands: permits
            .iter()
            .filter(|found| found.rule.must)
            .map(|found| found.id)
            .collect(),
        ..conclude(registry, verdict, &limits.beside(&deciding))
    })
}

fn conclude(registry: &Registry, verdict: Verdict, deciding: &[&Match<'_>]) -> Decision {
    Decision {
        verdict,
        reasons: merge_reasons(
            registry,
            deciding.iter().flat_map(|found| {
                found.rule.cites.iter().map(|&clause| Reason {
                    clause,
                    rule: found.id,
                    inferred: found.inferred,
                    rules_out: found.to_some && found.forbids() && found.open_time().is_none(),
                })
            }),
        ),
        deciding: deciding.iter().map(|found| found.id).collect(),
        ..Decision::silent()
    }
}

/// Keeps one reason per clause, in clause order. A clause that any rule cites without an inference
/// counts as not inferred. Of several inferences, the first that states its grounds is told, in the
/// order of the text.
fn merge_reasons(registry: &Registry, reasons: impl Iterator<Item = Reason>) -> Vec<Reason> {
    let order = |reason: &Reason| {
        let grounds = registry.rule(reason.rule).inferred.as_ref();
        (reason.inferred, grounds.is_none(), grounds, reason.rule)
    };
    let mut merged: BTreeMap<ClauseId, Reason> = BTreeMap::new();
    for reason in reasons {
        merged
            .entry(reason.clause)
            .and_modify(|kept| {
                let rules_out = kept.rules_out || reason.rules_out;
                if order(&reason) < order(kept) {
                    *kept = reason;
                }
                kept.rules_out = rules_out;
            })
            .or_insert(reason);
    }
    merged.into_values().collect()
}
