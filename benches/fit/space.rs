//! Fits the space in which texts and topics lie: which way each run of letters points, so that the questions of
//! all offices lie nearer to their topic than to the others of their letter.
//!
//! The directions start from those in which the matters of the language pack differ most, found by a few steps
//! of subspace iteration. From there they go only as far as the questions ask for.

use std::cell::{Ref, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use argmin::core::{CostFunction, Error, Executor, Gradient, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use serde_json::{Value, json};
use trongklum::understand::fitting::{Nearness, TopicTexts, matters};

use super::questions::{BITS, Question};
use super::softmax::{Row, into_shares};

/// The number of bits of the number of a run of letters in the space. Runs share these numbers, since there is a
/// direction for each: what is rare among the questions may be common in the words of a matter.
pub(crate) const SPACE_BITS: u32 = 16;
/// How many dimensions the space has. Of 32, 48 and 96 the last gets a percent more topics right, but a byte
/// for each of them and each run is in the program.
const DIMENSIONS: usize = 32;
/// What the names of a topic, the words of its matters and the clauses about it count. The squares add up to
/// 1.
const NAMES: f64 = 0.408;
const MATTERS: f64 = 0.816;
const CLAUSES: f64 = 0.408;
/// What the name of the asker's role counts beside the text.
const ASKER: f64 = 0.5;
/// How many times as much a nearness counts when shares of it are taken.
const SHARPNESS: f32 = 10.0;
/// How much directions are held close to where they start.
const REGULARISATION: f64 = 3.0;
/// How many steps the optimisation makes at most. More fit the questions, but no other office.
const MOST_STEPS: u64 = 8;
/// How many steps of subspace iteration there are.
const ITERATIONS: usize = 3;
/// How many parts of a rarity are written.
const FINENESS: f64 = 16.0;

/// The directions of the runs of letters, one run after the other, as many times as long as the run is rare.
pub(crate) struct Space {
    rarities: Vec<f64>,
    directions: Vec<f64>,
    matters: Vec<Vec<u32>>,
}

impl Space {
    /// Fits the space on `questions`.
    pub fn fit(questions: &[&Question]) -> Self {
        let mut space = Self {
            rarities: Vec::new(),
            directions: Vec::new(),
            matters: matters(SPACE_BITS),
        };
        space.rarities = space.count(questions);
        let matters: Vec<Row> = space.matters.iter().map(|runs| space.row(runs)).collect();
        let start = differing(&matters, space.rarities.len());
        let mut texts = Texts::new(matters);
        for question in questions {
            texts.add(&space, question);
        }
        texts.weigh();
        let loss = Loss {
            texts,
            start,
            last: RefCell::default(),
        };
        space.directions = loss.fitted();
        for (direction, rarity) in space.directions.chunks_mut(DIMENSIONS).zip(&space.rarities) {
            for step in direction {
                *step *= rarity;
            }
        }
        space
    }

    /// Returns how rare each run is among the matters, the topics and the `questions`.
    fn count(&self, questions: &[&Question]) -> Vec<f64> {
        let mut counts = vec![0_u32; 1 << SPACE_BITS];
        let mut all = 0.0_f64;
        let mut offices: BTreeMap<&str, &[TopicTexts]> = BTreeMap::new();
        let mut count = |runs: &[u32]| {
            all += 1.0;
            for &run in runs {
                counts[run as usize] += 1;
            }
        };
        for runs in &self.matters {
            count(runs);
        }
        for question in questions {
            if let Some(topics) = &question.topic_texts {
                offices.insert(&question.office, topics);
                count(&runs_of(question));
            }
        }
        for topic in offices.into_values().flatten() {
            count(&topic.names);
        }
        let rarity = |count: u32| ((all + 1.0) / (f64::from(count) + 1.0)).ln();
        let rarities = counts.into_iter().map(|count| match count {
            0 => 0.0,
            // As it is written, so that the program computes the same.
            count => (rarity(count) * FINENESS).round() / FINENESS,
        });
        rarities.collect()
    }

    /// Returns distinct `runs` with how rare they are, the squares of which add up to 1.
    fn row(&self, runs: &[u32]) -> Row {
        let rarities = runs.iter().map(|&run| (run, self.rarities[run as usize]));
        let known: Row = rarities.filter(|(_, rarity)| *rarity > 0.0).collect();
        let squares: f64 = known.iter().map(|(_, rarity)| rarity * rarity).sum();
        let length = squares.sqrt().max(1e-9);
        let scaled = known
            .into_iter()
            .map(|(run, rarity)| (run, rarity / length));
        scaled.collect()
    }

    /// Returns the runs of `question` and of its asker's role.
    fn row_of(&self, question: &Question) -> Row {
        let asker = self.row(&question.asker).into_iter();
        let asker = asker.map(|(run, value)| (run, ASKER * value));
        let mut row = self.row(&runs_of(question));
        row.extend(asker);
        row
    }

    /// Returns where `runs` lie.
    fn place(&self, runs: &[u32]) -> Vec<f64> {
        let row = self.row(runs).into_iter();
        // The directions are as long as their runs are rare already.
        let row = row.map(|(run, value)| (run, value / self.rarities[run as usize]));
        place(&row.collect::<Row>(), &self.directions)
    }

    /// Returns where each of `topics` lies.
    fn topic_places(&self, topics: &[TopicTexts]) -> Vec<Vec<f64>> {
        let places = topics.iter().map(|topic| {
            let mut place = vec![0.0; DIMENSIONS];
            add(&mut place, &self.place(&topic.names), NAMES);
            add(&mut place, &self.place(&topic.clauses), CLAUSES);
            for &(matter, share) in &topic.matters {
                let factor = MATTERS * f64::from(share);
                add(&mut place, &self.place(&self.matters[matter]), factor);
            }
            place
        });
        places.collect()
    }

    /// Returns how near each of `questions` lies to the topics of its letter, if this divides its matters by them.
    pub fn nearness(&self, questions: &[&Question]) -> Vec<Option<Nearness>> {
        let mut offices: BTreeMap<&str, Vec<Vec<f64>>> = BTreeMap::new();
        let nearness = questions.iter().map(|question| {
            let topics = question.topic_texts.as_ref()?;
            let places = offices
                .entry(&question.office)
                .or_insert_with(|| self.topic_places(topics));
            let mut place = self.place(&runs_of(question));
            add(&mut place, &self.place(&question.asker), ASKER);
            let near = places.iter().map(|topic| product(topic, &place));
            Some(Nearness::new(single(near), SHARPNESS))
        });
        nearness.collect()
    }

    fn step(&self) -> f64 {
        let sizes = self.directions.iter().map(|step| step.abs());
        sizes.fold(1e-9, f64::max) / 127.0
    }

    /// Returns what the file of weights says of the space.
    pub fn header(&self) -> Value {
        json!({
            "bits": SPACE_BITS,
            "dimensions": DIMENSIONS,
            "step": self.step(),
            "names": NAMES,
            "matters": MATTERS,
            "clauses": CLAUSES,
            "asker": ASKER,
            "sharpness": SHARPNESS,
        })
    }

    /// Returns the table of the space.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "below 256, and at most 127"
    )]
    pub fn bytes(&self) -> Vec<u8> {
        let step = self.step();
        let rarities = self.rarities.iter();
        let rarities = rarities.map(|rarity| (rarity * FINENESS).clamp(0.0, 255.0) as u8);
        let directions = self.directions.iter();
        let directions = directions.map(|length| ((length / step).round() as i8).cast_unsigned());
        rarities.chain(directions).collect()
    }
}

