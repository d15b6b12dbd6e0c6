//! What may be where somebody lives, told without the number of a house: พักที่ เพิงริมทางรถไฟ, บ้านอยู่ท้ายซอย.

use std::ops::Range;

use super::is_in_address_column;
use crate::draft::PrivateDataKind;
use crate::draft::mask::DIGIT;
use crate::draft::message::Message;
use crate::draft::recogniser::Possible;
use crate::draft::words::Mention;
use crate::language::DraftWord;
use crate::text::part;

/// What a place may be told by.
const PLACES: [DraftWord; 12] = [
    DraftWord::Dwelling,
    DraftWord::Beside,
    DraftWord::Lodging,
    DraftWord::Home,
    DraftWord::HouseWord,
    DraftWord::LabelPlace,
    DraftWord::LabelAddress,
    DraftWord::PlaceWord,
    DraftWord::AddressVillage,
    DraftWord::AddressRoad,
    DraftWord::AddressArea,
    DraftWord::AddressHousing,
];

/// The signs that may stand between the word for living and the place, and those that end it.
const SIGNS: [char; 4] = [' ', ':', '"', '='];
const ENDS: [char; 11] = ['\n', '\t', '|', ',', ';', '(', ')', '"', '“', '”', '>'];

/// The most parts of such a place, with spaces between them, and its minimum and maximum length in characters.
const PARTS: usize = 8;
const LENGTH: (usize, usize) = (6, 90);

/// How near something masked is, in bytes.
const NEAR: usize = 30;

/// The maximum length of a part that is a number with its unit, in bytes.
const NUMBER: usize = 18;

/// How far a name may stand before the place where its holder lives, and how far before it such a name may begin, in
/// bytes.
const GAP: usize = 12;
const NAME: usize = 120;

/// Why something may be where somebody lives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// It stands behind a word for living.
    Lives,
    /// It is a dwelling.
    Dwells,
    /// It stands behind a name.
    Named,
    /// It begins a cell under or behind a label for addresses.
    Labelled,
}

/// Returns where somebody may live: what stands behind a word for living or one of `names`, which are in order,
/// dwellings with more than their kind, and what a table or form calls an address.
pub(in crate::draft) fn described(message: &Message<'_>, names: &[Possible]) -> Vec<Possible> {
    let mut end = 0;
    let mut found: Vec<Possible> = Vec::new();
    for mention in message.words.all() {
        let start = match mention.word {
            DraftWord::Lives => skip_signs(message, mention.range.end),
            _ => mention.range.start,
        };
        if start < end {
            continue;
        }
        let Some(cause) = cause(message, names, mention) else {
            continue;
        };
        let Some(first) = place_at(message, start) else {
            continue;
        };
        let range = start..end_of(message, start);
        let length = message
            .part(range.clone())
            .chars()
            .take(LENGTH.1 + 1)
            .count();
        let has_length = (LENGTH.0..=LENGTH.1).contains(&length);
        if range.end > mention.range.end && has_length && !is_rest(message, &range) {
            end = range.end;
            found.push(possible(message, range, first, cause));
        }
    }
    found
}

/// Returns why somebody may live at the place that `mention` leads to or begins.
fn cause(message: &Message<'_>, names: &[Possible], mention: &Mention) -> Option<Cause> {
    let Range { start, end } = mention.range;
    let is_followed_by_number = || {
        let rest = message.part(end..message.line(end).end.max(end));
        let rest = rest.trim_start_matches(SIGNS);
        rest.starts_with(|c: char| c.is_ascii_digit())
    };
    match mention.word {
        DraftWord::Lives => Some(Cause::Lives),
        DraftWord::Dwelling => Some(Cause::Dwells),
        // `possible` finds the numbers of houses.
        word if !PLACES.contains(&word) || is_followed_by_number() => None,
        _ if follows_name(message, names, start) => Some(Cause::Named),
        _ => begins_address_cell(message, start).then_some(Cause::Labelled),
    }
}

/// Returns whether a cell that a table or form calls an address begins at byte `at`.
fn begins_address_cell(message: &Message<'_>, at: usize) -> bool {
    let layout = &message.layout;
    layout.cell_at(at).start == at && !layout.is_head(at) && is_in_address_column(message, at)
}

/// Returns whether one of `names` ends right before byte `at`, with nothing but spaces and signs between them.
fn follows_name(message: &Message<'_>, names: &[Possible], at: usize) -> bool {
    let line = message.line(at).start;
    let next = names.partition_point(|name| name.range.start < at);
    let before = names.get(..next).unwrap_or_default().iter().rev();
    let mut near =
        before.take_while(|name| name.range.start + NAME > at && name.range.start >= line);
    near.any(|name| {
        let gap = name.range.end..at;
        gap.start <= gap.end && gap.len() <= GAP && {
            let between = message.part(gap);
            !between.contains(|c: char| c.is_alphanumeric())
        }
    })
}

