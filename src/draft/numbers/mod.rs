//! Recognises personal numbers.
//!
//! The text is split into groups of digits. Neighbouring groups that can form one number are tried in
//! every combination, and each combination is shown to the recognisers in [`RECOGNISERS`], the
//! strictest first. A number in its usual grouping needs no further evidence; in any other it needs a
//! label.

mod account;
pub(super) mod card;
pub(super) mod citizen;
mod house_code;
mod phone;

use std::ops::Range;

use super::mask::DIGIT;
use super::message::{Label, LabelledFrom, Message};
use super::recogniser::{Candidate, POSSIBLE};
use super::{PrivateDataKind, Severity};
use crate::language::DraftWord;
use crate::text::{part, subslice};
pub(super) use account::is_public as is_public_account;
pub(super) use phone::public;

/// The most digits of any kind.
const LONGEST: usize = 19;

/// The fewest digits of any kind.
const SHORTEST: usize = 7;

/// A recogniser of one kind of number.
type Recogniser = fn(&Message<'_>, &Number<'_>) -> Option<Candidate>;

const RECOGNISERS: [Recogniser; 5] = [
    citizen::recognise,
    house_code::recognise,
    card::recognise,
    account::recognise,
    phone::recognise,
];

/// Consecutive digits. A masked digit is included but matches nothing.
struct DigitGroup {
    start: usize,
    end: usize,
}

/// Groups read as one number.
struct Number<'m> {
    range: Range<usize>,
    /// At most [`LONGEST`] digits.
    digits: String,
    sizes: Vec<usize>,
    /// The text between the groups.
    gaps: Vec<&'m str>,
    /// The text before the number in its cell.
    before: &'m str,
    /// The text after the number in its cell.
    after: &'m str,
    plus: bool,
    /// Whether a line ends inside it.
    is_broken: bool,
    label: Option<Label<'m>>,
}

/// Finds every personal number.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let groups = groups(message.text());
    let mut found = Vec::new();
    let mut skip = 0;
    for first in 0..groups.len() {
        if first < skip
            || groups
                .get(first)
                .is_some_and(|group| is_bullet(message, group))
        {
            continue;
        }
        for number in numbers(message, &groups, first) {
            // A mistyped citizen id is not searched for other numbers.
            if number.sizes == [1, 4, 5, 2, 1] {
                skip = first + number.sizes.len();
            }
            if !number.begins() || !number.ends() || message.links.covers(number.range.start) {
                continue;
            }
            let amount = message.next(number.range.end, &[DraftWord::Currency]);
            if amount.is_some_and(|unit| is_amount(message, &number, unit.range.start)) {
                continue;
            }
            let mut recognisers = RECOGNISERS.iter();
            let candidate = recognisers
                .find_map(|recognise| recognise(message, &number))
                .or_else(|| next_of_series(message, &number, found.last()?));
            found.extend(candidate);
        }
    }
    let others = account::beside_others(message, &groups, &found);
    found.extend(others);
    found
}

/// Returns `number` as one of the kind of `before`, if it is the next of a series: 1234567890,
/// 1235679001 และ 1234500009.
fn next_of_series(
    message: &Message<'_>,
    number: &Number<'_>,
    before: &Candidate,
) -> Option<Candidate> {
    let digits = number.digits.len();
    let is_like_it = match before.kind {
        PrivateDataKind::BankAccount => (10..=12).contains(&digits),
        PrivateDataKind::CitizenId => digits == 13,
        _ => false,
    };
    let is_next = is_like_it
        && number.has_usual_gaps()
        && (number.sizes.len() == 1 || number.has_one_gap())
        && message.is_between_values(before.range.end..number.range.start);
    is_next.then(|| {
        Candidate::new(before.kind, number.range.clone(), POSSIBLE)
            .with_severity(Severity::LookAgain)
    })
}

/// Returns whether `group` is the number of an item of a list.
fn is_bullet(message: &Message<'_>, group: &DigitGroup) -> bool {
    let line = message.layout.line_at(group.start);
    let is_before = line.is_some_and(|line| group.end < line.content.start);
    let after = message.after(group.end);
    is_before && group.end - group.start <= 2 && (after.starts_with(')') || after.starts_with(". "))
}

/// Returns whether the currency at byte `unit` makes `number` an amount. A grouped number is not an
/// amount.
fn is_amount(message: &Message<'_>, number: &Number<'_>, unit: usize) -> bool {
    let between = message.part(number.range.end..unit.max(number.range.end));
    number.sizes.len() == 1 && !between.contains('\n')
}

