//! The comparison of members with the letter, in the cases of `audits.ron`.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use trongklum::people::read;

use super::command::{Folder, command};
use super::registry;

#[derive(Deserialize)]
struct Case {
    what: String,
    group: String,
    on: String,
    #[serde(default)]
    people: Vec<String>,
    members: Vec<String>,
    #[serde(default)]
    present: Vec<(String, String)>,
    #[serde(default)]
    missing: Vec<(String, String, Option<String>)>,
    #[serde(default)]
    not_entitled: Vec<(String, Option<String>, String)>,
    #[serde(default)]
    unknown: Vec<(String, Vec<String>)>,
    #[serde(default)]
    twice: Vec<(String, Vec<u64>)>,
}

#[test]
fn each_case_finds_what_it_should() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people/audits.ron");
    let cases: Vec<Case> = ron::from_str(&fs::read_to_string(path).unwrap()).expect("cases");
    for (number, case) in cases.iter().enumerate() {
        let folder = Folder::new(&format!("audit-{number}"));
        let members = folder.file("members.txt", case.members.join("\n"));
        let mut arguments = vec!["people", "audit", &members, "--group", &case.group];
        arguments.extend(["--on", &case.on, "--json"]);
        let records: Vec<String> = case.people.iter().map(|it| format!("({it})")).collect();
        let text = format!("(version: 1, people: [{}])", records.join(","));
        assert_eq!(read(&text, &registry()).problems, [], "{}", case.what);
        let people = folder.file("people.ron", text);
        if !case.people.is_empty() {
            arguments.extend(["--people", &people]);
        }
        let ran = command(&arguments);
        assert_eq!(ran.code, 1, "{}: {}", case.what, ran.errors);
        let json = ran.json();
        let texts = |list: &str, fields: &[&str]| -> Vec<Vec<serde_json::Value>> {
            let entries = json[list].as_array().expect("a list").iter();
            let named = entries.filter(|entry| !entry["name"].is_null());
            named
                .map(|entry| fields.iter().map(|field| entry[*field].clone()).collect())
                .collect()
        };
        let wanted = |rows: serde_json::Value| -> Vec<Vec<serde_json::Value>> {
            serde_json::from_value(rows).expect("rows")
        };
        let json_of = |value: &dyn erased::Rows| wanted(value.rows());
        let what = &case.what;
        assert_eq!(
            texts("present", &["name", "role"]),
            json_of(&case.present),
            "{what}"
        );
        let missing = texts("missing", &["name", "role", "district"]);
        assert_eq!(missing, json_of(&case.missing), "{what}");
        let not_entitled = texts("not_entitled", &["name", "role", "clause"]);
        assert_eq!(not_entitled, json_of(&case.not_entitled), "{what}");
        assert_eq!(
            texts("unknown", &["name", "near"]),
            json_of(&case.unknown),
            "{what}"
        );
        assert_eq!(
            texts("duplicates", &["name", "rows"]),
            json_of(&case.twice),
            "{what}"
        );
        assert_eq!(json["count"], case.members.len(), "{what}");
        for lang in ["th", "en"] {
            let mut shown: Vec<&str> = arguments.clone();
            shown.retain(|argument| *argument != "--json");
            let ran = command(&[&shown[..], &["--lang", lang]].concat());
            assert_eq!(ran.code, 1);
            for (name, ..) in &case.not_entitled {
                assert!(ran.output.contains(name.as_str()), "{}", ran.output);
            }
            assert!(!ran.output.contains("people-audit"), "{}", ran.output);
        }
    }
}

mod erased {
    /// Tuples as lists of values.
    pub trait Rows {
        fn rows(&self) -> serde_json::Value;
    }

    impl<T: serde::Serialize> Rows for Vec<T> {
        fn rows(&self) -> serde_json::Value {
            serde_json::to_value(self).expect("values")
        }
    }
}

