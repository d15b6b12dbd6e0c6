//! Names that are spelt alike. They are offered to a person to decide, never taken for one another.

use std::collections::HashMap;

/// Folded names, by the numbers in them: บุคคล ๑ and บุคคล ๒ are two people.
#[derive(Debug, Default)]
pub struct Near {
    by_numbers: HashMap<String, Vec<Entry>>,
}

#[derive(Debug)]
struct Entry {
    id: usize,
    name: Spelt,
}

/// A folded word, prepared for comparison by spelling.
#[derive(Debug)]
pub(super) struct Spelt {
    pub text: String,
    /// The number of characters.
    pub length: usize,
    signature: u64,
}

impl Spelt {
    pub fn of(text: String) -> Self {
        Self {
            length: text.chars().count(),
            signature: signature(&text),
            text,
        }
    }

    /// Returns in how many letters the word differs from `asked`, if it is spelt nearly like it.
    pub fn difference(&self, asked: &Self) -> Option<usize> {
        let most = match asked.length {
            0..=2 => return None,
            length if length < LONG => 1,
            _ => 2,
        };
        // Each difference changes at most two letters of the signature.
        let may_be = self.length.abs_diff(asked.length) <= most
            && (self.signature ^ asked.signature).count_ones() as usize <= most * 2;
        let difference = may_be.then(|| strsim::osa_distance(&self.text, &asked.text))?;
        (difference <= most).then_some(difference)
    }
}

/// The length from which a second difference is one of spelling, in characters.
const LONG: usize = 9;

impl Near {
    /// Adds a name, folded by [`super::key`], under `id`.
    pub fn add(&mut self, id: usize, key: &str) {
        let (name, numbers) = parts(key);
        let entry = Entry {
            id,
            name: Spelt::of(name),
        };
        self.by_numbers.entry(numbers).or_default().push(entry);
    }

    /// Returns the ids of the names that are spelt nearly like `key`, the nearest first. The same
    /// spelling is not among them.
    #[must_use]
    pub fn find(&self, key: &str) -> Vec<usize> {
        let (name, numbers) = parts(key);
        let Some(entries) = self.by_numbers.get(&numbers) else {
            return Vec::new();
        };
        let asked = Spelt::of(name);
        let others = entries.iter().filter(|entry| entry.name.text != asked.text);
        let found = others.filter_map(|entry| Some((entry.name.difference(&asked)?, entry.id)));
        let mut found: Vec<(usize, usize)> = found.collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }
}

/// Splits a folded name into its letters and its numbers.
fn parts(key: &str) -> (String, String) {
    let (digits, letters): (Vec<char>, Vec<char>) = key.chars().partition(char::is_ascii_digit);
    (letters.into_iter().collect(), digits.into_iter().collect())
}

/// Returns which letters a name has, as bits.
fn signature(name: &str) -> u64 {
    name.chars()
        .fold(0, |bits, c| bits | 1 << (u32::from(c) % 64))
}

#[cfg(test)]
mod tests {
    use super::Near;
    use crate::people::key;

    fn near(names: &[&str], asked: &str) -> Vec<usize> {
        let mut near = Near::default();
        for (id, name) in names.iter().enumerate() {
            near.add(id, &key(name));
        }
        near.find(&key(asked))
    }

    #[test]
    fn slips_are_near_and_other_people_are_not() {
        let names = [
            "สมมติ ตัวอย่าง",
            "สมมุติ ตัวอย่าง",
            "บุคคลตัวอย่าง ๐๐๑",
            "บุคคลตัวอย่าง ๐๐๒",
        ];
        assert_eq!(near(&names, "สมมติ ตัวอยาง"), [0, 1]);
        assert_eq!(near(&names, "บุคคลตัวอย่าง 001"), [] as [usize; 0]);
        assert_eq!(near(&names, "บุคลตัวอย่าง ๐๐๒"), [3]);
        assert_eq!(near(&names, "อื่น ไม่เหมือน"), [] as [usize; 0]);
        assert_eq!(near(&names, "ก"), [] as [usize; 0]);
    }
}
