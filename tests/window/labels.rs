//! The window by accessible label, without a display.

use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use trongklum::gui::{App, Start};
use trongklum::lang::Lang;

pub fn window(start: Start) -> Harness<'static, App> {
    let start = Start {
        patience: Some(Duration::from_mins(1)),
        ..start
    };
    let mut window = Harness::builder()
        .with_size([1180.0, 760.0])
        .build_eframe(move |context| App::new(&context.egui_ctx, start).unwrap());
    window.run();
    window
}

fn thai() -> Harness<'static, App> {
    window(Start::default())
}

/// Chooses `option` in the list labelled `list`.
pub fn choose(window: &mut Harness<'_, App>, list: &str, option: &str) {
    window.get_by_role_and_label(Role::ComboBox, list).click();
    window.run();
    window.get_by_label(option).click();
    window.run();
}

fn go(window: &mut Harness<'_, App>, screen: &str) {
    window.get_by_role_and_label(Role::Button, screen).click();
    window.run();
}

fn tab(window: &mut Harness<'_, App>, name: &str) {
    window.get_by_role_and_label(Role::Tab, name).click();
    window.run();
}

pub fn copied(window: &Harness<'_, App>) -> Option<String> {
    let commands = &window.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn the_letter_s_table_is_as_in_the_letter() {
    let mut window = thai();
    go(&mut window, "ตารางแนวทาง");
    window.get_by_label("แนวทางการใช้ช่องทางการสื่อสารผ่านกลุ่มในแอปพลิเคชันไลน์ (Line)");
    window.get_by_role_and_label(Role::ColumnHeader, "สมาชิกในกลุ่ม");
    window.get_by_role_and_label(
        Role::Cell,
        "ใช้เพื่อส่งหนังสือสั่งการจากที่ทำการปกครองจังหวัดถึงอำเภอเท่านั้น",
    );
    window.get_by_label_contains("จึงไม่อนุญาตให้เชิญผู้ที่ไม่เกี่ยวข้องเข้ากลุ่มอย่างเด็ดขาด");
}

#[test]
fn a_cell_of_the_permissions_leads_to_the_answer() {
    let mut window = thai();
    go(&mut window, "ตารางแนวทาง");
    tab(&mut window, "ตารางสิทธิ");
    choose(&mut window, "ตำแหน่ง", "นายอำเภอ");
    let cell = "ผู้บริหารจังหวัด และนายอำเภอ: ได้";
    window.get_all_by_label(cell).next().unwrap().click();
    window.run();
    // The sentence is beside the table, and leads on.
    window.get_by_label_contains("“ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ");
    window.get_by_label("ดูเหตุผลในหน้าหากลุ่ม").click();
    window.run();
    window.get_by_label("คัดลอกชื่อกลุ่ม");
    window.get_by_label("ผู้บริหารจังหวัด และนายอำเภอ");
}

#[test]
fn a_table_can_be_filtered_and_copied() {
    let mut window = thai();
    go(&mut window, "ตารางแนวทาง");
    tab(&mut window, "ตารางสมาชิก");
    window.get_by_label("เป็นสมาชิก (ตีความ)");
    window.get_by_label("คัดลอกตาราง").click();
    window.step();
    let table = copied(&window).unwrap();
    assert_eq!(table.lines().count(), 9, "{table}");
    assert!(table.starts_with("ตำแหน่ง\tนักปกครองสกลนคร\t"), "{table}");
}

#[test]
fn typing_and_enter_copies_the_group() {
    let mut window = thai();
    choose(&mut window, "ส่งในนาม", "นายอำเภอ");
    let field = window.get_by_role_and_label(Role::TextInput, "ต้องการส่งหรือทราบเรื่องใด");
    field.focus();
    field.type_text("เหตุด่วน ไฟไหม้");
    window.run();
    window.get_by_label("ผู้บริหารจังหวัด และนายอำเภอ");
    window.get_by_label("ส่งได้ที่");
    window.key_down(Key::Enter);
    window.step();
    assert_eq!(copied(&window).as_deref(), Some("ผู้บริหารจังหวัด และนายอำเภอ"));
}

#[test]
fn after_a_choice_enter_copies_as_after_typing() {
    let mut window = thai();
    go(&mut window, "รายงานเหตุด่วนเหตุสำคัญ");
    window.key_down(Key::Enter);
    window.step();
    assert_eq!(copied(&window).as_deref(), Some("ผู้บริหารจังหวัด และนายอำเภอ"));
}

#[test]
fn a_district_chief_browses_where_to_report_an_incident_and_why() {
    let mut window = thai();
    choose(&mut window, "ส่งในนาม", "นายอำเภอ");
    go(&mut window, "รายงานเหตุด่วนเหตุสำคัญ");
    window.get_by_label("ผู้บริหารจังหวัด และนายอำเภอ");
    window.get_by_label("ส่งได้ที่");
    window.get_by_label_contains("“ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ");
    // The reasons for the other groups.
    for group in ["ข้อสั่งการ ปค.สน.", "หน.ส่วนราชการ-นอภ.สน."]
    {
        let line = format!("{group}: ห้าม");
        window.get_by_label(&line).click_accesskit();
        window.run();
    }
    window.get_by_label("“ใช้เพื่อส่งหนังสือสั่งการจากที่ทำการปกครองจังหวัดถึงอำเภอเท่านั้น”");
    window.get_by_label("“๑. งดการส่งรายงาน หรือผลการปฏิบัติงานต่างๆ”");
    window.get_by_label("คัดลอกชื่อกลุ่ม").click();
    window.step();
    assert_eq!(copied(&window).as_deref(), Some("ผู้บริหารจังหวัด และนายอำเภอ"));
}

#[test]
fn the_answer_tells_what_else_holds_in_the_group() {
    let mut window = thai();
    choose(&mut window, "ส่งในนาม", "นายอำเภอ");
    go(&mut window, "รายงานเหตุด่วนเหตุสำคัญ");
    let quote = "“อาจมีการตอบ/ให้ข้อมูล";
    assert!(window.query_by_label_contains(quote).is_none());
    window
        .get_by_label("ในกลุ่มนี้ ท่านทำอะไรได้อีก และห้ามทำอะไร")
        .click();
    window.run();
    assert!(window.query_all_by_label_contains(quote).count() > 0);
}

#[test]
fn one_who_is_no_member_is_told_who_can_carry_it() {
    let mut window = thai();
    choose(&mut window, "ส่งในนาม", "ปลัดอำเภอ");
    go(&mut window, "รายงานผลการปฏิบัติงาน");
    window.get_by_label("ท่านไม่ได้เป็นสมาชิกกลุ่มนี้");
    window.get_by_label_contains("ให้ปลัดอำเภอ ประสานงาน, นายอำเภอ หรือปลัดจังหวัด ประสานงานส่ง");
}

#[test]
fn what_was_understood_can_be_changed() {
    let mut window = thai();
    choose(&mut window, "ส่งในนาม", "นายอำเภอ");
    go(&mut window, "รายงานผลการปฏิบัติงาน");
    window.get_by_label("นักปกครองสกลนคร");
    window.get_by_label("ประเภทงาน: งานทั่วไป").click();
    window.run();
    window.get_by_label("งานจิตอาสาพระราชทาน").click();
    window.run();
    window.get_by_label("ศอ.จอส.จว.สน.");
}

/// Types `text` into the field of the first screen.
fn ask(window: &mut Harness<'_, App>, text: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, "ต้องการส่งหรือทราบเรื่องใด");
    field.focus();
    field.type_text(text);
    window.run();
}

/// Changes the part of the need that reads `before` to `option`.
fn change(window: &mut Harness<'_, App>, before: &str, option: &str) {
    window.get_by_role_and_label(Role::Button, before).click();
    window.run();
    window.get_all_by_label(option).last().unwrap().click();
    window.run();
}

#[test]
fn a_need_to_read_stays_one_with_another_act() {
    let mut window = thai();
    ask(&mut window, "ดูรายงานเหตุด่วนได้ที่ไหน");
    window.get_by_label("จุดประสงค์: หาอ่าน");
    let act = "สิ่งที่จะทำ: รายงานเหตุด่วนเหตุสำคัญ";
    change(&mut window, act, "รายงานผลการปฏิบัติงาน");
    window.get_by_label("จุดประสงค์: หาอ่าน");
    let act = "สิ่งที่จะทำ: รายงานผลการปฏิบัติงาน";
    change(&mut window, act, "เพิ่มผู้มีสิทธิเข้ากลุ่ม");
    window.get_by_label("จุดประสงค์: เข้ากลุ่ม");
    // An act that does not post goes with the purpose.
    change(&mut window, "จุดประสงค์: เข้ากลุ่ม", "ส่งหรือดำเนินการ");
    window.get_by_label("สิ่งที่จะทำ: เลือก…");
    change(&mut window, "จุดประสงค์: ส่งหรือดำเนินการ", "เข้ากลุ่ม");
    window.get_by_label("สิ่งที่จะทำ: เข้ากลุ่มด้วยตนเอง");
}

#[test]
fn an_audience_holds_for_another_act_only_if_chosen() {
    let mut window = thai();
    choose(&mut window, "ส่งในนาม", "ผู้ว่าราชการจังหวัด");
    ask(&mut window, "สั่งการนายอำเภอทุกอำเภอ");
    window.get_by_label("ผู้รับ: นายอำเภอ");
    change(&mut window, "สิ่งที่จะทำ: สั่งการ", "แจ้งข้อมูลข่าวสาร");
    window.get_by_label("ระบุเพิ่ม").click();
    window.run();
    change(&mut window, "ผู้รับ: ไม่ระบุผู้รับ", "นายอำเภอ");
    change(&mut window, "สิ่งที่จะทำ: แจ้งข้อมูลข่าวสาร", "สั่งการ");
    window.get_by_label("ผู้รับ: นายอำเภอ");
}

#[test]
fn whoever_must_not_read_it_is_shown_and_can_be_taken_back() {
    let mut window = thai();
    choose(&mut window, "ส่งในนาม", "นายอำเภอ");
    ask(&mut window, "น้ำท่วมบ้านเรือนหลายหลัง ขอเรือด่วน");
    window.get_by_label("คัดลอกชื่อกลุ่ม");
    window.get_by_label("ระบุเพิ่ม").click();
    window.run();
    change(&mut window, "ไม่ให้อ่าน: ไม่ระบุ", "ผู้ว่าราชการจังหวัด");
    window.get_by_label("ไม่ให้อ่าน: ผู้ว่าราชการจังหวัด");
    assert!(window.query_by_label("คัดลอกชื่อกลุ่ม").is_none());
    window.get_by_label_contains("ทุกกลุ่มที่ใช้ได้มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก");
    // The group that fits says who would read it.
    window
        .get_by_label("ผู้บริหารจังหวัด และนายอำเภอ: ทำได้")
        .click_accesskit();
    window.run();
    window.get_by_label("มีผู้ที่ท่านไม่ต้องการให้เห็นเป็นสมาชิก: ผู้ว่าราชการจังหวัด");
    // A choice by hand holds for another act.
    change(
        &mut window,
        "สิ่งที่จะทำ: รายงานเหตุด่วนเหตุสำคัญ",
        "สอบถาม/ขอความช่วยเหลือ",
    );
    window.get_by_label("ไม่ให้อ่าน: ผู้ว่าราชการจังหวัด");
    change(
        &mut window,
        "สิ่งที่จะทำ: สอบถาม/ขอความช่วยเหลือ",
        "รายงานเหตุด่วนเหตุสำคัญ",
    );
    change(&mut window, "ไม่ให้อ่าน: ผู้ว่าราชการจังหวัด", "ไม่ระบุ");
    window.get_by_label("ไม่ให้อ่าน: ไม่ระบุ");
    window.get_by_label("คัดลอกชื่อกลุ่ม");
}

#[test]
fn a_matter_outside_the_letter_has_no_group_until_it_is_changed() {
    let mut window = thai();
    choose(&mut window, "ส่งในนาม", "นายอำเภอ");
    ask(&mut window, "ขายของ");
    assert!(window.query_by_label("คัดลอกชื่อกลุ่ม").is_none());
    change(&mut window, "สิ่งที่จะทำ: เลือก…", "รายงานเหตุด่วนเหตุสำคัญ");
    window.get_by_label("คัดลอกชื่อกลุ่ม");
    window
        .get_by_label_contains("หรือหมายถึง: สอบถาม/ขอความช่วยเหลือ")
        .click_accesskit();
    window.run();
    assert!(window.query_by_label("คัดลอกชื่อกลุ่ม").is_none());
}

#[test]
fn words_that_say_nothing_get_choices_not_a_guess() {
    let mut window = thai();
    let field = window.get_by_role_and_label(Role::TextInput, "ต้องการส่งหรือทราบเรื่องใด");
    field.focus();
    field.type_text("กขค");
    window.run();
    window.get_by_label("ยังไม่แน่ใจว่าท่านจะทำสิ่งใด");
    go(&mut window, "สอบถาม/ขอความช่วยเหลือ");
    window.get_by_label("สิ่งที่จะทำ: สอบถาม/ขอความช่วยเหลือ");
}

#[test]
fn letters_with_two_glyphs_are_typed_and_deleted_like_others() {
    let mut window = thai();
    let label = "ต้องการส่งหรือทราบเรื่องใด";
    let field = |window: &Harness<'_, App>| {
        let node = window.get_by_role_and_label(Role::TextInput, label);
        node.value().unwrap_or_default()
    };
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window
        .get_by_role_and_label(Role::TextInput, label)
        .type_text("น้ำ ทำ ตำ");
    window.run();
    assert_eq!(field(&window), "น้ำ ทำ ตำ");
    window.key_press(Key::Backspace);
    window.run();
    assert_eq!(field(&window), "น้ำ ทำ ต");
    window.key_press(Key::ArrowLeft);
    window.key_press(Key::ArrowLeft);
    window.key_press(Key::Backspace);
    window.run();
    assert_eq!(field(&window), "น้ำ ท ต");
    window.key_press_modifiers(Modifiers::CTRL, Key::ArrowLeft);
    window.key_press_modifiers(Modifiers::CTRL, Key::ArrowLeft);
    window.key_press(Key::Delete);
    window.run();
    // Delete removes a letter with its marks, as on every desktop.
    assert_eq!(field(&window), " ท ต");
}

