//! Recognises names in Latin letters before or behind the number of a passport, which makes them private: Kyaw
//! Zzin Htet passport MF990041.

use std::ops::{Range, RangeInclusive};

use super::message::Message;
use super::recogniser::{Candidate, POSSIBLE};
use super::words::is_title;
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;

/// The maximum distance of a name from the number, in characters.
const REACH: usize = 40;

/// The minimum number of words of a name.
const WORDS: usize = 2;

/// The letters of Latin alphabets beside those of ASCII.
const ACCENTED: RangeInclusive<char> = '\u{df}'..='\u{24f}';

/// Finds the names beside the passports at `papers`: before the number, or behind it if none is there.
pub(super) fn find(message: &Message<'_>, papers: &[Range<usize>]) -> Vec<Candidate> {
    let names = papers
        .iter()
        .filter_map(|paper| before(message, paper.start).or_else(|| behind(message, paper.end)));
    let candidate = |range| {
        Candidate::new(PrivateDataKind::NamedPerson, range, POSSIBLE)
            .with_severity(Severity::LookAgain)
    };
    names.map(candidate).collect()
}

/// Returns the last name on its line before byte `at`.
fn before(message: &Message<'_>, at: usize) -> Option<Range<usize>> {
    let start = message.near(at).start;
    let found = names(message, start..at).pop();
    found.filter(|name| message.part(name.end..at).chars().nth(REACH).is_none())
}

/// Returns the first name on its line behind byte `at`, if nothing with digits is between: 942419537, British,
/// Gareth Davies.
fn behind(message: &Message<'_>, at: usize) -> Option<Range<usize>> {
    let end = message.near(at).end.max(at);
    let found = names(message, at..end).into_iter().next();
    found.filter(|name| {
        let between = message.part(at..name.start);
        between.chars().nth(REACH).is_none() && !between.contains(|c: char| c.is_ascii_digit())
    })
}

/// Returns the names in `range`, of two words or more, each as far as it goes.
fn names(message: &Message<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut name: Option<(Range<usize>, usize)> = None;
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words(message, range) {
        let is_next = name
            .as_ref()
            .is_some_and(|(range, _)| message.part(range.end..word.start) == " ");
        if is_known(message, &word) {
            name = None;
            continue;
        }
        name = match name {
            Some((range, count)) if is_next => Some((range.start..word.end, count + 1)),
            _ => Some((word, 1)),
        };
        if let Some((range, count)) = &name
            && *count >= WORDS
        {
            if *count > WORDS {
                found.pop();
            }
            found.push(range.clone());
        }
    }
    found
}

/// Returns the words of Latin letters in `range`.
fn words(message: &Message<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    // Sjöqvist
    let is_latin = |c: char| c.is_ascii_alphabetic() || ACCENTED.contains(&c);
    let is_part = |c: char| is_latin(c) || matches!(c, '-' | '\'');
    let text = message.part(range.clone());
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if is_latin(c) => start = Some(at),
            Some(first) if !is_part(c) => {
                // Letters with digits are a code.
                let before = text.get(..first).unwrap_or_default();
                let is_code = c.is_ascii_digit()
                    || before.ends_with(|c: char| c.is_ascii_digit() || c == '@');
                if at - first > 1 && !is_code {
                    words.push(range.start + first..range.start + at);
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Returns whether the pack has the word at `range`, and not as what a name consists of.
fn is_known(message: &Message<'_>, range: &Range<usize>) -> bool {
    let of_name = |word: DraftWord| {
        is_title(word)
            || matches!(
                word,
                DraftWord::NamePart
                    | DraftWord::FamilyPart
                    | DraftWord::Nickname
                    | DraftWord::NicknameWord
            )
    };
    let mut here = message.words.at(range.start);
    here.any(|m| m.range.end >= range.end && !of_name(m.word))
}