fn groups(text: &str) -> Vec<DigitGroup> {
    let mut groups: Vec<DigitGroup> = Vec::new();
    let is_like_digit = |c: &char| is_digit(*c) || matches!(c, 'o' | 'l' | 'i');
    for (at, c) in text.char_indices().filter(|(_, c)| is_like_digit(c)) {
        let before = part(text, ..at).chars().next_back();
        let next = part(text, at..).chars().nth(1);
        let follows_digit = groups.last().is_some_and(|group| group.end == at);
        let follows_group = follows_digit
            || before == Some('-') && groups.last().is_some_and(|group| group.end + 1 == at);
        let is_zeros = || c == 'o' && follows_group && begins_zeros(part(text, at..));
        let is_before_group = next.is_some_and(|c| c.is_ascii_digit() || c == '-');
        let is_one = || {
            c == 'l' && follows_group && next.is_some_and(|c| c.is_ascii_digit())
                || c == 'i' && follows_digit && is_before_group
        };
        if is_digit(c) || is_mistyped(before, follows_digit, c, next) || is_zeros() || is_one() {
            let end = at + c.len_utf8();
            match groups.last_mut() {
                Some(group) if group.end == at => group.end = end,
                _ => groups.push(DigitGroup { start: at, end }),
            }
        }
    }
    groups
}

/// Returns whether `c` is the letter o in place of a zero, between digits or before one, or the letter
/// l in place of a one. A digit or such a letter stands before it if it `follows_digit`.
fn is_mistyped(before: Option<char>, follows_digit: bool, c: char, next: Option<char>) -> bool {
    let is_apart = || before.is_none_or(|before| !before.is_alphabetic());
    let is_before_digit = || next.is_some_and(|next| next.is_ascii_digit());
    match c {
        'o' => {
            (is_before_digit() || follows_digit && next == Some('o'))
                && (follows_digit || is_apart())
        }
        'l' => follows_digit && (is_before_digit() || next == Some('-')),
        _ => false,
    }
}

