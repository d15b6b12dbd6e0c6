//! The fitted weights: how much each feature, and each run of letters, speaks for each purpose and
//! each act. They stand in one file of data, which a command of the project writes; no weight is set
//! by hand.
//!
//! The file is a line of JSON, and after it the table of the runs of letters and words: the numbers of the runs
//! that have weights, in order and four bytes each, for each of them one byte that says how rare it is, and one
//! signed byte for each outcome. Last comes the table of the space of `near`: for each number of a run of letters
//! one byte that says how rare it is there, and after all of these one signed byte for each dimension.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::features::Held;
use super::near::{Space, SpaceHeader};
use super::runs::{self, Divided, Run};
use crate::language::weights::{KnownRuns, divided, into_shares};
use crate::registry::{Act, Purpose};

/// The weights that the program is built with.
static WEIGHTS: &[u8] = include_bytes!("../../data/language/weights.bin");

/// The model that the program is built with. If its file did not belong to the program, it would be
/// an empty one, which understands nothing. A test holds that it does.
pub(super) static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::read(WEIGHTS).unwrap_or_default());

/// The number of outcomes: the purposes, no purpose at all, the acts, and whether the topic is the first.
pub(super) const OUTCOMES: usize = PURPOSES + Act::ALL.len() + TOPICS.len();
/// The number of outcomes among which one is the purpose. The last one is none.
const PURPOSES: usize = Purpose::ALL.len() + 1;
/// The outcomes among which one says what the text is about: the first topic, which holds what belongs
/// to no other, or one of the others.
const TOPICS: [&str; 2] = ["first-topic", "other-topic"];

/// The first line of the file.
#[derive(Clone, Debug, Default, Deserialize)]
struct Header {
    /// The names of the outcomes, in the order of the weights.
    outcomes: Vec<String>,
    /// What each outcome has from the start.
    biases: Vec<f32>,
    /// The weights of what speaks for and against another keyboard layout.
    retyping: HashMap<String, f32>,
    /// The weights of the named features.
    features: HashMap<String, Vec<f32>>,
    /// The number of bits of the number of a run of letters.
    bits: u32,
    /// How many runs have weights.
    runs: usize,
    /// What one step of a byte is worth, for each outcome.
    steps: Vec<f32>,
    /// The weights of the features of a candidate.
    ranking: HashMap<String, f32>,
    /// The weights of the features of a text, for a candidate that addresses whom no group reaches.
    addressing: HashMap<String, f32>,
    /// The weights of the features of a place at which a text may be split.
    splitting: HashMap<String, f32>,
    /// What the answers need.
    thresholds: Thresholds,
    /// The space in which texts and topics lie.
    #[serde(default)]
    space: SpaceHeader,
}

/// The thresholds that were chosen with the weights.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Thresholds {
    /// The probability below which a reading is not used.
    pub sure: f32,
    /// The probability from which on a text is taken to be no matter of an office.
    pub nothing: f32,
    /// The probability from which on another reading is offered.
    pub offer: f32,
    /// How many times as much a forbidden group counts as a wrong one.
    pub forbidden: f32,
    /// The probability from which on a candidate is looked at.
    pub look: f32,
}

impl Default for Thresholds {
    /// Returns thresholds that nothing reaches.
    fn default() -> Self {
        Self {
            sure: f32::INFINITY,
            nothing: f32::INFINITY,
            offer: f32::INFINITY,
            forbidden: 0.0,
            look: f32::INFINITY,
        }
    }
}

/// The fitted weights.
#[derive(Debug, Default)]
pub(super) struct Model {
    header: Header,
    /// The runs that have weights.
    known: KnownRuns,
    /// How rare each known run is, in sixteenths.
    rarities: &'static [u8],
    /// Their weights, for each run as many as there are outcomes.
    weights: &'static [u8],
    space: Space,
}

/// The probabilities of the outcomes.
#[derive(Clone, Debug)]
pub(super) struct Likelihoods {
    shares: [f32; OUTCOMES],
}

impl Likelihoods {
    /// Returns the probability of `purpose`, or that the text is no matter of an office.
    pub fn of_purpose(&self, purpose: Option<Purpose>) -> f32 {
        let purposes = Purpose::ALL.iter().copied().map(Some).chain([None]);
        let mut shares = purposes.zip(&self.shares);
        shares
            .find(|(other, _)| *other == purpose)
            .map_or(0.0, |(_, share)| *share)
    }