#[test]
fn empty_seats_are_missing_with_their_district() {
    let folder = Folder::new("seats");
    let mut people = String::from("(version: 1, people: [");
    let mut members = String::new();
    for number in 1..=18 {
        let name = format!("บุคคลตัวอย่าง {number:03}");
        let role = if number == 7 {
            "deputy"
        } else {
            "district-chief"
        };
        people.push_str(&format!(
            "(name: \"{name}\", role: \"{role}\", district: \"อ.สมมติ {number}\"),"
        ));
        if number != 7 {
            members.push_str(&format!("{name}\n"));
        }
    }
    people.push_str("(name: \"ปลัดตัวอย่าง\", role: \"provincial-chief\")])");
    members.push_str("ปลัดตัวอย่าง\n");
    let people = folder.file("people.ron", people);
    let members = folder.file("members.txt", members);
    let arguments = [
        "people",
        "audit",
        &members,
        "--group",
        "orders-pj",
        "--json",
    ];
    let ran = command(&[&arguments[..], &["--people", &people]].concat());
    assert_eq!(ran.code, 1, "{}", ran.errors);
    let json = ran.json();
    assert_eq!(
        json["missing"],
        serde_json::json!([{
            "name": null, "role": "district-chief", "district": "สมมติ 7", "acting": false
        }])
    );
    assert_eq!((&json["count"], &json["stated"]), (&18.into(), &19.into()));
}

#[test]
fn a_group_as_the_letter_says_has_nothing_to_look_at() {
    let folder = Folder::new("fine");
    let mut people = String::from("(version: 1, people: [");
    for number in 1..=18 {
        people.push_str(&format!(
            "(name: \"บุคคลตัวอย่าง {number:03}\", role: \"district-chief\", district: \"สมมติ {number}\", \
             groups: [(group: \"orders-pj\")]),"
        ));
    }
    people.push_str(
        "(name: \"ปลัดตัวอย่าง\", role: \"provincial-chief\", groups: [(group: \"orders-pj\")]),\
         (name: \"ผู้อื่น\", role: \"governor\")])",
    );
    let people = folder.file("people.ron", people);
    // A file of people is a list of members, by the groups that they have joined.
    let ran = command(&[
        "people",
        "audit",
        &people,
        "--group",
        "ข้อสั่งการ ปจ.สน.",
        "--json",
    ]);
    assert_eq!(ran.code, 0, "{}{}", ran.output, ran.errors);
    assert_eq!(ran.json()["count"], 19);
    let ran = command(&[
        "people",
        "audit",
        &people,
        "--group",
        "executives",
        "--json",
    ]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.json()["missing"].as_array().map(Vec::len), Some(22));
}

#[test]
fn what_is_wrong_with_the_command_is_said() {
    let folder = Folder::new("wrong");
    let list = folder.file("members.txt", "บุคคลตัวอย่าง ๐๐๑");
    let odd = folder.file("members.exe", "");
    let people = folder.file("people.ron", "(version: 1, people: [(name: 5)])");
    for (arguments, code) in [
        (vec!["people", "audit", list.as_str()], 2),
        (vec!["people", "import", list.as_str()], 2),
        (vec!["people", "guess", list.as_str()], 2),
        (
            vec!["people", "audit", list.as_str(), "--group", "nobody"],
            2,
        ),
        (
            vec!["people", "audit", "no-such.csv", "--group", "executives"],
            3,
        ),
        (
            vec!["people", "audit", odd.as_str(), "--group", "executives"],
            3,
        ),
        (
            vec![
                "people",
                "audit",
                list.as_str(),
                "--group",
                "executives",
                "--people",
                people.as_str(),
            ],
            3,
        ),
        (
            vec!["people", "import", list.as_str(), "--to", people.as_str()],
            3,
        ),
    ] {
        for lang in ["th", "en"] {
            let ran = command(&[&arguments[..], &["--lang", lang]].concat());
            assert_eq!(ran.code, code, "{arguments:?}: {}", ran.errors);
            assert!(
                !ran.errors.is_empty() && ran.output.is_empty(),
                "{arguments:?}"
            );
        }
    }
}
