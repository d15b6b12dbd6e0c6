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
    veto: f32,
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

    /// Returns the places of those of `runs` that have weights.
    fn places(&self, runs: &[u32]) -> Vec<u32> {
        let mut places = Vec::with_capacity(runs.len());
        places.extend(runs.iter().filter_map(|&run| self.known.place(run)));
        places
    }

    /// Returns those of `runs` that have weights, each once.
    pub fn weighed(&self, runs: &[u32], seen: &mut Seen) -> Weighed {
        let mut places = self.places(runs);
        places.retain(|place| seen.add(*place));
        for place in &places {
            seen.remove(*place);
        }
        let sums = self.sums(&places);
        Weighed { places, sums }
    }

    /// Returns the opinion on a token with its `own` runs, with `others`, and with those of the message. Each counts
    /// once.
    pub fn opinion(&self, own: &Weighed, others: &[u32], of_message: &mut OfMessage) -> Opinion {
        let OfMessage { weighed, seen } = of_message;
        let mut others = self.places(others);
        others.retain(|place| seen.add(*place));
        let again = own.places.iter().copied();
        let again: Vec<u32> = again.filter(|place| seen.has(*place)).collect();
        for place in &others {
            seen.remove(*place);
        }
        let known = own.sums.iter().zip(&weighed.sums);
        let new = self.sums(&others).into_iter().zip(self.sums(&again));
        let sums = known.zip(new);
        let sums = sums.map(|((own, of_message), (other, again))| own + of_message + other - again);
        let count = own.places.len() + weighed.places.len() + others.len() - again.len();
        self.judged(sums.collect(), count)
    }

    /// Returns what `runs` of the message as a whole weigh.
    pub fn of_message(&self, runs: &[u32]) -> OfMessage {
        let mut seen = Seen::default();
        let weighed = self.weighed(runs, &mut seen);
        for place in &weighed.places {
            seen.add(*place);
        }
        OfMessage { weighed, seen }
    }

    /// Returns the sums of the weights of `runs`, for each outcome.
    fn sums(&self, runs: &[u32]) -> Vec<i32> {
        match self.subject {
            Subject::Values => added_up::<VALUES>(self.table, runs).to_vec(),
            Subject::Persons => added_up::<PERSONS>(self.table, runs).to_vec(),
        }
    }

    /// Returns what the `sums` of the weights of so many runs say.
    fn judged(&self, sums: Vec<i32>, count: usize) -> Opinion {
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
        }
    }
}

/// Runs that have weights, each once.
#[derive(Debug)]
pub(super) struct Weighed {
    places: Vec<u32>,
    /// The sums of their weights, for each outcome.
    sums: Vec<i32>,
}

/// The runs of a message as a whole.
#[derive(Debug)]
pub(super) struct OfMessage {
    weighed: Weighed,
    /// Their places.
    seen: Seen,
}

/// The places that were met, as bits.
#[derive(Debug, Default)]
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// Adds `place`. Returns whether it is new.
    fn add(&mut self, place: u32) -> bool {
        let (word, bit) = bit(place);
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0.get_mut(word).is_some_and(|word| {
            let is_new = *word & bit == 0;
            *word |= bit;
            is_new
        })
    }

    fn remove(&mut self, place: u32) {
        let (word, bit) = bit(place);
        if let Some(word) = self.0.get_mut(word) {
            *word &= !bit;
        }
    }

    fn has(&self, place: u32) -> bool {
        let (word, bit) = bit(place);
        self.0.get(word).is_some_and(|word| word & bit != 0)
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
