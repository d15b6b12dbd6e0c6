//! The bullets of list items: numbers, letters and signs.

use std::ops::Range;

use super::trimmed;
use crate::draft::words::Words;
use crate::language::DraftWord;
use crate::text::part;

/// The maximum number of digits in the number of an item.
const ITEM_DIGITS: usize = 3;

/// The Roman numbers of items, from one on.
const ROMAN: [&str; 12] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
];

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bullet {
    Number(u32),
    /// A number of several parts: 1.2.
    Numbers,
    Letter(char),
    Sign(char),
}

impl Bullet {
    /// Returns whether an item with this bullet may come next after one with `before`.
    pub(super) fn follows(self, before: Self) -> bool {
        match (before, self) {
            (Self::Number(before), Self::Number(number)) => number == before + 1,
            (Self::Letter(before), Self::Letter(letter)) => letter > before,
            (Self::Numbers, Self::Numbers) => true,
            (Self::Sign(before), Self::Sign(sign)) => before == sign,
            _ => false,
        }
    }
}

/// Returns the bullet of a line, and what follows it.
pub(super) fn content(
    text: &str,
    line: &Range<usize>,
    words: &Words,
) -> (Option<Bullet>, Range<usize>) {
    let mut rest = trimmed(text, line.clone());
    let mut bullet = None;
    // A list in a table may have several: | 1 | or 1. 🔴
    for _ in 0..3 {
        let Some((found, length)) = bullet_of(text, &rest, words) else {
            break;
        };
        if length >= rest.len() {
            break;
        }
        // A number says more than the sign before it.
        bullet = match (bullet, found) {
            (Some(number @ Bullet::Number(_)), Bullet::Sign(_)) => Some(number),
            _ => Some(found),
        };
        rest = trimmed(text, rest.start + length..rest.end);
    }
    (bullet, rest)
}

/// Returns the bullet at the beginning of `line`, and its length in bytes.
fn bullet_of(text: &str, line: &Range<usize>, words: &Words) -> Option<(Bullet, usize)> {
    let written = part(text, line.clone());
    let first = written.chars().next()?;
    let numbering = words.at(line.start).find(|m| m.word == DraftWord::Numbers);
    if let Some(word) = numbering {
        let after = text.get(word.range.end..line.end)?;
        let number = after.trim_start_matches(['.', ' ']);
        let (bullet, length) = number_of(number)?;
        let start = word.range.len() + (after.len() - number.len());
        return Some((bullet, start + length));
    }
    if let Some((bullet, length)) = numbered(written) {
        let rest = trimmed(text, line.start + length..line.end);
        let is_bare = written
            .get(..length)?
            .ends_with(|c: char| c.is_ascii_digit());
        // An amount is not an item number.
        let is_amount = is_bare && words.at(rest.start).any(|m| m.word == DraftWord::Unit);
        return (!is_amount).then_some((bullet, length));
    }
    if let Some(bullet) = letter_of(written) {
        return Some(bullet);
    }
    let circled = circled_number(first);
    let is_sign = !('\u{e00}'..='\u{e7f}').contains(&first)
        && (circled.is_some() || !first.is_alphanumeric())
        && !matches!(
            first,
            '(' | '"' | '\'' | '“' | '”' | '+' | '#' | '@' | '[' | '<' | '✕' | '…'
        );
    if !is_sign {
        return None;
    }
    let mut rest = written.trim_start_matches(first);
    // An emoji may consist of several signs.
    rest = rest.trim_start_matches(|c: char| {
        matches!(
            c,
            '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}'
        )
    });
    let bullet = circled.map_or(Bullet::Sign(first), Bullet::Number);
    let rest = if circled.is_some() {
        rest.trim_start_matches(['.', ')'])
    } else {
        rest
    };
    Some((bullet, written.len() - rest.len()))
}

/// Returns the number that a circled digit such as ① or ❶ shows.
fn circled_number(c: char) -> Option<u32> {
    let from = |first: char| u32::from(c) - u32::from(first) + 1;
    Some(match c {
        '①'..='⑳' => from('①'),
        '⑴'..='⒇' => from('⑴'),
        '⒈'..='⒛' => from('⒈'),
        '❶'..='❿' => from('❶'),
        '➀'..='➉' => from('➀'),
        '➊'..='➓' => from('➊'),
        _ => return None,
    })
}

/// Returns the number that `text` begins with in any of its forms: 1. and (2), #3, iv.
fn numbered(text: &str) -> Option<(Bullet, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        let (bullet, length) = number_of(number)?;
        return Some((bullet, length + 1));
    }
    number_of(text).or_else(|| roman(text))
}

/// Returns the Roman number that `text` begins with, as in `ii. `, and its length in bytes.
fn roman(text: &str) -> Option<(Bullet, usize)> {
    let inside = text.strip_prefix('(').unwrap_or(text);
    let rest = inside.trim_start_matches(['i', 'v', 'x']);
    let digits = inside.get(..inside.len() - rest.len())?;
    let number = ROMAN.iter().position(|roman| *roman == digits)?;
    let after = rest.strip_prefix(['.', ')'])?;
    let number = u32::try_from(number + 1).ok()?;
    (after.starts_with(' ')).then(|| (Bullet::Number(number), text.len() - after.len()))
}

/// Returns the number that `text` begins with, such as `1.`, `(2)` or `3` before a word, and its
/// length in bytes.
fn number_of(text: &str) -> Option<(Bullet, usize)> {
    let inside = text.strip_prefix('(').unwrap_or(text);
    let digits = inside.len()
        - inside
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    if digits == 0 || digits > ITEM_DIGITS {
        return None;
    }
    let number = inside.get(..digits)?.parse().ok()?;
    let mut bullet = Bullet::Number(number);
    let mut rest = inside.get(digits..)?;
    // 1.2.3
    while let Some(after) = rest
        .strip_prefix('.')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        let tail = after.trim_start_matches(|c: char| c.is_ascii_digit());
        if after.len() - tail.len() > 2 {
            return None;
        }
        bullet = Bullet::Numbers;
        rest = tail;
    }
    // 2/ นาย
    if rest.starts_with("/ ") {
        rest = rest.get(1..)?;
    }
    let is_word = |c: char| c.is_alphabetic() || c.is_whitespace() || "|,;\"".contains(c);
    let after = rest.trim_start_matches(['.', ')', ':', '-']);
    let is_bullet = after.is_empty()
        || after.len() < rest.len() && !after.starts_with(|c: char| c.is_ascii_digit())
        || rest.starts_with(is_word);
    is_bullet.then(|| (bullet, text.len() - after.len()))
}

/// Returns the letter that `text` begins with, as in `ก. ` or `b)`, and its length in bytes.
fn letter_of(text: &str) -> Option<(Bullet, usize)> {
    let inside = text.strip_prefix('(').unwrap_or(text);
    let letter = inside
        .chars()
        .next()
        .filter(|c| matches!(c, 'ก'..='ซ' | 'a'..='h'))?;
    let rest = inside.get(letter.len_utf8()..)?;
    let after = rest.strip_prefix(['.', ')'])?;
    // An abbreviation has more full stops, or is written close to its word: จ.สกลนคร.
    let next = after.chars().nth(1);
    let is_first = matches!(letter, 'ก' | 'ข' | 'ค' | 'ง' | 'a'..='d');
    let is_spaced = after.starts_with([' ', '\t']);
    let is_item = rest.starts_with(')') || is_spaced || is_first && next.is_some_and(|c| c != '.');
    (is_item && !after.is_empty()).then(|| (Bullet::Letter(letter), text.len() - after.len()))
}
