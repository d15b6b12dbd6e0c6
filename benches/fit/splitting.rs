//! Fits the weights that say whether a message is split at a place.

use argmin::core::{CostFunction, Error, Executor, Gradient, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use trongklum::understand::fitting::splitting_features;

use super::PARTS;
use super::messages::Message;

/// How much the weights may be held small. The one with which other messages are divided best is
/// chosen.
const REGULARISATIONS: [f64; 5] = [0.03, 0.1, 0.3, 1.0, 3.0];

/// A choice that a message offers: the values of each place to split it at, and which places are
/// right. If none is, it is to stay whole.
struct Choice<'m> {
    places: Vec<(&'m [f32], bool)>,
    /// How much it counts.
    weight: f64,
}

/// How well messages are divided that the weights were not fitted on.
#[derive(Clone, Copy, Default)]
struct Figures {
    /// Of questions, of messages with one need and of those with several: how many have as many parts as needs,
    /// and how many there are.
    right: [(usize, usize); 3],
    surprise: f64,
}

/// Fits the weights, and prints how well they do on other messages.
pub(crate) fn fit(messages: &[Message]) -> Vec<f64> {
    let tried = REGULARISATIONS.map(|regularisation| {
        let figures = cross_validate(messages, regularisation);
        (regularisation, figures)
    });
    let best = tried
        .into_iter()
        .min_by(|(_, a), (_, b)| a.surprise.total_cmp(&b.surprise));
    let (regularisation, figures) = best.expect("a strength");
    let [questions, single, several] = figures.right;
    println!(
        "by weights fitted on others: questions stay whole {}/{}, messages with one need {}/{}, those with several are as many parts {}/{}; regularisation {regularisation}",
        questions.0, questions.1, single.0, single.1, several.0, several.1,
    );
    let weights = optimise(&messages.iter().collect::<Vec<_>>(), regularisation);
    for (name, weight) in splitting_features().iter().zip(&weights) {
        println!("  {name:24} {weight:6.2}");
    }
    weights
}

fn cross_validate(messages: &[Message], regularisation: f64) -> Figures {
    let mut figures = Figures::default();
    for part in 0..PARTS {
        let of_part = |&(at, _): &(usize, &Message)| at % PARTS == part;
        let (inside, outside): (Vec<_>, Vec<_>) = messages.iter().enumerate().partition(of_part);
        let outside: Vec<&Message> = outside.into_iter().map(|(_, message)| message).collect();
        let weights = optimise(&outside, regularisation);
        for (_, message) in inside {
            let found = divide(&weights, message, 0, message.observed.places - 1);
            let kind = match (message.is_question, message.needs) {
                (true, _) => 0,
                (_, 1) => 1,
                _ => 2,
            };
            let (right, all) = &mut figures.right[kind];
            *right += usize::from(found == message.needs);
            *all += 1;
            let choices = choices(message);
            figures.surprise += choices
                .iter()
                .map(|choice| surprise(&weights, choice))
                .sum::<f64>();
        }
    }
    figures
}

/// Returns the number of parts into which the piece between two places is divided.
fn divide(weights: &[f64], message: &Message, from: usize, to: usize) -> usize {
    let scores = (from + 1..to).map(|at| {
        let values = message.observed.values(from, at, to);
        (score(weights, values), at)
    });
    let scores: Vec<(f64, usize)> = scores.collect();
    let odds: f64 = scores.iter().map(|(score, _)| score.exp()).sum();
    let surest = scores.into_iter().max_by(|a, b| a.0.total_cmp(&b.0));
    let Some((_, at)) = surest.filter(|_| odds > 1.0) else {
        return 1;
    };
    divide(weights, message, from, at) + divide(weights, message, at, to)
}

/// Returns the choices that a message offers: as a whole, and then in each of its needs.
fn choices(message: &Message) -> Vec<Choice<'_>> {
    let mut choices = Vec::new();
    if message.boundaries.len() + 1 != message.needs {
        return choices;
    }
    let mut from = 0;
    let last = message.observed.places - 1;
    let mut offer = |from: usize, to: usize| {
        let places = (from + 1..to).map(|at| {
            (
                message.observed.values(from, at, to),
                message.boundaries.contains(&at),
            )
        });
        let places: Vec<_> = places.collect();
        if !places.is_empty() {
            choices.push(Choice {
                places,
                weight: message.weight(),
            });
        }
    };
    for &boundary in &message.boundaries {
        offer(from, last);
        offer(from, boundary);
        from = boundary;
    }
    offer(from, last);
    choices
}

fn score(weights: &[f64], values: &[f32]) -> f64 {
    let products = weights.iter().zip(values);
    products
        .map(|(weight, value)| weight * f64::from(*value))
        .sum()
}

/// Returns the probabilities of the places of `choice`. What is left is that of none.
fn shares(weights: &[f64], choice: &Choice<'_>) -> Vec<f64> {
    let scores = choice
        .places
        .iter()
        .map(|(values, _)| score(weights, values));
    let mut shares: Vec<f64> = scores.collect();
    shares.push(0.0);
    super::softmax::into_shares(&mut shares);
    shares.pop();
    shares
}

/// Returns the probability of what is right.
fn right(shares: &[f64], choice: &Choice<'_>) -> f64 {
    let all: f64 = shares.iter().sum();
    if choice.places.iter().all(|(_, right)| !right) {
        return (1.0 - all).max(1e-12);
    }
    let places = shares.iter().zip(&choice.places);
    let right = places.filter(|(_, (_, right))| *right);
    right.map(|(share, _)| share).sum::<f64>().max(1e-12)
}

fn surprise(weights: &[f64], choice: &Choice<'_>) -> f64 {
    -choice.weight * right(&shares(weights, choice), choice).ln()
}

fn optimise(messages: &[&Message], regularisation: f64) -> Vec<f64> {
    let choices = messages
        .iter()
        .flat_map(|message| choices(message))
        .collect();
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), 7);
    let start = vec![0.0; splitting_features().len()];
    let result = Executor::new(
        Loss {
            choices,
            regularisation,
        },
        solver,
    )
    .configure(|state| state.param(start).max_iters(200))
    .run()
    .expect("weights");
    result.state().get_best_param().expect("weights").clone()
}

/// The surprise at what is right, and the size of the weights.
struct Loss<'m> {
    choices: Vec<Choice<'m>>,
    regularisation: f64,
}

impl CostFunction for Loss<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, weights: &Self::Param) -> Result<f64, Error> {
        let surprise: f64 = self
            .choices
            .iter()
            .map(|choice| surprise(weights, choice))
            .sum();
        let size: f64 = weights.iter().map(|weight| weight * weight).sum();
        Ok(surprise + 0.5 * self.regularisation * size)
    }
}

impl Gradient for Loss<'_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, weights: &Self::Param) -> Result<Vec<f64>, Error> {
        let mut gradient: Vec<f64> = weights
            .iter()
            .map(|weight| weight * self.regularisation)
            .collect();
        for choice in &self.choices {
            let shares = shares(weights, choice);
            let right = right(&shares, choice);
            for ((values, is_right), share) in choice.places.iter().zip(&shares) {
                let wanted = if *is_right { share / right } else { 0.0 };
                for (sum, value) in gradient.iter_mut().zip(*values) {
                    *sum += choice.weight * (share - wanted) * f64::from(*value);
                }
            }
        }
        Ok(gradient)
    }
}
