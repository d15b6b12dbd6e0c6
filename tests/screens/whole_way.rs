//! The way of a letter once its rules are confirmed, in the window alone: a group is added, seen, saved,
//! opened again, asked about and printed; and the next letter, in which two clauses are changed, is read,
//! confirmed and compared with it.

use std::path::Path;

use eframe::egui::Modifiers;
use trongklum::registry::edit::rules::confirm;
use trongklum::registry::read;

use super::confirm::imported;
use super::files::drop_file;
use super::forms::{push, seventh};
use super::*;

const NEW_GROUP: &str = "ประชาสัมพันธ์ สน.";
const SAVED: &str = "ไม่มีสิ่งที่ต้องบันทึก";

/// Opens the window with these settings.
fn started(settings: &SettingsFile, file: Option<PathBuf>) -> Window {
    let start = Start {
        settings: Some(settings.clone()),
        file,
        ..Start::default()
    };
    window(Lang::Thai, "หากลุ่ม", [1180.0, 1000.0], start)
}

/// Confirms every rule in `file`.
fn confirm_all(file: &Path) {
    let text = std::fs::read_to_string(file).expect("a registry");
    let registry = read(&text).registry.expect("a registry");
    let ids = registry.rules().map(|(_, rule)| rule.id.as_str());
    let confirmed = confirm(&text, ids).expect("its text");
    std::fs::write(file, confirmed).expect("a registry");
}

/// Confirms what is left with the keyboard, and returns how many steps that took.
fn confirm_the_rest(window: &mut Window) -> usize {
    let done = Lang::Thai.text("confirm-done");
    let mut steps = 0;
    while !heard(window, &done) {
        let is_unread = heard(window, &Lang::Thai.text("confirm-unread-why"));
        window.key_press(if is_unread { Key::Delete } else { Key::Enter });
        window.run();
        steps += 1;
        assert!(steps < 80, "something is never settled");
    }
    steps
}

/// Adds a rule of the group on screen: what it is about, and the clause that it rests on.
fn add_rule(window: &mut Window, effect: Option<&str>, act: &str, clause: &str) {
    push(window, &Lang::Thai.text("rule-add"));
    press(window, act);
    if let Some(effect) = effect {
        press_part(window, "ผล: อนุญาต");
        press(window, effect);
    }
    press_part(window, "ข้อความที่อ้าง: ");
    press_part(window, clause);
    press(window, &Lang::Thai.text("rule-form-save"));
    assert!(!heard(window, &Lang::Thai.text("rule-form-how")));
}

fn rules(window: &Window) -> usize {
    let registry = window.state().loaded().registry.as_ref();
    registry.expect("a registry").rules().len()
}

#[test]
fn a_letter_is_extended_saved_asked_about_printed_and_followed_by_the_next() {
    let file = imported("whole-way");
    confirm_all(&file);
    let settings = settings("whole-way", Some("district-chief"));
    let mut window = started(&settings, Some(file.clone()));
    window.key_press(Key::F2);
    window.run();
    press(&mut window, "กลุ่มและตำแหน่ง");
    seventh(&mut window);
    push(&mut window, "ตกลง");
    wait_for(&mut window, "พบ 7 รายการ");
    let before = rules(&window);
    let clause = "สำหรับเผยแพร่ข่าวประชาสัมพันธ์ของจังหวัด";
    add_rule(&mut window, None, "แจ้งข้อมูลข่าวสาร", clause);
    let forbid = Lang::Thai.text("effect-forbid");
    add_rule(&mut window, Some(&forbid), "รายงานผลการปฏิบัติงาน", clause);
    assert_eq!(rules(&window), before + 2);

    // What that changes is seen before it is saved.
    window.key_press(Key::F4);
    window.run();
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
    assert!(heard(&window, NEW_GROUP));
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run();
    wait_for(&mut window, SAVED);
    drop(window);

    // The program ends, and is started again.
    let mut window = started(&settings, None);
    wait_for(&mut window, NEW_GROUP);
    assert_eq!(rules(&window), before + 2);
    let field = window.get_by_role_and_label(Role::TextInput, "ต้องการส่งหรือทราบเรื่องใด");
    field.focus();
    field.type_text("ประชาสัมพันธ์งานกาชาด");
    window.run();
    wait_for(&mut window, "ส่งได้ที่");
    let name = copied(&mut window, "คัดลอกชื่อกลุ่ม");
    assert_eq!(name.as_deref(), Some(NEW_GROUP));
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run();
    wait_for(&mut window, "หน้า 1 จาก 1");

    // Two clauses of the next letter say something else. Only they are confirmed anew.
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut letter = std::fs::read_to_string(cases.join("letter.txt")).expect("a letter");
    for (was, is) in [
        ("ไม่ต้องรายงานผลการปฏิบัติงาน/ ไม่ต้องตอบรับทราบ", "ไม่ต้องตอบรับทราบ"),
        (
            "งดการส่งรายงาน หรือผลการปฏิบัติงานต่างๆ",
            "ให้ส่งรายงานผลการปฏิบัติงาน",
        ),
    ] {
        assert!(letter.contains(was), "{was}");
        letter = letter.replace(was, is);
    }
    let next = folder("whole-way").join("next.txt");
    std::fs::write(&next, letter).expect("a letter");
    drop_file(&mut window, &next);
    wait_for(&mut window, "กลุ่ม 6 กลุ่ม");
    assert!(heard(&window, &Lang::Thai.text("import-carry")));
    press(&mut window, &Lang::Thai.text("import-make"));
    wait_for(&mut window, &Lang::Thai.text("confirm-title"));
    let steps = confirm_the_rest(&mut window);
    assert!((1..=6).contains(&steps), "{steps} steps for two clauses");
    window.key_press(Key::F4);
    window.run();
    wait_for(&mut window, "คำตอบที่เปลี่ยน");
    assert!(heard(&window, "ไม่ต้องตอบรับทราบ"));
    press(&mut window, &Lang::Thai.text("difference-print"));
    wait_for(&mut window, "หน้า 1 จาก");
}
