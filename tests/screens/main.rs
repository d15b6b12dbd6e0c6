//! Tests the screens through the accessibility tree, as a screen reader presents them, in both
//! languages.

#![cfg(feature = "gui")]
#![allow(clippy::expect_used, reason = "helpers of tests fail as tests do")]

mod accessibility;
mod confirm;
mod differences;
mod doubt;
mod draft;
mod editing;
mod files;
mod finding;
mod following;
mod format_2;
mod forms;
mod frame;
mod group_pictures;
mod import;
mod manual;
mod monkey;
mod narrow;
mod people;
mod people_days;
mod people_many;
mod persistence;
mod pictures;
mod pocket;
mod recipients;
mod search;
mod steady;
mod typing;
mod vocabulary;
mod whole_way;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, SnapshotOptions};
use trongklum::gui::{App, Start};
use trongklum::lang::Lang;
use trongklum::registry::SAKON_NAKHON;
use trongklum::store::{Settings, SettingsFile};
use trongklum::text::{Date, Digits};

type Window = Harness<'static, App>;

/// Opens the window on `screen`, in `lang`, with Arabic digits.
fn window(lang: Lang, screen: &str, size: [f32; 2], start: Start) -> Window {
    let start = Start {
        lang: Some(lang),
        digits: Some(Digits::Arabic),
        // Let background work finish in the frame that requests it.
        patience: start.patience.or(Some(Duration::from_mins(1))),
        ..start
    };
    // Start with a wide window, since in a narrow one the navigation is in a menu.
    let mut window = Harness::builder()
        .with_size([1180.0, 760.0])
        .with_max_steps(200)
        .build_eframe(move |context| App::new(&context.egui_ctx, start).expect("the app starts"));
    // A window that is reading a file never settles.
    let patience = Instant::now() + Duration::from_mins(2);
    let reading = ["กำลังอ่านทะเบียนกลุ่ม…", "Reading the group registry…"];
    loop {
        window.step();
        if !reading.iter().any(|label| heard(&window, label)) {
            break;
        }
        assert!(Instant::now() < patience, "the registry is never read");
        std::thread::sleep(Duration::from_millis(10));
    }
    press(&mut window, screen);
    window.set_size(size.into());
    window.run();
    window
}

fn on(lang: Lang, screen: &str) -> Window {
    window(lang, screen, [1180.0, 760.0], Start::default())
}

/// Clicks the control named `label`. Of several with that name, the last one is on the screen.
fn press(window: &mut Window, label: &str) {
    let node = window.get_all_by_label(label).last().expect(label);
    node.click();
    window.run();
}

fn press_part(window: &mut Window, label: &str) {
    let node = window.get_all_by_label_contains(label).last().expect(label);
    node.click();
    window.run();
}

fn heard(window: &Window, label: &str) -> bool {
    window.query_all_by_label_contains(label).next().is_some()
}

/// Clicks `button`, and returns the text copied in the next frame.
fn copied(window: &mut Window, button: &str) -> Option<String> {
    window.get_by_label(button).click();
    window.step();
    let commands = &window.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

fn folder(name: &str) -> PathBuf {
    // In the build folder, so that nothing is left behind elsewhere.
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("screens-{}", std::process::id()))
        .join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Writes settings with this role to a folder of their own.
fn settings(name: &str, role: Option<&str>) -> SettingsFile {
    let file = SettingsFile::at(folder(name).join("settings.ron"));
    let settings = Settings {
        role: role.map(str::to_owned),
        ..Settings::default()
    };
    file.write(&settings).expect("settings");
    file
}

fn in_role(lang: Lang, screen: &str, name: &str, role: Option<&str>) -> Window {
    let start = Start {
        settings: Some(settings(name, role)),
        ..Start::default()
    };
    window(lang, screen, [1180.0, 900.0], start)
}

// วันที่ใช้หนังสือ

#[test]
fn every_screen_warns_of_a_letter_that_is_not_in_force() {
    let date = "date: \"๒๐ พฤศจิกายน ๒๕๖๘\",";
    assert!(SAKON_NAKHON.contains(date));
    let ends = format!("{date} in_force: (until: \"30/9/2569\"),");
    let path = folder("in-force").join("ends.ron");
    std::fs::write(&path, SAKON_NAKHON.replace(date, &ends)).expect("a registry");
    for (day, warning) in [
        ("19/11/2568", Some("ยังไม่ถึงวันใช้: หนังสือที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒")),
        ("30/9/2569", None),
        ("1/10/2569", Some("พ้นกำหนดแล้ว: หนังสือที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒")),
    ] {
        let start = Start {
            file: Some(path.clone()),
            day: Date::read(day),
            ..Start::default()
        };
        let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start);
        for screen in [
            "ตารางแนวทาง",
            "กลุ่มและตำแหน่ง",
            "รับตำแหน่งใหม่",
            "หนังสือต้นเรื่อง",
            "พิมพ์",
            "หากลุ่ม",
        ] {
            press(&mut window, screen);
            for key in ["ยังไม่ถึงวันใช้:", "พ้นกำหนดแล้ว:"]
            {
                let is_due = warning.is_some_and(|warning| warning.starts_with(key));
                assert_eq!(heard(&window, key), is_due, "{screen} {day} {key}");
            }
            if let Some(warning) = warning {
                assert!(heard(&window, warning), "{screen} {day}");
            }
        }
        press(&mut window, "รายงานเหตุด่วนเหตุสำคัญ");
        assert!(heard(&window, "ผู้บริหารจังหวัด และนายอำเภอ"), "{day}");
    }
}

