//! A space that is learnt, in which a text lies near the topics that it is about.
//!
//! Each run of letters has a direction in it. Those of a text and of the name of its asker's role point together
//! to where it lies, and so do those of what a topic is called, of the words of its matters, and of the clauses about it alone. The directions
//! are fitted on questions to all offices, so that words which are used of the same matters point the same
//! way, also where they have no letters in common.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::pointing::{Pointers, names};
use super::runs;
use crate::language::pack;
use crate::language::weights::into_shares;
use crate::registry::{Registry, RoleId, TopicId};
use crate::text::normalise;

/// The names of the measures of a candidate by how near the text lies to its topic: the nearness itself, its
/// share of that of all topics, whether no other topic is nearer, and, for the first topic, how near the
/// nearest other one is.
pub const NEARNESS: [&str; 4] = [
    "near-topic",
    "share-of-nearness",
    "nearest-topic",
    "near-beside-first-topic",
];

/// How many parts of a rarity a byte counts.
const FINENESS: u8 = 16;

/// What the file of weights says of the space.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct SpaceHeader {
    /// The number of bits of the number of a run of letters.
    bits: u32,
    dimensions: usize,
    /// What one step of a byte is worth.
    step: f32,
    /// What the names of a topic, the words of its matters and the clauses about it count.
    names: f32,
    matters: f32,
    clauses: f32,
    /// What the name of the asker's role counts beside the text.
    asker: f32,
    /// How many times as much a nearness counts when shares of it are taken.
    sharpness: f32,
}

/// Which way each run of letters points.
#[derive(Debug, Default)]
pub(super) struct Space {
    header: SpaceHeader,
    /// How rare the runs are, in sixteenths.
    rarities: &'static [u8],
    /// For each run one signed byte for each dimension.
    directions: &'static [u8],
}

/// What a topic is known by.
#[derive(Clone, Debug, Default)]
pub struct TopicTexts {
    /// Its names, and the clauses about it alone.
    pub names: Vec<u32>,
    pub clauses: Vec<u32>,
    /// Its matters, by their places in the pack, and how much it is like each of them. The squares add up
    /// to 1.
    pub matters: Vec<(usize, f32)>,
}

/// Where the topics and the roles of a registry lie, once somebody asks.
#[derive(Debug, Default)]
pub(super) struct Places {
    known: OnceLock<Known>,
}

/// Where topics and roles lie, in their order. The first topic has no place: it is what is about no other.
#[derive(Debug)]
struct Known {
    topics: Vec<Vec<f32>>,
    roles: Vec<Vec<f32>>,
}

/// How near a text lies to each topic.
#[derive(Clone, Debug, Default)]
pub struct Nearness {
    to_topics: Vec<f32>,
    shares: Vec<f32>,
    /// The nearness of the nearest topic.
    most: f32,
}

impl Space {
    /// Reads a space from its `table`. Returns nothing if this does not belong to the `header`.
    pub fn read(header: SpaceHeader, table: &'static [u8]) -> Option<Self> {
        if header.dimensions == 0 {
            return table.is_empty().then(Self::default);
        }
        let (rarities, directions) = table.split_at_checked(run_numbers(header.bits))?;
        let is_whole = directions.len() == rarities.len() * header.dimensions;
        is_whole.then_some(Self {
            header,
            rarities,
            directions,
        })
    }

    /// Returns where distinct `runs` lie together. Rare ones say more; all say as much as a few do.
    fn place(&self, runs: &[u32]) -> Vec<f32> {
        let dimensions = self.header.dimensions;
        let mut place = vec![0.0; dimensions];
        let mut squares = 0.0;
        for &run in runs {
            let run = run as usize;
            let rarity = self.rarities.get(run).copied().unwrap_or_default();
            squares += f32::from(rarity).powi(2);
            let direction = self
                .directions
                .get(run * dimensions..(run + 1) * dimensions);
            for (sum, &step) in place.iter_mut().zip(direction.unwrap_or_default()) {
                *sum += f32::from(step.cast_signed());
            }
        }
        let length = squares.sqrt() / f32::from(FINENESS) / self.header.step.max(f32::MIN_POSITIVE);
        for sum in &mut place {
            *sum /= length.max(f32::MIN_POSITIVE);
        }
        place
    }

