//! Tests the command line, mostly in-process. A few things need the real program.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should panic"
)]

#[cfg(target_os = "linux")]
#[path = "cli/at_a_terminal.rs"]
mod at_a_terminal;
#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/format_2.rs"]
mod format_2;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use trongklum::cli::{Console, DEFAULT_COLUMNS, Outcome, run};
use trongklum::lang::Lang;
use trongklum::registry::{Act, SAKON_NAKHON, read};
use trongklum::text::Digits;
use trongklum::text::breaks::columns;
use trongklum::understand::Understander;

/// The result of a command.
struct Ran {
    code: u8,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

fn start(args: &[OsString], input: &str, width: usize) -> (Outcome, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("trongklum".into()).chain(args.iter().cloned());
    let outcome = run(
        args,
        &mut Console {
            input: &mut input.as_bytes(),
            output: &mut out,
            errors: &mut err,
            columns: width,
        },
    );
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    (outcome, text(out), text(err))
}

fn wide(args: &[&str], input: &str, width: usize) -> Ran {
    let args: Vec<OsString> = args.iter().map(OsString::from).collect();
    let (outcome, out, err) = start(&args, input, width);
    match outcome {
        Outcome::Exit(code) => Ran { code, out, err },
        Outcome::Window { .. } => panic!("{args:?} opens the window"),
    }
}

fn with(args: &[&str], input: &str) -> Ran {
    wide(args, input, DEFAULT_COLUMNS)
}

fn trongklum(args: &[&str]) -> Ran {
    with(args, "")
}

/// Writes a file for one test, in cargo's folder for tests.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Returns the keys of a JSON object, in text order.
fn keys(object: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let (mut depth, mut rest) = (0, object);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            '"' => {
                let mut escaped = false;
                let end = rest.find(|c| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                let (text, after) = rest.split_at(end.expect("a closed text"));
                rest = &after[1..];
                if depth == 1 && rest.trim_start().starts_with(':') {
                    keys.push(text.to_owned());
                }
            }
            _ => {}
        }
    }
    keys
}

/// Returns the text of the first value of `key` in `json`.
fn part<'j>(json: &'j str, key: &str) -> &'j str {
    let at = json.find(&format!("\"{key}\":")).expect("the key") + key.len() + 3;
    let start = json[at..].find(['{', '[']).expect("a record or list") + at;
    let mut depth = 0;
    for (offset, c) in json[start..].char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &json[start..=start + offset];
        }
    }
    panic!("{key} is not closed")
}

fn assert_aligned(text: &str) {
    let mut width = None;
    for line in text.lines() {
        if line.starts_with(['┌', '│', '├', '╞', '└']) {
            let found = columns(line);
            assert_eq!(*width.get_or_insert(found), found, "{line}\n{text}");
        } else {
            width = None;
        }
    }
}

