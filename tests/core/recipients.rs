//! Tests rules about some recipients if nobody is named: in words and on paper.

use trongklum::guide::{Need, Verdict, answer_for_group};
use trongklum::lang::Lang;
use trongklum::registry::{Act, Registry};
use trongklum::report::{
    Block, Document, DocumentKind, Order, Style, document, group_page, permissions,
};
use trongklum::text::Digits;

use super::golden;
use super::support::{case, registry};

/// Returns a library whose rules are about some recipients.
pub fn library() -> Registry {
    registry(&case("valid/library.ron"))
}

fn styles() -> [Style; 2] {
    Lang::ALL.map(|lang| Style::new(lang, Some(Digits::Arabic)))
}

/// Returns the condition on what `role` does in `group`, in Thai and in English.
fn condition(role: &str, act: Act, topic: &str, group: &str) -> Option<(String, String)> {
    let registry = library();
    let topic = registry.find_topic(topic).unwrap();
    let need = Need::to_do(act, topic).by(registry.find_role(role).unwrap());
    let found = answer_for_group(&registry, &need, registry.find_group(group).unwrap());
    let words = found.condition(&registry)?;
    Some((words.th.clone(), words.get(Lang::English).to_owned()))
}

#[test]
fn the_answers_are_the_letters() {
    assert!(golden::hold(&library(), "valid/library-golden.ron") >= 20);
}

#[test]
fn the_condition_names_those_who_are_meant() {
    let words = |th: &str, en: &str| Some((th.to_owned(), en.to_owned()));
    let not_readers = words("ไม่ใช่การส่งถึง ผู้อ่าน", "it is not to Reader");
    assert_eq!(condition("clerk", Act::Ask, "fines", "desk"), not_readers);
    assert_eq!(
        condition("clerk", Act::IssueOrder, "books", "desk"),
        not_readers
    );
    assert_eq!(
        condition("clerk", Act::Acknowledge, "books", "desk"),
        words("ไม่ใช่การส่งถึง หัวหน้า, นักเรียน", "it is not to Head, Student")
    );
    assert_eq!(
        condition("clerk", Act::ShareNews, "books", "hall"),
        words("เป็นการส่งถึง ผู้อ่าน", "it is to Reader")
    );
    assert_eq!(condition("clerk", Act::Ask, "books", "desk"), None);
    assert_eq!(condition("head", Act::IssueOrder, "books", "office"), None);
}

/// Returns everything on the paper, line by line.
fn words(document: &Document) -> String {
    let mut words = String::new();
    for block in &document.blocks {
        match block {
            Block::Text(text) | Block::Strong(text) => {
                words.push_str(text);
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    words.push_str(&cell.text);
                    words.push('\n');
                }
            }
            _ => {}
        }
        words.push('\n');
    }
    words
}

#[test]
fn the_condition_and_both_clauses_stand_on_every_paper() {
    let registry = library();
    for style in styles() {
        for kind in [
            DocumentKind::Onboarding,
            DocumentKind::Card,
            DocumentKind::Permissions,
        ] {
            let order = Order {
                role: registry.find_role("clerk"),
                ..Order::of(kind)
            };
            let words = words(&document(&registry, &order, style).unwrap());
            let readers = [(
                "roles",
                style.roles(&registry, &[registry.find_role("reader").unwrap()]),
            )];
            let condition = style.text_with("condition-not-to", &readers);
            let in_brackets =
                style.text_with("document-condition", &[("condition", condition.clone())]);
            let clauses = [
                "ห้ามทวงค่าปรับกับผู้อ่าน",
                "ห้ามสั่งผู้อ่าน",
                "ห้ามตอบรับทราบถึงหัวหน้าและนักเรียน",
            ];
            for clause in clauses {
                assert!(words.contains(&format!("“{clause}”")), "{kind:?}: {words}");
            }
            assert!(words.contains(&condition), "{kind:?}: {words}");
            let bracketed = words.contains(&in_brackets);
            assert_eq!(
                bracketed,
                kind != DocumentKind::Permissions,
                "{kind:?}: {words}"
            );
            assert!(words.contains("“ใช้สอบถามและแจ้งข่าว”"), "{kind:?}: {words}");
        }
    }
}

#[test]
fn what_is_forbidden_to_some_stands_among_what_is_forbidden() {
    let registry = library();
    let style = styles()[1];
    let clerk = registry.find_role("clerk").unwrap();
    let pack = trongklum::report::onboarding(&registry, clerk, style);
    let desk = pack
        .groups
        .iter()
        .find(|group| group.id.as_str() == "desk")
        .unwrap();
    let banned: Vec<_> = desk
        .must_not
        .iter()
        .map(|act_report| {
            (
                act_report.act.id(),
                act_report.condition.as_deref(),
                act_report.reasons.len(),
            )
        })
        .collect();
    assert_eq!(
        banned,
        [
            ("issue-order", Some("it is to Reader"), 1),
            ("acknowledge", Some("it is to Head, Student"), 1),
            ("ask", Some("it is to Reader"), 1),
        ]
    );
    let asked = desk
        .may
        .iter()
        .find(|act_report| act_report.act == Act::Ask && act_report.condition.is_some());
    assert_eq!(asked.unwrap().reasons.len(), 2);
}

#[test]
fn a_table_of_permissions_numbers_its_conditions() {
    let registry = library();
    let clerk = registry.find_role("clerk").unwrap();
    for style in styles() {
        let table = permissions(&registry, clerk, style);
        let mut highest = 0;
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            assert_eq!(cell.note.is_some(), cell.condition.is_some());
            if let Some(condition) = cell.note.map(|note| &table.conditions[note - 1]) {
                assert_eq!(Some(&condition.condition), cell.condition.as_ref());
                assert_eq!(condition.clauses, cell.clauses);
            }
            highest = highest.max(cell.note.unwrap_or_default());
        }
        assert_eq!(highest, table.conditions.len());
        assert!(highest >= 4);
    }
}

#[test]
fn the_rules_of_a_group_say_whom_they_are_about() {
    let registry = library();
    let desk = registry.find_group("desk").unwrap();
    let page = group_page(&registry, desk, styles()[1]);
    let rule = page
        .rules
        .iter()
        .find(|rule| rule.id.as_str() == "desk-no-dunning");
    let limits: Vec<String> = rule.unwrap().limits(styles()[1]).collect();
    assert_eq!(limits, ["To: Reader", "Topics: Fines"]);
}

#[test]
fn a_silent_letter_that_bans_some_is_silent_still() {
    let registry = library();
    let topic = registry.first_topic();
    let need = Need::to_do(Act::IssueOrder, topic).by(registry.find_role("clerk").unwrap());
    let found = answer_for_group(&registry, &need, registry.find_group("desk").unwrap());
    assert_eq!(found.verdict, Verdict::Silent);
    assert_eq!(found.not_to, [registry.find_role("reader").unwrap()]);
}
