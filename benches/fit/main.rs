//! Fits the weights of understanding, and says how well they do on offices that they were not fitted
//! on.
//!
//!     cargo bench --bench fit --no-default-features -- [--check-only] [--observations FILE]
//!         [--misses FILE] [--drafts]
//!
//! Reads the questions of every office in `tests/cases/offices` and `tests/cases/queries`, the texts
//! that ask nothing in `tests/cases/nothing`, and the messages in `tests/cases/messages`. What stands
//! in `tests/cases/unseen` is never read. Each office is understood by weights that were fitted on
//! others, and the questions of the first office, which are many, in parts. On these predictions
//! the weights that rank the candidates are fitted. The last step fits on everything, and writes
//! `data/language/weights.bin`. With `--observations` it fits nothing, and writes what it would fit on.
//! With `--misses` it also writes the questions that are misunderstood by weights fitted on others.
//! With `--drafts` it fits the second opinion on drafts instead, see `drafts.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a tool for those who work on the program fails as tests do, and prints"
)]

#[path = "../cases/mod.rs"]
mod cases;
mod choosing;
mod drafts;
mod messages;
mod observed;
mod questions;
mod ranking;
mod report;
mod retyping;
mod softmax;
mod space;
mod splitting;
mod weights;

use std::{env, fs, thread};

use choosing::weigh;
use messages::{FittedOnOthers, read_messages};
use questions::{HeldOut, Question, read_all};
use ranking::{Fold, Prediction, Ranker, overlook};
use report::Report;
use softmax::{Letters, OUTCOMES, Regression, Regressions, into_shares};
use space::Space;
use trongklum::understand::fitting::Weights;

/// How many parts are held out in turn. The questions of an office are in one part, those of the first
/// office in all.
const PARTS: usize = 4;
/// How much the weights of a regression are held small: the inverse of the variance that is
/// expected of them.
const REGULARISATION: f64 = 1.0 / 40.0;
/// The same for the regressions of the purposes and acts, whose loss is another.
const MARGIN_REGULARISATION: f64 = 1.0;
/// How much larger the weights of purposes and acts may become so that they say how likely something
/// is: what is tried.
const SCALES: [f64; 9] = [1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0];
/// What a named feature counts beside the letters, whose squares add up to 1.
const NAMED_FEATURE: f64 = 0.3;

fn main() {
    let check_only = env::args().any(|argument| argument == "--check-only");
    if env::args().any(|argument| argument == "--drafts") {
        drafts::fit(check_only);
        return;
    }
    let all = read_all();
    println!("{} questions and texts", all.len());
    if let Some(file) = file_after("--observations") {
        observed::write(&all, &file);
        return;
    }
    let names = questions::named_features(&all);
    println!("{} named features", names.len());
    let mut parts = hold_out(&names, &all);
    let scales = choose_scales(&parts);
    println!("scales of purposes, acts and topics: {scales:?}");
    for part in &mut parts {
        part.regressions.scale(scales);
    }
    let mut folds = folds(&names, &parts, scales);
    let look = overlook(&mut folds);
    let ranker = Ranker::fit(&folds, &names);
    let weighed = weigh(&folds, &ranker);
    let mut report = Report::new(&weighed);
    report.look = look;
    report.retyping = retyping::fit();
    report.print();
    if let Some(file) = file_after("--misses") {
        fs::write(file, report.misses(&weighed)).expect("a file of misses");
    }
    // Texts are divided by weights whose regressions were not fitted on them.
    let fitted = parts.into_iter().map(|part| {
        let file = weights::file(&part.regressions, &ranker, &report, &[]);
        (part.held_out, Weights::read(file).expect("weights"))
    });
    let fitted: Vec<FittedOnOthers> = fitted.collect();
    thread::scope(|scope| {
        let everything = || fit(&names, &all.iter().collect::<Vec<_>>(), scales);
        let whole = (!check_only).then(|| scope.spawn(everything));
        let splitting = splitting::fit(&read_messages(&fitted));
        if let Some(whole) = whole {
            let whole = whole.join().expect("weights");
            weights::write(&weights::file(&whole, &ranker, &report, &splitting));
        }
    });
}

/// Returns the file that is named after `option`.
fn file_after(option: &str) -> Option<String> {
    env::args().skip_while(|argument| argument != option).nth(1)
}

/// A part of the questions, and what weights fitted on all others predict of it.
struct Part<'q> {
    held_out: Vec<HeldOut>,
    regressions: Regressions,
    /// The predictions, for each of what is held out.
    predictions: Vec<Vec<(&'q Question, Prediction)>>,
}

