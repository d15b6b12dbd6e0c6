//! Ranks the candidates for what a text asks, by features of each candidate and their fitted
//! weights.

use super::addressed;
use super::candidates::Candidate;
use super::features::Held;
use super::intent::Intent;
use super::model::{Likelihoods, Model, Thresholds};
use super::near::NEARNESS;
use super::passages::Passage;
use super::pointed;
use super::reading::Reading;
use super::topics::{self, is_of_topic, takes_first_topic};
use crate::guide::Verdict;
use crate::language::weights::into_shares;
use crate::registry::{GroupId, Purpose, TopicId};

/// A feature of a candidate.
pub(super) struct CandidateFeature {
    pub name: &'static str,
    pub holds: fn(&Reading<'_>, &Candidate) -> bool,
}

/// The name of the feature that is the logarithm of the purpose's probability.
pub const PURPOSE_LIKELIHOOD: &str = "purpose-likelihood";
/// The name of the feature that is the logarithm of the act's probability.
pub const ACT_LIKELIHOOD: &str = "act-likelihood";

/// The name of the feature that is the logarithm of the probability that the topic is the first, or is not.
pub const TOPIC_LIKELIHOOD: &str = "topic-likelihood";

/// Returns every feature of a candidate.
pub(super) fn features() -> impl Iterator<Item = &'static CandidateFeature> {
    FEATURES
        .iter()
        .chain(topics::FEATURES)
        .chain(pointed::FEATURES)
        .chain(addressed::FEATURES)
}

const FEATURES: &[CandidateFeature] = &[
    CandidateFeature {
        name: "is-nothing",
        holds: |_, candidate| candidate.intent.purpose.is_none(),
    },
    CandidateFeature {
        name: "reads",
        holds: |_, candidate| candidate.intent.purpose == Some(Purpose::Read),
    },
    CandidateFeature {
        name: "joins",
        holds: |_, candidate| candidate.intent.purpose == Some(Purpose::Join),
    },
    CandidateFeature {
        name: "is-about",
        holds: |_, candidate| candidate.intent.purpose == Some(Purpose::About),
    },
    CandidateFeature {
        name: "posts-where-nothing-fits",
        holds: |_, candidate| {
            candidate.intent.purpose == Some(Purpose::Post) && candidate.answer.best.is_none()
        },
    },
    CandidateFeature {
        name: "reads-where-nothing-fits",
        holds: |_, candidate| {
            candidate.intent.purpose == Some(Purpose::Read) && candidate.answer.best.is_none()
        },
    },
    CandidateFeature {
        name: "named-group-permits",
        holds: |reading, candidate| {
            verdict_on_named(reading, candidate).is_some_and(Verdict::permits)
        },
    },
    CandidateFeature {
        name: "named-group-forbids",
        holds: |reading, candidate| {
            verdict_on_named(reading, candidate) == Some(Verdict::Forbidden)
        },
    },
    CandidateFeature {
        name: "about-no-group",
        holds: |_, candidate| {
            candidate.intent.purpose == Some(Purpose::About) && candidate.need.asked_group.is_none()
        },
    },
    CandidateFeature {
        name: "shares-word-with-clause",
        holds: |_, candidate| candidate.shared_words == 1,
    },
    CandidateFeature {
        name: "shares-words-with-clause",
        holds: |_, candidate| candidate.shared_words == 2,
    },
    CandidateFeature {
        name: "shares-many-words-with-clause",
        holds: |_, candidate| candidate.shared_words > 2,
    },
];

/// A measure of a candidate: a number from 0 to 1.
pub(super) struct Measure {
    pub name: &'static str,
    pub measure: fn(&Reading<'_>, &Candidate) -> f32,
}

/// Returns every measure of a candidate.
pub(super) fn measures() -> impl Iterator<Item = &'static Measure> {
    MEASURES.iter().chain(pointed::MEASURES)
}

