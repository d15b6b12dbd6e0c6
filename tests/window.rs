//! Tests the window as a user operates it: by what is on screen and what a screen reader hears. The
//! last test starts the real program on a virtual display.

#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail as tests do"
)]

#[path = "window/display.rs"]
mod display;
#[path = "window/quick.rs"]
mod quick;
#[path = "window/wayland.rs"]
mod wayland;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use image::imageops::{FilterType, resize};
use image::{GrayImage, ImageReader};
use trongklum::gui::{App, Start};
use trongklum::lang::Lang;

fn window(start: Start) -> Harness<'static, App> {
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
fn choose(window: &mut Harness<'_, App>, list: &str, option: &str) {
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

fn copied(window: &Harness<'_, App>) -> Option<String> {
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
    ask(&mut window, "สวัสดีครับ");
    assert!(window.query_by_label("คัดลอกชื่อกลุ่ม").is_none());
    change(&mut window, "สิ่งที่จะทำ: เลือก…", "รายงานเหตุด่วนเหตุสำคัญ");
    window.get_by_label("คัดลอกชื่อกลุ่ม");
    window
        .get_by_label_contains("หรือหมายถึง: แจ้งข้อมูลข่าวสาร")
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

/// A process that ends with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The key that types g on a Latin layout.
const KEY_G: u32 = 42;

const SCREEN: (u32, u32) = (1280, 860);
/// The stored pictures are smaller than the screen by this factor.
const SCALE: u32 = 5;

/// Allows one desk at a time. A display that goes away leaves its number to the next one, and a
/// program that looks for its own display would appear there.
static TURN: Mutex<()> = Mutex::new(());

/// The real program on a virtual display, with its own settings folder.
struct Desk {
    display: String,
    home: PathBuf,
    program: Running,
    server: Running,
    _turn: MutexGuard<'static, ()>,
}

/// Returns the command that starts the program, with its settings below `home`.
fn program(display: &str, home: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_trongklum"));
    program
        .env("DISPLAY", display)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env_remove("WAYLAND_DISPLAY")
        // No portal and no other desktop service answers.
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stderr(std::fs::File::create(home.join("errors")).unwrap());
    program
}

impl Desk {
    fn start(name: &str, settings: &str) -> Self {
        Self::start_on(SCREEN, name, settings)
    }

    fn start_on(screen: (u32, u32), name: &str, settings: &str) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let (display, server) = display::start((screen.0.into(), screen.1.into()), &[]);
        let server = Running(server);
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        // Nothing of an earlier run may remain.
        let _ = std::fs::remove_dir_all(&home);
        let folder = home.join("trongklum");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("settings.ron"), settings).unwrap();
        let desk = Self {
            program: Running(
                program(&display, &home)
                    .spawn()
                    .expect("the program starts"),
            ),
            display,
            home,
            server,
            _turn: turn,
        };
        desk.focus();
        desk
    }

    /// Starts the program once more and waits until it ends. Returns whether it succeeded.
    fn start_again(&self) -> bool {
        let again = program(&self.display, &self.home).status();
        again.expect("the program starts").success()
    }

    /// Like [`Self::start_again`], with an option.
    fn start_with(&self, option: &str) -> bool {
        let again = program(&self.display, &self.home).arg(option).status();
        again.expect("the program starts").success()
    }

    /// Closes the program and starts it again once it has written its settings.
    fn restart(&mut self) {
        self.close();
        let program = program(&self.display, &self.home).spawn();
        self.program = Running(program.expect("the program starts"));
        self.focus();
    }

    fn close(&mut self) {
        Self::until("the program ends", || {
            self.run("xdotool", &["key", "ctrl+q"]);
            std::thread::sleep(Duration::from_millis(300));
            self.program.0.try_wait().unwrap().is_some()
        });
    }

    /// Returns the program's windows on the screen.
    fn shown(&self) -> Vec<String> {
        let name = ["search", "--onlyvisible", "--class", "trongklum"];
        let found = self.run("xdotool", &name);
        found.lines().map(str::to_owned).collect()
    }

    /// Returns the position and size of a window's inside, in pixels.
    fn geometry(&self, window: &str) -> [i64; 4] {
        let report = self.run("xdotool", &["getwindowgeometry", "--shell", window]);
        ["X=", "Y=", "WIDTH=", "HEIGHT="].map(|name| {
            let line = report.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.parse().ok()).unwrap_or(-1)
        })
    }

    /// Gives the window the keyboard focus. Without a window manager nobody else does.
    fn focus(&self) {
        Self::until("the window takes the keyboard", || {
            let found = self.run("xdotool", &["search", "--onlyvisible", "--name", "."]);
            let window = found.lines().last().unwrap_or_default().to_owned();
            !window.is_empty() && {
                self.run("xdotool", &["windowfocus", &window]);
                self.run("xdotool", &["getwindowfocus"]).trim() == window
            }
        });
    }

    /// Runs a command on the display and returns its output.
    fn run(&self, command: &str, arguments: &[&str]) -> String {
        let output = Command::new(command)
            .args(arguments)
            .env("DISPLAY", &self.display)
            .stdin(Stdio::null())
            .output()
            .expect("the tool is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Opens the table with its shortcut and waits until it looks as stored.
    fn shows_the_table(&self, stored: &Path, screenshot: &Path) {
        let expected = ImageReader::open(stored)
            .unwrap()
            .decode()
            .unwrap()
            .to_luma8();
        let what = format!("{} is like {}", screenshot.display(), stored.display());
        Self::until(&what, || {
            // By key code, since the key types another letter on a Thai layout.
            self.run("xdotool", &["key", &format!("ctrl+{KEY_G}")]);
            std::thread::sleep(Duration::from_millis(700));
            apart(&small(&picture(&self.display, screenshot)), &expected) < 2.0
        });
    }

    /// Returns the program's error output.
    fn errors(&self) -> String {
        std::fs::read_to_string(self.home.join("errors")).unwrap()
    }

    fn key(&self, keys: &[&str]) {
        for key in keys {
            self.run("xdotool", &["key", key]);
            std::thread::sleep(Duration::from_millis(300));
        }
    }

    /// Types a question, and waits until Enter has copied `group` to the clipboard.
    fn answers(&self, question: &str, group: &str) {
        // An earlier copy must not count.
        let emptied = Command::new("xclip")
            .args(["-selection", "clipboard", "/dev/null"])
            .env("DISPLAY", &self.display)
            // xclip stays running to serve the clipboard, and would keep a pipe open.
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(emptied.expect("the tool is installed").success());
        Self::until("the group is on the clipboard", || {
            // Keys may be lost on a busy machine, so they are typed again.
            self.key(&["Escape", "ctrl+f", "ctrl+a"]);
            self.run("xdotool", &["type", "--delay", "60", question]);
            self.key(&["Return"]);
            std::thread::sleep(Duration::from_millis(400));
            self.run("xclip", &["-selection", "clipboard", "-o"]) == group
        });
    }

    /// Returns the CPU time of all the program's threads, in hundredths of a second.
    fn ticks(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.program.0.id())).unwrap();
        let after = stat.rsplit_once(") ").unwrap().1;
        let fields = after.split(' ').skip(11).take(2);
        fields.map(|field| field.parse::<u64>().unwrap()).sum()
    }

    /// Returns the CPU time in two seconds in which nobody does anything.
    fn idle(&self) -> u64 {
        let before = self.ticks();
        std::thread::sleep(Duration::from_secs(2));
        self.ticks() - before
    }

    /// Returns the number of pixels on the screen that are reddish or amber, as in a banner.
    fn reddish(&self) -> usize {
        let screenshot = self.home.join("banner.png");
        picture(&self.display, &screenshot);
        let picture = ImageReader::open(&screenshot).unwrap().decode().unwrap();
        let red = |dot: &&image::Rgb<u8>| {
            let [red, green, blue] = dot.0.map(i32::from);
            red - green > 12 && red - blue > 12
        };
        picture.to_rgb8().pixels().filter(red).count()
    }

    fn until(what: &str, mut done: impl FnMut() -> bool) {
        let patience = Instant::now() + Duration::from_mins(1);
        while !done() {
            assert!(Instant::now() < patience, "in vain: {what}");
            std::thread::sleep(Duration::from_millis(300));
        }
    }
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn the_real_window_draws_the_real_table() {
    let desk = Desk::start("table", "(look: \"light\")");
    let stored = stored_table();
    let screenshot = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guideline.png");
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        desk.run("xdotool", &["key", "ctrl+g"]);
        std::thread::sleep(Duration::from_secs(8));
        small(&picture(&desk.display, &screenshot))
            .save(&stored)
            .unwrap();
        return;
    }
    desk.shows_the_table(&stored, &screenshot);
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_question_typed_on_a_real_keyboard_ends_on_the_real_clipboard() {
    let desk = Desk::start("typing", "(role: \"district-chief\")");
    desk.run("setxkbmap", &["th"]);
    std::thread::sleep(Duration::from_secs(1));
    desk.run("xdotool", &["type", "--delay", "60", "เหตุด่วน น้ำท่วม"]);
    Desk::until("the group is on the clipboard", || {
        desk.run("xdotool", &["key", "Return"]);
        std::thread::sleep(Duration::from_millis(500));
        let clipboard = ["-selection", "clipboard", "-o"];
        desk.run("xclip", &clipboard) == "ผู้บริหารจังหวัด และนายอำเภอ"
    });
    // Letter shortcuts work with the Thai layout active.
    let screenshot = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shortcut.png");
    desk.shows_the_table(&stored_table(), &screenshot);
}