/// Returns whether `text` begins with letters o in place of zeros, before a digit or another group.
fn begins_zeros(text: &str) -> bool {
    let rest = text.trim_start_matches('o');
    text.len() - rest.len() <= 4 && !rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Returns the numbers that begin with the group `first`, shortest first.
fn numbers<'m>(message: &'m Message<'_>, groups: &[DigitGroup], first: usize) -> Vec<Number<'m>> {
    let text = message.text();
    let mut numbers = Vec::new();
    let (mut digits, mut sizes, mut gaps) = (String::new(), Vec::new(), Vec::new());
    let rest = subslice(groups, first..);
    let Some(&DigitGroup { start, end }) = rest.first() else {
        return numbers;
    };
    // Most are too short, with all that may belong to them.
    let are_joined = |pair: &&[DigitGroup]| matches!(pair, [one, next] if joins(part(text, one.end..next.start)));
    let joined = rest.windows(2).take(LONGEST).take_while(are_joined);
    let lengths = joined.filter_map(|pair| pair.last().map(|next| next.end - next.start));
    if end - start + lengths.sum::<usize>() < SHORTEST {
        return numbers;
    }
    let mut cell = message.layout.cell_at(start);
    let (mut last, mut is_broken) = (start, false);
    let mut context = None;
    for group in rest.iter().take(LONGEST) {
        let gap = part(text, last..group.start);
        let group_digits = part(text, group.start..group.end);
        let is_whole =
            group_digits.len() + digits.len() <= LONGEST && !group_digits.contains(DIGIT);
        if !is_whole {
            break;
        }
        if group.start > start {
            if gap.contains('\n') {
                // Over a line end a number goes on at the start of the next line, once.
                cell = message.layout.cell_at(group.start);
                // Or each group stands on a line of its own.
                let is_column = gaps.iter().all(|gap: &&str| *gap == "\n") && gap == "\n";
                if is_broken && !is_column || !gap.trim_matches([' ', '-', '\n']).is_empty() {
                    break;
                }
                is_broken = true;
            }
            if !joins(gap) || group.end > cell.end {
                break;
            }
            gaps.push(gap);
        }
        digits.extend(group_digits.chars().map(|c| match c {
            'o' => '0',
            'l' | 'i' => '1',
            c => c,
        }));
        sizes.push(group_digits.len());
        last = group.end;
        if digits.len() < SHORTEST {
            continue;
        }
        let before = message.before(start);
        let opened = before.strip_suffix('(').unwrap_or(before);
        let label = *context.get_or_insert_with(|| message.label(start));
        numbers.push(Number {
            range: start..last,
            digits: digits.clone(),
            sizes: sizes.clone(),
            gaps: gaps.clone(),
            before: opened.strip_suffix('+').unwrap_or(opened),
            after: message.after(last),
            plus: opened.ends_with('+'),
            is_broken,
            label,
        });
    }
    numbers
}

/// Returns whether groups separated by `gap` may form one number.
fn joins(gap: &str) -> bool {
    !gap.is_empty()
        && gap.chars().nth(4).is_none()
        && gap.chars().all(|c| " -.()/_,·:∣*~=•⁃・\n".contains(c))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == DIGIT
}

/// Counts the digits at the start of `text`.
fn leading(text: &str) -> usize {
    text.chars().take_while(|c| is_digit(*c)).count()
}

impl Number<'_> {
    /// Returns whether one of `words` stands directly before the number, or heads its column.
    fn is_directly_labelled(&self, words: &[DraftWord]) -> bool {
        self.label
            .is_some_and(|label| words.contains(&label.word) && label.is_direct)
    }

    /// Returns whether one of `words` labels the number within `reach` characters, its cell or the
    /// lines above.
    fn is_labelled_within(&self, words: &[DraftWord], reach: usize) -> bool {
        self.label.is_some_and(|label| {
            words.contains(&label.word)
                && (label.place != LabelledFrom::Beside || label.gap.chars().nth(reach).is_none())
        })
    }

    /// Returns whether the label says that this is a number of another kind, and not personal.
    fn is_other(&self) -> bool {
        let other = [
            DraftWord::OtherNumber,
            DraftWord::SerialNumber,
            DraftWord::LabelTax,
            DraftWord::LabelCode,
        ];
        let near = self
            .label
            .is_some_and(|label| label.place != LabelledFrom::Above);
        near && self.is_directly_labelled(&other)
    }

    /// Returns whether every gap is one that is usual inside numbers.
    fn has_usual_gaps(&self) -> bool {
        let is_usual = |gap: &&str| gap.len() <= 3 && gap.chars().all(|c| " -.()".contains(c));
        !self.is_broken && self.gaps.iter().all(is_usual)
    }

    /// Returns whether all gaps are the same.
    fn has_one_gap(&self) -> bool {
        let mut pairs = self.gaps.windows(2);
        pairs.all(|pair| pair.first() == pair.last())
    }

    /// Returns whether the number is not the tail of a longer number or of a word.
    fn begins(&self) -> bool {
        let mut before = self.before.chars().rev();
        let (last, second) = (before.next(), before.next());
        let Some(last) = last else { return true };
        let glued = second.is_some_and(is_digit);
        let mut shorter = self.before.to_owned();
        shorter.pop();
        let run = shorter.chars().rev().take_while(|c| is_digit(*c)).count();
        match last {
            '-' => !glued && !(self.plus),
            ',' | '/' => !glued || run >= 4,
            // The number of a list item, at the start of its line.
            '.' => {
                !glued
                    || run <= 2 && shorter.trim_start().len() == run && !self.after.starts_with(',')
            }
            '=' => !second.is_some_and(|c| c.is_ascii_alphanumeric()) || self.is_beside_label(),
            // A line to write on.
            '_' => second == Some('_'),
            '@' | '$' | '฿' => false,
            c if c.is_ascii_alphabetic() => self
                .label
                .is_some_and(|label| label.gap.is_empty() && label.place == LabelledFrom::Beside),
            _ => true,
        }
    }

    /// Returns whether only signs stand between the number and its label: cid=….
    fn is_beside_label(&self) -> bool {
        let beside = |label: Label<'_>| label.is_direct && label.place == LabelledFrom::Beside;
        self.label.is_some_and(beside)
    }

    /// Returns whether the number is not the start of a longer number or of a word.
    fn ends(&self) -> bool {
        let mut rest = self.after.chars();
        let next = rest.next();
        let run = leading(rest.as_str());
        let zero = rest.as_str().starts_with('0');
        match next {
            // "042-711461-2" denotes two numbers, "0-9255-61004-88-1" a longer one.
            Some('-') => {
                let behind = rest.as_str().get(run..).unwrap_or_default();
                let goes_on = behind
                    .strip_prefix('-')
                    .is_some_and(|behind| behind.starts_with(is_digit));
                run <= 2 && !goes_on
            }
            Some('/' | ',') => {
                let is_another = run >= SHORTEST && run == self.digits.len();
                run <= 2 && self.digits.starts_with('0') || run == 0 || zero || is_another
            }
            Some('.') => run == 0,
            Some('_') => rest.as_str().starts_with('_'),
            Some('@' | '%') => false,
            Some(c) if c.is_ascii_alphabetic() => self.is_glued_mobile(),
            Some(_) | None => true,
        }
    }

    /// Returns whether this is a mobile number to which the writer added a word: 0812345678line.
    fn is_glued_mobile(&self) -> bool {
        let word = self
            .after
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .count();
        let after = self.after.chars().nth(word);
        self.sizes == [10]
            && matches!(self.digits.get(..2), Some("06" | "08" | "09"))
            && word >= 2
            && !after.is_some_and(|c| c.is_ascii_digit())
    }

    fn dotted(&self) -> bool {
        self.gaps.iter().any(|gap| gap.contains('.'))
    }
}