#[test]
fn letters_drawn_as_one_are_typed_like_others() {
    let mut window = thai();
    let label = "ต้องการส่งหรือทราบเรื่องใด";
    window.get_by_role_and_label(Role::TextInput, label).focus();
    for letter in ["f", "i", "r", "e", " ", "o", "f", "f", "i", "c", "e"] {
        let field = window.get_by_role_and_label(Role::TextInput, label);
        field.type_text(letter);
        window.run();
    }
    let field = window.get_by_role_and_label(Role::TextInput, label);
    assert_eq!(field.value().as_deref(), Some("fire office"));
}

#[test]
fn digits_and_language_change_at_once() {
    let mut window = thai();
    go(&mut window, "ตารางแนวทาง");
    window.get_by_label_contains("จำนวนสมาชิก ๒๐๔ คน");
    choose_arabic_digits(&mut window);
    window.get_by_label_contains("จำนวนสมาชิก 204 คน");
    window.key_press_modifiers(Modifiers::COMMAND, Key::T);
    window.run();
    window.get_by_role_and_label(Role::Button, "Guideline");
    // Names and the letter's text stay as they are.
    window.get_by_label_contains("นักปกครองสกลนคร");
}

/// Goes on from the digits as written to Thai ones, and from those to Arabic ones.
fn choose_arabic_digits(window: &mut Harness<'_, App>) {
    for _ in 0..2 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::N);
        window.run();
    }
}

