//! A second opinion on what no rule speaks for: how likely a number, code, link or word is private, as
//! learnt from marked messages.
//!
//! It only adds what should be looked at again, never beside a finding of a rule, and says nothing of
//! names and addresses. The weights stand in one file of data, which a command of the project writes.

mod features;
pub mod fitting;
mod model;
mod tokens;

use std::ops::Range;

use self::features::Observed;
use self::model::{MODEL, Opinion};
use super::Severity;
use super::message::Message;
use super::recogniser::{Candidate, POSSIBLE};

/// Returns what is probably private in `message` beside what rules `found`, which is in order. `written`
/// is the text as written.
pub(super) fn find(message: &Message<'_>, written: &str, found: &[Candidate]) -> Vec<Candidate> {
    let Some(model) = MODEL.as_ref() else {
        return Vec::new();
    };
    let mut tokens = tokens::tokens(message);
    tokens.retain(|token| !overlaps(found, &token.range));
    if tokens.is_empty() {
        return Vec::new();
    }
    let observed = Observed::new(message, written, found);
    let likely = tokens.into_iter().filter_map(|token| {
        let opinion = model.opinion(&observed.runs(&token));
        opinion.is_private.then_some((token.range, opinion))
    });
    let mut likely: Vec<(Range<usize>, Opinion)> = likely.collect();
    likely.sort_by(|(one, first), (other, second)| {
        let order = second.likelihood.total_cmp(&first.likelihood);
        order.then(one.start.cmp(&other.start))
    });
    let mut remaining: Vec<Candidate> = Vec::new();
    for (range, opinion) in likely {
        if !overlaps(&remaining, &range) {
            let candidate = Candidate::new(opinion.kind, range, POSSIBLE);
            let at = remaining.partition_point(|it| it.range.start < candidate.range.start);
            remaining.insert(at, candidate.with_severity(Severity::LookAgain));
        }
    }
    remaining
}

/// Returns whether one of `found`, which are in order and apart, overlaps `range`.
fn overlaps(found: &[Candidate], range: &Range<usize>) -> bool {
    let next = found.partition_point(|it| it.range.end <= range.start);
    found.get(next).is_some_and(|it| it.range.start < range.end)
}

#[cfg(test)]
mod tests {
    use super::super::{Draft, PrivateDataKind, Severity, check};
    use crate::registry::{SAKON_NAKHON, read};

    fn checked(text: &str) -> Draft {
        check(&read(SAKON_NAKHON).registry.unwrap(), text)
    }

    #[test]
    fn an_opinion_is_only_to_be_looked_at_again_and_never_on_names() {
        for text in UNTOLD.iter().map(|(text, _, _)| *text) {
            let findings = checked(text).findings;
            let opinions = findings.iter();
            let mut opinions = opinions.filter(|it| it.severity == Severity::LookAgain);
            assert!(
                opinions.all(|it| it.kind != PrivateDataKind::NamedPerson),
                "{text}"
            );
        }
    }

    #[test]
    fn probe() {
        for file in ["/tmp/h/M.probe.txt", "/tmp/h/M.harm.txt"] {
            for line in std::fs::read_to_string(file).unwrap().lines() {
                let draft = checked(line);
                let found: Vec<_> = draft
                    .findings
                    .iter()
                    .map(|it| (it.kind.id(), it.text.as_str(), it.severity.id()))
                    .collect();
                let rules = super::fitting::observe(&read(SAKON_NAKHON).registry.unwrap(), line);
                println!("PROBE rules {} | {line} | {found:?}", rules.findings.len());
            }
        }
    }

    /// Texts in which no rule finds what is private, and what it is.
    const UNTOLD: &[(&str, PrivateDataKind, &str)] = &[];

    /// Texts that look like them, in which nothing is.
    const HARMLESS: &[&str] = &[];

    #[test]
    fn what_no_rule_speaks_for_is_found() {
        for (text, kind, private) in UNTOLD {
            let draft = checked(text);
            let found = draft.findings.iter();
            let found: Vec<_> = found
                .map(|it| (it.kind, it.text.as_str(), it.severity))
                .collect();
            assert!(
                found.contains(&(*kind, *private, Severity::LookAgain)),
                "{text} {found:?}"
            );
            assert!(!draft.masked.contains(private), "{}", draft.masked);
        }
    }

    #[test]
    fn what_only_looks_like_it_is_not() {
        for text in HARMLESS {
            let findings = checked(text).findings;
            assert!(findings.is_empty(), "{text} {findings:?}");
        }
    }
}
