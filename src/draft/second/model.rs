//! The fitted weights: how much each run speaks for each kind. A command of the project writes the file;
//! no weight is set by hand.
//!
//! There is one model for each subject. The file is a line of JSON, and after it the tables of the runs, one
//! for each model: the numbers of the runs that have weights, in order and four bytes each, and then for each of
//! them one signed byte for each outcome. Other runs say nothing.

use std::sync::LazyLock;

use serde::Deserialize;

use super::features::BITS;
use crate::draft::PrivateDataKind;
use crate::language::weights::{KnownRuns, bit, divided, into_shares};

/// The weights that the program is built with.
static WEIGHTS: &[u8] = include_bytes!("../../../data/language/draft-weights.bin");

/// The models that the program is built with, in the order of the subjects. If their file did not belong to
/// the program there would be no second opinion. A test holds that it does.
pub(super) static MODELS: LazyLock<Option<Vec<Model>>> = LazyLock::new(|| read(WEIGHTS));

/// The number of outcomes of each subject: address and name are kinds of persons, and of the telephones of
/// offices there is no opinion.
const PERSONS: usize = 3;
const VALUES: usize = PrivateDataKind::ALL.len() - PERSONS + 1;

/// How many weights add up to what 16 bits hold.
const BLOCK: usize = 256;

/// The outcome that something is not private.
const NOTHING: &str = "nothing";

/// What a model judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Numbers, codes, links and secrets.
    Values,
    /// Names and addresses, which take more than a number or a word.
    Persons,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 2] = [Self::Values, Self::Persons];

    /// Returns the kinds of which there may be an opinion, in the order of the outcomes. Of the telephones
    /// of offices rules alone speak.
    fn kinds(self) -> impl Iterator<Item = PrivateDataKind> {
        let kinds = PrivateDataKind::ALL.iter().copied();
        kinds.filter(move |kind| match kind {
            PrivateDataKind::OfficePhone => false,
            PrivateDataKind::Address | PrivateDataKind::NamedPerson => self == Self::Persons,
            _ => self == Self::Values,
        })
    }

    /// Returns the names of the outcomes, of which the first is that something is not private.
    #[must_use]
    pub fn outcomes(self) -> Vec<&'static str> {
        let kinds = self.kinds().map(PrivateDataKind::id);
        [NOTHING].into_iter().chain(kinds).collect()
    }
}

/// What the first line of the file says of a model.
#[derive(Clone, Debug, Deserialize)]
struct Header {
    /// The names of the outcomes, in the order of the weights.
    outcomes: Vec<String>,
    /// What each outcome has from the start.
    biases: Vec<f32>,
    /// The number of bits of the number of a run.
    bits: u32,
    /// How many runs have weights.
    runs: usize,
    /// What one step of a byte is worth, for each outcome.
    steps: Vec<f32>,
    /// The probability from which on something is to be looked at again.
    threshold: f32,
    /// The probability below which a doubtful finding of a rule is dropped.
    #[serde(default)]
    veto: f32,
    /// The same of one that is beyond doubt for the rules.
    #[serde(default)]
    sure_veto: f32,
}

/// The fitted weights.
#[derive(Debug)]
pub(super) struct Model {
    subject: Subject,
    header: Header,
    known: KnownRuns,
    /// The weights of the known runs, for each as many as there are outcomes.
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
    /// Whether it is so unlikely that a doubtful finding of a rule is wrong.
    pub is_unlikely: bool,
    /// Whether it is so unlikely that a finding beyond doubt is wrong, too.
    pub is_very_unlikely: bool,
}

impl Model {
    /// Returns the model of `subject`, unless its parts do not belong together.
    fn new(
        subject: Subject,
        header: Header,
        known: KnownRuns,
        table: &'static [u8],
    ) -> Option<Self> {
        let outcomes = subject.outcomes();
        let is_whole = header.outcomes == outcomes
            && header.biases.len() == outcomes.len()
            && header.steps.len() == outcomes.len()
            && header.bits == BITS
            && table.len() == known.count() * outcomes.len();
        is_whole.then_some(Self {
            subject,
            header,
            known,
            table,
        })
    }

    /// Returns the places of those of `runs` that have weights and are not among the `others`, each once. The
    /// runs are named by their numbers, and the others by their places.
    pub fn known(&self, runs: &[u32], others: &[u32], seen: &mut Seen) -> Vec<u32> {
        seen.make_room(self.known.count());
        let mut places = Vec::with_capacity(runs.len());
        let known = runs.iter().filter_map(|&run| self.known.place(run));
        places.extend(known.filter(|&place| seen.add(place)));
        for other in others {
            seen.remove(*other);
        }
        places.retain(|place| seen.remove(*place));
        places
    }

    /// Returns the sums of the weights of `runs`, for each outcome.
    pub fn sums(&self, runs: &[u32]) -> Vec<i32> {
        match self.subject {
            Subject::Values => added_up::<VALUES>(self.table, runs).to_vec(),
            Subject::Persons => added_up::<PERSONS>(self.table, runs).to_vec(),
        }
    }

