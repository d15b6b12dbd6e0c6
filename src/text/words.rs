//! Moves carets through Thai by words. Positions are in characters.

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

/// Finds the words of a text with ICU's dictionary.
#[derive(Clone, Copy)]
pub struct Words(WordSegmenterBorrowed<'static>);

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

impl Default for Words {
    fn default() -> Self {
        Self(WordSegmenter::new_dictionary(
            WordBreakInvariantOptions::default(),
        ))
    }
}

impl Words {
    /// Returns the position after the word at or after `at`.
    #[must_use]
    pub fn after(self, text: &str, at: usize) -> usize {
        let ends = self.words(text);
        ends.iter()
            .map(|&(_, end)| end)
            .find(|&end| end > at)
            .unwrap_or_else(|| text.chars().count())
    }

    /// Returns the position of the word before `at`.
    #[must_use]
    pub fn before(self, text: &str, at: usize) -> usize {
        self.words(text)
            .iter()
            .map(|&(start, _)| start)
            .rfind(|&start| start < at)
            .unwrap_or(0)
    }

    /// Returns the word around `at`, or the white space if there is some.
    #[must_use]
    pub fn around(self, text: &str, at: usize) -> (usize, usize) {
        let mut pieces = self.pieces(text).into_iter();
        pieces
            .find(|(start, end, _)| (*start..*end).contains(&at))
            .map_or((at, at), |(start, end, _)| (start, end))
    }

    /// Returns where words start and end. White space is not a word.
    #[must_use]
    pub fn words(self, text: &str) -> Vec<(usize, usize)> {
        let pieces = self.pieces(text).into_iter();
        pieces
            .filter(|(_, _, piece)| !piece.trim().is_empty())
            .map(|(start, end, _)| (start, end))
            .collect()
    }

    /// Returns the words and the white space between them, with where they start and end.
    fn pieces(self, text: &str) -> Vec<(usize, usize, &str)> {
        let mut pieces = Vec::new();
        let (mut byte, mut place) = (0, 0);
        for end in self.0.segment_str(text) {
            let Some(piece) = text.get(byte..end).filter(|piece| !piece.is_empty()) else {
                continue;
            };
            let length = piece.chars().count();
            pieces.push((place, place + length, piece));
            byte = end;
            place += length;
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_move_by_thai_words() {
        let words = Words::default();
        let text = "น้ำท่วม ถนน";
        assert_eq!(words.after(text, 0), 3);
        assert_eq!(words.after(text, 3), 7);
        assert_eq!(words.after(text, 7), 11);
        assert_eq!(words.before(text, 11), 8);
        assert_eq!(words.before(text, 8), 3);
        assert_eq!(words.before(text, 2), 0);
        assert_eq!(words.around(text, 1), (0, 3));
        assert_eq!(words.around(text, 7), (7, 8));
        assert_eq!(words.around(text, 11), (11, 11));
        assert_eq!(words.after("", 0), 0);
    }
}
