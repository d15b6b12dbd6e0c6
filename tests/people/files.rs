//! Files of people. `invalid/` has broken ones, and beside each the expected problems, one a line:
//! code and place.

use std::fs;
use std::path::Path;

use trongklum::lang::Lang;
use trongklum::people::{file, read};
use trongklum::registry::{Code, Lines, Severity};

use super::registry;

#[test]
fn each_file_has_exactly_the_problems_it_should_have() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people/invalid");
    let registry = registry();
    let mut met: Vec<&str> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "ron") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let reading = read(&text, &registry);
        let lines = Lines::of(&text);
        let found: Vec<String> = reading
            .problems
            .iter()
            .map(|problem| {
                met.push(problem.code.id());
                let place = problem.span.as_ref().map_or("file".to_owned(), |span| {
                    let place = lines.place(span.start);
                    format!("{}:{}", place.line, place.column)
                });
                format!("{} {place}\n", problem.code.id())
            })
            .collect();
        let expected = fs::read_to_string(path.with_extension("expected")).unwrap();
        assert_eq!(found.concat(), expected, "{}", path.display());
        let mut severities = reading
            .problems
            .iter()
            .map(trongklum::registry::Problem::severity);
        let failed = severities.any(|severity| severity == Severity::Error);
        assert_eq!(reading.people.is_none(), failed, "{}", path.display());
        for problem in &reading.problems {
            for lang in Lang::ALL {
                for words in [problem.message(lang), problem.hint(lang)] {
                    assert!(!words.contains("บุคคลตัวอย่าง"), "{words}");
                    assert!(
                        !words.starts_with("problem-") && !words.contains("{ $"),
                        "{words}"
                    );
                }
            }
        }
    }
    for code in Code::ALL.iter().map(|code| code.id()) {
        let is_of_people = code.starts_with("people-");
        assert!(!is_of_people || met.contains(&code), "no file has {code}");
    }
}

#[test]
fn what_is_written_is_read_again() {
    let text = r#"(version: 1, people: [
        (title: "นาย", name: "บุคคลตัวอย่าง ๐๐๑", role: "district-chief", district: "บ้านสมมติ",
         telephone: "0800000001", line: "ตัวอย่าง ๑", since: "๑ ตุลาคม ๒๕๖๖", until: "30/9/2570",
         acting: [(role: "provincial-chief", order: "๑/๒๕๖๙", since: "1 ม.ค. 69")],
         groups: [(group: "executives", since: "2568"), (group: "orders-pj")],
         acknowledged: [(letter: "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒", on: "1/12/2568")]),
        (name: "บุคคลตัวอย่าง \"๐๐๒\"", post: "แม่บ้าน", agency: "สำนักงานสมมติ"),
    ])"#;
    let registry = registry();
    let people = read(text, &registry);
    assert_eq!(people.problems, []);
    let mut people = people.people.unwrap();
    let written = file(&people);
    let mut again = read(&written, &registry).people.expect("what was written");
    for person in people.iter_mut().chain(&mut again) {
        person.span = 0..0;
    }
    assert_eq!(people, again);
}

#[test]
fn a_person_is_not_shown_by_accident() {
    let text = r#"(version: 1, people: [(name: "บุคคลตัวอย่าง", telephone: "0800000001")])"#;
    let people = read(text, &registry()).people.unwrap();
    let shown = format!("{people:?}");
    assert!(
        !shown.contains("บุคคล") && !shown.contains("0800000001"),
        "{shown}"
    );
}
