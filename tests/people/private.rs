//! No name and no number of a person reaches a message, an error or an export that nobody asked for.

use trongklum::lang::Lang;
use trongklum::people::read;
use trongklum::report::{Block, PersonRow, Style, people_document, person_rows};
use trongklum::text::Digits;

use super::command::{Folder, command};

/// What must not get out.
const PLANTED: [&str; 6] = [
    "ลับสุดยอด",
    "นามสกุลลับ",
    "0899999999",
    "๐๘๙๙๙๙๙๙๙๙",
    "ไลน์ลับ",
    "lineลับ",
];

fn holds_none(text: &str, what: &str) {
    for planted in PLANTED {
        assert!(!text.contains(planted), "{planted} in {what}: {text}");
    }
}

/// Files of people in which names and numbers stand where they should not.
const BROKEN: [&str; 12] = [
    "(version: 1, people: [(name: \"ลับสุดยอด\", former: [(role: \"นามสกุลลับ\", since: \"0899999999\")])])",
    "(version: 1, people: [(name: \"ลับสุดยอด\", steps: [(step: \"read\", on: \"นามสกุลลับ\")], nickname: ไลน์ลับ)])",
    "(version: 1, people: [(ลับสุดยอด: \"x\", name: \"ลับสุดยอด นามสกุลลับ\")])",
    "(version: 1, people: [(name: \"ลับสุดยอด\", role: \"ลับสุดยอด นามสกุลลับ\", since: \"0899999999\")])",
    "(version: 1, people: [(name: \"ลับสุดยอด\", telephone: 0899999999)])",
    "(version: 1, people: [(name: \"ลับสุดยอด\" telephone: \"0899999999\")])",
    "(version: 1, people: [(name: \"ลับสุดยอด, telephone: \"0899999999\")])",
    "(version: 1, people: [ลับสุดยอด])",
    "(version: 1, ลับสุดยอด: [])",
    "(version: \"ลับสุดยอด\", people: [(name: \"ลับสุดยอด\", groups: [(group: \"ลับสุดยอด\", since: \"นามสกุลลับ\")])])",
    "ลับสุดยอด นามสกุลลับ 0899999999",
    "(version: 1, people: [(name: \"ลับสุดยอด\", name: \"นามสกุลลับ\", line: ไลน์ลับ)])",
];

#[test]
fn errors_of_files_say_places_only() {
    let folder = Folder::new("private-errors");
    let list = folder.file("list.txt", "ผู้อื่น");
    for (number, text) in BROKEN.iter().enumerate() {
        let people = folder.file(&format!("{number}.ron"), text);
        for lang in ["th", "en"] {
            for arguments in [
                vec!["people", "import", &list, "--to", &people],
                vec![
                    "people",
                    "audit",
                    &list,
                    "--group",
                    "executives",
                    "--people",
                    &people,
                ],
                vec!["people", "audit", &people, "--group", "executives"],
                vec!["people", "moves", &people],
                vec!["people", "moves", &people, "--person", "ผู้อื่น"],
                vec!["people", "acknowledged", &people, "--json"],
                vec!["people", "organisation", &people],
            ] {
                let ran = command(&[&arguments[..], &["--lang", lang]].concat());
                assert_eq!(ran.code, 3, "{text}: {}", ran.output);
                holds_none(&ran.errors, text);
                holds_none(&ran.output, text);
            }
        }
        assert_eq!(std::fs::read_to_string(&people).unwrap(), *text);
    }
}

const LIST: &str = "ชื่อ-สกุล,ตำแหน่ง,โทรศัพท์,ชื่อในไลน์,ตั้งแต่,รักษาราชการแทน\n\
    นายลับสุดยอด นามสกุลลับ,ลับสุดยอด,0899999999,ไลน์ลับ,๐๘๙๙๙๙๙๙๙๙,ลับสุดยอด\n\
    นายลับสุดยอด นามสกุลลับ,นายอำเภอ,๐๘๙๙๙๙๙๙๙๙,lineลับ,1/10/2568,\n\
    นายลับสุดยอด นามสกลลับ,ผู้ว่าราชการจังหวัด,08999999990899999999089999999908999999990899999999,,,\n";

#[test]
fn an_import_tells_rows_only() {
    let folder = Folder::new("private-import");
    let list = folder.file("list.csv", LIST);
    let out = folder.path("people.ron");
    for lang in ["th", "en"] {
        for json in [&["--json"][..], &[]] {
            let arguments = ["people", "import", &list, "--to", &out, "--lang", lang];
            let ran = command(&[&arguments[..], json].concat());
            assert_eq!(ran.code, 0, "{}", ran.errors);
            holds_none(&ran.output, "the output");
            holds_none(&ran.errors, "the messages");
        }
    }
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.contains("ลับสุดยอด") && text.contains("0899999999"));
}

