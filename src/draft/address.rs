//! Detects home addresses: a house number with a village, road or sub-district.

use std::ops::Range;

use super::labels::Labels;
use super::{PrivateDataKind, head, line_end, line_start, tail};
use crate::text::part;
use crate::text::pattern::{Pattern, compile};

/// A house number followed by a word for a kind of place.
pub(super) static ADDRESS: Pattern = Pattern::new(|| {
    compile(
        r"(?P<house>[0-9]{1,4}(?:/[0-9]{1,4})?(?:-[0-9]{1,3})?) ?,? ?(?:(?:บ้าน|ชุมชน|หมู่บ้าน|อาคาร)[ก-๎]{1,40} )?(?P<place>หมู่ที่|หมู่บ้าน|หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.|แขวง)(?P<name> ?(?:[0-9]{1,3}|[ก-ฮเ-ไ][ก-๎]{1,40}))",
    )
});

/// The remaining parts of an address.
pub(super) static TAIL: Pattern = Pattern::new(|| {
    compile(
        r"^(?:[ ,]*(?:(?:หมู่ที่|หมู่|ม\.) ?[0-9]{1,3}|(?:ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต|จังหวัด|จ\.|บ้าน|บ\.) ?[ก-ฮเ-ไ][ก-๎]{1,40}(?: ?[0-9]{1,3})?)){0,8}",
    )
});

/// Words that mark a number as a house number.
const HOUSE: [&str; 6] = ["บ้านเลขที่", "บ้านเลขที", "เลขที่บ้าน", "ที่อยู่", "ภูมิลำเนา", "เลขที่"];

/// Words that mark a person's home, whatever the context.
const HOME: [&str; 4] = ["บ้านเลขที่", "บ้านเลขที", "เลขที่บ้าน", "ภูมิลำเนา"];

/// Words that precede numbers other than house numbers.
const NOT_A_HOUSE: [&str; 45] = [
    "วันที่",
    "วัน",
    "เมื่อ",
    "จำนวน",
    "รวม",
    "ทั้งหมด",
    "ทั้งสิ้น",
    "กม.",
    "กม",
    "กิโลเมตรที่",
    "กิโลเมตร",
    "หลัก",
    "เวลา",
    "พ.ศ.",
    "ปี",
    "ครั้งที่",
    "ทางหลวง",
    "หมายเลข",
    "สาย",
    "คำสั่งที่",
    "ฉบับที่",
    "ลำดับที่",
    "ลำดับ",
    "ข้อ",
    "ข้อที่",
    "ชั้น",
    "อายุ",
    "เขต",
    "ห้อง",
    "ประมาณ",
    "กว่า",
    "อีก",
    "เพียง",
    "ครบ",
    "แล้ว",
    "ใน",
    "ม.",
    "ระยะ",
    "ยาว",
    "กว้าง",
    "สูง",
    "โซน",
    "ทั้ง",
    "หมู่ที่",
    "หมู่",
];

/// Places open to the public. An office's address is not private.
const PUBLIC: [&str; 22] = [
    "ศาลากลาง",
    "ที่ว่าการ",
    "โรงพยาบาล",
    "รพ.",
    "โรงเรียน",
    "รร.",
    "อบต.",
    "เทศบาล",
    "สำนักงาน",
    "ศูนย์",
    "สถานี",
    "สภ.",
    "หอประชุม",
    "โรงแรม",
    "ที่ทำการ",
    "มหาวิทยาลัย",
    "วิทยาลัย",
    "สนามกีฬา",
    "บริษัท",
    "ร้าน",
    "ธนาคาร",
    "วัด",
];

/// Words that introduce a person between an office and the number.
const PERSON: [&str; 6] = ["นาย", "นาง", "น.ส.", "อาศัย", "พัก", "ภูมิลำเนา"];

pub(super) fn find(text: &str, labels: &Labels<'_>) -> Vec<(PrivateDataKind, Range<usize>)> {
    let mut found = Vec::new();
    for parts in ADDRESS.captures_iter(text) {
        let (Some(house), Some(place), Some(name)) =
            (parts.name("house"), parts.name("place"), parts.name("name"))
        else {
            continue;
        };
        let before = line_end(part(text, ..house.start()));
        let after = line_start(part(text, place.start()..));
        let candidate = AddressCandidate {
            house: house.as_str(),
            place: place.as_str(),
            name: name.as_str(),
            before: tail(before, 60),
            after: head(after, 60),
        };
        if candidate.is_home() && !labels.says_office(house.start()) {
            let rest = part(text, place.start()..);
            let end = TAIL.find(rest).map_or(name.end(), |tail| {
                name.end().max(place.start() + tail.end())
            });
            found.push((PrivateDataKind::Address, house.start()..end));
        }
    }
    found
}

