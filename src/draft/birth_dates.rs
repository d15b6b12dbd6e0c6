//! Recognises dates of birth by their labels.

use std::ops::Range;

use super::codes::{FAR, is_date, without_item_number};
use super::mask::DIGIT;
use super::message::{Label, LabelledFrom, Message};
use super::recogniser::{Candidate, LIKELY, POSSIBLE};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;

/// The maximum length of a date, in characters.
const DATE: usize = 32;

/// The maximum distance of a date from the wrong one before it, in characters.
const CORRECTED: usize = 12;

/// Finds dates of birth.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let labels = message.words.all().iter();
    if !labels
        .clone()
        .any(|mention| mention.word == DraftWord::LabelBirth)
    {
        return Vec::new();
    }
    let mut found: Vec<Candidate> = Vec::new();
    let mut end = 0;
    for start in starts_of_numbers(message.text()) {
        let before = found.last().map(|last| last.range.clone());
        let is_near = || {
            let is_labelled = |label: Label<'_>| label.word == DraftWord::LabelBirth;
            message.label(start).is_some_and(is_labelled)
                || before
                    .as_ref()
                    .is_some_and(|before| message.is_between_values(before.end.min(start)..start))
        };
        if start < end || !is_near() {
            continue;
        }
        if let Some(range) = date(message, start)
            && is_birth(message, &range, before)
        {
            end = range.end;
            found.push(Candidate::new(PrivateDataKind::BirthDate, range, LIKELY));
        } else if let Some(range) = year(message, start) {
            end = range.end;
            let candidate = Candidate::new(PrivateDataKind::BirthDate, range, POSSIBLE);
            found.push(candidate.with_severity(Severity::LookAgain));
        }
    }
    found
}

/// Returns whether the date at `date` is one of birth. `before` is the one found before.
fn is_birth(message: &Message<'_>, date: &Range<usize>, before: Option<Range<usize>>) -> bool {
    let start = date.start;
    if message.follows(start, &[DraftWord::LabelBirth])
        || before.as_ref().is_some_and(|before| {
            message.is_between_values(before.end..start) || is_corrected(message, before.end..start)
        })
    {
        return true;
    }
    let Some(label) = message.label(start) else {
        return false;
    };
    let is_first = before.is_none_or(|before| message.line(before.start).end < start);
    let has_day = message.follows(start, &[DraftWord::NoHouse]);
    match label.place {
        _ if label.word != DraftWord::LabelBirth => false,
        LabelledFrom::Beside => {
            let gap = without_item_number(label.gap);
            // วันเกิดท่านคือ …
            let is_announced = gap.trim_end().ends_with([':', ')', '.', '"', '“'])
                || gap.len() < label.gap.len()
                || message.follows(start, &[DraftWord::Filler]) && !has_day;
            gap.chars().nth(FAR).is_none()
                && has_no_date(gap)
                && (is_announced || begins_series(message, date.end))
        }
        LabelledFrom::Cell => message.layout.cell_at(start).start == start,
        LabelledFrom::Above => is_first && !has_day && message.is_listed(&label, date),
    }
}

/// Returns whether no number in `gap` is long enough for a date: not 5 but ….
fn has_no_date(gap: &str) -> bool {
    let mut numbers = gap.split(|c: char| !c.is_ascii_digit());
    numbers.all(|number| number.len() <= 2) && !gap.contains(DIGIT)
}

/// Returns whether `gap` only leads from a wrong date to the right one: "…" เป็น "…".
fn is_corrected(message: &Message<'_>, gap: Range<usize>) -> bool {
    let text = message.part(gap.clone());
    text.chars().nth(CORRECTED).is_none()
        && !text.contains(|c: char| c.is_ascii_digit() || c == '\n')
        && message.follows(gap.end, &[DraftWord::Filler])
}

/// Returns whether another date follows byte `end`, parted by no more than a comma.
fn begins_series(message: &Message<'_>, end: usize) -> bool {
    let rest = message.after(end);
    let next = rest.find(|c: char| c.is_ascii_digit());
    next.is_some_and(|next| {
        let next = end + next;
        message.is_between_values(end..next) && date(message, next).is_some()
    })
}

/// Returns the dates in `message`, whoever's they are.
pub(super) fn dates(message: &Message<'_>) -> Vec<Range<usize>> {
    let mut end = 0;
    let starts = starts_of_numbers(message.text()).into_iter();
    let dates = starts.filter_map(|start| {
        let date = (start >= end).then(|| date(message, start)).flatten()?;
        end = date.end;
        Some(date)
    });
    dates.collect()
}

/// Returns where numbers begin that may be the day or year of a date.
fn starts_of_numbers(text: &str) -> Vec<usize> {
    let mut before = ' ';
    let mut starts = Vec::new();
    for (at, c) in text.char_indices() {
        let is_inside = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | DIGIT);
        if c.is_ascii_digit() && !is_inside(before) {
            starts.push(at);
        }
        before = c;
    }
    starts
}

/// Returns whether `digits` are a day, a month and a year, or the other way round: 25081970, 19700825.
fn is_day_in_digits(digits: &str) -> bool {
    let number = |range| {
        digits
            .get(range)
            .and_then(|part: &str| part.parse::<u32>().ok())
    };
    let is_day = |range, month| {
        number(range).is_some_and(|day| (1..=31).contains(&day))
            && number(month).is_some_and(|month| (1..=12).contains(&month))
    };
    let is_year = |range| number(range).is_some_and(is_year_of_birth);
    digits.len() == 8
        && (is_day(0..2, 2..4) && is_year(4..8) || is_day(6..8, 4..6) && is_year(0..4))
}

/// Returns whether somebody may have been born in `year`.
fn is_year_of_birth(year: u32) -> bool {
    (1900..2100).contains(&year) || (2440..2640).contains(&year)
}

/// Returns the year of birth of a person that begins at byte `start`, right behind its label: เกิด 2485.
fn year(message: &Message<'_>, start: usize) -> Option<Range<usize>> {
    let text = message.part(start..message.layout.cell_at(start).end.max(start));
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let year = text.get(..digits)?.parse::<u32>().ok()?;
    let rest = text.get(digits..)?;
    let goes_on = rest.starts_with(['/', '-', '.', ','])
        && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let is_told = digits == 4
        && is_year_of_birth(year)
        && !goes_on
        && message.follows(start, &[DraftWord::LabelBirth])
        && message.speaks_of_person(start);
    is_told.then_some(start..start + digits)
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
    let digits = text.len() - text.trim_start_matches(is_digit).len();
    if text.get(..digits).is_some_and(is_day_in_digits) {
        return Some(start..start + digits);
    }
    let ends = text.char_indices().filter(|(at, c)| {
        let next = text
            .get(at + c.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        is_digit(*c) && !next.is_some_and(is_digit)
    });
    ends.map(|(at, _)| at + 1)
        .take(5)
        .find(|end| is_date(text.get(..*end).unwrap_or_default()))
        .map(|end| start..start + end)
}
