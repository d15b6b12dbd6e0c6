//! A key as a few words that people compare with a letter or by telephone.

use sha2::{Digest, Sha256};

use crate::lang::Lang;

/// How many words stand for a key.
pub const WORDS: usize = 8;

/// How often the hash is repeated. Whoever looks for another key with the same words has to do as
/// much for each: 64 bits of words and 16 bits of work.
const ROUNDS: u32 = 1 << 16;

/// The words, one a line, 256 in each language. They must never change: letters state them.
const THAI: &str = include_str!("../../data/key-words/th.txt");
const ENGLISH: &str = include_str!("../../data/key-words/en.txt");

/// The words of a key. Eight words of 256 are 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyWords([u8; WORDS]);

impl KeyWords {
    /// Returns the words of the key with these bytes. This takes some milliseconds.
    pub(super) fn of(key: &[u8]) -> Self {
        let mut hash = Sha256::digest(key);
        for _ in 0..ROUNDS {
            let mut next = Sha256::new();
            next.update(hash);
            next.update(key);
            hash = next.finalize();
        }
        let mut words = [0; WORDS];
        for (word, byte) in words.iter_mut().zip(hash) {
            *word = byte;
        }
        Self(words)
    }

    /// Returns the words in `lang`.
    #[must_use]
    pub fn list(&self, lang: Lang) -> Vec<&'static str> {
        let words: Vec<&str> = list(lang).lines().collect();
        let of = |byte: &u8| words.get(usize::from(*byte)).copied().unwrap_or_default();
        self.0.iter().map(of).collect()
    }

    /// Returns the words in `lang` as one text.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        self.list(lang).join(" ")
    }

    /// Returns whether `text` has these words, in either language and in this order.
    #[must_use]
    pub fn is_written(&self, text: &str) -> bool {
        let separated = |c: char| c.is_whitespace() || matches!(c, '-' | ',' | '.' | '·');
        let written = text.split(separated).filter(|word| !word.is_empty());
        let written: Vec<String> = written.map(str::to_lowercase).collect();
        Lang::ALL.iter().any(|lang| self.list(*lang) == written)
    }
}

fn list(lang: Lang) -> &'static str {
    match lang {
        Lang::Thai => THAI,
        Lang::English => ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_language_has_a_word_for_each_byte() {
        for lang in Lang::ALL {
            let words: BTreeSet<&str> = list(lang).lines().collect();
            assert_eq!(words.len(), 256, "{lang:?}");
            assert!(words.iter().all(|word| !word.contains(' ')));
        }
    }

    #[test]
    fn the_words_of_a_key_never_change() {
        let words = KeyWords::of(b"a key");
        assert_eq!(
            words.text(Lang::English),
            "apple juice flute bagel guitar iceberg pilot clover"
        );
        assert_eq!(
            words.text(Lang::Thai),
            "เป็ด เทียน หญ้า กระต่าย โบสถ์ บันได รถราง น้อยหน่า"
        );
        assert_ne!(words, KeyWords::of(b"a kez"));
    }

    #[test]
    fn words_are_recognised_however_they_are_written() {
        let words = KeyWords::of(b"a key");
        assert!(words.is_written(&words.text(Lang::Thai)));
        let english = words.text(Lang::English).to_uppercase().replace(' ', " - ");
        assert!(words.is_written(&english));
        assert!(!words.is_written(""));
        let seven = words.list(Lang::English)[1..].join(" ");
        assert!(!words.is_written(&seven));
    }
}
