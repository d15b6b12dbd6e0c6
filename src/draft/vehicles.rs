//! Recognises the plates of private vehicles. A plate is private beside a fact about a person; that
//! of a vehicle of an office never is.

use std::ops::Range;

use super::birth_dates;
use super::codes::digits;
use super::layout::VoucherKind;
use super::message::{LabelledFrom, Message};
use super::recogniser::{Candidate, LIKELY, POSSIBLE};
use super::words::{FACTS, Mention, Words};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::part;
use crate::text::pattern::{Pattern, compile};

/// Letters and a number, as on a plate, or the number alone of a lorry.
pub(super) static PLATE: Pattern = Pattern::new(|| {
    // A digit that nobody could read is a question mark. The letters may be missing.
    compile(concat!(
        r"(?:[0-9] ?)?[ก-ฮ]{1,3}(?:[ -]{0,3}|\n)[0-9?]{1,4}",
        r"|[0-9]{2,3}-[0-9]{4}|[0-9]{3,4}"
    ))
});

/// A digit, two letters and a number, as on the plates of cars and motorcycles since there are not enough
/// letters.
static MODERN: Pattern = Pattern::new(|| compile(r"^[0-9] ?[ก-ฮ]{2}[ -]{0,3}[0-9?]{1,4}$"));

/// Two letters and three or four digits.
static USUAL: Pattern = Pattern::new(|| compile(r"^[ก-ฮ]{2}[ -]{0,2}[0-9]{3,4}$"));

/// A plate that begins with a digit, at the end of a text.
static HEADED: Pattern =
    Pattern::new(|| compile(r"(?:^|[^0-9])[0-9] ?[ก-ฮ]{2}[ -]{0,2}[0-9]{1,4}$"));

/// A plate of two letters and three or four digits, or with a digit before them, within a line.
static LISTED: Pattern =
    Pattern::new(|| compile(r"(?:^|[ \t])(?:[0-9] ?)?[ก-ฮ]{2}[ -]{0,2}[0-9]{3,4}(?:$|[ \t,])"));

/// The maximum number of digits of a plate without letters.
const DIGITS: usize = 4;

/// The maximum distance of the label, in characters.
const REACH: usize = 40;

/// The minimum number of digits of a plate that only a word for driving stands before.
const DRIVEN: usize = 3;

/// The maximum distance of a word for driving from the plate of the vehicle, in characters.
const DRIVEN_REACH: usize = 20;

/// The maximum distance of a word for the owner from the plate before it, in characters.
const OWNED: usize = 24;

/// What a person's name begins with, or what stands before it.
const NAMED: [DraftWord; 8] = [
    DraftWord::Title,
    DraftWord::KinTitle,
    DraftWord::Rank,
    DraftWord::MonkTitle,
    DraftWord::ProfessionTitle,
    DraftWord::Announces,
    DraftWord::Nickname,
    DraftWord::LabelName,
];

/// The maximum length of a day, in digits.
const DAY: usize = 2;

/// The length of a Thai letter, in bytes.
const THAI: usize = 3;

/// The maximum length of a province that may be another word, in bytes.
const SHORT: usize = 3 * THAI;

