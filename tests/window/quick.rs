//! The quick box: by accessible label in the window, and as a real window above another program.

#![allow(clippy::print_stdout, reason = "how long the box takes is told")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use trongklum::gui::{App, Start};

use super::desk::{self, Desk, KEY_G, Running, picture};
use super::labels::{choose, copied, window};

const FIELD: &str = "กล่องถามด่วน";
const INCIDENTS: &str = "ผู้บริหารจังหวัด และนายอำเภอ";

/// Opens the box in the window, and types `words` into it.
fn asked(words: &str) -> Harness<'static, App> {
    asked_with(Start::default(), words)
}

fn asked_with(start: Start, words: &str) -> Harness<'static, App> {
    let mut window = window(start);
    choose(&mut window, "ส่งในนาม", "นายอำเภอ");
    open(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, FIELD);
    field.type_text(words);
    window.run();
    window
}

fn open(window: &mut Harness<'_, App>) {
    window
        .get_by_role_and_label(Role::Button, "ช่วยเหลือ")
        .click();
    window.run();
    window.get_by_label_contains(FIELD).click();
    window.run();
}

fn is_open(window: &Harness<'_, App>) -> bool {
    window
        .query_by_role_and_label(Role::TextInput, FIELD)
        .is_some()
}

#[test]
fn a_sure_answer_is_copied_with_enter_and_the_box_goes() {
    let mut window = asked("น้ำท่วม ถนนขาด");
    window.get_by_label("ส่งได้ที่");
    assert!(window.query_all_by_label(INCIDENTS).count() > 0);
    window.get_by_label_contains("ห้ามส่งใน ข้อสั่งการ ปค.สน.");
    window.get_by_label_contains("Enter คัดลอกแล้วกลับไป LINE");
    window.key_down(Key::Enter);
    window.step();
    assert_eq!(copied(&window).as_deref(), Some(INCIDENTS));
    // The note about the copy moves for a while.
    window.run_steps(40);
    assert!(!is_open(&window));
    // Nothing of it is kept.
    open(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, FIELD);
    assert_eq!(field.value().unwrap_or_default(), "");
}

#[test]
fn what_is_not_understood_copies_nothing() {
    let mut window = asked("กขค");
    window.get_by_label_contains("โปรแกรมยังไม่เข้าใจ");
    window.key_down(Key::Enter);
    window.step();
    assert_eq!(copied(&window), None);
    window.key_press(Key::Escape);
    window.run();
    assert!(!is_open(&window));
}

#[test]
fn tab_shows_the_whole_answer_in_the_window() {
    let mut window = asked("น้ำท่วม ถนนขาด");
    window.key_press(Key::Tab);
    window.run();
    assert!(!is_open(&window));
    let field = window.get_by_role_and_label(Role::TextInput, "ต้องการส่งหรือทราบเรื่องใด");
    assert_eq!(field.value().as_deref(), Some("น้ำท่วม ถนนขาด"));
}

#[test]
fn the_copied_text_is_checked_and_enter_copies_it_masked() {
    let mut window = checked(
        || Some("รายงานเหตุด่วน น้ำท่วมถนนขาด ติดต่อ 081-234-5678".to_owned()),
        "พบข้อมูลที่ไม่ควรส่ง",
    );
    assert!(window.query_all_by_label(INCIDENTS).count() > 0);
    window.key_down(Key::Enter);
    window.step();
    let masked = copied(&window).expect("the masked text");
    assert!(
        masked.starts_with("รายงานเหตุด่วน") && !masked.contains("234"),
        "{masked}"
    );
}

/// Checks the text that `clipboard` returns, and waits for `label`.
fn checked(clipboard: fn() -> Option<String>, label: &str) -> Harness<'static, App> {
    let start = Start {
        clipboard: Some(clipboard),
        ..Start::default()
    };
    let mut window = asked_with(start, "");
    window.key_press(Key::F8);
    let patience = Instant::now() + Duration::from_secs(20);
    while window.query_by_label_contains(label).is_none() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
    window.get_by_label_contains(label);
    window
}