    /// Returns the probability of `act` among the acts that suit a purpose as it does: those that
    /// post, or those that change who is in a group.
    pub fn of_act(&self, act: Act) -> f32 {
        let acts = || Act::ALL.iter().zip(self.shares.iter().skip(PURPOSES));
        let share = |(_, share): (&Act, &f32)| *share;
        let kin = acts().filter(|(other, _)| other.is_posting() == act.is_posting());
        let all: f32 = kin.map(share).sum();
        let own = acts().find(|(other, _)| **other == act);
        own.map_or(0.0, share) / all.max(f32::MIN_POSITIVE)
    }

    /// Returns the probability that the topic is the first, or that it is not.
    pub fn of_topic(&self, is_first: bool) -> f32 {
        let wanted = topic_outcome(is_first);
        let topics = self.shares.iter().skip(PURPOSES + Act::ALL.len());
        let mut topics = TOPICS.iter().zip(topics);
        let found = topics.find(|(topic, _)| **topic == wanted);
        found.map_or(0.0, |(_, share)| *share)
    }
}

impl Model {
    /// Reads the file of weights. Returns nothing if its parts do not belong together.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let (header, table) = divided::<Header>(bytes)?;
        let (known, table) =
            KnownRuns::read(table, header.runs, runs::numbers(header.bits).ilog2())?;
        let (rarities, table) = table.split_at_checked(header.runs)?;
        let (weights, directions) = table.split_at_checked(header.runs.checked_mul(OUTCOMES)?)?;
        let space = Space::read(header.space.clone(), directions)?;
        let is_whole = header.outcomes == outcomes()
            && header.biases.len() == OUTCOMES
            && header.steps.len() == OUTCOMES
            && header.features.values().all(|row| row.len() == OUTCOMES);
        is_whole.then_some(Self {
            header,
            known,
            rarities,
            weights,
            space,
        })
    }

    /// Returns the space in which texts and topics lie.
    pub fn space(&self) -> &Space {
        &self.space
    }

    pub fn thresholds(&self) -> Thresholds {
        self.header.thresholds
    }

    /// Returns the weight of the sign `name` of a text typed with another layout.
    pub fn retyping(&self, name: &str) -> f32 {
        self.header.retyping.get(name).copied().unwrap_or_default()
    }

    /// Returns the weight of the candidate feature `name`.
    pub fn ranking(&self, name: &str) -> f32 {
        self.header.ranking.get(name).copied().unwrap_or_default()
    }

    /// Returns how much the features `held` of a text speak for addressing whom no group reaches.
    pub fn addressing(&self, held: &[Held]) -> f32 {
        let weights = held.iter();
        let weights = weights.filter_map(|feature| self.header.addressing.get(&feature.name));
        weights.sum()
    }

    /// Returns the weight of the feature `name` of a place at which a text may be split.
    pub fn splitting(&self, name: &str) -> f32 {
        self.header.splitting.get(name).copied().unwrap_or_default()
    }

    /// Returns how much the feature `name` speaks for `outcome`.
    pub fn weights_of(&self, name: &str, outcome: &str) -> f32 {
        let row = self.header.features.get(name);
        let at = self.place_of(outcome);
        at.and_then(|at| row?.get(at).copied()).unwrap_or_default()
    }

    fn place_of(&self, outcome: &str) -> Option<usize> {
        let mut outcomes = self.header.outcomes.iter();
        outcomes.position(|other| other == outcome)
    }

    /// Returns how much each letter of `text` speaks for `outcome`, compared with the others: its share of
    /// every run that it belongs to.
    pub fn letters_for(&self, text: &Divided, outcome: &str) -> Vec<f32> {
        let mut sums = vec![0.0; text.keys.len()];
        let Some(at) = self.place_of(outcome) else {
            return sums;
        };
        for runs in self.runs(text) {
            let length = self.length(runs.iter().map(|(_, number)| *number));
            for (letters, run) in runs {
                let (rarity, weights) = self.run(run);
                let weight = weights.get(at).copied().unwrap_or_default();
                #[expect(clippy::cast_precision_loss, reason = "a run has few letters")]
                let letter_count = letters.len() as f32;
                let share = rarity * f32::from(weight.cast_signed()) / (length * letter_count);
                for sum in sums.get_mut(letters).unwrap_or_default() {
                    *sum += share;
                }
            }
        }
        sums
    }

    /// Returns the probabilities of the outcomes for a `text` with the features `held`.
    pub fn likelihoods(&self, held: &[Held], text: &Divided) -> Likelihoods {
        let mut scores = [0.0_f32; OUTCOMES];
        add(&mut scores, &self.header.biases, 1.0);
        for feature in held {
            if let Some(row) = self.header.features.get(&feature.name) {
                add(&mut scores, row, 1.0);
            }
        }
        for runs in self.runs(text) {
            self.add_runs(&mut scores, &runs::distinct(runs.into_iter()));
        }
        if let Some((purposes, others)) = scores.split_at_mut_checked(PURPOSES) {
            into_shares(purposes);
            if let Some((acts, topics)) = others.split_at_mut_checked(Act::ALL.len()) {
                into_shares(acts);
                into_shares(topics);
            }
        }
        Likelihoods { shares: scores }
    }

    /// Returns the runs of `text` that have weights, by their places in the table instead of their numbers.
    fn runs(&self, text: &Divided) -> [Vec<Run>; 3] {
        if self.known.count() == 0 {
            return Default::default();
        }
        text.runs(self.header.bits).map(|runs| {
            let places = runs
                .into_iter()
                .filter_map(|(letters, number)| Some((letters, self.known.place(number)?)));
            places.collect()
        })
    }

    /// Returns how rare the run at the place `run` of the table is, and its weights.
    fn run(&self, run: u32) -> (f32, &[u8]) {
        let run = run as usize;
        let rarity = self.rarities.get(run).copied().unwrap_or_default();
        let weights = self.weights.get(run * OUTCOMES..(run + 1) * OUTCOMES);
        (f32::from(rarity), weights.unwrap_or_default())
    }

    /// Returns the root of the squares of how rare the runs at the places `runs` are.
    fn length(&self, runs: impl Iterator<Item = u32>) -> f32 {
        let squares = runs.map(|run| self.run(run).0.powi(2));
        squares.sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
    }

    /// Adds what `runs` say. Rare runs say more; together they say as much in a long text as in a short
    /// one.
    fn add_runs(&self, scores: &mut [f32; OUTCOMES], runs: &[u32]) {
        let mut sums = [0.0_f32; OUTCOMES];
        for &run in runs {
            let (rarity, weights) = self.run(run);
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += rarity * f32::from(weight.cast_signed());
            }
        }
        let length = self.length(runs.iter().copied());
        for ((score, sum), step) in scores.iter_mut().zip(sums).zip(&self.header.steps) {
            *score += sum * step / length;
        }
    }
}

