//! Checking a draft before it is posted: what in it must not go into a group of two hundred
//! people, where it stands, and the draft with those places masked.
//!
//! Everything here is pure, keeps nothing, and runs in time linear in the text. A warning must
//! be worth reading, so each kind asks for evidence: a check digit, a known prefix, a word
//! beside the number.

mod address;
mod chat;
mod labels;
mod links;
mod mask;
mod numbers;
mod people;
mod plain;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::registry::Registry;
pub use chat::is_chat_history;
use labels::Labels;
use plain::Plain;

/// Masking can bring to light what stood glued to the masked part, so it is repeated; each round
/// takes something away, and more than two are hardly ever needed.
const ROUNDS: usize = 16;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What was found. Of two kinds that claim the same place the earlier wins.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// Every kind, the most specific first.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$name,)*];

            /// The fixed id, as JSON has it.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

kinds! {
    /// A link by which anybody may join a group.
    InviteLink = "invite-link",
    /// A person's number of thirteen digits whose check digit is right.
    CitizenId = "citizen-id",
    BankAccount = "bank-account",
    Phone = "phone",
    /// A house number with its village, road or sub-district.
    Address = "address",
    /// A name with its title, beside a patient's, suspect's, victim's or debtor's facts.
    NamedPerson = "named-person",
}

/// Something that must not be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// Where it stands, in Unicode scalar values.
    pub range: Range<usize>,
    /// As it stands there.
    pub text: String,
}

/// What came of checking a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// By place; no two overlap.
    pub findings: Vec<Finding>,
    /// The draft with the private part of every finding masked.
    pub masked: String,
}

/// Checks `text`. The telephone and fax numbers printed in the registry's letter are public.
#[must_use]
pub fn check(registry: &Registry, text: &str) -> Draft {
    let contact = &registry.letter().contact;
    let public = numbers::public(&[&contact.telephone, &contact.fax]);
    let found = find(text, &public);
    let mut masked = mask::mask(text, &found);
    for _ in 0..ROUNDS {
        let left = find(&masked, &public);
        if left.is_empty() {
            break;
        }
        masked = mask::mask(&masked, &left);
    }
    let findings = texts(text, found);
    Draft { findings, masked }
}

/// A kind and its place in the text as written.
type Place = (Kind, Range<usize>);

fn find(text: &str, public: &[String]) -> Vec<Place> {
    let plain = Plain::new(text);
    let labels = Labels::of(plain.text());
    let mut places = links::find(plain.text());
    places.extend(numbers::find(plain.text(), &labels, public));
    places.extend(address::find(plain.text(), &labels));
    places.extend(people::find(plain.text()));
    // The more specific first, then the longer: what overlaps one already taken is left out.
    places.sort_by_key(|(kind, range)| (*kind, range.len().wrapping_neg(), range.start));
    let mut taken: BTreeMap<usize, (Kind, usize)> = BTreeMap::new();
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

fn texts(text: &str, places: Vec<Place>) -> Vec<Finding> {
    let mut chars = text.chars().enumerate().peekable();
    let mut finding = |(kind, range): Place| {
        while chars.next_if(|(at, _)| *at < range.start).is_some() {}
        let mut text = String::new();
        while let Some((_, c)) = chars.next_if(|(at, _)| *at < range.end) {
            text.push(c);
        }
        Finding { kind, range, text }
    };
    places.into_iter().map(&mut finding).collect()
}

/// A pattern, compiled once. That every pattern compiles is held by a test.
type Pattern = LazyLock<Option<Regex>>;

fn compile(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

/// The last characters of `text`, at most `count`.
fn tail(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last();
    start.map_or("", |(at, _)| text.get(at..).unwrap_or_default())
}

/// The first characters of `text`, at most `count`.
fn head(text: &str, count: usize) -> &str {
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// How much of a line is looked at, in characters, so that a long line costs no more than many
/// short ones.
const LINE: usize = 60;

/// What stands before the end of `text` on its last line.
fn line_end(text: &str) -> &str {
    tail(text, LINE).rsplit('\n').next().unwrap_or_default()
}

/// What stands after the start of `text` on its first line.
fn line_start(text: &str) -> &str {
    head(text, LINE).split('\n').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &super::links::LINK,
            &super::address::ADDRESS,
            &super::address::TAIL,
        ]
        .into_iter()
        .chain([&super::people::NAME])
        {
            assert!(pattern.is_some());
        }
    }
}
