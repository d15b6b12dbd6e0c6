//! The letters in a row and the words in a row of a text, as numbers that a model has weights for.

use std::ops::{Range, RangeInclusive};

use crate::text::normalise::NUMBER;

/// The lengths of the runs of letters.
const LENGTHS: RangeInclusive<usize> = 2..=5;
/// Marks the start and the end of a text, and parts words.
const EDGE: u8 = 1;
/// Mark what a run of words is: one word, two in a row, and two with another between them.
const ONE: u8 = 2;
const TWO: u8 = 3;
const APART: u8 = 4;

/// A run: the letters of the text that it consists of, and its number.
pub(super) type Run = (Range<usize>, u32);

/// Returns how many numbers there are if those of letters have `bits` bits: first those of letters,
/// then half as many for those of words.
pub(super) fn numbers(bits: u32) -> usize {
    letter_numbers(bits) + (letter_numbers(bits) >> 1)
}

fn letter_numbers(bits: u32) -> usize {
    1 << bits.clamp(1, 24)
}

/// Returns the distinct numbers of `runs`. Different runs may share a number.
pub(super) fn distinct(runs: impl Iterator<Item = Run>) -> Vec<u32> {
    let mut numbers: Vec<u32> = runs.map(|(_, number)| number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Returns every run of letters in `keys`, letters in normal form.
pub(super) fn of_letters(keys: &[u8], bits: u32) -> impl Iterator<Item = Run> {
    let letters = [&[EDGE], keys, &[EDGE]].concat();
    let length = keys.len();
    LENGTHS.flat_map(move |run| {
        let starts = 0..(letters.len() + 1).saturating_sub(run);
        let runs = starts.filter_map(|start| {
            let run = letters.get(start..start + run)?;
            // How large a number is says little about what is meant.
            run.iter().any(|&letter| letter != NUMBER).then(|| {
                let end = (start + run.len()).saturating_sub(1).min(length);
                (
                    start.saturating_sub(1)..end,
                    hash(run.iter().copied()) >> (u32::BITS - bits),
                )
            })
        });
        runs.collect::<Vec<_>>()
    })
}

/// Returns every run of one or two words of `keys`, whose words are `words`, and every two words with
/// another between them: what stands together says more than the letters of each.
pub(super) fn of_words(keys: &[u8], words: &[Range<usize>], bits: u32) -> Vec<Run> {
    let first = u32::try_from(letter_numbers(bits)).unwrap_or_default();
    let mut runs = Vec::with_capacity(words.len() * 3);
    let mut add = |kind: u8, first_word: &Range<usize>, last_word: Option<&Range<usize>>| {
        let letters = |word: &Range<usize>| keys.get(word.clone()).unwrap_or_default();
        let parted = last_word.map_or(&[][..], letters);
        if letters(first_word)
            .iter()
            .chain(parted)
            .all(|&letter| letter == NUMBER)
        {
            return;
        }
        let run = [kind]
            .into_iter()
            .chain(letters(first_word).iter().copied());
        let run = run.chain([EDGE]).chain(parted.iter().copied());
        let end = last_word.unwrap_or(first_word).end;
        let number = first + (hash(run) >> (u32::BITS + 1 - bits));
        runs.push((first_word.start..end, number));
    };
    for (at, word) in words.iter().enumerate() {
        add(ONE, word, None);
        if let Some(next) = words.get(at + 1) {
            add(TWO, word, Some(next));
        }
        if let Some(next) = words.get(at + 2) {
            add(APART, word, Some(next));
        }
    }
    runs
}

/// Hashes `letters` (FNV-1a), mixed so that the upper bits depend on every letter.
fn hash(letters: impl Iterator<Item = u8>) -> u32 {
    let hash = letters.fold(0x811c_9dc5_u32, |hash, letter| {
        (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalise;

    const BITS: u32 = 16;

    #[test]
    fn words_in_a_row_have_numbers_of_their_own() {
        let keys = normalise("send the report").keys;
        let words = [0..4, 4..7, 7..13];
        let runs = of_words(&keys, &words, BITS);
        let places: Vec<_> = runs.iter().map(|(place, _)| place.clone()).collect();
        assert_eq!(places, [0..4, 0..7, 0..13, 4..7, 4..13, 7..13]);
        let first = 1 << BITS;
        let all = u32::try_from(numbers(BITS)).unwrap();
        assert!(runs.iter().all(|(_, number)| (first..all).contains(number)));
        assert_eq!(distinct(runs.into_iter()).len(), 6);
    }

    #[test]
    fn numbers_alone_are_no_runs() {
        let keys = normalise("12 34").keys;
        assert!(of_words(&keys, std::slice::from_ref(&(0..keys.len())), BITS).is_empty());
        let backwards = Range { start: 5, end: 2 };
        assert!(of_words(&keys, &[0..900, backwards], BITS).is_empty());
    }

    #[test]
    fn letters_stay_within_their_numbers() {
        let keys = normalise("รายงานด่วน").keys;
        let runs: Vec<Run> = of_letters(&keys, BITS).collect();
        assert!(!runs.is_empty());
        assert!(
            runs.iter()
                .all(|(place, number)| place.end <= keys.len() && *number < 1 << BITS)
        );
    }
}
