//! Tests that the rules which the program proposes are confirmed with the keyboard, clause by clause,
//! and that rules are edited as sentences.

use std::ffi::OsString;
use std::io::Cursor;

use eframe::egui::Modifiers;
use serde::Deserialize;
use trongklum::cli::{Console, DEFAULT_COLUMNS, Outcome, run};
use trongklum::guide::{Need, answer};
use trongklum::registry::{Act, Registry, Rule};

use super::*;

/// Reads the real letter's table into a registry of proposed rules. Returns its file.
pub(super) fn imported(name: &str) -> PathBuf {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let (table, new) = (
        root.join("tests/cases/import/letter.docx"),
        folder(name).join("new.ron"),
    );
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut console = Console {
        input: &mut Cursor::new(Vec::new()),
        output: &mut output,
        errors: &mut errors,
        columns: DEFAULT_COLUMNS,
    };
    let arguments = ["trongklum", "import"].map(OsString::from).into_iter();
    let arguments = arguments.chain([table.into(), "--to".into(), new.clone().into()]);
    let outcome = run(arguments.chain(["--force".into()]), &mut console);
    assert!(matches!(outcome, Outcome::Exit(0)));
    assert_eq!(String::from_utf8(errors).expect("a text"), "");
    new
}

pub(super) fn open(name: &str, size: [f32; 2]) -> Window {
    let start = Start {
        file: Some(imported(name)),
        settings: Some(settings(name, None)),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หากลุ่ม", [1180.0, 900.0], start);
    press(&mut window, &Lang::Thai.text("action-confirm-rules"));
    window.set_size(size.into());
    window.run();
    window
}

fn key(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
}

fn text(window: &Window) -> String {
    window.state().loaded().text.clone()
}

fn registry(window: &Window) -> std::sync::Arc<Registry> {
    let registry = &window.state().loaded().registry;
    std::sync::Arc::clone(registry.as_ref().expect("a registry"))
}

fn unconfirmed(window: &Window) -> usize {
    let registry = registry(window);
    registry
        .rules()
        .filter(|(_, rule)| rule.unconfirmed)
        .count()
}

fn rule(window: &Window, id: &str) -> Option<Rule> {
    let registry = registry(window);
    let found = registry.rules().find(|(_, rule)| rule.id == id);
    found.map(|(_, rule)| rule.clone())
}

fn says(window: &Window, key: &str) -> bool {
    heard(window, &Lang::Thai.text(key))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Golden {
    id: String,
    role: Option<String>,
    act: Option<String>,
    topic: Option<String>,
    purpose: Option<String>,
    to: Vec<String>,
    asked: Option<String>,
    best: Option<String>,
}

/// Returns the golden cases about posting, and the name of the best group of each.
fn golden(built_in: &Registry) -> Vec<(Golden, Option<String>)> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let cases: Vec<Golden> = options
        .from_str(include_str!("../cases/golden.ron"))
        .expect("cases");
    let posts = cases
        .into_iter()
        .filter(|case| case.purpose.is_none() && case.act.is_some() && case.to.is_empty());
    posts
        .map(|case| {
            let best = case
                .best
                .as_ref()
                .and_then(|best| built_in.find_group(best));
            let name = best.map(|best| built_in.group(best).name.clone());
            (case, name)
        })
        .collect()
}

/// Returns the name of the best group of `case` in `registry`. Its groups have the names that they have
/// in the built-in one, but ids of their own.
fn best(registry: &Registry, built_in: &Registry, case: &Golden) -> Option<String> {
    let act: Act = case.act.as_deref()?.parse().ok()?;
    let topic = case
        .topic
        .as_deref()
        .and_then(|topic| registry.find_topic(topic));
    let mut need = Need::to_do(act, topic.unwrap_or(registry.first_topic()));
    need.role = case
        .role
        .as_deref()
        .and_then(|role| registry.find_role(role));
    need.asked_group = case.asked.as_deref().and_then(|asked| {
        let name = &built_in.group(built_in.find_group(asked)?).name;
        let mut groups = registry.groups();
        groups
            .find(|(_, group)| group.name == *name)
            .map(|(id, _)| id)
    });
    let best = answer(registry, need).best?;
    Some(registry.group(best).name.clone())
}

/// What a person who reads the letter adds to a proposed rule: the clause, the act and the roles.
const MISREAD: [(&str, Act, &[&str]); 3] = [
    (
        "สำหรับรายงานผลการปฏิบัติงานของอำเภอ",
        Act::ReportResults,
        &["นายอำเภอ", "ปลัดอำเภอ"],
    ),
    ("๑.สำหรับศูนย์อำนวยการ", Act::IssueOrder, &[VOLUNTEERS]),
    (
        "๒ สำหรับให้ศูนย์อำนวยการ",
        Act::ReportResults,
        &["ปลัดอำเภอ", VOLUNTEERS],
    ),
];

const VOLUNTEERS: &str = "เจ้าหน้าที่ผู้รับผิดชอบงานจิตอาสาพระราชทาน";

/// Returns the roles to add to the first rule that is not confirmed, if it was misread.
fn misread(registry: &Registry) -> Option<&'static [&'static str]> {
    let proposed = registry.rules().map(|(_, rule)| rule);
    let proposed = proposed.filter(|rule| rule.unconfirmed);
    let first = proposed.min_by_key(|rule| rule.cites.iter().min().copied())?;
    let clause = &registry.clause(*first.cites.iter().min()?).text;
    let mut all = MISREAD.iter();
    let found = all.find(|(begins, act, _)| clause.starts_with(begins) && first.acts.contains(act));
    found.map(|(_, _, roles)| *roles)
}

