//! Incremental search over names, abbreviations, clauses, people and the letter. Uses the same
//! normal form as understanding. Every result has the character ranges to highlight.

use std::ops::Range;

use crate::registry::{Item, Registry};
use crate::text::{Normalised, normalise};

/// A search result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchResult {
    pub item: Item,
    /// The text that contains the match.
    pub text: String,
    /// The character ranges to highlight, in order.
    pub ranges: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Entry {
    item: Item,
    text: String,
    normal: Normalised,
    /// Lower ranks come first: names before sentences.
    rank: u8,
}

/// Everything searchable, in normal form. Create it once for each registry.
#[derive(Debug)]
pub struct SearchIndex {
    entries: Vec<Entry>,
}

impl SearchIndex {
    /// Indexes `registry`.
    #[must_use]
    pub fn new(registry: &Registry) -> Self {
        let mut entries = Vec::new();
        let mut add = |item, text: &str, rank| {
            entries.push(Entry {
                item,
                text: text.to_owned(),
                normal: normalise(text),
                rank,
            });
        };
        for (id, group) in registry.groups() {
            for name in std::iter::once(&group.name).chain(&group.nicknames) {
                add(Item::Group(id), name, 0);
            }
        }
        for (id, role) in registry.roles() {
            for name in [&role.name.th, &role.name.en]
                .into_iter()
                .chain(&role.abbreviations)
            {
                add(Item::Role(id), name, 1);
            }
        }
        for (id, person) in registry.people() {
            add(Item::Person(id), &person.name, 1);
        }
        for (id, clause) in registry.clauses() {
            add(Item::Clause(id), &clause.text, 2);
        }
        for line in letter_lines(registry) {
            add(Item::Letter, line, 3);
        }
        Self { entries }
    }

    /// Searches for `text` and returns at most `limit` results, best first. Every word must match.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> Vec<SearchResult> {
        let words: Vec<Normalised> = text
            .split_whitespace()
            .map(normalise)
            .filter(|word| !word.is_empty())
            .collect();
        let whole = normalise(text);
        if whole.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u8, usize, SearchResult)> = Vec::new();
        for entry in &self.entries {
            let ranges = places(&entry.normal, &whole).or_else(|| {
                let every: Option<Vec<_>> = words
                    .iter()
                    .map(|word| places(&entry.normal, word))
                    .collect();
                every.map(|every| every.into_iter().flatten().collect())
            });
            let Some(mut ranges) = ranges else { continue };
            ranges.sort_by_key(|range| (range.start, range.end));
            ranges.dedup();
            let start = ranges.first().map_or(0, |range| range.start);
            // An item with several names is found once. Each line of the letter is a result of its
            // own.
            let again = entry.item != Item::Letter
                && found.iter().any(|(_, _, result)| result.item == entry.item);
            if !again {
                let result = SearchResult {
                    item: entry.item,
                    text: entry.text.clone(),
                    ranges,
                };
                found.push((entry.rank, start, result));
            }
        }
        found.sort_by_key(|(rank, start, _)| (*rank, *start));
        found
            .into_iter()
            .take(limit)
            .map(|(_, _, result)| result)
            .collect()
    }
}

/// Returns the searchable lines of the covering letter.
fn letter_lines(registry: &Registry) -> impl Iterator<Item = &str> {
    let letter = registry.letter();
    [
        &letter.reference,
        &letter.date,
        &letter.subject,
        &letter.addressee,
        &letter.signatory.name,
        &letter.signatory.post,
        &letter.contact.unit,
        &letter.contact.telephone,
        &letter.contact.email,
    ]
    .into_iter()
    .chain(&letter.office)
    .chain(&letter.references)
    .map(String::as_str)
}

/// Returns the character ranges of `text` that match `wanted`, or `None` if there are none.
fn places(text: &Normalised, wanted: &Normalised) -> Option<Vec<Range<usize>>> {
    let len = wanted.len();
    let found: Vec<Range<usize>> = text
        .keys
        .windows(len.max(1))
        .enumerate()
        .filter(|(_, window)| *window == wanted.keys.as_slice())
        .filter(|(at, _)| {
            // A mark that was typed must be present.
            let letters = text.letters.iter().skip(*at);
            letters
                .zip(&wanted.letters)
                .all(|(has, typed)| typed.marks & !has.marks == 0)
        })
        .map(|(at, _)| text.chars(&(at..at + len)))
        .collect();
    (!found.is_empty()).then_some(found)
}
