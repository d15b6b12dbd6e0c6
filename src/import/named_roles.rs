//! The names by which clauses name roles, and the roles that only clauses name.

use std::collections::HashMap;

use super::roles::Roles;
use super::terms::What;
use crate::language::{LetterUse, Pack, Spelling};

/// Returns the names of roles, of the posts that they hold, and of the offices that stand for them.
/// A name of several roles names none.
pub(super) fn role_terms(pack: &Pack, roles: &Roles) -> Vec<(Spelling, What)> {
    let mut names: HashMap<Spelling, What> = roles
        .spellings()
        .map(|(name, role)| (name.clone(), What::Role(role)))
        .collect();
    let mut shared: HashMap<Spelling, Vec<What>> = HashMap::new();
    for (at, role) in roles.list.iter().enumerate() {
        let Some(post) = role.post.and_then(|post| pack.posts.get(post)) else {
            if let Some(start) = shortened(&role.name) {
                shared.entry(start).or_default().push(What::Role(at));
            }
            continue;
        };
        for name in post.names.iter().chain([&post.name]) {
            shared.entry(name.clone()).or_default().push(What::Role(at));
        }
        for office in &post.offices {
            shared
                .entry(office.clone())
                .or_default()
                .push(What::Office(at));
        }
    }
    for (name, meanings) in shared {
        if let [one] = meanings.as_slice() {
            names.entry(name).or_insert_with(|| one.clone());
        }
    }
    let mut names: Vec<(Spelling, What)> = names.into_iter().collect();
    names.sort_by(|a, b| a.0.cmp(&b.0));
    names
}

/// Returns the first word of a name of several, by which a clause may call its holder.
fn shortened(name: &str) -> Option<Spelling> {
    /// The minimum length of such a word, in characters.
    const LONG: usize = 8;
    let first = name.split_whitespace().next()?;
    (first.len() < name.len() && first.chars().count() >= LONG)
        .then(|| Spelling::of(first))
        .flatten()
}

/// Adds the posts with an official name of their own that `texts` name as acting: those between a
/// word that introduces the one who acts and an act are roles, whether or not a group lists them.
pub(super) fn add_named_posts<'t>(
    pack: &Pack,
    roles: &mut Roles,
    texts: impl Iterator<Item = &'t String>,
) {
    /// The minimum length of such a name, in letters, so that no part of another word counts.
    const LONG: usize = 7;
    let lets: Vec<&Spelling> = pack.letter_words_of(LetterUse::Let).collect();
    for text in texts {
        let Some(spelling) = Spelling::of(text) else {
            continue;
        };
        for (at, post) in pack.posts.iter().enumerate() {
            if post.name.keys().len() < LONG || roles.list.iter().any(|role| role.post == Some(at))
            {
                continue;
            }
            let Some(place) = spelling.position(&post.name) else {
                continue;
            };
            let before = spelling.keys().get(..place).unwrap_or_default();
            if lets.iter().any(|word| before.ends_with(word.keys())) {
                roles.add_post(at);
            }
        }
    }
}
