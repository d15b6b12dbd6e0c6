//! Bank accounts: 10 to 12 digits with the name of a bank or a label, and electronic purses of 15
//! digits.

use std::ops::Range;

use super::{DigitGroup, LabelledFrom, Message, Number, numbers};
use crate::draft::recogniser::{CERTAIN, Candidate, LIKELY, POSSIBLE};
use crate::draft::words::Mention;
use crate::draft::{PrivateDataKind, Severity, after_signs};
use crate::language::DraftWord;

/// The maximum distance of a label from digits that each stand by itself, in characters.
const CLOSE: usize = 24;

/// The maximum distance of the holder from the number, in bytes.
const HELD: usize = 300;

const BANK: [DraftWord; 2] = [DraftWord::LabelBank, DraftWord::BankName];

/// What may hold an account and is no person.
const HOLDERS: [DraftWord; 3] = [DraftWord::Fund, DraftWord::Office, DraftWord::Company];

/// Words for persons, whose account it then is.
const PERSON: [DraftWord; 8] = [
    DraftWord::Title,
    DraftWord::KinTitle,
    DraftWord::Rank,
    DraftWord::MonkTitle,
    DraftWord::Announces,
    DraftWord::Fact,
    DraftWord::Death,
    DraftWord::LabelName,
];

pub(super) fn recognise(message: &Message<'_>, number: &Number<'_>) -> Option<Candidate> {
    let found = |score| Candidate::new(PrivateDataKind::BankAccount, number.range.clone(), score);
    let is_usual = number.sizes == [3, 1, 5, 1] || number.sizes == [2, 3, 1, 5, 1];
    let is_direct = number.is_directly_labelled(&BANK);
    // 983_2_12038_3, 6782-\n097232: the label and the grouping say enough.
    let is_told = is_direct && (is_usual && number.has_one_gap() || number.is_broken);
    if number.is_other()
        || number.plus
        || !(number.has_usual_gaps() || is_told)
        || is_public(message, &number.range)
    {
        return None;
    }
    if number.digits.len() == 15 && number.is_directly_labelled(&[DraftWord::LabelPay]) {
        return Some(found(CERTAIN));
    }
    if !(10..=12).contains(&number.digits.len())
        || !is_grouped_like_one(number, is_usual, is_labelled_closely(number))
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

/// Returns whether the account belongs to an office, a temple or a fund, to which anybody may pay. Its name
/// must follow a label of a holder or account at once, and no word for a person may stand near.
pub(in crate::draft) fn is_public(message: &Message<'_>, number: &Range<usize>) -> bool {
    let around = message.around(number.start);
    let is_label = |m: &Mention| matches!(m.word, DraftWord::LabelHolder | DraftWord::LabelBank);
    let mut labels = message.words.within(around);
    labels.any(|label| {
        let at = after_signs(message.text(), label.range.end, &[' ', ':', '"', '“', '\'']);
        let holder = || message.words.at(at).find(|m| HOLDERS.contains(&m.word));
        is_label(label) && !message.words.at(at).any(|m| BANK.contains(&m.word)) && {
            holder().is_some_and(|holder| {
                let (first, last) = if holder.range.start < number.start {
                    (holder.range.end, number.start)
                } else {
                    (number.end, message.line(holder.range.start).end)
                };
                let between = first..last.max(first);
                message.part(between.clone()).len() <= HELD && !message.words.has(between, &PERSON)
            })
        }
    })
}

/// Returns the numbers as long as accounts in lists and tables in which another line has one that was `found`,
/// and this line has nothing else that was.
pub(super) fn beside_others(
    message: &Message<'_>,
    groups: &[DigitGroup],
    found: &[Candidate],
) -> Vec<Candidate> {
    let line = |candidate: &Candidate| message.layout.line_number_at(candidate.range.start);
    let accounts = found
        .iter()
        .filter(|it| it.kind == PrivateDataKind::BankAccount);
    let listed: Vec<usize> = accounts.map(line).collect();
    let taken: Vec<usize> = found.iter().map(line).collect();
    if listed.is_empty() {
        return Vec::new();
    }
    let mut others: Vec<Candidate> = Vec::new();
    for first in 0..groups.len() {
        for number in numbers(message, groups, first) {
            let at = message.layout.line_number_at(number.range.start);
            let is_row = |number: usize| {
                let line = message.layout.lines().get(number);
                line.is_some_and(|line| line.is_item() || line.cells.len() > 1)
            };
            let has = |row: Option<usize>| {
                row.is_some_and(|row| is_row(row) && listed.binary_search(&row).is_ok())
            };
            let is_beside = has(at.checked_sub(1)) || has(Some(at + 1));
            let is_account = (10..=12).contains(&number.digits.len())
                && super::phone::dialled(&number).is_none()
                && (number.sizes.len() == 1 || number.has_one_gap())
                && number.has_usual_gaps();
            let is_apart = number.begins()
                && number.ends()
                && number
                    .label
                    .is_none_or(|label| label.place != LabelledFrom::Beside);
            if is_beside
                && is_row(at)
                && is_account
                && is_apart
                && taken.binary_search(&at).is_err()
            {
                let range = number.range.clone();
                let found = Candidate::new(PrivateDataKind::BankAccount, range, POSSIBLE);
                others.push(found.with_severity(Severity::LookAgain));
            }
        }
    }
    others
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

/// Returns whether the name of a bank or a label stands shortly before the number, with no other number
/// between: ttb ของน้าหน่อย 2 0 9….
fn is_labelled_closely(number: &Number<'_>) -> bool {
    number.label.is_some_and(|label| {
        BANK.contains(&label.word)
            && (label.is_direct
                || label.place == LabelledFrom::Beside
                    && label.gap.chars().nth(CLOSE).is_none()
                    && !label.gap.contains(|c: char| c.is_ascii_digit()))
    })
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
