//! The words of the program: the same messages in both languages, none missing, none mixed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use trongklum::guide::{Purpose, Verdict};
use trongklum::lang::Lang;
use trongklum::registry::{Act, Code, Severity};

use super::province::code;
use super::support::files;

/// Latin words that stand in Thai messages: names of formats, fields and marks of the file.
const LATIN: &[&str] = &[
    "RON",
    "csv",
    "html",
    "pdf",
    "png",
    "xlsx",
    "PDF",
    "A-2a",
    "a4",
    "a3",
    "onboarding",
    "card",
    "acknowledgement",
    "coverage",
    "letter",
    "permissions",
    "paper",
    "portrait",
    "landscape",
    "rows",
    "print",
    "printer",
    "copies",
    "export",
    "force",
    "memberships",
    "UTF-8",
    "NUL",
    "LINE",
    "Sarabun",
    "SIL",
    "Font",
    "License",
    "MIT",
    "Apache",
    "BSD",
    "Unicode",
    "English",
    "Enter",
    "Debian",
    "Office",
    "Purpose",
    "Outsider",
    "Outside",
    "Plain",
    "act",
    "purpose",
    "lookup",
    "role",
    "show",
    "guideline",
    "batch",
    "json",
    "district-chief",
    "id",
    "query",
    "topic",
    "to",
    "report-urgent",
    "governor",
    "issue-order",
    "join",
    "about",
    "group",
    "orders-pk",
    "questions",
    "jsonl",
    "permissions",
    "memberships",
    "letter",
    "check",
    "registry",
    "my-province",
    "test",
    "need",
    "best",
    "None",
    "groups",
    "flood",
    "executives",
    "agencies",
    "verdict",
    "forbidden",
    "clauses",
    "notes",
    "office",
    "completions",
    "bash",
    "thai",
    "arabic",
    "general",
    "volunteer",
    "post",
    "read",
    "zsh",
    "fish",
    "powershell",
    "elvish",
    "topics",
    "name",
    "mesa-vulkan-drivers",
    "trongklum",
    "help",
    "SHELL",
    "egui",
    "eframe",
    "wgpu",
    "ICU4X",
    "Fluent",
    "PDF",
    "PNG",
    "XLSX",
    "CSV",
    "HTML",
    "Markdown",
    "JSON",
    "A3",
    "A4",
    "ron",
    "data",
    "sakon-nakhon",
    "README",
    "md",
    "Exact",
    "PerDistrict",
    "Open",
    "Permit",
    "PermitIf",
    "Only",
    "NotRequired",
    "Forbid",
    "Members",
    "Outsiders",
    "Roles",
    "Act",
    "Topic",
    "Role",
    "Group",
    "th",
    "en",
    "true",
    "false",
    "a-z",
    "members",
    "acts",
    "cites",
    "practice",
    "kind_of",
    "count",
    "duties",
    "seats",
    "UTF",
    "draft",
    "report",
    "txt",
    "MiB",
    "dx12",
    "vulkan",
    "metal",
    "gl",
    "software",
    "renderer",
    "safe",
];

/// Keys and texts of a Fluent file, continued lines joined.
fn messages(text: &str) -> BTreeMap<String, String> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        if line.starts_with(' ') {
            let message = messages.get_mut(&last).expect("a message to go on with");
            message.push_str(line);
        } else {
            let (key, message) = line.split_once(" =").expect("key = message");
            key.clone_into(&mut last);
            let twice = messages.insert(last.clone(), message.to_owned());
            assert!(twice.is_none(), "{key} stands twice");
        }
    }
    messages
}

fn locale(lang: Lang) -> BTreeMap<String, BTreeMap<String, String>> {
    files(&format!("assets/locales/{}", lang.code()), ".ftl")
        .into_iter()
        .map(|path| {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (
                name,
                messages(&fs::read_to_string(&path).expect("messages")),
            )
        })
        .collect()
}

/// The places `{ $name }` of a message.
fn places(message: &str) -> BTreeSet<&str> {
    message
        .match_indices("{ $")
        .map(|(at, _)| {
            message[at + 3..]
                .split([' ', '}'])
                .next()
                .unwrap_or_default()
        })
        .collect()
}

/// A message without its places and what stands between angle brackets.
fn words(message: &str) -> String {
    let mut words = message.to_owned();
    for (open, close) in [('{', '}'), ('<', '>')] {
        while let Some(start) = words.find(open) {
            let Some(end) = words[start..].find(close) else {
                break;
            };
            words.replace_range(start..=start + end, " ");
        }
    }
    words
}

