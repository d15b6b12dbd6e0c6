//! Numbers of passports: where they end, and how they are known by their look.

use std::ops::{Range, RangeInclusive};

use super::{Code, FAR, digits, letters};
use crate::draft::message::{Label, Message};
use crate::draft::tail;
use crate::language::DraftWord;

/// The minimum number of digits of a passport.
const PASSPORT: usize = 6;

/// The number of digits of a passport with two letters.
const MOST: usize = 7;

/// How many digits a passport without letters has.
const NUMERIC: RangeInclusive<usize> = 8..=9;

/// How many lines above the number of a passport may speak of one.
const LINES: usize = 5;

/// Returns where the number of a passport ends that begins with `token`, one or two letters and perhaps
/// some digits, and goes on in groups of digits: P00 88 1245, mf 0099120.
pub(super) fn end_of_passport(message: &Message<'_>, token: &Range<usize>) -> Option<usize> {
    let text = message.part(token.clone());
    let count = letters(text);
    let is_start = (1..=2).contains(&count)
        && text.len() == count + digits(text)
        && text
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len()
            == digits(text);
    let is_word = || {
        message.words.at(token.start).next().is_some()
            && !message.follows(token.start, &[DraftWord::LabelPassport])
    };
    if !is_start || digits(text) == 0 && is_word() {
        return None;
    }
    let (mut end, mut known) = (token.end, digits(text));
    // AB 8 2 7 4 4 9 0
    let is_apart = count == 2 && known == 0 && is_spoken_of(message, token.start);
    while known < PASSPORT || is_apart && known < MOST {
        let rest = message.after(end);
        let group = rest.strip_prefix([' ', '-']).unwrap_or_default();
        let length = group.bytes().take_while(u8::is_ascii_digit).count();
        let rest = group.get(length..).unwrap_or_default();
        let last = usize::from(is_last_letter(rest));
        let goes_on = rest
            .get(last..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
            || rest.starts_with('/') && known + length < PASSPORT;
        if length < 2 && !(is_apart && length == 1) || goes_on {
            break;
        }
        end += 1 + length + last;
        known += length;
    }
    (end > token.end && (PASSPORT..=9).contains(&known)).then_some(end)
}

/// Returns whether `rest`, which follows digits, begins with a single letter.
fn is_last_letter(rest: &str) -> bool {
    let mut chars = rest.chars();
    let is_letter = chars.next().is_some_and(|c| c.is_ascii_alphabetic());
    is_letter && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Returns whether the message speaks of passports before byte `at`, on its line or one of the few above.
fn is_spoken_of(message: &Message<'_>, at: usize) -> bool {
    let before = message.with_lines_above(at, LINES);
    message.words.has(before, &[DraftWord::LabelPassport])
}

/// Returns whether the code at `range` looks like the number of a passport, passports are spoken of shortly
/// before, and no label says that it is something else.
pub(super) fn is_beside_passports(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let is_other = || {
        message.label(range.start).is_some_and(|label| {
            let other = [
                DraftWord::SerialNumber,
                DraftWord::OtherNumber,
                DraftWord::LabelSecret,
                DraftWord::LabelCode,
                DraftWord::LabelPlate,
                DraftWord::LabelPosition,
            ];
            other.contains(&label.word)
        })
    };
    is_clear_passport(text) && is_spoken_of(message, range.start) && !is_other()
}

/// Returns `label` as that of a passport, if the same word may label one and `text` looks like its number:
/// พาส.
pub(super) fn label_of_passport<'m>(
    message: &Message<'_>,
    label: &Label<'m>,
    text: &str,
) -> Option<Label<'m>> {
    let mut same = message.words.at(label.start);
    let is_passport = same.any(|m| m.word == DraftWord::LabelPassport);
    (is_passport && is_clear_passport(text)).then_some(Label {
        word: DraftWord::LabelPassport,
        ..*label
    })
}

/// Returns whether `text` looks like the number of a passport: one or two letters and a number.
pub(super) fn is_clear_passport(text: &str) -> bool {
    // As most are not.
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let text = &with_zeros(text);
    // RP004481Z: some end with a letter.
    let text = text
        .strip_suffix(|c: char| c.is_ascii_alphabetic())
        .filter(|text| text.ends_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(text);
    let spaces = text.matches([' ', '-']).count();
    (1..=2).contains(&letters(text))
        && (6..=8).contains(&digits(text))
        && digits(text) + letters(text) + spaces == text.len()
}

/// Returns `text` with a zero for each letter o that somebody typed behind a digit.
fn with_zeros(text: &str) -> String {
    let mut before = ' ';
    let zero = |c: char| {
        let is_zero = c == 'o' && before.is_ascii_digit();
        before = if is_zero { '0' } else { c };
        before
    };
    text.chars().map(zero).collect()
}

/// Returns whether `code` is the number of a passport, whose label is near.
pub(super) fn is_passport(code: &Code<'_>) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-/ ".contains(c);
    let is_formed = (6..=16).contains(&code.text.len())
        && digits(code.text) >= 5
        && letters(code.text) <= 3
        && code.text.chars().all(is_part);
    // The letters before it are apart: MD 123456.
    let gap = code.label.gap.trim();
    let has_prefix = letters(code.text) == 0
        && gap.ends_with(|c: char| c.is_ascii_alphabetic())
        && (gap.len() <= 2
            || gap
                .get(gap.len() - 3..)
                .is_some_and(|end| end.starts_with(' ')));
    (code.label.is_direct || has_prefix) && is_formed
        || code.label.is_direct && is_foreign_passport(code.text)
        || code.is_announced && is_numeric_passport(code.text)
        || is_clear_passport(code.text)
}

/// Returns whether `text` has as many digits as passports without letters have, and nothing else.
fn is_numeric_passport(text: &str) -> bool {
    NUMERIC.contains(&text.len()) && digits(text) == text.len() && !text.starts_with('0')
}

/// Returns whether `text` may be the number of a passport in which letters are mixed with digits: C01X77H2K.
fn is_foreign_passport(text: &str) -> bool {
    (8..=10).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && digits(text) >= 4
}

/// Returns whether letters and digits are mixed in `text` as in few things but such a number.
fn is_mixed(text: &str) -> bool {
    is_foreign_passport(text) && letters(text) >= 3
}

/// Returns whether the code at `range` looks like the number of a passport, and a word for a booklet or
/// a citizenship stands shortly before it.
pub(super) fn is_of_booklet(message: &Message<'_>, range: &Range<usize>) -> bool {
    let text = message.part(range.clone());
    let line = message.near(range.start).start..range.start;
    // Only where the line speaks of a passport may letters be mixed with digits.
    let is_told = message.words.has(line, &[DraftWord::LabelPassport]);
    if !(is_clear_passport(text) || is_told && is_mixed(text)) {
        return false;
    }
    let label = message.label(range.start);
    let is_other = label.is_some_and(|label| {
        label.is_direct && !matches!(label.word, DraftWord::LabelCitizen | DraftWord::LabelName)
    });
    let before = message.before(range.start);
    let near = range.start - tail(before, FAR).len()..range.start;
    let booklets = [DraftWord::Booklet, DraftWord::Nationality];
    !is_other
        && (is_told
            || message.words.has(near, &booklets)
            || message.is_headed_by(range.start, &[DraftWord::Booklet]))
}
