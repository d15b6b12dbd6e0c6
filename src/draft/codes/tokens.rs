//! The words of a message that may be codes: where they begin and end.

use std::ops::Range;

use super::{digits, label_of_secret, letters, rule_of};
use crate::draft::PrivateDataKind;
use crate::draft::message::{Label, Message};
use crate::draft::recogniser::Candidate;
use crate::language::DraftWord;

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
    if !is_number || !matches!(text.len(), 3 | 6..=8) {
        return token;
    }
    let Some(label) = message.label(token.start) else {
        return token;
    };
    if text.len() == 3 {
        let after = message.after(token.end);
        let half = after.strip_prefix([' ', '-']).unwrap_or_default();
        let length = half.bytes().take_while(u8::is_ascii_digit).count();
        let is_secret =
            label_of_secret(message, &label, text).unwrap_or(label).word == DraftWord::LabelSecret;
        if length == 3 && is_secret {
            return token.start..token.end + 4;
        }
    }
    if text.len() > 3 && label.word == DraftWord::LabelPassport {
        let before = message.before(token.start);
        let letters = before.strip_suffix(' ').unwrap_or_default();
        let other = letters.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let count = letters.len() - other.len();
        let is_label = message
            .words
            .at(token.start - 1 - count.min(token.start - 1))
            .next()
            .is_some();
        if (1..=2).contains(&count) && !is_label {
            return token.start - 1 - count..token.end;
        }
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
    if (4..=8).contains(&count) && message.label(token.start).is_some_and(is_secret) {
        token.start..end
    } else {
        token
    }
}

/// Returns `token` without a label at its beginning: hn12345.
pub(super) fn without_label(message: &Message<'_>, token: Range<usize>) -> Range<usize> {
    let mut here = message.words.at(token.start);
    let label = here.find(|mention| rule_of(mention.word).is_some());
    match label {
        Some(label) if label.range.end < token.end => {
            let rest = message.part(label.range.end..token.end);
            let value = rest.trim_start_matches(['.', '-', '#', '/', '_']);
            token.end - value.len()..token.end
        }
        _ => token,
    }
}

/// Returns the words that may be codes.
pub(super) fn tokens(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.#*@!$&%+/^".contains(c);
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
