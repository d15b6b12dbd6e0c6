//! What a name or the number of a house shows: its look, the words of the pack before and behind it, on
//! the lines around it and anywhere in the message, and a few letters.

use std::iter;
use std::ops::Range;

use super::features::{Observed, Runs, head, masked, squeezed};
use super::tokens::{Form, Token};
use crate::draft::layout::{Line, VoucherKind};
use crate::draft::message::Message;
use crate::draft::tail;
use crate::draft::words::is_title;
use crate::language::DraftWord;

/// How many characters before and behind a token are looked at.
const LETTERS: usize = 20;
/// The same for words of the dictionary.
const WORDS: usize = 80;
/// How much of a message is looked at for its words, in characters.
const MESSAGE: usize = 400;
/// How far a word is if it is next to the token or near it, in bytes.
const NEXT: usize = 6;
const NEAR: usize = 60;
const REACH: usize = 300;
/// How many headings are looked at.
const HEADINGS: usize = 3;
/// Up to how many characters lines are told apart by their length, in steps of so many.
const LENGTHS: (usize, usize) = (160, 20);

/// What the words of the pack say in each line, and anywhere in a message.
#[derive(Debug, Default)]
pub(super) struct Said {
    lines: Vec<Vec<DraftWord>>,
    /// Whether each line has a digit.
    digits: Vec<bool>,
    /// The runs of the words that are said anywhere.
    all: Vec<u32>,
}

impl Said {
    pub fn of(message: &Message<'_>) -> Self {
        let lines = message.layout.lines().iter();
        let lines = lines.map(|line| {
            let words = message.words.within(line.range.clone());
            let words = words.map(|mention| mention.word);
            distinct(words.collect())
        });
        let lines: Vec<Vec<DraftWord>> = lines.collect();
        let all = distinct(lines.iter().flatten().copied().collect());
        let mut runs = Runs::default();
        for word in all.into_iter().filter(|word| is_decisive(*word)) {
            runs.add("in-message", &[id(word)]);
        }
        let text = message.text();
        let beginning = 0..head(text, MESSAGE).len();
        for word in dictionary_words(message, beginning) {
            if word.chars().nth(1).is_some() {
                runs.add("in-text", &[word]);
            }
        }
        let digits = message.layout.lines().iter();
        let digits = digits.map(|line| {
            let mut written = message.part(line.range.clone()).bytes();
            written.any(|byte| byte.is_ascii_digit())
        });
        Self {
            digits: digits.collect(),
            lines,
            all: runs.0,
        }
    }

    fn line(&self, number: Option<usize>) -> &[DraftWord] {
        let line = number.and_then(|number| self.lines.get(number));
        line.map_or(&[], Vec::as_slice)
    }
}

fn distinct(mut words: Vec<DraftWord>) -> Vec<DraftWord> {
    words.sort_unstable();
    words.dedup();
    words
}

/// Returns whether `word` says something of the persons around it, and not only of itself.
fn is_decisive(word: DraftWord) -> bool {
    !is_title(word)
        && !matches!(
            word,
            DraftWord::Ordinary
                | DraftWord::Filler
                | DraftWord::LeadsToName
                | DraftWord::Joins
                | DraftWord::Plain
                | DraftWord::PlaceWord
                | DraftWord::EndsName
                | DraftWord::Pronoun
                | DraftWord::Digit
                | DraftWord::Unit
        )
}

/// Returns the words that the dictionary makes of what stands in `range`.
fn dictionary_words<'m>(
    message: &'m Message<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = &'m str> {
    let Range { start: mut at, end } = range;
    let words = iter::from_fn(move || {
        let next = message.words.boundary_after(at).unwrap_or(end).min(end);
        let word = (at < end).then(|| message.part(at..next).trim());
        at = next;
        word
    });
    words.filter(|word| word.starts_with(char::is_alphabetic))
}

fn id(word: DraftWord) -> &'static str {
    word.into()
}

