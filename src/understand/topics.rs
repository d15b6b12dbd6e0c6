//! Features of the topic that a candidate is about: whether the text names it, whether it is the asker's, and
//! whether what the letter says of it leads to the group.

use super::candidates::Candidate;
use super::intent::is_talk;
use super::mention::Meaning;
use super::rank::CandidateFeature;
use super::reading::Reading;
use crate::registry::{Act, Purpose, RoleId, Rule, TopicId, Who};

pub(super) const FEATURES: &[CandidateFeature] = &[
    CandidateFeature {
        name: "leaves-topic-out",
        holds: |reading, candidate| {
            candidate.intent.purpose.is_some()
                && !reading.topics.is_empty()
                && candidate.intent.topic == reading.registry().first_topic()
        },
    },
    // Where the letter divides its matters, what is learnt of the first topic says the rest.
    CandidateFeature {
        name: "leaves-only-other-topic-out",
        holds: |reading, candidate| {
            candidate.intent.purpose.is_some()
                && !reading.is_divided()
                && !reading.topics.is_empty()
                && candidate.intent.topic == reading.registry().first_topic()
        },
    },
    CandidateFeature {
        name: "takes-later-topic",
        holds: |reading, candidate| {
            let mut later = reading.topics.iter().skip(1);
            later.any(|&topic| topic == candidate.intent.topic)
        },
    },
    CandidateFeature {
        name: "leaves-hinted-topic-out",
        holds: |reading, candidate| {
            candidate.intent.purpose.is_some()
                && reading.topics.is_empty()
                && !reading.hinted_topics.is_empty()
                && candidate.intent.topic == reading.registry().first_topic()
        },
    },
    CandidateFeature {
        name: "takes-topic-hinted-twice",
        holds: |reading, candidate| {
            let hints = reading.mentions.iter().filter(|mention| {
                mention.is_hint() && mention.meaning == Meaning::Topic(candidate.intent.topic)
            });
            let is_hinted = reading.hinted_topics.contains(&candidate.intent.topic);
            is_hinted && hints.count() > 1
        },
    },
    CandidateFeature {
        name: "takes-topic-of-shared-words",
        holds: |reading, candidate| {
            reading
                .typed
                .shared
                .topics(&reading.range)
                .any(|topic| topic == candidate.intent.topic)
        },
    },
    CandidateFeature {
        name: "takes-hinted-topic",
        holds: |reading, candidate| reading.hinted_topics.contains(&candidate.intent.topic),
    },
    CandidateFeature {
        name: "takes-topic-where-nothing-fits",
        holds: |reading, candidate| {
            reading.topics.contains(&candidate.intent.topic) && candidate.answer.best.is_none()
        },
    },
    CandidateFeature {
        name: "takes-topic-of-asker",
        holds: takes_topic_of_asker,
    },
    CandidateFeature {
        name: "takes-topic-of-asker-to-talk",
        holds: |reading, candidate| {
            takes_topic_of_asker(reading, candidate) && candidate.intent.act.is_some_and(is_talk)
        },
    },
    CandidateFeature {
        name: "takes-only-topic-of-asker",
        holds: |reading, candidate| {
            let act = candidate.intent.act;
            takes_topic_of_asker(reading, candidate)
                && act.is_some_and(|act| reading.topics_of_asker(act).count() == 1)
        },
    },
    CandidateFeature {
        name: "takes-topic-of-asker-and-shares-words",
        holds: |reading, candidate| {
            takes_topic_of_asker(reading, candidate) && candidate.shared_words > 0
        },
    },
    CandidateFeature {
        name: "takes-unnamed-topic",
        holds: takes_unnamed_topic,
    },
    CandidateFeature {
        name: "takes-topic-beside-first",
        holds: is_of_topic,
    },
    CandidateFeature {
        name: "takes-topic-whose-rule-names-asker",
        holds: |reading, candidate| {
            let role = reading.role().filter(|_| is_of_topic(reading, candidate));
            let passages = reading.typed.passages;
            role.is_some_and(|role| passages.names_asker(role, candidate.intent.topic))
        },
    },
    CandidateFeature {
        name: "rests-on-rule-about-topic",
        holds: |reading, candidate| {
            let topic = candidate.intent.topic;
            is_of_topic(reading, candidate)
                && grounds(reading, candidate).any(|rule| is_about(rule, topic))
        },
    },
    CandidateFeature {
        name: "rests-on-rule-about-topic-alone",
        holds: |reading, candidate| {
            let alone = [candidate.intent.topic];
            is_of_topic(reading, candidate)
                && grounds(reading, candidate).any(|rule| rule.topics.as_deref() == Some(&alone))
        },
    },
    CandidateFeature {
        name: "rests-on-rule-that-names-asker",
        holds: |reading, candidate| {
            let mut grounds = grounds(reading, candidate);
            let role = candidate.need.role;
            role.is_some_and(|role| grounds.any(|rule| names(rule, role)))
        },
    },
    CandidateFeature {
        name: "takes-topic-that-letter-gives-asker",
        holds: |reading, candidate| {
            let mut given = topics_given_to_asker(reading, candidate);
            given.any(|topic| topic == candidate.intent.topic)
        },
    },
    CandidateFeature {
        name: "takes-only-topic-that-letter-gives-asker",
        holds: |reading, candidate| {
            let mut given = topics_given_to_asker(reading, candidate);
            given.next() == Some(candidate.intent.topic) && given.next().is_none()
        },
    },
];

