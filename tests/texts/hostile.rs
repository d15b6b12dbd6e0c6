//! Tests names that are markup, formulas or terminal commands, and endless names.

use super::*;

/// Texts that are markup, formulas or terminal commands somewhere.
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

/// Asserts that each row of a Markdown table has as many cells as its head.
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
    for kind in [DocumentKind::Memberships, DocumentKind::Permissions] {
        let document = document(&registry, &Order::of(kind), Style::default()).unwrap();
        let bytes = export(&document, Format::Xlsx, Options::default(), &breaker).unwrap();
        // Every part of it is valid XML. calamine reads only the strings.
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        book.load_tables().unwrap();
    }
}

#[test]
fn no_control_character_reaches_a_terminal() {
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
        let (_, out, err) = run_command(&[&["--registry", &path], args].concat(), b"");
        let stray = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        assert!(
            !out.contains(stray) && !err.contains(stray),
            "{args:?}: {out:?} {err:?}"
        );
    }
}

/// Returns a registry of this many groups, each named by `name`, and this many roles.
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
        let document = document(
            &registry,
            &Order::of(DocumentKind::Memberships),
            Style::default(),
        )
        .unwrap();
        for paper in [Paper::A4, Paper::A3] {
            let setup = Setup {
                paper,
                ..Setup::default()
            };
            // A row that is missing from the pages is an error.
            let pages = typeset(&document, setup, &breaker).unwrap();
            assert!(pages.count() < 12, "{groups}, {paper:?}: {}", pages.count());
        }
    }
}

#[test]
fn a_head_that_leaves_no_room_is_refused_with_a_message() {
    let registry = large(2, 2, |it| format!("{}{it}", "กขค ".repeat(1500)));
    let breaker = Breaker::new(names(&registry));
    let document = document(
        &registry,
        &Order::of(DocumentKind::Memberships),
        Style::default(),
    )
    .unwrap();
    let refused = typeset(&document, Setup::default(), &breaker);
    assert_eq!(refused.unwrap_err(), TypesetError::RowsLost);
    // A spreadsheet has the whole table.
    let csv = export(&document, Format::Csv, Options::default(), &breaker).unwrap();
    assert_eq!(
        String::from_utf8(csv).unwrap().matches("ตำแหน่งที่").count(),
        2
    );
}

#[test]
fn an_image_that_would_fill_the_memory_is_refused_with_a_message() {
    let registry = large(6, 4, |it| format!("กลุ่มที่ {it}"));
    let breaker = Breaker::new(names(&registry));
    let wanted = Order::of(DocumentKind::Permissions);
    let all = document(&registry, &wanted, Style::default()).unwrap();
    let fine = Options {
        dots: 600,
        ..Options::default()
    };
    let refused = export(&all, Format::Png, fine, &breaker);
    assert_eq!(refused.unwrap_err(), TypesetError::PictureTooLarge);
    for lang in Lang::ALL {
        let message = TypesetError::PictureTooLarge.message(lang);
        assert!(message.contains("PDF"), "{message}");
    }
    let one = Order {
        role: registry.role_ids().next(),
        ..wanted
    };
    let one = document(&registry, &one, Style::default()).unwrap();
    assert!(export(&one, Format::Png, fine, &breaker).is_ok());
}
