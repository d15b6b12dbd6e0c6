//! Identifies the group that a description means: by its size, its members, or what its notes
//! forbid or do not require. Everything is derived from the registry's members, sizes and rules.

use std::ops::Range;

use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention, contains};
use super::people::Person;
use crate::registry::{Act, Effect, GroupId, Registry};
use crate::text::digits::first_number;
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, fold};

/// Returns the groups that the text describes, most likely first.
pub(super) fn described(
    registry: &Registry,
    text: &str,
    normal: &Normalised,
    mentions: &[Mention],
    people: &[Person],
) -> Vec<GroupId> {
    let has = |word| contains(mentions, word);
    let by_size: Vec<GroupId> = size_places(registry, text, normal)
        .into_iter()
        .map(|(_, group)| group)
        .collect();
    if !by_size.is_empty() {
        return by_size;
    }
    let most = has(FunctionWord::Most);
    if most || has(FunctionWord::Least) {
        let mut sizes: Vec<(u32, GroupId)> = registry
            .groups()
            .filter_map(|(id, group)| Some((group.size.as_ref()?.count?, id)))
            .collect();
        sizes.sort_unstable();
        if most {
            sizes.reverse();
        }
        return sizes.into_iter().map(|(_, id)| id).collect();
    }
    if has(FunctionWord::NoSize) {
        return registry
            .groups()
            .filter(|(_, group)| group.size.as_ref().is_none_or(|size| size.count.is_none()))
            .map(|(id, _)| id)
            .collect();
    }
    let in_person = has(FunctionWord::InPerson);
    if in_person || has(FunctionWord::Forbid) || has(FunctionWord::NotNeeded) {
        let acts: Vec<Act> = if in_person {
            vec![Act::AddMember]
        } else {
            mentions
                .iter()
                .filter_map(|mention| match mention.meaning {
                    Meaning::Act(act) => Some(act),
                    _ => None,
                })
                .collect()
        };
        let found = by_rules(registry, &acts, in_person || has(FunctionWord::Forbid));
        if !found.is_empty() {
            return found;
        }
    }
    by_members(registry, mentions, people)
}

/// Returns the numbers in the text that are the stated sizes of groups: the letter of each number,
/// and the group, in the order of the text.
pub(super) fn size_places(
    registry: &Registry,
    text: &str,
    normal: &Normalised,
) -> Vec<(Range<usize>, GroupId)> {
    let mut found = Vec::new();
    let numbers = normal.keys.iter().enumerate();
    for (index, _) in numbers.filter(|(_, key)| **key == NUMBER) {
        let at = index..index + 1;
        let chars = normal.chars(&at);
        let digits: String = text.chars().skip(chars.start).take(chars.len()).collect();
        let number = first_number(&fold(&digits));
        let counts = registry.groups().filter(|(_, group)| {
            group
                .size
                .as_ref()
                .and_then(|size| size.count)
                .is_some_and(|count| number == Some(u64::from(count)))
        });
        found.extend(counts.map(|(id, _)| (at.clone(), id)));
    }
    found
}

/// Returns the groups whose own rules forbid `acts`, or say that they are not required.
fn by_rules(registry: &Registry, acts: &[Act], forbid: bool) -> Vec<GroupId> {
    let mut counted: Vec<(usize, GroupId)> = registry
        .group_ids()
        .map(|group| {
            let count = acts
                .iter()
                .filter(|act| {
                    registry.rules_of(group).any(|(_, rule)| {
                        let effect = if forbid {
                            rule.effect == Effect::Forbid
                        } else {
                            rule.effect == Effect::NotRequired
                        };
                        effect && rule.groups.is_some() && rule.acts.contains(act)
                    })
                })
                .count();
            (count, group)
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    counted.sort_by_key(|(count, group)| (std::cmp::Reverse(*count), *group));
    counted.into_iter().map(|(_, group)| group).collect()
}

fn by_members(registry: &Registry, mentions: &[Mention], people: &[Person]) -> Vec<GroupId> {
    let mut named: Vec<_> = people
        .iter()
        .filter(|person| !person.office)
        .map(|person| person.role)
        .collect();
    named.sort_unstable();
    named.dedup();
    // "กลุ่มใดไม่มีปลัดจังหวัด": a missing member identifies a group too.
    let mut missing: Vec<_> = mentions
        .iter()
        .filter(|mention| mention.negated)
        .filter_map(|mention| match mention.meaning {
            Meaning::Role(role) => Some(role),
            _ => None,
        })
        .collect();
    missing.retain(|role| !named.contains(role));
    if named.is_empty() && missing.is_empty() {
        return Vec::new();
    }
    let only = contains(mentions, FunctionWord::Only);
    let mut found: Vec<GroupId> = registry
        .group_ids()
        .filter(|&group| {
            let members = &registry.group(group).members;
            named.iter().all(|role| members.contains(role))
                && !missing.iter().any(|role| members.contains(role))
                && (!only || members.len() == named.len())
        })
        .collect();
    found.sort_by_key(|&group| (registry.group(group).members.len(), group));
    found
}
