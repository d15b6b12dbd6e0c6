//! Which candidate of a text is answered, given the thresholds.

use super::questions::NOTHING;
use super::ranking::{Fold, Likely, Ranker, Text};

/// The texts of one fold, with what is the same whatever the thresholds are.
pub(crate) struct WeighedFold<'f> {
    pub office: &'f str,
    pub texts: Vec<Weighed<'f>>,
}

/// A text with the probabilities of its candidates.
pub(crate) struct Weighed<'f> {
    pub text: &'f Text<'f>,
    pub shares: Vec<f64>,
    /// For each candidate, how likely it is that its group is right, and that it is forbidden.
    groups: Vec<(f64, f64)>,
    /// The place of the candidate that the text asks nothing.
    nothing: Option<usize>,
}

/// What a text is taken for, whatever else is asked of it.
pub(crate) struct Choice<'f> {
    pub text: &'f Text<'f>,
    /// The candidate that the text asks nothing, and how likely it is.
    nothing: Option<(&'f Likely<'f>, f64)>,
    /// The candidate that is worth most, and how likely it is that its group is right.
    worthiest: Option<(&'f Likely<'f>, f64)>,
}

/// What a text is taken for.
pub(crate) struct Taken<'f> {
    pub likely: &'f Likely<'f>,
    /// How likely it is that its group is right.
    pub sure: f64,
    /// The group that is recommended, if it is sure enough.
    pub best: Option<&'f str>,
}

/// Returns the texts of `folds` as `ranker` weighs them.
pub(crate) fn weigh<'f>(folds: &'f [Fold<'f>], ranker: &Ranker) -> Vec<WeighedFold<'f>> {
    let folds = folds.iter().map(|fold| WeighedFold {
        office: &fold.office,
        texts: fold
            .texts
            .iter()
            .map(|text| Weighed::new(text, ranker))
            .collect(),
    });
    folds.collect()
}

impl<'f> Weighed<'f> {
    fn new(text: &'f Text<'f>, ranker: &Ranker) -> Self {
        let shares = ranker.shares(text);
        let mut known: Vec<(&Option<String>, (f64, f64))> = Vec::new();
        let groups = text.candidates.iter().map(|likely| {
            let best = &likely.named.best;
            if let Some((_, found)) = known.iter().find(|(other, _)| *other == best) {
                return *found;
            }
            let found = how_likely(text, &shares, best.as_ref());
            known.push((best, found));
            found
        });
        Self {
            text,
            groups: groups.collect(),
            nothing: text
                .candidates
                .iter()
                .position(|likely| likely.observed.purpose == NOTHING),
            shares,
        }
    }

    /// Returns the place of the candidate that is worth most, if a forbidden group counts as `forbidden` says.
    fn worthiest(&self, forbidden: f64) -> Option<usize> {
        let worth = |at: usize| {
            let (right, wrong) = self.groups[at];
            right - forbidden * wrong
        };
        (0..self.groups.len()).max_by(|&a, &b| {
            worth(a)
                .total_cmp(&worth(b))
                .then(self.shares[a].total_cmp(&self.shares[b]))
        })
    }

    /// Returns what the text is taken for, if a forbidden group counts as `forbidden` says.
    pub fn choice(&self, forbidden: f64) -> Choice<'f> {
        let candidate = |at: usize, share: f64| (&self.text.candidates[at], share);
        let worthiest = self.worthiest(forbidden);
        Choice {
            text: self.text,
            nothing: self.nothing.map(|at| candidate(at, self.shares[at])),
            worthiest: worthiest.map(|at| candidate(at, self.groups[at].0)),
        }
    }

    /// Returns the place of the candidate that is answered.
    pub fn chosen(&self, nothing: f64, forbidden: f64) -> Option<usize> {
        let asks_nothing = self.nothing.filter(|&at| self.shares[at] >= nothing);
        asks_nothing.or_else(|| self.worthiest(forbidden))
    }
}

impl<'f> Choice<'f> {
    /// Returns what the text is taken for with these thresholds.
    pub fn taken(&self, sure: f64, nothing: f64) -> Option<Taken<'f>> {
        let asks_nothing = self.nothing.filter(|(_, share)| *share >= nothing);
        let (likely, share) = asks_nothing.or(self.worthiest)?;
        Some(Taken {
            likely,
            sure: share,
            best: likely.named.best.as_deref().filter(|_| share >= sure),
        })
    }
}

/// Returns how likely it is that the group `best` is right, and that it is forbidden.
fn how_likely(text: &Text<'_>, shares: &[f64], best: Option<&String>) -> (f64, f64) {
    let candidates = || text.candidates.iter().zip(shares);
    let same = candidates().filter(|(other, _)| other.named.best.as_ref() == best);
    let right = same.map(|(_, share)| share).sum();
    let forbidden = candidates()
        .filter(|(other, _)| best.is_some_and(|best| other.named.forbidden.contains(best)));
    let wrong = forbidden.map(|(_, share)| share).sum();
    (right, wrong)
}