#[test]
fn lookup_finds_the_group() {
    let found = trongklum(&["lookup", "รายงานน้ำท่วม", "--role", "นอภ.", "--json"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    let json = found.json();
    assert_eq!(json["best"], "executives");
    assert_eq!(json["need"]["query"], "รายงานน้ำท่วม");
    assert_eq!(json["need"]["act"], "report-urgent");
    assert_eq!(json["groups"].as_array().unwrap().len(), 6);
    assert_eq!(json["groups"][0]["member"], true);
}

#[test]
fn lookup_json_has_the_keys_of_the_contract() {
    let found = trongklum(&["lookup", "--act", "report-results", "--json"]);
    assert_eq!(
        keys(&found.out),
        [
            "need", "best", "groups", "advice", "in_force", "on", "letter"
        ]
    );
    assert_eq!(
        keys(part(&found.out, "letter")),
        ["reference", "date", "from", "until", "replaces"]
    );
    assert_eq!(
        keys(part(&found.out, "need")),
        [
            "query",
            "role",
            "act",
            "topic",
            "purpose",
            "to",
            "asked_group"
        ]
    );
    let first = part(&found.out, "groups").trim_start_matches('[');
    assert_eq!(
        keys(part(&format!("\"x\":{first}"), "x")),
        [
            "id",
            "name",
            "rank",
            "verdict",
            "member",
            "must",
            "condition",
            "reasons",
            "relay"
        ]
    );
    assert_eq!(
        keys(
            part(&found.out, "reasons")
                .trim_start_matches('[')
                .split_inclusive('}')
                .next()
                .unwrap()
        ),
        ["clause", "text", "inferred"]
    );
    assert_eq!(found.json()["groups"][0]["member"], Value::Null);
}

/// Arguments; then best, purpose and act, empty for null.
const NEEDS: &[(&[&str], &str, &str, &str)] = &[
    (
        &["--role", "district-chief", "--act", "report-urgent"],
        "executives",
        "post",
        "report-urgent",
    ),
    (
        &["--role", "นายอำเภอ", "--act", "รายงานผลการปฏิบัติงาน"],
        "administrators",
        "post",
        "report-results",
    ),
    (
        &["--role", "governor", "--act", "สอบถาม"],
        "executives",
        "post",
        "ask",
    ),
    (
        &["--act", "ขอความช่วยเหลือ", "--role", "governor"],
        "executives",
        "post",
        "ask",
    ),
    (
        &[
            "--role",
            "deputy",
            "--act",
            "report-results",
            "--topic",
            "จิตอาสา",
        ],
        "volunteers",
        "post",
        "report-results",
    ),
    (
        &["--role", "agency-head", "--purpose", "join"],
        "agencies",
        "join",
        "join",
    ),
    (
        &["--role", "district-chief", "--purpose", "join"],
        "administrators",
        "join",
        "join",
    ),
    (
        &["--role", "governor", "--act", "invite-outsider"],
        "",
        "join",
        "invite-outsider",
    ),
    (
        &["--purpose", "about", "--group", "ข้อสั่งการ ปค.สน."],
        "orders-pk",
        "about",
        "",
    ),
    (&["กลุ่มข้อสั่งการ ปจ.สน. คืออะไร"], "orders-pj", "about", ""),
    (&["สวัสดีครับ"], "", "post", "share-news"),
    (
        &[
            "--role",
            "governor",
            "--act",
            "issue-order",
            "--to",
            "agency-head",
        ],
        "agencies",
        "post",
        "issue-order",
    ),
    (
        &[
            "--role",
            "district-chief",
            "--act",
            "send-letter",
            "--purpose",
            "read",
        ],
        "orders-pk",
        "read",
        "send-letter",
    ),
    (
        &[
            "--role",
            "district-chief",
            "--act",
            "share-news",
            "--purpose",
            "read",
            "--from",
            "provincial-chief",
        ],
        "orders-pj",
        "read",
        "share-news",
    ),
    (
        &["ไฟไหม้", "--act", "ask", "--role", "นอภ."],
        "executives",
        "post",
        "ask",
    ),
    (
        &["รายงานผลของปลัดอำเภอ", "--role", "นอภ."],
        "administrators",
        "post",
        "report-results",
    ),
    // A text about reading stays one when given another act that posts.
    (
        &[
            "ดูรายงานเหตุด่วนได้ที่ไหน",
            "--role",
            "district-chief",
            "--act",
            "report-results",
        ],
        "administrators",
        "read",
        "report-results",
    ),
    (
        &[
            "ดูรายงานเหตุด่วนได้ที่ไหน",
            "--role",
            "district-chief",
            "--act",
            "report-results",
            "--purpose",
            "post",
        ],
        "administrators",
        "post",
        "report-results",
    ),
    (
        &["ดูรายงานเหตุด่วนได้ที่ไหน", "--act", "add-member"],
        "",
        "join",
        "add-member",
    ),
    (
        &[
            "เพิ่มปลัดอำเภอเข้ากลุ่ม",
            "--role",
            "governor",
            "--purpose",
            "read",
        ],
        "",
        "read",
        "",
    ),
    (
        &["เพิ่มปลัดอำเภอเข้ากลุ่ม", "--purpose", "join"],
        "",
        "join",
        "add-member",
    ),
    // An act and a purpose named together hold as named.
    (
        &["--act", "add-member", "--purpose", "post"],
        "",
        "post",
        "add-member",
    ),
    (
        &["--act", "ask", "--purpose", "about", "--group", "orders-pk"],
        "orders-pk",
        "about",
        "",
    ),
];

#[test]
fn the_audience_of_another_act_is_dropped_unless_named() {
    let text = "สั่งการนายอำเภอทุกอำเภอ";
    let to = |more: &[&str]| {
        let args = ["lookup", text, "--role", "governor", "--json"];
        trongklum(&[&args, more].concat()).json()["need"]["to"].clone()
    };
    assert_eq!(to(&[]), json!(["district-chief"]));
    assert_eq!(to(&["--act", "issue-order"]), json!(["district-chief"]));
    assert_eq!(to(&["--act", "share-news"]), json!([]));
    assert_eq!(to(&["--purpose", "join"]), json!([]));
    let named = to(&["--act", "share-news", "--to", "district-chief"]);
    assert_eq!(named, json!(["district-chief"]));
}

#[test]
fn a_reader_who_is_excluded_is_named_in_json() {
    let ask = |role: &str, act: &str, more: &[&str]| {
        let args = ["lookup", "--role", role, "--act", act, "--json"];
        trongklum(&[&args, more].concat())
    };
    let open = ask("governor", "issue-order", &[]);
    assert!(!open.out.contains("not_to") && !open.out.contains("read_by_excluded"));
    let twice = ["--not-to", "agency-head", "--not-to", "รองผู้ว่าราชการจังหวัด"];
    let found = ask("governor", "issue-order", &twice[..2]).json();
    assert_eq!(found["best"], "executives");
    assert_eq!(found["need"]["not_to"], json!(["agency-head"]));
    let read = |answer: &Value, id: &str| {
        let groups = answer["groups"].as_array().unwrap();
        let group = groups.iter().find(|group| group["id"] == id).unwrap();
        (group["verdict"].clone(), group["read_by_excluded"].clone())
    };
    assert_eq!(
        read(&found, "agencies"),
        (json!("fits"), json!(["agency-head"]))
    );
    assert_eq!(read(&found, "executives"), (json!("fits"), Value::Null));
    let neither = ask("governor", "issue-order", &twice).json();
    assert_eq!(neither["best"], Value::Null);
    assert_eq!(
        neither["need"]["not_to"],
        json!(["agency-head", "vice-governor"])
    );

    // A line of a batch says it too, as one role or several.
    let line = |not_to: &str| {
        let line =
            format!(r#"{{"id": 1, "role": "governor", "act": "issue-order", "not_to": {not_to}}}"#);
        let ran = with(&["lookup", "--batch", "-", "--json"], &line);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        ran.json()
    };
    assert_eq!(line(r#""agency-head""#)["groups"], found["groups"]);
    assert_eq!(
        line(r#"["agency-head", "vice-governor"]"#)["groups"],
        neither["groups"]
    );
    let both = trongklum(&["lookup", "--batch", "x", "--json", "--not-to", "governor"]);
    assert!(
        both.code == 2 && both.err.contains("not-to"),
        "{}",
        both.err
    );
    let unknown = ask("governor", "issue-order", &["--not-to", "goveror"]);
    assert!(unknown.code == 2 && unknown.err.contains("governor"));
}

#[test]
fn a_reader_who_is_excluded_is_told_in_words() {
    for (lang, sentences) in [
        (
            "th",
            [
                "ไม่ให้อ่าน ผู้ว่าราชการจังหวัด",
                "ทุกกลุ่มที่ใช้ได้มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก: ผู้บริหารจังหวัด และนายอำเภอ (ผู้ว่าราชการจังหวัด)",
                "มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก: ผู้ว่าราชการจังหวัด",
            ],
        ),
        (
            "en",
            [
                "Not to be read by Governor",
                "Every group for this has members whom you do not want to read it: ผู้บริหารจังหวัด และนายอำเภอ (Governor)",
                "Members whom you do not want to read this: Governor",
            ],
        ),
    ] {
        let args = [
            "lookup",
            "รายงานน้ำท่วม",
            "--role",
            "district-chief",
            "--not-to",
            "governor",
            "--lang",
            lang,
        ];
        let ran = wide(&args, "", 400);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let labels_and_values = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for sentence in sentences {
            assert!(
                labels_and_values.contains(sentence),
                "{sentence}\n{}",
                ran.out
            );
        }
    }
}

#[test]
fn needs_are_understood_as_given() {
    for (args, best, purpose, act) in NEEDS {
        let all: Vec<&str> = ["lookup", "--json"].iter().chain(*args).copied().collect();
        let found = trongklum(&all);
        assert_eq!(found.code, 0, "{args:?} {}", found.err);
        let json = found.json();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        assert_eq!(text(&json["best"]), *best, "{args:?}");
        assert_eq!(text(&json["need"]["purpose"]), *purpose, "{args:?}");
        assert_eq!(text(&json["need"]["act"]), *act, "{args:?}");
    }
}

#[test]
fn what_was_not_understood_is_said_with_the_acts_to_choose() {
    for lang in Lang::ALL {
        let found = trongklum(&["lookup", "กขคง", "--lang", lang.code(), "--json"]);
        let advice = found.json()["advice"].as_str().unwrap().to_owned();
        for &act in Act::ALL {
            assert!(
                advice.contains(&lang.text(&format!("act-{}", act.id()))),
                "{advice}"
            );
        }
        assert_eq!(found.json()["best"], Value::Null);
    }
}

#[test]
fn every_act_is_found_by_its_name() {
    for &act in Act::ALL {
        for lang in Lang::ALL {
            let name = lang.text(&format!("act-{}", act.id()));
            let found = trongklum(&["lookup", &name, "--json"]);
            assert_eq!(found.json()["need"]["act"], act.id(), "{name}");
        }
    }
}

#[test]
fn wrong_usage_is_explained_in_either_language() {
    // Arguments, and what the message must name.
    let cases: &[(&[&str], &str)] = &[
        (&["lokup"], "lookup"),
        (&["lokup", "น้ำท่วม", "--role", "x"], "lookup"),
        (&["export", "guideline", "--to", "x.doc"], "x.doc"),
        (&["roster"], "roster"),
        (&["lookup"], "--act"),
        (&["lookup", ""], "--act"),
        (&["lookup", "--purpose", "about"], "--group"),
        (&["lookup", "--act", "report-urgnt"], "report-urgent"),
        (
            &["lookup", "--act", "post", "--role", "mayor"],
            "report-results",
        ),
        (
            &["lookup", "x", "--role", "distict-chief"],
            "district-chief",
        ),
        (&["lookup", "x", "--topic", "volunter"], "volunteer"),
        (&["lookup", "x", "--purpose", "raed"], "read"),
        (&["lookup", "x", "--group", "order-pk"], "orders-pk"),
        (&["lookup", "x", "--to", "goveror"], "governor"),
        (&["lookup", "x", "--from", "goveror"], "governor"),
        (&["lookup", "x", "--rol", "governor"], "--role"),
        (&["lookup", "x", "--role"], "--role"),
        (
            &["lookup", "x", "--role", "governor", "--role", "deputy"],
            "--role",
        ),
        (&["lookup", "one", "two"], "two"),
        (&["lookup", "--batch", "-"], "--json"),
        (
            &["lookup", "--batch", "-", "--json", "--role", "governor"],
            "role",
        ),
        (&["show"], "lookup"),
        (&["show", "guidelines"], "guideline"),
        (&["show", "group"], "group"),
        (&["show", "group", "order-pk"], "orders-pk"),
        (&["show", "role", "goveror"], "governor"),
        (&["show", "letter", "more"], "letter"),
        (&["show", "letter", "--role", "governor"], "--role"),
        (&["test"], "trongklum test --help"),
        (&["completions", "bsh"], "bash"),
        (&["--digits", "roman", "check"], "arabic"),
        (&["help", "lokup"], "lokup"),
        (&["data/x.ron", "check"], "check"),
    ];
    for (args, named) in cases {
        for lang in Lang::ALL {
            let args: Vec<&str> = args
                .iter()
                .copied()
                .chain(["--lang", lang.code()])
                .collect();
            let ran = trongklum(&args);
            assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
            assert_eq!(ran.out, "", "{args:?}");
            if args.first() != Some(&"show") || *named != "lookup" {
                assert!(ran.err.contains(named), "{args:?}: {}", ran.err);
            }
            let thai = ran.err.contains(|c| ('ก'..='๛').contains(&c));
            assert!(lang == Lang::English || thai, "{args:?}: {}", ran.err);
            assert!(
                !ran.err.contains("error:") && !ran.err.contains("cli-"),
                "{}",
                ran.err
            );
        }
    }
    let unknown = trongklum(&["lookup", "x", "--lang", "xx"]);
    assert_eq!(unknown.code, 2);
}

/// The Find screen uses `Understander::read` and `Part::answer`. `lookup` must give the same
/// results, one by one and in a batch.
#[test]
fn every_way_to_ask_gives_the_same_answer() {
    let registry = read(SAKON_NAKHON).registry.unwrap();
    let understander = Understander::new(&registry);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/queries/dev.jsonl");
    let questions: Vec<Value> = fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| {
            let mut question: Value = serde_json::from_str(line).unwrap();
            let keys = question.as_object_mut().unwrap();
            keys.retain(|key, _| ["id", "role", "query"].contains(&key.as_str()));
            question
        })
        .collect();
    let lines: Vec<String> = questions.iter().map(Value::to_string).collect();
    let batch = with(&["lookup", "--batch", "-", "--json"], &lines.join("\n"));
    let answers: Vec<Value> = batch
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), questions.len());
    for (place, (question, answer)) in questions.iter().zip(&answers).enumerate() {
        let query = question["query"].as_str().unwrap();
        let role = question["role"].as_str();
        let found = role.map(|role| registry.find_role(role).unwrap());
        let understood = understander.read(&registry, query, found);
        let screen = understood.main().unwrap().answer(&registry);
        let best = screen.best.map(|group| registry.group(group).id.as_str());
        assert_eq!(answer["best"].as_str(), best, "{query}");
        let act = screen.need.act.map(Act::id);
        assert_eq!(answer["need"]["act"].as_str(), act, "{query}");
        let verdicts = |answer: &Value| answer["groups"].clone();
        // Each command reads the vocabulary again, so only some are run one by one.
        if place % 6 == 0 {
            let role = role.map_or(vec![], |role| vec!["--role", role]);
            let args = [vec!["lookup", query, "--json"], role].concat();
            let single = trongklum(&args).json();
            assert_eq!(single["need"], answer["need"], "{query}");
            assert_eq!(verdicts(&single), verdicts(answer), "{query}");
            assert_eq!(single["best"], answer["best"], "{query}");
        }
    }
}

#[test]
fn a_batch_is_answered_line_by_line() {
    let input = concat!(
        "\u{feff}{\"id\": 1, \"role\": \"district-chief\", \"query\": \"รายงานน้ำท่วม\"}\r\n",
        "{\"id\": \"b\", \"role\": \"governor\", \"act\": \"issue-order\", \"to\": \"agency-head\"}\n",
        "\n",
        "not json\n",
        "{\"id\": [3], \"role\": \"mayor\", \"act\": \"ask\"}\n",
        "{\"id\": 5}\n",
        "[1]\n",
        "{\"id\": 7, \"act\": 7}\n",
        "{\"id\": 8, \"act\": \"ask\", \"rol\": \"governor\"}\n",
        "{\"role\": \"นอภ.\", \"purpose\": \"join\", \"to\": [\"governor\"]}",
    );
    let ran = with(&["lookup", "--batch", "-", "--json"], input);
    assert_eq!(ran.code, 3);
    let lines: Vec<&str> = ran.out.lines().collect();
    let best = |at: usize| serde_json::from_str::<Value>(lines[at]).unwrap();
    assert_eq!(lines.len(), 9, "{}", ran.out);
    assert_eq!(
        keys(lines[0]),
        [
            "id", "need", "best", "groups", "advice", "sure", "in_force", "on", "letter"
        ]
    );
    assert_eq!(
        keys(lines[1]),
        [
            "id", "need", "best", "groups", "advice", "in_force", "on", "letter"
        ],
        "only a text is read more or less surely"
    );
    assert_eq!(best(0)["best"], "executives");
    assert_eq!(best(1)["best"], "agencies");
    for (at, id) in [(2, "null"), (3, "[3]"), (4, "5"), (5, "null"), (6, "7")] {
        assert_eq!(keys(lines[at]), ["id", "error"]);
        assert_eq!(best(at)["id"].to_string(), id);
    }
    assert_eq!(best(7)["id"], 8);
    assert_eq!(keys(lines[8])[0], "id");
    for line in ["4", "5", "6", "7", "8", "9"] {
        assert!(ran.err.contains(&format!("บรรทัด {line}:")), "{}", ran.err);
    }
    let good = with(
        &["lookup", "--batch", "-", "--json"],
        "{\"id\":1,\"query\":\"\"}\n",
    );
    assert_eq!((good.code, good.out.lines().count()), (0, 1));

    let path = file("batch/คำถาม.jsonl", input);
    let from_file = trongklum(&["lookup", "--batch", &path, "--json"]);
    assert_eq!(from_file.out, ran.out);
    let missing = trongklum(&["lookup", "--batch", "no/such.jsonl", "--json"]);
    assert_eq!(missing.code, 3);
}

/// The letter's table, cell for cell.
const CELLS: [[&str; 4]; 6] = [
    [
        "นักปกครองสกลนคร จำนวนสมาชิก ๒๐๔ คน",
        "๑.ผู้ว่าราชการจังหวัด ๒.ปลัดจังหวัด ๓.นายอำเภอ ๔.ปลัดอำเภอ ประสานงาน",
        "สำหรับรายงานผลการปฏิบัติงานของอำเภอ",
        "",
    ],
    [
        "ข้อสั่งการ ปค.สน. จำนวนสมาชิก ๑๗๕ คน",
        "๑.ปลัดจังหวัด ๒.นายอำเภอ ๓.ปลัดอำเภอ ประสานงาน",
        "ใช้เพื่อส่งหนังสือสั่งการจากที่ทำการปกครองจังหวัดถึงอำเภอเท่านั้น",
        "ไม่อนุญาตให้สมาชิกในกลุ่มสอบถามหรือโต้ตอบกัน",
    ],
    [
        "ข้อสั่งการ ปจ.สน. จำนวนสมาชิก ๑๙ คน (ล่าสุด)",
        "๑.ปลัดจังหวัด ๒.นายอำเภอ",
        "สำหรับปลัดจังหวัด ส่งข้อมูลหรือข่าวสารสำคัญให้รวมถึงข้อสั่งการกรมการปกครอง",
        "ไม่ต้องรายงานผลการปฏิบัติงาน/ ไม่ต้องตอบรับทราบ",
    ],
    [
        "ผู้บริหารจังหวัด และนายอำเภอ จำนวนสมาชิก ๒๒ คน",
        "๑.ผู้ว่าราชการจังหวัด ๒.รองผู้ว่าราชการจังหวัด ๓.ปลัดจังหวัด ๔.นายอำเภอ",
        "ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ และรับข้อสั่งการจากผู้ว่าราชการจังหวัดสกลนคร/รองผู้ว่าราชการจังหวัดสกลนคร",
        "อาจมีการตอบ/ให้ข้อมูลหรือรายงานผู้ว่าราชการจังหวัดสกลนคร/รองผู้ว่าราชการจังหวัดสกลนคร ได้",
    ],
    [
        "ศอ.จอส.จว.สน. จำนวนสมาชิก ๑๑๘ คน",
        "๑.ปลัดจังหวัด ๒.นายอำเภอ ๓. ปลัดอำเภอ ๔.เจ้าหน้าที่ผู้รับผิดชอบงานจิตอาสาพระราชทาน",
        "๑.สำหรับศูนย์อำนวยการจิตอาสาพระราชทาน จังหวัดสกลนคร ส่งหนังสือหรือสั่งการต่างๆ ที่เกี่ยวกับงานจิตอาสาพระราชทาน ๒ สำหรับให้ศูนย์อำนวยการจิตอาสาพระราชทานอำเภอ รายงานผลการปฏิบัติงานด้านจิตอาสา",
        "",
    ],
    [
        "หน.ส่วนราชการ-นอภ.สน.",
        "๑.ผู้ว่าราชการจังหวัด ๒.รองผู้ว่าราชการจังหวัด ๓.หัวหน้าส่วนราชการระดับจังหวัด ๔.นายอำเภอ",
        "สำหรับผู้ว่าราชการจังหวัด ส่งข้อมูลหรือข่าวสารสำคัญ รวมถึงข้อสั่งการต่างๆ",
        "๑. งดการส่งรายงาน หรือผลการปฏิบัติงานต่างๆ ๒. ให้หัวหน้าส่วนราชการฯ / นายอำเภอ เข้ากลุ่มด้วยตนเองเท่านั้น",
    ],
];

#[test]
fn the_guideline_is_the_letters_table_word_for_word() {
    for digits in ["thai", "arabic"] {
        for lang in Lang::ALL {
            let ran = trongklum(&[
                "show",
                "guideline",
                "--json",
                "--digits",
                digits,
                "--lang",
                lang.code(),
            ]);
            assert_eq!(ran.code, 0);
            assert_eq!(keys(&ran.out), ["rows", "closing_note"]);
            let json = ran.json();
            let rows = json["rows"].as_array().unwrap();
            assert_eq!(rows.len(), CELLS.len());
            for (row, cells) in rows.iter().zip(CELLS) {
                assert_eq!(row["cells"], serde_json::json!(cells));
            }
            assert_eq!(
                json["closing_note"],
                "** หมายเหตุ สมาชิกในแต่ละกลุ่ม มีเฉพาะผู้ที่เกี่ยวข้อง จึงไม่อนุญาตให้เชิญผู้ที่ไม่เกี่ยวข้องเข้ากลุ่มอย่างเด็ดขาด"
            );
        }
    }
    let shown = trongklum(&["show", "guideline", "--digits", "arabic"]).out;
    // The letter is filed under this number.
    let number = "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒";
    let rest = shown.replace(number, "");
    assert!(shown.contains(number), "{shown}");
    assert!(rest.contains("204") && !rest.contains('๒'), "{rest}");
}

#[test]
fn digits_follow_the_language_unless_they_are_named() {
    let shown = |more: &[&str]| {
        let args = [&["show", "group", "administrators"], more].concat();
        trongklum(&args).out
    };
    for (more, thai) in [
        (&[][..], true),
        (&["--lang", "th"], true),
        (&["--lang", "en"], false),
        (&["--digits", "arabic"], false),
        (&["--lang", "en", "--digits", "thai"], true),
        (&["--lang", "en", "--digits", "arabic"], false),
    ] {
        let shown = shown(more);
        assert_eq!(shown.contains("๒๐๔"), thai, "{more:?}\n{shown}");
        assert_eq!(shown.contains("204"), !thai, "{more:?}\n{shown}");
    }
}

#[test]
fn the_source_is_named_with_its_day() {
    for view in ["letter", "guideline"] {
        let thai = wide(&["show", view], "", 200).out;
        let source = "ที่มา: หนังสือที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒ ลงวันที่ ๒๐ พฤศจิกายน ๒๕๖๘";
        assert!(thai.contains(source), "{thai}");
        let english = wide(&["show", view, "--lang", "en"], "", 200).out;
        let source = "Source: letter ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒, dated 20 November 2025";
        assert!(english.contains(source), "{english}");
    }
}

#[test]
fn a_question_about_one_group_shows_no_other() {
    let registry = read(SAKON_NAKHON).registry.unwrap();
    for (_, group) in registry.groups() {
        let args = ["lookup", "--purpose", "about", "--group", &group.id];
        let ran = trongklum(&args);
        assert_eq!(ran.code, 0);
        let others = registry.groups().filter(|(_, other)| other.id != group.id);
        for (_, other) in others {
            assert!(!ran.out.contains(&other.name), "{}", ran.out);
        }
        let silent = Lang::Thai.text("verdict-silent");
        assert!(!ran.out.contains(&silent), "{}", ran.out);
        // The JSON has every group, as its contract says.
        let json = trongklum(&[&args[..], &["--json"]].concat()).json();
        assert_eq!(json["groups"].as_array().unwrap().len(), 6);
    }
}

#[test]
fn acts_without_a_group_for_any_topic_are_reported_once() {
    let ran = trongklum(&["check", "--json", "--lang", "en"]).json();
    let messages: Vec<&str> = ran["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|problem| problem["code"] == "no-group")
        .map(|problem| problem["message"].as_str().unwrap())
        .collect();
    let reported: BTreeSet<(&str, &str)> = messages
        .iter()
        .map(|message| {
            let (act, rest) = message.split_once(" (").unwrap();
            (act, rest.split_once("Roles: ").unwrap().1)
        })
        .collect();
    assert_eq!(reported.len(), messages.len(), "{messages:#?}");
    assert!(
        messages.iter().any(|it| it.contains("(any topic)")),
        "{messages:#?}"
    );
}

#[test]
fn views_have_their_keys() {
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["permissions", "--role", "governor"],
            &["role", "groups", "rows"],
        ),
        (&["memberships"], &["groups", "rows"]),
        (
            &["letter"],
            &[
                "reference",
                "office",
                "date",
                "subject",
                "addressee",
                "enclosure",
                "body",
                "closing",
                "signatory",
                "contact",
                "table",
                "remarks",
                "in_force",
                "on",
                "letter",
            ],
        ),
        (
            &["group", "orders-pk"],
            &[
                "id", "name", "size", "seated", "left", "members", "clauses", "rules", "in_force",
                "on", "letter",
            ],
        ),
        (
            &["role", "นอภ."],
            &[
                "id",
                "name",
                "abbreviations",
                "kind_of",
                "kind_inferred",
                "seats",
                "seats_inferred",
                "groups",
                "permissions",
                "in_force",
                "on",
                "letter",
            ],
        ),
    ];
    for (args, expected) in cases {
        let args: Vec<&str> = ["show"]
            .iter()
            .chain(*args)
            .chain(&["--json"])
            .copied()
            .collect();
        let ran = trongklum(&args);
        assert_eq!(
            (ran.code, keys(&ran.out)),
            (0, expected.iter().map(|k| (*k).to_owned()).collect()),
            "{args:?}"
        );
    }
    let all = trongklum(&["show", "permissions", "--json"]).json();
    assert_eq!(all.as_array().unwrap().len(), 8);
    let one = trongklum(&["show", "guideline", "--role", "agency-head", "--json"]).json();
    assert_eq!(one["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn tables_align_at_every_width() {
    let commands: &[&[&str]] = &[
        &["show", "guideline"],
        &["show", "permissions"],
        &["show", "memberships"],
        &["show", "letter"],
        &["show", "group", "executives"],
        &["show", "role", "coordinating-deputy"],
        &["lookup", "รายงานผล", "--role", "นอภ."],
        &["lookup", "รายงานผล", "--role", "ปลัดอำเภอ"],
    ];
    for command in commands {
        for lang in Lang::ALL {
            for width in [40, 60, 80, 100, 120, 200] {
                let args: Vec<&str> = command
                    .iter()
                    .copied()
                    .chain(["--lang", lang.code()])
                    .collect();
                let ran = wide(&args, "", width);
                assert_eq!(ran.code, 0, "{args:?} {}", ran.err);
                assert_aligned(&ran.out);
                for line in ran.out.lines() {
                    assert!(
                        columns(line) <= width.max(60),
                        "{args:?} at {width}: {line}"
                    );
                }
            }
        }
    }
}

#[test]
fn names_stay_whole_in_tables() {
    let registry = read(SAKON_NAKHON).registry.unwrap();
    for width in [80, 100, 120] {
        let shown = wide(&["lookup", "รายงานผล", "--role", "นอภ."], "", width).out;
        for (_, group) in registry.groups() {
            assert!(
                shown.contains(&group.name),
                "{} at {width}:\n{shown}",
                group.name
            );
        }
    }
}

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

#[test]
fn help_speaks_one_language() {
    let commands = [
        "lookup",
        "show",
        "check",
        "test",
        "draft",
        "completions",
        "help",
    ];
    for command in std::iter::once(None).chain(commands.map(Some)) {
        let words: Vec<&str> = command.into_iter().collect();
        let thai = |before: &[&str], after: &[&str]| -> String {
            let args: Vec<&str> = before.iter().chain(&words).chain(after).copied().collect();
            let ran = trongklum(&args);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
            ran.out
        };
        let help = thai(&[], &["--help"]);
        assert_eq!(help, thai(&[], &["-h"]));
        assert_eq!(help, thai(&["help"], &[]));
        for foreign in [
            "Usage:",
            "Options:",
            "Commands:",
            "Arguments:",
            "possible values",
            "default:",
        ] {
            assert!(!help.contains(foreign), "{help}");
        }
        assert!(help.contains("วิธีใช้:") && !help.contains("cli-"), "{help}");
        let english = thai(&["--lang", "en"], &["--help"]);
        assert_eq!(english, thai(&["--lang", "en", "help"], &[]));
        assert_eq!(english, thai(&[], &["--help", "--lang=en"]));
        assert!(
            english.contains("Usage:") && !english.contains("วิธีใช้"),
            "{english}"
        );
    }
    assert!(trongklum(&["--version"]).out.starts_with("trongklum "));
}

#[test]
fn a_draft_is_checked_and_never_repeated_in_messages() {
    let draft = "\u{feff}รายงานน้ำท่วม\r\nโทร 081-234-5678\r\n";
    let ran = with(&["draft", "-", "--role", "นอภ.", "--json"], draft);
    let json = ran.json();
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let finding = &json["findings"][0];
    assert_eq!(finding["kind"], "phone");
    assert_eq!(finding["severity"], "must-not-post");
    assert_eq!(
        (&finding["start"], &finding["end"]),
        (&19.into(), &31.into())
    );
    assert_eq!(finding["text"], "081-234-5678");
    assert_eq!(json["parts"][0]["need"]["role"], "district-chief");
    assert_eq!(json["masked"], "รายงานน้ำท่วม\r\nโทร ✕✕✕-✕✕✕-✕✕✕✕\r\n");
    for (lang, word) in [("th", "หมายเลขโทรศัพท์"), ("en", "telephone number")]
    {
        let ran = with(&["draft", "-", "--lang", lang], draft);
        assert_eq!(ran.code, 1);
        assert!(
            ran.out.contains(word) && ran.out.contains("^^^"),
            "{}",
            ran.out
        );
    }
    assert_eq!(with(&["draft", "-"], "รายงานน้ำท่วม").code, 0);
    assert_eq!(with(&["draft", "-"], "").code, 0);
    let long = "ก 081-234-5678 ".repeat(100_000);
    for (args, input) in [(["draft", "-"], long.as_str()), (["draft", "ไม่มี.txt"], "")] {
        let ran = with(&args, input);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        assert!(
            !ran.err.is_empty() && !ran.err.contains("081"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn what_is_for_information_holds_no_draft_back() {
    for (draft, severity, code) in [
        ("ศูนย์ดำรงธรรม โทร 042-123456", "for-information", 0),
        ("เลขบัตรประชาชน 1995119772502", "look-again", 1),
        ("เลขบัตรประชาชน 1995119772501", "must-not-post", 1),
    ] {
        let ran = with(&["draft", "-", "--json"], draft);
        let json = ran.json();
        assert_eq!(json["findings"][0]["severity"], severity, "{draft}");
        assert_eq!(ran.code, code, "{draft}");
        assert_eq!(json["masked"] == draft, code == 0, "{draft}");
        for (lang, words) in [("th", "บรรทัด"), ("en", "Line")] {
            let ran = with(&["draft", "-", "--lang", lang], draft);
            assert_eq!(ran.code, code, "{draft}");
            assert!(ran.out.contains(words), "{}", ran.out);
        }
    }
}

#[test]
fn a_file_of_another_kind_is_no_message() {
    for (text, kind) in [
        ("<html><body>น้ำท่วม</body></html>", "web-page"),
        (
            "From: a@b.example\nTo: c@d.example\nSubject: x\n\ny",
            "mail",
        ),
    ] {
        let ran = with(&["draft", "-", "--json"], text);
        assert_eq!((ran.code, &ran.json()["file"]), (1, &kind.into()));
        assert_eq!(ran.json()["parts"], serde_json::json!([]));
        let told = with(&["draft", "-"], text).out;
        assert!(told.contains("ไม่ใช่ข้อความที่จะส่ง"), "{told}");
    }
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = trongklum(&["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("lookup"), "{shell}");
    }
}

#[test]
fn the_manual_has_a_page_of_the_program_and_of_each_command() {
    for (lang, word) in [("th", "ตำแหน่งของท่าน"), ("en", "Your role")]
    {
        let page = |command: &[&str]| {
            let ran = trongklum(&[&["man", "--lang", lang], command].concat());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            ran.out
        };
        let whole = page(&[]);
        assert!(
            whole.contains("lookup") && whole.contains("renderer"),
            "{whole}"
        );
        assert!(!whole.contains("man(1)"), "{whole}");
        let lookup = page(&["lookup"]);
        assert!(lookup.contains(word) && lookup.contains("lang"), "{lookup}");
    }
    assert!(!trongklum(&["--help", "--lang", "en"]).out.contains("  man"));
    assert_eq!(trongklum(&["man", "man"]).code, 2);
}

#[test]
fn without_a_command_the_window_is_left_to_open() {
    let opened = |args: &[&str]| {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        match start(&args, "", 80).0 {
            Outcome::Window { file, .. } => file,
            Outcome::Exit(code) => panic!("{args:?} exits with {code}"),
        }
    };
    assert_eq!(opened(&[]), None);
    assert_eq!(opened(&["ทะเบียน.ron"]), Some("ทะเบียน.ron".into()));
    assert_eq!(opened(&["--lang", "en", "a/b"]), Some("a/b".into()));
    assert_eq!(opened(&["--registry", "x.ron"]), Some("x.ron".into()));
    let (outcome, _, _) = start(&["--renderer".into(), "gl".into(), "--safe".into()], "", 80);
    assert!(matches!(
        outcome,
        Outcome::Window { renderer: Some(name), safe: true, .. } if name == "gl"
    ));
    assert_eq!(trongklum(&["--renderer", "paper"]).code, 2);
}

#[test]
fn odd_input_is_met_calmly() {
    let huge = "รายงานน้ำท่วม ".repeat(2_000);
    let odd = [
        "",
        " ",
        "\0",
        "\u{1b}[31m",
        "\u{200b}",
        "ํ้",
        "))((",
        "{}",
        "-",
        huge.as_str(),
    ];
    // Every text is given to every command, each at every width in turn.
    let mut widths = [0, 1, 40, 80].into_iter().cycle();
    for text in odd {
        for args in [
            vec!["lookup", text],
            vec!["lookup", "--act", text],
            vec!["lookup", "x", "--role", text],
            vec!["show", text],
            vec!["show", "group", text],
            vec!["check", text],
            vec!["test", text],
            vec!["help", text],
            vec!["lookup", "--batch", "-", "--json"],
        ] {
            let width = widths.next().unwrap();
            let ran = wide(&args, text, width);
            assert!(ran.code <= 3, "{}", ran.err);
        }
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_met_calmly() {
    use std::os::unix::ffi::OsStringExt;
    let bad = OsString::from_vec(vec![b'a', 0xff, b'.', b'r']);
    for args in [
        vec!["lookup".into(), bad.clone()],
        vec!["check".into(), bad.clone()],
        vec!["show".into(), bad.clone()],
        vec!["check".into(), "--registry".into(), bad.clone()],
        vec!["--lang".into(), bad.clone(), "check".into()],
        vec!["help".into(), bad.clone()],
    ] {
        let (outcome, _, err) = start(&args, "", 80);
        assert!(matches!(outcome, Outcome::Exit(2 | 3)), "{args:?} {err}");
    }
    assert!(matches!(start(&[bad], "", 80).0, Outcome::Window { .. }));
}

/// An output that fails.
struct Failing(io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn outputs_that_fail_are_told_apart() {
    for (kind, code) in [
        (io::ErrorKind::BrokenPipe, 0),
        (io::ErrorKind::StorageFull, 4),
    ] {
        for args in [
            vec!["show", "guideline"],
            vec!["lookup", "--batch", "-", "--json"],
        ] {
            let mut err = Vec::new();
            let outcome = run(
                std::iter::once("trongklum").chain(args).map(OsString::from),
                &mut Console {
                    input: &mut &b"{\"act\":\"ask\"}\n"[..],
                    output: &mut Failing(kind),
                    errors: &mut err,
                    columns: 80,
                },
            );
            assert_eq!(outcome, Outcome::Exit(code));
            assert_eq!(err.is_empty(), code == 0);
        }
    }
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_trongklum"))
}

#[test]
fn the_program_itself_answers() {
    let ran = program()
        .args(["lookup", "--act", "ask", "--json"])
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(0));
    assert_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        trongklum(&["lookup", "--act", "ask", "--json"]).out
    );
    let usage = program().arg("lokup").output().unwrap();
    assert_eq!(usage.status.code(), Some(2));
    assert!(usage.stdout.is_empty() && !usage.stderr.is_empty());
}

#[test]
fn a_reader_that_leaves_early_is_no_panic() {
    let mut child = program()
        .args(["lookup", "--batch", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    for _ in 0..200 {
        if input.write_all(b"{\"act\":\"ask\"}\n").is_err() {
            break;
        }
    }
    drop(input);
    let ran = child.wait_with_output().unwrap();
    assert_eq!(ran.status.code(), Some(0));
    assert_eq!(String::from_utf8(ran.stderr).unwrap(), "");
}

#[cfg(feature = "print")]
#[test]
fn documents_are_exported_whole_and_over_nothing() {
    let folder = std::env::temp_dir().join(format!("trongklum-export-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let place = |name: &str| folder.join(name).display().to_string();
    let code = |args: &[&str]| trongklum(args).code;
    let html = place("แนวทาง.html");
    assert_eq!(code(&["export", "guideline", "--to", &html]), 0);
    let page = std::fs::read_to_string(&html).unwrap();
    // Spans keep names whole.
    let page = page.replace("<span>", "").replace("</span>", "");
    assert!(page.contains("ใช้เพื่อส่งหนังสือสั่งการจากที่ทำการปกครองจังหวัดถึงอำเภอเท่านั้น"));
    assert!(page.contains("<html lang=\"th\">"));
    // An existing file stays, unless told otherwise.
    std::fs::write(&html, "เดิม").unwrap();
    assert_eq!(code(&["export", "guideline", "--to", &html]), 4);
    assert_eq!(std::fs::read_to_string(&html).unwrap(), "เดิม");
    assert_eq!(code(&["export", "guideline", "--to", &html, "--force"]), 0);
    assert_ne!(std::fs::read_to_string(&html).unwrap(), "เดิม");

    let csv = place("สิทธิ.csv");
    let role = ["export", "permissions", "--role", "นอภ.", "--to", &csv];
    assert_eq!(code(&role), 0);
    let sheet = std::fs::read_to_string(&csv).unwrap();
    assert!(
        sheet.starts_with("\u{feff}สิ่งที่จะทำ,นักปกครองสกลนคร,"),
        "{sheet}"
    );
    // A condition on a role's sheet says that it is one.
    for (lang, condition) in [("th", "(เมื่อเป็นการตอบ "), ("en", "(if it is a reply, ")]
    {
        let sheet = place(&format!("{lang}.md"));
        let args = ["export", "onboarding", "--role", "นอภ.", "--to", &sheet];
        assert_eq!(code(&[&args[..], &["--lang", lang]].concat()), 0);
        let sheet = std::fs::read_to_string(&sheet).unwrap();
        assert!(sheet.contains(condition), "{sheet}");
    }
    // A document for one role cannot be made without one.
    assert_eq!(code(&["export", "onboarding", "--to", &place("a.csv")]), 2);
    for document in ["permissions", "acknowledgement", "letter", "coverage"] {
        for (ending, begin) in [("pdf", "%PDF-1.7"), ("xlsx", "PK"), ("md", "")] {
            let file = place(&format!("{document}.{ending}"));
            assert_eq!(code(&["export", document, "--to", &file]), 0, "{file}");
            let bytes = std::fs::read(&file).unwrap();
            assert!(
                bytes.starts_with(begin.as_bytes()) && bytes.len() > 500,
                "{file}"
            );
        }
    }
    assert_eq!(code(&["export", "guideline", "--to", &place("a.doc")]), 2);
    assert_eq!(code(&["export", "guideline"]), 2);
    assert_eq!(
        code(&["export", "memberships", "--to", &place("ไม่มี/a.md")]),
        4
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Writes the built-in registry with another date of the letter to a file.
fn dated(name: &str, date: &str) -> String {
    let shipped = "date: \"๒๐ พฤศจิกายน ๒๕๖๘\"";
    assert!(SAKON_NAKHON.contains(shipped));
    let text = SAKON_NAKHON.replace(shipped, &format!("date: \"{date}\""));
    file(&format!("dated/{name}.ron"), text)
}

#[test]
fn an_unreadable_date_is_reported_with_its_place() {
    for (name, date, code) in [
        ("april", "31 เมษายน 2568", Some("impossible-date")),
        ("february", "๒๙ กุมภาพันธ์ ๒๕๖๘", Some("impossible-date")),
        ("numbers", "31/02/2568", Some("impossible-date")),
        ("words", "วันขึ้นปีใหม่", Some("unclear-date")),
        ("short", "๒๐ พ.ย. ๒๕๖๘", None),
        ("slashes", "20/11/2568", None),
        ("standard", "2025-11-20", None),
        ("leap", "29 กุมภาพันธ์ 2024", None),
        ("year", "2022", None),
        ("none", "", None),
    ] {
        let registry = dated(name, date);
        let arabic = [
            "check", &registry, "--json", "--lang", "en", "--digits", "arabic",
        ];
        let checked = trongklum(&arabic);
        let report = checked.json();
        let problems = report["problems"].as_array().unwrap();
        let found = problems
            .iter()
            .find(|problem| problem["code"].as_str().unwrap().ends_with("-date"));
        assert_eq!(
            found.map(|found| found["code"].as_str().unwrap()),
            code,
            "{date}"
        );
        assert_eq!(checked.code, u8::from(code.is_some()), "{date}");
        if let Some(found) = found {
            assert_eq!(found["severity"], "warning");
            let quoted = Digits::Arabic.show(date);
            assert!(found["message"].as_str().unwrap().contains(&*quoted));
            assert!(found["hint"].as_str().unwrap().contains("letter.date"));
            let line = found["line"].as_u64().unwrap();
            let text = fs::read_to_string(&registry).unwrap();
            let line = text.lines().nth(usize::try_from(line - 1).unwrap());
            assert!(line.unwrap().contains(date));
        }
    }
}

#[cfg(feature = "print")]
#[test]
fn a_date_is_that_of_the_letter_on_paper_or_as_the_letter_has_it() {
    for (name, date, english) in [
        ("memo-whole", "๒๐ พฤศจิกายน ๒๕๖๘", "20 November 2025"),
        ("memo-short", "20 พ.ย. 68", "20 November 2025"),
        ("memo-standard", "2025-11-20", "20 November 2025"),
        ("memo-leap", "29 กุมภาพันธ์ 2024", "29 February 2024"),
        ("memo-year", "๒๕๖๕", "2022"),
        ("memo-april", "31 เมษายน 2568", "31 เมษายน 2568"),
        ("memo-february", "๒๙ กุมภาพันธ์ ๒๕๖๘", "29 กุมภาพันธ์ 2568"),
    ] {
        let registry = dated(name, date);
        let memo = file(&format!("dated/{name}.md"), "");
        let ran = trongklum(&[
            "--registry",
            &registry,
            "--lang",
            "en",
            "--digits",
            "arabic",
            "export",
            "coverage",
            "--to",
            &memo,
            "--force",
        ]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let text = fs::read_to_string(&memo).unwrap().replace('\\', "");
        assert!(text.contains(&format!("dated {english}")), "{date}: {text}");
    }
}

/// Exports a card for archiving.
#[cfg(feature = "print")]
fn archive_card(registry: &str, to: &str) -> Ran {
    trongklum(&[
        "--registry",
        registry,
        "export",
        "card",
        "--role",
        "นอภ.",
        "--to",
        to,
        "--archive",
        "--force",
    ])
}

#[cfg(feature = "print")]
#[test]
fn an_archive_copy_is_made_whatever_the_date() {
    for (name, date, day) in [
        ("archive-short", "๒๐ พ.ย. ๒๕๖๘", Some("2025-11-20")),
        ("archive-slashes", "20/11/2568", Some("2025-11-20")),
        ("archive-year", "2022", None),
        ("archive-april", "31 เมษายน 2568", None),
        ("archive-words", "เมื่อวานนี้", None),
        ("archive-none", "", None),
    ] {
        let registry = dated(name, date);
        let pdf = file(&format!("dated/{name}.pdf"), "");
        let ran = archive_card(&registry, &pdf);
        assert_eq!(ran.code, 0, "{date}: {}", ran.err);
        let bytes = fs::read(&pdf).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let created = text.split("<xmp:CreateDate>").nth(1).unwrap();
        let created = created.split('T').next().unwrap();
        match day {
            Some(day) => assert_eq!(created, day, "{date}"),
            // A date for the letter would be invented. The date of the copy is real.
            None => assert!(
                created > "2026-01-01" && !created.contains("02-29"),
                "{date}: {created}"
            ),
        }
    }
}

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

#[test]
fn what_is_forbidden_to_some_is_told_where_nobody_is_named() {
    let library = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/valid/library.ron");
    let library = library.to_str().unwrap();
    let clauses = ["“ใช้สอบถามและแจ้งข่าว”", "“ห้ามทวงค่าปรับกับผู้อ่าน”"];
    let asked = [
        "--registry",
        library,
        "lookup",
        "--role",
        "clerk",
        "--act",
        "ask",
        "--topic",
        "fines",
    ];
    for (lang, words) in [("th", "ไม่ใช่การส่งถึง ผู้อ่าน"), ("en", "it is not to Reader")]
    {
        let ran = trongklum(&[&asked[..], &["--lang", lang]].concat());
        assert!(ran.out.contains(words), "{}", ran.out);
        for clause in clauses {
            assert!(ran.out.contains(clause), "{}", ran.out);
        }
    }
    let ran = trongklum(&[&asked[..], &["--json"]].concat());
    let report = ran.json();
    let desk = &report["groups"][0];
    assert_eq!(desk["verdict"], "fits-if");
    assert_eq!(desk["condition"], "ไม่ใช่การส่งถึง ผู้อ่าน");
    assert_eq!(desk["reasons"].as_array().unwrap().len(), 2);
    let groups = part(&ran.out, "groups");
    assert_eq!(
        keys(groups.trim_start_matches('['))[..9],
        [
            "id",
            "name",
            "rank",
            "verdict",
            "member",
            "must",
            "condition",
            "reasons",
            "relay"
        ]
    );

    let ran = trongklum(&[
        "--registry",
        library,
        "show",
        "permissions",
        "--role",
        "clerk",
        "--lang",
        "en",
    ]);
    assert!(
        ran.out.contains("โต๊ะยืมคืน: if it is not to Reader."),
        "{}",
        ran.out
    );
    let ran = trongklum(&[
        "--registry",
        library,
        "show",
        "group",
        "desk",
        "--lang",
        "en",
    ]);
    assert!(ran.out.contains("To: Reader"), "{}", ran.out);
}

#[test]
fn nobody_is_told_to_be_in_a_list_that_does_not_name_them() {
    let library = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/valid/library.ron");
    let library = library.to_str().unwrap();
    let ran = trongklum(&[
        "--registry",
        library,
        "--lang",
        "en",
        "lookup",
        "--role",
        "keeper",
        "--act",
        "add-member",
    ]);
    assert!(!ran.out.contains("member lists"), "{}", ran.out);
    assert!(
        ran.out.contains("The letter lets you do this in:"),
        "{}",
        ran.out
    );
}
