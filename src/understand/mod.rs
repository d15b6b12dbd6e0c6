//! From a person's own words to a need.
//!
//! For now this is a plain search: the names, abbreviations and vocabulary of the registry are
//! looked for in the text, and what is found fills the need. Nothing is guessed beyond that: a
//! text that names no act leaves the act open, and the answer says so.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

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

    /// Whether a text that holds the folded term, in lower case `text`, holds the term.
    fn is_written_in(&self, text: &str) -> bool {
        self.written
            .as_ref()
            .is_none_or(|written| text.contains(written))
    }
}

/// Everything that a registry has words for, ready to be looked for in many texts.
pub struct Lexicon<'r> {
    registry: &'r Registry,
    terms: Vec<Term>,
    automaton: Option<AhoCorasick>,
}

impl fmt::Debug for Lexicon<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("terms", &self.terms.len())
            .finish_non_exhaustive()
    }
}

impl<'r> Lexicon<'r> {
    #[must_use]
    pub fn new(registry: &'r Registry) -> Self {
        let terms: Vec<Term> = terms(registry)
            .into_iter()
            .filter(|term| !term.folded.is_empty())
            .collect();
        Self {
            registry,
            // An automaton too large to build would cost understanding, not correctness.
            automaton: AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(terms.iter().map(|term| &term.folded))
                .ok(),
            terms,
        }
    }

    #[must_use]
    pub fn registry(&self) -> &'r Registry {
        self.registry
    }

    /// The need that `text` tells of. A text that names a group and no act asks about the
    /// group.
    #[must_use]
    pub fn understand(&self, text: &str) -> Need {
        let mentions = self.mentions(text);
        let topic = mentions.topic.unwrap_or(self.registry.first_topic());
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
    pub fn mentions(&self, text: &str) -> Mentions {
        let mut found = self.found_in(text);
        // The sort is stable: equally long terms stay in the registry's order.
        found.sort_by_key(|term| Reverse(term.folded.chars().count()));
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

    /// The terms that stand in `text`, in the order of the registry. A term inside a longer
    /// one is part of that name and does not count.
    fn found_in(&self, text: &str) -> Vec<&Term> {
        let (folded, lower) = (fold(text), text.to_lowercase());
        let hits: BTreeSet<&str> = self
            .automaton
            .iter()
            .flat_map(|automaton| automaton.find_iter(&folded))
            .filter_map(|hit| folded.get(hit.range()))
            .collect();
        // One term may stand for several things: an act and a topic.
        self.terms
            .iter()
            .filter(|term| hits.contains(term.folded.as_str()) && term.is_written_in(&lower))
            .collect()
    }
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
