//! Rules about some recipients, when it is not known who is meant.

use super::evaluate::{Decision, Match};
use crate::registry::{GroupId, Registry, RoleId};

/// What is known about the recipients of a post.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Recipients {
    Named,
    NotNamed,
    /// It does not matter who they are.
    Anybody,
}

/// The effects of rules about some recipients, when it is not known who is meant.
pub(super) struct Limits<'m> {
    registry: &'m Registry,
    /// Bans on writing to some recipients.
    pub bans: Vec<&'m Match<'m>>,
    /// The recipients that they ban.
    not_to: Vec<RoleId>,
    recipients: Recipients,
}

impl<'m> Limits<'m> {
    /// Collects the limits from the bans on writing to some recipients.
    pub fn new(registry: &'m Registry, recipients: Recipients, bans: Vec<&'m Match<'m>>) -> Self {
        let bans = match recipients {
            Recipients::NotNamed => bans,
            // The recipients named are not among them, or the act would be forbidden.
            Recipients::Named | Recipients::Anybody => Vec::new(),
        };
        let mut not_to: Vec<RoleId> = bans
            .iter()
            .flat_map(|found| found.rule.to.iter().copied())
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

    /// Returns whether a ban covers writing to `role`.
    fn rule_out(&self, role: RoleId) -> bool {
        self.registry.counts_among(role, &self.not_to).is_member()
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

    /// Marks the decision as one that holds only for recipients who are not ruled out.
    pub fn on(&self, decision: Decision) -> Decision {
        Decision {
            not_to: self.not_to.clone(),
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
