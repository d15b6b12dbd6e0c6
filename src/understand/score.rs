//! Scores acts and purposes. The strongest term counts in full and further ones count less, so that
//! a long text does not outweigh a clear word.

use super::hit::{Hit, Sense};
use crate::registry::{Act, Purpose};

/// The score of every act.
#[derive(Clone, Debug, Default)]
pub(super) struct Scores {
    acts: Vec<(Act, f32)>,
}

impl Scores {
    /// Returns the score of `act`.
    pub fn of(&self, act: Act) -> f32 {
        self.acts
            .iter()
            .find(|(other, _)| *other == act)
            .map_or(0.0, |(_, score)| *score)
    }

    /// Adds `weight` to the score of `act`.
    pub fn add(&mut self, act: Act, weight: f32) {
        match self.acts.iter_mut().find(|(other, _)| *other == act) {
            Some((_, score)) => *score += weight,
            None => self.acts.push((act, weight)),
        }
    }

    /// Multiplies the score of `act` by `factor`.
    pub fn scale(&mut self, act: Act, factor: f32) {
        if let Some((_, score)) = self.acts.iter_mut().find(|(other, _)| *other == act) {
            *score *= factor;
        }
    }

    /// Returns the acts with a positive score, highest first. Ties are in the fixed order of acts.
    pub fn ranked(&self) -> Vec<(Act, f32)> {
        let mut ranked: Vec<(Act, f32)> = self
            .acts
            .iter()
            .copied()
            .filter(|(_, score)| *score > 0.0)
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }

    /// Returns the act with the highest score.
    pub fn best(&self) -> Option<(Act, f32)> {
        self.ranked().first().copied()
    }
}

/// Scores the acts in `hits`, weighting each hit by `factor`.
pub(super) fn acts(hits: &[Hit], factor: impl Fn(&Hit) -> f32) -> Scores {
    let mut scores = Scores::default();
    for &act in Act::ALL {
        let weights = hits
            .iter()
            .filter(|hit| hit.sense == Sense::Act(act) && !hit.denied)
            .map(|hit| (hit, hit.weight * factor(hit)));
        let score = together(weights);
        if score > 0.0 {
            scores.add(act, score);
        }
    }
    scores
}

/// Scores `purpose` by `hits`.
pub(super) fn purpose(hits: &[Hit], purpose: Purpose) -> f32 {
    together(
        hits.iter()
            .filter(|hit| hit.sense == Sense::Purpose(purpose) && !hit.denied)
            .map(|hit| (hit, hit.weight)),
    )
}

/// Scores how strongly `hits` indicate a matter outside the letter.
pub(super) fn outside(hits: &[Hit]) -> f32 {
    together(
        hits.iter()
            .filter(|hit| hit.sense == Sense::Outside && !hit.denied)
            .map(|hit| (hit, hit.weight)),
    )
}

/// Sums the weights of up to three non-overlapping hits, with decreasing shares.
fn together<'h>(weights: impl Iterator<Item = (&'h Hit, f32)>) -> f32 {
    const SHARES: [f32; 3] = [1.0, 0.3, 0.15];
    let mut weights: Vec<(&Hit, f32)> = weights.collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut counted: Vec<&Hit> = Vec::new();
    let mut score = 0.0;
    for (hit, weight) in weights {
        if counted.len() < SHARES.len() && !counted.iter().any(|other| other.overlaps(hit)) {
            score += weight * SHARES.get(counted.len()).copied().unwrap_or_default();
            counted.push(hit);
        }
    }
    score
}