    /// Returns where the topics and the roles of `registry` lie.
    fn known(&self, registry: &Registry, pointers: &Pointers) -> Known {
        let roles = registry.roles().map(|(role, _)| {
            let runs = role_runs(registry, role, self.header.bits);
            self.place(&runs)
        });
        Known {
            topics: self.topics(registry, pointers),
            roles: roles.collect(),
        }
    }

    fn topics(&self, registry: &Registry, pointers: &Pointers) -> Vec<Vec<f32>> {
        let header = &self.header;
        let topics = topic_texts(registry, pointers, header.bits);
        let mut known: BTreeMap<usize, Vec<f32>> = BTreeMap::new();
        let places = topics.iter().map(|topic| {
            let mut place = vec![0.0; header.dimensions];
            add(&mut place, &self.place(&topic.names), header.names);
            add(&mut place, &self.place(&topic.clauses), header.clauses);
            for &(matter, share) in &topic.matters {
                let words = known.entry(matter);
                let words = words.or_insert_with(|| self.place(&matter_runs(matter, header.bits)));
                add(&mut place, words, header.matters * share);
            }
            place
        });
        places.collect()
    }

    /// Returns how near the letters `keys`, typed by a holder of `role`, lie to each topic of `registry`, to
    /// which alone `places` belong.
    pub fn nearness(
        &self,
        (registry, pointers): (&Registry, &Pointers),
        places: &Places,
        (keys, role): (&[u8], Option<RoleId>),
    ) -> Nearness {
        let known = places.known.get_or_init(|| self.known(registry, pointers));
        let mut place = self.place(&letter_runs(keys, self.header.bits));
        if let Some(role) = role.and_then(|role| known.roles.get(role.index())) {
            add(&mut place, role, self.header.asker);
        }
        let near = known.topics.iter().map(|topic| {
            let products = topic.iter().zip(&place);
            products.map(|(a, b)| a * b).sum()
        });
        Nearness::new(near.collect(), self.header.sharpness)
    }
}

impl Nearness {
    /// Creates the nearness of a text from that to every topic, of which the first counts nothing, and how many
    /// times as much these count when shares are taken.
    #[must_use]
    pub fn new(to_topics: Vec<f32>, sharpness: f32) -> Self {
        let others = to_topics.iter().skip(1);
        let most = others.clone().copied().fold(0.0, f32::max);
        let mut shares: Vec<f32> = others.map(|near| near * sharpness).collect();
        into_shares(&mut shares);
        shares.insert(0, 0.0);
        Self {
            to_topics,
            shares,
            most,
        }
    }

    /// Returns the measures, in the order of their names, of a candidate about `topic`, if the letter divides
    /// its matters by topics and this is the first or another.
    #[must_use]
    pub fn measures(&self, topic: TopicId, is_first: Option<bool>) -> [f32; NEARNESS.len()] {
        let of = |values: &[f32]| values.get(topic.index()).copied().unwrap_or_default();
        match is_first {
            None => [0.0; NEARNESS.len()],
            Some(true) => [0.0, 0.0, 0.0, self.most],
            Some(false) => {
                let near = of(&self.to_topics);
                let is_nearest = if near > 0.0 && near >= self.most {
                    1.0
                } else {
                    0.0
                };
                [near, of(&self.shares), is_nearest, 0.0]
            }
        }
    }
}

/// Returns what each topic of `registry` is known by, with runs of letters as numbers of `bits` bits.
pub(super) fn topic_texts(registry: &Registry, pointers: &Pointers, bits: u32) -> Vec<TopicTexts> {
    let first = registry.first_topic();
    let topics = registry.topics().map(|(id, topic)| {
        if id == first {
            return TopicTexts::default();
        }
        let rules = registry.rules().map(|(_, rule)| rule);
        let alone =
            rules.filter(|rule| rule.effect.permits() && rule.topics.as_deref() == Some(&[id]));
        let clauses = alone.flat_map(|rule| &rule.cites);
        let clauses = clauses.map(|&clause| registry.clause(clause).text.as_str());
        TopicTexts {
            names: distinct(
                names(topic)
                    .iter()
                    .flat_map(|name| letter_runs(name, bits))
                    .collect(),
            ),
            clauses: runs_of(clauses, bits),
            matters: with_length_one(pointers.matters_of(registry, id)),
        }
    });
    topics.collect()
}

