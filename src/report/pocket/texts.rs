//! Texts in both languages, each written once.

use std::collections::HashMap;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::lang::Words;

/// A list of texts without repetitions.
#[derive(Debug, Default)]
pub(super) struct Texts(Once<Words>);

impl Texts {
    /// Returns the place of `words` in the list. Adds them if they are new.
    pub fn place(&mut self, words: Words) -> usize {
        self.0.place(words)
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.list.len()))?;
        for words in &self.0.list {
            if words.th == words.en {
                list.serialize_element(&words.th)?;
            } else {
                list.serialize_element(&[&words.th, &words.en])?;
            }
        }
        list.end()
    }
}

/// A list of values without repetitions.
#[derive(Debug)]
pub(super) struct Once<T> {
    list: Vec<T>,
    places: HashMap<T, usize>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            places: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Once<T> {
    /// Returns the place of `value` in the list. Adds it if it is new.
    pub fn place(&mut self, value: T) -> usize {
        if let Some(&place) = self.places.get(&value) {
            return place;
        }
        self.list.push(value.clone());
        self.places.insert(value, self.list.len() - 1);
        self.list.len() - 1
    }
}

impl<T: Serialize> Serialize for Once<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.list.serialize(serializer)
    }
}
