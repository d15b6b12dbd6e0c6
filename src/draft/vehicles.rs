//! Recognises the plates of private vehicles. A plate is private beside a fact about a person; that
//! of a vehicle of an office never is.

use std::ops::Range;

use super::PrivateDataKind;
use super::layout::VoucherKind;
use super::message::{LabelledFrom, Message};
use super::recogniser::{Candidate, LIKELY};
use super::words::{FACTS, Mention};
use crate::language::DraftWord;
use crate::text::pattern::{Pattern, compile};

/// Letters and a number, as on a plate, or the number alone of a lorry.
pub(super) static PLATE: Pattern = Pattern::new(|| {
    compile(r"(?:[0-9] ?)?[ก-ฮ]{1,3}(?:[ -]{0,2}|\n)[0-9]{1,4}|[0-9]{2,3}-[0-9]{4}")
});

/// A plate that begins with a digit, at the end of a text.
static HEADED: Pattern =
    Pattern::new(|| compile(r"(?:^|[^0-9])[0-9] ?[ก-ฮ]{2}[ -]{0,2}[0-9]{1,4}$"));

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
        let before = message.before(at).chars().next_back();
        let after = message.after(plate.end()).chars().next();
        if after.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | ',')) {
            continue;
        }
        let is_apart = !before.is_some_and(glued);
        let is_broken = plate.as_str().contains('\n');
        let is_labelled = message.label(at).is_some_and(|label| {
            label.word == DraftWord::LabelPlate
                && (label.is_direct || !is_broken)
                && (is_apart || label.gap.is_empty() && label.place == LabelledFrom::Beside)
                && (label.place == LabelledFrom::Cell || label.gap.chars().nth(REACH).is_none())
        });
        let is_next = met
            .as_ref()
            .is_some_and(|met| message.is_between_values(met.end..at));
        let is_driven = || {
            let digits = plate.as_str().bytes().filter(u8::is_ascii_digit).count();
            digits >= DRIVEN && message.follows(at, &[DraftWord::Drives])
        };
        let is_plate = is_labelled
            || !is_broken
                && is_apart
                && (is_next || is_of_province(message, plate.end()) || is_driven());
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
        let is_official = is_official(message, at);
        if is_plate && is_told && !is_official {
            met = Some(at..end_with_province(message, plate.end()));
            let end = end_of_letters(message, plate.end());
            found.push(Candidate::new(PrivateDataKind::Plate, at..end, LIKELY));
        }
    }
    found
}

/// Returns whether the plate at byte `at` is that of a vehicle of an office: such a word is near, and
/// before the plate none for a private person comes after it.
fn is_official(message: &Message<'_>, at: usize) -> bool {
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
        }
    }
}

/// Returns whether a word for the owner, and an office, follow the plate at byte `at`: ฮธ 99 ของจังหวัด.
fn is_of_office(message: &Message<'_>, at: usize) -> bool {
    let end = message.near(at).end;
    let owner = message.words.first_of(at..end, &[DraftWord::Owner]);
    owner.is_some_and(|owner| {
        let offices = [
            DraftWord::Office,
            DraftWord::Company,
            DraftWord::AddressArea,
        ];
        message
            .part(at..owner.range.start)
            .chars()
            .nth(OWNED)
            .is_none()
            && message.next(owner.range.end, &offices).is_some()
    })
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
    let province = message.next(end, &[DraftWord::Province]);
    province.is_some_and(|province| {
        let written = message.part(province.range.clone());
        let is_long = written.trim_end_matches('.').len() > SHORT;
        // 6กต 4999 กทม: a digit before the letters is that of a plate.
        let before = message.part(message.near(end).start..end);
        is_long || HEADED.is_match(before)
    })
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
    province.map_or(end, |province| province.range.end)
}
