//! Files that are encrypted with a passphrase: nothing of them is shown without it, and nothing of them
//! lies on the disk in the clear.

use std::path::Path;

use trongklum::cli::DEFAULT_COLUMNS;
use trongklum::store::{NotDecrypted, NotOpened, OpenPeople, Passphrase, is_encrypted};

use super::command::{Folder, command};
use super::commands::run_command;

const PLANTED: [&str; 3] = ["ลับสุดยอด", "นามสกุลลับ", "0899999999"];

const PEOPLE: &str = "(\n    version: 1, // เก็บไว้\n    people: [\n        \
    (name: \"ลับสุดยอด นามสกุลลับ\", role: \"district-chief\", telephone: \"0899999999\"),\n    ],\n)\n";

const WORDS: &str = "รหัสผ่านของอำเภอ";

fn passphrase(words: &str) -> Passphrase {
    Passphrase::of_line(words).expect("a passphrase")
}

fn is_planted(bytes: &[u8]) -> bool {
    PLANTED.iter().any(|planted| {
        let planted = planted.as_bytes();
        bytes.windows(planted.len()).any(|window| window == planted)
    })
}

/// Returns the files in a folder and below it that have what was planted.
fn clear_files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(clear_files(&path));
        } else if is_planted(&std::fs::read(&path).unwrap()) {
            found.push(path.display().to_string());
        }
    }
    found
}

fn holds_none(text: &str) {
    assert!(!is_planted(text.as_bytes()), "{text}");
}

