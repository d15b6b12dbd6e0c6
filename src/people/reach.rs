//! Finding people: by name, nickname, role or place; those who read a group, and those who can carry a
//! message into it.

use std::collections::HashSet;

use super::audit::posts;
use super::model::Person;
use super::names::{Titles, key};
use super::near::Spelt;
use super::places::Places;
use super::posts::Posts;
use crate::language::Pack;
use crate::registry::{GroupId, Registry, RoleId};
use crate::text::{Date, ThaiOrder, fold};

/// The shortest word that may stand inside a name, in characters. A shorter one must begin it.
const INSIDE: usize = 2;

/// By what a person was found. The first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FoundBy {
    Name,
    Nickname,
    InsideName,
    Role,
    Place,
    /// What else is known: the agency, or a post that is no role.
    Other,
    /// A name that is spelt nearly so.
    Near,
}

/// A person who was found. `person` is the position in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub person: usize,
    pub by: FoundBy,
}

#[derive(Debug)]
struct Entry {
    person: usize,
    /// The whole name without its title, and its words.
    name: String,
    words: Vec<Spelt>,
    /// The nickname and the name in LINE.
    nicknames: Vec<String>,
    place: Spelt,
    others: String,
    roles: Vec<RoleId>,
}

/// The people of a file, to be searched. Create it once for each state of the file.
#[derive(Debug)]
pub struct PeopleIndex {
    /// In Thai order of the names.
    entries: Vec<Entry>,
    /// The names of each role.
    roles: Vec<(RoleId, Vec<String>)>,
    posts: Posts,
    titles: Titles,
}

/// A word of what is searched for.
struct Wanted {
    spelt: Spelt,
    /// The same as the name of a place.
    place: String,
    /// The roles whose names it is a part of.
    roles: HashSet<RoleId>,
}

impl PeopleIndex {
    /// Indexes `people`, with the roles that they hold on `day`.
    #[must_use]
    pub fn new(registry: &Registry, pack: &Pack, people: &[Person], day: Option<Date>) -> Self {
        let known = Posts::new(pack, registry);
        let entries = people.iter().enumerate();
        let entries = entries.map(|(at, person)| entry(registry, at, person, known.places(), day));
        let mut entries: Vec<Entry> = entries.collect();
        let order = ThaiOrder::default();
        let name = |entry: &Entry| people.get(entry.person).map_or("", |it| it.name.as_str());
        entries.sort_by(|one, other| order.compare(name(one), name(other)));
        let roles = registry.roles().map(|(id, role)| {
            let names = [&role.name.th, &role.name.en].into_iter();
            let names = names.chain(&role.abbreviations).map(|name| fold(name));
            (id, names.filter(|name| !name.is_empty()).collect())
        });
        Self {
            roles: roles.collect(),
            entries,
            posts: known,
            titles: Titles::new(pack),
        }
    }

    /// Returns everybody in Thai order.
    pub fn everybody(&self) -> impl Iterator<Item = usize> + '_ {
        self.entries.iter().map(|entry| entry.person)
    }

    /// Returns at most `limit` of the people whom `text` is about, the best first and otherwise in Thai
    /// order. Every word must fit. Only if nobody is found, names that are spelt alike are.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> Vec<Found> {
        let (_, bare) = self.titles.parted(text);
        let texts = [text, bare.as_str()];
        let mut found = self.as_post(text);
        for is_near in [false, true] {
            for text in texts {
                if found.is_empty() {
                    found = self.by_words(text, is_near);
                }
            }
        }
        found.sort_by_key(|found| found.by);
        found.truncate(limit);
        found
    }

    /// Finds the holders of a post with its place: นอภ.พังโคน.
    fn as_post(&self, text: &str) -> Vec<Found> {
        let Some((role, Some(district))) = self.posts.role(text) else {
            return Vec::new();
        };
        let place = self.posts.places().key(&district);
        let entries = self.entries.iter();
        let entries = entries
            .filter(|entry| entry.roles.contains(&role) && entry.place.text.starts_with(&place));
        let found = entries.map(|entry| Found {
            person: entry.person,
            by: FoundBy::Role,
        });
        found.collect()
    }

    fn by_words(&self, text: &str, is_near: bool) -> Vec<Found> {
        let words = text.split_whitespace().map(|word| self.wanted(word));
        let words: Vec<Wanted> = words.filter(|word| word.spelt.length > 0).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let entries = self.entries.iter().filter_map(|entry| {
            let mut worst = FoundBy::Name;
            for word in &words {
                worst = worst.max(entry.fit(word, is_near)?);
            }
            Some(Found {
                person: entry.person,
                by: worst,
            })
        });
        entries.collect()
    }

    fn wanted(&self, word: &str) -> Wanted {
        let folded = fold(word);
        let is_long = folded.chars().count() >= INSIDE;
        let roles = self.roles.iter().filter(|(_, names)| {
            let mut names = names.iter();
            is_long && names.any(|name| name.contains(&folded))
        });
        Wanted {
            spelt: Spelt::of(key(word)),
            place: self.posts.places().key(word),
            roles: roles.map(|(role, _)| *role).collect(),
        }
    }
}

