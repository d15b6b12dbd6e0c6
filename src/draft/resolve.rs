//! Chooses among candidates that overlap: the one with the strongest evidence, then the most
//! specific kind, then the longest.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::recogniser::Candidate;

/// Returns the candidates that remain, in order of position and without overlaps.
pub(super) fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| !candidate.range.is_empty());
    candidates.sort_by_key(|candidate| {
        let range = &candidate.range;
        (
            Reverse(candidate.score),
            candidate.kind,
            Reverse(range.len()),
            range.start,
        )
    });
    let mut taken: BTreeMap<usize, Candidate> = BTreeMap::new();
    for candidate in candidates {
        let before = taken.range(..candidate.range.end).next_back();
        if before.is_none_or(|(_, before)| before.range.end <= candidate.range.start) {
            taken.insert(candidate.range.start, candidate);
        }
    }
    taken.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::PrivateDataKind::{CitizenId, Phone};
    use super::super::recogniser::{CERTAIN, LIKELY};
    use super::*;

    #[test]
    fn the_strongest_then_the_most_specific_then_the_longest_remains() {
        let of = |kind, range, score| Candidate::new(kind, range, score);
        let remaining = |candidates: &[Candidate]| resolve(candidates.to_vec());
        let strong = of(Phone, 3..12, CERTAIN);
        let weak = of(CitizenId, 0..13, LIKELY);
        assert_eq!(remaining(&[weak.clone(), strong.clone()]), [strong]);
        let specific = of(CitizenId, 0..9, LIKELY);
        let other = of(Phone, 5..30, LIKELY);
        assert_eq!(remaining(&[other, specific.clone()]), [specific]);
        let apart = of(Phone, 20..30, LIKELY);
        assert_eq!(
            remaining(&[apart.clone(), weak.clone(), of(CitizenId, 1..4, LIKELY)]),
            [weak, apart]
        );
    }
}
