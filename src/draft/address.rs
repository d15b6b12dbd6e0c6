//! Recognises home addresses: a house number with its village, road, building or place. Its parts may
//! stand in any order, with or without full stops, in Thai or Latin letters.

mod described;
mod other;
mod possible;
mod tail;

use std::ops::Range;

pub(super) use self::described::described;
use self::other::is_number_of_another_kind;
pub(super) use self::possible::possible;
use self::tail::{NAME, Tail, name, tail};
use super::message::{LabelledFrom, Message};
use super::recogniser::{CERTAIN, Candidate, LIKELY, POSSIBLE};
use super::words::{FACTS, Mention};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::part;
use crate::text::pattern::{Pattern, compile};

/// The letter of a house number, which ends it: 12ก.
pub(super) static LETTER: Pattern = Pattern::new(|| compile(r"^[ก-ฮ]\b"));

/// The maximum length of a label before a house number, in characters.
const LABEL: usize = 10;

/// The maximum length of a house number that stands alone.
const LONGEST: usize = 7;

/// Words for persons, and for living somewhere.
const PERSON: [DraftWord; 9] = [
    DraftWord::Title,
    DraftWord::KinTitle,
    DraftWord::Rank,
    DraftWord::MonkTitle,
    DraftWord::Announces,
    DraftWord::Fact,
    DraftWord::Death,
    DraftWord::LabelName,
    DraftWord::Home,
];

/// Places whose addresses are public.
const PUBLIC: [DraftWord; 3] = [DraftWord::Office, DraftWord::Company, DraftWord::LabelTax];

/// Finds home addresses.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut end = 0;
    // Numbers that a comma parts, and that may share what follows the last of them.
    let mut series: Vec<Range<usize>> = Vec::new();
    for range in houses(message).iter().cloned() {
        if range.start < end || is_glued(message, &range) {
            continue;
        }
        let follows = series
            .last()
            .is_some_and(|last| message.is_between_values(last.end..range.start));
        if !follows {
            series.clear();
        }
        match address(message, &range) {
            Some(candidate) => {
                end = candidate.range.end;
                if candidate.range.start == range.start {
                    found.extend(shared(message, &series, &range));
                }
                series.clear();
                found.push(candidate);
            }
            None => series.push(range),
        }
    }
    found
}

/// Returns what may be the numbers of houses: 12, 12/3, 12/3-4, 12ก.
fn houses<'m>(message: &'m Message<'_>) -> &'m [Range<usize>] {
    message.houses.get_or_init(|| {
        let text = message.text();
        let mut houses = Vec::new();
        let mut end = 0;
        while let Some(gap) = part(text, end..).find(|c: char| c.is_ascii_digit()) {
            let start = end + gap;
            end = end_of_house(text, start);
            houses.push(start..end);
        }
        houses
    })
}

/// Returns where the house number ends that begins with the digit at byte `start`.
fn end_of_house(text: &str, start: usize) -> usize {
    let digits = |at: usize, most: usize| {
        let digits = part(text, at..).bytes().take(most);
        at + digits.take_while(u8::is_ascii_digit).count()
    };
    let mut end = digits(start, 5);
    for (sign, most) in [('/', 5), ('-', 3)] {
        if part(text, end..).starts_with(sign) {
            let behind = digits(end + 1, most);
            end = if behind > end + 1 { behind } else { end };
        }
    }
    let mut rest = part(text, end..).chars();
    let letter = rest.next().filter(|c| ('ก'..='ฮ').contains(c));
    let letter = letter.map_or(0, char::len_utf8);
    let next = rest.next().map_or(0, char::len_utf8);
    let ends = letter > 0 && LETTER.is_match(part(text, end..end + letter + next));
    end + if ends { letter } else { 0 }
}

