//! Edits records of every registry of the project: what is changed is read back, what is not named
//! keeps its bytes, and every rule still cites the sentences that it cited.

use std::collections::BTreeMap;

use trongklum::registry::edit::{
    Draft, FieldKind, IdRow, Kind, Meaning, RecordKind, SeatsKind, TextRow, Value, delete, find,
    move_record, rename,
};
use trongklum::registry::{Registry, RoleId, SAKON_NAKHON, Who, read};

use super::support::{case, files, registry};

/// Returns the built-in registry, the example, and those with all fields.
fn main_texts() -> Vec<String> {
    let example = std::fs::read_to_string(super::support::path("data/example.ron")).unwrap();
    let mut texts = vec![SAKON_NAKHON.to_owned(), example];
    for name in [
        "valid/format-2.ron",
        "valid/library.ron",
        "letters/health.ron",
    ] {
        texts.push(case(name));
    }
    texts
}

/// Returns those and some of other offices.
fn all_texts() -> Vec<String> {
    let mut texts = main_texts();
    for file in files("tests/cases/offices", ".ron").into_iter().step_by(7) {
        texts.push(std::fs::read_to_string(file).unwrap());
    }
    texts
}

/// Returns the comments of a text, in its order.
fn comments(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| line.starts_with("//")).collect()
}

/// Returns what each rule means, in names and sentences instead of ids.
fn meanings(registry: &Registry) -> BTreeMap<String, String> {
    let roles = |roles: &[RoleId]| -> Vec<String> {
        let names = roles
            .iter()
            .map(|role| registry.role(*role).name.th.clone());
        names.collect()
    };
    let rules = registry.rules().map(|(_, rule)| {
        let groups = rule.groups.as_ref().map(|groups| {
            let names = groups.iter().map(|group| &registry.group(*group).name);
            names.collect::<Vec<_>>()
        });
        let topics = rule.topics.as_ref().map(|topics| {
            let names = topics.iter().map(|topic| &registry.topic(*topic).name.th);
            names.collect::<Vec<_>>()
        });
        let who = match &rule.who {
            Who::Roles(listed) => format!("{:?}", roles(listed)),
            other => format!("{other:?}"),
        };
        let cites = rule
            .cites
            .iter()
            .map(|clause| &registry.clause(*clause).text);
        let cites: Vec<&String> = cites.collect();
        let meaning = format!(
            "{:?} {groups:?} {topics:?} {who} {:?} {cites:?}",
            rule.acts,
            roles(&rule.to)
        );
        (rule.id.clone(), meaning)
    });
    rules
        .filter(|(id, _)| !id.starts_with("administrators:"))
        .collect()
}

/// Returns every record of a text.
fn records(text: &str) -> Vec<(RecordKind, usize)> {
    let mut records = Vec::new();
    for kind in RecordKind::ALL {
        let mut at = 0;
        while Draft::open(text, kind, at).is_some() {
            records.push((kind, at));
            at += 1;
            if kind.list().is_none() {
                break;
            }
        }
    }
    records
}

/// Returns the first and the last record of each kind.
fn sampled(text: &str) -> Vec<(RecordKind, usize)> {
    let all = records(text);
    let is_edge = |&(at, one): &(usize, &(RecordKind, usize))| {
        one.1 == 0 || all.get(at + 1).is_none_or(|next| next.0 != one.0)
    };
    let edges = all.iter().enumerate().filter(is_edge);
    edges.map(|(_, one)| *one).collect()
}

fn words_of(value: &mut Value) -> Option<&mut String> {
    match value {
        Value::Text(text) => Some(text),
        Value::Words(words) => Some(&mut words.th),
        _ => None,
    }
}

#[test]
fn a_record_that_is_only_opened_changes_nothing() {
    for text in all_texts() {
        for (kind, at) in sampled(&text) {
            let draft = Draft::open(&text, kind, at).unwrap();
            assert!(!draft.is_changed());
            let checked = draft.check();
            assert_eq!(
                checked.text.as_deref(),
                Some(text.as_str()),
                "{kind:?} {at}"
            );
            assert!(checked.dependants.is_empty());
            assert!(
                !checked
                    .faults
                    .iter()
                    .any(trongklum::registry::edit::Fault::is_error)
            );
        }
    }
}

