//! Regressions over named features and runs of letters and words: one for each outcome against the
//! others, fitted by the squared hinge loss, and multinomial logistic regression for the rest.
//!
//! The hinge leaves alone what is right by a margin, so that the weights follow the texts that are hard.
//! On offices that nothing was fitted on it gets more acts right than the logistic loss does.

use std::cell::{Ref, RefCell};

use argmin::core::{CostFunction, Error, Executor, Gradient, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use trongklum::understand::fitting::run_numbers;

use super::questions::{BITS, Question};
use super::space::Space;
use super::{MARGIN_REGULARISATION, NAMED_FEATURE, REGULARISATION};

/// How many steps the optimisation remembers, and how many it makes at most.
const MEMORY: usize = 7;
const MOST_STEPS: u64 = 60;
/// The optimisation stops when a step lowers the loss, a sum over some thousand texts, by less.
const SMALLEST_GAIN: f64 = 0.02;

/// How many things of a text are predicted: its purpose, its act, and whether its topic is the first.
pub(crate) const OUTCOMES: usize = 3;

/// In how many texts a run must stand to have weights, one of letters and one of words or things. The weights
/// of the texts are added up. Rarer runs say more about these texts than about others.
const LEAST_TEXTS_OF_LETTERS: f64 = 6.0;
const LEAST_TEXTS: f64 = 3.0;

/// The runs that have weights, and how rare they are: their inverse document frequency.
pub(crate) struct Letters {
    /// The numbers of the runs, in order.
    pub numbers: Vec<u32>,
    rarities: Vec<f64>,
}

impl Letters {
    /// The largest rarity, in the sixteenths in which they are written.
    const FINENESS: f64 = 16.0;

    pub fn count(questions: &[&Question]) -> Self {
        let mut counts = vec![0_u32; run_numbers(BITS)];
        let mut texts = vec![0.0; run_numbers(BITS)];
        for question in questions {
            for &run in question.observation.runs.iter().flatten() {
                counts[run as usize] += 1;
                texts[run as usize] += question.weight;
            }
        }
        let all = questions.len() as f64;
        let rarity = |count: u32| {
            let rarity = ((1.0 + all) / (1.0 + f64::from(count))).ln() + 1.0;
            // As it is written, so that the program computes the same.
            (rarity * Self::FINENESS).round() / Self::FINENESS
        };
        let first_of_words = 1 << BITS;
        let is_known = |&(number, _): &(u32, u32)| {
            let least = if number < first_of_words {
                LEAST_TEXTS_OF_LETTERS
            } else {
                LEAST_TEXTS
            };
            texts[number as usize] >= least
        };
        let known = (0..).zip(counts).filter(is_known);
        let (numbers, rarities) = known.map(|(number, count)| (number, rarity(count))).unzip();
        Self { numbers, rarities }
    }

    /// Returns the numbers of the runs, and after them their rarities, as bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let numbers = self.numbers.iter().flat_map(|number| number.to_le_bytes());
        let rarities = self.rarities.iter().map(|rarity| rarity * Self::FINENESS);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "below 256"
        )]
        let rarities = rarities.map(|rarity| rarity.clamp(0.0, 255.0) as u8);
        numbers.chain(rarities).collect()
    }

    /// Returns the runs of a text with their values. The squares of those of letters add up to 1, and so
    /// do those of words.
    fn values(&self, question: &Question) -> Vec<(u32, f64)> {
        let runs = question.observation.runs.iter();
        runs.flat_map(|runs| self.values_of(runs)).collect()
    }

    fn values_of(&self, runs: &[u32]) -> Vec<(u32, f64)> {
        let values: Vec<(u32, f64)> = runs
            .iter()
            .filter_map(|run| self.numbers.binary_search(run).ok())
            .map(|place| (u32::try_from(place).unwrap(), self.rarities[place]))
            .collect();
        let length = values
            .iter()
            .map(|(_, value)| value * value)
            .sum::<f64>()
            .sqrt();
        let scaled = values
            .into_iter()
            .map(|(run, value)| (run, value / length.max(1e-9)));
        scaled.collect()
    }
}

/// A text as numbers: for each column that is not zero, its value.
pub(crate) type Row = Vec<(u32, f64)>;

/// Fitted weights for some outcomes. The columns are the runs of letters, then the named features,
/// then one for the bias.
pub(crate) struct Regression {
    pub outcomes: Vec<&'static str>,
    runs: usize,
    names: usize,
    weights: Vec<f64>,
}

/// The regressions of a model.
pub(crate) struct Regressions {
    /// The names of the features, in order.
    pub names: Vec<String>,
    pub letters: Letters,
    pub purposes: Regression,
    pub acts: Regression,
    pub topics: Regression,
    pub space: Space,
}

impl Regressions {
    /// Returns the regressions in the order of their outcomes.
    pub fn all(&self) -> [&Regression; OUTCOMES] {
        [&self.purposes, &self.acts, &self.topics]
    }

    /// Multiplies the weights of each regression by its scale.
    pub fn scale(&mut self, scales: [f64; OUTCOMES]) {
        self.purposes.scale(scales[0]);
        self.acts.scale(scales[1]);
        self.topics.scale(scales[2]);
    }

