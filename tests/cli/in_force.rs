//! Whether the letter is in force on the day that somebody asks about.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use trongklum::registry::SAKON_NAKHON;

use super::export::archive_card;
use super::{file, trongklum, wide, with};

/// Writes the built-in registry to a file, with the time for which its letter applies.
fn in_force(name: &str, time: &str) -> String {
    let date = "date: \"๒๐ พฤศจิกายน ๒๕๖๘\",";
    assert!(SAKON_NAKHON.contains(date));
    let text = SAKON_NAKHON
        .replace(date, &format!("{date} in_force: ({time}),"))
        .replace("version: 1,", "version: 2,");
    file(&format!("in-force/{name}.ron"), text)
}

/// A time in force, as letters write it.
const TIME: &str = "from: \"๑ ธันวาคม ๒๕๖๘\", until: \"30 ก.ย. 2569\", replaces: [\"สน 0018/1\"]";

/// A day, the status that JSON has for it, and how the first line begins in Thai and in English.
const STANDINGS: [(&str, &str, &str, &str); 3] = [
    (
        "๓๐ พ.ย. ๒๕๖๘",
        "not-yet",
        "ยังไม่ถึงวันใช้: หนังสือที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒",
        "Not yet in force: letter",
    ),
    (
        "2025-12-01",
        "in-force",
        "ที่มา: หนังสือที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒",
        "Source: letter",
    ),
    (
        "1/10/2569",
        "ended",
        "พ้นกำหนดแล้ว: หนังสือที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒",
        "No longer in force: letter",
    ),
];

#[test]
fn the_first_line_says_whether_the_letter_is_in_force() {
    let registry = in_force("told", TIME);
    let draft = file("in-force/draft.txt", "รายงานน้ำท่วม");
    let commands: [&[&str]; 7] = [
        &["lookup", "รายงานน้ำท่วม", "--role", "นอภ."],
        &["lookup", "กขคง"],
        &["show", "group", "orders-pk"],
        &["show", "role", "นอภ."],
        &["show", "permissions", "--role", "นอภ."],
        &["show", "memberships"],
        &["draft", &draft],
    ];
    for (day, status, thai, english) in STANDINGS {
        let on = ["--registry", &registry, "--on", day];
        for command in commands {
            for (lang, start) in [("th", thai), ("en", english)] {
                let args = [&on[..], &["--lang", lang], command].concat();
                let ran = wide(&args, "", 200);
                assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
                assert!(ran.out.starts_with(start), "{args:?}: {}", ran.out);
            }
        }
        let ended = wide(&[&on[..], &["show", "guideline"]].concat(), "", 200).out;
        assert_eq!(ended.starts_with(thai), status != "in-force", "{ended}");
        let source = "ใช้ตั้งแต่ ๑ ธันวาคม ๒๕๖๘ ถึง ๓๐ ก.ย. ๒๕๖๙";
        assert!(ended.contains(source), "{ended}");
        for command in [&["show", "letter"][..], commands[0], commands[6]] {
            let json = trongklum(&[&on[..], command, &["--json"]].concat()).json();
            assert_eq!(json["in_force"], status);
            assert_eq!(json["letter"]["until"], "30 ก.ย. 2569");
            assert_eq!(json["letter"]["replaces"], json!(["สน 0018/1"]));
        }
        // What a check notes about the day does not fail it.
        let checked = trongklum(&[&on[..], &["check", "--json"]].concat());
        let codes = checked.json()["problems"].to_string();
        assert_eq!(checked.code, 0, "{codes}");
        assert_eq!(codes.contains("not-yet-in-force"), status == "not-yet");
        assert_eq!(codes.contains("no-longer-in-force"), status == "ended");
    }
    let today = trongklum(&["lookup", "รายงานน้ำท่วม", "--json"]).json();
    assert_eq!(today["on"].as_str().unwrap().len(), "2025-11-20".len());
    // A letter that states no first day applies from its own.
    let before = ["lookup", "รายงานน้ำท่วม", "--json", "--on", "19/11/2568"];
    let before = trongklum(&before).json();
    assert_eq!(
        (&before["in_force"], &before["on"]),
        (&json!("not-yet"), &json!("2025-11-19"))
    );
}