#[test]
fn a_file_is_encrypted_and_back_and_no_copy_stays_in_the_clear() {
    let folder = Folder::new("encrypted");
    let people = folder.file("people.ron", PEOPLE);
    let secret = folder.file("secret", format!("{WORDS}\r\n"));
    let list = folder.file("list.csv", "ชื่อ-สกุล,ตำแหน่ง\nสมมติ หนึ่ง,ปลัดอำเภอ\n");
    // Each import leaves a copy of the old contents.
    let import = ["people", "import", &list, "--to", &people];
    assert_eq!(command(&import).code, 0);
    let inside = Path::new(&people).parent().unwrap();
    assert!(clear_files(inside).len() > 1);
    let ran = command(&["people", "encrypt", &people, "--passphrase-file", &secret]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    assert_eq!(clear_files(inside), [] as [String; 0]);
    assert!(is_encrypted(&std::fs::read(&people).unwrap()));
    // The copy is there all the same.
    let copies = trongklum::store::backups(Path::new(&people));
    assert_eq!(copies.len(), 2);
    for copy in &copies {
        let open = OpenPeople::open(&copy.path, Some(&passphrase(WORDS))).unwrap();
        assert!(is_planted(open.text().as_bytes()));
    }
    // Every task takes it, and leaves it encrypted.
    let more = folder.file("more.csv", "ชื่อ-สกุล,ตำแหน่ง\nสมมติ สอง,ปลัดอำเภอ\n");
    let import = ["people", "import", &more, "--to", &people];
    let ran = command(&[&import[..], &["--passphrase-file", &secret]].concat());
    assert_eq!(ran.code, 0, "{}", ran.errors);
    holds_none(&(ran.output + &ran.errors));
    assert_eq!(clear_files(inside), [] as [String; 0]);
    let audit = ["people", "audit", &people, "--group", "executives"];
    let ran = command(&[&audit[..], &["--passphrase-file", &secret]].concat());
    assert_eq!(ran.code, 1, "{}", ran.errors);
    let ran = command(&["people", "decrypt", &people, "--passphrase-file", &secret]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let text = std::fs::read_to_string(&people).unwrap();
    assert!(
        text.contains("// เก็บไว้") && text.contains("สมมติ สอง"),
        "{text}"
    );
}

#[test]
fn a_new_file_can_be_encrypted_from_the_start() {
    let folder = Folder::new("encrypted-new");
    let list = folder.file("list.csv", "ชื่อ-สกุล,โทรศัพท์\nลับสุดยอด นามสกุลลับ,0899999999\n");
    let out = folder.path("people.ron");
    let secret = folder.file("secret", WORDS);
    let import = ["people", "import", &list, "--to", &out];
    let ran = command(&[&import[..], &["--passphrase-file", &secret]].concat());
    assert_eq!(ran.code, 0, "{}", ran.errors);
    std::fs::remove_file(&list).unwrap();
    let inside = Path::new(&out).parent().unwrap();
    assert_eq!(clear_files(inside), [] as [String; 0]);
    let open = OpenPeople::open(Path::new(&out), Some(&passphrase(WORDS))).unwrap();
    assert!(open.is_encrypted() && is_planted(open.text().as_bytes()));
}

#[test]
fn a_wrong_passphrase_shows_nothing_and_says_so() {
    let folder = Folder::new("encrypted-wrong");
    let people = folder.file("people.ron", PEOPLE);
    let secret = folder.file("secret", WORDS);
    let encrypt = ["people", "encrypt", &people, "--passphrase-file", &secret];
    assert_eq!(command(&encrypt).code, 0);
    let bytes = std::fs::read(&people).unwrap();
    let list = folder.file("list.csv", "ชื่อ-สกุล\nสมมติ หนึ่ง\n");
    let wrong = folder.file("wrong", "รหัสผ่านของผู้อื่น");
    for arguments in [
        vec!["audit", &people, "--group", "executives"],
        vec!["audit", &list, "--group", "executives", "--people", &people],
        vec!["import", &list, "--to", &people],
        vec!["moves", &people],
        vec!["moves", &people, "--person", "ลับสุดยอด", "--json"],
        vec!["acknowledged", &people],
        vec!["decrypt", &people],
        vec!["encrypt", &people],
    ] {
        for lang in ["th", "en"] {
            let start = [&["people"][..], &arguments, &["--lang", lang]].concat();
            let given = [&start[..], &["--passphrase-file", &wrong]].concat();
            let is_change = matches!(arguments[0], "decrypt" | "encrypt");
            for arguments in [start, given] {
                let ran = command(&arguments);
                let is_bare = !arguments.contains(&"--passphrase-file");
                let code = if is_bare && is_change { 2 } else { 3 };
                assert_eq!(ran.code, code, "{arguments:?}: {}", ran.errors);
                assert!(ran.output.is_empty());
                holds_none(&ran.errors);
                assert!(!ran.errors.contains("people-not"), "{}", ran.errors);
            }
        }
    }
    assert_eq!(std::fs::read(&people).unwrap(), bytes);
}

#[test]
fn the_passphrase_comes_from_the_input_too_and_must_not_be_short() {
    let folder = Folder::new("encrypted-input");
    let people = folder.file("people.ron", PEOPLE);
    let arguments = ["people", "encrypt", &people, "--passphrase-file", "-"];
    for (input, code) in [
        ("", 3),
        ("\n", 3),
        ("สั้นไป\n", 3),
        ("\u{feff}passphrase\n", 0),
    ] {
        let ran = run_command(&arguments, input.as_bytes(), DEFAULT_COLUMNS);
        assert_eq!(ran.code, code, "{input:?} {}", ran.errors);
    }
    let open = OpenPeople::open(Path::new(&people), Some(&passphrase("passphrase")));
    assert_eq!(open.unwrap().text(), PEOPLE);
}

#[test]
fn a_damaged_file_is_refused_whole() {
    let folder = Folder::new("encrypted-damaged");
    let path = folder.path("people.ron");
    let path = Path::new(&path);
    let own = passphrase(WORDS);
    let new = OpenPeople::new_file(Some(own.clone()));
    // Larger than a piece of the cipher.
    let text = format!("{PEOPLE}// {}\n", "ก".repeat(50_000));
    let open = new.save(path, &text).unwrap().open;
    assert_eq!(open.text(), text);
    let whole = std::fs::read(path).unwrap();
    let mut refused = Vec::new();
    let mut opened = |bytes: &[u8]| {
        std::fs::write(path, bytes).unwrap();
        match OpenPeople::open(path, Some(&own)) {
            Err(NotOpened::NotDecrypted(why)) => refused.push(why),
            Err(NotOpened::NotText) => {}
            Err(other) => panic!("{other:?}"),
            // What does not begin like an encrypted file is a text with errors.
            Ok(open) => assert!(!open.is_encrypted() && !is_planted(open.text().as_bytes())),
        }
    };
    for at in [0, 5, 30, 60, 120, 180, 250, 70_000, whole.len() - 1] {
        opened(&whole[..at]);
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        opened(&bytes);
    }
    opened(&[&whole[..], b"more"].concat());
    assert!(refused.contains(&NotDecrypted::Damaged));
    std::fs::write(path, &whole).unwrap();
    assert_eq!(OpenPeople::open(path, None).err(), Some(NotOpened::Locked));
    assert_eq!(OpenPeople::open(path, Some(&own)).unwrap().text(), text);
}

#[test]
fn a_file_that_asks_for_too_much_work_is_refused_at_once() {
    let folder = Folder::new("encrypted-work");
    let header = "age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 30\n\
        ZV/AhotwSGqaPCU43cepl4WYUouAa17a3xpu4G2yi5k\n--- \
        fgMiVLJHMlg9fW7CVG/hPS5EAU4Zeg19LyCP7SoH5nA\n";
    let path = folder.file("people.ron", [header.as_bytes(), &[7; 64]].concat());
    let begun = std::time::Instant::now();
    let open = OpenPeople::open(Path::new(&path), Some(&passphrase(WORDS)));
    let work = NotOpened::NotDecrypted(NotDecrypted::TooMuchWork);
    assert_eq!(open.err(), Some(work));
    assert!(begun.elapsed().as_secs() < 5);
}

#[test]
fn what_is_kept_outside_the_file_is_encrypted_too() {
    let folder = Folder::new("encrypted-kept");
    let path = folder.path("people.ron");
    let new = OpenPeople::new_file(Some(passphrase(WORDS)));
    let open = new.save(Path::new(&path), PEOPLE).unwrap().open;
    let kept = open.to_keep(PEOPLE).unwrap();
    holds_none(&kept);
    assert_eq!(open.kept(&kept).unwrap(), PEOPLE);
    let clear = OpenPeople::default();
    assert_eq!(clear.kept(&kept), Err(NotOpened::Locked));
    assert_eq!(clear.to_keep(PEOPLE).unwrap(), PEOPLE);
    assert!(!format!("{open:?}").contains("ลับ"));
}
