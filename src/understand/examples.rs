//! Scores meanings by the registry's examples. Every run of two to four letters counts as evidence
//! for a meaning, depending on how much more often it occurs in the examples of that meaning than
//! in all others. The sum (a complement naive Bayes classifier) covers texts whose words are
//! missing from the vocabulary. It only tips the balance: clear words weigh more.

use std::collections::HashMap;

use crate::language;
use crate::registry::{Act, Purpose, Registry};
use crate::text::normalise;

/// The classes of the classifier: each act, no act, and each purpose.
const ACTS: usize = Act::ALL.len() + 1;
const CLASSES: usize = ACTS + Purpose::ALL.len();
/// The count assumed for a run of letters never seen in a class (additive smoothing).
const SMOOTHING: f32 = 0.1;
/// The weight of the evidence. It is below 1 because overlapping runs of letters are not
/// independent.
const EVIDENCE_WEIGHT: f32 = 0.5;

/// The probability of each meaning according to the examples. All are 0 if there are no examples.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probabilities {
    shares: [f32; CLASSES],
}

impl Probabilities {
    /// Returns the probability of `act`, from 0 to 1.
    pub fn of(&self, act: Act) -> f32 {
        of_class(&self.shares, act_class(Some(act)))
    }

    /// Returns the probability of `purpose`, from 0 to 1.
    pub fn of_purpose(&self, purpose: Purpose) -> f32 {
        of_class(&self.shares, purpose_class(purpose))
    }
}

/// The counted examples.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// For every run of letters, the number of examples of each class that contain it.
    counts: HashMap<u32, [u16; CLASSES]>,
    /// The number of runs in the examples of each class.
    totals: [f32; CLASSES],
    /// `ln(n + SMOOTHING)` for every count n.
    logarithms: Vec<f32>,
}

impl Examples {
    /// Counts the examples of `registry` and of the language pack, but not those that `leave_out`.
    pub fn new(registry: &Registry, leave_out: impl Fn(&str) -> bool) -> Self {
        let mut examples = Self::default();
        let built_in = language::examples().iter();
        let built_in = built_in.map(|example| (example.purpose, example.act, &example.text));
        let own = registry.examples().iter().flat_map(|example| {
            let texts = example.texts.iter();
            texts.map(|text| (example.purpose, example.act, text))
        });
        for (purpose, act, text) in built_in.chain(own) {
            let classes = [act_class(act), purpose_class(purpose)];
            if !leave_out(text) {
                for ngram in letter_ngrams(&normalise(text).keys) {
                    let counts = examples.counts.entry(ngram).or_insert([0; CLASSES]);
                    for class in classes {
                        if let Some(count) = counts.get_mut(class) {
                            *count = count.saturating_add(1);
                        }
                        if let Some(total) = examples.totals.get_mut(class) {
                            *total += 1.0;
                        }
                    }
                }
            }
        }
        let most = examples.counts.values().map(|counts| sum(acts(counts)));
        // Without examples, no count is looked up.
        let most = most.max().unwrap_or(0);
        examples.logarithms = (0..=most).map(logarithm).collect();
        examples
    }

    /// Classifies a text with these letters.
    pub fn classify(&self, letters: &[u8]) -> Probabilities {
        let mut evidence = [0.0; CLASSES];
        let mut matched = 0.0;
        for counts in letter_ngrams(letters)
            .iter()
            .filter_map(|ngram| self.counts.get(ngram))
        {
            matched += 1.0;
            let all = sum(acts(counts));
            for (class, count) in evidence.iter_mut().zip(counts) {
                *class += self.logarithm(*count) - self.logarithm(all.saturating_sub(*count));
            }
        }
        let mut probabilities = Probabilities {
            shares: [0.0; CLASSES],
        };
        if matched < 1.0 {
            return probabilities;
        }
        #[expect(clippy::cast_precision_loss, reason = "a smoothing constant")]
        let smoothing = self.counts.len() as f32 * SMOOTHING;
        let all: f32 = acts(&self.totals).iter().sum();
        for (class, total) in evidence.iter_mut().zip(self.totals) {
            let prior = (total + smoothing).ln() - (all - total + smoothing).ln();
            // Nothing can be inferred about a class without examples.
            *class = if total > 0.0 {
                (*class - matched * prior) * EVIDENCE_WEIGHT / f32::sqrt(matched)
            } else {
                f32::NEG_INFINITY
            };
        }
        let (acts, purposes) = evidence.split_at(ACTS);
        let shares = shares(acts).chain(shares(purposes));
        for (share, new) in probabilities.shares.iter_mut().zip(shares) {
            *share = new;
        }
        probabilities
    }

    fn logarithm(&self, count: u16) -> f32 {
        let known = self.logarithms.get(usize::from(count)).copied();
        known.unwrap_or_else(|| logarithm(count))
    }
}

/// Returns the smoothed logarithm of a count.
fn logarithm(count: u16) -> f32 {
    (f32::from(count) + SMOOTHING).ln()
}

/// Returns the value of a class, which [`act_class`] or [`purpose_class`] has returned.
fn of_class(values: &[f32; CLASSES], class: usize) -> f32 {
    let value = values.get(class);
    debug_assert!(value.is_some(), "a class that does not exist");
    value.copied().unwrap_or(0.0)
}

fn act_class(act: Option<Act>) -> usize {
    act.map_or(ACTS - 1, |act| act as usize)
}

fn purpose_class(purpose: Purpose) -> usize {
    ACTS + purpose as usize
}

fn acts<T>(classes: &[T; CLASSES]) -> &[T] {
    classes.split_at(ACTS).0
}

fn sum(counts: &[u16]) -> u16 {
    counts
        .iter()
        .fold(0, |all, &count| all.saturating_add(count))
}

/// Normalises log evidence to shares that add up to 1 (softmax).
fn shares(evidence: &[f32]) -> impl Iterator<Item = f32> {
    let most = evidence.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let all: f32 = evidence.iter().map(|one| (one - most).exp()).sum();
    evidence.iter().map(move |one| (one - most).exp() / all)
}

/// Returns every distinct run of two to four letters, including the start and end of the text.
fn letter_ngrams(text: &[u8]) -> Vec<u32> {
    const EDGE: u8 = 1;
    let letters = [&[EDGE], text, &[EDGE]].concat();
    let mut ngrams: Vec<u32> = (2..=4)
        .flat_map(|length| letters.windows(length))
        .map(|window| {
            window
                .iter()
                .fold(0, |ngram, &letter| (ngram << 8) | u32::from(letter))
        })
        .collect();
    ngrams.sort_unstable();
    ngrams.dedup();
    ngrams
}
