//! To whom a group is handed over: the successor in the post, whoever acts for the holder, those who
//! have the same role there, or whom the letter names.

use super::Making;
use super::held::Post;
use crate::people::model::{Day, Held, Person};
use crate::registry::{Act, GroupId, RoleId, Who};
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

/// Returns who takes over `group` from the holder of `post`, from the day `from` on.
pub(super) fn of(making: &Making<'_>, post: &Post, group: GroupId, from: Option<Date>) -> Receiver {
    let day = match (from, making.day) {
        (Some(from), Some(day)) => Some(from.max(day)),
        (from, day) => from.or(day),
    };
    let place = |name: Option<&String>| name.map(|name| making.places.key(name));
    let (id, there) = (
        making.registry.role(post.role).id.as_str(),
        place(post.district.as_ref()),
    );
    let others = || {
        let people = making.people.iter().enumerate();
        people.filter(|(at, _)| *at != making.at)
    };
    let own = |person: &Person| {
        person.role.as_deref() == Some(id)
            && place(person.district.as_ref()) == there
            && person.held.is_on(day)
    };
    let holders: Vec<(usize, &Person)> = others().filter(|(_, person)| own(person)).collect();
    if let Some(found) = one_of(&holders, from) {
        return found;
    }
    let acts = |person: &Person| {
        person.held.is_on(day)
            && person.acting.iter().any(|acting| {
                let district = acting.district.as_ref().or(person.district.as_ref());
                acting.role == id && place(district) == there && acting.held.is_on(day)
            })
    };
    if let Some((at, _)) = others().find(|(_, person)| acts(person)) {
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
