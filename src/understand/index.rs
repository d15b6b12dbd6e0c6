//! Facts computed once from the registry: which role may do what in at least one group, and which
//! groups cover a single topic.

use crate::guide::{Need, answer};
use crate::registry::{Act, GroupId, Registry, RoleId, Rule, TopicId};

/// What each role may do.
#[derive(Debug)]
pub(super) struct Abilities {
    /// Combinations for which some group fits that the role belongs to.
    able: Vec<(RoleId, Act, TopicId)>,
    /// The single topic of each group, if it has one.
    topics: Vec<Option<TopicId>>,
}

impl Abilities {
    /// Computes the abilities of every role in `registry`.
    pub fn new(registry: &Registry) -> Self {
        let mut able = Vec::new();
        for (role, _) in registry.asking_roles() {
            for act in Act::posting() {
                for topic in registry.topic_ids() {
                    let answer = answer(registry, Need::to_do(act, topic).by(role));
                    if answer.best.is_some() {
                        able.push((role, act, topic));
                    }
                }
            }
        }
        let topics = registry
            .group_ids()
            .map(|group| topic_of(registry, group))
            .collect();
        Self { able, topics }
    }

    /// Returns whether some group of `role` fits for doing `act` about `topic`.
    pub fn can(&self, role: RoleId, act: Act, topic: TopicId) -> bool {
        self.able.contains(&(role, act, topic))
    }

    /// Returns whether the role may issue orders on the first topic, as superiors may.
    pub fn commands(&self, registry: &Registry, role: RoleId) -> bool {
        self.can(role, Act::IssueOrder, registry.first_topic())
    }

    /// Returns the single topic named by every permission to post in `group`, if there is one.
    pub fn topic_of(&self, group: GroupId) -> Option<TopicId> {
        self.topics.get(group.index()).copied().flatten()
    }
}

fn topic_of(registry: &Registry, group: GroupId) -> Option<TopicId> {
    let rules = registry.rules_of(group).map(|(_, rule)| rule);
    only_topic(
        rules.filter(|rule| rule.effect.permits() && rule.acts.iter().any(|act| act.is_posting())),
    )
}

/// Returns the topic that each of `rules` names as its only one, if it is the same.
pub(super) fn only_topic<'r>(rules: impl Iterator<Item = &'r Rule>) -> Option<TopicId> {
    let mut topic = None;
    for rule in rules {
        match rule.topics.as_deref() {
            Some([only]) if topic.is_none_or(|known| known == *only) => topic = Some(*only),
            _ => return None,
        }
    }
    topic
}
