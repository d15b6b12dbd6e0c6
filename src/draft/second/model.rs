//! The fitted weights: how much each run speaks for each kind. A command of the project writes the file;
//! no weight is set by hand.
//!
//! The file is a line of JSON, and after it the table of the runs: for each number of a run one signed
//! byte for each outcome.

use std::sync::LazyLock;

use serde::Deserialize;

use super::features::{BITS, RUNS};
use crate::draft::PrivateDataKind;
use crate::language::weights::{divided, into_shares};

/// The weights that the program is built with.
static WEIGHTS: &[u8] = include_bytes!("../../../data/language/draft-weights.bin");

/// The model that the program is built with. If its file did not belong to the program there would be no
/// second opinion. A test holds that it does.
pub(super) static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| Model::read(WEIGHTS));

/// The outcome that something is not private.
const NOTHING: &str = "nothing";

/// The kinds of which rules alone speak: they take more than a number or a word.
const OF_RULES: [PrivateDataKind; 3] = [
    PrivateDataKind::OfficePhone,
    PrivateDataKind::Address,
    PrivateDataKind::NamedPerson,
];

/// The number of outcomes: nothing, and the kinds of which there may be an opinion.
const OUTCOMES: usize = 1 + PrivateDataKind::ALL.len() - OF_RULES.len();

/// The first line of the file.
#[derive(Clone, Debug, Deserialize)]
struct Header {
    /// The names of the outcomes, in the order of the weights.
    outcomes: Vec<String>,
    /// What each outcome has from the start.
    biases: Vec<f32>,
    /// The number of bits of the number of a run.
    bits: u32,
    /// What one step of a byte is worth, for each outcome.
    steps: Vec<f32>,
    /// The probability from which on something is to be looked at again.
    threshold: f32,
}

/// The fitted weights.
#[derive(Debug)]
pub(super) struct Model {
    header: Header,
    /// The weights of the runs, for each run as many as there are outcomes.
    table: &'static [u8],
}

/// What the model says of a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opinion {
    /// The likeliest kind, if it is private.
    pub kind: PrivateDataKind,
    /// The probability that it is private.
    pub likelihood: f32,
    /// Whether it should be looked at again.
    pub is_private: bool,
}

impl Model {
    /// Reads the file of weights. Returns nothing if its parts do not belong together.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let (header, table) = divided::<Header>(bytes)?;
        let is_whole = header.outcomes == outcomes()
            && header.biases.len() == OUTCOMES
            && header.steps.len() == OUTCOMES
            && header.bits == BITS
            && table.len() == RUNS * OUTCOMES;
        is_whole.then_some(Self { header, table })
    }

    /// Returns what the distinct `runs` of a token say.
    pub fn opinion(&self, runs: &[u32]) -> Opinion {
        let mut sums = [0_i32; OUTCOMES];
        for &run in runs {
            let at = run as usize * OUTCOMES;
            let row = self.table.get(at..at + OUTCOMES).unwrap_or_default();
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight.cast_signed());
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a token has some hundred runs")]
        let (length, sums) = (
            (runs.len().max(1) as f32).sqrt(),
            sums.map(|sum| sum as f32),
        );
        let steps = self.header.steps.iter().zip(&self.header.biases);
        let scores = sums.iter().zip(steps);
        let scores = scores.map(|(sum, (step, bias))| sum * step / length + bias);
        let mut shares: Vec<f32> = scores.collect();
        into_shares(&mut shares);
        let nothing = shares.first().copied().unwrap_or_default();
        let likelihood = 1.0 - nothing;
        let private = kinds().zip(shares.iter().skip(1));
        let likeliest = private.max_by(|(_, one), (_, other)| one.total_cmp(other));
        Opinion {
            kind: likeliest.map_or(PrivateDataKind::Secret, |(kind, _)| kind),
            likelihood,
            is_private: likelihood >= self.header.threshold,
        }
    }
}

/// Returns the kinds of which there may be an opinion, in the order of the outcomes.
fn kinds() -> impl Iterator<Item = PrivateDataKind> {
    let kinds = PrivateDataKind::ALL.iter().copied();
    kinds.filter(|kind| !OF_RULES.contains(kind))
}

/// Returns the names of the outcomes.
pub(super) fn outcomes() -> Vec<&'static str> {
    let kinds = kinds().map(PrivateDataKind::id);
    [NOTHING].into_iter().chain(kinds).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_belong_to_the_program() {
        let model = MODEL
            .as_ref()
            .expect("the weights that the program is built with");
        assert!(model.header.threshold > 0.0 && model.header.threshold <= 1.0);
    }

    #[test]
    fn damaged_weights_are_refused() {
        assert!(Model::read(b"").is_none());
        assert!(Model::read(b"{}\n").is_none());
        let cut = WEIGHTS.get(..WEIGHTS.len() - 1).unwrap();
        assert!(Model::read(cut).is_none());
        assert!(Model::read(WEIGHTS.get(1..).unwrap()).is_none());
    }

    #[test]
    fn the_likeliest_of_all_kinds_is_named() {
        assert_eq!(outcomes().len(), OUTCOMES);
        let opinion = MODEL.as_ref().unwrap().opinion(&[]);
        assert!(!opinion.is_private);
        assert!((0.0..=1.0).contains(&opinion.likelihood));
    }
}
