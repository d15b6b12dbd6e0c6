//! Every number that may be that of a home, whether or not rules say that somebody lives there.

use super::tail::tail;
use super::{
    LONGEST, houses, is_glued, is_in_address_column, is_number_of_another_kind, is_public,
    is_ratio_or_year, is_seat, place_before, village_before,
};
use crate::draft::PrivateDataKind;
use crate::draft::message::Message;
use crate::draft::recogniser::Possible;
use crate::language::DraftWord;

/// Words near the number of a house.
const AROUND: [DraftWord; 10] = [
    DraftWord::LabelAddress,
    DraftWord::LabelPlace,
    DraftWord::HouseWord,
    DraftWord::Home,
    DraftWord::Lodging,
    DraftWord::PlaceWord,
    DraftWord::AddressVillage,
    DraftWord::AddressRoad,
    DraftWord::AddressArea,
    DraftWord::AddressHousing,
];

/// What may stand before the number of a house, and the trait that it then has.
const LABELS: [(DraftWord, &str); 6] = [
    (DraftWord::LabelAddress, "behind-label"),
    (DraftWord::LabelPlace, "behind-place"),
    (DraftWord::HouseWord, "behind-house"),
    (DraftWord::AddressHousing, "behind-housing"),
    (DraftWord::AddressVillage, "behind-village"),
    (DraftWord::AddressRoad, "behind-road"),
];

/// What may stand behind it.
const PARTS: [(DraftWord, &str); 4] = [
    (DraftWord::AddressVillage, "village"),
    (DraftWord::AddressRoad, "road"),
    (DraftWord::AddressArea, "area"),
    (DraftWord::AddressHousing, "housing"),
];

/// Returns the numbers near a word for a home or place, which may be those of houses, with the address
/// around them.
pub(in crate::draft) fn possible(message: &Message<'_>) -> Vec<Possible> {
    let numbers = houses(message).iter().cloned();
    let numbers = numbers.filter(|house| {
        house.len() <= LONGEST
            && !is_ratio_or_year(message.part(house.clone()))
            && message.words.has(message.around(house.start), &AROUND)
            && !is_glued(message, house)
            && !is_public(message, house.start)
    });
    let mut end = 0;
    let addresses = numbers.filter_map(|house| {
        if house.start < end {
            return None;
        }
        let tail = tail(message, house.end, true);
        if is_seat(message, &tail) {
            return None;
        }
        let start = village_before(message, &house).or_else(|| place_before(message, &house));
        let range = start.unwrap_or(house.start).max(end)..tail.end;
        end = range.end;
        let labels = LABELS.iter();
        let labels = labels.filter(|(word, _)| message.follows(house.start, &[*word]));
        let parts = PARTS.iter().filter(|(word, _)| tail.has(*word));
        let mut traits: Vec<&'static str> = labels.chain(parts).map(|(_, it)| *it).collect();
        let flags = [
            (message.part(house.clone()).contains('/'), "slash"),
            (start.is_some(), "place-before"),
            (tail.counts, "counts"),
            (tail.parts.is_empty(), "no-tail"),
            (is_number_of_another_kind(message, &house), "other-number"),
            (message.speaks_of_person(house.start), "person"),
            (is_in_address_column(message, house.start), "column"),
        ];
        traits.extend(flags.iter().filter(|(is_so, _)| *is_so).map(|(_, it)| it));
        Some(Possible {
            kind: PrivateDataKind::Address,
            masked: range.clone(),
            range,
            traits,
        })
    });
    addresses.collect()
}