/// Returns whether a number stands right before the place at `range`, which then belongs to it, or something masked
/// is near it, of which it is a rest.
fn is_rest(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.text();
    let line = message.line(range.start);
    let from = text.floor_char_boundary(range.start.saturating_sub(NEAR).max(line.start));
    let to = text.floor_char_boundary((range.end + NEAR).min(line.end));
    let before = part(text, line.start.min(range.start)..range.start).trim_end();
    before.ends_with(|c: char| c.is_ascii_digit())
        || part(text, from..to.max(range.end)).contains(DIGIT)
}

/// Returns the word for a place that begins at byte `at`.
fn place_at<'m>(message: &'m Message<'_>, at: usize) -> Option<&'m Mention> {
    let mut words = message.words.at(at);
    words.find(|mention| PLACES.contains(&mention.word))
}

fn skip_signs(message: &Message<'_>, at: usize) -> usize {
    let rest = message.part(at..message.line(at).end.max(at));
    at + rest.len() - rest.trim_start_matches(SIGNS).len()
}

/// Returns where the place that begins at byte `start` ends: behind the last of its parts, each of which begins
/// with a word for a place or a number.
fn end_of(message: &Message<'_>, start: usize) -> usize {
    let rest = message.part(start..message.line(start).end.max(start));
    let reach = rest.char_indices().nth(LENGTH.1 + 1);
    let rest = part(rest, ..reach.map_or(rest.len(), |(at, _)| at));
    let rest = part(rest, ..rest.find(ENDS).unwrap_or(rest.len()));
    let mut end = start;
    let mut at = start;
    for (number, written) in rest.split(' ').take(PARTS).enumerate() {
        // กม.551, 14/2
        let has_number = written.ends_with(|c: char| c.is_ascii_digit()) && written.len() <= NUMBER;
        let is_part = number == 0 || has_number || place_at(message, at).is_some();
        if !is_part || written.is_empty() {
            break;
        }
        end = at + written.len();
        at = end + 1;
    }
    end
}

/// Returns the place at `range`, which begins with the word `first`, with what its look says.
fn possible(message: &Message<'_>, range: Range<usize>, first: &Mention, cause: Cause) -> Possible {
    let written = message.part(range.clone());
    let has = |word| message.words.has(range.start + 1..range.end, &[word]);
    let mut traits: Vec<&'static str> = vec![first.word.into()];
    let flags = [
        (cause == Cause::Lives, "lives"),
        (cause == Cause::Dwells, "dwells"),
        (cause == Cause::Named, "named"),
        (cause == Cause::Labelled, "labelled"),
        (written.contains(' '), "parts"),
        (written.contains(|c: char| c.is_ascii_digit()), "digits"),
        (has(DraftWord::Beside), "beside"),
        (has(DraftWord::AddressArea), "area"),
        (has(DraftWord::AddressVillage), "village"),
        (has(DraftWord::AddressRoad), "road"),
        (has(DraftWord::Office), "office"),
        (message.speaks_of_person(range.start), "person"),
    ];
    traits.extend(flags.iter().filter(|(is_so, _)| *is_so).map(|(_, it)| it));
    Possible {
        kind: PrivateDataKind::Address,
        masked: range.clone(),
        range,
        traits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::recogniser::candidates;

    fn found(text: &str) -> Vec<String> {
        let message = Message::new(text, &[]);
        let (_, possible) = candidates(&message);
        let names = possible.into_iter();
        let names = names.filter(|it| it.kind == PrivateDataKind::NamedPerson);
        let homes = described(&message, &names.collect::<Vec<_>>()).into_iter();
        homes.map(|it| message.part(it.range).to_owned()).collect()
    }

    #[test]
    fn places_without_a_number_may_be_homes() {
        for (text, place) in [
            (
                "แกอยู่คนเดียว เพิงริมทางรถไฟ กม.551 ติดต้นขาม โทรไม่ติด",
                "เพิงริมทางรถไฟ กม.551 ติดต้นขาม",
            ),
            (
                "บ้านอยู่ ท้ายซอยวัดโพธิ์ชัย หลังสุดท้ายติดทุ่งนา",
                "ท้ายซอยวัดโพธิ์ชัย หลังสุดท้ายติดทุ่งนา",
            ),
            (
                "พักที่ โรงแรมซีบลู ห้อง 512 ถ.เลียบหาด",
                "โรงแรมซีบลู ห้อง 512 ถ.เลียบหาด",
            ),
            (
                "เด็กชายสมมติ ทดลอง บ้านตัวอย่าง ตำบลสมมติ\nเด็กหญิงลองดู",
                "บ้านตัวอย่าง ตำบลสมมติ",
            ),
            ("ชื่อ\tที่อยู่\nนายทดสอบ\tบ้านตัวอย่าง คุ้มวัด", "บ้านตัวอย่าง คุ้มวัด"),
        ] {
            let found = found(text);
            assert!(found.contains(&place.to_owned()), "{text} {found:?}");
        }
    }

    #[test]
    fn what_is_no_place_is_none() {
        for text in [
            "อยู่ระหว่างดำเนินการ",
            "ยังอยู่ครบ 30 คน",
            "ส่งที่ผมได้เลย",
            "ประชุมที่ บ้านตัวอย่าง ตำบลสมมติ",
            "นายทดสอบ บ้านเลขที่ 45",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
