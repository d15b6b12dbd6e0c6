//! What the weights are fitted on. The command that fits them reads it; nothing else does.

use super::addressed;
use super::candidates::Candidate;
use super::features::extract;
use super::intent::Intent;
use super::model::{self, Model};
use super::near;
use super::rank::{self, values};
use super::runs;
use super::topics::takes_first_topic;
use super::{Understander, WholeText, retyped, split};
use crate::guide::Verdict;
use crate::language::pack;
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};

pub use super::model::topic_outcome;
pub use super::near::{NEARNESS, Nearness, TopicTexts};
pub use super::rank::{ACT_LIKELIHOOD, PURPOSE_LIKELIHOOD, TOPIC_LIKELIHOOD};
pub use super::retyped::{Retyping, SIGNS as RETYPING_SIGNS};
pub use super::split::{ObservedMessage, ObservedReading};

/// What a text shows, before anything is decided.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The names of the features that hold.
    pub features: Vec<String>,
    /// The asker's role: the one that was given, or the one that the text names.
    pub role: Option<RoleId>,
    /// The distinct numbers of its runs of letters, of words and of things.
    pub runs: [Vec<u32>; 3],
    /// Every candidate.
    pub candidates: Vec<ObservedCandidate>,
}

/// One candidate for what a text asks.
#[derive(Clone, Debug)]
pub struct ObservedCandidate {
    /// The purpose's id, or `nothing`.
    pub purpose: &'static str,
    /// The act's id.
    pub act: Option<&'static str>,
    pub topic: TopicId,
    /// Whether that is the first topic, if the letter divides its matters by topics.
    pub takes_first_topic: Option<bool>,
    /// The group that would be recommended.
    pub best: Option<GroupId>,
    /// Whether it addresses somebody whom no group reaches. The features of the text are then its own.
    pub reaches_nobody: bool,
    /// The groups that would be forbidden.
    pub forbidden: Vec<GroupId>,
    /// The features that hold, and the measures, with their values, without the likelihoods.
    pub features: Vec<(&'static str, f32)>,
}

/// Returns the names of the outcomes of a text: the purposes, `nothing`, the acts, and whether the topic is
/// the first.
#[must_use]
pub fn outcomes() -> Vec<&'static str> {
    model::outcomes()
}

/// Returns the names of the features that a candidate may have, without the likelihoods.
#[must_use]
pub fn candidate_features() -> Vec<&'static str> {
    let measures = rank::measures().map(|measure| measure.name);
    let features = rank::features().map(|feature| feature.name);
    features.chain(measures).collect()
}

/// Returns the names of the features of a place at which a text may be split, in the order of their
/// values.
#[must_use]
pub fn splitting_features() -> Vec<&'static str> {
    split::feature_names().collect()
}

/// Returns how many numbers runs have if those of letters have `bits` bits.
#[must_use]
pub fn run_numbers(bits: u32) -> usize {
    runs::numbers(bits)
}

/// Returns the runs of letters of the names of `role`, as numbers of `bits` bits.
#[must_use]
pub fn role_runs(registry: &Registry, role: RoleId, bits: u32) -> Vec<u32> {
    near::role_runs(registry, role, bits)
}

/// Returns the runs of letters of each matter of the pack, as numbers of `bits` bits.
#[must_use]
pub fn matters(bits: u32) -> Vec<Vec<u32>> {
    let places = 0..pack().matters.len();
    places.map(|place| near::matter_runs(place, bits)).collect()
}

/// Weights other than those that the program is built with.
#[derive(Debug)]
pub struct Weights(Model);

impl Weights {
    /// Reads a file of weights. It stays in memory until the program ends. Returns nothing if its
    /// parts do not belong together.
    #[must_use]
    pub fn read(file: Vec<u8>) -> Option<Self> {
        Model::read(file.leak()).map(Self)
    }
}

impl Understander {
    /// Observes where `text`, typed by a holder of `role`, may be split, as `weights` read it.
    #[must_use]
    pub fn observe_message(
        &self,
        registry: &Registry,
        text: &str,
        role: Option<RoleId>,
        weights: &Weights,
    ) -> ObservedMessage {
        let whole = WholeText::new(self, text);
        let typed = whole.typed(self, registry, role);
        split::observe(&typed, &weights.0, &whole.mentions)
    }

    /// Observes `text`, typed by a holder of `role`, with runs of letters as numbers of `bits` bits
    /// and those of words and things after them.
    #[must_use]
    pub fn observe(
        &self,
        registry: &Registry,
        text: &str,
        role: Option<RoleId>,
        bits: u32,
    ) -> Observation {
        let whole = WholeText::new(self, text);
        let typed = whole.typed(self, registry, role);
        let reading = typed.read(&whole.mentions, 0..whole.normal.len());
        let candidates = Intent::all(&reading).into_iter();
        let candidates = candidates.flat_map(|intent| Candidate::all(&reading, intent));
        let candidates = candidates.map(|candidate| {
            let intent = candidate.intent;
            let features = values(&reading, &candidate);
            let features = features.filter(|(_, value)| *value > 0.0).collect();
            let forbidden = candidate
                .answer
                .groups
                .iter()
                .filter(|answer| answer.verdict == Verdict::Forbidden);
            ObservedCandidate {
                purpose: intent.purpose.map_or("nothing", |purpose| purpose.id()),
                act: intent.act.map(Act::id),
                topic: intent.topic,
                takes_first_topic: takes_first_topic(&reading, &candidate),
                best: candidate.answer.best.filter(|_| intent.purpose.is_some()),
                reaches_nobody: addressed::reaches_nobody(&candidate),
                forbidden: forbidden.map(|answer| answer.group).collect(),
                features,
            }
        });
        let runs = reading.divided().runs(bits);
        Observation {
            role: reading.role(),
            features: extract(&reading)
                .into_iter()
                .map(|held| held.name)
                .collect(),
            runs: runs.map(|runs| runs::distinct(runs.into_iter())),
            candidates: candidates.collect(),
        }
    }
}

impl Understander {
    /// Returns what each topic of `registry` is known by, with runs of letters as numbers of `bits` bits.
    #[must_use]
    pub fn topic_texts(&self, registry: &Registry, bits: u32) -> Vec<TopicTexts> {
        near::topic_texts(registry, &self.pointers, bits)
    }

    /// Returns `text` as it would read if it was typed with the wrong keyboard layout.
    #[must_use]
    pub fn retypings(&self, text: &str) -> Vec<Retyping> {
        retyped::retypings(&self.lexicon, text)
    }
}
