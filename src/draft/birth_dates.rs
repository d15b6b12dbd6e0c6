//! Recognises dates of birth by their labels.

pub(super) mod lunar;

use std::ops::Range;

use super::codes::{FAR, digits, is_date, is_day_or_month, without_item_number};
use super::mask::DIGIT;
use super::message::{Label, LabelledFrom, Message};
use super::recogniser::{Candidate, LIKELY, POSSIBLE};
use super::words::is_letter;
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::date::Written;
use crate::text::part;

/// The maximum length of a date, in characters.
const DATE: usize = 32;

/// The most numbers of a date and what may stand between them.
const NUMBERS: usize = 5;

/// The fewest letters of a month.
const MONTH: usize = 3;

/// The fewest digits of the number of a passport.
const PASSPORT: usize = 6;

/// The most digits before a date in a row: the number of the row and that of a citizen.
const CITIZEN: usize = 16;

/// The maximum distance of a date from the wrong one before it, in characters.
const CORRECTED: usize = 12;

/// The length of a whole year, in digits, and the maximum length of a name before a date, in characters.
const YEAR: usize = 4;
const CALLED: usize = 36;

/// Finds dates of birth.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let words = [
        DraftWord::LabelBirth,
        DraftWord::LabelPassport,
        DraftWord::Booklet,
        DraftWord::LabelCitizen,
    ];
    let whole = 0..message.text().len();
    if !message.words.has(whole, &words) {
        return Vec::new();
    }
    let mut found: Vec<Candidate> = Vec::new();
    let mut end = 0;
    for (start, known) in dates_at_numbers(message) {
        let start = *start;
        if start < end || known.is_none() && year(message, start).is_none() {
            continue;
        }
        let before = found.last().map(|last| last.range.clone());
        let is_near = || {
            let is_labelled = |label: Label<'_>| label.word == DraftWord::LabelBirth;
            message.label(start).is_some_and(is_labelled)
                || before
                    .as_ref()
                    .is_some_and(|before| message.is_between_values(before.end.min(start)..start))
        };
        if !is_near() {
            if let Some(range) = date(message, start)
                && (is_in_row_of_person(message, &range)
                    || is_told_before(message, &range)
                    || is_beside_name(message, &range))
            {
                end = range.end;
                found.push(doubtful(range));
            }
            continue;
        }
        if let Some(range) = date(message, start)
            && is_birth(message, &range, before)
        {
            end = range.end;
            found.push(Candidate::new(PrivateDataKind::BirthDate, range, LIKELY));
        } else if let Some(range) = year(message, start).or_else(|| {
            let range = date(message, start)?;
            let is_birth = is_told_before(message, &range) || is_beside_name(message, &range);
            is_birth.then_some(range)
        }) {
            end = range.end;
            found.push(doubtful(range));
        }
    }
    found
}

/// Returns the candidate for a date at `range` that may be one of birth.
fn doubtful(range: Range<usize>) -> Candidate {
    let candidate = Candidate::new(PrivateDataKind::BirthDate, range, POSSIBLE);
    candidate.with_severity(Severity::LookAgain)
}

/// Returns whether a word for a birth stands before the date at `range` on its line, with no other date and no
/// word for the day of something between: วันเกิดในเวชระเบียนลงไว้ ….
fn is_told_before(message: &Message<'_>, range: &Range<usize>) -> bool {
    let near = message.near(range.start).start..range.start;
    let births = [DraftWord::LabelBirth];
    let papers = [
        DraftWord::LabelHospitalNumber,
        DraftWord::LabelCitizen,
        DraftWord::LabelPassport,
    ];
    let Some(label) = message.words.last_of(near.clone(), &births) else {
        return false;
    };
    let gap = label.range.end..range.start;
    let other = [DraftWord::SerialNumber, DraftWord::OtherNumber];
    let text = message.part(gap.clone());
    let is_of_somebody = message.words.has(gap.clone(), &[DraftWord::Pronoun]);
    // แก้วันเกิดจาก 31/2/2540 เป็น 28/2/2540
    let is_corrected = || {
        text.chars().nth(2 * FAR).is_none() && message.follows(range.start, &[DraftWord::Filler])
    };
    (text.chars().nth(FAR).is_none() && has_no_date(text) || is_corrected())
        && !message.follows(range.start, &[DraftWord::NoHouse])
        && !message.words.has(gap, &other)
        && !message.part(0..label.range.start).ends_with(is_letter)
        && (is_of_somebody
            || message.speaks_of_person(range.start)
            || message.words.has(near, &papers))
}

/// Returns whether no more than a name stands between a title and the date at `range`, and a word for births
/// before them on the line or above it: วันเกิดเด็ก → น้องภูผา 4/5/2561, น้องใบตอง ….
fn is_beside_name(message: &Message<'_>, range: &Range<usize>) -> bool {
    let births = [DraftWord::LabelBirth];
    let titles = [
        DraftWord::Title,
        DraftWord::KinTitle,
        DraftWord::ProfessionTitle,
    ];
    let before = message.near(range.start).start..range.start;
    let Some(title) = message.words.last_of(before.clone(), &titles) else {
        return false;
    };
    let name = title.range.end..range.start;
    let written = message.part(name.clone());
    let others = [
        DraftWord::Ordinary,
        DraftWord::NoHouse,
        DraftWord::Duty,
        DraftWord::OtherNumber,
        DraftWord::Fact,
        DraftWord::Death,
    ];
    let mut numbers = message
        .part(range.clone())
        .split(|c: char| !c.is_ascii_digit());
    let is_born = message.words.has(before.start..title.range.start, &births)
        || message.is_headed_by(range.start, &births);
    is_born
        && numbers.any(|number| number.len() == YEAR)
        && written.trim_end_matches(' ').len() < written.len()
        && written.chars().nth(CALLED).is_none()
        && written.split_whitespace().count() <= 2
        && !written.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | '\n' | '\t'))
        && !message.words.has(name, &others)
}

