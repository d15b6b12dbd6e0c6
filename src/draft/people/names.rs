//! Names of persons with a title, as they occur in plain text.

use std::ops::Range;

use super::facts::facts;
use super::officials::begins_with_official;
use crate::draft::{Plain, tail};
use crate::text::pattern::{Pattern, compile};

/// A title, and a possible name after it.
pub(in crate::draft) static NAME: Pattern = Pattern::new(|| {
    compile(concat!(
        r"(?P<title>นางสาว|นาง|นาย|น\. ?ส\.|ด\. ?ช\.|ด\. ?ญ\.|เด็กชาย|เด็กหญิง|ดช\.|ดญ\.|นส\.|",
        r"(?:ว่าที่ ?)?(?:ร้อยตรี|ร้อยโท|ร้อยเอก|พันตรี|พันโท|พันเอก|ร\. ?[ตทอ]\.)(?: ?หญิง)?|พ\. ?[ตทอ]\.|",
        r"(?:ร้อย|พัน)ตำรวจ(?:ตรี|โท|เอก)|(?:จ่าสิบ|สิบ|ดาบ)ตำรวจ(?:ตรี|โท|เอก)?|[พรส]\.ต\.[ตทอ]\.|จ\.ส\.[ตทอ]\.|",
        r"ด\.ต\.|จ่าสิบ(?:ตรี|โท|เอก)|สิบ(?:ตรี|โท|เอก)|ส\.[ตทอ]\.|พลทหาร|พลฯ|อส\.|",
        r"(?:mrs|mr|ms|miss)(?:\. ?| ))",
        r"(?P<name> ?(?:[ก-ฮเ-ไ][ก-๎]{1,40}|[a-z][a-z'-]{1,40})(?: {1,2}(?:[ก-ฮเ-ไ][ก-๎]{1,40}|[a-z][a-z'-]{1,40}))?)",
    ))
});

/// Words that begin with นาย or นาง but are not names.
const NOT_NAMES: [&str; 44] = [
    "อำเภอ",
    "กฯ",
    "กอ",
    "กเทศ",
    "กรัฐ",
    "กสมา",
    "กสภา",
    "กเหล่า",
    "กเมือง",
    "กแพทย",
    "กก",
    "ทะเบียน",
    "จ้าง",
    "ประกัน",
    "หน้า",
    "แพทย์",
    "ช่าง",
    "ท่า",
    "ตรวจ",
    "สถานี",
    "ทหาร",
    "ตำรวจ",
    "ด่าน",
    "เรือ",
    "ทุน",
    "วง",
    "ร้อย",
    "งาม",
    "รำ",
    "พยาบาล",
    "ฟ้า",
    "แบบ",
    "สาวไทย",
    "นพมาศ",
    "อําเภอ",
    "อื่น",
    "ท้าย",
    "สนาม",
    "เลิ้ง",
    "กบริหาร",
    "กองค์การ",
    "รอง",
    "กพัทยา",
    "พราน",
];

/// Words before a title that make it part of a place name or of another word.
const PLACE_WORDS: [&str; 14] = [
    "ต.",
    "ตำบล",
    "บ้าน",
    "บ.",
    "ห้วย",
    "หนอง",
    "วัด",
    "คุณ",
    "เจ้า",
    "อ.",
    "โนน",
    "ดอน",
    "ถนน",
    "คลอง",
];

/// Words that never occur in a name. They end a name that is written without a space after it.
const NAME_ENDS: [&str; 46] = [
    "ถูก",
    "อายุ",
    "เป็น",
    "ผู้",
    "เสียชีวิต",
    "ได้รับ",
    "ซึ่ง",
    "ติดเชื้อ",
    "พร้อม",
    "บาดเจ็บ",
    "เสพ",
    "ป่วย",
    "คลุ้มคลั่ง",
    "จมน้ำ",
    "มีอาการ",
    "มีประวัติ",
    "มีไข้",
    "มีผล",
    "อยู่บ้าน",
    "อยู่ที่",
    "บ้านเลข",
    "เลขที่",
    "เลขบัตร",
    "หมู่ที่",
    "ตำบล",
    "โทร",
    "ตำแหน่ง",
    "ปลัด",
    "นายอำเภอ",
    "กำนัน",
    "เบอร์",
    "หลบหนี",
    "ก่อเหตุ",
    "ติดเตียง",
    "ผูกคอ",
    "ยิง",
    "ประสบ",
    "ลูกหนี้",
    "ค้างชำระ",
    "ราษฎร",
    "สัญชาติ",
    "พิการ",
    "ครอบครอง",
    "เข้ารับ",
    "รักษา",
    "ได้",
];

