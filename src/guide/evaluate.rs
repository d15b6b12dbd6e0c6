//! Decides one need in one group. Rules take precedence in this order:
//!
//! 1. a rule that forbids;
//! 2. a rule that gives the group to one purpose *only*: it permits that, and forbids every
//!    other post;
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

use std::cmp::Reverse;
use std::collections::BTreeMap;

use strum::{IntoStaticStr, VariantArray};

use super::recipients::{Limits, Recipients};
use crate::lang::{Lang, Words};
use crate::registry::{
    Act, ClauseId, Effect, GroupId, Membership, Registry, RoleId, Rule, RuleId, TopicId, Who,
};

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
    /// The rule that cites the clause; the first one, if several do.
    pub rule: RuleId,
    /// Whether the verdict takes an inference of ours from the clause.
    pub inferred: bool,
    /// Whether it forbids writing to some, while nobody was named.
    pub rules_out: bool,
}

/// How specific a permission is to the need; greater is more specific.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Closeness {
    topic_named: bool,
    act_named: bool,
    unconditional: bool,
}

impl Closeness {
    /// Returns whether the letter states a condition.
    pub fn states_condition(self) -> bool {
        !self.unconditional
    }
}

/// The verdict on one group, with its grounds.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub verdict: Verdict,
    pub closeness: Closeness,
    /// The condition that the letter states in its own words.
    pub stated: Option<Words>,
    /// The only recipients it holds for, if nobody was named and it does not hold for all.
    pub only_to: Vec<RoleId>,
    /// The recipients it must not be addressed to, if nobody was named and some are ruled out.
    pub not_to: Vec<RoleId>,
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
}

impl Decision {
    pub(super) fn silent() -> Self {
        Self {
            verdict: Verdict::Silent,
            closeness: Closeness::default(),
            stated: None,
            only_to: Vec::new(),
            not_to: Vec::new(),
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
    pub(super) fn best_of(decisions: impl Iterator<Item = Self>) -> Self {
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
            others
                .iter()
                .flat_map(|other| &other.reasons)
                .chain(&merged.reasons)
                .copied(),
        );
        let ruled_out = others.into_iter().flat_map(|other| other.not_to);
        merged.not_to.extend(ruled_out);
        merged.not_to.sort_unstable();
        merged.not_to.dedup();
        merged
    }

    /// Returns what the verdict depends on, in words: the letter's own condition, and the
    /// recipients.
    pub(super) fn condition(&self, registry: &Registry) -> Option<Words> {
        let to = |key: &str, roles: &[RoleId]| {
            let words = |lang: Lang| {
                let names: Vec<&str> = roles
                    .iter()
                    .map(|&role| registry.role(role).name.get(lang))
                    .collect();
                lang.text_with(key, &[("roles", names.join(", "))])
            };
            (!roles.is_empty()).then(|| Words {
                th: words(Lang::Thai),
                en: words(Lang::English),
            })
        };
        let parts = [
            self.stated.clone(),
            to("condition-only-to", &self.only_to),
            to("condition-not-to", &self.not_to),
        ];
        let parts: Vec<Words> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| joined(&parts, " และ", " and "))
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
    let with = |wanted: fn(&Effect) -> bool| {
        covering
            .iter()
            .filter(move |found| wanted(&found.rule.effect))
    };

    let (bans, forbids): (Vec<_>, Vec<_>) =
        with(|effect| *effect == Effect::Forbid).partition(|found| found.to_some);
    if !forbids.is_empty() {
        return conclude(Verdict::Forbidden, &forbids);
    }

    let limits = Limits::new(registry, recipients, bans);
    let exclusive: Vec<(RuleId, &Rule)> = registry
        .rules_of(group)
        .filter(|(_, rule)| rule.effect == Effect::Only)
        .collect();
    if request.act.is_posting() && !exclusive.is_empty() {
        let kept: Vec<_> = with(|effect| *effect == Effect::Only)
            .filter(|found| limits.leave(&found.rule.to))
            .collect();
        if kept.is_empty() {
            let broken: Vec<Match<'_>> = exclusive
                .into_iter()
                .map(|(id, rule)| Match {
                    id,
                    rule,
                    // Another act or topic breaks the letter's explicit words. That this sender may
                    // not do the permitted act itself can rest on an inference.
                    inferred: rule.inferred.is_some() && covers(rule, request),
                    to_some: false,
                })
                .collect();
            return conclude(Verdict::Forbidden, &broken.iter().collect::<Vec<_>>());
        }
        return permit(registry, group, request, &kept, &limits);
    }

    let permits: Vec<_> = with(|effect| matches!(effect, Effect::Permit | Effect::PermitIf(_)))
        .filter(|found| limits.leave(&found.rule.to))
        .collect();
    let permitted = permit(registry, group, request, &permits, &limits);
    if permitted.verdict.permits() {
        return permitted;
    }

    let unneeded: Vec<_> = with(|effect| *effect == Effect::NotRequired).collect();
    let verdict = if unneeded.is_empty() {
        Verdict::Silent
    } else {
        Verdict::NotRequired
    };
    limits.on(conclude(verdict, &limits.beside(&unneeded)))
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
    let reached = request
        .to
        .iter()
        .all(|&role| registry.membership(group, role).is_member());
    let Some(closest) = permits.iter().map(|found| found.closeness()).max() else {
        return Decision::silent();
    };
    if !reached {
        return Decision::silent();
    }
    let mut deciding: Vec<&'m Match<'m>> = permits
        .iter()
        .copied()
        .filter(|found| found.closeness() == closest)
        .collect();
    deciding.sort_by(|a, b| a.rule.id.cmp(&b.rule.id));
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
        only_to,
        ..conclude(verdict, &limits.beside(&deciding))
    })
}

