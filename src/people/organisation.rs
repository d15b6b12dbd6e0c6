//! The organisation as the people of a file show it: province → offices → districts → posts → people.
//! A post that the registry says somebody holds, and nobody does, is there with its empty seats.

use std::collections::{BTreeSet, HashMap};

use super::audit::posts;
use super::model::Person;
use super::places::Places;
use crate::registry::{GroupId, Registry, RoleId, Seats};
use crate::text::{Date, ThaiOrder, fold};

/// Somebody who holds a post. `person` is the position in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    pub person: usize,
    /// Whether the person acts for the holder.
    pub acting: bool,
}

/// A post of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The role of the registry, or `None` for another post.
    pub role: Option<RoleId>,
    /// Another post, as it is written; empty for people of whom no post is known.
    pub post: String,
    pub holders: Vec<Holder>,
    /// How many more should hold it.
    pub empty: u64,
    /// Those who held it and hold nothing any more.
    pub ended: Vec<usize>,
}

/// The province, an agency or a district.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// The bare name of the district, or the name of the agency. `None` for the province itself.
    pub name: Option<String>,
    /// The roles of the registry in its order, then the other posts.
    pub seats: Vec<Seat>,
}

impl Office {
    /// Returns how many people hold a post there.
    #[must_use]
    pub fn people(&self) -> usize {
        let people: BTreeSet<usize> = self
            .seats
            .iter()
            .flat_map(|seat| seat.holders.iter().map(|holder| holder.person))
            .collect();
        people.len()
    }

    /// Returns how many seats nobody holds.
    #[must_use]
    pub fn empty(&self) -> u64 {
        self.seats.iter().map(|seat| seat.empty).sum()
    }

    /// Returns the groups that the roles of the office belong to, in the order of the registry.
    #[must_use]
    pub fn groups(&self, registry: &Registry) -> Vec<GroupId> {
        let roles: Vec<RoleId> = self.seats.iter().filter_map(|seat| seat.role).collect();
        groups_of(registry, &roles)
    }
}

impl Seat {
    /// Returns the groups that the post belongs to.
    #[must_use]
    pub fn groups(&self, registry: &Registry) -> Vec<GroupId> {
        self.role
            .map(|role| groups_of(registry, &[role]))
            .unwrap_or_default()
    }
}

/// Returns the groups that any of `roles` belongs to, in the order of the registry.
#[must_use]
pub fn groups_of(registry: &Registry, roles: &[RoleId]) -> Vec<GroupId> {
    let belongs = |group: &GroupId| {
        let mut roles = roles.iter();
        roles.any(|role| registry.membership(*group, *role).is_member())
    };
    registry.group_ids().filter(belongs).collect()
}

/// The whole organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Who belongs to no agency and no district.
    pub province: Office,
    /// The agencies, in Thai order.
    pub agencies: Vec<Office>,
    /// The districts, in Thai order.
    pub districts: Vec<Office>,
    /// How many districts there are of which not even the name is known.
    pub unnamed: u64,
}

/// Returns the organisation on `day`.
#[must_use]
pub fn organisation(
    registry: &Registry,
    people: &[Person],
    places: &Places,
    day: Option<Date>,
) -> Organisation {
    let mut making = Making {
        registry,
        offices: HashMap::new(),
    };
    making.offices.insert(Key::Province, (None, HashMap::new()));
    for (_, person) in registry.people() {
        making.place(places, person.district.as_deref());
    }
    for (at, person) in people.iter().enumerate() {
        making.person(at, person, places, day);
    }
    making.holes();
    making.finish()
}

/// What an office is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Province,
    Agency(String),
    District(String),
}

/// What a post is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum PostKey {
    Role(RoleId),
    Other(String),
}

struct Making<'r> {
    registry: &'r Registry,
    /// The name of each office, and its posts.
    offices: HashMap<Key, (Option<String>, HashMap<PostKey, Seat>)>,
}

