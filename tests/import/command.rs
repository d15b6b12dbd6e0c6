//! The command `import`, with real files.

use std::path::{Path, PathBuf};

use serde_json::Value;
use trongklum::cli::DEFAULT_COLUMNS;

use super::commands::{Ran, run_command};
use super::measure::path;

fn command(arguments: &[&str]) -> Ran {
    run_command(arguments, b"", DEFAULT_COLUMNS)
}

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(line: u32) -> Self {
        let name = format!("trongklum-import-{}-{line}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_letter_becomes_a_registry_that_check_reads() {
    let folder = Folder::new(line!());
    let out = folder.0.join("new.ron");
    for (table, name) in [
        ("tests/cases/import/letter.docx", "letter.docx"),
        ("tests/cases/letters/health.txt", "health.txt"),
    ] {
        let table = path(table);
        let ran = command(&[
            "import",
            text(&table),
            "--to",
            text(&out),
            "--json",
            "--force",
        ]);
        assert_eq!((ran.code, ran.errors.as_str()), (0, ""), "{name}");
        let report: Value = serde_json::from_str(&ran.output).unwrap();
        for key in ["roles", "groups", "rules", "unread"] {
            assert!(report[key].is_array(), "{name} {key}");
        }
        let rules = report["rules"].as_array().unwrap();
        let sure = |rule: &Value| rule["sure"].as_f64().unwrap();
        assert!(rules.iter().all(|rule| (0.0..=1.0).contains(&sure(rule))));
        // Nothing is wrong with it but that nobody has confirmed a rule.
        let checked = command(&["check", text(&out), "--json"]);
        let report: Value = serde_json::from_str(&checked.output).unwrap();
        let problems = report["problems"].as_array().unwrap();
        let errors: Vec<&Value> = problems
            .iter()
            .filter(|problem| problem["severity"] == "error")
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert!(
            problems
                .iter()
                .any(|problem| problem["code"] == "unconfirmed-rule"),
            "{problems:#?}"
        );
    }
}

#[test]
fn what_was_read_is_told() {
    let folder = Folder::new(line!());
    let out = folder.0.join("new.ron");
    let table = path("tests/cases/import/letter.xlsx");
    for lang in ["th", "en"] {
        let arguments = [
            "import",
            text(&table),
            "--to",
            text(&out),
            "--force",
            "--lang",
            lang,
        ];
        let ran = command(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.errors);
        assert!(ran.output.contains("ชื่อกลุ่มไลน์ →"), "{}", ran.output);
    }
}

#[test]
fn nothing_is_overwritten_and_failures_say_what_to_do() {
    let folder = Folder::new(line!());
    let out = folder.0.join("new.ron");
    let table = path("tests/cases/import/livestock.txt");
    assert_eq!(
        command(&["import", text(&table), "--to", text(&out)]).code,
        0
    );
    let again = command(&["import", text(&table), "--to", text(&out)]);
    assert_eq!(again.code, 4);
    assert!(again.errors.contains("--force"), "{}", again.errors);
    let missing = folder.0.join("missing.docx");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    for (table, code, word) in [
        (missing, 3, "missing.docx"),
        (file("a.docx", b"no archive"), 3, "a.docx"),
        (file("a.doc", b"old"), 3, ".docx"),
        (file("a.txt", "ไม่มีตาราง".as_bytes()), 3, "a.txt"),
        (file("b.txt", b"\xff\xfe\x00"), 3, "b.txt"),
        (folder.0.clone(), 3, "import"),
    ] {
        let new = folder.0.join("other.ron");
        let ran = command(&["import", text(&table), "--to", text(&new)]);
        assert_eq!(ran.code, code, "{}: {}", table.display(), ran.errors);
        assert!(ran.errors.contains(word), "{}", ran.errors);
        assert!(!new.exists(), "{}", table.display());
    }
    let table = path("tests/cases/import/livestock.txt");
    let ran = command(&[
        "import",
        text(&table),
        "--to",
        text(&out),
        "--columns",
        "wing",
    ]);
    assert_eq!(ran.code, 2);
    assert!(ran.errors.contains("members"), "{}", ran.errors);
    assert_eq!(command(&["import", text(&table)]).code, 2);
}
