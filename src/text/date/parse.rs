//! Finds the date that tokens mean.

use jiff::civil;

use super::Written;
use super::tokens::{DateToken, Era, MonthName, Number, tokens};
use crate::text::invisible::is_zero_width;

/// The number of years by which the Buddhist era is ahead of the common one.
pub(super) const BUDDHIST: i32 = 543;

/// The years of the common era that a date may have. Others are not dates of an office. The range
/// tells the eras apart, since no year is in it in both.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2199;

/// Two-digit years from here on are of the Buddhist era: 68 is 2568, but 25 is 2025.
const SHORT_BUDDHIST: i32 = 43;

/// Reads a date, in either kind of digits.
pub(super) fn parse(text: &str) -> Written {
    let tokens = tokens(text);
    let is_blank = || text.chars().all(|c| c.is_whitespace() || is_zero_width(c));
    if tokens.is_empty() && is_blank() {
        return Written::Blank;
    }
    meant(&tokens)
}

/// Returns what the beginnings of `text` mean that end with a number, the shortest first.
pub(super) fn beginnings(text: &str) -> impl Iterator<Item = Written> {
    let tokens = tokens(text);
    (1..=tokens.len()).filter_map(move |end| {
        let beginning = tokens.get(..end)?;
        let is_number = matches!(beginning.last(), Some(DateToken::Number(_)));
        is_number.then(|| meant(beginning))
    })
}

/// Returns what the tokens of a text mean that is not blank.
fn meant(tokens: &[DateToken]) -> Written {
    let mut months = (0..).zip(tokens).filter_map(|(at, token)| match token {
        DateToken::Month(name) => Some((at, *name)),
        _ => None,
    });
    let written = match (months.next(), months.next()) {
        (Some((at, name)), None) => with_month(tokens, at, name),
        (None, _) => in_numbers(tokens),
        (Some(_), Some(_)) => None,
    };
    written.unwrap_or(Written::Unclear)
}

/// Returns the year of the common era for the number at `at`.
fn year(tokens: &[DateToken], at: usize, is_thai: bool) -> Option<i32> {
    let Some(DateToken::Number(number)) = tokens.get(at) else {
        return None;
    };
    let era = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(DateToken::Era(era)) => Some(*era),
        _ => None,
    };
    let before = era(at.checked_sub(1));
    let after = era(at.checked_add(1)).filter(|_| {
        // In "2568 ค.ศ. 2025" the era belongs to what follows.
        !matches!(tokens.get(at + 2), Some(DateToken::Number(_)))
    });
    let value = number.value;
    let is_short = match number.digits {
        4 => false,
        2 => true,
        _ => return None,
    };
    let era = before.or(after).unwrap_or({
        let is_buddhist = if is_short {
            is_thai || value >= SHORT_BUDDHIST
        } else {
            !YEARS.contains(&value)
        };
        if is_buddhist {
            Era::Buddhist
        } else {
            Era::Common
        }
    });
    let year = match (era, is_short) {
        (Era::Buddhist, true) => 2500 + value - BUDDHIST,
        (Era::Buddhist, false) => value - BUDDHIST,
        (Era::Common, true) => 2000 + value,
        (Era::Common, false) => value,
    };
    YEARS.contains(&year).then_some(year)
}

/// Returns a day, if it exists.
fn day(year: i32, month: i32, day: Number) -> Option<Written> {
    if day.digits > 2 {
        return None;
    }
    let civil = i16::try_from(year).ok().zip(i8::try_from(month).ok());
    let civil = civil.zip(i8::try_from(day.value).ok());
    let civil = civil.and_then(|((year, month), day)| civil::Date::new(year, month, day).ok());
    Some(civil.map_or(Written::Impossible, |found| Written::Day(found.into())))
}

/// Reads a date whose month, at `at`, is a word.
fn with_month(tokens: &[DateToken], at: usize, name: MonthName) -> Option<Written> {
    let MonthName { month, is_thai } = name;
    let numbers = |of: &[DateToken], first: usize| -> Vec<(usize, Number)> {
        let all = (first..).zip(of);
        all.filter_map(|(at, token)| match token {
            DateToken::Number(number) => Some((at, *number)),
            _ => None,
        })
        .collect()
    };
    let before = numbers(tokens.get(..at)?, 0);
    let after = numbers(tokens.get(at + 1..)?, at + 1);
    let is_year = |number: &Number| number.digits == 4;
    match (before.as_slice(), after.as_slice()) {
        // "20 November 2025", and what may follow, such as the time of day.
        ([(_, first)], [(place, year_number), rest @ ..])
            if is_year(year_number) || rest.is_empty() =>
        {
            day(year(tokens, *place, is_thai)?, month.into(), *first)
        }
        // "November 20, 2025"
        ([], [(_, first), (place, year_number), ..]) if !is_year(first) && is_year(year_number) => {
            day(year(tokens, *place, is_thai)?, month.into(), *first)
        }
        ([], [(place, only)]) if is_year(only) => Some(Written::Month {
            year: year(tokens, *place, is_thai)?,
            month,
        }),
        _ => None,
    }
}

/// Reads a date written in numbers only.
fn in_numbers(tokens: &[DateToken]) -> Option<Written> {
    let place = tokens
        .iter()
        .position(|token| matches!(token, DateToken::Number(_)))?;
    let (DateToken::Number(first), from) = (tokens.get(place)?, tokens.get(place..)?) else {
        return None;
    };
    match from {
        [
            _,
            DateToken::Separator(separator),
            DateToken::Number(second),
            DateToken::Separator(next),
            DateToken::Number(third),
            rest @ ..,
        ] if separator == next && *separator != ':' && second.digits <= 2 => {
            // Four numbers are not a date.
            if rest.first() == Some(&DateToken::Separator(*separator)) {
                return None;
            }
            // ISO 8601 has the year first.
            let (at, day_number) = if first.digits == 4 {
                (place, *third)
            } else {
                (place + 4, *first)
            };
            day(year(tokens, at, false)?, second.value, day_number)
        }
        _ => {
            let is_alone = tokens.iter().all(|token| match token {
                DateToken::Number(number) => number == first && number.digits == 4,
                DateToken::Word(word) => ["ปี", "year"].contains(&word.as_str()),
                DateToken::Era(_) => true,
                DateToken::Month(_) | DateToken::Separator(_) => false,
            });
            let year = year(tokens, place, false)?;
            is_alone.then_some(Written::Year(year))
        }
    }
}
