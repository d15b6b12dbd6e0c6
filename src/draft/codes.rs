//! Recognises codes that only their label tells: passwords, LINE IDs, numbers of patients, passports,
//! dates of birth.
//!
//! A code is a word of Latin letters, digits and signs. What may be one is shown to the rule of its
//! label.

use std::ops::Range;

use super::mask::DIGIT;
use super::message::{Label, Message, Place};
use super::recogniser::{CERTAIN, Candidate, LIKELY};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::Written;

/// A word that may be a code, and its label.
struct Code<'m> {
    text: &'m str,
    label: Label<'m>,
    /// Whether a colon, an equals sign or a word such as คือ announces it.
    is_announced: bool,
    /// Whether a unit follows it: รหัสผ่าน 8 หลัก.
    is_amount: bool,
    /// Whether a word around it says that a code opens something: Zoom, ประตู.
    is_context: bool,
}

/// How the codes of a label look.
struct Rule {
    label: DraftWord,
    kind: PrivateDataKind,
    /// The maximum distance of the label, in characters.
    reach: usize,
    is_code: fn(&Code<'_>) -> bool,
}

const RULES: &[Rule] = &[
    Rule {
        label: DraftWord::LabelSecret,
        kind: PrivateDataKind::Secret,
        reach: 40,
        is_code: is_secret,
    },
    Rule {
        label: DraftWord::LabelCode,
        kind: PrivateDataKind::Secret,
        reach: 12,
        is_code: |code| code.is_context && code.label.is_direct && is_secret(code),
    },
    Rule {
        label: DraftWord::LabelLineId,
        kind: PrivateDataKind::LineId,
        reach: 12,
        is_code: is_account,
    },
    Rule {
        label: DraftWord::LabelAccount,
        kind: PrivateDataKind::LineId,
        reach: 3,
        is_code: is_announced_account,
    },
    Rule {
        label: DraftWord::LabelHospitalNumber,
        kind: PrivateDataKind::HospitalNumber,
        reach: 24,
        is_code: is_hospital_number,
    },
    Rule {
        label: DraftWord::LabelPassport,
        kind: PrivateDataKind::Passport,
        reach: 24,
        is_code: is_passport,
    },
];

/// The maximum length of a date, in characters.
const DATE: usize = 32;

/// Finds codes by their labels.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let labels: Vec<DraftWord> = RULES.iter().map(|rule| rule.label).collect();
    let mut found = Vec::new();
    // Without a label there is nothing to look for.
    let all = message.words.all();
    if !all.iter().any(|mention| labels.contains(&mention.word)) {
        return found;
    }
    for token in tokens(message.text()) {
        if message.links.covers(token.start) {
            continue;
        }
        let range = without_label(message, token, &labels);
        let Some(label) = message.label(range.start) else {
            continue;
        };
        let Some(rule) = RULES.iter().find(|rule| rule.label == label.word) else {
            continue;
        };
        let is_near = match label.place {
            Place::Cell => true,
            Place::Above => label.is_direct && is_alone(message, &range),
            Place::Beside => {
                label.gap.chars().nth(rule.reach).is_none() && !label.gap.contains(DIGIT)
            }
        };
        let code = Code {
            text: message.part(range.clone()),
            is_announced: label.place == Place::Cell || announces(message, &label, range.start),
            is_context: label.place == Place::Beside
                && message
                    .words
                    .has(message.around(range.start), &[DraftWord::SecretContext]),
            label,
            is_amount: message.next(range.end, &[DraftWord::Unit]).is_some(),
        };
        if is_near && (rule.is_code)(&code) {
            let candidate = Candidate::new(rule.kind, range, CERTAIN);
            found.push(match rule.label {
                DraftWord::LabelCode => candidate.with_severity(Severity::LookAgain),
                _ => candidate,
            });
        }
    }
    found
}

/// Returns whether the code at `range` is all that its line holds.
fn is_alone(message: &Message<'_>, range: &Range<usize>) -> bool {
    let line = message.layout.line_at(range.start);
    line.is_some_and(|line| message.part(line.content.clone()).len() <= range.len() + 2)
}

/// Returns `token` without a label at its beginning: hn12345.
fn without_label(message: &Message<'_>, token: Range<usize>, labels: &[DraftWord]) -> Range<usize> {
    let mut here = message.words.at(token.start);
    let label = here.find(|mention| labels.contains(&mention.word));
    match label {
        Some(label) if label.range.end < token.end => {
            let rest = message.part(label.range.end..token.end);
            let value = rest.trim_start_matches(['.', '-', '#', '/', '_']);
            token.end - value.len()..token.end
        }
        _ => token,
    }
}

