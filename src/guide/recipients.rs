//! Rules about some recipients, when it is not known who is meant, and bans at certain times, when
//! it is not known whether the time is right.

use super::evaluate::{Decision, with_exceptions};
use super::matches::Match;
use crate::registry::{GroupId, Registry, RoleId, RuleId};

/// What is known about the recipients of a post.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Recipients {
    Named,
    NotNamed,
    /// It does not matter who they are.
    Anybody,
}

/// The effects of bans that may not concern the request: on writing to some recipients, when it is
/// not known who is meant, and at certain times, when it is not known whether the time is right.
pub(super) struct Limits<'m> {
    registry: &'m Registry,
    pub bans: Vec<&'m Match<'m>>,
    /// The recipients that they ban at any time.
    not_to: Vec<RoleId>,
    recipients: Recipients,
}

impl<'m> Limits<'m> {
    /// Collects the limits from `bans`.
    pub fn new(registry: &'m Registry, recipients: Recipients, bans: Vec<&'m Match<'m>>) -> Self {
        let is_open = |found: &&Match<'_>| match recipients {
            Recipients::NotNamed => {
                !found.to_some || found.banned_recipients(registry).next().is_some()
            }
            // The recipients named are not among those that it bans, or the act would be
            // forbidden.
            Recipients::Named | Recipients::Anybody => !found.to_some,
        };
        let bans: Vec<&'m Match<'m>> = bans.into_iter().filter(is_open).collect();
        let at_any_time = bans.iter().filter(|found| found.open_time().is_none());
        let mut not_to: Vec<RoleId> = at_any_time
            .flat_map(|found| found.banned_recipients(registry))
            .collect();
        not_to.sort_unstable();
        not_to.dedup();
        Self {
            registry,
            bans,
            not_to,
            recipients,
        }
    }

    /// Returns whether a ban covers writing to `role` at any time.
    fn rule_out(&self, role: RoleId) -> bool {
        let mut at_any_time = self.bans.iter().filter(|found| found.open_time().is_none());
        at_any_time.any(|found| found.bans_writing_to(self.registry, role))
    }

    /// Returns whether a permission to write to `to`, or to anyone if it is empty, leaves any
    /// recipient.
    pub fn leave(&self, to: &[RoleId]) -> bool {
        to.is_empty() || !to.iter().all(|&role| self.rule_out(role))
    }

    /// Returns the deciding rules, together with the bans that accompany them.
    pub fn beside(&self, deciding: &[&'m Match<'m>]) -> Vec<&'m Match<'m>> {
        deciding.iter().chain(&self.bans).copied().collect()
    }

    /// Marks the decision as one that holds only for recipients who are not ruled out, and at times
    /// that are not.
    pub fn on(&self, decision: Decision) -> Decision {
        let at_times = self.bans.iter().filter(|found| found.open_time().is_some());
        let not_at: Vec<RuleId> = at_times.map(|found| found.id).collect();
        Decision {
            not_to: self.not_to.clone(),
            not_at,
            exceptions: with_exceptions(&self.bans),
            ..decision
        }
    }

    /// Returns the only recipients that the deciding permissions cover. Returns none if they leave
    /// out nobody in the group, or if another permission covers the rest.
    pub fn only_to(
        &self,
        group: GroupId,
        sender: RoleId,
        permits: &[&Match<'_>],
        deciding: &[&Match<'_>],
    ) -> Vec<RoleId> {
        // A condition stated by the letter is enough by itself.
        let open = |found: &Match<'_>| !found.to_some || found.closeness().states_condition();
        if self.recipients != Recipients::NotNamed || deciding.iter().any(|found| open(found)) {
            return Vec::new();
        }
        let registry = self.registry;
        let is_only_holder = registry.seats(sender) == Some(1);
        let reached = |role: RoleId| {
            let to_them = permits.iter().filter(|found| {
                let to = &found.rule.to;
                to.is_empty() || registry.counts_among(role, to).is_member()
            });
            let closest = to_them.map(|found| found.closeness()).max();
            closest.is_some_and(|closest| !closest.states_condition())
        };
        let all_reached = registry
            .member_roles(group)
            .filter(|&role| !(self.rule_out(role) || is_only_holder && role == sender))
            .all(reached);
        if all_reached {
            return Vec::new();
        }
        let mut only: Vec<RoleId> = deciding
            .iter()
            .flat_map(|found| found.rule.to.iter().copied())
            .filter(|&role| !self.rule_out(role))
            .collect();
        only.sort_unstable();
        only.dedup();
        only
    }
}
