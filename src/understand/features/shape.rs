//! The shape of a text: its length, its function words, and how much of it is known.

use super::{Feature, Sign};
use crate::text::normalise::NUMBER;
use crate::understand::mention::{Meaning, Mention};
use crate::understand::reading::Reading;

pub(super) const FEATURES: &[Feature] = &[
    Feature {
        name: "word",
        find: words,
    },
    Feature {
        name: "begins-with",
        find: begins_with,
    },
    Feature {
        name: "ends-with",
        find: ends_with,
    },
    Feature {
        name: "length",
        find: length,
    },
    Feature {
        name: "lines",
        find: lines,
    },
    Feature {
        name: "numbers",
        find: numbers,
    },
    Feature {
        name: "known",
        find: known,
    },
    Feature {
        name: "matter",
        find: matter,
    },
];

/// Names the function words in the text.
fn words(reading: &Reading<'_>) -> Vec<Sign> {
    function_words(reading, |mention| !mention.negated)
}

/// Names the function words that begin the text.
fn begins_with(reading: &Reading<'_>) -> Vec<Sign> {
    function_words(reading, |mention| mention.at.start == reading.range.start)
}

/// Names the function words that end the text.
fn ends_with(reading: &Reading<'_>) -> Vec<Sign> {
    function_words(reading, |mention| mention.at.end == reading.range.end)
}

/// Names those function words in the text that are `wanted`.
fn function_words(reading: &Reading<'_>, wanted: impl Fn(&Mention) -> bool) -> Vec<Sign> {
    let words = reading.mentions.iter().filter(|mention| wanted(mention));
    words
        .filter_map(|mention| match mention.meaning {
            Meaning::FunctionWord(word) => Some(Sign::of(word.into(), &mention.at)),
            _ => None,
        })
        .collect()
}

/// Says how long the text is, in steps that grow with the length: each second one is twice as long.
fn length(reading: &Reading<'_>) -> Vec<Sign> {
    const STEPS: [&str; 18] = [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
        "17",
    ];
    let length = reading.range.len();
    let step = length.saturating_mul(length).max(1).ilog2();
    let step = STEPS.get(step as usize).or(STEPS.last());
    step.map(|step| Sign::whole(step)).into_iter().collect()
}

/// Says whether the text has several lines.
fn lines(reading: &Reading<'_>) -> Vec<Sign> {
    let starts = reading.typed.line_starts();
    let inside = starts.iter().filter(|start| reading.range.contains(start));
    let value = match inside.count() {
        0 => return Vec::new(),
        1 | 2 => "few",
        _ => "many",
    };
    vec![Sign::whole(value)]
}

/// Says whether the text contains numbers.
fn numbers(reading: &Reading<'_>) -> Vec<Sign> {
    let keys = reading.typed.normal.keys.get(reading.range.clone());
    let count = keys
        .into_iter()
        .flatten()
        .filter(|&&key| key == NUMBER)
        .count();
    let value = match count {
        0 => return Vec::new(),
        1 => "one",
        2 | 3 => "few",
        _ => "many",
    };
    vec![Sign::whole(value)]
}

/// Says how much of the text is made up of known words that carry a meaning.
fn known(reading: &Reading<'_>) -> Vec<Sign> {
    let covered = reading
        .range
        .clone()
        .filter(|at| {
            reading.mentions.iter().any(|mention| {
                !matches!(mention.meaning, Meaning::FunctionWord(_)) && mention.at.contains(at)
            })
        })
        .count();
    let value = match (covered * 10)
        .checked_div(reading.range.len())
        .unwrap_or_default()
    {
        0 if covered == 0 => "nothing",
        0 | 1 => "little",
        2..=4 => "some",
        _ => "most",
    };
    vec![Sign::whole(value)]
}

/// Names what the text is about, where that is no act: matters outside the letter, plain words.
fn matter(reading: &Reading<'_>) -> Vec<Sign> {
    let affirmed = reading.mentions.iter().filter(|mention| !mention.negated);
    affirmed
        .filter_map(|mention| match mention.meaning {
            Meaning::Outside if mention.is_sure() => Some(Sign::of("outside", &mention.at)),
            Meaning::Outside => Some(Sign::of("perhaps-outside", &mention.at)),
            Meaning::Plain => Some(Sign::of("plain", &mention.at)),
            _ => None,
        })
        .collect()
}