/// Adds roles to those of the rule on screen, in its form.
fn add_roles(window: &mut Window, roles: &[&str]) {
    key(window, Key::E);
    press_part(window, "ผู้ทำ: ");
    let some = Lang::Thai.text("rule-form-some-roles");
    press(window, &some);
    for role in roles {
        press(window, role);
    }
    press(window, &Lang::Thai.text("rule-form-confirm"));
}

#[test]
fn a_letter_is_confirmed_with_the_keyboard_and_answers_the_golden_cases() {
    let mut window = open("confirm-all", [1180.0, 760.0]);
    let proposed = unconfirmed(&window);
    assert!(proposed >= 20, "{proposed}");
    assert!(says(&window, "confirm-read"));
    let clauses = registry(&window).clause_ids().len();
    let progress = |settled: usize| {
        let values = [
            ("settled", settled.to_string()),
            ("all", clauses.to_string()),
        ];
        Lang::Thai.text_with("confirm-progress", &values)
    };
    assert!(heard(&window, &progress(0)));
    let (mut steps, mut unread) = (0, 0);
    while !says(&window, "confirm-done") {
        steps += 1;
        assert!(steps <= proposed + clauses, "something is never settled");
        let before = unconfirmed(&window);
        if says(&window, "confirm-unread-why") {
            unread += 1;
            key(&mut window, Key::Delete);
            continue;
        }
        match misread(&registry(&window)) {
            Some(roles) => add_roles(&mut window, roles),
            None => key(&mut window, Key::Enter),
        }
        assert_eq!(unconfirmed(&window), before - 1);
    }
    assert!(heard(&window, &progress(clauses)));
    assert_eq!((unconfirmed(&window), steps), (0, proposed + unread));
    assert_eq!(registry(&window).without_rule().len(), unread);

    // What was confirmed counts at once.
    let built_in = trongklum::registry::read(SAKON_NAKHON)
        .registry
        .expect("a registry");
    let new = registry(&window);
    let cases = golden(&built_in);
    assert!(cases.len() >= 50);
    for (case, name) in &cases {
        assert_eq!(best(&new, &built_in, case), *name, "{}", case.id);
    }

    // Every step is taken back, the last one first.
    for _ in 0..steps {
        undo(&mut window);
    }
    assert_eq!(unconfirmed(&window), proposed);
    let file = std::fs::read_to_string(folder("confirm-all").join("new.ron")).expect("a file");
    assert!(text(&window) == file);
    assert!(heard(&window, &progress(0)));
}

