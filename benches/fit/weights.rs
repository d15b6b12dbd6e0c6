//! Writes the file of weights that the program is built with.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use trongklum::understand::fitting::{RETYPING_SIGNS, outcomes, splitting_features};

use super::questions::BITS;
use super::ranking::Ranker;
use super::report::Report;
use super::softmax::{Regression, Regressions};

/// Returns the file of weights.
pub(crate) fn file(
    regressions: &Regressions,
    ranker: &Ranker,
    report: &Report,
    splitting: &[f64],
) -> Vec<u8> {
    let outcome_count = outcomes().len();
    let runs = regressions.letters.numbers.len();
    let row = |run: usize| {
        let all = regressions.all().into_iter();
        all.flat_map(|regression| regression.of_run(run))
            .copied()
            .collect::<Vec<f64>>()
    };
    let mut largest = vec![0.0_f64; outcome_count];
    for run in 0..runs {
        for (largest, weight) in largest.iter_mut().zip(row(run)) {
            *largest = largest.max(weight.abs());
        }
    }
    let steps: Vec<f64> = largest
        .iter()
        .map(|largest| largest.max(1e-9) / 127.0)
        .collect();
    let mut table = regressions.letters.bytes();
    for run in 0..runs {
        for (weight, step) in row(run).into_iter().zip(&steps) {
            #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
            let byte = (weight / step).round() as i8;
            table.push(byte.cast_unsigned());
        }
    }
    let header = json!({
        "outcomes": outcomes(),
        "biases": rounded(regressions.all().into_iter().flat_map(Regression::biases)),
        "bits": BITS,
        "runs": runs,
        "retyping": RETYPING_SIGNS.into_iter().zip(rounded(report.retyping.iter())).collect::<BTreeMap<_, _>>(),
        "steps": steps,
        "features": named_weights(regressions),
        "ranking": by_name(ranker.ranking()),
        "addressing": by_name(ranker.addressing()),
        "splitting": splitting_features().into_iter().zip(rounded(splitting.iter())).collect::<BTreeMap<_, _>>(),
        "space": regressions.space.header(),
        "thresholds": {
            "sure": report.sure,
            "nothing": report.nothing,
            "forbidden": report.forbidden,
            "offer": report.offer,
            "look": report.look,
        },
    });
    let mut bytes = serde_json::to_vec(&header).expect("a header");
    bytes.push(b'\n');
    bytes.extend(table);
    bytes.extend(regressions.space.bytes());
    bytes
}

/// Writes `file` to `data/language/weights.bin`.
pub(crate) fn write(file: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/language/weights.bin");
    fs::write(&path, file).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    println!("wrote {} bytes", file.len());
}

/// Returns the weights of the named features, for each outcome.
fn named_weights(regressions: &Regressions) -> BTreeMap<&str, Vec<Value>> {
    let names = regressions.names.iter().enumerate();
    names
        .map(|(at, name)| {
            let all = regressions
                .all()
                .map(|regression| regression.of_feature(at));
            (name.as_str(), rounded(all.iter().flatten()))
        })
        .collect()
}

/// Returns `weights` by their names.
fn by_name<'w>(weights: impl Iterator<Item = (&'w str, &'w f64)>) -> BTreeMap<&'w str, Value> {
    let (names, weights): (Vec<&str>, Vec<&f64>) = weights.unzip();
    names
        .into_iter()
        .zip(rounded(weights.into_iter()))
        .collect()
}

/// Returns `weights` to a thousandth, which is as exact as they are known.
fn rounded<'w>(weights: impl Iterator<Item = &'w f64>) -> Vec<Value> {
    weights
        .map(|weight| json!((weight * 1000.0).round() / 1000.0))
        .collect()
}
