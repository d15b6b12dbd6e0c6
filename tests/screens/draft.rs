//! Tests checking a message before it is posted (ตรวจร่าง).

use super::*;
use eframe::egui::MissingGlyphPolicy;

const MESSAGE: &str = "เรียน ผวจ. เหตุด่วน น้ำท่วมถนนขาดที่ตำบลธาตุ\nผู้ประสบภัยโทร 081-234-5678 น้ำลึก 2 เมตร";

fn write(window: &mut Window, label: &str, message: &str) {
    let field = window.get_by_role_and_label(Role::MultilineTextInput, label);
    field.focus();
    field.type_text(message);
    window.run();
}

#[test]
fn a_draft_is_told_its_group_and_what_must_not_be_posted() {
    for (lang, screen, field, group, finding, copy) in [
        (
            Lang::Thai,
            "ตรวจร่าง",
            "ข้อความที่จะส่ง",
            "ผู้บริหารจังหวัด และนายอำเภอ",
            "บรรทัด 2: หมายเลขโทรศัพท์",
            "คัดลอกร่างที่ปกปิดข้อมูลแล้ว",
        ),
        (
            Lang::English,
            "Check a draft",
            "Message to post",
            "ผู้บริหารจังหวัด และนายอำเภอ",
            "Line 2: telephone number",
            "Copy the masked draft",
        ),
    ] {
        let mut window = in_role(lang, screen, "draft", Some("district-chief"));
        write(&mut window, field, MESSAGE);
        wait_for(&mut window, finding);
        window.run();
        assert!(heard(&window, group), "{lang:?}");
        assert!(heard(&window, "081-234-5678"));
        let masked = copied(&mut window, copy).expect("a masked copy");
        assert!(!masked.contains("234-5678"), "{masked}");
        assert!(masked.contains("น้ำท่วมถนนขาด"), "{masked}");
        // Clicking the finding selects its place in the message.
        press_part(&mut window, finding);
        window.key_press(Key::Delete);
        window.run();
        let field = window.get_by_role_and_label(Role::MultilineTextInput, field);
        assert_eq!(
            field.value().unwrap_or_default(),
            MESSAGE.replace("081-234-5678", "")
        );
        let clean = match lang {
            Lang::Thai => "ไม่พบข้อมูลส่วนบุคคลหรือลิงก์เชิญ",
            Lang::English => "No personal data or invite link found",
        };
        wait_for(&mut window, clean);
    }
}

#[test]
fn a_chat_history_is_recognised() {
    for (lang, screen, field, expected) in [
        (
            Lang::Thai,
            "ตรวจร่าง",
            "ข้อความที่จะส่ง",
            "ร่างนี้เป็นประวัติการแชทของ LINE",
        ),
        (
            Lang::English,
            "Check a draft",
            "Message to post",
            "This is a LINE chat history",
        ),
    ] {
        let mut window = in_role(lang, screen, "draft-chat", Some("district-chief"));
        let chat = "[LINE] Chat history in Somm\nSaved on: 2/3/2029, 10:12\n\nSat, 2/3/2029\n\
                    08:55 Somm น้ำท่วมถนนขาด โทร 081-234-5678";
        write(&mut window, field, chat);
        wait_for(&mut window, expected);
        let group = "ผู้บริหารจังหวัด และนายอำเภอ";
        assert!(!heard(&window, group), "{lang:?}");
    }
}

#[test]
fn a_part_of_a_draft_leads_to_its_reasons() {
    let mut window = in_role(Lang::Thai, "ตรวจร่าง", "draft-find", Some("district-chief"));
    write(&mut window, "ข้อความที่จะส่ง", "เหตุด่วน ไฟไหม้ตลาด");
    wait_for(&mut window, "ดูเหตุผลในหน้าหากลุ่ม");
    press(&mut window, "ดูเหตุผลในหน้าหากลุ่ม");
    assert!(heard(&window, "“ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ"));
}

#[test]
fn a_draft_is_forgotten_when_it_is_cleared_and_never_kept() {
    let mut window = in_role(Lang::Thai, "ตรวจร่าง", "draft-kept", Some("district-chief"));
    write(&mut window, "ข้อความที่จะส่ง", MESSAGE);
    wait_for(&mut window, "บรรทัด 2");
    press(&mut window, "ล้างข้อความ");
    assert!(!heard(&window, "081-234-5678"));
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Z);
    window.run();
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "ข้อความที่จะส่ง");
    assert_eq!(field.value().unwrap_or_default(), "");
    drop(window);
    for entry in std::fs::read_dir(folder("draft-kept")).expect("a folder") {
        let content = std::fs::read_to_string(entry.expect("a file").path()).expect("text");
        assert!(
            !content.contains("081") && !content.contains("น้ำท่วม"),
            "{content}"
        );
    }
}

#[test]
fn letters_that_cannot_be_shown_are_named() {
    let message = "แสดงอักษรเหล่านี้ไม่ได้: ກ (U+0E81)";
    let mut window = in_role(Lang::Thai, "ตรวจร่าง", "letters", None);
    window
        .ctx
        .set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    write(&mut window, "ข้อความที่จะส่ง", "① เชิญประชุม ☐ ມາ 中");
    wait_for(
        &mut window,
        "แสดงอักษรเหล่านี้ไม่ได้: ມ (U+0EA1) າ (U+0EB2) 中 (U+4E2D)",
    );
    assert!(!heard(&window, message));
    let mut window = in_role(Lang::Thai, "หากลุ่ม", "letters-find", None);
    window
        .ctx
        .set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let field = window.get_by_role_and_label(Role::TextInput, "ต้องการส่งหรือทราบเรื่องใด");
    field.focus();
    field.type_text("น้ำท่วม ກ");
    window.run();
    assert!(heard(&window, message));
}

#[test]
fn what_is_for_information_is_no_reason_to_mask() {
    let mut window = in_role(Lang::Thai, "ตรวจร่าง", "draft-note", Some("district-chief"));
    write(&mut window, "ข้อความที่จะส่ง", "ศูนย์ดำรงธรรม โทร 042-123456");
    wait_for(&mut window, "หมายเลขโทรศัพท์ของหน่วยงาน (เพื่อทราบ)");
    window.run();
    assert!(!heard(&window, "คัดลอกร่างที่ปกปิดข้อมูลแล้ว"));
}
