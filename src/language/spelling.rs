//! The normal form of a term.

use crate::text::normalise;
use crate::text::normalise::NUMBER;

/// The letters of a term in normal form, and the tone marks on them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spelling {
    pub keys: Vec<u8>,
    pub marks: Vec<u8>,
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
        has_letters.then(|| Self {
            marks: normal.letters.iter().map(|letter| letter.marks).collect(),
            keys: normal.keys,
        })
    }

    /// Returns where `part` first occurs in this.
    #[must_use]
    pub fn position(&self, part: &Self) -> Option<usize> {
        let length = part.keys.len();
        let keys = self.keys.windows(length);
        let marks = self.marks.windows(length);
        let mut places = keys.zip(marks);
        places.position(|(keys, marks)| *keys == *part.keys && *marks == *part.marks)
    }

    /// Returns this with the letters in `at`, which must be inside it, replaced by `other`.
    #[must_use]
    pub fn with(&self, at: std::ops::Range<usize>, other: &Self) -> Self {
        let mut changed = self.clone();
        if at.start <= at.end && at.end <= changed.keys.len() {
            changed.keys.splice(at.clone(), other.keys.iter().copied());
            changed.marks.splice(at, other.marks.iter().copied());
        }
        changed
    }
}
