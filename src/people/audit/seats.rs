//! Roles whose number of holders is known: whether each seat is held, and in which district none is.

use std::collections::{HashMap, HashSet};

use super::who::{Known, PostHeld};
use super::{Audit, Member, MissingMember, Whom};
use crate::registry::{RoleId, Seats};

/// The holders of a role, beside the number of its seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatCount {
    pub role: RoleId,
    pub seats: u64,
    /// Those who hold it or act for a holder.
    pub holders: u64,
    /// Those who hold it themselves.
    pub own: u64,
    /// Those of them who are in the group.
    pub present: u64,
}

impl SeatCount {
    /// Returns whether more hold the role than there are seats.
    #[must_use]
    pub fn is_exceeded(&self) -> bool {
        self.own > self.seats
    }
}

/// The holders of one role.
#[derive(Default)]
struct Holders {
    own: u64,
    acting: u64,
    /// The number of them in each district, by its key.
    by_district: HashMap<String, u64>,
    /// The number of them without a district.
    elsewhere: u64,
}

impl Holders {
    fn add(&mut self, district: Option<String>, acting: bool) {
        if acting {
            self.acting += 1;
        } else {
            self.own += 1;
        }
        match district {
            Some(district) => *self.by_district.entry(district).or_default() += 1,
            None => self.elsewhere += 1,
        }
    }

    /// Returns how many seats they hold, of `each` in a district. Nobody holds two.
    fn filled(&self, each: u64) -> u64 {
        let filled: u64 = self.by_district.values().map(|held| *held.min(&each)).sum();
        filled + self.elsewhere
    }
}

/// Counts the seats of the group's roles, and adds those that nobody holds to the missing ones.
pub(super) fn count(audit: &mut Audit, known: &Known<'_>, members: &[Member], of: &[Whom]) {
    let group = known.registry.group(audit.group);
    let districts = districts(known, members);
    let mut counted: HashSet<RoleId> = HashSet::new();
    for &role in &group.members {
        let Some(seats) = known.registry.seats(role) else {
            continue;
        };
        if !counted.insert(role) {
            continue;
        }
        let holders = holders(known, members, of, role);
        let present = audit.present.iter().filter(|member| member.role == role);
        audit.seats.push(SeatCount {
            role,
            seats,
            holders: holders.own + holders.acting,
            own: holders.own,
            present: present.count() as u64,
        });
        let kind = known.registry.role(role).seats;
        let each = match kind {
            Seats::PerUnit(_, each) => u64::from(each),
            Seats::Exact(_) | Seats::Open => seats,
        };
        let vacant = seats.saturating_sub(holders.filled(each));
        let mut named: Vec<&String> = Vec::new();
        // Districts are known by name only if there are not more names than districts.
        let is_known = each > 0 && districts.len() as u64 <= seats / each;
        if matches!(kind, Seats::PerUnit(..)) && is_known {
            let keys = districts.iter().filter(|(key, _)| {
                holders.by_district.get(*key).copied().unwrap_or_default() < each
            });
            named.extend(keys.map(|(_, shown)| shown));
            named.sort();
        }
        let mut names = named.into_iter();
        audit.missing.extend((0..vacant).map(|_| MissingMember {
            name: None,
            role,
            district: names.next().cloned(),
            acting: false,
        }));
    }
}

/// Returns the holders of `role`: those who are known, and those of whom only the list says so.
fn holders(known: &Known<'_>, members: &[Member], of: &[Whom], role: RoleId) -> Holders {
    let mut holders = Holders::default();
    let place = |district: Option<&String>| district.map(|name| known.places.key(name));
    for at in 0..known.people.len() {
        let mut posts = known.posts(at).iter();
        if let Some(PostHeld {
            district, acting, ..
        }) = posts.find(|held| held.role == role)
        {
            holders.add(place(district.as_ref()), *acting);
        }
    }
    for (at, (member, whom)) in members.iter().zip(of).enumerate() {
        let is_stranger = *whom == Whom::Unknown(at);
        if is_stranger && member.role == Some(role) {
            holders.add(place(member.district.as_ref()), false);
        }
    }
    holders
}

/// Returns the districts that people and rows name: the key of each, and its name.
fn districts(known: &Known<'_>, members: &[Member]) -> HashMap<String, String> {
    let people = known
        .people
        .iter()
        .filter_map(|person| person.district.as_deref());
    let rows = members
        .iter()
        .filter_map(|member| member.district.as_deref());
    let registered = known.registry.people();
    let registered = registered.filter_map(|(_, person)| person.district.as_deref());
    let mut districts = HashMap::new();
    for name in people.chain(rows).chain(registered) {
        let bare = known.places.bare(name);
        if !bare.is_empty() {
            let key = known.places.key(name);
            districts.entry(key).or_insert_with(|| bare.to_owned());
        }
    }
    districts
}
