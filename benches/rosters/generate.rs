//! Generates the people of a province with 18 districts, the members of a group, and the faults that
//! are planted among them. Everybody is made up: บุคคลตัวอย่าง ๐๐๑.

use std::collections::BTreeSet;

use trongklum::people::{Acting, Day, Held, Person};
use trongklum::registry::{GroupId, Registry, RoleId, Seats};
use trongklum::text::Digits;

/// The day on which the members are compared.
pub const DAY: &str = "15 มกราคม 2569";

/// The number of districts.
const DISTRICTS: usize = 18;

/// The number of holders of a role with any number of them, where no size tells.
const OPEN: usize = 36;

const TITLES: [&str; 6] = ["นาย", "นาง", "นางสาว", "ว่าที่ ร.ต.", "ร.ต.อ.", "ดร."];

/// A row of a list of members.
#[derive(Clone, Debug)]
pub struct Row {
    pub shown: String,
}

/// What is wrong with a list of members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// The name with its title, the role, the district.
    pub missing: BTreeSet<(Option<String>, String, Option<String>)>,
    pub not_entitled: BTreeSet<String>,
    pub unknown: BTreeSet<String>,
    /// The name that is spelt alike, for those who are.
    pub near: BTreeSet<(String, String)>,
    pub twice: BTreeSet<String>,
}

/// The people, the members of one group, and what is wrong with the list.
#[derive(Debug)]
pub struct World {
    pub people: Vec<Person>,
    pub rows: Vec<Row>,
    pub faults: Faults,
}

/// Numbers that are the same in every run.
pub struct Numbers(u64);

impl Numbers {
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// Returns the name of district `number`, from 1.
pub fn district(number: usize) -> String {
    thai(&format!("บ้านสมมติ{number:02}"))
}

pub fn thai(text: &str) -> String {
    Digits::Thai.show(text).into_owned()
}

struct Builder<'r> {
    registry: &'r Registry,
    group: GroupId,
    people: Vec<Person>,
}

impl Builder<'_> {
    fn add(&mut self, role: &str, place: Option<usize>) -> usize {
        let at = self.people.len();
        let digits = if at.is_multiple_of(2) {
            Digits::Thai
        } else {
            Digits::Arabic
        };
        let telephone = format!("08{:08}", at + 1);
        self.people.push(Person {
            title: Some(TITLES[at % TITLES.len()].to_owned()),
            name: format!("บุคคลตัวอย่าง {}", digits.show(&format!("{:03}", at + 1))),
            role: Some(role.to_owned()),
            district: place.map(district),
            telephone: Some(telephone),
            ..Person::default()
        });
        at
    }

    fn is_member(&self, role: RoleId) -> bool {
        self.registry.membership(self.group, role).is_member()
    }

    /// Returns how many hold the open roles of the group, so that it has the size that the letter
    /// states.
    fn open(&self) -> (usize, usize) {
        let sizes = self.registry.reconcile(self.group);
        let left = sizes.left().and_then(|left| usize::try_from(left).ok());
        (left.unwrap_or(OPEN * sizes.open.len()), sizes.open.len())
    }

    /// Adds the holders of every role, as many as there are seats.
    fn everybody(&mut self, extra: usize) {
        let (mut left, mut roles_left) = self.open();
        let roles: Vec<RoleId> = self.registry.role_ids().collect();
        let named = self.registry.group(self.group).members.clone();
        for role in roles {
            let (id, seats) = {
                let role = self.registry.role(role);
                (role.id.clone(), role.seats)
            };
            let per_district = |at: usize| Some(at % DISTRICTS + 1);
            match seats {
                Seats::Exact(count) => (0..count).for_each(|_| {
                    self.add(&id, None);
                }),
                Seats::PerUnit(_, each) => (0..DISTRICTS * each as usize).for_each(|at| {
                    self.add(&id, per_district(at));
                }),
                // What the letter names shares what is left of the size; kinds of it are among them.
                Seats::Open if named.contains(&role) => {
                    let share = left / roles_left.max(1);
                    (left, roles_left) = (left - share, roles_left.saturating_sub(1));
                    (0..share + extra).for_each(|at| {
                        self.add(&id, per_district(at));
                    });
                }
                Seats::Open if self.is_member(role) => {}
                Seats::Open => (0..OPEN).for_each(|at| {
                    self.add(&id, per_district(at));
                }),
            }
        }
        // Every district is known by somebody.
        for place in 1..=DISTRICTS {
            self.add("helper", Some(place));
            if let Some(helper) = self.people.last_mut() {
                helper.role = None;
                helper.post = Some("พนักงานขับรถยนต์".to_owned());
            }
        }
    }

    /// Returns whether a person belongs to the group, by what was planted.
    fn belongs(&self, at: usize) -> bool {
        let role = self.people[at].role.as_deref();
        let role = role.and_then(|id| self.registry.find_role(id));
        role.is_some_and(|role| self.is_member(role))
    }

    fn chief(&self, place: usize) -> Option<usize> {
        let district = district(place);
        self.people.iter().position(|person| {
            person.role.as_deref() == Some("district-chief")
                && person.district.as_deref() == Some(district.as_str())
        })
    }
}