/// Returns the house numbers of `series`, which share the village behind `last`: 12/1, 15 และ 44/3
/// หมู่ 5.
fn shared(message: &Message<'_>, series: &[Range<usize>], last: &Range<usize>) -> Vec<Candidate> {
    let has_slash = |house: &Range<usize>| message.part(house.clone()).contains('/');
    let (Some(first), true) = (series.first(), has_slash(last)) else {
        return Vec::new();
    };
    let before = message.before(first.start).trim_end();
    let is_list = before.ends_with(':')
        || message.follows(
            first.start,
            &[DraftWord::LabelAddress, DraftWord::LabelPlace],
        );
    let is_house = |house: &&Range<usize>| !is_ratio_or_year(message.part((*house).clone()));
    let houses = series.iter().filter(|_| is_list).filter(is_house);
    houses
        .map(|house| Candidate::new(PrivateDataKind::Address, house.clone(), LIKELY))
        .collect()
}

/// Returns the address of the house with the number at `house`, if it is a home.
fn address(message: &Message<'_>, house: &Range<usize>) -> Option<Candidate> {
    if is_ratio_or_year(message.part(house.clone())) {
        return None;
    }
    let is_labelled = message.follows(house.start, &[DraftWord::LabelAddress]);
    let is_placed = message.follows(house.start, &[DraftWord::LabelPlace]);
    let tail = tail(message, house.end, is_labelled);
    if is_seat(message, &tail) {
        return None;
    }
    let before = (is_labelled || is_placed)
        .then(|| place_before(message, house))
        .flatten();
    let range = before.unwrap_or(house.start)..tail.end;
    let found = |score| Candidate::new(PrivateDataKind::Address, range.clone(), score);
    let has_tail = !tail.parts.is_empty() && !tail.counts;
    let has_tax = message.words.has(
        message.near(house.start).start..house.start,
        &[DraftWord::LabelTax],
    );
    if is_labelled && has_tail && !(has_tax && is_public(message, house.start)) {
        return Some(found(CERTAIN));
    }
    if is_labelled && !has_tail {
        return alone(message, house, before);
    }
    if tail.parts.is_empty() && is_in_address_column(message, house.start) {
        return (message.layout.cell_at(house.start) == *house).then(|| found(LIKELY));
    }
    if let Some(room) = room(message, house) {
        let end = room.end.max(range.end);
        return Some(Candidate::new(
            PrivateDataKind::Address,
            room.start..end,
            LIKELY,
        ));
    }
    if tail.parts.is_empty() {
        let behind = || is_placed.then(|| beside_person(message, house)).flatten();
        return behind_village(message, house, is_placed, before)
            .or_else(behind)
            .or_else(|| house_of_person(message, house));
    }
    if !has_tail || is_number_of_another_kind(message, house) || is_public(message, house.start) {
        return None;
    }
    let is_address =
        is_placed || is_in_address_column(message, house.start) || is_home(message, house, &tail);
    is_address.then(|| found(LIKELY))
}

