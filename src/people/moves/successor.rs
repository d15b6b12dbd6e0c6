//! To whom a group is handed over: the successor in the post, whoever acts for the holder, those who
//! have the same role there, or whom the letter names.

use std::collections::HashMap;

use super::Making;
use super::held::PostOf;
use crate::people::model::{Day, Held, Person};
use crate::people::places::Places;
use crate::registry::{Act, GroupId, Registry, RoleId, Who};
use crate::text::Date;

/// The maximum number of people to offer.
const MOST: usize = 5;

/// To whom a group is handed over. People are positions in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// The one who holds the post afterwards.
    Successor(usize),
    /// The one who acts for the holder.
    Acting(usize),
    /// Others with the same role in the same place, of whom one takes over.
    Colleagues(Vec<usize>),
    /// Those who, by the letter, add members to the group.
    Letter(Vec<RoleId>),
    /// Nobody is known, and the letter names nobody.
    Unknown,
}

/// The posts of all people, by role and place: who holds each, and who acts for a holder.
pub(super) struct Holders<'m> {
    people: &'m [Person],
    places: &'m Places,
    own: HashMap<Seat, Vec<usize>>,
    acting: HashMap<Seat, Vec<usize>>,
}

/// A role, and the key of its place.
type Seat = (RoleId, Option<String>);

impl<'m> Holders<'m> {
    pub fn new(registry: &Registry, people: &'m [Person], places: &'m Places) -> Self {
        let mut holders = Self {
            people,
            places,
            own: HashMap::new(),
            acting: HashMap::new(),
        };
        for (at, person) in people.iter().enumerate() {
            let own = person.district.as_ref();
            let role = person.role.as_deref();
            if let Some(role) = role.and_then(|id| registry.find_role(id)) {
                let seat = holders.seat(role, own);
                holders.own.entry(seat).or_default().push(at);
            }
            for acting in &person.acting {
                if let Some(role) = registry.find_role(&acting.role) {
                    let seat = holders.seat(role, acting.district.as_ref().or(own));
                    holders.acting.entry(seat).or_default().push(at);
                }
            }
        }
        holders
    }

    fn seat(&self, role: RoleId, district: Option<&String>) -> Seat {
        (role, district.map(|name| self.places.key(name)))
    }

    /// Returns those of a list who are there on `day`.
    fn on(&self, all: Option<&Vec<usize>>, day: Option<Date>) -> Vec<(usize, &'m Person)> {
        let all = all.into_iter().flatten();
        let people = all.filter_map(|at| Some((*at, self.people.get(*at)?)));
        people
            .filter(|(_, person)| person.held.is_on(day))
            .collect()
    }
}

/// Returns who takes over `group` from the holder of `post`, from the day `from` on.
pub(super) fn of(
    making: &Making<'_>,
    post: &PostOf,
    group: GroupId,
    from: Option<Date>,
) -> Receiver {
    let day = match (from, making.day) {
        (Some(from), Some(day)) => Some(from.max(day)),
        (from, day) => from.or(day),
    };
    let holders = making.holders;
    let seat = holders.seat(post.role, post.district.as_ref());
    let mut own = holders.on(holders.own.get(&seat), day);
    own.retain(|(at, _)| *at != making.at);
    if let Some(found) = one_of(&own, from) {
        return found;
    }
    let id = making.registry.role(post.role).id.as_str();
    let acts = |person: &Person| {
        let mut acting = person.acting.iter();
        acting.any(|acting| acting.role == id && acting.held.is_on(day))
    };
    let acting = holders.on(holders.acting.get(&seat), day);
    let mut acting = acting.into_iter();
    if let Some((at, _)) = acting.find(|(at, person)| *at != making.at && acts(person)) {
        return Receiver::Acting(at);
    }
    let roles = adders(making, group, post.role);
    if roles.is_empty() {
        Receiver::Unknown
    } else {
        Receiver::Letter(roles)
    }
}

/// Returns the successor among the holders of a post: the only one, or the only one who came when it
/// became free.
fn one_of(holders: &[(usize, &Person)], from: Option<Date>) -> Option<Receiver> {
    if let [(at, _)] = holders {
        return Some(Receiver::Successor(*at));
    }
    let came = |held: &Held| {
        let since = held.since.as_ref().and_then(Day::last);
        since.zip(from).is_some_and(|(since, from)| from <= since)
    };
    let new: Vec<usize> = holders
        .iter()
        .filter(|(_, person)| came(&person.held))
        .map(|(at, _)| *at)
        .collect();
    match new[..] {
        [one] => Some(Receiver::Successor(one)),
        _ if holders.is_empty() => None,
        _ => {
            let all = holders.iter().map(|(at, _)| *at);
            Some(Receiver::Colleagues(all.take(MOST).collect()))
        }
    }
}

/// Returns the roles that add members to `group`, but for `role` itself: its administrators, or those
/// whom a rule permits to.
fn adders(making: &Making<'_>, group: GroupId, role: RoleId) -> Vec<RoleId> {
    let registry = making.registry;
    let administrators = registry.group(group).administrators.iter().copied();
    let rules = registry.rules_of(group);
    let rules = rules.filter(|(_, rule)| {
        rule.effect.permits() && !rule.unconfirmed && rule.acts.contains(&Act::AddMember)
    });
    let permitted = rules.filter_map(|(_, rule)| match &rule.who {
        Who::Roles(roles) => Some(roles.clone()),
        Who::Members | Who::Outsiders => None,
    });
    let mut roles: Vec<RoleId> = Vec::new();
    for adder in administrators.chain(permitted.flatten()) {
        if adder != role && !roles.contains(&adder) {
            roles.push(adder);
        }
    }
    roles
}