struct AddressCandidate<'t> {
    house: &'t str,
    place: &'t str,
    name: &'t str,
    before: &'t str,
    /// Starts at the word for the place, which the name follows.
    after: &'t str,
}

impl AddressCandidate<'_> {
    fn is_home(&self) -> bool {
        let before = self.before.trim_end_matches([' ', ':']);
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        if self.is_glued() {
            return false;
        }
        if ends(&HOME) {
            return true;
        }
        if self.is_office() || self.counts() {
            return false;
        }
        if ends(&HOUSE) {
            return true;
        }
        if ends(&NOT_A_HOUSE) || self.is_year() || before.ends_with(is_mark) {
            return false;
        }
        let slash = self.house.contains('/');
        let placed = |words: &[&str]| words.iter().any(|word| self.after.contains(word));
        let sub_district = || placed(&["ต.", "ตำบล", "แขวง"]);
        let district = || placed(&["อ.", "อำเภอ", "เขต", "เทศบาล"]);
        match self.place {
            "หมู่" | "หมู่ที่" => true,
            "ต." | "ตำบล" | "แขวง" => slash && (district() || self.place == "ต."),
            "หมู่บ้าน" => slash,
            _ => slash || sub_district() || district(),
        }
    }

    /// Returns whether the number is the tail of a longer number, a word or an amount.
    fn is_glued(&self) -> bool {
        let mut before = self.before.chars().rev();
        let last = before.next();
        let is_joining = |c| matches!(c, '.' | ',' | '-' | '/' | ':');
        match last {
            Some(c) if is_joining(c) => before.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => c.is_ascii_alphanumeric() || matches!(c, '✕' | '+' | '#' | '_'),
            None => false,
        }
    }

    /// Returns whether the number counts something, as in "๑๒ หมู่ ๕ ตำบล" and "๕ ตำบลในอำเภอ", or is
    /// part of a date, as in "๑๐ ต.ค.".
    fn counts(&self) -> bool {
        let name = self.name.trim_start();
        let rest = part(self.after, self.place.len() + self.name.len()..);
        let units = [
            "ตำบล",
            "อำเภอ",
            "คน",
            "ราย",
            "ครัวเรือน",
            "หลัง",
            "หมู่บ้าน",
            "ไร่",
            "จุด",
            "แห่ง",
            "ครั้ง",
        ];
        let unit = units
            .iter()
            .find_map(|unit| rest.trim_start().strip_prefix(unit));
        let numbered = name.starts_with(|c: char| c.is_ascii_digit());
        if numbered {
            // In an address a name follows the sub-district. A counted unit has no name after it.
            let named = |rest: &str| rest.trim_start().starts_with(is_thai);
            let metres = self.place == "ม." && (rest.starts_with('.') || rest.starts_with(" ซม"));
            return metres || unit.is_some_and(|rest| !named(rest));
        }
        let month = matches!(self.place, "ต." | "ม.") && rest.starts_with('.');
        let counted = [
            "ใน",
            "ของ",
            "ที่",
            "และ",
            "ได้",
            "ละ",
            "ทั้ง",
            "ทุก",
            "เป้าหมาย",
            "แล้ว",
            "อำเภอ",
            "หมู่บ้าน",
            "ประสบ",
            "ดังนี้",
        ];
        month
            || matches!(self.place, "ม." | "หมู่" | "หมู่ที่" | "หมู่บ้าน")
            || counted.iter().any(|word| name.starts_with(word))
    }

    /// Returns whether the address belongs to a place open to the public.
    fn is_office(&self) -> bool {
        let last = PUBLIC.iter().filter_map(|word| {
            let at = self.before.rfind(word)?;
            let province = *word == "วัด" && self.before.get(..at)?.ends_with("จังห");
            (!province).then_some(at)
        });
        let between = last.max().and_then(|at| self.before.get(at..));
        between.is_some_and(|between| !PERSON.iter().any(|person| between.contains(person)))
    }

    fn is_year(&self) -> bool {
        self.house
            .parse()
            .is_ok_and(|year: u32| (2400..=2700).contains(&year))
    }
}

fn is_thai(c: char) -> bool {
    ('ก'..='ฮ').contains(&c) || ('เ'..='ไ').contains(&c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '=' | '+' | '%' | '*' | 'x' | '×')
}