/// Finds plates beside a fact.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut met: Option<Range<usize>> = None;
    let mut from = 0;
    while let Some(plate) = PLATE.find_at(message.text(), from) {
        let at = plate.start();
        // The end of a word and a number may look like one, and hide the beginning of one.
        from = at + plate.as_str().chars().next().map_or(1, char::len_utf8);
        let glued = |c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | 'ก'..='ฺ' | 'เ'..='๎')
        };
        // A part of a longer number is none. Before its last digits nothing else begins in it.
        let rest = part(message.text(), plate.end()..);
        if rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            let more = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits(plate.as_str()) == DIGITS {
                from = from.max(plate.end() + more - DIGITS);
            }
            continue;
        }
        let before = message.before(at).chars().next_back();
        let mut after = message.after(plate.end()).chars();
        let (next, second) = (after.next(), after.next());
        // A comma before a digit parts an amount, and one before anything else two plates.
        let is_amount = next == Some(',') && second.is_some_and(|c| c.is_ascii_digit());
        if is_amount || next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-')) {
            continue;
        }
        let is_apart = !before.is_some_and(glued);
        let is_broken = plate.as_str().contains('\n');
        let is_number = plate.as_str().bytes().all(|byte| byte.is_ascii_digit());
        if !plate.as_str().contains(|c: char| c.is_ascii_digit())
            || is_time_or_amount(message, at..plate.end())
            || is_number && !(is_apart && is_of_long_province(message, plate.end()))
        {
            continue;
        }
        let is_labelled = message.label(at).is_some_and(|label| {
            label.word == DraftWord::LabelPlate
                && (label.is_direct || !is_broken)
                && (is_apart || label.gap.is_empty() && label.place == LabelledFrom::Beside)
                && (label.place == LabelledFrom::Cell || label.gap.chars().nth(REACH).is_none())
        });
        let is_next = met
            .as_ref()
            .is_some_and(|met| message.is_between_values(met.end..at));
        let is_driven =
            || digits(plate.as_str()) >= DRIVEN && message.follows(at, &[DraftWord::Drives]);
        let is_known = is_labelled
            || !is_broken
                && !is_number
                && is_apart
                && (is_next || is_of_province(message, plate.end()) || is_driven());
        let is_shaped = || {
            is_apart
                && (is_modern(message, at, plate.as_str())
                    || is_listed(message, at, plate.as_str()))
        };
        if !is_known && !is_shaped() {
            continue;
        }
        let around = message.around(at);
        let is_told = message.words.has(around, &FACTS)
            || message.is_headed_by(at, &FACTS)
            || is_of_driver(message, at)
            || is_owned(message, at, plate.end())
            || is_in_list_of_owners(message, at)
            || message.label(at).is_some_and(|label| {
                label.word == DraftWord::LabelPlate
                    && label.place == LabelledFrom::Above
                    && message.speaks_of_person(at)
            });
        if is_official(message, at..plate.end()) || is_called_out(message, at) {
            continue;
        }
        let end = end_of_letters(message, plate.end());
        if is_told && is_known && !is_number {
            met = Some(at..end_with_province(message, plate.end()));
            found.push(Candidate::new(PrivateDataKind::Plate, at..end, LIKELY));
        } else if is_told || is_about_persons(message) {
            met = Some(at..end_with_province(message, plate.end()));
            let candidate = Candidate::new(PrivateDataKind::Plate, at..end, POSSIBLE);
            found.push(candidate.with_severity(Severity::LookAgain));
        }
    }
    found
}

/// Returns whether a plate in `range` is a time or an amount: ออก 9.00, 15 คัน.
pub(super) fn is_time_or_amount(message: &Message<'_>, range: Range<usize>) -> bool {
    let mut after = message.after(range.end).chars();
    let is_fraction = after.next() == Some('.') && after.next().is_some_and(|c| c.is_ascii_digit());
    let unit = message.next(range.end, &[DraftWord::Unit, DraftWord::Currency]);
    let places = [
        DraftWord::AddressArea,
        DraftWord::AddressVillage,
        DraftWord::Province,
    ];
    is_fraction
        || unit.is_some() && message.next(range.end, &places).is_none()
        || is_day(message, &range)
}

/// Returns whether the number in `range` is the day of a date that goes on behind it: ณ 28 ก.พ.
fn is_day(message: &Message<'_>, range: &Range<usize>) -> bool {
    let plate = message.part(range.clone());
    let letters = plate.rfind(|c: char| !c.is_ascii_digit());
    // The letters are Thai, or a sign stands behind them.
    let number = letters.map(|letters| plate.ceil_char_boundary(letters + 1));
    number.is_some_and(|number| {
        plate.len() - number <= DAY
            && birth_dates::goes_on(message, range.start + number..range.end)
    })
}

/// Returns whether the plate `written` at byte `at` has the digit before its letters that no other number has,
/// and these are no unit: 5 กก 20.
fn is_modern(message: &Message<'_>, at: usize, written: &str) -> bool {
    let letters = written.find(|c: char| !(c.is_ascii_digit() || c == ' '));
    let mut words = message.words.at(at + letters.unwrap_or_default());
    MODERN.is_match(written) && digits(written) > 2 && !words.any(|m| m.word == DraftWord::Unit)
}

/// Returns whether the plate `written` at byte `at` is in a list of such, below a word for vehicles: another
/// stands on the line above or below.
fn is_listed(message: &Message<'_>, at: usize, written: &str) -> bool {
    if !USUAL.is_match(written) || message.words.at(at).next().is_some() {
        return false;
    }
    let number = message.layout.line_number_at(at);
    let has_plate = |number: Option<usize>| {
        let line = number.and_then(|number| message.layout.lines().get(number));
        let content = line.map(|line| message.part(line.range.clone()));
        content.is_some_and(|content| LISTED.is_match(content))
    };
    (has_plate(number.checked_sub(1)) || has_plate(Some(number + 1)))
        && message.is_headed_by(at, &[DraftWord::LabelPlate])
}

/// Returns whether the owner of the vehicle with the plate at byte `at` is called to it, and nothing is told of
/// anybody: เจ้าของรถ กข 1234 กรุณาเลื่อนรถ.
fn is_called_out(message: &Message<'_>, at: usize) -> bool {
    let told = [
        DraftWord::Fact,
        DraftWord::Death,
        DraftWord::Title,
        DraftWord::KinTitle,
    ];
    let around = message.around(at);
    message.words.has(around.clone(), &[DraftWord::CalledOut]) && !message.words.has(around, &told)
}

