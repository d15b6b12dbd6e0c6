//! Tests the screen for people: the file, the table, the form of a person, the import of lists, the
//! check of a group's members, and that nothing private is shown or kept unasked. All names are made up.

use std::path::Path;

use super::files::drop_file;
use super::*;
use eframe::egui::accesskit::Toggled;
use eframe::egui::{Event, Modifiers, Theme};
use egui_kittest::SnapshotResults;
use trongklum::store::{Look, OpenPeople, Passphrase};

pub const SCREEN: &str = "บุคคล";

/// A district chief who is in the executives' group, a deputy who acts for one, one who has left, and
/// one who should not be in the group.
pub const PEOPLE: &str = r#"// รายชื่อบุคคล
(
    version: 1,
    people: [
        (title: "นาย", name: "บุคคลตัวอย่าง ๐๐๑", role: "district-chief", district: "พังโคน",
            telephone: "๐๘๐๐๐๐๐๐๐๑", line: "นอภ.พังโคน", since: "๑ ตุลาคม ๒๕๖๘",
            groups: [(group: "executives", since: "๓ ตุลาคม ๒๕๖๘")]),
        (title: "นาง", name: "บุคคลตัวอย่าง ๐๐๒", role: "deputy", district: "กุดบาก",
            acting: [(role: "district-chief", order: "๑๒๓/๒๕๖๘", since: "๑ ต.ค. ๖๘", until: "๓๑ ธ.ค. ๖๘")]),
        (name: "บุคคลตัวอย่าง ๐๐๓", role: "district-chief", district: "วานรนิวาส", until: "๓๐ กันยายน ๒๕๖๘",
            groups: [(group: "executives", since: "๑ ต.ค. ๒๕๖๗")]),
        (name: "บุคคลตัวอย่าง ๐๐๔", role: "deputy", district: "สว่างแดนดิน",
            groups: [(group: "executives")], acknowledged: [(letter: "สน ๐๐๑๘.๑/ว ๒๓๕๓๒", on: "๑ ธ.ค. ๖๘")]),
    ],
)
"#;

/// Opens the window on the screen, with the people in a file of their own.
pub fn with_people(name: &str) -> (Window, PathBuf) {
    let file = folder(name).join("people.ron");
    std::fs::write(&file, PEOPLE).expect("a file");
    (opened(name, &file), file)
}

pub fn opened(name: &str, file: &Path) -> Window {
    let mut window = empty(name);
    drop_file(&mut window, file);
    window.run();
    window
}

/// Opens the window on the screen, without a file.
pub fn empty(name: &str) -> Window {
    let file = settings(name, None);
    let settings = Settings {
        look: Look::Light,
        district: Some("พังโคน".to_owned()),
        ..Settings::default()
    };
    file.write(&settings).expect("settings");
    let start = Start {
        settings: Some(file),
        day: Date::read("27/11/2568"),
        ..Start::default()
    };
    let window = window(Lang::Thai, SCREEN, [1280.0, 720.0], start);
    window.ctx.set_theme(Theme::Light);
    window
}

/// Opens the page of a person, in a window in which all of it can be pressed.
pub fn person(window: &mut Window, name: &str) {
    press(window, &format!("ชื่อ: {name}"));
    window.set_size([1280.0, 2200.0].into());
    window.run();
}

pub fn type_into(window: &mut Window, field: &str, text: &str) {
    let node = window.get_by_role_and_label(Role::TextInput, field);
    node.focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    let node = window.get_by_role_and_label(Role::TextInput, field);
    node.type_text(text);
    window.run();
}

pub fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.run();
}

