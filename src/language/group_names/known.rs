//! The words that mean something else and stand in names of groups.

use std::collections::{HashMap, HashSet};

use super::Named;
use super::pieces::joined;
use crate::language::spelling::Spelling;
use crate::language::words::{Meaning, Word};
use crate::registry::{Registry, Strength};

/// The words that mean something else, among the parts of the groups' names.
pub(super) struct Known {
    words: HashSet<Vec<u8>>,
}

impl Known {
    pub(super) fn of(known: &[&Word], registry: &Registry, groups: &[Named]) -> Self {
        let mut parts: HashMap<&[u8], bool> = HashMap::new();
        let wholes: Vec<Spelling> = groups
            .iter()
            .flat_map(|group| group.given.iter().cloned().chain([joined(&group.pieces)]))
            .collect();
        for whole in &wholes {
            for start in 0..whole.keys().len() {
                for end in start + 1..=whole.keys().len() {
                    parts.extend(whole.keys().get(start..end).map(|part| (part, false)));
                }
            }
        }
        let topics = registry.topics().flat_map(|(_, topic)| {
            let names = [&topic.name.th, &topic.name.en];
            names.into_iter().chain(&topic.abbreviations)
        });
        let roles = registry.roles().flat_map(|(_, role)| {
            let names = [&role.name.th, &role.name.en];
            names.into_iter().chain(&role.abbreviations)
        });
        let own = topics.chain(roles).filter_map(|name| Spelling::of(name));
        // A word that only hints at a topic may name a group.
        let hints = |word: &Word| {
            let is_topic = matches!(word.meaning, Meaning::Topic(_));
            is_topic && word.strength == Strength::Hint
        };
        let counts = |word: &&&Word| {
            word.rest.is_none()
                && !hints(word)
                && !matches!(word.meaning, Meaning::Purpose(_) | Meaning::Outside)
        };
        let mut mark = |word: &Spelling| {
            if let Some(is_known) = parts.get_mut(word.keys()) {
                *is_known = true;
            }
        };
        known
            .iter()
            .filter(counts)
            .for_each(|word| mark(&word.first));
        own.for_each(|word| mark(&word));
        let found = parts.into_iter().filter(|(_, is_known)| *is_known);
        Self {
            words: found.map(|(word, _)| word.to_vec()).collect(),
        }
    }

    pub(super) fn is_word(&self, part: &Spelling) -> bool {
        self.words.contains(part.keys())
    }

    /// Returns whether `part` consists of words that mean something else and nothing more.
    pub(super) fn is_made_of(&self, part: &Spelling) -> bool {
        let keys = part.keys();
        let mut reached = vec![false; keys.len() + 1];
        if let Some(first) = reached.first_mut() {
            *first = true;
        }
        for end in 1..=keys.len() {
            let ends_word = (0..end).any(|start| {
                reached.get(start) == Some(&true)
                    && keys
                        .get(start..end)
                        .is_some_and(|word| self.words.contains(word))
            });
            if let Some(place) = reached.get_mut(end) {
                *place = ends_word;
            }
        }
        reached.last() == Some(&true)
    }
}
