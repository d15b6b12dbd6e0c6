//! `check` and `test`: what is wrong with a registry, and cases of an office.

use trongklum::registry::SAKON_NAKHON;

use super::{file, keys, part, trongklum};

#[test]
fn the_shipped_registry_passes_the_check() {
    let ran = trongklum(&["check", "--json"]);
    assert_eq!(ran.code, 0);
    assert_eq!(keys(&ran.out), ["ok", "problems"]);
    assert_eq!(ran.json()["ok"], true);
    let first = part(&ran.out, "problems").trim_start_matches('[');
    assert_eq!(
        keys(part(&format!("\"x\":{first}"), "x")),
        [
            "code", "severity", "file", "line", "column", "message", "hint"
        ]
    );
    assert!(trongklum(&["check"]).out.contains("ทะเบียนกลุ่มใช้ได้"));
}

#[test]
fn problems_are_shown_with_their_lines() {
    let broken = SAKON_NAKHON
        .replace(
            "members: [\"provincial-chief\", \"district-chief\"]",
            "members: [\"provincial-chif\"]",
        )
        .replace("count: 118", "count: 119");
    let path = file("ทะเบียน เสีย.ron", &broken);
    let ran = trongklum(&["check", &path]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out.contains("\"provincial-chif\"") && ran.out.contains("^^^"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("provincial-chief") && ran.out.contains("dangling-id"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("size-misread"), "{}", ran.out);
    assert!(ran.out.contains("ต้องแก้ ๒ รายการ"), "{}", ran.out);
    let english = trongklum(&["check", &path, "--lang", "en"]).out;
    assert!(english.contains("error[dangling-id]"), "{english}");

    let json = trongklum(&["check", "--registry", &path, "--json"]).json();
    assert_eq!(json["ok"], false);
    let line = broken
        .lines()
        .position(|line| line.contains("provincial-chif\""));
    assert_eq!(json["problems"][0]["line"], line.unwrap() + 1);

    for args in [
        vec!["lookup", "x"],
        vec!["show", "guideline"],
        vec!["test", "x.ron"],
    ] {
        let args: Vec<&str> = args.into_iter().chain(["--registry", &path]).collect();
        let ran = trongklum(&args);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{args:?}");
        assert!(ran.err.contains("provincial-chif"), "{}", ran.err);
    }
}

#[test]
fn a_warning_fails_the_check_and_leaves_the_registry_usable() {
    let path = file(
        "warning.ron",
        SAKON_NAKHON.replace("๑๙ คน (ล่าสุด)\", count: 19", "๒๕ คน\", count: 25"),
    );
    assert_eq!(trongklum(&["check", &path]).code, 1);
    assert_eq!(
        trongklum(&["show", "guideline", "--registry", &path]).code,
        0
    );
}

#[test]
fn pictures_that_cannot_be_shown_are_warned_of() {
    let path = "tests/cases/invalid/pictures.ron";
    let ran = trongklum(&["check", path, "--lang", "en"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    for words in [
        "warning[picture-missing]",
        "warning[picture-too-large]",
        "warning[picture-unreadable]",
        "pictures/nowhere.png",
        "at most 2 MB, 4096 pixels a side, and 16 million pixels",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(!ran.out.contains("whole.png"), "{}", ran.out);
    let json = trongklum(&["check", path, "--json"]).json();
    let problems = json["problems"].as_array().unwrap();
    let codes = problems
        .iter()
        .filter_map(|problem| problem["code"].as_str());
    let pictures = codes.filter(|code| code.starts_with("picture-"));
    assert_eq!(pictures.count(), 4, "{json}");
}

#[test]
fn files_as_other_programs_save_them() {
    let windows = format!("\u{feff}{}", SAKON_NAKHON.replace('\n', "\r\n"));
    let path = file("จังหวัด/ทะเบียน ๑.ron", windows);
    for command in [vec!["check"], vec!["show", "guideline", "--json"]] {
        let here: Vec<&str> = command
            .iter()
            .copied()
            .chain(["--registry", &path])
            .collect();
        assert_eq!(trongklum(&here).code, 0);
    }
    assert_eq!(
        trongklum(&["show", "guideline", "--json", "--registry", &path]).out,
        trongklum(&["show", "guideline", "--json"]).out
    );
}

#[test]
fn what_cannot_be_read_is_an_input_error() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let empty = file("empty.ron", "");
    let bytes = file("bytes.ron", [0xff, 0xfe, 0, 1]);
    let syntax = file("syntax.ron", "(version: 1,");
    for path in [folder, &empty, &bytes, "no/such.ron"] {
        let check = trongklum(&["check", path]);
        assert_eq!(check.code, 3, "{path}");
        assert_eq!(trongklum(&["check", path, "--json"]).json()["ok"], false);
        assert_eq!(
            trongklum(&["lookup", "x", "--registry", path]).code,
            3,
            "{path}"
        );
        assert_eq!(trongklum(&["test", path]).code, 3, "{path}");
    }
    assert_eq!(trongklum(&["check", &syntax]).code, 1);
    assert_eq!(
        trongklum(&["show", "letter", "--registry", &syntax]).code,
        3
    );
}

#[test]
fn an_offices_cases_are_run() {
    let ran = trongklum(&[
        "test",
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/office.ron"),
    ]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);

    let failing = file(
        "failing.ron",
        r#"[
            (id: "wrong best", need: (role: "governor", act: "issue-order"), best: None),
            (id: "wrong clauses", need: (role: "นอภ.", act: "ask"), groups: {"orders-pk": (verdict: "fits", clauses: [])}),
            (id: "no such role", need: (role: "mayor", act: "ask")),
            (id: "no such group", need: (act: "ask"), best: "nobody", groups: {"none": ()}),
            (id: "nothing", need: ()),
            (id: "right", need: (role: "governor", act: "issue-order"), best: "executives"),
        ]"#,
    );
    let ran = trongklum(&["test", &failing, "--lang", "en", "--digits", "arabic"]);
    assert_eq!(ran.code, 1);
    for words in [
        "Failed: wrong best",
        "should be (none), but is executives",
        "should be fits, but is forbidden",
        "orders-pk.notes.1",
        "There is no role mayor",
        "There is no group nobody",
        "There is no group none",
        "Passed 1 of 6 cases, failed 5",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }

    for (name, text, place) in [
        ("bad1.ron", "[\n  (id: \"a\", ned: ()),\n]", ":2:"),
        ("bad2.ron", "[\n\n  (id: \"a\")\n]", ":3:"),
        ("bad3.ron", "[(id: 7)]", ":1:"),
        ("bad4.ron", "", ":1:1:"),
    ] {
        let ran = trongklum(&["test", &file(name, text)]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{text}");
        assert!(ran.err.contains(place), "{text}: {}", ran.err);
    }
}
