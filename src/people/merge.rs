//! Adds people to a file of people. What is in the file stays: a record gets the fields that it lacks,
//! and a value that differs is reported, never replaced. Comments and layout stay as they are, since
//! a change is a splice.

use std::collections::HashMap;

use super::model::{Day, Held, Person};
use super::near::Near;
use super::places::Places;
use super::write::file;
use super::{edit, names};
use crate::registry::edit::{Edit, Splice};
use crate::text::fold;

/// A person who is to be added, from a row of a list.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub person: Person,
    /// The row or line, from 1.
    pub row: usize,
    /// The sheet, if there are several.
    pub sheet: Option<String>,
    /// Whether nothing is known but the name in LINE.
    pub is_line_name: bool,
}

/// What became of an incoming person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Added,
    /// The record got what it lacked.
    Changed,
    /// The record had everything already.
    Same,
    /// Several people in the file have the name, and nothing tells which is meant.
    Ambiguous,
}

/// A value of the file that differs from that of a row, and stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The position among the incoming people.
    pub incoming: usize,
    pub field: &'static str,
    /// Where the person stands in the file, in bytes of the text before.
    pub at: Option<usize>,
}

/// A name that is spelt nearly like another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearPerson {
    /// The position among the incoming people.
    pub incoming: usize,
    pub like: Merged,
}

/// The person whom a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Merged {
    /// One in the file, at this byte of the text before.
    InFile(usize),
    /// One of the incoming people, by position.
    Incoming(usize),
}

/// The result.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The text of the file after.
    pub text: String,
    /// What became of each incoming person.
    pub outcomes: Vec<Outcome>,
    pub kept: Vec<Kept>,
    pub near: Vec<NearPerson>,
}

/// A person of the file or of the rows so far.
struct Entry {
    person: Person,
    of: Merged,
}

/// Adds `incoming` to the file `text`, which holds `people`. Without a text, a new file is made.
#[must_use]
pub fn merge(
    text: Option<&str>,
    people: &[Person],
    incoming: &[Incoming],
    places: &Places,
) -> Merge {
    let mut merging = Merging {
        entries: Vec::new(),
        by_name: HashMap::new(),
        by_line: HashMap::new(),
        near: Near::default(),
        places,
        outcomes: Vec::new(),
        kept: Vec::new(),
        found: Vec::new(),
    };
    for person in people {
        merging.add(person.clone(), Merged::InFile(person.span.start));
    }
    for (at, incoming) in incoming.iter().enumerate() {
        let outcome = merging.take(at, incoming);
        merging.outcomes.push(outcome);
    }
    let added = merging.entries.get(people.len()..).unwrap_or_default();
    let added: Vec<&Person> = added.iter().map(|entry| &entry.person).collect();
    let text = match text {
        None => file(added.iter().copied()),
        Some(text) => {
            let after = merging.entries.iter().map(|entry| &entry.person);
            spliced(text, people, after, &added)
        }
    };
    Merge {
        text,
        outcomes: merging.outcomes,
        kept: merging.kept,
        near: merging.found,
    }
}

struct Merging<'p> {
    entries: Vec<Entry>,
    by_name: HashMap<String, Vec<usize>>,
    by_line: HashMap<String, Vec<usize>>,
    near: Near,
    places: &'p Places,
    outcomes: Vec<Outcome>,
    kept: Vec<Kept>,
    found: Vec<NearPerson>,
}

