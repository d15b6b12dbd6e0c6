//! Fits the weights that rank the candidates of a text.

use std::collections::BTreeMap;

use argmin::core::{CostFunction, Error, Executor, Gradient, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use trongklum::understand::fitting::{
    ACT_LIKELIHOOD, NEARNESS, Nearness, ObservedCandidate, PURPOSE_LIKELIHOOD, TOPIC_LIKELIHOOD,
    candidate_features, topic_outcome,
};

use super::questions::{self, HeldOut, NamedCandidate, Question};
use super::softmax::{OUTCOMES, into_shares};

/// The largest share of texts whose right candidates may be too unlikely to be looked at.
const MOST_OVERLOOKED: f64 = 0.005;
/// How likely a candidate is at least that is looked at, however many are overlooked: each takes time.
const LEAST_LOOKED_AT: f64 = 0.003;
/// How much the weights of a candidate's features are held close to where they start. The features are few, and
/// some are measures far below 1, so that a hundred times as much makes more offices that are left out wrong.
const REGULARISATION: f64 = 0.000_02;
/// The same for the weights of the features of a text, which are many.
const TEXT_REGULARISATION: f64 = 0.002;

/// How many steps the optimisation makes at most.
const MOST_STEPS: u64 = 300;

/// The features that are likelihoods.
const LIKELIHOODS: [&str; OUTCOMES] = [PURPOSE_LIKELIHOOD, ACT_LIKELIHOOD, TOPIC_LIKELIHOOD];

/// The texts of one fold, understood by weights that were fitted on all others.
pub(crate) struct Fold<'q> {
    pub office: String,
    pub texts: Vec<Text<'q>>,
}

/// A text with the candidates that are likely enough to be looked at.
pub(crate) struct Text<'q> {
    pub question: &'q Question,
    pub candidates: Vec<Likely<'q>>,
    /// The places of the weights of its features, which belong to candidates that address whom no
    /// group reaches.
    shown: Vec<usize>,
}

/// A likely candidate and the values of its features.
pub(crate) struct Likely<'q> {
    pub observed: &'q ObservedCandidate,
    pub named: &'q NamedCandidate,
    /// The probability of its purpose and its act.
    share: f64,
    /// The places of the features that are not zero, with their values.
    values: Vec<(usize, f64)>,
}

/// What is predicted of a question.
pub(crate) struct Prediction {
    /// The probabilities of the outcomes.
    pub shares: [Vec<f64>; OUTCOMES],
    /// How near it lies to the topics of its letter, if this divides its matters by them.
    pub nearness: Option<Nearness>,
}

/// Returns the names of a candidate's features, the likelihoods first.
pub(crate) fn features() -> Vec<&'static str> {
    LIKELIHOODS
        .into_iter()
        .chain(NEARNESS)
        .chain(candidate_features())
        .collect()
}