/// Returns another value for a field, if the test knows one that suits it.
fn changed(value: &Value, kind: FieldKind) -> Option<Value> {
    let mut other = value.clone();
    match (&mut other, kind) {
        (_, FieldKind::Id | FieldKind::One(_) | FieldKind::Picture | FieldKind::Date) => None,
        (Value::Text(_), FieldKind::Number) => Some(Value::Text("12".to_owned())),
        (Value::Text(text), FieldKind::Size) => {
            text.clear();
            text.push_str("จำนวนสมาชิก ๓๓ คน \"ใหม่\"");
            Some(other)
        }
        (Value::Text(text), _) => {
            text.push_str(" (\"แก้\")\\");
            Some(other)
        }
        (Value::Words(words), _) => {
            words.th.push_str(" แก้");
            words.en.push_str("Changed");
            Some(other)
        }
        (Value::Texts(rows), _) => {
            rows.insert(
                0,
                TextRow {
                    was: None,
                    text: "ข้อใหม่".to_owned(),
                },
            );
            Some(other)
        }
        (Value::Flag(flag), _) => {
            *flag = !*flag;
            Some(other)
        }
        (Value::Seats(..), _) => Some(Value::Seats(
            Some(SeatsKind::Exact),
            "7".to_owned(),
            String::new(),
        )),
        (Value::Meaning(..), _) => Some(Value::Meaning(Some(Meaning::Plain), String::new())),
        (Value::Ids(rows), _) => {
            rows.reverse();
            (rows.len() > 1).then_some(other)
        }
    }
}

/// Returns the values as they are once read again: rows have their positions then.
fn settled(value: &Value) -> Value {
    match value {
        Value::Texts(rows) => Value::Texts(
            rows.iter()
                .enumerate()
                .map(|(at, row)| TextRow {
                    was: Some(at),
                    text: row.text.clone(),
                })
                .collect(),
        ),
        Value::Ids(rows) => Value::Ids(
            rows.iter()
                .enumerate()
                .map(|(at, row)| IdRow {
                    was: Some(at),
                    ..row.clone()
                })
                .collect(),
        ),
        other => other.clone(),
    }
}

#[test]
fn every_field_is_read_back_and_the_rest_keeps_its_bytes() {
    for text in main_texts().into_iter().step_by(2) {
        let before = meanings(&registry(&text));
        for (kind, at) in sampled(&text) {
            for (index, field) in kind.fields().iter().enumerate() {
                let mut draft = Draft::open(&text, kind, at).unwrap();
                let Some(value) = changed(&draft.values[index], field.kind) else {
                    continue;
                };
                draft.values[index] = value.clone();
                let checked = draft.check();
                let Some(new) = checked.text else {
                    // A number of another size, or a flag with nothing to be about.
                    assert!(!checked.faults.is_empty(), "{kind:?} {at} {}", field.key);
                    continue;
                };
                let again = Draft::open(&new, kind, at).unwrap();
                let is_idle = field.key == "approximate" && new == text;
                assert!(
                    is_idle || again.values[index] == settled(&value),
                    "{kind:?} {at} {}: {:?}",
                    field.key,
                    again.values[index]
                );
                // What cites a clause has its new number.
                let cites_others = |other: &usize| {
                    let kind = kind.fields()[*other].kind;
                    !matches!(field.kind, FieldKind::Clauses(_))
                        || !matches!(kind, FieldKind::Many(Kind::Place, _))
                };
                let others = (0..again.values.len()).filter(|other| *other != index);
                for other in others.filter(cites_others) {
                    assert_eq!(
                        again.values[other], draft.values[other],
                        "{kind:?} {at} {}",
                        field.key
                    );
                }
                assert_eq!(comments(&new), comments(&text), "{kind:?} {}", field.key);
                if !(matches!(field.kind, FieldKind::Clauses(_) | FieldKind::Passages)
                    || ["name", "members-text", "body"].contains(&field.key))
                {
                    assert_eq!(meanings(&registry(&new)), before, "{kind:?} {}", field.key);
                }
            }
        }
    }
}

