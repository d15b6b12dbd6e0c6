//! Dates as Thai offices write them: in full or abbreviated, in words or numbers, in years of the
//! Buddhist or the common era.

use std::iter::Peekable;
use std::str::Chars;

use jiff::civil;

use super::digits::digit_value;

/// The months from January: in Thai, abbreviated in Thai without full stops, and in English.
const MONTHS: [(&str, &str, &str); 12] = [
    ("มกราคม", "มค", "January"),
    ("กุมภาพันธ์", "กพ", "February"),
    ("มีนาคม", "มีค", "March"),
    ("เมษายน", "เมย", "April"),
    ("พฤษภาคม", "พค", "May"),
    ("มิถุนายน", "มิย", "June"),
    ("กรกฎาคม", "กค", "July"),
    ("สิงหาคม", "สค", "August"),
    ("กันยายน", "กย", "September"),
    ("ตุลาคม", "ตค", "October"),
    ("พฤศจิกายน", "พย", "November"),
    ("ธันวาคม", "ธค", "December"),
];

/// The number of years by which the Buddhist era is ahead of the common one.
const BUDDHIST: i32 = 543;

/// The years of the common era that a date may have. Others are not dates of an office. The range
/// tells the eras apart, since no year is in it in both.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2199;

/// Two-digit years from here on are of the Buddhist era: 68 is 2568, but 25 is 2025.
const SHORT_BUDDHIST: i32 = 43;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year of the common era.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

/// The meaning of a text that should be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    Day(Date),
    /// A month without a day.
    Month {
        year: i32,
        month: u8,
    },
    /// A year alone, in the common era.
    Year(i32),
    /// A date that does not exist, such as 31 April.
    Impossible,
    /// Not a date, or one that is ambiguous.
    Unclear,
    /// An empty text.
    Blank,
}

impl Written {
    /// Reads a date, in either kind of digits.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let parts = parts(text);
        let mut months = (0..).zip(&parts).filter_map(|(at, part)| match part {
            Part::Month(month, thai) => Some((at, *month, *thai)),
            _ => None,
        });
        let read = match (months.next(), months.next()) {
            (Some((at, month, thai)), None) => with_month(&parts, at, month, thai),
            (None, _) if text.chars().all(is_unseen) => Some(Self::Blank),
            (None, _) => in_numbers(&parts),
            (Some(_), Some(_)) => None,
        };
        read.unwrap_or(Self::Unclear)
    }

    /// Returns the date as it is written in English, in the common era: 20 November 2025.
    #[must_use]
    pub fn in_english(self) -> Option<String> {
        let name = |month: u8| {
            let month = MONTHS.get(usize::from(month).wrapping_sub(1));
            month.map(|(_, _, english)| *english)
        };
        match self {
            Self::Day(date) => {
                let month = name(date.month)?;
                Some(format!("{} {month} {}", date.day, date.year))
            }
            Self::Month { year, month } => Some(format!("{} {year}", name(month)?)),
            Self::Year(year) => Some(year.to_string()),
            Self::Impossible | Self::Unclear | Self::Blank => None,
        }
    }
}

impl Date {
    /// Reads a complete date. Returns `None` if `text` is not a day that exists.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match Written::read(text) {
            Written::Day(date) => Some(date),
            _ => None,
        }
    }

    /// Returns the date this many days after 1 January 1970.
    #[must_use]
    pub fn of_days(days: u64) -> Option<Self> {
        let days = i64::try_from(days).ok()?;
        let days = jiff::Span::new().try_days(days).ok()?;
        civil::date(1970, 1, 1).checked_add(days).ok().map(Self::of)
    }

    /// Returns the number of days since the last Monday, 0 for a Monday. Returns `None` if there is
    /// no such day.
    #[must_use]
    pub fn days_after_monday(self) -> Option<usize> {
        let year = i16::try_from(self.year).ok()?;
        let (month, day) = (i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?);
        let date = civil::Date::new(year, month, day).ok()?;
        usize::try_from(date.weekday().to_monday_zero_offset()).ok()
    }

    fn of(found: civil::Date) -> Self {
        Self {
            year: found.year().into(),
            month: found.month().unsigned_abs(),
            day: found.day().unsigned_abs(),
        }
    }
}

