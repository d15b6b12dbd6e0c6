//! What the letter says about needs.

use super::{ClauseId, GroupId, RoleId, TopicId, When};
use crate::lang::Words;
use crate::registry::act::Act;
use crate::registry::problem::Span;

/// What a rule does to the needs it covers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    Permit,
    /// Permits, on a condition that only people can check.
    PermitIf(Words),
    /// Permits, and forbids every other post in the group (เท่านั้น).
    Only,
    /// States that the act need not be done there (ไม่ต้อง). This is not a ban.
    NotRequired,
    Forbid,
}

impl Effect {
    /// Returns whether the effect permits something.
    #[must_use]
    pub fn permits(&self) -> bool {
        matches!(self, Self::Permit | Self::PermitIf(_) | Self::Only)
    }
}

/// The people whose acts a rule covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Any member. For everybody else the rule still says what the group is for.
    Members,
    /// People who hold none of the group's roles.
    Outsiders,
    /// People who hold one of these roles, or a kind of one.
    Roles(Vec<RoleId>),
}

/// The exception of a ban (ยกเว้น).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    pub words: Words,
    /// The roles that the ban does not bind; empty if the exception is not about who acts.
    pub who: Vec<RoleId>,
    /// The recipients that the ban does not concern; empty if the exception is not about them.
    pub to: Vec<RoleId>,
}

/// What the letter says about certain needs, and the clauses that say it.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent statements of the letter"
)]
pub struct Rule {
    pub id: String,
    /// The groups the rule applies to; `None` for every group.
    pub groups: Option<Vec<GroupId>>,
    pub effect: Effect,
    pub acts: Vec<Act>,
    /// Whether the rule covers the acts only as general communication, because the letter does not
    /// name them. Such a rule yields to one that names the act.
    pub general: bool,
    /// Whether the letter demands what it permits (ให้…ทุกครั้ง).
    pub must: bool,
    /// Whether nobody but these people may do it there (แต่ผู้เดียว).
    pub alone: bool,
    /// The topics the rule applies to; `None` for any topic.
    pub topics: Option<Vec<TopicId>>,
    pub who: Who,
    /// The addressees; empty for anyone in the group.
    pub to: Vec<RoleId>,
    /// The exception of a ban.
    pub unless: Option<Exception>,
    /// The time at which it applies; `None` for any time.
    pub when: Option<When>,
    pub cites: Vec<ClauseId>,
    /// The grounds for the rule, if it goes beyond the letter's wording.
    pub inferred: Option<Words>,
    /// Whether the rule is only proposed. Nobody has confirmed it yet, so it decides nothing.
    pub unconfirmed: bool,
    /// How sure the program was when it proposed the rule, from 0 to 1. `None` if people wrote it.
    pub sure: Option<f32>,
    pub span: Span,
}

impl Rule {
    /// Returns the topic that each of `rules` names as its only one, if it is the same.
    #[must_use]
    pub fn only_topic<'r>(rules: impl Iterator<Item = &'r Self>) -> Option<TopicId> {
        let mut topic = None;
        for rule in rules {
            match rule.topics.as_deref() {
                Some([only]) if topic.is_none_or(|known| known == *only) => topic = Some(*only),
                _ => return None,
            }
        }
        topic
    }

    /// Returns whether the file has a record of it. A statement of who administers a group stands for
    /// a rule that has none, and whose id no file can have.
    #[must_use]
    pub fn is_written(&self) -> bool {
        !self.id.contains(':')
    }

    /// Returns whether the rule applies to `group`.
    #[must_use]
    pub fn applies_to(&self, group: GroupId) -> bool {
        let groups = self.groups.as_ref();
        groups.is_none_or(|groups| groups.contains(&group))
    }

    /// Returns whether the rule applies to `topic`.
    #[must_use]
    pub fn is_about(&self, topic: TopicId) -> bool {
        let topics = self.topics.as_ref();
        topics.is_none_or(|topics| topics.contains(&topic))
    }
}

/// The order in which the letter prefers groups of equal verdict.
#[derive(Clone, Debug)]
pub struct Preference {
    /// The acts it applies to; `None` for any.
    pub acts: Option<Vec<Act>>,
    /// The topics it applies to; `None` for any.
    pub topics: Option<Vec<TopicId>>,
    /// The groups, the preferred one first.
    pub groups: Vec<GroupId>,
    pub cites: Vec<ClauseId>,
    /// The grounds, if the letter does not state the order.
    pub inferred: Option<Words>,
    pub span: Span,
}

impl Preference {
    /// Returns whether it applies to doing `act` about `topic`.
    #[must_use]
    pub fn covers(&self, act: Act, topic: TopicId) -> bool {
        let act_covered = self.acts.as_ref().is_none_or(|acts| acts.contains(&act));
        let topics = self.topics.as_ref();
        act_covered && topics.is_none_or(|topics| topics.contains(&topic))
    }
}

/// A duty the letter places on an office, unrelated to posting in a group.
#[derive(Clone, Debug)]
pub struct Duty {
    pub id: String,
    pub text: Words,
    pub cites: Vec<ClauseId>,
}
