//! Detects text typed with the wrong keyboard layout. Tries every layout, and accepts the reading
//! that contains far more known words.

use super::lexicon::Lexicon;
use crate::text::keyboard::{Layout, misplaced};
use crate::text::normalise;

/// Returns the text as intended, if it was typed with the wrong layout.
pub(super) fn corrected(lexicon: &Lexicon, text: &str) -> Option<String> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let thai = text.chars().filter(|c| ('ก'..='๛').contains(c)).count();
    if text.chars().count() < 3 || letters == 0 {
        return None;
    }
    let as_typed = plausible(lexicon, text);
    let mut best: Option<(f32, String)> = None;
    for layout in Layout::ALL {
        let candidate = if latin > 0 && thai * 4 <= latin {
            layout.to_thai(text)
        } else if latin * 4 <= thai && as_typed < 0.25 {
            layout.to_english(text)
        } else {
            continue;
        };
        let score = plausible(lexicon, &candidate);
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, candidate));
        }
    }
    best.filter(|(score, _)| *score >= 0.3 && *score > as_typed * 1.5 + 0.05)
        .map(|(_, candidate)| candidate)
}

/// Returns the share of a text made up of known words, from 0 to 1, reduced for sequences
/// impossible in Thai.
fn plausible(lexicon: &Lexicon, text: &str) -> f32 {
    let normal = normalise(text);
    if normal.is_empty() {
        return 0.0;
    }
    let mut known = vec![false; normal.len()];
    for at in lexicon.exact_ranges(&normal) {
        if at.len() >= 3 {
            known
                .iter_mut()
                .skip(at.start)
                .take(at.len())
                .for_each(|known| *known = true);
        }
    }
    let share = ratio(known.iter().filter(|known| **known).count(), normal.len());
    let wrong = ratio(misplaced(text), normal.len());
    (share - 2.0 * wrong).max(0.0)
}

fn ratio(part: usize, whole: usize) -> f32 {
    let small = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    small(part) / small(whole.max(1))
}
