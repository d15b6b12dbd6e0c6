//! Scores acts and purposes. The strongest term counts in full and further ones count less, so that
//! a long text does not outweigh a clear word.

use super::mention::{Meaning, Mention};
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

/// Scores the acts in `mentions`, weighting each mention by `factor`.
pub(super) fn acts(mentions: &[Mention], factor: impl Fn(&Mention) -> f32) -> Scores {
    let mut scores = Scores::default();
    for &act in Act::ALL {
        let weights = mentions
            .iter()
            .filter(|mention| mention.meaning == Meaning::Act(act) && !mention.negated)
            .map(|mention| (mention, mention.weight * factor(mention)));
        let score = diminishing_sum(weights);
        if score > 0.0 {
            scores.add(act, score);
        }
    }
    scores
}

/// Scores `purpose` by `mentions`.
pub(super) fn purpose(mentions: &[Mention], purpose: Purpose) -> f32 {
    diminishing_sum(
        mentions
            .iter()
            .filter(|mention| mention.meaning == Meaning::Purpose(purpose) && !mention.negated)
            .map(|mention| (mention, mention.weight)),
    )
}

/// Scores how strongly `mentions` indicate a matter outside the letter.
pub(super) fn outside(mentions: &[Mention]) -> f32 {
    diminishing_sum(
        mentions
            .iter()
            .filter(|mention| mention.meaning == Meaning::Outside && !mention.negated)
            .map(|mention| (mention, mention.weight)),
    )
}

/// Sums the weights of up to three non-overlapping mentions, with decreasing shares.
fn diminishing_sum<'m>(weights: impl Iterator<Item = (&'m Mention, f32)>) -> f32 {
    const SHARES: [f32; 3] = [1.0, 0.3, 0.15];
    let mut weights: Vec<(&Mention, f32)> = weights.collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut counted: Vec<&Mention> = Vec::new();
    let mut score = 0.0;
    for (mention, weight) in weights {
        let Some(share) = SHARES.get(counted.len()) else {
            break;
        };
        if !counted.iter().any(|other| other.overlaps(mention)) {
            score += weight * share;
            counted.push(mention);
        }
    }
    score
}
