//! What a name or the number of a house shows: its look, the words of the pack before and behind it, on
//! the lines around it and anywhere in the message, and a few letters.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use strum::VariantArray;

use super::features::{Observed, Runs, head, masked, run, squeezed};
use super::tokens::{Form, Token};
use crate::draft::layout::{Line, VoucherKind};
use crate::draft::message::Message;
use crate::draft::tail;
use crate::draft::words::{Mention, is_title};
use crate::language::DraftWord;
use crate::text::{is_alphabetic, part};

/// How many characters before and behind a token are looked at.
const LETTERS: usize = 20;
/// The same for words of the dictionary.
const DICTIONARY: usize = 80;
/// How much of a message is looked at for its words, in characters.
const BEGINNING: usize = 400;
/// How far a word is if it is next to the token or near it, in bytes.
const NEXT: usize = 6;
const NEAR: usize = 60;
const REACH: usize = 300;
/// How many headings are looked at.
const HEADINGS: usize = 3;
/// Up to how many characters lines are told apart by their length, in steps of so many.
const LENGTHS: (usize, usize) = (160, 20);
/// How much of a name is looked for first, in bytes.
const SHORT: usize = 32;

/// What the words of the pack say in each line, and anywhere in a message.
#[derive(Debug, Default)]
pub(super) struct Said {
    lines: Vec<Vec<DraftWord>>,
    /// Whether each line has a digit. A long line may have many tokens.
    has_digit: Vec<bool>,
    /// The runs of the words that are said anywhere.
    pub all: Vec<u32>,
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
        let all = all.into_iter().filter(|word| is_decisive(*word));
        let all = all.map(|word| Side::InMessage.run(word));
        let beginning = 0..head(message.text(), BEGINNING).len();
        let said = dictionary_words(message, beginning);
        let said = said.filter(|word| word.chars().nth(1).is_some());
        let said = said.map(|word| run("in-text", &[word]));
        let has_digit = message.layout.lines().iter();
        let has_digit = has_digit.map(|line| {
            let mut bytes = message.part(line.range.clone()).bytes();
            bytes.any(|byte| byte.is_ascii_digit())
        });
        Self {
            lines,
            has_digit: has_digit.collect(),
            all: all.chain(said).collect(),
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
                | DraftWord::Polite
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
    words.filter(|word| word.starts_with(is_alphabetic))
}

fn id(word: DraftWord) -> &'static str {
    word.into()
}

/// Where a word of the pack stands, as seen from a token.
#[derive(Clone, Copy, VariantArray)]
enum Side {
    NextBefore,
    NearBefore,
    Before,
    NextAfter,
    NearAfter,
    After,
    Inside,
    Above,
    Below,
    Left,
    Column,
    Heading,
    InMessage,
}

/// The number of the run of each word on each side. Most of what a name shows are such runs.
static SIDES: LazyLock<Vec<Vec<u32>>> = LazyLock::new(|| {
    let runs = |side: &Side| {
        let words = DraftWord::VARIANTS.iter();
        words.map(|word| side.number(*word)).collect()
    };
    Side::VARIANTS.iter().map(runs).collect()
});

impl Side {
    /// Returns what stands before a token, or behind it, so many bytes away.
    fn at(gap: usize, [next, near, line]: [Self; 3]) -> Self {
        if gap <= NEXT {
            next
        } else if gap <= NEAR {
            near
        } else {
            line
        }
    }

    /// Returns the number of the run of `word`.
    fn run(self, word: DraftWord) -> u32 {
        let words = SIDES.get(self as usize);
        let run = words.and_then(|words| words.get(word as usize));
        run.copied().unwrap_or_default()
    }

    /// Works out the number of the run of `word`.
    fn number(self, word: DraftWord) -> u32 {
        let word = id(word);
        match self {
            Self::NextBefore => run("before-word", &[word, "next"]),
            Self::NearBefore => run("before-word", &[word, "near"]),
            Self::Before => run("before-word", &[word, "line"]),
            Self::NextAfter => run("after-word", &[word, "next"]),
            Self::NearAfter => run("after-word", &[word, "near"]),
            Self::After => run("after-word", &[word, "line"]),
            Self::Inside => run("inside", &[word]),
            Self::Above => run("above", &[word]),
            Self::Below => run("below", &[word]),
            Self::Left => run("left", &[word]),
            Self::Column => run("column", &[word]),
            Self::Heading => run("heading", &[word]),
            Self::InMessage => run("in-message", &[word]),
        }
    }
}