#[test]
fn an_audit_names_people_and_tells_no_number() {
    let folder = Folder::new("private-audit");
    let list = folder.file("list.csv", LIST);
    let people = folder.path("people.ron");
    assert_eq!(
        command(&["people", "import", &list, "--to", &people]).code,
        0
    );
    let members = folder.file("members.txt", "ผู้อื่น สมมติ\n");
    for form in [&["--json"][..], &[]] {
        let arguments = [
            "people",
            "audit",
            &members,
            "--group",
            "executives",
            "--people",
            &people,
        ];
        let ran = command(&[&arguments[..], form].concat());
        assert_eq!(ran.code, 1);
        assert!(ran.output.contains("ลับสุดยอด"), "{}", ran.output);
        for number in ["0899999999", "๐๘๙๙๙๙๙๙๙๙", "ไลน์ลับ"] {
            assert!(!ran.output.contains(number), "{}", ran.output);
        }
        holds_none(&ran.errors, "the messages");
    }
}

const PEOPLE: &str = "(version: 1, people: [
    (name: \"ลับสุดยอด นามสกุลลับ\", nickname: \"lineลับ\", role: \"district-chief\", district: \"พังโคน\",
     telephone: \"0899999999\", line: \"ไลน์ลับ\", until: \"30/9/2568\", groups: [(group: \"executives\")]),
    (name: \"ลับสุดยอด นามสกุลอื่น\", role: \"district-chief\", district: \"กุดบาก\",
     telephone: \"๐๘๙๙๙๙๙๙๙๙\", line: \"lineลับ\"),
])";

/// Returns everything that a document file says.
fn said(path: &str) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()
}

#[test]
fn moves_and_acknowledgements_tell_no_number_and_no_line_name() {
    let folder = Folder::new("private-moves");
    let people = folder.file("people.ron", PEOPLE);
    let person = ["--person", "ลับสุดยอด นามสกุลลับ"];
    for (number, task, more) in [
        (1, "moves", &[][..]),
        (2, "moves", &person[..]),
        (3, "acknowledged", &[]),
        (4, "organisation", &[]),
    ] {
        for form in [&["--json"][..], &[], &["--lang", "en"]] {
            let start = ["people", task, &people, "--on", "1 ต.ค. 2568"];
            let arguments = [&start[..], more, form].concat();
            let ran = command(&arguments);
            assert!(ran.output.contains("ลับสุดยอด"), "{}", ran.output);
            for private in &PLANTED[2..] {
                assert!(!ran.output.contains(private), "{}", ran.output);
            }
            holds_none(&ran.errors, "the messages");
            for ending in ["html", "md", "csv"] {
                let out = folder.path(&format!("{number}.{ending}"));
                let ran = command(&[&arguments[..], &["--to", &out, "--force"]].concat());
                holds_none(&ran.errors, "the messages");
                if ran.code < 2 && number < 4 {
                    let said = said(&out);
                    assert!(said.contains("ลับสุดยอด"), "{said}");
                    for private in &PLANTED[2..] {
                        assert!(!said.contains(private), "{private} in {said}");
                    }
                } else if number < 4 {
                    assert_eq!((number, ran.code), (1, 2), "{}", ran.errors);
                }
            }
        }
    }
}

#[test]
fn a_list_has_numbers_only_if_somebody_wants_them() {
    let registry = super::registry();
    let people = read(PEOPLE, &registry).people.unwrap();
    let style = Style::new(Lang::Thai, Some(Digits::Arabic));
    let rows = person_rows(&registry, &people, None, style);
    let rows: Vec<&PersonRow> = rows.iter().collect();
    for with_private in [false, true] {
        let document = people_document(&registry, &rows, with_private, None, style);
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let cells = tables.flat_map(|table| table.rows.iter().flatten());
        let said: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
        let said = said.join("\n");
        assert!(said.contains("ลับสุดยอด"), "{said}");
        for private in ["0899999999", "ไลน์ลับ"] {
            assert_eq!(said.contains(private), with_private, "{private} in {said}");
        }
    }
}

#[test]
fn a_person_who_is_not_found_is_not_named() {
    let folder = Folder::new("private-person");
    let people = folder.file("people.ron", PEOPLE);
    for person in ["ลับสุดยอด", "ไม่มีใคร 0899999999", "ไลน์ลับที่ไม่มี"]
    {
        for lang in ["th", "en"] {
            let arguments = [
                "people", "moves", &people, "--person", person, "--lang", lang,
            ];
            let ran = command(&arguments);
            assert_eq!(ran.code, 2, "{}", ran.errors);
            holds_none(&ran.errors, "the messages");
            assert!(ran.output.is_empty());
        }
    }
}
