//! How a rule bears on a request: whether it covers the act, the person and the recipients, on that
//! day, and whether it permits or forbids.

use super::evaluate::ActRequest;
use crate::registry::{
    Effect, Exception, GroupId, Membership, OnDay, Registry, RoleId, Rule, RuleId, When, Who,
};

/// How specific a permission is to the need; greater is more specific.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Closeness {
    pub topic_named: bool,
    pub act_named: bool,
    pub unconditional: bool,
}

impl Closeness {
    /// Returns whether the letter states a condition.
    pub fn states_condition(self) -> bool {
        !self.unconditional
    }
}

/// A rule that covers a request.
pub(super) struct Match<'a> {
    pub id: RuleId,
    pub rule: &'a Rule,
    pub inferred: bool,
    /// Whether it covers only some recipients, while nobody was named.
    pub to_some: bool,
    /// Whether the rule gives the act to others alone, and so forbids it.
    pub leaves_out: bool,
    /// Whether its time is right.
    pub on_day: OnDay,
}

impl<'a> Match<'a> {
    /// Matches `rule` with `request` in `group`. Returns `None` if the rule does not cover it.
    pub fn of(
        registry: &Registry,
        group: GroupId,
        id: RuleId,
        rule: &'a Rule,
        request: ActRequest<'_>,
    ) -> Option<Self> {
        if !covers(rule, request) {
            return None;
        }
        let named = is_covered(registry, group, rule, request.role);
        // Whoever is not among those who alone may do it is left out, which takes no inference.
        let leaves_out = rule.alone && rule.effect.permits() && named.is_none();
        let who = named.or(leaves_out.then_some(Membership::No))?;
        let forbids = leaves_out || rule.effect == Effect::Forbid;
        let addressed = |&role: &RoleId| registry.counts_among(role, &rule.to).is_member();
        let to_some = !rule.to.is_empty() && request.to.is_empty();
        let to = rule.to.is_empty()
            || to_some
            || if forbids {
                // A ban on writing to somebody holds if any of the recipients is meant, whoever the
                // others are.
                request.to.iter().any(addressed)
            } else {
                request.to.iter().all(addressed)
            };
        let is_excepted = rule
            .unless
            .as_ref()
            .is_some_and(|exception| excepts(registry, exception, request));
        (to && !is_excepted).then(|| Self {
            id,
            rule,
            inferred: rule.inferred.is_some() || who.is_inferred(),
            to_some,
            leaves_out,
            // The time says when these people do it, and nothing of others.
            on_day: if leaves_out {
                OnDay::Yes
            } else {
                on_day(rule, request)
            },
        })
    }

    /// Returns whether the rule forbids the act to this person.
    pub fn forbids(&self) -> bool {
        self.leaves_out || self.rule.effect == Effect::Forbid
    }

    /// Returns whether the rule forbids the act at any time.
    pub fn always_forbids(&self) -> bool {
        self.leaves_out || self.forbids() && self.rule.when.is_none()
    }

    /// Returns the time as a condition, if it is not known to be right.
    pub fn open_time(&self) -> Option<&'a When> {
        let when = self.rule.when.as_ref();
        when.filter(|_| self.on_day == OnDay::Depends)
    }

    /// Returns the recipients that a ban concerns, without those that it excepts.
    pub fn banned_recipients(&self, registry: &Registry) -> impl Iterator<Item = RoleId> {
        let recipients = self.rule.to.iter().copied();
        recipients.filter(|&role| !self.excepts_recipient(registry, role))
    }

    /// Returns whether a ban on some recipients concerns writing to `role`.
    pub fn bans_writing_to(&self, registry: &Registry, role: RoleId) -> bool {
        let is_meant = registry.counts_among(role, &self.rule.to).is_member();
        is_meant && !self.excepts_recipient(registry, role)
    }

    fn excepts_recipient(&self, registry: &Registry, role: RoleId) -> bool {
        let exception = self.rule.unless.as_ref();
        exception.is_some_and(|exception| registry.counts_among(role, &exception.to).is_member())
    }

    pub fn closeness(&self) -> Closeness {
        let states_condition = matches!(self.rule.effect, Effect::PermitIf(_));
        Closeness {
            topic_named: self.rule.topics.is_some(),
            act_named: !self.rule.general,
            unconditional: !states_condition && self.open_time().is_none(),
        }
    }
}

/// Returns whether the rule covers the act and topic, regardless of who acts.
pub(super) fn covers(rule: &Rule, request: ActRequest<'_>) -> bool {
    rule.is_about(request.topic) && rule.acts.contains(&request.act)
}

/// Returns whether the time of `rule` is right. A rule without one applies at any time.
pub(super) fn on_day(rule: &Rule, request: ActRequest<'_>) -> OnDay {
    let when = rule.when.as_ref();
    when.map_or(OnDay::Yes, |when| when.on(request.on))
}

/// Returns how `rule` covers acts of a holder of `role`, or `None` if it does not.
fn is_covered(
    registry: &Registry,
    group: GroupId,
    rule: &Rule,
    role: RoleId,
) -> Option<Membership> {
    let member = registry.membership(group, role);
    match &rule.who {
        // A rule that binds everybody needs no inference about membership.
        Who::Members if !rule.effect.permits() => Some(Membership::Listed { inferred: false }),
        // The letter says what the group is for. The answer reports separately that the sender is
        // not a member.
        Who::Members => Some(member),
        Who::Outsiders => (!member.is_member()).then_some(member),
        Who::Roles(roles) => {
            Some(registry.counts_among(role, roles)).filter(|found| found.is_member())
        }
    }
}

/// Returns whether a ban does not cover `request` because of its exception. An exception in words
/// alone is for people to judge.
fn excepts(registry: &Registry, exception: &Exception, request: ActRequest<'_>) -> bool {
    let among = |role: RoleId, listed: &[RoleId]| registry.counts_among(role, listed).is_member();
    let all_excepted = || request.to.iter().all(|&role| among(role, &exception.to));
    among(request.role, &exception.who) || !request.to.is_empty() && all_excepted()
}
