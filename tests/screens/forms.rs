//! The forms in which records of a registry are edited, by accessible label.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use eframe::egui::{Event, Modifiers, PointerButton, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::SnapshotResults;

const DIRECTORY: &str = "กลุ่มและตำแหน่ง";

/// Opens the window on `screen` and begins to edit.
fn editing(screen: &str, size: [f32; 2]) -> Window {
    // What a window does not save is offered to the next one with the same settings.
    static WINDOWS: AtomicUsize = AtomicUsize::new(0);
    let number = WINDOWS.fetch_add(1, Ordering::Relaxed);
    let file = SettingsFile::at(folder(&format!("forms-{number}")).join("settings.ron"));
    let light = Settings {
        look: "light".parse().expect("a look"),
        still: Some(true),
        ..Settings::default()
    };
    file.write(&light).expect("settings");
    let start = Start {
        settings: Some(file),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, screen, size, start);
    window.ctx.set_theme(eframe::egui::Theme::Light);
    window.key_press(Key::F2);
    window.run();
    window
}

/// Presses the control named `label`, wherever the form has scrolled to.
pub(super) fn push(window: &mut Window, label: &str) {
    let node = window.get_all_by_label(label).last().expect(label);
    node.click_accesskit();
    window.run();
}

/// Replaces what is in the field named `label`.
fn fill(window: &mut Window, role: Role, label: &str, text: &str) {
    window.get_by_role_and_label(role, label).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(role, label).type_text(text);
    window.run();
}

fn take(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
}

/// Returns whether a form is open.
fn is_open(window: &Window) -> bool {
    window.query_all_by_label("ตกลง").next().is_some()
}

#[test]
fn closing_the_window_asks_about_what_was_typed_into_a_form() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    push(&mut window, "แก้ไข นักปกครองสกลนคร");
    fill(&mut window, Role::TextInput, "ชื่อ", "นักปกครอง สน.");
    let viewports = &mut window.input_mut().viewports;
    let viewport = viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    window.step();
    let root = window.output().viewport_output.get(&ViewportId::ROOT);
    assert!(root.is_some_and(|root| root.commands.contains(&ViewportCommand::CancelClose)));
    window.run();
    assert!(heard(&window, "ยังไม่ได้กดตกลง"));
}

#[test]
fn pencils_are_shown_only_to_those_who_edit() {
    let mut window = on(Lang::Thai, DIRECTORY);
    assert!(!heard(&window, "แก้ไข นักปกครองสกลนคร"));
    window.key_press(Key::F2);
    window.run();
    assert!(heard(&window, "แก้ไข นักปกครองสกลนคร"));
    window.key_press(Key::F2);
    window.run();
    assert!(!heard(&window, "แก้ไข นักปกครองสกลนคร"));
}

#[test]
fn a_group_is_renamed_and_the_name_comes_back() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    push(&mut window, "แก้ไข นักปกครองสกลนคร");
    fill(&mut window, Role::TextInput, "ชื่อ", "นักปกครอง สน.");
    take(&mut window);
    assert!(!is_open(&window));
    wait_for(&mut window, "แก้ไข นักปกครอง สน.");
    undo(&mut window);
    wait_for(&mut window, "แก้ไข นักปกครองสกลนคร");
}

#[test]
fn what_is_wrong_stands_below_its_field_and_nothing_is_lost() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    push(&mut window, "แก้ไข นักปกครองสกลนคร");
    fill(&mut window, Role::TextInput, "ชื่อ", " ");
    assert!(heard(&window, "ชื่อว่างเปล่า"));
    take(&mut window);
    assert!(is_open(&window), "what is wrong cannot be taken");
    fill(
        &mut window,
        Role::TextInput,
        "รหัสในไฟล์ทะเบียนกลุ่ม",
        "orders-pk",
    );
    assert!(heard(&window, "orders-pk"));
    // Esc asks before what was typed is lost.
    window.key_press(Key::Escape);
    window.run();
    assert!(heard(&window, "ยังไม่ได้กดตกลง"));
    push(&mut window, "แก้ไขต่อ");
    assert!(is_open(&window));
    push(&mut window, "ยกเลิก");
    push(&mut window, "ทิ้งสิ่งที่แก้ไข");
    assert!(!is_open(&window));
    assert!(heard(&window, "แก้ไข นักปกครองสกลนคร"));
    // Without a change, Esc closes at once.
    push(&mut window, "แก้ไข นักปกครองสกลนคร");
    assert!(is_open(&window));
    window.key_press(Key::Escape);
    window.run();
    assert!(!is_open(&window));
}

