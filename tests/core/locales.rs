//! Checks the messages: both languages define the same ones, none is missing, and none mixes
//! languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use trongklum::guide::{Purpose, Verdict};
use trongklum::lang::Lang;
use trongklum::registry::{Act, Code, Severity};

use super::province::code;
use super::support::{files, path};

/// Latin words permitted in Thai messages: file formats, and fields and values of the registry
/// file.
const LATIN: &[&str] = &[
    "RON",
    "diff",
    "last-year",
    "this-year",
    "changes",
    "RTF",
    "Notepad",
    "csv",
    "html",
    "pdf",
    "png",
    "xlsx",
    "PDF",
    "Phosphor",
    "PNG",
    "JPEG",
    "WebP",
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
    "import",
    "people",
    "audit",
    "moves",
    "acknowledged",
    "organisation",
    "encrypt",
    "decrypt",
    "passphrase-file",
    "person",
    "district",
    "stdin",
    "age",
    "post",
    "since",
    "xls",
    "ods",
    "docx",
    "tsv",
    "txt",
    "columns",
    "table",
    "number",
    "size",
    "members",
    "practice",
    "posters",
    "notes",
    "forbidden",
    "other",
    "unconfirmed",
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
    "Ctrl",
    "Alt",
    "Shift",
    "Esc",
    "Tab",
    "quick",
    "F8",
    "K",
    "Delete",
    "E",
    "Enter",
    "Z",
    "Debian",
    "Office",
    "Word",
    "Excel",
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
    "not_to",
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
    "pocket",
    "manual",
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
    "example",
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
    "PerUnit",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "AtOnce",
    "Minutes",
    "Hours",
    "Days",
    "WorkingDays",
    "version",
    "effect",
    "who",
    "administrators",
    "roles",
    "when",
    "weekdays",
    "working_days",
    "holidays",
    "from",
    "before",
    "within",
    "pictures",
    "approximate",
    "until",
    "in_force",
    "replaces",
    "districts",
    "unconfirmed",
    "recipient_only",
    "alone",
    "must",
    "on",
    "keys",
    "new",
    "key",
    "change",
    "pub",
    "no-passphrase",
    "minisign",
    "publish",
    "published",
    "latest",
    "https",
    "http",
    "follow",
    "stop",
    "trust",
    "wait",
    "update",
    "accept",
    "serial",
    "yes",
    "y",
    "mnt",
    "province",
    "go",
    "form",
    "forms",
    "another",
    "returned",
];

/// Parses a Fluent file into keys and texts, joining continuation lines.
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

/// Placeholders that every message may use: what a registry calls its letter, its kind of group and
/// its units. English begins a sentence with some of them where Thai does not.
const FIXED_WORDS: [&str; 7] = [
    "letter",
    "Letter",
    "group-kind",
    "group-kinds",
    "unit",
    "Unit",
    "units",
];

/// Returns the placeholders `{ $name }` of a message that are filled in for it alone.
fn places(message: &str) -> BTreeSet<&str> {
    message
        .match_indices("{ $")
        .map(|(at, _)| {
            message[at + 3..]
                .split([' ', '}'])
                .next()
                .unwrap_or_default()
        })
        .filter(|name| !FIXED_WORDS.contains(name))
        .collect()
}

/// Returns a message without its placeholders and text in angle brackets.
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
    // Digits are converted for display in both languages.
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
            // Examples of what people type are Thai in both languages.
            if key.starts_with("cli-lookup-") || key.ends_with("-examples") || key == "cli-no-need"
            {
                continue;
            }
            // Names of places and groups come from the registry. The program and the other language
            // may be named in Thai.
            let message = message.replace("ตรงกลุ่ม", "").replace("ไทย", "");
            assert!(!message.contains(is_thai), "{key} has Thai in English");
        }
    }
}

/// Returns the text literals passed as argument number `argument` in calls of `name`.
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
        for name in ["text", "text_with", "in_words"] {
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
        // Keys passed through variables: kinds of values, syntax errors, reasons, effects.
        for (at, _) in source.match_indices('"') {
            let literal = source[at + 1..].split('"').next().unwrap_or_default();
            let stems = [
                "kind-",
                "syntax-",
                "reason-",
                "unwritable-",
                "effect-",
                "advice-",
            ];
            if stems
                .iter()
                .any(|stem| literal.starts_with(stem) && literal.len() > stem.len())
            {
                named.insert(literal.to_owned());
            }
        }
    }
    assert!(named.len() > 20, "only {named:?}");
    // Problem codes look like keys, but their messages have a prefix.
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
    let acts = Act::ALL.iter();
    let mut keys: Vec<String> = acts.map(|act| format!("act-{}", act.id())).collect();
    keys.extend(
        Verdict::ALL
            .iter()
            .map(|verdict| format!("verdict-{}", verdict.id())),
    );
    keys.extend(
        Purpose::ALL
            .iter()
            .map(|purpose| format!("purpose-{}", purpose.id())),
    );
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
    // A message that nothing refers to is a leftover. Code contains keys in full, or as a prefix
    // that it completes with an id.
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
            // The faces build these keys; the core only defines the ids.
            let faces = key == "app-name" || key.starts_with("severity-");
            assert!(whole || stem || faces, "{key} is never used");
        }
    }
}