#[test]
fn rules_cite_the_same_sentences_whatever_is_done_to_the_clauses() {
    for text in main_texts() {
        let before = meanings(&registry(&text));
        for (kind, at) in sampled(&text) {
            for (index, field) in kind.fields().iter().enumerate() {
                let FieldKind::Clauses(_) = field.kind else {
                    continue;
                };
                let draft = Draft::open(&text, kind, at).unwrap();
                let Value::Texts(rows) = draft.values[index].clone() else {
                    panic!("clauses are texts");
                };
                // A new one first, and the others the other way round.
                let mut moved: Vec<TextRow> = rows.iter().rev().cloned().collect();
                moved.insert(
                    0,
                    TextRow {
                        was: None,
                        text: "ข้อใหม่".to_owned(),
                    },
                );
                let mut draft = draft;
                draft.values[index] = Value::Texts(moved);
                let checked = draft.check();
                let new = checked.text.expect("a registry");
                assert_eq!(
                    meanings(&registry(&new)),
                    before,
                    "{kind:?} {at} {}",
                    field.key
                );
                assert_eq!(checked.dependants, []);
                // Without the first one, what cites only that goes with it.
                if let Some((gone, rest)) = rows.split_first() {
                    draft.values[index] = Value::Texts(rest.to_vec());
                    let checked = draft.check();
                    let new = checked.text.expect("a registry");
                    let quoted = format!("{:?}", gone.text);
                    let deleted = checked.dependants.iter().filter(|one| one.is_deleted);
                    let after = meanings(&registry(&new));
                    for (id, meaning) in &before {
                        if meaning.contains(&quoted) {
                            let is_told = deleted.clone().any(|one| one.name == *id);
                            assert_eq!(after.contains_key(id), !is_told, "{id}");
                        } else {
                            assert_eq!(after.get(id), Some(meaning), "{id}");
                        }
                    }
                    let gone_for_good = after.values().all(|meaning| !meaning.contains(&quoted));
                    let is_twice = rest.iter().any(|row| row.text == gone.text)
                        || text.matches(&gone.text).count() > 1;
                    assert!(gone_for_good || is_twice, "{quoted}");
                }
            }
        }
    }
}

#[test]
fn an_id_changes_wherever_it_is_named() {
    for text in all_texts() {
        let before = meanings(&registry(&text));
        for kind in [Kind::Role, Kind::Topic, Kind::Group, Kind::Unit] {
            let record = RecordKind::ALL
                .into_iter()
                .find(|one| one.kind() == Some(kind));
            for (record, at) in sampled(&text)
                .into_iter()
                .filter(|(one, _)| Some(*one) == record)
            {
                let fields = record.fields();
                let own = fields
                    .iter()
                    .position(|field| field.kind == FieldKind::Id)
                    .unwrap();
                let mut draft = Draft::open(&text, record, at).unwrap();
                let Value::Text(old) = draft.values[own].clone() else {
                    panic!("an id is a text");
                };
                draft.values[own] = Value::Text("renamed-entirely".to_owned());
                let checked = draft.check();
                let new = checked.text.expect("a registry");
                assert_eq!(meanings(&registry(&new)), before, "{old}");
                assert_eq!(comments(&new), comments(&text));
                // And back: the very same text, unless the version changed.
                let back = rename(&new, kind, "renamed-entirely", &old).unwrap();
                assert_eq!(back, text, "{old}");
            }
        }
    }
}

#[test]
fn what_is_deleted_takes_what_depends_on_it_and_the_rest_is_a_registry() {
    for text in all_texts() {
        for (kind, at) in sampled(&text) {
            if kind.list().is_none() {
                continue;
            }
            let followed = delete(&text, kind, at).unwrap();
            let reading = read(&followed.text);
            let errors: Vec<_> = reading
                .problems
                .iter()
                .filter(|problem| problem.severity() == trongklum::registry::Severity::Error)
                .map(|problem| problem.code)
                .collect();
            let is_last = kind == RecordKind::Topic
                && records(&text)
                    .iter()
                    .filter(|(one, _)| *one == kind)
                    .count()
                    == 1;
            assert!(errors.is_empty() || is_last, "{kind:?} {at}: {errors:?}");
            let Some(after) = reading.registry else {
                continue;
            };
            let (before, after) = (meanings(&registry(&text)), meanings(&after));
            let gone = before.keys().filter(|id| !after.contains_key(*id));
            for id in gone {
                let is_told = followed
                    .dependants
                    .iter()
                    .any(|one| one.name == *id && one.is_deleted && one.list == "rules");
                assert!(is_told, "{kind:?} {at} deletes {id} without a word");
            }
        }
    }
}

#[test]
fn a_role_that_nobody_else_is_with_takes_its_group() {
    let text = case("valid/format-2.ron");
    let found = registry(&text);
    // Every group loses its last member in the end, and each step is a registry.
    let mut text = text;
    let mut left = found.roles().len();
    while left > 0 {
        text = delete(&text, RecordKind::Role, 0).unwrap().text;
        left -= 1;
        let found = registry(&text);
        assert_eq!(found.roles().len(), left);
        assert!(found.groups().all(|(_, group)| !group.members.is_empty()));
    }
    assert_eq!(registry(&text).groups().len(), 0);
}