/// A token of a written date.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Number(Number),
    /// The number of the month, from 1, and whether its name is Thai.
    Month(u8, bool),
    Era(Era),
    /// A separator between numbers.
    Mark(char),
    /// Other letters, without full stops.
    Word(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    value: i32,
    digits: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Era {
    Buddhist,
    Common,
}

/// Splits a text into the tokens of a date.
fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(&next) = rest.peek() {
        if digit_value(next).is_some() {
            parts.push(number(&mut rest));
        } else if is_letter(next) {
            word(&mut rest, &mut parts);
        } else {
            rest.next();
            match next {
                '/' | '\u{ff0f}' | '\u{2044}' => parts.push(Part::Mark('/')),
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => parts.push(Part::Mark('-')),
                '.' | ':' => parts.push(Part::Mark(next)),
                _ => {}
            }
        }
    }
    parts
}

/// Reads a run of digits.
fn number(rest: &mut Peekable<Chars<'_>>) -> Part {
    let mut number = Number {
        value: 0,
        digits: 0,
    };
    while let Some(digit) = rest.peek().copied().and_then(digit_value) {
        rest.next();
        let digit = i32::try_from(digit).unwrap_or_default();
        number.value = number.value.saturating_mul(10).saturating_add(digit);
        number.digits += 1;
    }
    Part::Number(number)
}

/// Returns whether `c` is white space or has no width.
fn is_unseen(c: char) -> bool {
    let without_width = ['\u{ad}', '\u{2060}', '\u{feff}'].contains(&c);
    c.is_whitespace() || without_width || ('\u{200b}'..='\u{200f}').contains(&c)
}

/// Returns whether `c` is a letter or a mark above or below one.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{e31}'..='\u{e4e}').contains(&c)
}

/// Reads letters with full stops between them, such as พ.ศ., and adds their tokens.
fn word(rest: &mut Peekable<Chars<'_>>, parts: &mut Vec<Part>) {
    let mut letters = String::new();
    while let Some(&c) = rest.peek() {
        match c {
            '.' => {}
            c if is_unseen(c) && !c.is_whitespace() => {}
            c if is_letter(c) => letters.extend(c.to_lowercase()),
            _ => break,
        }
        rest.next();
    }
    // An abbreviation may have a space in it: "พ. ย."
    if let Some(Part::Word(before)) = parts.last()
        && let Some(part) = known(&format!("{before}{letters}"))
    {
        parts.pop();
        parts.push(part);
        return;
    }
    let eras = [
        ("พศ", Era::Buddhist),
        ("พุทธศักราช", Era::Buddhist),
        ("คศ", Era::Common),
        ("คริสต์ศักราช", Era::Common),
    ];
    // "พ.ย.พ.ศ. ๒๕๖๘"
    let glued = eras.into_iter().find_map(|(era_name, era)| {
        let before = letters.strip_suffix(era_name)?;
        Some((known(before)?, era))
    });
    match (known(&letters), glued) {
        (Some(part), _) => parts.push(part),
        (None, Some((part, era))) => parts.extend([part, Part::Era(era)]),
        (None, None) => parts.push(Part::Word(letters)),
    }
}

/// Returns the month or era that `letters` mean, in lower case and without full stops.
fn known(letters: &str) -> Option<Part> {
    let letters = ["เดือน", "ปี", "วันที่"]
        .iter()
        .find_map(|before| letters.strip_prefix(before).filter(|rest| !rest.is_empty()))
        .unwrap_or(letters);
    let era = match letters {
        "พศ" | "พุทธศักราช" | "be" => Some(Era::Buddhist),
        "คศ" | "คริสต์ศักราช" | "ad" | "ce" => Some(Era::Common),
        _ => None,
    };
    let month = (1..)
        .zip(MONTHS)
        .find_map(|(month, (thai, short, english))| {
            let english = english.to_lowercase();
            let in_english = letters == english
                || letters == "sept" && month == 9
                || letters.len() == 3 && english.starts_with(letters);
            let in_thai = letters == thai || letters == short;
            (in_thai || in_english).then_some(Part::Month(month, in_thai))
        });
    era.map(Part::Era).or(month)
}

