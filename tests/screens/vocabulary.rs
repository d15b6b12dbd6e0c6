//! Tests the forms for an office's own words, questions, situations and orders of preference.

use super::*;

fn editing(name: &str, screen: &str) -> Window {
    let file = SettingsFile::at(folder(name).join("settings.ron"));
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
    let mut window = window(Lang::Thai, screen, [1280.0, 720.0], start);
    window.ctx.set_theme(eframe::egui::Theme::Light);
    window.key_press(Key::F2);
    window.run();
    window
}

fn push(window: &mut Window, label: &str) {
    let node = window.get_all_by_label(label).last().expect(label);
    node.click_accesskit();
    window.run();
}

fn choose(window: &mut Window, list: &str, option: &str) {
    window
        .get_by_role_and_label(Role::ComboBox, list)
        .click_accesskit();
    window.run();
    push(window, option);
}

fn write(window: &mut Window, role: Role, label: &str, text: &str) {
    window.get_by_role_and_label(role, label).focus();
    window.run();
    window.get_by_role_and_label(role, label).type_text(text);
    window.run();
}

fn text(window: &Window) -> String {
    window.state().loaded().text.clone()
}

#[test]
fn words_of_an_office_are_added_and_understood() {
    let mut window = editing("words", "กลุ่มและตำแหน่ง");
    push(&mut window, "คำที่ใช้ในสำนักงาน…");
    push(&mut window, "เพิ่มคำที่ใช้ในสำนักงาน");
    push(&mut window, "กลุ่ม");
    choose(&mut window, "คำเหล่านี้หมายถึง", "นักปกครองสกลนคร");
    push(&mut window, "เพิ่ม: คำที่ใช้");
    write(&mut window, Role::TextInput, "คำที่ใช้ 1", "ห้องบ้านใหญ่");
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Enter);
    window.run();
    wait_for(&mut window, "ยังไม่ได้บันทึก");
    let added = text(&window);
    assert!(
        added.contains("meaning: Group(\"administrators\"),\n            terms: [\"ห้องบ้านใหญ่\"]")
    );
    assert!(added.len() > SAKON_NAKHON.len());
    // It is in the list, by what it means.
    push(&mut window, "คำที่ใช้ในสำนักงาน…");
    wait_for(&mut window, "นักปกครองสกลนคร: ห้องบ้านใหญ่");
    window.key_press(Key::Escape);
    window.run();
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(text(&window), SAKON_NAKHON);
}

#[test]
fn a_situation_is_added_and_one_without_an_act_is_refused() {
    let mut window = editing("situations", "กลุ่มและตำแหน่ง");
    push(&mut window, "สถานการณ์ในแบบทดสอบ…");
    push(&mut window, "เพิ่มสถานการณ์ในแบบทดสอบ");
    write(
        &mut window,
        Role::MultilineTextInput,
        "สถานการณ์ (ภาษาไทย)",
        "ท่านต้องแจ้งกำหนดการประชุม",
    );
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Enter);
    window.run();
    wait_for(&mut window, "ยังตกลงไม่ได้");
    let news = Lang::Thai.text("act-share-news");
    choose(&mut window, "สิ่งที่จะทำ", &news);
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Enter);
    window.run();
    wait_for(&mut window, "ยังไม่ได้บันทึก");
    let added = text(&window);
    assert!(added.contains("ท่านต้องแจ้งกำหนดการประชุม"));
    assert!(!added.contains("topic: \"\""), "no topic is none");
}

#[test]
fn an_order_of_preference_is_chosen_group_by_group() {
    let mut window = editing("orders", "หนังสือต้นเรื่อง");
    push(&mut window, "ลำดับกลุ่มที่ให้เลือกก่อน…");
    push(&mut window, "เพิ่มลำดับกลุ่มที่ให้เลือกก่อน");
    let groups = "เพิ่ม: กลุ่ม เรียงจากที่ให้เลือกก่อน";
    for group in ["จอส.", "นักปกครองสกลนคร"] {
        let registry = window
            .state()
            .loaded()
            .registry
            .clone()
            .expect("a registry");
        let mut names = registry.groups().map(|(_, one)| one.name.clone());
        let name = names.find(|name| name.contains(group)).expect(group);
        choose(&mut window, groups, &name);
    }
    let cites = "เพิ่ม: ข้อความในหนังสือ";
    window
        .get_by_role_and_label(Role::ComboBox, cites)
        .click_accesskit();
    window.run();
    let clause = window
        .get_all_by_label_contains("เนื้อความ")
        .last()
        .expect("the body");
    clause.click_accesskit();
    window.run();
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Enter);
    window.run();
    wait_for(&mut window, "ยังไม่ได้บันทึก");
    assert!(text(&window).contains("preferences: ["));
    let loaded = window.state().loaded();
    let registry = loaded.registry.as_ref().expect("a registry");
    assert_eq!(registry.preferences().len(), 1);
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_forms_for_words_look_as_stored() {
    let options = stored();
    let mut results = egui_kittest::SnapshotResults::new();
    let mut window = editing("words-picture", "กลุ่มและตำแหน่ง");
    push(&mut window, "คำที่ใช้ในสำนักงาน…");
    results.add(window.try_snapshot_options("words-list-th-light", &options));
    let names = window.get_all_by_label_contains("นักปกครองสกลนคร: ");
    names
        .last()
        .expect("the words of a group")
        .click_accesskit();
    window.run();
    results.add(window.try_snapshot_options("words-form-th-light", &options));
}
