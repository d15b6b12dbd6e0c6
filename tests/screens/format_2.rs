//! Tests that the screens show everything version 2 of the format can state. The registry is
//! fictitious.

use super::*;

/// Opens a screen tall enough to draw all of it.
fn open(lang: Lang, screen: &str, role: Option<&str>) -> Window {
    let cases = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/valid");
    let start = Start {
        file: Some(cases.join("format-2.ron")),
        settings: Some(settings(&format!("format-2-{screen}"), role)),
        ..Start::default()
    };
    window(lang, screen, [1180.0, 3600.0], start)
}

fn says(window: &Window, sentences: &[&str]) {
    for sentence in sentences {
        assert!(heard(window, sentence), "{sentence}");
    }
}

#[test]
fn the_directory_tells_what_the_registry_states_about_groups_and_roles() {
    for (lang, screen, roles, group, room, lead, officer, public) in [
        (
            Lang::Thai,
            "กลุ่มและตำแหน่ง",
            "ตำแหน่ง",
            &[
                "ชื่อที่เรียกกัน: กลุ่มกลาง, ศปก.ตย.",
                "หนังสือระบุว่า “จำนวนสมาชิกประมาณ 120 คน”",
                "ผู้ดูแลระบบ (ไม่ได้เป็นสมาชิก)",
                "ตารางเขียนว่าบุคลากรทุกฝ่าย",
                "หนังสือกำหนดให้ทำ",
                "ทำได้แต่ผู้เดียว: ผู้อำนวยการศูนย์",
                "ยกเว้น: ข่าวด่วนจากผู้อำนวยการ",
                "เวลา: ทุกวันศุกร์ ก่อน 15.00 น.",
                "ยังไม่ยืนยัน",
                "ให้เลือกตามลำดับ",
            ][..],
            "ใช้ถึงวันที่: 31 ธันวาคม 2568",
            &["หัวหน้าทีมเป็นพยาบาลมาก่อน", "ชุมชนละ 1 คน"][..],
            &["โรงพยาบาลละ 2 คน รวม 10 คน", "นับจากทำเนียบสมมติ"][..],
            "ประชาชนทั่วไป",
        ),
        (
            Lang::English,
            "Groups and roles",
            "Roles",
            &[
                "Also called: กลุ่มกลาง, ศปก.ตย.",
                "about 120 members",
                "System keeper (not a member)",
                "The table says staff of every kind.",
                "The letter requires it",
                "only Director",
                "Except: urgent news from the director",
                "When: every Friday, before 15:00",
                "Not confirmed yet",
                "in this order",
            ][..],
            "In use until: 31 December 2025",
            &["Team leaders were nurses before.", "1 for each ward"][..],
            &[
                "2 for each hospital, 10 in all.",
                "Counted in a made-up list.",
            ][..],
            "Public",
        ),
    ] {
        let mut window = open(lang, screen, None);
        says(&window, group);
        choose(&mut window, "ห้องโรคระบาดสมมติ");
        says(&window, &[room]);
        press(&mut window, roles);
        for (role, said) in [(3, lead), (1, officer)] {
            let name = trongklum::registry::read(include_str!("../cases/valid/format-2.ron"))
                .registry
                .expect("a registry");
            let (_, role) = name.roles().nth(role).expect("a role");
            choose(&mut window, role.name.get(lang));
            says(&window, said);
        }
        choose(&mut window, public);
        let mark = lang.text("recipient-only-why");
        says(&window, &[&mark]);
    }
}

/// Chooses the first entry of the list that begins with `name`.
fn choose(window: &mut Window, name: &str) {
    let entry = window.get_all_by_label_contains(name).next();
    entry.expect(name).click();
    window.run();
}

#[test]
fn the_letter_has_references_an_address_and_its_time() {
    for (lang, screen, said) in [
        (
            Lang::Thai,
            "หนังสือต้นเรื่อง",
            &[
                "อ้างถึง",
                "ลงวันที่ 9 กันยายน 2567",
                "ไปรษณีย์อิเล็กทรอนิกส์ centre@example.invalid",
                "ใช้ตั้งแต่วันที่: 1 พฤศจิกายน 2568",
                "ใช้ถึงวันที่: 30 กันยายน 2569",
                "ใช้แทนหนังสือ",
                "ถือตามปีงบประมาณ",
            ][..],
        ),
        (
            Lang::English,
            "Source letter",
            &[
                "Refers to",
                "E-mail centre@example.invalid",
                "In force from: 1 November 2025",
                "Taken from the fiscal year.",
            ][..],
        ),
    ] {
        let mut window = open(lang, screen, None);
        says(&window, said);
        let clause = |id: &str| match lang {
            Lang::Thai => format!("(ข้อความในหนังสือ {id})"),
            Lang::English => format!("(clause {id})"),
        };
        press_part(&mut window, &clause("central.notes.2"));
        says(&window, &[&lang.text("rule-unconfirmed")]);
        press_part(&mut window, &clause("general.note.2"));
        says(&window, &["1) ห้องโรคระบาดสมมติ"]);
    }
}

#[test]
fn a_role_that_only_receives_is_in_no_list_of_askers() {
    for (lang, screen, role, name) in [
        (Lang::Thai, "รับตำแหน่งใหม่", "หัวหน้าทีม", "ประชาชนทั่วไป"),
        (Lang::English, "New to the role", "Team leader", "Public"),
    ] {
        // Settings of an earlier registry may name it.
        let mut window = open(lang, screen, Some("public"));
        assert!(heard(&window, role) && !heard(&window, name), "{name}");
        // The lists count without it.
        press_part(&mut window, role);
        says(&window, &[&lang.text("onb-how")]);
        says(&window, &["กลุ่มกลาง", "ห้องระบาด"]);
    }
}

#[test]
fn short_names_are_beside_the_names_where_a_group_is_found() {
    for (lang, screen, facts) in [
        (Lang::Thai, "หากลุ่ม", "ชื่อที่เรียกกัน: ห้องระบาด"),
        (Lang::English, "Find a group", "Also called: ห้องระบาด"),
    ] {
        let mut window = open(lang, screen, Some("officer"));
        let field = window.get_by_role(Role::TextInput);
        field.focus();
        window
            .get_by_role(Role::TextInput)
            .type_text("รายงานผล รบส.");
        window.run();
        // Of the readings, the likeliest.
        window.key_press(Key::Enter);
        window.run();
        says(&window, &[facts, "(รบส.)"]);
    }
}

#[test]
fn the_table_of_members_gives_the_grounds() {
    for (lang, screen, tab, said) in [
        (
            Lang::Thai,
            "ตารางแนวทาง",
            "ตารางสมาชิก",
            "ประชาชนทั่วไป (ผู้รับเท่านั้น)",
        ),
        (
            Lang::English,
            "Guideline",
            "Members",
            "Public (recipient only)",
        ),
    ] {
        let mut window = open(lang, screen, None);
        press(&mut window, tab);
        says(&window, &[said]);
    }
}