/// Returns whether the date at `range` is a value of its own in a row, behind the number of a passport or a
/// citizen.
fn is_in_row_of_person(message: &Message<'_>, range: &Range<usize>) -> bool {
    let Some(line) = message.layout.line_at(range.start) else {
        return false;
    };
    let before = message.part(line.range.start..range.start);
    let after = message.part(range.end..line.range.end.max(range.end));
    let opens = before.ends_with(['/', '\t', '|', ',', ';']);
    let closes = after.is_empty() || after.starts_with(['/', '\t', '|', ',', ';', ' ']);
    let day = [DraftWord::NoHouse, DraftWord::OtherNumber];
    // The number of a citizen or a passport stands before it.
    let is_numbered = (PASSPORT..=CITIZEN).contains(&digits(before));
    let labels = [
        DraftWord::LabelPassport,
        DraftWord::Booklet,
        DraftWord::LabelCitizen,
    ];
    opens
        && closes
        && is_numbered
        && !message.follows(range.start, &day)
        && (message.words.has(line.range.clone(), &labels)
            || message.is_headed_by(range.start, &labels))
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

/// Returns whether `text` is a date without spaces: 12mar1998.
fn is_glued_date(text: &str) -> bool {
    let is_glued = text.chars().all(|c| c.is_ascii_alphanumeric());
    let parts = text.split_inclusive(|c: char| c.is_ascii_digit());
    is_glued && parts.clone().any(|part| part.len() > MONTH) && {
        let mut spaced = String::new();
        let mut before = ' ';
        for c in text.chars() {
            if before.is_ascii_digit() != c.is_ascii_digit() {
                spaced.push(' ');
            }
            spaced.push(c);
            before = c;
        }
        is_date(spaced.trim_start())
    }
}

/// Returns whether a date begins with the number at `range`, and goes on behind it.
pub(super) fn goes_on(message: &Message<'_>, number: Range<usize>) -> bool {
    date(message, number.start).is_some_and(|date| date.end > number.end)
}

/// Returns the dates in `message`, whoever's they are.
pub(super) fn dates(message: &Message<'_>) -> Vec<Range<usize>> {
    let mut end = 0;
    let dates = dates_at_numbers(message).iter();
    let dates = dates.filter_map(|(start, date)| {
        let date = date.clone().filter(|_| *start >= end)?;
        end = date.end;
        Some(date)
    });
    dates.collect()
}

/// Returns where numbers begin that may be the day or year of a date, in order, and the dates there.
fn dates_at_numbers<'m>(message: &'m Message<'_>) -> &'m [(usize, Option<Range<usize>>)] {
    message.dates.get_or_init(|| {
        let starts = starts_of_numbers(message.text()).into_iter();
        let dates = starts.map(|start| (start, read_date(message, start)));
        dates.collect()
    })
}

/// Returns where numbers begin that may be the day or year of a date.
fn starts_of_numbers(text: &str) -> Vec<usize> {
    let mut before = ' ';
    let mut starts = Vec::new();
    // How many digits stand right before a sign.
    let mut run = 0;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            // Behind more digits than a day or month has, a stroke parts two values: 776/05nov2001.
            let is_inside = match before {
                '/' => run <= 2,
                c => c.is_ascii_digit() || matches!(c, '-' | DIGIT),
            };
            if !is_inside {
                starts.push(at);
            }
            run = if before.is_ascii_digit() { run + 1 } else { 1 };
        } else if c != '/' {
            run = 0;
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

/// Returns the date that begins at byte `start`, or with a month in Latin letters right before it: april 3, 1990.
fn date(message: &Message<'_>, start: usize) -> Option<Range<usize>> {
    let dates = dates_at_numbers(message);
    match dates.binary_search_by_key(&start, |(start, _)| *start) {
        Ok(known) => dates.get(known)?.1.clone(),
        Err(_) => read_date(message, start),
    }
}

fn read_date(message: &Message<'_>, start: usize) -> Option<Range<usize>> {
    let before = message.before(start);
    let word = before.trim_end_matches([' ', '.']);
    let letters = word.len()
        - word
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let month = start - (before.len() - word.len()) - letters;
    let with_month = || {
        (letters >= MONTH)
            .then(|| date_from(message, month))
            .flatten()
    };
    date_from(message, start).or_else(with_month)
}

/// Returns the date that begins at byte `start`.
fn date_from(message: &Message<'_>, start: usize) -> Option<Range<usize>> {
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
    let bytes = text.as_bytes();
    let is_end = |end: &usize| {
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        is_digit(end - 1) && !is_digit(*end)
    };
    let ends: Vec<usize> = (1..=text.len()).filter(is_end).take(NUMBERS).collect();
    // A number alone is no date.
    let longest = part(text, ..ends.last().copied().filter(|_| ends.len() > 1)?);
    let mut beginnings = ends.iter().zip(Written::read_beginnings(longest));
    let (end, _) = beginnings.find(|(end, written)| {
        is_day_or_month(*written) || is_glued_date(part(longest, ..**end))
    })?;
    Some(start..start + end)
}
