//! Checks two letters of other offices that use all of the registry's format: each registry has the
//! whole letter, has no problem, and answers as the letter does. So does the example for those who
//! write a registry.

use std::fs;

use trongklum::guide::{Verdict, coverage};
use trongklum::lang::Lang;
use trongklum::registry::{Act, Effect, Registry, Severity, Standing, Weekday, Within, read};
use trongklum::report::{Style, act_reports, coverage_problems, guideline, names, titles};
use trongklum::text::Date;

use super::golden;
use super::support::{case, path, registry};

fn letter(name: &str) -> Registry {
    registry(&case(&format!("letters/{name}.ron")))
}

/// Asserts that a registry has nothing to mend.
fn assert_flawless(name: &str, source: &str) {
    let reading = read(source);
    let registry = reading.registry.unwrap_or_else(|| {
        panic!("{name}: {:#?}", reading.problems);
    });
    let found = coverage_problems(&registry, &coverage(&registry));
    for problem in reading.problems.iter().chain(&found) {
        assert_eq!(problem.severity(), Severity::Info, "{name}: {problem:?}");
    }
}

#[test]
fn the_letters_have_nothing_to_mend() {
    for name in ["health", "province"] {
        assert_flawless(name, &case(&format!("letters/{name}.ron")));
    }
}

#[test]
fn the_answers_are_those_of_the_health_office() {
    assert!(golden::hold(&letter("health"), "letters/health-golden.ron") >= 30);
}

#[test]
fn the_answers_are_those_of_the_province() {
    assert!(golden::hold(&letter("province"), "letters/province-golden.ron") >= 30);
}

#[test]
fn an_act_is_named_once_with_its_topics() {
    let health = letter("health");
    let role = health.find_role("district-officer").expect("a role");
    let group = health.find_group("health-volunteers").expect("a group");
    let acts = act_reports(&health, role, group, Style::new(Lang::English, None));
    let forbidden = acts.iter().filter(|act| act.verdict == Verdict::Forbidden);
    let forbidden = titles(forbidden);
    assert!(
        forbidden.contains(&"Report work results (Politics, gambling and trade)".to_owned()),
        "{forbidden:?}"
    );
    let asking = titles(acts.iter().filter(|act| act.act == Act::Ask));
    let [asking] = asking.as_slice() else {
        panic!("{asking:?}");
    };
    for topic in ["General work, ", "Work of the health volunteers, "] {
        assert!(asking.contains(topic), "{asking}");
    }
}

#[test]
fn the_place_in_the_name_of_a_group_stays_whole() {
    let health = letter("health");
    assert!(names(&health).any(|name| name == "ศรีนที"));
}

/// Returns `text` with single spaces.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_letters_stand_in_their_registries_word_for_word() {
    for (name, lines) in [("health", 19), ("province", 19)] {
        let (written, source) = (
            case(&format!("letters/{name}.txt")),
            case(&format!("letters/{name}.ron")),
        );
        let texts: Vec<&str> = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| line.split('"').skip(1).step_by(2))
            .collect();
        let mut checked = 0;
        for line in written.lines().filter(|line| !line.contains('\t')) {
            let form = ["เรื่อง ", "เรียน ", "อ้างถึง ", "สิ่งที่ส่งมาด้วย ", "("];
            let piece = form
                .iter()
                .find_map(|form| line.strip_prefix(form))
                .unwrap_or(line);
            let piece = match line.strip_prefix('(') {
                Some(_) => piece.trim_end_matches(')'),
                None => piece,
            };
            if !piece.trim().is_empty() {
                assert!(texts.contains(&piece.trim()), "{name}: {piece}");
                checked += 1;
            }
        }
        assert_eq!(checked, lines, "lines of {name}");

        let guideline = guideline(&registry(&source));
        let mut rows = written.lines().filter(|line| line.contains('\t'));
        let cells = |row: &str| row.split('\t').map(spaced).collect::<Vec<_>>();
        assert_eq!(cells(rows.next().expect("the heads")), guideline.heads);
        for shown in &guideline.rows {
            let row = cells(rows.next().expect("a row for each group"));
            assert_eq!(row, shown.cells.clone().map(|cell| spaced(&cell)));
        }
        assert_eq!(rows.next(), None);
    }
}

