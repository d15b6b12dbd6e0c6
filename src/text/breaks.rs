//! Finds where a line of Thai may break. Thai has no spaces between words, so a dictionary (ICU's)
//! finds them. Names of roles, groups and agencies, which it would split, stay whole.
//!
//! A break is permitted where a word ends (`dictionary`), except inside a name (`names`), inside
//! what stays together, such as a number and its unit (`pairs`), and where an official would not
//! break.

mod dictionary;
mod items;
mod names;
mod pairs;
mod words;
mod wrap;

use std::fmt;
use std::ops::Range;

use super::part;
use dictionary::Dictionary;
use names::Names;
use words::break_words;

pub use items::items_on_lines;
pub use wrap::columns;

/// A space that marks a permitted line break. The window's fonts give it no width, and it is
/// removed from what is copied and read aloud.
pub const JOINT: char = '\u{2009}';

/// A space at which lines do not break.
pub const FIRM_SPACE: char = '\u{a0}';

/// Finds permitted line breaks.
pub struct Breaker {
    dictionary: Dictionary,
    names: Names,
}

impl fmt::Debug for Breaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Breaker")
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

impl Breaker {
    /// Creates a breaker that never breaks inside any of `names`.
    #[must_use]
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            dictionary: Dictionary::default(),
            names: Names::new(names),
        }
    }

    /// Returns the unbreakable pieces of `text`, in order and without gaps. White space belongs to
    /// the piece before it.
    #[must_use]
    pub fn pieces<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let names = self.names.find(text);
        let mut whole = pairs::pairs(text);
        whole.extend(names.iter().cloned());
        cut(
            text,
            &self.dictionary.word_ends(text, &names),
            &whole,
            &break_words().heads,
        )
    }

    /// Returns the words of `text` according to the dictionary, including those inside names. Used
    /// for a piece that is wider than its place.
    #[must_use]
    pub fn words<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let names = self.names.find(text);
        let mut whole = pairs::pairs(text);
        whole.extend(names::never_broken(text));
        cut(text, &self.dictionary.word_ends(text, &names), &whole, &[])
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
        wrap::wrap(self, text, width)
    }
}

