//! `diff`: what changes from one registry to another, and which answers change for whom.

use serde_json::Value;
use trongklum::registry::SAKON_NAKHON;

use super::{file, trongklum};

/// Writes the shipped registry and one in which `change` was made, and compares them.
fn compared(name: &str, from: &str, to: &str, more: &[&str]) -> super::Ran {
    assert!(SAKON_NAKHON.contains(from), "{from}");
    let old = file("diff-old.ron", SAKON_NAKHON);
    let new = file(name, SAKON_NAKHON.replacen(from, to, 1));
    trongklum(&[&["diff", &old, &new], more].concat())
}

fn json(name: &str, from: &str, to: &str) -> Value {
    let ran = compared(name, from, to, &["--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.json()
}

#[test]
fn a_registry_does_not_differ_from_itself() {
    let same = file("diff-same.ron", SAKON_NAKHON);
    let ran = trongklum(&["diff", &same, &same, "--lang", "en"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("do not differ"), "{}", ran.out);
    let ran = trongklum(&["diff", &same, &same, "--json"]);
    assert_eq!(ran.json(), serde_json::json!({"registry": [], "needs": []}));
}

#[test]
fn a_word_of_a_clause_is_shown_where_it_changes() {
    let text = "สำหรับรายงานผลการปฏิบัติงานของอำเภอ";
    let changed = "สำหรับรายงานผลการปฏิบัติงานประจำเดือนของอำเภอ";
    let found = json("diff-clause.ron", text, changed);
    let items = found["registry"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{items:?}");
    let item = &items[0];
    assert_eq!(
        (&item["change"], &item["what"]),
        (&"changed".into(), &"clause".into())
    );
    assert_eq!(item["old"], text);
    assert_eq!(item["new"], changed);
    assert_eq!(found["needs"].as_array().unwrap().len(), 0);
    let ran = compared("diff-clause.ron", text, changed, &[]);
    let left = "เปลี่ยนไป แต่ข้อกำหนดที่อ้างข้อความนี้ยังเหมือนเดิม";
    assert_eq!(ran.out.matches(left).count(), 1, "{}", ran.out);
    assert!(ran.out.contains("{+ประจำเดือน+}"), "{}", ran.out);
    assert!(!ran.out.contains("[-"), "{}", ran.out);
}

#[test]
fn a_rule_that_becomes_a_ban_changes_answers_for_those_it_concerns() {
    let found = json("diff-rule.ron", "effect: Forbid", "effect: NotRequired");
    let items = found["registry"].as_array().unwrap();
    assert!(
        items
            .iter()
            .any(|item| item["what"] == "rule" && item["part"] == "effect")
    );
    let needs = found["needs"].as_array().unwrap();
    assert!(!needs.is_empty());
    for need in needs {
        let (old, new) = (&need["old"], &need["new"]);
        assert!(
            old["best"] != new["best"] || old["verdicts"] != new["verdicts"],
            "{need}"
        );
        assert_eq!(old["verdicts"].as_object().unwrap().len(), 6);
        assert!(!new["cites"].as_object().unwrap().is_empty());
    }
}

#[test]
fn a_group_of_another_name_changes_no_answer() {
    let ran = compared(
        "diff-name.ron",
        "\"นักปกครองสกลนคร\"",
        "\"นักปกครอง สกลนคร ๒\"",
        &["--lang", "en"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("Changed group"), "{}", ran.out);
    assert!(ran.out.contains("Answers that change: 0"), "{}", ran.out);
}

#[test]
fn a_new_gap_is_told() {
    let ran = compared(
        "diff-gap.ron",
        "effect: Permit,",
        "effect: Forbid,",
        &["--lang", "en"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains("New gaps, overlaps and what to look at"),
        "{}",
        ran.out
    );
}

#[test]
fn a_file_that_is_no_registry_is_named() {
    let old = file("diff-old-2.ron", SAKON_NAKHON);
    let broken = file("diff-broken.ron", "(nothing");
    for files in [[&old, &broken], [&broken, &old]] {
        let ran = trongklum(&["diff", files[0], files[1]]);
        assert_eq!(ran.code, 3);
        assert!(ran.err.contains("diff-broken.ron"), "{}", ran.err);
    }
}

#[test]
fn one_role_is_shown_alone() {
    let ran = compared(
        "diff-role.ron",
        "effect: Forbid",
        "effect: NotRequired",
        &["--role", "governor", "--json"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found = ran.json();
    let needs = found["needs"].as_array().unwrap();
    assert!(needs.iter().all(|need| need["role"] == "governor"));
}

#[cfg(feature = "print")]
#[test]
fn what_changes_for_a_role_is_a_document() {
    let out = file("diff-changes.md", "");
    let (from, to) = ("effect: Forbid", "effect: NotRequired");
    let more = [
        "--role", "governor", "--lang", "en", "--to", &out, "--force",
    ];
    let ran = compared("diff-document.ron", from, to, &more);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let page = std::fs::read_to_string(&out).unwrap();
    assert!(page.contains("What changes for the Governor"), "{page}");
    assert!(page.contains("Forbidden → Not required here"), "{page}");
    let ran = compared("diff-document.ron", from, to, &["--to", &out]);
    assert_eq!(ran.code, 4, "a file is not overwritten unasked");
    let ran = compared("diff-document.ron", from, to, &["--to", "changes.doc"]);
    assert_eq!(ran.code, 2);
}