impl Merging<'_> {
    fn add(&mut self, person: Person, of: Merged) {
        let (key, at) = (names::key(&person.name), self.entries.len());
        self.near.add(at, &key);
        self.by_name.entry(key).or_default().push(at);
        if let Some(line) = &person.line {
            self.by_line.entry(names::key(line)).or_default().push(at);
        }
        self.entries.push(Entry { person, of });
    }

    /// Takes the incoming person at `at`.
    fn take(&mut self, at: usize, incoming: &Incoming) -> Outcome {
        let person = &incoming.person;
        let key = names::key(&person.name);
        let line = person.line.as_deref().filter(|_| incoming.is_line_name);
        let by_line = line.and_then(|line| self.by_line.get(&names::key(line)));
        let same = by_line.or_else(|| self.by_name.get(&key));
        let same = same.cloned().unwrap_or_default();
        let fitting: Vec<usize> = same
            .iter()
            .copied()
            .filter(|&entry| self.may_be(entry, person))
            .collect();
        match fitting.as_slice() {
            [] => {
                let like = self.near.find(&key).into_iter();
                let like = like.filter_map(|entry| self.entries.get(entry));
                self.found.extend(like.map(|entry| NearPerson {
                    incoming: at,
                    like: entry.of,
                }));
                self.add(person.clone(), Merged::Incoming(at));
                Outcome::Added
            }
            [entry] => self.complete(*entry, at, person),
            _ => Outcome::Ambiguous,
        }
    }

    /// Returns whether the entry may be the person with the same name: nothing says that they are in
    /// different districts or have different telephones, or if so, their roles agree.
    fn may_be(&self, entry: usize, person: &Person) -> bool {
        let Some(Entry { person: own, .. }) = self.entries.get(entry) else {
            return false;
        };
        let place = |district: Option<&String>| district.map(|name| self.places.key(name));
        let places = place(own.district.as_ref()).zip(place(person.district.as_ref()));
        let numbers = own.telephone.as_deref().zip(person.telephone.as_deref());
        places.is_none_or(|(own, new)| own == new)
            || numbers.is_some_and(|(own, new)| digits(own) == digits(new))
    }

    /// Adds what the entry lacks.
    fn complete(&mut self, entry: usize, at: usize, person: &Person) -> Outcome {
        let Some(Entry { person: own, of }) = self.entries.get_mut(entry) else {
            return Outcome::Ambiguous;
        };
        let place = match of {
            Merged::InFile(place) => Some(*place),
            Merged::Incoming(_) => None,
        };
        let before = own.clone();
        let mut filling = Filling::default();
        filling.fields(own, person, self.places);
        filling.days(&mut own.held, &person.held, ["since", "until"]);
        for acting in &person.acting {
            let place = |district: Option<&String>| district.map(|name| self.places.key(name));
            let is_known = own.acting.iter().any(|known| {
                known.role == acting.role
                    && place(known.district.as_ref()) == place(acting.district.as_ref())
            });
            if !is_known {
                own.acting.push(acting.clone());
            }
        }
        for joined in &person.groups {
            match own.groups.iter_mut().find(|own| own.group == joined.group) {
                Some(own) => filling.days(&mut own.held, &joined.held, ["groups"; 2]),
                None => own.groups.push(joined.clone()),
            }
        }
        for acknowledged in &person.acknowledged {
            let known = own.acknowledged.iter_mut();
            let mut known = known.filter(|own| fold(&own.letter) == fold(&acknowledged.letter));
            match known.next() {
                Some(own) => filling.day("acknowledged", &mut own.on, acknowledged.on.as_ref()),
                None => own.acknowledged.push(acknowledged.clone()),
            }
        }
        let is_changed = *own != before;
        self.kept.extend(filling.kept.into_iter().map(|field| Kept {
            incoming: at,
            field,
            at: place,
        }));
        if is_changed {
            Outcome::Changed
        } else {
            Outcome::Same
        }
    }
}

/// The filling in of a record.
#[derive(Default)]
struct Filling {
    /// The fields whose values differ and stay.
    kept: Vec<&'static str>,
}

impl Filling {
    /// Fills in the texts that `own` lacks.
    fn fields(&mut self, own: &mut Person, new: &Person, places: &Places) {
        self.fill("title", &mut own.title, new.title.as_deref(), fold);
        // A post is what is written instead of a role.
        match (&own.role, &own.post) {
            (None, Some(_)) if new.role.is_some() => self.kept.push("role"),
            (None, _) if new.role.is_none() => {
                self.fill("post", &mut own.post, new.post.as_deref(), fold);
            }
            _ => self.fill("role", &mut own.role, new.role.as_deref(), str::to_owned),
        }
        let place = |name: &str| places.key(name);
        let district = new.district.as_deref();
        self.fill("district", &mut own.district, district, place);
        self.fill("agency", &mut own.agency, new.agency.as_deref(), fold);
        let telephone = new.telephone.as_deref();
        self.fill("telephone", &mut own.telephone, telephone, digits);
        self.fill("line", &mut own.line, new.line.as_deref(), fold);
        let nickname = new.nickname.as_deref();
        self.fill("nickname", &mut own.nickname, nickname, fold);
    }

    /// Fills in a text. `key` returns the form in which two are compared.
    fn fill(
        &mut self,
        field: &'static str,
        own: &mut Option<String>,
        new: Option<&str>,
        key: impl Fn(&str) -> String,
    ) {
        let Some(new) = new else { return };
        match own {
            None => *own = Some(new.to_owned()),
            Some(own) if key(own) != key(new) => self.kept.push(field),
            Some(_) => {}
        }
    }

    /// Fills in the first and last day.
    fn days(&mut self, own: &mut Held, new: &Held, fields: [&'static str; 2]) {
        let days = [(&mut own.since, &new.since), (&mut own.until, &new.until)];
        for ((own, new), field) in days.into_iter().zip(fields) {
            self.day(field, own, new.as_ref());
        }
    }

    /// Fills in a day.
    fn day(&mut self, field: &'static str, own: &mut Option<Day>, new: Option<&Day>) {
        let Some(new) = new else { return };
        match own {
            None => *own = Some(new.clone()),
            Some(own) if own.written != new.written => self.kept.push(field),
            Some(_) => {}
        }
    }
}

/// Returns the digits of a telephone number.
fn digits(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_digit).collect()
}

/// Returns `text` with the records of `before` made those of `after`, and `added` behind them.
fn spliced<'p>(
    text: &str,
    before: &[Person],
    after: impl Iterator<Item = &'p Person>,
    added: &[&Person],
) -> String {
    let mut splices: Vec<Splice> = Vec::new();
    for (before, after) in before.iter().zip(after) {
        splices.extend(edit::splice(text, before, after));
    }
    splices.extend(edit::added(text, added).splices);
    splices.sort_by_key(|splice| splice.range.start);
    Edit { splices }.apply(text)
}
