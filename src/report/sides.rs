//! Two texts side by side, line by line, with what they have in common left out.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The number of lines shown around a difference.
const AROUND: usize = 2;

/// A line of a text: its number and its words.
pub type Line = (usize, String);

/// A row of two texts side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A line of one text, of the other, or of both.
    Lines {
        old: Option<Line>,
        new: Option<Line>,
        is_same: bool,
    },
    /// This many lines that both have are left out.
    Gap(usize),
}

/// Returns `old` and `new` side by side. Lines far from any difference are left out.
#[must_use]
pub fn side_by_side(old: &str, new: &str) -> Vec<Row> {
    let lines = |text| -> Vec<&str> { str::lines(text).collect() };
    let (old, new) = (lines(old), lines(new));
    let at = |lines: &[&str], index: usize| -> Option<Line> {
        lines.get(index).map(|line| (index + 1, (*line).to_owned()))
    };
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let last = ops.len().saturating_sub(1);
    let mut rows = Vec::new();
    for (place, op) in ops.iter().enumerate() {
        let (from_old, from_new) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { len, .. } = *op {
            let before = if place == 0 { 0 } else { AROUND };
            let after = if place == last { 0 } else { AROUND };
            let gap = len.saturating_sub(before + after);
            for index in 0..len {
                if gap > 1 && (before..before + gap).contains(&index) {
                    if index == before {
                        rows.push(Row::Gap(gap));
                    }
                    continue;
                }
                rows.push(Row::Lines {
                    old: at(&old, from_old.start + index),
                    new: at(&new, from_new.start + index),
                    is_same: true,
                });
            }
            continue;
        }
        for index in 0..from_old.len().max(from_new.len()) {
            let side = |lines: &[&str], range: &std::ops::Range<usize>| {
                let index = range.start + index;
                range.contains(&index).then(|| at(lines, index)).flatten()
            };
            rows.push(Row::Lines {
                old: side(&old, &from_old),
                new: side(&new, &from_new),
                is_same: false,
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_a_difference_is_shown() {
        let lines: Vec<String> = (1..=20).map(|line| format!("line {line}")).collect();
        let old = lines.join("\n") + "\n";
        let new = old.replace("line 10\n", "line ten\nand more\n");
        let rows = side_by_side(&old, &new);
        let line = |number: usize, text: &str| Some((number, text.to_owned()));
        assert_eq!(rows.len(), 8);
        assert_eq!(rows[0], Row::Gap(7));
        assert_eq!(
            rows[3],
            Row::Lines {
                old: line(10, "line 10"),
                new: line(10, "line ten"),
                is_same: false
            }
        );
        assert_eq!(
            rows[4],
            Row::Lines {
                old: None,
                new: line(11, "and more"),
                is_same: false
            }
        );
        assert_eq!(rows[7], Row::Gap(8));
        assert_eq!(side_by_side("", ""), []);
        assert_eq!(side_by_side("a\nb\nc\n", "a\nb\nc\n"), [Row::Gap(3)]);
    }
}
