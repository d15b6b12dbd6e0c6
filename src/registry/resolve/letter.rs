//! The letter: its dates, and the places that remarks refer to.

use super::Resolver;
use crate::lang::{FixedWords, Words};
use crate::registry::model::{InForce, Letter, Remark, Unit, WrittenDate};
use crate::registry::problem::{Code, Problem};
use crate::registry::reader::Located;
use crate::registry::schema::{LetterRecord, RemarkRecord, TermsRecord};
use crate::text::{Written, fold};

/// The place of the letter's date.
const LETTER_DATE: &str = "letter.date";

/// The place of the time for which the letter applies.
const IN_FORCE: &str = "letter.in_force";

/// The parts of the covering letter that remarks may refer to, besides `letter.body`.
pub(in crate::registry) const LETTER_PLACES: [&str; 10] = [
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
        for replaced in &time.replaces {
            if is_same_letter(&replaced.value, &letter.reference) {
                let problem = super::problem_with(Code::ReplacesItself, replaced, "letter");
                self.reader.report(problem);
            }
        }
        letter.in_force = InForce {
            from: time.from.map(|from| self.written_day(from, IN_FORCE)),
            until: time.until.map(|until| self.written_day(until, IN_FORCE)),
            replaces: super::values(time.replaces),
            inferred: time.inferred,
            dated,
        };
        letter
    }

    /// Reads a date in the letter's words, which may lack its day. Reports one that cannot be read,
    /// unless a remark on its `place` says so already.
    fn written_date(&mut self, date: Located<String>, place: &str) -> WrittenDate {
        self.read_date(date, place, false)
    }

    /// Reads a date that has to state a day, since something begins or ends then.
    pub(super) fn written_day(&mut self, date: Located<String>, place: &str) -> WrittenDate {
        self.read_date(date, place, true)
    }

    fn read_date(&mut self, date: Located<String>, place: &str, needs_day: bool) -> WrittenDate {
        let written = Written::read(&date.value);
        let code = match written {
            Written::Impossible => Some(Code::ImpossibleDate),
            Written::Unclear => Some(Code::UnclearDate),
            Written::Day(_) => None,
            Written::Month { .. } | Written::Year(_) | Written::Blank => {
                needs_day.then_some(Code::UnclearDate)
            }
        };
        if let Some(code) = code
            && !date.is_absent()
            && !self.remarked.contains(place)
        {
            let problem = Problem::at(code, date.span.clone())
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
            span: date.span,
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

/// Returns whether `named` is the number of the letter `reference`, in any spelling and with or
/// without other words around it.
fn is_same_letter(named: &str, reference: &str) -> bool {
    let reference = fold(reference);
    let number = reference.strip_prefix("ที่").unwrap_or(&reference);
    let named = fold(named);
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    number.chars().any(|c| c.is_ascii_digit())
        && named.match_indices(number).any(|(start, found)| {
            let (before, after) = (named.get(..start), named.get(start + found.len()..));
            let before = before.and_then(|before| before.chars().next_back());
            let after = after.and_then(|after| after.chars().next());
            // "1/52" is part of the other number "11/520".
            let goes_on = is_digit(before) && is_digit(number.chars().next())
                || is_digit(after) && is_digit(number.chars().next_back());
            !goes_on
        })
}

/// Returns what messages call the letter, the groups and the units; where the registry does not
/// say, the common words.
pub(super) fn fixed_words(terms: TermsRecord, units: &[Unit]) -> FixedWords {
    let common = |key: &str| Words::in_each(|lang| lang.text(key));
    let unit = match units {
        [] => common("unit-district"),
        [only] => only.name.clone(),
        // No name is right for several kinds.
        _ => common("term-unit"),
    };
    FixedWords::new(
        &terms.letter.unwrap_or_else(|| common("term-letter")),
        &terms.group.unwrap_or_else(|| common("term-group")),
        &unit,
    )
}

#[cfg(test)]
mod tests {
    use super::is_same_letter;

    #[test]
    fn a_letter_is_known_by_its_number_in_any_spelling() {
        let reference = "ที่ ตย ๐๐๑๘.๑/ว ๑๒";
        for same in [
            "ที่ ตย ๐๐๑๘.๑/ว ๑๒",
            "ตย 0018.1/ว12",
            "หนังสือที่ทำการ ที่ ตย ๐๐๑๘.๑/ว ๑๒ ลงวันที่ ๑ มกราคม ๒๕๖๙",
        ] {
            assert!(is_same_letter(same, reference), "{same}");
        }
        for other in ["ตย ๐๐๑๘.๑/ว ๑๒๓", "ตย ๐๐๑๘.๑/ว ๑", "ตย", ""]
        {
            assert!(!is_same_letter(other, reference), "{other}");
        }
        assert!(!is_same_letter("๑๑/๒๕๖๙", "๑/๒๕๖๙"));
        assert!(!is_same_letter("ไม่มีเลข", "ที่"));
    }
}
