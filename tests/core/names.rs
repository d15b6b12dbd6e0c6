//! Tests names in every spelling on the command line, and the marks below the places that a check
//! reports.

use std::fs;
use std::path::PathBuf;

use trongklum::cli::{Console, Outcome, run};
use trongklum::lang::Lang;
use trongklum::registry::Severity;
use trongklum::store::load;
use trongklum::text::breaks::columns;

use super::support::{case, files};

/// Returns the exit code, the output and the messages of a command.
fn ran(args: &[&str], input: &str) -> (u8, String, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let args = std::iter::once("trongklum").chain(args.iter().copied());
    let outcome = run(
        args.map(Into::into),
        &mut Console {
            input: &mut input.as_bytes(),
            output: &mut output,
            errors: &mut errors,
            columns: 1000,
        },
    );
    let Outcome::Exit(code) = outcome else {
        panic!("the window opens");
    };
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    (code, text(output), text(errors))
}

/// Writes a file for one test.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a file");
    path.to_str().expect("a path in UTF-8").to_owned()
}

const ROLE: [&str; 17] = [
    "นายอำเภอ",
    "นายอําเภอ",
    "นายอาํเภอ",
    "นายอำาเภอ",
    "นายอ ำเภอ",
    "นายอ าเภอ",
    "น\u{202a}ายอํา\u{2063}เภอ",
    "นาย\u{ad}อำเภอ",
    "\u{200b}นาย\u{2060}อำเภอ\u{feff}",
    " “นายอำเภอ” ",
    "\"นายอำเภอ\"",
    "ตำแหน่งนายอำเภอ",
    "ท่าน นายอำเภอ",
    "DISTRICT-CHIEF",
    "District\u{2011}Chief",
    "district-chief ",
    "'district-chief'",
];

const GROUP: [&str; 10] = [
    "ผู้บริหารจังหวัด และนายอำเภอ",
    "ผ\u{e49}\u{e39}บริหารจังหวัดและนายอําเภอ",
    "กลุ่มผู้บริหารจังหวัด และนายอำเภอ",
    "กลุ่มไลน์ \"ผู้บริหารจังหวัด และนายอำเภอ\"",
    "LINE group “ผู้บริหารจังหวัด และนายอำเภอ”",
    "ห้อง ผู้บริหาร\u{34f}จังหวัด\u{a0}และนายอำาเภอ",
    "กลุ่มผู้บริหารจังหวัด และนายอ าเภอ",
    "EXECUTIVES",
    "กลุ่ม executives",
    "‘executives’",
];

#[test]
fn a_name_is_known_however_it_is_written() {
    for word in ROLE {
        let (code, out, err) = ran(&["show", "role", word, "--json"], "");
        assert_eq!(code, 0, "{word}: {err}");
        assert!(out.contains("\"id\": \"district-chief\""), "{word}");
    }
    for word in GROUP {
        let (code, out, err) = ran(&["show", "group", word, "--json"], "");
        assert_eq!(code, 0, "{word}: {err}");
        assert!(out.contains("\"id\": \"executives\""), "{word}");
    }
}

#[test]
fn every_option_takes_a_name_however_it_is_written() {
    let plain = ran(
        &[
            "lookup",
            "--act",
            "report-urgent",
            "--role",
            "district-chief",
            "--to",
            "governor",
            "--topic",
            "volunteer",
            "--json",
        ],
        "",
    );
    for (act, role, to, topic) in [
        ("REPORT-URGENT", "นายอําเภอ", "“ผู้ว่าราชการจังหวัด”", "Volunteer"),
        (
            "report\u{2011}urgent",
            "นอภ",
            "ผ\u{e49}\u{e39}ว่าราชการจังหวัด",
            "VOLUNTEER\u{200b}",
        ),
        (
            "'report-urgent'",
            "DISTRICT-CHIEF",
            "GOVERNOR",
            "เรื่อง volunteer",
        ),
    ] {
        let args = [
            "lookup", "--act", act, "--role", role, "--to", to, "--topic", topic, "--json",
        ];
        assert_eq!(ran(&args, ""), plain, "{args:?}");
    }
    let asked = |group: &str| {
        ran(
            &["lookup", "--purpose", "ABOUT", "--group", group, "--json"],
            "",
        )
    };
    for group in GROUP {
        assert_eq!(asked(group), asked("executives"), "{group}");
    }
    for role in ROLE {
        for args in [
            &["show", "permissions", "--role", role][..],
            &[
                "lookup",
                "--purpose",
                "read",
                "--act",
                "issue-order",
                "--from",
                role,
            ],
            &["draft", "-", "--role", role],
        ] {
            let (code, _, err) = ran(args, "รายงานผล");
            assert!(code < 2, "{args:?}: {err}");
        }
        let line = serde_json::json!({"role": role, "act": "ask"}).to_string();
        let (code, _, err) = ran(&["lookup", "--batch", "-", "--json"], &line);
        assert_eq!(code, 0, "{role}: {err}");
    }
}

