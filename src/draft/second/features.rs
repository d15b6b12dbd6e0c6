//! What is seen of a message as a whole, and the runs of letters and words of which the features of its
//! tokens consist. Each run is a number, which few different runs share.

use std::iter;
use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashMap;

use super::model::Subject;
use super::neighbours::Neighbours;
use super::shown::runs_of_value;
use super::surroundings::{Said, runs_of_person};
use super::tokens::Token;
use crate::draft::mask::DIGIT;
use crate::draft::message::Message;
use crate::draft::recogniser::Candidate;
use crate::draft::{PrivateDataKind, Severity};
use crate::language::weights::RunHash;
use crate::text::digits::any_digit_value;
use crate::text::part;

/// The number of bits of the number of a run.
pub(super) const BITS: u32 = 22;

/// How many characters of the first line are looked at.
const FIRST: usize = 40;

/// About how many runs a token has, with those that are met again.
const USUAL: usize = 512;

/// Stands for any digit.
const NUMBER: char = '9';
/// Ends a part of a run.
const EDGE: u8 = 0;

const KINDS: usize = PrivateDataKind::ALL.len();

/// How many findings there are of each kind.
type Counts = [u32; KINDS];

/// A message, and what is known of it as a whole.
pub(super) struct Observed<'m> {
    pub message: &'m Message<'m>,
    written: Vec<char>,
    /// What rules found and hide, in order.
    found: Vec<&'m Candidate>,
    all: Counts,
    by_line: FxHashMap<usize, Counts>,
    by_shape: FxHashMap<String, Counts>,
    /// The beginning of the first line.
    first_line: String,
    /// What the words of the pack say in each line, and anywhere.
    pub said: Said,
    pub neighbours: Neighbours,
}

impl<'m> Observed<'m> {
    /// Observes `message`, which is `written` so, and in which rules `found` something, in order.
    pub fn new(
        message: &'m Message<'m>,
        written: &str,
        found: &'m [Candidate],
        neighbours: Neighbours,
    ) -> Self {
        let found = found.iter();
        let found = found.filter(|found| found.severity > Severity::ForInformation);
        let first = message.layout.lines().first();
        let first = first.map_or("", |line| message.part(line.range.clone()));
        let mut observed = Self {
            message,
            written: written.chars().collect(),
            found: found.collect(),
            all: Counts::default(),
            by_line: FxHashMap::default(),
            by_shape: FxHashMap::default(),
            first_line: masked(head(first, FIRST)),
            said: Said::of(message),
            neighbours,
        };
        for found in &observed.found {
            let kind = found.kind as usize;
            let line = message.layout.line_number_at(found.range.start);
            let shape = squeezed(&observed.shape(&found.range));
            let of_line = observed.by_line.entry(line).or_default();
            let of_shape = observed.by_shape.entry(shape).or_default();
            for counts in [&mut observed.all, of_line, of_shape] {
                if let Some(count) = counts.get_mut(kind) {
                    *count += 1;
                }
            }
        }
        observed
    }

    /// Returns the numbers of the runs of `token`, some more than once.
    pub fn runs(&self, token: &Token) -> Vec<u32> {
        let subject = token.form.subject();
        let mut runs = match subject {
            Subject::Values => {
                let shown = self.shown(token);
                let mut runs = runs_of_value(&shown);
                runs.extend(self.runs_of_others(token, &shown));
                runs
            }
            Subject::Persons => {
                let shown = self.shown_person(token);
                let mut runs = runs_of_person(&shown);
                runs.extend(self.runs_beside_person(token, &shown));
                runs
            }
        };
        if self.shows_message(token) {
            runs.extend(self.runs_of_message(subject));
        }
        runs
    }

    /// Returns whether `token` shows what the message as a whole does. The first line says nothing of a number
    /// on itself.
    pub fn shows_message(&self, token: &Token) -> bool {
        token.form.subject() == Subject::Persons
            || self.message.layout.line_number_at(token.range.start) > 0
    }

    /// Returns the numbers of the runs of the message as a whole, as tokens of this `subject` show them.
    pub fn runs_of_message(&self, subject: Subject) -> Vec<u32> {
        let mut runs = Runs::default();
        runs.letters("first", "", &self.first_line, 3..=4);
        if subject == Subject::Persons {
            runs.0.extend(&self.said.all);
        }
        runs.0
    }

    /// Adds what rules found elsewhere in the message, on the line of `token`, and in the same `shape`.
    pub fn add_others(&self, runs: &mut Runs, token: &Token, shape: &str, coarse: &str) {
        let first = self
            .found
            .partition_point(|found| found.range.end <= token.range.start);
        let own = self.found.iter().skip(first);
        let own = own.take_while(|found| found.range.start < token.range.end);
        let own: Vec<&&Candidate> = own.collect();
        let layout = &self.message.layout;
        let line = layout.line_number_at(token.range.start);
        let others = |counts: &Counts, is_counted: &dyn Fn(&Candidate) -> bool| {
            let mut counts = *counts;
            for found in own.iter().filter(|found| is_counted(found)) {
                if let Some(count) = counts.get_mut(found.kind as usize) {
                    *count = count.saturating_sub(1);
                }
            }
            let kinds = PrivateDataKind::ALL.iter().zip(counts);
            let kinds = kinds.filter(|(_, count)| *count > 0);
            kinds.map(|(kind, _)| *kind).collect::<Vec<_>>()
        };
        let none = Counts::default();
        let is_on_line = |found: &Candidate| layout.line_number_at(found.range.start) == line;
        let is_alike = |found: &Candidate| squeezed(&self.shape(&found.range)) == shape;
        let names = [PrivateDataKind::NamedPerson, PrivateDataKind::Address];
        let all = others(&self.all, &|_| true);
        let has_others = all.iter().any(|kind| !names.contains(kind));
        runs.add("others", &[if has_others { "some" } else { "none" }]);
        let has_person = all.contains(&PrivateDataKind::NamedPerson);
        runs.add("person", &[if has_person { "some" } else { "none" }]);
        for kind in all {
            runs.add("found", &[kind.id()]);
            runs.add("found", &[kind.id(), coarse]);
        }
        for kind in others(self.by_line.get(&line).unwrap_or(&none), &is_on_line) {
            runs.add("beside", &[kind.id()]);
            runs.add("beside", &[kind.id(), coarse]);
        }
        for kind in others(self.by_shape.get(shape).unwrap_or(&none), &is_alike) {
            runs.add("alike", &[]);
            runs.add("alike", &[kind.id()]);
        }
    }