fn is_thai(c: char) -> bool {
    // Digits are shown in either language.
    ('\u{e00}'..='\u{e4f}').contains(&c)
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_places() {
    let (thai, english) = (locale(Lang::Thai), locale(Lang::English));
    assert!(thai.keys().eq(english.keys()), "the files differ");
    for (file, thai) in &thai {
        let english = &english[file];
        let keys = |messages: &BTreeMap<String, String>| -> BTreeSet<String> {
            messages.keys().cloned().collect()
        };
        assert_eq!(keys(thai), keys(english), "{file}");
        for (key, message) in thai {
            assert_eq!(places(message), places(&english[key]), "{file} {key}");
            assert!(
                !message.trim().is_empty() && !english[key].trim().is_empty(),
                "{key}"
            );
        }
    }
}

#[test]
fn no_message_mixes_languages() {
    for messages in locale(Lang::Thai).values() {
        for (key, message) in messages {
            let words = words(message);
            let latin = words
                .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
                .map(|word| word.trim_matches('-'))
                .filter(|word| word.chars().any(|c| c.is_ascii_alphabetic()));
            for word in latin {
                assert!(LATIN.contains(&word), "{key} has the Latin word {word}");
            }
        }
    }
    for messages in locale(Lang::English).values() {
        for (key, message) in messages {
            // An example of what people type is Thai in either language.
            if key.starts_with("cli-lookup-") || key.ends_with("-examples") || key == "cli-no-need"
            {
                continue;
            }
            // Names of places and groups come from the registry; the name of the program and
            // of the other language may be written in it.
            let message = message.replace("ตรงกลุ่ม", "").replace("ไทย", "");
            assert!(!message.contains(is_thai), "{key} has Thai in English");
        }
    }
}

/// The first text literals in the calls of `name` in `code` that stand as an argument.
fn literals<'c>(code: &'c str, name: &str, argument: usize) -> Vec<&'c str> {
    let call = format!("{name}(");
    let mut found = Vec::new();
    for (at, _) in code.match_indices(&call) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let inside = &code[at + call.len()..];
        let inside = &inside[..inside.len().min(inside.find(");").unwrap_or(inside.len()))];
        let Some(part) = inside.split(", ").nth(argument) else {
            continue;
        };
        if let Some(literal) = part.trim().strip_prefix('"')
            && let Some((key, _)) = literal.split_once('"')
        {
            found.push(key);
        }
    }
    found
}

#[test]
fn every_message_named_in_the_code_exists() {
    let mut named = BTreeSet::new();
    for path in files("src", ".rs") {
        let source = code(&fs::read_to_string(&path).expect("a source file"));
        let source = source
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace("( ", "(");
        for name in ["text", "text_with"] {
            for receiver in ["lang", "style", "self", "Thai", "English"] {
                let call = format!("{receiver}.{name}");
                named.extend(literals(&source, &call, 0).into_iter().map(str::to_owned));
            }
        }
        named.extend(
            literals(&source, "with_key", 1)
                .into_iter()
                .map(str::to_owned),
        );
        // Keys that are handed on: kinds of values, syntax errors, reasons, effects.
        for (at, _) in source.match_indices('"') {
            let literal = source[at + 1..].split('"').next().unwrap_or_default();
            let stems = ["kind-", "syntax-", "reason-", "effect-", "advice-"];
            if stems
                .iter()
                .any(|stem| literal.starts_with(stem) && literal.len() > stem.len())
            {
                named.insert(literal.to_owned());
            }
        }
    }
    assert!(named.len() > 20, "only {named:?}");
    // The code's ids look like keys, but are said with a stem of their own.
    let is_code = |key: &str| Code::ALL.iter().any(|code| code.id() == key);
    for key in named
        .iter()
        .filter(|key| !key.contains(['{', ' ']) && !is_code(key))
    {
        for lang in Lang::ALL {
            assert!(lang.has(key), "no message {key} in {lang}");
        }
    }
}

#[test]
fn every_id_that_is_said_has_its_words() {
    let mut keys: Vec<String> = Act::ALL.map(|act| format!("act-{}", act.id())).into();
    keys.extend(Verdict::ALL.map(|verdict| format!("verdict-{}", verdict.id())));
    keys.extend(Purpose::ALL.map(|purpose| format!("purpose-{}", purpose.id())));
    for code in Code::ALL {
        keys.push(format!("problem-{}", code.id()));
        keys.push(format!("problem-{}-hint", code.id()));
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        keys.push(format!("severity-{}", severity.id()));
    }
    for key in keys {
        for lang in Lang::ALL {
            assert!(lang.has(&key), "no message {key} in {lang}");
        }
    }
}

#[test]
fn every_message_is_spoken_of_somewhere() {
    // A message nobody names is a leftover. Keys are written whole, or begin with a stem that
    // the code completes with an id.
    let mut source = String::new();
    for path in files("src", ".rs") {
        source.push_str(&code(&fs::read_to_string(&path).expect("a source file")));
    }
    for messages in locale(Lang::Thai).values() {
        for key in messages.keys() {
            let whole = source.contains(&format!("\"{key}\""));
            let stem = key
                .match_indices('-')
                .any(|(at, _)| source.contains(&format!("\"{}{{", &key[..=at])));
            // The faces say these; the core only names them.
            let faces = key == "app-name" || key.starts_with("severity-");
            assert!(whole || stem || faces, "{key} is never used");
        }
    }
}
