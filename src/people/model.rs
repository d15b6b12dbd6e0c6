//! A person as the rest of the program sees one.

use std::fmt;

use crate::registry::Span;
use crate::text::{Date, Digits, Written, fold};

/// A day as it is written in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub text: String,
    /// What it means. A month or a year alone is as good as a day.
    pub written: Written,
}

impl Day {
    /// Returns a day as Thai offices write it.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let text = Written::Day(date).in_thai();
        let text = text.unwrap_or_else(|| date.to_string());
        Self {
            text: Digits::Thai.show(&text).into_owned(),
            written: Written::Day(date),
        }
    }

    /// Reads a day.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self {
            text: text.trim().to_owned(),
            written: Written::read(text),
        }
    }

    /// Returns whether the text is a day, a month or a year.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.first().is_some()
    }

    /// Returns the first day that it may mean.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.bound(1, 1)
    }

    /// Returns a day that no day that it may mean is after.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.bound(12, 31)
    }

    /// Returns the first day after all that it may mean.
    #[must_use]
    pub fn day_after(&self) -> Option<Date> {
        match self.written {
            Written::Month { year, month } if month < 12 => Some(Date {
                year,
                month: month + 1,
                day: 1,
            }),
            Written::Month { year, .. } | Written::Year(year) => Some(Date {
                year: year.saturating_add(1),
                month: 1,
                day: 1,
            }),
            _ => self.last()?.days_later(1),
        }
    }

    fn bound(&self, of_year: u8, of_month: u8) -> Option<Date> {
        match self.written {
            Written::Day(date) => Some(date),
            Written::Month { year, month } => Some(Date {
                year,
                month,
                day: of_month,
            }),
            Written::Year(year) => Some(Date {
                year,
                month: of_year,
                day: of_month,
            }),
            Written::Impossible | Written::Unclear | Written::Blank => None,
        }
    }
}

/// The first and last day of something. Without one, it has no such bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub since: Option<Day>,
    pub until: Option<Day>,
}

impl Held {
    /// Returns whether `day` is within. Without a day, only what has a last day is not.
    #[must_use]
    pub fn is_on(&self, day: Option<Date>) -> bool {
        let Some(day) = day else {
            return self.until.is_none();
        };
        let since = self.since.as_ref().and_then(Day::first);
        let until = self.until.as_ref().and_then(Day::last);
        since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)
    }

    /// Returns whether the last day is before the first.
    #[must_use]
    pub fn ends_before_start(&self) -> bool {
        let since = self.since.as_ref().and_then(Day::first);
        let until = self.until.as_ref().and_then(Day::last);
        since.zip(until).is_some_and(|(since, until)| until < since)
    }
}

/// That a person acts for the holder of a post (รักษาราชการแทน).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acting {
    /// The id of the role.
    pub role: String,
    pub district: Option<String>,
    /// The number of the order.
    pub order: Option<String>,
    pub held: Held,
}

/// That a person has joined a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// The id of the group.
    pub group: String,
    pub held: Held,
}

/// A role that a person held before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Former {
    /// The id of the role.
    pub role: String,
    pub district: Option<String>,
    pub held: Held,
}

/// That something was done when a person joined or left a group, beside the joining and leaving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepDone {
    /// What was done: `hand-over` or `read`.
    pub step: String,
    /// The id of the group.
    pub group: Option<String>,
    pub on: Option<Day>,
}

/// That a person has acknowledged a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// The letter's number.
    pub letter: String,
    pub on: Option<Day>,
}

/// Returns whether both are the number of one letter, with or without the word before it.
#[must_use]
pub fn is_same_letter(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short)
            .is_some_and(|before| !before.contains(|c: char| c.is_ascii_digit()))
    };
    let has_number = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    one == other
        || has_number(&one) && has_number(&other) && (ends(&one, &other) || ends(&other, &one))
}

/// A person. Nothing shows the name or a number of one by accident: `Debug` leaves them out.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Person {
    pub title: Option<String>,
    /// The name without its title.
    pub name: String,
    pub nickname: Option<String>,
    /// The id of the role.
    pub role: Option<String>,
    /// The post as it is written, if no role of the registry is meant by it.
    pub post: Option<String>,
    pub district: Option<String>,
    pub agency: Option<String>,
    pub telephone: Option<String>,
    /// The name in LINE.
    pub line: Option<String>,
    /// When the role is held.
    pub held: Held,
    pub acting: Vec<Acting>,
    /// The roles held before.
    pub former: Vec<Former>,
    pub groups: Vec<Joined>,
    pub acknowledged: Vec<Acknowledged>,
    pub steps: Vec<StepDone>,
    /// The place of the record in the file.
    pub span: Span,
}

impl Person {
    /// Returns the name with its title.
    #[must_use]
    pub fn full_name(&self) -> String {
        match &self.title {
            // Abbreviated ranks are written apart: ร.ต. สมมติ.
            Some(title) if title.ends_with('.') => format!("{title} {}", self.name),
            Some(title) => format!("{title}{}", self.name),
            None => self.name.clone(),
        }
    }

    /// Returns the day on which the person acknowledged the letter, if they did and it is known.
    #[must_use]
    pub fn acknowledged(&self, letter: &str) -> Option<Option<&Day>> {
        let mut all = self.acknowledged.iter().rev();
        let found = all.find(|known| is_same_letter(&known.letter, letter));
        found.map(|known| known.on.as_ref())
    }

    /// Returns whether the person is in the group `id` on `day`, as far as the file knows.
    #[must_use]
    pub fn is_in(&self, id: &str, day: Option<Date>) -> bool {
        let mut groups = self.groups.iter();
        groups.any(|joined| joined.group == id && joined.held.is_on(day))
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person")
            .field("role", &self.role)
            .field("span", &self.span)
            .finish_non_exhaustive()
    }
}
