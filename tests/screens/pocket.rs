//! Tests the pocket guide on the print screen.

use super::pictures::draw;
use super::*;
use eframe::egui::Modifiers;
use egui_kittest::SnapshotResults;

fn chosen() -> Window {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run();
    press(&mut window, "คู่มือฉบับพกพา");
    window
}

#[test]
fn the_guide_is_saved_as_a_web_page() {
    let mut window = chosen();
    assert!(heard(&window, "วิธีส่ง"));
    let there = folder("pocket").join("คู่มือ.pdf");
    let _ = std::fs::remove_file(there.with_extension("html"));
    let field = window.get_by_role_and_label(Role::TextInput, "ที่เก็บไฟล์");
    field.focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    let field = window.get_by_role_and_label(Role::TextInput, "ที่เก็บไฟล์");
    field.type_text(&there.display().to_string());
    window.run();
    // While the guide is worked out, the screen shows that it is.
    window.get_by_role_and_label(Role::Button, "บันทึก").click();
    window.step();
    wait_for(&mut window, "บันทึกแล้วที่");
    let page = std::fs::read_to_string(there.with_extension("html")).expect("the page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.len() < 300_000);
    // A document has its pages again.
    press(&mut window, "บัตรพกพา");
    assert!(!heard(&window, "วิธีส่ง"));
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_guide_on_the_print_screen_looks_as_it_did() {
    let mut results = SnapshotResults::new();
    let mut window = draw(Lang::Thai, "หากลุ่ม", "light", "district-chief");
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run();
    press(&mut window, "คู่มือฉบับพกพา");
    window
        .get_by_role_and_label(Role::TextInput, "ที่เก็บไฟล์")
        .focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    let field = window.get_by_role_and_label(Role::TextInput, "ที่เก็บไฟล์");
    field.type_text("/home/office/คู่มือ.html");
    window.run();
    press(&mut window, "คู่มือฉบับพกพา");
    results.add(window.try_snapshot_options("print-pocket-th-light", &stored()));
}
