//! Where the dictionary begins and ends words.

use std::cell::RefCell;
use std::collections::HashMap;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The lines of a text, and where words begin and end in each. A text that was changed in a few places is
/// divided again only there: no word goes on over the end of a line.
#[derive(Debug, Default)]
pub(in crate::draft) struct Segments(RefCell<HashMap<String, Vec<usize>>>);

impl Segments {
    /// Returns for each byte of `text`, and its end, whether a word begins or ends there.
    pub fn boundaries(&self, text: &str) -> Vec<bool> {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let mut boundaries = vec![false; text.len() + 1];
        let mut known = self.0.borrow_mut();
        let mut start = 0;
        for line in text.split('\n') {
            let here = boundaries.get_mut(start..).unwrap_or_default();
            let mark = |at: &usize| {
                if let Some(is_boundary) = here.get_mut(*at) {
                    *is_boundary = true;
                }
            };
            if let Some(words) = known.get(line) {
                words.iter().for_each(mark);
            } else {
                let words: Vec<usize> = segmenter.segment_str(line).collect();
                words.iter().for_each(mark);
                known.insert(line.to_owned(), words);
            }
            start += line.len() + 1;
        }
        boundaries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_divided_alone_as_they_are_together() {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let segments = Segments::default();
        for text in [
            "",
            "\n",
            "\n\nผู้ป่วย\n",
            "ผู้ป่วย 2 ราย\nเสียชีวิต\t1 ราย \n\nผู้ป่วย 2 ราย",
            "ผู้เสีย\nชีวิต",
            "abc-1.5\nLINE: x_y",
        ] {
            let known = segments.boundaries(text);
            let known: Vec<usize> = (0..known.len()).filter(|at| known[*at]).collect();
            let together = segmenter.segment_str(text).collect::<Vec<_>>();
            assert_eq!(known, together, "{text:?}");
        }
    }
}
