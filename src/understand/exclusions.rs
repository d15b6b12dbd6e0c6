//! Finds who must not read what is posted: อย่าให้ผู้ว่าเห็น, ไม่ต้องถึงปลัดอำเภอ.

use std::ops::Range;

use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention};
use super::people::{after, before};
use crate::registry::RoleId;

/// Somebody who must not read it, and where the text says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Exclusion {
    pub role: RoleId,
    pub at: Range<usize>,
}

/// The maximum distance from a name to the word for perceiving, in letters: names may be joined in
/// between.
const REACH: usize = 24;

/// Returns everybody who must not read it, in text order.
pub(super) fn exclusions(mentions: &[Mention]) -> Vec<Exclusion> {
    let mut found: Vec<Exclusion> = Vec::new();
    for mention in mentions {
        let (Meaning::Role(role) | Meaning::Office(role)) = mention.meaning else {
            continue;
        };
        let is_excluded = is_introduced(mentions, mention, FunctionWord::Excludes)
            || is_introduced(mentions, mention, FunctionWord::KeepsFrom)
                && perceives_after(mentions, mention)
            || must_not_perceive(mentions, mention)
            || found
                .last()
                .is_some_and(|last| is_joined(mentions, &last.at, mention));
        if is_excluded {
            found.push(Exclusion {
                role,
                at: mention.at.clone(),
            });
        }
    }
    found
}

/// Returns whether a word of the kind `wanted` stands right before `mention`, apart from polite
/// words.
fn is_introduced(mentions: &[Mention], mention: &Mention, wanted: FunctionWord) -> bool {
    let start = before(mentions, mention.at.start);
    mentions
        .iter()
        .any(|word| word.is(wanted) && (word.at.end == start || word.at.end == mention.at.start))
}

/// Returns whether a word for perceiving follows `mention` closely.
fn perceives_after(mentions: &[Mention], mention: &Mention) -> bool {
    let reach = mention.at.end..=mention.at.end + REACH;
    mentions
        .iter()
        .any(|word| word.is(FunctionWord::Perceives) && reach.contains(&word.at.start))
}

/// Returns whether right after `mention` it is said that they must not perceive it.
fn must_not_perceive(mentions: &[Mention], mention: &Mention) -> bool {
    let end = after(mentions, mention.at.end);
    mentions.iter().any(|word| {
        word.is(FunctionWord::MustNotPerceive)
            && (word.at.start == end || word.at.start == mention.at.end)
    })
}

/// Returns whether `mention` is joined to the one at `last`: "A และ B".
fn is_joined(mentions: &[Mention], last: &Range<usize>, mention: &Mention) -> bool {
    let start = before(mentions, mention.at.start);
    mentions.iter().any(|and| {
        let follows = and.at.start == last.end || and.at.start == after(mentions, last.end);
        and.is(FunctionWord::And)
            && follows
            && (and.at.end == start || and.at.end == mention.at.start)
    })
}
