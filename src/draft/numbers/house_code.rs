//! The code of a house in the registration: 11 digits, written 1234-123456-1.

use super::{Message, Number};
use crate::draft::PrivateDataKind;
use crate::draft::recogniser::{CERTAIN, Candidate, LIKELY};
use crate::language::DraftWord;

pub(super) fn recognise(_: &Message<'_>, number: &Number<'_>) -> Option<Candidate> {
    let is_labelled = number.is_directly_labelled(&[DraftWord::LabelHouseCode]);
    let is_usual = number.sizes == [4, 6, 1] && number.gaps.iter().all(|gap| gap.trim() == "-");
    let score = match (number.digits.len(), is_labelled, is_usual) {
        (11, true, _) => CERTAIN,
        (11, false, true) if !number.is_other() => LIKELY,
        _ => return None,
    };
    Some(Candidate::new(
        PrivateDataKind::HouseCode,
        number.range.clone(),
        score,
    ))
}
