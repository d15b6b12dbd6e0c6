//! The places of a text at which a new matter may begin.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::normalise::NUMBER;
use crate::understand::function_words::FunctionWord;
use crate::understand::mention::Mention;
use crate::understand::reading::TypedText;

/// What shows that a new matter may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// A new line.
    Line,
    /// A line with nothing in it.
    BlankLine,
    /// A word that begins a matter.
    Word,
    /// The number or letter of the first item of a list.
    FirstItem,
    /// That of a later item.
    LaterItem,
    /// A sign that begins an item of a list.
    Bullet,
    /// A polite particle, which ends a sentence.
    Polite,
    /// A mark that ends a sentence.
    SentenceEnd,
}

/// A place at which a new matter may begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The letter at which it would begin.
    pub at: usize,
    pub joints: Vec<Joint>,
    /// Whether the line before it is a salutation.
    pub follows_salutation: bool,
}

/// Returns the places at which a new matter may begin, in order.
pub(super) fn cuts(typed: &TypedText<'_>, mentions: &[Mention]) -> Vec<Cut> {
    let mut joints: BTreeMap<usize, Vec<Joint>> = BTreeMap::new();
    let of_words = mentions
        .iter()
        .filter_map(|mention| joint_of(typed, mention));
    for (at, joint) in joints_between_words(typed).into_iter().chain(of_words) {
        joints.entry(at).or_default().push(joint);
    }
    let lines = typed.line_starts();
    joints
        .into_iter()
        .filter(|&(at, _)| at > 0 && at < typed.normal.len())
        // A new line ends every word.
        .filter(|&(at, _)| lines.contains(&at) || !is_inside_word(mentions, at))
        .map(|(at, joints)| Cut {
            at,
            joints,
            follows_salutation: lines.contains(&at)
                && is_salutation(mentions, &line_before(&lines, at)),
        })
        .collect()
}

fn is_inside_word(mentions: &[Mention], at: usize) -> bool {
    let mut mentions = mentions.iter();
    mentions.any(|mention| {
        mention.at.start < at && at < mention.at.end && !mention.is(FunctionWord::BeginsMatter)
    })
}

/// Returns the line that ends at letter `at`.
fn line_before(lines: &[usize], at: usize) -> Range<usize> {
    let start = lines.iter().copied().rfind(|&start| start < at);
    start.unwrap_or_default()..at
}

/// Returns whether a salutation begins the line in `range`.
fn is_salutation(mentions: &[Mention], range: &Range<usize>) -> bool {
    let mut mentions = mentions.iter();
    mentions.any(|mention| mention.is(FunctionWord::Salutation) && mention.at.start == range.start)
}

/// Returns what `mention` shows, and where.
fn joint_of(typed: &TypedText<'_>, mention: &Mention) -> Option<(usize, Joint)> {
    if mention.is(FunctionWord::BeginsMatter) {
        Some((mention.at.start, Joint::Word))
    } else if mention.is(FunctionWord::Polite) && typed.normal.gap(mention.at.end) {
        Some((mention.at.end, Joint::Polite))
    } else {
        None
    }
}

/// Returns what stands between words that shows where a matter may begin.
fn joints_between_words(typed: &TypedText<'_>) -> Vec<(usize, Joint)> {
    let characters: Vec<char> = typed.text.chars().collect();
    let mut joints = Vec::new();
    let mut before = 0;
    for (at, letter) in typed.normal.letters.iter().enumerate() {
        let between = characters.get(before..letter.start).unwrap_or_default();
        before = letter.end;
        if at > 0 && !between.is_empty() {
            joints.extend(joints_of_gap(between).into_iter().map(|joint| (at, joint)));
            if ends_sentence(typed, at, between) {
                joints.push((at, Joint::SentenceEnd));
            }
        }
        let own = characters.get(letter.start..letter.end).unwrap_or_default();
        let after = characters.get(letter.end..).unwrap_or_default();
        let begins_line = at == 0 || between.contains(&'\n');
        let is_number = typed.normal.keys.get(at) == Some(&NUMBER);
        // A letter is that of an item only where a line begins: ก. …
        if begins_line || is_number && letter.gap {
            joints.extend(joint_of_item(own, after).map(|joint| (at, joint)));
        }
    }
    joints
}

/// Returns what the characters `between` two letters show.
fn joints_of_gap(between: &[char]) -> Vec<Joint> {
    let mut joints = Vec::new();
    let lines = between.iter().filter(|&&c| c == '\n').count();
    let mut signs = between.iter();
    let has_sign = signs.any(|c| matches!(c, '-' | '–' | '•' | '*' | '·'));
    if lines > 0 {
        joints.push(Joint::Line);
    }
    if lines > 1 {
        joints.push(Joint::BlankLine);
    }
    if lines > 0 && has_sign {
        joints.push(Joint::Bullet);
    }
    joints
}

/// Returns whether a sentence ends at letter `at`, which the characters `between` precede. A full stop
/// ends one only between words in Latin letters, since Thai abbreviations have them.
fn ends_sentence(typed: &TypedText<'_>, at: usize, between: &[char]) -> bool {
    let is_latin = |at: usize| {
        let key = typed.normal.keys.get(at);
        key.is_some_and(u8::is_ascii_alphabetic)
    };
    let ends = |c: &char| match c {
        '?' | '!' | ';' => true,
        '.' => is_latin(at) && at.checked_sub(1).is_some_and(is_latin),
        _ => false,
    };
    let end = between.iter().position(ends);
    let next = end.and_then(|end| between.get(end + 1));
    next.is_some_and(|next| next.is_whitespace())
}

/// Returns what the characters `own` show if they number an item, before the characters `after`: "1. …",
/// "ก) …".
fn joint_of_item(own: &[char], after: &[char]) -> Option<Joint> {
    let ends = matches!(after, ['.' | ')', next, ..] if !next.is_numeric());
    let is_first = matches!(own, ['1' | '๑' | 'ก' | 'a' | 'A']);
    let joint = if is_first {
        Joint::FirstItem
    } else {
        Joint::LaterItem
    };
    (ends && own.len() <= 2).then_some(joint)
}
