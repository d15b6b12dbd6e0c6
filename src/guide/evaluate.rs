//! Decides one need in one group. Rules take precedence in this order:
//!
//! 1. A rule that forbids.
//! 2. A rule that reserves the group for one purpose (*only*). It permits that purpose and forbids
//!    every other post.
//! 3. A rule that permits, with or without a condition. Among several the most specific wins: a
//!    named topic before any topic, then a named act before general communication, then
//!    unconditional before conditional.
//! 4. A rule that says the act is not required.
//! 5. Otherwise the letter is silent.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::lang::Words;
use crate::registry::{
    Act, ClauseId, Effect, GroupId, Membership, Registry, RoleId, Rule, RuleId, TopicId, Who,
};

macro_rules! verdicts {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What the letter says about a need in one group, most favourable first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Verdict { $($(#[$doc])* $name,)* }

        impl Verdict {
            /// Every verdict.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$name,)*];

            /// Returns the fixed id, as used in JSON.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

verdicts! {
    /// The group is meant for this.
    Fits = "fits",
    /// The group is meant for this, on a condition.
    FitsIf = "fits-if",
    /// The act need not be done there.
    NotRequired = "not-required",
    /// The letter does not say.
    Silent = "silent",
    /// The act must not be done there.
    Forbidden = "forbidden",
}

impl Verdict {
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
    /// Whether reading the verdict from the clause takes an inference of ours.
    pub inferred: bool,
}

/// How specific a permission is to the need; greater is more specific.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Closeness {
    topic_named: bool,
    act_named: bool,
    unconditional: bool,
}

/// The verdict on one group, with its grounds.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub verdict: Verdict,
    pub closeness: Closeness,
    pub condition: Option<Words>,
    /// In the order of the clauses in the registry.
    pub reasons: Vec<Reason>,
    /// Every rule that led to the verdict.
    pub deciding: Vec<RuleId>,
}

/// The request to decide for each group: one person doing one act.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed<'a> {
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
            condition: None,
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
        merged
    }
}

/// Decides `deed` in `group`.
pub(super) fn decide(registry: &Registry, group: GroupId, deed: Deed<'_>) -> Decision {
    let covering: Vec<Match<'_>> = registry
        .rules_of(group)
        .filter_map(|(id, rule)| Match::of(registry, group, id, rule, deed))
        .collect();
    let with = |wanted: fn(&Effect) -> bool| {
        covering
            .iter()
            .filter(move |found| wanted(&found.rule.effect))
    };

    let forbids: Vec<_> = with(|effect| *effect == Effect::Forbid).collect();
    if !forbids.is_empty() {
        return conclude(Verdict::Forbidden, &forbids);
    }

    let exclusive: Vec<(RuleId, &Rule)> = registry
        .rules_of(group)
        .filter(|(_, rule)| rule.effect == Effect::Only)
        .collect();
    if deed.act.is_posting() && !exclusive.is_empty() {
        let kept: Vec<_> = with(|effect| *effect == Effect::Only).collect();
        if kept.is_empty() {
            let broken: Vec<Match<'_>> = exclusive
                .into_iter()
                .map(|(id, rule)| Match {
                    id,
                    rule,
                    // Another act or topic breaks the letter's explicit words. That this sender may
                    // not do the permitted act itself can rest on an inference.
                    inferred: rule.inferred.is_some() && covers_deed(rule, deed),
                })
                .collect();
            return conclude(Verdict::Forbidden, &broken.iter().collect::<Vec<_>>());
        }
        return permit(registry, group, deed, &kept);
    }

    let permits: Vec<_> =
        with(|effect| matches!(effect, Effect::Permit | Effect::PermitIf(_))).collect();
    let permitted = permit(registry, group, deed, &permits);
    if permitted.verdict.permits() {
        return permitted;
    }

    let unneeded: Vec<_> = with(|effect| *effect == Effect::NotRequired).collect();
    if unneeded.is_empty() {
        Decision::silent()
    } else {
        conclude(Verdict::NotRequired, &unneeded)
    }
}

/// Applies the most specific of the permitting rules. Returns a silent decision if there is none,
/// or if part of the audience is outside the group: a post there would not reach them.
fn permit(registry: &Registry, group: GroupId, deed: Deed<'_>, permits: &[&Match<'_>]) -> Decision {
    let reached = deed
        .to
        .iter()
        .all(|&role| registry.membership(group, role).is_member());
    let Some(closest) = permits.iter().map(|found| found.closeness()).max() else {
        return Decision::silent();
    };
    if !reached {
        return Decision::silent();
    }
    let mut deciding: Vec<&Match<'_>> = permits
        .iter()
        .copied()
        .filter(|found| found.closeness() == closest)
        .collect();
    deciding.sort_by(|a, b| a.rule.id.cmp(&b.rule.id));
    let verdict = if closest.unconditional {
        Verdict::Fits
    } else {
        Verdict::FitsIf
    };
    Decision {
        closeness: closest,
        condition: condition(&deciding),
        ..conclude(verdict, &deciding)
    }
}