#[test]
fn a_name_of_several_is_refused_with_their_ids() {
    let text = case("valid/fictitious.ron")
        .replace("(th: \"ช่างสี\"", "(th: \"ประธาน\"")
        .replace("name: \"ฝูงแพะ\"", "name: \"กลุ่ม ลานสหกรณ์\"")
        .replace("name: \"ประตู\"", "name: \"ลาน สหกรณ์\u{ad}\"");
    let file = file("several.ron", &text);
    let refused = |args: &[&str], ids: &[&str]| {
        for lang in ["th", "en"] {
            let mut all = vec!["--registry", file.as_str(), "--lang", lang];
            all.extend(args);
            let args = all;
            let (code, out, err) = ran(&args, "");
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
            let listed: Vec<&str> = err
                .lines()
                .skip(1)
                .filter_map(|line| line.split_whitespace().next())
                .collect();
            assert_eq!(listed, ids, "{err}");
        }
    };
    refused(&["show", "role", "ประธาน"], &["chair", "miller"]);
    refused(
        &["lookup", "--act", "ask", "--role", "ประ\u{ad}ธาน"],
        &["chair", "miller"],
    );
    refused(
        &["lookup", "--act", "ask", "--to", "ประธาน"],
        &["chair", "miller"],
    );
    refused(&["show", "group", "ลานสหกรณ์"], &["yard", "gate"]);
    refused(
        &["lookup", "--purpose", "about", "--group", "ลานสหกรณ์"],
        &["yard", "gate"],
    );
    // A full name takes precedence over one that only ends like it.
    let (code, out, _) = ran(
        &[
            "--registry",
            &file,
            "show",
            "group",
            "กลุ่มลานสหกรณ์",
            "--json",
        ],
        "",
    );
    assert_eq!(code, 0);
    assert!(out.contains("\"id\": \"herd\""));
    let line = "{\"act\": \"ask\", \"role\": \"ประธาน\"}";
    let (code, out, _) = ran(
        &["--registry", &file, "lookup", "--batch", "-", "--json"],
        line,
    );
    assert_eq!(code, 3);
    assert!(out.contains("miller"), "{out}");
    let (code, out, _) = ran(&["check", &file], "");
    assert_eq!(code, 1);
    assert_eq!(out.matches("same-name").count(), 2, "{out}");
}

#[test]
fn a_check_names_roles_of_one_name_or_abbreviation() {
    let abbreviated = |text: &str, role: &str, short: &str| {
        let plain = format!("en: \"{role}\")");
        text.replacen(&plain, &format!("{plain}, abbreviations: [\"{short}\"]"), 1)
    };
    let fictitious = case("valid/fictitious.ron");
    let taught = abbreviated(&fictitious, "Treasurer", "หน.คำนวณ");
    for (short, is_told) in [
        ("ช.ส.", false),
        ("เกษ\u{200b}ตรกร", true),
        ("CHAIR", true),
        ("หน. คํานวณ", true),
        ("หน.ค านวณ", true),
        ("หนคำานวณ", true),
    ] {
        let file = file("abbreviated.ron", &abbreviated(&taught, "Miller", short));
        let (_, out, _) = ran(&["check", &file], "");
        assert_eq!(out.contains("same-name"), is_told, "{short}: {out}");
    }
}

#[test]
fn an_unknown_name_is_still_unknown() {
    for args in [
        ["show", "group", "กลุ่ม"],
        ["show", "group", "\""],
        ["show", "group", ""],
        ["show", "role", "\u{200b}"],
        ["show", "role", "ตำแหน่ง"],
    ] {
        let (code, _, err) = ran(&args, "");
        assert_eq!(code, 2, "{args:?}");
        assert!(err.lines().count() > 3, "{err}");
    }
}

