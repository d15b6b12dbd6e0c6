//! Checks a draft before it is posted: what must not be posted to a group of two hundred people,
//! where it occurs, and a copy with those places masked.
//!
//! Everything here is pure, stores nothing, and takes time linear in the length of the text. To
//! keep warnings credible, every kind requires evidence: a check digit, a known prefix or a word
//! beside the number.

mod address;
mod chat;
mod labels;
#[allow(dead_code, reason = "the recognisers change over to it one by one")]
mod layout;
mod links;
mod mask;
mod numbers;
mod people;
mod plain;
#[allow(dead_code, reason = "the recognisers change over to it one by one")]
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use strum::{IntoStaticStr, VariantArray};

use crate::registry::Registry;
use crate::text::part;
pub use chat::is_chat_history;
use labels::Labels;
use plain::Plain;

/// The limit on masking rounds. Masking can uncover something adjacent to the masked part, so it is
/// repeated. Every round removes something, and two are nearly always enough.
const ROUNDS: usize = 16;

/// The kinds of private data. If two kinds match the same place, the earlier one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum PrivateDataKind {
    /// A link through which anybody can join a group.
    InviteLink,
    /// A person's 13-digit number with a valid check digit.
    CitizenId,
    BankAccount,
    Phone,
    /// A house number with its village, road or sub-district.
    Address,
    /// A name with a title, beside facts about a patient, suspect, victim or debtor.
    NamedPerson,
}

impl PrivateDataKind {
    /// Every kind, most specific first.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the fixed id, as used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// Private data in a draft, which must not be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateDataFinding {
    pub kind: PrivateDataKind,
    /// The position, in Unicode scalar values.
    pub range: Range<usize>,
    /// The text as written.
    pub text: String,
}

/// The result of checking a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// In order of position, without overlaps.
    pub findings: Vec<PrivateDataFinding>,
    /// The draft with the private part of every finding masked.
    pub masked: String,
}

/// Checks `text`. The telephone and fax numbers in the registry's letter count as public.
#[must_use]
pub fn check(registry: &Registry, text: &str) -> Draft {
    let contact = &registry.letter().contact;
    let public = numbers::public(&[&contact.telephone, &contact.fax]);
    let found = find(text, &public);
    let mut masked = mask::mask(text, &found);
    for _ in 0..ROUNDS {
        let remaining = find(&masked, &public);
        if remaining.is_empty() {
            break;
        }
        masked = mask::mask(&masked, &remaining);
    }
    let findings = texts(text, found);
    Draft { findings, masked }
}

/// A kind and its range in the text as written.
type Place = (PrivateDataKind, Range<usize>);

fn find(text: &str, public: &[String]) -> Vec<Place> {
    let plain = Plain::new(text);
    let labels = Labels::of(plain.text());
    let mut places = links::find(plain.text());
    places.extend(numbers::find(plain.text(), &labels, public));
    places.extend(address::find(plain.text(), &labels));
    places.extend(people::find(plain.text()));
    // More specific first, then longer. Anything that overlaps an earlier one is dropped.
    places.sort_by_key(|(kind, range)| (*kind, range.len().wrapping_neg(), range.start));
    let mut taken: BTreeMap<usize, (PrivateDataKind, usize)> = BTreeMap::new();
    for (kind, range) in places {
        let before = taken.range(..range.end).next_back();
        if before.is_none_or(|(_, (_, end))| *end <= range.start) {
            taken.insert(range.start, (kind, range.end));
        }
    }
    taken
        .into_iter()
        .map(|(start, (kind, end))| (kind, plain.written(start..end)))
        .collect()
}

fn texts(text: &str, places: Vec<Place>) -> Vec<PrivateDataFinding> {
    let mut chars = text.chars().enumerate().peekable();
    let mut finding = |(kind, range): Place| {
        while chars.next_if(|(at, _)| *at < range.start).is_some() {}
        let mut text = String::new();
        while let Some((_, c)) = chars.next_if(|(at, _)| *at < range.end) {
            text.push(c);
        }
        PrivateDataFinding { kind, range, text }
    };
    places.into_iter().map(&mut finding).collect()
}

/// Returns at most the last `count` characters of `text`.
fn tail(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last();
    start.map_or("", |(at, _)| part(text, at..))
}

/// Returns at most the first `count` characters of `text`.
fn head(text: &str, count: usize) -> &str {
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at);
    part(text, ..end)
}

/// The maximum number of characters of a line to examine, so that one long line costs no more than
/// many short ones.
const LINE: usize = 60;

/// Returns the end of the last line of `text`.
fn line_end(text: &str) -> &str {
    let end = tail(text, LINE);
    end.rsplit_once('\n').map_or(end, |(_, line)| line)
}

/// Returns the start of the first line of `text`.
fn line_start(text: &str) -> &str {
    let start = head(text, LINE);
    start.split_once('\n').map_or(start, |(line, _)| line)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    #[test]
    fn every_pattern_and_word_list_compiles() {
        for pattern in [
            &super::links::LINK,
            &super::address::ADDRESS,
            &super::address::TAIL,
            &super::people::names::NAME,
        ] {
            LazyLock::force(pattern);
        }
        LazyLock::force(&super::people::facts::FACTS);
        LazyLock::force(&super::labels::AUTOMATON);
        LazyLock::force(&super::chat::LAYOUT);
    }
}