/// Returns the runs of letters of `question` by their numbers in the space.
fn runs_of(question: &Question) -> Vec<u32> {
    let [letters, ..] = &question.observation.runs;
    let mut runs: Vec<u32> = letters
        .iter()
        .map(|run| run >> (BITS - SPACE_BITS))
        .collect();
    // They are in order, and stay so.
    runs.dedup();
    runs
}

/// The texts to fit on: questions, and what the topics of their letters are known by.
struct Texts {
    /// The matters, and behind them the names and the clauses of topics.
    known: Vec<Row>,
    /// For each topic, which of the texts known it is known by, and how much each counts.
    topics: Vec<Vec<(usize, f64)>>,
    questions: Vec<Asked>,
    /// The topics of each office, without the first.
    offices: BTreeMap<String, Range<usize>>,
}

/// A question about a topic other than the first.
struct Asked {
    row: Row,
    topics: Range<usize>,
    wanted: usize,
    weight: f64,
}

impl Texts {
    fn new(known: Vec<Row>) -> Self {
        Self {
            known,
            topics: Vec::new(),
            questions: Vec::new(),
            offices: BTreeMap::new(),
        }
    }

    /// Adds `question`, if it is about a topic other than the first.
    fn add(&mut self, space: &Space, question: &Question) {
        let (Some(texts), Some(place)) = (&question.topic_texts, question.topic_place) else {
            return;
        };
        if place == 0 {
            return;
        }
        let topics = match self.offices.get(&question.office) {
            Some(topics) => topics.clone(),
            None => self.add_office(space, question, texts),
        };
        self.questions.push(Asked {
            row: space.row_of(question),
            topics,
            wanted: place - 1,
            weight: question.weight,
        });
    }

