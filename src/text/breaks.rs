//! Finds where a line of Thai may break. Thai has no spaces between words, so a dictionary (ICU's)
//! finds them. Names of roles, groups and agencies, which it would split, stay whole.

mod pairs;

use std::fmt;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_width::UnicodeWidthStr;

use super::digits::{digit_value, first_number};

/// A space that marks a permitted line break. The window's fonts give it no width, and it is
/// removed from what is copied and read aloud.
pub const JOINT: char = '\u{2009}';

/// A space at which lines do not break.
const FIRM_SPACE: char = '\u{a0}';

/// Words that the dictionary runs together, as pairs of what comes before the seam and after it.
/// The dictionary takes the longest word at each place, and so reads ผลการปฏิบัติ as ผลก, า, รป and
/// so on.
const SEAMS: &[(&str, &str)] = &[
    ("ผล", "การ"),
    ("ผล", "งาน"),
    ("ดู", "รายการ"),
    ("น้อย", "หนึ่ง"),
    ("ลง", "นาม"),
    ("การ", "กรม"),
    ("การ", "กระ"),
    ("การ", "กลุ่ม"),
    ("การ", "กอง"),
    ("ของ", "โปรแกรม"),
    ("ใส่", "ไฟล์"),
];

/// Words that, with one more consonant, are rare words in the dictionary (การก, a grammatical
/// case). Those are hardly ever meant.
const COMMON: [&str; 10] = [
    "การ",
    "ความ",
    "ผล",
    "งาน",
    "ของ",
    "และ",
    "ให้",
    "เป็น",
    "จาก",
    "น้อย",
];

/// Words that introduce a name and never end a line before it.
const TITLES: [&str; 14] = [
    "นาย",
    "นาง",
    "นางสาว",
    "น.ส.",
    "ด.ช.",
    "ด.ญ.",
    "ดร.",
    "ผศ.",
    "รศ.",
    "ศ.",
    "นพ.",
    "พญ.",
    "ว่าที่",
    "ฯพณฯ",
];

/// Words that say little without the next one, which is written together with them. They end a line
/// only if what they begin is wider than its place.
const HEADS: [&str; 9] = [
    "ผู้",
    "กอง",
    "กรม",
    "ฝ่าย",
    "แผนก",
    "รอง",
    "นายก",
    "ผู้ช่วย",
    "ผู้อำนวยการ",
];

/// Words of every office that the dictionary lacks and would split.
const OFFICE: [&str; 23] = [
    "ผู้อำนวยการ",
    "ผู้บัญชาการ",
    "ผู้บังคับการ",
    "ผู้กำกับการ",
    "ผู้ตรวจราชการ",
    "ผู้บังคับบัญชา",
    "ผู้ใต้บังคับบัญชา",
    "ผู้รับผิดชอบ",
    "ผู้ปฏิบัติงาน",
    "ผู้ช่วย",
    "ผู้ใหญ่บ้าน",
    "เจ้าหน้าที่",
    "เจ้าพนักงาน",
    "นายอำเภอ",
    "ปลัดอำเภอ",
    "ปลัดจังหวัด",
    "ปลัดเทศบาล",
    "นายกเทศมนตรี",
    "องค์การบริหารส่วน",
    "ส่วนราชการ",
    "ชำนาญการ",
    "ปฏิบัติการ",
    "มอบหมาย",
];