/// Returns the runs of letters of the names of `role`.
pub(super) fn role_runs(registry: &Registry, role: RoleId, bits: u32) -> Vec<u32> {
    let name = &registry.role(role).name;
    runs_of([&name.th, &name.en].map(String::as_str).into_iter(), bits)
}

/// Returns the runs of letters of the words of the matter at `place` in the pack.
pub(super) fn matter_runs(place: usize, bits: u32) -> Vec<u32> {
    let matter = pack().matters.get(place);
    let words = matter
        .iter()
        .flat_map(|matter| matter.heads.iter().chain(matter.words()));
    let runs = words.flat_map(|word| letter_runs(word.keys(), bits));
    distinct(runs.collect())
}

/// Returns how many numbers runs of letters of `bits` bits have.
fn run_numbers(bits: u32) -> usize {
    1 << bits.min(24)
}

fn runs_of<'t>(texts: impl Iterator<Item = &'t str>, bits: u32) -> Vec<u32> {
    let runs = texts.flat_map(|text| letter_runs(&normalise(text).keys, bits));
    distinct(runs.collect())
}

fn letter_runs(keys: &[u8], bits: u32) -> Vec<u32> {
    runs::distinct(runs::of_letters(keys, bits))
}

fn distinct(mut runs: Vec<u32>) -> Vec<u32> {
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn with_length_one(mut shares: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    let squares: f32 = shares.iter().map(|(_, share)| share * share).sum();
    let length = squares.sqrt().max(f32::MIN_POSITIVE);
    for (_, share) in &mut shares {
        *share /= length;
    }
    shares
}

fn add(place: &mut [f32], other: &[f32], factor: f32) {
    for (sum, step) in place.iter_mut().zip(other) {
        *sum += factor * step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::feature_cases::FICTITIOUS;

    /// A space of two dimensions, in which the runs of `first` point one way and those of `second` the other.
    fn space(first: &str, second: &str) -> Space {
        const BITS: u32 = 12;
        let runs = |text: &str| letter_runs(&normalise(text).keys, BITS);
        let mut table = vec![16; run_numbers(BITS)];
        let mut directions = vec![0_u8; 2 * run_numbers(BITS)];
        for (at, text) in [first, second].into_iter().enumerate() {
            for run in runs(text) {
                directions[2 * run as usize + at] = 100;
            }
        }
        table.extend(directions);
        let header = SpaceHeader {
            bits: BITS,
            dimensions: 2,
            step: 1.0,
            names: 1.0,
            sharpness: 1.0,
            ..SpaceHeader::default()
        };
        Space::read(header, table.leak()).expect("a space")
    }

    #[test]
    fn a_text_lies_near_the_topic_whose_words_point_its_way() {
        let registry = crate::registry::read(FICTITIOUS).registry.unwrap();
        let topics: Vec<TopicId> = registry.topic_ids().collect();
        let name = |at: usize| registry.topic(topics[at]).name.th.as_str();
        let space = space(name(1), name(2));
        let pointers = Pointers::default();
        let places = Places::default();
        let near = |text: &str| {
            let keys = normalise(text).keys;
            let nearness = space.nearness((&registry, &pointers), &places, (&keys, None));
            [1, 2].map(|at| nearness.measures(topics[at], Some(false)))
        };
        let [own, other] = near(name(1));
        assert!(own[0] > other[0] && own[1] > other[1], "{own:?} {other:?}");
        assert!(own[2] > other[2]);
        let [other, own] = near(name(2));
        assert!(own[0] > other[0] && own[1] > other[1], "{own:?} {other:?}");
    }

    #[test]
    fn the_first_topic_is_measured_by_how_near_another_is() {
        let nearness = Nearness::new(vec![9.0, 0.5, 0.25], 1.0);
        let registry = crate::registry::read(FICTITIOUS).registry.unwrap();
        let first = registry.first_topic();
        let near = |is_first| nearness.measures(first, is_first).iter().sum::<f32>();
        assert!((near(Some(true)) - 0.5).abs() <= f32::EPSILON);
        assert!(near(None).abs() <= f32::EPSILON);
    }

    #[test]
    fn a_table_that_is_cut_off_is_no_space() {
        let header = SpaceHeader {
            bits: 4,
            dimensions: 2,
            ..SpaceHeader::default()
        };
        assert!(Space::read(header.clone(), &[0; 48]).is_some());
        assert!(Space::read(header, &[0; 47]).is_none());
        assert!(Space::read(SpaceHeader::default(), &[]).is_some());
    }
}
