//! Reads the words of the variants.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words of `parts.ron`, which says what they are.
#[derive(Deserialize)]
pub struct Parts {
    pub kinds: Vec<Kind>,
    pub special: BTreeMap<String, Vec<String>>,
    pub values: BTreeMap<String, Vec<String>>,
    pub titles: BTreeMap<String, Vec<String>>,
    pub names: BTreeMap<String, Vec<String>>,
    pub facts: Vec<String>,
    pub again: Vec<(String, String)>,
    pub bullets: Vec<(String, String, String)>,
    pub frames: Vec<(String, String)>,
    pub joints: Vec<String>,
    pub sub_headings: Vec<String>,
    pub details: Vec<String>,
    pub harmless: BTreeMap<String, Vec<String>>,
    pub layouts: Vec<(String, String)>,
}

/// A kind of private data, and the words that speak for it.
#[derive(Deserialize)]
pub struct Kind {
    pub id: String,
    /// How its values are made.
    pub made: String,
    pub labels: Vec<String>,
    pub heads: Vec<String>,
    pub headings: Vec<String>,
}

impl Parts {
    pub fn read() -> Self {
        ron::from_str(include_str!("parts.ron")).expect("the words of the variants")
    }

    /// Returns the titles without the spaces after them, the longest first.
    pub fn all_titles(&self) -> Vec<&str> {
        let titles = self.titles.values().flatten().map(|title| title.trim_end());
        let mut titles: Vec<&str> = titles.filter(|title| !title.is_empty()).collect();
        titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
        titles
    }
}

/// Returns an item of a list that begins again at its end.
pub fn item<T>(list: &[T], index: usize) -> &T {
    list.get(index % list.len()).expect("a list with items")
}

/// Returns a text of a list that begins again at its end.
pub fn text(list: &[String], index: usize) -> &str {
    item::<String>(list, index)
}
