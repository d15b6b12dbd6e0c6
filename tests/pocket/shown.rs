//! Compares what the page shows with the answers of `lookup --json`, need by need.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Value, json};
use trongklum::guide::{Need, Purpose, answer};
use trongklum::lang::Lang;
use trongklum::registry::{Act, Registry, SAKON_NAKHON, read};
use trongklum::report::{AnswerReport, GroupAnswerReport, Style, answer_report};

use super::browser::Browser;
use super::{folder, run_command, url, write};

/// Returns every need that can be asked, as `lookup --batch` reads it and as the library does. With
/// a recipient, it is the need before it with that recipient.
fn needs(registry: &Registry, to_each: bool) -> Vec<(Value, Need)> {
    let mut needs = Vec::new();
    for (role, asker) in registry.asking_roles() {
        let asked = |purpose: Purpose| json!({"role": asker.id, "purpose": purpose.id()});
        for (group, about) in registry.groups() {
            let mut words = asked(Purpose::About);
            words["group"] = json!(about.id);
            let need = Need {
                asked_group: Some(group),
                ..Need::to_do(Act::Ask, registry.first_topic()).with_purpose(Purpose::About)
            };
            needs.push((words, need.by(role)));
        }
        for &purpose in &[Purpose::Post, Purpose::Read, Purpose::Join] {
            let posts = purpose != Purpose::Join;
            for &act in Act::ALL.iter().filter(|act| act.is_posting() == posts) {
                for (topic, about) in registry.topics() {
                    let mut words = asked(purpose);
                    words["act"] = json!(act.id());
                    words["topic"] = json!(about.id);
                    let need = Need::to_do(act, topic).with_act_and_purpose(act, purpose);
                    let need = need.by(role);
                    needs.push((words.clone(), need.clone()));
                    let recipients = registry
                        .roles()
                        .filter(|_| to_each && purpose == Purpose::Post);
                    for (recipient, receives) in recipients {
                        words["to"] = json!([receives.id]);
                        let to = vec![recipient];
                        needs.push((words.clone(), Need { to, ..need.clone() }));
                    }
                }
            }
        }
    }
    needs
}

/// Returns what the page must show of a group.
fn expected(
    registry: &Registry,
    purpose: Purpose,
    json: &Value,
    report: &GroupAnswerReport,
    style: Style,
) -> Value {
    let about = purpose == Purpose::About;
    let member = if json["member"] == true {
        style.text("pocket-member")
    } else {
        style.text("find-not-member")
    };
    let relay: Vec<String> = json["relay"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| style.role(registry, registry.find_role(id.as_str().unwrap()).unwrap()))
        .collect();
    let reasons = json["reasons"].as_array().unwrap();
    assert_eq!(json["verdict"], report.verdict.id());
    let inferred = report.reasons.iter().filter_map(|reason| {
        let reason = reason.inference.clone()?;
        Some(style.text_with("find-inferred", &[("reason", reason)]))
    });
    json!({
        "id": json["id"],
        "name": json["name"],
        "verdict": (!about).then(|| style.verdict_for(purpose, report.verdict)),
        "member": (!about).then_some(member),
        "condition": json["condition"],
        "relay": (!relay.is_empty()).then(|| relay.join(", ")),
        "beside": report.beside,
        "clauses": reasons.iter().map(|reason| &reason["text"]).collect::<Vec<_>>(),
        "inferred": inferred.collect::<Vec<_>>(),
    })
}

