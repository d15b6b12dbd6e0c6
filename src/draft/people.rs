//! Detects names of persons beside facts about a patient, suspect, victim or debtor.
//!
//! A name by itself is not private: officials sign, lead and report. It is the fact beside the name
//! that must not be published.

use std::ops::Range;

use super::{Kind, head, tail};
use crate::text::pattern::{Pattern, WordList, compile, compile_words};

/// A title, and a possible name after it.
pub(super) static NAME: Pattern = Pattern::new(|| {
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
const NO_NAME: [&str; 44] = [
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
const PLACE: [&str; 14] = [
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
const ENDS: [&str; 46] = [
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
const NO_FAMILY: [&str; 34] = [
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

/// Facts about a person, as they occur in plain text.
const FACTS: [&str; 92] = [
    "ผู้ป่วย",
    "คนไข้",
    "ป่วย",
    "ผู้ต้องหา",
    "ผู้ต้องสงสัย",
    "ผู้เสียชีวิต",
    "เสียชีวิต",
    "ผู้ตาย",
    "ศพ",
    "ผู้บาดเจ็บ",
    "บาดเจ็บ",
    "ได้รับเชื้อ",
    "ติดเชื้อ",
    "เอชไอวี",
    "hiv",
    "เอดส์",
    "วัณโรค",
    "โควิด",
    "covid",
    "ไข้เลือดออก",
    "มะเร็ง",
    "ซิฟิลิส",
    "เสพ",
    "ผู้ค้ายา",
    "ค้ายา",
    "จำหน่ายยา",
    "ครอบครองยา",
    "ยาบ้า",
    "ยาไอซ์",
    "เมทแอมเฟตามีน",
    "สารเสพติด",
    "ปัสสาวะสีม่วง",
    "บำบัด",
    "ลูกหนี้",
    "เป็นหนี้",
    "ค้างชำระ",
    "หนี้นอกระบบ",
    "หนี้สิน",
    "ถูกจับ",
    "จับกุม",
    "ผู้เสียหาย",
    "เหยื่อ",
    "ข่มขืน",
    "อนาจาร",
    "ล่วงละเมิด",
    "จิตเวช",
    "ซึมเศร้า",
    "คลุ้มคลั่ง",
    "อาการทางจิต",
    "ฆ่าตัวตาย",
    "ผูกคอ",
    "ถูกยิง",
    "ถูกแทง",
    "ถูกฟัน",
    "ถูกทำร้าย",
    "ทำร้ายร่างกาย",
    "ผู้ก่อเหตุ",
    "คนร้าย",
    "จำเลย",
    "นักโทษ",
    "ผู้ต้องขัง",
    "พ้นโทษ",
    "ตั้งครรภ์",
    "ติดเตียง",
    "ลักทรัพย์",
    "จมน้ำ",
    "สูญหาย",
    "หมายจับ",
    "ผู้พิการ",
    "อุบัติเหตุ",
    "ล้มละลาย",
    "ผู้กู้",
    "ผู้ติดยา",
    "ติดยา",
    "ถูกหลอก",
    "ถูกโกง",
    "ผู้ถูกกล่าวหา",
    "ผู้ประสบเหตุ",
    "ฆาตกรรม",
    "แท้ง",
    "patient",
    "suspect",
    "victim",
    "died",
    "deceased",
    "debtor",
    "arrested",
    "injured",
    "drug user",
    "infected",
    "murder",
    "overdose",
];

/// Positions that, before or after a name, mark it as an official's.
const POSTS: [&str; 41] = [
    "นายอำเภอ",
    "ปลัด",
    "ผู้ว่า",
    "ผวจ.",
    "รอง",
    "กำนัน",
    "ผู้ใหญ่บ้าน",
    "ผญบ.",
    "สาธารณสุข",
    "นายก",
    "ผกก.",
    "ผู้กำกับ",
    "ผอ.",
    "ผู้อำนวยการ",
    "หัวหน้า",
    "หน.",
    "เจ้าหน้าที่",
    "จนท.",
    "เจ้าพนักงาน",
    "พนักงาน",
    "สว.",
    "ส.ส.",
    "สมาชิก",
    "ประธาน",
    "ตำแหน่ง",
    "เลขานุการ",
    "นักวิชาการ",
    "แพทย์",
    "พยาบาล",
    "นอภ.",
    "ป้องกันจังหวัด",
    "สารวัตร",
    "ผู้บังคับ",
    "เกษตร",
    "พัฒนาการ",
    "ท้องถิ่นอำเภอ",
    "อสม.",
    "ผู้รายงาน",
    "ผู้ประสานงาน",
    "ผู้บัญชาการ",
    "ครู",
];

/// Words directly before the name of somebody acting for an office.
const LEADING: [&str; 14] = [
    "เรียน",
    "นำโดย",
    "รายงานโดย",
    "สั่งการโดย",
    "อำนวยการของ",
    "อำนวยการโดย",
    "จับกุมโดย",
    "มอบหมายให้",
    "มอบหมาย",
    "ลงชื่อ",
    "ผู้รายงาน",
    "ตรวจสอบโดย",
    "ประสานงาน",
    "ลงนามโดย",
];

/// What officials do with the people whom the facts are about.
const DEEDS: [&str; 18] = [
    "เยี่ยม",
    "มอบ",
    "ลงพื้นที่",
    "ประชุม",
    "ช่วยเหลือ",
    "เป็นประธาน",
    "ให้กำลังใจ",
    "รายงาน",
    "สั่งการ",
    "อำนวยการ",
    "บูรณาการ",
    "ติดตาม",
    "นำกำลัง",
    "ร่วมกับ",
    "พร้อมด้วย",
    "ตรวจเยี่ยม",
    "เข้าระงับ",
    "กำชับ",
];

pub(super) static FACT: WordList = WordList::new(|| compile_words(FACTS));

/// The maximum distance between a fact and the name, in characters.
const REACH: usize = 150;

/// The maximum number of list lines below the line that introduces the list.
const LIST: usize = 30;

struct Name {
    range: Range<usize>,
    /// The given name, by which the person is recognised elsewhere in the text.
    given: String,
}

pub(super) fn find(text: &str) -> Vec<(Kind, Range<usize>)> {
    let lines = lines(text);
    let names = names(text);
    let mut known: Vec<&str> = Vec::new();
    let mut bare: Vec<bool> = Vec::with_capacity(names.len());
    let mut line = 0;
    for (index, name) in names.iter().enumerate() {
        while lines
            .get(line)
            .is_some_and(|it| it.range.end < name.range.start)
        {
            line += 1;
        }
        let next = names
            .get(index + 1)
            .map_or(text.len(), |next| next.range.start);
        let shown = is_private(text, &lines, line, name, next);
        if shown {
            known.push(&name.given);
        }
        bare.push(shown);
    }
    known.sort_unstable();
    // A name disclosed in one place is masked everywhere.
    names
        .iter()
        .zip(bare)
        .filter(|(name, shown)| *shown || known.binary_search(&name.given.as_str()).is_ok())
        .map(|(name, _)| (Kind::NamedPerson, name.range.clone()))
        .collect()
}

/// Returns a name as it appears in a masked copy: title, first letter and an ellipsis.
pub(super) fn shortened(written: &str) -> String {
    let plain = super::Plain::new(written);
    let title = NAME
        .captures(plain.text())
        .and_then(|parts| parts.name("title"))
        .map_or(0, |title| plain.written(0..title.end()).end);
    let is_initial = |c: &char| ('ก'..='ฮ').contains(c) || c.is_ascii_alphabetic();
    let initial = written.chars().skip(title).find(is_initial);
    let title: String = written.chars().take(title).collect();
    format!(
        "{}{}…",
        title,
        initial.map(String::from).unwrap_or_default()
    )
}

struct Line {
    range: Range<usize>,
    fact: bool,
    /// Whether the line begins with a number, a bullet or a title, like a list item.
    entry: bool,
    /// Whether the nearest line above that is not a list item contains a fact.
    headed: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut start, mut above, mut since) = (0, false, 0);
    for piece in text.split('\n') {
        let trimmed = piece.trim();
        let fact = facts(piece).next().is_some();
        let entry = trimmed.starts_with(|c: char| c.is_ascii_digit() || "-•*–·".contains(c))
            || NAME.find(trimmed).is_some_and(|it| it.start() == 0);
        since += 1;
        if !entry && !trimmed.is_empty() {
            (above, since) = (fact, 0);
        }
        lines.push(Line {
            range: start..start + piece.len(),
            fact,
            entry,
            headed: entry && above && since <= LIST,
        });
        start += piece.len() + 1;
    }
    lines
}

fn facts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let found = FACT.find_iter(text);
    found.map(|fact| fact.range())
}

fn names(text: &str) -> Vec<Name> {
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

fn name(text: &str, title: Range<usize>, rest: &str) -> Option<Name> {
    let before = text.get(..title.start)?;
    let word = text.get(title.clone())?;
    let latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let inside = if latin || word.contains('.') {
        // It may be part of a longer abbreviation or word.
        before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
    } else {
        tail(before, 1) == "ห" || PLACE.iter().any(|place| before.ends_with(place))
    };
    let bare = rest.trim_start();
    if inside || NO_NAME.iter().any(|no| bare.starts_with(no)) {
        return None;
    }
    let (given, family) = match bare.find(' ') {
        Some(space) => bare.split_at(space),
        None => (bare, ""),
    };
    let short = cut(given);
    let given_at = title.end + (rest.len() - bare.len());
    let mut end = given_at + short.len();
    if short.len() == given.len() {
        let name = family.trim_start();
        let cut = cut(name);
        if cut.chars().nth(1).is_some() && !is_no_family(name) {
            end += family.len() - name.len() + cut.len();
        }
    }
    let range = title.start..end;
    let letters = short
        .chars()
        .filter(|c| ('ก'..='ฮ').contains(c) || c.is_ascii_alphabetic());
    // A single letter is an initial: the name is already masked.
    let named = letters.count() >= 2 && !text.get(end..)?.trim_start().starts_with("(นามสมมติ");
    named.then(|| Name {
        range,
        given: short.to_owned(),
    })
}

fn is_no_family(word: &str) -> bool {
    let post = POSTS
        .iter()
        .chain(&LEADING)
        .any(|post| word.starts_with(post));
    let titled = ["นาย", "นาง", "เด็กชาย", "เด็กหญิง"]
        .iter()
        .any(|title| word.starts_with(title));
    let verb = [
        "and", "was", "is", "has", "died", "patient", "suspect", "victim", "the", "who", "in", "at",
    ];
    post || titled
        || NO_FAMILY.contains(&word)
        || verb.contains(&word)
        || facts(word).next().is_some_and(|it| it.start == 0)
}

/// Returns `name` up to the first word that cannot be part of a name.
fn cut(name: &str) -> &str {
    let ends = ENDS.iter().filter_map(|end| name.find(end));
    let end = ends
        .chain(facts(name).map(|fact| fact.start))
        .min()
        .unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

/// Returns whether a fact is beside the name, and the name is not that of an official on duty.
fn is_private(text: &str, lines: &[Line], line: usize, name: &Name, next: usize) -> bool {
    let Some(own) = lines.get(line) else {
        return false;
    };
    let before = text
        .get(own.range.start..name.range.start)
        .unwrap_or_default();
    let after = text.get(name.range.end..own.range.end).unwrap_or_default();
    let (before, after) = (tail(before, REACH), head(after, REACH));
    let ahead = facts(before).next().is_some();
    let behind = facts(after).next();
    let post = |text: &str| POSTS.iter().any(|post| text.starts_with(post));
    let lead = before.trim_end_matches([' ', ':', '(']);
    let posted = |text: &str| {
        POSTS
            .iter()
            .chain(&LEADING)
            .any(|post| text.ends_with(post))
            || POSTS.iter().any(|post| {
                // "ปลัดอำเภอเมือง นาย…": position and place form one word.
                let word = text.rsplit([' ', '\n', '(']).next().unwrap_or_default();
                word.starts_with(post)
            })
    };
    let rest = after.trim_start_matches([' ', ')', ',']);
    let told = behind.as_ref().is_some_and(|fact| {
        let between = after.get(..fact.start).unwrap_or_default();
        between.trim().chars().count() <= 6 && !DEEDS.iter().any(|deed| between.contains(deed))
    });
    let victim = told && !after.trim_start().starts_with("ผู้");
    if (post(rest) || posted(lead)) && !victim {
        return false;
    }
    let alone = before.trim_end().ends_with('(') && after.trim_start().starts_with(')');
    if alone && own.range.len() < 200 && before.trim().len() <= 1 {
        // A signature.
        return false;
    }
    if told || ahead {
        return true;
    }
    if let Some(fact) = behind {
        let between = after.get(..fact.start).unwrap_or_default();
        let acts = DEEDS.iter().any(|deed| between.contains(deed));
        // Facts after another name belong to that person.
        let others = name.range.end + fact.start > next
            && POSTS
                .iter()
                .chain(&LEADING)
                .any(|word| between.contains(word));
        return !acts && !others;
    }
    let below = lines.get(line + 1);
    let line_below = below.and_then(|line| text.get(line.range.clone()));
    // A name with a position below it is a signature.
    if line_below.is_some_and(|line| post(line.trim_start())) {
        return false;
    }
    if own.headed {
        return true;
    }
    let acts = DEEDS
        .iter()
        .any(|deed| after.contains(deed) || before.contains(deed));
    let near = |line: Option<&Line>| line.is_some_and(|line| line.fact);
    let short = text
        .get(own.range.clone())
        .is_some_and(|line| line.len() <= 600 && line.trim().chars().count() <= 80);
    let above = line.checked_sub(1).and_then(|line| lines.get(line));
    let listed = below.is_some_and(|below| below.entry);
    !acts && short && (near(below) && !listed || near(above))
}
