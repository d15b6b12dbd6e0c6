//! The positions of the table. Those that the language pack knows have its names; the others are
//! new, with an id that a person has yet to confirm.

use std::collections::HashMap;

use super::cells::without_marker;
use super::number_words::NumberWords;
use super::times::Times;
use super::{free_id, latin_id};
use crate::language::{LetterUse, Named, Pack, Spelling};
use crate::text::digits::digit_value;

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
    /// The posts of the pack by their names. A name of several posts is of none.
    posts: HashMap<Spelling, Option<usize>>,
    /// The titles of the posts.
    titles: Vec<String>,
    kinds: Vec<Option<usize>>,
    /// The ids of roles by their names.
    ids: HashMap<Spelling, String>,
    /// What is written short, and how it is written.
    shorts: Vec<(String, String)>,
    /// Words after a name that are no part of it.
    each: Vec<Spelling>,
    /// Words before a name in Latin letters that are no part of it.
    articles: Vec<Spelling>,
    /// Words that join the last of several names in Latin letters.
    and: Vec<Spelling>,
    units: Vec<Spelling>,
    numbers: NumberWords,
}

impl Roles {
    pub(super) fn new(pack: &Pack) -> Self {
        let mut posts: HashMap<Spelling, Option<usize>> = HashMap::new();
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
        let named = |wanted: Named| {
            let names = pack.letter_names.iter();
            names.filter(move |(named, ..)| *named == wanted)
        };
        Self {
            units: super::cells::units(pack),
            numbers: NumberWords::new(pack),
            list: Vec::new(),
            known: HashMap::new(),
            posts,
            titles: pack.posts.iter().map(|post| post.title.clone()).collect(),
            kinds: pack.posts.iter().map(|post| post.kind_of).collect(),
            ids: named(Named::Role)
                .filter_map(|(_, id, name)| Some((Spelling::of(name)?, id.clone())))
                .collect(),
            shorts: named(Named::Short)
                .map(|(_, long, short)| (short.clone(), long.clone()))
                .collect(),
            each: super::cells::words_after(pack),
            articles: pack.letter_words_of(LetterUse::Article).cloned().collect(),
            and: pack.letter_words_of(LetterUse::And).cloned().collect(),
        }
    }