/// Generates the people of `registry`, which is that of Sakon Nakhon, the members of `group`, and
/// faults. `extra` is how many more hold each role that any number may hold.
pub fn world(registry: &Registry, group: GroupId, extra: usize, seed: u64) -> World {
    let mut numbers = Numbers::of(seed);
    let mut builder = Builder {
        registry,
        group,
        people: Vec::new(),
    };
    builder.everybody(extra);
    let mut faults = Faults::default();
    let mut members: BTreeSet<usize> = (0..builder.people.len())
        .filter(|&at| builder.belongs(at))
        .collect();
    let mut touched: BTreeSet<usize> = BTreeSet::new();
    chiefs(&mut builder, &mut members, &mut touched, &mut faults);
    let mut pick = |from: &BTreeSet<usize>, touched: &mut BTreeSet<usize>| {
        let free: Vec<usize> = from.difference(touched).copied().collect();
        let at = free[numbers.below(free.len())];
        touched.insert(at);
        at
    };
    let people = builder.people.clone();
    let name = |at: usize| people[at].full_name();
    let role = |at: usize| people[at].role.clone().unwrap_or_default();
    // Holders who are not there.
    for _ in 0..3 {
        let at = pick(&members, &mut touched);
        let who = (Some(name(at)), role(at), people[at].district.clone());
        faults.missing.insert(who);
        members.remove(&at);
    }
    // People who hold another role.
    let others = (0..people.len()).filter(|&at| !builder.belongs(at));
    let others: BTreeSet<usize> = others.collect();
    let mut rows: Vec<Row> = Vec::new();
    for _ in 0..3 {
        let at = pick(&others, &mut touched);
        faults.not_entitled.insert(name(at));
        rows.push(Row { shown: name(at) });
    }
    // Somebody's name with a slip, and people whom nobody knows.
    let misspelt = pick(&members, &mut touched);
    members.remove(&misspelt);
    let slip = name(misspelt).replace("บุคคล", "บุคล");
    let who = (
        Some(name(misspelt)),
        role(misspelt),
        people[misspelt].district.clone(),
    );
    faults.missing.insert(who);
    faults.unknown.insert(slip.clone());
    faults.near.insert((slip.clone(), name(misspelt)));
    let strangers = ["นายคนนอกสมมติ หนึ่ง", "คนนอกสมมติ สอง"].map(str::to_owned);
    faults.unknown.extend(strangers.clone());
    for shown in strangers.into_iter().chain([slip]) {
        rows.push(Row { shown });
    }
    // Some are there twice, written in another way the second time.
    let twice = [pick(&members, &mut touched), pick(&members, &mut touched)];
    rows.extend(members.iter().map(|&at| Row { shown: name(at) }));
    numbers.shuffle(&mut rows);
    for at in twice {
        faults.twice.insert(name(at));
        let again = Digits::Arabic.show(&people[at].name).replace(' ', "  ");
        rows.push(Row { shown: again });
    }
    World {
        people: builder.people,
        rows,
        faults,
    }
}

/// Returns `world` with people without a role added, until there are `count`.
pub fn padded(mut world: World, count: usize) -> World {
    let helper = world.people.iter().find(|person| person.post.is_some());
    let helper = helper.expect("somebody without a role").clone();
    while world.people.len() < count {
        let mut another = helper.clone();
        another.name = thai(&format!("บุคคลตัวอย่าง {:03}", world.people.len() + 1));
        world.people.push(another);
    }
    world
}

/// Plants vacant posts, with somebody who acts for the holder, did so once, or nobody; and one who has
/// retired and is still there.
fn chiefs(
    builder: &mut Builder<'_>,
    members: &mut BTreeSet<usize>,
    touched: &mut BTreeSet<usize>,
    faults: &mut Faults,
) {
    let chief = builder.registry.find_role("district-chief");
    let Some(chief) = chief.filter(|chief| builder.is_member(*chief)) else {
        return;
    };
    let id = builder.registry.role(chief).id.clone();
    let ended = |at: usize, builder: &mut Builder<'_>| {
        builder.people[at].held.until = Some(Day::read("๓๐ กันยายน ๒๕๖๘"));
    };
    let leave = |place: usize, builder: &mut Builder<'_>| {
        let at = builder.chief(place).expect("a chief");
        ended(at, builder);
        at
    };
    let acts = |place: usize, until: Option<&str>, builder: &mut Builder<'_>| {
        let at = builder.add("helper", Some(place));
        builder.people[at].role = None;
        builder.people[at].post = Some("เจ้าพนักงานปกครอง".to_owned());
        builder.people[at].acting = vec![Acting {
            role: id.clone(),
            district: Some(district(place)),
            order: Some("คำสั่งจังหวัดที่ ๑๒๓/๒๕๖๘".to_owned()),
            held: Held {
                since: Some(Day::read("1/10/2568")),
                until: until.map(Day::read),
            },
        }];
        at
    };
    // Somebody acts for the holder of the post, and is there.
    let left = leave(16, builder);
    members.remove(&left);
    let acting = acts(16, None, builder);
    members.insert(acting);
    // Somebody did so until the end of the year, and is still there.
    let also_left = leave(17, builder);
    members.remove(&also_left);
    let once = acts(17, Some("31 ธ.ค. 68"), builder);
    members.insert(once);
    faults.not_entitled.insert(builder.people[once].full_name());
    // The holder has retired and is still there; nobody has come yet.
    let retired = leave(18, builder);
    faults
        .not_entitled
        .insert(builder.people[retired].full_name());
    for place in [17, 18] {
        faults
            .missing
            .insert((None, id.clone(), Some(district(place))));
    }
    touched.extend([left, acting, also_left, once, retired]);
}
