//! Checks that the code contains nothing about any one province. All of that is in the registry.

use std::fs;

use super::support::{files, shipped};

/// Returns the code of a source file without comments and unit tests.
pub fn code(source: &str) -> String {
    let code = source.split("\n#[cfg(test)]").next().unwrap_or_default();
    let lines: Vec<&str> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    lines.join("\n")
}

/// Returns the lines of `source` that mention the built-in province.
fn breaches(source: &str, words: &[String]) -> Vec<String> {
    code(source)
        .lines()
        .filter(|line| !line.contains("include_str!(\"../../data/sakon-nakhon.ron\")"))
        .filter(|line| words.iter().any(|word| line.contains(word.as_str())))
        .map(str::to_owned)
        .collect()
}

fn words() -> Vec<String> {
    let registry = shipped();
    let quoted = |id: &String| format!("\"{id}\"");
    // "administrators" is also a field of a group, in any province.
    let groups = registry.groups().map(|(_, group)| &group.id);
    let mut words: Vec<String> = groups
        .filter(|id| *id != "administrators")
        .map(quoted)
        .collect();
    words.extend(registry.roles().map(|(_, role)| quoted(&role.id)));
    words.extend(registry.groups().map(|(_, group)| group.name.clone()));
    // "general" is also a field of every rule, in any province.
    let topics = registry.topics().map(|(_, topic)| &topic.id);
    words.extend(topics.filter(|id| *id != "general").map(quoted));
    words.extend(["สกลนคร", "สงขลา", "Sakon Nakhon", "ผู้ว่าราชการ"].map(str::to_owned));
    words
}

#[test]
fn nothing_about_the_province_is_in_the_code() {
    let words = words();
    for path in files("src", ".rs") {
        let source = fs::read_to_string(&path).expect("a source file");
        let found = breaches(&source, &words);
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}

#[test]
fn the_check_finds_what_it_looks_for() {
    let words = words();
    let planted = "// \"governor\" in a comment\nlet a = find_role(\"governor\");\nlet b = 1;\n\
                   #[cfg(test)]\nmod tests { const X: &str = \"governor\"; }\n";
    assert_eq!(
        breaches(planted, &words),
        ["let a = find_role(\"governor\");"]
    );
    assert_eq!(breaches("let p = \"จังหวัดสกลนคร\";", &words).len(), 1);
}
