//! Tests that nothing doubtful looks sure: no screen shows a permission for words that may mean
//! something else, and none copies a name before a person has chosen; and that no card contradicts
//! itself.

use super::*;
use eframe::egui::Modifiers;
use trongklum::guide::{Need, Question, answer};
use trongklum::registry::{Act, Purpose, Registry, read};
use trongklum::report::{Standing, Style, answer_card, answer_report, draft_report, readings};
use trongklum::understand::Understander;

/// Words of which no reading is sure.
const DOUBTFUL: &str = "ผลงาน จอส. อำเภอ";

fn registry() -> Registry {
    let registry = read(SAKON_NAKHON).registry;
    registry.expect("the built-in registry")
}

fn enter(window: &mut Window) -> Option<String> {
    window.key_press_modifiers(Modifiers::NONE, Key::Enter);
    window.step();
    let commands = window.output().platform_output.commands.clone();
    window.run();
    commands.into_iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text),
        _ => None,
    })
}

fn type_into(window: &mut Window, role: Role, field: &str, words: &str) {
    let field = window.get_by_role_and_label(role, field);
    field.focus();
    field.type_text(words);
    window.run();
}

#[test]
fn a_part_of_a_draft_is_as_doubtful_as_the_same_words_on_find() {
    let registry = registry();
    let understander = Understander::new(&registry);
    let style = Style::new(Lang::Thai, None).keeping(&registry);
    let mut doubtful = 0;
    for words in [
        DOUBTFUL,
        "หนังสือ",
        "ประชุม",
        "น้ำท่วม ถนนขาด",
        "ขายของ",
        "ออกจากกลุ่ม",
    ] {
        let role = registry.find_role("district-chief");
        let understood = understander.read(&registry, words, role);
        let main = understood.main().expect("a part");
        let expected = readings(&registry, main, style);
        let understand = |text: &str, role| understander.read(&registry, text, role);
        let report = draft_report(&registry, understand, words, &[], role, style);
        let part = report.parts.first().expect("a part");
        assert_eq!(part.readings, expected, "{words}");
        if !expected.is_empty() {
            doubtful += 1;
            assert!(part.group().is_none(), "{words}");
        }
    }
    assert!(doubtful >= 2);
}

#[test]
fn a_doubtful_draft_has_no_group_until_a_person_chooses() {
    let mut window = in_role(Lang::Thai, "ตรวจร่าง", "doubt-draft", Some("district-chief"));
    let field = "ข้อความที่จะส่ง";
    type_into(&mut window, Role::MultilineTextInput, field, DOUBTFUL);
    wait_for(&mut window, "ท่านหมายถึงข้อใด");
    for sure in ["คัดลอกชื่อกลุ่ม", "ส่งได้ที่", "ดูเหตุผลในหน้าหากลุ่ม"]
    {
        assert!(!heard(&window, sure), "{sure}");
    }
    let reading = window.get_all_by_role(Role::RadioButton).next();
    reading.expect("a reading").click();
    window.run();
    assert!(!heard(&window, "ท่านหมายถึงข้อใด"));
    assert!(heard(&window, "ดูเหตุผลในหน้าหากลุ่ม"));
    // It holds while the message is added to.
    type_into(
        &mut window,
        Role::MultilineTextInput,
        field,
        "\n\nติดต่อ 081-234-5678",
    );
    wait_for(&mut window, "บรรทัด 3");
}

#[test]
fn what_is_perhaps_no_official_matter_is_one_of_several_readings() {
    let mut window = in_role(Lang::Thai, "หากลุ่ม", "doubt-outside", Some("district-chief"));
    let field = "ต้องการส่งหรือทราบเรื่องใด";
    type_into(&mut window, Role::TextInput, field, "แจ้งงานศพแม่เพื่อน");
    assert!(heard(&window, "ท่านหมายถึงข้อใด"));
    assert!(!heard(&window, "ไม่ใช่เรื่องราชการตามหนังสือ"));
    press(&mut window, "ไม่ใช่เรื่องราชการ");
    assert!(heard(&window, "ไม่ใช่เรื่องราชการตามหนังสือ"));
    assert!(!heard(&window, "คัดลอกชื่อกลุ่ม"));
}

#[test]
fn one_guess_is_no_question_and_enter_takes_it_not() {
    let mut window = in_role(Lang::Thai, "หากลุ่ม", "doubt-one", Some("district-chief"));
    let field = "ต้องการส่งหรือทราบเรื่องใด";
    type_into(&mut window, Role::TextInput, field, "รายชื่อ");
    assert!(heard(&window, "ยังไม่แน่ใจว่าท่านจะทำสิ่งใด"));
    assert!(!heard(&window, "ท่านหมายถึงข้อใด"));
    // The list is open.
    assert!(heard(&window, "ตอบรับทราบ"));
    for _ in 0..2 {
        assert_eq!(enter(&mut window), None);
    }
    assert!(heard(&window, "ยังไม่แน่ใจว่าท่านจะทำสิ่งใด"));
}

