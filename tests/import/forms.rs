//! Every form of file gives the same table as the plain text, and what cannot be read is refused
//! with a reason.

use std::io::{Cursor, Write};

use trongklum::import::sheet::{Form, MAX_BYTES, of_bytes, of_clipboard, of_text};
use trongklum::import::{
    Block, Cell, Choice, ColumnKind, Document, Effect, Import, Refused, Tables, import,
};
use trongklum::language::pack;
use trongklum::registry::Act;
use trongklum::report::import_report;

use super::measure::path;

fn document(name: &str) -> Document {
    let bytes = std::fs::read(path("tests/cases").join(name)).expect("a case");
    let form = Form::of(name.rsplit('.').next().unwrap()).expect("a form");
    if form.is_text() {
        of_text(form, &String::from_utf8(bytes).unwrap()).expect("a document")
    } else {
        of_bytes(form, &bytes).expect("a document")
    }
}

fn imported(document: &Document) -> Import {
    import(document, &Choice::default(), pack()).expect("a table")
}

#[test]
fn every_form_gives_the_same_table() {
    let plain = imported(&document("letter.txt"));
    for name in [
        "letter.docx",
        "letter.xlsx",
        "letter.csv",
        "letter.html",
        "clipboard.html",
    ] {
        let other = imported(&document(&format!("import/{name}")));
        assert_eq!(import_report(&other), import_report(&plain), "{name}");
        assert_eq!(other.general_notes, plain.general_notes, "{name}");
        for (group, same) in other.groups.iter().zip(&plain.groups) {
            assert_eq!(group.members_text, same.members_text, "{name}");
            assert_eq!(group.size, same.size, "{name}");
        }
        if matches!(name, "letter.docx" | "letter.html") {
            assert_eq!(other.letter, plain.letter, "{name}");
        }
    }
}

#[test]
fn the_clipboard_of_a_spreadsheet_keeps_lines_in_cells() {
    let text = "กลุ่ม\tสมาชิก\tข้อปฏิบัติ\nก\t\"๑.นายอำเภอ\n๒.ปลัดอำเภอ\"\tใช้แจ้งข่าว\n";
    let document = of_text(Form::Text, text).expect("a document");
    let import = imported(&document);
    let [group] = import.groups.as_slice() else {
        panic!("{:?}", import.groups)
    };
    assert_eq!(group.members.len(), 2);
    assert_eq!(group.members_text, "๑.นายอำเภอ ๒.ปลัดอำเภอ");
}

#[test]
fn cells_that_span_rows_continue_the_group() {
    let html = "<table><tr><th>ชื่อกลุ่ม<th>สมาชิก<th>ข้อปฏิบัติ<th>หมายเหตุ\
        <tr><td rowspan=2>ก<td>นายอำเภอ<td>ใช้แจ้งข่าว<td>\
        <tr><td>กำนัน<td>ห้ามถาม<td>\
        <tr><td>ข<td>กำนัน<td colspan=2>ใช้สั่งการ</table>";
    let import = imported(&of_text(Form::Html, html).expect("a document"));
    let names: Vec<&str> = import
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(names, ["ก", "ข"]);
    assert_eq!(import.groups[0].members.len(), 2);
    assert_eq!(import.groups[0].practice, ["ใช้แจ้งข่าว", "ห้ามถาม"]);
}

#[test]
fn columns_can_be_named() {
    let text = "เอ\tบี\tซี\nใช้แจ้งข่าว\tกลุ่มหนึ่ง\tนายอำเภอ\n";
    let document = of_text(Form::Tsv, text).expect("a document");
    let choice = Choice {
        columns: vec![ColumnKind::Practice, ColumnKind::Group, ColumnKind::Members],
        ..Choice::default()
    };
    let import = import(&document, &choice, pack()).expect("a table");
    let group = import.groups.last().expect("a group");
    assert_eq!(group.name, "กลุ่มหนึ่ง");
    assert_eq!(group.practice, ["ใช้แจ้งข่าว"]);
}

#[test]
fn columns_are_told_by_their_cells_where_their_heads_do_not_say() {
    let text = "กลุ่ม\tนาม\tว่าด้วย\tคน\n\
        (๑)\tวงแม่น้ำ\tแจ้งเหตุน้ำท่วมได้ทันที\tนายอำเภอ ปลัดอำเภอ\n\
        (๒)\tวงภูเขา\tห้ามส่งข่าวทั่วไปในกลุ่มนี้\tกำนัน, ผู้ใหญ่บ้าน\n";
    let document = of_text(Form::Tsv, text).expect("a document");
    let import = import(&document, &Choice::default(), pack()).expect("a table");
    let groups = import.groups.iter();
    let groups: Vec<(&str, usize, &str)> = groups
        .map(|group| {
            (
                group.name.as_str(),
                group.members.len(),
                group.practice[0].as_str(),
            )
        })
        .collect();
    assert_eq!(
        groups,
        [
            ("วงแม่น้ำ", 2, "แจ้งเหตุน้ำท่วมได้ทันที"),
            ("วงภูเขา", 2, "ห้ามส่งข่าวทั่วไปในกลุ่มนี้"),
        ]
    );
}

#[test]
fn a_note_below_the_table_that_begins_with_a_group_is_about_it() {
    let text = "ชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\nวงแม่น้ำ\tนายอำเภอ\tแจ้งเหตุด่วน\n\
        วงภูเขา\tกำนัน\tส่งข่าว\n\nหมายเหตุ\n๑. กลุ่มวงแม่น้ำ ห้ามส่งข่าว\n๒. ห้ามเชิญบุคคลภายนอก\n";
    let document = of_text(Form::Text, text).expect("a document");
    let import = import(&document, &Choice::default(), pack()).expect("a table");
    let of_act = |act: Act| {
        let rules = import.rules.iter();
        let forbids =
            rules.filter(|rule| rule.effect == Effect::Forbid && rule.acts.contains(&act));
        forbids.map(|rule| rule.group).collect::<Vec<_>>()
    };
    assert_eq!(of_act(Act::ShareNews), [Some(0)]);
    assert_eq!(of_act(Act::InviteOutsider), [None]);
}

