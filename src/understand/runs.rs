//! The letters, the words and the things in a row of a text, as numbers that a model has weights for.

use std::ops::{Range, RangeInclusive};

use crate::language::weights::RunHash;
use crate::text::normalise::NUMBER;

/// The lengths of the runs of letters.
const LENGTHS: RangeInclusive<usize> = 2..=5;
/// Marks the start and the end of a text, and parts words.
const EDGE: u8 = 1;
/// Mark what a run of words is: one word, two in a row, and two with another between them.
const ONE: u8 = 2;
const TWO: u8 = 3;
const APART: u8 = 4;
/// Stands before a word that a superior says.
const SUPERIOR: u8 = 6;
/// Stands before what a name names.
const NAME: u8 = 5;
/// Stands for each letter that is left out.
pub(super) const LEFT_OUT: u8 = 7;
/// How many things there are at most in a run of them.
const MOST_THINGS: usize = 3;

/// A word of a text, or a name of somebody or something, which may have several words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    pub at: Range<usize>,
    /// What kind of thing is named. What is said of one is said of others of its kind.
    pub kind: Option<u8>,
}

/// A text as it is divided: its letters in normal form, its words, and its things.
#[derive(Clone, Debug, Default)]
pub(super) struct Divided {
    pub keys: Vec<u8>,
    pub words: Vec<Range<usize>>,
    /// Whether a superior says it. The same words may be an order then, and a report otherwise.
    pub is_by_superior: bool,
    pub things: Vec<Thing>,
}

impl Divided {
    /// Returns the runs of letters, those of words and those of things.
    pub fn runs(&self, bits: u32) -> [Vec<Run>; 3] {
        [
            of_letters(&self.keys, bits).collect(),
            of_words(&self.keys, (&self.words, self.is_by_superior), bits),
            of_things(&self.keys, &self.things, bits),
        ]
    }
}

/// A run: the letters of the text that it consists of, and its number.
pub(super) type Run = (Range<usize>, u32);

/// Returns how many numbers there are if those of letters have `bits` bits: first those of letters,
/// then half as many for those of words, and as many for those of things.
pub(super) fn numbers(bits: u32) -> usize {
    letter_numbers(bits) << 1
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
            run.iter().any(|&letter| says_something(letter)).then(|| {
                let end = (start + run.len()).saturating_sub(1).min(length);
                (
                    start.saturating_sub(1)..end,
                    number(run.iter().copied(), bits),
                )
            })
        });
        runs.collect::<Vec<_>>()
    })
}

