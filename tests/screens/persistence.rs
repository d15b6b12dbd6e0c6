//! Tests what is remembered between sessions, and what the keyboard copies.

use super::*;
use eframe::egui::{Event, Modifiers, PointerButton, Pos2, vec2};

fn saved_settings(name: &str) -> Settings {
    SettingsFile::at(folder(name).join("settings.ron")).read().0
}

/// Returns the right end of the column header `name`.
fn end_of_head(window: &Window, name: &str) -> Pos2 {
    let head = window.get_by_role_and_label(Role::ColumnHeader, name);
    let next = window.get_by_role_and_label(Role::ColumnHeader, "ข้อปฏิบัติ");
    // Between two headers are the margins of both, with the line in the middle.
    Pos2::new(next.rect().left() - 12.0, head.rect().center().y)
}

fn press_at(window: &mut Window, at: Pos2, pressed: bool) {
    window.event(Event::PointerMoved(at));
    window.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(2);
}

#[test]
fn columns_stay_as_wide_as_they_were_dragged() {
    let mut window = in_role(Lang::Thai, "ตารางแนวทาง", "columns", None);
    let from = end_of_head(&window, "สมาชิกในกลุ่ม");
    let before = window.get_by_role_and_label(Role::ColumnHeader, "ข้อปฏิบัติ");
    let before = before.rect().left();
    press_at(&mut window, from, true);
    window.event(Event::PointerMoved(from + vec2(-60.0, 0.0)));
    window.run_steps(2);
    press_at(&mut window, from + vec2(-60.0, 0.0), false);
    window.run();
    let place = |window: &Window| {
        let head = window.get_by_role_and_label(Role::ColumnHeader, "ข้อปฏิบัติ");
        head.rect().left()
    };
    let dragged = place(&window);
    assert!((before - dragged - 60.0).abs() < 3.0, "{before} {dragged}");
    drop(window);
    let shares = saved_settings("columns").columns;
    assert_eq!(shares["table-letter"].len(), 4, "{shares:?}");
    // The next day, and in a window that is resized and restored.
    let start = Start {
        settings: Some(SettingsFile::at(folder("columns").join("settings.ron"))),
        ..Start::default()
    };
    let mut window = self::window(Lang::Thai, "ตารางแนวทาง", [1180.0, 900.0], start);
    assert!((place(&window) - dragged).abs() < 3.0);
    window.set_size(vec2(1500.0, 900.0));
    window.run();
    assert!(place(&window) > dragged);
    window.set_size(vec2(1180.0, 900.0));
    window.run();
    assert!((place(&window) - dragged).abs() < 3.0);
    // Then back to the original widths.
    window
        .get_by_role_and_label(Role::ColumnHeader, "ข้อปฏิบัติ")
        .click_secondary();
    window.run();
    press(&mut window, "ใช้ความกว้างคอลัมน์เดิม");
    assert!((place(&window) - before).abs() < 3.0);
    drop(window);
    assert!(saved_settings("columns").columns.is_empty());
}

/// Returns the text size after these keys.
fn zoom_after(name: &str, start: f32, keys: &[(Key, Modifiers)]) -> f32 {
    let file = settings(name, None);
    let chosen = Settings {
        zoom: start,
        ..Settings::default()
    };
    file.write(&chosen).expect("settings");
    let start = Start {
        settings: Some(file),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 900.0], start);
    for &(key, modifiers) in keys {
        window.key_press_modifiers(modifiers, key);
        window.run();
    }
    drop(window);
    saved_settings(name).zoom
}

#[test]
fn the_size_of_text_goes_by_steps_and_by_every_key_that_has_a_plus() {
    let (ctrl, both) = (Modifiers::COMMAND, Modifiers::COMMAND | Modifiers::SHIFT);
    for (start, keys, wanted) in [
        (1.0, &[(Key::Plus, ctrl)][..], 1.1),
        (1.0, &[(Key::Plus, both)], 1.1),
        (1.0, &[(Key::Equals, ctrl)], 1.1),
        (1.0, &[(Key::Equals, both)], 1.1),
        (1.0, &[(Key::Equals, ctrl); 2], 1.25),
        (1.0, &[(Key::Equals, ctrl); 3], 1.5),
        (1.25, &[(Key::Minus, ctrl)], 1.1),
        (0.8, &[(Key::Minus, ctrl)], 0.8),
        (2.5, &[(Key::Plus, ctrl)], 2.5),
        // A size between the steps, as earlier versions had.
        (1.3, &[(Key::Plus, ctrl)], 1.5),
        (1.3, &[(Key::Minus, ctrl)], 1.25),
        (1.75, &[(Key::Num0, ctrl)], 1.0),
    ] {
        let zoom = zoom_after("zoom", start, keys);
        assert!((zoom - wanted).abs() < 0.001, "{start} {keys:?}: {zoom}");
    }
}