/// Returns whether what stands right before byte `at` announces a value.
fn announces(message: &Message<'_>, label: &Label<'_>, at: usize) -> bool {
    let gap = label.gap.trim_end();
    gap.ends_with([':', '=', '>', '"', '“'])
        || message.follows(at, &[DraftWord::Filler]) && !gap.is_empty()
}

/// Returns the words that may be codes.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.#*@!$&%+/^".contains(c);
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(first), false) => {
                let token = text.get(first..at).unwrap_or_default();
                let end = first + token.trim_end_matches(['.', '-', '/']).len();
                let first =
                    first + token.len() - token.trim_start_matches(['.', '-', '/', '*']).len();
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

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn letters(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_alphabetic).count()
}

fn is_secret(code: &Code<'_>) -> bool {
    let (digits, letters) = (digits(code.text), letters(code.text));
    // Only the first value counts: the words between the label and it have no digits.
    let is_first = !code.label.gap.contains(|c: char| c.is_ascii_digit());
    let is_time = code.text.contains(['.', ':', '/']) && letters == 0;
    if !is_first || is_time || code.is_amount && letters == 0 || code.text.len() > 64 {
        return false;
    }
    match (digits, letters) {
        (4.., 0) => true,
        (1.., 0) => code.is_announced && code.text.len() >= 4,
        (1.., _) => code.text.len() >= 4,
        (0, 4..) => code.is_announced,
        _ => false,
    }
}

fn is_account(code: &Code<'_>) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let gap = code.label.gap.trim_end();
    let is_first = !gap.contains(|c: char| c.is_ascii_alphanumeric());
    is_first
        && (4..=30).contains(&code.text.len())
        && code.text.chars().all(is_name)
        && (letters(code.text) > 0 || digits(code.text) >= 4 && code.is_announced)
}

fn is_announced_account(code: &Code<'_>) -> bool {
    code.is_announced && letters(code.text) > 0 && is_account(code)
}

fn is_hospital_number(code: &Code<'_>) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "-/".contains(c);
    let is_near = code.label.is_direct || code.is_announced || digits(code.text) > 5;
    is_near && digits(code.text) >= 5 && code.text.chars().all(is_part)
}

fn is_passport(code: &Code<'_>) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-/".contains(c);
    let gap = code.label.gap.trim();
    let is_prefixed = gap.len() <= 2
        || gap
            .get(gap.len() - 3..)
            .is_some_and(|end| end.starts_with(' '));
    let has_prefix = letters(code.text) == 0 && gap.ends_with(|c: char| c.is_ascii_alphabetic());
    (code.label.is_direct || has_prefix && is_prefixed)
        && (6..=16).contains(&code.text.len())
        && digits(code.text) >= 5
        && letters(code.text) <= 3
        && code.text.chars().all(is_part)
}

/// Finds dates of birth.
pub(super) fn birth_dates(message: &Message<'_>) -> Vec<Candidate> {
    let labels = message.words.all().iter();
    let labels = labels.filter(|mention| mention.word == DraftWord::LabelBirth);
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |start: usize| {
        found.extend(
            date(message, start)
                .map(|range| Candidate::new(PrivateDataKind::BirthDate, range, LIKELY)),
        );
    };
    let mut is_headed = false;
    for label in labels {
        is_headed = true;
        let after = message.after(label.range.end);
        let start = after.find(|c: char| c.is_ascii_digit());
        if let Some(start) = start
            && message.follows(label.range.end + start, &[DraftWord::LabelBirth])
        {
            add(label.range.end + start);
        }
    }
    if is_headed {
        for cell in message.layout.lines().iter().flat_map(|line| &line.cells) {
            let begins = message
                .part(cell.clone())
                .starts_with(|c: char| c.is_ascii_digit());
            let label = begins.then(|| message.label(cell.start)).flatten();
            let is_column = label.is_some_and(|label| {
                label.word == DraftWord::LabelBirth && label.place != Place::Beside
            });
            if is_column {
                add(cell.start);
            }
        }
    }
    found
}

/// Returns the date that begins at byte `start`.
fn date(message: &Message<'_>, start: usize) -> Option<Range<usize>> {
    let text = message.part(start..message.layout.cell_at(start).end.max(start));
    let limit = text
        .char_indices()
        .nth(DATE)
        .map_or(text.len(), |(at, _)| at);
    let text = text.get(..limit)?;
    let is_digit = |c: char| c.is_ascii_digit();
    let ends = text.char_indices().filter(|(at, c)| {
        let next = text
            .get(at + c.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        is_digit(*c) && !next.is_some_and(is_digit)
    });
    ends.map(|(at, _)| at + 1)
        .take(5)
        .find(|end| {
            let written = Written::read(text.get(..*end).unwrap_or_default());
            matches!(
                written,
                Written::Day(_) | Written::Impossible | Written::Month { .. }
            )
        })
        .map(|end| start..start + end)
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
