//! How much a text is like what the letter says: like each clause, each group with its clauses, and each
//! topic with the clauses about it alone. Letters in a row are compared, so that nobody has to list
//! words, and a word counts that is only a part of another.

use std::collections::{BTreeMap, BTreeSet};

use super::runs;
use crate::registry::{ClauseId, GroupId, Registry, RoleId, TopicId, Who};
use crate::text::normalise;

/// The number of bits of a run's number.
const BITS: u32 = 16;

/// Something that the letter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Passage {
    Clause(ClauseId),
    /// The name of a group and the clauses about its use.
    Group(GroupId),
    /// The names of a topic.
    TopicName(TopicId),
    /// The names of a topic and the clauses of the rules that permit something about it alone.
    Topic(TopicId),
}

/// A run of letters that stands in some passages.
#[derive(Debug)]
struct Known {
    run: u32,
    /// How rare it is: the logarithm of one and the clauses for each in which it stands, squared.
    rarity: f32,
    /// The places of the passages in the list of all.
    passages: Vec<usize>,
}

/// What the letter of a registry says, by its runs of letters.
#[derive(Debug, Default)]
pub(super) struct Passages {
    /// In order.
    all: Vec<Passage>,
    /// The length of each passage: the root of the sum of how rare its runs are.
    lengths: Vec<f32>,
    /// In the order of the runs.
    known: Vec<Known>,
    /// How rare a run is that stands in no clause.
    rarest: f32,
    /// How much the name of a role is like a topic, and whether a rule about this topic alone names
    /// the role.
    askers: BTreeMap<(RoleId, TopicId), (f32, bool)>,
}

/// How much one text is like each passage, from 0 to 1.
#[derive(Debug)]
pub(super) struct Resemblance<'p> {
    passages: &'p Passages,
    shares: Vec<f32>,
    likest_clause: f32,
    likest_group: f32,
}

impl Passages {
    /// Indexes what the letter of `registry` says.
    pub fn new(registry: &Registry) -> Self {
        let texts = texts(registry);
        let mut clauses = 0.0_f32;
        let mut found: BTreeMap<u32, (f32, Vec<usize>)> = BTreeMap::new();
        for (at, (passage, runs)) in texts.iter().enumerate() {
            let is_clause = matches!(passage, Passage::Clause(_));
            clauses += if is_clause { 1.0 } else { 0.0 };
            for &run in runs {
                let (count, passages) = found.entry(run).or_default();
                *count += if is_clause { 1.0 } else { 0.0 };
                passages.push(at);
            }
        }
        let known = found.into_iter().map(|(run, (count, passages))| Known {
            run,
            rarity: (clauses / count.max(1.0)).ln_1p().powi(2),
            passages,
        });
        let mut indexed = Self {
            lengths: vec![0.0; texts.len()],
            all: texts.into_keys().collect(),
            known: known.collect(),
            rarest: clauses.ln_1p().powi(2),
            askers: BTreeMap::new(),
        };
        for known in &indexed.known {
            for &at in &known.passages {
                if let Some(length) = indexed.lengths.get_mut(at) {
                    *length += known.rarity;
                }
            }
        }
        for length in &mut indexed.lengths {
            *length = length.sqrt().max(f32::MIN_POSITIVE);
        }
        indexed.askers = indexed.askers(registry);
        indexed
    }

    /// Returns how much each role's name is like each topic, and whether a rule about the topic alone
    /// names the role.
    fn askers(&self, registry: &Registry) -> BTreeMap<(RoleId, TopicId), (f32, bool)> {
        let mut askers = BTreeMap::new();
        for (id, role) in registry.roles() {
            let resemblance = self.resemblance(&both(&role.name.th, &role.name.en));
            for topic in registry.topic_ids() {
                let is_named = registry.rules().any(|(_, rule)| {
                    let names = matches!(&rule.who, Who::Roles(roles) if roles.contains(&id));
                    let is_alone = rule.topics.as_deref() == Some(&[topic]);
                    names && is_alone && rule.effect.permits()
                });
                let like = resemblance.to(Passage::Topic(topic));
                askers.insert((id, topic), (like, is_named));
            }
        }
        askers
    }

