//! The letter: its dates, and the places that remarks refer to.

use super::Resolver;
use crate::lang::{Lang, Words};
use crate::registry::model::{InForce, Letter, Remark, Terms, WrittenDate};
use crate::registry::problem::{Code, Problem};
use crate::registry::reader::Located;
use crate::registry::schema::{LetterRecord, RemarkRecord, TermsRecord};
use crate::text::Written;

/// The place of the letter's date.
const LETTER_DATE: &str = "letter.date";

/// The place of the time for which the letter applies.
const IN_FORCE: &str = "letter.in_force";

/// The parts of the covering letter that remarks may refer to, besides `letter.body`.
const LETTER_PLACES: [&str; 10] = [
    "letter.reference",
    "letter.office",
    LETTER_DATE,
    "letter.subject",
    "letter.addressee",
    "letter.references",
    "letter.enclosure",
    "letter.signatory",
    "letter.contact",
    IN_FORCE,
];

/// The parts of a group that remarks may refer to, besides its clauses.
const GROUP_PLACES: [&str; 2] = ["size", "until"];

impl Resolver<'_, '_> {
    pub(super) fn letter(&mut self, record: LetterRecord) -> Letter {
        let mut letter = record.letter;
        let date = Located {
            value: letter.date.clone(),
            span: record.date_span,
        };
        let dated = self.written_date(date, LETTER_DATE).day;
        let time = record.in_force;
        let from = time
            .from
            .map(|from| (from.span.clone(), self.written_date(from, IN_FORCE)));
        let until = time
            .until
            .map(|until| (until.span.clone(), self.written_date(until, IN_FORCE)));
        letter.in_force = InForce {
            from: from.map(|(_, from)| from),
            until: None,
            replaces: super::values(time.replaces),
            inferred: time.inferred,
            dated,
        };
        if let Some((span, until)) = until {
            let first = letter.in_force.first_day();
            if until
                .day
                .zip(first)
                .is_some_and(|(last, first)| last < first)
            {
                let problem = Problem::at(Code::EndsBeforeStart, span);
                self.reader
                    .report(problem.with("date", until.text.as_str()));
            }
            letter.in_force.until = Some(until);
        }
        letter
    }

    /// Reads a date in the letter's words. Reports one that cannot be read, unless a remark on its
    /// `place` says so already.
    pub(super) fn written_date(&mut self, date: Located<String>, place: &str) -> WrittenDate {
        let written = Written::read(&date.value);
        let code = match written {
            Written::Impossible => Some(Code::ImpossibleDate),
            Written::Unclear => Some(Code::UnclearDate),
            Written::Day(_) | Written::Month { .. } | Written::Year(_) | Written::Blank => None,
        };
        if let Some(code) = code
            && !date.is_absent()
            && !self.remarked.contains(place)
        {
            let problem = Problem::at(code, date.span)
                .with("date", date.value.as_str())
                .with("place", place)
                .with("example", "๒๐ พฤศจิกายน ๒๕๖๘, 20 พ.ย. 68, 20/11/2568");
            self.reader.report(problem);
        }
        WrittenDate {
            day: match written {
                Written::Day(day) => Some(day),
                _ => None,
            },
            text: date.value,
        }
    }

    pub(super) fn remarks(&mut self, records: Vec<RemarkRecord>) -> Vec<Remark> {
        let remarks = records.into_iter().map(|remark| {
            self.remark_place(&remark.on);
            Remark {
                on: remark.on.value,
                note: remark.note,
                span: remark.on.span,
            }
        });
        remarks.collect()
    }

    fn remark_place(&mut self, on: &Located<String>) {
        let of_group = on.value.rsplit_once('.').is_some_and(|(group, place)| {
            GROUP_PLACES.contains(&place) && self.by_id.groups.contains_key(group)
        });
        let known = of_group
            || self.by_id.clauses.contains_key(&on.value)
            || LETTER_PLACES.contains(&on.value.as_str());
        if known || on.is_absent() {
            return;
        }
        let of_groups = self.by_id.groups.keys().flat_map(|group| {
            GROUP_PLACES
                .iter()
                .map(move |place| format!("{group}.{place}"))
        });
        let places: Vec<String> = self
            .by_id
            .clauses
            .keys()
            .cloned()
            .chain(LETTER_PLACES.map(str::to_owned))
            .chain(of_groups)
            .collect();
        self.dangling(on, "kind-place", places.iter().map(String::as_str));
    }
}

/// Returns what the registry calls its groups and its letter; where it does not say, the common
/// words.
pub(super) fn terms(record: TermsRecord) -> Terms {
    let common = |key: &str| Words {
        th: Lang::Thai.text(key),
        en: Lang::English.text(key),
    };
    Terms {
        group: record.group.unwrap_or_else(|| common("term-group")),
        letter: record.letter.unwrap_or_else(|| common("term-letter")),
    }
}