fn entry(
    registry: &Registry,
    at: usize,
    person: &Person,
    places: &Places,
    day: Option<Date>,
) -> Entry {
    let nicknames = [&person.nickname, &person.line].into_iter().flatten();
    // A nickname may stand in brackets behind the name.
    let brackets = person.name.split_once('(').map(|(_, rest)| rest);
    let nicknames = nicknames.map(String::as_str).chain(brackets);
    let others = [&person.agency, &person.post].into_iter().flatten();
    let words = person.name.split_whitespace().map(key);
    let place = person.district.as_deref().map(|name| places.key(name));
    Entry {
        person: at,
        name: key(&person.name),
        words: words
            .filter(|word| !word.is_empty())
            .map(Spelt::of)
            .collect(),
        nicknames: nicknames.map(key).collect(),
        place: Spelt::of(place.unwrap_or_default()),
        others: others.map(|text| fold(text)).collect(),
        roles: posts(registry, person, day)
            .iter()
            .map(|post| post.role)
            .collect(),
    }
}

impl Entry {
    /// Returns how a word fits, best first.
    fn fit(&self, word: &Wanted, is_near: bool) -> Option<FoundBy> {
        let text = word.spelt.text.as_str();
        let is_long = word.spelt.length >= INSIDE;
        let begins = |name: &String| name.starts_with(text);
        if begins(&self.name) || self.words.iter().any(|word| begins(&word.text)) {
            return Some(FoundBy::Name);
        }
        if self.nicknames.iter().any(begins) {
            return Some(FoundBy::Nickname);
        }
        let inside = |name: &String| is_long && name.contains(text);
        if inside(&self.name) || self.nicknames.iter().any(inside) {
            return Some(FoundBy::InsideName);
        }
        if self.roles.iter().any(|role| word.roles.contains(role)) {
            return Some(FoundBy::Role);
        }
        if is_long && !word.place.is_empty() && self.place.text.contains(&word.place) {
            return Some(FoundBy::Place);
        }
        if inside(&self.others) {
            return Some(FoundBy::Other);
        }
        let mut spelt = self.words.iter().chain([&self.place]);
        let is_alike = is_near && spelt.any(|own| own.difference(&word.spelt).is_some());
        is_alike.then_some(FoundBy::Near)
    }
}

/// Somebody who reads a group. `person` is the position in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    pub person: usize,
    /// The role by which the person belongs to the group, with its district. `None` for one who has
    /// joined it and holds none.
    pub role: Option<(RoleId, Option<String>)>,
    pub acting: bool,
    /// Whether the file says that the person has joined.
    pub joined: bool,
}

/// Returns those who read `group` on `day`: who holds a role of it or acts for a holder, and who is in
/// it all the same.
#[must_use]
pub fn readers(
    registry: &Registry,
    people: &[Person],
    group: GroupId,
    day: Option<Date>,
) -> Vec<Reader> {
    let id = registry.group(group).id.as_str();
    let people = people.iter().enumerate();
    let readers = people.filter_map(|(at, person)| {
        let held = posts(registry, person, day);
        let mut held = held.into_iter();
        let held = held.find(|post| registry.membership(group, post.role).is_member());
        let joined = person.is_in(id, day);
        (held.is_some() || joined).then(|| Reader {
            person: at,
            acting: held.as_ref().is_some_and(|post| post.acting),
            role: held.map(|post| (post.role, post.district)),
            joined,
        })
    });
    readers.collect()
}

/// Returns those of `district` who can carry a message into `group` on `day`: members who hold one of
/// `roles`, which are those that may post it, or act for a holder.
#[must_use]
#[expect(
    clippy::too_many_arguments,
    reason = "who, where, into which group and when"
)]
pub fn carriers(
    registry: &Registry,
    people: &[Person],
    places: &Places,
    group: GroupId,
    roles: &[RoleId],
    district: &str,
    day: Option<Date>,
) -> Vec<Reader> {
    let district = places.key(district);
    let mut readers = readers(registry, people, group, day);
    readers.retain(|reader| {
        let Some((role, place)) = &reader.role else {
            return false;
        };
        let own = people.get(reader.person);
        let own = own.and_then(|person| person.district.as_deref());
        let place = place.as_deref().or(own).map(|name| places.key(name));
        roles.contains(role) && place.as_ref() == Some(&district)
    });
    readers
}
