//! The words that a reading rests on: the places of the features that speak for it.

use std::ops::Range;

use super::candidates::Candidate;
use super::features::Held;
use super::mention::Meaning;
use super::model::Model;
use super::reading::Reading;
use crate::registry::Act;
use crate::text::subslice;

/// The field that a piece of evidence supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Role,
    Act,
    Topic,
    Purpose,
    To,
    NotTo,
    From,
    AskedGroup,
    Outside,
}

/// The words from which a field was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub field: Field,
    /// The range of characters in the text, or in the corrected text if there is one.
    pub range: Range<usize>,
    pub words: String,
}

/// Returns the evidence for `candidate` in `reading`, in the order of the text. `held` are the
/// features of the reading.
pub(super) fn evidence(
    reading: &Reading<'_>,
    held: &[Held],
    model: &Model,
    candidate: &Candidate,
) -> Vec<Evidence> {
    let mut places = places_of_act_and_purpose(held, model, candidate);
    if places.is_empty() {
        places.extend(place_of_letters(reading, model, candidate));
    }
    places.extend(places_of_names(reading, candidate));
    places.sort_by_key(|(_, at)| (at.start, at.end));
    let mut evidence: Vec<Evidence> = Vec::new();
    for (field, at) in places {
        let range = reading.typed.normal.chars(&at);
        // The same words may show several features, and occur twice in the vocabulary.
        let overlaps = |other: &Evidence| {
            other.field == field && other.range.start < range.end && range.start < other.range.end
        };
        if !evidence.iter().any(overlaps) {
            evidence.push(Evidence {
                field,
                range,
                words: reading.typed.words(&at),
            });
        }
    }
    evidence
}

/// Returns the places of the features that speak for the purpose and the act of `candidate`.
fn places_of_act_and_purpose(
    held: &[Held],
    model: &Model,
    candidate: &Candidate,
) -> Vec<(Field, Range<usize>)> {
    let purpose = candidate.intent.purpose;
    let purpose_field = if purpose.is_some() {
        Field::Purpose
    } else {
        Field::Outside
    };
    let purpose_name = purpose.map_or("nothing", |purpose| purpose.id());
    let act_name = candidate.intent.act.map(Act::id);
    let mut places = Vec::new();
    for feature in held {
        let Some(at) = &feature.at else { continue };
        // Only what a term says is worth showing; a function word shows nothing by itself.
        let (name, value) = feature.name.split_once('=').unwrap_or((&feature.name, ""));
        let says_act = matches!(name, "says-act" | "hints-at-act" | "act-of-another");
        if says_act && Some(value) == act_name {
            places.push((Field::Act, at.clone()));
        }
        let says_purpose = matches!(
            name,
            "says-purpose" | "verb-before-where" | "matter" | "describes-group" | "asks-by-size"
        );
        if says_purpose && model.weights_of(&feature.name, purpose_name) > 0.0 {
            places.push((purpose_field, at.clone()));
        }
    }
    places
}

/// Returns the words whose letters speak most for the act of `candidate`, or for its purpose if it has
/// no act: those in a row that together do so most above the average of the text.
fn place_of_letters(
    reading: &Reading<'_>,
    model: &Model,
    candidate: &Candidate,
) -> Option<(Field, Range<usize>)> {
    let (field, outcome) = match (candidate.intent.act, candidate.intent.purpose) {
        (Some(act), _) => (Field::Act, act.id()),
        (None, Some(purpose)) => (Field::Purpose, purpose.id()),
        (None, None) => return None,
    };
    let start = reading.range.start;
    let text = reading.divided();
    let letters = model.letters_for(&text, outcome);
    #[expect(clippy::cast_precision_loss, reason = "a text is short")]
    let average = letters.iter().sum::<f32>() / letters.len().max(1) as f32;
    let mut best: Option<(f32, Range<usize>)> = None;
    let mut sum = 0.0;
    let mut from = 0;
    for word in text.words {
        if sum <= 0.0 {
            (sum, from) = (0.0, word.start);
        }
        let own = subslice(&letters, word.clone()).iter();
        sum += own.map(|letter| letter - average).sum::<f32>();
        if best.as_ref().is_none_or(|(other, _)| sum > *other) {
            best = Some((sum, from..word.end));
        }
    }
    let (_, letters) = best?;
    Some((field, start + letters.start..start + letters.end))
}

/// Returns the places where the topic, the group and the people of `candidate` are named.
fn places_of_names(reading: &Reading<'_>, candidate: &Candidate) -> Vec<(Field, Range<usize>)> {
    let need = &candidate.need;
    let affirmed = reading.mentions.iter().filter(|mention| !mention.negated);
    let names = affirmed.filter_map(|mention| {
        let field = match mention.meaning {
            Meaning::Topic(topic) if need.topic == topic => Field::Topic,
            Meaning::Group(group) if need.asked_group == Some(group) => Field::AskedGroup,
            _ => return None,
        };
        Some((field, mention.at.clone()))
    });
    let people = reading.people.iter().filter_map(|person| {
        let field = if need.to.contains(&person.role) {
            Field::To
        } else if need.from == Some(person.role) {
            Field::From
        } else if reading.typed.role.is_none() && need.role == Some(person.role) {
            Field::Role
        } else {
            return None;
        };
        Some((field, person.at.clone()))
    });
    let excluded = reading
        .excluded
        .iter()
        .filter(|other| need.not_to.contains(&other.role));
    let excluded = excluded.map(|other| (Field::NotTo, other.at.clone()));
    names.chain(people).chain(excluded).collect()
}
