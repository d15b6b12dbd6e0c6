//! The positions of the table. Those that the language pack knows have its names; the others are
//! new, with an id that a person has yet to confirm.

use std::collections::HashMap;

use super::role_names::{Known, Posts, RoleNames, is_latin};
use super::times::Times;
use super::{free_id, latin_id};
use crate::language::{Named, Pack, Spelling};

/// A position of the table.
#[derive(Clone, Debug)]
pub struct Role {
    pub id: String,
    /// As the letter writes it, or the official name if the letter has only an abbreviation.
    pub name: String,
    pub abbreviations: Vec<String>,
    /// Whether the language pack does not know it.
    pub is_new: bool,
    /// Whether a person has given it its id.
    pub is_named: bool,
    /// The post that it is, by its position in the pack.
    pub(super) post: Option<usize>,
    /// The position of the role that it is a kind of.
    pub kind_of: Option<usize>,
    /// How many hold it, with the words that say so. Nobody knows if there are several.
    pub(super) seats: Vec<(Seats, String)>,
}

/// How many hold a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seats {
    Exact(u32),
    PerDistrict(u32),
    /// So many in each place of a kind, by its id.
    PerUnit(String, u32),
    /// The letter states a limit or an estimate, and no number: ไม่เกิน ๓ คน.
    Unknown,
}

impl Role {
    /// Returns how many hold it, with the words that say so, if the letter states one number.
    #[must_use]
    pub fn seats(&self) -> Option<(&Seats, &str)> {
        match self.seats.as_slice() {
            [(seats, words)] => Some((seats, words)),
            _ => None,
        }
    }
}

/// The positions of the table, in the order in which it names them.
#[derive(Debug)]
pub struct Roles {
    pub list: Vec<Role>,
    /// What each spelling names, the ways of writing it included.
    known: HashMap<Spelling, usize>,
    posts: Posts,
    /// The titles of the posts.
    titles: Vec<String>,
    kinds: Vec<Option<usize>>,
    /// The ids of roles by their names.
    ids: HashMap<Spelling, String>,
    names: RoleNames,
}

impl Roles {
    pub(super) fn new(pack: &Pack) -> Self {
        let mut posts = Posts::new();
        for (at, post) in pack.posts.iter().enumerate() {
            for name in &post.names {
                posts
                    .entry(name.clone())
                    .and_modify(|found| *found = None)
                    .or_insert(Some(at));
            }
        }
        // An official name goes before what others are called besides.
        for (at, post) in pack.posts.iter().enumerate() {
            posts.insert(post.name.clone(), Some(at));
        }
        let named = pack.letter_names.iter();
        let ids = named.filter(|(named, ..)| *named == Named::Role);
        Self {
            list: Vec::new(),
            known: HashMap::new(),
            posts,
            titles: pack.posts.iter().map(|post| post.title.clone()).collect(),
            kinds: pack.posts.iter().map(|post| post.kind_of).collect(),
            ids: ids
                .filter_map(|(_, id, name)| Some((Spelling::of(name)?, id.clone())))
                .collect(),
            names: RoleNames::new(pack),
        }
    }

    /// Returns the roles that the cell `paragraphs` lists, those that are new added.
    pub(super) fn members(&mut self, paragraphs: &[String]) -> Vec<usize> {
        let known = Known {
            posts: &self.posts,
            roles: &self.known,
        };
        let parts: Vec<String> = paragraphs
            .iter()
            .flat_map(|text| self.names.parts(text, known))
            .collect();
        let mut members = Vec::new();
        for part in parts {
            if let Some(role) = self.find_or_add(&part)
                && !members.contains(&role)
            {
                members.push(role);
            }
        }
        members
    }

    /// Returns the post that `text` names.
    fn post(&self, text: &str) -> Option<usize> {
        self.names.post(text, &self.posts)
    }

    /// Returns the role that `text` names, which is added if there is none yet.
    pub(super) fn find_or_add(&mut self, text: &str) -> Option<usize> {
        let text = self.names.trimmed(text);
        let (text, aside) = match text.split_once('(') {
            Some((before, aside)) if !before.trim().is_empty() => (
                before.trim().to_owned(),
                Some(aside.trim_end_matches(')').trim().to_owned()),
            ),
            _ => (text, None),
        };
        let spelling = Spelling::of(&text)?;
        let full = Spelling::of(&self.names.expanded(&text))?;
        let post = self.post(&text);
        let found = self
            .known
            .get(&spelling)
            .or_else(|| self.known.get(&full))
            .copied();
        let same_post = |role: &Role| post.is_some() && role.post == post;
        let found = found.or_else(|| self.list.iter().position(same_post));
        let role = match found {
            Some(role) => role,
            None => self.add(&text, post),
        };
        self.also(role, &text);
        // Several who hold it are named by one of them.
        if is_latin(&text)
            && let Some(one) = text.strip_suffix('s').and_then(Spelling::of)
        {
            self.known.entry(one).or_insert(role);
        }
        self.known.insert(spelling, role);
        self.known.insert(full, role);
        if let Some(aside) = aside
            && let Some(spelling) = Spelling::of(&aside)
        {
            self.known.entry(spelling).or_insert(role);
        }
        Some(role)
    }

    /// Adds the role that holds the post at `post`, whom a clause names.
    pub(super) fn add_post(&mut self, post: usize) -> Option<usize> {
        let title = self.titles.get(post)?.clone();
        self.find_or_add(&title)
    }