#[test]
fn people_are_found_and_what_is_private_is_masked() {
    let (mut window, _) = with_people("people-table");
    wait_for(&mut window, "4 จาก 4 คน");
    for said in [
        "ชื่อ: นายบุคคลตัวอย่าง 001",
        "รักษาราชการแทนนายอำเภอ ตามคำสั่งที่ 123/2568",
    ] {
        assert!(heard(&window, said), "{said}");
    }
    assert!(!heard(&window, "0800000001") && !heard(&window, "นอภ.พังโคน"));
    press(&mut window, "แสดงโทรศัพท์และชื่อในไลน์");
    assert!(heard(&window, "0800000001") && heard(&window, "นอภ.พังโคน"));
    // Whoever comes back has to ask again.
    press(&mut window, "หากลุ่ม");
    press(&mut window, SCREEN);
    assert!(!heard(&window, "0800000001") && !heard(&window, "นอภ.พังโคน"));
    type_into(
        &mut window,
        "ค้นหา ชื่อ ชื่อเล่น ตำแหน่ง หรืออำเภอ",
        "นายอำเภอพังโคน",
    );
    wait_for(&mut window, "1 จาก 4 คน");
    assert!(heard(&window, "ชื่อ: นายบุคคลตัวอย่าง 001"));
    // Who has no place comes last, and otherwise the order is that of a Thai dictionary.
    type_into(&mut window, "ค้นหา ชื่อ ชื่อเล่น ตำแหน่ง หรืออำเภอ", " ");
    wait_for(&mut window, "4 จาก 4 คน");
    assert_eq!(names(&window), ["001", "002", "003", "004"]);
    press(&mut window, "เรียงตามสังกัด");
    window.run();
    assert_eq!(names(&window), ["002", "001", "003", "004"]);
    press(&mut window, "เรียงตามชื่อ");
    window.run();
    assert_eq!(names(&window), ["001", "002", "003", "004"]);
    // A name in LINE finds its owner, but is not shown.
    type_into(&mut window, "ค้นหา ชื่อ ชื่อเล่น ตำแหน่ง หรืออำเภอ", "นอภ.พังโคน");
    wait_for(&mut window, "1 จาก 4 คน");
}

/// Returns the numbers at the end of the names in the table, from the top.
fn names(window: &Window) -> Vec<String> {
    let rows = window.query_all_by_label_contains("ชื่อ: ");
    let mut rows: Vec<(f32, String)> = rows
        .map(|row| {
            (
                row.rect().top(),
                row.accesskit_node().label().unwrap_or_default(),
            )
        })
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    let end = |name: String| name.rsplit(' ').next().map(str::to_owned);
    rows.into_iter().filter_map(|(_, name)| end(name)).collect()
}

#[test]
fn the_list_is_printed_without_what_is_private() {
    let (mut window, _) = with_people("people-print");
    wait_for(&mut window, "4 จาก 4 คน");
    press(&mut window, "รวมโทรศัพท์และชื่อในไลน์");
    press(&mut window, "พิมพ์รายชื่อนี้");
    assert!(heard(&window, "พิมพ์หรือบันทึกเป็นไฟล์"));
    // It has to be asked for each time.
    press(&mut window, SCREEN);
    let tick = window.get_by_label("รวมโทรศัพท์และชื่อในไลน์");
    assert_eq!(tick.accesskit_node().toggled(), Some(Toggled::False));
}

#[test]
fn people_are_found_from_the_palette_and_beside_an_answer() {
    let (mut window, _) = with_people("people-palette");
    wait_for(&mut window, "4 จาก 4 คน");
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    let field = window.get_all_by_role(Role::TextInput).last();
    field.expect("the palette").type_text("กุดบาก");
    window.run();
    press_part(&mut window, "นางบุคคลตัวอย่าง 002 · ปลัดอำเภอ กุดบาก");
    assert!(heard(&window, "← รายชื่อทั้งหมด"));
    press(&mut window, "หากลุ่ม");
    let field = window.get_all_by_role(Role::TextInput).next();
    field.expect("the question").type_text("เหตุด่วน น้ำท่วม");
    window.run();
    window.set_size([1280.0, 1600.0].into());
    window.run();
    press_part(&mut window, "ตามรายชื่อบุคคล");
    assert!(heard(&window, "ผู้ที่อ่านในอำเภอพังโคน"));
    assert!(heard(&window, "นายบุคคลตัวอย่าง 001 · นายอำเภอ"));
}

