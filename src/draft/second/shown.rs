//! What a number, code, link or word shows: its look, the letters and words around it, and the layout.

use std::ops::Range;

use super::features::{Observed, Runs, head, is_thai, masked, squeezed};
use super::tokens::{Form, Token};
use crate::draft::codes::digits;
use crate::draft::layout::VoucherKind;
use crate::draft::message::LabelledFrom;
use crate::draft::numbers::{card, citizen};
use crate::draft::tail;
use crate::language::DraftWord;
use crate::text::part;

/// How many characters before and behind a token are looked at.
const BEFORE: usize = 30;
const AFTER: usize = 15;
/// How many of them are looked at together with the form of the token.
const CLOSE: usize = 10;
/// How many characters at the end of the line above and in a cell are looked at.
const ABOVE: usize = 25;
const CELL: usize = 40;
/// How many characters of the token are looked at.
const TOKEN: usize = 25;
/// Behind fewer characters, or no word, the line above says more.
const NEAR_START: usize = 14;
const WORD: usize = 4;

/// What a number, code, link or word shows by itself and by what stands around it: all that its runs are
/// made of but what rules found beside it, and what the whole message shows.
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
    has_lines: bool,
    /// The cells that speak for it.
    cells: Vec<(VoucherKind, String)>,
}

impl Observed<'_> {
    /// Returns what `token`, no name and no number of a house, shows by itself and by what stands around it.
    pub(super) fn shown(&self, token: &Token) -> Shown {
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
            (voucher.kind, ["^", cell.trim(), "$"].concat())
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
            has_lines: layout.lines().len() > 1,
            cells: cells.collect(),
            before,
            shape: self.shape(&token.range),
        }
    }

    /// Returns the numbers of the runs of what rules found beside `token`, which is `shown`, some more than once.
    pub(super) fn runs_of_others(&self, token: &Token, shown: &Shown) -> Vec<u32> {
        let mut runs = Runs(Vec::new());
        let coarse = coarse(&shown.text, shown.form);
        self.add_others(&mut runs, token, &squeezed(&shown.shape), &coarse);
        runs.0
    }
}

/// Returns the numbers of the runs of what is `shown`, some more than once.
pub(super) fn runs_of_value(shown: &Shown) -> Vec<u32> {
    let mut runs = Runs::default();
    let coarse = coarse(&shown.text, shown.form);
    add_context(&mut runs, shown, &coarse);
    add_layout(&mut runs, shown, &coarse);
    add_form(&mut runs, &shown.text, &shown.shape, shown.form, &coarse);
    runs.0
}

/// Adds the line above, and the cells of the row and column.
fn add_layout(runs: &mut Runs, shown: &Shown, coarse: &str) {
    if let Some(above) = &shown.above {
        runs.letters("above", "", above, 3..=4);
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
