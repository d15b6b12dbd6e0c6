//! Where a line of Thai may break. Thai puts no spaces between words, so a dictionary finds
//! them (ICU's); names of roles, groups and agencies, which it would cut, are kept whole.

use std::fmt;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_width::UnicodeWidthStr;

use super::digits::{digit_value, first_number};

/// A space that marks a place where a line may break. The fonts of the window give it no
/// width; what is copied and read out is without it.
pub const JOINT: char = '\u{2009}';

/// A space at which a line does not break.
const FIRM_SPACE: char = '\u{a0}';

/// Words that the dictionary runs into one another, as pairs of what ends before the seam and
/// what begins after it: it takes the longest word at each place and so reads ผลการปฏิบัติ as
/// ผลก, า, รป and so on.
const SEAMS: &[(&str, &str)] = &[
    ("ผล", "การ"),
    ("ผล", "งาน"),
    ("ดู", "รายการ"),
    ("น้อย", "หนึ่ง"),
    ("ลง", "นาม"),
    ("การ", "กรม"),
    ("การ", "กระทำ"),
    ("ของ", "โปรแกรม"),
    ("ใส่", "ไฟล์"),
];

/// Finds the places where lines may break.
pub struct Breaker {
    segmenter: LineSegmenterBorrowed<'static>,
    names: Option<AhoCorasick>,
}

impl fmt::Debug for Breaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.names.as_ref().map_or(0, AhoCorasick::patterns_len);
        f.debug_struct("Breaker")
            .field("names", &names)
            .finish_non_exhaustive()
    }
}

impl Breaker {
    /// A breaker that never breaks inside any of `names`.
    #[must_use]
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().filter(|name| !name.trim().is_empty());
        Self {
            segmenter: LineSegmenter::new_dictionary(LineBreakOptions::default()),
            // An automaton too large to build would cost good breaks, not correctness.
            names: AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .build(names)
                .ok(),
        }
    }

    /// The pieces of `text` that must not be broken, in order and without gaps. White space
    /// belongs to the piece before it.
    #[must_use]
    pub fn pieces<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.pieces_but(text, &self.names_in(text))
    }

    /// The words of `text` by the dictionary, those inside names as well: for a piece that is
    /// wider than its place.
    #[must_use]
    pub fn words<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.pieces_but(text, &[])
    }

    /// The pieces of `text` with no break inside `names`.
    fn pieces_but<'t>(&self, text: &'t str, names: &[Range<usize>]) -> Vec<&'t str> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for end in self.word_ends(text) {
            if end == text.len() || may_break(text, end, names) {
                if let Some(piece) = text.get(start..end).filter(|piece| !piece.is_empty()) {
                    pieces.push(piece);
                }
                start = end;
            }
        }
        pieces
    }

    /// Where words end by the dictionary, which is asked anew after each of [`SEAMS`].
    fn word_ends(&self, text: &str) -> Vec<usize> {
        let mut seams: Vec<usize> = SEAMS
            .iter()
            .flat_map(|&(before, after)| {
                text.match_indices(before)
                    .map(move |(at, _)| at + before.len())
                    .filter(move |&at| text.get(at..).is_some_and(|rest| rest.starts_with(after)))
            })
            .collect();
        seams.push(text.len());
        seams.sort_unstable();
        let mut ends = Vec::new();
        let mut start = 0;
        for seam in seams {
            let part = text.get(start..seam).unwrap_or_default();
            let inside = self.segmenter.segment_str(part).filter(|&end| end > 0);
            ends.extend(inside.map(|end| start + end));
            start = seam;
        }
        ends
    }

    /// `text` with a [`JOINT`] at each place where a line may break, and firm spaces inside
    /// names; for layouts that break at spaces only.
    #[must_use]
    pub fn marked(&self, text: &str) -> String {
        let mut marked = String::with_capacity(text.len() + text.len() / 3);
        for piece in self.pieces(text) {
            if marked.ends_with(|c: char| !c.is_whitespace()) {
                marked.push(JOINT);
            }
            let inside = piece.trim_end().len();
            let (inside, after) = piece.split_at(inside);
            marked.extend(
                inside
                    .chars()
                    .map(|c| if c == ' ' { FIRM_SPACE } else { c }),
            );
            marked.push_str(after);
        }
        marked
    }

    /// `text` in lines of at most `width` terminal columns. Marks above and below a letter
    /// take no column. A piece wider than a line is broken at its spaces, if it has any.
    #[must_use]
    pub fn wrap(&self, text: &str, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            for piece in self.pieces(paragraph) {
                if columns(piece.trim_end()) <= width {
                    add(&mut line, piece, width, &mut lines);
                } else {
                    for word in piece.split_inclusive(' ') {
                        add(&mut line, word, width, &mut lines);
                    }
                }
            }
            lines.push(line.trim_end().to_owned());
        }
        lines
    }

    fn names_in(&self, text: &str) -> Vec<Range<usize>> {
        self.names
            .iter()
            .flat_map(|names| names.find_overlapping_iter(text))
            .map(|found| found.range())
            .collect()
    }
}