#[test]
fn records_move_and_move_back() {
    for text in main_texts() {
        for (kind, at) in sampled(&text).into_iter().filter(|(_, at)| *at > 0) {
            let moved = move_record(&text, kind, at, 0).unwrap();
            assert_eq!(meanings(&registry(&moved)), meanings(&registry(&text)));
            assert_eq!(comments(&moved).len(), comments(&text).len());
            assert_eq!(move_record(&moved, kind, 0, at).unwrap(), text);
        }
    }
}

#[test]
fn a_copy_stands_behind_and_is_named_by_nothing() {
    for text in main_texts() {
        for (kind, at) in sampled(&text)
            .into_iter()
            .filter(|(kind, _)| kind.list().is_some())
        {
            let mut draft = Draft::copy_of(&text, kind, at).expect("a record");
            assert!(draft.is_new() && draft.is_changed());
            if let Some(name) = draft.values.first_mut().and_then(words_of)
                && kind != RecordKind::Remark
            {
                name.push_str(" ใหม่");
            }
            let checked = draft.check();
            let new = checked.text.expect("a registry");
            assert_eq!(meanings(&registry(&new)), meanings(&registry(&text)));
            assert_eq!(draft.at(), at + 1);
            assert!(comments(&new).len() >= comments(&text).len());
        }
    }
}