/// What a name or the number of a house shows by itself and by what stands around it: all that its runs are
/// made of but what rules found beside it, and what the whole message shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ShownPerson {
    form: Form,
    traits: Vec<&'static str>,
    /// What it begins with: a sort of title, or its first trait.
    coarse: &'static str,
    shape: String,
    /// How many characters are masked.
    length: usize,
    /// What stands before and behind it on its line.
    before: String,
    after: String,
    title: String,
    /// The beginning of a name, and whether it stands in the message again.
    name: Option<(String, bool)>,
    /// The runs of the words around it, of the pack and of the dictionary, and of what may be private beside it.
    words: Vec<u32>,
    /// The nearest words before and behind it that say something of it.
    nearest: &'static str,
    following: &'static str,
    line: Option<ShownLine>,
    has_lines: bool,
}

/// The line of a token, and where on it the token stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct ShownLine {
    kind: &'static str,
    place: &'static str,
    /// In steps.
    length: usize,
    has_number: bool,
}

impl Observed<'_> {
    /// Returns what `token`, a name or the number of a house, shows by itself and by what stands around it.
    pub(super) fn shown_person(&self, token: &Token) -> ShownPerson {
        let message = self.message;
        let (start, end) = (token.range.start, token.range.end);
        let line = message.line(start);
        let before = message.part(line.start.min(start)..start);
        let end_of_line = message.line(end).end.max(end);
        let name = || {
            let name = masked(head(message.part(token.masked.clone()), LETTERS));
            (name, self.is_again(token))
        };
        let layout = &message.layout;
        let mut words = Vec::new();
        let near = line.start.max(start.saturating_sub(REACH))..start;
        let nearest = add_words(&mut words, message.words.within(near).rev(), |mention| {
            let sides = [Side::NextBefore, Side::NearBefore, Side::Before];
            Side::at(start - mention.range.end, sides)
        });
        let near = end..line.end.min(end + REACH).max(end);
        let following = add_words(&mut words, message.words.within(near), |mention| {
            let sides = [Side::NextAfter, Side::NearAfter, Side::After];
            Side::at(mention.range.start - end, sides)
        });
        let inside = message.words.within(token.masked.clone());
        words.extend(inside.map(|mention| Side::Inside.run(mention.word)));
        let beside = tail(before, DICTIONARY).len();
        let said = dictionary_words(message, start - beside..start);
        words.extend(said.map(|word| run("said-before", &[word])));
        let beside = head(message.part(end..end_of_line), DICTIONARY).len();
        let said = dictionary_words(message, end..end + beside);
        words.extend(said.map(|word| run("said-after", &[word])));
        self.add_words_of_lines(&mut words, start);
        self.neighbours.add_runs(&mut words, message, token);
        let title = message.part(start..token.masked.start);
        ShownPerson {
            form: token.form,
            traits: token.traits.clone(),
            coarse: self.coarse(token),
            shape: squeezed(&self.shape(&token.range)),
            length: message.plain.written(&token.masked).len().min(LETTERS),
            before: masked(tail(before, LETTERS)),
            after: masked(head(message.part(end..end_of_line), LETTERS)),
            title: title.trim().to_owned(),
            name: (token.form == Form::Name).then(name),
            words,
            nearest,
            following,
            line: layout.line_at(start).map(|line| self.line(token, line)),
            has_lines: layout.lines().len() > 1,
        }
    }

    /// Returns the numbers of the runs of what rules found beside `token`, which is `shown`, some more than
    /// once.
    pub(super) fn runs_beside_person(&self, token: &Token, shown: &ShownPerson) -> Vec<u32> {
        let mut runs = Runs(Vec::new());
        self.add_others(&mut runs, token, &shown.shape, shown.coarse);
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

    /// Returns whether the name of `token` stands in the message again, apart from itself.
    fn is_again(&self, token: &Token) -> bool {
        let text = self.message.text();
        let Range { start, end } = token.masked;
        let name = part(text, start..end);
        // So short a text is found much faster.
        let beginning = part(name, ..name.floor_char_boundary(SHORT));
        let stands_in = |text: &str| text.contains(beginning) && text.contains(name);
        // It may overlap with itself.
        let around = text.floor_char_boundary(start.saturating_sub(name.len()))
            ..text.ceil_char_boundary(end + name.len());
        stands_in(part(text, ..start))
            || stands_in(part(text, end..))
            || part(text, around).matches(name).nth(1).is_some()
    }

    /// Adds the words of the pack on the lines around byte `at`, to its left, and in what heads it.
    fn add_words_of_lines(&self, runs: &mut Vec<u32>, at: usize) {
        let layout = &self.message.layout;
        let number = layout.line_number_at(at);
        for (side, number) in [
            (Side::Above, number.checked_sub(1)),
            (Side::Below, Some(number + 1)),
        ] {
            let words = self.said.line(number).iter();
            runs.extend(words.map(|word| side.run(*word)));
        }
        let mut headings = 0;
        for voucher in layout.vouchers(self.message.text(), at) {
            let side = match voucher.kind {
                VoucherKind::Form => Side::Left,
                VoucherKind::Column => Side::Column,
                VoucherKind::Heading => Side::Heading,
            };
            if voucher.kind == VoucherKind::Heading {
                headings += 1;
                if headings > HEADINGS {
                    break;
                }
            }
            let words = self.message.words.within(voucher.range);
            runs.extend(words.map(|mention| side.run(mention.word)));
        }
    }

    /// Returns how the `line` of the token looks, and where on it the token stands.
    fn line(&self, token: &Token, line: &Line) -> ShownLine {
        let begins = token.range.start <= line.content.start;
        let ends = token.range.end >= line.content.end;
        let written = self.message.part(line.range.clone());
        let number = self.message.layout.line_number_at(token.range.start);
        ShownLine {
            kind: match (line.is_item(), line.cells.len()) {
                (true, _) => "item",
                (_, 0 | 1) => "plain",
                _ => "cells",
            },
            place: match (begins, ends) {
                (true, true) => "whole",
                (true, false) => "begins",
                (false, true) => "ends",
                (false, false) => "within",
            },
            length: written.chars().take(LENGTHS.0).count() / LENGTHS.1,
            has_number: self.said.has_digit.get(number) == Some(&true),
        }
    }
}

