//! What a token shows: runs of the letters around it and in it, its shape, its digits, the layout, and
//! what rules found beside it. Each run is a number, which different runs may share.

use std::collections::HashMap;
use std::iter;
use std::ops::{Range, RangeInclusive};

use super::model::Subject;
use super::surroundings::Said;
use super::tokens::{Form, Token};
use crate::draft::codes::digits;
use crate::draft::layout::VoucherKind;
use crate::draft::mask::DIGIT;
use crate::draft::message::{LabelledFrom, Message};
use crate::draft::numbers::{card, citizen};
use crate::draft::recogniser::Candidate;
use crate::draft::{PrivateDataKind, Severity, tail};
use crate::language::DraftWord;
use crate::language::weights::RunHash;
use crate::text::digits::any_digit_value;
use crate::text::part;

/// The number of bits of the number of a run.
pub(super) const BITS: u32 = 15;
/// The number of numbers of runs.
pub(super) const RUNS: usize = 1 << BITS;

/// How many characters before and behind a token are looked at.
const BEFORE: usize = 30;
const AFTER: usize = 15;
/// How many of them are looked at together with the form of the token.
const CLOSE: usize = 10;
/// How many characters at the end of the line above, in the first line and in a cell are looked at.
const ABOVE: usize = 25;
const FIRST: usize = 40;
const CELL: usize = 40;
/// How many characters of the token are looked at.
const TOKEN: usize = 25;
/// Behind fewer characters, or no word, the line above says more.
const NEAR_START: usize = 14;
const WORD: usize = 4;

/// About how many runs a token has, with those that are met again.
const USUAL: usize = 512;

/// Stands for any digit.
const NUMBER: char = '9';
/// Ends a part of a run.
const EDGE: u8 = 0;

const KINDS: usize = PrivateDataKind::ALL.len();

/// How many findings there are of each kind.
type Counts = [u32; KINDS];

/// What a number, code, link or word shows by itself and by what stands around it: all that its runs are
/// made of but what rules found beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Shown {
    text: String,
    shape: String,
    form: Form,
    /// What stands before and behind it on its line.
    before: String,
    after: String,
    label: Option<(DraftWord, LabelledFrom)>,
    /// Whether a title of a person stands before it.
    is_titled: bool,
    /// The line above, where that says more than what stands before it.
    above: Option<String>,
    /// The first line, if it stands on another.
    first: Option<String>,
    has_lines: bool,
    /// The cells that speak for it.
    cells: Vec<(VoucherKind, String)>,
}

/// A message, and what is known of it as a whole.
pub(super) struct Observed<'m> {
    pub message: &'m Message<'m>,
    written: Vec<char>,
    /// What rules found and hide, in order.
    found: Vec<&'m Candidate>,
    all: Counts,
    by_line: HashMap<usize, Counts>,
    by_shape: HashMap<String, Counts>,
    /// The beginning of the first line, and its runs.
    first_line: String,
    pub first: Vec<u32>,
    /// What the words of the pack say in each line, and anywhere.
    pub said: Said,
}