#[test]
fn of_a_copied_text_that_is_doubtful_no_name_is_copied() {
    let text = "ผลงาน จอส. อำเภอ";
    let mut window = checked(|| Some("ผลงาน จอส. อำเภอ".to_owned()), "ท่านหมายถึงข้อใด");
    assert!(window.query_by_label("ส่งได้ที่").is_none());
    window.get_by_label_contains("Enter คัดลอกข้อความ");
    window.key_down(Key::Enter);
    window.step();
    assert_eq!(copied(&window).as_deref(), Some(text));
}

#[test]
fn a_single_guess_is_not_taken_with_enter() {
    let mut window = asked("รายชื่อ");
    window.get_by_label_contains("ยังไม่แน่ใจ");
    for _ in 0..2 {
        window.key_press(Key::Enter);
        window.step();
        assert_eq!(copied(&window), None);
        window.run();
    }
    window.get_by_label_contains("ยังไม่แน่ใจ");
    // An arrow key goes to it, and then it is chosen and seen before it is copied.
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.step();
    assert_eq!(copied(&window), None);
    window.run();
    assert!(window.query_by_label_contains("ยังไม่แน่ใจ").is_none());
}

/// A program on the display that is not this one.
fn other_program(desk: &Desk) -> Running {
    let program = Command::new("xmessage")
        .args(["-geometry", "500x300+300+400", "another program"])
        .env("DISPLAY", &desk.display)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    Running(program.expect("xmessage is installed"))
}

fn window_manager(desk: &Desk) -> Running {
    let manager = Command::new("openbox")
        .env("DISPLAY", &desk.display)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    Running(manager.expect("openbox is installed"))
}

impl Desk {
    fn front(&self) -> String {
        let name = self.run("xdotool", &["getactivewindow", "getwindowname"]);
        name.trim().to_owned()
    }

    fn box_is_up(&self) -> bool {
        let search = ["search", "--onlyvisible", "--class", "trongklum-quick"];
        !self.run("xdotool", &search).trim().is_empty()
    }

    /// Presses the shortcut, and returns how long the box took.
    fn call_box(&self) -> Duration {
        let called = Instant::now();
        // By its key code, since a Thai layout has no such letter.
        let keys = format!("ctrl+alt+{KEY_G}");
        self.run("xdotool", &["key", &keys]);
        while !self.box_is_up() && called.elapsed() < Duration::from_secs(10) {}
        called.elapsed()
    }

    /// Switches the keyboard to Thai.
    fn types_thai(&self) {
        self.run("setxkbmap", &["th"]);
        std::thread::sleep(Duration::from_secs(1));
    }

