//! Tests draft checking: tables of what must and must not be flagged, and properties that hold for
//! any text. All persons, numbers and places in the cases are made up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should panic"
)]

#[path = "core/draws.rs"]
mod draws;
#[path = "draft/keeping.rs"]
mod keeping;
#[path = "draft/masked.rs"]
mod masked;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde::Deserialize;
use trongklum::draft::{Draft, PrivateDataKind, Severity, check};
use trongklum::registry::{Registry, SAKON_NAKHON, read};

fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> =
        LazyLock::new(|| read(SAKON_NAKHON).registry.expect("the shipped registry"));
    &REGISTRY
}

/// A line of the tables: a draft, and the kinds and texts to be found in it.
#[derive(Deserialize)]
struct Case {
    text: String,
    #[serde(default)]
    found: Vec<(String, String)>,
}

const FOUND: &str = include_str!("cases/drafts/found.jsonl");
const NOTHING: &str = include_str!("cases/drafts/nothing.jsonl");

fn cases(table: &str) -> Vec<Case> {
    table
        .lines()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

fn found(draft: &Draft) -> Vec<(String, String)> {
    draft
        .findings
        .iter()
        .map(|finding| (finding.kind.id().to_owned(), finding.text.clone()))
        .collect()
}

/// Returns whether something is masked. What is only for information is not.
fn hides(draft: &Draft) -> bool {
    let mut findings = draft.findings.iter();
    findings.any(|finding| finding.severity > Severity::ForInformation)
}

/// Checks the properties of any draft. Returns a description of the first violation.
fn sound(registry: &Registry, text: &str, draft: &Draft) -> Result<(), String> {
    let chars: Vec<char> = text.chars().collect();
    let mut last = 0;
    for finding in &draft.findings {
        let range = finding.range.clone();
        if range.start < last || range.is_empty() {
            return Err(format!("{finding:?} overlaps or is empty"));
        }
        last = range.end;
        let there: Option<String> = chars.get(range).map(|part| part.iter().collect());
        if there.as_ref() != Some(&finding.text) {
            return Err(format!("{finding:?} is not there"));
        }
    }
    let again = check(registry, &draft.masked);
    if hides(&again) || again.masked != draft.masked {
        return Err(format!("the masked copy still has {:?}", again.findings));
    }
    if !hides(draft) && draft.masked != text {
        return Err("masked where nothing was found".to_owned());
    }
    Ok(())
}

#[test]
fn what_must_not_be_posted_is_found() {
    let registry = registry();
    let cases = cases(FOUND);
    assert!(cases.len() >= 60);
    let mut wrong = Vec::new();
    for case in &cases {
        let draft = check(registry, &case.text);
        if found(&draft) != case.found {
            wrong.push(format!("{:?}\n  {:?}", case.text, found(&draft)));
        }
        if let Err(breach) = sound(registry, &case.text, &draft) {
            wrong.push(format!("{:?}\n  {breach}", case.text));
        }
        let hidden = draft
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::ForInformation);
        for text in hidden.map(|finding| &finding.text) {
            if draft.masked.contains(text.as_str()) {
                wrong.push(format!("{:?} shows {text}", draft.masked));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for &kind in PrivateDataKind::ALL {
        assert!(
            cases
                .iter()
                .flat_map(|case| &case.found)
                .any(|(id, _)| id == kind.id())
        );
    }
}

#[test]
fn what_only_looks_like_it_raises_nothing() {
    let registry = registry();
    let cases = cases(NOTHING);
    assert!(cases.len() >= 120);
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (check(registry, &case.text), case))
        .filter(|(draft, case)| !draft.findings.is_empty() || draft.masked != case.text)
        .map(|(draft, case)| format!("{:?}\n  {:?}", case.text, found(&draft)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const PERSONS: &str = include_str!("cases/drafts/persons.jsonl");
const NO_PERSONS: &str = include_str!("cases/drafts/no-persons.jsonl");

/// Returns the findings of persons.
fn persons(draft: &Draft) -> Vec<(String, String)> {
    let mut found = found(draft);
    found.retain(|(kind, _)| kind == PrivateDataKind::NamedPerson.id());
    found
}

/// Checks lists, tables, forms, titles, facts and names of many kinds. Other private data in them is
/// left to the other tables.
#[test]
fn persons_beside_facts_are_found_however_they_are_written() {
    let registry = registry();
    let cases = cases(PERSONS);
    assert!(cases.len() >= 250);
    let mut wrong = Vec::new();
    for case in &cases {
        let draft = check(registry, &case.text);
        if persons(&draft) != case.found {
            wrong.push(format!("{:?}\n  {:?}", case.text, persons(&draft)));
        }
        if let Err(breach) = sound(registry, &case.text, &draft) {
            wrong.push(format!("{:?}\n  {breach}", case.text));
        }
        let separators =
            |text: &str| -> String { text.chars().filter(|c| matches!(c, '\t' | '\n')).collect() };
        if separators(&draft.masked) != separators(&case.text) {
            wrong.push(format!("{:?} lost its lines", draft.masked));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn officials_and_words_like_names_are_no_finding() {
    let registry = registry();
    let cases = cases(NO_PERSONS);
    assert!(cases.len() >= 80);
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (check(registry, &case.text), case))
        .filter(|(draft, _)| !persons(draft).is_empty())
        .map(|(draft, case)| format!("{:?}\n  {:?}", case.text, persons(&draft)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_shipped_letter_may_be_posted() {
    let draft = check(registry(), include_str!("cases/letter.txt"));
    assert_eq!(found(&draft), []);
}

#[test]
fn the_masked_copy_keeps_the_shape() {
    let masked = |text: &str| check(registry(), text).masked;
    assert_eq!(masked("โทร ๐๘๑-๒๓๔-๕๖๗๘ ครับ"), "โทร ✕✕✕-✕✕✕-✕✕✕✕ ครับ");
    assert_eq!(masked("ผู้ตาย นายทดสอบ ตัวอย่าง ครับ"), "ผู้ตาย นายท… ครับ");
    assert_eq!(
        masked("เข้า https://line.me/R/ti/g/AbC ได้"),
        "เข้า [ปกปิดลิงก์เชิญ] ได้"
    );
    assert_eq!(masked("เข้า https://lin.ee/AbC ได้"), "เข้า [ปกปิดลิงก์] ได้");
    assert_eq!(masked("บ้านเลขที่ 99/9 หมู่ 3 ไฟไหม้"), "บ้านเลขที่ ✕✕/✕ หมู่ ✕ ไฟไหม้");
}

#[test]
fn a_long_message_is_checked_from_end_to_end() {
    let registry = registry();
    let all: Vec<Case> = cases(NOTHING).into_iter().chain(cases(FOUND)).collect();
    let block: Vec<&str> = all.iter().map(|case| case.text.as_str()).collect();
    let text = block.join("\n\n\n").repeat(14);
    assert!(text.len() > 200_000);
    let draft = check(registry, &text);
    assert_eq!(sound(registry, &text, &draft), Ok(()));
    assert!(draft.findings.len() > 12 * 60);
}

/// Returns the time to check `piece`, repeated up to `length` bytes. Takes the best of three runs,
/// since the machine may be busy.
fn time_to_check(piece: &str, length: usize) -> Duration {
    let text = piece.repeat(length / piece.len());
    let times = (0..3).map(|_| {
        let started = Instant::now();
        let draft = check(registry(), &text);
        assert!(!draft.masked.is_empty(), "{piece}");
        started.elapsed()
    });
    times.min().unwrap_or_default()
}

/// Repeats pieces that invite a check to examine the whole text at each position. Ten times the text
/// may take about ten times as long, but not a hundred times.
#[test]
fn the_time_for_a_check_grows_with_the_length_of_the_text() {
    for piece in [
        "นายอำเภอ",
        "นายทดสอบ ตัวอย่าง ",
        "ผู้ป่วย",
        "0812345678 ",
        "1-",
        "1 ",
        "1 ม.1 ",
        "1 ม.1 ม.1",
        "0",
        "9/9 ต.",
        "line.me/ti/g/",
        "บัญชี",
        "บ้านเลขที่ 1 ",
        "✕ ",
        "1 บ้านก",
        "ร.ต.",
        "\n",
        "ผู้ป่วย นายก ",
        "1\n",
    ] {
        let short = time_to_check(piece, 5_000).max(Duration::from_millis(1));
        let long = time_to_check(piece, 50_000);
        assert!(long < short * 40, "{piece:?}: {short:?}, then {long:?}");
    }
}

/// Generates the building blocks of findings, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let pieces: Vec<String> = cases(FOUND)
        .into_iter()
        .flat_map(|case| {
            let mut parts: Vec<String> = case.text.split(' ').map(str::to_owned).collect();
            parts.push(case.text);
            parts
        })
        .chain(
            [
                " ",
                "\n",
                "\r\n",
                "-",
                "/",
                ".",
                ",",
                "(",
                ")",
                "+66",
                "0",
                "✕",
                "บาท",
                "น้ำ",
                "ํา",
                "\u{200b}",
                "🙏",
            ]
            .map(str::to_owned),
        )
        .collect();
    prop::collection::vec(prop::sample::select(pieces), 0..14).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(draws::config(1000))]

    #[test]
    fn any_draft_is_checked_soundly(text in prop_oneof![pieces(), any::<String>(), "[0-9๐-๙ \\-./()+\n]{0,60}"]) {
        let registry = registry();
        let draft = check(registry, &text);
        prop_assert_eq!(sound(registry, &text, &draft), Ok(()));
    }

    #[test]
    fn masked_digits_are_gone(text in pieces()) {
        let registry = registry();
        let draft = check(registry, &text);
        for finding in &draft.findings {
            let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).count();
            let private: usize = digits(&finding.text);
            if finding.severity == Severity::ForInformation {
                continue;
            }
            prop_assert!(private == 0 || digits(&draft.masked) < digits(&text));
        }
    }
}
