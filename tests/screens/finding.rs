//! Tests what the Find screen and the onboarding screen say at a glance: one verdict everywhere, never
//! a right where there is none, and nothing copied that is not sure.

use super::*;
use eframe::egui::Modifiers;

const FIELD: &str = "ต้องการส่งหรือทราบเรื่องใด";

fn find(name: &str, role: &str) -> Window {
    in_role(
        Lang::Thai,
        "หากลุ่ม",
        name,
        Some(role).filter(|role| !role.is_empty()),
    )
}

/// Types `words` in place of what is in the box.
fn ask(window: &mut Window, words: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, FIELD);
    field.focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.key_press(Key::Backspace);
    window.run();
    let field = window.get_by_role_and_label(Role::TextInput, FIELD);
    field.type_text(words);
    window.run();
}

/// Presses a key, and returns what was copied then.
fn copied_by(window: &mut Window, modifiers: Modifiers, key: Key) -> Option<String> {
    let event = |pressed| eframe::egui::Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    window.event(event(true));
    window.step();
    let commands = window.output().platform_output.commands.clone();
    window.event(event(false));
    window.run();
    commands.into_iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text),
        _ => None,
    })
}

#[test]
fn the_lines_of_the_answer_are_the_row_of_the_matrix() {
    use trongklum::report::{Standing, Style, permissions};
    let registry = trongklum::registry::read(SAKON_NAKHON).registry;
    let registry = registry.expect("the built-in registry");
    let style = Style::new(Lang::Thai, Some(Digits::Arabic)).keeping(&registry);
    for role in ["district-chief", "deputy", "governor"] {
        let id = registry.find_role(role).expect("a role");
        let table = permissions(&registry, id, style);
        let mut window = find("matrix", role);
        press(&mut window, "เรื่องอื่น");
        for row in table
            .rows
            .iter()
            .filter(|row| row.act.is_posting() && row.topic.get() == registry.first_topic())
        {
            press(&mut window, &row.act_name);
            for (group, cell) in table.group_names.iter().zip(&row.cells) {
                let standing = Standing::of(cell.verdict, Some(cell.member));
                let word = style.standing(standing);
                let line = heard(&window, &format!("{group}: {word}"));
                // Else it is on the card.
                let card = match standing {
                    Standing::NotMember => heard(&window, "ท่านไม่ได้เป็นสมาชิกกลุ่มนี้"),
                    _ => standing.permits() && heard(&window, "คัดลอกชื่อกลุ่ม"),
                };
                let card = card && window.query_all_by_label(group).next().is_some();
                assert!(line || card, "{role} {}: {group} {word}", row.act_name);
            }
            press(&mut window, "ล้างช่องพิมพ์");
        }
    }
}

#[test]
fn on_silence_the_card_offers_a_memo_and_the_telephone() {
    let mut window = find("silent", "district-chief");
    ask(&mut window, "ออกจากกลุ่ม");
    assert!(heard(&window, "หนังสือไม่ได้กล่าวถึงเรื่องนี้"));
    assert!(heard(&window, "หนังสือไม่ได้กำหนดกลุ่มสำหรับเรื่องนี้"));
    let number = copied(&mut window, "คัดลอกหมายเลขโทรศัพท์");
    assert!(number.is_some_and(|number| number.contains("1461")));
    press(&mut window, "ทำบันทึกขอหารือ");
    assert!(heard(&window, "ที่เก็บไฟล์"));
}

