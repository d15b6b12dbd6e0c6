//! How clauses call the holders of a role for short: by the first words of its name, as หัวหน้าทีม for
//! หัวหน้าทีมตรวจสอบ.

use std::collections::HashMap;

use super::roles::Roles;
use crate::language::Spelling;
use crate::text::WordMover;

/// The minimum length of a short name, in letters.
const SHORTEST: usize = 6;
/// The minimum number of words in it. One alone names a rank rather than a post.
const FEWEST: usize = 2;

/// Returns the short names of roles, with the position of each role. A short name of several is none.
pub(super) fn short_names(roles: &Roles, words: WordMover) -> Vec<(Spelling, usize)> {
    let mut found: HashMap<Spelling, Option<usize>> = HashMap::new();
    for (at, role) in roles.list.iter().enumerate() {
        for name in beginnings(&role.name, words) {
            found
                .entry(name)
                .and_modify(|known| *known = None)
                .or_insert(Some(at));
        }
    }
    let names = found.into_iter();
    let mut names: Vec<(Spelling, usize)> = names
        .filter_map(|(name, role)| Some((name, role?)))
        .collect();
    names.sort();
    names
}

/// Returns the parts that `name` begins with, without the whole of it.
fn beginnings(name: &str, words: WordMover) -> Vec<Spelling> {
    let ends: Vec<usize> = words.words(name).into_iter().map(|(_, end)| end).collect();
    let last = ends.len().saturating_sub(1);
    let ends = ends.iter().take(last).skip(FEWEST - 1);
    ends.filter_map(|&end| Spelling::of(&name.chars().take(end).collect::<String>()))
        .filter(|part| part.keys().len() >= SHORTEST)
        .collect()
}
