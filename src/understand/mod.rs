//! From a person's own words to a need.
//!
//! For now this is a plain search: the names, abbreviations and vocabulary of the registry are
//! looked for in the text, and what is found fills the need. Nothing is guessed beyond that: a
//! text that names no act leaves the act open, and the answer says so.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::guide::{Need, Purpose, act_key};
use crate::lang::Lang;
use crate::registry::{Act, GroupId, Meaning, Registry, RoleId, TopicId};
use crate::text::fold;

/// A term shorter than this, folded, is met inside other words by chance; it counts only as
/// written, with its full stops.
const SHORT: usize = 3;

/// What a text was found to speak of; of several of a kind the longest term counts, and of
/// terms equally long the one that the registry gives first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    pub act: Option<Act>,
    pub topic: Option<TopicId>,
    pub role: Option<RoleId>,
    pub group: Option<GroupId>,
}

/// A term to look for, and what it stands for.
struct Term {
    folded: String,
    /// As it must stand in the text, where being folded is not enough.
    written: Option<String>,
    meaning: Meaning,
}

impl Term {
    fn new(text: &str, meaning: Meaning) -> Self {
        let folded = fold(text);
        let short = folded.chars().count() < SHORT;
        Self {
            written: short.then(|| text.to_lowercase()),
            folded,
            meaning,
        }
    }

    fn may_stand_in(&self, text: &str) -> bool {
        !self.folded.is_empty()
            && self
                .written
                .as_ref()
                .is_none_or(|written| text.contains(written))
    }
}

/// The need that `text` tells of. A text that names a group and no act asks about the group.
#[must_use]
pub fn understand(registry: &Registry, text: &str) -> Need {
    let mentions = mentions(registry, text);
    let topic = mentions.topic.unwrap_or(registry.first_topic());
    let purpose = match (mentions.act, mentions.group) {
        (Some(act), _) => Need::to_do(act, topic).purpose,
        (None, Some(_)) => Purpose::About,
        (None, None) => Purpose::Post,
    };
    Need {
        query: Some(text.to_owned()),
        role: mentions.role,
        act: mentions.act,
        topic,
        purpose,
        to: Vec::new(),
        from: None,
        asked_group: mentions.group,
    }
}

/// Finds what `text` speaks of.
#[must_use]
pub fn mentions(registry: &Registry, text: &str) -> Mentions {
    let (folded, lower) = (fold(text), text.to_lowercase());
    let terms: Vec<Term> = terms(registry)
        .into_iter()
        .filter(|term| term.may_stand_in(&lower))
        .collect();
    let mut found: Vec<&Term> = found_in(&folded, &terms);
    // The sort is stable: equally long terms stay in the registry's order.
    found.sort_by_key(|term| std::cmp::Reverse(term.folded.chars().count()));
    let mut mentions = Mentions::default();
    for term in found {
        match term.meaning {
            Meaning::Act(act) => mentions.act = mentions.act.or(Some(act)),
            Meaning::Topic(topic) => mentions.topic = mentions.topic.or(Some(topic)),
            Meaning::Role(role) => mentions.role = mentions.role.or(Some(role)),
            Meaning::Group(group) => mentions.group = mentions.group.or(Some(group)),
        }
    }
    mentions
}

/// The terms that stand in `folded`, in the order of `terms`. A term inside a longer one of
/// another meaning is part of that name and does not count.
fn found_in<'t>(folded: &str, terms: &'t [Term]) -> Vec<&'t Term> {
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(terms.iter().map(|term| &term.folded));
    let Ok(automaton) = automaton else {
        return Vec::new();
    };
    let mut found: Vec<usize> = automaton
        .find_iter(folded)
        .map(|found| found.pattern().as_usize())
        .collect();
    found.sort_unstable();
    found.dedup();
    // One term may stand for several things: an act and a topic.
    terms
        .iter()
        .filter(|term| {
            found.iter().any(|&index| {
                terms
                    .get(index)
                    .is_some_and(|hit| hit.folded == term.folded)
            })
        })
        .collect()
}

/// Every term: the vocabulary first, which is the registry's own choice, then the names.
fn terms(registry: &Registry) -> Vec<Term> {
    let vocabulary = registry.vocabulary().iter().flat_map(|entry| {
        entry
            .terms
            .iter()
            .map(|term| Term::new(term, entry.meaning))
    });
    let acts = Act::ALL.into_iter().flat_map(|act| {
        Lang::ALL
            .into_iter()
            .map(move |lang| Term::new(&lang.text(&act_key(act)), Meaning::Act(act)))
    });
    let topics = registry.topics().flat_map(|(id, topic)| {
        [&topic.name.th, &topic.name.en].map(|name| Term::new(name, Meaning::Topic(id)))
    });
    let roles = registry.roles().flat_map(|(id, role)| {
        [&role.name.th, &role.name.en]
            .into_iter()
            .chain(&role.abbreviations)
            .map(move |name| Term::new(name, Meaning::Role(id)))
    });
    let groups = registry
        .groups()
        .map(|(id, group)| Term::new(&group.name, Meaning::Group(id)));
    vocabulary
        .chain(acts)
        .chain(topics)
        .chain(roles)
        .chain(groups)
        .collect()
}
