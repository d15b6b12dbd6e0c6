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

/// The runs that have weights, by their numbers. Other runs say nothing.
#[derive(Debug, Default)]
pub(crate) struct KnownRuns {
    /// The numbers, in order.
    numbers: &'static [[u8; 4]],
    /// For each beginning of a number, a bit: whether a number begins so. Most runs are not known, and these
    /// are so few bits that it is quick to see.
    begun: Vec<u64>,
    /// For each word of these bits, the place of its first number or of the next one.
    starts: Vec<u32>,
    /// How many bits of a number are not of its beginning.
    rest: u32,
}

impl KnownRuns {
    /// How many bits the beginning of a number has: so many that few of the known runs share one.
    const BEGINNING: u32 = 20;

    /// How many words the bits of all beginnings have.
    const WORDS: usize = (1 << Self::BEGINNING) / u64::BITS as usize;

    /// Divides `table` into the numbers of `count` runs, of `bits` bits each, and what stands behind them.
    pub fn read(table: &'static [u8], count: usize, bits: u32) -> Option<(Self, &'static [u8])> {
        let (numbers, behind) = table.split_at_checked(count.checked_mul(4)?)?;
        let (numbers, _) = numbers.as_chunks();
        let rest = bits.saturating_sub(Self::BEGINNING);
        let mut begun = vec![0; Self::WORDS];
        let mut starts = Vec::with_capacity(Self::WORDS + 1);
        for (place, &number) in (0..).zip(numbers) {
            let (word, bit) = bit(u32::from_le_bytes(number) >> rest);
            *begun.get_mut(word)? |= bit;
            starts.resize(starts.len().max(word + 1), place);
        }
        starts.resize(Self::WORDS + 1, u32::try_from(count).ok()?);
        let known = Self {
            numbers,
            begun,
            starts,
            rest,
        };
        Some((known, behind))
    }

    /// Returns how many runs have weights.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// Returns the place of the run with this `number` in the table.
    #[inline]
    pub fn place(&self, number: u32) -> Option<u32> {
        let (word, bit) = bit(number >> self.rest);
        let begun = *self.begun.get(word)?;
        if begun & bit == 0 {
            return None;
        }
        // Each lower beginning has one number at least.
        let start = *self.starts.get(word)? + (begun & (bit - 1)).count_ones();
        let end = *self.starts.get(word + 1)?;
        let alike = self.numbers.get(start as usize..end as usize)?;
        let alike = alike.iter().map(|&other| u32::from_le_bytes(other));
        // The first that is not lower is the one, or there is none.
        let (place, other) = (start..).zip(alike).find(|(_, other)| *other >= number)?;
        (other == number).then_some(place)
    }
}

/// Returns in which word of a row of bits that of `number` stands, and which it is.
pub(crate) fn bit(number: u32) -> (usize, u64) {
    ((number / u64::BITS) as usize, 1 << (number % u64::BITS))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers 1, 2, 600 and 1023, and a byte behind them.
    static TABLE: &[u8] = &[1, 0, 0, 0, 2, 0, 0, 0, 88, 2, 0, 0, 255, 3, 0, 0, 7];

    #[test]
    fn known_runs_have_places_and_others_none() {
        for bits in [10, 15, 22] {
            let (known, behind) = KnownRuns::read(TABLE, 4, bits).unwrap();
            assert_eq!(behind, [7]);
            let places = [1, 2, 600, 1023].map(|number| known.place(number));
            assert_eq!(places, [Some(0), Some(1), Some(2), Some(3)]);
            let others = [0, 3, 599, 601, 1022, 1024, u32::MAX];
            assert!(others.iter().all(|&number| known.place(number).is_none()));
        }
        assert!(KnownRuns::read(TABLE, 5, 10).is_none());
        assert_eq!(KnownRuns::default().place(1), None);
    }
}