#[test]
fn a_day_can_be_chosen_where_rules_depend_on_it() {
    let rule = "id: \"administrators-results\",";
    assert!(SAKON_NAKHON.contains(rule));
    let text = SAKON_NAKHON.replace(rule, &format!("{rule} when: (weekdays: [Friday]),"));
    let path = folder("days").join("fridays.ron");
    std::fs::write(&path, text).expect("a registry");
    let start = Start {
        file: Some(path),
        // A Thursday; the letter ends with nothing.
        day: Date::read("27/11/2568"),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start);
    press(&mut window, "รายงานผลการปฏิบัติงาน");
    press(&mut window, "วันที่: ไม่ระบุวัน");
    assert!(heard(&window, "วันพฤหัสบดี 27 พฤศจิกายน 2568"));
    press(&mut window, "วันศุกร์ 28 พฤศจิกายน 2568");
    assert!(heard(&window, "วันที่: วันศุกร์ 28 พฤศจิกายน 2568"));
    press(&mut window, "ล้างช่องพิมพ์");
    press(&mut window, "รายงานผลการปฏิบัติงาน");
    assert!(heard(&window, "วันที่: ไม่ระบุวัน"));
}

// กลุ่มและตำแหน่ง

#[test]
fn a_group_leads_to_its_roles_and_back() {
    let mut window = window(
        Lang::Thai,
        "กลุ่มและตำแหน่ง",
        [1180.0, 3000.0],
        Start::default(),
    );
    assert!(heard(
        &window,
        "หนังสือระบุ 204 คน นับตามตำแหน่งได้ 20 คน ที่เหลือ 184 คน"
    ));
    assert!(heard(&window, "“สำหรับรายงานผลการปฏิบัติงานของอำเภอ”"));
    assert!(heard(&window, "ทะเบียนกลุ่มนี้ไม่ได้เก็บลิงก์"));
    assert_eq!(
        copied(&mut window, "คัดลอกชื่อกลุ่ม").as_deref(),
        Some("นักปกครองสกลนคร")
    );
    press(&mut window, "ปลัดอำเภอ ประสานงาน");
    assert!(heard(&window, "ปอ.ประสานงาน, ปลัดประสานงาน"));
    assert!(heard(&window, "ปลัดอำเภอ ประสานงาน เป็นปลัดอำเภอ"));
    press(&mut window, "ศอ.จอส.จว.สน.");
    assert!(heard(&window, "หนังสือระบุ 118 คน"));
    assert!(heard(&window, "นับรวมตามประเภทตำแหน่ง (ตีความ)"));
}

#[test]
fn a_clause_of_the_directory_leads_to_the_letter() {
    let mut window = on(Lang::English, "Groups and roles");
    window
        .get_all_by_label("practice (clause administrators.practice.1): show it in the letter")
        .next()
        .expect("a link")
        .click();
    window.run();
    assert!(heard(
        &window,
        "Rules derived from นักปกครองสกลนคร · practice"
    ));
    // The remarks are in its place again once it is closed.
    let remark = "Program's remark (not part of the letter)";
    assert!(!heard(&window, remark));
    window.key_press(Key::Escape);
    window.run();
    assert!(heard(&window, remark));
}

