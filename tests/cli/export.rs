//! `export`: documents are written whole and over nothing, and dated.

use std::fs;

use trongklum::registry::SAKON_NAKHON;
use trongklum::text::Digits;

use super::{Ran, file, trongklum};

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
pub fn archive_card(registry: &str, to: &str) -> Ran {
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
