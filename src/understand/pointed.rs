//! Features and measures of a candidate by what points to its topic: the text, the name of the asker's role,
//! the rules that name this role, and the groups that it belongs to. Where nothing points to the topics of a
//! letter, as where it has no others than the first, they are zero.

use super::candidates::Candidate;
use super::pointing::{AskerPointing, Pointing};
use super::rank::{CandidateFeature, Measure};
use super::reading::Reading;
use super::topics::{is_of_topic, takes_first_topic};

/// A topic to which so many times as much points as to any other is meant by far.
const BY_FAR: u8 = 2;
/// Texts are rarely liker to the words of a matter than one part in so many.
const LIKEST: u8 = 4;

pub(super) const FEATURES: &[CandidateFeature] = &[
    CandidateFeature {
        name: "text-points-most-to-topic",
        holds: |reading, candidate| exceeds(reading.pointing(), reading, candidate, 1),
    },
    CandidateFeature {
        name: "text-points-by-far-to-topic",
        holds: |reading, candidate| exceeds(reading.pointing(), reading, candidate, BY_FAR),
    },
    CandidateFeature {
        name: "name-of-asker-points-most-to-topic",
        holds: |reading, candidate| asker_points_most(reading, candidate, |asker| &asker.name),
    },
    CandidateFeature {
        name: "rules-point-most-to-topic",
        holds: |reading, candidate| asker_points_most(reading, candidate, |asker| &asker.rules),
    },
    CandidateFeature {
        name: "groups-point-most-to-topic",
        holds: |reading, candidate| asker_points_most(reading, candidate, |asker| &asker.groups),
    },
];

pub(super) const MEASURES: &[Measure] = &[
    Measure {
        name: "text-points-to-topic",
        measure: text_share,
    },
    Measure {
        name: "text-points-strongly-to-topic",
        measure: |reading, candidate| {
            let topic = candidate.intent.topic;
            of_topic(reading, candidate, || {
                likeness(reading.pointing().strength(topic))
            })
        },
    },
    Measure {
        name: "text-points-beside-first-topic",
        measure: |reading, candidate| {
            beside_first(reading, candidate, || likeness(reading.pointing().most()))
        },
    },
    Measure {
        name: "name-of-asker-points-to-topic",
        measure: |reading, candidate| asker_share(reading, candidate, |asker| &asker.name),
    },
    Measure {
        name: "name-of-asker-points-strongly-to-topic",
        measure: |reading, candidate| asker_strength(reading, candidate, |asker| &asker.name),
    },
    Measure {
        name: "rules-point-to-topic",
        measure: |reading, candidate| asker_share(reading, candidate, |asker| &asker.rules),
    },
    Measure {
        name: "rules-point-beside-first-topic",
        measure: |reading, candidate| {
            let asker = reading.pointing_of_asker();
            beside_first(reading, candidate, || {
                asker.map_or(0.0, |asker| asker.rules.most().min(1.0))
            })
        },
    },
    Measure {
        name: "groups-point-to-topic",
        measure: |reading, candidate| asker_share(reading, candidate, |asker| &asker.groups),
    },
    Measure {
        name: "groups-point-strongly-to-topic",
        measure: |reading, candidate| asker_strength(reading, candidate, |asker| &asker.groups),
    },
    Measure {
        name: "text-and-name-of-asker-point-to-topic",
        measure: |reading, candidate| {
            text_share(reading, candidate) * asker_share(reading, candidate, |asker| &asker.name)
        },
    },
    Measure {
        name: "text-and-rules-point-to-topic",
        measure: |reading, candidate| {
            text_share(reading, candidate) * asker_share(reading, candidate, |asker| &asker.rules)
        },
    },
    // What no matter of an office is like neither the letter nor the matters of its topics.
    Measure {
        name: "nothing-points-to-topic",
        measure: |reading, candidate| nothing(candidate, || likeness(reading.pointing().most())),
    },
    Measure {
        name: "nothing-is-like-letter",
        measure: |reading, candidate| nothing(candidate, || reading.resemblance().to_letter()),
    },
];

/// Returns `value` if it `counts`, and zero if not.
fn only_if(counts: bool, value: impl FnOnce() -> f32) -> f32 {
    if counts { value() } else { 0.0 }
}

