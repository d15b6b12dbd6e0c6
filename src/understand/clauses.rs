//! Finds which words of the letter's clauses occur in a text. The words of a clause show what its
//! group is for, in the letter's own terms, so that nobody has to list them.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::language::{Spelling, pack};
use crate::registry::{ClauseId, GroupId, Registry, Rule, TopicId};
use crate::text::{Normalised, WordMover, normalise};

/// A word with fewer letters shows nothing.
const SHORTEST: usize = 3;
/// A word with fewer letters tells no topic.
const TELLING: usize = 5;

/// A word of the clauses, and where it stands.
#[derive(Debug, Default)]
struct ClauseWord {
    clauses: Vec<ClauseId>,
    groups: Vec<GroupId>,
    /// The groups in whose names it stands.
    names: Vec<GroupId>,
    /// The topic whose rules alone cite the clauses in which the word stands.
    topic: Option<TopicId>,
}

/// The words of a registry's clauses.
#[derive(Debug, Default)]
pub(super) struct ClauseWords {
    words: Vec<ClauseWord>,
    automaton: Option<AhoCorasick>,
}

/// The words of the clauses that occur in one text.
#[derive(Debug, Default)]
pub(super) struct SharedWords<'c> {
    words: Vec<(usize, &'c ClauseWord)>,
}

impl ClauseWords {
    /// Indexes the clauses that the rules of `registry` cite, and the names of its groups.
    pub fn new(registry: &Registry, mover: WordMover) -> Self {
        let mut found: BTreeMap<Vec<u8>, ClauseWord> = BTreeMap::new();
        let ignored: HashSet<&[u8]> = pack().function_words().map(Spelling::keys).collect();
        let mut add = |text: &str, group: GroupId, clause: Option<ClauseId>| {
            for key in words_of(text, mover) {
                if ignored.contains(key.as_slice()) {
                    continue;
                }
                let word = found.entry(key).or_default();
                word.clauses.extend(clause);
                if !word.groups.contains(&group) {
                    word.groups.push(group);
                }
                if clause.is_none() {
                    word.names.push(group);
                }
            }
        };
        for (group, known) in registry.groups() {
            add(&known.name, group, None);
            for (_, rule) in registry.rules_of(group) {
                if rule.effect.permits() && rule.groups.is_some() {
                    for &clause in &rule.cites {
                        add(&registry.clause(clause).text, group, Some(clause));
                    }
                }
            }
        }
        // A word that stands in the clauses of most groups tells none apart.
        let groups = registry.group_ids().count();
        found.retain(|_, word| word.groups.len() * 2 <= groups);
        for (key, word) in &mut found {
            let topic = topic_of(registry, &word.clauses);
            word.topic = topic.filter(|_| key.len() >= TELLING);
        }
        let (keys, words): (Vec<Vec<u8>>, Vec<ClauseWord>) = found.into_iter().unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&keys);
        Self {
            words,
            automaton: automaton.ok(),
        }
    }

    /// Finds the words in `text`. `word_starts` are the letters at which the dictionary begins a
    /// word.
    pub fn shared(&self, text: &Normalised, word_starts: &[usize]) -> SharedWords<'_> {
        let starts = |at: usize| text.opens(at) || at >= text.len() || word_starts.contains(&at);
        let found = self
            .automaton
            .iter()
            .flat_map(|automaton| automaton.find_iter(&text.keys))
            .filter(|found| starts(found.start()) && starts(found.end()));
        let mut words: Vec<(usize, &ClauseWord)> = found
            .filter_map(|found| {
                let word = self.words.get(found.pattern().as_usize())?;
                Some((found.start(), word))
            })
            .collect();
        words.dedup_by(|a, b| std::ptr::eq(a.1, b.1));
        SharedWords { words }
    }
}

impl SharedWords<'_> {
    /// Returns how many words that start in `range` stand in one of `clauses`, or in the name of
    /// `group`.
    pub fn count(&self, range: &Range<usize>, group: GroupId, clauses: &[ClauseId]) -> usize {
        self.inside(range)
            .filter(|word| {
                word.names.contains(&group)
                    || word.clauses.iter().any(|clause| clauses.contains(clause))
            })
            .count()
    }

    /// Returns the number of words that start in `range`.
    pub fn len(&self, range: &Range<usize>) -> usize {
        self.inside(range).count()
    }

    /// Returns the topics of the words that start in `range`, in text order.
    pub fn topics(&self, range: &Range<usize>) -> impl Iterator<Item = TopicId> {
        self.inside(range).filter_map(|word| word.topic)
    }

    fn inside(&self, range: &Range<usize>) -> impl Iterator<Item = &ClauseWord> {
        let words = self.words.iter();
        words
            .filter(|(at, _)| range.contains(at))
            .map(|(_, word)| *word)
    }
}

/// Returns the topic that every rule which cites one of `clauses` is about, if it is the same.
fn topic_of(registry: &Registry, clauses: &[ClauseId]) -> Option<TopicId> {
    let rules = registry.rules().map(|(_, rule)| rule);
    Rule::only_topic(rules.filter(|rule| {
        rule.effect.permits() && rule.cites.iter().any(|clause| clauses.contains(clause))
    }))
}

/// Returns the words of `text` in normal form.
fn words_of(text: &str, mover: WordMover) -> Vec<Vec<u8>> {
    let characters: Vec<char> = text.chars().collect();
    let words = mover.words(text).into_iter();
    words
        .filter_map(|(start, end)| characters.get(start..end))
        .map(|word| normalise(&word.iter().collect::<String>()).keys)
        .filter(|key| key.len() >= SHORTEST)
        .collect()
}
