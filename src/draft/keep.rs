//! What somebody keeps as it is in one message, and masking around it. The choice is a value that the
//! caller holds: nothing here stores it.

use std::ops::Range;

use super::{Place, PrivateDataFinding, PrivateDataKind, Severity};

/// A finding that somebody keeps as it is, wherever it stands in the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFinding {
    pub kind: PrivateDataKind,
    /// How bad it was when somebody decided to keep it.
    pub severity: Severity,
    /// The text as written.
    pub text: String,
}

impl KeptFinding {
    /// Returns whether this is about `finding`.
    #[must_use]
    pub fn is_of(&self, finding: &PrivateDataFinding) -> bool {
        self.kind == finding.kind && self.text == finding.text
    }

    /// Returns whether `finding` stays as it is. What has become worse since has to be decided anew.
    #[must_use]
    pub fn keeps(&self, finding: &PrivateDataFinding) -> bool {
        self.is_of(finding) && finding.severity <= self.severity
    }
}

/// Takes the `spared` ranges out of what is masked of `places`. They must be in order and must not
/// overlap.
pub(super) fn spare(places: &mut [Place], spared: &[Range<usize>]) {
    if spared.is_empty() {
        return;
    }
    for place in places {
        let parts = std::mem::take(&mut place.masked);
        let parts = parts.into_iter().flat_map(|part| without(part, spared));
        place.masked = parts.collect();
    }
}

/// Returns what is left of `part` without the `spared` ranges.
fn without(part: Range<usize>, spared: &[Range<usize>]) -> Vec<Range<usize>> {
    let first = spared.partition_point(|range| range.end <= part.start);
    let met = spared.iter().skip(first);
    let mut left = Vec::new();
    let mut from = part.start;
    for range in met.take_while(|range| range.start < part.end) {
        left.push(from..range.start.max(from));
        from = range.end.max(from);
    }
    left.push(from..part.end.max(from));
    left.retain(|piece| !piece.is_empty());
    left
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_is_spared_is_taken_out_and_no_more() {
        let spared = [2..4, 6..7, 9..12];
        for (part, left) in [
            (0..2, &[(0, 2)][..]),
            (0..3, &[(0, 2)]),
            (2..4, &[]),
            (3..6, &[(4, 6)]),
            (0..20, &[(0, 2), (4, 6), (7, 9), (12, 20)]),
            (10..11, &[]),
            (12..13, &[(12, 13)]),
        ] {
            let pieces = without(part, &spared).into_iter();
            let pieces: Vec<_> = pieces.map(|piece| (piece.start, piece.end)).collect();
            assert_eq!(pieces, left);
        }
    }
}