/// Returns whether the message speaks of persons, and neither of vehicles of an office nor of a vehicle
/// whose plate is called out.
fn is_about_persons(message: &Message<'_>) -> bool {
    let persons = [
        DraftWord::Title,
        DraftWord::KinTitle,
        DraftWord::Announces,
        DraftWord::Fact,
        DraftWord::Death,
        DraftWord::Owner,
        DraftWord::Drives,
        DraftWord::LabelName,
        DraftWord::LabelNickname,
        DraftWord::Home,
        DraftWord::LabelPassport,
        DraftWord::LabelCitizen,
        DraftWord::LabelAddress,
        DraftWord::Pronoun,
    ];
    let others = [DraftWord::OfficialVehicle, DraftWord::CalledOut];
    let whole = 0..message.text().len();
    // กทม. จอด is no title.
    let is_torn = |m: &Mention| message.part(m.range.clone()).contains(". ");
    let mut words = message.words.all().iter();
    words.any(|m| persons.contains(&m.word) && !is_torn(m)) && !message.words.has(whole, &others)
}

/// Returns whether `plate` is that of a vehicle of an office: such a word is near, and before the plate none for
/// a private person comes after it. Without a province, a driver at work says so too.
fn is_official(message: &Message<'_>, plate: Range<usize>) -> bool {
    let Range { start: at, end } = plate;
    let near = message.near(at);
    let official = [DraftWord::OfficialVehicle];
    let before = message.words.last_of(near.start..at, &official);
    match before {
        Some(official) => !message.words.has(
            official.range.end..at,
            &[DraftWord::Announces, DraftWord::Title],
        ),
        None => {
            message.words.has(at..near.end, &official)
                || message.is_headed_by(at, &official)
                || is_of_office(message, at)
                || !is_of_province(message, end)
                    && message.words.within(near).any(|m| is_at_work(message, m))
        }
    }
}

/// Returns whether `owner` leads to a driver of whom nothing is told, so that driving is this person's work.
fn is_at_work(message: &Message<'_>, owner: &Mention) -> bool {
    let mut same = message.words.at(owner.range.start);
    owner.word == DraftWord::Owner
        && same.any(|m| {
            let is_work = matches!(m.word, DraftWord::Official | DraftWord::HeadsHarmless);
            is_work && m.range == owner.range
        })
}

/// Returns whether an office is named as the owner before or behind the plate at byte `at`: รถของ อบต. ทะเบียน
/// ฮธ 99, ฮธ 99 ของจังหวัด.
fn is_of_office(message: &Message<'_>, at: usize) -> bool {
    let offices = [
        DraftWord::Office,
        DraftWord::Company,
        DraftWord::AddressArea,
    ];
    let near = message.near(at);
    let owners = [DraftWord::Owner];
    let after = message.words.first_of(at..near.end, &owners);
    let before = message.words.last_of(near.start..at, &owners);
    let is_near = |owner: &&Mention| {
        let between = at.min(owner.range.end)..at.max(owner.range.start);
        message.part(between).chars().nth(OWNED).is_none()
    };
    let mut owners = after.into_iter().chain(before).filter(is_near);
    owners.any(|owner| message.next(owner.range.end, &offices).is_some())
}

/// Returns whether the owner or driver of the vehicle with the plate from byte `at` to byte `end` is named
/// beside it: กข 1234 สกลนคร ของ นาย….
fn is_owned(message: &Message<'_>, at: usize, end: usize) -> bool {
    let near = message.near(at);
    let is_named = |owner: &Mention| {
        let start = message.value_after(owner.range.end);
        message.words.at(start).any(|m| NAMED.contains(&m.word))
    };
    let end = end_with_province(message, end);
    let is_owner = |m: &&Mention| m.word == DraftWord::Owner;
    let is_near = |gap: Range<usize>, reach: usize| {
        let between = message.part(gap);
        between.chars().nth(reach).is_none() && !between.contains(|c: char| c.is_ascii_digit())
    };
    let after = message
        .words
        .within(end..near.end.max(end))
        .filter(is_owner);
    let mut after = after.take_while(|owner| is_near(end..owner.range.start, OWNED));
    let before = message.words.within(near.start..at).rev().filter(is_owner);
    let mut before = before.take_while(|owner| is_near(owner.range.end..at, REACH));
    after.any(is_named) || before.any(is_named)
}

