//! Tests the screen that compares the registry on screen with other states of it.

use super::files::drop_file;
use super::*;
use eframe::egui::Modifiers;
use egui_kittest::SnapshotResults;

/// The shipped registry with a ban lifted and a clause changed.
fn changed() -> String {
    let (ban, clause) = ("effect: Forbid", "สำหรับรายงานผลการปฏิบัติงานของอำเภอ");
    assert!(SAKON_NAKHON.contains(ban) && SAKON_NAKHON.contains(clause));
    let text = SAKON_NAKHON.replacen(ban, "effect: NotRequired", 1);
    text.replacen(clause, "สำหรับรายงานผลการปฏิบัติงานประจำเดือนของอำเภอ", 1)
}

/// Opens a window with `text` in a file named `name`.
fn with_file(name: &str, text: &str) -> (Window, PathBuf) {
    let file = folder("differences").join(name);
    std::fs::write(&file, text).expect("a registry");
    let start = Start {
        file: Some(file.clone()),
        ..Start::default()
    };
    (window(Lang::Thai, "หากลุ่ม", [1180.0, 900.0], start), file)
}

fn open_screen(window: &mut Window) {
    window.key_press_modifiers(Modifiers::NONE, Key::F4);
    window.run();
}

fn choose_role(window: &mut Window, role: &str) {
    let chooser = window.get_by_role_and_label(Role::ComboBox, "แสดงคำตอบของ");
    chooser.click();
    window.run();
    press(window, role);
}

#[test]
fn the_built_in_registry_has_nothing_to_compare_with_until_a_file_is_chosen() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    open_screen(&mut window);
    assert!(heard(&window, "ยังไม่มีฉบับที่จะเปรียบเทียบ"));
    let other = folder("differences").join("other.ron");
    std::fs::write(&other, changed()).expect("a registry");
    // Its path can be typed.
    let name = Lang::Thai.text("open-path");
    window.get_by_role_and_label(Role::TextInput, &name).focus();
    window.run();
    let field = window.get_by_role_and_label(Role::TextInput, &name);
    field.type_text(&other.display().to_string());
    window.run();
    window.key_press(Key::Enter);
    // The file is the old version here.
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
    assert!(heard(&window, "เนื้อหาที่เปลี่ยน 2 แห่ง"));
    press(&mut window, "ไฟล์ที่เลือกเป็นฉบับใหม่");
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
}

#[test]
fn what_changes_for_a_role_is_shown_with_clauses_and_printed() {
    let (mut window, _) = with_file("changed.ron", &changed());
    open_screen(&mut window);
    press(&mut window, "ทะเบียนกลุ่มที่มากับโปรแกรม");
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
    // Words of both sides, and the clauses behind a verdict.
    assert!(heard(&window, "สำหรับรายงานผลการปฏิบัติงานประจำเดือนของอำเภอ"));
    assert!(heard(&window, "หนังสือทั้งสองฉบับ ("));
    choose_role(&mut window, "นายอำเภอ");
    assert!(heard(&window, "คำตอบที่เปลี่ยน"));
    press(&mut window, "พิมพ์สิ่งที่เปลี่ยน");
    wait_for(&mut window, "หน้า 1 จาก");
    let chosen = window.get_by_role_and_label(Role::RadioButton, "สิ่งที่เปลี่ยน");
    assert_eq!(
        chosen.accesskit_node().toggled(),
        Some(eframe::egui::accesskit::Toggled::True)
    );
    press(&mut window, "ตารางแนวทาง");
}

#[test]
fn unsaved_changes_are_compared_with_what_was_saved() {
    let (mut window, _) = with_file("unsaved.ron", SAKON_NAKHON);
    super::editing::write_source(&mut window, &changed());
    open_screen(&mut window);
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
    assert!(heard(&window, "ฉบับที่บันทึกไว้"));
    assert!(heard(&window, "สำหรับรายงานผลการปฏิบัติงานประจำเดือนของอำเภอ"));
}

#[test]
fn a_newer_state_of_the_file_is_noted_and_shown() {
    let (mut window, file) = with_file("newer.ron", SAKON_NAKHON);
    assert!(!heard(&window, "ทะเบียนกลุ่มบนหน้าจอเปลี่ยนจาก"));
    std::fs::write(&file, changed()).expect("a registry");
    wait_for(&mut window, "ทะเบียนกลุ่มบนหน้าจอเปลี่ยนจาก");
    press(&mut window, "ดูสิ่งที่เปลี่ยน");
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
    assert!(!heard(&window, "ทะเบียนกลุ่มบนหน้าจอเปลี่ยนจาก"));
    assert!(heard(&window, "ฉบับก่อนหน้า"));
}

#[test]
fn a_file_that_cannot_be_compared_says_why() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    open_screen(&mut window);
    let broken = folder("differences").join("broken.ron");
    std::fs::write(&broken, "(nothing").expect("a file");
    drop_file(&mut window, &broken);
    wait_for(&mut window, "broken.ron ไม่ได้");
    drop_file(&mut window, std::path::Path::new("/ไม่มี/ทะเบียน.ron"));
    wait_for(&mut window, "ทะเบียน.ron ไม่ได้");
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_screen_of_differences_looks_as_stored() {
    let mut results = SnapshotResults::new();
    let other = folder("differences").join("picture.ron");
    std::fs::write(&other, changed()).expect("a registry");
    for (name, size) in [
        ("differences-th-light", [1280.0, 720.0]),
        ("differences-th-light-small", [1024.0, 600.0]),
    ] {
        let mut drawn = pictures::draw(Lang::Thai, "หากลุ่ม", "light", "district-chief");
        drawn.set_size(size.into());
        open_screen(&mut drawn);
        drop_file(&mut drawn, &other);
        wait_for(&mut drawn, "คำตอบที่เปลี่ยน");
        drawn.run();
        // The path of the file is another one on every machine.
        press(&mut drawn, "ไฟล์ที่เลือกเป็นฉบับใหม่");
        drawn.event(eframe::egui::Event::PointerGone);
        drawn.run();
        results.add(drawn.try_snapshot_options(name, &stored()));
    }
}
