//! The official letter, verbatim, and the time it is in force.

use std::cmp::Ordering;

use crate::lang::Words;
use crate::registry::problem::Span;
use crate::text::Date;

/// The province (or other area) that the letter applies to.
#[derive(Clone, Debug)]
pub struct Province {
    pub name: Words,
}

/// The official letter, verbatim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    pub reference: String,
    /// The sender's lines in the letterhead.
    pub office: Vec<String>,
    pub date: String,
    pub subject: String,
    pub addressee: String,
    /// The earlier letters that it refers to (อ้างถึง), one line each.
    pub references: Vec<String>,
    pub enclosure: String,
    /// The paragraphs of the body. Together they form the clause `letter.body`.
    pub body: Vec<String>,
    pub closing: String,
    pub signatory: Signatory,
    pub contact: Contact,
    /// The title of the enclosed table.
    pub table_title: String,
    /// The four column headings of the enclosed table.
    pub table_heads: [String; 4],
    pub in_force: InForce,
}

/// The person who signed the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signatory {
    pub name: String,
    pub post: String,
}

/// Whom the letter says to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    pub unit: String,
    pub telephone: String,
    pub fax: String,
    pub email: String,
}

/// A date in the letter's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The date as it is written: "๑๖ กุมภาพันธ์ ๒๕๖๙".
    pub text: String,
    /// The day, or `None` if the text cannot be understood.
    pub day: Option<Date>,
    pub span: Span,
}

/// The time for which a letter applies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    /// The first day, if the letter states one.
    pub from: Option<WrittenDate>,
    /// The last day, if the letter states one.
    pub until: Option<WrittenDate>,
    /// The numbers of the letters that it replaces.
    pub replaces: Vec<String>,
    /// The grounds for these dates, if they go beyond the letter's wording.
    pub inferred: Option<Words>,
    /// The day of the letter itself. It applies from then on if it states no first day.
    pub(in crate::registry) dated: Option<Date>,
}

/// How a day lies to the time for which a letter applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The letter applies from this later day on.
    NotYet(Date),
    InForce,
    /// The last day on which the letter applied was this earlier one.
    Ended(Date),
}

impl InForce {
    /// Returns the first day: the one that the letter states, or else the letter's own day.
    /// Returns `None` if neither can be understood.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        match &self.from {
            Some(from) => from.day,
            None => self.dated,
        }
    }

    /// Returns the last day, if the letter states one that can be understood.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.until.as_ref()?.day
    }

    /// Returns how `day` lies to this time. Both ends are part of it. An end that is not known
    /// sets no limit.
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        let lies = |end: Option<Date>| end.map(|end| (end, day.cmp(&end)));
        match (lies(self.first_day()), lies(self.last_day())) {
            (Some((first, Ordering::Less)), _) => Standing::NotYet(first),
            (_, Some((last, Ordering::Greater))) => Standing::Ended(last),
            _ => Standing::InForce,
        }
    }
}

/// A remark on a place where the letter contradicts itself or is doubtful.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The place: a clause id, `<group>.size` or `letter.<field>`.
    pub on: String,
    pub note: Words,
    pub span: Span,
}
