//! Tests rules about some recipients on the screens.

use super::*;

fn library(lang: Lang, screen: &str, name: &str) -> Window {
    let cases = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/valid");
    let start = Start {
        file: Some(cases.join("library.ron")),
        settings: Some(settings(name, Some("clerk"))),
        ..Start::default()
    };
    window(lang, screen, [1180.0, 2600.0], start)
}

#[test]
fn the_condition_and_both_clauses_are_on_the_screen() {
    for (lang, screen, tab, cell, condition) in [
        (
            Lang::Thai,
            "ตารางแนวทาง",
            "ตารางสิทธิ",
            "มีเงื่อนไข",
            "เงื่อนไข: ไม่ใช่การส่งถึง ผู้อ่าน",
        ),
        (
            Lang::English,
            "Guideline",
            "Permissions",
            "On condition",
            "Condition: it is not to Reader",
        ),
    ] {
        let mut window = library(lang, screen, "recipients-find");
        press(&mut window, tab);
        // The last row with a condition is the one on asking about fines.
        press_part(&mut window, cell);
        for sentence in [condition, "“ใช้สอบถามและแจ้งข่าว”", "“ห้ามทวงค่าปรับกับผู้อ่าน”"]
        {
            assert!(heard(&window, sentence), "{sentence}");
        }
    }
}

#[test]
fn onboarding_says_to_whom_something_is_forbidden() {
    let mut window = library(Lang::English, "New to the role", "recipients-start");
    // The letter's words are behind a line in each card.
    for line in window.get_all_by_label_contains("words on ") {
        line.click_accesskit();
    }
    window.run();
    for sentence in [
        "Condition: it is not to Reader",
        "Condition: it is to Reader",
        "Condition: it is to Head, Student",
        "be added by: Keeper of the lists",
    ] {
        assert!(heard(&window, sentence), "{sentence}");
    }
}