fn add(line: &mut String, piece: &str, width: usize, lines: &mut Vec<String>) {
    if !line.is_empty() && columns(line) + columns(piece.trim_end()) > width {
        lines.push(std::mem::take(line).trim_end().to_owned());
    }
    line.push_str(piece);
}

/// `text` with each numbered item ("๒." or "2." after a space) on a line of its own, as the
/// tables of official letters set them. Items count up from one; another number with a full stop,
/// as in a name or before a decimal, begins none.
#[must_use]
pub fn items_on_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(items_of_line).collect();
    lines.join("\n")
}

fn items_of_line(text: &str) -> String {
    let mut items: Vec<usize> = Vec::new();
    let mut next = 1;
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    for start in starts {
        if item_number(text.get(start..).unwrap_or_default()) == Some(next) {
            items.push(start);
            next += 1;
        }
    }
    // One alone is no list.
    if items.len() < 2 {
        return text.to_owned();
    }
    let mut lines = String::with_capacity(text.len());
    let mut from = 0;
    for item in items.into_iter().filter(|&item| item > 0) {
        lines.push_str(text.get(from..item - 1).unwrap_or_default());
        lines.push('\n');
        from = item;
    }
    lines.push_str(text.get(from..).unwrap_or_default());
    lines
}

/// The number of the item that `text` begins with: digits and a full stop, but no decimal.
fn item_number(text: &str) -> Option<u64> {
    let is_digit = |c| digit_value(c).is_some();
    let rest = text.trim_start_matches(is_digit);
    let after = rest.strip_prefix('.')?;
    (rest.len() < text.len() && !after.starts_with(is_digit))
        .then(|| first_number(text))
        .flatten()
}

