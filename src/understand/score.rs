//! How strongly a text tells of each act and purpose: the strongest term counts in full, the
//! next ones for less, so that a long text does not outweigh a clear word.

use super::hit::{Hit, Sense};
use crate::registry::{Act, Purpose};

/// Strengths of every act, with the hits that made them.
#[derive(Clone, Debug, Default)]
pub(super) struct Scores {
    acts: Vec<(Act, f32)>,
}

impl Scores {
    pub fn of(&self, act: Act) -> f32 {
        self.acts
            .iter()
            .find(|(other, _)| *other == act)
            .map_or(0.0, |(_, score)| *score)
    }

    pub fn add(&mut self, act: Act, weight: f32) {
        match self.acts.iter_mut().find(|(other, _)| *other == act) {
            Some((_, score)) => *score += weight,
            None => self.acts.push((act, weight)),
        }
    }

    pub fn scale(&mut self, act: Act, factor: f32) {
        if let Some((_, score)) = self.acts.iter_mut().find(|(other, _)| *other == act) {
            *score *= factor;
        }
    }

    /// The acts by strength, the strongest first; of equals the first in the fixed order.
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

    pub fn best(&self) -> Option<(Act, f32)> {
        self.ranked().first().copied()
    }
}

/// Scores the acts of `hits`, each with the factor that `factor` gives it.
pub(super) fn acts(hits: &[Hit], factor: impl Fn(&Hit) -> f32) -> Scores {
    let mut scores = Scores::default();
    for act in Act::ALL {
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

/// How strongly `hits` tell of `purpose`.
pub(super) fn purpose(hits: &[Hit], purpose: Purpose) -> f32 {
    together(
        hits.iter()
            .filter(|hit| hit.sense == Sense::Purpose(purpose) && !hit.denied)
            .map(|hit| (hit, hit.weight)),
    )
}

/// How strongly `hits` tell that the letter does not speak of the matter.
pub(super) fn outside(hits: &[Hit]) -> f32 {
    together(
        hits.iter()
            .filter(|hit| hit.sense == Sense::Outside && !hit.denied)
            .map(|hit| (hit, hit.weight)),
    )
}

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