/// Returns the year of the common era for the number at `at`.
fn year(parts: &[Part], at: usize, thai: bool) -> Option<i32> {
    let Some(Part::Number(number)) = parts.get(at) else {
        return None;
    };
    let era = |at: Option<usize>| match at.and_then(|at| parts.get(at)) {
        Some(Part::Era(era)) => Some(*era),
        _ => None,
    };
    let before = era(at.checked_sub(1));
    let after = era(at.checked_add(1)).filter(|_| {
        // In "2568 ค.ศ. 2025" the era belongs to what follows.
        !matches!(parts.get(at + 2), Some(Part::Number(_)))
    });
    let value = number.value;
    let short = match number.digits {
        4 => false,
        2 => true,
        _ => return None,
    };
    let era = before.or(after).unwrap_or({
        let buddhist = if short {
            thai || value >= SHORT_BUDDHIST
        } else {
            !YEARS.contains(&value)
        };
        if buddhist { Era::Buddhist } else { Era::Common }
    });
    let year = match (era, short) {
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
    Some(civil.map_or(Written::Impossible, |found| Written::Day(Date::of(found))))
}

/// Reads a date whose month, at `at`, is a word.
fn with_month(parts: &[Part], at: usize, month: u8, thai: bool) -> Option<Written> {
    let numbers = |of: &[Part], first: usize| -> Vec<(usize, Number)> {
        let all = (first..).zip(of);
        all.filter_map(|(at, part)| match part {
            Part::Number(number) => Some((at, *number)),
            _ => None,
        })
        .collect()
    };
    let before = numbers(parts.get(..at)?, 0);
    let after = numbers(parts.get(at + 1..)?, at + 1);
    let full = |number: &Number| number.digits == 4;
    match (before.as_slice(), after.as_slice()) {
        // "20 November 2025", and what may follow, such as the time of day.
        ([(_, first)], [(place, year_number), rest @ ..])
            if full(year_number) || rest.is_empty() =>
        {
            day(year(parts, *place, thai)?, month.into(), *first)
        }
        // "November 20, 2025"
        ([], [(_, first), (place, year_number), ..]) if !full(first) && full(year_number) => {
            day(year(parts, *place, thai)?, month.into(), *first)
        }
        ([], [(place, only)]) if full(only) => Some(Written::Month {
            year: year(parts, *place, thai)?,
            month,
        }),
        _ => None,
    }
}

/// Reads a date written in numbers only.
fn in_numbers(parts: &[Part]) -> Option<Written> {
    let place = parts
        .iter()
        .position(|part| matches!(part, Part::Number(_)))?;
    let (Part::Number(first), from) = (parts.get(place)?, parts.get(place..)?) else {
        return None;
    };
    match from {
        [
            _,
            Part::Mark(mark),
            Part::Number(second),
            Part::Mark(again),
            Part::Number(third),
            rest @ ..,
        ] if mark == again && *mark != ':' && second.digits <= 2 => {
            // Four numbers are not a date.
            if rest.first() == Some(&Part::Mark(*mark)) {
                return None;
            }
            // ISO 8601 has the year first.
            let (at, day_number) = if first.digits == 4 {
                (place, *third)
            } else {
                (place + 4, *first)
            };
            day(year(parts, at, false)?, second.value, day_number)
        }
        _ => {
            let alone = parts.iter().all(|part| match part {
                Part::Number(number) => number == first && number.digits == 4,
                Part::Word(word) => ["ปี", "year"].contains(&word.as_str()),
                Part::Era(_) => true,
                Part::Month(..) | Part::Mark(_) => false,
            });
            let year = year(parts, place, false)?;
            alone.then_some(Written::Year(year))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u8, day: u8) -> Written {
        Written::Day(Date { year, month, day })
    }

    #[test]
    fn a_day_is_read_however_it_is_written() {
        for text in [
            "๒๐ พฤศจิกายน ๒๕๖๘",
            "วันที่ 20 พฤศจิกายน พ.ศ. 2568",
            "ลงวันที่ ๒๐ เดือนพฤศจิกายน พุทธศักราช ๒๕๖๘",
            "วันพฤหัสบดีที่ 20 พฤศจิกายน 2568 เวลา 09.30 น.",
            "๒๐ พ.ย. ๒๕๖๘",
            "20 พ.ย. 68",
            "20พ.ย.68",
            "20 พย 2568",
            "20 พ. ย. 2568",
            "20 พ.ย.พ.ศ. 2568",
            "20 พฤศจิกายน ค.ศ. 2025",
            "20 พฤศจิกายน 2025",
            "20/11/2568",
            "๒๐/๑๑/๖๘",
            "20-11-2568",
            "20.11.2568",
            "20 / 11 / 2025",
            "20/11/25",
            "2025-11-20",
            "2568-11-20",
            "2025\u{2010}11\u{2010}20T10:00",
            "20 November 2025",
            "20th November, 2025",
            "20 Nov 2025",
            "November 20, 2025",
            "Nov. 20, 2568 B.E.",
            "20\u{a0}พฤศ\u{200b}จิกายน\u{a0}2568",
        ] {
            assert_eq!(Written::read(text), date(2025, 11, 20), "{text}");
        }
        assert_eq!(Date::read("29 กุมภาพันธ์ 2024"), Date::read("29 ก.พ. 2567"));
        assert_eq!(Written::read("29 กุมภาพันธ์ 2024"), date(2024, 2, 29));
        assert_eq!(Written::read("๑ มกราคม ๒๕๐๐"), date(1957, 1, 1));
    }

    #[test]
    fn every_month_is_known_by_each_of_its_names() {
        for (month, (thai, short, english)) in (1..).zip(MONTHS) {
            for name in [thai, short, english, english.get(..3).unwrap()] {
                let text = format!("3 {name} 2569");
                assert_eq!(Written::read(&text), date(2026, month, 3), "{text}");
            }
        }
    }

    #[test]
    fn a_day_that_there_is_not_is_no_other_day() {
        for text in [
            "31 เมษายน 2568",
            "๓๑ กุมภาพันธ์ ๒๕๖๘",
            "29 กุมภาพันธ์ 2568",
            "29/2/2568",
            "29 February 2025",
            "40 มกราคม 2568",
            "0 มกราคม 2568",
            "20/13/2568",
            "11/20/2025",
            "2025-02-30",
        ] {
            assert_eq!(Written::read(text), Written::Impossible, "{text}");
            assert_eq!(Written::read(text).in_english(), None, "{text}");
        }
    }

    #[test]
    fn a_month_or_a_year_alone_is_as_much_as_it_says() {
        for text in ["๒๕๖๘", "พ.ศ. 2568", "ปี 2025", "2568"] {
            assert_eq!(Written::read(text), Written::Year(2025), "{text}");
        }
        for text in ["พฤศจิกายน ๒๕๖๘", "Nov 2025", "เดือน พ.ย. 2568"]
        {
            let month = Written::Month {
                year: 2025,
                month: 11,
            };
            assert_eq!(Written::read(text), month, "{text}");
            assert_eq!(month.in_english().as_deref(), Some("November 2025"));
        }
        assert_eq!(Date::read("2568"), None);
    }

    #[test]
    fn days_are_counted_from_1970() {
        let day = |year, month, day| Some(Date { year, month, day });
        assert_eq!(Date::of_days(0), day(1970, 1, 1));
        assert_eq!(Date::of_days(20_412), day(2025, 11, 20));
        assert_eq!(Date::of_days(u64::MAX), None);
    }

    #[test]
    fn what_could_be_anything_is_unclear() {
        for text in [
            "พฤศจิกายน",
            "๑ มกราคม ๕๐๐",
            "20 พฤศจิกายน",
            "20-21 พฤศจิกายน 2568",
            "20 ตุลาคม - 3 พฤศจิกายน 2568",
            "29 กุมภาพันธ์ พ.ศ. 2024",
            "20/11",
            "1.2.3.4",
            "20/11/123",
            "พรุ่งนี้",
            "ที่ ๕ ปี ๒๕๖๘",
            "99999999999999999999",
            "20 พฤศจิกายน 99999999999999999999",
        ] {
            assert_eq!(Written::read(text), Written::Unclear, "{text}");
        }
        assert_eq!(
            Written::read("20 November 2025").in_english().as_deref(),
            Some("20 November 2025")
        );
        for text in ["", "  ", "\u{200b}"] {
            assert_eq!(Written::read(text), Written::Blank);
        }
    }
}