impl Making<'_> {
    /// Returns the key of a district, which is added if nothing has it.
    fn place(&mut self, places: &Places, district: Option<&str>) -> Option<Key> {
        let bare = places.bare(district?);
        if bare.is_empty() {
            return None;
        }
        let key = Key::District(places.key(bare));
        self.offices
            .entry(key.clone())
            .or_insert_with(|| (Some(bare.to_owned()), HashMap::new()));
        Some(key)
    }

    fn seat(&mut self, office: &Key, post: PostKey, shown: &str) -> Option<&mut Seat> {
        let role = match &post {
            PostKey::Role(role) => Some(*role),
            PostKey::Other(_) => None,
        };
        let (_, posts) = self.offices.get_mut(office)?;
        Some(posts.entry(post).or_insert_with(|| Seat {
            role,
            post: shown.to_owned(),
            holders: Vec::new(),
            empty: 0,
            ended: Vec::new(),
        }))
    }

    fn person(&mut self, at: usize, person: &Person, places: &Places, day: Option<Date>) {
        let agency = person.agency.as_deref().filter(|name| !name.is_empty());
        let own = self.place(places, person.district.as_deref());
        let own = own.or_else(|| {
            let name = agency?;
            let key = Key::Agency(fold(name));
            self.offices
                .entry(key.clone())
                .or_insert_with(|| (Some(name.to_owned()), HashMap::new()));
            Some(key)
        });
        let own = own.unwrap_or(Key::Province);
        let held = posts(self.registry, person, day);
        for post in &held {
            let office = if post.acting {
                self.place(places, post.district.as_deref())
            } else {
                None
            };
            let office = office.unwrap_or_else(|| own.clone());
            if let Some(seat) = self.seat(&office, PostKey::Role(post.role), "") {
                seat.holders.push(Holder {
                    person: at,
                    acting: post.acting,
                });
            }
        }
        if !held.is_empty() {
            return;
        }
        let role = person.role.as_deref();
        let role = role.and_then(|id| self.registry.find_role(id));
        let shown = person.post.as_deref().unwrap_or_default();
        let key = role.map_or_else(|| PostKey::Other(fold(shown)), PostKey::Role);
        let is_held = role.is_none() && person.held.is_on(day);
        if let Some(seat) = self.seat(&own, key, shown) {
            if is_held {
                seat.holders.push(Holder {
                    person: at,
                    acting: false,
                });
            } else {
                seat.ended.push(at);
            }
        }
    }

    /// Adds the seats that nobody holds.
    fn holes(&mut self) {
        let roles: Vec<RoleId> = self.registry.role_ids().collect();
        let districts = self.offices.keys();
        let districts = districts.filter(|key| matches!(key, Key::District(_)));
        let districts: Vec<Key> = districts.cloned().collect();
        for role in roles {
            match self.registry.role(role).seats {
                Seats::Exact(count) => {
                    let held = self.held(role);
                    let missing = u64::from(count).saturating_sub(held);
                    if missing > 0
                        && let Some(seat) = self.seat(&Key::Province, PostKey::Role(role), "")
                    {
                        seat.empty = missing;
                    }
                }
                Seats::PerUnit(_, each) => {
                    for district in &districts {
                        let post = PostKey::Role(role);
                        let Some(seat) = self.seat(district, post, "") else {
                            continue;
                        };
                        let held = seat.holders.len() as u64;
                        seat.empty = u64::from(each).saturating_sub(held);
                    }
                }
                Seats::Open => {}
            }
        }
    }

    /// Returns how many hold a role, wherever.
    fn held(&self, role: RoleId) -> u64 {
        let offices = self.offices.values();
        let seats = offices.filter_map(|(_, posts)| posts.get(&PostKey::Role(role)));
        seats.map(|seat| seat.holders.len() as u64).sum()
    }

    fn finish(self) -> Organisation {
        let order = ThaiOrder::default();
        let mut made = Organisation::default();
        for (key, (name, posts)) in self.offices {
            let mut seats: Vec<Seat> = posts.into_values().collect();
            seats.sort_by(|one, other| {
                let roles = (one.role.is_none(), one.role.map(RoleId::index));
                let others = (other.role.is_none(), other.role.map(RoleId::index));
                roles
                    .cmp(&others)
                    .then_with(|| order.compare(&one.post, &other.post))
            });
            let office = Office { name, seats };
            match key {
                Key::Province => made.province = office,
                Key::Agency(_) => made.agencies.push(office),
                Key::District(_) => made.districts.push(office),
            }
        }
        for offices in [&mut made.agencies, &mut made.districts] {
            offices.sort_by(|one, other| {
                let name = |office: &Office| office.name.clone().unwrap_or_default();
                order.compare(&name(one), &name(other))
            });
        }
        let units = self.registry.units();
        let counted = units.filter_map(|(_, unit)| unit.count);
        let known = made.districts.len() as u64;
        made.unnamed = counted
            .max()
            .map_or(0, |count| u64::from(count).saturating_sub(known));
        made
    }
}
