//! Tests keeping some findings as they are in one message.

use super::*;
use trongklum::draft::{KeptFinding, PrivateDataFinding, check_keeping};

fn to_keep<'f>(findings: impl IntoIterator<Item = &'f PrivateDataFinding>) -> Vec<KeptFinding> {
    findings
        .into_iter()
        .map(PrivateDataFinding::to_keep)
        .collect()
}

/// Checks `text` with some of its findings kept. Returns a description of the first violation.
fn kept_soundly(text: &str, keeps: impl Fn(usize) -> bool) -> Result<(), String> {
    let registry = registry();
    let all = check(registry, text);
    let chosen = all.findings.iter().enumerate();
    let chosen = chosen.filter(|(index, _)| keeps(*index));
    let kept = to_keep(chosen.map(|(_, finding)| finding));
    let draft = check_keeping(registry, text, &kept);
    let is_kept = |finding: &PrivateDataFinding| kept.iter().any(|kept| kept.keeps(finding));
    let mut rest = draft.masked.as_str();
    for (finding, before) in draft.findings.iter().zip(&all.findings) {
        let expected = PrivateDataFinding {
            is_kept: is_kept(before),
            ..before.clone()
        };
        if *finding != expected {
            return Err(format!("{finding:?} instead of {expected:?}"));
        }
        if finding.is_kept {
            let Some(at) = rest.find(finding.text.as_str()) else {
                return Err(format!("{} is not kept in {}", finding.text, draft.masked));
            };
            rest = &rest[at + finding.text.len()..];
        }
    }
    if draft.findings.len() != all.findings.len() {
        return Err(format!("{draft:?} instead of {all:?}"));
    }
    // What is found in the copy is what was kept, or holds it.
    let again = check(registry, &draft.masked);
    let is_known = |found: &PrivateDataFinding| {
        let texts = || kept.iter().map(|kept| kept.text.as_str());
        texts().any(|text| text.contains(&found.text) || found.text.contains(text))
    };
    let hidden = |found: &&PrivateDataFinding| found.severity > Severity::ForInformation;
    match again
        .findings
        .iter()
        .filter(hidden)
        .find(|found| !is_known(found))
    {
        Some(found) => Err(format!("{} is in the copy {}", found.text, draft.masked)),
        None => Ok(()),
    }
}

#[test]
fn what_is_kept_stays_and_everything_else_is_masked() {
    let message = "ผู้ป่วย นายทดสอบ ตัวอย่าง โทร 081-234-5678\nญาติ โทร 089-876-5432";
    let registry = registry();
    let draft = check(registry, message);
    assert_eq!(draft.findings.len(), 3);
    let kept = to_keep(&draft.findings[1..2]);
    let kept_one = check_keeping(registry, message, &kept);
    assert_eq!(
        kept_one.masked,
        "ผู้ป่วย นายท… โทร 081-234-5678\nญาติ โทร ✕✕✕-✕✕✕-✕✕✕✕"
    );
    let are_kept: Vec<bool> = kept_one.findings.iter().map(|one| one.is_kept).collect();
    assert_eq!(are_kept, [false, true, false]);
    let none = check_keeping(registry, message, &to_keep(&draft.findings));
    assert_eq!(none.masked, message);
}

#[test]
fn only_the_same_text_of_the_same_kind_is_kept_and_no_worse_one() {
    let registry = registry();
    let first = check(registry, "โทร 081-234-5678");
    let kept = to_keep(&first.findings);
    for (message, masked) in [
        ("แจ้งเพิ่ม โทร 081-234-5678 ครับ", "แจ้งเพิ่ม โทร 081-234-5678 ครับ"),
        ("โทร 081-234-5679", "โทร ✕✕✕-✕✕✕-✕✕✕✕"),
    ] {
        assert_eq!(check_keeping(registry, message, &kept).masked, masked);
    }
    let mild = KeptFinding {
        severity: Severity::LookAgain,
        ..kept[0].clone()
    };
    let worse = check_keeping(registry, "โทร 081-234-5678", &[mild]);
    assert!(!worse.findings[0].is_kept);
    assert_eq!(worse.masked, "โทร ✕✕✕-✕✕✕-✕✕✕✕");
}

#[test]
fn every_finding_of_the_tables_can_be_kept_alone() {
    let mut wrong = Vec::new();
    for case in cases(FOUND) {
        for chosen in 0..case.found.len() {
            if let Err(breach) = kept_soundly(&case.text, |index| index == chosen) {
                wrong.push(format!("{:?}\n  {breach}", case.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn some_findings_of_a_long_message_can_be_kept() {
    let all: Vec<String> = cases(FOUND).into_iter().map(|case| case.text).collect();
    let text = all.join("\n\n\n");
    for (of, first) in [(2, 0), (3, 1), (5, 4)] {
        assert_eq!(kept_soundly(&text, |index| index % of == first), Ok(()));
    }
}

proptest! {
    #![proptest_config(draws::config(500))]

    #[test]
    fn any_findings_can_be_kept(text in pieces(), chosen in any::<u16>()) {
        prop_assert_eq!(kept_soundly(&text, |index| chosen >> (index % 16) & 1 == 1), Ok(()));
        let all = check(registry(), &text);
        let none = check_keeping(registry(), &text, &to_keep(&all.findings));
        prop_assert_eq!(none.masked, text);
    }
}
