//! Who is mentioned, and in which role towards the asker.

use super::{Feature, Sign, if_at, if_so};
use crate::understand::function_words::FunctionWord;
use crate::understand::mention::Meaning;
use crate::understand::people::{Person, SemanticRole};
use crate::understand::reading::Reading;

pub(super) const FEATURES: &[Feature] = &[
    Feature {
        name: "person",
        find: semantic_roles,
    },
    Feature {
        name: "superior",
        find: superiors,
    },
    Feature {
        name: "office",
        find: offices,
    },
    Feature {
        name: "outsider",
        find: outsiders,
    },
    Feature {
        name: "excludes",
        find: excludes,
    },
    Feature {
        name: "informs",
        find: informs,
    },
    Feature {
        name: "addresses-subordinates",
        find: addresses_subordinates,
    },
    Feature {
        name: "lets-others-act",
        find: lets_others_act,
    },
    Feature {
        name: "begins-with-order",
        find: begins_with_order,
    },
];

/// Returns the name of a semantic role.
fn name(role: SemanticRole) -> &'static str {
    match role {
        SemanticRole::Speaker => "speaker",
        SemanticRole::WillAct => "will-act",
        SemanticRole::Actor => "actor",
        SemanticRole::To => "to",
        SemanticRole::From => "from",
        SemanticRole::Named => "named",
    }
}

fn signs<'p>(people: impl Iterator<Item = &'p Person>) -> Vec<Sign> {
    people
        .map(|person| Sign::of(name(person.semantic_role), &person.at))
        .collect()
}

/// Returns the people other than the asker.
fn others<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r Person> {
    reading
        .people
        .iter()
        .filter(|person| Some(person.role) != reading.role())
}

/// Names the semantic roles of the people mentioned.
fn semantic_roles(reading: &Reading<'_>) -> Vec<Sign> {
    signs(others(reading).filter(|person| !person.office))
}

/// Names the semantic roles of the superiors mentioned.
fn superiors(reading: &Reading<'_>) -> Vec<Sign> {
    signs(others(reading).filter(|person| !person.office && reading.commands(person.role)))
}

/// Names the semantic roles of the offices mentioned.
fn offices(reading: &Reading<'_>) -> Vec<Sign> {
    signs(others(reading).filter(|person| person.office))
}

/// Holds where somebody without a role is mentioned.
fn outsiders(reading: &Reading<'_>) -> Vec<Sign> {
    let outsiders = reading
        .mentions
        .iter()
        .filter(|mention| mention.meaning == Meaning::Outsider && !mention.negated);
    outsiders.map(|mention| Sign::at(&mention.at)).collect()
}

/// Holds where somebody is said not to read it.
fn excludes(reading: &Reading<'_>) -> Vec<Sign> {
    let excluded = reading.excluded.iter();
    excluded.map(|other| Sign::at(&other.at)).collect()
}

/// Holds if somebody is told for information: ให้…ทราบ.
fn informs(reading: &Reading<'_>) -> Vec<Sign> {
    let person = reading.people.iter().find(|person| {
        person.semantic_role == SemanticRole::To
            && reading
                .words(FunctionWord::Known)
                .any(|known| (person.at.end..=person.at.end + 8).contains(&known.at.start))
    });
    if_at(person.map(|person| &person.at))
}

/// Holds if a superior addresses subordinates first: นายอำเภอทุกท่าน….
fn addresses_subordinates(reading: &Reading<'_>) -> Vec<Sign> {
    let addressed = others(reading).find(|person| {
        person.at.start <= 4
            && !matches!(person.semantic_role, SemanticRole::From)
            && !reading.commands(person.role)
    });
    if_at(
        addressed
            .filter(|_| reading.is_superior())
            .map(|person| &person.at),
    )
}

/// Holds if the asker has somebody else do something, and says whether the asker is a superior.
fn lets_others_act(reading: &Reading<'_>) -> Vec<Sign> {
    let value = if reading.is_superior() {
        "superior"
    } else {
        "other"
    };
    let told = others(reading).find(|person| {
        person.semantic_role == SemanticRole::To
            && reading.words(FunctionWord::Let).any(|word| {
                !word.negated && (word.at.end..=word.at.end + 6).contains(&person.at.start)
            })
    });
    told.map(|person| Sign::of(value, &person.at))
        .into_iter()
        .collect()
}

/// Holds if the text begins as an order of a superior does: ให้…, เร่ง….
fn begins_with_order(reading: &Reading<'_>) -> Vec<Sign> {
    let begins = reading.mentions.iter().any(|mention| {
        mention.is_any(&[FunctionWord::Let, FunctionWord::Imperative]) && mention.at.start == 0
    });
    if_so(begins && reading.is_superior())
}
