//! Bank accounts: 10 to 12 digits with the name of a bank or a label, and electronic purses of 15
//! digits.

use super::{LabelledFrom, Message, Number};
use crate::draft::recogniser::{CERTAIN, Candidate, LIKELY, POSSIBLE};
use crate::draft::{PrivateDataKind, Severity};
use crate::language::DraftWord;

const BANK: [DraftWord; 2] = [DraftWord::LabelBank, DraftWord::BankName];

pub(super) fn recognise(message: &Message<'_>, number: &Number<'_>) -> Option<Candidate> {
    let found = |score| Candidate::new(PrivateDataKind::BankAccount, number.range.clone(), score);
    let is_usual = number.sizes == [3, 1, 5, 1] || number.sizes == [2, 3, 1, 5, 1];
    let is_direct = number.is_directly_labelled(&BANK);
    // 983_2_12038_3, 6782-\n097232: the label and the grouping say enough.
    let is_told = is_direct && (is_usual && number.has_one_gap() || number.is_broken);
    if number.is_other() || number.plus || !(number.has_usual_gaps() || is_told) {
        return None;
    }
    if number.digits.len() == 15 && number.is_directly_labelled(&[DraftWord::LabelPay]) {
        return Some(found(CERTAIN));
    }
    if !(10..=12).contains(&number.digits.len())
        || !is_grouped_like_one(number, is_usual, is_direct)
    {
        return None;
    }
    let looks_dialled = super::phone::dialled(number).is_some() && !is_usual;
    if looks_dialled && number.sizes.len() > 1 {
        return None;
    }
    if is_labelled(number, looks_dialled) {
        return Some(found(if is_usual { CERTAIN } else { LIKELY }));
    }
    let other = [
        DraftWord::LabelPhone,
        DraftWord::LabelCitizen,
        DraftWord::LabelPay,
    ];
    if number.is_labelled_within(&other, 30) {
        return None;
    }
    let after = message.label_after(number.range.end, 90);
    if !looks_dialled && after.is_some_and(|word| BANK.contains(&word)) {
        return Some(found(LIKELY));
    }
    is_usual.then(|| found(POSSIBLE).with_severity(Severity::LookAgain))
}

/// Returns whether the digits stand together, or in groups with one kind of gap. Those with a label
/// may stand each by itself, as on a form.
fn is_grouped_like_one(number: &Number<'_>, is_usual: bool, is_labelled: bool) -> bool {
    let is_date = number.sizes.first() == Some(&4) && number.digits.starts_with("25");
    let is_long = number.sizes.first().is_some_and(|size| *size >= 3);
    let is_apart = is_labelled && number.sizes.iter().all(|size| *size == 1);
    let has_dots = number.dotted() && !(is_usual && is_labelled);
    let is_grouped =
        number.has_one_gap() && !has_dots && (is_long || is_usual || is_apart) && !is_date;
    number.sizes.len() == 1 || is_grouped
}

/// Returns whether a label for an account applies to the number.
fn is_labelled(number: &Number<'_>, looks_dialled: bool) -> bool {
    let Some(label) = number.label.filter(|label| BANK.contains(&label.word)) else {
        return false;
    };
    let reach = if looks_dialled { 24 } else { 80 };
    match label.place {
        LabelledFrom::Beside => {
            // A label applies to one number, not to all that follow.
            let spent = label.gap.chars().filter(char::is_ascii_digit).count() >= 8;
            !spent && label.gap.chars().nth(reach).is_none()
        }
        LabelledFrom::Cell => true,
        LabelledFrom::Above => !looks_dialled,
    }
}
