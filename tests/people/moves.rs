//! Joining and leaving, acknowledging, the organisation, and finding people.

use trongklum::language::pack;
use trongklum::people::{
    Move, MoveKind, PeopleIndex, Person, Places, State, carriers, done, edit, moved, moves,
    organisation, read, readers, undone,
};
use trongklum::text::Date;

use super::command::{Folder, command};
use super::registry;

fn people(records: &[&str]) -> (String, Vec<Person>) {
    let records: Vec<String> = records.iter().map(|it| format!("    ({it}),\n")).collect();
    let text = format!("(version: 1, people: [\n{}])\n", records.concat());
    let reading = read(&text, &registry());
    assert_eq!(reading.problems, []);
    let people = reading.people.unwrap();
    (text, people)
}

/// A line for each thing that the first person has to do: what, group, state, first day, receiver.
fn told(records: &[&str], day: &str) -> Vec<String> {
    let folder = Folder::new(&format!("moves-{}", day.replace(' ', "-")));
    let (text, _) = people(records);
    let file = folder.file("people.ron", text);
    let arguments = [
        "people",
        "moves",
        &file,
        "--person",
        "สมมติ หนึ่ง",
        "--on",
        day,
    ];
    let ran = command(&[&arguments[..], &["--json"]].concat());
    let json = ran.json();
    let is_open = json["open"] != 0;
    assert_eq!(ran.code, u8::from(is_open), "{}", ran.errors);
    for lang in ["th", "en"] {
        let ran = command(&[&arguments[..], &["--lang", lang]].concat());
        assert!(!ran.output.contains("people-"), "{}", ran.output);
        assert!(ran.output.contains("สมมติ หนึ่ง"));
    }
    let moves = json["moves"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    moves
        .iter()
        .map(|it| {
            let mut parts = vec![text(&it["do"]), text(&it["group"]), text(&it["state"])];
            parts.push(text(&it["due"]));
            if let Some(to) = it["to"].as_object() {
                parts.push(text(&to["kind"]));
                parts.extend(to["names"].as_array().unwrap().iter().map(text));
            }
            parts.join(" ")
        })
        .collect()
}

#[test]
fn a_new_holder_joins_reads_and_signs() {
    let new = "name: \"สมมติ หนึ่ง\", role: \"deputy\", district: \"พังโคน\", since: \"1/10/2568\"";
    assert_eq!(
        told(&[new], "1 ต.ค. 2568"),
        [
            "join volunteers open 2025-10-01",
            "read - open 2025-10-01",
            "sign - open 2025-10-01"
        ]
    );
    assert_eq!(
        told(&[new], "30 ก.ย. 2568"),
        [
            "join volunteers later 2025-10-01",
            "read - later 2025-10-01",
            "sign - later 2025-10-01"
        ]
    );
}

const CHIEF: &str = "name: \"สมมติ หนึ่ง\", role: \"district-chief\", district: \"พังโคน\", \
    until: \"30/9/2569\", groups: [(group: \"orders-pj\", since: \"1/10/2566\")]";

/// Returns what is told about one group.
fn about(told: &[String], group: &str) -> Vec<String> {
    let told = told.iter().filter(|line| line.contains(group));
    told.cloned().collect()
}

#[test]
fn one_who_retires_hands_over_and_leaves() {
    let successor =
        "name: \"สมมติ สอง\", role: \"district-chief\", district: \"อ.พังโคน\", since: \"1/10/2569\"";
    let before = told(&[CHIEF, successor], "1 ก.ย. 2569");
    assert_eq!(
        about(&before, "orders-pj"),
        [
            "join orders-pj done -",
            "hand-over orders-pj later 2026-10-01 successor สมมติ สอง",
            "leave orders-pj later 2026-10-01"
        ]
        .map(str::to_owned)
    );
    let after = told(&[CHIEF, successor], "1 ต.ค. 2569");
    assert_eq!(
        after,
        [
            "hand-over orders-pj open 2026-10-01 successor สมมติ สอง",
            "leave orders-pj open 2026-10-01"
        ]
    );
    let acting = "name: \"สมมติ สาม\", role: \"deputy\", district: \"พังโคน\", \
        acting: [(role: \"district-chief\", since: \"1/10/2569\")]";
    let after = told(&[CHIEF, acting], "2 ต.ค. 2569");
    assert!(after[0].ends_with("acting สมมติ สาม"), "{after:?}");
    let after = told(&[CHIEF], "3 ต.ค. 2569");
    assert!(
        after[0].contains(" letter") || after[0].contains(" unknown"),
        "{after:?}"
    );
}

#[test]
fn a_file_that_tells_no_groups_leaves_those_of_the_role() {
    let registry = registry();
    let chief =
        "name: \"สมมติ หนึ่ง\", role: \"district-chief\", district: \"พังโคน\", until: \"30/9/2569\"";
    let lines = told(&[chief], "4 ต.ค. 2569");
    let left = |lines: &[String]| lines.iter().filter(|it| it.starts_with("leave")).count();
    assert_eq!((left(&lines), lines.len()), (6, 12), "{lines:?}");
    // What is ticked stays in the list, and so does the rest.
    let (text, all) = people(&[chief]);
    let day = Date::read("4 ต.ค. 2569");
    let group = registry.find_group("orders-pj");
    let after = done(&registry, &all[0], MoveKind::Leave, group, day);
    let text = edit::change(&text, &all[0], &after).apply(&text);
    let again = read(&text, &registry).people.unwrap();
    let places = Places::new(pack(), &registry);
    let found = moves(&registry, &again, 0, &places, day).unwrap();
    assert_eq!(found.moves.len(), 12);
    let is_done = |it: &&Move| matches!(it.state, State::Done(_));
    assert_eq!(found.moves.iter().filter(is_done).count(), 1);
}

#[test]
fn one_who_moves_leaves_the_old_groups_and_joins_the_new_ones() {
    let registry = registry();
    let deputy = "name: \"สมมติ หนึ่ง\", role: \"deputy\", district: \"กุดบาก\", since: \"1/10/2566\", \
        groups: [(group: \"volunteers\", since: \"2/10/2566\"), (group: \"executives\")]";
    let (text, all) = people(&[
        deputy,
        "name: \"สมมติ สอง\", role: \"deputy\", district: \"กุดบาก\"",
    ]);
    let day = Date::read("1 ต.ค. 2568");
    let after = moved(&all[0], Some("governor"), None, day);
    let text = edit::change(&text, &all[0], &after).apply(&text);
    let again = read(&text, &registry);
    assert_eq!(again.problems, [], "{text}");
    let person = &again.people.unwrap()[0];
    let former = &person.former[0];
    assert_eq!(
        (former.role.as_str(), former.district.as_deref()),
        ("deputy", Some("กุดบาก"))
    );
    let last = former.held.until.as_ref().map(|day| day.text.as_str());
    assert_eq!(last, Some("๓๐ กันยายน ๒๕๖๘"));
    let folder = Folder::new("moves-moved");
    let file = folder.file("people.ron", text);
    let ran = command(&[
        "people",
        "moves",
        &file,
        "--person",
        "สมมติ หนึ่ง",
        "--on",
        "2 ต.ค. 2568",
        "--json",
    ]);
    let json = ran.json();
    assert_eq!((ran.code, &json["change"]), (1, &"changed".into()));
    let moves = json["moves"].as_array().unwrap();
    let governor = registry.find_role("governor").unwrap();
    for (id, group) in registry.groups() {
        let belongs = registry.membership(id, governor).is_member();
        let of = moves.iter().filter(|it| it["group"] == group.id.as_str());
        let kinds: Vec<&str> = of.filter_map(|it| it["do"].as_str()).collect();
        match (belongs, group.id.as_str()) {
            (true, _) => assert_eq!(kinds, ["join"], "{}", group.id),
            (false, "volunteers") => assert_eq!(kinds, ["hand-over", "leave"]),
            (false, "executives") => assert_eq!(kinds, ["leave"]),
            (false, _) => assert_eq!(kinds, [] as [&str; 0], "{}", group.id),
        }
    }
}

#[test]
fn what_is_done_is_kept_with_its_day_and_can_be_taken_back() {
    let registry = registry();
    let (text, all) = people(&[CHIEF]);
    let day = Date::read("1 ต.ค. 2569");
    let group = registry.find_group("orders-pj");
    let before = &all[0];
    let mut person = before.clone();
    for kind in [MoveKind::HandOver, MoveKind::Leave] {
        person = done(&registry, &person, kind, group, day);
    }
    person = done(&registry, &person, MoveKind::Sign, None, day);
    let after = edit::change(&text, before, &person).apply(&text);
    let again = read(&after, &registry);
    assert_eq!(again.problems, [], "{after}");
    let folder = Folder::new("moves-done");
    let file = folder.file("people.ron", &after);
    let ran = command(&["people", "moves", &file, "--on", "2 ต.ค. 2569"]);
    assert_eq!(ran.code, 0, "{}", ran.output);
    let arguments = [
        "people",
        "moves",
        &file,
        "--person",
        "สมมติ",
        "--on",
        "2 ต.ค. 2569",
    ];
    let json = command(&[&arguments[..], &["--json"]].concat()).json();
    for it in json["moves"].as_array().unwrap() {
        assert_eq!(
            (&it["state"], &it["done"]),
            (&"done".into(), &"๑ ตุลาคม ๒๕๖๙".into())
        );
    }
    let mut back = again.people.unwrap().remove(0);
    for kind in [MoveKind::HandOver, MoveKind::Leave, MoveKind::Sign] {
        let group = group.filter(|_| kind != MoveKind::Sign);
        let undone = undone(&registry, &back, kind, group);
        back = undone;
    }
    back.span = before.span.clone();
    assert_eq!(&back, before);
}

#[test]
fn the_organisation_shows_its_holes() {
    let registry = registry();
    let (_, all) = people(&[
        "name: \"สมมติ หนึ่ง\", role: \"district-chief\", district: \"พังโคน\"",
        "name: \"สมมติ สอง\", role: \"deputy\", district: \"อ.กุดบาก\", acting: [(role: \"district-chief\")]",
        "name: \"สมมติ สาม\", post: \"พนักงานขับรถยนต์\", district: \"เต่างอย\"",
        "name: \"สมมติ สี่\", role: \"governor\"",
    ]);
    let places = Places::new(pack(), &registry);
    let found = organisation(&registry, &all, &places, None);
    let names = found.districts.iter().filter_map(|it| it.name.as_deref());
    assert_eq!(names.collect::<Vec<_>>(), ["กุดบาก", "เต่างอย", "พังโคน"]);
    assert_eq!(found.unnamed, 15);
    let chief = registry.find_role("district-chief");
    let seat = |at: usize| {
        let seats = &found.districts[at].seats;
        seats.iter().find(|seat| seat.role == chief).unwrap()
    };
    assert_eq!((seat(0).empty, seat(0).holders[0].acting), (0, true));
    assert_eq!((seat(1).empty, seat(1).holders.len()), (1, 0));
    assert_eq!((seat(2).empty, seat(2).holders[0].acting), (0, false));
    let governor = registry.find_role("governor");
    let provincial = found
        .province
        .seats
        .iter()
        .find(|seat| seat.role == governor);
    assert_eq!(provincial.map(|seat| seat.empty), Some(0));
    assert!(found.province.empty() > 0);
    assert!(!seat(1).groups(&registry).is_empty());
    assert_eq!(found.districts[0].people(), 1);
}

#[test]
fn people_are_found_however_they_are_named() {
    let registry = registry();
    let (_, all) = people(&[
        "title: \"นาย\", name: \"ไพศาล ตัวอย่าง\", nickname: \"เอก\", role: \"district-chief\", district: \"พังโคน\"",
        "title: \"นาง\", name: \"กมลวรรณ สมมติ\", line: \"ปลัดกิ๊ฟ\", role: \"deputy\", district: \"กุดบาก\"",
        "name: \"แก้วตา สมมติ\", role: \"deputy\", district: \"พังโคน\"",
        "name: \"เกรียงไกร สมมติ\", post: \"ช่างไฟฟ้า\", agency: \"สำนักงานที่ดิน\"",
    ]);
    let index = PeopleIndex::new(&registry, pack(), &all, None);
    let found = |text: &str| -> Vec<usize> {
        let found = index.search(text, 10);
        found.iter().map(|found| found.person).collect()
    };
    for (text, people) in [
        ("ไพศาล", &[0][..]),
        ("นายไพศาล ตัวอย่าง", &[0]),
        ("ไพศาลตัวอย่าง", &[0]),
        ("เอก", &[0]),
        ("กิ๊ฟ", &[1]),
        ("นายอำเภอ", &[0]),
        ("นอภ.พังโคน", &[0]),
        ("ปลัดอำเภอ", &[1, 2]),
        ("ปลัดอำเภอ พังโคน", &[2]),
        ("อำเภอพังโคน", &[2, 0]),
        ("สมมติ", &[1, 3, 2]),
        ("กมลวรรน", &[1]),
        ("ไพสาล", &[0]),
        ("ช่างไฟ", &[3]),
        ("ที่ดิน", &[3]),
        ("ไม่มีใคร", &[]),
        ("", &[]),
    ] {
        assert_eq!(found(text), people, "{text}");
    }
    assert_eq!(index.everybody().collect::<Vec<_>>(), [1, 3, 2, 0]);
}

#[test]
fn those_who_read_a_group_and_can_carry_a_message_are_told() {
    let registry = registry();
    let (_, all) = people(&[
        "name: \"สมมติ หนึ่ง\", role: \"district-chief\", district: \"พังโคน\", groups: [(group: \"executives\")]",
        "name: \"สมมติ สอง\", role: \"deputy\", district: \"กุดบาก\", acting: [(role: \"district-chief\")]",
        "name: \"สมมติ สาม\", role: \"deputy\", district: \"พังโคน\", groups: [(group: \"executives\")]",
    ]);
    let group = registry.find_group("executives").unwrap();
    let readers = readers(&registry, &all, group, None);
    let told: Vec<(usize, bool, bool, bool)> = readers
        .iter()
        .map(|it| (it.person, it.role.is_some(), it.acting, it.joined))
        .collect();
    assert_eq!(
        told,
        [
            (0, true, false, true),
            (1, true, true, false),
            (2, false, false, true)
        ]
    );
    let places = Places::new(pack(), &registry);
    let chief = registry.find_role("district-chief").unwrap();
    let of = |district: &str| -> Vec<usize> {
        let found = carriers(&registry, &all, &places, group, &[chief], district, None);
        found.iter().map(|it| it.person).collect()
    };
    assert_eq!(
        (of("อำเภอพังโคน"), of("กุดบาก"), of("เต่างอย")),
        (vec![0], vec![1], vec![])
    );
}
