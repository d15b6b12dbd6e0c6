//! Dates as Thai offices write them: in full or abbreviated, in words or numbers, in years of the
//! Buddhist or the common era.
//!
//! A text is split into tokens (`tokens`), from which the date is read (`parse`).

mod parse;
mod tokens;

use std::fmt;

use jiff::civil;

use tokens::MONTHS;

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
        parse::parse(text)
    }

    /// Reads the beginnings of `text` that end with a number, the shortest first.
    pub(crate) fn read_beginnings(text: &str) -> impl Iterator<Item = Self> {
        parse::beginnings(text)
    }

    /// Returns the date as it is written in Thai, in the Buddhist era: 20 พฤศจิกายน 2568.
    #[must_use]
    pub fn in_thai(self) -> Option<String> {
        let name = |month: u8| {
            let month = MONTHS.get(usize::from(month).wrapping_sub(1));
            month.map(|(thai, ..)| *thai)
        };
        let year = |year: i32| year.saturating_add(parse::BUDDHIST);
        match self {
            Self::Day(date) => {
                let month = name(date.month)?;
                Some(format!("{} {month} {}", date.day, year(date.year)))
            }
            Self::Month { year: of, month } => Some(format!("{} {}", name(month)?, year(of))),
            Self::Year(of) => Some(year(of).to_string()),
            Self::Impossible | Self::Unclear | Self::Blank => None,
        }
    }

    /// Returns a day as it is written in Thai where there is little room: 20 พ.ย. 68.
    #[must_use]
    pub fn in_short_thai(self) -> Option<String> {
        let Self::Day(date) = self else {
            return None;
        };
        let (_, letters, _) = MONTHS.get(usize::from(date.month).wrapping_sub(1))?;
        // The full stops are after the last consonant and before it.
        let (last, _) = letters.char_indices().next_back()?;
        let (first, last) = letters.split_at(last);
        let year = date.year.saturating_add(parse::BUDDHIST).rem_euclid(100);
        Some(format!("{} {first}.{last}. {year:02}", date.day))
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
        civil::date(1970, 1, 1)
            .checked_add(days)
            .ok()
            .map(Self::from)
    }

    /// Returns the date this many days later.
    #[must_use]
    pub fn days_later(self, days: u8) -> Option<Self> {
        let days = jiff::Span::new().days(i64::from(days));
        self.civil()?.checked_add(days).ok().map(Self::from)
    }

    /// Returns the day before.
    #[must_use]
    pub fn day_before(self) -> Option<Self> {
        let day = jiff::Span::new().days(1);
        self.civil()?.checked_sub(day).ok().map(Self::from)
    }

    /// Returns the number of days since the last Monday, 0 for a Monday. Returns `None` if there is
    /// no such day.
    #[must_use]
    pub fn days_after_monday(self) -> Option<usize> {
        let weekday = self.civil()?.weekday();
        usize::try_from(weekday.to_monday_zero_offset()).ok()
    }

    fn civil(self) -> Option<civil::Date> {
        let year = i16::try_from(self.year).ok()?;
        let (month, day) = (i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?);
        civil::Date::new(year, month, day).ok()
    }
}

/// Writes the date as ISO 8601 has it: 2025-11-20.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self {
            year: date.year().into(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
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
    fn the_beginnings_of_a_text_mean_what_they_mean_alone() {
        let text = "5 ธ.ค. 68 เวลา 10.30 น. ถึง 7 ธ.ค. 2568";
        let ends = ["5", "68", "10", "30", "7", "2568"];
        let mut end = 0;
        let alone = ends.map(|number| {
            end += text.get(end..).unwrap().find(number).unwrap() + number.len();
            Written::read(text.get(..end).unwrap())
        });
        assert_eq!(Written::read_beginnings(text).collect::<Vec<_>>(), alone);
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
    fn days_are_written_in_either_language() {
        let day = Date::read("28/2/2567").unwrap();
        let written = Written::Day(day.days_later(2).unwrap());
        assert_eq!(written.in_thai().as_deref(), Some("1 มีนาคม 2567"));
        assert_eq!(written.in_english().as_deref(), Some("1 March 2024"));
        assert_eq!(written.in_short_thai().as_deref(), Some("1 มี.ค. 67"));
        for month in 1..=12 {
            let day = Written::Day(Date { month, ..day });
            let short = day.in_short_thai().unwrap();
            assert_eq!(Written::read(&short), day, "{short}");
        }
        assert_eq!(Written::read("2567").in_thai().as_deref(), Some("2567"));
        assert_eq!(Written::read("ไม่ทราบ").in_thai(), None);
        assert_eq!(day.to_string(), "2024-02-28");
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