#[test]
fn people_are_found_by_what_is_typed_on_find_and_in_the_directory() {
    let (mut window, _) = with_people("people-named");
    wait_for(&mut window, "4 จาก 4 คน");
    let chief = "นายบุคคลตัวอย่าง 001 · นายอำเภอ พังโคน";
    press(&mut window, "หากลุ่ม");
    window.set_size([1280.0, 1600.0].into());
    for typed in ["บุคลตัวอย่าง ๐๐๑", "นอภ.พังโคน", "นายอำเภอ พังโคน"]
    {
        let field = window.get_all_by_role(Role::TextInput).next();
        field.expect("the question").focus();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.event(Event::Text(typed.to_owned()));
        window.run();
        wait_for(&mut window, chief);
    }
    press(&mut window, "กลุ่มและตำแหน่ง");
    assert!(!heard(&window, "บุคคลในไฟล์รายชื่อ"));
    let field = window.get_all_by_role(Role::TextInput).next();
    field.expect("the filter").focus();
    window.run();
    window.event(Event::Text("กุดบาก".to_owned()));
    window.run();
    press(&mut window, "นางบุคคลตัวอย่าง 002 · ปลัดอำเภอ กุดบาก");
    assert!(heard(&window, "← รายชื่อทั้งหมด"));
}

#[test]
fn a_person_is_edited_undone_and_saved() {
    let (mut window, file) = with_people("people-form");
    person(&mut window, "นางบุคคลตัวอย่าง 002");
    type_into(&mut window, "อำเภอ", "คำตากล้า");
    press(&mut window, "ใช้การแก้ไข");
    assert!(heard(&window, "ยังไม่ได้บันทึก"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "ไม่มีสิ่งที่ต้องบันทึก");
    let text = std::fs::read_to_string(&file).expect("the file");
    assert!(text.contains("คำตากล้า") && text.starts_with("// รายชื่อบุคคล"));
    press(&mut window, "เลิกทำ: แก้ไขบุคคล");
    assert!(heard(&window, "ยังไม่ได้บันทึก"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "ไม่มีสิ่งที่ต้องบันทึก");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), PEOPLE);
    // A date that is none is refused.
    type_into(&mut window, "ดำรงตำแหน่งถึง", "เมื่อวาน");
    press(&mut window, "ใช้การแก้ไข");
    assert!(heard(&window, "อ่านเป็นวันที่ไม่ได้"));
    press(&mut window, "← รายชื่อทั้งหมด");
    assert!(heard(&window, "อ่านเป็นวันที่ไม่ได้"));
    press(&mut window, "ยกเลิกการแก้ไข");
    press(&mut window, "← รายชื่อทั้งหมด");
    wait_for(&mut window, "4 จาก 4 คน");
}

#[test]
fn nothing_private_is_kept_outside_the_file() {
    let (mut window, _) = with_people("people-private");
    person(&mut window, "นางบุคคลตัวอย่าง 002");
    type_into(&mut window, "ชื่อและนามสกุล", "บุคคลตัวอย่าง ๙๙๙");
    press(&mut window, "ใช้การแก้ไข");
    press(&mut window, "← รายชื่อทั้งหมด");
    type_into(&mut window, "ค้นหา ชื่อ ชื่อเล่น ตำแหน่ง หรืออำเภอ", "บุคคลตัวอย่าง");
    press(&mut window, "หากลุ่ม");
    drop(window);
    let folder = folder("people-private");
    // The settings name the file, and the number of this process in its path may be any.
    let place = folder.parent().expect("a folder").to_string_lossy();
    let files = std::fs::read_dir(&folder).expect("a folder");
    let mut seen = 0;
    for file in files {
        let path = file.expect("a file").path();
        if path.is_file() && path.file_name().is_some_and(|name| name != "people.ron") {
            let bytes = std::fs::read(&path).expect("a file");
            let text = String::from_utf8_lossy(&bytes).replace(&*place, "");
            for private in ["บุคคลตัวอย่าง", "๐๘๐", "080", "นอภ.พังโคน"]
            {
                assert!(!text.contains(private), "{} has {private}", path.display());
            }
            seen += 1;
        }
    }
    assert!(seen > 0, "the settings were looked at");
}

