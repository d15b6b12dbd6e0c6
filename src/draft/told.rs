//! Recognises what is told in words: passwords that are words or sentences, digits that are spelt, the turns
//! of a dial, and accounts that are named in quotation marks.

use std::ops::Range;

use super::layout::VoucherKind;
use super::message::{LabelledFrom, Message};
use super::recogniser::{CERTAIN, Candidate, POSSIBLE};
use super::words::Mention;
use super::{PrivateDataKind, Severity, after_signs};
use crate::language::DraftWord;

/// The maximum distance of the label, in characters.
const REACH: usize = 48;

/// The minimum length of a password that is a word, in characters.
const WORD: usize = 4;

/// The maximum length of a password or name in words, in characters.
const LONGEST: usize = 40;

/// The fewest digits of a number that is spelt.
const SPELT: usize = 4;

/// The fewest digits of a personal number that is spelt.
const LONG: usize = 9;

/// The maximum length of what a dial is turned to, in digits.
const TURNED: usize = 3;

/// The words after which a value in words may come.
const LEADING: [DraftWord; 4] = [
    DraftWord::Quotes,
    DraftWord::LabelSecret,
    DraftWord::LabelCode,
    DraftWord::LabelLineId,
];

/// Finds what is told in words.
pub(super) fn find(message: &Message<'_>) -> Vec<Candidate> {
    let found = |kind, range| Candidate::new(kind, range, POSSIBLE);
    let mentions = message.words.all().iter();
    let mut candidates: Vec<Candidate> = mentions
        .filter(|mention| LEADING.contains(&mention.word))
        .filter_map(|mention| {
            let (kind, range) = named(message, mention)?;
            Some(found(kind, range))
        })
        .collect();
    candidates.extend(
        profiles(message).map(|range| Candidate::new(PrivateDataKind::LineId, range, CERTAIN)),
    );
    candidates.extend(drawn(message).map(|range| found(PrivateDataKind::Secret, range)));
    candidates.extend(turns(message).map(|range| found(PrivateDataKind::Secret, range)));
    let spelt = spelt(message).into_iter();
    candidates.extend(spelt.filter_map(|range| Some(found(kind_of(message, &range)?, range))));
    let doubtful = |it: Candidate| it.with_severity(Severity::LookAgain);
    candidates.into_iter().map(doubtful).collect()
}

/// Returns the word or the text in quotation marks to which `mention` leads, and what it is.
fn named(message: &Message<'_>, mention: &Mention) -> Option<(PrivateDataKind, Range<usize>)> {
    let at = mention.range.end;
    let start = message.value_after(at);
    let lead = message.part(at..start).trim_end();
    let is_quoted = lead.ends_with(['"', '“']) && !message.part(at..start).ends_with(' ');
    let kind = match mention.word {
        DraftWord::LabelLineId if is_quoted => PrivateDataKind::LineId,
        DraftWord::LabelSecret if is_quoted => PrivateDataKind::Secret,
        DraftWord::LabelCode if is_quoted && opens(message, at) => PrivateDataKind::Secret,
        DraftWord::Quotes if is_of_secret(message, mention) => PrivateDataKind::Secret,
        _ => return None,
    };
    let rest = message.after(start);
    let is_end = |c: char| match c {
        '"' | '”' => true,
        _ => !is_quoted && (c.is_whitespace() || "(),;/".contains(c)),
    };
    let closes = rest.find(is_end);
    let length = closes.or_else(|| (!is_quoted).then_some(rest.len()))?;
    let value = message.part(start..start + length).trim_end();
    let count = value.chars().count();
    let has_letters = value.contains(char::is_alphabetic);
    ((WORD..=LONGEST).contains(&count) && has_letters).then(|| (kind, start..start + value.len()))
}

/// Returns whether something that a code opens is spoken of around byte `at`.
fn opens(message: &Message<'_>, at: usize) -> bool {
    let context = [DraftWord::SecretContext, DraftWord::Lock];
    message.words.has(message.around(at), &context)
}

/// Returns whether the label of a password stands shortly before `quotes`.
fn is_of_secret(message: &Message<'_>, quotes: &Mention) -> bool {
    let start = quotes.range.start;
    let line = message.near(start).start..start;
    let labels = [DraftWord::LabelSecret, DraftWord::LabelCode];
    message.words.last_of(line, &labels).is_some_and(|label| {
        let gap = message.part(label.range.end.min(start)..start);
        gap.chars().nth(REACH).is_none()
            && (label.word == DraftWord::LabelSecret || opens(message, start))
    })
}

