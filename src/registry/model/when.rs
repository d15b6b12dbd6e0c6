//! The times at which a rule applies.

use serde::Deserialize;
use strum::{IntoStaticStr, VariantArray};

use crate::text::Date;

/// A day of the week.
#[derive(
    Clone,
    Copy,
    Debug,
    Deserialize,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Every day, from Monday.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the day of the week of `date`. Returns `None` if there is no such date.
    #[must_use]
    pub fn of(date: Date) -> Option<Self> {
        Self::ALL.get(date.days_after_monday()?).copied()
    }

    /// Returns the key of the message that names the day.
    #[must_use]
    pub fn name_key(self) -> String {
        let id: &'static str = self.into();
        format!("weekday-{id}")
    }

    /// Returns whether offices are closed on this day in any week.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self, Self::Saturday | Self::Sunday)
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    pub hour: u8,
    pub minute: u8,
}

impl TimeOfDay {
    /// The first moment of a day.
    pub const MIDNIGHT: Self = Self { hour: 0, minute: 0 };

    /// The end of a day, which is also the first moment of the next.
    pub const END_OF_DAY: Self = Self {
        hour: 24,
        minute: 0,
    };

    /// Reads a time as offices write it: "๑๕.๓๐ น.", "15:30". Returns `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_suffix("น.").unwrap_or(text).trim_end();
        let (hour, minute) = text.split_once(['.', ':'])?;
        let number = |text: &str| -> Option<u8> {
            let digits = text.chars().map(crate::text::digits::digit_value);
            let digits: Vec<u32> = digits.collect::<Option<_>>()?;
            let is_short = (1..=2).contains(&digits.len());
            let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
            u8::try_from(value).ok().filter(|_| is_short)
        };
        let (hour, minute) = (number(hour)?, number(minute)?);
        let is_time = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
        is_time.then_some(Self { hour, minute })
    }
}

/// How soon something has to be done.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
pub enum Within {
    AtOnce,
    Minutes(u32),
    Hours(u32),
    Days(u32),
    WorkingDays(u32),
}

/// The time at which a rule applies. All parts that are stated must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The days of the week; empty for any.
    pub weekdays: Vec<Weekday>,
    /// Whether it applies on working days only.
    pub working_days: bool,
    /// Whether it applies on holidays only, weekends included.
    pub holidays: bool,
    /// The time of day from which it applies.
    pub from: Option<TimeOfDay>,
    /// The time of day before which it applies.
    pub before: Option<TimeOfDay>,
    /// How soon it has to be done.
    pub within: Option<Within>,
}

/// Whether a time is right on a certain day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDay {
    /// The rule does not apply that day.
    No,
    /// It applies all day.
    Yes,
    /// It depends on what a date does not tell: the time of day, a holiday, when the matter arose.
    Depends,
}

impl When {
    /// Returns whether nothing is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns whether no time is right.
    #[must_use]
    pub fn is_never(&self) -> bool {
        let day = (TimeOfDay::MIDNIGHT, TimeOfDay::END_OF_DAY);
        let has_no_hours = self.from.unwrap_or(day.0) >= self.before.unwrap_or(day.1);
        let weekends = self.weekdays.iter().all(|day| day.is_weekend());
        let has_no_days =
            self.working_days && (self.holidays || !self.weekdays.is_empty() && weekends);
        has_no_hours || has_no_days
    }

    /// Returns whether the time is right on `date`; without a date, it depends.
    #[must_use]
    pub fn on(&self, date: Option<Date>) -> OnDay {
        let Some(day) = date.and_then(Weekday::of) else {
            return OnDay::Depends;
        };
        let wrong_day = !self.weekdays.is_empty() && !self.weekdays.contains(&day);
        if wrong_day || self.working_days && day.is_weekend() {
            return OnDay::No;
        }
        // A weekend is a holiday. Whether another day is one, a date does not tell.
        let known_holiday = !self.holidays || day.is_weekend();
        let is_certain = known_holiday
            && !self.working_days
            && self.from.is_none()
            && self.before.is_none()
            && self.within.is_none();
        if is_certain {
            OnDay::Yes
        } else {
            OnDay::Depends
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        Date::read(text)
    }

    #[test]
    fn a_time_is_read_as_offices_write_it() {
        let time = |hour, minute| Some(TimeOfDay { hour, minute });
        for text in ["๑๕.๓๐ น.", "15.30", "15:30", " 15.30น. "] {
            assert_eq!(TimeOfDay::read(text), time(15, 30), "{text}");
        }
        assert_eq!(TimeOfDay::read("24.00"), time(24, 0));
        for text in [
            "", "15", "25.00", "15.60", "24.01", "15.300", "15.30.10", "x.y", "-1.00",
        ] {
            assert_eq!(TimeOfDay::read(text), None, "{text}");
        }
    }

    #[test]
    fn days_of_the_week_are_told_by_a_date() {
        let fridays = When {
            weekdays: vec![Weekday::Friday],
            ..When::default()
        };
        assert_eq!(fridays.on(day("2026-02-13")), OnDay::Yes);
        assert_eq!(fridays.on(day("2026-02-14")), OnDay::No);
        assert_eq!(fridays.on(None), OnDay::Depends);
        let early = When {
            before: TimeOfDay::read("15.00"),
            ..fridays
        };
        assert_eq!(early.on(day("2026-02-13")), OnDay::Depends);
        assert_eq!(early.on(day("2026-02-14")), OnDay::No);
    }

    #[test]
    fn a_weekend_is_a_holiday_and_a_weekday_may_be_one() {
        let working = When {
            working_days: true,
            ..When::default()
        };
        let holidays = When {
            holidays: true,
            ..When::default()
        };
        assert_eq!(working.on(day("2026-02-13")), OnDay::Depends);
        assert_eq!(working.on(day("2026-02-14")), OnDay::No);
        assert_eq!(holidays.on(day("2026-02-14")), OnDay::Yes);
        assert_eq!(holidays.on(day("2026-02-13")), OnDay::Depends);
    }
}
