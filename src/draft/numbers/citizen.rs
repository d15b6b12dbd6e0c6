//! Citizen numbers: 13 digits, the last of which is a check digit.
//!
//! Numbers of persons start with 1 to 8, and none starts with 9. Those that start with 0 belong to
//! companies, offices and shops, which are public, or to persons without registered status.

use super::{Message, Number};
use crate::draft::message::{Label, LabelledFrom};
use crate::draft::recogniser::{CERTAIN, Candidate, LIKELY, POSSIBLE};
use crate::draft::{PrivateDataKind, Severity};
use crate::language::DraftWord;

/// The greatest distance of a label from a number that it labels, in characters.
const REACH: usize = 40;

/// The maximum distance of a label from a number with digits missing or too many, in characters.
const NEAR: usize = 24;

/// The maximum distance of a person from such a number without a label, in bytes.
const BESIDE: usize = 120;

/// The fewest digits of a number of which some are missing.
const FEWEST: usize = 7;

/// The fewest digits of one that need not stand alone, right behind its label.
const FEW: usize = 9;

/// The most digits of a number with some too many.
const MOST: usize = 15;

/// The sizes of the groups on the card.
const CARD: [usize; 5] = [1, 4, 5, 2, 1];

/// The maximum number of groups of a number that nothing but its check digit tells.
const GROUPS: usize = 3;

pub(super) fn recognise(message: &Message<'_>, number: &Number<'_>) -> Option<Candidate> {
    let found = |score| Candidate::new(PrivateDataKind::CitizenId, number.range.clone(), score);
    let labels = [DraftWord::LabelCitizen, DraftWord::LabelPay];
    let is_labelled = number.is_labelled_within(&labels, REACH);
    let is_direct = number.is_directly_labelled(&[DraftWord::LabelCitizen]);
    let near = message.near(number.range.start);
    let company = [DraftWord::Company, DraftWord::LabelTax];
    let is_company = number.digits.starts_with('0')
        && message.words.has(near.start..number.range.start, &company);
    let is_thing = number.is_directly_labelled(&[DraftWord::SerialNumber, DraftWord::LabelTax]);
    let is_broken_card = is_broken_like_card(message, number);
    let is_sample = is_one_digit(&number.digits);
    if is_sample || is_company || is_thing || number.is_broken && !is_direct && !is_broken_card {
        return None;
    }
    if is_broken_card {
        return Some(found(POSSIBLE).with_severity(Severity::LookAgain));
    }
    if !is_valid(&number.digits) {
        let is_told = is_spoken_of(message, number)
            || is_direct && looks_mistyped(number)
            || is_labelled && is_grouped(number)
            || is_labelled_nearby(number)
                && looks_incomplete(number)
                && (number.digits.len() >= FEW || is_direct && is_alone(message, number))
            || looks_like_one(message, number);
        return (is_told && !number.is_broken)
            .then(|| found(POSSIBLE).with_severity(Severity::LookAgain));
    }
    let is_usual = number.has_usual_gaps() && is_usual(number);
    match number.digits.bytes().next() {
        Some(b'1'..=b'8') if number.is_other() && (is_usual || is_labelled) => {
            Some(found(LIKELY).with_severity(Severity::LookAgain))
        }
        Some(b'1'..=b'8') if is_usual || is_labelled => Some(found(CERTAIN)),
        Some(b'0') if is_labelled => Some(found(CERTAIN)),
        Some(b'1'..=b'8')
            if is_oddly_grouped(message, number)
                || is_spoken_of(message, number)
                || is_listed(message, number)
                || is_grouped(number) && !number.is_other() =>
        {
            Some(found(POSSIBLE).with_severity(Severity::LookAgain))
        }
        // No province is 00, so no company has such a number. The others are persons whose
        // registration was made later.
        Some(b'0') if is_usual && !number.is_other() && is_person(&number.digits) => {
            Some(found(LIKELY).with_severity(Severity::LookAgain))
        }
        _ => None,
    }
}

/// Returns whether `digits` are all the same, as in a sample: nobody has such a number.
fn is_one_digit(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    let first = bytes.next();
    bytes.all(|digit| Some(digit) == first)
}

/// Returns whether `number` is grouped as on the card, or each digit is apart as on a form.
fn is_usual(number: &Number<'_>) -> bool {
    let mut places = number.sizes.iter().scan(0, |at, size| {
        *at += size;
        Some(*at)
    });
    places.all(|at| [1, 5, 10, 12, 13].contains(&at)) || number.sizes.len() == 13
}

/// Returns whether a valid number is in a few groups unlike those of the card, has no label that says
/// something else, and a word for a person is next to it.
fn is_oddly_grouped(message: &Message<'_>, number: &Number<'_>) -> bool {
    number.label.is_none()
        && number.has_usual_gaps()
        && number.sizes.len() <= GROUPS
        && !number.plus
        && message.speaks_of_person(number.range.start)
}