/// Returns every run of one or two words of `keys`, whose words are `words`, and every two words with
/// another between them: what stands together says more than the letters of each. Words of a superior have
/// further numbers, which nobody else's have.
pub(super) fn of_words(
    keys: &[u8],
    (words, is_by_superior): (&[Range<usize>], bool),
    bits: u32,
) -> Vec<Run> {
    let first = u32::try_from(letter_numbers(bits)).unwrap_or_default();
    let mut runs = Vec::with_capacity(words.len() * 3);
    let mut add = |kind: u8, first_word: &Range<usize>, last_word: Option<&Range<usize>>| {
        let letters = |word: &Range<usize>| keys.get(word.clone()).unwrap_or_default();
        let parted = last_word.map_or(&[][..], letters);
        if letters(first_word)
            .iter()
            .chain(parted)
            .all(|&letter| !says_something(letter))
        {
            return;
        }
        let end = last_word.unwrap_or(first_word).end;
        let mut number = |marks: &[u8]| {
            let run = marks.iter().chain(letters(first_word));
            let run = run.chain(&[EDGE]).chain(parted);
            let number = first + number(run.copied(), bits - 1);
            runs.push((first_word.start..end, number));
        };
        number(&[kind]);
        if is_by_superior {
            number(&[SUPERIOR, kind]);
        }
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

/// Returns every run of up to three things of `keys`, with the start and the end of the text as things.
pub(super) fn of_things(keys: &[u8], things: &[Thing], bits: u32) -> Vec<Run> {
    let half = letter_numbers(bits) >> 1;
    let first = u32::try_from(letter_numbers(bits) + half).unwrap_or_default();
    let end = things.last().map_or(0, |thing| thing.at.end);
    let edge = |at: usize| std::iter::once((at..at, vec![EDGE]));
    let inside = things.iter().map(|thing| {
        let letters = keys.get(thing.at.clone()).unwrap_or_default();
        let said = match thing.kind {
            Some(kind) => vec![NAME, kind],
            None if letters.contains(&NUMBER) => vec![NUMBER],
            None if letters.contains(&LEFT_OUT) => vec![LEFT_OUT],
            None => letters.to_vec(),
        };
        (thing.at.clone(), said)
    });
    let all: Vec<(Range<usize>, Vec<u8>)> = edge(0).chain(inside).chain(edge(end)).collect();
    let mut runs = Vec::with_capacity(all.len() * MOST_THINGS);
    for length in 1..=MOST_THINGS {
        for run in all.windows(length) {
            let (Some((from, _)), Some((to, _))) = (run.first(), run.last()) else {
                continue;
            };
            let letters = run.iter().flat_map(|(_, said)| said.iter().chain([&EDGE]));
            let number = first + number(letters.copied(), bits - 1);
            runs.push((from.start..to.end, number));
        }
    }
    runs
}

/// Returns whether `letter` says anything. How large a number is says little about what is meant.
fn says_something(letter: u8) -> bool {
    letter != NUMBER && letter != LEFT_OUT
}

/// Returns the number of the run `letters`, which has `bits` bits.
fn number(letters: impl Iterator<Item = u8>, bits: u32) -> u32 {
    RunHash::START.with(letters).number(bits)
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
        let runs = of_words(&keys, (&words, false), BITS);
        let places: Vec<_> = runs.iter().map(|(place, _)| place.clone()).collect();
        assert_eq!(places, [0..4, 0..7, 0..13, 4..7, 4..13, 7..13]);
        let first = 1 << BITS;
        let all = u32::try_from(numbers(BITS)).unwrap();
        assert!(runs.iter().all(|(_, number)| (first..all).contains(number)));
        assert_eq!(distinct(runs.into_iter()).len(), 6);
    }

    #[test]
    fn words_of_a_superior_have_further_numbers() {
        let keys = normalise("send the report").keys;
        let words = [0..4, 4..7, 7..13];
        let numbers =
            |is_by_superior| distinct(of_words(&keys, (&words, is_by_superior), BITS).into_iter());
        let (others, superiors) = (numbers(false), numbers(true));
        assert_eq!(superiors.len(), 2 * others.len());
        assert!(others.iter().all(|number| superiors.contains(number)));
    }

    #[test]
    fn things_of_a_kind_have_the_same_numbers() {
        let thing = |at: Range<usize>, kind| Thing { at, kind };
        let runs = |text: &str, name: usize, kind| {
            let keys = normalise(text).keys;
            let things = [thing(0..3, None), thing(3..name, Some(kind))];
            distinct(of_things(&keys, &things, BITS).into_iter())
        };
        assert_eq!(runs("let anna", 7, 1), runs("let bob", 6, 1));
        assert_ne!(runs("let anna", 7, 1), runs("let anna", 7, 2));
        let first = 3 << (BITS - 1);
        let all = u32::try_from(numbers(BITS)).unwrap();
        let mut numbers = runs("let anna", 7, 1).into_iter();
        assert!(numbers.all(|number| (first..all).contains(&number)));
    }

    #[test]
    fn numbers_alone_are_no_runs() {
        let keys = normalise("12 34").keys;
        let words = [Range {
            start: 0,
            end: keys.len(),
        }];
        assert!(of_words(&keys, (&words, true), BITS).is_empty());
        let backwards = Range { start: 5, end: 2 };
        assert!(of_words(&keys, (&[0..900, backwards], false), BITS).is_empty());
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