/// Checks one answer: `shown` by the page, `json` from the command line, `report` from the library.
fn check(registry: &Registry, shown: &Value, json: &Value, report: &AnswerReport, style: Style) {
    let what = format!("{}", json["need"]);
    let purpose = report.need.purpose;
    let without_citations = |group: &Value| {
        let mut group = group.clone();
        if let Some(group) = group.as_object_mut() {
            let cited = group.remove("cited").unwrap();
            for place in cited.as_array().unwrap() {
                let reference = &registry.letter().reference;
                assert!(place.as_str().unwrap().contains(reference), "{what}");
            }
        }
        group
    };
    let all: Vec<(bool, Value)> = json["groups"]
        .as_array()
        .unwrap()
        .iter()
        .zip(&report.groups)
        .map(|(group, report)| {
            let is_best = group["id"] == json["best"];
            (is_best, expected(registry, purpose, group, report, style))
        })
        .collect();
    let best = all.iter().find(|(is_best, _)| *is_best);
    let best = best.map_or(Value::Null, |(_, group)| group.clone());
    assert_eq!(without_citations(&shown["best"]), best, "{what}");
    assert_eq!(shown["best"].is_null(), json["best"].is_null(), "{what}");
    assert_eq!(shown["headline"].is_null(), !json["best"].is_null());
    assert_eq!(shown["advice"], json["advice"], "{what}");
    let others = shown["others"].as_array().unwrap();
    let others: Vec<Value> = others.iter().map(without_citations).collect();
    let expected = all.into_iter().filter(|(is_best, _)| !is_best);
    let expected: Vec<Value> = expected.map(|(_, group)| group).collect();
    // A question about one group leaves the others out.
    if purpose != Purpose::About {
        assert_eq!(others, expected, "{what}");
    }
    let preference = json["preference"].as_array().cloned().unwrap_or_default();
    let preference: Vec<&Value> = preference.iter().map(|clause| &clause["text"]).collect();
    assert_eq!(shown["preference"], json!(preference), "{what}");
}

/// Asks the page everything and compares. Returns how many needs there are.
fn compare(
    browser: &mut Browser,
    (name, text): (&str, &str),
    lang: Lang,
    to_each: bool,
    folder: &Path,
) -> usize {
    let registry = read(text).registry.unwrap();
    let file = folder.join(format!("{name}.ron"));
    std::fs::write(&file, text).unwrap();
    let file = file.display().to_string();
    let chosen = ["--registry", file.as_str(), "--lang", lang.code()];
    let page = folder.join(format!("{name}-{lang}.html"));
    write(&page, &chosen);
    assert!(std::fs::metadata(&page).unwrap().len() < 300_000, "{name}");
    browser.open(&url(&page));
    let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pocket/driver.js");
    let driver = std::fs::read_to_string(driver).unwrap();
    let driver = driver.replace("RECIPIENTS", &to_each.to_string());
    let shown = browser.value(&driver);
    let shown: Vec<Value> = serde_json::from_str(shown.as_str().unwrap()).unwrap();
    let shown: HashMap<String, Value> = shown
        .into_iter()
        .map(|answer| (answer["need"].to_string(), answer))
        .collect();
    let needs = needs(&registry, to_each);
    let lines: Vec<String> = needs.iter().map(|(words, _)| words.to_string()).collect();
    let lines = lines.join("\n") + "\n";
    let batch = ["lookup", "--batch", "-", "--json"];
    let ran = run_command(&[&chosen[..], &batch].concat(), lines.as_bytes(), 100);
    let style = Style::new(lang, None).keeping(&registry);
    let mut met = 0;
    for ((words, need), line) in needs.iter().zip(ran.output.lines()) {
        let json: Value = serde_json::from_str(line).unwrap();
        let report = answer_report(&registry, &answer(&registry, need.clone()), style);
        let found = shown.get(&words.to_string()).or_else(|| {
            // Where no recipient changes anything, none is asked for.
            let mut without = words.clone();
            without.as_object_mut().unwrap().remove("to");
            shown.get(&without.to_string())
        });
        let found = found.unwrap_or_else(|| panic!("{words} cannot be asked"));
        met += usize::from(shown.contains_key(&words.to_string()));
        check(&registry, found, &json, &report, style);
    }
    assert_eq!(ran.output.lines().count(), needs.len());
    assert_eq!(met, shown.len(), "the page offers what was not compared");
    needs.len()
}

#[test]
#[ignore = "needs a browser; tests/run runs it"]
fn every_answer_on_the_page_is_the_one_of_the_command_line() {
    let folder = folder("shown");
    let mut browser = Browser::start(&folder);
    let first = ("first", SAKON_NAKHON);
    let count = compare(&mut browser, first, Lang::Thai, true, &folder);
    assert!(count > 1000, "{count}");
    compare(&mut browser, first, Lang::English, false, &folder);
    // Times, exceptions, obligations, preferences.
    let second = ("second", include_str!("../cases/valid/format-2.ron"));
    compare(&mut browser, second, Lang::Thai, true, &folder);
}