    /// Returns the shape of what stands at `range`, as written: 0 8 becomes 9~9.
    pub fn shape(&self, range: &Range<usize>) -> String {
        let written = self.message.plain.written(range);
        let written = self.written.get(written).unwrap_or_default().iter();
        let shape = written.map(|&c| match c {
            // Most of a text is Thai and ASCII, and needs no look into tables.
            '0'..='9' => NUMBER,
            'A'..='Z' => 'A',
            'a'..='z' => 'a',
            c if is_thai(c) => 'ก',
            c if any_digit_value(c).is_some() => NUMBER,
            c if c.is_whitespace() => '~',
            c => c,
        });
        shape.collect()
    }
}

pub(super) fn is_thai(c: char) -> bool {
    ('\u{e00}'..='\u{e4f}').contains(&c)
}

/// Returns `text` with every digit as the same one, also those that are masked.
pub(super) fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut pieces = text.split(|c: char| c.is_ascii_digit() || c == DIGIT);
    masked.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        masked.push(NUMBER);
        masked.push_str(piece);
    }
    masked
}

/// Returns at most the first `count` characters of `text`.
pub(super) fn head(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count);
    part(text, ..end.map_or(text.len(), |(at, _)| at))
}

/// Returns `shape` with each row of the same character as one, and how many digits there are: 9999~aaa
/// becomes 94~a+.
pub(super) fn squeezed(shape: &str) -> String {
    let mut squeezed = String::with_capacity(shape.len() + 1);
    let mut letters = shape.chars().peekable();
    while let Some(c) = letters.next() {
        let mut count = 1;
        while letters.next_if_eq(&c).is_some() {
            count += 1;
        }
        squeezed.push(c);
        match (c, count) {
            (NUMBER, _) => squeezed.push_str(&count.to_string()),
            (_, 1) => {}
            _ => squeezed.push('+'),
        }
    }
    squeezed
}

/// The numbers of runs.
#[derive(Debug)]
pub(super) struct Runs(pub Vec<u32>);

impl Default for Runs {
    fn default() -> Self {
        Self(Vec::with_capacity(USUAL))
    }
}

impl Runs {
    /// Adds the run called `name` that consists of `parts`.
    pub fn add(&mut self, name: &str, parts: &[&str]) {
        self.0.push(run(name, parts));
    }

    /// Adds every run of `letters` of these lengths, each together with `beside`.
    pub fn letters(
        &mut self,
        name: &str,
        beside: &str,
        letters: &str,
        lengths: RangeInclusive<usize>,
    ) {
        let start = hash(hash(RunHash::START, name), beside);
        // A longer run goes on where the shorter one from the same place ends.
        let mut rest = letters;
        while let Some(first) = rest.chars().next() {
            let (mut hashed, mut count) = (start, 0);
            let mut bytes = rest.bytes().peekable();
            while let Some(byte) = bytes.next() {
                hashed = hashed.with(iter::once(byte));
                // Other bytes than the first of a character begin with the bits 10.
                if bytes.peek().is_some_and(|next| next >> 6 == 0b10) {
                    continue;
                }
                count += 1;
                if count >= *lengths.start() {
                    self.0.push(hash(hashed, "").number(BITS));
                }
                if count >= *lengths.end() {
                    break;
                }
            }
            rest = part(rest, first.len_utf8()..);
        }
    }
}

/// Returns the number of the run called `name` that consists of `parts`.
pub(super) fn run(name: &str, parts: &[&str]) -> u32 {
    let parts = parts.iter();
    let hash = parts.fold(hash(RunHash::START, name), |sum, part| hash(sum, part));
    hash.number(BITS)
}

/// Goes on hashing with the letters of `part`.
fn hash(start: RunHash, part: &str) -> RunHash {
    start.with(part.bytes().chain([EDGE]))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{KnownPieces, tokens};
    use super::*;

    fn runs(text: &str) -> Vec<u32> {
        let message = Message::new(text, &[]);
        let observed = Observed::new(&message, text, &[], Neighbours::default());
        let tokens = tokens(&message, Vec::new(), &mut KnownPieces::default());
        observed.runs(tokens.first().unwrap())
    }

    #[test]
    fn runs_are_within_their_numbers() {
        let runs = runs("รายชื่อ\nสมศรี 081-234-5678 ครับ");
        assert!(runs.iter().all(|run| *run >> BITS == 0));
        assert!(runs.len() > 50);
    }

    #[test]
    fn digits_around_a_token_are_alike_and_its_letters_are_not() {
        assert_eq!(runs("12 abcd"), runs("34 abcd"));
        assert_ne!(runs("abcd"), runs("ABCD"));
        assert_ne!(runs("abcd"), runs("abce"));
    }

    #[test]
    fn a_row_of_the_same_is_one() {
        assert_eq!(squeezed("9999~aaaA"), "94~a+A");
    }
}