    /// Asks in the box while another program is in front, and waits until that is so again.
    fn asks_in_the_box(&self) {
        Self::until("another program is in front", || {
            let search = ["search", "--onlyvisible", "--class", "xmessage"];
            let other = self.run("xdotool", &search);
            let other = other.lines().last().unwrap_or_default();
            self.run("xdotool", &["windowactivate", other]);
            std::thread::sleep(Duration::from_millis(300));
            self.front() == "xmessage"
        });
        Self::until("the box has answered", || {
            let took = self.call_box();
            println!("the box was up after {} ms", took.as_millis());
            Self::until("the box has the keyboard", || self.front() == FIELD);
            self.run("xdotool", &["type", "--delay", "60", "น้ำท่วม ถนนขาด"]);
            std::thread::sleep(Duration::from_millis(500));
            picture(&self.display, &self.home.join("quick.png"));
            self.run("xdotool", &["key", "Return"]);
            std::thread::sleep(Duration::from_millis(500));
            // Keys may be lost on a busy machine, so all is done again.
            self.run("xdotool", &["key", "Escape"]);
            self.run("xclip", &["-selection", "clipboard", "-o"]) == INCIDENTS
        });
        Self::until("the box is gone", || !self.box_is_up());
        Self::until("the other program is in front again", || {
            self.front() == "xmessage"
        });
    }
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn one_shortcut_leads_from_another_program_to_the_group_and_back() {
    let desk = Desk::start("quick", "(role: \"district-chief\", look: \"light\")");
    let _manager = window_manager(&desk);
    let _other = other_program(&desk);
    // The understanding is built in the background.
    std::thread::sleep(Duration::from_secs(2));
    desk.types_thai();
    desk.asks_in_the_box();
    Desk::until("the program rests, with its shortcut", || desk.idle() <= 2);
}

/// Each key that came before the box was shown was drawn at once and restarted the input method, whose
/// events were drawn at once: there was no end to it.
#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn keys_that_come_before_the_box_is_up_do_not_stop_it() {
    let desk = Desk::start("hasty", "(role: \"district-chief\", look: \"light\")");
    let _manager = window_manager(&desk);
    let _other = other_program(&desk);
    std::thread::sleep(Duration::from_secs(2));
    let call = format!("ctrl+alt+{KEY_G}");
    for _ in 0..6 {
        let keys = ["Down", "n", "a", "m", "Left", "BackSpace", "u", "a"];
        let typed = [&["key", "--delay", "0", &call][..], &keys[..]].concat();
        desk.run("xdotool", &typed);
        std::thread::sleep(Duration::from_millis(300));
        Desk::until("the box is closed", || {
            desk.run("xdotool", &["key", "Escape"]);
            std::thread::sleep(Duration::from_millis(300));
            !desk.box_is_up()
        });
    }
    Desk::until("the program rests", || desk.idle() <= 2);
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_program_without_a_window_is_called_and_ended() {
    let settings =
        "(role: \"district-chief\", look: \"light\", stays: true, knows_that_it_stays: true)";
    let mut desk = Desk::start("background", settings);
    let _manager = window_manager(&desk);
    let _other = other_program(&desk);
    Desk::until("the window is managed", || desk.shown().len() == 1);
    // Closing the window as a user does leaves the program.
    Desk::until("the window is gone", || {
        let window = desk.shown();
        if let Some(window) = window.last() {
            desk.run("xdotool", &["windowactivate", "--sync", window]);
            desk.run("xdotool", &["key", "alt+F4"]);
        }
        std::thread::sleep(Duration::from_millis(500));
        desk.shown().is_empty()
    });
    assert!(desk.program.0.try_wait().unwrap().is_none(), "it has ended");
    Desk::until("it rests", || desk.idle() == 0);
    desk.types_thai();
    desk.asks_in_the_box();
    assert!(desk.start_with("--quick"));
    Desk::until("the box is up", || desk.box_is_up());
    assert!(desk.start_with("--background"));
    desk.run("xdotool", &["key", "Escape"]);
    Desk::until("the box is gone", || !desk.box_is_up());
    Desk::until("it rests again", || desk.idle() == 0);
    assert!(desk.start_again());
    Desk::until("the window is back", || desk.shown().len() == 1);
    desk.focus();
    desk.close();
}

#[test]
#[ignore = "needs a virtual display; tests/run runs it"]
fn a_start_in_the_background_waits_for_its_call() {
    let mut desk = Desk::start("waiting", "(role: \"district-chief\", stays: true)");
    let _manager = window_manager(&desk);
    desk.close();
    let program = desk::program(&desk.display, &desk.home)
        .arg("--background")
        .spawn();
    desk.program = Running(program.expect("the program starts"));
    std::thread::sleep(Duration::from_secs(4));
    Desk::until("it rests", || desk.idle() == 0);
    assert!(desk.shown().is_empty());
    let failed = desk.home.join("trongklum/machine.ron");
    let machine = std::fs::read_to_string(Path::new(&failed)).unwrap();
    assert!(machine.contains("failed: []"), "{machine}");
    let _other = other_program(&desk);
    desk.types_thai();
    desk.asks_in_the_box();
}

fn shows(window: &Harness<'_, App>, label: &str) -> bool {
    window.query_all_by_label_contains(label).count() > 0
}

#[test]
fn the_first_start_asks_three_things_and_leads_to_an_answer() {
    let start = Start {
        is_first: true,
        ..Start::default()
    };
    let mut window = window(start);
    window.get_by_label_contains("ท่านส่งในนามตำแหน่งใด");
    choose(&mut window, "ตำแหน่งที่ส่งในนาม", "นายอำเภอ");
    window.get_by_label("ถัดไป").click();
    window.run();
    window.get_by_label_contains("ท่านทำงานที่อำเภอใด");
    window.get_by_label("ถัดไป").click();
    window.run();
    window.get_by_label_contains("Ctrl+Alt+G");
    window.get_by_label("ดูคำตอบแรก").click();
    window.run();
    assert!(!shows(&window, "ยินดีต้อนรับ"));
    assert!(shows(&window, "คัดลอกชื่อกลุ่ม"));
}

#[test]
fn the_first_start_can_be_skipped() {
    let start = Start {
        is_first: true,
        ..Start::default()
    };
    let mut window = window(start);
    window.get_by_label("ข้าม").click();
    window.run();
    assert!(!shows(&window, "ยินดีต้อนรับ"));
}

#[test]
fn help_says_what_verdicts_mean_and_what_happens_to_what_is_typed() {
    let mut window = window(Start::default());
    window.key_press(Key::F1);
    window.run();
    for words in [
        "โปรแกรมจึงไม่แนะนำกลุ่ม",
        "ไม่ออกจากเครื่อง",
        "Ctrl+Alt+G",
        "Ctrl+K",
        "โทร",
        "เปิดคู่มือ",
    ] {
        assert!(
            window.query_all_by_label_contains(words).count() > 0,
            "{words}"
        );
    }
    window.key_press(Key::F1);
    window.run();
    assert!(!shows(&window, "โปรแกรมจึงไม่แนะนำกลุ่ม"));
}

#[test]
fn the_shortcut_can_be_changed_and_turned_off() {
    let mut window = window(Start::default());
    window
        .get_by_role_and_label(Role::Button, "ช่วยเหลือ")
        .click();
    window.run();
    window
        .get_by_label_contains("ปุ่มลัดและการทำงานเบื้องหลัง…")
        .click();
    window.run();
    window.get_by_label("เปลี่ยนปุ่มลัด…").click();
    window.run();
    window.get_by_label_contains("กดปุ่มลัดใหม่");
    window.key_press_modifiers(Modifiers::CTRL | Modifiers::SHIFT, Key::Y);
    window.run();
    window.get_by_label_contains("Ctrl+Shift+Y").click();
    window.run();
    // It is off, and the usual one is offered again.
    window.get_by_label_contains("Ctrl+Alt+G");
    assert!(!shows(&window, "เปลี่ยนปุ่มลัด…"));
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_box_and_the_first_start_look_as_stored() {
    let stored = SnapshotOptions::new()
        .output_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/window"))
        .threshold(1.5)
        .max_failed_pixels(400);
    let mut results = SnapshotResults::new();
    let mut look = |window: &mut Harness<'_, App>, name: &str| {
        window.ctx.set_theme(eframe::egui::Theme::Light);
        window.set_size(eframe::egui::vec2(1280.0, 720.0));
        window.run();
        results.add(window.try_snapshot_options(name, &stored));
    };
    look(&mut asked(""), "quick-empty");
    look(&mut asked("น้ำท่วม ถนนขาด"), "quick-answer");
    look(&mut asked("หนังสือ"), "quick-readings");
    look(&mut asked("ขายของ"), "quick-outside");
    let start = Start {
        clipboard: Some(|| Some("รายงานเหตุด่วน น้ำท่วมถนนขาด ติดต่อ 081-234-5678".to_owned())),
        ..Start::default()
    };
    let mut checked = asked_with(start, "");
    checked.key_press(Key::F8);
    let patience = Instant::now() + Duration::from_secs(20);
    while !shows(&checked, "พบข้อมูลที่ไม่ควรส่ง") && Instant::now() < patience
    {
        std::thread::sleep(Duration::from_millis(10));
        checked.step();
    }
    look(&mut checked, "quick-clipboard");

    let first = Start {
        is_first: true,
        ..Start::default()
    };
    let mut first = window(first);
    look(&mut first, "welcome-role");
    for name in ["welcome-district", "welcome-shortcut"] {
        first.get_by_label("ถัดไป").click();
        first.run();
        look(&mut first, name);
    }
    let mut help = window(Start::default());
    help.key_press(Key::F1);
    look(&mut help, "help");
}
