//! No name and no number of a person reaches a message, an error or an export that nobody asked for.

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
const BROKEN: [&str; 10] = [
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