/// How many terminal columns `text` takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Whether the break that the dictionary found at byte `at` is one an official would make.
fn may_break(text: &str, at: usize, names: &[Range<usize>]) -> bool {
    let inside_name = names.iter().any(|name| name.start < at && at < name.end);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let hangs_on = after.starts_with(['ๆ', 'ฯ', ')', '”', '/', '.', ',', '…']);
    let leads_on = before.ends_with(['(', '“', '-', 'เ', 'แ', 'โ', 'ใ', 'ไ']);
    // A line cannot begin with what is written after or above a consonant, so the dictionary
    // has lost its way there.
    let no_start = after.starts_with(|c| matches!(c, 'ะ'..='ฺ' | 'ๅ' | '็'..='๎'));
    !inside_name && !hangs_on && !leads_on && !no_start
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRACTICE: &str =
        "ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ และรับข้อสั่งการจากผู้ว่าราชการจังหวัดสกลนคร/รองผู้ว่าราชการจังหวัดสกลนคร";

    fn breaker() -> Breaker {
        Breaker::new(["ผู้ว่าราชการจังหวัด", "รองผู้ว่าราชการจังหวัด", "ปลัดอำเภอ ประสานงาน"])
    }

    #[test]
    fn names_stay_whole_and_nothing_is_lost() {
        let pieces = breaker().pieces(PRACTICE);
        assert_eq!(pieces.concat(), PRACTICE);
        for part in ["ผู้", "ว่า", "ราชการ", "รอง"] {
            assert!(!pieces.contains(&part), "{part} stands alone in {pieces:?}");
        }
        assert!(pieces.len() > 8, "too few places to break: {pieces:?}");
    }

    #[test]
    fn a_name_with_a_space_is_one_piece() {
        let pieces = breaker().pieces("๓.นายอำเภอ ๔.ปลัดอำเภอ ประสานงาน");
        assert!(
            pieces
                .iter()
                .any(|piece| piece.contains("ปลัดอำเภอ ประสานงาน")),
            "{pieces:?}"
        );
    }

    #[test]
    fn repetition_marks_stay_with_their_word() {
        for piece in breaker().pieces("สั่งการต่างๆ ที่เกี่ยวกับกลุ่มต่าง ๆ ฯลฯ")
        {
            assert!(!piece.starts_with(['ๆ', 'ฯ']), "{piece}");
        }
    }

    #[test]
    fn common_official_words_are_not_cut() {
        let pieces = breaker().pieces("งดการส่งรายงาน หรือผลการปฏิบัติงานต่างๆ ผลการประชุม");
        for word in ["ผล", "การ", "ปฏิบัติ", "ต่างๆ ", "ประชุม"]
        {
            assert!(pieces.contains(&word), "{word} is not in {pieces:?}");
        }
    }

    #[test]
    fn marking_can_be_undone() {
        let marked = breaker().marked(PRACTICE);
        assert!(marked.contains(JOINT));
        let plain = marked.replace(JOINT, "").replace(FIRM_SPACE, " ");
        assert_eq!(plain, PRACTICE);
    }

    #[test]
    fn names_that_run_into_each_other_stay_whole() {
        let breaker = Breaker::new(["ผู้ว่าราชการจังหวัด", "จังหวัดสกลนคร"]);
        let pieces = breaker.pieces("จากผู้ว่าราชการจังหวัดสกลนคร");
        assert!(pieces.contains(&"ผู้ว่าราชการจังหวัดสกลนคร"), "{pieces:?}");
    }

    #[test]
    fn numbered_items_get_lines() {
        assert_eq!(
            items_on_lines("๑.ปลัดจังหวัด ๒.นายอำเภอ ๓. ปลัดอำเภอ ประสานงาน"),
            "๑.ปลัดจังหวัด\n๒.นายอำเภอ\n๓. ปลัดอำเภอ ประสานงาน"
        );
        assert_eq!(
            items_on_lines("ให้ปฏิบัติดังนี้ 1. รายงาน 2. ตอบรับ"),
            "ให้ปฏิบัติดังนี้\n1. รายงาน\n2. ตอบรับ"
        );
        for text in [
            "จำนวน ๑๙ คน",
            "กลุ่ม 1. เมษายน",
            "ระยะ 1.5 กม. และ 2.5 กม.",
            "พ.ศ. ๒๕๖๘ เวลา ๐๘.๓๐ น.",
        ] {
            assert_eq!(items_on_lines(text), text);
        }
    }

    #[test]
    fn lines_keep_to_their_width() {
        let lines = breaker().wrap(PRACTICE, 30);
        for line in &lines {
            assert!(columns(line) <= 30, "{line}");
        }
        assert_eq!(lines.concat().replace(' ', ""), PRACTICE.replace(' ', ""));
    }

    #[test]
    fn marks_take_no_column() {
        assert_eq!(columns("น้ำ"), columns("นา"));
        assert_eq!(columns("ที่นี่"), 2);
    }
}