/// One row of the glossary: what it bans in each language, and the exceptions.
struct Term {
    thai: String,
    banned: [Vec<String>; 2],
    /// Phrases that may contain a banned word.
    phrases: Vec<String>,
    /// Keys of messages, or prefixes of keys, that may use it.
    keys: Vec<String>,
}

/// Returns the words between backquotes in a cell.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// Returns the terms in `GLOSSARY.md`, which translators read.
fn glossary() -> Vec<Term> {
    let text = fs::read_to_string(path("assets/locales/GLOSSARY.md")).expect("the glossary");
    let rows = text.lines().filter(|line| line.starts_with('|')).skip(2);
    let is_key = |word: &String| {
        word.contains('-')
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '*'))
    };
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [thai, _, _, not_thai, not_english, except] = cells[..] else {
            panic!("not six cells: {row}");
        };
        let (keys, phrases) = quoted(except).into_iter().partition(is_key);
        Term {
            thai: thai.to_owned(),
            banned: [quoted(not_thai), quoted(not_english)],
            phrases,
            keys,
        }
    })
    .collect()
}

impl Term {
    /// Returns the first banned word in the message `key`.
    fn broken_by(&self, lang: Lang, key: &str, message: &str) -> Option<&str> {
        let may = |pattern: &String| match pattern.strip_suffix('*') {
            Some(stem) => key.starts_with(stem),
            None => key == pattern,
        };
        if self.keys.iter().any(may) {
            return None;
        }
        let message = message.to_lowercase();
        // After the full phrase, a short form may follow.
        let ends = self
            .phrases
            .iter()
            .filter_map(|phrase| message.find(phrase));
        let message = &message[..ends.min().unwrap_or(message.len())];
        let banned = &self.banned[usize::from(lang == Lang::English)];
        banned
            .iter()
            .find(|word| holds(lang, message, &word.to_lowercase()))
            .map(String::as_str)
    }
}

/// Returns whether `message` contains `word`: as a whole word in English, anywhere in Thai.
fn holds(lang: Lang, message: &str, word: &str) -> bool {
    let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\'');
    message.match_indices(word).any(|(at, _)| {
        let after = &message[at + word.len()..];
        lang == Lang::Thai || !(message[..at].ends_with(in_word) || after.starts_with(in_word))
    })
}

#[test]
fn no_message_uses_a_word_that_the_glossary_bans() {
    let terms = glossary();
    assert!(terms.len() >= 25, "only {} terms", terms.len());
    for lang in Lang::ALL {
        for (file, messages) in locale(lang) {
            for (key, message) in messages {
                let message = words(&message);
                for term in &terms {
                    let broken = term.broken_by(lang, &key, &message);
                    let thai = &term.thai;
                    assert_eq!(
                        broken, None,
                        "{lang}/{file} {key}: see {thai} in GLOSSARY.md"
                    );
                }
            }
        }
    }
}

#[test]
fn the_glossary_check_knows_its_exceptions() {
    let terms = glossary();
    let breaks = |lang, key: &str, message: &str| {
        terms
            .iter()
            .any(|term| term.broken_by(lang, key, message).is_some())
    };
    for (lang, key, message) in [
        (Lang::Thai, "action-open", "เปิดทะเบียน"),
        (Lang::Thai, "draft-masked", "ร่างที่ปิดข้อมูลแล้ว"),
        (Lang::Thai, "print-heading", "พิมพ์และส่งออก"),
        (Lang::Thai, "verdict-post-fits", "ลงได้"),
        (Lang::English, "verdict-post-fits", "Fits here"),
        (Lang::English, "action-open", "Open a registry"),
        (Lang::English, "find-act", "Act"),
        (Lang::English, "join-self", "You are in it"),
    ] {
        assert!(breaks(lang, key, message), "{key}: {message}");
    }
    for (lang, key, message) in [
        (Lang::Thai, "action-open", "เปิดทะเบียนกลุ่มไม่ได้ ยังใช้ทะเบียนเดิม"),
        (Lang::Thai, "draft-masked", "ร่างที่ปกปิดข้อมูลแล้ว"),
        (Lang::Thai, "cli-export-about", "ส่งออกเอกสาร"),
        (Lang::Thai, "tick-sign", "ลงชื่อ ลงวันที่ และลงนาม"),
        (Lang::English, "find-act", "Action, fitting, actual"),
        (
            Lang::English,
            "cli-examples",
            "check my-province.ron --act reply",
        ),
        (
            Lang::English,
            "action-open",
            "Open a group registry; the registry is read",
        ),
    ] {
        assert!(!breaks(lang, key, message), "{key}: {message}");
    }
}
