//! A person as the rest of the program sees one.

use std::fmt;

use crate::registry::Span;
use crate::text::{Date, Written};

/// A day as it is written in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub text: String,
    /// What it means. A month or a year alone is as good as a day.
    pub written: Written,
}

impl Day {
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

/// That a person has acknowledged a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// The letter's number.
    pub letter: String,
    pub on: Option<Day>,
}

/// A person. Nothing shows the name or a number of one by accident: `Debug` leaves them out.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Person {
    pub title: Option<String>,
    /// The name without its title.
    pub name: String,
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
    pub groups: Vec<Joined>,
    pub acknowledged: Vec<Acknowledged>,
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
