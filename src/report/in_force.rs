//! Whether the letter applies on a day: the first line of every answer and document.

use serde::Serialize;

use super::Style;
use crate::lang::{Lang, Words};
use crate::registry::{Code, InForce, Letter, Problem, Registry, Standing};
use crate::text::Date;

/// How the day asked about lies to the time for which the letter applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InForceStatus {
    NotYet,
    InForce,
    Ended,
}

/// Which letter an answer rests on, and whether it applies. Part of the JSON of every answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InForceReport {
    #[serde(rename = "in_force")]
    pub status: InForceStatus,
    /// The day, as ISO 8601 has it; `null` if the machine does not know the day.
    pub on: Option<String>,
    pub letter: LetterInForce,
    /// The first line: the source, or else a warning that the letter does not apply.
    #[serde(skip)]
    pub line: String,
    /// The letter's number, its date and whether it applies, in a few words.
    #[serde(skip)]
    pub short: String,
}

/// The letter, with its dates in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LetterInForce {
    pub reference: String,
    pub date: String,
    pub from: Option<String>,
    pub until: Option<String>,
    /// The numbers of the letters that it replaces.
    pub replaces: Vec<String>,
}

impl InForceReport {
    /// Returns the first line if it warns.
    #[must_use]
    pub fn warning(&self) -> Option<&str> {
        (self.status != InForceStatus::InForce).then_some(self.line.as_str())
    }
}

/// Says which letter `registry` rests on, and whether it applies on `day`. Without a day, nothing
/// can be said against it.
#[must_use]
pub fn in_force_report(registry: &Registry, day: Option<Date>, style: Style) -> InForceReport {
    let letter = registry.letter();
    let time = &letter.in_force;
    let status = status(time, day);
    let line = match status {
        InForceStatus::InForce => style.source(registry),
        InForceStatus::NotYet => style.text_with("in-force-not-yet", &values(registry, day, style)),
        InForceStatus::Ended => style.text_with("in-force-ended", &values(registry, day, style)),
    };
    InForceReport {
        status,
        on: day.map(|day| day.to_string()),
        letter: LetterInForce {
            reference: letter.reference.clone(),
            date: letter.date.clone(),
            from: time.from.as_ref().map(|from| from.text.clone()),
            until: time.until.as_ref().map(|until| until.text.clone()),
            replaces: time.replaces.clone(),
        },
        line,
        short: short(letter, status, style),
    }
}

fn short(letter: &Letter, status: InForceStatus, style: Style) -> String {
    let key = match status {
        InForceStatus::NotYet => "in-force-short-not-yet",
        InForceStatus::InForce => "in-force-short",
        InForceStatus::Ended => "in-force-short-ended",
    };
    let values = [
        ("reference", letter.reference.clone()),
        ("date", style.short_date(&letter.date)),
    ];
    style.text_with(key, &values)
}

/// Returns a note for a check if the letter does not apply on `day`.
#[must_use]
pub fn in_force_problem(registry: &Registry, day: Option<Date>) -> Option<Problem> {
    let code = match status(&registry.letter().in_force, day) {
        InForceStatus::InForce => return None,
        InForceStatus::NotYet => Code::NotYetInForce,
        InForceStatus::Ended => Code::NoLongerInForce,
    };
    let in_both = Lang::ALL.map(|lang| values(registry, day, Style::new(lang, None)));
    let [thai, english] = in_both;
    let values = thai.into_iter().zip(english);
    let problem = values.fold(Problem::whole(code), |problem, ((name, th), (_, en))| {
        problem.with_words(name, &Words { th, en })
    });
    Some(problem)
}

fn status(time: &InForce, day: Option<Date>) -> InForceStatus {
    match day.map(|day| time.standing(day)) {
        Some(Standing::NotYet(_)) => InForceStatus::NotYet,
        Some(Standing::Ended(_)) => InForceStatus::Ended,
        Some(Standing::InForce) | None => InForceStatus::InForce,
    }
}

/// Returns the letter, its first and last day as far as it states them, and the day asked about.
fn values(registry: &Registry, day: Option<Date>, style: Style) -> [(&'static str, String); 5] {
    let letter = registry.letter();
    let time = &letter.in_force;
    let from = time.from.as_ref().map_or(&letter.date, |from| &from.text);
    let until = time.until.as_ref().map(|until| style.date(&until.text));
    [
        ("reference", letter.reference.clone()),
        ("date", style.date(&letter.date)),
        ("from", style.date(from)),
        ("until", until.unwrap_or_default()),
        ("on", day.map(|day| style.day(day)).unwrap_or_default()),
    ]
}

impl Style {
    /// Returns the letter's reference and date, and its first and last day where it states them, as
    /// documents cite it.
    #[must_use]
    pub fn source(self, registry: &Registry) -> String {
        let time = &registry.letter().in_force;
        let key = match (&time.from, &time.until) {
            (None, None) => "document-source",
            (Some(_), None) => "document-source-from",
            (None, Some(_)) => "document-source-until",
            (Some(_), Some(_)) => "document-source-from-until",
        };
        self.text_with(key, &values(registry, None, self))
    }
}
