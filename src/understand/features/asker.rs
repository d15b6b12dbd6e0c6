//! Who asks, and what the letter lets them do.

use super::{Feature, Sign};
use crate::registry::Act;
use crate::understand::reading::Reading;

pub(super) const FEATURES: &[Feature] = &[
    Feature {
        name: "asker",
        find: rank,
    },
    Feature {
        name: "asker-may",
        find: may,
    },
    Feature {
        name: "asker-may-about-some-topic",
        find: may_about_some_topic,
    },
];

/// Says whether the asker is known, and is a superior, who may issue orders.
fn rank(reading: &Reading<'_>) -> Vec<Sign> {
    let value = match reading.role() {
        None => "unknown",
        Some(_) if reading.is_superior() => "superior",
        Some(_) => "subordinate",
    };
    vec![Sign::whole(value)]
}

/// Names the acts for which some group of the asker fits.
fn may(reading: &Reading<'_>) -> Vec<Sign> {
    let Some(role) = reading.role() else {
        return Vec::new();
    };
    let topic = reading.topic_or_first();
    Act::posting()
        .filter(|&act| reading.typed.abilities.can(role, act, topic))
        .map(|act| Sign::whole(act.id()))
        .collect()
}

/// Names the acts for which some group of the asker fits, about one topic or another.
fn may_about_some_topic(reading: &Reading<'_>) -> Vec<Sign> {
    let Some(role) = reading.role() else {
        return Vec::new();
    };
    let may = |act| {
        let mut topics = reading.registry().topic_ids();
        topics.any(|topic| reading.typed.abilities.can(role, act, topic))
    };
    Act::posting()
        .filter(|&act| may(act))
        .map(|act| Sign::whole(act.id()))
        .collect()
}
