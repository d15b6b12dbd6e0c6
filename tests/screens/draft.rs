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
            "คัดลอกข้อความที่ปกปิดแล้ว",
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
        press(&mut window, finding);
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

/// A message with a finding of each severity, the mildest first.
const EACH_SEVERITY: &str = "เหตุด่วน น้ำท่วม ติดต่ออำเภอ โทร 042-123456\nแบบรายงาน https://bit.ly/AbCd\n\
                             ผู้ประสบภัย โทร 081-234-5678";

const FIELD: &str = "ข้อความที่จะส่ง";
const COPY_MASKED: &str = "คัดลอกข้อความที่ปกปิดแล้ว";

/// Waits until the counts and what stands before them are `heading`, which joins them by dots.
fn wait_for_counts(window: &mut Window, heading: &str) {
    for part in heading.split(" · ") {
        wait_for(window, part);
    }
    window.run();
}

/// Opens the screen, types `message`, and waits for `label`.
fn checked(name: &str, message: &str, label: &str) -> Window {
    let mut window = in_role(Lang::Thai, "ตรวจร่าง", name, Some("district-chief"));
    write(&mut window, FIELD, message);
    wait_for(&mut window, label);
    window.run();
    window
}

/// Presses `key` while the link to the finding named `place` has the focus.
fn press_on(window: &mut Window, place: &str, key: Key) {
    window.get_by_role_and_label(Role::Link, place).focus();
    window.run();
    window.key_press(key);
    window.run();
}

/// Replaces the whole message by pasting `message`.
fn paste(window: &mut Window, message: &str) {
    window
        .get_by_role_and_label(Role::MultilineTextInput, FIELD)
        .focus();
    window.run();
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
    window.run();
    window.event(eframe::egui::Event::Paste(message.to_owned()));
    window.run();
}

#[test]
fn findings_have_their_severity_in_words_and_are_counted_by_it() {
    for (lang, screen, field, heading, rows) in [
        (
            Lang::Thai,
            "ตรวจร่าง",
            FIELD,
            "พบข้อมูลที่ไม่ควรส่ง 1 แห่ง · ควรตรวจอีกครั้ง 1 แห่ง · เพื่อทราบ 1 แห่ง",
            [
                ("เพื่อทราบ", "บรรทัด 1: หมายเลขโทรศัพท์ของหน่วยงาน"),
                ("ควรตรวจอีกครั้ง", "บรรทัด 2: ลิงก์ย่อ"),
                ("ไม่ควรส่ง", "บรรทัด 3: หมายเลขโทรศัพท์"),
            ],
        ),
        (
            Lang::English,
            "Check a draft",
            "Message to post",
            "Should not be posted: 1 · Look again: 1 · For information: 1",
            [
                ("for information", "Line 1: office telephone number"),
                ("look again", "Line 2: shortened link"),
                ("should not be posted", "Line 3: telephone number"),
            ],
        ),
    ] {
        let mut window = in_role(lang, screen, "draft-severity", Some("district-chief"));
        write(&mut window, field, EACH_SEVERITY);
        wait_for_counts(&mut window, heading);
        window.run();
        // In the order of the message, each row with the word for its severity.
        let mut last = 0.0;
        for (word, place) in rows {
            let row = window.get_by_role_and_label(Role::Link, place).rect();
            let word = window.get_by_label(word).rect();
            assert!(row.top() > last, "{place}");
            assert!(
                (0.0..70.0).contains(&(row.bottom() - word.top())),
                "{place}"
            );
            last = row.top();
        }
    }
}

#[test]
fn what_is_only_for_information_holds_nothing_back() {
    let message = "เหตุด่วน น้ำท่วม ติดต่ออำเภอ โทร 042-123456";
    let window = checked("draft-info", message, "เพื่อทราบ 1 แห่ง");
    assert!(heard(&window, "ไม่พบสิ่งที่ต้องปกปิด"));
    assert!(heard(&window, "บรรทัด 1: หมายเลขโทรศัพท์ของหน่วยงาน"));
    for label in [COPY_MASKED, "คงไว้", "ร่างที่ปกปิดข้อมูลแล้ว"]
    {
        assert!(!heard(&window, label), "{label}");
    }
}

