//! What the fitted models share: the form of their files, the numbers of runs, and probabilities.

use serde::de::DeserializeOwned;

/// Divides a file of weights into its header, a line of JSON, and the table behind it. Returns nothing if the
/// header cannot be read.
pub(crate) fn divided<H: DeserializeOwned>(bytes: &[u8]) -> Option<(H, &[u8])> {
    let end = bytes.iter().position(|&byte| byte == b'\n')?;
    let (line, table) = bytes.split_at_checked(end)?;
    let header = serde_json::from_slice(line).ok()?;
    Some((header, table.get(1..)?))
}

/// Turns scores into probabilities that add up to 1.
pub(crate) fn into_shares(scores: &mut [f32]) {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in scores.iter_mut() {
        *score = (*score - highest).exp();
    }
    let all: f32 = scores.iter().sum();
    for score in scores.iter_mut() {
        *score /= all.max(f32::MIN_POSITIVE);
    }
}

/// The hash of a run (FNV-1a), from which its number is made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RunHash(u32);

impl RunHash {
    /// The hash of no letters.
    pub const START: Self = Self(0x811c_9dc5);

    /// Returns the hash of what was hashed and `letters` behind it.
    pub fn with(self, letters: impl Iterator<Item = u8>) -> Self {
        Self(letters.fold(self.0, |hash, letter| {
            (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
        }))
    }

    /// Returns the number of the run, which has `bits` bits. They depend on every letter.
    pub fn number(self, bits: u32) -> u32 {
        (self.0 ^ (self.0 >> 15)).wrapping_mul(0x85eb_ca6b) >> (u32::BITS - bits)
    }
}
