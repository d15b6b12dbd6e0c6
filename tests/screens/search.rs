//! Tests the incremental search of the registry.

use super::*;

fn search(window: &mut Window, words: &str, found: &str) {
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::K);
    window.run();
    window.event(eframe::egui::Event::Text(words.to_owned()));
    window.run();
    wait_for(window, found);
    window.run();
}

#[test]
fn what_is_found_is_an_enter_away() {
    for (words, found, there) in [
        ("ปจ.สน", "ข้อสั่งการ ปจ.สน. (กลุ่ม)", "หนังสือระบุ 19 คน"),
        ("นอภ.", "นอภ. (ตำแหน่ง: นายอำเภอ)", "มีในทุกอำเภอ รวม 18 คน"),
        ("โต้ตอบกัน", "(ข้อความในหนังสือ: ", "ข้อกำหนดที่สรุปจากข้อความในหนังสือ"),
        ("เอกภพ", "(หนังสือต้นเรื่อง)", "(นายเอกภพ โสภณ)"),
    ] {
        let mut window = on(Lang::Thai, "หากลุ่ม");
        search(&mut window, words, found);
        window.key_press(Key::Enter);
        window.run();
        assert!(heard(&window, there), "{words}");
    }
}

#[test]
fn a_person_of_the_roster_is_found() {
    let start = Start {
        file: Some(with_link_and_person("search")),
        ..Start::default()
    };
    let mut window = window(Lang::English, "Groups and roles", [1180.0, 760.0], start);
    search(&mut window, "ทดสอบ", "สมมติ ทดสอบ (Person: District chief)");
    window.key_press(Key::Enter);
    window.run();
    assert!(heard(&window, "District: เมือง"));
}

#[test]
fn a_table_tells_row_and_column() {
    let window = on(Lang::Thai, "ตารางแนวทาง");
    let table = window.get_by_role(Role::Table);
    let node = table.accesskit_node();
    assert_eq!(
        (node.data().row_count(), node.data().column_count()),
        (Some(7), Some(4))
    );
    let head = window.get_by_role_and_label(Role::ColumnHeader, "สมาชิกในกลุ่ม");
    let head = head.accesskit_node();
    assert_eq!(
        (head.data().row_index(), head.data().column_index()),
        (Some(0), Some(1))
    );
    let cell = "ใช้เพื่อส่งหนังสือสั่งการจากที่ทำการปกครองจังหวัดถึงอำเภอเท่านั้น";
    let cell = window.get_by_role_and_label(Role::Cell, cell);
    let cell = cell.accesskit_node();
    assert_eq!(
        (cell.data().row_index(), cell.data().column_index()),
        (Some(2), Some(2))
    );
    let names = window.get_all_by_role(Role::RowHeader).count();
    assert!(names >= 3, "{names} rows have a name");
}