#[test]
fn a_rule_is_changed_another_dropped_and_both_undone() {
    let mut window = open("confirm-change", [1180.0, 900.0]);
    let before = text(&window);
    let registry = registry(&window);
    let left: Vec<&Rule> = registry.rules().map(|(_, rule)| rule).collect();
    // The first rule proposed in the letter's order.
    let first = left
        .iter()
        .min_by_key(|rule| rule.cites[0].index())
        .expect("a rule");
    let was = rule(&window, &first.id).expect("a rule");
    key(&mut window, Key::E);
    assert!(says(&window, "rule-form-how"));
    // A key that is typed above the screen does not decide below it.
    key(&mut window, Key::Delete);
    assert!(rule(&window, &was.id).is_some());
    press_part(&mut window, "ผล: อนุญาต");
    press(&mut window, &Lang::Thai.text("effect-forbid"));
    press_part(&mut window, "สิ่งที่จะทำ: ");
    press(&mut window, "ออกจากกลุ่ม");
    press(&mut window, &Lang::Thai.text("rule-form-confirm"));
    assert!(!says(&window, "rule-form-how"));
    let changed = rule(&window, &was.id).expect("a rule");
    assert_eq!(changed.effect, trongklum::registry::Effect::Forbid);
    assert!(changed.acts.contains(&Act::Leave) && !changed.unconfirmed);
    // The next one is dropped.
    let count = unconfirmed(&window);
    key(&mut window, Key::Delete);
    assert_eq!(unconfirmed(&window), count - 1);
    undo(&mut window);
    assert_eq!(unconfirmed(&window), count);
    undo(&mut window);
    assert!(text(&window) == before);
    // The menu says what would be done again.
    let menu = Lang::Thai.text("menu-edit");
    window
        .get_all_by_label(&menu)
        .next()
        .expect("a menu")
        .click();
    window.run();
    assert!(heard(&window, "แก้ไขข้อกำหนด "));
}

#[test]
fn arrows_move_and_all_of_a_clause_are_confirmed_at_once() {
    let mut window = open("confirm-move", [1180.0, 900.0]);
    let mut moved = 0;
    let several = "ข้อของข้อความนี้";
    while !heard(&window, several) {
        key(&mut window, Key::ArrowDown);
        moved += 1;
        assert!(moved < 60, "no clause has several rules");
    }
    assert!(moved > 0);
    let before = unconfirmed(&window);
    press_part(&mut window, several);
    assert!(unconfirmed(&window) + 2 <= before);
    undo(&mut window);
    assert_eq!(unconfirmed(&window), before);
    for _ in 0..moved {
        key(&mut window, Key::ArrowUp);
    }
    key(&mut window, Key::Enter);
    assert_eq!(unconfirmed(&window), before - 1);
}

#[test]
fn a_rule_is_added_to_a_clause_that_was_not_read() {
    let mut window = open("confirm-add", [1180.0, 1000.0]);
    let mut moved = 0;
    while !says(&window, "confirm-unread-why") {
        key(&mut window, Key::ArrowDown);
        moved += 1;
        assert!(moved < 60, "every clause was read");
    }
    let rules = registry(&window).rules().len();
    key(&mut window, Key::E);
    assert!(says(&window, "rule-form-how") && says(&window, "draft-no-acts"));
    press(&mut window, &Lang::Thai.text("act-ask"));
    assert!(!says(&window, "draft-no-acts"));
    press(&mut window, &Lang::Thai.text("rule-form-save"));
    assert_eq!(registry(&window).rules().len(), rules + 1);
    assert!(!says(&window, "rule-form-how"));
}

