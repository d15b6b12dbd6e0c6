//! Tests whole days on the screen for people: the first one of a new deputy chief, the last one of a
//! chief who retires, and those on which another program writes into the file. All names are made up.

use super::people::{PEOPLE, SCREEN, empty, opened, paste, person, type_into, with_people};
use super::*;
use eframe::egui::{Event, Modifiers};
use trongklum::store::{OpenPeople, Passphrase};

/// A sheet as an office makes it: two lines of titles, heads, numbers in either digits.
const SHEET: &str = "บัญชีรายชื่อข้าราชการฝ่ายปกครอง อำเภอพังโคน\t\t\t\t\t\n\
    ข้อมูล ณ วันที่ ๑ พฤศจิกายน ๒๕๖๘\t\t\t\t\t\n\
    ที่\tชื่อ - สกุล\tตำแหน่ง\tอำเภอ\tเบอร์โทร\tดำรงตำแหน่งตั้งแต่\n\
    ๑\tนายบุคคลตัวอย่าง ๐๑๑\tนายอำเภอพังโคน\tพังโคน\t080-000-0011\t๑ ต.ค. ๒๕๖๗\n\
    ๒\tว่าที่ ร.ต. บุคคลตัวอย่าง ๐๑๒\tปลัดอำเภอ\tพังโคน\t800000012\t๑ พ.ย. ๖๘\n\
    ๓\tนางบุคคลตัวอย่าง ๐๑๓\tเสมียนตราอำเภอ\tพังโคน\t-\t\n";

/// Saves to a new file at `path`.
fn save_to(window: &mut Window, path: &std::path::Path) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(Event::Text(path.display().to_string()));
    window.run();
    window.key_press(Key::Enter);
    window.step();
    wait_for(window, "บันทึกแล้ว");
}

#[test]
fn a_new_deputy_chief_has_a_first_day() {
    let path = folder("people-first-day").join("ใหม่.ron");
    let _ = std::fs::remove_file(&path);
    let mut window = empty("people-first-day");
    press(&mut window, "เริ่มไฟล์รายชื่อใหม่");
    wait_for(&mut window, "ยังไม่มีรายชื่อ");
    // Nobody can be searched for yet.
    assert!(!heard(&window, "ค้นหา ชื่อ ชื่อเล่น"));
    press(&mut window, "นำเข้ารายชื่อ");
    paste(&mut window, SHEET);
    wait_for(&mut window, "เพิ่ม 3 คน");
    press(&mut window, "เพิ่มลงในรายชื่อ");
    wait_for(&mut window, "3 จาก 3 คน");
    person(&mut window, "ว่าที่ ร.ต. บุคคลตัวอย่าง 012");
    assert!(heard(&window, "ปลัดอำเภอ พังโคน"));
    press(&mut window, "เข้าและออกจากกลุ่มไลน์");
    wait_for(&mut window, "เข้ากลุ่ม ศอ.จอส.จว.สน.");
    assert!(heard(&window, "ตั้งแต่วันที่ 1 พฤศจิกายน 2568"));
    // The letter came later.
    assert!(heard(&window, "ตั้งแต่วันที่ 20 พฤศจิกายน 2568"));
    for (number, done) in ["เข้ากลุ่ม ศอ.จอส.จว.สน.", "ลงชื่อรับทราบหนังสือ"]
        .iter()
        .enumerate()
    {
        press(&mut window, done);
        wait_for(&mut window, "ทำแล้ว 27 พฤศจิกายน 2568");
        let dated = window.query_all_by_label_contains("ทำแล้ว 27 พฤศจิกายน 2568");
        assert!(dated.count() > number, "{done}");
    }
    press(&mut window, "พิมพ์ใบแนะนำตำแหน่ง");
    assert!(heard(&window, "แนวทางการใช้กลุ่มไลน์สำหรับปลัดอำเภอ"));
    press(&mut window, SCREEN);
    save_to(&mut window, &path);
    let text = std::fs::read_to_string(&path).expect("the file");
    for kept in [
        "groups: [(group: \"volunteers\", since: \"๒๗ พฤศจิกายน ๒๕๖๘\")]",
        "on: \"๒๗ พฤศจิกายน ๒๕๖๘\"",
        "telephone: \"0800000012\"",
    ] {
        assert!(text.contains(kept), "{kept} is not in {text}");
    }
    press(&mut window, "← รายชื่อทั้งหมด");
    press(&mut window, "การรับทราบหนังสือ");
    assert!(heard(&window, "รับทราบแล้ว (1 คน)"));
}

