//! What the weights of splitting are fitted on: every piece of a text, and every place in it.

use std::collections::BTreeMap;

use super::cuts::Cut;
use super::features::{Piece, Split};
use super::{Splitter, cuts, values};
use crate::registry::{Act, GroupId};
use crate::text::subslice;
use crate::understand::mention::Mention;
use crate::understand::model::Model;
use crate::understand::reading::TypedText;

/// A text as the command observes it that fits the weights.
#[derive(Clone, Debug)]
pub struct ObservedMessage {
    /// The number of places: where the text begins, where it may be split, and where it ends.
    pub places: usize,
    readings: BTreeMap<(usize, usize), Vec<ObservedReading>>,
    splits: BTreeMap<(usize, usize, usize), Vec<f32>>,
}

/// What a piece of a text may say.
#[derive(Clone, Copy, Debug)]
pub struct ObservedReading {
    /// The act's id.
    pub act: Option<&'static str>,
    /// The group that would be recommended.
    pub best: Option<GroupId>,
    pub probability: f32,
}

impl ObservedMessage {
    /// Returns what the piece between two places, by their numbers, may say.
    #[must_use]
    pub fn readings(&self, from: usize, to: usize) -> &[ObservedReading] {
        let readings = self.readings.get(&(from, to));
        readings.map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the values of the features of splitting the piece between two places at a third.
    #[must_use]
    pub fn values(&self, from: usize, at: usize, to: usize) -> &[f32] {
        let values = self.splits.get(&(from, at, to));
        values.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Observes every piece of a text, as `model` reads it.
pub(in crate::understand) fn observe(
    typed: &TypedText<'_>,
    model: &Model,
    mentions: &[Mention],
) -> ObservedMessage {
    let splitter = Splitter {
        typed,
        model,
        mentions,
    };
    let cuts = cuts(typed, mentions);
    let inside = cuts.iter().map(|cut| cut.at);
    let places: Vec<usize> = [0]
        .into_iter()
        .chain(inside)
        .chain([typed.normal.len()])
        .collect();
    let mut pieces: BTreeMap<(usize, usize), Piece> = BTreeMap::new();
    for (from, &start) in places.iter().enumerate() {
        for (to, &end) in places.iter().enumerate().skip(from + 1) {
            pieces.insert((from, to), splitter.piece(&(start..end)));
        }
    }
    let mut splits = BTreeMap::new();
    for (&(from, to), whole) in &pieces {
        let inside: Vec<&Cut> = subslice(&cuts, from..to - 1).iter().collect();
        for at in from + 1..to {
            let sides = (
                pieces.get(&(from, at)),
                pieces.get(&(at, to)),
                cuts.get(at - 1),
            );
            let (Some(left), Some(right), Some(cut)) = sides else {
                continue;
            };
            let split = Split {
                cut,
                left,
                right,
                whole,
                cuts: &inside,
                is_part: from > 0 || to + 1 < places.len(),
            };
            splits.insert((from, at, to), values(&split));
        }
    }
    let readings = pieces.into_iter().map(|(at, piece)| (at, readings(&piece)));
    ObservedMessage {
        places: places.len(),
        readings: readings.collect(),
        splits,
    }
}

fn readings(piece: &Piece) -> Vec<ObservedReading> {
    let ranked = piece.parsed.ranked.iter();
    ranked
        .map(|ranked| ObservedReading {
            act: ranked.candidate.intent.act.map(Act::id),
            best: ranked.candidate.answer.best,
            probability: ranked.probability,
        })
        .collect()
}
