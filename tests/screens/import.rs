//! Tests the screen that makes a group registry from a new letter: files and the clipboard, the choice
//! of tables and columns, the ids of new roles, and what becomes of it.

use super::files::drop_file;
use super::*;
use eframe::egui::{Event, Modifiers};
use egui_kittest::SnapshotResults;

/// Returns the path of a letter among the cases.
pub(super) fn letter(name: &str) -> PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(name)
}

fn open_screen(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::I);
    window.run();
}

fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.run();
}

/// Chooses `kind` for the column at `place`.
fn choose_column(window: &mut Window, place: &str, kind: &str) {
    let chooser = window.get_by_role_and_label(Role::ComboBox, place);
    chooser.click();
    window.run();
    let kinds = window.get_all_by_role_and_label(Role::Button, kind);
    kinds.last().expect(kind).click();
    window.run();
}

#[test]
fn a_letter_that_is_dropped_is_read_and_becomes_a_registry() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    drop_file(&mut window, &letter("import/letter.docx"));
    wait_for(&mut window, "อ่านจาก letter.docx");
    wait_for(&mut window, "กลุ่ม 6 กลุ่ม");
    for said in [
        // What each column is.
        "ช่องที่ 1",
        // The letter.
        "สน ๐๐๑๘.๑/ว ๒๓๕๓๒",
        // Members and clauses, as they are written.
        "สมาชิก: ",
        "“สำหรับรายงานผลการปฏิบัติงานของอำเภอ”",
        "อนุญาต: รายงานผลการปฏิบัติงาน",
    ] {
        assert!(heard(&window, said), "{said}");
    }
    press(&mut window, "สร้างทะเบียนกลุ่ม");
    wait_for(&mut window, "ยืนยันข้อกำหนดทีละข้อความ");
    for _ in 0..80 {
        if heard(&window, "ตรวจครบทุกข้อความแล้ว") {
            break;
        }
        let is_unread = heard(&window, &Lang::Thai.text("confirm-unread-why"));
        window.key_press(if is_unread { Key::Delete } else { Key::Enter });
        window.run();
    }
    assert!(heard(&window, "ตรวจครบทุกข้อความแล้ว"));
    let loaded = window.state().loaded();
    let registry = loaded.registry.as_ref().expect("a registry");
    assert_eq!(registry.groups().count(), 6);
    assert!(registry.rules().all(|(_, rule)| !rule.unconfirmed));
    // It is not saved yet, so there is nothing to compare it with but the built-in one.
    window.key_press(Key::F4);
    window.run();
    press(&mut window, "ทะเบียนกลุ่มที่มากับโปรแกรม");
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
}

#[test]
fn the_preview_stays_until_unsaved_changes_may_be_lost() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    let changed = SAKON_NAKHON.replace("จังหวัดสกลนคร", "จังหวัดหนึ่ง");
    editing::write_source(&mut window, &changed);
    drop_file(&mut window, &letter("import/letter.docx"));
    wait_for(&mut window, "กลุ่ม 6 กลุ่ม");
    press(&mut window, "สร้างทะเบียนกลุ่ม");
    wait_for(&mut window, "กลับไปแก้ไขต่อ");
    assert!(!heard(&window, "ยืนยันข้อกำหนดทีละข้อความ"));
    press(&mut window, "กลับไปแก้ไขต่อ");
    assert!(heard(&window, "อ่านจาก letter.docx") && heard(&window, "กลุ่ม 6 กลุ่ม"));
    assert_eq!(window.state().loaded().text, changed);
    press(&mut window, "สร้างทะเบียนกลุ่ม");
    wait_for(&mut window, "กลับไปแก้ไขต่อ");
    press(&mut window, "ไม่บันทึก");
    wait_for(&mut window, "ยืนยันข้อกำหนดทีละข้อความ");
    assert_ne!(window.state().loaded().text, changed);
}

#[test]
fn the_path_of_a_letter_can_be_typed() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    open_screen(&mut window);
    let name = Lang::Thai.text("open-path");
    let field = window.get_by_role_and_label(Role::TextInput, &name);
    field.focus();
    window.run();
    let field = window.get_by_role_and_label(Role::TextInput, &name);
    field.type_text(&letter("import/letter.docx").display().to_string());
    window.run();
    window.key_press(Key::Enter);
    wait_for(&mut window, "อ่านจาก letter.docx");
    wait_for(&mut window, "กลุ่ม 6 กลุ่ม");
}

#[test]
fn every_form_of_file_is_read() {
    for name in [
        "letter.txt",
        "import/letter.xlsx",
        "import/letter.csv",
        "import/letter.html",
    ] {
        let mut window = on(Lang::English, "Find a group");
        open_screen(&mut window);
        drop_file(&mut window, &letter(name));
        wait_for(&mut window, "Groups: 6");
        assert!(!heard(&window, "Error:"), "{name}");
    }
}

#[test]
fn a_table_is_pasted_and_its_columns_can_be_changed() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    open_screen(&mut window);
    paste(&mut window, "เอ\tบี\tซี\nใช้แจ้งข่าว\tกลุ่มหนึ่ง\tนายอำเภอ\n");
    wait_for(&mut window, "อ่านจาก ตารางที่วาง");
    // By their order, the first column is the groups.
    wait_for(&mut window, "กลุ่ม 2 กลุ่ม");
    choose_column(&mut window, "ช่องที่ 1", "ข้อปฏิบัติ");
    // Now no column is the groups.
    wait_for(&mut window, "ไม่พบช่อง ชื่อกลุ่ม ในตาราง");
    choose_column(&mut window, "ช่องที่ 2", "ชื่อกลุ่ม");
    choose_column(&mut window, "ช่องที่ 3", "สมาชิก");
    wait_for(&mut window, "“ใช้แจ้งข่าว”");
    assert!(heard(&window, "สมาชิก: นายอำเภอ"));
    assert!(!heard(&window, "ไม่พบช่อง"));
}