#[test]
fn one_who_retires_has_a_last_day() {
    let (mut window, file) = with_people("people-last-day");
    person(&mut window, "นายบุคคลตัวอย่าง 001");
    press(&mut window, "เข้าและออกจากกลุ่มไลน์");
    wait_for(&mut window, "ลงชื่อรับทราบหนังสือ");
    assert!(heard(&window, "พิมพ์ใบแนะนำตำแหน่ง"));
    press(&mut window, "เปลี่ยนหรือพ้นจากตำแหน่ง");
    type_into(&mut window, "เปลี่ยนตำแหน่ง: วันสุดท้ายของตำแหน่ง", "๓๑ ต.ค. ๖๘");
    press(&mut window, "พ้นจากตำแหน่ง");
    wait_for(&mut window, "พ้นจากตำแหน่งแล้ว");
    // Whoever has left needs no sheet for a first week.
    assert!(!heard(&window, "พิมพ์ใบแนะนำตำแหน่ง"));
    let group = "ผู้บริหารจังหวัด และนายอำเภอ";
    press_part(&mut window, &format!("ส่งมอบงานในกลุ่ม {group}"));
    press(&mut window, &format!("ออกจากกลุ่ม {group}"));
    wait_for(&mut window, "ทำแล้ว 27 พฤศจิกายน 2568");
    press(&mut window, "พิมพ์รายการนี้");
    assert!(heard(&window, "พิมพ์หรือบันทึกเป็นไฟล์"));
    press(&mut window, SCREEN);
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "ไม่มีสิ่งที่ต้องบันทึก");
    let text = std::fs::read_to_string(&file).expect("the file");
    for kept in [
        "until: \"๓๑ ตุลาคม ๒๕๖๘\"",
        "until: \"๒๗ พฤศจิกายน ๒๕๖๘\"",
        "step: \"hand-over\", group: \"executives\"",
    ] {
        assert!(text.contains(kept), "{kept} is not in {text}");
    }
}

/// The people, with one more before the others.
fn with_one_more() -> String {
    let more = "    people: [\n        (name: \"บุคคลตัวอย่าง ๐๐๙\"),";
    PEOPLE.replace("    people: [", more)
}

#[test]
fn what_another_program_writes_is_read_without_being_asked() {
    let (mut window, file) = with_people("people-others");
    wait_for(&mut window, "4 จาก 4 คน");
    person(&mut window, "นางบุคคลตัวอย่าง 002");
    std::fs::write(&file, with_one_more()).expect("a file");
    wait_for(&mut window, "โปรแกรมอื่นแก้ไขไฟล์รายชื่อบุคคล");
    // The person who was shown still is, though another one stands there now.
    assert!(heard(&window, "นางบุคคลตัวอย่าง 002"));
    press(&mut window, "← รายชื่อทั้งหมด");
    wait_for(&mut window, "5 จาก 5 คน");
    assert!(heard(&window, "ไม่มีสิ่งที่ต้องบันทึก"));
    press(&mut window, "เลิกทำ: อ่านไฟล์อีกครั้ง");
    wait_for(&mut window, "4 จาก 4 คน");
    assert!(heard(&window, "ยังไม่ได้บันทึก"));
}

#[test]
fn what_is_typed_is_never_lost_to_another_program_nor_taken_for_somebody_else() {
    let (mut window, file) = with_people("people-both");
    wait_for(&mut window, "4 จาก 4 คน");
    person(&mut window, "นางบุคคลตัวอย่าง 002");
    type_into(&mut window, "อำเภอ", "คำตากล้า");
    std::fs::write(&file, with_one_more()).expect("a file");
    wait_for(&mut window, "มีผู้อื่นแก้ไขไฟล์นี้");
    press(&mut window, "ดูและเลือก…");
    wait_for(&mut window, "มีไฟล์สองฉบับที่ไม่ตรงกัน");
    press(&mut window, "ใช้ฉบับในไฟล์");
    press(&mut window, "ใช้การแก้ไข");
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "ไม่มีสิ่งที่ต้องบันทึก");
    let text = std::fs::read_to_string(&file).expect("the file");
    assert!(text.contains("(name: \"บุคคลตัวอย่าง ๐๐๙\"),"), "{text}");
    let changed = "name: \"บุคคลตัวอย่าง ๐๐๒\", role: \"deputy\", district: \"คำตากล้า\"";
    assert!(text.contains(changed), "{text}");
}

#[test]
fn a_file_that_another_program_encrypts_is_closed() {
    let (mut window, file) = with_people("people-locked-by-others");
    wait_for(&mut window, "4 จาก 4 คน");
    let open = OpenPeople::open(&file, None).expect("the file");
    let passphrase = Passphrase::of_line("วลีทดสอบที่ยาวพอ").expect("a passphrase");
    open.encrypt(&file, &passphrase).expect("an encrypted file");
    wait_for(&mut window, "เข้ารหัสไว้ โปรดป้อนรหัสผ่าน");
    assert!(!heard(&window, "บุคคลตัวอย่าง"));
    drop(window);
    // One that is open with its passphrase is read again with it.
    let mut window = opened("people-locked-by-others", &file);
    wait_for(&mut window, "เข้ารหัสไว้ โปรดป้อนรหัสผ่าน");
    window.get_by_role(Role::PasswordInput).focus();
    window.run();
    window
        .get_by_role(Role::PasswordInput)
        .type_text("วลีทดสอบที่ยาวพอ");
    window.run();
    window.get_by_role_and_label(Role::Button, "เปิด").click();
    window.step();
    wait_for(&mut window, "4 จาก 4 คน");
    let open = OpenPeople::open(&file, Some(&passphrase)).expect("the file");
    open.save(&file, &with_one_more()).expect("a change");
    wait_for(&mut window, "5 จาก 5 คน");
}
