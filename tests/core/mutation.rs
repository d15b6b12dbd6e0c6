//! Checks that every rule matters. Each rule of the built-in registry, and of one with rules about
//! some recipients, is mutated in every possible way. Each time, some verdict of the table or some
//! golden case must change.

use std::fmt::Write;
use std::ops::Range;

use trongklum::registry::{Registry, SAKON_NAKHON, read};

use super::golden;
use super::support::{case, registry};
use super::verdict_table::document;

/// Mutants that answer everything the same, with the reasons.
const EQUIVALENT: &[(&str, &str)] = &[];
const EQUIVALENT_RECIPIENTS: &[(&str, &str)] = &[(
    "office-orders to anyone",
    "nobody but clerks is in the group to be given orders",
)];
const EQUIVALENT_TIMES: &[(&str, &str)] = &[
    ("no-nods dropped", UNCONFIRMED),
    ("no-nods permits", UNCONFIRMED),
    ("no-nods in every group", UNCONFIRMED),
];
const UNCONFIRMED: &str = "nobody has confirmed the rule, so it decides nothing";

/// Returns the range of the value of field `name` in the text of a rule.
fn value_of(rule: &str, name: &str) -> Option<Range<usize>> {
    let stem = format!("{name}: ");
    let at = rule
        .match_indices(&stem)
        .map(|(at, _)| at)
        .find(|&at| rule[..at].ends_with([' ', '(', '\n']))?;
    let start = at + stem.len();
    let (mut depth, mut in_text) = (0, false);
    for (offset, c) in rule[start..].char_indices() {
        match c {
            '"' => in_text = !in_text,
            '(' | '[' if !in_text => depth += 1,
            ',' | ')' | ']' if !in_text && depth == 0 => return Some(start..start + offset),
            ')' | ']' if !in_text => depth -= 1,
            _ => {}
        }
    }
    None
}

fn with_value(rule: &str, name: &str, value: &str) -> Option<String> {
    let place = value_of(rule, name)?;
    Some(format!(
        "{}{value}{}",
        &rule[..place.start],
        &rule[place.end..]
    ))
}

fn without(rule: &str, name: &str) -> Option<String> {
    let place = value_of(rule, name)?;
    let start = place.start - name.len() - 2;
    let end = rule[place.end..]
        .find(',')
        .map_or(place.end, |comma| place.end + comma + 1);
    Some(format!("{}{}", &rule[..start], &rule[end..]))
}

fn without_any(rule: &str, names: &[&str]) -> String {
    names.iter().fold(rule.to_owned(), |rule, name| {
        without(&rule, name).unwrap_or(rule)
    })
}

/// Returns the applicable mutations of a rule.
fn mutations_of(rule: &str) -> Vec<(&'static str, String)> {
    let effect = value_of(rule, "effect").expect("a rule has an effect");
    let effect = rule[effect].split('(').next().unwrap_or_default();
    let mut mutations = vec![("dropped", Some(String::new()))];
    // Fields that do not suit the new effect go.
    let forbids = || with_value(&without_any(rule, &["must", "alone"]), "effect", "Forbid");
    let permits = || with_value(&without_any(rule, &["unless"]), "effect", "Permit");
    match effect {
        "Permit" => mutations.push(("forbids", forbids())),
        "PermitIf" => {
            mutations.push(("permits", permits()));
            mutations.push(("forbids", forbids()));
        }
        _ => mutations.push(("permits", permits())),
    }
    for (mutation, field) in [
        ("for any role", "who"),
        ("on any topic", "topics"),
        ("to anyone", "to"),
        ("in every group", "groups"),
        ("acts named", "general"),
        ("not inferred", "inferred"),
        ("not demanded", "must"),
        ("not alone", "alone"),
        ("without exception", "unless"),
        ("at any time", "when"),
        ("confirmed", "unconfirmed"),
    ] {
        // Only named people can be alone.
        let rule = if field == "who" {
            without_any(rule, &["alone"])
        } else {
            rule.to_owned()
        };
        mutations.push((mutation, without(&rule, field)));
    }
    // A time that states nothing is no time.
    if let Some(when) = value_of(rule, "when").filter(|when| rule[when.clone()].contains(", ")) {
        for (mutation, field) in [("on any weekday", "weekdays"), ("at any hour", "before")] {
            let changed = without(&rule[when.clone()], field);
            let changed = changed.and_then(|when| with_value(rule, "when", &when));
            mutations.push((mutation, changed));
        }
    }
    mutations
        .into_iter()
        .filter_map(|(mutation, text)| Some((mutation, text?)))
        .collect()
}