    /// Returns how much a text whose letters in normal form are `keys` is like each passage.
    pub fn like(&self, keys: &[u8]) -> Resemblance<'_> {
        self.resemblance(&runs_of(keys))
    }

    fn resemblance(&self, runs: &BTreeSet<u32>) -> Resemblance<'_> {
        let mut shares = vec![0.0_f32; self.all.len()];
        let mut length = 0.0_f32;
        for run in runs {
            let found = self.known.binary_search_by_key(run, |known| known.run);
            let Some(known) = found.ok().and_then(|at| self.known.get(at)) else {
                length += self.rarest;
                continue;
            };
            length += known.rarity;
            for &at in &known.passages {
                if let Some(share) = shares.get_mut(at) {
                    *share += known.rarity;
                }
            }
        }
        let length = length.sqrt().max(f32::MIN_POSITIVE);
        for (share, own) in shares.iter_mut().zip(&self.lengths) {
            *share /= own * length;
        }
        let likest = |is_meant: fn(&Passage) -> bool| {
            let all = self.all.iter().zip(&shares);
            let meant = all.filter(|(passage, _)| is_meant(passage));
            meant.map(|(_, share)| *share).fold(0.0, f32::max)
        };
        Resemblance {
            passages: self,
            likest_clause: likest(|passage| matches!(passage, Passage::Clause(_))),
            likest_group: likest(|passage| matches!(passage, Passage::Group(_))),
            shares,
        }
    }

    /// Returns how much the name of `role` is like `topic`, from 0 to 1.
    pub fn asker_like(&self, role: RoleId, topic: TopicId) -> f32 {
        self.askers
            .get(&(role, topic))
            .map_or(0.0, |(like, _)| *like)
    }

    /// Returns whether a rule about `topic` alone names `role`.
    pub fn names_asker(&self, role: RoleId, topic: TopicId) -> bool {
        let asker = self.askers.get(&(role, topic));
        asker.is_some_and(|(_, is_named)| *is_named)
    }
}

impl Resemblance<'_> {
    /// Returns how much the text is like `passage`, from 0 to 1.
    pub fn to(&self, passage: Passage) -> f32 {
        let at = self.passages.all.binary_search(&passage);
        let share = at.ok().and_then(|at| self.shares.get(at));
        share.copied().unwrap_or_default()
    }

    /// Returns how much the text is like the likest of `clauses`, compared with all clauses.
    pub fn to_clauses(&self, clauses: impl Iterator<Item = ClauseId>) -> f32 {
        let likest = clauses.map(|clause| self.to(Passage::Clause(clause)));
        likest.fold(0.0, f32::max) / self.likest_clause.max(f32::MIN_POSITIVE)
    }

    /// Returns how much the text is like the clause that it is likest to.
    pub fn to_letter(&self) -> f32 {
        self.likest_clause
    }

    /// Returns how much the text is like `group`, compared with all groups.
    pub fn to_group(&self, group: GroupId) -> f32 {
        self.to(Passage::Group(group)) / self.likest_group.max(f32::MIN_POSITIVE)
    }
}

/// Returns everything that the letter says, in order, with its runs.
fn texts(registry: &Registry) -> BTreeMap<Passage, BTreeSet<u32>> {
    let mut texts: BTreeMap<Passage, BTreeSet<u32>> = BTreeMap::new();
    let clause = |clause: ClauseId| runs_of(&normalise(&registry.clause(clause).text).keys);
    for (id, group) in registry.groups() {
        let mut whole = runs_of(&normalise(&group.name).keys);
        for &about in group.practice.iter().chain(&group.notes) {
            texts.insert(Passage::Clause(about), clause(about));
        }
        whole.extend(group.practice.iter().flat_map(|&about| clause(about)));
        texts.insert(Passage::Group(id), whole);
    }
    for (id, topic) in registry.topics() {
        let name = both(&topic.name.th, &topic.name.en);
        texts.insert(Passage::Topic(id), name.clone());
        texts.insert(Passage::TopicName(id), name);
    }
    for (_, rule) in registry.rules() {
        for &cited in &rule.cites {
            let runs = texts.entry(Passage::Clause(cited));
            let runs = runs.or_insert_with(|| clause(cited)).clone();
            let only = match rule.topics.as_deref() {
                Some(&[topic]) if rule.effect.permits() => texts.get_mut(&Passage::Topic(topic)),
                _ => None,
            };
            if let Some(whole) = only {
                whole.extend(runs);
            }
        }
    }
    texts
}

fn both(th: &str, en: &str) -> BTreeSet<u32> {
    let mut runs = runs_of(&normalise(th).keys);
    runs.extend(runs_of(&normalise(en).keys));
    runs
}

fn runs_of(keys: &[u8]) -> BTreeSet<u32> {
    runs::of_letters(keys, BITS).map(|(_, run)| run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{SAKON_NAKHON, read};

    #[test]
    fn a_text_is_likest_to_the_clause_that_it_repeats() {
        let registry = read(SAKON_NAKHON).registry.unwrap();
        let passages = Passages::new(&registry);
        for (_, group) in registry.groups() {
            let Some(&clause) = group.practice.first() else {
                continue;
            };
            let text = normalise(&registry.clause(clause).text);
            let like = passages.like(&text.keys);
            let share = like.to_clauses([clause].into_iter());
            assert!((share - 1.0).abs() <= f32::EPSILON, "{share}");
            assert!(like.to(Passage::Clause(clause)) <= 1.0 + f32::EPSILON);
        }
    }

    #[test]
    fn nothing_is_like_a_text_without_letters() {
        let registry = read(SAKON_NAKHON).registry.unwrap();
        let passages = Passages::new(&registry);
        let like = passages.like(&[]);
        let nothing = registry.group_ids().map(|group| like.to_group(group));
        assert!(nothing.sum::<f32>() <= f32::EPSILON);
    }
}
