//! Compares the members of a group with those whom the letter names. The program removes nobody: what
//! comes out is a list of what a person should look at.

mod seats;
mod who;

use std::collections::{HashMap, HashSet};

use super::model::Person;
use super::names::key;
use super::places::Places;
use crate::registry::{Act, ClauseId, Effect, GroupId, Lines, Registry, RoleId, Who};
use crate::text::Date;
pub use seats::SeatCount;
use who::Known;
pub(super) use who::{PostHeld, posts};

/// A row of a list of members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// The name as the list has it.
    pub shown: String,
    /// The same without a title.
    pub name: String,
    /// The row or line in the file, from 1.
    pub row: usize,
    /// The role that the row states.
    pub role: Option<RoleId>,
    pub district: Option<String>,
    pub line: Option<String>,
    /// Whether the list says that the member is no longer in the group.
    pub has_left: bool,
}

impl Member {
    /// Returns the member that a record in a file of people is. `lines` are those of the file.
    #[must_use]
    pub fn of(person: &Person, lines: &Lines<'_>, registry: &Registry) -> Self {
        Self {
            shown: person.full_name(),
            name: person.name.clone(),
            row: lines.place(person.span.start).line,
            role: person.role.as_deref().and_then(|id| registry.find_role(id)),
            district: person.district.clone(),
            line: person.line.clone(),
            has_left: false,
        }
    }
}

/// A member who should be in the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentMember {
    pub shown: String,
    pub row: usize,
    pub role: RoleId,
    pub district: Option<String>,
    /// Whether the member acts for the holder of the role.
    pub acting: bool,
}

/// A holder of a role of the group who is not in it, or a seat that nobody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingMember {
    /// The name with its title. `None` for a seat that nobody is known to hold.
    pub name: Option<String>,
    pub role: RoleId,
    pub district: Option<String>,
    pub acting: bool,
}

/// A member who should not be in the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotEntitled {
    pub shown: String,
    pub row: usize,
    /// The role on the day, or `None` for one who holds none then.
    pub role: Option<RoleId>,
    /// The last day of the role that is no longer held.
    pub until: Option<String>,
    /// The clause that says so.
    pub clause: ClauseId,
}

/// A member of whom nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownMember {
    pub shown: String,
    pub row: usize,
    /// The role that the list states.
    pub role: Option<RoleId>,
    /// The names of people that are spelt alike.
    pub near: Vec<String>,
}

/// A member who stands in the list more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    pub shown: String,
    pub rows: Vec<usize>,
}

/// The result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    pub group: GroupId,
    pub day: Option<Date>,
    pub present: Vec<PresentMember>,
    pub missing: Vec<MissingMember>,
    pub not_entitled: Vec<NotEntitled>,
    pub unknown: Vec<UnknownMember>,
    pub duplicates: Vec<Duplicate>,
    /// The number of rows.
    pub count: usize,
    /// The number of members that the letter states.
    pub stated: Option<u32>,
    /// Whether it states it only roughly.
    pub approximate: bool,
    /// The roles of the group whose number of holders is known.
    pub seats: Vec<SeatCount>,
}

impl Audit {
    /// Returns whether something is to be looked at.
    #[must_use]
    pub fn is_off(&self) -> bool {
        let finds = !self.missing.is_empty()
            || !self.not_entitled.is_empty()
            || !self.unknown.is_empty()
            || !self.duplicates.is_empty();
        finds || !self.has_stated_size() || self.seats.iter().any(SeatCount::is_exceeded)
    }

    /// Returns whether the group is as large as the letter says, if it says so exactly.
    #[must_use]
    pub fn has_stated_size(&self) -> bool {
        let stated = self.stated.filter(|_| !self.approximate);
        stated.is_none_or(|stated| u32::try_from(self.count) == Ok(stated))
    }
}

/// Compares `members` with those whom the letter names for `group`, on `day`. `people` are those who
/// are known; without any, the roles that the list states are believed.
#[must_use]
pub fn audit(
    registry: &Registry,
    group: GroupId,
    people: &[Person],
    members: &[Member],
    places: &Places,
    day: Option<Date>,
) -> Audit {
    let known = Known::new(registry, people, places, day);
    let size = registry.group(group).size.as_ref();
    let mut audit = Audit {
        group,
        day,
        present: Vec::new(),
        missing: Vec::new(),
        not_entitled: Vec::new(),
        unknown: Vec::new(),
        duplicates: Vec::new(),
        count: members.len(),
        stated: size.and_then(|size| size.count),
        approximate: size.is_some_and(|size| size.approximate),
        seats: Vec::new(),
    };
    let Matches { of, places_of } = matched(&known, members);
    let clause = clause_against(registry, group);
    for (at, (member, whom)) in members.iter().zip(&of).enumerate() {
        let first = places_of.get(whom).and_then(|rows| rows.first());
        if first != Some(&at) {
            continue;
        }
        match whom {
            Whom::Person(person) => known_member(&mut audit, &known, member, *person, clause),
            Whom::Unknown(_) if people.is_empty() && member.role.is_some() => {
                stated_member(&mut audit, registry, member, clause);
            }
            Whom::Unknown(_) => audit.unknown.push(UnknownMember {
                shown: member.shown.clone(),
                row: member.row,
                role: member.role,
                near: known.near(member),
            }),
        }
    }
    audit.duplicates = duplicates(members, places_of.values());
    let here: HashSet<usize> = of
        .iter()
        .filter_map(|whom| match whom {
            Whom::Person(at) => Some(*at),
            Whom::Unknown(_) => None,
        })
        .collect();
    add_missing(&mut audit, &known, &here);
    seats::count(&mut audit, &known, members, &of);
    audit
}