/// Understands the questions of each office by weights that were fitted on others.
fn hold_out<'q>(names: &[String], all: &'q [Question]) -> Vec<Part<'q>> {
    let groups = questions::folds(all, PARTS);
    let predict = |held_out: &Vec<HeldOut>| {
        let is_inside = |question: &&Question| held_out.iter().any(|fold| fold.contains(question));
        let outside: Vec<&Question> = all.iter().filter(|other| !is_inside(other)).collect();
        let regressions = fit(names, &outside, [1.0; OUTCOMES]);
        let predictions = held_out.iter().map(|fold| {
            let inside = all.iter().filter(|question| fold.contains(question));
            let inside: Vec<&Question> = inside.collect();
            let nearness = regressions.space.nearness(&inside);
            let predicted = inside.into_iter().zip(nearness);
            let predicted = predicted.map(|(question, nearness)| {
                let shares = regressions.shares(question);
                (question, Prediction { shares, nearness })
            });
            predicted.collect()
        });
        Part {
            predictions: predictions.collect(),
            held_out: held_out.clone(),
            regressions,
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = groups
            .chunks(groups.len().div_ceil(workers))
            .map(|groups| scope.spawn(move || groups.iter().map(predict).collect::<Vec<_>>()))
            .collect();
        let parts = workers.into_iter();
        parts
            .flat_map(|worker| worker.join().expect("weights"))
            .collect()
    })
}

/// Returns what was held out, with its predictions by weights `scales` times as large.
fn folds<'q>(names: &[String], parts: &[Part<'q>], scales: [f64; OUTCOMES]) -> Vec<Fold<'q>> {
    let folds = parts
        .iter()
        .flat_map(|part| part.held_out.iter().zip(&part.predictions));
    let folds = folds.map(|(fold, predictions)| {
        let questions = predictions.iter().map(|(question, prediction)| {
            let shares = [0, 1, 2].map(|at| scaled(prediction.shares[at].clone(), scales[at]));
            let nearness = prediction.nearness.clone();
            (*question, Prediction { shares, nearness })
        });
        Fold::new(fold, names, questions)
    });
    folds.collect()
}

/// Returns the scales by which the weights of purposes, acts and topics surprise least at what was predicted.
fn choose_scales(parts: &[Part<'_>]) -> [f64; OUTCOMES] {
    let outcomes = [
        questions::purposes(),
        questions::acts(),
        questions::topics(),
    ];
    [0, 1, 2].map(|at| {
        let surprise = |scale: f64| -> f64 {
            let questions = parts
                .iter()
                .flat_map(|part| part.predictions.iter().flatten());
            let surprises = questions.filter_map(|(question, prediction)| {
                let outcome = [Some(question.purpose), question.act, question.topic_outcome][at]?;
                let wanted = outcomes[at].iter().position(|other| *other == outcome)?;
                let shares = scaled(prediction.shares[at].clone(), scale);
                Some(-question.weight * shares[wanted].max(1e-12).ln())
            });
            surprises.sum()
        };
        let scales = SCALES.into_iter();
        let best = scales.min_by(|a, b| surprise(*a).total_cmp(&surprise(*b)));
        best.expect("a scale")
    })
}

/// Returns the probabilities that weights `scale` times as large find.
fn scaled(mut shares: Vec<f64>, scale: f64) -> Vec<f64> {
    for share in &mut shares {
        *share = share.max(f64::MIN_POSITIVE).ln() * scale;
    }
    into_shares(&mut shares);
    shares
}

/// Fits the purposes, the acts and the topics on `questions`, by weights `scales` times as large.
fn fit(names: &[String], questions: &[&Question], scales: [f64; OUTCOMES]) -> Regressions {
    let letters = Letters::count(questions);
    let purposes = Regression::fit(
        names,
        &letters,
        questions
            .iter()
            .map(|question| (*question, Some(question.purpose))),
        questions::purposes(),
    );
    let acts = Regression::fit(
        names,
        &letters,
        questions.iter().map(|question| (*question, question.act)),
        questions::acts(),
    );
    let topics = Regression::fit(
        names,
        &letters,
        questions
            .iter()
            .map(|question| (*question, question.topic_outcome)),
        questions::topics(),
    );
    let mut regressions = Regressions {
        names: names.to_vec(),
        letters,
        purposes,
        acts,
        topics,
        space: Space::fit(questions),
    };
    regressions.scale(scales);
    regressions
}