/// Finds permitted line breaks.
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
    /// Creates a breaker that never breaks inside any of `names`.
    #[must_use]
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names = names.into_iter().filter(|name| !name.trim().is_empty());
        let names = names.chain(OFFICE);
        Self {
            segmenter: LineSegmenter::new_dictionary(LineBreakOptions::default()),
            // Without the automaton, breaks are worse but still correct.
            names: AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                // Texts are short, so building the automaton takes longer than searching.
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .build(names)
                .ok(),
        }
    }

    /// Returns the unbreakable pieces of `text`, in order and without gaps. White space belongs to
    /// the piece before it.
    #[must_use]
    pub fn pieces<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let names = self.names_in(text);
        let mut whole = pairs::pairs(text);
        whole.extend(names.iter().cloned());
        cut(text, &self.word_ends(text, &names), &whole, &HEADS)
    }

    /// Returns the words of `text` according to the dictionary, including those inside names. Used
    /// for a piece that is wider than its place.
    #[must_use]
    pub fn words<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let names = self.names_in(text);
        cut(
            text,
            &self.word_ends(text, &names),
            &pairs::pairs(text),
            &[],
        )
    }

    /// Splits `text` at its spaces, except those at which lines never break. Used for a piece that
    /// is wider than its place, before its words.
    #[must_use]
    pub fn parts<'t>(&self, text: &'t str) -> Vec<&'t str> {
        at_spaces(text, &pairs::pairs(text))
    }

    /// Returns `text` with firm spaces where lines never break, however narrow they are.
    #[must_use]
    pub fn firm(&self, text: &str) -> String {
        let mut firm = String::with_capacity(text.len());
        for part in self.parts(text) {
            let (inside, after) = part.split_at(part.trim_end_matches(' ').len());
            firm.extend(inside.chars().map(firm_space));
            firm.push_str(after);
        }
        firm
    }

    /// Returns where words end: according to the dictionary, and where a name of the registry
    /// begins or ends inside what the dictionary takes for a word.
    fn word_ends(&self, text: &str, names: &[Range<usize>]) -> Vec<usize> {
        let ends = self.dictionary_ends(text, &[]);
        let mut seams: Vec<usize> = names
            .iter()
            // Anything before a name that is not a letter belongs to it, such as the number of an
            // item.
            .flat_map(|name| {
                let start = Some(name.start).filter(|&start| is_after_letter(text, start));
                start.into_iter().chain([name.end])
            })
            .filter(|&seam| {
                let at = ends.partition_point(|&end| end <= seam);
                let start = at.checked_sub(1).and_then(|before| ends.get(before));
                let word = start.copied().unwrap_or(0)..ends.get(at).copied().unwrap_or(text.len());
                // A name inside a single longer word is not meant there.
                let within = names.iter().any(|name| {
                    (name.start == seam || name.end == seam)
                        && word.start <= name.start
                        && name.end <= word.end
                });
                word.start < seam && seam < word.end && !within
            })
            .collect();
        if seams.is_empty() {
            return ends;
        }
        seams.sort_unstable();
        self.dictionary_ends(text, &seams)
    }

    /// Returns where words end according to the dictionary. It starts afresh after each of `seams`,
    /// which come from [`SEAMS`], and inside each rare word.
    fn dictionary_ends(&self, text: &str, seams: &[usize]) -> Vec<usize> {
        let mut seams = seams.to_vec();
        for &(before, after) in SEAMS {
            let places = text.match_indices(before).map(|(at, _)| at + before.len());
            seams.extend(
                places.filter(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(after))),
            );
        }
        seams.push(text.len());
        seams.sort_unstable();
        let mut ends = Vec::new();
        let mut start = 0;
        for seam in seams {
            while let Some(part) = text.get(start..seam).filter(|part| !part.is_empty()) {
                start = self.ends_of(part, start, &mut ends).unwrap_or(seam);
            }
        }
        ends
    }

    /// Adds the word ends in `part`, which begins at byte `start`, up to a rare word. Returns where
    /// to continue after that.
    fn ends_of(&self, part: &str, start: usize, ends: &mut Vec<usize>) -> Option<usize> {
        let mut from = 0;
        for end in self.segmenter.segment_str(part).filter(|&end| end > 0) {
            let word = part.get(from..end).unwrap_or_default();
            if let Some(common) = common_of(word) {
                let seam = start + from + common.len();
                ends.push(seam);
                return Some(seam);
            }
            ends.push(start + end);
            from = end;
        }
        None
    }

    /// Returns `text` with a [`JOINT`] at each permitted line break, and firm spaces inside names.
    /// For layouts that break only at spaces.
    #[must_use]
    pub fn marked(&self, text: &str) -> String {
        let mut marked = String::with_capacity(text.len() + text.len() / 3);
        for piece in self.pieces(text) {
            if marked.ends_with(|c: char| !c.is_whitespace()) {
                marked.push(JOINT);
            }
            let inside = piece.trim_end().len();
            let (inside, after) = piece.split_at(inside);
            marked.extend(inside.chars().map(firm_space));
            marked.push_str(after);
        }
        marked
    }

    /// Splits `text` into lines of at most `width` terminal columns. Marks above and below a letter
    /// take no column. A piece wider than a line is broken at its spaces, if it has any.
    #[must_use]
    pub fn wrap(&self, text: &str, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            for piece in self.pieces(paragraph) {
                if columns(piece.trim_end()) <= width {
                    add(&mut line, piece, width, &mut lines);
                    continue;
                }
                for part in self.narrowed(piece, width) {
                    add(&mut line, part, width, &mut lines);
                }
            }
            lines.push(line.trim_end().to_owned());
        }
        lines
    }

    /// Splits `piece`, which is wider than `width`, at its spaces. A pair that is still too wide is
    /// split between words, and then between its parts.
    fn narrowed<'t>(&self, piece: &'t str, width: usize) -> Vec<&'t str> {
        let fits = |part: &str| columns(part.trim_end()) <= width || !part.trim_end().contains(' ');
        let mut parts = Vec::new();
        for part in self.parts(piece) {
            if fits(part) {
                parts.push(part);
                continue;
            }
            for word in self.words(part) {
                if fits(word) {
                    parts.push(word);
                } else {
                    parts.extend(at_spaces(word, &pairs::marks(word)));
                }
            }
        }
        parts
    }

    fn names_in(&self, text: &str) -> Vec<Range<usize>> {
        self.names
            .iter()
            .flat_map(|names| names.find_overlapping_iter(text))
            .map(|found| found.range())
            .collect()
    }
}

