//! The changed texts of a difference with the words in them that change, for the window.

use std::ops::Range;

use super::{DifferenceReport, WordRun, word_runs};
use crate::report::Style;
use crate::text::Breaker;

/// A text, and the characters of it that the other side does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedText {
    pub text: String,
    pub changed: Vec<Range<usize>>,
}

/// An item that changes, with its texts of before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownChange {
    pub title: String,
    pub old: Option<ChangedText>,
    pub new: Option<ChangedText>,
}

/// Returns the items that change, with their changed words.
#[must_use]
pub fn shown_changes(
    report: &DifferenceReport,
    breaker: &Breaker,
    style: Style,
) -> Vec<ShownChange> {
    let changes = report.items.iter().map(|item| {
        let shown = |text: &Option<String>| text.as_deref().map(|text| style.show(text));
        let (old, new) = match (shown(&item.old), shown(&item.new)) {
            (Some(old), Some(new)) => {
                let [old, new] = changed_texts(breaker, &old, &new);
                (Some(old), Some(new))
            }
            (old, new) => {
                let whole = |text| ChangedText {
                    text,
                    changed: Vec::new(),
                };
                (old.map(whole), new.map(whole))
            }
        };
        ShownChange {
            title: item.in_words(style),
            old,
            new,
        }
    });
    changes.collect()
}

fn changed_texts(breaker: &Breaker, old: &str, new: &str) -> [ChangedText; 2] {
    let mut sides = [ChangedText::default(), ChangedText::default()];
    let mut ends = [0, 0];
    let mut add = |side: usize, text: &str, changed: bool| {
        let (Some(shown), Some(end)) = (sides.get_mut(side), ends.get_mut(side)) else {
            return;
        };
        let start = *end;
        *end += text.chars().count();
        shown.text.push_str(text);
        if changed {
            shown.changed.push(start..*end);
        }
    };
    for run in word_runs(breaker, old, new) {
        match run {
            WordRun::Both(text) => {
                add(0, &text, false);
                add(1, &text, false);
            }
            WordRun::Old(text) => add(0, &text, true),
            WordRun::New(text) => add(1, &text, true),
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_one_side_only_are_marked() {
        let breaker = Breaker::new([]);
        let [old, new] = changed_texts(
            &breaker,
            "ใช้รายงานผลของอำเภอ",
            "ใช้รายงานผลประจำเดือนของอำเภอ",
        );
        assert_eq!(old.text, "ใช้รายงานผลของอำเภอ");
        assert!(old.changed.is_empty());
        let marked: Vec<String> = new
            .changed
            .iter()
            .map(|range| {
                let letters = new.text.chars().skip(range.start);
                letters.take(range.len()).collect()
            })
            .collect();
        assert_eq!(marked.concat(), "ประจำเดือน");
    }
}
