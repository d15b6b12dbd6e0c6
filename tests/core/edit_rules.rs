//! Properties of rules as text, on the registries of the tests and on drawn ones: what is written is
//! read as it was meant, and an edit of a rule changes nothing else.

use proptest::prelude::*;
use trongklum::registry::edit::{Step, rules, set};
use trongklum::registry::{Registry, Rule, SAKON_NAKHON};

use super::generate;
use super::support::{case, path, registry};

fn texts() -> Vec<String> {
    let example = std::fs::read_to_string(path("data/example.ron")).unwrap();
    let mut texts = vec![SAKON_NAKHON.to_owned(), example];
    texts.extend(
        [
            "valid/fictitious.ron",
            "valid/format-2.ron",
            "valid/hospital.ron",
            "letters/health.ron",
            "letters/province.ron",
        ]
        .map(case),
    );
    texts
}

/// Returns what a rule says, with its id but without its place.
fn said(registry: &Registry, rule: &Rule) -> String {
    rules::rule_literal(registry, rule)
}

/// Returns what every rule of a registry says.
fn all_said(registry: &Registry) -> Vec<String> {
    registry
        .rules()
        .map(|(_, rule)| said(registry, rule))
        .collect()
}

/// Returns the rules that have a record of their own.
fn written(registry: &Registry) -> Vec<&Rule> {
    let all = registry.rules().map(|(_, rule)| rule);
    all.filter(|rule| rule.is_written()).collect()
}

fn with_version_2(text: &str) -> String {
    text.replacen("version: 1,", "version: 2,", 1)
}

fn every_rule_is_read_as_it_is_written(text: &str) {
    let old = registry(text);
    for rule in written(&old) {
        let place = [Step::Field("rules"), Step::Id(rule.id.clone())];
        let literal = rules::rule_literal(&old, rule);
        let new = registry(&set(text, &place, &literal).unwrap().apply(text));
        let (_, read) = new.rules().find(|(_, read)| read.id == rule.id).unwrap();
        let without_place = |rule: &Rule| {
            let rule = Rule {
                span: 0..0,
                ..rule.clone()
            };
            format!("{rule:?}")
        };
        assert_eq!(without_place(read), without_place(rule));
    }
}

#[test]
fn every_rule_of_the_registries_is_read_as_it_is_written() {
    for text in texts() {
        every_rule_is_read_as_it_is_written(&text);
    }
}

#[test]
fn a_rule_is_changed_into_any_other_and_nothing_else_is() {
    for text in texts() {
        let old = registry(&text);
        let all = written(&old);
        for (at, was) in all.iter().enumerate() {
            assert_eq!(rules::change(&text, &old, was, was).unwrap(), text);
            for step in [1, 5] {
                let wanted = Rule {
                    id: was.id.clone(),
                    ..all[(at + step) % all.len()].clone()
                };
                let changed = rules::change(&text, &old, was, &wanted).unwrap();
                let mut expected = all_said(&old);
                let place = old.rules().position(|(_, rule)| rule.id == was.id).unwrap();
                expected[place] = said(&old, &wanted);
                assert_eq!(all_said(&registry(&changed)), expected);
            }
        }
    }
}

#[test]
fn confirming_touches_the_mark_alone() {
    for text in texts() {
        let old = registry(&text);
        for rule in written(&old).into_iter().filter(|rule| !rule.unconfirmed) {
            for sure in [None, Some(0.85)] {
                let proposed = Rule {
                    unconfirmed: true,
                    sure,
                    ..rule.clone()
                };
                let marked = rules::change(&text, &old, rule, &proposed).unwrap();
                let new = registry(&marked);
                let (_, read) = new.rules().find(|(_, read)| read.id == rule.id).unwrap();
                assert_eq!((read.unconfirmed, read.sure), (true, sure));
                let confirmed = rules::confirm(&marked, [rule.id.as_str()]).unwrap();
                assert!(confirmed == with_version_2(&text), "{}", rule.id);
            }
        }
    }
}

#[test]
fn a_rule_is_added_and_dropped_again() {
    for text in texts() {
        let old = registry(&text);
        for rule in written(&old) {
            let new = Rule {
                id: rules::free_id(&old, rule),
                unconfirmed: false,
                ..rule.clone()
            };
            for after in [None, Some(rule.id.as_str())] {
                let added = rules::add(&text, &old, &new, after).unwrap();
                let read = registry(&added);
                assert_eq!(read.rules().len(), old.rules().len() + 1);
                let place = read
                    .rules()
                    .position(|(_, read)| read.id == new.id)
                    .unwrap();
                let before = old
                    .rules()
                    .position(|(_, rule)| Some(rule.id.as_str()) == after);
                if let Some(before) = before {
                    assert_eq!(place, before + 1);
                }
                assert_eq!(rules::drop(&added, &new.id).unwrap(), text);
            }
        }
    }
}

#[test]
fn a_clause_without_a_rule_is_not_asked_about_again() {
    let text = case("valid/fictitious.ron");
    let old = registry(&text);
    let mut marked = text.clone();
    let (first, second) = (old.clause_ids().next(), old.clause_ids().last());
    for clause in [first.unwrap(), second.unwrap()] {
        marked = rules::mean_no_rule(&marked, &old, clause).unwrap();
    }
    let new = registry(&marked);
    assert_eq!(new.without_rule(), [first.unwrap(), second.unwrap()]);
    let lines: Vec<&str> = marked.lines().filter(|line| !text.contains(line)).collect();
    assert!(
        lines
            .iter()
            .all(|line| line.contains("without_rule") || line.contains("version")),
        "{lines:?}"
    );
}

proptest! {
    #![proptest_config(super::draws::config(40))]

    #[test]
    fn every_drawn_rule_is_read_as_it_is_written(drawn in generate::registry()) {
        every_rule_is_read_as_it_is_written(&drawn.to_ron());
    }
}
