//! Tests that nothing moves under the mouse while a form is filled in, that a double click does one
//! thing, and what a registry that is in no file yet is compared with.

use eframe::egui::{Event, Modifiers, PointerButton, Pos2};

use super::*;

/// Opens a window with settings of its own and begins to edit.
fn editing(name: &str, screen: &str, file: Option<PathBuf>) -> Window {
    let start = Start {
        file,
        settings: Some(settings(name, None)),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, screen, [1280.0, 720.0], start);
    window.key_press(Key::F2);
    window.run();
    window
}

/// Presses the mouse twice at a place, as a double click does.
fn double_click(window: &mut Window, at: Pos2) {
    window.event(Event::PointerMoved(at));
    window.step();
    for _ in 0..2 {
        // Both events in one frame, since each frame of a test takes a quarter of a second.
        let events = [true, false].map(|pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::default(),
        });
        window.input_mut().events.extend(events);
        window.step();
    }
    window.run();
}

fn place(window: &Window, role: Role, label: &str) -> Pos2 {
    window.get_by_role_and_label(role, label).rect().min
}

fn proposed(window: &Window) -> usize {
    let registry = window.state().loaded().registry.as_ref();
    let rules = registry.expect("a registry").rules();
    rules.filter(|(_, rule)| rule.unconfirmed).count()
}

#[test]
fn nothing_in_a_form_moves_when_a_problem_comes_or_goes() {
    let mut window = editing("steady-form", "กลุ่มและตำแหน่ง", None);
    press(&mut window, "แก้ไข นักปกครองสกลนคร");
    let places = |window: &Window| {
        [
            place(window, Role::TextInput, "รหัสในไฟล์ทะเบียนกลุ่ม"),
            place(window, Role::Button, "ตกลง"),
            place(window, Role::Button, "ยกเลิก"),
        ]
    };
    let before = places(&window);
    for text in ["", "นักปกครอง"] {
        window.get_by_role_and_label(Role::TextInput, "ชื่อ").focus();
        window.run();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.run();
        window.key_press(Key::Delete);
        window.event(Event::Text(text.to_owned()));
        window.run();
        assert_eq!(heard(&window, "ชื่อว่างเปล่า"), text.is_empty());
        assert_eq!(places(&window), before, "{text}");
        window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        if text.is_empty() {
            window.run();
            assert!(heard(&window, "ยังใช้ไม่ได้") || heard(&window, "ชื่อว่างเปล่า"));
            assert_eq!(places(&window), before, "why it is refused moves nothing");
        }
    }
}

#[test]
fn a_problem_of_any_length_moves_nothing_below_its_field() {
    let mut window = editing("steady-long", "กลุ่มและตำแหน่ง", None);
    press(&mut window, "แก้ไข นักปกครองสกลนคร");
    let id = "รหัสในไฟล์ทะเบียนกลุ่ม";
    let below = "จำนวนสมาชิกตามหนังสือ";
    let before = place(&window, Role::TextInput, below);
    let long = "not an id ".repeat(30);
    window.get_by_role_and_label(Role::TextInput, id).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.event(Event::Text(long));
    window.run();
    assert!(heard(&window, "not an id not an id"));
    assert_eq!(place(&window, Role::TextInput, below), before);
}

#[test]
fn nothing_in_the_form_of_a_rule_moves_when_several_things_are_wrong() {
    let mut window = editing("steady-rule", "กลุ่มและตำแหน่ง", None);
    let rule = [("id", "administrators-results".to_owned())];
    let change = Lang::Thai.text_with("rule-edit-name", &rule);
    window.set_size([1280.0, 2400.0].into());
    window.run();
    press(&mut window, &change);
    let cancel = Lang::Thai.text("rule-form-cancel");
    let before = place(&window, Role::Button, &cancel);
    press_part(&mut window, "ผู้ทำ: ");
    for role in ["นายอำเภอ", "ปลัดอำเภอ ประสานงาน"]
    {
        press(&mut window, role);
    }
    press_part(&mut window, "ประเภทงาน: ");
    press(&mut window, &Lang::Thai.text("rule-form-some-topics"));
    assert!(heard(&window, &Lang::Thai.text("draft-no-topics")));
    assert_eq!(place(&window, Role::Button, &cancel), before);
}

#[test]
fn a_double_click_drops_one_rule_and_a_held_key_too() {
    let file = super::confirm::imported("steady-confirm");
    let start = Start {
        file: Some(file),
        settings: Some(settings("steady-confirm", None)),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 900.0], start);
    press(&mut window, &Lang::Thai.text("action-confirm-rules"));
    let drop = Lang::Thai.text("confirm-drop");
    let before = proposed(&window);
    let at = window.get_by_label(&drop).rect().center();
    double_click(&mut window, at);
    assert_eq!(proposed(&window), before - 1);
    for _ in 0..3 {
        window.step();
    }
    let next = |window: &mut Window| {
        while window.query_by_label(&drop).is_none() {
            window.key_press(Key::ArrowDown);
            window.run();
        }
    };
    next(&mut window);
    press(&mut window, &drop);
    assert_eq!(proposed(&window), before - 2);
    next(&mut window);
    for repeat in [false, true, true] {
        window.event(Event::Key {
            key: Key::Delete,
            physical_key: None,
            pressed: true,
            repeat,
            modifiers: Modifiers::default(),
        });
        window.step();
    }
    assert_eq!(proposed(&window), before - 3);
}

