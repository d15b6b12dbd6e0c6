//! Payment cards: 15 or 16 digits with a check digit.

use super::{Message, Number};
use crate::draft::recogniser::{CERTAIN, Candidate, LIKELY, POSSIBLE};
use crate::draft::{PrivateDataKind, Severity};
use crate::language::DraftWord;

pub(super) fn recognise(_: &Message<'_>, number: &Number<'_>) -> Option<Candidate> {
    let is_labelled = number.is_labelled_within(&[DraftWord::LabelCard], 40);
    // เลขบัตร 4000 1234 1234 1234: no other card has four groups of four.
    let is_of_card = is_labelled || number.is_directly_labelled(&[DraftWord::LabelCitizen]);
    let is_mistyped = is_of_card && number.sizes == [4, 4, 4, 4] && number.has_one_gap();
    let is_long = (15..=16).contains(&number.digits.len());
    let is_broken = number.is_broken && !number.is_directly_labelled(&[DraftWord::LabelCard]);
    if !is_long || number.is_other() || is_broken {
        return None;
    }
    if !is_issued(&number.digits) && !is_mistyped {
        return None;
    }
    let found = |score| Candidate::new(PrivateDataKind::Card, number.range.clone(), score);
    let is_grouped = number.sizes == [4, 4, 4, 4] || number.sizes == [4, 6, 5];
    let is_right = is_issued(&number.digits) && has_check_digit(&number.digits);
    match (is_labelled, is_right) {
        (true, true) => Some(found(CERTAIN)),
        (_, false) if is_labelled || is_mistyped => {
            Some(found(POSSIBLE).with_severity(Severity::LookAgain))
        }
        (false, true) if is_grouped && number.has_usual_gaps() => Some(found(LIKELY)),
        (false, true) if number.sizes.len() == 1 => {
            Some(found(POSSIBLE).with_severity(Severity::LookAgain))
        }
        _ => None,
    }
}

/// Returns whether a network of cards issues numbers like `digits`.
fn is_issued(digits: &str) -> bool {
    let two = digits.get(..2).and_then(|start| start.parse().ok());
    matches!(
        (two, digits.len()),
        (Some(34 | 37), 15)
            | (
                Some(22..=27 | 35 | 40..=49 | 51..=55 | 60 | 62 | 64 | 65),
                16
            )
    )
}

/// Returns whether the last digit is right by Luhn's formula.
pub(in crate::draft) fn has_check_digit(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| match (place % 2, u32::from(byte - b'0')) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::{has_check_digit, is_issued};

    #[test]
    fn cards_have_a_check_digit_and_a_network() {
        assert!(has_check_digit("4111111111111111") && is_issued("4111111111111111"));
        assert!(has_check_digit("378282246310005") && is_issued("378282246310005"));
        assert!(!has_check_digit("4111111111111112"));
        assert!(!is_issued("1111111111111117"));
    }
}
