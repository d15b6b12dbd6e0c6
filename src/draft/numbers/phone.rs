//! Telephone numbers.
//!
//! A landline counts as an office's, which is for information only, unless it is close to a word for a
//! person. A mobile or foreign number counts as a person's.

use super::{Message, Number, groups, numbers};
use crate::draft::recogniser::{CERTAIN, Candidate, LIKELY, POSSIBLE};
use crate::draft::{PrivateDataKind, Severity, tail};
use crate::language::DraftWord;

const LABELS: [DraftWord; 2] = [DraftWord::LabelPhone, DraftWord::LabelPay];

/// The maximum length of the name of a company before its number, in characters.
const NAMED: usize = 40;

/// The maximum distance of a word for the person from a landline behind it, in characters.
const CLOSE: usize = 40;

/// Words for persons.
const PERSONS: [DraftWord; 6] = [
    DraftWord::Title,
    DraftWord::KinTitle,
    DraftWord::Rank,
    DraftWord::Announces,
    DraftWord::Home,
    DraftWord::LabelName,
];

/// How mobile numbers are grouped.
const MOBILE: [&[usize]; 16] = [
    &[10],
    &[3, 3, 4],
    &[3, 7],
    &[2, 4, 4],
    &[3, 4, 3],
    &[4, 3, 3],
    &[2, 8],
    &[1, 4, 5],
    &[1, 4, 4, 1],
    &[4, 6],
    &[6, 4],
    &[1, 2, 3, 4],
    &[1, 2, 7],
    &[1, 9],
    &[2, 1, 3, 4],
    &[1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
];

/// How landline numbers are grouped.
const LANDLINE: [&[usize]; 10] = [
    &[9],
    &[1, 4, 4],
    &[1, 8],
    &[3, 6],
    &[3, 3, 3],
    &[1, 2, 6],
    &[1, 2, 3, 3],
    &[5, 4],
    &[2, 3, 4],
    &[2, 7],
];

/// The regional codes in use, without the zero.
const REGIONS: [u32; 20] = [
    32, 34, 35, 36, 37, 38, 39, 42, 43, 44, 45, 52, 53, 54, 55, 56, 73, 74, 75, 76,
];

/// The least digits of a number from abroad, with the code of the country.
const ABROAD: usize = 9;

pub(super) fn recognise(message: &Message<'_>, number: &Number<'_>) -> Option<Candidate> {
    let is_labelled = number.is_labelled_within(&LABELS, 40);
    let is_direct = number.is_directly_labelled(&LABELS);
    if number.is_other() || number.is_broken && !is_direct {
        return None;
    }
    let found = |kind, score| Candidate::new(kind, number.range.clone(), score);
    let person = |score| Some(found(PrivateDataKind::Phone, score));
    let Some(digits) = dialled(number) else {
        let is_abroad = number.plus && number.digits.len() >= ABROAD && number.digits.len() <= 15;
        let lost_zero = is_labelled && is_mobile_without_zero(number);
        let bare = is_direct && is_abroad_without_plus(number);
        if is_abroad || lost_zero || bare {
            return person(LIKELY);
        }
        let is_near = number.is_labelled_within(&LABELS, 12);
        let is_known = is_near && (is_odd(number) || is_direct && is_incomplete(message, number))
            || has_head_before(message, number);
        return is_known
            .then(|| found(PrivateDataKind::Phone, POSSIBLE).with_severity(Severity::LookAgain));
    };
    if message.public.contains(&digits) {
        return None;
    }
    let is_mobile = digits.len() == 10;
    let is_international = number.plus || number.digits.starts_with("00");
    if !(is_international || is_labelled || is_usual(number, &digits))
        || has_odd_dots(number) && !(is_direct && number.has_one_gap() && digits.len() == 10)
    {
        return None;
    }
    let score = if is_labelled { CERTAIN } else { LIKELY };
    if is_mobile || is_of_person(message, number) && !is_of_office(message, number) {
        person(score)
    } else {
        Some(found(PrivateDataKind::OfficePhone, score))
    }
}

/// Returns whether the landline `number` may be that of a person: a word for somebody stands close before it,
/// in its row of a table, or one for a home near it. Most landlines in messages are those of offices.
fn is_of_person(message: &Message<'_>, number: &Number<'_>) -> bool {
    let start = number.range.start;
    let near = message.near(start);
    let close = tail(message.part(near.start..start), CLOSE).len();
    let line = message.layout.line_at(start);
    message.speaks_of_person(start)
        && (line.is_some_and(|line| line.cells.len() > 1)
            || message.words.has(start - close..start, &PERSONS)
            || message.words.has(near, &[DraftWord::Home]))
}

/// Returns whether the landline `number` is one of an office: it has an extension, or the person named
/// before it is introduced as somebody to ask.
fn is_of_office(message: &Message<'_>, number: &Number<'_>) -> bool {
    let rest = message.part(number.range.end..message.near(number.range.end).end);
    let extension = message.next(number.range.end, &[DraftWord::Office]);
    let has_extension = extension.is_some_and(|word| {
        let after = message.part(word.range.end..number.range.end + rest.len());
        after
            .trim_start_matches([' ', '.'])
            .starts_with(|c: char| c.is_ascii_digit())
    });
    let before = message.near(number.range.start).start..number.range.start;
    let asked = [DraftWord::Introduces, DraftWord::Official];
    let person = [DraftWord::Announces, DraftWord::Home];
    // ร้านสมมติแอร์ 02-123-4567
    let of_company = || {
        let company = message.words.last_of(before.clone(), &[DraftWord::Company]);
        company.is_some_and(|company| {
            let between = company.range.end..number.range.start;
            let is_near = message.part(between.clone()).chars().nth(NAMED).is_none();
            is_near && !message.words.has(between, &PERSONS)
        })
    };
    has_extension && !message.words.has(before.clone(), &[DraftWord::Home])
        || message.words.has(before.clone(), &asked) && !message.words.has(before.clone(), &person)
        || of_company()
}

/// Returns the digits as dialled within Thailand, if this is a Thai telephone number.
pub(super) fn dialled(number: &Number<'_>) -> Option<String> {
    let digits = match (number.plus, number.digits.strip_prefix("66")) {
        (true, Some(rest)) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        (true, None) => return None,
        _ => match number.digits.strip_prefix("0066") {
            Some(rest) => format!("0{rest}"),
            None => number.digits.clone(),
        },
    };
    let mut bytes = digits.bytes();
    let zero = bytes.next() == Some(b'0');
    let right = match (bytes.next(), digits.len()) {
        (Some(b'6' | b'8' | b'9'), 10) | (Some(b'2'..=b'5' | b'7'), 9) => zero,
        _ => false,
    };
    right.then_some(digits)
}

/// Returns whether the number is a mobile one whose first zero a spreadsheet dropped.
fn is_mobile_without_zero(number: &Number<'_>) -> bool {
    number.digits.len() == 9
        && number.digits.starts_with(['6', '8', '9'])
        && number.has_usual_gaps()
}

/// Returns whether a labelled number is not Thai, but may be a neighbouring country's or mistyped.
fn is_odd(number: &Number<'_>) -> bool {
    (9..=11).contains(&number.digits.len())
        && number.digits.starts_with('0')
        && number.has_usual_gaps()
}

/// Returns whether a labelled number begins as a mobile one does, and lacks some digits.
fn is_incomplete(message: &Message<'_>, number: &Number<'_>) -> bool {
    (7..=8).contains(&number.digits.len())
        && matches!(number.digits.get(..2), Some("06" | "08" | "09"))
        && number.has_usual_gaps()
        && message.speaks_of_person(number.range.start)
}

/// Returns whether `number` lacks the three digits of an operator, which stand by themselves before it on its
/// line or above it: 081 เหมือนกันหมด 440-2213.
fn has_head_before(message: &Message<'_>, number: &Number<'_>) -> bool {
    let is_tail = matches!(number.sizes.as_slice(), [7] | [3, 4]);
    let label = number.label;
    let Some(label) = label.filter(|label| label.word == DraftWord::LabelPhone) else {
        return false;
    };
    if !is_tail || !number.has_usual_gaps() {
        return false;
    }
    let end = message.near(label.start).end.min(number.range.start);
    let between = message.part(label.start..end);
    let mut numbers = between.split(|c: char| !(c.is_ascii_digit() || c == '-'));
    numbers.any(|number| {
        let head = number.trim_matches('-');
        head.len() == 3 && matches!(head.get(..2), Some("06" | "08" | "09"))
    })
}

/// Returns whether the number has the code of a country without a plus sign.
fn is_abroad_without_plus(number: &Number<'_>) -> bool {
    let digits = number.digits.strip_prefix("00").unwrap_or(&number.digits);
    let neighbours = ["66", "856", "95", "855", "84", "60", "86", "91"];
    neighbours.iter().any(|code| {
        let rest = digits.strip_prefix(code);
        rest.is_some_and(|rest| (8..=11).contains(&rest.len()) && !rest.starts_with('0'))
    })
}

/// Returns whether the number is grouped as telephone numbers are.
fn is_usual(number: &Number<'_>, digits: &str) -> bool {
    let sizes = number.sizes.as_slice();
    let first = sizes.first().copied().unwrap_or_default();
    if digits.len() == 10 {
        let is_sign = |gap: &&str| gap.chars().count() == 1 && !gap.contains([',', ':', '\n']);
        // With any sign between the usual groups.
        let slashed = number.has_one_gap()
            && number.gaps.iter().all(is_sign)
            && matches!(sizes, [3, 7] | [3, 3, 4] | [3, 4, 3] | [2, 4, 4]);
        // Any grouping that begins with the three digits of an operator.
        let odd = first == 3 && sizes.len() <= 5 && number.has_one_gap();
        return slashed || number.has_usual_gaps() && (MOBILE.contains(&sizes) || odd);
    }
    let is_bangkok = digits.starts_with("02");
    let region = digits.get(1..3).and_then(|code| code.parse().ok());
    number.has_usual_gaps()
        && LANDLINE.contains(&sizes)
        && (is_bangkok
            || first != 2 && region.is_some_and(|code| REGIONS.contains(&code) || code == 77))
}

/// Returns whether full stops part the number as they part times and prices.
fn has_odd_dots(number: &Number<'_>) -> bool {
    let sizes = number.sizes.as_slice();
    let tight = matches!(sizes, [2 | 3, 3, 4] | [3, 6 | 7] | [3, 3, 3]);
    number.dotted() && !(tight && number.gaps.iter().all(|gap| *gap == "."))
}

/// Returns the telephone numbers in the lines of a letter, digits only.
pub(in crate::draft) fn public(lines: &[&String]) -> Vec<String> {
    let mut public = Vec::new();
    for line in lines {
        let message = Message::new(line, &[]);
        let groups = groups(message.text());
        for first in 0..groups.len() {
            for number in numbers(&message, &groups, first) {
                let Some(digits) = dialled(&number) else {
                    continue;
                };
                // "๐ ๔๒๗๑ ๑๔๖๑-๒" denotes two numbers.
                let second = number.after.trim_start().strip_prefix('-');
                let more: String = second
                    .into_iter()
                    .flat_map(|rest| rest.trim_start().chars())
                    .take_while(char::is_ascii_digit)
                    .collect();
                let stem = digits.len().saturating_sub(more.len());
                if let (1..=2, Some(stem), Some(last)) =
                    (more.len(), digits.get(..stem), digits.get(stem..))
                    && let (Ok(from), Ok(to)) = (last.parse::<u8>(), more.parse::<u8>())
                {
                    public
                        .extend((from..=to).map(|end| format!("{stem}{end:0w$}", w = more.len())));
                }
                public.push(digits);
            }
        }
    }
    public
}