    /// Returns the probabilities of the purposes, the acts and the topics of `question`.
    pub fn shares(&self, question: &Question) -> [Vec<f64>; OUTCOMES] {
        self.all()
            .map(|regression| regression.shares(&self.names, &self.letters, question))
    }
}

fn row(names: &[String], letters: &Letters, question: &Question) -> Row {
    let mut row = letters.values(question);
    for feature in &question.observation.features {
        if let Ok(at) = names.binary_search(feature) {
            row.push((
                u32::try_from(letters.numbers.len() + at).unwrap(),
                NAMED_FEATURE,
            ));
        }
    }
    let bias = letters.numbers.len() + names.len();
    row.push((u32::try_from(bias).unwrap(), 1.0));
    row
}

impl Regression {
    /// Fits the weights of `outcomes` on texts whose outcome is known.
    pub fn fit<'q>(
        names: &[String],
        letters: &Letters,
        texts: impl Iterator<Item = (&'q Question, Option<&'static str>)>,
        outcomes: Vec<&'static str>,
    ) -> Self {
        let known = texts.filter_map(|(question, outcome)| Some((question, outcome?)));
        let rows = known.map(|(question, outcome)| Known {
            row: row(names, letters, question),
            wanted: outcomes
                .iter()
                .position(|other| *other == outcome)
                .expect("an outcome"),
            weight: question.weight,
        });
        let columns = letters.numbers.len() + names.len() + 1;
        Self {
            runs: letters.numbers.len(),
            names: names.len(),
            weights: fit_margins(rows.collect(), outcomes.len(), columns),
            outcomes,
        }
    }

    /// Makes the weights `scale` times as large, so that they say how likely an outcome is.
    fn scale(&mut self, scale: f64) {
        for weight in &mut self.weights {
            *weight *= scale;
        }
    }

    /// Returns the probability of each outcome of `question`.
    fn shares(&self, names: &[String], letters: &Letters, question: &Question) -> Vec<f64> {
        let mut scores = vec![0.0; self.outcomes.len()];
        add_scores(&self.weights, &row(names, letters, question), &mut scores);
        into_shares(&mut scores);
        scores
    }

    /// Returns the weights of one run of letters, for each outcome.
    pub fn of_run(&self, run: usize) -> &[f64] {
        &self.weights[run * self.outcomes.len()..(run + 1) * self.outcomes.len()]
    }

    /// Returns the weights of a named feature, by its place, for each outcome.
    pub fn of_feature(&self, at: usize) -> Vec<f64> {
        let row = self.of_run(self.runs + at).iter();
        row.map(|weight| weight * NAMED_FEATURE).collect()
    }

    /// Returns the biases.
    pub fn biases(&self) -> &[f64] {
        self.of_run(self.runs + self.names)
    }
}

/// Returns the weights of each column, for each outcome, fitted on `rows` whose outcomes are known.
/// The last column is the bias.
pub(crate) fn fit_rows(rows: Vec<Known>, outcomes: usize, columns: usize) -> Vec<f64> {
    let loss = Surprise(Loss {
        rows,
        outcomes,
        columns,
    });
    let start = vec![0.0; columns * outcomes];
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), MEMORY)
        .with_tolerance_cost(SMALLEST_GAIN / loss.all())
        .unwrap();
    let result = Executor::new(loss, solver)
        .configure(|state| state.param(start).max_iters(MOST_STEPS))
        .run()
        .expect("weights");
    result.state().get_best_param().expect("weights").clone()
}

/// Returns the weights of each column, for each outcome against the others.
fn fit_margins(rows: Vec<Known>, outcomes: usize, columns: usize) -> Vec<f64> {
    let margins = Margins {
        loss: Loss {
            rows,
            outcomes,
            columns,
        },
        last: RefCell::default(),
    };
    let start = vec![0.0; columns * outcomes];
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), MEMORY)
        .with_tolerance_cost(SMALLEST_GAIN)
        .unwrap();
    let result = Executor::new(margins, solver)
        .configure(|state| state.param(start).max_iters(MOST_STEPS))
        .run()
        .expect("weights");
    result.state().get_best_param().expect("weights").clone()
}

/// The loss of weights: the squares of what each text lacks of a margin of 1 for its outcome and
/// against each other, and the size of the weights.
struct Margins {
    loss: Loss,
    /// The weights that were asked for last, and what all texts lack with them: the loss and its gradient
    /// are asked for one after the other.
    last: RefCell<(Vec<f64>, Vec<f64>)>,
}

impl Margins {
    /// Returns what each text lacks for each outcome, negative for those that are not its own.
    fn lacks(&self, weights: &[f64]) -> Ref<'_, [f64]> {
        if self.last.borrow().0 != weights {
            let lacks = self.loss.rows.iter().flat_map(|known| {
                let mut scores = vec![0.0; self.loss.outcomes];
                add_scores(weights, &known.row, &mut scores);
                for (outcome, score) in scores.iter_mut().enumerate() {
                    let sign = if outcome == known.wanted { 1.0 } else { -1.0 };
                    *score = sign * (1.0 - sign * *score).max(0.0);
                }
                scores
            });
            let lacks = lacks.collect();
            *self.last.borrow_mut() = (weights.to_vec(), lacks);
        }
        Ref::map(self.last.borrow(), |(_, lacks)| lacks.as_slice())
    }
}

