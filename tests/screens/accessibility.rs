//! Tests accessibility: every control has a name, and the keyboard reaches everything.

use std::collections::BTreeSet;

use super::*;
use eframe::egui::{Modifiers, Rect};

/// Every screen, with its key and its tabs.
const SCREENS: [(Key, &[&str]); 10] = [
    (Key::F, &[]),
    (Key::M, &[]),
    (Key::G, &["ตารางสิทธิ", "ตารางสมาชิก"]),
    (Key::D, &["ตำแหน่ง", "บุคคล"]),
    (Key::B, &[]),
    (Key::J, &["แบบทดสอบ"]),
    (Key::L, &[]),
    (Key::E, &[]),
    (Key::P, &[]),
    (Key::I, &[]),
];

/// Returns the role, name and rectangle of every control.
fn to_be_named(window: &Window) -> Vec<(Role, String, Rect)> {
    let all = window.root().children_recursive();
    all.filter_map(|node| {
        let role = node.accesskit_node().role();
        let asked = matches!(
            role,
            Role::Button
                | Role::CheckBox
                | Role::ComboBox
                | Role::Link
                | Role::ListBoxOption
                | Role::MenuItem
                | Role::MultilineTextInput
                | Role::RadioButton
                | Role::Slider
                | Role::SpinButton
                | Role::Tab
                | Role::TextInput
        );
        let name = || node.accesskit_node().label().unwrap_or_default();
        asked.then(|| (role, name(), node.rect()))
    })
    .collect()
}

/// Opens the window with a role, and calls `look` for each screen and tab.
fn everywhere(name: &str, mut look: impl FnMut(&mut Window, &str)) {
    let mut window = in_role(Lang::Thai, "หากลุ่ม", name, Some("district-chief"));
    for (key, tabs) in SCREENS {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        window.run_steps(6);
        if key == Key::F {
            window
                .get_by_role(Role::TextInput)
                .type_text("เหตุด่วน น้ำท่วม");
            window.run();
        }
        look(&mut window, key.name());
        for tab in tabs {
            press(&mut window, tab);
            look(&mut window, tab);
        }
    }
}

#[test]
fn everything_that_can_be_pressed_has_a_name_and_room() {
    everywhere("names", |window, screen| {
        let found = to_be_named(window);
        assert!(found.len() > 8, "{screen}");
        for (role, name, place) in found {
            assert!(
                !name.trim().is_empty(),
                "{screen}: the {role:?} at {place:?} has no name"
            );
            assert!(!name.contains('\u{2009}'), "{name}");
            let words = matches!(
                role,
                Role::Link | Role::Tab | Role::CheckBox | Role::RadioButton | Role::ListBoxOption
            );
            // egui's own links and checkboxes are on the other screens.
            let has_only_ours = !matches!(screen, "F" | "M" | "G" | "P");
            assert!(
                !words || !has_only_ours || place.height() >= 28.0,
                "{screen}: {name} is {} high",
                place.height()
            );
        }
    });
}

#[test]
fn tab_goes_to_everything_that_can_be_pressed() {
    everywhere("tab", |window, screen| {
        let wanted: BTreeSet<String> = to_be_named(window)
            .into_iter()
            .filter(|(_, _, place)| place.min.y >= 0.0 && place.max.y <= 900.0)
            .map(|(_, name, _)| name)
            .collect();
        let mut reached = BTreeSet::new();
        for _ in 0..4 * wanted.len() + 40 {
            window.key_press(Key::Tab);
            window.step();
            let all = window.root().children_recursive();
            let focused = all
                .filter(|node| node.accesskit_node().is_focused())
                .filter_map(|node| node.accesskit_node().label());
            reached.extend(focused);
            if wanted.is_subset(&reached) {
                break;
            }
        }
        let missed: Vec<&String> = wanted.difference(&reached).collect();
        assert!(missed.is_empty(), "{screen}: {missed:?}");
    });
}

#[test]
fn a_first_answer_and_a_first_week_are_a_few_keys_away() {
    // The field is focused at the start, and Enter copies.
    let mut window = on(Lang::Thai, "หากลุ่ม");
    window.event(eframe::egui::Event::Text(
        "นายอำเภอ แจ้งเหตุด่วน น้ำท่วม".to_owned(),
    ));
    window.run();
    window.key_down(Key::Enter);
    window.step();
    let commands = &window.output().platform_output.commands;
    let group = OutputCommand::CopyText("ผู้บริหารจังหวัด และนายอำเภอ".to_owned());
    assert!(commands.contains(&group), "{commands:?}");
    // The screen, a few letters of the role, and Enter: three actions.
    window.key_press_modifiers(Modifiers::COMMAND, Key::J);
    window.run();
    window.event(eframe::egui::Event::Text("นอภ".to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(heard(&window, "นายอำเภอเป็นสมาชิก 6 กลุ่ม"));
}

#[test]
fn of_a_thousand_groups_only_what_is_about_in_view_is_drawn() {
    let groups: Vec<String> = (0..1000)
        .map(|number| {
            format!(
                "(id: \"x{number}\", name: \"กลุ่มทดสอบ {number}\", members: [\"district-chief\"], \
                 members_text: \"สมาชิก\", practice: [\"ข้อหนึ่ง\"]),\n"
            )
        })
        .collect();
    let groups = groups.concat();
    let shipped = trongklum::registry::SAKON_NAKHON;
    let text = shipped.replacen("    groups: [\n", &format!("    groups: [\n{groups}"), 1);
    assert_ne!(text, shipped, "the list of groups is found");
    let file = folder("thousand").join("ทะเบียน.ron");
    std::fs::write(&file, text).expect("a registry");
    let start = Start {
        file: Some(file),
        settings: Some(settings("thousand", Some("district-chief"))),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start);
    wait_for(&mut window, "จังหวัด");
    for key in [Key::G, Key::D, Key::J, Key::L] {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        window.run_steps(8);
        let drawn = window.query_all_by_label_contains("กลุ่มทดสอบ").count();
        assert!((1..200).contains(&drawn), "{}: {drawn}", key.name());
    }
    // A clause far down in the letter scrolls into view.
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    window.event(eframe::egui::Event::Text("โต้ตอบกัน".to_owned()));
    window.run();
    wait_for(&mut window, "(ข้อความในหนังสือ: ");
    window.key_press(Key::Enter);
    window.run_steps(30);
    let node = window.get_by_label_contains("(ข้อความในหนังสือ orders-pk.notes.1)");
    let place = node.rect();
    assert!(place.top() > 0.0 && place.bottom() < 760.0, "{place:?}");
}

#[test]
fn what_is_read_out_are_the_characters_of_the_letter() {
    let window = on(Lang::Thai, "หนังสือต้นเรื่อง");
    // Screen readers that move by line and character read these, not the name of the whole.
    let mut lines = 0;
    for run in window.query_all_by_role(Role::TextRun) {
        let run = run.accesskit_node();
        let whole = run
            .parent()
            .and_then(|node| node.label().or_else(|| node.value()));
        let (line, whole) = (run.value().unwrap_or_default(), whole.unwrap_or_default());
        assert!(whole.contains(&line), "{line:?} of {whole:?}");
        lines += 1;
    }
    assert!(lines > 20, "{lines}");
}