/// Returns the rule without each of its acts in turn, if it has several.
fn without_each_act(rule: &str) -> Vec<(String, String)> {
    let place = value_of(rule, "acts").expect("a rule has acts");
    let acts: Vec<&str> = rule[place].trim_matches(['[', ']']).split(", ").collect();
    if acts.len() < 2 {
        return Vec::new();
    }
    (0..acts.len())
        .map(|index| {
            let mut remaining = acts.clone();
            let removed = remaining.remove(index);
            let mutated = with_value(rule, "acts", &format!("[{}]", remaining.join(", ")));
            (format!("without {removed}"), mutated.expect("it has acts"))
        })
        .collect()
}

/// Mutates each rule of `original`, which was read from `source`, and returns the names of those
/// that neither the table nor the golden cases notice.
fn unnoticed(source: &str, golden: &str, at_least: usize) -> (Vec<String>, String) {
    let original = registry(source);
    let table = document(&original);
    let cases = golden::cases(golden);
    let noticed = |registry: &Registry| {
        document(registry) != table
            || cases
                .iter()
                .any(|case| !case.differences(registry).is_empty())
    };
    assert!(!noticed(&original));

    let (mut tried, mut unnoticed) = (0, Vec::new());
    let mut report = String::new();
    for (_, rule) in original.rules() {
        let text = &source[rule.span.clone()];
        let mutations = mutations_of(text)
            .into_iter()
            .map(|(mutation, text)| (mutation.to_owned(), text));
        for (mutation, mutated) in mutations.chain(without_each_act(text)) {
            let mut after = &source[rule.span.end..];
            if mutated.is_empty() {
                after = after.strip_prefix(',').expect("a comma follows");
            }
            let whole = format!("{}{mutated}{after}", &source[..rule.span.start]);
            let reading = read(&whole);
            let name = format!("{} {mutation}", rule.id);
            let Some(registry) = reading.registry else {
                panic!("{name}: {:?}\n{mutated}", reading.problems);
            };
            tried += 1;
            if !noticed(&registry) {
                writeln!(report, "{name}\n{mutated}").unwrap();
                unnoticed.push(name);
            }
        }
    }
    assert!(tried > at_least, "only {tried} were tried");
    (unnoticed, report)
}

#[test]
fn every_mutated_rule_is_noticed() {
    let (unnoticed, report) = unnoticed(SAKON_NAKHON, "golden.ron", 100);
    let expected: Vec<&str> = EQUIVALENT.iter().map(|(name, _)| *name).collect();
    assert_eq!(unnoticed, expected, "{report}");
    assert!(EQUIVALENT.iter().all(|(_, reason)| !reason.is_empty()));
}

#[test]
fn every_mutated_rule_about_some_recipients_is_noticed() {
    let source = case("valid/library.ron");
    let (unnoticed, report) = unnoticed(&source, "valid/library-golden.ron", 40);
    let expected: Vec<&str> = EQUIVALENT_RECIPIENTS
        .iter()
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(unnoticed, expected, "{report}");
    assert!(
        EQUIVALENT_RECIPIENTS
            .iter()
            .all(|(_, reason)| !reason.is_empty())
    );
}

#[test]
fn every_mutated_rule_with_times_and_exceptions_is_noticed() {
    let source = case("valid/hospital.ron");
    let (unnoticed, report) = unnoticed(&source, "valid/hospital-golden.ron", 50);
    let expected: Vec<&str> = EQUIVALENT_TIMES.iter().map(|(name, _)| *name).collect();
    assert_eq!(unnoticed, expected, "{report}");
    assert!(
        EQUIVALENT_TIMES
            .iter()
            .all(|(_, reason)| !reason.is_empty())
    );
}

#[test]
fn what_bears_on_answers_beside_the_rules_is_noticed() {
    let source = case("valid/hospital.ron");
    let cases = golden::cases("valid/hospital-golden.ron");
    for (from, to) in [
        (", recipient_only: true", ""),
        (", kind_of: [\"nurse\"]", ""),
        (", until: \"๓๑ มีนาคม ๒๕๖๙\"", ""),
        ("until: \"๓๑ มีนาคม", "until: \"๓๐ มีนาคม"),
        (
            "(id: \"driver\", inferred: \"หนังสือเขียนว่า “ผู้เกี่ยวข้อง”\")",
            "\"driver\"",
        ),
        (
            "groups: [\"former\", \"ward\"]",
            "groups: [\"ward\", \"former\"]",
        ),
        (
            "(acts: [\"ask\"], groups: [\"former\"",
            "(acts: [\"reply\"], groups: [\"former\"",
        ),
        (
            "(acts: [\"ask\"], groups: [\"former\"",
            "(topics: [\"stock\"], groups: [\"former\"",
        ),
    ] {
        assert!(source.contains(from), "{from}");
        let mutated = registry(&source.replace(from, to));
        let mut cases = cases.iter();
        assert!(
            cases.any(|case| !case.differences(&mutated).is_empty()),
            "{from} as {to}"
        );
    }
}