impl CostFunction for Margins {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, weights: &Self::Param) -> Result<f64, Error> {
        let lacks = self.lacks(weights);
        let rows = self.loss.rows.iter().zip(lacks.chunks(self.loss.outcomes));
        let losses = rows.map(|(known, lacks)| {
            let squares = lacks.iter().map(|lack| lack * lack);
            known.weight * squares.sum::<f64>()
        });
        Ok(losses.sum::<f64>() + 0.5 * MARGIN_REGULARISATION * self.loss.size(weights))
    }
}

impl Gradient for Margins {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, weights: &Self::Param) -> Result<Vec<f64>, Error> {
        let mut gradient = self.loss.gradient_of_size(weights, MARGIN_REGULARISATION);
        let lacks = self.lacks(weights);
        let rows = self.loss.rows.iter().zip(lacks.chunks(self.loss.outcomes));
        for (known, lacks) in rows {
            let slopes: Vec<f64> = lacks.iter().map(|lack| -2.0 * lack).collect();
            self.loss.add_gradient(&mut gradient, known, &slopes);
        }
        Ok(gradient)
    }
}

/// A text whose outcome is known.
pub(crate) struct Known {
    pub row: Row,
    pub wanted: usize,
    /// How much it counts.
    pub weight: f64,
}

/// Texts whose outcomes are known, and what every loss of weights needs of them.
struct Loss {
    rows: Vec<Known>,
    outcomes: usize,
    columns: usize,
}

impl Loss {
    /// Returns the square of the size of the weights. Biases may be as large as they like.
    fn size(&self, weights: &[f64]) -> f64 {
        let bias = (self.columns - 1) * self.outcomes;
        weights[..bias].iter().map(|weight| weight * weight).sum()
    }

    fn gradient_of_size(&self, weights: &[f64], regularisation: f64) -> Vec<f64> {
        let bias = (self.columns - 1) * self.outcomes;
        let mut gradient: Vec<f64> = weights
            .iter()
            .map(|weight| weight * regularisation)
            .collect();
        gradient[bias..].fill(0.0);
        gradient
    }

    /// Adds what `known` says, which is `slopes` for the score of each outcome.
    fn add_gradient(&self, gradient: &mut [f64], known: &Known, slopes: &[f64]) {
        for &(column, value) in &known.row {
            let from = column as usize * self.outcomes;
            let target = &mut gradient[from..from + self.outcomes];
            for (sum, slope) in target.iter_mut().zip(slopes) {
                *sum += known.weight * value * slope;
            }
        }
    }
}

/// The loss of weights: the mean surprise at the known outcomes, and the size of the weights. As a sum
/// over many texts the first step of the optimisation would be far too long.
struct Surprise(Loss);

impl Surprise {
    /// Returns how much all texts count together.
    fn all(&self) -> f64 {
        self.0.rows.iter().map(|known| known.weight).sum()
    }

    fn shares(&self, weights: &[f64], row: &Row) -> Vec<f64> {
        let mut scores = vec![0.0; self.0.outcomes];
        add_scores(weights, row, &mut scores);
        into_shares(&mut scores);
        scores
    }
}

impl CostFunction for Surprise {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, weights: &Self::Param) -> Result<f64, Error> {
        let rows = self.0.rows.iter();
        let surprises = rows.map(|known| {
            let share = self.shares(weights, &known.row)[known.wanted];
            -known.weight * share.max(1e-12).ln()
        });
        let size = 0.5 * REGULARISATION * self.0.size(weights);
        Ok((surprises.sum::<f64>() + size) / self.all())
    }
}

impl Gradient for Surprise {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, weights: &Self::Param) -> Result<Vec<f64>, Error> {
        let mut gradient = self.0.gradient_of_size(weights, REGULARISATION);
        for known in &self.0.rows {
            let mut shares = self.shares(weights, &known.row);
            shares[known.wanted] -= 1.0;
            self.0.add_gradient(&mut gradient, known, &shares);
        }
        let all = self.all();
        for slope in &mut gradient {
            *slope /= all;
        }
        Ok(gradient)
    }
}

fn add_scores(weights: &[f64], row: &Row, scores: &mut [f64]) {
    let outcomes = scores.len();
    for &(column, value) in row {
        let from = column as usize * outcomes;
        for (score, weight) in scores.iter_mut().zip(&weights[from..from + outcomes]) {
            *score += weight * value;
        }
    }
}

/// Turns scores into probabilities.
pub(crate) fn into_shares(scores: &mut [f64]) {
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    for score in scores.iter_mut() {
        *score = (*score - highest).exp();
    }
    let all: f64 = scores.iter().sum();
    for score in scores.iter_mut() {
        *score /= all;
    }
}
