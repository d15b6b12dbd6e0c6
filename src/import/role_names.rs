//! Finds the names of positions in a cell of members, without the words around them.

use std::collections::HashMap;

use super::cells::{ItemWords, items, without_marker, words_after};
use super::number_words::NumberWords;
use super::place::bytes;
use crate::language::{LetterUse, Named, Pack, Spelling};
use crate::text::digits::digit_value;
use crate::text::{normalise, part};

/// The posts of the pack by their names. A name of several posts is of none.
pub(super) type Posts = HashMap<Spelling, Option<usize>>;

/// The names that are known, which may have spaces.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    pub posts: &'k Posts,
    pub roles: &'k HashMap<Spelling, usize>,
}

/// The words around names of positions.
#[derive(Debug)]
pub(super) struct RoleNames {
    /// Short forms, each with what it stands for.
    shorts: Vec<(String, String)>,
    /// Words after a name that are no part of it.
    each: Vec<Spelling>,
    /// Words before a name in Latin letters that are no part of it.
    articles: Vec<Spelling>,
    /// Words that join the last of several names in Latin letters.
    and: Vec<Spelling>,
    items: ItemWords,
    numbers: NumberWords,
}

impl RoleNames {
    pub fn new(pack: &Pack) -> Self {
        let names = pack.letter_names.iter();
        let shorts = names.filter(|(named, ..)| *named == Named::Short);
        let words = |use_| pack.letter_words_of(use_).cloned().collect();
        Self {
            shorts: shorts
                .map(|(_, long, short)| (short.clone(), long.clone()))
                .collect(),
            each: words_after(pack),
            articles: words(LetterUse::Article),
            and: words(LetterUse::And),
            items: ItemWords::new(pack),
            numbers: NumberWords::new(pack),
        }
    }

    /// Returns the names in `text`, a paragraph of a cell of members.
    pub fn parts(&self, text: &str, known: Known<'_>) -> Vec<String> {
        let items = items(text, &self.items);
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
                let names = parts.flat_map(|part| self.anded(part, known));
                return names.map(|name| self.trimmed(&name)).collect();
            }
        }
        if text.matches('/').count() > 1 {
            return text.split('/').map(|part| self.trimmed(part)).collect();
        }
        self.joined(text, known)
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

    /// Returns whether `text` is the name of a post, or of a role that was named before.
    fn is_name(&self, text: &str, known: Known<'_>) -> bool {
        let is_role = || Spelling::of(text).is_some_and(|name| known.roles.contains_key(&name));
        self.post(text, known.posts).is_some() || is_role()
    }

    /// Returns the names in `text` that spaces and "and" separate.
    fn joined(&self, text: &str, known: Known<'_>) -> Vec<String> {
        let names = self.anded(text, known);
        if names.len() == 1 && self.post(text, known.posts).is_some() {
            return vec![self.trimmed(text)];
        }
        names
            .iter()
            .flat_map(|name| self.spaced(name, known))
            .collect()
    }

    /// Returns the names in `text` that "and" or wide spaces separate. Inside a name it may stand as well,
    /// so that one without a space divides only what is a name from another.
    fn anded(&self, text: &str, known: Known<'_>) -> Vec<String> {
        if self.post(text, known.posts).is_some() {
            return vec![text.to_owned()];
        }
        let normal = normalise(text);
        let mut names: Vec<&str> = Vec::new();
        let mut from = 0;
        for at in 1..normal.len() {
            let keys = normal.keys.get(at..).unwrap_or_default();
            let words = self.and.iter().filter(|word| keys.starts_with(word.keys()));
            let Some(length) = words.map(|word| word.keys().len()).max() else {
                continue;
            };
            let word = bytes(text, &normal, at..at + length);
            let rest = part(text, word.end..).trim();
            let is_word = word.start >= from && normal.syllables(&(at..at + length));
            if is_word && (normal.gap(at) || self.is_name(rest, known)) {
                names.push(part(text, from..word.start));
                from = word.end;
            }
        }
        names.push(part(text, from..));
        let names = names
            .iter()
            .flat_map(|name| name.split("  "))
            .map(str::trim);
        names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Returns the names in `text` that spaces separate. A space may also be inside a name, so that
    /// the longest known name goes first.
    fn spaced(&self, text: &str, known: Known<'_>) -> Vec<String> {
        /// The maximum number of spaces in a name.
        const SPACES: usize = 4;
        let trimmed = self.trimmed(text);
        let words: Vec<&str> = trimmed.split_whitespace().collect();
        let mut names: Vec<String> = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let longest = (2..=SPACES + 1).rev().find(|&count| {
                let run = words.get(at..at + count).map(|run| run.join(" "));
                run.is_some_and(|run| self.is_name(&run, known))
            });
            let is_name = self.is_name(word, known);
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

    /// Returns which of `posts` `text` names.
    pub fn post(&self, text: &str, posts: &Posts) -> Option<usize> {
        let text = self.trimmed(text);
        let find = |text: &str| posts.get(&Spelling::of(text)?).copied().flatten();
        find(&text).or_else(|| find(&self.expanded(&text)))
    }

    /// Returns `text` without an item's number, and without words that say how many there are.
    pub fn trimmed(&self, text: &str) -> String {
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

    /// Returns `text` with short forms written in full.
    pub fn expanded(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (short, long) in &self.shorts {
            text = text.replace(short, long);
        }
        text
    }
}

/// Returns whether `text` is written in Latin letters alone.
pub(super) fn is_latin(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| u32::from(c) < 0x250)
}