#[test]
fn every_group_of_a_table_has_room_beside_the_others() {
    for (lang, screen, tabs) in [
        (Lang::Thai, "ตารางแนวทาง", ["ตารางสิทธิ", "ตารางสมาชิก"]),
        (Lang::English, "Guideline", ["Permissions", "Members"]),
    ] {
        for width in [1280.0, 1180.0] {
            let mut window = window(lang, screen, [width, 720.0], Start::default());
            for tab in tabs {
                press(&mut window, tab);
                window.run();
                let heads = window.get_all_by_role(Role::ColumnHeader);
                let ends: Vec<f32> = heads.map(|head| head.rect().right()).collect();
                assert_eq!(ends.len(), 7, "{lang:?} {tab}");
                let last = ends.iter().copied().fold(0.0, f32::max);
                assert!(last <= width - 12.0, "{lang:?} {tab} at {width}: to {last}");
            }
        }
    }
}

#[test]
fn a_cell_of_the_letter_is_copied_by_the_keyboard() {
    let mut window = on(Lang::Thai, "ตารางแนวทาง");
    let words = "ไม่อนุญาตให้สมาชิกในกลุ่มสอบถามหรือโต้ตอบกัน";
    let is_there = |window: &Window| {
        let cell = window.get_by_role_and_label(Role::Cell, words);
        cell.accesskit_node().is_focused()
    };
    for _ in 0..80 {
        if is_there(&window) {
            break;
        }
        window.key_press(Key::Tab);
        window.step();
    }
    assert!(is_there(&window));
    window.event(Event::Copy);
    window.step();
    let commands = &window.output().platform_output.commands;
    let copied = OutputCommand::CopyText(words.to_owned());
    assert!(commands.contains(&copied), "{commands:?}");
}

#[test]
fn a_copy_that_did_not_arrive_is_told() {
    let clipboards: [(trongklum::gui::ReadClipboard, &str); 3] = [
        (|| None, "Not copied: "),
        (|| Some("of another program".to_owned()), "Not copied: "),
        (
            || Some("นักปกครองสกลนคร\r".to_owned()),
            "Copied: นักปกครองสกลนคร",
        ),
    ];
    for (clipboard, message) in clipboards {
        let start = Start {
            clipboard: Some(clipboard),
            ..Start::default()
        };
        let mut window = window(Lang::English, "Groups and roles", [1180.0, 760.0], start);
        let copy = window.get_by_label("Copy the group's name");
        copy.click();
        window.step();
        assert!(!heard(&window, "opied: "));
        wait_for(&mut window, message);
    }
}

#[test]
fn escape_empties_the_box_and_leaves_the_cursor_there() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    let typed = |window: &mut Window, text: &str| {
        window.event(Event::Text(text.to_owned()));
        window.run();
        window.get_by_role(Role::TextInput).value()
    };
    assert_eq!(typed(&mut window, "น้ำ").as_deref(), Some("น้ำ"));
    for _ in 0..2 {
        window.key_press(Key::Escape);
        window.run();
        window.run_steps(2);
        let value = window.get_by_role(Role::TextInput).value();
        assert_eq!(value.unwrap_or_default(), "");
    }
    assert_eq!(typed(&mut window, "ไฟ").as_deref(), Some("ไฟ"));
}

/// Writes the registry with two people from fictitious places.
fn with_people(name: &str) -> PathBuf {
    let people = "people: [
        (name: \"นายสมมติ หนึ่ง\", role: \"district-chief\", district: \"อำเภอเมืองสมมติ\", telephone: \"000\"),
        (name: \"นายสมมติ สอง\", role: \"district-chief\", district: \"บ้านสมมุติ\", telephone: \"111\"),
    ],";
    let text = trongklum::registry::SAKON_NAKHON.replace("people: [],", people);
    let file = folder(name).join("ทะเบียน.ron");
    std::fs::write(&file, text).expect("a registry");
    file
}

#[test]
fn my_district_is_kept_and_brings_its_people_first() {
    let start = Start {
        file: Some(with_people("district")),
        settings: Some(settings("district", Some("deputy"))),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "รับตำแหน่งใหม่", [1180.0, 900.0], start);
    let field = window.get_by_role_and_label(Role::TextInput, "อำเภอของท่าน");
    field.focus();
    field.type_text("เมืองสมมติ");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    // A user who may not report it is told who in the district could.
    press(&mut window, "หากลุ่ม");
    let field = window.get_by_role_and_label(Role::TextInput, "ต้องการส่งหรือทราบเรื่องใด");
    field.focus();
    field.type_text("รายงานเหตุด่วน น้ำท่วม");
    window.run();
    wait_for(&mut window, "ในอำเภอของท่าน");
    assert!(heard(&window, "นายสมมติ หนึ่ง (นายอำเภอ) 000"));
    assert!(!heard(&window, "นายสมมติ สอง"));
    // The directory lists the people of that district.
    press(&mut window, "กลุ่มและตำแหน่ง");
    press(&mut window, "บุคคล");
    assert!(heard(&window, "นายสมมติ สอง"));
    press(&mut window, "เฉพาะอำเภอของท่าน (เมืองสมมติ)");
    assert!(heard(&window, "นายสมมติ หนึ่ง") && !heard(&window, "นายสมมติ สอง"));
    drop(window);
    assert_eq!(
        saved_settings("district").district.as_deref(),
        Some("เมืองสมมติ")
    );
}