    /// Returns the roles that the cell `paragraphs` lists, those that are new added.
    pub(super) fn members(&mut self, paragraphs: &[String]) -> Vec<usize> {
        let parts: Vec<String> = paragraphs
            .iter()
            .flat_map(|text| self.parts(text))
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

    /// Returns the names in `text`, a paragraph of a cell of members.
    fn parts(&self, text: &str) -> Vec<String> {
        let items = super::cells::items(text, &self.units);
        if items.len() > 1 {
            return items.iter().map(|item| self.trimmed(item)).collect();
        }
        let text = text.split_once(':').map_or(text, |(_, list)| list);
        if is_latin(text) {
            return self.latin(text);
        }
        for separator in [" / ", ", ", ",", "、", ";"] {
            if text.contains(separator) {
                // A space is then inside a name: ผู้บังคับหมู่ อส.
                let parts = text.split(separator);
                let names = parts.flat_map(|part| self.anded(part));
                return names.map(|name| self.trimmed(&name)).collect();
            }
        }
        if text.matches('/').count() > 1 {
            return text.split('/').map(|part| self.trimmed(part)).collect();
        }
        self.joined(text)
    }

    /// Returns the names in `text`, which is in Latin letters: commas separate them, and a word before
    /// the last. Spaces stand inside names.
    fn latin(&self, text: &str) -> Vec<String> {
        let mut parts: Vec<&str> = text.split([',', ';', '/', '\u{2022}']).collect();
        let last = parts.pop().unwrap_or_default();
        let mut names: Vec<String> = parts.into_iter().map(str::to_owned).collect();
        let mut words: Vec<&str> = Vec::new();
        for word in last.split_whitespace() {
            let joins = Spelling::of(word).is_some_and(|word| self.and.contains(&word));
            if joins {
                names.push(std::mem::take(&mut words).join(" "));
            } else {
                words.push(word);
            }
        }
        names.push(words.join(" "));
        let names = names
            .iter()
            .map(|name| self.trimmed(self.without_article(name)));
        names.filter(|name| !name.is_empty()).collect()
    }

    /// Returns `text` without the words before a name.
    fn without_article<'t>(&self, text: &'t str) -> &'t str {
        let mut text = text.trim();
        while let Some((word, rest)) = text.split_once(' ') {
            let is_before = Spelling::of(word)
                .is_some_and(|word| self.articles.contains(&word) || self.and.contains(&word));
            if !is_before {
                break;
            }
            text = rest.trim_start();
        }
        text
    }

    /// Returns the names in `text` that spaces and "and" separate.
    fn joined(&self, text: &str) -> Vec<String> {
        let names = self.anded(text);
        if names.len() == 1 && self.post(text).is_some() {
            return vec![self.trimmed(text)];
        }
        names.iter().flat_map(|name| self.spaced(name)).collect()
    }

    /// Returns the names in `text` that "and" or wide spaces separate.
    fn anded(&self, text: &str) -> Vec<String> {
        if self.post(text).is_some() {
            return vec![text.to_owned()];
        }
        let text = text
            .replace(" และ", "  ")
            .replace(" กับ", "  ")
            .replace("  ", "\u{1f}");
        let names = text.split('\u{1f}').map(str::trim);
        names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Returns the names in `text` that spaces separate. A space may also be inside a name, so that
    /// the longest known name goes first.
    fn spaced(&self, text: &str) -> Vec<String> {
        /// The maximum number of spaces in a name.
        const SPACES: usize = 4;
        let trimmed = self.trimmed(text);
        let words: Vec<&str> = trimmed.split_whitespace().collect();
        let mut names: Vec<String> = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let longest = (2..=SPACES + 1).rev().find(|&count| {
                let run = words.get(at..at + count).map(|run| run.join(" "));
                run.is_some_and(|run| self.post(&run).is_some() || self.is_known(&run))
            });
            let is_name = self.post(word).is_some() || self.is_known(word);
            // A short form before another name, as in รอง ผวจ., belongs to it.
            let count = longest.unwrap_or(1);
            let run = words.get(at..at + count).unwrap_or_default().join(" ");
            let is_number = word
                .chars()
                .next()
                .is_some_and(|c| digit_value(c).is_some());
            let follows_number = at > 0
                && words
                    .get(at - 1)
                    .is_some_and(|before| before.chars().all(|c| digit_value(c).is_some()));
            let is_short = word.chars().count() <= 3 && !is_name && longest.is_none();
            match names.last_mut() {
                _ if is_number => {}
                _ if follows_number && !is_name => {}
                Some(last) if is_short && !word.ends_with('.') => {
                    last.push(' ');
                    last.push_str(word);
                }
                _ => names.push(run),
            }
            at += count;
        }
        // รอง and ผู้ช่วย alone go with what follows.
        let mut whole: Vec<String> = Vec::new();
        for name in names {
            match whole.last_mut() {
                Some(last) if last.chars().count() <= 4 && !last.contains('.') => {
                    last.push(' ');
                    last.push_str(&name);
                }
                _ => whole.push(name),
            }
        }
        whole
    }

    fn is_known(&self, text: &str) -> bool {
        Spelling::of(text).is_some_and(|spelling| self.known.contains_key(&spelling))
    }

    /// Returns the post that `text` names.
    fn post(&self, text: &str) -> Option<usize> {
        let text = self.trimmed(text);
        let find = |text: &str| self.posts.get(&Spelling::of(text)?).copied().flatten();
        find(&text).or_else(|| find(&self.expanded(&text)))
    }

    /// Returns `text` without an item's number, and without words that say how many there are.
    fn trimmed(&self, text: &str) -> String {
        let text = without_marker(text.trim());
        let mut text = text.trim_matches([' ', ',', ';', '-']).to_owned();
        let mut cut = text.len();
        for (at, _) in text.char_indices().filter(|&(at, _)| at > 0) {
            let rest = crate::text::part(&text, at..);
            let Some(spelling) = Spelling::of(rest) else {
                continue;
            };
            let is_each = self
                .each
                .iter()
                .any(|each| spelling.keys().starts_with(each.keys()));
            let tail_is_short = rest.chars().count() <= 24;
            if is_each && tail_is_short {
                cut = at;
                break;
            }
        }
        text.truncate(cut);
        let text = self.numbers.without_count(&text);
        // "๔ คน" at the end.
        let mut words: Vec<&str> = text.split_whitespace().collect();
        while words.len() > 1
            && words
                .iter()
                .rev()
                .take(2)
                .any(|word| word.chars().all(|c| digit_value(c).is_some()))
        {
            words.pop();
        }
        words.join(" ")
    }

    /// Returns `text` with what is written short in full.
    fn expanded(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (short, long) in &self.shorts {
            text = text.replace(short, long);
        }
        text
    }

    /// Returns the role that `text` names, which is added if there is none yet.
    pub(super) fn find_or_add(&mut self, text: &str) -> Option<usize> {
        let text = self.trimmed(text);
        let (text, aside) = match text.split_once('(') {
            Some((before, aside)) if !before.trim().is_empty() => (
                before.trim().to_owned(),
                Some(aside.trim_end_matches(')').trim().to_owned()),
            ),
            _ => (text, None),
        };
        let spelling = Spelling::of(&text)?;
        let full = Spelling::of(&self.expanded(&text))?;
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
            _ if text.contains('.') => self.expanded(text),
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

/// Returns whether `text` is written in Latin letters alone.
fn is_latin(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| u32::from(c) < 0x250)
}