/// Returns the built-in registry with another name for the group for incidents.
fn another_registry() -> String {
    trongklum::registry::SAKON_NAKHON.replace("ผู้บริหารจังหวัด และนายอำเภอ", "ผู้บริหารของจังหวัดทดสอบ")
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn without_a_file_dialog_a_typed_file_opens_rests_and_outlives_its_breaking() {
    let desk = Desk::start("files", "(role: \"district-chief\", look: \"light\")");
    let file = desk.home.join("registry.ron");
    std::fs::write(&file, another_registry()).unwrap();
    let settings = desk.home.join("trongklum/settings.ron");
    Desk::until("the typed file is open and remembered", || {
        // The dialog returns nothing. The path is typed into the field that was focused first.
        desk.key(&["Escape", "ctrl+o", "shift+Tab", "Return", "Tab", "ctrl+a"]);
        desk.run(
            "xdotool",
            &["type", "--delay", "30", file.to_str().unwrap()],
        );
        desk.key(&["Return"]);
        std::thread::sleep(Duration::from_secs(1));
        std::fs::read_to_string(&settings)
            .unwrap()
            .contains("registry.ron")
    });
    desk.answers("fire", "ผู้บริหารของจังหวัดทดสอบ");
    // Nothing is drawn while nothing happens, in the foreground or the background.
    Desk::until("the window rests", || desk.idle() <= 2);
    let root = desk.run("xdotool", &["search", "--maxdepth", "0", "--name", ".*"]);
    desk.run(
        "xdotool",
        &["windowfocus", root.lines().next().unwrap_or("0")],
    );
    Desk::until("the window behind rests", || desk.idle() <= 2);
    let calm = desk.reddish();
    std::fs::write(&file, "(version: 1, provnce: ())").unwrap();
    Desk::until("a banner says that the file is broken", || {
        desk.reddish() > calm + 5_000
    });
    desk.focus();
    desk.answers("fire", "ผู้บริหารของจังหวัดทดสอบ");
    std::fs::write(&file, another_registry()).unwrap();
    Desk::until("the banner goes", || desk.reddish() < calm + 1_000);
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_window_comes_back_as_large_as_it_was_at_every_size_of_text() {
    for (zoom, screen, size) in [
        ("0.8", (1920, 1080), (1180, 760)),
        ("1.25", (1920, 1080), (1180, 760)),
        ("1.5", (1920, 1080), (1180, 760)),
        // Beside the window there is room for its title and the desktop's bar.
        ("1.0", (1366, 768), (1180, 688)),
        ("1.5", (1024, 600), (1022, 520)),
    ] {
        let settings = format!("(zoom: {zoom}, place: (5000, 3000))");
        let mut desk = Desk::start_on(screen, "sizes", &settings);
        for start in 1..=3 {
            let mut seen = [0; 4];
            Desk::until("the window is as large as it was", || {
                if let Some(window) = desk.shown().first() {
                    seen = desk.geometry(window);
                }
                let [x, y, width, height] = seen;
                let fits = x >= 0
                    && y >= 0
                    && x + width <= i64::from(screen.0)
                    && y + height <= i64::from(screen.1);
                eprintln!("{zoom} {screen:?} start {start}: {seen:?}");
                fits && (width - size.0).abs() <= 2 && (height - size.1).abs() <= 2
            });
            if start < 3 {
                desk.restart();
            }
        }
    }
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_second_start_brings_the_window_back() {
    let desk = Desk::start_on((1400, 900), "again", "()");
    let manager = Command::new("openbox")
        .env("DISPLAY", &desk.display)
        .env("XDG_CONFIG_HOME", &desk.home)
        .stderr(Stdio::null())
        .spawn();
    let manager = Running(manager.expect("openbox is installed"));
    Desk::until("the window is managed", || {
        let roots = desk.run(
            "xdotool",
            &[
                "search",
                "--onlyvisible",
                "--maxdepth",
                "1",
                "--class",
                "trongklum",
            ],
        );
        roots.trim().is_empty() && !desk.shown().is_empty()
    });
    let window = desk.shown().pop().unwrap();
    desk.run("xdotool", &["windowminimize", &window]);
    Desk::until("the window is minimised", || desk.shown().is_empty());
    std::thread::sleep(Duration::from_secs(2));
    assert!(desk.start_again());
    Desk::until("the window is up", || desk.shown().contains(&window));
    // It would not let a window go out of view.
    drop(manager);
    desk.run("xdotool", &["windowmove", &window, "3000", "2000"]);
    Desk::until("the window is away", || desk.geometry(&window)[0] > 1400);
    assert!(desk.start_again());
    Desk::until("the window is back", || {
        let [x, y, ..] = desk.geometry(&window);
        (0..1400).contains(&x) && (0..900).contains(&y)
    });
}

#[cfg(unix)]
#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_start_beside_a_program_that_hangs_opens_a_window_of_its_own() {
    let desk = Desk::start_on((1400, 900), "hangs", "(look: \"light\")");
    let signal = |name: &str| {
        let id = desk.program.0.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("kill is there").success());
    };
    assert!(desk.start_again(), "it answers");
    let settings = desk.home.join("trongklum/settings.ron");
    let kept = std::fs::read_to_string(&settings).unwrap();
    signal("-STOP");
    let second = program(&desk.display, &desk.home).spawn();
    let mut second = Running(second.expect("the program starts"));
    let before = Instant::now();
    Desk::until("there is a second window", || desk.shown().len() == 2);
    assert!(before.elapsed() < Duration::from_secs(20));
    // Changes there do not overwrite what the first one saves.
    desk.focus();
    desk.key(&["ctrl+t", "ctrl+n"]);
    Desk::until("the second one ends", || {
        desk.focus();
        desk.run("xdotool", &["key", "ctrl+q"]);
        std::thread::sleep(Duration::from_millis(300));
        second.0.try_wait().unwrap().is_some()
    });
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), kept);
    signal("-CONT");
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_display_that_goes_away_ends_the_program_with_a_word() {
    let mut desk = Desk::start("lost", "()");
    desk.server.0.kill().unwrap();
    let mut ended = None;
    Desk::until("the program ends", || {
        ended = desk.program.0.try_wait().unwrap();
        ended.is_some()
    });
    let errors = desk.errors();
    // It ends neither by a signal nor by an uncaught panic. winit panics if a display goes away.
    let code = ended.and_then(|status| status.code());
    assert!(code.is_some_and(|code| code != 101), "{ended:?}: {errors}");
    assert!(!errors.trim().is_empty(), "ended without a word");
}

fn stored_table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/window/guideline.png")
}

/// Takes a screenshot of the whole screen.
fn picture(display: &str, to: &Path) -> GrayImage {
    let done = Command::new("import")
        .args(["-display", display, "-window", "root"])
        .arg(to)
        .status()
        .expect("ImageMagick is installed");
    assert!(done.success(), "import failed");
    ImageReader::open(to).unwrap().decode().unwrap().to_luma8()
}

fn small(picture: &GrayImage) -> GrayImage {
    resize(
        picture,
        SCREEN.0 / SCALE,
        SCREEN.1 / SCALE,
        FilterType::Triangle,
    )
}

/// Returns the mean difference of two pictures, in shades of grey.
fn apart(a: &GrayImage, b: &GrayImage) -> f64 {
    if a.dimensions() != b.dimensions() {
        return f64::MAX;
    }
    let sum: u32 = a
        .pixels()
        .zip(b.pixels())
        .map(|(a, b)| u32::from(a.0[0].abs_diff(b.0[0])))
        .sum();
    f64::from(sum) / f64::from(a.width() * a.height())
}