#[test]
fn the_list_is_filtered_and_walked_with_the_keyboard() {
    let mut window = on(Lang::Thai, "กลุ่มและตำแหน่ง");
    press(&mut window, "ตำแหน่ง");
    let filter = window.get_by_label("ค้นหาด้วยชื่อหรือชื่อย่อ");
    filter.click();
    filter.type_text("นอภ");
    window.run();
    assert!(heard(&window, "พบ 1 รายการ"));
    window.key_press(Key::Enter);
    window.run();
    assert!(heard(&window, "มีในทุกอำเภอ รวม 18 คน"));

    let filter = window.get_by_label("ค้นหาด้วยชื่อหรือชื่อย่อ");
    filter.focus();
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
    window.key_press(Key::Backspace);
    window.run();
    assert!(heard(&window, "พบ 8 รายการ"));
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(heard(&window, "หนังสือไม่ได้ระบุจำนวนรองผู้ว่าราชการจังหวัด"));
}

#[test]
fn an_empty_roster_is_said_plainly() {
    for (lang, screen, tab, expected) in [
        (Lang::Thai, "กลุ่มและตำแหน่ง", "บุคคล", "ข้อมูลส่วนบุคคล"),
        (Lang::English, "Groups and roles", "People", "personal data"),
    ] {
        let mut window = on(lang, screen);
        press(&mut window, tab);
        assert!(heard(&window, expected));
    }
}

/// Writes the built-in registry with an added link and person.
fn with_link_and_person(name: &str) -> PathBuf {
    let text = trongklum::registry::SAKON_NAKHON
        .replacen(
            "id: \"administrators\",",
            "id: \"administrators\",\n            link: \"https://line.me/ti/g/ตัวอย่าง\",",
            1,
        )
        .replace(
            "people: [],",
            "people: [(name: \"สมมติ ทดสอบ\", role: \"district-chief\", district: \"เมือง\")],",
        );
    let file = folder(name).join("ทะเบียน.ron");
    std::fs::write(&file, text).expect("a registry");
    file
}