/// Adds the `mentions` of words of the pack beside a token, the nearest first, each by its side. Returns the first
/// that says something of the token.
fn add_words<'w>(
    runs: &mut Vec<u32>,
    mentions: impl Iterator<Item = &'w Mention>,
    side: impl Fn(&Mention) -> Side,
) -> &'static str {
    let mut nearest = None;
    for mention in mentions {
        runs.push(side(mention).run(mention.word));
        if nearest.is_none() && is_decisive(mention.word) {
            nearest = Some(id(mention.word));
        }
    }
    nearest.unwrap_or("none")
}

/// Returns the numbers of the runs of what is `shown`, some more than once.
pub(super) fn runs_of_person(shown: &ShownPerson) -> Vec<u32> {
    let mut runs = Runs::default();
    let coarse = shown.coarse;
    runs.add("look", &[coarse]);
    for (number, one) in shown.traits.iter().enumerate() {
        runs.add("trait", &[one]);
        for other in shown.traits.iter().skip(number + 1) {
            runs.add("traits", &[one, other]);
        }
    }
    let form: &str = shown.form.into();
    runs.add("form", &[form]);
    runs.add("shape", &[&shown.shape]);
    runs.add("length", &[form, &shown.length.to_string()]);
    add_letters(&mut runs, shown);
    let (nearest, following) = (shown.nearest, shown.following);
    runs.add("nearest", &[nearest]);
    runs.add("nearest", &[nearest, coarse]);
    runs.add("following", &[following]);
    runs.add("following", &[following, coarse]);
    runs.add("between", &[nearest, following]);
    runs.0.extend(&shown.words);
    if let Some(line) = &shown.line {
        runs.add("line", &[line.kind]);
        runs.add("place", &[line.place]);
        runs.add("place", &[line.place, line.kind]);
        runs.add("place", &[line.place, coarse]);
        runs.add("line-length", &[&line.length.to_string()]);
        let has_number = if line.has_number { "some" } else { "none" };
        runs.add("number", &[has_number]);
    }
    let several = if shown.has_lines { "several" } else { "one" };
    runs.add("lines", &[several]);
    runs.add("lines", &[several, coarse]);
    runs.0
}

/// Adds the letters before, behind and of the token that is `shown`.
fn add_letters(runs: &mut Runs, shown: &ShownPerson) {
    let (before, after) = (shown.before.as_str(), shown.after.as_str());
    runs.letters("before", "", before, 3..=4);
    runs.letters("after", "", after, 3..=4);
    for count in [2, 4, 6] {
        runs.add("end", &[tail(before.trim_end(), count)]);
        runs.add("start", &[head(after.trim_start(), count)]);
    }
    runs.add("gap", &[tail(before, 1), head(after, 1)]);
    if let Some((name, is_again)) = &shown.name {
        runs.letters("name", "", &format!("^{name}$"), 2..=4);
        runs.add("often", &[if *is_again { "more" } else { "once" }]);
    }
    runs.add("title", &[&shown.title]);
    runs.add("title", &[shown.coarse, head(after.trim_start(), 3)]);
}
