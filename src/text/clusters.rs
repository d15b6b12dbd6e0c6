//! Letters as a reader sees them: a consonant with its vowels and tone marks is one, and so is an
//! emoji of several parts. Positions are in characters.
//!
//! These are Unicode's extended grapheme clusters, by which Windows and browsers move a caret. ำ
//! belongs to its consonant. เ แ โ ใ ไ are clusters of their own.

use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};

/// Finds the clusters of a text.
#[derive(Clone, Copy)]
pub struct Clusters(GraphemeClusterSegmenterBorrowed<'static>);

impl std::fmt::Debug for Clusters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clusters")
    }
}

impl Default for Clusters {
    fn default() -> Self {
        Self(GraphemeClusterSegmenter::new())
    }
}

impl Clusters {
    /// Returns the position after each cluster of `text`, in order.
    pub fn ends(self, text: &str) -> impl Iterator<Item = usize> {
        let (mut byte, mut place) = (0, 0);
        // If the text is not empty, the segmenter also returns the start.
        self.0.segment_str(text).filter_map(move |end| {
            let piece = text.get(byte..end).filter(|piece| !piece.is_empty())?;
            byte = end;
            place += piece.chars().count();
            Some(place)
        })
    }

    /// Returns the position after the cluster at `at`.
    #[must_use]
    pub fn after(self, text: &str, at: usize) -> usize {
        self.ends(text)
            .find(|&end| end > at)
            .unwrap_or_else(|| text.chars().count())
    }

    /// Returns the position of the cluster before `at`.
    #[must_use]
    pub fn before(self, text: &str, at: usize) -> usize {
        let ends = self.ends(text).take_while(|&end| end < at);
        ends.last().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits `text` into its clusters.
    fn parts(text: &str) -> Vec<String> {
        let mut chars = text.chars();
        let mut from = 0;
        let ends = Clusters::default().ends(text);
        ends.map(|end| {
            let part = chars.by_ref().take(end - from).collect();
            from = end;
            part
        })
        .collect()
    }

    #[test]
    fn a_letter_is_one_with_its_marks() {
        for (text, expected) in [
            ("กที่ข", "ก|ที่|ข"),
            ("น้ำท่วม", "น้ำ|ท่|ว|ม"),
            ("นํ้าท่วม", "นํ้|า|ท่|ว|ม"),
            ("กำนันให้เก่งแก้ไข", "กำ|นั|น|ใ|ห้|เ|ก่|ง|แ|ก้|ไ|ข"),
            ("ญี่ปุ่นและสิทธิ์", "ญี่|ปุ่|น|แ|ล|ะ|สิ|ท|ธิ์"),
            ("ฤๅษี ฯลฯ ๆ", "ฤ|ๅ|ษี| |ฯ|ล|ฯ| |ๆ"),
            ("ຄຳ", "ຄຳ"),
            ("👨‍👩‍👧🙏🏽", "👨‍👩‍👧|🙏🏽"),
            ("🇹🇭🇱🇦ก", "🇹🇭|🇱🇦|ก"),
            ("1️⃣❤️", "1️⃣|❤️"),
            ("e\u{301}a\r\nb", "e\u{301}|a|\r\n|b"),
            ("ำก", "ำ|ก"),
            ("", ""),
        ] {
            assert_eq!(parts(text).join("|"), expected);
        }
    }

    #[test]
    fn a_caret_steps_over_whole_clusters() {
        let clusters = Clusters::default();
        let text = "น้ำที่";
        assert_eq!(clusters.after(text, 0), 3);
        assert_eq!(clusters.after(text, 3), 6);
        assert_eq!(clusters.after(text, 6), 6);
        assert_eq!(clusters.before(text, 6), 3);
        assert_eq!(clusters.before(text, 3), 0);
        assert_eq!(clusters.before(text, 0), 0);
        // From inside a cluster, the caret moves to its edge.
        assert_eq!(clusters.before(text, 5), 3);
        assert_eq!(clusters.after(text, 1), 3);
    }
}
