//! Detects text typed with the wrong keyboard layout. Tries every layout, also with Caps Lock on, and
//! accepts the reading that fitted weights find likeliest, if they find it likelier than the text as
//! it stands.

use super::lexicon::Lexicon;
use super::model::MODEL;
use crate::text::keyboard::{Layout, misplaced};
use crate::text::normalise;

/// The names of what speaks for and against a reading, in the order of their values.
pub const SIGNS: [&str; 5] = [
    "always",
    "known-as-typed",
    "misplaced-as-typed",
    "known-as-retyped",
    "misplaced-as-retyped",
];

/// A text as another layout reads it, and the values of its [`SIGNS`].
#[derive(Clone, Debug)]
pub struct Retyping {
    pub text: String,
    pub values: [f32; SIGNS.len()],
}

/// Returns the text as intended, if it was typed with the wrong layout.
pub(super) fn corrected(lexicon: &Lexicon, text: &str) -> Option<String> {
    let typed = Letters::of(lexicon, text);
    // Most texts are so well known that no reading could win.
    let perfect = Letters {
        known: typed.all,
        misplaced: 0,
        ..typed
    };
    likeliness(&values(typed, perfect))?;
    let retypings = retypings_beside(lexicon, text, typed);
    let likely =
        retypings.filter_map(|retyping| Some((likeliness(&retyping.values)?, retyping.text)));
    likely
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, text)| text)
}

/// Returns `text` as other layouts read it.
pub(super) fn retypings(lexicon: &Lexicon, text: &str) -> Vec<Retyping> {
    retypings_beside(lexicon, text, Letters::of(lexicon, text)).collect()
}

fn retypings_beside<'t>(
    lexicon: &'t Lexicon,
    text: &'t str,
    typed: Letters,
) -> impl Iterator<Item = Retyping> + 't {
    readings(text).map(move |text| Retyping {
        values: values(typed, Letters::of(lexicon, &text)),
        text,
    })
}

/// Returns `text` in every other layout: in Thai if it is mostly Latin, in English if mostly Thai.
fn readings(text: &str) -> impl Iterator<Item = String> {
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let thai = text.chars().filter(|c| ('ก'..='๛').contains(c)).count();
    Layout::ALL.into_iter().flat_map(move |layout| {
        if latin > thai {
            vec![layout.to_thai(text), layout.to_thai(&other_case(text))]
        } else if thai > 0 {
            vec![layout.to_english(text)]
        } else {
            Vec::new()
        }
    })
}

/// Returns `text` as it would be typed with Caps Lock on.
fn other_case(text: &str) -> String {
    let swapped = |c: char| {
        if c.is_ascii_lowercase() {
            c.to_ascii_uppercase()
        } else {
            c.to_ascii_lowercase()
        }
    };
    text.chars().map(swapped).collect()
}

/// How many letters of a text belong to known words, and how many stand where they cannot.
#[derive(Clone, Copy, Debug)]
struct Letters {
    known: usize,
    misplaced: usize,
    all: usize,
}

impl Letters {
    fn of(lexicon: &Lexicon, text: &str) -> Self {
        /// A shorter term may be there by chance.
        const SHORTEST: usize = 3;
        let normal = normalise(text);
        let mut known = vec![false; normal.len()];
        for at in lexicon.exact_ranges(&normal) {
            if at.len() >= SHORTEST {
                let letters = known.get_mut(at).unwrap_or_default();
                letters.fill(true);
            }
        }
        Self {
            known: known.into_iter().filter(|known| *known).count(),
            misplaced: misplaced(text),
            all: normal.len(),
        }
    }
}

/// Returns the values of [`SIGNS`] for a text typed and read as these letters.
fn values(typed: Letters, read: Letters) -> [f32; SIGNS.len()] {
    let share = |part: usize, letters: Letters| ratio(part, letters.all);
    [
        ratio(1, 1),
        share(typed.known, typed),
        share(typed.misplaced, typed),
        share(read.known, read),
        share(read.misplaced, read),
    ]
}

fn ratio(part: usize, whole: usize) -> f32 {
    let small = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    small(part) / small(whole.max(1))
}

/// Returns how much the weights speak for a reading, if they do.
fn likeliness(values: &[f32; SIGNS.len()]) -> Option<f32> {
    let weighted = SIGNS.iter().zip(values);
    let sum: f32 = weighted
        .map(|(sign, value)| MODEL.retyping(sign) * value)
        .sum();
    (sum > f32::default()).then_some(sum)
}
