//! Recognises dates of birth by the moon, which old people and those without papers know: ขึ้น 5 ค่ำ เดือน 6
//! ปีมะเส็ง. Festivals have such dates too, so only what stands behind a word for births is found.

use std::ops::Range;

use super::{YEAR, is_year_of_birth};
use crate::draft::message::Message;
use crate::draft::recogniser::{Candidate, LIKELY};
use crate::draft::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::part;

/// The parts of a date by the moon.
const PARTS: [DraftWord; 3] = [
    DraftWord::MoonDay,
    DraftWord::MoonMonth,
    DraftWord::AnimalYear,
];

/// The maximum distance of two parts: the month with its number may stand between them, in characters.
const BETWEEN: usize = 16;
/// The maximum distance of the year in digits, in characters.
const BEFORE_YEAR: usize = 8;
/// How far the word for a birth may be before the date, in characters.
const TOLD: usize = 60;

/// Finds dates of birth by the moon.
pub(in crate::draft) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let dates = dates(message).into_iter();
    let births = dates.filter_map(|range| {
        let candidate = Candidate::new(PrivateDataKind::BirthDate, range.clone(), LIKELY);
        if is_labelled(message, &range) {
            return Some(candidate);
        }
        is_told(message, &range).then(|| candidate.with_severity(Severity::LookAgain))
    });
    births.collect()
}

/// Returns whether a word for births stands right before the date at `range`, or ends in it: เกิดวันจันทร์. In
/// เกิดขึ้น, which has another meaning, it does if the year of an animal follows.
fn is_labelled(message: &Message<'_>, range: &Range<usize>) -> bool {
    let births = [DraftWord::LabelBirth];
    let near = message.near(range.start).start..range.end;
    let ends_in_it = |word: &[DraftWord]| {
        let mut words = message.words.within(near.clone());
        words.any(|it| {
            word.contains(&it.word) && it.range.start < range.start && it.range.end > range.start
        })
    };
    message.follows(range.start, &births)
        || ends_in_it(&births)
        || ends_in_it(&[DraftWord::Ordinary])
            && message.words.has(range.clone(), &[DraftWord::AnimalYear])
}

/// Returns whether a word for births stands before the date at `range` on its line, or heads it.
fn is_told(message: &Message<'_>, range: &Range<usize>) -> bool {
    let births = [DraftWord::LabelBirth];
    let near = message.near(range.start).start..range.start;
    let label = message.words.last_of(near, &births);
    let is_near = label.is_some_and(|label| {
        let between = message.part(label.range.end..range.start);
        between.chars().nth(TOLD).is_none()
    });
    is_near || message.is_headed_by(range.start, &births)
}

/// Returns the dates by the moon in `message`, whoever's they are. Each has a day, or a month and a year.
pub(in crate::draft) fn dates(message: &Message<'_>) -> Vec<Range<usize>> {
    let parts = message.words.all().iter();
    let parts = parts.filter(|mention| PARTS.contains(&mention.word));
    let mut dates: Vec<(Range<usize>, Vec<DraftWord>)> = Vec::new();
    for mention in parts {
        let Range { start, end } = mention.range;
        match dates.last_mut() {
            Some((date, _)) if start < date.end => {}
            Some((date, words))
                if !words.contains(&mention.word) && is_joined(message, date.end..start) =>
            {
                date.end = end;
                words.push(mention.word);
            }
            _ => dates.push((start..end, vec![mention.word])),
        }
    }
    let dates = dates.into_iter().filter(|(_, words)| {
        words.contains(&DraftWord::MoonDay)
            || words.contains(&DraftWord::AnimalYear) && words.len() > 1
    });
    let dates = dates.map(|(date, _)| date.start..with_year(message, date.end));
    dates.collect()
}

/// Returns whether no more than the month stands in `gap`, between two parts of a date.
fn is_joined(message: &Message<'_>, gap: Range<usize>) -> bool {
    let text = message.part(gap);
    text.chars().nth(BETWEEN).is_none() && !text.contains(['\n', '\t', '|', ';'])
}

/// Returns where the year in digits ends that stands behind the date with this `end`, or `end`: พ.ศ. 2490.
fn with_year(message: &Message<'_>, end: usize) -> usize {
    let rest = message.part(end..message.line(end).end.max(end));
    let gap = rest.find(|c: char| c.is_ascii_digit());
    let year = gap.and_then(|gap| {
        let is_near = part(rest, ..gap).chars().nth(BEFORE_YEAR).is_none();
        let digits = part(rest, gap..);
        let length = digits.len()
            - digits
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let year = part(digits, ..length).parse().ok()?;
        let is_year = is_near && length == YEAR && is_year_of_birth(year);
        is_year.then_some(end + gap + length)
    });
    year.unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let message = Message::new(text, &[]);
        let found = find(&message).into_iter();
        found.map(|it| message.part(it.range).to_owned()).collect()
    }

    #[test]
    fn dates_of_birth_by_the_moon_are_found() {
        for (text, date) in [
            (
                "บัวไหล  เกิดวันจันทร์ ขึ้น 5 ค่ำ เดือน 6 ปีมะเส็ง",
                "วันจันทร์ ขึ้น 5 ค่ำ เดือน 6 ปีมะเส็ง",
            ),
            ("แสงคำ เกิดขึ้น 3 ค่ำ เดือน 12 ปีจอ", "ขึ้น 3 ค่ำ เดือน 12 ปีจอ"),
            (
                "เกิด: ขึ้น 15 ค่ำ เดือน 3 ปีกุน พ.ศ. 2490",
                "ขึ้น 15 ค่ำ เดือน 3 ปีกุน พ.ศ. 2490",
            ),
            (
                "เด็กชื่อ หม่อวา เกิดแรมค่ำหนึ่ง เดือนหก ปีกุน ที่ไร่",
                "แรมค่ำหนึ่ง เดือนหก ปีกุน",
            ),
            ("ยายเกิดเดือนยี่ ปีขาล ที่บ้านเดิม", "เดือนยี่ ปีขาล"),
            (
                "แก้วันเกิด จาก 1 ม.ค. 2481 เป็น วันจันทร์ แรม 6 ค่ำ เดือน 1 ปีขาล",
                "วันจันทร์ แรม 6 ค่ำ เดือน 1 ปีขาล",
            ),
        ] {
            assert_eq!(found(text), [date], "{text}");
        }
    }

    #[test]
    fn dates_of_festivals_are_no_finding() {
        for text in [
            "วันเข้าพรรษา แรม 1 ค่ำ เดือน 8 งดขายเหล้า",
            "บุญข้าวสาก ขึ้น 15 ค่ำ เดือน 10 ปีมะเส็ง ตรงกับวันอาทิตย์",
            "วันวิสาขบูชา พระพุทธเจ้าประสูติ ขึ้น 15 ค่ำ เดือน 6",
            "เกิดเหตุคืนแรม 8 ค่ำ เดือน 4 ที่ท่าน้ำ",
            "เด็กเกิดปีมะโรงลงทะเบียนได้",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