const MEASURES: &[Measure] = &[
    Measure {
        name: "like-clause",
        measure: |reading, candidate| {
            let best = candidate.answer.best_group().into_iter();
            let reasons = best.flat_map(|best| &best.reasons);
            let clauses = reasons.map(|reason| reason.clause);
            reading.resemblance().to_clauses(clauses)
        },
    },
    Measure {
        name: "like-group",
        measure: |reading, candidate| {
            let best = candidate.answer.best;
            best.map_or(0.0, |group| reading.resemblance().to_group(group))
        },
    },
    Measure {
        name: "like-topic",
        measure: |reading, candidate| like(reading, candidate, Passage::Topic),
    },
    Measure {
        name: "like-topic-name",
        measure: |reading, candidate| like(reading, candidate, Passage::TopicName),
    },
    Measure {
        name: "asker-like-topic",
        measure: |reading, candidate| {
            let topic = candidate.intent.topic;
            let role = reading.role().filter(|_| is_of_topic(reading, candidate));
            role.map_or(0.0, |role| reading.typed.passages.asker_like(role, topic))
        },
    },
];

/// Returns how much the text is like the passage about the topic of `candidate`. The first topic, which
/// is meant where none is named, has none of its own.
fn like(reading: &Reading<'_>, candidate: &Candidate, passage: fn(TopicId) -> Passage) -> f32 {
    let topic =
        Some(candidate.intent.topic).filter(|&topic| topic != reading.registry().first_topic());
    topic.map_or(0.0, |topic| reading.resemblance().to(passage(topic)))
}

fn verdict_on_named(reading: &Reading<'_>, candidate: &Candidate) -> Option<Verdict> {
    let &group = reading.groups.first()?;
    let answer = candidate.answer.for_group(group)?;
    Some(answer.verdict)
}

/// Returns the features of `candidate` that hold, and its measures, each with its value.
pub(super) fn values(
    reading: &Reading<'_>,
    candidate: &Candidate,
) -> impl Iterator<Item = (&'static str, f32)> {
    let held = features().filter(|feature| (feature.holds)(reading, candidate));
    let held = held.map(|feature| (feature.name, 1.0));
    held.chain(measures().map(|measure| (measure.name, (measure.measure)(reading, candidate))))
}

/// A candidate, and how likely it is.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub candidate: Candidate,
    pub probability: f32,
}

/// Returns the candidates for what `reading` asks, most likely first. Their probabilities add up
/// to 1.
pub(super) fn rank(
    reading: &Reading<'_>,
    model: &Model,
    (held, likelihoods): (&[Held], &Likelihoods),
) -> Vec<Ranked> {
    let addressing = model.addressing(held);
    let nearness = reading.nearness(model);
    let near = NEARNESS.map(|name| model.ranking(name));
    let look = model.thresholds().look;
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut scores: Vec<f32> = Vec::new();
    for intent in Intent::all(reading) {
        let purpose = likelihoods.of_purpose(intent.purpose);
        let act = intent.act.map_or(1.0, |act| likelihoods.of_act(act));
        if purpose * act < look {
            continue;
        }
        let likelihood = model.ranking(PURPOSE_LIKELIHOOD) * purpose.ln()
            + model.ranking(ACT_LIKELIHOOD) * act.ln();
        for candidate in Candidate::all(reading, intent) {
            let values = values(reading, &candidate);
            let values = values.map(|(name, value)| model.ranking(name) * value);
            let mut score = likelihood + values.sum::<f32>();
            let is_first = takes_first_topic(reading, &candidate);
            if let Some(nearness) = &nearness {
                let measures = nearness.measures(candidate.intent.topic, is_first);
                let weighed = measures.iter().zip(near);
                score += weighed.map(|(value, weight)| value * weight).sum::<f32>();
            }
            if let Some(is_first) = is_first {
                score += model.ranking(TOPIC_LIKELIHOOD) * likelihoods.of_topic(is_first).ln();
            }
            if addressed::reaches_nobody(&candidate) {
                score += addressing;
            }
            scores.push(score);
            candidates.push(candidate);
        }
    }
    into_shares(&mut scores);
    let mut ranked: Vec<Ranked> = candidates
        .into_iter()
        .zip(scores)
        .map(|(candidate, probability)| Ranked {
            candidate,
            probability,
        })
        .collect();
    ranked.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    ranked
}