#[test]
fn a_table_on_the_clipboard_keeps_its_cells() {
    let start = Start {
        html: Some(|| {
            let table = "<table><tr><th>ชื่อกลุ่ม<th>สมาชิก<th>ข้อปฏิบัติ\
                <tr><td>กลุ่มหนึ่ง<td><p>๑.นายอำเภอ<p>๒.ปลัดอำเภอ<td>ใช้แจ้งข่าว</table>";
            Some(table.to_owned())
        }),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start);
    open_screen(&mut window);
    paste(
        &mut window,
        "ชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\nกลุ่มหนึ่ง\t๑.นายอำเภอ\n๒.ปลัดอำเภอ\tใช้แจ้งข่าว",
    );
    wait_for(&mut window, "สมาชิก: นายอำเภอ, ปลัดอำเภอ");
    assert!(heard(&window, "“ใช้แจ้งข่าว”"));
}

#[test]
fn another_table_of_the_document_can_be_taken() {
    let html = "<table><tr><td>ก<td>ข<tr><td>ค<td>ง</table><p>x</p>\
        <table><tr><th>ชื่อกลุ่ม<th>สมาชิก<th>ข้อปฏิบัติ\
        <tr><td>กลุ่มหนึ่ง<td>นายอำเภอ<td>ใช้แจ้งข่าว</table>";
    let file = folder("import-tables").join("two.html");
    std::fs::write(&file, html).expect("a letter");
    let mut window = on(Lang::Thai, "หากลุ่ม");
    drop_file(&mut window, &file);
    wait_for(&mut window, "กลุ่มหนึ่ง");
    press(&mut window, "ตารางที่ 1 (2 แถว 2 ช่อง)");
    wait_for(&mut window, "สมาชิก: ง");
    press(&mut window, "ตารางที่ 2 (2 แถว 3 ช่อง)");
    wait_for(&mut window, "กลุ่มหนึ่ง");
}

#[test]
fn a_new_role_gets_another_id() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    open_screen(&mut window);
    let table = "ชื่อกลุ่ม\tสมาชิก\tข้อปฏิบัติ\nกลุ่มหนึ่ง\tผู้พิทักษ์บึงใหญ่\tใช้แจ้งข่าว\n";
    paste(&mut window, table);
    wait_for(&mut window, "ผู้พิทักษ์บึงใหญ่");
    let name = "รหัสของผู้พิทักษ์บึงใหญ่";
    let type_id = |window: &mut Window, id: &str| {
        window.get_by_role_and_label(Role::TextInput, name).focus();
        window.run();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.run();
        let field = window.get_by_role_and_label(Role::TextInput, name);
        field.type_text(id);
        window.run();
        window.key_press(Key::Enter);
        window.run();
    };
    type_id(&mut window, "not an id");
    wait_for(&mut window, "ต้องแก้:");
    assert!(heard(&window, "โปรดแก้จุดที่ต้องแก้ก่อน"));
    type_id(&mut window, "guardian");
    wait_for(&mut window, "กลุ่ม 1 กลุ่ม");
    assert!(!heard(&window, "ต้องแก้:"));
}

#[test]
fn what_cannot_be_read_is_said_and_what_was_read_stays() {
    let folder = folder("import-bad");
    let mut window = on(Lang::Thai, "หากลุ่ม");
    drop_file(&mut window, &letter("letter.txt"));
    wait_for(&mut window, "กลุ่ม 6 กลุ่ม");
    let damaged = folder.join("damaged.docx");
    std::fs::write(&damaged, "no archive").expect("a file");
    drop_file(&mut window, &damaged);
    wait_for(&mut window, "อ่าน damaged.docx ไม่ได้: ไฟล์เสียหาย");
    assert!(heard(&window, "กลุ่ม 6 กลุ่ม"));
    paste(&mut window, "ไม่มีตารางในข้อความนี้");
    wait_for(&mut window, "ไม่พบตารางในไฟล์");
    assert!(!heard(&window, "กลุ่ม 6 กลุ่ม"));
    assert!(!heard(&window, "อ่าน damaged.docx ไม่ได้"));
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_screen_of_a_letter_looks_as_stored() {
    let mut results = SnapshotResults::new();
    for (name, size) in [
        ("import-th-light", [1280.0, 720.0]),
        ("import-th-light-small", [1024.0, 600.0]),
    ] {
        let mut drawn = pictures::draw(Lang::Thai, "หากลุ่ม", "light", "district-chief");
        drawn.set_size(size.into());
        drop_file(&mut drawn, &letter("import/letter.docx"));
        wait_for(&mut drawn, "กลุ่ม 6 กลุ่ม");
        drawn.event(Event::PointerGone);
        drawn.run();
        results.add(drawn.try_snapshot_options(name, &stored()));
    }
    // What is confirmed in the registry on screen can be kept.
    let old = folder("import-kept").join("old.ron");
    std::fs::write(&old, SAKON_NAKHON).expect("a registry");
    let start = Start {
        file: Some(old),
        settings: Some(settings("import-kept", Some("district-chief"))),
        ..Start::default()
    };
    let mut drawn = window(Lang::Thai, "หากลุ่ม", [1280.0, 720.0], start);
    drawn.ctx.set_theme(eframe::egui::Theme::Light);
    drop_file(&mut drawn, &letter("import/letter.docx"));
    wait_for(&mut drawn, &Lang::Thai.text("import-carry"));
    drawn.event(Event::PointerGone);
    drawn.run();
    results.add(drawn.try_snapshot_options("import-kept-th-light", &stored()));
}