/// Returns whether the plate at byte `at` is in a table with a column for the owners.
fn is_in_list_of_owners(message: &Message<'_>, at: usize) -> bool {
    let mut vouchers = message.layout.vouchers(message.text(), at);
    let column = vouchers.find(|voucher| voucher.kind == VoucherKind::Column);
    let head = column.and_then(|column| message.layout.lines().get(column.line));
    head.is_some_and(|head| message.words.has(head.range.clone(), &[DraftWord::Owner]))
}

/// Returns whether somebody drives the vehicle with the plate at byte `at`: a word for it, and no more than
/// that of a vehicle, stands right before.
fn is_of_driver(message: &Message<'_>, at: usize) -> bool {
    let near = message.near(at).start..at;
    let drives = message.words.last_of(near, &[DraftWord::Drives]);
    drives.is_some_and(|drives| {
        let between = message.part(drives.range.end..at);
        between.chars().nth(DRIVEN_REACH).is_none()
            && !between.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | '\n'))
    })
}

/// Returns whether the name of a province follows byte `end`, as on a plate. A short one may be another
/// word: เลย.
fn is_of_province(message: &Message<'_>, end: usize) -> bool {
    if abbreviated_province(message, end).is_some() {
        return true;
    }
    let province = message.next(end, &[DraftWord::Province]);
    province.is_some_and(|province| {
        let written = message.part(province.range.clone());
        let is_long = written.trim_end_matches('.').len() > SHORT;
        // 6กต 4999 กทม: a digit before the letters is that of a plate.
        let before = message.part(message.near(end).start..end);
        is_long || HEADED.is_match(before)
    })
}

/// Returns whether the name of a province, which is no other word, follows byte `end`.
fn is_of_long_province(message: &Message<'_>, end: usize) -> bool {
    let province = message.next(end, &[DraftWord::Province]);
    province.is_some_and(|province| province.range.len() > SHORT)
}

/// Returns the end of the two letters of a province that follow byte `end`, with or without full stops: ข.ก.
fn abbreviated_province(message: &Message<'_>, end: usize) -> Option<usize> {
    let after = message.after(end);
    let rest = after.trim_start_matches(' ');
    let mut chars = rest.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    let second = if second == '.' { chars.next()? } else { second };
    let rest = chars.as_str();
    let is_apart =
        !rest.starts_with(|c: char| c.is_alphanumeric() || ('\u{e30}'..='\u{e4e}').contains(&c));
    let is_pair = [first, second].iter().all(|c| ('ก'..='ฮ').contains(c));
    let name = format!("{first}{second}.");
    let is_province = || {
        let words = Words::of(&name);
        words.has(0..name.len(), &[DraftWord::Province])
    };
    let end = end + after.len() - rest.len();
    let dot = usize::from(rest.starts_with('.'));
    (is_pair && is_apart && is_province()).then_some(end + dot)
}

/// Returns the end of the province that is written to the number that ends at byte `end`, or `end`.
fn end_of_letters(message: &Message<'_>, end: usize) -> usize {
    let after = message.after(end);
    if !after.starts_with(char::is_alphabetic) {
        return end;
    }
    // 1กก1234สน
    let rest = after.trim_start_matches(|c: char| ('ก'..='ฮ').contains(&c));
    let letters = after.len() - rest.len();
    let is_short = (2 * THAI..=3 * THAI).contains(&letters);
    let goes_on = rest.starts_with(|c: char| ('\u{e30}'..='\u{e4e}').contains(&c));
    if is_short && !goes_on {
        end + letters
    } else {
        end_with_province(message, end)
    }
}

/// Returns the end of the province that follows byte `end`, or `end`.
fn end_with_province(message: &Message<'_>, end: usize) -> usize {
    let province = message.next(end, &[DraftWord::Province]);
    let named = province.map(|province| province.range.end);
    let abbreviated = || abbreviated_province(message, end);
    named.or_else(abbreviated).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(text: &str) -> bool {
        !find(&Message::new(text, &[])).is_empty()
    }

    #[test]
    fn a_plate_of_an_office_is_none() {
        assert!(is_found("นายทดสอบ ขับรถของเพื่อน ทะเบียน กข 2800 ชนแล้วหนี"));
        for text in [
            "นายทดสอบ ขับรถตู้ของกรมการปกครอง ทะเบียน กข 2800 สกลนคร",
            "นายทดสอบ ขับรถ กข 2800 ของกรมการปกครอง",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }

    #[test]
    fn a_word_before_a_date_is_no_plate() {
        assert!(is_found("คนร้ายขับรถทะเบียน กข 28 สกลนคร หนีไป"));
        for text in [
            "คดีที่ผู้เสียหายแจ้ง ณ 28 ก.พ. 69 ทะเบียนรถยังไม่ทราบ",
            "ทะเบียนคดี ลง 29 ม.ค. 69 ผู้ต้องหา 2 ราย",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