#[test]
fn a_refused_form_says_why_beside_the_button_and_shows_where() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    push(&mut window, "แก้ไข นักปกครองสกลนคร");
    let picture = "รูปของกลุ่ม";
    fill(&mut window, Role::TextInput, picture, "../x.png");
    let name = window.get_by_role_and_label(Role::TextInput, "ชื่อ");
    name.scroll_to_me();
    window.run();
    let below = |window: &Window| {
        let field = window.get_by_role_and_label(Role::TextInput, picture);
        field.rect().bottom() > window.get_by_label("ตกลง").rect().top()
    };
    assert!(below(&window) && !heard(&window, "ยังตกลงไม่ได้"));
    push(&mut window, "ตกลง");
    assert!(heard(&window, "ยังตกลงไม่ได้: รูปของกลุ่ม: "));
    assert!(!below(&window), "the field with the error is shown");
    // It is said until it is mended.
    fill(&mut window, Role::TextInput, picture, "pictures/x.png");
    assert!(!heard(&window, "ยังตกลงไม่ได้"));
}

#[test]
fn a_list_that_is_clicked_fast_opens_in_front_of_the_form() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    push(&mut window, "เพิ่มกลุ่ม");
    let list = "เพิ่ม: สมาชิก";
    for role in ["ผู้ว่าราชการจังหวัด", "รองผู้ว่าราชการจังหวัด"]
    {
        // A click beside the list brings the form to the front.
        press(&mut window, "เพิ่มกลุ่ม");
        let shown = window.get_by_role_and_label(Role::ComboBox, list);
        shown.scroll_to_me();
        window.run();
        let at = window.get_by_role_and_label(Role::ComboBox, list).rect();
        window.hover_at(at.center());
        window.run();
        // Press and release come in one frame.
        for pressed in [true, false] {
            window.input_mut().events.push(Event::PointerButton {
                pos: at.center(),
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        window.run();
        press(&mut window, role);
        assert!(heard(&window, &format!("นำออก: {role}")), "{role}");
    }
}

/// Fills in the form of a seventh group.
pub(super) fn seventh(window: &mut Window) {
    push(window, "เพิ่มกลุ่ม");
    fill(window, Role::TextInput, "ชื่อ", "ประชาสัมพันธ์ สน.");
    for role in ["ปลัดจังหวัด", "นายอำเภอ"] {
        window
            .get_by_role_and_label(Role::ComboBox, "เพิ่ม: สมาชิก")
            .click_accesskit();
        window.run();
        push(window, role);
    }
    fill(
        window,
        Role::MultilineTextInput,
        "ข้อความช่องสมาชิก",
        "๑.ปลัดจังหวัด ๒.นายอำเภอ",
    );
    push(window, "เพิ่ม: ข้อปฏิบัติ");
    fill(
        window,
        Role::MultilineTextInput,
        "ข้อปฏิบัติ 1",
        "สำหรับเผยแพร่ข่าวประชาสัมพันธ์ของจังหวัด",
    );
    fill(
        window,
        Role::TextInput,
        "จำนวนสมาชิกตามหนังสือ",
        "จำนวนสมาชิก ๑๙ คน",
    );
}

#[test]
fn a_seventh_group_is_added_with_members_and_clauses() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    assert!(heard(&window, "พบ 6 รายการ"));
    seventh(&mut window);
    push(&mut window, "ตกลง");
    assert!(!is_open(&window));
    wait_for(&mut window, "พบ 7 รายการ");
    // It is shown at once.
    wait_for(&mut window, "สำหรับเผยแพร่ข่าวประชาสัมพันธ์ของจังหวัด");
    assert!(heard(&window, "หนังสือระบุ 19 คน ตรงกับที่นับตามตำแหน่ง"));
    undo(&mut window);
    wait_for(&mut window, "พบ 6 รายการ");
    assert!(!heard(&window, "แก้ไข ประชาสัมพันธ์ สน."));
}

fn push_part(window: &mut Window, label: &str) {
    let node = window.get_all_by_label_contains(label).next().expect(label);
    node.click_accesskit();
    window.run();
}

#[test]
fn a_role_is_deleted_with_what_depends_on_it() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    press(&mut window, "ตำแหน่ง");
    push_part(&mut window, "ผู้ว่าราชการจังหวัด");
    wait_for(&mut window, "แก้ไข ผู้ว่าราชการจังหวัด");
    push(&mut window, "แก้ไข ผู้ว่าราชการจังหวัด");
    push(&mut window, "ลบ…");
    wait_for(&mut window, "ต้องการลบ “ผู้ว่าราชการจังหวัด” หรือไม่");
    assert!(heard(&window, "แก้ไขกลุ่ม นักปกครองสกลนคร"));
    assert!(heard(&window, "ข้อกำหนด"));
    push(&mut window, "ไม่ลบ");
    assert!(is_open(&window));
    push(&mut window, "ลบ…");
    wait_for(&mut window, "ลบทั้งหมดนี้");
    push(&mut window, "ลบทั้งหมดนี้");
    wait_for(&mut window, "พบ 7 รายการ");
    assert!(!is_open(&window));
    undo(&mut window);
    wait_for(&mut window, "พบ 8 รายการ");
}