#[test]
fn a_seventh_group_is_written_as_its_neighbours_are() {
    let mut draft = Draft::begin(SAKON_NAKHON, RecordKind::Group).unwrap();
    let fields = RecordKind::Group.fields();
    let at = |key: &str| fields.iter().position(|field| field.key == key).unwrap();
    assert_eq!(draft.values[at("id")], Value::Text("group-7".to_owned()));
    let keys: Vec<_> = draft
        .check()
        .faults
        .iter()
        .map(|fault| fault.field.map(|at| fields[at].key))
        .collect();
    assert!(
        keys.contains(&Some("name")) && keys.contains(&Some("members")),
        "{keys:?}"
    );
    draft.values[at("name")] = Value::Text("ประชาสัมพันธ์ สน.".to_owned());
    draft.values[at("members")] = Value::Ids(vec![IdRow {
        was: None,
        id: "governor".to_owned(),
        grounds: None,
    }]);
    draft.values[at("members-text")] = Value::Text("๑.ผู้ว่าราชการจังหวัด".to_owned());
    draft.values[at("size")] = Value::Text("จำนวนสมาชิก ๑ คน".to_owned());
    draft.values[at("practice")] = Value::Texts(vec![TextRow {
        was: None,
        text: "สำหรับข่าว".to_owned(),
    }]);
    draft.values[at("nicknames")] = Value::Texts(vec![TextRow {
        was: None,
        text: "กลุ่มข่าว".to_owned(),
    }]);
    let new = draft.check().text.expect("a registry");
    let record = "        (
            id: \"group-7\",
            name: \"ประชาสัมพันธ์ สน.\",
            members: [\"governor\"],
            members_text: \"๑.ผู้ว่าราชการจังหวัด\",
            nicknames: [\"กลุ่มข่าว\"],
            size: (text: \"จำนวนสมาชิก ๑ คน\", count: 1),
            practice: [\"สำหรับข่าว\"],
        ),
    ],
";
    let groups = find(&new, &[trongklum::registry::edit::Step::Field("groups")]).unwrap();
    assert!(format!("{groups},\n").ends_with(record), "{groups}");
    // Nicknames came with version 2 of the format.
    assert!(new.contains("version: 2,"));
    let rest = new
        .replace("version: 2,", "version: 1,")
        .replace(record, "    ],\n");
    assert_eq!(rest, SAKON_NAKHON);
}

#[test]
fn an_id_is_proposed_from_the_english_name() {
    let mut draft = Draft::begin(SAKON_NAKHON, RecordKind::Role).unwrap();
    let id = 1;
    assert_eq!(draft.values[id], Value::Text("role-9".to_owned()));
    if let Value::Words(words) = &mut draft.values[0] {
        words.th = "นายอำเภอ".to_owned();
        words.en = "District Chief".to_owned();
    }
    draft.propose_id();
    assert_eq!(draft.values[id], Value::Text("district-chief-2".to_owned()));
    // What somebody typed stays.
    draft.values[id] = Value::Text("mine".to_owned());
    draft.propose_id();
    assert_eq!(draft.values[id], Value::Text("mine".to_owned()));
}

#[test]
fn what_would_be_wrong_is_told_of_its_field() {
    let fields = RecordKind::Group.fields();
    let at = |key: &str| fields.iter().position(|field| field.key == key).unwrap();
    let faults = |key: &str, value: Value| {
        let mut draft = Draft::open(SAKON_NAKHON, RecordKind::Group, 0).unwrap();
        draft.values[at(key)] = value;
        let checked = draft.check();
        let told = checked
            .faults
            .iter()
            .any(|fault| fault.field == Some(at(key)));
        assert!(told, "{key}: {:?}", checked.faults);
        checked.text.is_some()
    };
    let text = |text: &str| Value::Text(text.to_owned());
    assert!(!faults("name", text(" ")));
    assert!(!faults("id", text("กลุ่ม")));
    assert!(!faults("id", text("orders-pk")));
    assert!(!faults("picture", text("../x.png")));
    assert!(!faults("members", Value::Ids(Vec::new())));
    assert!(faults("group-until", text("วันไหนก็ได้")));
}

#[test]
fn a_roster_goes_with_its_role_in_one_step() {
    let people: Vec<String> = (0..5_000)
        .map(|number| format!("(name: \"ผู้ทดสอบ {number}\", role: \"volunteer-officer\")"))
        .collect();
    let people = people.join(",\n        ");
    let text = SAKON_NAKHON.replace(
        "people: [],",
        &format!("people: [\n        {people},\n    ],"),
    );
    let role = records(SAKON_NAKHON)
        .into_iter()
        .filter(|(kind, _)| *kind == RecordKind::Role)
        .find(|(kind, at)| {
            let draft = Draft::open(SAKON_NAKHON, *kind, *at).unwrap();
            draft
                .values
                .contains(&Value::Text("volunteer-officer".to_owned()))
        });
    let (kind, at) = role.expect("the role");
    let followed = delete(&text, kind, at).unwrap();
    assert_eq!(registry(&followed.text).people().len(), 0);
    let told = followed
        .dependants
        .iter()
        .filter(|one| one.list == "people");
    // A person's name is not told.
    assert!(
        told.clone()
            .all(|one| one.name.is_empty() && one.is_deleted)
    );
    assert_eq!(told.count(), 5_000);
}

#[test]
fn a_list_that_is_not_there_is_added_with_its_first_record() {
    for text in [SAKON_NAKHON, trongklum::registry::EMPTY] {
        for kind in [RecordKind::Topic, RecordKind::Unit, RecordKind::Role] {
            let mut draft = Draft::begin(text, kind).expect("a new record");
            if let Some(Value::Words(words)) = draft.values.first_mut() {
                words.th = "ใหม่".to_owned();
            }
            let checked = draft.check();
            let new = checked.text.expect("a registry");
            assert_eq!(comments(&new), comments(text));
            let followed = delete(&new, kind, draft.at()).unwrap();
            assert_eq!(followed.dependants, []);
            let back = followed.text.replace("    units: [\n    ],\n", "");
            let back = back.replace("version: 2", "version: 1");
            assert_eq!(back, text.replace("version: 2", "version: 1"), "{kind:?}");
        }
    }
}

#[test]
fn a_term_keeps_its_weight_when_its_text_changes() {
    let weighted = "(\"ปค.\", 0.8)";
    let text = trongklum::registry::SAKON_NAKHON.replacen("\"นักปกครองสกล\"", weighted, 1);
    let text = text.as_str();
    let at = records(text)
        .into_iter()
        .filter(|(kind, _)| *kind == RecordKind::Vocabulary)
        .find_map(|(kind, at)| {
            let draft = Draft::open(text, kind, at)?;
            let Value::Texts(rows) = &draft.values[1] else {
                return None;
            };
            rows.iter().any(|row| row.text == "ปค.").then_some(at)
        });
    let mut draft = Draft::open(text, RecordKind::Vocabulary, at.unwrap()).unwrap();
    let Value::Texts(rows) = &mut draft.values[1] else {
        panic!("terms are texts");
    };
    let row = rows.iter_mut().find(|row| row.text == "ปค.").unwrap();
    row.text = "ปค. \"จังหวัด\"".to_owned();
    let new = draft.check().text.unwrap();
    let changed = "(\"ปค. \\\"จังหวัด\\\"\", 0.8)";
    assert_eq!(new, text.replacen(weighted, changed, 1));
}
