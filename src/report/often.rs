//! What somebody often does: the matters for which the letter gives them a group.

use super::{Standing, Style};
use crate::guide::{Advice, Answer, Need, answer};
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};

/// A matter with its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterReport {
    pub need: Need,
    /// What is done, with the topic unless it is the usual one.
    pub name: String,
    /// The name of the group.
    pub group: String,
    /// How the group stands to the role: a member may have to post it.
    pub standing: Standing,
}

/// Returns the matters for which `role`, or anybody if there is none, has a group, in the order of
/// acts and topics. If the role is not a member, a member posts it.
#[must_use]
pub fn often_done(registry: &Registry, role: Option<RoleId>, style: Style) -> Vec<MatterReport> {
    let usual = registry.first_topic();
    let mut matters = Vec::new();
    for act in Act::posting() {
        let need = |topic| Need {
            role,
            ..Need::to_do(act, topic)
        };
        let usually = group_for(&answer(registry, need(usual)));
        for topic in registry.topic_ids() {
            let answer = answer(registry, need(topic));
            // What holds whatever the topic is listed once.
            let Some(group) =
                group_for(&answer).filter(|group| topic == usual || usually != Some(*group))
            else {
                continue;
            };
            let found = answer.for_group(group);
            matters.extend(found.map(|found| MatterReport {
                name: on_topic(registry, style.act(act), topic, style),
                group: registry.group(group).name.clone(),
                standing: Standing::of(found.verdict, found.member),
                need: answer.need.clone(),
            }));
        }
    }
    matters
}

/// Returns the group for what was asked, even if the asker is not a member.
fn group_for(answer: &Answer) -> Option<GroupId> {
    match &answer.advice {
        Some(Advice::NotMember { group, .. }) => Some(*group),
        _ => answer.best,
    }
}

/// Returns `what` with its topic in brackets, unless it is the usual one.
pub(super) fn on_topic(registry: &Registry, what: String, topic: TopicId, style: Style) -> String {
    if topic == registry.first_topic() {
        return what;
    }
    let topic = style.show_words(&registry.topic(topic).name);
    format!("{what} ({topic})")
}
