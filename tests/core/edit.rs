//! Properties of edits, on the registries of the tests: an edit changes what it names and nothing else,
//! and what was edited is read as it was meant.

use proptest::prelude::*;
use trongklum::registry::edit::{Step, find, insert, remove, reorder, set, text_literal};
use trongklum::registry::{Registry, SAKON_NAKHON, read};

use super::support::path;

fn texts() -> Vec<String> {
    let read = |file: &str| std::fs::read_to_string(path(file)).unwrap();
    vec![
        SAKON_NAKHON.to_owned(),
        read("data/example.ron"),
        read("tests/cases/valid/fictitious.ron"),
        read("tests/cases/valid/format-2.ron"),
    ]
}

fn registry(text: &str) -> Registry {
    let loaded = read(text);
    loaded
        .registry
        .unwrap_or_else(|| panic!("{:?}", loaded.problems))
}

/// Returns whether `after` is `before` with one stretch replaced.
fn differs_in_one_stretch(before: &str, after: &str, most: usize) -> bool {
    let (was, is): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let start = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let rest = was.len().min(is.len()) - start;
    let end = was.iter().rev().zip(is.iter().rev()).take(rest);
    let end = end.take_while(|(a, b)| a == b).count();
    is.len() - start - end <= most
}

#[test]
fn setting_a_value_to_itself_changes_nothing() {
    for text in texts() {
        for list in ["roles", "groups", "topics", "rules"] {
            for at in 0.. {
                let path = [Step::Field(list), Step::Item(at)];
                let Ok(item) = find(&text, &path) else { break };
                assert_eq!(set(&text, &path, item).unwrap().apply(&text), text);
            }
        }
    }
}

#[test]
fn a_name_is_changed_and_read_again() {
    for text in texts() {
        let old = registry(&text);
        for (id, group) in old.groups() {
            let path = [
                Step::Field("groups"),
                Step::Id(group.id.clone()),
                Step::Field("name"),
            ];
            let name = "กลุ่ม \"ทดสอบ\" \\ ใหม่";
            let edited = set(&text, &path, &text_literal(name)).unwrap().apply(&text);
            let new = registry(&edited);
            assert_eq!(new.group(id).name, name);
            assert_eq!(new.group_ids().len(), old.group_ids().len());
            let back = set(&edited, &path, &text_literal(&group.name)).unwrap();
            assert_eq!(back.apply(&edited), text);
        }
    }
}

#[test]
fn a_role_is_added_and_removed_again() {
    for text in texts() {
        let count = registry(&text).role_ids().len();
        let roles = [Step::Field("roles")];
        for at in 0..=count {
            let literal = "(id: \"test-role\", name: (th: \"ตำแหน่งทดสอบ\", en: \"Test role\"), seats: Exact(1))";
            let edited = insert(&text, &roles, at, literal).unwrap().apply(&text);
            let new = registry(&edited);
            assert_eq!(new.find_role("test-role").unwrap().index(), at);
            let path = [Step::Field("roles"), Step::Id("test-role".to_owned())];
            assert_eq!(
                remove(&edited, &path).unwrap().apply(&edited),
                text,
                "at {at}"
            );
        }
    }
}

#[test]
fn moving_there_and_back_changes_nothing() {
    for text in texts() {
        let count = registry(&text).group_ids().len();
        let groups = [Step::Field("groups")];
        for (from, to) in [(0, count - 1), (count - 1, 0), (0, 1)] {
            let edited = reorder(&text, &groups, from, to).unwrap().apply(&text);
            let order = |text: &str| -> Vec<String> {
                registry(text)
                    .groups()
                    .map(|(_, group)| group.id.clone())
                    .collect()
            };
            let mut expected = order(&text);
            let moved = expected.remove(from);
            expected.insert(to, moved);
            assert_eq!(order(&edited), expected);
            assert_eq!(
                reorder(&edited, &groups, to, from).unwrap().apply(&edited),
                text
            );
        }
    }
}

proptest! {
    #![proptest_config(super::draws::config(64))]

    #[test]
    fn any_text_is_set_and_read_as_it_was(name in ".{1,40}") {
        let path = [Step::Field("letter"), Step::Field("subject")];
        let edited = set(SAKON_NAKHON, &path, &text_literal(&name)).unwrap().apply(SAKON_NAKHON);
        prop_assert!(differs_in_one_stretch(SAKON_NAKHON, &edited, text_literal(&name).len()));
        if let Some(registry) = read(&edited).registry {
            prop_assert_eq!(&registry.letter().subject, &name);
        }
        let value = find(&edited, &path).unwrap();
        prop_assert_eq!(ron::from_str::<String>(value).unwrap(), name);
    }

    #[test]
    fn no_text_makes_an_edit_panic(text in ".{0,80}", at in 0_usize..4) {
        let paths = [
            vec![],
            vec![Step::Field("a")],
            vec![Step::Item(at)],
            vec![Step::Field("a"), Step::Id("b".to_owned())],
        ];
        for path in paths {
            let _ = set(&text, &path, "1").map(|edit| edit.apply(&text));
            let _ = insert(&text, &path, at, "1").map(|edit| edit.apply(&text));
            let _ = remove(&text, &path).map(|edit| edit.apply(&text));
            let _ = reorder(&text, &path, at, 0).map(|edit| edit.apply(&text));
        }
    }
}
