//! The people who are known, by their names, and what each holds on a day.

use std::collections::{HashMap, HashSet};

use super::Member;
use crate::people::key;
use crate::people::model::{Held, Person};
use crate::people::near::Near;
use crate::people::places::Places;
use crate::registry::{GroupId, Registry, RoleId};
use crate::text::Date;

/// The maximum number of words of a name inside a longer one, as in LINE: นอภ.สมมติ ตัวอย่าง.
const WORDS: usize = 4;

/// The maximum number of names to offer for one that is not known.
const MOST_NEAR: usize = 5;

/// A role that a person holds, or acts for the holder of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostHeld {
    pub role: RoleId,
    pub district: Option<String>,
    pub acting: bool,
}

/// The people, indexed.
pub(super) struct Known<'p> {
    pub registry: &'p Registry,
    pub people: &'p [Person],
    pub places: &'p Places,
    /// What each holds on the day.
    posts: Vec<Vec<PostHeld>>,
    by_name: HashMap<String, Vec<usize>>,
    by_line: HashMap<String, Vec<usize>>,
    /// The people by the first word of their names.
    by_given: HashMap<String, Vec<usize>>,
    near: Near,
}

impl<'p> Known<'p> {
    pub fn new(
        registry: &'p Registry,
        people: &'p [Person],
        places: &'p Places,
        day: Option<Date>,
    ) -> Self {
        let mut known = Self {
            registry,
            people,
            places,
            posts: Vec::with_capacity(people.len()),
            by_name: HashMap::new(),
            by_line: HashMap::new(),
            by_given: HashMap::new(),
            near: Near::default(),
        };
        for (at, person) in people.iter().enumerate() {
            let name = key(&person.name);
            known.near.add(at, &name);
            known.by_name.entry(name).or_default().push(at);
            let given = person.name.split_whitespace().next().unwrap_or_default();
            known.by_given.entry(key(given)).or_default().push(at);
            if let Some(line) = &person.line {
                known.by_line.entry(key(line)).or_default().push(at);
            }
            known.posts.push(posts(registry, person, day));
        }
        known
    }

    /// Returns the person whom a row is about. Of several with the name, the one whose role and
    /// district fit, and who is not `taken`.
    pub fn find(&self, member: &Member, taken: &HashSet<usize>) -> Option<usize> {
        let name = key(&member.name);
        let found = self.by_name.get(&name);
        let line = || {
            let line = member.line.as_deref().unwrap_or(&member.shown);
            self.by_line.get(&key(line))
        };
        let found = found.or_else(line);
        let candidates = match found {
            Some(found) => found.as_slice(),
            None => self.inside(&member.shown)?,
        };
        if let [one] = candidates {
            return Some(*one);
        }
        let place = member.district.as_deref().map(|name| self.places.key(name));
        let fits = |at: usize| {
            let posts = self.posts.get(at).map_or(&[][..], Vec::as_slice);
            let role = posts.iter().any(|held| Some(held.role) == member.role);
            let own = self.people.get(at)?.district.as_deref();
            let is_there = place.is_some() && own.map(|name| self.places.key(name)) == place;
            Some((is_there, role, !taken.contains(&at)))
        };
        let candidates = candidates.iter().copied();
        candidates.max_by_key(|&at| (fits(at), std::cmp::Reverse(at)))
    }

    /// Returns the people whose name stands inside `text` as whole words.
    fn inside(&self, text: &str) -> Option<&[usize]> {
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || "()[]/|,;:.-_".contains(c))
            .filter(|word| !word.is_empty())
            .collect();
        // A name of one word says too little inside another.
        let spans = (2..=WORDS.min(words.len())).rev();
        spans
            .flat_map(|length| words.windows(length))
            .find_map(|words| self.by_name.get(&key(&words.concat())))
            .map(Vec::as_slice)
    }

    /// Returns the names with titles that are spelt like that of a row.
    pub fn near(&self, member: &Member) -> Vec<String> {
        let name = key(&member.name);
        let mut found = self.near.find(&name);
        let words = member.name.split_whitespace().map(key);
        let given = words.filter_map(|word| self.by_given.get(&word));
        // A first name that many have says nothing.
        let given = given.filter(|found| found.len() <= MOST_NEAR);
        found.extend(given.flatten());
        let mut seen = HashSet::new();
        found.retain(|at| seen.insert(*at));
        let names = found.into_iter().filter_map(|at| self.people.get(at));
        names.take(MOST_NEAR).map(Person::full_name).collect()
    }

    /// Returns the post by which a person belongs to `group`, the own one first.
    pub fn entitled(&self, at: usize, group: GroupId) -> Option<&PostHeld> {
        let posts = self.posts.get(at)?;
        let mut posts = posts.iter();
        posts.find(|held| self.registry.membership(group, held.role).is_member())
    }

    /// Returns the posts that a person holds on the day.
    pub fn posts(&self, at: usize) -> &[PostHeld] {
        self.posts.get(at).map_or(&[], Vec::as_slice)
    }

    /// Returns the first role that a person holds on the day.
    pub fn role(&self, at: usize) -> Option<RoleId> {
        self.posts(at).first().map(|held| held.role)
    }

    /// Returns the last day of a person who holds nothing on the day.
    pub fn until(&self, at: usize) -> Option<String> {
        let person = self.people.get(at)?;
        let until = person.held.until.as_ref()?;
        self.posts(at).is_empty().then(|| until.text.clone())
    }
}

/// Returns what a person holds on `day`.
pub fn posts(registry: &Registry, person: &Person, day: Option<Date>) -> Vec<PostHeld> {
    let held = |id: &str, district: &Option<String>, held: &Held, acting: bool| {
        let role = registry.find_role(id).filter(|_| held.is_on(day))?;
        Some(PostHeld {
            role,
            district: district.clone(),
            acting,
        })
    };
    let own = person.role.as_deref();
    let own = own.and_then(|role| held(role, &person.district, &person.held, false));
    // One who has left acts for nobody.
    let acting = person.acting.iter().filter(|_| person.held.is_on(day));
    let acting = acting.filter_map(|acting| {
        let district = acting.district.as_ref().or(person.district.as_ref());
        held(&acting.role, &district.cloned(), &acting.held, true)
    });
    own.into_iter().chain(acting).collect()
}