/// Returns whether a labelled number that is not valid is one with a digit wrong, missing or extra.
fn looks_mistyped(number: &Number<'_>) -> bool {
    // Four digits each are those of a payment card.
    (12..=14).contains(&number.digits.len()) && !number.plus && number.sizes != [4, 4, 4]
}

/// Returns whether the label of citizen numbers is near, with nothing between that could be the number:
/// เลขประจำตัว ปชช. ทายาท : ….
fn is_labelled_nearby(number: &Number<'_>) -> bool {
    number.label.is_some_and(|label| {
        let is_apart = |c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | '\n');
        label.word == DraftWord::LabelCitizen
            && match label.place {
                LabelledFrom::Beside => {
                    label.gap.chars().nth(NEAR).is_none() && !label.gap.contains(is_apart)
                }
                LabelledFrom::Cell => true,
                LabelledFrom::Above => label.is_direct,
            }
    })
}

/// Returns whether a labelled number may be a citizen's of which digits are missing, or which has some too
/// many.
fn looks_incomplete(number: &Number<'_>) -> bool {
    let mut after = number.after.chars();
    let sign = after.next();
    let next = after.next();
    let goes_on = match sign {
        Some('-') => next.is_some_and(|c| c.is_ascii_digit()),
        // Another number begins with a zero: a telephone's.
        Some(' ') => next.is_some_and(|c| ('1'..='9').contains(&c)),
        _ => false,
    };
    (FEWEST..=MOST).contains(&number.digits.len())
        && number.digits.starts_with(|c| ('1'..='8').contains(&c))
        && number.has_usual_gaps()
        && number.sizes.len() <= CARD.len()
        && number.sizes != [4, 4, 4]
        && !number.plus
        && !goes_on
}

/// Returns whether `number` is written in one, is no date, and counts nothing.
fn is_alone(message: &Message<'_>, number: &Number<'_>) -> bool {
    let is_date = number.digits.len() == 8
        && ["19", "20", "24", "25"]
            .iter()
            .any(|century| number.digits.starts_with(century));
    let amount = [DraftWord::Unit, DraftWord::Currency];
    number.sizes.len() == 1
        && !is_date
        && !number.after.starts_with([',', '/', '.'])
        && message.next(number.range.end, &amount).is_none()
}

/// Returns whether an invalid number without a label still looks like a citizen's, because it is next to
/// a word for a person.
fn looks_like_one(message: &Message<'_>, number: &Number<'_>) -> bool {
    let is_persons = number.digits.starts_with(|c| ('1'..='8').contains(&c));
    // A label too far off does not deny it either.
    let is_citizen = |label: Label<'_>| label.word == DraftWord::LabelCitizen;
    let is_bare = number.label.is_none_or(is_citizen) && is_persons;
    let is_whole = is_bare && number.sizes == [13];
    let is_unregistered = number.label.is_none()
        && number.sizes == [13]
        && number.digits.starts_with('0')
        && is_person(&number.digits);
    let is_nearly_whole = || {
        is_bare
            && (number.sizes == [12] || is_nearly_grouped(number))
            && message.speaks_of_person(number.range.start)
            && is_beside_person(message, number)
    };
    let is_hyphened = number.gaps.iter().all(|gap| matches!(*gap, "-" | " "));
    let is_told =
        is_grouped(number) && is_hyphened || is_whole || is_unregistered || is_nearly_whole();
    !number.is_other()
        && !number.plus
        && (is_told && message.speaks_of_person(number.range.start)
            || number.sizes == CARD
                && number.has_one_gap()
                && is_hyphened
                && is_persons
                && is_after_words(number)
            || is_hyphened_like_card(number) && is_after_words(number)
            || is_persons && is_listed(message, number))
}

/// Returns whether the hyphens are those of the card, though digits are in the wrong group or missing.
fn is_hyphened_like_card(number: &Number<'_>) -> bool {
    let is_begun = number.sizes.starts_with(&[1, 4]) && number.sizes.len() == CARD.len();
    let is_card = number.sizes == CARD && number.has_one_gap();
    is_begun
        && (12..=14).contains(&number.digits.len())
        && (!is_card && number.gaps.iter().all(|gap| *gap == "-")
            || is_card && number.gaps.iter().all(|gap| matches!(*gap, "_" | "/")))
        && number.digits.starts_with(|c| ('1'..='8').contains(&c))
}

/// Returns whether something is written before `number`, which says that it is somebody's.
fn is_after_words(number: &Number<'_>) -> bool {
    number.before.contains(char::is_alphabetic)
}

