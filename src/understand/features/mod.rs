//! What a text shows, as a list of features. A feature is a small function that returns where in
//! the text it holds; how much it counts is fitted, and stands in the data.
//!
//! To add one: write the function, add it to the list of its file, and fit the weights again.

mod acts;
mod asker;
mod groups;
mod people;
mod purposes;
mod shape;

use std::ops::Range;

use super::reading::Reading;

/// One place where a feature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Which of several values the feature has there, such as the id of an act.
    pub value: &'static str,
    /// The letters that it was read from, if it was read from some of them.
    pub at: Option<Range<usize>>,
}

impl Sign {
    /// Creates a sign of a feature with one value, read from `at`.
    fn at(at: &Range<usize>) -> Self {
        Self::of("", at)
    }

    /// Creates a sign of the value `value`, read from `at`.
    fn of(value: &'static str, at: &Range<usize>) -> Self {
        Self {
            value,
            at: Some(at.clone()),
        }
    }

    /// Creates a sign of the value `value` that the text as a whole shows.
    fn whole(value: &'static str) -> Self {
        Self { value, at: None }
    }
}

/// Returns a sign without a place if `holds`.
fn if_so(holds: bool) -> Vec<Sign> {
    holds.then(|| Sign::whole("")).into_iter().collect()
}

/// A feature of a text.
pub(super) struct Feature {
    pub name: &'static str,
    pub find: fn(&Reading<'_>) -> Vec<Sign>,
}

/// Returns every feature.
pub(super) fn all() -> impl Iterator<Item = &'static Feature> {
    [
        asker::FEATURES,
        acts::FEATURES,
        purposes::FEATURES,
        groups::FEATURES,
        people::FEATURES,
        shape::FEATURES,
    ]
    .into_iter()
    .flatten()
}

/// A feature that holds in a text, by its full name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// The name of the feature, and its value: `says-act=ask`.
    pub name: String,
    pub at: Option<Range<usize>>,
}

/// Returns the features that hold in `reading`, each once, where it holds first.
pub(super) fn extract(reading: &Reading<'_>) -> Vec<Held> {
    let mut held: Vec<Held> = Vec::new();
    for feature in all() {
        for sign in (feature.find)(reading) {
            let name = if sign.value.is_empty() {
                feature.name.to_owned()
            } else {
                format!("{}={}", feature.name, sign.value)
            };
            if !held.iter().any(|other| other.name == name) {
                held.push(Held { name, at: sign.at });
            }
        }
    }
    held
}
