//! Numbers that look like those of houses, and are of another kind: scores, ranges, items of a list.

use std::ops::Range;

use super::PERSON;
use crate::draft::layout::Line;
use crate::draft::message::Message;
use crate::draft::words::Mention;
use crate::language::DraftWord;

/// The maximum length of what stands before a rank on its line, in characters.
const RANK: usize = 12;

/// Returns whether a word before the number says that it is no house's, or a sign that it is
/// computed.
pub(super) fn is_number_of_another_kind(message: &Message<'_>, house: &Range<usize>) -> bool {
    let other = [
        DraftWord::NoHouse,
        DraftWord::Score,
        DraftWord::OtherNumber,
        DraftWord::SerialNumber,
        DraftWord::LabelCode,
    ];
    let before = message.before(house.start).trim_end();
    // ที่ 1 บ้านสมมติ ม.8 ได้ 94.25 คะแนน
    let is_ranked = || {
        let rest = house.end..message.near(house.end).end;
        let is_counted = |m: &Mention| m.word == DraftWord::Score;
        message.part(house.clone()).len() <= 2
            && before.trim_start().chars().nth(RANK).is_none()
            && message.words.within(rest.clone()).any(is_counted)
            && !message
                .words
                .has(rest, &[DraftWord::Title, DraftWord::LabelName])
    };
    let is_mark = |c: char| matches!(c, '=' | '+' | '%' | '*' | 'x' | '×');
    let year = message.part(house.clone()).parse::<u32>();
    message.follows(house.start, &other)
        || is_item(message, house)
        || is_score(message, house)
        || is_ranked()
        || is_end_of_range(message, house)
        || before.ends_with(is_mark)
        || year.is_ok_and(|year| (2400..=2700).contains(&year))
        || message.follows(
            house.start,
            &[DraftWord::AddressVillage, DraftWord::AddressRoad],
        )
}

/// Returns whether the number counts the lines of a list, in which it stands at the beginning: the line above
/// begins with the number before it, or the one below with the next.
fn is_item(message: &Message<'_>, house: &Range<usize>) -> bool {
    let number_of = |line: Option<&Line>| -> Option<u8> {
        let line = line?;
        let text = message.part(line.range.clone()).trim_start();
        let (number, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
        rest.starts_with(' ').then(|| number.parse().ok()).flatten()
    };
    let lines = message.layout.lines();
    let at = message.layout.line_number_at(house.start);
    let is_first = message.before(house.start).trim().is_empty();
    let Some(number) = number_of(lines.get(at)).filter(|_| is_first) else {
        return false;
    };
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    number_of(above).is_some_and(|above| above.checked_add(1) == Some(number))
        || number_of(lines.get(at + 1)).is_some_and(|below| below.checked_sub(1) == Some(number))
}

/// Returns whether the number ends a range that begins with a number of another kind: เสาที่ 17 ถึง 22.
fn is_end_of_range(message: &Message<'_>, house: &Range<usize>) -> bool {
    let before = message.near(house.start).start..house.start;
    let Some(through) = message.words.last_of(before, &[DraftWord::Through]) else {
        return false;
    };
    let head = message.before(through.range.start).trim_end();
    let length = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let end = through.range.start - (message.before(through.range.start).len() - head.len());
    message.follows(house.start, &[DraftWord::Through])
        && length > 0
        && is_number_of_another_kind(message, &(end - length..end))
}

/// Returns whether the number is one of two that are compared: of the words before it that decide, the
/// last is about scores, and none is about a person: ยอดฉีดวัคซีน 12/50 ม.4.
fn is_score(message: &Message<'_>, house: &Range<usize>) -> bool {
    let before = message.near(house.start).start..house.start;
    let mut words = message.words.within(before).rev();
    let deciding = words.find(|m| {
        let is_person = PERSON.contains(&m.word) && !matches!(m.word, DraftWord::Fact);
        is_person || matches!(m.word, DraftWord::Score | DraftWord::LabelName)
    });
    message.part(house.clone()).contains('/')
        && deciding.is_some_and(|m| m.word == DraftWord::Score)
}
