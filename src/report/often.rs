//! What somebody often does: the matters for which the letter gives them a group.

use super::Style;
use crate::guide::{Need, answer};
use crate::registry::{Act, Registry, RoleId};

/// A matter with its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterReport {
    pub need: Need,
    /// What is done, with the topic unless it is the usual one.
    pub name: String,
    /// The name of the group.
    pub group: String,
}

/// Returns the matters that `role`, or anybody if there is none, can post to a group, in the order
/// of acts and topics.
#[must_use]
pub fn often_done(registry: &Registry, role: Option<RoleId>, style: Style) -> Vec<MatterReport> {
    let acts = Act::posting();
    let needs = acts.flat_map(|act| {
        registry
            .topic_ids()
            .map(move |topic| Need::to_do(act, topic))
    });
    needs
        .filter_map(|need| {
            let need = Need { role, ..need };
            let answer = answer(registry, need.clone());
            let usual = registry.first_topic();
            let best = answer.best?;
            // What holds whatever the topic is listed once.
            let is_usual = need.topic == usual || {
                let usual = Need {
                    topic: usual,
                    ..need.clone()
                };
                crate::guide::answer(registry, usual).best != Some(best)
            };
            is_usual.then(|| MatterReport {
                name: matter_name(registry, &need, style),
                group: registry.group(best).name.clone(),
                need,
            })
        })
        .collect()
}

/// Returns what `need` is, in words, with the topic unless it is the usual one.
#[must_use]
pub fn matter_name(registry: &Registry, need: &Need, style: Style) -> String {
    let act = need.act.map(|act| style.act(act)).unwrap_or_default();
    if need.topic == registry.first_topic() {
        return act;
    }
    let topic = style.show_words(&registry.topic(need.topic).name);
    format!("{act} ({topic})")
}