#[test]
fn changes_are_asked_about_before_the_file_is_closed() {
    let (mut window, _) = with_people("people-losing");
    press(&mut window, "เพิ่มบุคคล");
    type_into(&mut window, "ชื่อและนามสกุล", "บุคคลตัวอย่าง ๐๐๕");
    press(&mut window, "← รายชื่อทั้งหมด");
    wait_for(&mut window, "5 จาก 5 คน");
    press(&mut window, "ปิดไฟล์นี้");
    assert!(heard(&window, "ท่านยังไม่ได้บันทึก"));
    press(&mut window, "กลับไปแก้ไขต่อ");
    assert!(heard(&window, "5 จาก 5 คน"));
    press(&mut window, "ปิดไฟล์นี้");
    press(&mut window, "ไม่บันทึก");
    assert!(heard(&window, "เริ่มไฟล์รายชื่อใหม่"));
}

#[test]
fn an_encrypted_file_shows_nothing_without_its_passphrase() {
    let path = folder("people-locked").join("people.ron.age");
    let _ = std::fs::remove_file(&path);
    let passphrase = Passphrase::of_line("วลีทดสอบที่ยาวพอ").expect("a passphrase");
    let file = OpenPeople::new_file(Some(passphrase));
    file.save(&path, PEOPLE).expect("an encrypted file");
    let mut window = opened("people-locked", &path);
    wait_for(&mut window, "เข้ารหัสไว้ โปรดป้อนรหัสผ่าน");
    for (passphrase, said) in [
        ("ผิดแน่นอน", "รหัสผ่านไม่ถูกต้อง"),
        ("วลีทดสอบที่ยาวพอ", "4 จาก 4 คน"),
    ] {
        assert!(!heard(&window, "บุคคลตัวอย่าง"));
        window.get_by_role(Role::PasswordInput).focus();
        window.run();
        window
            .get_by_role(Role::PasswordInput)
            .type_text(passphrase);
        window.run();
        window.get_by_role_and_label(Role::Button, "เปิด").click();
        window.step();
        wait_for(&mut window, said);
    }
    let bytes = std::fs::read(&path).expect("the file");
    assert!(!String::from_utf8_lossy(&bytes).contains("บุคคลตัวอย่าง"));
}

#[test]
fn a_group_is_checked_against_the_letter() {
    let (mut window, _) = with_people("people-audit");
    wait_for(&mut window, "4 จาก 4 คน");
    open_audit(&mut window);
    for said in [
        // Who has left the role, and who never held one.
        "สมาชิกที่ไม่มีรายชื่อตามหนังสือ (2 คน)",
        "ดำรงตำแหน่งถึง 30 กันยายน 2568",
        // Whoever acts is missing.
        "นางบุคคลตัวอย่าง 002 (รักษาราชการแทน)",
        "โปรแกรมไม่นำผู้ใดออกจาก",
    ] {
        assert!(heard(&window, said), "{said}");
    }
    press(&mut window, "พิมพ์หรือบันทึกผล");
    assert!(heard(&window, "ผลการตรวจสมาชิกกลุ่ม"));
}

fn open_audit(window: &mut Window) {
    // All of it can be pressed.
    window.set_size([1280.0, 1400.0].into());
    window.run();
    press(window, "กลุ่มและตำแหน่ง");
    press_part(window, "ผู้บริหารจังหวัด และนายอำเภอ");
    press(window, "ตรวจสมาชิก");
    wait_for(window, "ณ วันที่ 27 พฤศจิกายน 2568");
}

const LIST: &str = "ลำดับ\tชื่อ-สกุล\tตำแหน่ง\tอำเภอ\tโทรศัพท์\n\
    ๑\tนายบุคคลตัวอย่าง ๐๐๑\tนายอำเภอ\tพังโคน\t๐๘๐๐๐๐๐๐๐๑\n\
    ๒\tนางสมมติ ตัวอย่างดี\tปลัดอำเภอ\tกุดบาก\t๐๘๐๐๐๐๐๐๐๗\n\
    ๓\tนายสมมติ ตัวอย่างดี่\tปลัดอำเภอ\tกุดบาก\t12\n";

