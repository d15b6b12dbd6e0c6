//! `lookup`: the answer in words and as JSON, alone and in batches.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use trongklum::registry::{Act, SAKON_NAKHON, read};
use trongklum::understand::Understander;

use super::{file, keys, part, trongklum, with};

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
