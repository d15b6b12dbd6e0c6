//! Tests what is around every screen: for whom one sends, the letter in force, the digits.

use super::*;

const SCREENS: [&str; 8] = [
    "หากลุ่ม",
    "ตรวจร่าง",
    "ตารางแนวทาง",
    "กลุ่มและตำแหน่ง",
    "หนังสือต้นเรื่อง",
    "รับตำแหน่งใหม่",
    "พิมพ์",
    "ตรวจทะเบียนกลุ่ม",
];

/// The letter in force, as the header has it.
const LETTER: &str = "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒ · ๒๐ พ.ย. ๖๘";

/// Opens a window as a user does: no digits are asked for.
fn as_started(lang: Lang, name: &str, day: &str) -> Window {
    let file = settings(name, None);
    let start = Start {
        settings: Some(file),
        day: Date::read(day),
        lang: Some(lang),
        patience: Some(Duration::from_mins(1)),
        ..Start::default()
    };
    let mut window = Harness::builder()
        .with_size([1280.0, 720.0])
        .with_max_steps(200)
        .build_eframe(move |context| App::new(&context.egui_ctx, start).expect("the app starts"));
    window.run();
    window
}

#[test]
fn the_sender_is_one_control_in_one_place_on_every_screen() {
    let mut window = as_started(Lang::Thai, "frame-sender", "27/11/2568");
    let mut places = Vec::new();
    for screen in SCREENS {
        press(&mut window, screen);
        let senders = window.query_all_by_role_and_label(Role::ComboBox, "ส่งในนาม");
        let senders: Vec<_> = senders.map(|sender| sender.rect()).collect();
        assert_eq!(senders.len(), 1, "{screen}");
        places.extend(senders);
    }
    places.dedup();
    assert_eq!(places.len(), 1, "{places:?}");
    // Before a role is chosen, it says so.
    let sender = window.get_by_role_and_label(Role::ComboBox, "ส่งในนาม");
    assert_eq!(sender.value().as_deref(), Some("เลือกตำแหน่งก่อน"));
    sender.click();
    window.run();
    press(&mut window, "นายอำเภอ");
    let sender = window.get_by_role_and_label(Role::ComboBox, "ส่งในนาม");
    assert_eq!(sender.value().as_deref(), Some("นายอำเภอ"));
}

#[test]
fn the_letter_in_force_is_on_every_screen_and_opens_the_letter() {
    let mut window = as_started(Lang::Thai, "frame-letter", "27/11/2568");
    for screen in SCREENS {
        press(&mut window, screen);
        assert!(heard(&window, &format!("{LETTER} · ใช้อยู่")), "{screen}");
    }
    press(&mut window, "หากลุ่ม");
    let letter = window.get_all_by_label_contains(LETTER).next();
    letter.expect("a link").click();
    window.run();
    assert!(heard(&window, "นายเอกภพ โสภณ"), "the letter is not shown");
    let window = as_started(Lang::Thai, "frame-not-yet", "19/11/2568");
    assert!(heard(&window, &format!("{LETTER} · ยังไม่ถึงวันใช้")));
    let window = as_started(Lang::English, "frame-english", "27/11/2568");
    let english = "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒ · 20 November 2025 · in force";
    assert!(heard(&window, english));
}

#[test]
fn the_letter_is_shown_in_its_own_digits_without_ids_and_with_one_remark() {
    let mut window = as_started(Lang::Thai, "frame-verbatim", "27/11/2568");
    window.set_size([1280.0, 3000.0].into());
    press(&mut window, "หนังสือต้นเรื่อง");
    for verbatim in ["๒๐ พฤศจิกายน ๒๕๖๘", "โทร. ๐ ๔๒๗๑ ๑๔๖๑", "จำนวนสมาชิก ๒๐๔ คน"]
    {
        assert!(heard(&window, verbatim), "{verbatim}");
    }
    // The names of passages end with their ids, for people who hear them; nothing is written so.
    for id in [
        "letter.body",
        "administrators.practice.1",
        "administrators.members",
    ] {
        assert!(window.query_by_label(id).is_none(), "{id}");
    }
    let remarks = window.query_all_by_label("ข้อสังเกตของโปรแกรม (ไม่ใช่ข้อความในหนังสือ)");
    assert_eq!(remarks.count(), 1);
    assert!(heard(&window, "สงขลา ๓ แห่ง"));
    // The same in the tables and the quotes of the other screens.
    press(&mut window, "ตารางแนวทาง");
    assert!(heard(&window, "จำนวนสมาชิก ๒๐๔ คน"));
    press(&mut window, "กลุ่มและตำแหน่ง");
    assert!(heard(&window, "๑.ผู้ว่าราชการจังหวัด"));
}

#[test]
fn six_groups_fit_beside_each_other_and_a_cell_shows_its_sentence() {
    let mut window = in_role(
        Lang::Thai,
        "ตารางแนวทาง",
        "frame-matrix",
        Some("district-chief"),
    );
    window.set_size([1280.0, 720.0].into());
    window.run();
    let last = "หน.ส่วนราชการ-นอภ.สน.";
    for tab in ["ตารางสิทธิ", "ตารางสมาชิก"] {
        press(&mut window, tab);
        let head = window
            .get_by_role_and_label(Role::ColumnHeader, last)
            .rect();
        assert!(head.right() <= 1280.0, "{tab}: {head:?}");
    }
    press(&mut window, "ตารางสิทธิ");
    let sentence = "“ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ";
    assert!(!heard(&window, sentence));
    press(&mut window, "ผู้บริหารจังหวัด และนายอำเภอ: ได้");
    assert!(heard(&window, sentence));
    window.key_press(Key::Escape);
    window.run();
    assert!(!heard(&window, sentence));
}

#[test]
fn remarks_of_the_check_are_one_line_each_until_they_are_opened() {
    let mut window = window(
        Lang::Thai,
        "ตรวจทะเบียนกลุ่ม",
        [1280.0, 6000.0],
        Start::default(),
    );
    wait_for(&mut window, "เรื่องที่ไม่มีกลุ่มที่ใช้ได้");
    let lines = window.query_all_by_role(Role::DisclosureTriangle);
    let tops: Vec<f32> = lines.map(|line| line.rect().top()).collect();
    assert!(tops.len() > 10, "{tops:?}");
    let steps = tops.windows(2).map(|pair| pair[1] - pair[0]);
    let close = steps.filter(|step| *step < 60.0).count();
    assert!(close * 2 > tops.len(), "{tops:?}");
}

#[test]
fn the_menu_says_which_digits_are_shown() {
    let mut window = as_started(Lang::Thai, "frame-digits", "27/11/2568");
    let chosen = |window: &mut Window| {
        press(window, "มุมมอง");
        let names = ["ตัวเลข: ตามต้นฉบับ", "ตัวเลข: ไทย", "ตัวเลข: อารบิก"];
        let is_on = |name: &&str| {
            let node = window.get_by_label(name);
            node.accesskit_node().toggled() == Some(eframe::egui::accesskit::Toggled::True)
        };
        let on: Vec<&str> = names.into_iter().filter(is_on).collect();
        assert_eq!(on.len(), 1, "{on:?}");
        on.concat()
    };
    assert_eq!(chosen(&mut window), "ตัวเลข: ตามต้นฉบับ");
    press(&mut window, "ตัวเลข: อารบิก");
    press(&mut window, "ตารางแนวทาง");
    assert!(heard(&window, "จำนวนสมาชิก 204 คน"));
    assert_eq!(chosen(&mut window), "ตัวเลข: อารบิก");
}