#[test]
fn rules_have_pencils_only_while_the_registry_is_edited() {
    let mut window = window(
        Lang::Thai,
        "กลุ่มและตำแหน่ง",
        [1180.0, 2400.0],
        Start::default(),
    );
    let name = |key: &str, id: &str| Lang::Thai.text_with(key, &[("id", id.to_owned())]);
    let change = name("rule-edit-name", "administrators-results");
    assert!(!heard(&window, &change));
    key(&mut window, Key::F2);
    press(&mut window, &change);
    assert!(says(&window, "rule-form-how"));
    press_part(&mut window, "ประเภทงาน: ");
    press(&mut window, &Lang::Thai.text("rule-form-some-topics"));
    assert!(says(&window, "draft-no-topics"));
    // It is not closed over what was chosen without a word.
    key(&mut window, Key::Escape);
    assert!(says(&window, "rule-form-discard-why"));
    press(&mut window, &Lang::Thai.text("rule-form-stay"));
    press(&mut window, "งานทั่วไป");
    press(&mut window, &Lang::Thai.text("rule-form-save"));
    let changed = rule(&window, "administrators-results").expect("a rule");
    assert_eq!(changed.topics.map(|topics| topics.len()), Some(1));

    let rules = registry(&window).rules().len();
    press(
        &mut window,
        &name("rule-copy-name", "administrators-results"),
    );
    press(&mut window, &Lang::Thai.text("rule-form-save"));
    assert_eq!(registry(&window).rules().len(), rules + 1);
    press(
        &mut window,
        &name("rule-delete-name", "administrators-results"),
    );
    assert!(rule(&window, "administrators-results").is_none());
    for _ in 0..3 {
        undo(&mut window);
    }
    assert_eq!(text(&window), SAKON_NAKHON);
}

#[test]
fn rules_are_edited_from_the_letter_and_from_check() {
    let start = Start {
        file: Some(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/valid/format-2.ron"),
        ),
        settings: Some(settings("rules-elsewhere", None)),
        ..Start::default()
    };
    let mut window = window(Lang::Thai, "หนังสือต้นเรื่อง", [1180.0, 3600.0], start);
    key(&mut window, Key::F2);
    press_part(&mut window, "(ข้อความในหนังสือ central.notes.2)");
    press(&mut window, &Lang::Thai.text("rule-add"));
    assert!(says(&window, "rule-form-how") && heard(&window, "งดสอบถามหลังเวลาราชการ"));
    press(&mut window, &Lang::Thai.text("rule-form-cancel"));
    press(&mut window, "ตรวจทะเบียนกลุ่ม");
    let confirm = [("id", "central-quiet".to_owned())];
    press(
        &mut window,
        &Lang::Thai.text_with("rule-confirm-name", &confirm),
    );
    assert_eq!(unconfirmed(&window), 0);
    assert!(!heard(&window, "มีข้อกำหนดที่ยังไม่ยืนยัน"));
}

#[test]
#[ignore = "needs a software renderer; tests/run runs it"]
fn the_screen_for_confirming_and_the_form_look_as_stored() {
    let options = stored();
    let mut results = egui_kittest::SnapshotResults::new();
    for (size, end) in [([1280.0, 720.0], ""), ([1024.0, 600.0], "-low")] {
        let mut window = open(&format!("confirm-picture{end}"), size);
        window.ctx.set_theme(eframe::egui::Theme::Light);
        window.key_press_modifiers(Modifiers::COMMAND, Key::N);
        window.run();
        while !heard(&window, "ข้อของข้อความนี้") {
            key(&mut window, Key::ArrowDown);
        }
        window.event(eframe::egui::Event::PointerGone);
        window.run();
        results.add(window.try_snapshot_options(format!("confirm-th-light{end}"), &options));
        key(&mut window, Key::E);
        press_part(&mut window, "สิ่งที่จะทำ: ");
        window.event(eframe::egui::Event::PointerGone);
        window.run();
        results.add(window.try_snapshot_options(format!("rule-form-th-light{end}"), &options));
    }
}
