//! What a text may ask for, apart from whom and what it names: each purpose with each act and topic.

use super::people::Person;
use super::reading::Reading;
use crate::registry::{Act, Membership, Purpose, TopicId};

/// What somebody may want with a text, apart from whom and what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Intent {
    /// The purpose; none for a text that is no matter of an office.
    pub purpose: Option<Purpose>,
    /// The act; none for [`Purpose::About`], and where there is no purpose.
    pub act: Option<Act>,
    pub topic: TopicId,
}

impl Intent {
    /// Returns every intent that `reading` allows: each purpose with each of its acts and each topic
    /// that it may be about.
    pub fn all(reading: &Reading<'_>) -> Vec<Self> {
        let first = reading.registry().first_topic();
        let mut intents = vec![Self {
            purpose: None,
            act: None,
            topic: first,
        }];
        for topic in topics(reading) {
            let of = |purpose, act| Self {
                purpose: Some(purpose),
                act,
                topic,
            };
            for &act in Act::ALL {
                if act.is_posting() {
                    intents.push(of(Purpose::Post, Some(act)));
                    intents.push(of(Purpose::Read, Some(act)));
                } else {
                    intents.push(of(Purpose::Join, Some(act)));
                }
            }
            intents.push(of(Purpose::About, None));
        }
        if adds_one_of_its_own(reading) {
            intents.retain(|intent| intent.act != Some(Act::InviteOutsider));
        }
        intents
    }
}

/// Returns the topics that `reading` may be about, those named first: if the letter divides its matters
/// by topics, all of them.
fn topics(reading: &Reading<'_>) -> Vec<TopicId> {
    let others = reading.registry().topic_ids();
    let others = others.filter(|_| reading.is_divided());
    let named = reading.topics.iter().chain(&reading.hinted_topics).copied();
    let mut topics: Vec<TopicId> = Vec::new();
    for topic in named
        .chain([reading.registry().first_topic()])
        .chain(others)
    {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

/// Returns whether somebody is added to a group to which the letter says they belong: no outsider does.
fn adds_one_of_its_own(reading: &Reading<'_>) -> bool {
    let adds = reading.change.as_ref().map(|change| change.act) == Some(Act::AddMember);
    let group = reading.groups.first().filter(|_| adds);
    group.is_some_and(|&group| {
        let membership = |person: &Person| reading.registry().membership(group, person.role);
        let mut people = reading.people.iter();
        people.any(|person| membership(person) != Membership::No)
    })
}

/// Returns whether an act is talk: what is said belongs to those it is said to.
pub(super) fn is_talk(act: Act) -> bool {
    matches!(act, Act::Ask | Act::Reply | Act::Acknowledge)
}
