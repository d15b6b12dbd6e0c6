//! The code of a house in the registration: 11 digits, written 1234-123456-1.

use super::{Message, Number};
use crate::draft::message::LabelledFrom;
use crate::draft::recogniser::{CERTAIN, Candidate, LIKELY, POSSIBLE};
use crate::draft::{PrivateDataKind, Severity};
use crate::language::DraftWord;

/// The maximum distance of the label, in characters: รหัสประจำบ้าน 11 หลัก ….
const REACH: usize = 64;

pub(super) fn recognise(message: &Message<'_>, number: &Number<'_>) -> Option<Candidate> {
    if is_short(number) {
        let found = Candidate::new(PrivateDataKind::HouseCode, number.range.clone(), POSSIBLE);
        return Some(found.with_severity(Severity::LookAgain));
    }
    if number.digits.len() != 11 || number.plus {
        return None;
    }
    let is_usual = number.sizes == [4, 6, 1] && number.has_one_gap();
    let labels = [DraftWord::LabelHouseCode, DraftWord::LabelAddress];
    let is_labelled = number.is_labelled_within(&labels, REACH) && !number.digits.starts_with('0');
    // รหัส 1234-123456-1
    let is_thing = number.is_other() && !number.is_directly_labelled(&[DraftWord::LabelCode]);
    let score = if is_labelled {
        CERTAIN
    } else if is_usual && !is_thing || is_of_house(message, number) {
        LIKELY
    } else if is_told_of_house(message, number) {
        POSSIBLE
    } else {
        return None;
    };
    let found = Candidate::new(PrivateDataKind::HouseCode, number.range.clone(), score);
    Some(match score {
        POSSIBLE => found.with_severity(Severity::LookAgain),
        _ => found,
    })
}

/// Returns whether `number` lacks the last digit of a code under a heading for such codes.
fn is_short(number: &Number<'_>) -> bool {
    let label = number
        .label
        .filter(|label| label.place != LabelledFrom::Beside);
    number.digits.len() == 10
        && label.is_some_and(|label| label.word == DraftWord::LabelHouseCode)
        && matches!(number.sizes.as_slice(), [10] | [4, 6])
        && number.has_usual_gaps()
        && !number.digits.starts_with('0')
        && !number.plus
}

/// Returns whether the line speaks of a house, and then of its code: บ้านหลังนั้นมีรหัสหรือยัง — มีแล้ว ….
fn is_told_of_house(message: &Message<'_>, number: &Number<'_>) -> bool {
    let before = message.near(number.range.start).start..number.range.start;
    let houses = [DraftWord::Home, DraftWord::HouseWord];
    let is_house = message.words.has(before, &houses);
    let is_code = number
        .label
        .is_some_and(|label| label.word == DraftWord::LabelCode);
    number.sizes == [11] && !number.digits.starts_with('0') && is_code && is_house
}

/// Returns whether a word for a code stands right before `number`, and one for a home before that: บ้าน
/// เลขรหัส ….
fn is_of_house(message: &Message<'_>, number: &Number<'_>) -> bool {
    let before = message.near(number.range.start).start..number.range.start;
    let houses = [
        DraftWord::LabelAddress,
        DraftWord::Home,
        DraftWord::LabelHouseCode,
        DraftWord::HouseWord,
    ];
    let is_headed = || message.is_headed_by(number.range.start, &houses);
    number.is_directly_labelled(&[DraftWord::LabelCode])
        && number.has_usual_gaps()
        && (message.words.has(before, &houses) || !number.digits.starts_with('0') && is_headed())
}