/// Returns `value` for a candidate that is no matter of an office.
fn nothing(candidate: &Candidate, value: impl FnOnce() -> f32) -> f32 {
    only_if(candidate.intent.purpose.is_none(), value)
}

/// Returns `value` for a candidate about a topic other than the first, where the letter divides its matters.
fn of_topic(reading: &Reading<'_>, candidate: &Candidate, value: impl FnOnce() -> f32) -> f32 {
    only_if(is_of_topic(reading, candidate), value)
}

/// Returns `value` for a candidate about the first topic, where the letter divides its matters.
fn beside_first(reading: &Reading<'_>, candidate: &Candidate, value: impl FnOnce() -> f32) -> f32 {
    only_if(takes_first_topic(reading, candidate) == Some(true), value)
}

/// Returns how like the words of matters a text is that points to a topic so much, from 0 to 1.
fn likeness(strength: f32) -> f32 {
    (strength.sqrt() * f32::from(LIKEST)).min(1.0)
}

/// Returns how much of all that the text points to is the topic of `candidate`.
fn text_share(reading: &Reading<'_>, candidate: &Candidate) -> f32 {
    let topic = candidate.intent.topic;
    of_topic(reading, candidate, || reading.pointing().share(topic))
}

/// One of the ways in which an asker points to topics.
type Way = fn(&AskerPointing) -> &Pointing;

/// Returns how much of all that `way` of the asker points to is the topic of `candidate`.
fn asker_share(reading: &Reading<'_>, candidate: &Candidate, way: Way) -> f32 {
    let topic = candidate.intent.topic;
    of_topic(reading, candidate, || {
        let asker = reading.pointing_of_asker();
        asker.map_or(0.0, |asker| way(asker).share(topic))
    })
}

/// Returns how much `way` of the asker points to the topic of `candidate`, up to 1.
fn asker_strength(reading: &Reading<'_>, candidate: &Candidate, way: Way) -> f32 {
    let topic = candidate.intent.topic;
    of_topic(reading, candidate, || {
        let asker = reading.pointing_of_asker();
        asker.map_or(0.0, |asker| way(asker).strength(topic).min(1.0))
    })
}

/// Returns whether `way` of the asker points more to the topic of `candidate` than to any other.
fn asker_points_most(reading: &Reading<'_>, candidate: &Candidate, way: Way) -> bool {
    let asker = reading.pointing_of_asker();
    asker.is_some_and(|asker| exceeds(way(asker), reading, candidate, 1))
}

/// Returns whether more than `times` as much points to the topic of `candidate` as to any other.
fn exceeds(pointing: &Pointing, reading: &Reading<'_>, candidate: &Candidate, times: u8) -> bool {
    let topic = candidate.intent.topic;
    is_of_topic(reading, candidate)
        && pointing.strength(topic) > f32::from(times) * pointing.most_beside(topic)
}

#[cfg(test)]
mod tests {
    use crate::understand::feature_cases::{Case, assert_features_hold};

    const CASES: &[Case] = &[
        (
            "text-points-to-topic",
            "farmer",
            ["เบิกค่าใช้จ่ายเดินทาง", "money"],
            ["เบิกค่าใช้จ่ายเดินทาง", "grain"],
        ),
        (
            "text-points-most-to-topic",
            "farmer",
            ["เบิกค่าใช้จ่ายเดินทาง", "money"],
            ["เบิกค่าใช้จ่ายเดินทาง", "goats"],
        ),
        (
            "text-points-beside-first-topic",
            "farmer",
            ["เบิกค่าใช้จ่ายเดินทาง", "grain"],
            ["เบิกค่าใช้จ่ายเดินทาง", "money"],
        ),
        (
            "rules-point-to-topic",
            "treasurer",
            ["งานบุญ", "money"],
            ["งานบุญ", "goats"],
        ),
        (
            "rules-point-most-to-topic",
            "farmer",
            ["งานบุญ", "goats"],
            ["งานบุญ", "money"],
        ),
        (
            "groups-point-to-topic",
            "treasurer",
            ["งานบุญ", "money"],
            ["งานบุญ", "goats"],
        ),
    ];

    #[test]
    fn what_points_to_a_topic_is_a_feature_of_candidates() {
        assert_features_hold(CASES);
    }
}