/// Returns the names of the outcomes.
pub(super) fn outcomes() -> Vec<&'static str> {
    let purposes = Purpose::ALL.iter().map(|purpose| purpose.id());
    let acts = Act::ALL.iter().map(|act| act.id());
    purposes
        .chain(["nothing"])
        .chain(acts)
        .chain(TOPICS)
        .collect()
}

/// Returns the name of the outcome that the topic is the first, or that it is not.
#[must_use]
pub fn topic_outcome(is_first: bool) -> &'static str {
    let [first, other] = TOPICS;
    if is_first { first } else { other }
}

fn add(scores: &mut [f32; OUTCOMES], row: &[f32], factor: f32) {
    for (score, weight) in scores.iter_mut().zip(row) {
        *score += weight * factor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_belong_to_the_program() {
        let model = Model::read(WEIGHTS).expect("the weights that the program is built with");
        assert!(!model.header.features.is_empty());
        assert!(!model.header.ranking.is_empty());
    }

    #[test]
    fn damaged_weights_are_refused() {
        assert!(Model::read(b"").is_none());
        assert!(Model::read(b"{}\n").is_none());
        let cut = WEIGHTS.get(..WEIGHTS.len() - 1).unwrap();
        assert!(Model::read(cut).is_none());
    }

    #[test]
    fn an_empty_model_finds_nothing_likelier() {
        let likelihoods = Model::default().likelihoods(&[], &Divided::default());
        let purpose = likelihoods.of_purpose(None);
        assert!((purpose - 0.2).abs() < 1e-6, "{purpose}");
        let first = likelihoods.of_topic(true);
        assert!((first - 0.5).abs() < 1e-6, "{first}");
    }
}
