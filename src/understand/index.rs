//! Facts computed once from the registry: which role may do what in at least one group, and which
//! groups cover a single topic.

use std::sync::OnceLock;

use crate::guide::{Need, answer};
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};

/// What is known of what each role may do. It is found out when it is first asked for.
#[derive(Debug)]
pub(super) struct KnownAbilities {
    /// For each role, act and topic, whether some group fits that the role belongs to.
    able: Vec<OnceLock<bool>>,
    /// The single topic of each group, if it has one.
    topics: Vec<Option<TopicId>>,
}

impl KnownAbilities {
    /// Makes room for the abilities of every role in `registry`.
    pub fn new(registry: &Registry) -> Self {
        let combinations =
            registry.role_ids().count() * Act::ALL.len() * registry.topic_ids().count();
        let topics = registry
            .group_ids()
            .map(|group| registry.topic_of(group))
            .collect();
        Self {
            able: std::iter::repeat_with(OnceLock::new)
                .take(combinations)
                .collect(),
            topics,
        }
    }

    /// Returns the abilities in `registry`, for which this was made.
    pub fn of<'a>(&'a self, registry: &'a Registry) -> Abilities<'a> {
        Abilities {
            known: self,
            registry,
        }
    }
}

/// What each role may do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Abilities<'a> {
    known: &'a KnownAbilities,
    registry: &'a Registry,
}

impl Abilities<'_> {
    /// Returns whether some group of `role` fits for doing `act` about `topic`.
    pub fn can(self, role: RoleId, act: Act, topic: TopicId) -> bool {
        let acts = Act::ALL.iter().position(|other| *other == act);
        let topics = self.registry.topic_ids().count();
        let place = acts.map(|act| (role.index() * Act::ALL.len() + act) * topics + topic.index());
        let known = place.and_then(|place| self.known.able.get(place));
        known.is_some_and(|known| *known.get_or_init(|| self.find_out(role, act, topic)))
    }

    fn find_out(self, role: RoleId, act: Act, topic: TopicId) -> bool {
        let mut asking = self.registry.asking_roles();
        act.is_posting()
            && asking.any(|(other, _)| other == role)
            && answer(self.registry, Need::to_do(act, topic).by(role))
                .best
                .is_some()
    }

    /// Returns whether the role may issue orders on the first topic, as superiors may.
    pub fn commands(self, role: RoleId) -> bool {
        self.can(role, Act::IssueOrder, self.registry.first_topic())
    }

    /// Returns the single topic named by every permission to post in `group`, if there is one.
    pub fn topic_of(self, group: GroupId) -> Option<TopicId> {
        self.known.topics.get(group.index()).copied().flatten()
    }
}