/// Returns the pieces of `text` that end at `ends`, leaving out ends where no line may break: inside
/// `whole`, after a negation, a title or one of `heads`, or where an official would not break.
fn cut<'t>(text: &'t str, ends: &[usize], whole: &[Range<usize>], heads: &[&str]) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let (mut start, mut word) = (0, 0);
    for &end in ends {
        let leads_on = || {
            let word = part(text, word..end);
            let piece = part(text, start..end);
            break_words().leads_on(word, piece, part(text, 0..end))
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

fn firm_space(c: char) -> char {
    if c == ' ' { FIRM_SPACE } else { c }
}

/// Returns whether an official would make the break that the dictionary found at byte `at`.
fn may_break(text: &str, at: usize, names: &[Range<usize>]) -> bool {
    let inside_name = names.iter().any(|name| name.start < at && at < name.end);
    let (before, after) = (part(text, ..at), part(text, at..));
    let hangs_on = after.starts_with(['ๆ', 'ฯ', ')', '”', '/', '.', ',', '…'])
        && !after.starts_with(pairs::EXCELLENCY)
        || after.starts_with('-') && !before.ends_with(char::is_whitespace);
    let leads_on = before.ends_with(['(', '“', 'เ', 'แ', 'โ', 'ใ', 'ไ'])
        || before.ends_with('-') && !joins_words(before, after);
    // No line begins with a sign that is written after or above a consonant. If one does, the
    // dictionary has gone astray.
    let no_start = after.starts_with(|c| matches!(c, 'ะ'..='ฺ' | 'ๅ' | '็'..='๎'));
    !inside_name && !hangs_on && !leads_on && !no_start
}

/// Returns whether the hyphen that `before` ends with joins a Thai word to one at the start of `after`.
fn joins_words(before: &str, after: &str) -> bool {
    let is_thai = |c: char| matches!(c, 'ก'..='๎');
    let word = before.trim_end_matches('-');
    word.ends_with(|c| is_thai(c) || c == '.') && after.starts_with(is_thai)
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
    fn names_that_run_into_each_other_stay_whole() {
        let breaker = Breaker::new(["ผู้ว่าราชการจังหวัด", "จังหวัดสกลนคร"]);
        let pieces = breaker.pieces("จากผู้ว่าราชการจังหวัดสกลนคร");
        assert!(pieces.contains(&"ผู้ว่าราชการจังหวัดสกลนคร"), "{pieces:?}");
    }

    #[test]
    fn repetition_marks_stay_with_their_word() {
        for piece in breaker().pieces("สั่งการต่างๆ ที่เกี่ยวกับกลุ่มต่าง ๆ ฯลฯ")
        {
            assert!(!piece.starts_with(['ๆ', 'ฯ']), "{piece}");
        }
    }

    /// Texts, and the part of each that stays on one line however narrow the place is.
    const TOGETHER: [(&str, &str); 27] = [
        ("ครั้งละ 10,000 บาท ต่อคน", "10,000 บาท"),
        ("เวลา 08.30 น. เป็นต้นไป", "เวลา 08.30 น."),
        ("รวม ๑๐ คน เดินทาง", "๑๐ คน"),
        ("ระยะทาง 5 กม. จากที่นี่", "5 กม."),
        ("ภายใน 15 วันทำการ นับแต่", "15 วันทำการ"),
        ("ภายใน ๓ วันราชการ นับแต่", "๓ วันราชการ"),
        ("ลดลง 12.5 % จากเดิม", "12.5 %"),
        ("ประจำปี พ.ศ. 2569 นั้น", "พ.ศ. 2569"),
        ("พ.ศ. ๒๕๖๙", "พ.ศ. ๒๕๖๙"),
        ("ตั้งแต่วันที่ 5 มกราคม พ.ศ. 2569 ด้วย", "วันที่ 5 มกราคม พ.ศ. 2569"),
        ("ลงวันที่ ๒๐ พฤศจิกายน ๒๕๖๘ เรื่อง", "วันที่ ๒๐ พฤศจิกายน ๒๕๖๘"),
        ("บ้านเลขที่ 12 หมู่ที่ 3 ตำบล", "หมู่ที่ 3"),
        ("ตรวจพื้นที่ 5 ตำบล", "พื้นที่ 5"),
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

    /// Texts, and what no line may end with in each: the negation would be torn from its verb.
    const NEGATED: [(&str, &[&str]); 9] = [
        ("โดยผู้อ่านไม่ต้องตอบรับทราบ", &["ไม่", "ต้อง", "ไม่ต้อง"]),
        ("ห้ามส่งสติกเกอร์ และห้าม ส่งภาพ", &["ห้าม"]),
        ("งดการส่งรายงานที่มิใช่เหตุด่วน", &["งด"]),
        ("สมาชิกต้องรายงานผลทุกวัน", &["ต้อง"]),
        ("สมาชิกจะต้องไม่เผยแพร่", &["จะต้อง", "ต้อง", "ไม่"]),
        ("มิให้ผู้อื่นเข้ากลุ่ม", &["มิ", "มิให้"]),
        ("อย่าส่งต่อ", &["อย่า"]),
        ("ไม่อนุญาตให้เชิญบุคคลอื่น", &["ไม่"]),
        ("ข้อสั่งการใดห้ามตอบ ให้งดตอบ", &["ข้อ", "ห้าม", "งด"]),
    ];

    #[test]
    fn no_line_ends_with_the_negation_of_what_follows() {
        let breaker = Breaker::new(["ข้อสั่งการ ปค.สน."]);
        for (text, torn) in NEGATED {
            for cut in [breaker.pieces(text), breaker.words(text)] {
                assert_eq!(cut.concat(), text);
                let (_, inner) = cut.split_last().unwrap();
                let mut torn_off = inner.iter().map(|piece| piece.trim_end());
                assert!(
                    !torn_off.any(|piece| torn.iter().any(|word| piece.ends_with(word))),
                    "{cut:?}"
                );
            }
            for width in 1..30 {
                let lines = breaker.wrap(text, width);
                let (_, inner) = lines.split_last().unwrap();
                let torn_off = inner
                    .iter()
                    .find(|line| torn.iter().any(|word| line.ends_with(word)));
                assert_eq!(torn_off, None, "{lines:?}");
            }
        }
        // A question ends with its negation.
        let asked = breaker.pieces("ทราบหรือไม่ ถ้าไม่ทราบ");
        assert!(
            asked.iter().any(|piece| piece.ends_with("ไม่ ")),
            "{asked:?}"
        );
    }

    #[test]
    fn orders_are_one_word_however_narrow_the_place_is() {
        let breaker = Breaker::new(["ข้อสั่งการ ปค.สน.", "ปค.สน."]);
        for text in ["รับข้อสั่งการจากผู้ว่าราชการจังหวัด", "ข้อสั่งการ ปค.สน.", "ตามข้อสั่งการ"]
        {
            for cut in [breaker.pieces(text), breaker.words(text)] {
                let whole = cut.iter().any(|piece| piece.contains("ข้อสั่งการ"));
                assert!(whole, "{cut:?}");
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
    fn heads_of_offices_do_not_end_a_line_but_where_there_is_no_room() {
        let breaker = Breaker::new([]);
        let text = "แจ้งผู้อำนวยการกองช่างและผู้รับจ้าง";
        let pieces = breaker.pieces(text);
        assert!(pieces.contains(&"ผู้อำนวยการกองช่าง"), "{pieces:?}");
        assert!(pieces.contains(&"ผู้รับ"), "{pieces:?}");
        assert!(breaker.words(text).contains(&"กอง"));
    }

    #[test]
    fn marking_can_be_undone() {
        let marked = breaker().marked(PRACTICE);
        assert!(marked.contains(JOINT));
        let plain = marked.replace(JOINT, "").replace(FIRM_SPACE, " ");
        assert_eq!(plain, PRACTICE);
    }
}