#[test]
fn a_finding_is_kept_and_masked_again_with_one_key() {
    let (link, phone) = ("บรรทัด 2: ลิงก์ย่อ", "บรรทัด 3: หมายเลขโทรศัพท์");
    let mut window = checked("draft-keep", EACH_SEVERITY, phone);
    let masked = copied(&mut window, COPY_MASKED).expect("a copy");
    assert!(
        !masked.contains("bit.ly") && !masked.contains("081-234-5678"),
        "{masked}"
    );
    assert!(masked.contains("042-123456"), "{masked}");
    press_on(&mut window, phone, Key::Space);
    wait_for_counts(
        &mut window,
        "ควรตรวจอีกครั้ง 1 แห่ง · เพื่อทราบ 1 แห่ง · คงไว้ 1 แห่ง",
    );
    assert!(heard(&window, "คงไว้แล้ว") && heard(&window, phone));
    let masked = copied(&mut window, COPY_MASKED).expect("a copy");
    assert!(
        !masked.contains("bit.ly") && masked.contains("081-234-5678"),
        "{masked}"
    );
    // The button does the same. With everything kept, there is nothing to mask.
    press(&mut window, &format!("คงไว้ {link}"));
    wait_for_counts(&mut window, "ไม่พบสิ่งที่ต้องปกปิด · เพื่อทราบ 1 แห่ง · คงไว้ 2 แห่ง");
    assert!(!heard(&window, COPY_MASKED));
    // The same key and the other button take it back.
    press_on(&mut window, phone, Key::Space);
    wait_for_counts(
        &mut window,
        "พบข้อมูลที่ไม่ควรส่ง 1 แห่ง · เพื่อทราบ 1 แห่ง · คงไว้ 1 แห่ง",
    );
    press(&mut window, &format!("ปกปิด {link}"));
    wait_for_counts(
        &mut window,
        "พบข้อมูลที่ไม่ควรส่ง 1 แห่ง · ควรตรวจอีกครั้ง 1 แห่ง · เพื่อทราบ 1 แห่ง",
    );
    // What is for information is not masked, and has nothing to keep.
    press_on(&mut window, "บรรทัด 1: หมายเลขโทรศัพท์ของหน่วยงาน", Key::Space);
    assert!(!heard(&window, "คงไว้แล้ว"));
    // Enter shows the place in the message.
    press_on(&mut window, phone, Key::Enter);
    window.key_press(Key::Delete);
    window.run();
    let field = window.get_by_role_and_label(Role::MultilineTextInput, FIELD);
    assert!(!field.value().unwrap_or_default().contains("081-234-5678"));
}

#[test]
fn what_is_kept_is_kept_in_this_message_only() {
    let phone = "บรรทัด 2: หมายเลขโทรศัพท์";
    let mut window = checked("draft-this", MESSAGE, phone);
    press_on(&mut window, phone, Key::Space);
    wait_for_counts(&mut window, "ไม่พบสิ่งที่ต้องปกปิด · คงไว้ 1 แห่ง");
    // A change elsewhere.
    write(&mut window, FIELD, "\nและมีต้นไม้ล้ม");
    window.run_steps(8);
    assert!(heard(&window, "ไม่พบสิ่งที่ต้องปกปิด") && heard(&window, "คงไว้ 1 แห่ง"));
    // Another number is not kept.
    write(&mut window, FIELD, "\nโทร 089-876-5432");
    wait_for_counts(&mut window, "พบข้อมูลที่ไม่ควรส่ง 1 แห่ง · คงไว้ 1 แห่ง");
    let masked = copied(&mut window, COPY_MASKED).expect("a copy");
    assert!(
        masked.contains("081-234-5678") && !masked.contains("089-876-5432"),
        "{masked}"
    );
    // Another message with the same number and the same beginning.
    paste(&mut window, &format!("{MESSAGE} ครับ"));
    wait_for(&mut window, "พบข้อมูลที่ไม่ควรส่ง 1 แห่ง");
    window.run_steps(8);
    assert!(!heard(&window, "คงไว้ 1 แห่ง"));
    press_on(&mut window, phone, Key::Space);
    wait_for(&mut window, "คงไว้ 1 แห่ง");
    press(&mut window, "ล้างข้อความ");
    write(&mut window, FIELD, MESSAGE);
    wait_for(&mut window, "พบข้อมูลที่ไม่ควรส่ง 1 แห่ง");
    assert!(!heard(&window, "คงไว้ 1 แห่ง"));
}

#[test]
fn of_a_long_message_the_preview_has_what_is_masked() {
    let line = "น้ำท่วมถนนขาดที่ตำบลธาตุ\n";
    let message = format!("{}โทร 081-234-5678\n{}", line.repeat(40), line.repeat(40));
    let window = checked("draft-long", &message, "บรรทัด 41: หมายเลขโทรศัพท์");
    window.get_by_label("…\nโทร ✕✕✕-✕✕✕-✕✕✕✕\n…");
}

#[test]
fn the_results_are_beside_the_message_where_there_is_room() {
    let mut window = checked("draft-columns", MESSAGE, "บรรทัด 2: หมายเลขโทรศัพท์");
    for (width, is_beside) in [
        (1280.0, true),
        (1024.0, true),
        (991.0, false),
        (800.0, false),
    ] {
        window.set_size([width, 900.0].into());
        window.run_steps(4);
        let field = window
            .get_by_role_and_label(Role::MultilineTextInput, FIELD)
            .rect();
        let group = window.get_by_label("ร่างนี้ควรส่งในกลุ่ม").rect();
        let copy = window.get_by_label(COPY_MASKED).rect();
        let preview = window.get_by_label("ร่างที่ปกปิดข้อมูลแล้ว").rect();
        assert_eq!(group.left() > field.right(), is_beside, "{width}");
        assert_eq!(group.top() < copy.top(), is_beside, "{width}");
        assert!(preview.top() > field.bottom(), "{width}");
    }
    assert!(heard(&window, "โทร ✕✕✕-✕✕✕-✕✕✕✕"));
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
    press_part(&mut window, "คงไว้ บรรทัด 2");
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