#[test]
fn a_clause_that_goes_takes_what_cites_it_alone() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    push(&mut window, "แก้ไข นักปกครองสกลนคร");
    push(&mut window, "นำออก: ข้อปฏิบัติ 1");
    wait_for(&mut window, "สิ่งต่อไปนี้จะเปลี่ยนตาม");
    assert!(heard(&window, "ลบข้อกำหนด"));
    take(&mut window);
    assert!(!is_open(&window));
    wait_for(&mut window, "แก้ไข นักปกครองสกลนคร");
    assert!(!heard(&window, "“สำหรับรายงานผลการปฏิบัติงานของอำเภอ”"));
    undo(&mut window);
    wait_for(&mut window, "“สำหรับรายงานผลการปฏิบัติงานของอำเภอ”");
}

#[test]
fn topics_are_added_and_put_in_order() {
    let mut window = editing(DIRECTORY, [1280.0, 720.0]);
    push(&mut window, "ประเภทงาน…");
    push(&mut window, "เพิ่มประเภทงาน");
    fill(&mut window, Role::TextInput, "ชื่อ (ภาษาไทย)", "งานภัยพิบัติ");
    fill(
        &mut window,
        Role::TextInput,
        "ชื่อ (ภาษาอังกฤษ)",
        "Disaster work",
    );
    take(&mut window);
    assert!(!is_open(&window));
    push(&mut window, "ประเภทงาน…");
    wait_for(&mut window, "งานภัยพิบัติ");
    push(&mut window, "เลื่อนขึ้น: งานภัยพิบัติ");
    wait_for(&mut window, "เลื่อนลง: งานภัยพิบัติ");
    push(&mut window, "งานภัยพิบัติ");
    let id = window.get_by_role_and_label(Role::TextInput, "รหัสในไฟล์ทะเบียนกลุ่ม");
    assert_eq!(
        id.accesskit_node().value().as_deref(),
        Some("disaster-work")
    );
}

#[test]
fn the_letter_is_edited_where_it_is_shown() {
    let mut window = editing("หนังสือต้นเรื่อง", [1280.0, 720.0]);
    push(&mut window, "แก้ไขหนังสือ");
    fill(
        &mut window,
        Role::TextInput,
        "เรียน",
        "นายอำเภอทุกอำเภอ และปลัดอำเภอ",
    );
    take(&mut window);
    wait_for(&mut window, "นายอำเภอทุกอำเภอ และปลัดอำเภอ");
    undo(&mut window);
    assert!(!heard(&window, "นายอำเภอทุกอำเภอ และปลัดอำเภอ"));
}

#[test]
fn a_form_fits_into_a_small_window() {
    for size in [[1280.0, 720.0], [1024.0, 600.0], [640.0, 480.0]] {
        let mut window = editing(DIRECTORY, size);
        push(&mut window, "แก้ไข นักปกครองสกลนคร");
        for label in ["ตกลง", "ยกเลิก", "ลบ…", "แก้ไขกลุ่ม"]
        {
            let place = window.get_all_by_label(label).last().expect(label).rect();
            let inside = place.left() >= 0.0
                && place.top() >= 0.0
                && place.right() <= size[0]
                && place.bottom() <= size[1];
            assert!(inside, "{label} at {place} of {size:?}");
        }
    }
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_forms_look_as_stored() {
    let mut results = SnapshotResults::new();
    let mut picture = |window: &mut Window, name: &str| {
        window.run();
        results.add(window.try_snapshot_options(name, &stored()));
    };

    let mut group = editing(DIRECTORY, [1280.0, 720.0]);
    picture(&mut group, "edit-directory-th-light");
    push(&mut group, "แก้ไข นักปกครองสกลนคร");
    picture(&mut group, "form-group-th-light");

    let mut new = editing(DIRECTORY, [1024.0, 600.0]);
    seventh(&mut new);
    picture(&mut new, "form-new-group-th-light");

    let mut role = editing(DIRECTORY, [1280.0, 720.0]);
    press(&mut role, "ตำแหน่ง");
    push(&mut role, "แก้ไข ผู้ว่าราชการจังหวัด");
    push(&mut role, "ลบ…");
    wait_for(&mut role, "ต้องการลบ");
    picture(&mut role, "form-delete-role-th-light");

    let mut letter = editing("หนังสือต้นเรื่อง", [1280.0, 720.0]);
    push(&mut letter, "แก้ไขหนังสือ");
    picture(&mut letter, "form-letter-th-light");
}