/// Returns the names of accounts in columns of tables for such, which may be names of persons.
fn profiles<'m>(message: &'m Message<'_>) -> impl Iterator<Item = Range<usize>> + 'm {
    let lines = message.layout.lines().iter();
    let cells = lines.filter(|line| line.cells.len() > 2);
    let cells = cells.flat_map(|line| line.cells.iter().cloned());
    cells.filter(|cell| {
        let labels = [DraftWord::LabelLineId, DraftWord::LabelAccount];
        let mut vouchers = message.layout.vouchers(message.text(), cell.start);
        let column = vouchers.find(|voucher| voucher.kind == VoucherKind::Column);
        let is_account = column.is_some_and(|column| {
            let mut words = message.words.at(column.range.start);
            words.any(|m| labels.contains(&m.word) && m.range.end >= column.range.end)
        });
        let text = message.part(cell.clone());
        let count = text.chars().count();
        is_account
            && (WORD..=LONGEST).contains(&count)
            && text.starts_with(char::is_alphabetic)
            && !message
                .words
                .at(cell.start)
                .any(|m| m.word == DraftWord::Ordinary)
    })
}

/// Returns how patterns are drawn on a screen to unlock it, as far as the clause goes.
fn drawn<'m>(message: &'m Message<'_>) -> impl Iterator<Item = Range<usize>> + 'm {
    let mentions = message.words.all().iter();
    let leads = mentions.filter(|mention| mention.word == DraftWord::Draws);
    leads.filter_map(|lead| {
        let start = lead.range.start;
        let near = message.near(start);
        let opens = [
            DraftWord::Lock,
            DraftWord::SecretContext,
            DraftWord::LabelSecret,
        ];
        let rest = message.after(start);
        let end = rest.find(['(', ')', ',', ';', '"']).unwrap_or(rest.len());
        let value = rest.get(..end)?;
        let limit = value.char_indices().nth(LONGEST).map_or(end, |(at, _)| at);
        let value = value.get(..limit)?.trim_end();
        let is_pattern = message.words.has(near, &opens) && value.len() > lead.range.len();
        is_pattern.then(|| start..start + value.len())
    })
}

/// Returns the ways to turn a dial, each with the number to turn it to, two or more after one another: ซ้าย
/// 12 ขวา 30.
fn turns<'m>(message: &'m Message<'_>) -> impl Iterator<Item = Range<usize>> + 'm {
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for mention in message.words.all() {
        if mention.word != DraftWord::Turn {
            continue;
        }
        let start = after_signs(message.text(), mention.range.end, &[' ']);
        let rest = message.after(start);
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=TURNED).contains(&length) {
            continue;
        }
        let end = start + length;
        match runs.last_mut() {
            Some((run, count)) if is_next_turn(message, run.end..mention.range.start) => {
                run.end = end;
                *count += 1;
            }
            _ => runs.push((mention.range.start..end, 1)),
        }
    }
    let is_code = |(run, count): (Range<usize>, usize)| {
        let before = message.near(run.start).start..run.start;
        let words = [
            DraftWord::Lock,
            DraftWord::SecretContext,
            DraftWord::LabelSecret,
            DraftWord::Enters,
        ];
        (count >= 2 && message.words.has(before, &words)).then_some(run)
    };
    runs.into_iter().filter_map(is_code)
}

/// Returns whether no more than a word such as "then" parts two turns.
fn is_next_turn(message: &Message<'_>, gap: Range<usize>) -> bool {
    gap.start <= gap.end && {
        let between = message.part(gap);
        between.chars().nth(WORD * 2).is_none()
            && !between.contains(|c: char| c.is_ascii_digit() || c == '\n')
    }
}

/// Returns the runs of digits that are spelt.
fn spelt(message: &Message<'_>) -> Vec<Range<usize>> {
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    let digits = message.words.all().iter();
    for digit in digits.filter(|mention| mention.word == DraftWord::Digit) {
        match runs.last_mut() {
            Some((run, count))
                if run.end <= digit.range.start
                    && message
                        .part(run.end..digit.range.start)
                        .trim_matches([' ', '-'])
                        .is_empty() =>
            {
                run.end = digit.range.end;
                *count += 1;
            }
            _ => runs.push((digit.range.clone(), 1)),
        }
    }
    let runs = runs.into_iter().filter(|(_, count)| *count >= SPELT);
    runs.map(|(run, _)| run).collect()
}

/// Returns what the number spelt at `range` is, by its label.
fn kind_of(message: &Message<'_>, range: &Range<usize>) -> Option<PrivateDataKind> {
    let label = message.label(range.start)?;
    let gap = label.gap;
    if label.place != LabelledFrom::Beside
        || gap.chars().nth(REACH).is_some()
        || gap.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let digits = message.words.within(range.clone());
    let count = digits.filter(|m| m.word == DraftWord::Digit).count();
    match label.word {
        DraftWord::LabelSecret => Some(PrivateDataKind::Secret),
        DraftWord::LabelCode if opens(message, range.start) => Some(PrivateDataKind::Secret),
        DraftWord::LabelCitizen if count >= LONG => Some(PrivateDataKind::CitizenId),
        DraftWord::LabelPhone if count >= LONG => Some(PrivateDataKind::Phone),
        DraftWord::LabelBank | DraftWord::BankName if count >= LONG => {
            Some(PrivateDataKind::BankAccount)
        }
        _ => None,
    }
}