#[test]
fn a_day_is_asked_about_in_every_writing_and_a_wrong_one_is_refused() {
    for day in [
        "2025-11-20",
        "20/11/2568",
        "๒๐ พ.ย. ๒๕๖๘",
        "20 November 2025",
    ] {
        let ran = trongklum(&["--on", day, "lookup", "รายงานน้ำท่วม", "--json"]);
        assert_eq!(ran.json()["on"], "2025-11-20", "{day}");
    }
    for day in ["31 เมษายน 2568", "29/2/2568", "พรุ่งนี้", "2568", ""] {
        for lang in ["th", "en"] {
            let ran = trongklum(&["lookup", "น้ำท่วม", "--lang", lang, "--on", day]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{day}");
            assert!(ran.err.contains("2025-11-20"), "{}", ran.err);
        }
    }
    let lines = "{\"query\": \"น้ำท่วม\", \"on\": \"๑ ต.ค. ๒๕๖๙\"}\n{\"query\": \"น้ำท่วม\"}\n\
                 {\"query\": \"น้ำท่วม\", \"on\": \"31/4/2569\"}";
    let registry = in_force("batch", TIME);
    let args = ["lookup", "--batch", "-", "--json", "--registry", &registry];
    let ran = with(&[&args[..], &["--on", "1/1/2569"]].concat(), lines);
    assert_eq!(ran.code, 3);
    let answers: Vec<Value> = ran.out.lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(answers[0]["in_force"], "ended");
    assert_eq!(answers[1]["in_force"], "in-force");
    assert!(answers[2]["error"].as_str().unwrap().contains("31/4/2569"));
    let cases = "[(id: \"a\", need: (act: \"report-urgent\", on: \"1/10/2569\"))]";
    let cases = file("in-force/cases.ron", cases);
    assert_eq!(trongklum(&["test", &cases]).code, 0);
}

#[cfg(feature = "print")]
#[test]
fn an_archive_copy_is_made_whatever_the_time_in_force() {
    for (name, time) in [
        (
            "archive-impossible",
            "from: \"31/4/2568\", until: \"29/2/2570\"",
        ),
        (
            "archive-unclear",
            "from: \"ทันที\", until: \"จนกว่าจะเปลี่ยนแปลง\"",
        ),
        ("archive-blank", "from: \"\", until: \"\""),
        ("archive-empty", ""),
        ("archive-ended", "until: \"1/12/2568\""),
    ] {
        let registry = in_force(name, time);
        let pdf = file(&format!("in-force/{name}.pdf"), "");
        let ran = archive_card(&registry, &pdf);
        assert_eq!(ran.code, 0, "{time}: {}", ran.err);
        assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"), "{time}");
    }
}

#[cfg(feature = "print")]
#[test]
fn a_document_of_a_letter_not_in_force_begins_with_a_warning() {
    let registry = in_force("paper", TIME);
    let plain = file("in-force/plain.ron", SAKON_NAKHON);
    let export = |registry: &str, document: &str, ending: &str, day: &str| {
        let path = file(&format!("in-force/{document}.{ending}"), "");
        let ran = trongklum(&[
            "--registry",
            registry,
            "--on",
            day,
            "export",
            document,
            "--role",
            "นอภ.",
            "--to",
            &path,
            "--force",
        ]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        path
    };
    let read = |path: &str| fs::read_to_string(path).unwrap().replace('\\', "");
    for (day, status, thai, _) in STANDINGS {
        let warning = thai.split(':').next().unwrap();
        for document in ["guideline", "permissions", "card", "letter", "coverage"] {
            for ending in ["md", "csv", "html"] {
                let text = read(&export(&registry, document, ending, day));
                let at = text.find(warning);
                assert!(at.is_some(), "{text}");
                let body = text.split("<main>").last().unwrap().trim_start();
                let body = body.trim_start_matches(['\u{feff}', '*']);
                let body = body.trim_start_matches("<p><strong>");
                let begins = body.replace("<span>", "").starts_with(warning);
                assert_eq!(begins, status != "in-force", "{document}.{ending}: {body}");
            }
            let pdf = export(&registry, document, "pdf", day);
            let text = Command::new("pdftotext")
                .args(["-layout", &pdf, "-"])
                .output();
            let text = String::from_utf8(text.expect("pdftotext").stdout).unwrap();
            let begins = text.trim_start().starts_with(warning);
            assert_eq!(begins, status != "in-force", "{document}: {text}");
            // Each page says in its foot what it rests on.
            for page in text.split('\u{c}').filter(|page| !page.trim().is_empty()) {
                let foot = page.trim_end().lines().rev().take(4);
                let foot: Vec<&str> = foot.collect();
                assert!(foot.concat().contains(warning), "{document}: {foot:?}");
            }
            // Within its time, a letter that states none is printed as ever, whatever the day.
            let one = fs::read(export(&plain, document, "pdf", "2025-12-01")).unwrap();
            let other = fs::read(export(&plain, document, "pdf", "2030-01-01")).unwrap();
            assert!(one == other, "{document}");
        }
    }
}
