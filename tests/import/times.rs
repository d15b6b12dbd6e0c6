//! Measures how many of the times that people wrote into rules are read from the same clauses, and how
//! many hold a role as the table states it.
//!
//! `IMPORT_MISSES=all` prints what differs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use trongklum::import::{Choice, import, sheet};
use trongklum::registry::edit::rules::when_literal;
use trongklum::registry::{Registry, Seats, read};

use super::measure::{document, pack, path, registry};

/// The text of a clause, and a time.
type Timed = (String, String);

/// Returns the times of the rules of a registry, with the clauses that they cite.
fn timed(registry: &Registry) -> BTreeSet<Timed> {
    let mut all = BTreeSet::new();
    for (_, rule) in registry.rules() {
        if let Some(when) = &rule.when {
            for &clause in &rule.cites {
                all.insert((registry.clause(clause).text.clone(), when_literal(when)));
            }
        }
    }
    all
}

#[test]
fn times_are_read_from_clauses_as_people_read_them() {
    let pack = pack();
    let mut names: Vec<String> = fs::read_dir(path("tests/cases/offices"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().display().to_string())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "ron"))
        .collect();
    names.sort();
    let (mut wanted, mut found, mut both) = (0, 0, 0);
    for name in names {
        let written = registry(&format!("tests/cases/offices/{name}"));
        let times = timed(&written);
        // Some registries leave all times out, and say nothing about them.
        if times.is_empty() {
            continue;
        }
        let import = import(&document(&written), &Choice::default(), &pack).expect("a table");
        let proposed = read(&import.registry()).registry.expect("a registry");
        let (written, proposed) = (times, timed(&proposed));
        both += written.intersection(&proposed).count();
        wanted += written.len();
        found += proposed.len();
        if std::env::var("IMPORT_MISSES").is_ok_and(|shown| shown == "all") {
            for (text, when) in written.difference(&proposed) {
                println!("{name} - {when} {text}");
            }
            for (text, when) in proposed.difference(&written) {
                println!("{name} + {when} {text}");
            }
        }
    }
    let share = |whole: u32| f64::from(small(both)) / f64::from(whole.max(1));
    let (recall, precision) = (share(small(wanted)), share(small(found)));
    println!(
        "times: recall {:.1} % precision {:.1} % ({both} of {wanted} wanted, {found} read)",
        recall * 100.0,
        precision * 100.0
    );
    assert!(recall >= 0.88, "{recall}");
    assert!(precision >= 0.92, "{precision}");
}

fn small(count: usize) -> u32 {
    u32::try_from(count).expect("a small count")
}

#[test]
fn how_many_hold_a_role_is_read_from_the_table() {
    let table = "ชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\n\
        กลุ่มหนึ่ง\tปลัดจังหวัด / รองผู้ว่าราชการจังหวัด ๒ คน / ปลัดอำเภอ อำเภอละ ๑ คน\tใช้แจ้งข่าว\n\
        กลุ่มสอง\tนายอำเภอ จำนวน 18 คน, กำนัน ตำบลละ ๑ คน, ครู ๓ คน\tใช้แจ้งข่าว\n\
        กลุ่มสาม\tนายอำเภอ, ครู ๕ คน\tใช้แจ้งข่าว\n";
    let document = sheet::of_text(sheet::Form::Text, table).expect("a document");
    let import = import(&document, &Choice::default(), &pack()).expect("a table");
    let text = import.registry();
    let reading = read(&text);
    let registry = reading
        .registry
        .unwrap_or_else(|| panic!("{:?}\n{text}", reading.problems));
    let seats = |name: &str| {
        let mut roles = registry.roles().map(|(_, role)| role);
        let role = roles.find(|role| role.name.th.starts_with(name));
        format!(
            "{:?}",
            role.unwrap_or_else(|| panic!("{name}\n{text}")).seats
        )
    };
    println!("{text}");
    assert_eq!(seats("รองผู้ว่า"), format!("{:?}", Seats::Exact(2)));
    assert_eq!(seats("นายอำเภอ"), format!("{:?}", Seats::Exact(18)));
    assert_eq!(seats("ปลัดจังหวัด"), format!("{:?}", Seats::Open));
    assert!(seats("ปลัดอำเภอ").contains('1'), "{}", seats("ปลัดอำเภอ"));
    assert!(text.contains("PerDistrict(1)") && text.contains("PerUnit(\"subdistrict\", 1)"));
    // Two numbers are none.
    assert_eq!(seats("ครู"), format!("{:?}", Seats::Open));
}

#[test]
fn limits_items_and_numbers_in_words_are_told_from_exact_numbers() {
    let table = "ชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\n\
        กลุ่มหนึ่ง (สามสิบคน)\t๑.หัวหน้าส่วนราชการระดับจังหวัด ๒.นายอำเภอ สิบแปดอำเภอ ๓.ครูสามคน\tใช้แจ้งข่าว\n\
        กลุ่มสอง\tกำนัน ไม่เกิน ๓ คน, เกษตรอำเภอ อย่างน้อยสองคน, พยาบาล อำเภอละไม่เกิน ๒ คน\tใช้แจ้งข่าว\n\
        กลุ่มสาม\t๑ ปลัดจังหวัด ๒ นายอำเภอ\tใช้แจ้งข่าว\n";
    let document = sheet::of_text(sheet::Form::Text, table).expect("a document");
    let import = import(&document, &Choice::default(), &pack()).expect("a table");
    let text = import.registry();
    let reading = read(&text);
    let registry = reading
        .registry
        .unwrap_or_else(|| panic!("{:?}\n{text}", reading.problems));
    let role = |name: &str| {
        let mut roles = registry.roles().map(|(_, role)| role);
        let role = roles.find(|role| role.name.th == name);
        role.unwrap_or_else(|| panic!("{name}\n{text}"))
    };
    let seats = |name: &str| format!("{:?}", role(name).seats);
    // A marker of an item is no number of people: ๒.นายอำเภอ.
    assert_eq!(
        seats("หัวหน้าส่วนราชการระดับจังหวัด"),
        format!("{:?}", Seats::Open)
    );
    assert_eq!(seats("ปลัดจังหวัด"), format!("{:?}", Seats::Open));
    assert_eq!(seats("นายอำเภอ"), format!("{:?}", Seats::Exact(18)));
    assert_eq!(seats("ครู"), format!("{:?}", Seats::Exact(3)));
    // A registry has no place for a limit, so that its words stand there.
    for (name, words) in [
        ("กำนัน", "ไม่เกิน ๓ คน"),
        ("เกษตรอำเภอ", "อย่างน้อย สองคน"),
        ("พยาบาล", "ไม่เกิน ๒ คน"),
    ] {
        assert_eq!(seats(name), format!("{:?}", Seats::Open), "{name}");
        let said = role(name).seats_inferred.as_ref().expect(name);
        assert!(said.th.contains(words), "{name}: {}", said.th);
    }
    let (_, first) = registry.groups().next().expect("a group");
    assert_eq!(first.name, "กลุ่มหนึ่ง");
    let size = first.size.as_ref().expect("a size");
    assert_eq!(size.text, "(สามสิบคน)");
    let read = import.groups[0].size.as_ref().expect("a size");
    assert_eq!(read.count, 30);
}