impl<'q> Fold<'q> {
    pub fn new(
        held_out: &HeldOut,
        names: &[String],
        questions: impl Iterator<Item = (&'q Question, Prediction)>,
    ) -> Self {
        let places = features().into_iter().zip(0..).collect();
        let texts =
            questions.map(|(question, predicted)| Text::new(question, names, &places, predicted));
        Self {
            office: held_out.office().to_owned(),
            texts: texts.collect(),
        }
    }
}

impl<'q> Text<'q> {
    fn new(
        question: &'q Question,
        names: &[String],
        places: &BTreeMap<&str, usize>,
        prediction: Prediction,
    ) -> Self {
        let Prediction { shares, nearness } = prediction;
        let [purposes, acts, topics] = shares;
        let first = places.len();
        let shown = question.observation.features.iter();
        let shown = shown.filter_map(|name| Some(first + names.binary_search(name).ok()?));
        let purposes = named(questions::purposes(), purposes);
        let acts = named(questions::acts(), acts);
        let topics = named(questions::topics(), topics);
        let kin = |act: &str| -> f64 {
            let posts = |act: &str| {
                act.parse::<trongklum::registry::Act>()
                    .unwrap()
                    .is_posting()
            };
            let kin = acts.iter().filter(|(other, _)| posts(other) == posts(act));
            kin.map(|(_, share)| share).sum()
        };
        let pairs = question
            .observation
            .candidates
            .iter()
            .zip(&question.candidates);
        let candidates = pairs.map(|(observed, named)| {
            let purpose = purposes[observed.purpose];
            let act = observed.act.map_or(1.0, |act| acts[act] / kin(act));
            let topic = observed.takes_first_topic;
            let topic = topic.map_or(1.0, |is_first| topics[topic_outcome(is_first)]);
            let likelihoods = [purpose.ln(), act.ln(), topic.ln()];
            let near = nearness.as_ref().map_or([0.0; NEARNESS.len()], |nearness| {
                nearness.measures(observed.topic, observed.takes_first_topic)
            });
            let near = NEARNESS.into_iter().zip(near);
            let own = near.chain(observed.features.iter().copied());
            let own = own.map(|(name, value)| (places[name], f64::from(value)));
            let values = likelihoods.into_iter().enumerate().chain(own).collect();
            Likely {
                observed,
                named,
                share: purpose * act,
                values,
            }
        });
        Self {
            question,
            candidates: candidates.collect(),
            shown: shown.collect(),
        }
    }
}

fn named(outcomes: Vec<&'static str>, shares: Vec<f64>) -> BTreeMap<&'static str, f64> {
    outcomes.into_iter().zip(shares).collect()
}

impl Likely<'_> {
    /// Returns whether the candidate is what `question` asks.
    pub fn is_right(&self, question: &Question) -> bool {
        let best = self.named.best.as_deref();
        if question.purpose != self.observed.purpose {
            return false;
        }
        let topic = question.topic.as_ref();
        self.observed.act == question.act
            && topic.is_none_or(|topic| *topic == self.named.topic)
            && question.is_right(best)
    }
}

/// Leaves in `folds` only the candidates that are likely enough to be looked at. Returns how likely
/// that is: the right ones of nearly all texts are.
pub(crate) fn overlook(folds: &mut [Fold<'_>]) -> f64 {
    let texts = folds.iter().flat_map(|fold| &fold.texts);
    let best = |text: &Text<'_>| {
        let right = text.candidates.iter();
        let right = right.filter(|likely| likely.is_right(text.question));
        right.map(|likely| likely.share).max_by(f64::total_cmp)
    };
    let mut shares: Vec<f64> = texts.filter_map(best).collect();
    shares.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    let overlooked = (shares.len() as f64 * MOST_OVERLOOKED) as usize;
    // As it is written, so that the program looks at the same.
    let look = (shares[overlooked] * 1000.0).floor() / 1000.0;
    let look = look.max(LEAST_LOOKED_AT);
    for text in folds.iter_mut().flat_map(|fold| &mut fold.texts) {
        text.candidates.retain(|likely| likely.share >= look);
    }
    look
}

/// Fitted weights for the features of a candidate, and behind them those for the features of a text.
pub(crate) struct Ranker {
    weights: Vec<f64>,
    /// The names of the features of a text, in order.
    names: Vec<String>,
}

impl Ranker {
    /// Fits the weights on the texts of all folds. Every office counts by the square root of the
    /// number of its texts, so that the first one does not decide alone.
    pub fn fit(folds: &[Fold<'_>], names: &[String]) -> Self {
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        for fold in folds {
            *counts.entry(&fold.office).or_default() += fold.texts.len() as f64;
        }
        let mut texts = Vec::new();
        for fold in folds {
            let weight = 1.0 / counts[fold.office.as_str()].sqrt();
            for text in &fold.texts {
                let right: Vec<bool> = text
                    .candidates
                    .iter()
                    .map(|likely| likely.is_right(text.question))
                    .collect();
                if right.contains(&true) {
                    texts.push((text, right, weight));
                }
            }
        }
        let all: f64 = texts.iter().map(|(_, _, weight)| weight).sum();
        for (_, _, weight) in &mut texts {
            *weight /= all;
        }
        let start = start(names.len());
        let solver = LBFGS::new(MoreThuenteLineSearch::new(), 7);
        let result = Executor::new(Loss { texts }, solver)
            .configure(|state| state.param(start).max_iters(MOST_STEPS))
            .run()
            .expect("weights");
        Self {
            weights: result.state().get_best_param().expect("weights").clone(),
            names: names.to_vec(),
        }
    }

    /// Returns the features of a candidate with their weights.
    pub fn ranking(&self) -> impl Iterator<Item = (&str, &f64)> {
        features().into_iter().zip(&self.weights)
    }

    /// Returns the features of a text with their weights for candidates that address whom no group
    /// reaches.
    pub fn addressing(&self) -> impl Iterator<Item = (&str, &f64)> {
        let weights = self.weights.iter().skip(features().len());
        self.names.iter().map(String::as_str).zip(weights)
    }

    /// Returns the probabilities of a text's candidates.
    pub fn shares(&self, text: &Text<'_>) -> Vec<f64> {
        shares(&self.weights, text)
    }
}

/// Returns the weights to start from, with those of `names` features of a text: the likelihoods as they
/// are.
fn start(names: usize) -> Vec<f64> {
    let mut start = vec![0.0; features().len() + names];
    start[..LIKELIHOODS.len()].fill(1.0);
    start
}

/// Returns how far each of `weights` is from where it starts, and how much it is held there.
fn held(weights: &[f64]) -> impl Iterator<Item = (f64, f64)> {
    let first = features().len();
    let start = start(weights.len() - first);
    let weights = weights.iter().zip(start).enumerate();
    weights.map(move |(at, (weight, start))| {
        let held = if at < first {
            REGULARISATION
        } else {
            TEXT_REGULARISATION
        };
        (weight - start, held)
    })
}

fn shares(weights: &[f64], text: &Text<'_>) -> Vec<f64> {
    let score = |likely: &Likely<'_>| -> f64 {
        let values = likely.values.iter();
        let own: f64 = values.map(|&(at, value)| value * weights[at]).sum();
        let shown = text.shown.iter().filter(|_| likely.observed.reaches_nobody);
        own + shown.map(|&at| weights[at]).sum::<f64>()
    };
    let mut shares: Vec<f64> = text.candidates.iter().map(score).collect();
    into_shares(&mut shares);
    shares
}

/// The surprise at the right candidates: of each text, which of its candidates are right, and how
/// much it counts.
struct Loss<'f, 'q> {
    texts: Vec<(&'f Text<'q>, Vec<bool>, f64)>,
}

impl CostFunction for Loss<'_, '_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, weights: &Self::Param) -> Result<f64, Error> {
        let mut loss = 0.0;
        for (text, right, weight) in &self.texts {
            let shares = shares(weights, text);
            let right: f64 = shares
                .iter()
                .zip(right)
                .filter(|(_, right)| **right)
                .map(|(share, _)| share)
                .sum();
            loss -= weight * right.max(1e-12).ln();
        }
        let away = held(weights).map(|(away, held)| held * away.powi(2));
        Ok(loss + 0.5 * away.sum::<f64>())
    }
}

impl Gradient for Loss<'_, '_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, weights: &Self::Param) -> Result<Vec<f64>, Error> {
        let mut gradient: Vec<f64> = held(weights).map(|(away, held)| held * away).collect();
        for (text, right, weight) in &self.texts {
            let shares = shares(weights, text);
            let all: f64 = shares
                .iter()
                .zip(right)
                .filter(|(_, right)| **right)
                .map(|(share, _)| share)
                .sum();
            for ((likely, share), right) in text.candidates.iter().zip(&shares).zip(right) {
                let wanted = if *right { share / all.max(1e-12) } else { 0.0 };
                let slope = weight * (share - wanted);
                for &(at, value) in &likely.values {
                    gradient[at] += slope * value;
                }
                if likely.observed.reaches_nobody {
                    for &at in &text.shown {
                        gradient[at] += slope;
                    }
                }
            }
        }
        Ok(gradient)
    }
}
