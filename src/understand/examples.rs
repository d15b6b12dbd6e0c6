//! What the registry's examples lean to: of every two to four letters in a row, how much more
//! often they stand in the examples of a meaning than in the others. The sum of these weights of
//! evidence (a complement naive Bayes) tells of texts in words that the vocabulary lacks; it
//! only leans, and clear words weigh more.

use std::collections::HashMap;

use crate::registry::{Act, Purpose, Registry};
use crate::text::normalise;

/// An act, or none, or a purpose: the classes that the examples are counted by.
const ACTS: usize = Act::ALL.len() + 1;
const CLASSES: usize = ACTS + Purpose::ALL.len();
/// What a row of letters that was never met in a class counts.
const UNMET: f32 = 0.1;
/// How much the evidence is to be trusted: neighbouring rows of letters say the same.
const TRUST: f32 = 0.5;

/// How likely each meaning is, by the examples; all 0 where there are none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaning {
    shares: [f32; CLASSES],
}

impl Leaning {
    /// From 0 to 1.
    pub fn of(&self, act: Act) -> f32 {
        self.share(act_class(Some(act)))
    }

    /// From 0 to 1.
    pub fn of_purpose(&self, purpose: Purpose) -> f32 {
        self.share(purpose_class(purpose))
    }

    fn share(&self, class: usize) -> f32 {
        self.shares.get(class).copied().unwrap_or_default()
    }
}

/// The examples, counted.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// For every row of letters, in how many examples of each class it stands.
    counts: HashMap<u32, [u16; CLASSES]>,
    /// How many rows the examples of each class have.
    totals: [f32; CLASSES],
    /// `ln(n + UNMET)` for every n that occurs.
    logarithms: Vec<f32>,
}

impl Examples {
    pub fn new(registry: &Registry) -> Self {
        let mut examples = Self::default();
        for example in registry.examples() {
            let classes = [act_class(example.act), purpose_class(example.purpose)];
            for text in &example.texts {
                for row in rows(&normalise(text).keys) {
                    let counts = examples.counts.entry(row).or_insert([0; CLASSES]);
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
        let most = most.max().unwrap_or_default();
        examples.logarithms = (0..=most).map(|n| (f32::from(n) + UNMET).ln()).collect();
        examples
    }

    /// What a text of these letters leans to.
    pub fn leaning(&self, letters: &[u8]) -> Leaning {
        let mut evidence = [0.0; CLASSES];
        let mut met = 0.0;
        for counts in rows(letters).iter().filter_map(|row| self.counts.get(row)) {
            met += 1.0;
            let all = sum(acts(counts));
            for (class, count) in evidence.iter_mut().zip(counts) {
                *class += self.logarithm(*count) - self.logarithm(all.saturating_sub(*count));
            }
        }
        let mut leaning = Leaning {
            shares: [0.0; CLASSES],
        };
        if met < 1.0 {
            return leaning;
        }
        #[expect(clippy::cast_precision_loss, reason = "a smoothing constant")]
        let unmet = self.counts.len() as f32 * UNMET;
        let all: f32 = acts(&self.totals).iter().sum();
        for (class, total) in evidence.iter_mut().zip(self.totals) {
            let prior = (total + unmet).ln() - (all - total + unmet).ln();
            // A class without an example is not known to be anything.
            *class = if total > 0.0 {
                (*class - met * prior) * TRUST / f32::sqrt(met)
            } else {
                f32::NEG_INFINITY
            };
        }
        let (acts, purposes) = evidence.split_at(ACTS);
        let shares = shares(acts).chain(shares(purposes));
        for (share, found) in leaning.shares.iter_mut().zip(shares) {
            *share = found;
        }
        leaning
    }

    fn logarithm(&self, count: u16) -> f32 {
        let found = self.logarithms.get(usize::from(count));
        found.copied().unwrap_or_default()
    }
}

fn act_class(act: Option<Act>) -> usize {
    act.and_then(|act| Act::ALL.iter().position(|&other| other == act))
        .unwrap_or(ACTS - 1)
}

fn purpose_class(purpose: Purpose) -> usize {
    let place = Purpose::ALL.iter().position(|&other| other == purpose);
    ACTS + place.unwrap_or_default()
}

fn acts<T>(classes: &[T; CLASSES]) -> &[T] {
    classes.get(..ACTS).unwrap_or_default()
}

fn sum(counts: &[u16]) -> u16 {
    counts
        .iter()
        .fold(0, |all, &count| all.saturating_add(count))
}

/// Shares of 1 by the strength of the evidence.
fn shares(evidence: &[f32]) -> impl Iterator<Item = f32> {
    let most = evidence.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let all: f32 = evidence.iter().map(|one| (one - most).exp()).sum();
    evidence.iter().map(move |one| (one - most).exp() / all)
}

/// Every two to four letters in a row, each once, the start and the end of the text among them.
fn rows(text: &[u8]) -> Vec<u32> {
    const EDGE: u8 = 1;
    let letters = [&[EDGE], text, &[EDGE]].concat();
    let mut found: Vec<u32> = (2..=4)
        .flat_map(|length| letters.windows(length))
        .map(|row| {
            row.iter()
                .fold(0, |row, &letter| (row << 8) | u32::from(letter))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