#[test]
fn what_the_format_adds_is_read() {
    let health = letter("health");
    let day = |text: &str| Date::read(text).expect("a date");
    let time = &health.letter().in_force;
    assert_eq!(
        time.standing(day("2026-02-15")),
        Standing::NotYet(day("2026-02-16"))
    );
    assert_eq!(time.standing(day("2026-02-16")), Standing::InForce);
    let rule = |registry: &Registry, id: &str| {
        let mut rules = registry.rules();
        let (_, rule) = rules.find(|(_, rule)| rule.id == id).expect("a rule");
        rule.clone()
    };
    let weekly = rule(&health, "clinics-results");
    let when = weekly.when.expect("a time");
    assert_eq!(when.weekdays, [Weekday::Friday]);
    assert!(weekly.must && when.before.is_some_and(|time| time.hour == 15));
    let leaving = rule(&health, "leave-after-a-move");
    assert_eq!(leaving.acts, [Act::Leave]);
    assert!(matches!(leaving.effect, Effect::PermitIf(_)));
    assert_eq!(leaving.when.expect("a time").within, Some(Within::Days(7)));
    let adding = rule(&health, "administrators:");
    assert_eq!(adding.acts, [Act::AddMember, Act::RemoveMember]);
    let sat = health.find_group("sat").expect("a group");
    assert_eq!(health.group(sat).nicknames, ["SAT ศท.", "SAT"]);
    assert_eq!(health.reconcile(sat).left(), Some(26));
    let pictures = health.find_group("pictures").expect("a group");
    let clerk = health.find_role("clerk").expect("a role");
    assert!(health.membership(pictures, clerk).is_inferred());
    let section_head = health.find_role("section-head").expect("a role");
    assert!(!health.membership(pictures, section_head).is_inferred());
    assert_eq!(health.preferences().len(), 1);

    let province = letter("province");
    assert_eq!(province.letter().references.len(), 1);
    assert_eq!(
        province.letter().in_force.first_day(),
        Some(day("2026-01-12"))
    );
    let alone = rule(&province, "results-by-coordinators");
    assert!(alone.alone && alone.must);
    let ban = rule(&province, "governor-no-reports");
    let exception = ban.unless.expect("an exception");
    assert!(exception.words.th.contains("สั่งให้รายงานเป็นการเฉพาะ"));
}

#[test]
fn the_example_has_nothing_to_mend() {
    let source = fs::read_to_string(path("data/example.ron")).expect("the example");
    assert_flawless("the example", &source);
    assert_eq!(registry(&source).groups().len(), 5);
}

/// Returns whether `text` has `word` by itself.
fn has_word(text: &str, word: &str) -> bool {
    let in_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(word).any(|(start, _)| {
        let (before, after) = (&text[..start], &text[start + word.len()..]);
        !before.ends_with(in_word) && !after.starts_with(in_word)
    })
}

#[test]
fn every_field_is_explained_to_those_who_write_a_registry() {
    let schema = fs::read_to_string(path("src/registry/schema/read.rs")).expect("the schema");
    let explained = fs::read_to_string(path("data/README.md")).expect("the explanation");
    let calls = schema.match_indices("(\"");
    let fields: Vec<&str> = calls
        // A value for a message is no field.
        .filter(|(at, _)| !schema[..*at].ends_with("with"))
        .filter_map(|(at, call)| schema[at + call.len()..].split('"').next())
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .collect();
    assert!(fields.len() > 60, "{fields:?}");
    for field in fields {
        assert!(
            has_word(&explained, field),
            "{field} is not in data/README.md"
        );
    }
}