/// Returns whether `candidate` is about the first topic, if it is a matter at all and the letter divides its
/// matters by topics.
pub(super) fn takes_first_topic(reading: &Reading<'_>, candidate: &Candidate) -> Option<bool> {
    let is_divided = candidate.intent.purpose.is_some() && reading.is_divided();
    is_divided.then(|| candidate.intent.topic == reading.registry().first_topic())
}

/// Returns whether `candidate` is about a topic other than the first, and the letter divides its matters
/// by topics.
pub(super) fn is_of_topic(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    takes_first_topic(reading, candidate) == Some(false)
}

/// Returns whether `candidate` is about a topic that the text neither names nor hints at, and that is not
/// the asker's alone.
fn takes_unnamed_topic(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    let topic = candidate.intent.topic;
    is_of_topic(reading, candidate)
        && !reading.topics.contains(&topic)
        && !reading.hinted_topics.contains(&topic)
        && !takes_topic_of_asker(reading, candidate)
}

/// Returns whether `candidate` is about a topic only because the asker may do it about no other.
fn takes_topic_of_asker(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    let acts = candidate.intent.act.into_iter();
    let mut topics = acts.flat_map(|act| reading.topics_of_asker(act));
    candidate.intent.purpose == Some(Purpose::Post)
        && topics.any(|topic| topic == candidate.intent.topic)
}

/// Returns the permissions that the recommended group rests on.
fn grounds<'r>(
    reading: &'r Reading<'_>,
    candidate: &'r Candidate,
) -> impl Iterator<Item = &'r Rule> {
    let best = candidate.answer.best_group().into_iter();
    let rules = best.flat_map(|best| &best.reasons);
    let rules = rules.map(|reason| reading.registry().rule(reason.rule));
    rules.filter(|rule| rule.effect.permits())
}

fn is_about(rule: &Rule, topic: TopicId) -> bool {
    let topics = rule.topics.as_deref();
    topics.is_some_and(|topics| topics.contains(&topic))
}

fn names(rule: &Rule, role: RoleId) -> bool {
    matches!(&rule.who, Who::Roles(roles) if roles.contains(&role))
}

/// Returns the topics, without the first, about which a rule lets the asker by name post what `candidate`
/// is to post.
fn topics_given_to_asker(
    reading: &Reading<'_>,
    candidate: &Candidate,
) -> impl Iterator<Item = TopicId> {
    let posts = candidate.intent.purpose == Some(Purpose::Post) && reading.is_divided();
    let asked = reading.role().zip(candidate.intent.act).filter(|_| posts);
    let registry = reading.registry();
    let given = move |topic, (role, act): (RoleId, Act)| {
        let mut rules = registry.rules().map(|(_, rule)| rule);
        rules.any(|rule| {
            rule.effect.permits()
                && rule.acts.contains(&act)
                && is_about(rule, topic)
                && names(rule, role)
        })
    };
    let topics = registry.topic_ids().skip(1);
    topics.filter(move |&topic| asked.is_some_and(|asked| given(topic, asked)))
}

#[cfg(test)]
mod tests {
    use crate::registry::{SAKON_NAKHON, read};
    use crate::understand::Understander;
    use crate::understand::feature_cases::{Case, FICTITIOUS, assert_features_hold};

    const CASES: &[Case] = &[
        (
            "takes-unnamed-topic",
            "farmer",
            ["งานบุญ", "money"],
            ["แพะ", "goats"],
        ),
        (
            "takes-topic-beside-first",
            "farmer",
            ["งานบุญ", "money"],
            ["งานบุญ", "grain"],
        ),
        (
            "takes-topic-whose-rule-names-asker",
            "treasurer",
            ["งานบุญ", "money"],
            ["งานบุญ", "goats"],
        ),
        (
            "rests-on-rule-about-topic",
            "farmer",
            ["งานบุญ", "goats"],
            ["งานบุญ", "money"],
        ),
        (
            "rests-on-rule-about-topic-alone",
            "treasurer",
            ["งานบุญ", "money"],
            ["งานบุญ", "goats"],
        ),
        (
            "rests-on-rule-that-names-asker",
            "treasurer",
            ["งานบุญ", "money"],
            ["งานบุญ", "goats"],
        ),
        (
            "takes-topic-that-letter-gives-asker",
            "farmer",
            ["งานบุญ", "goats"],
            ["งานบุญ", "money"],
        ),
        (
            "takes-only-topic-that-letter-gives-asker",
            "farmer",
            ["งานบุญ", "goats"],
            ["งานบุญ", "money"],
        ),
    ];

    #[test]
    fn what_the_letter_says_of_a_topic_is_a_feature_of_candidates() {
        assert_features_hold(CASES);
    }

    #[test]
    fn only_a_matter_of_a_divided_letter_is_about_the_first_topic_or_another() {
        let registry = read(FICTITIOUS).registry.unwrap();
        let understander = Understander::new(&registry);
        let observed = understander.observe(&registry, "แพะป่วย", None, 16);
        for candidate in observed.candidates {
            let is_matter = candidate.purpose != "nothing";
            let is_first = candidate.topic == registry.first_topic();
            assert_eq!(candidate.takes_first_topic, is_matter.then_some(is_first));
        }
    }

    #[test]
    fn the_only_other_topic_is_left_out_where_it_is_named() {
        let registry = read(SAKON_NAKHON).registry.unwrap();
        let understander = Understander::new(&registry);
        let leaves_out = |text: &str| {
            let observed = understander.observe(&registry, text, None, 16);
            let features = observed.candidates.into_iter();
            let mut features = features.flat_map(|candidate| candidate.features);
            features.any(|(name, _)| name == "leaves-only-other-topic-out")
        };
        assert!(leaves_out("รายงานผลจิตอาสา"));
        assert!(!leaves_out("รายงานผล"));
    }
}
