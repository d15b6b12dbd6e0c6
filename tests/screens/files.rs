//! Tests files that appear, change, break and are missing: the screen keeps its content, and the
//! user is told what happened.

use std::path::Path;
use std::sync::Arc;

use super::*;
use eframe::egui::{DroppedFile, Modifiers};

/// A file dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Drops `file` on the window.
pub fn drop_file(window: &mut Window, file: &Path) {
    let dropped = Arc::new(Dropped(file.to_owned()));
    window.input_mut().dropped_files.push(dropped);
}

/// Returns the built-in registry under another province's name.
fn province(name: &str) -> String {
    trongklum::registry::SAKON_NAKHON.replace("จังหวัดสกลนคร", name)
}

fn open_files(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::O);
    window.run();
}

#[test]
fn a_dropped_file_is_opened_and_is_among_the_recent_ones() {
    let file = folder("dropped").join("ทะเบียน.ron");
    std::fs::write(&file, province("จังหวัดสมมติ")).expect("a registry");
    let settings_file = settings("dropped", None);
    let start = Start {
        settings: Some(settings_file.clone()),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start);
    assert!(!heard(&window, "จังหวัดสมมติ"));
    drop_file(&mut window, &file);
    wait_for(&mut window, "จังหวัดสมมติ");
    open_files(&mut window);
    press(&mut window, "ใช้ทะเบียนกลุ่มที่มากับโปรแกรม");
    assert!(!heard(&window, "จังหวัดสมมติ"));
    open_files(&mut window);
    window.get_by_label(&file.display().to_string()).click();
    wait_for(&mut window, "จังหวัดสมมติ");
    drop(window);
    assert_eq!(settings_file.read().0.recent, [file]);
}

#[test]
fn a_change_on_disk_is_read_and_a_broken_one_leads_to_check() {
    let file = folder("changed").join("ทะเบียน.ron");
    std::fs::write(&file, province("จังหวัดหนึ่ง")).expect("a registry");
    let start = Start {
        file: Some(file.clone()),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start);
    wait_for(&mut window, "จังหวัดหนึ่ง");
    std::fs::write(&file, province("จังหวัดสอง")).expect("a registry");
    wait_for(&mut window, "จังหวัดสอง");
    std::fs::write(&file, "(version: 1, provnce: ())").expect("a file");
    wait_for(&mut window, "ยังใช้ข้อมูลเดิมได้ตามปกติ");
    assert!(heard(&window, "จังหวัดสอง"));
    // What can be typed into keeps the focus.
    let field = window.get_by_role(Role::TextInput);
    assert!(field.is_focused(), "the field has lost the focus");
    press_part(&mut window, "จุดที่ผิด");
    wait_for(&mut window, "เปิดฉบับล่าสุดของ");
    std::fs::write(&file, province("จังหวัดสาม")).expect("a registry");
    wait_for(&mut window, "จังหวัดสาม");
    assert!(!heard(&window, "ยังใช้ข้อมูลเดิมได้ตามปกติ"));
}

#[test]
fn a_file_that_is_not_there_is_said_and_has_nothing_to_check() {
    let mut window = on(Lang::Thai, "หากลุ่ม");
    drop_file(&mut window, Path::new("/ไม่มี/ทะเบียน.ron"));
    wait_for(&mut window, "ยังใช้ข้อมูลเดิมได้ตามปกติ");
    assert!(!heard(&window, "จุดที่ผิด"));
    press(&mut window, "ปิดข้อความนี้");
    assert!(!heard(&window, "ยังใช้ข้อมูลเดิมได้ตามปกติ"));
}

/// Types `path` into the field for opening a file, which is already focused.
fn type_path(window: &mut Window, path: &str) {
    open_files(window);
    window.event(eframe::egui::Event::Text(path.to_owned()));
    window.run();
    window.key_press(Key::Enter);
    // A window that is reading a file never settles.
    window.step();
}

