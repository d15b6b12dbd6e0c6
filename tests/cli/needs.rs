//! What is understood of needs in words, and what wrong usage is told.

use serde_json::{Value, json};
use trongklum::lang::Lang;
use trongklum::registry::Act;

use super::{trongklum, wide, with};

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
        &[
            "เพิ่มปลัดอำเภอเข้ากลุ่ม",
            "--role",
            "governor",
            "--purpose",
            "join",
        ],
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
