//! Finds the words beside a number that say what it is.

use super::{line_end, tail};
use crate::text::pattern::{WordList, compile_words};

/// What a word says about the number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Citizen,
    Phone,
    Bank,
    /// A payment address (พร้อมเพย์): a telephone number or a citizen id.
    Pay,
    /// An official number, not a personal one: an order, letter, title deed or case.
    Office,
}

/// The words for each label, as they occur in plain text.
const WORDS: [(Label, &[&str]); 5] = [
    (
        Label::Citizen,
        &[
            "ประจำตัวประชาชน",
            "บัตรประชาชน",
            "บัตร ปชช",
            "ปชช.",
            "เลขปชช",
            "เลข ปชช",
            "เลขประจำตัว",
            "เลขบัตร",
            "13 หลัก",
            "13หลัก",
            "บัตรประจำตัว",
            "เลขที่บัตร",
            "id card",
            "citizen id",
            "national id",
            "บัตรสีชมพู",
            "ไม่มีสถานะทางทะเบียน",
            "ไร้สัญชาติ",
            "บัตรต่างด้าว",
        ],
    ),
    (
        Label::Phone,
        &[
            "โทร",
            "เบอร์",
            "มือถือ",
            "ติดต่อ",
            "tel",
            "phone",
            "mobile",
            "call",
            "fax",
            "แฟกซ์",
            "☎",
            "📞",
            "📱",
        ],
    ),
    (
        Label::Bank,
        &[
            "ธนาคาร",
            "บัญชี",
            "บ/ช",
            "บช.",
            "กสิกร",
            "กรุงไทย",
            "ไทยพาณิชย์",
            "กรุงศรี",
            "ทหารไทย",
            "ออมสิน",
            "ธ.ก.ส",
            "ธกส",
            "ธ.อ.ส",
            "ธอส",
            "อาคารสงเคราะห์",
            "scb",
            "ktb",
            "kbank",
            "bbl",
            "ttb",
            "gsb",
            "baac",
            "โอน",
            "account",
            "a/c",
        ],
    ),
    (
        Label::Pay,
        &["พร้อมเพย์", "พร้อมเพ", "promptpay", "prompt pay"],
    ),
    (
        Label::Office,
        &[
            "คำสั่ง",
            "หนังสือ",
            "เลขรับ",
            "เลขที่รับ",
            "เลขส่ง",
            "รหัส",
            "คดี",
            "โฉนด",
            "น.ส.3",
            "สัญญา",
            "ครุภัณฑ์",
            "พัสดุ",
            "ใบเสร็จ",
            "ฎีกา",
            "gfmis",
            "พิกัด",
            "ทะเบียน",
            "ประกาศ",
            "บาร์โค้ด",
            "barcode",
            "tracking",
            "บัญชีแนบท้าย",
            "บัญชีรายชื่อ",
            "โครงการ",
            "งบประมาณ",
            "ใบอนุญาต",
            "เลขเครื่อง",
            "ตัวถัง",
            "มิเตอร์",
            "ใบสั่ง",
            "ที่ดิน",
            "นิติบุคคล",
            "อีเมล",
            "เลขคำขอ",
            "คำขอ",
            "อ้างอิง",
            "ref",
            "โทรเลข",
            "วิทยุ",
            "รหัสหน่วย",
            "หมุด",
            "ระวาง",
            "วัคซีนล็อต",
            "lot",
            "serial",
            "s/n",
            "ใบแจ้ง",
            "บันทึก",
        ],
    ),
];

/// Words that may occur between a label and its number.
const FILLERS: [&str; 14] = [
    "หมายเลข",
    "เลขที่",
    "ที่",
    "เลข",
    "คือ",
    "ดำ",
    "แดง",
    "no",
    "number",
    "ลงรับ",
    "ว",
    "id",
    "สินค้า",
    "แนบ",
];

/// Every word of [`WORDS`], numbered in their order.
pub(super) static AUTOMATON: WordList =
    WordList::new(|| compile_words(WORDS.iter().flat_map(|(_, words)| *words).copied()));

/// Returns the label of the word with this number in [`AUTOMATON`].
fn label_of(number: usize) -> Option<Label> {
    WORDS
        .iter()
        .flat_map(|(label, words)| words.iter().map(move |_| *label))
        .nth(number)
}

/// A label in the text, with its byte range.
struct LabelPlace {
    start: usize,
    end: usize,
    label: Label,
}

/// The labels of a text, ordered by position.
pub(super) struct Labels<'t> {
    text: &'t str,
    places: Vec<LabelPlace>,
}

impl<'t> Labels<'t> {
    /// Finds the labels in `text`.
    pub fn of(text: &'t str) -> Self {
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let places = AUTOMATON.find_iter(text).filter_map(|found| {
            let word = text.get(found.range())?;
            let before = text.get(..found.start())?.chars().next_back();
            let after = text.get(found.end()..)?.chars().next();
            // Latin words must not be part of longer words.
            let is_inside_word = is_letter(word.chars().next()) && is_letter(before)
                || is_letter(word.chars().next_back()) && is_letter(after);
            (!is_inside_word).then_some(LabelPlace {
                start: found.start(),
                end: found.end(),
                label: label_of(found.pattern().as_usize())?,
            })
        });
        Self {
            text,
            places: places.collect(),
        }
    }

    /// Returns the nearest label before byte `at` and the text between them, if that is at most
    /// `reach` characters long.
    pub fn before(&self, at: usize, reach: usize) -> Option<(Label, &'t str)> {
        let after = self.places.partition_point(|place| place.end <= at);
        let place = self.places.get(after.checked_sub(1)?)?;
        let near = tail(self.text.get(..at)?, reach);
        let gap = self.text.get(place.end..at)?;
        (gap.len() <= near.len()).then_some((place.label, gap))
    }

    /// Returns the label that begins within `reach` characters after byte `at` on the same line.
    pub fn after(&self, at: usize, reach: usize) -> Option<Label> {
        let next = self.places.partition_point(|place| place.start < at);
        let place = self.places.get(next)?;
        let gap = self.text.get(at..place.start)?;
        let near = gap.chars().nth(reach).is_none() && !gap.contains('\n');
        near.then_some(place.label)
    }

    /// Returns whether the number at byte `at` is labelled as an official one.
    pub fn says_office(&self, at: usize) -> bool {
        let Some((Label::Office, gap)) = self.before(at, 24) else {
            return false;
        };
        let mut rest = gap.trim_start_matches(is_filling);
        while let Some(after) = FILLERS.iter().find_map(|filler| rest.strip_prefix(filler)) {
            rest = after.trim_start_matches(is_filling);
        }
        rest.is_empty() && line_end(gap) == gap
    }
}

fn is_filling(c: char) -> bool {
    matches!(c, ' ' | ':' | '.' | '#' | '=' | '(' | '/')
}
