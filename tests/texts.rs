//! Texts as offices have them, through every document, format and view: names with digits of
//! either kind, control characters, markup, and files in the codes of other programs.
#![cfg(all(feature = "cli", feature = "print"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should panic"
)]

use std::fmt::Debug;
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use calamine::{Reader, Xlsx};
use encoding_rs::WINDOWS_874;
use trongklum::cli::{Console, Outcome, run};
use trongklum::export::{Format, NotSet, Options, Paper, Setup, export, set};
use trongklum::guide::{Need, answer};
use trongklum::lang::Lang;
use trongklum::registry::{Act, Registry, read};
use trongklum::report::{
    Block, Document, Kind, Order, Signers, Style, answer_report, document, group_entry,
    letter_page, listed_groups, listed_people, listed_roles, names, onboarding, person_entry,
    role_entry, rule_text,
};
use trongklum::text::{Breaker, Digits};

const FICTITIOUS: &str = include_str!("cases/valid/fictitious.ron");

/// Names with digits, each with the word of the fictitious registry whose place it takes.
const NUMBERED: [(&str, &str); 9] = [
    ("ลานสหกรณ์", "กลุ่ม 1 ลานสหกรณ์ 2568"),
    ("ฝูงแพะ", "ฝูงแพะ ๑๒/๓"),
    ("ลิ้นชัก", "1669"),
    ("ช่างสี", "ช่างสี รุ่น 4"),
    ("เหรัญญิก", "เหรัญญิก ๒"),
    ("การเงิน", "การเงิน ปี 2570"),
    ("นายทดสอบ สอง", "นายทดสอบ ที่ 2"),
    ("สหกรณ์ตัวอย่าง", "สหกรณ์ตัวอย่าง 99"),
    ("ที่ ตย ๐๐๐๑/๑", "ที่ ตย 0017.3/ว 1234"),
];

fn numbered() -> String {
    let mut text = FICTITIOUS.to_owned();
    for (word, name) in NUMBERED {
        text = text.replace(word, name);
    }
    // A clause that quotes names among numbers of its own.
    text.replace(
        "ใช้พูดคุยเรื่องงานของสหกรณ์",
        "ใช้พูดคุย 3 เรื่อง ห้ามลงในฝูงแพะ ๑๒/๓ เกิน ๕ ครั้ง ตามหนังสือที่ มท 0211.6/ว 77",
    )
}

fn registry(text: &str) -> Registry {
    let reading = read(text);
    reading
        .registry
        .unwrap_or_else(|| panic!("{:?}", reading.problems))
}

fn styles() -> impl Iterator<Item = Style> {
    Lang::ALL.into_iter().flat_map(|lang| {
        [Digits::Thai, Digits::Arabic].map(|digits| Style {
            lang,
            digits,
            ..Style::default()
        })
    })
}

/// Every document, for each role where it can be made for one.
fn documents(registry: &Registry, style: Style) -> Vec<Document> {
    let mut made = Vec::new();
    for kind in Kind::ALL {
        let roles = registry.role_ids().map(Some).filter(|_| kind.takes_role());
        let none = (!kind.needs_role()).then_some(None);
        for role in none.into_iter().chain(roles) {
            let order = Order {
                role,
                signers: Signers::Roster,
                ..Order::of(kind)
            };
            made.push(document(registry, &order, style).unwrap());
        }
    }
    made
}

/// What the formats that hold plain text make of a document.
fn formats(document: &Document, registry: &Registry) -> Vec<String> {
    let breaker = Breaker::new(names(registry));
    let made = |format| export(document, format, Options::default(), &breaker).unwrap();
    let mut texts: Vec<String> = [Format::Csv, Format::Html, Format::Markdown]
        .map(|format| String::from_utf8(made(format)).unwrap())
        .into();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(made(Format::Xlsx))).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.rows().flatten());
    let cells: Vec<String> = cells.map(ToString::to_string).collect();
    texts.push(cells.join("\n"));
    texts
}