    /// Returns what the `sums` of the weights of so many runs say.
    pub fn judged(&self, sums: Vec<i32>, count: usize) -> Opinion {
        #[expect(clippy::cast_precision_loss, reason = "a token has some hundred runs")]
        let (length, sums) = (
            (count.max(1) as f32).sqrt(),
            sums.into_iter().map(|sum| sum as f32),
        );
        let steps = self.header.steps.iter().zip(&self.header.biases);
        let scores = sums.zip(steps);
        let scores = scores.map(|(sum, (step, bias))| sum * step / length + bias);
        let mut shares: Vec<f32> = scores.collect();
        into_shares(&mut shares);
        let nothing = shares.first().copied().unwrap_or_default();
        let likelihood = 1.0 - nothing;
        let private = self.subject.kinds().zip(shares.iter().skip(1));
        let likeliest = private.max_by(|(_, one), (_, other)| one.total_cmp(other));
        Opinion {
            kind: likeliest.map_or(PrivateDataKind::Secret, |(kind, _)| kind),
            likelihood,
            is_private: likelihood >= self.header.threshold,
            is_unlikely: likelihood < self.header.veto,
            is_very_unlikely: likelihood < self.header.sure_veto,
        }
    }
}

/// The places that were met, as bits. Between tokens it is empty.
#[derive(Debug, Default)]
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// Makes room for places up to `count`.
    fn make_room(&mut self, count: usize) {
        let words = count.div_ceil(u64::BITS as usize);
        self.0.resize(self.0.len().max(words), 0);
    }

    /// Adds `place`. Returns whether it is new.
    fn add(&mut self, place: u32) -> bool {
        let (word, bit) = bit(place);
        self.0.get_mut(word).is_some_and(|word| {
            let is_new = *word & bit == 0;
            *word |= bit;
            is_new
        })
    }

    /// Removes `place`. Returns whether it was there.
    fn remove(&mut self, place: u32) -> bool {
        let (word, bit) = bit(place);
        self.0.get_mut(word).is_some_and(|word| {
            let was_there = *word & bit != 0;
            *word &= !bit;
            was_there
        })
    }
}

/// Returns the sums of the rows of `runs` in `table`, each of which has `N` weights.
fn added_up<const N: usize>(table: &[u8], runs: &[u32]) -> [i32; N] {
    let (rows, _) = table.as_chunks::<N>();
    let mut sums = [0; N];
    for runs in runs.chunks(BLOCK) {
        let mut of_block = [0_i16; N];
        for row in runs.iter().filter_map(|run| rows.get(*run as usize)) {
            for (sum, weight) in of_block.iter_mut().zip(row) {
                *sum += i16::from(weight.cast_signed());
            }
        }
        for (sum, of_block) in sums.iter_mut().zip(of_block) {
            *sum += i32::from(of_block);
        }
    }
    sums
}

/// Reads the models of a file of weights. Returns nothing if its parts do not belong together.
fn read(bytes: &'static [u8]) -> Option<Vec<Model>> {
    let (headers, mut rest) = divided::<Vec<Header>>(bytes)?;
    let mut headers = headers.into_iter();
    let models = Subject::ALL.into_iter().map(|subject| {
        let header = headers.next()?;
        let (known, table) = KnownRuns::read(rest, header.runs, header.bits)?;
        let (table, behind) = table.split_at_checked(known.count() * header.steps.len())?;
        rest = behind;
        Model::new(subject, header, known, table)
    });
    let models: Option<Vec<Model>> = models.collect();
    models.filter(|_| rest.is_empty() && headers.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_belong_to_the_program() {
        let models = MODELS
            .as_ref()
            .expect("the weights that the program is built with");
        assert_eq!(models.len(), Subject::ALL.len());
        for (model, outcomes) in models.iter().zip([VALUES, PERSONS]) {
            assert_eq!(model.header.outcomes.len(), outcomes);
            assert!(model.header.threshold > 0.0 && model.header.threshold <= 1.0);
            assert!(model.header.veto >= 0.0 && model.header.veto < model.header.threshold);
            assert!((0.0..=model.header.threshold).contains(&model.header.sure_veto));
        }
    }

    #[test]
    fn damaged_weights_are_refused() {
        assert!(read(b"").is_none());
        assert!(read(b"{}\n").is_none());
        assert!(read(b"[]\n").is_none());
        let cut = WEIGHTS.get(..WEIGHTS.len() - 1).unwrap();
        assert!(read(cut).is_none());
        assert!(read(WEIGHTS.get(1..).unwrap()).is_none());
    }

    #[test]
    fn the_likeliest_of_all_kinds_is_named() {
        for model in MODELS.as_ref().unwrap() {
            let opinion = model.judged(model.sums(&[]), 0);
            assert!(model.subject.kinds().any(|kind| kind == opinion.kind));
            assert!(!opinion.is_private);
            assert!((0.0..=1.0).contains(&opinion.likelihood));
        }
    }
}