impl<'m> Observed<'m> {
    /// Observes `message`, which is `written` so, and in which rules `found` something, in order.
    pub fn new(message: &'m Message<'m>, written: &str, found: &'m [Candidate]) -> Self {
        let found = found.iter();
        let found = found.filter(|found| found.severity > Severity::ForInformation);
        let mut observed = Self {
            message,
            written: written.chars().collect(),
            found: found.collect(),
            all: Counts::default(),
            by_line: HashMap::new(),
            by_shape: HashMap::new(),
            first_line: String::new(),
            first: Vec::new(),
            said: Said::of(message),
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
        let first = message.layout.lines().first();
        let first = first.map_or("", |line| message.part(line.range.clone()));
        let mut runs = Runs::default();
        observed.first_line = masked(head(first, FIRST));
        runs.letters("first", "", &observed.first_line, 3..=4);
        observed.first = runs.0;
        observed
    }

    /// Returns the distinct numbers of the runs of `token`.
    pub fn runs(&self, token: &Token) -> Vec<u32> {
        match token.form.subject() {
            Subject::Values => {
                let shown = self.shown(token);
                let mut runs = Runs(self.runs_of_value(&shown));
                runs.0.extend(self.runs_of_others(token, &shown));
                runs.distinct()
            }
            Subject::Persons => self.runs_of_person(token),
        }
    }

    /// Returns what `token`, no name and no number of a house, shows by itself and by what stands around it.
    pub fn shown(&self, token: &Token) -> Shown {
        let message = self.message;
        let Range { start, end } = token.range;
        let line = message.line(start);
        let written = tail(message.part(line.start.min(start)..start), BEFORE);
        let end_of_line = message.line(end).end.max(end);
        let label = message.label(start);
        let titled = start - written.len()..start;
        let before = masked(written);
        let layout = &message.layout;
        let number = layout.line_number_at(start);
        let has_word = before
            .split(|c: char| !is_thai(c) && !c.is_ascii_lowercase())
            .any(|word| word.chars().nth(WORD - 1).is_some());
        let says_little = before.chars().nth(NEAR_START).is_none() || !has_word;
        let above = layout.lines().get(..number).unwrap_or_default();
        let above = above.iter().rfind(|line| !line.is_blank());
        let above = above.filter(|_| says_little);
        let above = above.map(|line| masked(tail(message.part(line.range.clone()), ABOVE)));
        let vouchers = layout.vouchers(message.text(), start);
        let cells = vouchers.take_while(|it| it.kind != VoucherKind::Heading);
        let cells = cells.map(|voucher| {
            let cell = masked(tail(message.part(voucher.range), CELL));
            (voucher.kind, format!("^{}$", cell.trim()))
        });
        Shown {
            text: message.part(token.range.clone()).to_owned(),
            form: token.form,
            after: masked(head(message.part(end..end_of_line), AFTER)),
            label: label.map(|label| (label.word, label.place)),
            is_titled: message
                .words
                .has(titled, &[DraftWord::Title, DraftWord::KinTitle]),
            above,
            first: (number > 0).then(|| self.first_line.clone()),
            has_lines: layout.lines().len() > 1,
            cells: cells.collect(),
            before,
            shape: self.shape(&token.range),
        }
    }

    /// Returns the distinct numbers of the runs of what is `shown`.
    pub fn runs_of_value(&self, shown: &Shown) -> Vec<u32> {
        let mut runs = Runs::default();
        let coarse = coarse(&shown.text, shown.form);
        add_context(&mut runs, shown, &coarse);
        self.add_layout(&mut runs, shown, &coarse);
        add_form(&mut runs, &shown.text, &shown.shape, shown.form, &coarse);
        runs.distinct()
    }

    /// Returns the distinct numbers of the runs of what rules found beside `token`, which is `shown`.
    pub fn runs_of_others(&self, token: &Token, shown: &Shown) -> Vec<u32> {
        let mut runs = Runs(Vec::new());
        let coarse = coarse(&shown.text, shown.form);
        self.add_others(&mut runs, token, &squeezed(&shown.shape), &coarse);
        runs.distinct()
    }

    /// Adds the line above, the first line, and the cells of the row and column.
    fn add_layout(&self, runs: &mut Runs, shown: &Shown, coarse: &str) {
        if let Some(above) = &shown.above {
            runs.letters("above", "", above, 3..=4);
        }
        if shown.first.is_some() {
            runs.0.extend(&self.first);
        }
        if shown.has_lines {
            runs.add("lines", &[]);
        }
        for (kind, cell) in &shown.cells {
            if *kind == VoucherKind::Column {
                runs.letters("column", "", cell, 2..=5);
                runs.add("column", &[coarse, cell]);
            } else {
                runs.letters("left", "", cell, 3..=4);
            }
        }
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

/// Adds what stands around a token on its line.
fn add_context(runs: &mut Runs, shown: &Shown, coarse: &str) {
    let before = shown.before.as_str();
    runs.letters("before", "", before, 2..=5);
    runs.letters("after", "", &shown.after, 2..=4);
    runs.letters("close", coarse, tail(before, CLOSE), 3..=5);
    let words = before.trim_end_matches([' ', ':', '=', '-', '.', '|', '"', '(', '\t']);
    let starts = words.char_indices().rev().map(|(at, _)| at);
    let starts: Vec<usize> = starts.take(8).collect();
    let last = |count: usize| {
        let start = starts.get(count - 1).or(starts.last());
        part(words, start.copied().unwrap_or_default()..)
    };
    for count in [2, 3, 4, 5, 6, 8] {
        runs.add("end", &[last(count)]);
    }
    for count in [3, 5, 7] {
        runs.add("end", &[coarse, last(count)]);
    }
    runs.add("gap", &[part(before, words.len()..)]);
    if let Some(word) = before.split_whitespace().next_back() {
        runs.add("word", &[word]);
    }
    if let Some((word, place)) = shown.label {
        let word = format!("{word:?}");
        runs.add("label", &[&word]);
        runs.add("label", &[&word, coarse, &format!("{place:?}")]);
    }
    if shown.is_titled {
        runs.add("title", &[]);
    }
}

/// Adds what `text`, a token of this `shape`, looks like.
fn add_form(runs: &mut Runs, text: &str, shape: &str, form: Form, coarse: &str) {
    let length = shape.chars().count().min(TOKEN);
    runs.add("shape", &[shape]);
    runs.add("squeezed", &[&squeezed(shape)]);
    runs.add("coarse", &[coarse]);
    runs.add("length", &[&length.to_string()]);
    runs.add("form", &[form.into()]);
    let is_sort = |c: &char| matches!(c, '9' | 'A' | 'a' | 'ก');
    let sorts: String = shape.chars().filter(is_sort).take(WORD).collect();
    runs.add("start", &[&sorts]);
    let number: String = text.chars().filter(char::is_ascii_digit).collect();
    if !number.is_empty() {
        let count = number.len().to_string();
        runs.add("digits", &[&count]);
        runs.add("first-digit", &[&count, head(&number, 1)]);
        runs.add("first-digits", &[&count, head(&number, 2)]);
        let is_right = match number.len() {
            13 => Some(citizen::is_valid(&number)),
            15 | 16 => Some(card::has_check_digit(&number)),
            9 | 10 => {
                let is_mobile = number.starts_with('0')
                    && number
                        .get(1..2)
                        .is_some_and(|c| ["6", "8", "9"].contains(&c));
                Some(is_mobile)
            }
            _ => None,
        };
        if let Some(is_right) = is_right {
            runs.add("check", &[&count, if is_right { "right" } else { "wrong" }]);
        }
    }
    if text.contains(|c: char| c.is_ascii_lowercase()) {
        runs.letters("token", "", &masked(head(text, TOKEN)), 2..=4);
        let sorts = ["a", "A", "9"].map(|sort| shape.contains(sort));
        let signs = [shape.contains(['@', '#', '$', '%', '!', '&', '*'])];
        let parts = [".", "_"].map(|sign| shape.contains(sign));
        let all = sorts.iter().chain(&signs).chain(&parts);
        let all: String = all.map(|has| if *has { '+' } else { '-' }).collect();
        runs.add("sorts", &[&all]);
    }
    if matches!(form, Form::Word | Form::Plate) {
        runs.letters("inside", "", &masked(head(text, TOKEN)), 2..=3);
    }
}

/// Returns the form of a token, and what a number, code or word is made of.
fn coarse(text: &str, form: Form) -> String {
    let count = digits(text);
    match form {
        Form::Number | Form::Code | Form::Word => {
            let has_letters = text.contains(|c: char| c.is_ascii_lowercase() || is_thai(c));
            match (count, has_letters) {
                (0, _) if text.is_ascii() => "latin".to_owned(),
                (0, _) => "thai".to_owned(),
                (_, true) => "mixed".to_owned(),
                (count, false) => count.min(17).to_string(),
            }
        }
        other => {
            let name: &str = other.into();
            name.to_owned()
        }
    }
}

fn is_thai(c: char) -> bool {
    ('\u{e00}'..='\u{e4f}').contains(&c)
}

/// Returns `text` with every digit as the same one, also those that are masked.
pub(super) fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    masked.extend(text.chars().map(|c| {
        if c.is_ascii_digit() || c == DIGIT {
            NUMBER
        } else {
            c
        }
    }));
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
        let hash = parts
            .iter()
            .fold(hash(RunHash::START, name), |sum, part| hash(sum, part));
        self.0.push(hash.number(BITS));
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

    /// Returns each number once, in no order that means anything.
    pub fn distinct(mut self) -> Vec<u32> {
        let mut met = [0_u64; RUNS / 64];
        self.0.retain(|run| {
            let bit = 1 << (run % 64);
            let met = met.get_mut(*run as usize / 64);
            met.is_some_and(|met| {
                let is_new = *met & bit == 0;
                *met |= bit;
                is_new
            })
        });
        self.0
    }
}

/// Goes on hashing with the letters of `part`.
fn hash(start: RunHash, part: &str) -> RunHash {
    start.with(part.bytes().chain([EDGE]))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::tokens::tokens;
    use super::*;

    fn runs(text: &str) -> Vec<u32> {
        let message = Message::new(text, &[]);
        let observed = Observed::new(&message, text, &[]);
        let tokens = tokens(&message, Vec::new());
        observed.runs(tokens.first().unwrap())
    }

    #[test]
    fn runs_are_distinct_and_within_their_numbers() {
        let runs = runs("รายชื่อ\nสมศรี 081-234-5678 ครับ");
        let distinct: HashSet<&u32> = runs.iter().collect();
        assert_eq!(distinct.len(), runs.len());
        assert!(runs.iter().all(|run| (*run as usize) < RUNS));
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