#[test]
fn who_is_not_to_do_it_is_told_so() {
    let mut window = in_role(Lang::Thai, "หากลุ่ม", "doubt-others", Some("agency-head"));
    let field = "ต้องการส่งหรือทราบเรื่องใด";
    type_into(&mut window, Role::TextInput, field, "ขอส่งหนังสือเวียนถึงอำเภอ");
    assert!(heard(&window, "ท่านไม่ใช่ผู้ทำเรื่องนี้"));
    assert!(!heard(&window, "หนังสือไม่ได้กล่าวถึงเรื่องนี้"));
}

/// Every need that the screens can ask, with and without a role.
fn needs(registry: &Registry) -> Vec<Need> {
    let roles = std::iter::once(None).chain(registry.role_ids().map(Some));
    let mut needs = Vec::new();
    for role in roles {
        for purpose in Purpose::ALL {
            for act in std::iter::once(None).chain(Act::ALL.iter().copied().map(Some)) {
                for topic in registry.topic_ids() {
                    for not_to in std::iter::once(None).chain(registry.role_ids().map(Some)) {
                        let need = Need {
                            role,
                            purpose: *purpose,
                            act,
                            not_to: not_to.into_iter().collect(),
                            ..Need::to_do(Act::Ask, topic)
                        };
                        needs.push(need);
                    }
                }
            }
        }
    }
    needs
}

#[test]
fn no_card_contradicts_itself() {
    let registry = registry();
    let style = Style::new(Lang::Thai, None).keeping(&registry);
    let text = |key: &str| style.text(key);
    let permissions: Vec<String> = ["post", "read", "join"]
        .iter()
        .flat_map(|purpose| {
            ["fits", "fits-if"].map(|verdict| format!("find-band-{purpose}-{verdict}"))
        })
        .map(|key| text(&key))
        .collect();
    let silent = (text("find-band-silent"), text("find-title-silent"));
    for need in needs(&registry) {
        let answer = answer(&registry, need.clone());
        let report = answer_report(&registry, &answer, style);
        let card = answer_card(&registry, &answer, &report, style);
        // A permission leads to the name of a group.
        let permits = permissions.contains(&card.lead);
        assert!(!permits || card.group.is_some(), "{need:?}: {card:?}");
        assert!(!permits || card.sign.permits(), "{need:?}: {card:?}");
        // Where the letter is said to be silent, nothing else is.
        if card.group.is_none() {
            let says = (card.lead == silent.0, card.title == silent.1);
            assert_eq!(says.0, says.1, "{need:?}: {card:?}");
        }
        // A tick is drawn only for what the asker may do.
        let ticks = card.sign == Standing::Verdict(trongklum::guide::Verdict::Fits);
        assert!(!ticks || card.standing.permits(), "{need:?}: {card:?}");
    }
    let outside = Question::OutOfScope(Need::to_do(Act::Ask, registry.first_topic()));
    let answer = answer(&registry, outside);
    let report = answer_report(&registry, &answer, style);
    let card = answer_card(&registry, &answer, &report, style);
    assert_eq!(card.sign, Standing::Outside);
}

#[test]
fn the_sender_covers_no_menu_whatever_the_role() {
    let registry = registry();
    for (lang, menu, sender) in [
        (Lang::Thai, "ช่วยเหลือ", "ส่งในนาม"),
        (Lang::English, "Help", "Sending as"),
    ] {
        let screen = if lang == Lang::Thai {
            "หากลุ่ม"
        } else {
            "Find a group"
        };
        for (_, role) in registry.asking_roles() {
            let mut window = in_role(lang, screen, "doubt-header", Some(&role.id));
            for width in [860.0, 1024.0] {
                window.set_size([width, 700.0].into());
                window.run_steps(4);
                let menu = window.get_by_role_and_label(Role::Button, menu).rect();
                let label = window.get_by_role_and_label(Role::Label, sender).rect();
                let list = window.get_by_role_and_label(Role::ComboBox, sender).rect();
                assert!(menu.right() <= label.left(), "{} {width}", role.id);
                assert!(label.right() <= list.left(), "{} {width}", role.id);
                assert!(list.right() <= width, "{} {width}", role.id);
            }
        }
    }
}