    /// Notes that `role` is also written `text`.
    fn also(&mut self, role: usize, text: &str) {
        let is_short = text.contains('.');
        if let Some(role) = self.list.get_mut(role)
            && is_short
            && role.name != text
            && !role.abbreviations.iter().any(|known| known == text)
        {
            role.abbreviations.push(text.to_owned());
        }
    }

    fn add(&mut self, text: &str, post: Option<usize>) -> usize {
        let title = post.and_then(|post| self.titles.get(post)).cloned();
        // An abbreviation is no name to show.
        let name = match &title {
            Some(title) if text.contains('.') => title.clone(),
            _ if text.contains('.') => self.names.expanded(text),
            _ => text.to_owned(),
        };
        let wanted = [Some(name.as_str()), title.as_deref()]
            .into_iter()
            .flatten()
            .filter_map(Spelling::of)
            .find_map(|spelling| self.ids.get(&spelling).cloned())
            .or_else(|| latin_id(&name));
        let others = self.list.iter().map(|role| role.id.as_str());
        let id = free_id(wanted.as_deref(), "role", others);
        if let Some(spelling) = Spelling::of(&name) {
            self.known.insert(spelling, self.list.len());
        }
        self.list.push(Role {
            id,
            name,
            abbreviations: Vec::new(),
            is_new: post.is_none(),
            is_named: false,
            post,
            kind_of: None,
            seats: Vec::new(),
        });
        self.list.len() - 1
    }

    /// Finds which roles are kinds of others: by the pack, or because their names begin so.
    pub(super) fn settle_kinds(&mut self) {
        let names: Vec<Option<Spelling>> = self
            .list
            .iter()
            .map(|role| Spelling::of(&role.name))
            .collect();
        let kinds: Vec<Option<usize>> = self
            .list
            .iter()
            .enumerate()
            .map(|(at, role)| {
                let general = role
                    .post
                    .and_then(|post| self.kinds.get(post).copied().flatten());
                let by_pack = general
                    .and_then(|post| self.list.iter().position(|role| role.post == Some(post)));
                by_pack.or_else(|| {
                    let own = names.get(at)?.as_ref()?;
                    let normal = crate::text::normalise(&role.name);
                    // A post that the pack knows is what it says, unless a qualifier follows.
                    let divides = |at: usize| role.post.is_none() || normal.gap(at);
                    let begins = |other: &Spelling| {
                        own.keys().len() > other.keys().len()
                            && own.keys().starts_with(other.keys())
                            && own.marks().starts_with(other.marks())
                            && divides(other.keys().len())
                    };
                    let others = names.iter().enumerate().filter_map(|(other, name)| {
                        let name = name.as_ref().filter(|name| begins(name))?;
                        (other != at).then_some((name.keys().len(), other))
                    });
                    others.max().map(|(_, other)| other)
                })
            })
            .collect();
        for (role, kind) in self.list.iter_mut().zip(kinds) {
            role.kind_of = kind;
        }
    }

    /// Notes how many hold the role whose name `before` ends with, if it ends with one.
    /// Where places are counted, only a role counts that is `named_after` them.
    pub(super) fn note_seats(
        &mut self,
        before: &str,
        named_after: Option<&str>,
        seats: Seats,
        words: &str,
    ) {
        /// The maximum length of a name, in characters.
        const LONGEST: usize = 80;
        let before = before.trim_end_matches([' ', '(', ',']);
        let starts: Vec<usize> = before.char_indices().map(|(at, _)| at).collect();
        let nearest = starts.len().saturating_sub(LONGEST);
        let ends = starts.iter().skip(nearest);
        let role = ends
            .filter_map(|&at| Spelling::of(crate::text::part(before, at..)))
            .find_map(|name| self.known.get(&name).copied());
        let Some(role) = role.and_then(|role| self.list.get_mut(role)) else {
            return;
        };
        if named_after.is_some_and(|place| !role.name.ends_with(place)) {
            return;
        }
        if role.seats.iter().all(|(known, _)| *known != seats) {
            role.seats.push((seats, words.to_owned()));
        }
    }

    /// Returns whether `text` begins with the name of a role.
    pub(super) fn begins_name(&self, text: &str) -> bool {
        let keys = crate::text::normalise(text).keys;
        self.known
            .keys()
            .any(|name| name.keys().len() > 4 && keys.starts_with(name.keys()))
    }

    /// Returns the kinds of places in each of which so many hold a role: ids and names.
    pub(super) fn units(&self, times: &Times) -> Vec<(String, String)> {
        let mut units: Vec<(String, String)> = Vec::new();
        for role in &self.list {
            if let Some((Seats::PerUnit(id, _), _)) = role.seats()
                && units.iter().all(|(known, _)| known != id)
            {
                let name = times.unit(id).unwrap_or(id);
                units.push((id.clone(), name.to_owned()));
            }
        }
        units
    }

    /// Gives the new roles of these names the ids beside them.
    pub(super) fn name(&mut self, ids: &[(String, String)]) {
        for role in self.list.iter_mut().filter(|role| role.is_new) {
            let found = ids.iter().find(|(name, _)| *name == role.name);
            if let Some((_, id)) = found {
                role.id.clone_from(id);
                role.is_named = true;
            }
        }
    }

    /// Returns what each spelling of a role names.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (&Spelling, usize)> {
        self.known.iter().map(|(spelling, role)| (spelling, *role))
    }
}
