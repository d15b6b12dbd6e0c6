//! Tests editing a registry in the window: steps, saving, what would lose changes, what others write
//! meanwhile, and what is left when the program ends.

use std::path::Path;

use super::*;
use eframe::egui::{Event, Modifiers, Theme, ViewportCommand, ViewportId};
use egui_kittest::SnapshotResults;
use trongklum::registry::EMPTY;

const SOURCE: &str = "ไฟล์ทะเบียนกลุ่ม";
const UNDO: &str = "เลิกทำ: แก้ไขไฟล์เป็นตัวอักษร";
const REDO: &str = "ทำอีกครั้ง: แก้ไขไฟล์เป็นตัวอักษร";
const SAVED: &str = "ไม่มีสิ่งที่ต้องบันทึก";
const STAY: &str = "กลับไปแก้ไขต่อ";

/// Returns the built-in registry under another province's name.
fn province(name: &str) -> String {
    SAKON_NAKHON.replace("จังหวัดสกลนคร", name)
}

fn ctrl(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

/// Presses something in the menu for editing.
fn choose(window: &mut Window, label: &str) {
    press(window, "แก้ไข");
    press(window, label);
}

/// Opens `file` in a window of its own settings, and does not touch what comes up.
fn open(file: Option<&Path>, settings: &SettingsFile) -> Window {
    let start = Start {
        file: file.map(Path::to_owned),
        settings: Some(settings.clone()),
        lang: Some(Lang::Thai),
        digits: Some(Digits::Arabic),
        patience: Some(Duration::from_mins(1)),
        ..Start::default()
    };
    let mut window = Harness::builder()
        .with_size([1280.0, 720.0])
        .with_max_steps(200)
        .build_eframe(move |context| App::new(&context.egui_ctx, start).expect("the app starts"));
    for _ in 0..10 {
        window.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    window
}

/// Writes a registry, and opens it.
fn opened(name: &str) -> (Window, PathBuf, SettingsFile) {
    let file = folder(name).join("ทะเบียน.ron");
    std::fs::write(&file, province("จังหวัดหนึ่ง")).expect("a registry");
    let settings = settings(name, None);
    let mut window = open(Some(&file), &settings);
    wait_for(&mut window, "จังหวัดหนึ่ง");
    (window, file, settings)
}

/// Replaces the whole text on the screen for the source.
pub(super) fn write_source(window: &mut Window, text: &str) {
    if window.query_by_label(SOURCE).is_none() {
        ctrl(window, Key::U);
    }
    let field = window.get_by_role_and_label(Role::MultilineTextInput, SOURCE);
    field.focus();
    window.run();
    ctrl(window, Key::A);
    window.event(Event::Paste(text.to_owned()));
    window.run();
}

/// Writes the registry of another province on the screen for the source, and leaves it.
fn change_to(window: &mut Window, name: &str) {
    write_source(window, &province(name));
    press(window, "หากลุ่ม");
    wait_for(window, name);
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).expect("a file")
}

/// Returns whether the window is about to be closed.
fn is_closing(window: &Window) -> bool {
    let root = window.output().viewport_output.get(&ViewportId::ROOT);
    root.is_some_and(|root| root.commands.contains(&ViewportCommand::Close))
}

#[test]
fn what_is_edited_is_undone_redone_saved_and_opened_again() {
    let (mut window, file, settings) = opened("edited");
    let before = read(&file);
    assert!(!heard(&window, SAVED), "nothing is edited yet");
    window.key_press(Key::F2);
    window.run();
    assert!(heard(&window, SAVED));
    change_to(&mut window, "จังหวัดสอง");
    assert!(heard(&window, "ยังไม่ได้บันทึก"));
    assert_eq!(read(&file), before);
    press(&mut window, UNDO);
    wait_for(&mut window, "จังหวัดหนึ่ง");
    assert!(heard(&window, SAVED));
    press(&mut window, REDO);
    wait_for(&mut window, "จังหวัดสอง");
    // By keys as well, outside a field.
    window.key_press(Key::Escape);
    ctrl(&mut window, Key::Z);
    wait_for(&mut window, "จังหวัดหนึ่ง");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    wait_for(&mut window, "จังหวัดสอง");
    ctrl(&mut window, Key::S);
    wait_for(&mut window, SAVED);
    assert_eq!(read(&file), province("จังหวัดสอง"));
    press(&mut window, "แก้ไขเสร็จแล้ว");
    assert!(!heard(&window, SAVED));
    drop(window);
    let mut window = open(None, &settings);
    wait_for(&mut window, "จังหวัดสอง");
}

#[test]
fn what_has_errors_does_not_replace_what_can_be_read() {
    let (mut window, file, _) = opened("errors");
    let before = read(&file);
    write_source(&mut window, &before.replacen("groups: [", "groups: ", 1));
    ctrl(&mut window, Key::S);
    wait_for(&mut window, "ยังไม่ได้บันทึก เพราะมีข้อผิดพลาดที่ต้องแก้ก่อน");
    assert_eq!(read(&file), before);
    write_source(&mut window, &province("จังหวัดสอง"));
    ctrl(&mut window, Key::S);
    wait_for(&mut window, SAVED);
    assert_eq!(read(&file), province("จังหวัดสอง"));
}

#[test]
fn the_caret_in_the_source_stands_before_what_is_deleted() {
    let (mut window, ..) = opened("caret");
    write_source(&mut window, "ทำนำ\nกำข");
    for key in [Key::Home, Key::Delete] {
        window.key_press(key);
        window.run();
    }
    let field = window.get_by_role_and_label(Role::MultilineTextInput, SOURCE);
    assert_eq!(field.value().as_deref(), Some("ทำนำ\nข"));
}

#[test]
fn changes_are_asked_about_before_they_are_lost() {
    let (mut window, file, _) = opened("asked");
    change_to(&mut window, "จังหวัดสอง");
    ctrl(&mut window, Key::Q);
    assert!(heard(&window, "ท่านยังไม่ได้บันทึก") && !is_closing(&window));
    // Enter and Esc keep everything.
    assert!(window.get_by_label(STAY).accesskit_node().is_focused());
    window.key_press(Key::Enter);
    window.run();
    assert!(!heard(&window, STAY) && heard(&window, "จังหวัดสอง"));
    super::files::drop_file(&mut window, &file);
    wait_for(&mut window, STAY);
    window.key_press(Key::Escape);
    window.run();
    assert!(!heard(&window, STAY) && heard(&window, "จังหวัดสอง"));
    // Saving goes on with what was asked for.
    press(&mut window, "ไฟล์");
    press(&mut window, "ใช้ทะเบียนกลุ่มที่มากับโปรแกรม");
    press(&mut window, "บันทึก");
    wait_for(&mut window, "จังหวัดสกลนคร");
    assert_eq!(read(&file), province("จังหวัดสอง"));
    // Discarding does not touch the file.
    super::files::drop_file(&mut window, &file);
    wait_for(&mut window, "จังหวัดสอง");
    change_to(&mut window, "จังหวัดสาม");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    window.step();
    window.get_by_label("ไม่บันทึก").click();
    let patience = Instant::now() + Duration::from_secs(10);
    while !is_closing(&window) {
        assert!(Instant::now() < patience, "the window never closes");
        window.step();
    }
    assert_eq!(read(&file), province("จังหวัดสอง"));
}

#[test]
fn what_was_not_saved_is_offered_after_the_program_ended() {
    let (mut window, file, settings) = opened("left");
    change_to(&mut window, "จังหวัดสอง");
    // The program ends without a word.
    drop(window);
    let name = file.display();
    let mut window = open(Some(&file), &settings);
    wait_for(&mut window, "มีสิ่งที่แก้ไขไว้และยังไม่ได้บันทึก");
    assert!(!heard(&window, "จังหวัดสอง"), "it is not opened silently");
    press(&mut window, "ไว้ภายหลัง");
    drop(window);
    let mut window = open(Some(&file), &settings);
    wait_for(&mut window, "มีสิ่งที่แก้ไขไว้และยังไม่ได้บันทึก");
    press(&mut window, &format!("เปิดเพื่อแก้ไขต่อ: {name}"));
    wait_for(&mut window, "จังหวัดสอง");
    assert_eq!(read(&file), province("จังหวัดหนึ่ง"));
    ctrl(&mut window, Key::S);
    wait_for(&mut window, SAVED);
    assert_eq!(read(&file), province("จังหวัดสอง"));
    drop(window);
    let window = open(Some(&file), &settings);
    assert!(!heard(&window, "มีสิ่งที่แก้ไขไว้และยังไม่ได้บันทึก"));
}

#[test]
fn what_is_typed_and_not_applied_is_kept_too_until_it_is_deleted() {
    let (mut window, file, settings) = opened("typed");
    write_source(&mut window, "(version: 2, ");
    drop(window);
    let mut window = open(Some(&file), &settings);
    let name = format!("ลบทิ้ง: {}", file.display());
    wait_for(&mut window, &name);
    press(&mut window, &name);
    drop(window);
    let window = open(Some(&file), &settings);
    assert!(!heard(&window, &name));
}

#[test]
fn what_somebody_else_wrote_is_never_overwritten_silently() {
    let (mut window, file, _) = opened("others");
    change_to(&mut window, "จังหวัดสอง");
    std::fs::write(&file, province("จังหวัดอื่น")).expect("a registry");
    wait_for(&mut window, "มีผู้อื่นแก้ไขไฟล์นี้");
    assert!(heard(&window, "จังหวัดสอง") && !heard(&window, "จังหวัดอื่น"));
    ctrl(&mut window, Key::S);
    wait_for(&mut window, "ฉบับในไฟล์");
    wait_for(&mut window, "จังหวัดอื่น");
    assert_eq!(read(&file), province("จังหวัดอื่น"));
    press(&mut window, "ยังไม่เลือก");
    press(&mut window, "ดูและเลือก…");
    press(&mut window, "บันทึกของท่านแทนไฟล์นั้น");
    wait_for(&mut window, SAVED);
    assert_eq!(read(&file), province("จังหวัดสอง"));
    // What the other one wrote is among the earlier states.
    choose(&mut window, "ฉบับก่อนหน้า…");
    wait_for(&mut window, "กิโลไบต์");
    press_part(&mut window, "กิโลไบต์");
    wait_for(&mut window, "จังหวัดอื่น");
    assert!(heard(&window, "ยังไม่ได้บันทึก"));
    assert_eq!(read(&file), province("จังหวัดสอง"));
}

#[test]
fn the_version_of_somebody_else_is_taken_and_can_be_undone() {
    let (mut window, file, _) = opened("taken");
    change_to(&mut window, "จังหวัดสอง");
    std::fs::write(&file, province("จังหวัดอื่น")).expect("a registry");
    ctrl(&mut window, Key::S);
    wait_for(&mut window, "ใช้ฉบับในไฟล์");
    press(&mut window, "ใช้ฉบับในไฟล์");
    wait_for(&mut window, "จังหวัดอื่น");
    wait_for(&mut window, SAVED);
    press(&mut window, "เลิกทำ: อ่านไฟล์อีกครั้ง");
    wait_for(&mut window, "จังหวัดสอง");
    assert!(heard(&window, "ยังไม่ได้บันทึก"));
}

#[test]
fn a_file_that_is_gone_is_said_and_can_be_written_again() {
    let (mut window, file, _) = opened("gone");
    change_to(&mut window, "จังหวัดสอง");
    std::fs::remove_file(&file).expect("a file");
    wait_for(&mut window, "ไม่พบไฟล์นี้แล้ว");
    ctrl(&mut window, Key::S);
    wait_for(&mut window, "โปรดเลือกว่าจะบันทึกที่ใด");
    press(&mut window, "บันทึกของท่านแทนไฟล์นั้น");
    wait_for(&mut window, SAVED);
    assert_eq!(read(&file), province("จังหวัดสอง"));
}

#[test]
fn the_built_in_registry_is_copied_and_saved_where_the_user_says() {
    let settings = settings("copied", None);
    let file = folder("copied").join("ใหม่.ron");
    let mut window = open(None, &settings);
    change_to(&mut window, "จังหวัดใหม่");
    assert!(heard(&window, "ทะเบียนกลุ่มใหม่ ยังไม่ได้ตั้งชื่อ"));
    save_to(&mut window, &file);
    wait_for(&mut window, SAVED);
    assert_eq!(read(&file), province("จังหวัดใหม่"));
    assert!(heard(&window, "ใหม่.ron"));
    // A file that is there is replaced only if the user says so.
    choose(&mut window, "สร้างทะเบียนกลุ่มเปล่า");
    wait_for(&mut window, "ยังไม่ได้ระบุจังหวัด");
    save_to(&mut window, &file);
    wait_for(&mut window, "มีไฟล์ชื่อนี้อยู่แล้ว");
    assert_eq!(read(&file), province("จังหวัดใหม่"));
    press(&mut window, "บันทึกแทนไฟล์เดิม");
    wait_for(&mut window, SAVED);
    assert_eq!(read(&file), EMPTY);
    drop(window);
    let mut window = open(None, &settings);
    wait_for(&mut window, "ยังไม่ได้ระบุจังหวัด");
}

/// Asks to save, and types where to.
fn save_to(window: &mut Window, file: &Path) {
    ctrl(window, Key::S);
    wait_for(window, "หรือพิมพ์ชื่อไฟล์พร้อมโฟลเดอร์");
    ctrl(window, Key::A);
    window.event(Event::Text(file.display().to_string()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

#[test]
fn the_source_shows_its_problems_and_undoes_what_was_typed_by_itself() {
    let (mut window, file, _) = opened("source");
    let broken = province("จังหวัดสอง").replace("version: 1", "vesion: 1");
    assert!(!heard(&window, SAVED));
    write_source(&mut window, &broken);
    wait_for(&mut window, "ไม่รู้จักช่องข้อมูล vesion");
    assert!(heard(&window, "ยังไม่ได้บันทึก"));
    press_part(&mut window, "ไปที่บรรทัด 8 อักษรตัวที่ 5");
    // What was typed is undone by the field, and no step is.
    ctrl(&mut window, Key::Z);
    let text = window
        .get_by_role_and_label(Role::MultilineTextInput, SOURCE)
        .value();
    assert_eq!(text.as_deref(), Some(&*province("จังหวัดหนึ่ง")));
    write_source(&mut window, &broken);
    press(&mut window, "ใช้สิ่งที่พิมพ์");
    wait_for(&mut window, "ยังใช้ข้อมูลเดิมได้ตามปกติ");
    assert!(heard(&window, "จังหวัดหนึ่ง"));
    assert_eq!(read(&file), province("จังหวัดหนึ่ง"));
    // From the list of problems to the line.
    press(&mut window, "ตรวจทะเบียนกลุ่ม");
    wait_for(&mut window, "เปิดฉบับล่าสุดของ");
    window.run();
    press_part(&mut window, "ดูในไฟล์: ไม่รู้จักช่องข้อมูล vesion");
    assert!(window.query_by_label(SOURCE).is_some());
    press(&mut window, UNDO);
    wait_for(&mut window, SAVED);
    assert!(!heard(&window, "ยังใช้ข้อมูลเดิมได้ตามปกติ"));
}

#[test]
fn a_file_with_errors_is_corrected_in_its_source() {
    let file = folder("broken").join("ทะเบียน.ron");
    let broken = province("จังหวัดหนึ่ง").replace("version: 1", "vesion: 1");
    std::fs::write(&file, broken).expect("a file");
    let mut window = open(Some(&file), &settings("broken", None));
    wait_for(&mut window, "ยังใช้ข้อมูลเดิมได้ตามปกติ");
    ctrl(&mut window, Key::U);
    wait_for(&mut window, "ไม่รู้จักช่องข้อมูล vesion");
    write_source(&mut window, &province("จังหวัดหนึ่ง"));
    ctrl(&mut window, Key::S);
    wait_for(&mut window, SAVED);
    wait_for(&mut window, "จังหวัดหนึ่ง");
    assert!(!heard(&window, "ยังใช้ข้อมูลเดิมได้ตามปกติ"));
    assert_eq!(read(&file), province("จังหวัดหนึ่ง"));
}

#[test]
fn a_file_in_another_encoding_is_converted_if_the_user_says_so() {
    let file = folder("encoding").join("ทะเบียน.ron");
    let text = province("จังหวัดหนึ่ง");
    let bytes: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    std::fs::write(&file, &bytes).expect("a file");
    let mut window = open(Some(&file), &settings("encoding", None));
    wait_for(&mut window, "ยังใช้ข้อมูลเดิมได้ตามปกติ");
    assert!(!heard(&window, "จังหวัดหนึ่ง"));
    press(&mut window, "แปลงเป็น UTF-8 แล้วเปิด");
    wait_for(&mut window, "จังหวัดหนึ่ง");
    assert!(heard(&window, "ยังไม่ได้บันทึก"));
    assert_eq!(std::fs::read(&file).expect("a file"), bytes);
}

#[test]
fn a_place_that_cannot_be_written_to_is_said_and_another_one_offered() {
    let folder = folder("nowhere");
    let mut window = open(None, &settings("nowhere", None));
    change_to(&mut window, "จังหวัดสอง");
    save_to(&mut window, &folder.join("ไม่มี/ทะเบียน.ron"));
    wait_for(&mut window, "ยังบันทึกไม่ได้: ไม่พบโฟลเดอร์");
    assert!(heard(&window, "จังหวัดสอง"));
    press(&mut window, "บันทึกเป็น…");
    wait_for(&mut window, "หรือพิมพ์ชื่อไฟล์พร้อมโฟลเดอร์");
}

#[test]
fn an_empty_registry_has_no_errors() {
    let reading = trongklum::registry::read(EMPTY);
    assert!(reading.registry.is_some(), "{:?}", reading.problems);
}

#[test]
#[ignore = "measures; run by hand"]
fn a_large_source_does_not_freeze() {
    let (mut window, _, _) = opened("large");
    let mut text = province("จังหวัดหนึ่ง");
    while text.len() < 500_000 {
        text.push_str("// หมายเหตุของทะเบียนกลุ่มบรรทัดหนึ่งซึ่งยาวพอสมควร น้ำท่วม กำนัน\n");
    }
    write_source(&mut window, &text);
    let mut longest = Duration::ZERO;
    for _ in 0..20 {
        window.event(Event::Text("ก".to_owned()));
        let start = Instant::now();
        window.step();
        longest = longest.max(start.elapsed());
    }
    println!("typing: {longest:?}");
    let start = Instant::now();
    window.key_press(Key::ArrowLeft);
    window.step();
    println!("caret: {:?}", start.elapsed());
    window.run();
    let start = Instant::now();
    window.step();
    println!("nothing: {:?}", start.elapsed());
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_boxes_for_editing_look_as_stored() {
    let options = stored();
    let mut results = SnapshotResults::new();
    let light = settings("editing-boxes", None);
    let look = Settings {
        look: "light".parse().expect("a look"),
        still: Some(true),
        ..Settings::default()
    };
    light.write(&look).expect("settings");
    let mut window = open(None, &light);
    window.ctx.set_theme(Theme::Light);
    change_to(&mut window, "จังหวัดสอง");
    results.add(window.try_snapshot_options("editing-band", &options));
    ctrl(&mut window, Key::Q);
    results.add(window.try_snapshot_options("editing-losing", &options));
    press(&mut window, STAY);
    write_source(
        &mut window,
        &province("จังหวัดสอง").replace("version: 1", "vesion: 1"),
    );
    wait_for(&mut window, "ไม่รู้จักช่องข้อมูล vesion");
    window.run();
    results.add(window.try_snapshot_options("editing-source", &options));
    // What shows where files are differs, and is for people to look at.
    let Some(sheets) = std::env::var_os("SHEETS") else {
        return;
    };
    let options = SnapshotOptions::new().output_path(sheets);
    drop(window);
    let file = folder("editing-boxes").join("ทะเบียน.ron");
    std::fs::write(&file, province("จังหวัดหนึ่ง")).expect("a registry");
    let mut window = open(Some(&file), &light);
    window.ctx.set_theme(Theme::Light);
    results.add(window.try_snapshot_options("editing-left", &options));
    press(&mut window, "ไว้ภายหลัง");
    change_to(&mut window, "จังหวัดสอง");
    std::fs::write(&file, province("จังหวัดอื่น")).expect("a registry");
    ctrl(&mut window, Key::S);
    wait_for(&mut window, "จังหวัดอื่น");
    window.run();
    results.add(window.try_snapshot_options("editing-compare", &options));
    press(&mut window, "บันทึกของท่านเป็นไฟล์อื่น…");
    results.add(window.try_snapshot_options("editing-place", &options));
    window.key_press(Key::Escape);
    window.run();
    press(&mut window, "แก้ไข");
    results.add(window.try_snapshot_options("editing-menu", &options));
    window.key_press(Key::Escape);
    window.run();
    press(&mut window, "ดูและเลือก…");
    press(&mut window, "บันทึกของท่านแทนไฟล์นั้น");
    wait_for(&mut window, SAVED);
    choose(&mut window, "ฉบับก่อนหน้า…");
    wait_for(&mut window, "กิโลไบต์");
    results.add(window.try_snapshot_options("editing-copies", &options));
    window.key_press(Key::Escape);
    window.run();
    write_source(&mut window, "(version: 2)");
    window.set_size([480.0, 360.0].into());
    window.run();
    results.add(window.try_snapshot_options("editing-source-small", &options));
}
