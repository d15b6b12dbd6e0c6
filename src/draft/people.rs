//! Detects names of persons beside facts about a patient, suspect, victim or debtor.
//!
//! A name by itself is not private: officials sign, lead and report. It is the fact beside the name
//! that must not be published.

mod bare;
mod likeness;
mod names;
mod parts;
mod possible;
mod privacy;
mod repeats;
mod rows;
mod runs;
mod series;
mod titles;

use std::ops::Range;

use super::layout::{Layout, VoucherKind};
use super::recogniser::{Candidate, LIKELY, POSSIBLE, Personal, Possible};
use super::words::{Words, is_name_label};
use super::{PrivateDataKind, Severity};
use likeness::Likeness;
use names::{Finder, Form, Name};
use privacy::Privacy;
use repeats::Known;

/// Finds persons about whom something private is said, wherever they are named, and everything else that
/// may be a name. What only private persons have, such as the number of a citizen, stands in `personal`.
pub(super) fn find(
    text: &str,
    words: &Words,
    layout: &Layout,
    personal: Personal<'_>,
) -> (Vec<Candidate>, Vec<Possible>) {
    let finder = Finder::new(text, words, layout);
    let names = finder.find();
    let privacy = Privacy::new(text, words, layout, &names, personal);
    let mut are_private: Vec<bool> = (0..names.len()).map(|at| privacy.is_private(at)).collect();
    spread(text, &names, &mut are_private);
    let listed = series::listed(&finder, &names, &are_private, &privacy);
    let mut persons: Vec<(&Name, bool)> = names.iter().zip(are_private).collect();
    persons.extend(listed.iter().map(|name| (name, true)));
    persons.sort_by_key(|(name, _)| name.range.start);
    let mut known = Known::new(text, words, layout);
    for (name, _) in persons.iter().filter(|(_, is_private)| *is_private) {
        known.add(name);
    }
    let mut candidates = Vec::new();
    let mut taken: Vec<Range<usize>> = Vec::new();
    for (name, is_private) in persons {
        // A name disclosed in one place is masked everywhere.
        if is_private || known.is_same_person(name) {
            candidates.push(candidate(name));
            taken.push(name.range.clone());
            if let Some(family) = known.family_beside(name) {
                taken.push(family.clone());
                candidates.push(Candidate::new(PrivateDataKind::NamedPerson, family, LIKELY));
            }
        }
    }
    for again in known.repeats(&taken) {
        candidates.push(Candidate::new(
            PrivateDataKind::NamedPerson,
            again,
            POSSIBLE,
        ));
    }
    (candidates, finder.possible(&names))
}

/// Makes those private who are named together with somebody who is: ทดลอง กับ สมมติ, and นายทดลอง
/// (นายตัวอย่าง ลองดู), which is another name of the same person.
fn spread(text: &str, names: &[Name], are_private: &mut [bool]) {
    let is_private = |are_private: &[bool], number: usize| are_private.get(number) == Some(&true);
    let may_be_meant = |name: &Name| {
        !name.has_position && (name.likeness == Likeness::Likely && name.form == Form::Row)
    };
    for number in 1..names.len() {
        let (Some(before), Some(after)) = (names.get(number - 1), names.get(number)) else {
            continue;
        };
        let between = text.get(before.range.end..after.range.start);
        let is_other_name = between.is_some_and(|between| matches!(between.trim(), "(" | "/"));
        let is_listed = after.is_joined && may_be_meant(after);
        if (is_other_name || is_listed)
            && is_private(are_private, number - 1)
            && let Some(after) = are_private.get_mut(number)
        {
            *after = true;
        }
    }
    for number in (1..names.len()).rev() {
        let (Some(before), Some(after)) = (names.get(number - 1), names.get(number)) else {
            continue;
        };
        if after.is_joined
            && may_be_meant(before)
            && is_private(are_private, number)
            && let Some(before) = are_private.get_mut(number - 1)
        {
            *before = true;
        }
    }
}

/// Returns whether a label before byte `at`, or at the head of its column, says that names are there.
fn has_name_label(text: &str, words: &Words, layout: &Layout, at: usize) -> bool {
    let has_label = |range| words.within(range).any(|m| is_name_label(m.word));
    let vouchers = layout.vouchers(text, at);
    let mut beside = vouchers.take_while(|voucher| voucher.kind != VoucherKind::Heading);
    beside.any(|voucher| has_label(voucher.range))
}

/// Returns the part of `name` to mask: the title stays readable.
fn masked(name: &Name) -> Range<usize> {
    let start = name.parts.iter().map(|part| part.start).min();
    start.unwrap_or(name.range.start)..name.range.end
}

/// Returns the candidate for `name`.
fn candidate(name: &Name) -> Candidate {
    let masked = masked(name);
    let (score, severity) = match name.form {
        Form::Row | Form::Weak => (POSSIBLE, Severity::LookAgain),
        Form::Fair | Form::Sure => (LIKELY, Severity::MustNotPost),
    };
    Candidate::new(PrivateDataKind::NamedPerson, name.range.clone(), score)
        .masking(vec![masked])
        .with_severity(severity)
}
