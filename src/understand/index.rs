//! What can be told from the registry once and for all: which role may do what somewhere, and
//! which groups are about one topic only.

use crate::guide::{Need, answer};
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};

/// What each role may do.
#[derive(Debug)]
pub(super) struct Abilities {
    /// Role, act and topic for which some group fits that the role belongs to.
    able: Vec<(RoleId, Act, TopicId)>,
    topics: Vec<Option<TopicId>>,
}

impl Abilities {
    pub fn new(registry: &Registry) -> Self {
        let mut able = Vec::new();
        for role in registry.role_ids() {
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

    pub fn can(&self, role: RoleId, act: Act, topic: TopicId) -> bool {
        self.able.contains(&(role, act, topic))
    }

    /// Whether the role gives orders in the first topic: a superior.
    pub fn commands(&self, registry: &Registry, role: RoleId) -> bool {
        self.can(role, Act::IssueOrder, registry.first_topic())
    }

    /// The one topic that every permission to post in `group` names.
    pub fn topic_of(&self, group: GroupId) -> Option<TopicId> {
        self.topics.get(group.index()).copied().flatten()
    }
}

fn topic_of(registry: &Registry, group: GroupId) -> Option<TopicId> {
    let mut topic = None;
    let rules = registry
        .rules_of(group)
        .filter(|(_, rule)| rule.effect.permits() && rule.acts.iter().any(|act| act.is_posting()));
    for (_, rule) in rules {
        match rule.topics.as_deref() {
            Some([only]) if topic.is_none_or(|known| known == *only) => topic = Some(*only),
            _ => return None,
        }
    }
    topic
}
