//! Fits what tells a text that was typed with the wrong keyboard layout.

use std::fs;
use std::path::Path;

use trongklum::registry::{SAKON_NAKHON, read};
use trongklum::text::keyboard::Layout;
use trongklum::understand::Understander;
use trongklum::understand::fitting::{RETYPING_SIGNS, Retyping};

use super::cases::Case;
use super::questions::files;
use super::softmax::{Known, Row, fit_rows};

/// How many texts a text that was typed rightly stands for. Nearly all are, but here each is also
/// spoilt in several ways.
const RIGHTLY_TYPED: f64 = 40.0;

/// A text, and how other layouts read it.
struct Typed {
    retypings: Vec<Retyping>,
    /// What was meant, if it was typed with the wrong layout.
    meant: Option<String>,
}

/// Returns the weights of the signs. The texts to fit on are those of all questions, as they are and
/// as each layout spoils them.
pub(crate) fn fit() -> Vec<f64> {
    let all = read_all();
    let mut rows = Vec::new();
    for typed in &all {
        for retyping in &typed.retypings {
            // The last column is the one that is not held small.
            let values = retyping.values.iter().rev().enumerate();
            let row = values.map(|(at, &value)| (u32::try_from(at).unwrap(), f64::from(value)));
            let row: Row = row.collect();
            let is_meant = typed.meant.as_ref() == Some(&retyping.text);
            rows.push(Known {
                row,
                wanted: usize::from(is_meant),
                weight: if typed.meant.is_some() {
                    1.0
                } else {
                    RIGHTLY_TYPED
                },
            });
        }
    }
    let weights = fit_rows(rows, 2, RETYPING_SIGNS.len());
    let weights: Vec<f64> = weights
        .chunks(2)
        .rev()
        .map(|pair| pair[1] - pair[0])
        .collect();
    report(&all, &weights);
    weights
}

/// Prints how many texts the weights read rightly.
fn report(all: &[Typed], weights: &[f64]) {
    let score = |retyping: &Retyping| -> f64 {
        let values = retyping.values.iter().zip(weights);
        values
            .map(|(&value, weight)| f64::from(value) * weight)
            .sum()
    };
    let mut right = [0, 0];
    let mut counts = [0, 0];
    for typed in all {
        let likely = typed.retypings.iter().filter(|other| score(other) > 0.0);
        let best = likely.max_by(|one, other| score(one).total_cmp(&score(other)));
        let kind = usize::from(typed.meant.is_some());
        counts[kind] += 1;
        right[kind] += usize::from(best.map(|best| &best.text) == typed.meant.as_ref());
    }
    println!(
        "keyboard: {} of {} texts typed rightly are left, {} of {} typed wrongly are put right",
        right[0], counts[0], right[1], counts[1]
    );
}

fn read_all() -> Vec<Typed> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut all = Vec::new();
    let first = Understander::new(&read(SAKON_NAKHON).registry.expect("the shipped registry"));
    for folder in ["queries", "nothing", "terms"] {
        for file in files(&cases.join(folder), "jsonl") {
            read_file(&file, &first, folder == "queries", &mut all);
        }
    }
    for file in files(&cases.join("offices"), "ron") {
        let text = fs::read_to_string(&file).expect("a registry");
        let registry = read(&text).registry.expect("a registry without errors");
        let understander = Understander::new(&registry);
        read_file(
            &file.with_extension("jsonl"),
            &understander,
            false,
            &mut all,
        );
    }
    all
}

fn read_file(file: &Path, understander: &Understander, is_first: bool, all: &mut Vec<Typed>) {
    let text = fs::read_to_string(file).expect("a file of questions");
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let Case { query, .. } = serde_json::from_str(line).expect("a line");
        // Some questions of the first office were written with the wrong layout on purpose.
        if !(is_first && query.is_ascii()) {
            all.push(Typed {
                retypings: understander.retypings(&query),
                meant: None,
            });
        }
        for typed in Layout::ALL
            .iter()
            .flat_map(|layout| spoilt(*layout, &query))
        {
            let retypings = understander.retypings(&typed);
            if retypings.iter().any(|retyping| retyping.text == query) {
                all.push(Typed {
                    retypings,
                    meant: Some(query.clone()),
                });
            }
        }
    }
}

/// Returns `text` as the wrong layout would have it, without and with Caps Lock on.
fn spoilt(layout: Layout, text: &str) -> Vec<String> {
    let has = |is: fn(&char) -> bool| text.chars().any(|c| is(&c));
    let (thai, latin) = (has(|c| !c.is_ascii()), has(char::is_ascii_alphabetic));
    if thai && latin {
        return Vec::new();
    }
    if latin {
        return vec![layout.to_thai(text)];
    }
    let typed = layout.to_english(text);
    let capital = typed.chars().map(|c| {
        if c.is_ascii_lowercase() {
            c.to_ascii_uppercase()
        } else {
            c.to_ascii_lowercase()
        }
    });
    vec![capital.collect(), typed.clone()]
}
