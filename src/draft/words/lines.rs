//! What is known of the lines of a text.

use std::cell::RefCell;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use rustc_hash::FxHashMap;

use super::terms::LineTerms;
use crate::text::{Normalised, normalise};

/// The lines of a text, and what is known of each. Of a text that was changed in a few places only those are
/// looked at again.
#[derive(Debug, Default)]
pub(in crate::draft) struct Lines(pub(super) RefCell<FxHashMap<String, Line>>);

/// What is known of a line.
#[derive(Debug)]
pub(super) struct Line {
    /// For each byte, and the end, whether the dictionary begins or ends a word there. None goes on over the
    /// end of a line.
    boundaries: Vec<bool>,
    pub normal: Normalised,
    /// Its terms, where the letters before it are known.
    pub terms: LineTerms,
}

impl Line {
    fn of(line: &str, segmenter: WordSegmenterBorrowed<'_>) -> Self {
        let mut boundaries = vec![false; line.len() + 1];
        for at in segmenter.segment_str(line) {
            if let Some(is_boundary) = boundaries.get_mut(at) {
                *is_boundary = true;
            }
        }
        Self {
            boundaries,
            normal: normalise(line),
            terms: LineTerms::default(),
        }
    }
}

impl Lines {
    /// Returns `text` in normal form, and for each byte and its end, whether a word begins or ends there.
    pub fn read(&self, text: &str) -> (Normalised, Vec<bool>) {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        // A Thai letter has three bytes, and others have one.
        let mut normal = Normalised::with_capacity(text.len() / 2);
        let mut boundaries = Vec::with_capacity(text.len() + 1);
        let mut known = self.0.borrow_mut();
        let mut chars = 0;
        for written in text.split('\n') {
            if !known.contains_key(written) {
                known.insert(written.to_owned(), Line::of(written, segmenter));
            }
            let Some(line) = known.get(written) else {
                continue;
            };
            normal.add_line(&line.normal, chars);
            boundaries.extend(&line.boundaries);
            chars += written.chars().count() + 1;
        }
        (normal, boundaries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_alone_as_they_are_together() {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let lines = Lines::default();
        for text in [
            "",
            "\n",
            "\n\nผู้ป่วย\n",
            "ผู้ป่วย 2 ราย\nเสียชีวิต\t1 ราย \n\nผู้ป่วย 2 ราย",
            "ผู้เสีย\nชีวิต",
            "abc-1.5\nLINE: x_y",
        ] {
            let (normal, known) = lines.read(text);
            let known: Vec<usize> = (0..known.len()).filter(|at| known[*at]).collect();
            let together = segmenter.segment_str(text).collect::<Vec<_>>();
            assert_eq!(known, together, "{text:?}");
            let together = normalise(text);
            assert_eq!(normal.keys, together.keys, "{text:?}");
            assert_eq!(normal.letters, together.letters, "{text:?}");
        }
    }
}
