//! The forms of codes: what passwords, accounts and numbers of patients look like.

use std::ops::RangeInclusive;

use super::{CLOSE, CODE, Code, NEAR, ROOM};
use crate::draft::message::LabelledFrom;
use crate::text::Written;

/// The fewest digits of the number of a patient, right behind its label.
const SHORTEST: usize = 4;

/// The most letters before the number of a patient.
const PREFIX: usize = 2;

/// How many digits a code has that are written apart.
const APART: RangeInclusive<usize> = 3..=8;

/// Returns whether `text` may be a year, of the Christian or the Buddhist era.
pub(super) fn is_year(text: &str) -> bool {
    matches!(text.parse::<u32>(), Ok(1900..=2100 | 2400..=2600))
}

/// Returns the number of digits in `text`.
pub(in crate::draft) fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

pub(super) fn letters(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_alphabetic).count()
}

pub(super) fn is_secret(code: &Code<'_>) -> bool {
    let (digits, letters) = (digits(code.text), letters(code.text));
    // Only the first value counts: the words between the label and it have no digits, but for the
    // number of a room or floor before the sign that announces it.
    let mut numbers = code.label.gap.split(|c: char| !c.is_ascii_digit());
    let most = if code.is_announced { ROOM } else { 0 };
    let is_first = numbers.all(|number| number.len() <= most);
    let is_half = code.text.contains([' ', '-']) && letters == 0 && digits == 6;
    if is_first && (is_half || code.label.is_direct && is_written_apart(code.text)) {
        return true;
    }
    let is_time = code.text.contains(['.', ':', '/']) && letters == 0;
    if !is_first || is_time || code.is_amount && letters == 0 || code.text.len() > 64 {
        return false;
    }
    match (digits, letters) {
        (4.., 0) => true,
        (3, 0) if code.text.len() == 3 => {
            code.label.is_direct && code.label.place == LabelledFrom::Beside
        }
        (1.., 0) => code.is_announced && code.text.len() >= 4,
        (1.., _) => code.text.len() >= 4,
        (0, 4..) => code.is_announced,
        _ => false,
    }
}

/// Returns whether hyphens part the digits of `text`, each from the next: 7-3-9.
fn is_written_apart(text: &str) -> bool {
    let is_digit = |digit: &str| digit.len() == 1 && digits(digit) == 1;
    APART.contains(&digits(text)) && text.split('-').all(is_digit)
}

/// Returns whether the signs in `text` are those of a password: pnk@2569.
pub(super) fn is_signed_secret(text: &str) -> bool {
    let is_mail = text.contains('.') && text.contains('@');
    !is_mail && letters(text) + digits(text) >= 4 && text.contains(['@', '!', '$', '&', '#', '*'])
}

/// Returns whether letters and digits are mixed as in a password.
pub(super) fn is_clear_secret(text: &str) -> bool {
    let is_mixed = digits(text) >= 2 && letters(text) >= 2;
    let is_signed = digits(text) >= 3 && text.contains(['#', '*', '@', '!', '$', '%', '&']);
    (4..=32).contains(&text.len()) && (is_mixed || is_signed)
}

/// Returns whether `text` is a number as long as a code.
pub(super) fn is_numeric_code(text: &str) -> bool {
    (4..=CODE).contains(&text.len()) && digits(text) == text.len()
}

/// Returns whether letters are mixed with digits or signs as in the name of an account.
pub(super) fn is_clear_account(text: &str) -> bool {
    let text = text.strip_prefix('@').unwrap_or(text);
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let is_mixed = digits(text) > 0 || text.contains(['.', '_']);
    (5..=30).contains(&text.len()) && letters(text) >= 3 && is_mixed && text.chars().all(is_name)
}

pub(super) fn is_clear_hospital_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "-/".contains(c);
    (5..=10).contains(&digits(text)) && text.chars().all(is_part) && !is_date(text)
}

pub(in crate::draft) fn is_date(text: &str) -> bool {
    is_day_or_month(Written::read(text))
}

/// Returns whether `written` is a date, perhaps one that does not exist, and more than a year.
pub(in crate::draft) fn is_day_or_month(written: Written) -> bool {
    matches!(
        written,
        Written::Day(_) | Written::Impossible | Written::Month { .. }
    )
}

pub(super) fn is_account(code: &Code<'_>) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let gap = code.label.gap.trim_end();
    let is_first = !gap.contains(|c: char| c.is_ascii_alphanumeric());
    let name = code.text.trim_start_matches('@');
    // LINE ID: @sakon is an office's, if it looks like a word.
    let is_word = name.len() < code.text.len() && !is_clear_account(name);
    is_first
        && !is_word
        && (4..=30).contains(&name.len())
        && name.chars().all(is_name)
        && (letters(code.text) > 0 || digits(code.text) >= 4 && code.is_announced)
}

pub(super) fn is_announced_account(code: &Code<'_>) -> bool {
    // ไลน์คนที่หลอกคือ easy_k99: farther off, it must look like nothing else.
    let is_near = code.label.gap.chars().nth(NEAR).is_none();
    let is_clear = is_clear_account(code.text.trim_start_matches('@'));
    letters(code.text) > 0
        && is_account(code)
        && (code.is_announced && is_near
            || (code.is_announced || code.is_led_to) && is_clear
            || is_clear && (code.label.is_direct || is_named_like_account(code)))
}

/// Returns whether the code has letters, digits and a sign, as hardly anything but an account does, and
/// follows its label closely: ไลน์ครับ `tum_2529`.
pub(super) fn is_named_like_account(code: &Code<'_>) -> bool {
    code.label.gap.chars().nth(CLOSE).is_none()
        && digits(code.text) > 0
        && code.text.contains(['_', '.'])
}

pub(super) fn is_hospital_number(code: &Code<'_>) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "-/".contains(c);
    let is_near = code.label.is_direct || code.is_announced || digits(code.text) > 5;
    let fewest =
        if code.label.is_direct && !is_year(code.text) && !code.is_amount && !code.is_followed {
            SHORTEST
        } else {
            5
        };
    // AN R69/97435
    let number = code
        .text
        .trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let prefix = code.text.len() - number.len();
    let has_prefix = prefix <= PREFIX && code.label.is_direct && digits(number) > SHORTEST;
    is_near
        && digits(number) >= fewest
        && number.chars().all(is_part)
        && (prefix == 0 || has_prefix && !code.is_followed)
}