#[test]
fn a_path_is_typed_or_pasted_as_other_programs_write_it() {
    let file = folder("typed").join("ทะเบียน อำเภอ.ron");
    std::fs::write(&file, province("จังหวัดสมมติ")).expect("a registry");
    let plain = file.display().to_string();
    let escaped: String = plain
        .bytes()
        .map(|byte| match byte {
            b'/' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    for typed in [
        plain.clone(),
        format!(" \"{plain}\""),
        format!("'{plain}'"),
        format!("file://{escaped}"),
    ] {
        let mut window = on(Lang::Thai, "หากลุ่ม");
        type_path(&mut window, &typed);
        wait_for(&mut window, "จังหวัดสมมติ");
    }
}

#[test]
fn a_relative_path_is_remembered_as_an_absolute_one() {
    let file = folder("relative").join("ทะเบียน.ron");
    std::fs::write(&file, province("จังหวัดสมมติ")).expect("a registry");
    let here = std::env::current_dir().expect("a folder");
    let up: PathBuf = here.components().skip(1).map(|_| "..").collect();
    let relative = up.join(file.strip_prefix("/").unwrap_or(&file));
    let settings_file = settings("relative", None);
    let start = Start {
        file: Some(relative.clone()),
        settings: Some(settings_file.clone()),
        ..Start::default()
    };
    drop(window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start));
    let remembered = settings_file.read().0;
    assert_eq!(remembered.registry, Some(here.join(relative)));
    assert!(remembered.recent.iter().all(|path| path.is_absolute()));
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_text_is_opened_and_remembered() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"\xb7\xd0.ron");
    let file = folder("no-text").join(name);
    std::fs::write(&file, province("จังหวัดสมมติ")).expect("a registry");
    let settings_file = settings("no-text", None);
    let start = Start {
        file: Some(file.clone()),
        settings: Some(settings_file.clone()),
        ..Start::default()
    };
    let mut window = window(Lang::English, "Find a group", [1180.0, 760.0], start);
    assert!(!heard(&window, "The settings cannot be saved"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run();
    drop(window);
    let remembered = settings_file.read().0;
    assert_eq!(remembered.registry, Some(file));
    assert_eq!(remembered.digits, Some(Digits::AsWritten));
}

#[test]
fn the_box_for_opening_holds_its_field_and_its_cursor() {
    for lang in [Lang::Thai, Lang::English] {
        let mut window = on(lang, of_lang(lang, "หากลุ่ม", "Find a group"));
        open_files(&mut window);
        let label = of_lang(
            lang,
            "หรือพิมพ์ชื่อไฟล์พร้อมโฟลเดอร์ แล้วกด Enter",
            "or type the file's path and press Enter",
        );
        let field = window.get_by_role_and_label(Role::TextInput, label);
        assert!(field.accesskit_node().is_focused(), "{lang:?}");
        let (field, button) = (
            field.rect(),
            window
                .get_by_label(of_lang(
                    lang,
                    "ใช้ทะเบียนกลุ่มที่มากับโปรแกรม",
                    "Use the built-in group registry",
                ))
                .rect(),
        );
        assert!(field.left() >= button.left() - 1.0, "{field} {button}");
        assert!(field.right() <= button.right() + 1.0, "{field} {button}");
    }
}

fn of_lang<'t>(lang: Lang, thai: &'t str, english: &'t str) -> &'t str {
    match lang {
        Lang::Thai => thai,
        Lang::English => english,
    }
}

#[test]
fn settings_that_cannot_be_written_are_a_note_not_a_crash() {
    // A file is where the folder should be, so that nobody can write below it, not even root.
    let place = folder("read-only").join("file");
    std::fs::write(&place, "").expect("a file");
    let start = Start {
        settings: Some(SettingsFile::at(place.join("settings.ron"))),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 760.0], start);
    window.key_press_modifiers(Modifiers::COMMAND, Key::T);
    wait_for(&mut window, "The settings cannot be saved");
    // The new language is in effect all the same.
    assert!(heard(&window, "What do you want to post"));
}

#[test]
fn damaged_settings_are_set_aside_with_a_note() {
    let folder = folder("damaged");
    std::fs::write(folder.join("settings.ron"), "(role: \"deputy\", lang: [").expect("a file");
    let start = Start {
        settings: Some(SettingsFile::at(folder.join("settings.ron"))),
        ..Start::default()
    };
    let mut window = Harness::builder()
        .build_eframe(move |context| App::new(&context.egui_ctx, start).expect("the app starts"));
    wait_for(&mut window, "ไฟล์ตั้งค่าเสียหาย จึงใช้ค่าเริ่มต้น");
    assert!(folder.join("settings.damaged.ron").exists());
}
