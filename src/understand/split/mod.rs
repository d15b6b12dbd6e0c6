//! Splits a text with several needs, such as a report and a question.
//!
//! A new matter may begin at a new line, at a word that begins one, at an item of a list and where a
//! sentence ends. What stands on both sides of such a place is read, and fitted weights say how likely
//! the text is split there, or nowhere. If somewhere is likelier, the likeliest place splits it, and
//! each side is split again.

mod cuts;
mod features;
mod observed;

use std::ops::Range;

use super::mention::Mention;
use super::model::Model;
use super::part::Part;
use super::reading::TypedText;

use cuts::{Cut, cuts};
use features::{FEATURES, Piece, Split};

pub(super) use observed::observe;
pub use observed::{ObservedMessage, ObservedReading};

/// Splits what was read as `whole` into parts, in the order of the text.
pub(super) fn parts(
    typed: &TypedText<'_>,
    model: &Model,
    mentions: &[Mention],
    whole: Part,
) -> Vec<Part> {
    if whole.outside {
        return vec![whole];
    }
    let splitter = Splitter {
        typed,
        model,
        mentions,
    };
    let cuts = cuts(typed, mentions);
    if cuts.is_empty() {
        return vec![whole];
    }
    let all = 0..typed.normal.len();
    let parts = splitter.divide(&all, splitter.piece(&all), &cuts);
    // What was read as a whole may be known from elsewhere, as an example is.
    if parts.len() == 1 { vec![whole] } else { parts }
}

/// Returns the names of the features of a place at which a text may be split.
pub(super) fn feature_names() -> impl Iterator<Item = &'static str> {
    FEATURES.iter().map(|feature| feature.name)
}

/// Splits one text.
struct Splitter<'s> {
    typed: &'s TypedText<'s>,
    model: &'s Model,
    mentions: &'s [Mention],
}

impl Splitter<'_> {
    /// Reads the letters in `range`.
    fn piece(&self, range: &Range<usize>) -> Piece {
        let inside: Vec<Mention> = self
            .mentions
            .iter()
            .filter(|mention| range.start <= mention.at.start && mention.at.end <= range.end)
            .cloned()
            .collect();
        let parsed = self.typed.parse(self.model, &inside, range.clone());
        Piece::new(parsed, &inside, range)
    }

    /// Returns the parts of the letters in `range`, which read as `whole`.
    fn divide(&self, range: &Range<usize>, whole: Piece, cuts: &[Cut]) -> Vec<Part> {
        let inside: Vec<&Cut> = cuts
            .iter()
            .filter(|cut| range.start < cut.at && cut.at < range.end)
            .collect();
        let mut surest: Option<(f32, usize, Piece, Piece)> = None;
        // How much likelier it is that the text is split somewhere than that it is not.
        let mut odds = 0.0;
        for cut in &inside {
            let left = self.piece(&(range.start..cut.at));
            let right = self.piece(&(cut.at..range.end));
            // Who must not read something is said of what is posted, and what is referred to belongs to
            // what is done.
            if left.only_excludes || right.only_excludes || left.only_refers {
                continue;
            }
            let split = Split {
                cut,
                left: &left,
                right: &right,
                whole: &whole,
                cuts: &inside,
                is_part: *range != (0..self.typed.normal.len()),
            };
            let held = FEATURES.iter().zip(values(&split));
            let score: f32 = held
                .map(|(feature, value)| self.model.splitting(feature.name) * value)
                .sum();
            odds += score.exp();
            if surest.as_ref().is_none_or(|(other, ..)| score > *other) {
                surest = Some((score, cut.at, left, right));
            }
        }
        let Some((_, at, left, right)) = surest.filter(|_| odds > 1.0) else {
            return vec![whole.parsed.part];
        };
        let mut parts = self.divide(&(range.start..at), left, cuts);
        parts.extend(self.divide(&(at..range.end), right, cuts));
        if parts.iter().all(Part::is_clear) {
            parts
        } else {
            vec![whole.parsed.part]
        }
    }
}

/// Returns the values of the features of `split`.
fn values(split: &Split<'_>) -> Vec<f32> {
    let values = FEATURES.iter().map(|feature| (feature.value)(split));
    values.collect()
}