    fn add_office(
        &mut self,
        space: &Space,
        question: &Question,
        texts: &Arc<Vec<TopicTexts>>,
    ) -> Range<usize> {
        let first = self.topics.len();
        for text in texts.iter().skip(1) {
            let matters = text.matters.iter();
            let matters = matters.map(|&(at, share)| (at, MATTERS * f64::from(share)));
            let mut parts: Vec<(usize, f64)> = matters.collect();
            for (runs, factor) in [(&text.names, NAMES), (&text.clauses, CLAUSES)] {
                parts.push((self.known.len(), factor));
                self.known.push(space.row(runs));
            }
            self.topics.push(parts);
        }
        let topics = first..self.topics.len();
        self.offices.insert(question.office.clone(), topics.clone());
        topics
    }

    /// Lets every office count by the square root of the number of its questions, and a question 1 on the
    /// average.
    fn weigh(&mut self) {
        let mut counts: BTreeMap<usize, f64> = BTreeMap::new();
        for asked in &self.questions {
            *counts.entry(asked.topics.start).or_default() += 1.0;
        }
        for asked in &mut self.questions {
            asked.weight /= counts[&asked.topics.start].sqrt();
        }
        let all: f64 = self.questions.iter().map(|asked| asked.weight).sum();
        let mean = all / self.questions.len().max(1) as f64;
        for asked in &mut self.questions {
            asked.weight /= mean;
        }
    }

    /// Returns the surprise at the topics of all questions with these `directions`, and its gradient.
    fn surprise(&self, directions: &[f64]) -> (f64, Vec<f64>) {
        let known = self.known.iter().map(|row| place(row, directions));
        let known: Vec<Vec<f64>> = known.collect();
        let topics = self.topics.iter().map(|parts| {
            let mut place = vec![0.0; DIMENSIONS];
            for &(at, factor) in parts {
                add(&mut place, &known[at], factor);
            }
            place
        });
        let topics: Vec<Vec<f64>> = topics.collect();
        let mut surprise = 0.0;
        let mut gradient = vec![0.0; directions.len()];
        let mut of_topics = vec![vec![0.0; DIMENSIONS]; topics.len()];
        for asked in &self.questions {
            let own = place(&asked.row, directions);
            let near = topics[asked.topics.clone()].iter();
            let near = near.map(|topic| f64::from(SHARPNESS) * product(topic, &own));
            let mut shares: Vec<f64> = near.collect();
            into_shares(&mut shares);
            surprise -= asked.weight * shares[asked.wanted].max(1e-12).ln();
            shares[asked.wanted] -= 1.0;
            let mut slope = vec![0.0; DIMENSIONS];
            for (at, share) in asked.topics.clone().zip(shares) {
                let factor = f64::from(SHARPNESS) * asked.weight * share;
                add(&mut slope, &topics[at], factor);
                add(&mut of_topics[at], &own, factor);
            }
            add_gradient(&mut gradient, &asked.row, &slope);
        }
        let mut of_known = vec![vec![0.0; DIMENSIONS]; known.len()];
        for (parts, slope) in self.topics.iter().zip(&of_topics) {
            for &(at, factor) in parts {
                add(&mut of_known[at], slope, factor);
            }
        }
        for (row, slope) in self.known.iter().zip(&of_known) {
            add_gradient(&mut gradient, row, slope);
        }
        (surprise, gradient)
    }
}

/// The loss of how far the directions go from their start: the surprise at the topics, and the way gone.
struct Loss {
    texts: Texts,
    start: Vec<f64>,
    /// The ways that were asked for last, with the loss and its gradient: they are asked for one after the
    /// other.
    last: RefCell<(Vec<f64>, f64, Vec<f64>)>,
}