fn conclude(verdict: Verdict, deciding: &[&Match<'_>]) -> Decision {
    Decision {
        verdict,
        reasons: merge_reasons(deciding.iter().flat_map(|found| {
            found.rule.cites.iter().map(|&clause| Reason {
                clause,
                rule: found.id,
                inferred: found.inferred,
            })
        })),
        deciding: deciding.iter().map(|found| found.id).collect(),
        ..Decision::silent()
    }
}

/// Joins the conditions of the deciding rules, without duplicates.
fn condition(deciding: &[&Match<'_>]) -> Option<Words> {
    let mut conditions: Vec<&Words> = Vec::new();
    for found in deciding {
        if let Effect::PermitIf(condition) = &found.rule.effect
            && !conditions.contains(&condition)
        {
            conditions.push(condition);
        }
    }
    let join = |get: fn(&Words) -> &str, or: &str| {
        let all: Vec<&str> = conditions.iter().map(|words| get(words)).collect();
        all.join(or)
    };
    (!conditions.is_empty()).then(|| Words {
        th: join(|words| &words.th, " หรือ "),
        en: join(|words| &words.en, " or "),
    })
}

/// Keeps one reason per clause, in clause order. A clause that any rule cites without an inference
/// counts as not inferred.
fn merge_reasons(reasons: impl Iterator<Item = Reason>) -> Vec<Reason> {
    let mut merged: BTreeMap<ClauseId, Reason> = BTreeMap::new();
    for reason in reasons {
        merged
            .entry(reason.clause)
            .and_modify(|kept| {
                if (reason.inferred, reason.rule) < (kept.inferred, kept.rule) {
                    *kept = reason;
                }
            })
            .or_insert(reason);
    }
    merged.into_values().collect()
}

/// Returns whether the rule covers the act and topic, regardless of who acts.
fn covers_deed(rule: &Rule, deed: Deed<'_>) -> bool {
    let topic = rule
        .topics
        .as_ref()
        .is_none_or(|topics| topics.contains(&deed.topic));
    topic && rule.acts.contains(&deed.act)
}

/// A rule that covers a deed.
struct Match<'a> {
    id: RuleId,
    rule: &'a Rule,
    inferred: bool,
}

impl<'a> Match<'a> {
    /// Matches `rule` with `deed` in `group`. Returns `None` if the rule does not cover it.
    fn of(
        registry: &Registry,
        group: GroupId,
        id: RuleId,
        rule: &'a Rule,
        deed: Deed<'_>,
    ) -> Option<Self> {
        if !covers_deed(rule, deed) {
            return None;
        }
        let member = registry.membership(group, deed.role);
        let who = match &rule.who {
            // A rule that binds everybody needs no inference about membership.
            Who::Members if !rule.effect.permits() => Some(Membership::Listed),
            // The letter says what the group is for. The answer reports separately that the sender
            // is not a member.
            Who::Members => Some(member),
            Who::Outsiders => (!member.is_member()).then_some(member),
            Who::Roles(roles) => {
                Some(registry.counts_among(deed.role, roles)).filter(|found| found.is_member())
            }
        }?;
        let addressed = |&role: &RoleId| registry.counts_among(role, &rule.to).is_member();
        let to = rule.to.is_empty()
            || if rule.effect == Effect::Forbid {
                // A ban on writing to somebody applies if any addressee is meant, whoever else is
                // addressed. Without addressees nothing is violated.
                deed.to.iter().any(addressed)
            } else {
                deed.to.iter().all(addressed)
            };
        to.then(|| Self {
            id,
            rule,
            inferred: rule.inferred.is_some() || who == Membership::ByKind { inferred: true },
        })
    }

    fn closeness(&self) -> Closeness {
        Closeness {
            topic_named: self.rule.topics.is_some(),
            act_named: !self.rule.general,
            unconditional: !matches!(self.rule.effect, Effect::PermitIf(_)),
        }
    }
}