#[test]
fn digits_that_nobody_chose_are_those_of_the_letter() {
    let mut window = thai();
    go(&mut window, "ตารางแนวทาง");
    window.get_by_label_contains("จำนวนสมาชิก ๒๐๔ คน");
    window.key_press_modifiers(Modifiers::COMMAND, Key::T);
    window.run();
    window.get_by_label_contains("จำนวนสมาชิก ๒๐๔ คน");
    // Once chosen, they stay in either language.
    choose_arabic_digits(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::T);
    window.key_press_modifiers(Modifiers::COMMAND, Key::T);
    window.run();
    window.get_by_label_contains("จำนวนสมาชิก 204 คน");
}

#[test]
fn a_question_about_one_group_has_no_others_below() {
    let mut window = thai();
    let label = "ต้องการส่งหรือทราบเรื่องใด";
    let field = window.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    field.type_text("กลุ่มข้อสั่งการ ปจ.สน. คืออะไร");
    window.run();
    window.get_by_label("กลุ่มที่ถามถึง");
    assert!(window.query_by_label_contains("กลุ่มอื่น").is_none());
}

#[test]
fn the_palette_finds_commands_in_either_language() {
    let mut window = thai();
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    window.event(eframe::egui::Event::Text("letter".to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
    // In the header, and on the page that it leads to.
    let numbers = window.query_all_by_label_contains("ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒");
    assert!(numbers.count() > 1);
}

#[test]
fn english_answers_in_english() {
    let mut window = window(Start {
        lang: Some(Lang::English),
        ..Start::default()
    });
    choose(&mut window, "Sending as", "Governor");
    go(&mut window, "Issue an order");
    window.get_by_label("Copy the group's name");
    window.get_by_label_contains("Read by: Governor, Vice-governor");
}

#[test]
fn no_break_mark_reaches_a_screen_reader() {
    let mut window = thai();
    go(&mut window, "ตารางแนวทาง");
    let nodes = window.root().children_recursive();
    let mut count = 0;
    for node in nodes {
        let node = node.accesskit_node();
        let words = format!("{:?}{:?}", node.label(), node.value());
        assert!(!words.contains('\u{2009}'), "{words}");
        count += 1;
    }
    assert!(count > 20, "only {count} things are heard");
}

#[test]
fn a_broken_file_leaves_the_last_good_registry_on_screen() {
    let folder = std::env::temp_dir().join(format!("trongklum-window-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("ทะเบียน.ron");
    std::fs::write(&file, "(version: 1,\n  provnce: ())").unwrap();
    let start = Start {
        file: Some(file),
        ..Start::default()
    };
    let mut window = window(start);
    let banner = "ยังใช้ข้อมูลเดิมได้ตามปกติ";
    let patience = Instant::now() + Duration::from_secs(20);
    while window.query_by_label_contains(banner).is_none() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
    window.get_by_label_contains(banner);
    window.get_by_label_contains("จุดที่ผิด");
    go(&mut window, "ตารางแนวทาง");
    window.get_by_label_contains("นักปกครองสกลนคร");
    std::fs::remove_dir_all(&folder).unwrap();
}
