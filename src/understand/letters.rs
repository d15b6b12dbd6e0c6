//! The letters in a row of a text, as numbers that a model has weights for.

use std::ops::{Range, RangeInclusive};

use crate::text::normalise::NUMBER;

/// The lengths of the runs.
const LENGTHS: RangeInclusive<usize> = 2..=5;
/// Marks the start and the end of a text.
const EDGE: u8 = 1;

/// Returns the distinct runs of letters in `keys`, letters in normal form, each as a number below 2
/// to the power of `bits`. Different runs may share a number.
pub(super) fn runs(keys: &[u8], bits: u32) -> Vec<u32> {
    let mut runs: Vec<u32> = places(keys, bits).map(|(_, run)| run).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Returns every run of letters in `keys` with the letters that it consists of.
pub(super) fn places(keys: &[u8], bits: u32) -> impl Iterator<Item = (Range<usize>, u32)> {
    let letters = [&[EDGE], keys, &[EDGE]].concat();
    let length = keys.len();
    LENGTHS.flat_map(move |run| {
        let starts = 0..(letters.len() + 1).saturating_sub(run);
        let places = starts.filter_map(|start| {
            let run = letters.get(start..start + run)?;
            // How large a number is says little about what is meant.
            run.iter().any(|&letter| letter != NUMBER).then(|| {
                let end = (start + run.len()).saturating_sub(1).min(length);
                (
                    start.saturating_sub(1)..end,
                    hash(run) >> (u32::BITS - bits),
                )
            })
        });
        places.collect::<Vec<_>>()
    })
}

/// Hashes `run` (FNV-1a), mixed so that the upper bits depend on every letter.
fn hash(run: &[u8]) -> u32 {
    let hash = run.iter().fold(0x811c_9dc5_u32, |hash, &letter| {
        (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b)
}