#[test]
fn a_table_can_be_named_and_a_new_role_gets_an_id() {
    let html = "<table><tr><td>ก<td>ข<tr><td>ค<td>ง</table><p>x</p>\
        <table><tr><th>ชื่อกลุ่ม<th>สมาชิก<th>ข้อปฏิบัติ<tr><td>กลุ่มหนึ่ง<td>ผู้พิทักษ์บึงใหญ่<td>ใช้แจ้งข่าว</table>";
    let document = of_text(Form::Html, html).expect("a document");
    let found = Tables::find(&document, &Choice::default(), pack()).expect("a table");
    assert_eq!((found.all.len(), found.taken), (2, 1));
    let of_table = |table| Choice {
        table: Some(table),
        role_ids: vec![("ผู้พิทักษ์บึงใหญ่".to_owned(), "guardian".to_owned())],
        ..Choice::default()
    };
    let first = import(&document, &of_table(0), pack()).expect("a table");
    assert_eq!(first.groups.len(), 2);
    let second = import(&document, &of_table(1), pack()).expect("a table");
    assert_eq!(second.roles.list[0].id, "guardian");
    let text = second.registry();
    assert!(text.contains("(id: \"guardian\""), "{text}");
    assert!(!text.contains("// ตำแหน่งใหม่"), "{text}");
    let none = import(&document, &of_table(2), pack()).err();
    assert_eq!(none, Some(Refused::NoTable));
}

#[test]
fn the_clipboard_is_read_as_html_only_where_that_has_a_table() {
    let text = "ชื่อกลุ่ม\tสมาชิก\nก\tนายอำเภอ\n";
    let table = "<table><tr><td>ข<td>กำนัน</table>";
    let has = |html: Option<&str>, cell: &str| {
        let document = of_clipboard(text, html).expect("a document");
        document.blocks.iter().any(|block| match block {
            Block::Table(rows) => rows.iter().flatten().any(|found| found.text() == cell),
            Block::Paragraph(_) => false,
        })
    };
    assert!(has(Some(table), "กำนัน"));
    assert!(has(Some("<p>ไม่มีตาราง</p>"), "นายอำเภอ"));
    assert!(has(None, "นายอำเภอ"));
}

/// Returns an archive with one file in it.
fn archive(name: &str, contents: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file(name, options).unwrap();
    writer.write_all(contents).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_letter_is_refused() {
    let docx = |contents: &[u8]| of_bytes(Form::Docx, &archive("word/document.xml", contents));
    assert_eq!(of_bytes(Form::Docx, b"no archive"), Err(Refused::Damaged));
    assert_eq!(of_bytes(Form::Xlsx, b""), Err(Refused::Damaged));
    assert_eq!(
        of_bytes(Form::Docx, &archive("other.xml", b"<a/>")),
        Err(Refused::Damaged)
    );
    assert_eq!(docx(b"<a><b></a>"), Err(Refused::Damaged));
    // Packed small, unpacked large.
    let large = vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 2];
    assert_eq!(docx(&large), Err(Refused::TooLarge(32)));
    assert_eq!(
        of_text(Form::Text, &" ".repeat(large.len())),
        Err(Refused::TooLarge(32))
    );
    let deep = "<tbl><tr><tc>".repeat(100_000);
    assert_eq!(docx(deep.as_bytes()), Err(Refused::TooDeep(16)));
    let deep = "<table><tr><td>".repeat(100_000);
    assert_eq!(of_text(Form::Html, &deep), Err(Refused::TooDeep(16)));
    let wide = format!("<table><tr>{}</table>", "<td colspan=1000>".repeat(5_000));
    assert_eq!(
        of_text(Form::Html, &wide),
        Err(Refused::TooManyCells(100_000))
    );
    let rows = "a\tb\tc\n".repeat(50_000);
    assert_eq!(
        of_text(Form::Tsv, &rows),
        Err(Refused::TooManyCells(100_000))
    );
}

#[test]
fn a_document_without_groups_is_refused() {
    let refused = |document: &Document| import(document, &Choice::default(), pack()).err();
    assert_eq!(refused(&Document::default()), Some(Refused::NoTable));
    let lines = of_text(Form::Text, "เรียน นายอำเภอ\nไม่มีตาราง\n").expect("a document");
    assert_eq!(refused(&lines), Some(Refused::NoTable));
    let one = Document {
        blocks: vec![Block::Table(vec![vec![Cell::of("ก")]])],
    };
    assert_eq!(refused(&one), Some(Refused::NoTable));
    let heads = of_text(Form::Tsv, "ชื่อกลุ่ม\tสมาชิก\n").expect("a document");
    assert_eq!(refused(&heads), Some(Refused::NoGroups));
}

#[test]
fn damaged_files_end_cleanly() {
    for name in ["letter.docx", "letter.xlsx"] {
        let bytes = std::fs::read(path("tests/cases/import").join(name)).expect("a case");
        let form = Form::of(name.rsplit('.').next().unwrap()).expect("a form");
        for length in (0..bytes.len()).step_by(97) {
            let _ = of_bytes(form, &bytes[..length]);
            let mut changed = bytes.clone();
            changed[length] ^= 0x55;
            let _ = of_bytes(form, &changed);
        }
    }
}