impl Loss {
    /// Returns the directions with the smallest loss.
    fn fitted(self) -> Vec<f64> {
        let start = self.start.clone();
        let ways = vec![0.0; start.len()];
        let solver = LBFGS::new(MoreThuenteLineSearch::new(), 7);
        let result = Executor::new(self, solver)
            .configure(|state| state.param(ways).max_iters(MOST_STEPS))
            .run()
            .expect("directions");
        let ways = result.state().get_best_param().expect("directions");
        sums(&start, ways)
    }

    fn at(&self, ways: &[f64]) -> Ref<'_, (Vec<f64>, f64, Vec<f64>)> {
        if self.last.borrow().0 != ways {
            let (surprise, mut gradient) = self.texts.surprise(&sums(&self.start, ways));
            add(&mut gradient, ways, REGULARISATION);
            let loss = surprise + 0.5 * REGULARISATION * product(ways, ways);
            *self.last.borrow_mut() = (ways.to_vec(), loss, gradient);
        }
        self.last.borrow()
    }
}

impl CostFunction for Loss {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, ways: &Self::Param) -> Result<f64, Error> {
        Ok(self.at(ways).1)
    }
}

impl Gradient for Loss {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, ways: &Self::Param) -> Result<Vec<f64>, Error> {
        Ok(self.at(ways).2.clone())
    }
}

/// Returns the directions in which `rows` of so many `columns` differ most: their first singular vectors, such
/// that the rows have a length of 1 on the average.
fn differing(rows: &[Row], columns: usize) -> Vec<f64> {
    let mut seed = 0_u64;
    let mut sign = || {
        // A step of splitmix64.
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        if mixed >> 63 == 0 { 1.0 } else { -1.0 }
    };
    let mut found: Vec<Vec<f64>> = Vec::new();
    for _ in 0..DIMENSIONS {
        let signs: Vec<f64> = rows.iter().map(|_| sign()).collect();
        found.push(combined(rows, &signs, columns));
    }
    for _ in 0..ITERATIONS {
        orthogonalise(&mut found);
        for direction in &mut found {
            *direction = combined(rows, &along(rows, direction), columns);
        }
    }
    orthogonalise(&mut found);
    let squares = found.iter().map(|direction| {
        let along = along(rows, direction);
        product(&along, &along)
    });
    let scale = (rows.len() as f64 / squares.sum::<f64>().max(1e-9)).sqrt();
    let columns =
        (0..columns).flat_map(|at| found.iter().map(move |direction| scale * direction[at]));
    columns.collect()
}

/// Returns how far each of `rows` goes along `direction`.
fn along(rows: &[Row], direction: &[f64]) -> Vec<f64> {
    let along = rows.iter().map(|row| {
        let products = row
            .iter()
            .map(|&(run, value)| value * direction[run as usize]);
        products.sum()
    });
    along.collect()
}

/// Returns the sum of `rows`, each as many times as `factors` say.
fn combined(rows: &[Row], factors: &[f64], columns: usize) -> Vec<f64> {
    let mut sum = vec![0.0; columns];
    for (row, factor) in rows.iter().zip(factors) {
        for &(run, value) in row {
            sum[run as usize] += factor * value;
        }
    }
    sum
}

/// Makes each of `directions` orthogonal to those before it, and 1 long.
fn orthogonalise(directions: &mut [Vec<f64>]) {
    for at in 0..directions.len() {
        let (before, rest) = directions.split_at_mut(at);
        let own = &mut rest[0];
        for other in before {
            let share = product(own, other);
            add(own, other, -share);
        }
        let length = product(own, own).sqrt().max(1e-9);
        for step in own {
            *step /= length;
        }
    }
}

/// Returns `values` as the program computes them.
#[expect(
    clippy::cast_possible_truncation,
    reason = "as exact as the program is"
)]
fn single(values: impl Iterator<Item = f64>) -> Vec<f32> {
    values.map(|value| value as f32).collect()
}

fn place(row: &Row, directions: &[f64]) -> Vec<f64> {
    let mut place = vec![0.0; DIMENSIONS];
    for &(run, value) in row {
        let from = run as usize * DIMENSIONS;
        add(&mut place, &directions[from..from + DIMENSIONS], value);
    }
    place
}

fn add_gradient(gradient: &mut [f64], row: &Row, slope: &[f64]) {
    for &(run, value) in row {
        let from = run as usize * DIMENSIONS;
        add(&mut gradient[from..from + DIMENSIONS], slope, value);
    }
}

fn add(sum: &mut [f64], other: &[f64], factor: f64) {
    for (sum, step) in sum.iter_mut().zip(other) {
        *sum += factor * step;
    }
}

fn sums(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