/// Returns the place in `ranked` of the candidate to answer: that the text is no matter of an office, if
/// that is likely enough for a text to get no group, or else the one that is worth most. A candidate is
/// worth the probability of its group, less that of the readings in which that group is forbidden, as
/// many times as the thresholds say.
pub(super) fn choose(
    ranked: &[Ranked],
    likelihoods: &Likelihoods,
    thresholds: Thresholds,
) -> Option<usize> {
    let worth = |best: Option<GroupId>| -> f32 {
        let right = ranked
            .iter()
            .filter(|other| other.candidate.answer.best == best)
            .map(|other| other.probability);
        let wrong = ranked
            .iter()
            .filter(|other| best.is_some_and(|group| forbids(&other.candidate, group)))
            .map(|other| other.probability);
        right.sum::<f32>() - thresholds.forbidden * wrong.sum::<f32>()
    };
    // The first of equally worthy ones is the likeliest.
    let places = ranked.iter().enumerate().rev();
    let worths = places.map(|(at, ranked)| (at, worth(ranked.candidate.answer.best)));
    let (worthiest, _) = worths.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let nothing = ranked
        .iter()
        .position(|other| other.candidate.intent.purpose.is_none());
    if ranked.get(worthiest)?.candidate.answer.best.is_some() {
        // What may be no matter of an office gets no group.
        let is_enough = |&at: &usize| {
            let nothing = ranked.get(at);
            nothing.is_some_and(|nothing| nothing.probability >= thresholds.nothing)
        };
        return nothing.filter(is_enough).or(Some(worthiest));
    }
    // It gets none in any case. Whether it is a matter is then up to the text alone, since that does not
    // depend on what the asker may do. A matter must be likely enough to be told.
    let matter = ranked.iter().position(|other| {
        let purpose = other.candidate.intent.purpose;
        purpose.is_some()
            && other.candidate.answer.best.is_none()
            && likelihoods.of_purpose(purpose) >= likelihoods.of_purpose(None)
            && probability(ranked, &other.candidate) >= thresholds.sure
    });
    matter.or(nothing).or(Some(worthiest))
}

/// Returns the probability that the group of `candidate` is right: of all readings that lead to it.
pub(super) fn probability(ranked: &[Ranked], candidate: &Candidate) -> f32 {
    let is_nothing = candidate.intent.purpose.is_none();
    let same = ranked.iter().filter(|other| {
        other.candidate.answer.best == candidate.answer.best
            && other.candidate.intent.purpose.is_none() == is_nothing
    });
    // A sum of rounded numbers may exceed one.
    same.map(|other| other.probability).sum::<f32>().min(1.0)
}

fn forbids(candidate: &Candidate, group: GroupId) -> bool {
    let answer = candidate.answer.for_group(group);
    answer.is_some_and(|answer| answer.verdict == Verdict::Forbidden)
}

#[cfg(test)]
mod tests {
    use crate::understand::feature_cases::{Case, assert_features_hold};

    const CASES: &[Case] = &[
        (
            "like-topic",
            "farmer",
            ["เรื่องแพะป่วย", "goats"],
            ["เรื่องแพะป่วย", "grain"],
        ),
        (
            "like-topic-name",
            "farmer",
            ["ค่าใช้จ่ายการเงิน", "money"],
            ["", "money"],
        ),
        (
            "asker-like-topic",
            "goatherd",
            ["งานบุญ", "goats"],
            ["งานบุญ", "grain"],
        ),
        (
            "like-clause",
            "treasurer",
            ["รายงานการเงิน", "money"],
            ["", "money"],
        ),
        (
            "like-group",
            "treasurer",
            ["รายงานการเงิน", "money"],
            ["", "money"],
        ),
    ];

    #[test]
    fn what_a_candidate_is_like_is_a_feature_of_it() {
        assert_features_hold(CASES);
    }
}