/// Returns whether `number` is as long as a citizen's, or nearly, and the label of such numbers stands before
/// it on its line, however far off, with no label for anything else as long: ใช้เลขบัตร ไม่ใช่เบอร์ ….
fn is_spoken_of(message: &Message<'_>, number: &Number<'_>) -> bool {
    let near = message.line(number.range.start).start..number.range.start;
    let Some(spoken) = message.words.last_of(near, &[DraftWord::LabelCitizen]) else {
        return false;
    };
    let between = spoken.range.end..number.range.start;
    let other = [
        DraftWord::SerialNumber,
        DraftWord::LabelTax,
        DraftWord::OtherNumber,
        DraftWord::LabelBank,
        DraftWord::BankName,
        DraftWord::LabelCard,
        DraftWord::LabelHospitalNumber,
    ];
    let length = number.digits.len();
    // A number of twelve digits may be many things.
    let is_whole = length == 13 || number.has_one_gap() && (12..=14).contains(&length);
    is_whole
        && number.digits.starts_with(|c| ('1'..='8').contains(&c))
        && number.has_usual_gaps()
        && number.sizes.len() <= CARD.len() + 1
        && !number.plus
        && !number.is_other()
        && !message.words.has(between, &other)
}

/// Returns whether `number` is as long as a citizen's, or nearly, and stands below a heading for such
/// numbers, which another label may follow: เลขบัตรไม่ขีดนะ พิมพ์จากมือถือ.
fn is_listed(message: &Message<'_>, number: &Number<'_>) -> bool {
    let is_above = |label: Label<'_>| label.place == LabelledFrom::Above;
    let is_written = number.sizes.len() == 1 && (11..=14).contains(&number.digits.len())
        || number.digits.len() == 13 && number.has_usual_gaps();
    is_written
        && number.label.is_none_or(is_above)
        && message.is_headed_by(number.range.start, &[DraftWord::LabelCitizen])
}

/// Returns whether `number` is grouped as on the card but for the end of a line in it, and a person or a
/// label for such numbers stands before it.
fn is_broken_like_card(message: &Message<'_>, number: &Number<'_>) -> bool {
    let mut sizes: Vec<usize> = number.sizes.first().copied().into_iter().collect();
    for (gap, size) in number.gaps.iter().zip(number.sizes.iter().skip(1)) {
        match sizes.last_mut() {
            Some(last) if gap.trim_matches(' ') == "\n" => *last += size,
            _ => sizes.push(*size),
        }
    }
    // Each group on a line of its own.
    if number.sizes == CARD && number.gaps.iter().all(|gap| *gap == "\n") {
        return true;
    }
    let is_card = sizes == CARD || sizes == [2, 4, 6, 1] && number.digits.starts_with('0');
    let is_labelled = number.label.is_some_and(|label| {
        label.word == DraftWord::LabelCitizen && label.place == LabelledFrom::Beside
    });
    number.is_broken
        && is_card
        && !number.plus
        && (is_labelled || message.speaks_of_person(number.range.start))
}

/// Returns whether a title of a person stands shortly before `number`.
fn is_beside_person(message: &Message<'_>, number: &Number<'_>) -> bool {
    let near = number.range.start.saturating_sub(BESIDE)..number.range.start;
    let titles = [DraftWord::Title, DraftWord::KinTitle, DraftWord::Announces];
    let title = message.words.last_of(near, &titles);
    title.is_some_and(|title| {
        let between = message.part(title.range.end..number.range.start);
        !between.contains(|c: char| c.is_ascii_digit() || c == '\n')
    })
}

/// Returns whether `number` is grouped as on the card, but for a digit in one of its groups.
fn is_nearly_grouped(number: &Number<'_>) -> bool {
    let sizes = number.sizes.iter().zip(CARD);
    let wrong = sizes
        .map(|(size, usual)| size.abs_diff(usual))
        .sum::<usize>();
    number.sizes.len() == CARD.len() && wrong == 1 && number.has_one_gap()
}

/// Returns whether `number` is grouped as on the card, with the same sign between its groups.
fn is_grouped(number: &Number<'_>) -> bool {
    number.has_one_gap()
        && (number.sizes == CARD || number.sizes == [2, 4, 6, 1] && number.digits.starts_with('0'))
}

fn is_person(digits: &str) -> bool {
    digits.starts_with("00") || digits.get(5..7) == Some("89")
}

/// Returns whether `digits` are 13 with the right check digit.
pub(in crate::draft) fn is_valid(digits: &str) -> bool {
    let mut values = digits.bytes().map(|b| u32::from(b - b'0'));
    let weighted = values.clone().zip((2..=13).rev());
    let sum: u32 = weighted.map(|(value, weight)| value * weight).sum();
    digits.len() == 13 && values.next_back() == Some((11 - sum % 11) % 10)
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn the_check_digit_decides() {
        for valid in ["1000000000017", "3529900123450", "0470189000119"] {
            assert!(is_valid(valid), "{valid}");
        }
        for wrong in ["1000000000018", "100000000001", "10000000000170", ""] {
            assert!(!is_valid(wrong), "{wrong}");
        }
    }
}