fn conclude(verdict: Verdict, deciding: &[&Match<'_>]) -> Decision {
    Decision {
        verdict,
        reasons: merge_reasons(deciding.iter().flat_map(|found| {
            found.rule.cites.iter().map(|&clause| Reason {
                clause,
                rule: found.id,
                inferred: found.inferred,
                rules_out: found.to_some && found.rule.effect == Effect::Forbid,
            })
        })),
        deciding: deciding.iter().map(|found| found.id).collect(),
        ..Decision::silent()
    }
}

/// Returns the conditions that the deciding rules state, each once.
fn stated_condition(deciding: &[&Match<'_>]) -> Option<Words> {
    let mut conditions: Vec<Words> = Vec::new();
    for found in deciding {
        if let Effect::PermitIf(condition) = &found.rule.effect
            && !conditions.contains(condition)
        {
            conditions.push(condition.clone());
        }
    }
    (!conditions.is_empty()).then(|| joined(&conditions, " หรือ ", " or "))
}

/// Joins all texts, with the given conjunction of each language between them.
fn joined(all: &[Words], th: &str, en: &str) -> Words {
    let join = |get: fn(&Words) -> &str, between: &str| {
        let all: Vec<&str> = all.iter().map(get).collect();
        all.join(between)
    };
    Words {
        th: join(|words| &words.th, th),
        en: join(|words| words.get(Lang::English), en),
    }
}

/// Keeps one reason per clause, in clause order. A clause that any rule cites without an inference
/// counts as not inferred.
fn merge_reasons(reasons: impl Iterator<Item = Reason>) -> Vec<Reason> {
    let mut merged: BTreeMap<ClauseId, Reason> = BTreeMap::new();
    for reason in reasons {
        merged
            .entry(reason.clause)
            .and_modify(|kept| {
                let rules_out = kept.rules_out || reason.rules_out;
                if (reason.inferred, reason.rule) < (kept.inferred, kept.rule) {
                    *kept = reason;
                }
                kept.rules_out = rules_out;
            })
            .or_insert(reason);
    }
    merged.into_values().collect()
}

/// Returns whether the rule covers the act and topic, regardless of who acts.
fn covers(rule: &Rule, request: ActRequest<'_>) -> bool {
    let topic = rule
        .topics
        .as_ref()
        .is_none_or(|topics| topics.contains(&request.topic));
    topic && rule.acts.contains(&request.act)
}

/// A rule that covers a request.
pub(super) struct Match<'a> {
    id: RuleId,
    pub rule: &'a Rule,
    inferred: bool,
    /// Whether it covers only some recipients, while nobody was named.
    pub to_some: bool,
}

impl<'a> Match<'a> {
    /// Matches `rule` with `request` in `group`. Returns `None` if the rule does not cover it.
    fn of(
        registry: &Registry,
        group: GroupId,
        id: RuleId,
        rule: &'a Rule,
        request: ActRequest<'_>,
    ) -> Option<Self> {
        if !covers(rule, request) {
            return None;
        }
        let member = registry.membership(group, request.role);
        let who = match &rule.who {
            // A rule that binds everybody needs no inference about membership.
            Who::Members if !rule.effect.permits() => Some(Membership::Listed { inferred: false }),
            // The letter says what the group is for. The answer reports separately that the sender
            // is not a member.
            Who::Members => Some(member),
            Who::Outsiders => (!member.is_member()).then_some(member),
            Who::Roles(roles) => {
                Some(registry.counts_among(request.role, roles)).filter(|found| found.is_member())
            }
        }?;
        let addressed = |&role: &RoleId| registry.counts_among(role, &rule.to).is_member();
        let to_some = !rule.to.is_empty() && request.to.is_empty();
        let to = rule.to.is_empty()
            || to_some
            || if rule.effect == Effect::Forbid {
                // A ban on writing to somebody holds if any of the recipients is meant, whoever the
                // others are.
                request.to.iter().any(addressed)
            } else {
                request.to.iter().all(addressed)
            };
        to.then(|| Self {
            id,
            rule,
            inferred: rule.inferred.is_some() || who.is_inferred(),
            to_some,
        })
    }

    pub fn closeness(&self) -> Closeness {
        Closeness {
            topic_named: self.rule.topics.is_some(),
            act_named: !self.rule.general,
            unconditional: !matches!(self.rule.effect, Effect::PermitIf(_)),
        }
    }
}