/// Whom a row is about: a person who is known, or a name that is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whom {
    Person(usize),
    /// The position of the first row with the name.
    Unknown(usize),
}

struct Matches {
    /// Whom each row is about.
    of: Vec<Whom>,
    /// The positions of the rows about each.
    places_of: HashMap<Whom, Vec<usize>>,
}

fn matched(known: &Known<'_>, members: &[Member]) -> Matches {
    let mut taken: HashSet<usize> = HashSet::new();
    let mut strangers: HashMap<(String, Option<RoleId>, Option<String>), usize> = HashMap::new();
    let mut places_of: HashMap<Whom, Vec<usize>> = HashMap::new();
    let of = members.iter().enumerate().map(|(at, member)| {
        let whom = if let Some(person) = known.find(member, &taken) {
            taken.insert(person);
            Whom::Person(person)
        } else {
            let place = member
                .district
                .as_deref()
                .map(|name| known.places.key(name));
            let who = (key(&member.name), member.role, place);
            Whom::Unknown(*strangers.entry(who).or_insert(at))
        };
        places_of.entry(whom).or_default().push(at);
        whom
    });
    let of = of.collect();
    Matches { of, places_of }
}

/// Returns the members who stand in several rows, given the positions of the rows about each.
fn duplicates<'r>(
    members: &[Member],
    places_of: impl Iterator<Item = &'r Vec<usize>>,
) -> Vec<Duplicate> {
    let mut repeated: Vec<&Vec<usize>> = places_of.filter(|rows| rows.len() > 1).collect();
    repeated.sort_unstable();
    let repeated = repeated.into_iter().filter_map(|rows| {
        let rows = rows.iter().filter_map(|at| members.get(*at));
        Some(Duplicate {
            shown: rows.clone().next()?.shown.clone(),
            rows: rows.map(|member| member.row).collect(),
        })
    });
    repeated.collect()
}

/// Adds a member who is the person at `at`.
fn known_member(
    audit: &mut Audit,
    known: &Known<'_>,
    member: &Member,
    at: usize,
    clause: ClauseId,
) {
    let (shown, row) = (member.shown.clone(), member.row);
    match known.entitled(at, audit.group) {
        Some(PostHeld {
            role,
            district,
            acting,
        }) => audit.present.push(PresentMember {
            shown,
            row,
            role: *role,
            district: district.clone(),
            acting: *acting,
        }),
        None => audit.not_entitled.push(NotEntitled {
            shown,
            row,
            role: known.role(at),
            until: known.until(at),
            clause,
        }),
    }
}

/// Adds a member of whom the list alone says something.
fn stated_member(audit: &mut Audit, registry: &Registry, member: &Member, clause: ClauseId) {
    let Some(role) = member.role else { return };
    let (shown, row) = (member.shown.clone(), member.row);
    if registry.membership(audit.group, role).is_member() {
        audit.present.push(PresentMember {
            shown,
            row,
            role,
            district: member.district.clone(),
            acting: false,
        });
    } else {
        audit.not_entitled.push(NotEntitled {
            shown,
            row,
            role: Some(role),
            until: None,
            clause,
        });
    }
}

/// Adds the holders of the group's roles who are not among those `here`.
fn add_missing(audit: &mut Audit, known: &Known<'_>, here: &HashSet<usize>) {
    for at in 0..known.people.len() {
        let Some(held) = known.entitled(at, audit.group) else {
            continue;
        };
        if !here.contains(&at) {
            audit.missing.push(MissingMember {
                name: known.people.get(at).map(Person::full_name),
                role: held.role,
                district: held.district.clone(),
                acting: held.acting,
            });
        }
    }
}

/// Returns the clause that keeps those out of `group` who hold none of its roles: the one of a rule
/// that forbids them to join, or else the list of members.
pub(super) fn clause_against(registry: &Registry, group: GroupId) -> ClauseId {
    let rules = registry.rules_of(group);
    let mut bans = rules.filter(|(_, rule)| {
        matches!(rule.effect, Effect::Forbid)
            && matches!(rule.who, Who::Outsiders)
            && rule.acts.contains(&Act::Join)
            && rule.when.is_none()
            && rule.unless.is_none()
    });
    let ban = bans.next().and_then(|(_, rule)| rule.cites.first());
    ban.copied().unwrap_or(registry.group(group).members_clause)
}