/// Returns whether the number before `tail` is that of a pupil: เลขที่ 22 ห้อง 3/4.
fn is_seat(message: &Message<'_>, tail: &Tail) -> bool {
    let after = message.after(tail.end);
    let class = after.strip_prefix('/').unwrap_or_default();
    tail.parts == [DraftWord::AddressHousing] && class.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns whether the parts behind a house number without a label are those of a home.
fn is_home(message: &Message<'_>, house: &Range<usize>, tail: &Tail) -> bool {
    let has_slash = message.part(house.clone()).contains('/');
    let is_on_road = tail
        .parts
        .iter()
        .any(|part| *part != DraftWord::AddressHousing);
    // A room or building number alone is not a house number.
    if !is_on_road && message.follows(house.start, &[DraftWord::AddressHousing]) {
        return false;
    }
    match tail.parts.first() {
        Some(DraftWord::AddressVillage | DraftWord::AddressRoad) => true,
        Some(DraftWord::AddressHousing) => has_slash || is_on_road,
        Some(DraftWord::AddressArea) => {
            has_slash && tail.parts.len() > 1
                || tail.has(DraftWord::AddressVillage)
                || has_slash && is_sub_district(message, house.end)
                || has_slash
                    && is_named_at_once(message, house.end)
                    && message.speaks_of_person(house.start)
                || begins_with_village_name(message, house.end) && tail.parts.len() > 1
        }
        _ => false,
    }
}

/// Returns the address of a house number with nothing behind it and the place before it: ต.สมมติ ม.5
/// 12/3, หมู่ 5 เลขที่ 12. If it `is_placed`, `before` is where the place before its label begins.
fn behind_village(
    message: &Message<'_>,
    house: &Range<usize>,
    is_placed: bool,
    before: Option<usize>,
) -> Option<Candidate> {
    let start = village_before(message, house).or(before)?;
    let has_slash = message.part(house.clone()).contains('/');
    let is_near = message.part(start..house.start).chars().count() <= 12;
    let is_house = is_placed || has_slash && is_near && !is_number_of_another_kind(message, house);
    (is_house && !is_public(message, house.start))
        .then(|| Candidate::new(PrivateDataKind::Address, start..house.end, LIKELY))
}

/// Returns the house number after เลขที่ that only a person stands before, about whom the message tells
/// a fact: บ้านนายสมมติ ทดลอง เลขที่ 45.
fn beside_person(message: &Message<'_>, house: &Range<usize>) -> Option<Candidate> {
    let before = message.before(house.start);
    let before = message.near(house.start).end.min(house.start) - before.len()..house.start;
    let label = message
        .words
        .last_of(before.clone(), &[DraftWord::LabelPlace])?;
    let written = message.part(before.start..label.range.start);
    let other = [
        DraftWord::Office,
        DraftWord::Company,
        DraftWord::Official,
        DraftWord::OtherNumber,
        DraftWord::SerialNumber,
        DraftWord::NoHouse,
        DraftWord::LabelBank,
        DraftWord::BankName,
    ];
    let titles = [DraftWord::Title, DraftWord::KinTitle, DraftWord::Home];
    let told = message.words.has(message.around(house.start), &FACTS)
        || message.is_headed_by(house.start, &FACTS);
    let is_home = written.ends_with(' ')
        && message.part(house.clone()).len() <= LONGEST
        && told
        && message
            .words
            .last_of(before, &titles)
            .is_some_and(|title| !message.words.has(title.range.end..house.start, &other));
    is_home.then(|| {
        Candidate::new(
            PrivateDataKind::Address,
            label.range.start..house.end,
            POSSIBLE,
        )
        .with_severity(Severity::LookAgain)
    })
}

/// Returns the number that directly follows a word for a house, if the line says something about a person and
/// the number counts nothing: ทองใส ไชยภูเวียง บ้าน 45/2.
fn house_of_person(message: &Message<'_>, house: &Range<usize>) -> Option<Candidate> {
    let near = message.near(house.start);
    let is_next = message.follows(house.start, &[DraftWord::HouseWord]);
    let counted = [DraftWord::Unit, DraftWord::Currency];
    let written = message.part(house.clone());
    let is_listed =
        || message.words.has(near.clone(), &FACTS) || message.is_headed_by(house.start, &FACTS);
    let is_house = is_next
        && written.len() <= LONGEST
        && message.next(house.end, &counted).is_none()
        && !message.words.has(near.clone(), &[DraftWord::Score])
        && is_listed();
    is_house.then(|| {
        Candidate::new(PrivateDataKind::Address, house.clone(), POSSIBLE)
            .with_severity(Severity::LookAgain)
    })
}

/// Returns the address of a house number with nothing behind it, labelled as one. It tells where
/// somebody lives if the place stands before it, at byte `before`, or a person beside it.
fn alone(message: &Message<'_>, house: &Range<usize>, before: Option<usize>) -> Option<Candidate> {
    let village = village_before(message, house).or(before);
    let has_person = message.words.has(message.around(house.start), &PERSON);
    (village.is_some() || has_person).then(|| {
        let start = village.unwrap_or(house.start);
        Candidate::new(PrivateDataKind::Address, start..house.end, LIKELY)
    })
}

/// Returns the room of a person in a building of homes, if the number at `house` is that of a room:
/// หอพักสมมติ ห้อง 204, ห้อง 204 หอพักสมมติ.
fn room(message: &Message<'_>, house: &Range<usize>) -> Option<Range<usize>> {
    if !message.follows(house.start, &[DraftWord::AddressHousing]) {
        return None;
    }
    let near = message.near(house.start);
    let before = near.start..house.start;
    let word = message
        .words
        .last_of(before.clone(), &[DraftWord::AddressHousing])?;
    let has_person = message.words.has(message.around(house.start), &PERSON);
    let lodging = message.words.last_of(before, &[DraftWord::Lodging]);
    if let Some(lodging) = lodging.filter(|lodging| lodging.range != word.range) {
        let between = message.part(lodging.range.end..word.range.start.max(lodging.range.end));
        let is_near = between.chars().nth(NAME).is_none();
        let is_numbered = between.contains(|c: char| c.is_ascii_digit());
        let start = if is_numbered {
            lodging.range.start
        } else {
            word.range.start
        };
        return (is_near && has_person).then_some(start..house.end);
    }
    let behind = message.next(house.end, &[DraftWord::Lodging]);
    (behind.is_some() && has_person).then_some(word.range.start..house.end)
}

/// Returns whether `number` is a share of none, or the number of a paper with its year: 45/0, 12/2569.
fn is_ratio_or_year(number: &str) -> bool {
    let after = number
        .split_once('/')
        .map(|(_, after)| after.parse::<u32>());
    matches!(after, Some(Ok(0 | 2400..=2700)))
}

/// Returns where the part of an address begins that stands shortly before the label of the house
/// number: หมู่ 2 เลขที่ 64, ซ.พัฒนา 2 เลขที่ 118.
fn place_before(message: &Message<'_>, house: &Range<usize>) -> Option<usize> {
    let before = message.near(house.start).start..house.start;
    let parts = [DraftWord::AddressVillage, DraftWord::AddressRoad];
    let place = message.words.last_of(before, &parts)?;
    let name = name(message, place.range.end, place.word)?;
    if name.end > house.start {
        return None;
    }
    let between = name.end..house.start;
    let is_near = message
        .part(between.clone())
        .chars()
        .nth(NAME / 2)
        .is_none();
    let other = [
        DraftWord::Office,
        DraftWord::Company,
        DraftWord::Score,
        DraftWord::OtherNumber,
        DraftWord::SerialNumber,
    ];
    (is_near && !message.words.has(between, &other)).then_some(place.range.start)
}

/// Returns where the number of a village begins that stands shortly before the house number.
fn village_before(message: &Message<'_>, house: &Range<usize>) -> Option<usize> {
    let before = message.near(house.start).start..house.start;
    let village = message
        .words
        .last_of(before, &[DraftWord::AddressVillage])?;
    let between = message.part(village.range.end..house.start);
    let is_numbered = between
        .trim_start_matches(['.', ' '])
        .starts_with(|c: char| c.is_ascii_digit());
    // หมู่ 2, 4/1, 7: villages one after another.
    let is_series = between.trim_end().ends_with(',')
        && between
            .chars()
            .all(|c| c.is_ascii_digit() || " .,/".contains(c));
    (is_numbered && !is_series && between.chars().nth(NAME).is_none())
        .then_some(village.range.start)
}

/// Returns whether the part at byte `at` is a sub-district in its short form.
fn is_sub_district(message: &Message<'_>, at: usize) -> bool {
    message.after(at).trim_start().starts_with("ต.")
}

/// Returns whether the part after the house number is the name of a village.
fn begins_with_village_name(message: &Message<'_>, at: usize) -> bool {
    let village = message.next(at, &[DraftWord::PlaceWord]);
    village.is_some_and(|village| {
        message
            .words
            .has(village.range.clone(), &[DraftWord::AddressArea])
    })
}

/// Returns whether the name of a village is written to the word for it behind byte `at`: ชุมชนริมคลอง, and not
/// the villages that a number counts.
fn is_named_at_once(message: &Message<'_>, at: usize) -> bool {
    let village = message.next(at, &[DraftWord::AddressArea]);
    village.is_some_and(|village| {
        begins_with_village_name(message, at)
            && message
                .after(village.range.end)
                .starts_with(|c: char| matches!(c, 'ก'..='ฮ' | 'เ'..='ไ'))
    })
}

/// Returns whether the address is that of a place open to the public: an office stands before it, and
/// no person between.
fn is_public(message: &Message<'_>, at: usize) -> bool {
    let before = message.near(at).start..at;
    let office = message.words.last_of(before, &PUBLIC);
    let Some(office) = office.or_else(|| office_above(message, at)) else {
        return false;
    };
    let between = office.range.end..at;
    // A label for an address is that of the office where its tax number stands before.
    let is_living = office.word != DraftWord::LabelTax
        && message
            .words
            .has(between.clone(), &[DraftWord::LabelAddress]);
    // สวนอาหารครัวคุณสมมติ 9/2
    let mut persons = message.words.within(between);
    let is_in_name = |m: &Mention| {
        let gap = message.part(office.range.end..m.range.start);
        m.word == DraftWord::KinTitle && gap.chars().all(is_letter_of_word)
    };
    !is_living && !persons.any(|m| PERSON.contains(&m.word) && !is_in_name(m))
}

/// Returns whether `c` is a Thai letter, vowel or tone mark, so that a word goes on with it.
fn is_letter_of_word(c: char) -> bool {
    matches!(c, 'ก'..='ฺ' | 'เ'..='๎')
}

/// Returns the office with which the line above the address at byte `at` begins, if the address begins its line.
fn office_above<'m>(message: &'m Message<'_>, at: usize) -> Option<&'m Mention> {
    let number = message.layout.line_number_at(at);
    let lines = message.layout.lines();
    let above = lines.get(number.checked_sub(1)?)?;
    let before = message.part(lines.get(number)?.content.start.min(at)..at);
    let is_label = before.trim().is_empty() || message.follows(at, &[DraftWord::LabelPlace]);
    let mut words = message.words.at(above.content.start);
    words.find(|m| PUBLIC.contains(&m.word) && is_label && before.chars().count() <= LABEL)
}

fn is_in_address_column(message: &Message<'_>, at: usize) -> bool {
    message.label(at).is_some_and(|label| {
        label.word == DraftWord::LabelAddress
            && label.place == LabelledFrom::Cell
            && label.is_direct
    })
}

/// Returns whether the number is the tail of a longer number, a word or an amount.
fn is_glued(message: &Message<'_>, house: &Range<usize>) -> bool {
    let line = message.before(house.start);
    let mut before = line.chars().rev();
    let last = before.next();
    let is_joining = |c| matches!(c, '.' | ',' | '-' | '/' | ':');
    let after = message.part(house.end..message.line(house.end).end.max(house.end));
    let goes_on = after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '%' | '✕'))
        || after.starts_with(['.', ',', ':'])
            && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    // ปค.1: the number of a form, unless the letters are those of an address.
    let labels = [
        DraftWord::LabelAddress,
        DraftWord::LabelPlace,
        DraftWord::AddressVillage,
        DraftWord::AddressRoad,
        DraftWord::AddressArea,
    ];
    let is_abbreviated = || !message.follows(house.start, &labels);
    let begins = match last {
        Some('(') if line.ends_with('(') => before.next().is_some_and(|c| c.is_ascii_digit()),
        Some('.') => before
            .next()
            .is_some_and(|c| c.is_ascii_digit() || c.is_alphabetic() && is_abbreviated()),
        Some(c) if is_joining(c) => before.next().is_some_and(|c| c.is_ascii_digit()),
        // A line to write on.
        Some('_') => before.next() != Some('_'),
        Some(c) => c.is_ascii_alphanumeric() || matches!(c, '✕' | '+' | '#'),
        None => false,
    };
    begins || goes_on
}