#[test]
fn a_list_is_imported_in_one_step_after_a_person_decided() {
    let (mut window, _) = with_people("people-import");
    press(&mut window, "นำเข้ารายชื่อ");
    paste(&mut window, LIST);
    wait_for(&mut window, "ชื่อที่สะกดใกล้เคียงกัน");
    assert!(heard(&window, "โปรดเลือกก่อนว่าเป็นบุคคลเดียวกันหรือไม่"));
    // The number in row 3 is doubtful, and no number is shown.
    assert!(heard(&window, "แถว 4 ช่อง 5") && !heard(&window, "๐๘๐๐๐๐๐๐๐๗"));
    press(&mut window, "คนละบุคคล เพิ่มเป็นรายการใหม่");
    press(&mut window, "เพิ่มลงในรายชื่อ");
    wait_for(&mut window, "6 จาก 6 คน");
    press(&mut window, "เลิกทำ: นำเข้ารายชื่อ");
    wait_for(&mut window, "4 จาก 4 คน");
}

#[test]
fn a_checklist_keeps_what_was_done() {
    let (mut window, _) = with_people("people-moves");
    person(&mut window, "นางบุคคลตัวอย่าง 002");
    press(&mut window, "เข้าและออกจากกลุ่มไลน์");
    wait_for(&mut window, "ลงชื่อรับทราบหนังสือ");
    press(&mut window, "ลงชื่อรับทราบหนังสือ");
    wait_for(&mut window, "ทำแล้ว 27 พฤศจิกายน 2568");
    press(&mut window, "← รายชื่อทั้งหมด");
    press(&mut window, "การรับทราบหนังสือ");
    assert!(heard(&window, "รับทราบแล้ว (2 คน)"));
    press(&mut window, "นางบุคคลตัวอย่าง 002 รับทราบแล้ว");
    assert!(heard(&window, "รับทราบแล้ว (1 คน)"));
    press(&mut window, "โครงสร้าง");
    assert!(heard(&window, "พังโคน: 1 คน"));
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_screen_for_people_looks_as_stored() {
    let mut results = SnapshotResults::new();
    let mut none = empty("people-picture-none");
    results.add(none.try_snapshot_options("people-none-th-light", &stored()));
    let (mut window, _) = with_people("people-picture");
    wait_for(&mut window, "4 จาก 4 คน");
    window.run();
    results.add(window.try_snapshot_options("people-th-light", &stored()));
    press(&mut window, "การรับทราบหนังสือ");
    results.add(window.try_snapshot_options("people-letters-th-light", &stored()));
    press(&mut window, "โครงสร้าง");
    press(&mut window, "พังโคน: 1 คน");
    results.add(window.try_snapshot_options("people-tree-th-light", &stored()));
    press(&mut window, "นำเข้ารายชื่อ");
    paste(&mut window, LIST);
    wait_for(&mut window, "ชื่อที่สะกดใกล้เคียงกัน");
    results.add(window.try_snapshot_options("people-import-th-light", &stored()));
    press(&mut window, "รายชื่อ");
    person(&mut window, "นายบุคคลตัวอย่าง 001");
    window.set_size([1280.0, 720.0].into());
    window.run();
    results.add(window.try_snapshot_options("people-form-th-light", &stored()));
    press(&mut window, "เข้าและออกจากกลุ่มไลน์");
    wait_for(&mut window, "ลงชื่อรับทราบหนังสือ");
    window.set_size([1280.0, 1100.0].into());
    window.run();
    results.add(window.try_snapshot_options("people-moves-th-light", &stored()));
    press(&mut window, "← รายชื่อทั้งหมด");
    window.set_size([1280.0, 1400.0].into());
    open_audit(&mut window);
    results.add(window.try_snapshot_options("people-audit-th-light", &stored()));
}
