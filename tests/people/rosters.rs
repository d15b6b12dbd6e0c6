//! Generated people with planted faults: the comparison finds every one and invents none, for every
//! group, and with ten thousand people.

use std::collections::BTreeSet;

use trongklum::people::{Day, Held, Person, file, read};

use super::command::{Folder, command};
use super::generate::{DAY, Faults, World, padded, world};
use super::registry;
use super::sheets::{self, Layout};

/// Returns the faults that a comparison found.
fn found(json: &serde_json::Value) -> Faults {
    let list = |name: &str| json[name].as_array().expect("a list").clone();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let names = |name: &str| -> BTreeSet<String> {
        let names = list(name);
        names
            .iter()
            .filter_map(|entry| text(&entry["name"]))
            .collect()
    };
    let near = list("unknown").into_iter().flat_map(|entry| {
        let name = text(&entry["name"]).unwrap();
        let near = entry["near"].as_array().unwrap().clone();
        near.into_iter()
            .map(move |near| (name.clone(), near.as_str().unwrap().to_owned()))
    });
    let missing = list("missing");
    Faults {
        near: near.collect(),
        missing: missing
            .iter()
            .map(|entry| {
                let role = text(&entry["role"]).unwrap();
                (text(&entry["name"]), role, text(&entry["district"]))
            })
            .collect(),
        not_entitled: names("not_entitled"),
        unknown: names("unknown"),
        twice: names("duplicates"),
    }
}

fn audited(world: &World, group: &str, name: &str) -> serde_json::Value {
    let folder = Folder::new(&format!("rosters-{name}-{group}"));
    let people = folder.file("people.ron", file(&world.people));
    let members = folder.file("members.txt", sheets::lines(&world.rows));
    let arguments = [
        "people", "audit", &members, "--group", group, "--people", &people,
    ];
    let ran = command(&[&arguments[..], &["--on", DAY, "--json"]].concat());
    assert_eq!(ran.code, 1, "{}", ran.errors);
    ran.json()
}

#[test]
fn every_planted_fault_is_found_and_none_invented() {
    let registry = registry();
    for (id, group) in registry.groups() {
        for seed in [3, 11] {
            let world = world(&registry, id, 0, seed);
            let json = audited(&world, &group.id, "small");
            assert_eq!(found(&json), world.faults, "{} {seed}", group.id);
            assert_eq!(json["count"], world.rows.len());
            let size = group.size.as_ref().and_then(|size| size.count);
            assert_eq!(json["stated"].as_u64(), size.map(u64::from));
        }
    }
}

#[test]
fn so_it_is_with_ten_thousand_people() {
    let registry = registry();
    for (id, group) in registry.groups() {
        let open = registry.reconcile(id).open.len();
        let world = padded(world(&registry, id, 10_000 / open.max(1), 5), 10_000);
        let json = audited(&world, &group.id, "large");
        assert_eq!(found(&json), world.faults, "{}", group.id);
    }
}

#[test]
fn workbooks_as_people_make_them_are_read_as_a_person_would() {
    let registry = registry();
    let folder = Folder::new("workbook");
    let seeds = [("administrators", 1), ("executives", 4), ("orders-pj", 9)];
    for ((group, seed), layout) in seeds
        .into_iter()
        .flat_map(|of| Layout::ALL.map(|it| (of, it)))
    {
        let group = registry.find_group(group).unwrap();
        let all = world(&registry, group, 0, seed).people;
        let is_of_interest =
            |person: &Person| !person.acting.is_empty() || person.held != Held::default();
        let (others, some): (Vec<Person>, Vec<Person>) = all.into_iter().partition(is_of_interest);
        let mut people = [&some[..some.len().min(150)], &others].concat();
        if matches!(layout, Layout::Sections | Layout::MergedDown) {
            people = sheets::by_district(&people);
        }
        let what = format!("{layout:?} {seed}");
        let bytes = sheets::workbook_as(&people, &registry, layout).unwrap();
        let book = folder.file("people.xlsx", bytes);
        let out = folder.path(&format!("{layout:?}-{seed}.ron"));
        let ran = command(&["people", "import", &book, "--to", &out, "--json"]);
        assert_eq!(ran.code, 0, "{what}: {}", ran.errors);
        let json = ran.json();
        assert_eq!(json["added"], people.len(), "{what}: {json:#}");
        let problems = json["problems"].as_array().unwrap().iter();
        let codes: BTreeSet<&str> = problems.map(|it| it["code"].as_str().unwrap()).collect();
        // The drivers hold no role, and a third sheet has no names.
        let known = BTreeSet::from(["unknown-post", "no-names"]);
        assert!(codes.is_subset(&known), "{what}: {json:#}");
        let text = std::fs::read_to_string(&out).unwrap();
        let read = read(&text, &registry).people.unwrap();
        for (read, made) in read.iter().zip(&people) {
            is_alike(read, made, layout, &what);
        }
    }
}

/// Asserts that a person was read as made, as far as the layout tells.
fn is_alike(read: &Person, made: &Person, layout: Layout, what: &str) {
    let digits = |text: &Option<String>| {
        let text = trongklum::text::fold(text.as_deref().unwrap_or_default());
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('0').to_owned()
    };
    let what = format!("{what}: {}", made.name);
    assert_eq!(read.full_name(), made.full_name(), "{what}");
    assert_eq!((&read.role, &read.post), (&made.role, &made.post), "{what}");
    assert_eq!(read.district, made.district, "{what}");
    assert_eq!(digits(&read.telephone), digits(&made.telephone), "{what}");
    let days = |held: &Held| {
        let day = |day: &Option<Day>| day.as_ref().and_then(Day::first);
        (day(&held.since), day(&held.until))
    };
    if layout != Layout::Sections {
        assert_eq!(days(&read.held), days(&made.held), "{what}");
    }
    let made_acting = match layout {
        Layout::TwoHeads | Layout::Posts => &made.acting[..],
        Layout::Sections | Layout::MergedDown => &[],
    };
    assert_eq!(read.acting.len(), made_acting.len(), "{what}");
    for (read, made) in read.acting.iter().zip(made_acting) {
        assert_eq!(
            (&read.role, &read.district),
            (&made.role, &made.district),
            "{what}"
        );
        if layout == Layout::TwoHeads {
            assert_eq!(read.order, made.order, "{what}");
            assert_eq!(days(&read.held), days(&made.held), "{what}");
        }
    }
}