/// Steps until `label` appears.
/// Returns how pictures are compared with those in `folder` of the project.
fn stored_in(folder: &str) -> SnapshotOptions {
    SnapshotOptions::new()
        .output_path(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .threshold(1.5)
        // Fewer than a short word has.
        .max_failed_pixels(60)
}

/// Returns how pictures of screens are compared with the stored ones.
fn stored() -> SnapshotOptions {
    stored_in("tests/cases/window")
}

fn wait_for(window: &mut Window, label: &str) {
    let patience = Instant::now() + Duration::from_secs(30);
    while !heard(window, label) {
        assert!(Instant::now() < patience, "{label} is never heard");
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
}

#[test]
fn a_link_has_a_code_and_a_person_leads_to_role_and_groups() {
    let start = Start {
        file: Some(with_link_and_person("person")),
        ..Start::default()
    };
    let mut window = window(Lang::English, "Groups and roles", [1180.0, 760.0], start);
    wait_for(&mut window, "QR code to join นักปกครองสกลนคร");
    assert_eq!(
        copied(&mut window, "Copy the link").as_deref(),
        Some("https://line.me/ti/g/ตัวอย่าง")
    );
    press(&mut window, "People");
    assert!(heard(&window, "District: เมือง"));
    press(&mut window, "District chief");
    assert!(heard(&window, "In every district, 18 in all."));
}

/// Writes the built-in registry with a roster of `count` people.
fn with_roster(count: usize) -> PathBuf {
    let people: Vec<String> = (0..count)
        .map(|number| format!("(name: \"ผู้ทดสอบ {number}\", role: \"deputy\")"))
        .collect();
    let people = people.join(",\n");
    let text =
        trongklum::registry::SAKON_NAKHON.replace("people: [],", &format!("people: [{people}],"));
    let file = folder("roster").join("ทะเบียน.ron");
    std::fs::write(&file, text).expect("a registry");
    file
}

#[test]
fn of_a_long_list_only_what_is_in_view_is_drawn() {
    let start = Start {
        file: Some(with_roster(20_000)),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "กลุ่มและตำแหน่ง", [1180.0, 760.0], start);
    press(&mut window, "บุคคล");
    wait_for(&mut window, "พบ 20000 รายการ");
    let started = Instant::now();
    for _ in 0..10 {
        window.step();
    }
    let frame = started.elapsed() / 10;
    let drawn = window
        .get_all_by_role(Role::ListBoxOption)
        .filter(|node| {
            let label = node.accesskit_node().label();
            label.is_some_and(|label| label.contains("ผู้ทดสอบ"))
        })
        .count();
    assert!((5..60).contains(&drawn), "{drawn} lines");
    assert!(
        frame < Duration::from_millis(250),
        "a frame takes {frame:?}"
    );
    // Filtering and one key press reach the last entry.
    let filter = window.get_by_label("ค้นหาด้วยชื่อหรือชื่อย่อ");
    filter.click();
    filter.type_text("ทดสอบ 19999");
    window.run();
    assert!(heard(&window, "พบ 1 รายการ"));
    window.key_press(Key::Enter);
    window.run();
    assert!(heard(&window, "ผู้ทดสอบ 19999"));
}

#[test]
fn a_narrow_window_has_list_and_page() {
    let mut window = window(Lang::Thai, "กลุ่มและตำแหน่ง", [480.0, 900.0], Start::default());
    press(&mut window, "ข้อสั่งการ ปจ.สน. จำนวนสมาชิก 19 คน (ล่าสุด)");
    assert!(heard(&window, "หนังสือระบุ 19 คน ตรงกับที่นับตามตำแหน่ง"));
}

// รับตำแหน่งใหม่

#[test]
fn choosing_a_role_shows_its_groups() {
    let mut window = in_role(Lang::Thai, "รับตำแหน่งใหม่", "choose", None);
    press(&mut window, "นายอำเภอ นอภ.");
    assert!(heard(&window, "นายอำเภอเป็นสมาชิก 6 กลุ่ม"));
    assert!(heard(&window, "ต้องเข้ากลุ่มด้วยตนเองเท่านั้น"));
    // In brief, with the letter's words behind a line.
    let words = "“ไม่ต้องรายงานผลการปฏิบัติงาน/ ไม่ต้องตอบรับทราบ”";
    assert!(!heard(&window, words));
    for group in ["ข้อสั่งการ ปจ.สน.", "ผู้บริหารจังหวัด และนายอำเภอ"]
    {
        let line = format!("ดูข้อความในหนังสือเกี่ยวกับกลุ่ม {group}");
        window.get_by_label(&line).click_accesskit();
        window.run();
    }
    assert!(heard(&window, words));
    assert!(heard(&window, "เงื่อนไข: เป็นการตอบ ให้ข้อมูล"));
    assert!(heard(&window, "อำเภอแจ้งบุคลากรในสังกัดให้ทราบ"));
}

#[test]
fn ticks_are_kept() {
    let mut window = in_role(Lang::English, "New to the role", "ticks", Some("deputy"));
    press(&mut window, "To do 0/4");
    press(&mut window, "Join ศอ.จอส.จว.สน.");
    assert!(heard(&window, "1 of 4 done"));
    drop(window);
    let file = SettingsFile::at(folder("ticks").join("settings.ron"));
    assert_eq!(file.read().0.ticked, ["deputy/join-volunteers"]);
    let start = Start {
        settings: Some(file),
        ..Start::default()
    };
    let mut window = self::window(Lang::English, "New to the role", [1180.0, 760.0], start);
    press(&mut window, "To do 1/4");
    press(&mut window, "Join ศอ.จอส.จว.สน.");
    assert!(heard(&window, "0 of 4 done"));
}

#[test]
fn the_drill_explains_scores_and_starts_again() {
    let mut window = in_role(
        Lang::English,
        "New to the role",
        "drill",
        Some("district-chief"),
    );
    press(&mut window, "Quiz");
    assert!(heard(&window, "Question 1 of 8"));
    // First, a wrong answer.
    press(&mut window, "หน.ส่วนราชการ-นอภ.สน.");
    assert!(heard(&window, "Not yet. The answer is “นักปกครองสกลนคร”"));
    assert!(heard(&window, "“สำหรับรายงานผลการปฏิบัติงานของอำเภอ”"));
    for question in 2..=8 {
        press(&mut window, "Next");
        assert!(heard(&window, &format!("Question {question} of 8")));
        press(&mut window, "No group you can use yourself");
    }
    press(&mut window, "See the score");
    assert!(heard(&window, "of 8 right"));
    assert!(heard(&window, "1. Wrong ·"));
    assert!(heard(&window, "Not passed yet"));
    press(&mut window, "Try again");
    assert!(heard(&window, "Question 1 of 8"));
}

// หนังสือต้นเรื่อง

#[test]
fn the_whole_letter_is_there_with_its_remarks() {
    for (lang, screen, remark) in [
        (Lang::Thai, "หนังสือต้นเรื่อง", "ข้อสังเกตของโปรแกรม"),
        (Lang::English, "Source letter", "Program's remark"),
    ] {
        for width in [480.0, 1180.0, 1900.0] {
            let window = window(lang, screen, [width, 3000.0], Start::default());
            for words in [
                "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒",
                "ที่ทำการปกครองจังหวัดสงขลา",
                "นายอำเภอ ทุกอำเภอ",
                "ด้วยที่ทำการปกครองจังหวัดสงขลาได้กำหนดแนวทาง",
                "(นายเอกภพ โสภณ)",
                "โทร. 0 4271 1461",
                "(ล่าสุด)",
                "executives.notes.1",
                "อย่างเด็ดขาด",
            ] {
                assert!(heard(&window, words), "{words} at {width}");
            }
            let remarks = window.query_all_by_label_contains(remark).count();
            assert_eq!(remarks, 1, "at {width}");
        }
    }
}

#[test]
fn a_clause_shows_the_rules_read_from_it_until_escape() {
    for size in [[1180.0, 2600.0], [480.0, 5000.0]] {
        let mut window = window(Lang::Thai, "หนังสือต้นเรื่อง", size, Start::default());
        press_part(&mut window, "(ข้อความในหนังสือ orders-pk.notes.1)");
        assert!(heard(
            &window,
            "ข้อกำหนดที่สรุปจากข้อความในหนังสือ: ข้อสั่งการ ปค.สน. · หมายเหตุ"
        ));
        assert!(
            heard(&window, "ตอบ/ให้ข้อมูล, ตอบรับทราบ")
                || heard(&window, "สอบถาม/ขอความช่วยเหลือ, ตอบ/ให้ข้อมูล")
        );
        assert_eq!(
            copied(&mut window, "คัดลอกข้อความ").as_deref(),
            Some("ไม่อนุญาตให้สมาชิกในกลุ่มสอบถามหรือโต้ตอบกัน")
        );
        window.key_press(Key::Escape);
        window.run();
        assert!(!heard(&window, "ข้อกำหนดที่สรุปจากข้อความในหนังสือ"));
    }
}

#[test]
fn a_clause_reached_from_elsewhere_is_in_view() {
    let mut window = on(Lang::Thai, "กลุ่มและตำแหน่ง");
    press(&mut window, "หน.ส่วนราชการ-นอภ.สน. หนังสือไม่ระบุจำนวน");
    let link = "เปิดดูหมายเหตุ 2 ในหนังสือ (ข้อความในหนังสือ agencies.notes.2)";
    window
        .get_all_by_label(link)
        .next()
        .expect("a link")
        .click();
    window.run();
    let node = window.get_by_label_contains("(ข้อความในหนังสือ agencies.notes.2)");
    let place = node.rect();
    assert!(place.top() > 0.0 && place.bottom() < 760.0, "{place:?}");
}

// ตรวจทะเบียนกลุ่ม

#[test]
fn a_sound_registry_is_said_to_be_so() {
    for (lang, screen, calm, covered) in [
        (
            Lang::Thai,
            "ตรวจทะเบียนกลุ่ม",
            "ฉบับที่ใช้อยู่ถูกต้อง",
            "เรื่องที่ไม่มีกลุ่มที่ใช้ได้",
        ),
        (
            Lang::English,
            "Check the group registry",
            "The version in use is valid",
            "Matters without a group",
        ),
    ] {
        let mut window = window(lang, screen, [1180.0, 6000.0], Start::default());
        wait_for(&mut window, covered);
        assert!(heard(&window, calm));
        assert!(heard(&window, "184"));
    }
}

#[test]
fn a_finding_leads_to_its_place() {
    let mut window = window(
        Lang::English,
        "Check the group registry",
        [1180.0, 6000.0],
        Start::default(),
    );
    wait_for(&mut window, "Matters without a group");
    press_part(&mut window, "Show it in Groups and roles: ");
    assert!(heard(&window, "The letter states 175"));
    press(&mut window, "Check the group registry");
    press_part(&mut window, "Show it in the letter: ");
    assert!(heard(&window, "Rules derived from"));
}

#[test]
fn the_lines_of_a_broken_file_are_shown() {
    let file = folder("broken").join("เสีย.ron");
    std::fs::write(&file, "(version: 1,\n  // น้ำ\n  provnce: ())").expect("a file");
    let start = Start {
        file: Some(file),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "ตรวจทะเบียนกลุ่ม", [1180.0, 3000.0], start);
    wait_for(&mut window, "เปิดฉบับล่าสุดของ");
    assert!(heard(&window, "ไม่รู้จักช่องข้อมูล provnce"));
    press(&mut window, "ดูในไฟล์: ไม่รู้จักช่องข้อมูล provnce");
    assert!(heard(&window, "// น้ำ"));
}
