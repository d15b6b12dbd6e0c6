//! Fits the weights of understanding, and says how well they do on offices that they were not fitted
//! on.
//!
//!     cargo bench --bench fit --no-default-features -- [--check-only]
//!
//! Reads the questions of every office in `tests/cases/offices` and `tests/cases/queries`, the texts
//! that ask nothing in `tests/cases/nothing`, and the messages in `tests/cases/messages`. What stands
//! in `tests/cases/unseen` is never read. Each office is understood by weights that were fitted on all
//! others, and the questions of the first office, which are many, in five parts. On these predictions
//! the weights that rank the candidates are fitted. The last step fits on everything, and writes
//! `data/language/weights.bin`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a tool for those who work on the program fails as tests do, and prints"
)]

#[path = "../cases/mod.rs"]
mod cases;
mod messages;
mod questions;
mod ranking;
mod report;
mod retyping;
mod softmax;
mod splitting;
mod weights;

use std::{env, thread};

use messages::read_messages;
use questions::{HeldOut, Question, read_all};
use ranking::{Fold, Ranker, overlook};
use report::Report;
use softmax::{Letters, Regression, Regressions, into_shares};
use trongklum::understand::fitting::Weights;

/// The number of parts in which the questions of the first office are held out.
const PARTS: usize = 5;
/// How many offices are held out together.
const HELD_OUT_TOGETHER: usize = 5;
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
    let all = read_all();
    println!("{} questions and texts", all.len());
    let names = questions::named_features(&all);
    println!("{} named features", names.len());
    let scales = fit_scales(&names, &all);
    println!("scales of purposes and acts: {scales:?}");
    let mut folds = fit_folds(&names, &all, scales);
    let look = overlook(&mut folds);
    let ranker = Ranker::fit(&folds);
    let mut report = Report::new(&folds, &ranker);
    report.look = look;
    report.retyping = retyping::fit();
    report.print();
    // Messages are divided by weights that were not fitted on them.
    let others: Vec<&Question> = all.iter().filter(|question| !question.is_message).collect();
    let file = weights::file(&fit(&names, &others, scales), &ranker, &report, &[]);
    let splitting = splitting::fit(&read_messages(&Weights::read(file).expect("weights")));
    if check_only {
        return;
    }
    let everything: Vec<&Question> = all.iter().collect();
    weights::write(&weights::file(
        &fit(&names, &everything, scales),
        &ranker,
        &report,
        &splitting,
    ));
}

/// Understands the questions of each fold by weights that were fitted on others: without the whole
/// group of offices that the fold is in, which takes less time than without each office alone.
fn fit_folds<'q>(names: &[String], all: &'q [Question], scales: [f64; 2]) -> Vec<Fold<'q>> {
    let held_out = questions::folds(all, PARTS);
    let (parted, whole): (Vec<_>, Vec<_>) = held_out.iter().partition(|fold| fold.is_part());
    let groups = parted.chunks(1).chain(whole.chunks(HELD_OUT_TOGETHER));
    let groups: Vec<&[&HeldOut]> = groups.collect();
    let folds = |group: &&[&HeldOut]| {
        let is_inside = |question: &&Question| group.iter().any(|fold| fold.contains(question));
        let outside: Vec<&Question> = all.iter().filter(|other| !is_inside(other)).collect();
        let regressions = fit(names, &outside, scales);
        let folds = group.iter().map(|fold| {
            let inside = all.iter().filter(|question| fold.contains(question));
            Fold::new(fold, inside.collect(), &regressions)
        });
        folds.collect::<Vec<_>>()
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = groups
            .chunks(groups.len().div_ceil(workers))
            .map(|part| scope.spawn(move || part.iter().flat_map(folds).collect::<Vec<_>>()))
            .collect();
        let folds = workers.into_iter();
        folds
            .flat_map(|worker| worker.join().expect("weights"))
            .collect()
    })
}

/// Returns the scales by which the weights of purposes and of acts, fitted on four fifths of `all`,
/// surprise least at the last.
fn fit_scales(names: &[String], all: &[Question]) -> [f64; 2] {
    let (inside, outside): (Vec<_>, Vec<_>) =
        all.iter().enumerate().partition(|(at, _)| at % PARTS == 0);
    let outside: Vec<&Question> = outside.into_iter().map(|(_, question)| question).collect();
    let regressions = fit(names, &outside, [1.0; 2]);
    let both = [&regressions.purposes, &regressions.acts];
    [0, 1].map(|at| {
        let surprise = |scale: f64| -> f64 {
            let surprises = inside.iter().filter_map(|(_, question)| {
                let outcome = [Some(question.purpose), question.act][at]?;
                let mut shares = regressions.shares(question)[at].clone();
                let mut outcomes = both[at].outcomes.iter();
                let wanted = outcomes.position(|other| *other == outcome)?;
                for share in &mut shares {
                    *share = share.ln() * scale;
                }
                into_shares(&mut shares);
                Some(-question.weight * shares[wanted].max(1e-12).ln())
            });
            surprises.sum()
        };
        let scales = SCALES.into_iter();
        let best = scales.min_by(|a, b| surprise(*a).total_cmp(&surprise(*b)));
        best.expect("a scale")
    })
}

/// Fits the purposes and the acts on `questions`, by weights `scales` times as large.
fn fit(names: &[String], questions: &[&Question], scales: [f64; 2]) -> Regressions {
    let letters = Letters::count(questions);
    let purposes = Regression::fit(
        names,
        &letters,
        questions
            .iter()
            .map(|question| (*question, Some(question.purpose))),
        questions::purposes(),
        scales[0],
    );
    let acts = Regression::fit(
        names,
        &letters,
        questions.iter().map(|question| (*question, question.act)),
        questions::acts(),
        scales[1],
    );
    Regressions {
        names: names.to_vec(),
        letters,
        purposes,
        acts,
    }
}