/// The command line's answer, what it says included.
fn said(args: &[&str], input: &[u8]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut console = Console {
        input: &mut &*input,
        output: &mut out,
        errors: &mut err,
        columns: 200,
    };
    let args = std::iter::once("trongklum").chain(args.iter().copied());
    let Outcome::Exit(code) = run(args.map(Into::into), &mut console) else {
        panic!("the window was opened");
    };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("texts-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder(name).join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// That no name of `text` has other digits than its own.
fn assert_names_stay(text: &str, digits: Digits, what: &str) {
    for (_, name) in NUMBERED.into_iter().chain([("", "ที่ มท 0211.6/ว 77")]) {
        let turned = digits.show(&name.replace('/', "|")).replace('|', "/");
        assert!(
            turned == name || !text.contains(&turned),
            "{what}, {digits:?}: {turned} stands for {name} in {text}"
        );
    }
}

#[test]
fn names_keep_their_digits_in_every_document_and_format() {
    let registry = registry(&numbered());
    for style in styles() {
        let mut all = String::new();
        for document in documents(&registry, style) {
            for text in formats(&document, &registry) {
                let plain = text
                    .replace('\\', "")
                    .replace("<span>", "")
                    .replace("</span>", "");
                assert_names_stay(&plain, style.digits, &document.title);
                all += &plain;
            }
        }
        for (_, name) in NUMBERED.iter().filter(|(word, _)| !word.is_empty()) {
            assert!(all.contains(name), "{name} is nowhere, {style:?}");
        }
        // What is no name turns.
        let clause = match style.digits {
            Digits::Thai => "ใช้พูดคุย ๓ เรื่อง ห้ามลงในฝูงแพะ ๑๒/๓ เกิน ๕ ครั้ง ตามหนังสือที่ มท 0211.6/ว 77",
            Digits::Arabic => "ใช้พูดคุย 3 เรื่อง ห้ามลงในฝูงแพะ ๑๒/๓ เกิน 5 ครั้ง ตามหนังสือที่ มท 0211.6/ว 77",
        };
        assert!(all.contains(clause), "{style:?}");
    }
}

#[test]
fn names_keep_their_digits_on_every_screen() {
    let registry = registry(&numbered());
    for style in styles().map(|style| style.keeping(&registry)) {
        let check = |made: &dyn Debug| {
            // What JSON and copies have is as it is written; only lines that are shown matter.
            let text = format!("{made:?}");
            assert_names_stay(&text, style.digits, "a screen");
        };
        check(&letter_page(&registry, style));
        check(&listed_groups(&registry, style));
        check(&listed_roles(&registry, style));
        check(&listed_people(&registry, style));
        for index in 0..registry.people().len() {
            check(&person_entry(&registry, index, style));
        }
        for group in registry.group_ids() {
            check(&group_entry(&registry, group, style));
        }
        for rule in registry.rule_ids() {
            check(&rule_text(&registry, rule, style));
        }
        for role in registry.role_ids() {
            check(&role_entry(&registry, role, style));
            check(&onboarding(&registry, role, style));
            for act in Act::ALL {
                for topic in registry.topic_ids() {
                    let need = Need::to_do(act, topic).by(role);
                    check(&answer_report(&registry, &answer(&registry, need), style));
                }
            }
        }
    }
}

#[test]
fn names_keep_their_digits_on_the_command_line() {
    let path = file("numbered.ron", numbered());
    let draft = file("draft.txt", "เหรัญญิก ๒ รายงานการเงิน ปี 2570");
    let asked: [&[&str]; 12] = [
        &["show", "guideline"],
        &["show", "permissions"],
        &["show", "memberships"],
        &["show", "letter"],
        &["show", "group", "yard"],
        &["show", "group", "herd"],
        &["show", "role", "miller"],
        &["show", "role", "treasurer"],
        &["lookup", "--role", "miller", "--act", "share-news"],
        &["lookup", "รายงานการเงิน ปี 2570 ในฝูงแพะ ๑๒/๓"],
        &["check"],
        &["draft", &draft],
    ];
    for digits in ["thai", "arabic"] {
        for args in asked {
            for lang in ["th", "en"] {
                let global = ["--registry", &path, "--digits", digits, "--lang", lang];
                let (_, out, err) = said(&[&global, args].concat(), b"");
                let digits = match digits {
                    "thai" => Digits::Thai,
                    _ => Digits::Arabic,
                };
                assert_names_stay(&format!("{out}{err}"), digits, &args.join(" "));
            }
        }
    }
    let global = [
        "--registry",
        &path,
        "--digits",
        "thai",
        "show",
        "group",
        "herd",
    ];
    let (_, out, _) = said(&global, b"");
    assert!(out.contains("จำนวน ๙ คน"), "{out}");
}

/// Signs that are markup, formulas, or orders to a terminal somewhere.
const HOSTILE: [&str; 8] = [
    "ก\\rข",
    "ก\\u{1b}[31mข\\u{7}",
    "1. เมษายน",
    "- รายการ",
    "|a|b|",
    "\\t=1+1",
    "\\r=1+1",
    "ก\\u{2028}ข\\u{85}ค\\0",
];

fn hostile() -> String {
    let words = [
        "ลานสหกรณ์",
        "ฝูงแพะ",
        "ประตู",
        "ช่างสี",
        "เกษตรกร",
        "ธัญพืช",
        "ผู้เยี่ยมชม",
        "แพะเป็นสัตว์เลี้ยง",
    ];
    let mut text = FICTITIOUS.to_owned();
    for (word, sign) in words.into_iter().zip(HOSTILE) {
        text = text.replace(&format!("\"{word}\""), &format!("\"{sign}\""));
    }
    text.replace(
        "\"ขอให้ทุกท่านถือปฏิบัติ\"",
        "\"1. เมษายน\", \"- รายการ\", \"\\tโค้ด\"",
    )
}

#[test]
fn no_control_character_comes_into_a_file() {
    let registry = registry(&hostile());
    for document in documents(&registry, Style::default()) {
        for text in formats(&document, &registry) {
            let stray = |c: char| c.is_control() && !matches!(c, '\n' | '\r');
            let at = text.find(stray);
            assert_eq!(at, None, "{}: {text:?}", document.title);
            assert!(
                !text.replace("\r\n", "\n").contains('\r'),
                "{}",
                document.title
            );
        }
        let breaker = Breaker::new(names(&registry));
        let mark = export(&document, Format::Markdown, Options::default(), &breaker).unwrap();
        let mark = String::from_utf8(mark).unwrap();
        assert_tables_are_whole(&mark);
        for line in mark.lines() {
            let begins = ["1. ", "- รายการ", "\t", "    ", "=1"];
            assert!(
                !begins.iter().any(|begin| line.starts_with(begin)),
                "{line}"
            );
        }
    }
}

/// That each row of a table of Markdown has as many cells as its head.
fn assert_tables_are_whole(mark: &str) {
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut before = "";
    let mut width = None;
    for line in mark.lines() {
        if line.starts_with("| ---") || line.starts_with("|---") {
            assert_eq!(cells(before), cells(line), "{mark}");
            width = Some(cells(line));
        } else if line.is_empty() {
            width = None;
        } else if let Some(width) = width {
            assert_eq!(cells(line), width, "{line}");
        }
        before = line;
    }
}

#[test]
fn the_heads_of_a_workbook_are_well_formed() {
    let registry = registry(&hostile());
    let breaker = Breaker::new(names(&registry));
    for kind in [Kind::Memberships, Kind::Permissions] {
        let document = document(&registry, &Order::of(kind), Style::default()).unwrap();
        let bytes = export(&document, Format::Xlsx, Options::default(), &breaker).unwrap();
        // Every part of it is XML without what XML forbids; calamine reads the strings only.
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        book.load_tables().unwrap();
    }
}

#[test]
fn a_terminal_is_sent_no_orders() {
    let path = file("hostile.ron", hostile());
    for args in [
        &["show", "memberships"][..],
        &["show", "guideline"],
        &["show", "letter"],
        &["show", "permissions"],
        &["show", "role", "miller"],
        &["show", "role", "miller", "--json"],
        &["check"],
        &["check", "--json"],
        &["lookup", "--act", "ask", "ก\u{1b}[2Jข\u{9b}"],
        &["lookup", "--act", "ask", "ก\u{1b}[2Jข\u{9b}", "--json"],
        &["lookup", "--role", "\u{1b}[2J"],
        &["show", "group", "\u{1b}]0;x\u{7}"],
        &["draft", "/none/\u{1b}[2J"],
    ] {
        let (_, out, err) = said(&[&["--registry", &path], args].concat(), b"");
        let stray = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        assert!(
            !out.contains(stray) && !err.contains(stray),
            "{args:?}: {out:?} {err:?}"
        );
    }
}

/// A registry of so many groups, each named by what `name` gives, and so many roles.
fn large(groups: usize, roles: usize, name: impl Fn(usize) -> String) -> Registry {
    let roles: Vec<String> = (0..roles)
        .map(|it| {
            format!(
                "(id: \"r{it}\", name: (th: \"ตำแหน่งที่ {it}\", en: \"Post {it}\"), seats: Exact(1))"
            )
        })
        .collect();
    let groups: Vec<String> = (0..groups)
        .map(|it| {
            format!(
                "(id: \"g{it}\", name: \"{}\", members: [\"r0\"], members_text: \"ตำแหน่งที่ 0\")",
                name(it)
            )
        })
        .collect();
    let rules: Vec<String> = (0..groups.len())
        .map(|it| {
            format!("(id: \"u{it}\", groups: [\"g{it}\"], effect: Permit, acts: [\"share-news\", \"ask\"], cites: [\"g{it}.members\"])")
        })
        .collect();
    let (head, _) = FICTITIOUS.split_once("    remarks:").unwrap();
    registry(&format!(
        "{head}\n    roles: [{}],\n    topics: [(id: \"all\", name: (th: \"ทั่วไป\", en: \"General\"))],\n    \
         groups: [{}],\n    rules: [{}],\n)",
        roles.join(", "),
        groups.join(", "),
        rules.join(", ")
    ))
}

#[test]
fn a_wide_table_comes_in_parts_and_loses_no_row() {
    for (groups, name) in [
        (25, "กลุ่มงานปกครองและความมั่นคง".to_owned()),
        (22, format!("ชื่อยาว{}", "ก".repeat(293))),
    ] {
        let registry = large(groups, 6, |it| format!("{name} {it}"));
        let breaker = Breaker::new(names(&registry));
        let document =
            document(&registry, &Order::of(Kind::Memberships), Style::default()).unwrap();
        for paper in [Paper::A4, Paper::A3] {
            let setup = Setup {
                paper,
                ..Setup::default()
            };
            // A row that is not on a page is an error.
            let pages = set(&document, setup, &breaker).unwrap();
            assert!(pages.count() < 12, "{groups}, {paper:?}: {}", pages.count());
            assert!(
                name.chars().count() > 100 || pages.broken() == 0,
                "{groups}, {paper:?}"
            );
        }
    }
}

#[test]
fn a_head_that_leaves_no_room_is_refused_with_a_word() {
    let registry = large(2, 2, |it| format!("{}{it}", "กขค ".repeat(1500)));
    let breaker = Breaker::new(names(&registry));
    let document = document(&registry, &Order::of(Kind::Memberships), Style::default()).unwrap();
    let refused = set(&document, Setup::default(), &breaker);
    assert_eq!(refused.unwrap_err(), NotSet::RowsLost);
    // As a table of another kind it is whole.
    let csv = export(&document, Format::Csv, Options::default(), &breaker).unwrap();
    assert_eq!(
        String::from_utf8(csv).unwrap().matches("ตำแหน่งที่").count(),
        2
    );
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_with_a_word() {
    let registry = large(32, 32, |it| format!("กลุ่มที่ {it}"));
    let breaker = Breaker::new(names(&registry));
    let wanted = Order::of(Kind::Permissions);
    let all = document(&registry, &wanted, Style::default()).unwrap();
    assert!(
        all.blocks
            .iter()
            .filter(|block| matches!(block, Block::Table(_)))
            .count()
            == 32
    );
    let refused = export(&all, Format::Png, Options::default(), &breaker);
    assert_eq!(refused.unwrap_err(), NotSet::PictureTooLarge);
    for lang in Lang::ALL {
        let message = NotSet::PictureTooLarge.message(lang);
        assert!(message.contains("PDF"), "{message}");
    }
    let one = Order {
        role: registry.role_ids().next(),
        ..wanted
    };
    let one = document(&registry, &one, Style::default()).unwrap();
    assert!(export(&one, Format::Png, Options::default(), &breaker).is_ok());
}

const DRAFT: &str = "เหตุด่วน น้ำท่วมถนนขาดที่บ้านสมมติ\r\nผู้ประสบภัยโทร 081-234-5678";

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn a_draft_is_read_in_the_codes_that_people_save_in() {
    let marked = format!("\u{feff}{DRAFT}");
    for (bytes, code) in [
        (DRAFT.as_bytes().to_vec(), ""),
        (marked.as_bytes().to_vec(), ""),
        (utf16(&marked, u16::to_le_bytes), "UTF-16"),
        (utf16(&marked, u16::to_be_bytes), "UTF-16"),
        (utf16(DRAFT, u16::to_le_bytes), "UTF-16"),
        (WINDOWS_874.encode(DRAFT).0.into_owned(), "Windows-874"),
    ] {
        let (exit, out, err) = said(&["draft", "-"], &bytes);
        assert_eq!(exit, 1, "{code}: {out} {err}");
        assert!(
            out.contains("081-234-5678") && out.contains("เบอร์โทรศัพท์"),
            "{out}"
        );
        assert!(err.contains(code), "{err}");
        assert_eq!(err.is_empty(), code.is_empty(), "{err}");
    }
    let (exit, out, err) = said(&["draft", "-"], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_eq!((exit, out.as_str()), (3, ""));
    assert!(err.contains("Notepad") && err.contains("UTF-8"), "{err}");
}

#[test]
fn questions_and_cases_are_read_in_those_codes_too() {
    let questions = "{\"id\": 1, \"query\": \"รายงานน้ำท่วม\", \"role\": \"district-chief\"}\r\n\
                     {\"id\": 2, \"act\": \"ask\"}\r\n";
    let asked = ["lookup", "--batch", "-", "--json"];
    let (exit, expected, _) = said(&asked, questions.as_bytes());
    assert_eq!(exit, 0, "{expected}");
    for (bytes, code) in [
        (
            utf16(&format!("\u{feff}{questions}"), u16::to_le_bytes),
            "UTF-16",
        ),
        (utf16(questions, u16::to_le_bytes), "UTF-16"),
        (WINDOWS_874.encode(questions).0.into_owned(), "Windows-874"),
    ] {
        let (exit, out, err) = said(&asked, &bytes);
        assert_eq!((exit, &out), (0, &expected), "{code}");
        assert!(err.contains(code), "{err}");
    }
    let cases =
        "[(id: \"ด่วน\", need: (query: \"น้ำท่วม\", role: \"นายอำเภอ\"), best: \"executives\")]";
    let cases = file("cases.ron", WINDOWS_874.encode(cases).0);
    let (exit, out, err) = said(&["test", &cases], b"");
    assert!(exit < 2 && out.contains("Windows-874"), "{out} {err}");
}

#[test]
fn a_chat_history_is_no_message() {
    let chat = "[LINE] ประวัติการแชทในกลุ่ม \"งานสมมติ\"\nบันทึกเมื่อ 03/02/2571 19:15\n\nพฤ. 03/02/2571\n\
                18:01\t\tสมมติ เข้าร่วมกลุ่ม\n18:02\tลองดู ตัวอย่าง\tน้ำท่วมถนนขาด โทร 081-234-5678\n";
    for bytes in [
        chat.as_bytes().to_vec(),
        chat.replace('\n', "\r\n").into_bytes(),
        utf16(&format!("\u{feff}{chat}"), u16::to_le_bytes),
        WINDOWS_874.encode(chat).0.into_owned(),
    ] {
        let (exit, out, _) = said(&["draft", "-"], &bytes);
        assert_eq!(exit, 1, "{out}");
        assert!(out.contains("นี่คือประวัติการแชทของ LINE ไม่ใช่ข้อความ"), "{out}");
        assert!(!out.contains("ลองดู") && !out.contains("ควรลงกลุ่ม"), "{out}");
        let (exit, out, _) = said(&["draft", "-", "--json"], &bytes);
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(exit, 1);
        assert_eq!(json["chat"], true);
        assert_eq!(json["parts"].as_array().unwrap().len(), 0);
    }
    let quoting = "ฝากแจ้งตามที่ส่งมา\n18:02\tลองดู\tน้ำท่วมถนนขาด";
    let (_, out, _) = said(&["draft", "-", "--json"], quoting.as_bytes());
    assert!(!out.contains("\"chat\""), "{out}");
}

#[cfg(target_os = "linux")]
#[test]
fn why_a_file_was_not_written_is_said() {
    let folder = folder("written");
    let place = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    std::os::unix::fs::symlink("/dev/full", folder.join("full.csv")).unwrap();
    fs::create_dir(folder.join("folder.csv")).unwrap();
    for (name, thai, english) in [
        ("full.csv", "พื้นที่เก็บเต็ม", "the disk is full"),
        ("folder.csv", "เป็นโฟลเดอร์", "there is a folder"),
        ("none/a.csv", "ไม่พบโฟลเดอร์", "is not there"),
        (&format!("{}.csv", "ก".repeat(90)), "ยาวเกินไป", "too long"),
    ] {
        for (lang, words) in [("th", thai), ("en", english)] {
            let args = [
                "export",
                "guideline",
                "--force",
                "--lang",
                lang,
                "--to",
                &place(name),
            ];
            let (exit, _, err) = said(&args, b"");
            assert!(exit == 4 && err.contains(words), "{name}: {exit} {err}");
        }
    }
}