#[test]
fn no_matter_of_an_office_is_told_apart_without_a_memo() {
    let mut window = find("outside", "district-chief");
    for words in ["ขายของ", "สวัสดีตอนเช้า"] {
        ask(&mut window, words);
        assert!(heard(&window, "ไม่ใช่เรื่องราชการตามหนังสือ"), "{words}");
        assert!(!heard(&window, "ทำบันทึกขอหารือ"), "{words}");
        // What is not relied on is not claimed: neither an act, nor verdicts on it.
        assert!(heard(&window, "สิ่งที่จะทำ: เลือก…"), "{words}");
        assert!(!heard(&window, "ประเภทงาน: "), "{words}");
        assert!(!heard(&window, "ข้อสั่งการ ปค.สน.: "), "{words}");
        let copied = copied_by(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(copied, None, "{words}");
    }
}

#[test]
fn doubtful_words_are_readings_to_choose_from_and_enter_copies_none() {
    let mut window = find("doubtful", "district-chief");
    ask(&mut window, "หนังสือ");
    assert!(heard(&window, "ท่านหมายถึงข้อใด"));
    assert!(!heard(&window, "คัดลอกชื่อกลุ่ม"));
    // The second reading, by keyboard. It is not copied before it has been seen.
    window.key_press(Key::ArrowDown);
    window.run();
    let first = copied_by(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(first, None);
    assert!(!heard(&window, "ท่านหมายถึงข้อใด"));
    assert!(heard(&window, "จุดประสงค์: หาอ่าน"));
    let second = copied_by(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(second.as_deref(), Some("ข้อสั่งการ ปค.สน."));
    // With the pointer, too.
    ask(&mut window, "หนังสือ");
    assert!(heard(&window, "ท่านหมายถึงข้อใด"));
    press_part(&mut window, "หาอ่าน");
    assert!(!heard(&window, "ท่านหมายถึงข้อใด"));
}

#[test]
fn who_is_no_member_never_has_a_tick() {
    let mut window = find("no-member", "deputy");
    ask(&mut window, "รายงานผลการปฏิบัติงาน");
    assert!(heard(&window, "ท่านไม่ได้เป็นสมาชิกกลุ่มนี้"));
    assert!(heard(
        &window,
        "ให้ปลัดอำเภอ ประสานงาน, นายอำเภอ หรือปลัดจังหวัด ประสานงานส่ง"
    ));
    assert!(!heard(&window, "คัดลอกชื่อกลุ่ม"));
    let copied = copied_by(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(copied, None);
    // The rule that permits it, in the directory and beside the letter.
    let relay = "ปลัดอำเภอ ไม่ได้เป็นสมาชิก ให้ปลัดอำเภอ ประสานงาน, นายอำเภอ หรือปลัดจังหวัด ประสานงานส่ง";
    let tall = [1180.0, 3000.0];
    let directory = self::window(Lang::Thai, "กลุ่มและตำแหน่ง", tall, Start::default());
    let mut letter = self::window(Lang::Thai, "หนังสือต้นเรื่อง", tall, Start::default());
    press_part(&mut letter, "(ข้อความในหนังสือ administrators.practice.1)");
    for screen in [&directory, &letter] {
        assert!(heard(screen, relay));
        let badge = screen.query_all_by_label("ไม่ได้เป็นสมาชิก").count();
        assert_eq!(badge, 1);
    }
}

#[test]
fn the_card_stays_in_its_place() {
    let mut window = find("place", "district-chief");
    let mut tops = Vec::new();
    for (words, title) in [
        ("เหตุด่วน น้ำท่วม ถนนขาด", "ผู้บริหารจังหวัด และนายอำเภอ"),
        ("ขายของ", "ไม่ใช่เรื่องราชการตามหนังสือ"),
        ("ออกจากกลุ่ม", "หนังสือไม่ได้กำหนดกลุ่มสำหรับเรื่องนี้"),
        ("หนังสือ", "ท่านหมายถึงข้อใด"),
    ] {
        ask(&mut window, words);
        let node = window.get_all_by_label(title).next();
        tops.push(node.expect(title).rect().top());
    }
    let least = tops.iter().copied().fold(f32::INFINITY, f32::min);
    for top in &tops {
        assert!(top - least < 40.0 && *top < 260.0, "{tops:?}");
    }
}

#[test]
fn both_groups_that_fit_are_on_the_card_and_each_can_be_copied() {
    let mut window = find("both", "district-chief");
    ask(&mut window, "รายงานผลการปฏิบัติงาน");
    assert!(heard(&window, "ส่งได้ที่"));
    let other = "คัดลอกชื่อกลุ่ม ผู้บริหารจังหวัด และนายอำเภอ";
    let copied = copied(&mut window, other);
    assert_eq!(copied.as_deref(), Some("ผู้บริหารจังหวัด และนายอำเภอ"));
    wait_for(&mut window, "คัดลอกแล้ว");
}

#[test]
fn what_was_copied_is_said_where_it_was_pressed_and_goes_again() {
    let mut window = find("said", "district-chief");
    ask(&mut window, "เหตุด่วน น้ำท่วม ถนนขาด");
    assert!(!heard(&window, "วางในช่องค้นหาของ LINE"));
    let name = copied_by(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(name.as_deref(), Some("ผู้บริหารจังหวัด และนายอำเภอ"));
    wait_for(&mut window, "วางในช่องค้นหาของ LINE");
    // The harness advances its clock by steps.
    for _ in 0..60 {
        window.step();
        std::thread::sleep(Duration::from_millis(2));
        window.input_mut().time = window.input().time.map(|time| time + 0.1);
    }
    window.run();
    assert!(!heard(&window, "วางในช่องค้นหาของ LINE"));
}

#[test]
fn the_letter_s_words_are_copied_with_their_source() {
    let mut window = find("source", "district-chief");
    ask(&mut window, "เหตุด่วน น้ำท่วม ถนนขาด");
    let text = copied_by(&mut window, Modifiers::SHIFT, Key::Enter).expect("a text");
    assert!(text.starts_with("“ใช้สื่อสาร รายงานเหตุด่วนเหตุสำคัญ"), "{text}");
    assert!(text.contains("ผู้บริหารจังหวัด และนายอำเภอ"), "{text}");
    assert!(
        text.contains("ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒ ลงวันที่ 20 พฤศจิกายน 2568"),
        "{text}"
    );
}

#[test]
fn where_it_must_not_be_posted_opens_the_letter_s_words() {
    let mut window = find("not-in", "district-chief");
    ask(&mut window, "เหตุด่วน น้ำท่วม ถนนขาด");
    assert!(heard(&window, "ห้ามส่งใน"));
    assert!(!heard(&window, "งดการส่งรายงาน"));
    press(&mut window, "หน.ส่วนราชการ-นอภ.สน.");
    assert!(heard(&window, "งดการส่งรายงาน"));
}

#[test]
fn what_was_used_comes_first_the_next_time() {
    let mut window = find("used", "district-chief");
    assert!(!heard(&window, "ใช้ล่าสุด") && heard(&window, "ทำบ่อย"));
    assert!(heard(&window, "กลุ่มทั้งหมด"));
    press(&mut window, "รายงานเหตุด่วนเหตุสำคัญ");
    copied_by(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, "ล้างช่องพิมพ์");
    assert!(heard(&window, "ใช้ล่าสุด"));
    drop(window);
    let file = SettingsFile::at(folder("used").join("settings.ron"));
    assert_eq!(file.read().0.used, ["report-urgent/general"]);
}

#[test]
fn the_drill_tells_a_condition_from_a_right_and_explains_the_wrong_group_by_itself() {
    let mut window = in_role(
        Lang::Thai,
        "รับตำแหน่งใหม่",
        "drill-exact",
        Some("district-chief"),
    );
    press(&mut window, "แบบทดสอบ");
    let question = window.get_all_by_label_contains("ต้องใช้กลุ่มใด").next();
    let question = question.expect("a question").rect().top();
    press(&mut window, "หน.ส่วนราชการ-นอภ.สน.");
    // The right group, the one that is right on a condition, and the wrong one with its ban.
    assert!(heard(&window, "นักปกครองสกลนคร · ทำได้"));
    assert!(heard(
        &window,
        "ผู้บริหารจังหวัด และนายอำเภอ · ทำได้โดยมีเงื่อนไข เมื่อเป็นการตอบ"
    ));
    assert!(heard(&window, "หน.ส่วนราชการ-นอภ.สน. · ห้าม"));
    assert!(heard(&window, "งดการส่งรายงาน"));
    let after = window.get_all_by_label_contains("ต้องใช้กลุ่มใด").next();
    let after = after.expect("a question").rect().top();
    assert!((question - after).abs() < 1.0, "{question} {after}");
}

/// Draws the states of the two screens for people to look at:
/// `SHEETS=folder cargo test --test screens states_of_finding -- --ignored`.
#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn sheets_of_the_states_of_finding() {
    let to = std::env::var_os("SHEETS").map_or_else(|| folder("finding"), PathBuf::from);
    std::fs::create_dir_all(&to).expect("a folder");
    let only = std::env::var("STATES").unwrap_or_default();
    let own = std::env::var("WORDS").unwrap_or_default();
    for (look, size) in [
        ("light", [1280.0, 720.0]),
        ("dark", [1280.0, 720.0]),
        ("light", [1024.0, 600.0]),
    ] {
        for (state, role, words) in [
            ("empty", "district-chief", ""),
            ("answer", "district-chief", "เหตุด่วน น้ำท่วม ถนนขาด"),
            ("both", "district-chief", "รายงานผลการปฏิบัติงาน"),
            ("condition", "district-chief", "ขอส่งข่าวประชาสัมพันธ์"),
            ("silent", "district-chief", "ออกจากกลุ่ม"),
            ("others", "agency-head", "ขอส่งหนังสือเวียนถึงอำเภอ"),
            ("outside", "district-chief", "ขายของ"),
            ("readings", "district-chief", "หนังสือ"),
            ("unclear", "district-chief", "ประชุม"),
            ("member", "deputy", "รายงานผลการปฏิบัติงาน"),
            ("own", "", own.as_str()),
        ] {
            let name = format!("{look}-{}-{state}", size[0]);
            if !name.contains(&only) || state == "own" && own.is_empty() {
                continue;
            }
            let role = std::env::var("ROLE").unwrap_or_else(|_| role.to_owned());
            let mut window = pictures::draw(Lang::Thai, "หากลุ่ม", look, &role);
            window.set_size(size.into());
            if !words.is_empty() {
                ask(&mut window, words);
            }
            window.event(eframe::egui::Event::PointerGone);
            window.run();
            let picture = window.render().expect("a picture");
            picture.save(to.join(name + ".png")).expect("a file");
        }
    }
}
