//! Finds who is mentioned in a text and their semantic role: speaker, addressee or source. Function
//! words before and after a name determine it.

use std::ops::Range;

use super::exclusions::Exclusion;
use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention};
use crate::registry::RoleId;

/// The part that a person plays in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SemanticRole {
    /// Speaks, or is about to act: ผมเป็น….
    Speaker,
    /// Is about to act, according to somebody who asks on their behalf.
    WillAct,
    /// Acts or has acted: ผวจ. สั่ง….
    Actor,
    /// Is addressed.
    To,
    /// Is the source.
    From,
    /// Is only mentioned.
    Named,
}

/// A person mentioned in the text.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub role: RoleId,
    /// Whether this is an office that represents the role.
    pub office: bool,
    pub semantic_role: SemanticRole,
    pub at: Range<usize>,
}

/// Returns a function word of the kind `wanted` that ends at `at`.
pub(super) fn function_word_ending(
    mentions: &[Mention],
    at: usize,
    wanted: FunctionWord,
) -> Option<&Mention> {
    mentions
        .iter()
        .find(|mention| mention.at.end == at && mention.is(wanted))
}

/// Returns a function word of the kind `wanted` that starts at `at`.
pub(super) fn function_word_starting(
    mentions: &[Mention],
    at: usize,
    wanted: FunctionWord,
) -> Option<&Mention> {
    mentions
        .iter()
        .find(|mention| mention.at.start == at && mention.is(wanted))
}

/// Returns the position before `at`, skipping polite words.
pub(super) fn before(mentions: &[Mention], at: usize) -> usize {
    let mut at = at;
    while let Some(honour) = function_word_ending(mentions, at, FunctionWord::Honour)
        .filter(|mention| mention.at.start < at)
    {
        // Skip one word at a time, so that ให้ is still found before ทุกท่าน.
        at = honour.at.start;
    }
    at
}

/// Returns the position after `at`, skipping polite words.
pub(super) fn after(mentions: &[Mention], at: usize) -> usize {
    let mut at = at;
    for _ in 0..3 {
        match function_word_starting(mentions, at, FunctionWord::Honour) {
            Some(honour) => at = honour.at.end,
            None => break,
        }
    }
    at
}

/// Returns everybody mentioned in `mentions`, with their semantic roles, in text order. Leaves out
/// those who are only mentioned as not to read it, at `excluded`.
pub(super) fn people(mentions: &[Mention], excluded: &[Exclusion]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let is_excluded = |mention: &Mention| excluded.iter().any(|other| other.at == mention.at);
    let named = mentions.iter().filter(|mention| !mention.negated);
    for mention in named.filter(|mention| !is_excluded(mention)) {
        let (role, office) = match mention.meaning {
            Meaning::Role(role) => (role, false),
            Meaning::Office(role) => (role, true),
            _ => continue,
        };
        let taken = people.iter().any(|person| {
            person.at.start < mention.at.end && mention.at.start < person.at.end && !person.office
        });
        if taken || is_cut_short(mentions, mention) {
            continue;
        }
        let semantic_role = semantic_role(mentions, mention, people.last());
        people.push(Person {
            role,
            office,
            semantic_role,
            at: mention.at.clone(),
        });
    }
    people
}

/// Returns whether a longer name begins inside that of `mention` and goes on after it: the text says
/// พี่ ปลัดจังหวัด, not พี่ปลัด and จังหวัด.
fn is_cut_short(mentions: &[Mention], mention: &Mention) -> bool {
    mentions.iter().any(|other| {
        matches!(other.meaning, Meaning::Role(_) | Meaning::Office(_))
            && mention.at.contains(&other.at.start)
            && mention.at.end < other.at.end
            && mention.at.len() < other.at.len()
    })
}

/// Returns the semantic role of somebody whose name is `name`, and who is mentioned after `last`.
fn semantic_role(mentions: &[Mention], name: &Mention, last: Option<&Person>) -> SemanticRole {
    let start = before(mentions, name.at.start);
    let end = after(mentions, name.at.end);
    // The longest word before the name decides: ข้อสั่งการ contains สั่งการ.
    let length_before = |function_word: FunctionWord| {
        mentions
            .iter()
            .filter(|word| word.is(function_word))
            .filter(|word| word.at.end == start || word.at.end == name.at.start)
            .map(|word| word.at.len())
            .max()
            .unwrap_or(0)
    };
    let is_before = |function_word| length_before(function_word) > 0;
    let is_after = |function_word| {
        function_word_starting(mentions, end, function_word).is_some()
            || function_word_starting(mentions, name.at.end, function_word).is_some()
    };
    let joined = last
        .map(|last| last.semantic_role)
        .filter(|role| *role != SemanticRole::Named && is_before(FunctionWord::And));
    if is_before(FunctionWord::Myself) || is_before(FunctionWord::Become) {
        SemanticRole::Speaker
    } else if let Some(joined) = joined {
        joined
    } else if is_before(FunctionWord::To)
        && length_before(FunctionWord::To) >= length_before(FunctionWord::From)
    {
        SemanticRole::To
    } else if is_after(FunctionWord::Will) && !is_before(FunctionWord::From) {
        SemanticRole::WillAct
    } else if is_after(FunctionWord::Acts) {
        SemanticRole::Actor
    } else if is_before(FunctionWord::From) {
        SemanticRole::From
    } else {
        SemanticRole::Named
    }
}