/// Returns the pieces of `text` that end at `ends`, leaving out ends where no line may break:
/// inside `whole`, after a title or one of `heads`, or where an official would not break.
fn cut<'t>(text: &'t str, ends: &[usize], whole: &[Range<usize>], heads: &[&str]) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let (mut start, mut word) = (0, 0);
    for &end in ends {
        let leads_on = || {
            let word = text.get(word..end).unwrap_or_default();
            let piece = text.get(start..end).unwrap_or_default();
            TITLES.contains(&word.trim_end_matches(' '))
                || heads.contains(&word)
                || heads.contains(&piece)
        };
        if end == text.len() || may_break(text, end, whole) && !leads_on() {
            if let Some(piece) = text.get(start..end).filter(|piece| !piece.is_empty()) {
                pieces.push(piece);
            }
            start = end;
        }
        word = end;
    }
    pieces
}

/// Splits `text` at its spaces outside `whole`.
fn at_spaces<'t>(text: &'t str, whole: &[Range<usize>]) -> Vec<&'t str> {
    let spaces = text.match_indices(' ').map(|(at, _)| at + 1);
    let ends: Vec<usize> = spaces.chain([text.len()]).collect();
    cut(text, &ends, whole, &[])
}

/// Returns the word of [`COMMON`] that `word` extends by one consonant.
fn common_of(word: &str) -> Option<&str> {
    word.strip_suffix(|c| matches!(c, 'ก'..='ฮ'))
        .filter(|common| COMMON.contains(common))
}

/// Returns whether byte `at` follows a letter, or a mark on one.
fn is_after_letter(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_some_and(|c| c.is_alphabetic() || matches!(c, '็'..='๎'))
}

fn firm_space(c: char) -> char {
    if c == ' ' { FIRM_SPACE } else { c }
}

fn add(line: &mut String, piece: &str, width: usize, lines: &mut Vec<String>) {
    if !line.is_empty() && columns(line) + columns(piece.trim_end()) > width {
        lines.push(std::mem::take(line).trim_end().to_owned());
    }
    line.push_str(piece);
}

/// Returns `text` with each numbered item ("๒." or "2." after a space) on its own line, as in the
/// tables of official letters. Items count up from one. Another number with a full stop, as in a
/// name or a decimal, does not begin an item.
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
    // A single item is not a list.
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

/// Returns the number of the item that begins `text`: digits and a full stop, but not a decimal.
fn item_number(text: &str) -> Option<u64> {
    let is_digit = |c| digit_value(c).is_some();
    let rest = text.trim_start_matches(is_digit);
    let after = rest.strip_prefix('.')?;
    (rest.len() < text.len() && !after.starts_with(is_digit))
        .then(|| first_number(text))
        .flatten()
}