impl Observed<'_> {
    /// Returns the numbers of the runs of `token`, a name or the number of a house, but for those of what rules
    /// found beside it, some more than once.
    pub(super) fn runs_of_person(&self, token: &Token) -> Vec<u32> {
        let mut runs = Runs::default();
        let coarse = self.coarse(token);
        runs.add("look", &[coarse]);
        for (number, one) in token.traits.iter().enumerate() {
            runs.add("trait", &[one]);
            for other in token.traits.iter().skip(number + 1) {
                runs.add("traits", &[one, other]);
            }
        }
        let form: &str = token.form.into();
        runs.add("form", &[form]);
        let shape = squeezed(&self.shape(&token.range));
        let length = self.message.plain.written(&token.masked).len();
        runs.add("shape", &[&shape]);
        runs.add("length", &[form, &length.min(LETTERS).to_string()]);
        self.add_letters(&mut runs, token, coarse);
        self.add_words(&mut runs, token, coarse);
        self.add_dictionary_words(&mut runs, token);
        self.add_lines(&mut runs, token, coarse);
        runs.0
    }

    /// Returns the numbers of the runs of what rules found beside `token`, a name or the number of a house, some
    /// more than once.
    pub(super) fn runs_beside_person(&self, token: &Token) -> Vec<u32> {
        let mut runs = Runs(Vec::new());
        let shape = squeezed(&self.shape(&token.range));
        self.add_others(&mut runs, token, &shape, self.coarse(token));
        runs.0
    }

    /// Returns what the token begins with: a sort of title, or its first trait.
    fn coarse(&self, token: &Token) -> &'static str {
        let mut words = self.message.words.at(token.range.start);
        let title = words.find(|m| {
            m.range.end <= token.masked.start.max(token.range.start + 1) && is_title(m.word)
        });
        let first = token.traits.first().copied().unwrap_or_default();
        title.map_or(first, |title| id(title.word))
    }

    /// Adds the letters before, behind and of the token.
    fn add_letters(&self, runs: &mut Runs, token: &Token, coarse: &str) {
        let message = self.message;
        let line = message.line(token.range.start);
        let before = message.part(line.start.min(token.range.start)..token.range.start);
        let before = masked(tail(before, LETTERS));
        let end = message.line(token.range.end).end.max(token.range.end);
        let after = masked(head(message.part(token.range.end..end), LETTERS));
        runs.letters("before", "", &before, 3..=4);
        runs.letters("after", "", &after, 3..=4);
        for count in [2, 4, 6] {
            runs.add("end", &[tail(before.trim_end(), count)]);
            runs.add("start", &[head(after.trim_start(), count)]);
        }
        runs.add("gap", &[tail(&before, 1), head(&after, 1)]);
        if token.form == Form::Name {
            let name = message.part(token.masked.clone());
            runs.letters(
                "name",
                "",
                &format!("^{}$", masked(head(name, LETTERS))),
                2..=4,
            );
            let is_again = message.text().matches(name).nth(1).is_some();
            runs.add("often", &[if is_again { "more" } else { "once" }]);
        }
        let title = message.part(token.range.start..token.masked.start);
        runs.add("title", &[title.trim()]);
        runs.add("title", &[coarse, head(after.trim_start(), 3)]);
    }

    /// Adds the words that the dictionary makes of what stands beside the token on its line.
    fn add_dictionary_words(&self, runs: &mut Runs, token: &Token) {
        let message = self.message;
        let line = message.line(token.range.start);
        let (start, end) = (token.range.start, token.range.end);
        let before = tail(message.part(line.start.min(start)..start), WORDS);
        let after = head(message.part(end..line.end.max(end)), WORDS);
        for (name, range) in [
            ("said-before", start - before.len()..start),
            ("said-after", end..end + after.len()),
        ] {
            for word in dictionary_words(message, range) {
                runs.add(name, &[word]);
            }
        }
    }

    /// Adds the words of the pack before and behind the token on its line, and anywhere.
    fn add_words(&self, runs: &mut Runs, token: &Token, coarse: &str) {
        let message = self.message;
        let line = message.line(token.range.start);
        let (start, end) = (token.range.start, token.range.end);
        let distance = |gap: usize| {
            if gap <= NEXT {
                "next"
            } else if gap <= NEAR {
                "near"
            } else {
                "line"
            }
        };
        let before = message
            .words
            .within(line.start.max(start.saturating_sub(REACH))..start);
        let mut nearest = None;
        for mention in before.rev() {
            let word = id(mention.word);
            runs.add("before-word", &[word, distance(start - mention.range.end)]);
            if nearest.is_none() && is_decisive(mention.word) {
                nearest = Some(word);
            }
        }
        let after = message
            .words
            .within(end..line.end.min(end + REACH).max(end));
        let mut next = None;
        for mention in after {
            let word = id(mention.word);
            runs.add("after-word", &[word, distance(mention.range.start - end)]);
            if next.is_none() && is_decisive(mention.word) {
                next = Some(word);
            }
        }
        let (nearest, next) = (nearest.unwrap_or("none"), next.unwrap_or("none"));
        runs.add("nearest", &[nearest]);
        runs.add("nearest", &[nearest, coarse]);
        runs.add("following", &[next]);
        runs.add("following", &[next, coarse]);
        runs.add("between", &[nearest, next]);
        for mention in message.words.within(token.masked.clone()) {
            runs.add("inside", &[id(mention.word)]);
        }
        runs.0.extend(&self.said.all);
    }

    /// Adds the lines around, the headings, and how the line of the token looks.
    fn add_lines(&self, runs: &mut Runs, token: &Token, coarse: &str) {
        let layout = &self.message.layout;
        let number = layout.line_number_at(token.range.start);
        for (name, number) in [
            ("above", number.checked_sub(1)),
            ("below", Some(number + 1)),
        ] {
            for word in self.said.line(number) {
                runs.add(name, &[id(*word)]);
            }
        }
        let vouchers = layout.vouchers(self.message.text(), token.range.start);
        let mut headings = 0;
        for voucher in vouchers {
            let name = match voucher.kind {
                VoucherKind::Form => "left",
                VoucherKind::Column => "column",
                VoucherKind::Heading => "heading",
            };
            if voucher.kind == VoucherKind::Heading {
                headings += 1;
                if headings > HEADINGS {
                    break;
                }
            }
            for mention in self.message.words.within(voucher.range) {
                runs.add(name, &[id(mention.word)]);
            }
        }
        runs.0.extend(&self.first);
        if let Some(line) = layout.line_at(token.range.start) {
            self.add_place(runs, token, line, coarse);
        }
        let several = if layout.lines().len() > 1 {
            "several"
        } else {
            "one"
        };
        runs.add("lines", &[several]);
        runs.add("lines", &[several, coarse]);
    }

    /// Adds where on its `line` the token stands.
    fn add_place(&self, runs: &mut Runs, token: &Token, line: &Line, coarse: &str) {
        let begins = token.range.start <= line.content.start;
        let ends = token.range.end >= line.content.end;
        let kind = match (line.is_item(), line.cells.len()) {
            (true, _) => "item",
            (_, 0 | 1) => "plain",
            _ => "cells",
        };
        let place = match (begins, ends) {
            (true, true) => "whole",
            (true, false) => "begins",
            (false, true) => "ends",
            (false, false) => "within",
        };
        runs.add("line", &[kind]);
        runs.add("place", &[place]);
        runs.add("place", &[place, kind]);
        runs.add("place", &[place, coarse]);
        let written = self.message.part(line.range.clone());
        let length = written.chars().take(LENGTHS.0).count() / LENGTHS.1;
        runs.add("line-length", &[&length.to_string()]);
        let number = self.message.layout.line_number_at(line.range.start);
        let has_number = self.said.digits.get(number) == Some(&true);
        runs.add("number", &[if has_number { "some" } else { "none" }]);
    }
}