/// Words that follow a given name but are not surnames.
const NOT_SURNAMES: [&str; 34] = [
    "ใน",
    "จาก",
    "และ",
    "กับ",
    "ไป",
    "มา",
    "ที่",
    "ขอ",
    "ตาม",
    "เข้า",
    "ขณะ",
    "เมื่อ",
    "วัน",
    "แล้ว",
    "จึง",
    "ว่า",
    "ให้",
    "พบ",
    "แจ้ง",
    "นำ",
    "รับ",
    "ขับ",
    "ตรวจ",
    "ติด",
    "มี",
    "อยู่",
    "บ้าน",
    "หมู่",
    "รายงาน",
    "กรณี",
    "โดย",
    "หรือ",
    "ต่อ",
    "ของ",
];

/// A name in a text, with its title.
pub(super) struct Name {
    /// In bytes.
    pub range: Range<usize>,
    /// The given name, by which the person is recognised elsewhere in the text.
    pub given: String,
}

/// Returns a name as it appears in a masked copy: title, first letter and an ellipsis.
pub(in crate::draft) fn shortened(written: &str) -> String {
    let plain = Plain::new(written);
    let title_length = NAME
        .captures(plain.text())
        .and_then(|parts| parts.name("title"))
        .map_or(0, |title| plain.written(&(0..title.end())).end);
    let is_initial = |c: &char| ('ก'..='ฮ').contains(c) || c.is_ascii_alphabetic();
    let initial = written.chars().skip(title_length).find(is_initial);
    let mut shortened: String = written.chars().take(title_length).collect();
    shortened.extend(initial);
    shortened.push('…');
    shortened
}

/// Returns the names in `text`, in order.
pub(super) fn names(text: &str) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(parts) = NAME.captures_at(text, at) {
        let (Some(title), Some(rest)) = (parts.name("title"), parts.name("name")) else {
            break;
        };
        // An official title may be followed by a name with its own title.
        at = title.end();
        if let Some(name) = name(text, title.range(), rest.as_str()) {
            at = name.range.end;
            names.push(name);
        }
    }
    names
}

/// Returns the name that `rest`, the text after `title`, begins with, unless the title is part of a
/// place name or of another word.
fn name(text: &str, title: Range<usize>, rest: &str) -> Option<Name> {
    let before = text.get(..title.start)?;
    let word = text.get(title.clone())?;
    let is_latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_inside_word = if is_latin || word.contains('.') {
        // It may be part of a longer abbreviation or word.
        before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
    } else {
        tail(before, 1) == "ห" || PLACE_WORDS.iter().any(|place| before.ends_with(place))
    };
    let name = rest.trim_start();
    if is_inside_word || NOT_NAMES.iter().any(|word| name.starts_with(word)) {
        return None;
    }
    let (given, family) = match name.find(' ') {
        Some(space) => name.split_at(space),
        None => (name, ""),
    };
    let short_given = up_to_other_word(given);
    let given_at = title.end + (rest.len() - name.len());
    let mut end = given_at + short_given.len();
    if short_given.len() == given.len() {
        let surname = family.trim_start();
        let short_surname = up_to_other_word(surname);
        if short_surname.chars().nth(1).is_some() && !is_not_surname(surname) {
            end += family.len() - surname.len() + short_surname.len();
        }
    }
    let range = title.start..end;
    let letters = short_given
        .chars()
        .filter(|c| ('ก'..='ฮ').contains(c) || c.is_ascii_alphabetic());
    // A single letter is an initial: the name is already masked.
    let is_named = letters.count() >= 2 && !text.get(end..)?.trim_start().starts_with("(นามสมมติ");
    is_named.then(|| Name {
        range,
        given: short_given.to_owned(),
    })
}

/// Returns whether `word`, which follows a given name, is no surname.
fn is_not_surname(word: &str) -> bool {
    let is_titled = ["นาย", "นาง", "เด็กชาย", "เด็กหญิง"]
        .iter()
        .any(|title| word.starts_with(title));
    let verbs = [
        "and", "was", "is", "has", "died", "patient", "suspect", "victim", "the", "who", "in", "at",
    ];
    begins_with_official(word)
        || is_titled
        || NOT_SURNAMES.contains(&word)
        || verbs.contains(&word)
        || facts(word).next().is_some_and(|fact| fact.start == 0)
}

/// Returns `name` up to the first word that cannot be part of a name.
fn up_to_other_word(name: &str) -> &str {
    let ends = NAME_ENDS.iter().filter_map(|end| name.find(end));
    let end = ends
        .chain(facts(name).map(|fact| fact.start))
        .min()
        .unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}
