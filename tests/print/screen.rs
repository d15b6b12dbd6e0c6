//! The Print screen through the accessibility tree.

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use trongklum::gui::{App, Start};
use trongklum::text::Digits;

use super::*;

pub type Window = Harness<'static, App>;

pub fn heard(window: &Window, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

pub fn press(window: &mut Window, label: &str) {
    // It may be below what is in view.
    let node = window.get_all_by_label(label).last().expect(label);
    node.scroll_to_me();
    window.run_steps(3);
    let node = window.get_all_by_label(label).last().expect(label);
    node.click();
    // One frame handles it, and the next one shows the result.
    window.run_steps(3);
}

/// Runs the window until `label` appears.
pub fn wait_for(window: &mut Window, label: &str) {
    let patience = Instant::now() + Duration::from_mins(2);
    while !heard(window, label) {
        assert!(Instant::now() < patience, "{label} is never there");
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
}

pub fn window(lang: Lang) -> Window {
    let start = Start {
        lang: Some(lang),
        digits: Some(Digits::Arabic),
        patience: Some(Duration::from_mins(1)),
        ..Start::default()
    };
    let mut window = Harness::builder()
        .with_size([1180.0, 900.0])
        .build_eframe(move |context| App::new(&context.egui_ctx, start).unwrap());
    window.step();
    // With the keyboard only.
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.step();
    window
}

#[test]
fn letters_that_cannot_be_printed_are_named_above_the_pages() {
    let file = folder("strange").join("a.ron");
    fs::write(&file, with_a_strange_letter()).unwrap();
    let start = Start {
        lang: Some(Lang::Thai),
        patience: Some(Duration::from_mins(1)),
        file: Some(file),
        ..Start::default()
    };
    let mut window: Window = Harness::builder()
        .with_size([1180.0, 900.0])
        .allow_missing_glyphs()
        .build_eframe(move |context| App::new(&context.egui_ctx, start).unwrap());
    window.step();
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.step();
    wait_for(&mut window, "พิมพ์อักษรเหล่านี้ไม่ได้: ກ (U+0E81)");
}

#[test]
fn every_document_is_shown_in_both_languages() {
    for (lang, documents, page) in [
        (
            Lang::Thai,
            [
                "ตารางสิทธิ",
                "ใบแนะนำสำหรับตำแหน่ง",
                "บัตรพกพา",
                "ใบรับทราบ",
                "บันทึกขอหารือ",
            ],
            "หน้า 1 จาก",
        ),
        (
            Lang::English,
            [
                "Permissions",
                "Role sheet",
                "Pocket card",
                "Acknowledgement",
                "Request for advice (memo)",
            ],
            "Page 1 of",
        ),
    ] {
        let mut window = window(lang);
        wait_for(&mut window, page);
        for document in documents {
            press(&mut window, document);
            wait_for(&mut window, page);
        }
    }
}

#[test]
fn a_document_is_saved_and_a_file_replaced_only_after_asking() {
    let place = folder("saved").join("ใบรับทราบ.pdf");
    let mut window = window(Lang::Thai);
    press(&mut window, "ใบรับทราบ");
    wait_for(&mut window, "หน้า 1 จาก 1");
    // The last control of this name is the field.
    let name = "ที่เก็บไฟล์";
    window.get_all_by_label(name).last().unwrap().focus();
    window.step();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.step();
    let field = window.get_all_by_label(name).last().unwrap();
    field.type_text(&place.display().to_string());
    window.step();
    press(&mut window, "บันทึก");
    wait_for(&mut window, "บันทึกแล้วที่");
    assert!(fs::read(&place).unwrap().starts_with(b"%PDF"));

    fs::write(&place, "เดิม").unwrap();
    press(&mut window, "บันทึก");
    wait_for(&mut window, "อยู่แล้ว");
    assert_eq!(fs::read_to_string(&place).unwrap(), "เดิม");
    press(&mut window, "เขียนทับไฟล์เดิม");
    wait_for(&mut window, "บันทึกแล้วที่");
    assert!(fs::read(&place).unwrap().starts_with(b"%PDF"));
}

#[test]
fn the_role_that_starts_work_has_its_sheet_one_press_away() {
    let mut window = window(Lang::English);
    press(&mut window, "New to the role");
    press(&mut window, "District chief นอภ.");
    window.step();
    press(&mut window, "Print or save as a file");
    wait_for(&mut window, "Page 1 of 1");
    assert!(heard(&window, "Role sheet"));
}
