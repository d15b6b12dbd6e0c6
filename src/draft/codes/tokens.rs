//! The words of a message that may be codes: where they begin and end.

use std::ops::Range;

use super::locks::is_named_behind;
use super::passports::{end_of_passport, is_clear_passport};
use super::{digits, label_of_secret, letters, rule_of};
use crate::draft::message::{Label, Message};
use crate::draft::recogniser::{Candidate, LIKELY};
use crate::draft::words::Mention;
use crate::draft::{PrivateDataKind, Severity};
use crate::language::DraftWord;

/// The maximum length of a password with Thai letters, in characters.
const MIXED: usize = 20;

/// Returns the account of `candidate` with the second word of its name: noon noppamas.
pub(super) fn with_second_word(message: &Message<'_>, candidate: Candidate) -> Candidate {
    let is_word = |text: &str| text.len() > 1 && letters(text) == text.len();
    if candidate.kind != PrivateDataKind::LineId || !is_word(message.part(candidate.range.clone()))
    {
        return candidate;
    }
    let end = candidate.range.end;
    let rest = message.after(end).strip_prefix(' ').unwrap_or_default();
    let length = rest.len()
        - rest
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let second = end + 1..end + 1 + length;
    let is_known = message.words.at(second.start).next().is_some();
    let goes_on = rest.get(length..).is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "@._-/:".contains(c))
    });
    if length < 2 || is_known || goes_on {
        return candidate;
    }
    Candidate::new(
        candidate.kind,
        candidate.range.start..second.end,
        candidate.score,
    )
    .with_severity(candidate.severity)
}

/// Returns the code of which `token` is a part: two halves of a one-time password, or the letters
/// before the number of a passport.
pub(super) fn whole(message: &Message<'_>, token: Range<usize>) -> Range<usize> {
    let text = message.part(token.clone());
    let is_number = digits(text) == text.len();
    if is_number && text.len() == 1 {
        return spaced(message, token);
    }
    if let Some(end) = end_of_passport(message, &token) {
        return token.start..end;
    }
    if !is_number || text.len() != 3 {
        return token;
    }
    let after = message.after(token.end);
    let half = after.strip_prefix([' ', '-']).unwrap_or_default();
    let length = half.bytes().take_while(u8::is_ascii_digit).count();
    let both = token.start..token.end + 4;
    let label = message.label(token.start);
    let is_secret = label.is_some_and(|label| {
        label_of_secret(message, &label, text).unwrap_or(label).word == DraftWord::LabelSecret
    });
    if length == 3 && (is_secret || is_named_behind(message, &both)) {
        return both;
    }
    token
}

/// Returns the password of which `token` is the first digit, if each is apart: 4 8 1 5.
fn spaced(message: &Message<'_>, token: Range<usize>) -> Range<usize> {
    let mut end = token.end;
    loop {
        let rest = message.after(end);
        let mut next = rest.strip_prefix([' ', '-']).unwrap_or_default().chars();
        let is_digit = next.next().is_some_and(|c| c.is_ascii_digit());
        if !is_digit || next.next().is_some_and(|c| c.is_ascii_alphanumeric()) {
            break;
        }
        end += 2;
    }
    let is_secret = |label: Label<'_>| label.word == DraftWord::LabelSecret;
    let count = (end - token.start).div_ceil(2);
    let is_told = message.label(token.start).is_some_and(is_secret)
        || message.follows(token.start, &[DraftWord::Enters]);
    if (4..=8).contains(&count) && is_told {
        token.start..end
    } else {
        token
    }
}

/// Returns `token` without a label at its beginning: hn12345.
pub(super) fn without_label(message: &Message<'_>, token: Range<usize>) -> Range<usize> {
    let token = without_details(message, token);
    let mut here = message.words.at(token.start);
    let label = here.find(|mention| rule_of(mention.word).is_some());
    match label {
        // Pp!4418 is a password, though PP is a label.
        Some(label)
            if label.range.end < token.end
                && message
                    .part(label.range.end..token.end)
                    .starts_with(|c: char| c.is_alphanumeric() || ".-#/_".contains(c)) =>
        {
            let rest = message.part(label.range.end..token.end);
            let value = rest.trim_start_matches(['.', '-', '#', '/', '_']);
            token.end - value.len()..token.end
        }
        _ => token,
    }
}

/// Returns `token` up to a stroke, if what stands before it is the number of a passport: mh552083/12mar1998.
fn without_details(message: &Message<'_>, token: Range<usize>) -> Range<usize> {
    let first = message.part(token.clone()).split('/').next();
    match first {
        Some(first) if is_clear_passport(first) => token.start..token.start + first.len(),
        _ => token,
    }
}

/// Returns the passwords in which Thai letters are mixed with digits, right behind their label: กขค69.
pub(super) fn mixed(message: &Message<'_>) -> Vec<Candidate> {
    let labels = message.words.all().iter();
    let labels = labels.filter(|label| match label.word {
        DraftWord::LabelSecret => true,
        DraftWord::LabelCode => {
            let around = message.around(label.range.start);
            message.words.has(around, &[DraftWord::SecretContext])
        }
        _ => false,
    });
    let code = |label: &Mention| {
        let start = message.value_after(label.range.end);
        let rest = message.after(start);
        let is_end = |c: char| c.is_whitespace() || ",;()\"'|".contains(c);
        let text = rest.get(..rest.find(is_end).unwrap_or(rest.len()))?;
        let is_known = message.words.at(start).next().is_some();
        (start > label.range.end && !is_known && is_mixed(text)).then(|| {
            Candidate::new(PrivateDataKind::Secret, start..start + text.len(), LIKELY)
                .with_severity(Severity::LookAgain)
        })
    };
    labels.filter_map(code).collect()
}

/// Returns whether `text` has Thai letters and digits as a password may. One letter and a number are that of
/// a course, and a number behind words is an amount.
fn is_mixed(text: &str) -> bool {
    let is_thai = |c: char| matches!(c, 'ก'..='ฺ' | 'เ'..='๎');
    let thai = text.chars().filter(|c| is_thai(*c)).count();
    let is_part = |c: char| is_thai(c) || c.is_ascii_alphanumeric() || "-_@#!".contains(c);
    (2..=12).contains(&thai)
        && digits(text) >= 2
        && text.chars().count() <= MIXED
        && text.chars().all(is_part)
}

/// Returns the words that may be codes.
pub(super) fn tokens(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(
                c,
                '-' | '_' | '.' | '#' | '*' | '@' | '!' | '$' | '&' | '%' | '+' | '/' | '^'
            )
    };
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(first), false) => {
                let token = text.get(first..at).unwrap_or_default();
                let end = first + token.trim_end_matches(['.', '-', '/', '_']).len();
                let start_signs = ['.', '-', '/', '*', '_'];
                let first = first + token.len() - token.trim_start_matches(start_signs).len();
                if first < end {
                    tokens.push(first..end);
                }
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn codes_end_before_the_punctuation_of_the_sentence() {
        let text = "รหัส 2580# ครับ, pass=abc_12!x!. (hn-123)";
        let found: Vec<&str> = tokens(text)
            .into_iter()
            .map(|at| text.get(at).unwrap())
            .collect();
        assert_eq!(found, ["2580#", "pass", "abc_12!x!", "hn-123"]);
    }
}