/// Returns the number of terminal columns that `text` takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Returns whether an official would make the break that the dictionary found at byte `at`.
fn may_break(text: &str, at: usize, names: &[Range<usize>]) -> bool {
    let inside_name = names.iter().any(|name| name.start < at && at < name.end);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let hangs_on = after.starts_with(['ๆ', 'ฯ', ')', '”', '/', '.', ',', '…'])
        && !after.starts_with(pairs::EXCELLENCY);
    let leads_on = before.ends_with(['(', '“', '-', 'เ', 'แ', 'โ', 'ใ', 'ไ']);
    // No line begins with a sign that is written after or above a consonant. If one does, the
    // dictionary has gone astray.
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

    /// Texts, and the part of each that stays on one line however narrow the place is.
    const TOGETHER: [(&str, &str); 24] = [
        ("ครั้งละ 10,000 บาท ต่อคน", "10,000 บาท"),
        ("เวลา 08.30 น. เป็นต้นไป", "เวลา 08.30 น."),
        ("รวม ๑๐ คน เดินทาง", "๑๐ คน"),
        ("ระยะทาง 5 กม. จากที่นี่", "5 กม."),
        ("ภายใน 15 วันทำการ นับแต่", "15 วันทำการ"),
        ("ลดลง 12.5 % จากเดิม", "12.5 %"),
        ("ประจำปี พ.ศ. 2569 นั้น", "พ.ศ. 2569"),
        ("พ.ศ. ๒๕๖๙", "พ.ศ. ๒๕๖๙"),
        ("วันที่ 5 มกราคม พ.ศ. 2569 ด้วย", "ที่ 5 มกราคม พ.ศ. 2569"),
        ("ลงวันที่ ๒๐ พฤศจิกายน ๒๕๖๘ เรื่อง", "ที่ ๒๐ พฤศจิกายน ๒๕๖๘"),
        ("ภายใน 30 ก.ย. 69 ด้วย", "30 ก.ย. 69"),
        ("ตามหนังสือ ที่ ชร 0017.3/ว 1234 แจ้ง", "ที่ ชร 0017.3/ว 1234"),
        ("หนังสือ ด่วนที่สุด ที่ มท ๐๓๑๐.๑/ว ๑๒๓", "ที่ มท ๐๓๑๐.๑/ว ๑๒๓"),
        ("ติดต่อ โทร. 0 4271 1461 ในเวลา", "โทร. 0 4271 1461"),
        ("โทร 081-234-5678 ได้", "โทร 081-234-5678"),
        ("โทรสาร ๐ ๔๒๗๑ ๖๖๓๗", "โทรสาร ๐ ๔๒๗๑ ๖๖๓๗"),
        ("ตามมาตรา 61 แห่ง", "มาตรา 61"),
        ("บ้านหมู่ 3 ตำบล", "หมู่ 3"),
        ("ทุก ๆ ฝ่าย", "ทุก ๆ"),
        ("กลุ่มต่าง ๆ ฯลฯ และ", "ต่าง ๆ ฯลฯ"),
        ("กรุงเทพ ฯ และ", "เทพ ฯ"),
        ("เรียน นาย สมชาย ใจดี", "นาย สมชาย"),
        ("เรียน นายสมชาย ใจดี", "นายสมชาย"),
        ("เรียน ฯพณฯ ท่าน", "ฯพณฯ ท่าน"),
    ];

    #[test]
    fn pairs_stay_together_however_narrow_the_place_is() {
        let breaker = Breaker::new([]);
        for (text, pair) in TOGETHER {
            for cut in [
                breaker.pieces(text),
                breaker.words(text),
                breaker.parts(text),
            ] {
                assert_eq!(cut.concat(), text);
                let whole = cut.iter().any(|piece| piece.contains(pair));
                assert!(whole, "{pair} is cut: {cut:?}");
            }
            let firm = breaker.firm(text);
            assert_eq!(firm.replace(FIRM_SPACE, " "), text);
            assert!(firm.contains(&pair.replace(' ', "\u{a0}")), "{firm:?}");
            let words = breaker.words(text);
            let word = words.iter().find(|word| word.contains(pair)).unwrap();
            let lines = breaker.wrap(text, columns(word.trim_end()));
            let kept = lines.iter().any(|line| line.contains(pair));
            assert!(kept, "{pair} is cut: {lines:?}");
        }
        assert!(breaker.pieces("คน ฯพณฯ").contains(&"คน "));
    }

    #[test]
    fn a_line_never_begins_with_a_mark_that_ends_words() {
        let text = "ให้ทุก ๆ คนในกลุ่มต่าง ๆ ฯลฯ ทราบต่าง  ๆ กันโดยทั่วกันในกรุงเทพ ฯ";
        for width in 1..40 {
            for line in Breaker::new([]).wrap(text, width) {
                assert!(!line.starts_with(['ๆ', 'ฯ']), "{width}: {line}");
            }
        }
    }

    /// Compounds that the dictionary splits in the wrong places, and words that it must find in
    /// them.
    const COMPOUNDS: [(&str, &[&str]); 14] = [
        ("ผู้อำนวยการกองช่าง", &["กอง", "ช่าง"]),
        ("ผู้อำนวยการกององอาจ", &["กอง", "องอาจ"]),
        ("ผู้อำนวยการกององค์กร", &["กอง", "องค์กร"]),
        ("ผู้อำนวยการกลุ่ม", &["กลุ่ม"]),
        ("หัวหน้าการกระทรวง", &["การ", "กระทรวง"]),
        ("รายงานการกระทำ", &["การ", "กระทำ"]),
        ("ผู้แทนการกรม", &["การ", "กรม"]),
        ("ผลการปฏิบัติงาน", &["ผล", "การ", "ปฏิบัติ"]),
        ("ผลงานเด่น", &["ผล", "งาน"]),
        ("ดูรายการ", &["ดู", "รายการ"]),
        ("น้อยหนึ่งคน", &["น้อย", "หนึ่ง"]),
        ("ขอลงนามในหนังสือ", &["ลง", "นาม"]),
        ("ของโปรแกรม", &["ของ", "โปรแกรม"]),
        ("เลือกใส่ไฟล์", &["ใส่", "ไฟล์"]),
    ];

    #[test]
    fn compounds_that_no_registry_lists_are_not_cut_inside_words() {
        let breaker = Breaker::new([]);
        for (text, words) in COMPOUNDS {
            let ends = breaker.word_ends(text, &[]);
            let mut at = 0;
            for word in words {
                let start = at + text[at..].find(word).unwrap();
                let end = start + word.len();
                let cut: Vec<&usize> = ends.iter().filter(|&&to| start < to && to < end).collect();
                assert!(cut.is_empty(), "{word} is cut in {:?}", breaker.words(text));
                assert!(
                    start == 0 || ends.contains(&start),
                    "{word} in {text}: {ends:?}"
                );
                at = end;
            }
        }
    }

    #[test]
    fn a_number_stays_with_the_name_it_is_written_to() {
        let breaker = Breaker::new(["เจ้าหน้าที่ผู้รับผิดชอบงาน"]);
        for text in [
            "๔.เจ้าหน้าที่ผู้รับผิดชอบงาน",
            "(2)เจ้าหน้าที่ผู้รับผิดชอบงาน",
            "1.ปลัดอำเภอ",
        ] {
            assert_eq!(breaker.pieces(text), [text]);
        }
        let text = "และเจ้าหน้าที่ผู้รับผิดชอบงาน";
        let pieces = breaker.pieces(text);
        assert_eq!(pieces.first(), Some(&"และ"));
    }

    #[test]
    fn a_name_parts_the_words_that_run_into_it() {
        // The dictionary has การก and ตากลม as single words.
        let breaker = Breaker::new(["ผู้อำนวยการ", "กลมเกลียว", "กรรม"]);
        let pieces = breaker.pieces("แจ้งผู้อำนวยการกองช่าง ตากลมเกลียว");
        assert!(
            pieces.iter().all(|piece| !piece.starts_with("อง")),
            "{pieces:?}"
        );
        assert!(pieces.iter().any(|piece| piece.contains("กลมเกลียว")));
        // A name inside a longer word is not meant there.
        assert!(breaker.pieces("เป็นกรรมการ").contains(&"กรรมการ"));
    }

    #[test]
    fn heads_of_offices_do_not_end_a_line_but_where_there_is_no_room() {
        let breaker = Breaker::new([]);
        let text = "แจ้งผู้อำนวยการกองช่างและผู้รับจ้าง";
        let pieces = breaker.pieces(text);
        assert!(pieces.contains(&"ผู้อำนวยการกองช่าง"), "{pieces:?}");
        assert!(pieces.contains(&"ผู้รับ"), "{pieces:?}");
        assert!(breaker.words(text).contains(&"กอง"));
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
