//! The masked copy: what is private is replaced, everything else stays as it is.

use super::{Kind, Place};
use crate::text::digits::digit_value;

/// Stands for one masked digit, so that the shape of a number is still seen.
pub(super) const DIGIT: char = '✕';

/// Stands for a link, in both languages: the copy is for a group, not for the reader's screen.
const LINK: &str = "[ปกปิดลิงก์เชิญ]";

/// `text` with `places`, by place and not overlapping, masked.
pub(super) fn mask(text: &str, places: &[Place]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut chars = text.chars().enumerate().peekable();
    for (kind, range) in places {
        while let Some((_, c)) = chars.next_if(|(at, _)| *at < range.start) {
            masked.push(c);
        }
        let mut private = String::new();
        while let Some((_, c)) = chars.next_if(|(at, _)| *at < range.end) {
            private.push(c);
        }
        match kind {
            Kind::InviteLink => masked.push_str(LINK),
            Kind::NamedPerson => masked.push_str(&super::people::shortened(&private)),
            _ => masked.extend(private.chars().map(hidden)),
        }
    }
    masked.extend(chars.map(|(_, c)| c));
    masked
}

fn hidden(c: char) -> char {
    let full_width = ('\u{ff10}'..='\u{ff19}').contains(&c);
    if full_width || digit_value(c).is_some() {
        DIGIT
    } else {
        c
    }
}
