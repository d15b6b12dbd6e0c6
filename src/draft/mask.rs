//! Creates the masked copy of a draft: replaces what is private and keeps everything else.

use super::{Place, PrivateDataKind};
use crate::text::digits::digit_value;

/// Replaces one digit, so that the shape of a number remains visible.
pub(super) const DIGIT: char = '✕';

/// Replaces a link. Always in Thai, since the copy is posted to a group.
const LINK: &str = "[ปกปิดลิงก์เชิญ]";

/// Masks `places` in `text`. They must be in order and must not overlap.
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
            PrivateDataKind::InviteLink => masked.push_str(LINK),
            PrivateDataKind::NamedPerson => {
                masked.push_str(&super::people::names::shortened(&private));
            }
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