#[test]
fn a_condition_may_be_one_text() {
    let fictitious = case("valid/fictitious.ron");
    let both = fictitious.find("PermitIf(").expect("a condition");
    let end = both + fictitious[both..].find(')').expect("its end") + 1;
    for written in [
        "PermitIf(\"เมื่อจำเป็น\")",
        "PermitIf ( // ก\n \"เมื่อจำเป็น\", )",
        "PermitIf((th: \"เมื่อจำเป็น\"))",
        "PermitIf(th: \"เมื่อจำเป็น\")",
    ] {
        let text = format!("{}{written}{}", &fictitious[..both], &fictitious[end..]);
        let file = file("one-text.ron", &text);
        for lang in ["th", "en"] {
            let args = [
                "--registry",
                &file,
                "--lang",
                lang,
                "lookup",
                "--role",
                "goatherd",
                "--act",
                "report-urgent",
                "--topic",
                "goats",
            ];
            let (code, out, err) = ran(&args, "");
            assert_eq!(code, 0, "{written}: {err}");
            assert!(out.contains("เมื่อจำเป็น"), "{written}: {out}");
        }
    }
}

/// Returns the line shown above a mark, from the marked place on.
fn marked(out: &str) -> Option<String> {
    let lines: Vec<&str> = out.lines().collect();
    let mark = lines.iter().position(|line| line.contains('^'))?;
    let before = columns(lines[mark].split('^').next()?);
    let shown = lines[mark - 1];
    let (start, _) = shown
        .char_indices()
        .find(|(at, c)| columns(&shown[..*at]) >= before && columns(&c.to_string()) > 0)?;
    Some(shown[start..].to_owned())
}

#[test]
fn a_mark_stands_under_its_letter() {
    let mut met = 0;
    for file in files("tests/cases/invalid", ".ron") {
        let loaded = load(&file);
        let [problem] = &loaded.problems[..] else {
            continue;
        };
        let Some(span) = &problem.span else { continue };
        let sign = loaded.text[span.start..].chars().next();
        let Some(sign) =
            sign.filter(|c| columns(&c.to_string()) > 0 && !c.is_whitespace() && !c.is_control())
        else {
            continue;
        };
        for lang in Lang::ALL {
            let name = file.to_str().expect("a path in UTF-8");
            let (code, out, _) = ran(&["check", name, "--lang", lang.code()], "");
            assert_eq!(
                code,
                u8::from(problem.severity() != Severity::Info),
                "{name}"
            );
            if code == 0 {
                continue;
            }
            let marked = marked(&out).unwrap_or_default();
            assert!(marked.starts_with(sign), "{name}: {sign} {marked}\n{out}");
        }
        met += 1;
    }
    assert!(met > 40, "{met}");
}

#[test]
fn files_of_every_line_end_have_the_same_places() {
    let damaged =
        case("valid/fictitious.ron").replace("kind_of: \"farmer\"", "kind_of: \"framer\"");
    let places: Vec<String> = ["\n", "\r\n", "\r"]
        .iter()
        .map(|end| {
            let name = file("ends.ron", &damaged.replace('\n', end));
            ran(&["check", &name, "--json"], "").1
        })
        .collect();
    assert!(places[0].contains("dangling-id"), "{}", places[0]);
    assert!(
        places.iter().all(|place| *place == places[0]),
        "{places:#?}"
    );
}

#[test]
fn a_file_of_cases_is_refused_at_the_right_place() {
    for (text, place) in [
        ("[\n    (id: “ก”),\n]", ":2:10: "),
        ("[\n    (id: \"ก\",\n    (id: \"ข\"),\n]", ":2:5: "),
        ("[\n    (id: \"ก\", /* ข\n]", ":2:15: "),
    ] {
        let file = file("refused-cases.ron", text);
        let (code, _, err) = ran(&["test", &file], "");
        assert_eq!(code, 3, "{text}");
        assert!(err.contains(place), "{err}");
    }
    let (_, _, err) = ran(
        &["lookup", "--batch", "-", "--json", "--lang", "en"],
        "{\"query\": \"ก\", ข}",
    );
    assert!(err.contains("column 16"), "{err}");
}
