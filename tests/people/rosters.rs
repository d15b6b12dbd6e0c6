//! Generated people with planted faults: the comparison finds every one and invents none, for every
//! group, and with ten thousand people.

use std::collections::BTreeSet;

use trongklum::people::{file, read};

use super::command::{Folder, command};
use super::generate::{DAY, Faults, World, padded, world};
use super::{registry, sheets};

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
fn a_workbook_as_people_make_it_is_read_as_a_person_would() {
    let registry = registry();
    let folder = Folder::new("workbook");
    let group = registry.find_group("administrators").unwrap();
    let mut people = world(&registry, group, 0, 1).people;
    people.truncate(150);
    people.extend(
        world(&registry, group, 0, 1)
            .people
            .into_iter()
            .filter(|it| !it.acting.is_empty()),
    );
    let book = folder.file("people.xlsx", sheets::workbook(&people, &registry).unwrap());
    let out = folder.path("people.ron");
    let ran = command(&["people", "import", &book, "--to", &out, "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let json = ran.json();
    assert_eq!(json["added"], people.len(), "{json:#}");
    let codes: BTreeSet<&str> = json["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["code"].as_str().unwrap())
        .collect();
    // The drivers hold no role, and the third sheet has no names.
    assert!(
        codes.is_subset(&BTreeSet::from(["unknown-post", "no-names"])),
        "{json:#}"
    );
    let text = std::fs::read_to_string(&out).unwrap();
    let read = read(&text, &registry).people.unwrap();
    for (read, made) in read.iter().zip(&people) {
        let digits = |text: &Option<String>| {
            let text = trongklum::text::fold(text.as_deref().unwrap_or_default());
            text.trim_start_matches('0').to_owned()
        };
        assert_eq!(read.full_name(), made.full_name());
        assert_eq!((&read.role, &read.post), (&made.role, &made.post));
        assert_eq!(read.district, made.district);
        assert_eq!(digits(&read.telephone), digits(&made.telephone));
        let days = |held: &trongklum::people::Held| {
            let day = |day: &Option<trongklum::people::Day>| {
                day.as_ref().and_then(trongklum::people::Day::first)
            };
            (day(&held.since), day(&held.until))
        };
        assert_eq!(days(&read.held), days(&made.held));
        assert_eq!(read.acting.len(), made.acting.len());
        for (read, made) in read.acting.iter().zip(&made.acting) {
            assert_eq!((&read.role, &read.district), (&made.role, &made.district));
            assert_eq!(read.order, made.order);
            assert_eq!(days(&read.held), days(&made.held));
        }
    }
}
