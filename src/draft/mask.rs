//! Creates the masked copy of a draft: replaces what is private and keeps everything else. Tabs and
//! line breaks stay, also inside what is masked.

use std::ops::Range;

use super::{Place, PrivateDataKind};
use crate::text::digits::any_digit_value;
use crate::text::is_alphabetic;

/// Replaces one character, so that the shape of a number remains visible.
pub(super) const DIGIT: char = '✕';

/// Replaces an invitation. Always in Thai, since the copy is posted to a group.
const INVITATION: &str = "[ปกปิดลิงก์เชิญ]";

/// Replaces any other link.
const LINK: &str = "[ปกปิดลิงก์]";

/// Masks the parts of `places` in `text`. They must be in order and must not overlap. `spared` are
/// ranges outside them, in order: they become the ranges of the same characters in the copy.
pub(super) fn mask(text: &str, places: &[Place], spared: &mut [Range<usize>]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    let mut spared = spared.iter_mut().peekable();
    // The ends of the last masked part, in the text and in the copy.
    let (mut end, mut copied) = (0, 0);
    let parts = places
        .iter()
        .flat_map(|place| place.masked.iter().map(|part| (place.kind, part)));
    for (kind, range) in parts {
        while let Some(kept) = spared.next_if(|kept| kept.start < range.start) {
            *kept = moved(kept, end, copied);
        }
        let before = range.start.saturating_sub(end);
        let (shown, behind) = divided(rest, before);
        let (private, behind) = divided(behind, range.len());
        let hidden = hidden(kind, private);
        copied += before + hidden.chars().count();
        (rest, end) = (behind, range.end);
        masked.push_str(shown);
        masked.push_str(&hidden);
    }
    for kept in spared {
        *kept = moved(kept, end, copied);
    }
    masked.push_str(rest);
    masked
}

/// Returns the first `count` characters of `text`, and the rest.
fn divided(text: &str, count: usize) -> (&str, &str) {
    let at = text.char_indices().nth(count);
    text.split_at(at.map_or(text.len(), |(at, _)| at))
}

/// Returns `range` in a copy in which `from` has become `to`, and everything after it has moved along.
fn moved(range: &Range<usize>, from: usize, to: usize) -> Range<usize> {
    (to + range.start).saturating_sub(from)..(to + range.end).saturating_sub(from)
}

/// Returns what stands in the copy for `private`.
fn hidden(kind: PrivateDataKind, private: &str) -> String {
    let is_link = private.contains("//") || private.contains('/') && private.contains('.');
    match kind {
        PrivateDataKind::InviteLink => replaced(INVITATION, private),
        PrivateDataKind::ShortLink => replaced(LINK, private),
        PrivateDataKind::LineId | PrivateDataKind::MapPosition if is_link => {
            replaced(LINK, private)
        }
        PrivateDataKind::NamedPerson => shortened(private),
        // A home that is told without a number has nothing else to hide.
        PrivateDataKind::Address if private.contains(is_digit) => {
            private.chars().map(digit_hidden).collect()
        }
        _ => private.chars().filter_map(character_hidden).collect(),
    }
}

/// Returns `words`, and the line breaks and tabs of `private`.
fn replaced(words: &str, private: &str) -> String {
    let kept = private.chars().filter(|c| matches!(c, '\n' | '\r' | '\t'));
    words.chars().chain(kept).collect()
}

/// Returns a name as it appears in a masked copy: the first letter and an ellipsis.
fn shortened(written: &str) -> String {
    let is_initial = |c: &char| {
        ('ก'..='ฮ').contains(c) || c.is_alphabetic() && !('\u{e00}'..='\u{e7f}').contains(c)
    };
    let initial = written.chars().find(is_initial);
    initial.into_iter().chain(['…']).collect()
}

fn digit_hidden(c: char) -> char {
    if is_digit(c) { DIGIT } else { c }
}

/// Hides letters and digits, and drops the marks on them.
fn character_hidden(c: char) -> Option<char> {
    if is_digit(c) || is_alphabetic(c) && !is_mark(c) {
        Some(DIGIT)
    } else {
        (!is_mark(c)).then_some(c)
    }
}

/// Returns whether `c` is a digit of any script or width.
fn is_digit(c: char) -> bool {
    any_digit_value(c).is_some()
}

fn is_mark(c: char) -> bool {
    matches!(c, 'ั' | 'ิ'..='ฺ' | '็'..='๎')
}
