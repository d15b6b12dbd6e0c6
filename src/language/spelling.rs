//! The normal form of a term.

use std::cmp::Ordering;
use std::ops::Range;

use crate::text::normalise::NUMBER;
use crate::text::{Normalised, normalise};

/// The letters of a term in normal form, and the tone marks on them.
///
/// There are many thousands, so both are in one piece of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spelling {
    /// The letters, and then as many marks.
    bytes: Box<[u8]>,
}

impl Spelling {
    /// Returns the spelling of `text`, in which a number sign stands for any number. Returns `None`
    /// if it has no letters: a number alone has no meaning.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let normal = if text.contains('#') {
            normalise(&text.replace('#', "0"))
        } else {
            normalise(text)
        };
        let has_letters = normal.keys.iter().any(|key| *key != NUMBER);
        has_letters.then(|| Self::from(&normal))
    }

    /// Returns the spelling with these letters and marks, which must be as many.
    fn new(keys: impl ExactSizeIterator<Item = u8>, marks: impl Iterator<Item = u8>) -> Self {
        let mut bytes = Vec::with_capacity(keys.len() * 2);
        bytes.extend(keys);
        bytes.extend(marks);
        Self {
            bytes: bytes.into_boxed_slice(),
        }
    }

    /// Returns the spellings one after another.
    #[must_use]
    pub fn joined<'s>(parts: impl Iterator<Item = &'s Self> + Clone) -> Self {
        let keys: Vec<u8> = parts.clone().flat_map(Self::keys).copied().collect();
        Self::new(keys.into_iter(), parts.flat_map(Self::marks).copied())
    }

    /// Returns the letters.
    #[must_use]
    pub fn keys(&self) -> &[u8] {
        self.bytes.split_at(self.bytes.len() / 2).0
    }

    /// Returns the tone marks on each letter.
    #[must_use]
    pub fn marks(&self) -> &[u8] {
        self.bytes.split_at(self.bytes.len() / 2).1
    }

    /// Returns where `part` first occurs in this.
    #[must_use]
    pub fn position(&self, part: &Self) -> Option<usize> {
        let length = part.keys().len();
        if length > self.keys().len() {
            return None;
        }
        let keys = self.keys().windows(length);
        let marks = self.marks().windows(length);
        let mut places = keys.zip(marks);
        places.position(|(keys, marks)| *keys == *part.keys() && *marks == *part.marks())
    }

    /// Returns this with the letters in `at`, which must be inside it, replaced by `other`.
    #[must_use]
    pub fn with(&self, at: Range<usize>, other: &Self) -> Self {
        let changed = |own: &[u8], other: &[u8]| {
            let before = own.get(..at.start).unwrap_or_default();
            let after = own.get(at.end..).unwrap_or_default();
            [before, other, after].concat()
        };
        Self::new(
            changed(self.keys(), other.keys()).into_iter(),
            changed(self.marks(), other.marks()).into_iter(),
        )
    }
}

impl From<&Normalised> for Spelling {
    fn from(normal: &Normalised) -> Self {
        let marks = normal.letters.iter().map(|letter| letter.marks);
        Self::new(normal.keys.iter().copied(), marks)
    }
}

impl Ord for Spelling {
    fn cmp(&self, other: &Self) -> Ordering {
        let marks = || self.marks().cmp(other.marks());
        self.keys().cmp(other.keys()).then_with(marks)
    }
}

impl PartialOrd for Spelling {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