#[test]
fn a_double_click_removes_one_row_of_a_list() {
    let mut window = editing("steady-rows", "กลุ่มและตำแหน่ง", None);
    press(&mut window, "แก้ไข นักปกครองสกลนคร");
    let remove = |window: &Window| {
        let all = window.query_all_by_label_contains("นำออก: ");
        let places: Vec<Pos2> = all.map(|button| button.rect().center()).collect();
        places
    };
    let names: Vec<Pos2> = remove(&window);
    let first = *names.first().expect("a row");
    double_click(&mut window, first);
    assert_eq!(remove(&window).len(), names.len() - 1);
}

#[test]
fn the_boxes_for_places_have_a_button_that_closes_them() {
    let mut window = editing("steady-boxes", "หากลุ่ม", None);
    for keys in [Key::O, Key::S] {
        if keys == Key::S {
            super::editing::write_source(&mut window, SAKON_NAKHON);
            window.event(Event::Text(" ".to_owned()));
            window.run();
        }
        window.key_press_modifiers(Modifiers::COMMAND, keys);
        window.run();
        let field = "พิมพ์ชื่อไฟล์พร้อมโฟลเดอร์";
        assert!(heard(&window, field), "{keys:?}");
        press(&mut window, "ยกเลิก");
        assert!(!heard(&window, field), "{keys:?}");
    }
}

#[test]
fn a_new_import_is_compared_before_it_is_saved() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut window = editing("steady-import", "หากลุ่ม", None);
    super::files::drop_file(&mut window, &root.join("tests/cases/import/letter.docx"));
    let make = Lang::Thai.text("import-make");
    wait_for(&mut window, &make);
    press(&mut window, &make);
    wait_for(&mut window, &Lang::Thai.text("confirm-title"));
    assert!(matches!(
        window.state().loaded().origin,
        trongklum::store::Origin::New(_)
    ));
    window.key_press(Key::F4);
    window.run();
    wait_for(&mut window, "เนื้อหาที่เปลี่ยน");
    // With any file as well.
    let other = folder("steady-import").join("other.ron");
    std::fs::write(&other, SAKON_NAKHON).expect("a registry");
    super::files::drop_file(&mut window, &other);
    wait_for(&mut window, "other.ron");
    wait_for(&mut window, "เนื้อหาที่เปลี่ยน");
}

#[test]
fn a_new_import_is_compared_with_the_file_that_was_open_before() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = folder("steady-before").join("old.ron");
    std::fs::write(&file, SAKON_NAKHON).expect("a registry");
    let mut window = editing("steady-before", "หากลุ่ม", Some(file));
    super::files::drop_file(&mut window, &root.join("tests/cases/import/letter.docx"));
    wait_for(&mut window, &Lang::Thai.text("import-make"));
    press(&mut window, &Lang::Thai.text("import-make"));
    wait_for(&mut window, &Lang::Thai.text("confirm-title"));
    window.key_press(Key::F4);
    window.run();
    wait_for(&mut window, "เนื้อหาที่เปลี่ยน");
    let tab = Lang::Thai.text("difference-against-before");
    let tab = window.get_by_role_and_label(Role::Tab, &tab);
    assert_eq!(
        tab.accesskit_node().toggled(),
        Some(eframe::egui::accesskit::Toggled::True)
    );
}

#[test]
fn what_differs_from_what_somebody_else_wrote_is_told_in_words() {
    let file = folder("steady-others").join("ทะเบียน.ron");
    std::fs::write(&file, SAKON_NAKHON).expect("a registry");
    let mut window = editing("steady-others", "หากลุ่ม", Some(file.clone()));
    let clause = "สำหรับรายงานผลการปฏิบัติงานของอำเภอ";
    let with = |month: &str| {
        let text = format!("สำหรับรายงานผลการปฏิบัติงานประจำ{month}ของอำเภอ");
        SAKON_NAKHON.replacen(clause, &text, 1)
    };
    super::editing::write_source(&mut window, &with("เดือน"));
    press(&mut window, "หากลุ่ม");
    std::fs::write(&file, with("ปี")).expect("a registry");
    wait_for(&mut window, "มีผู้อื่นแก้ไขไฟล์นี้");
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run();
    wait_for(&mut window, "เนื้อหาที่เปลี่ยน 1 แห่ง");
    assert!(heard(&window, "คำตอบที่ต่างกัน 0 กรณี"));
    assert!(heard(&window, "ประจำเดือนของอำเภอ") && heard(&window, "ประจำปีของอำเภอ"));
    let raw = "บรรทัด";
    assert!(!heard(&window, raw), "the text of the file is folded away");
    press(&mut window, &Lang::Thai.text("compare-texts"));
    assert!(heard(&window, raw));
}
