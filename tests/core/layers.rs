//! Checks the layers: each module depends only on the layers below it.

use std::fs;
use std::path::Path;

use super::province::code;
use super::support::{files, path};

/// The modules and their layers. `fonts`, `lang` and `text` use nothing else in the crate.
const FLOORS: [(&str, u32); 18] = [
    ("fonts", 0),
    ("lang", 0),
    ("text", 0),
    ("registry", 1),
    ("publish", 1),
    ("language", 2),
    ("guide", 3),
    ("people", 3),
    ("understand", 4),
    ("draft", 4),
    ("import", 4),
    ("report", 5),
    ("store", 6),
    ("export", 6),
    ("cli", 7),
    ("gui", 7),
    ("main", 8),
    ("bin", 8),
];

/// Modules of `std` that only the store and the two faces may use: files, time, environment,
/// threads.
const OUTSIDE: [&str; 6] = ["fs", "time", "env", "thread", "net", "process"];

fn floor(module: &str) -> Option<u32> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, floor)| *floor)
}

/// Returns the module of the file at `path`, relative to `src`.
fn module(path: &Path) -> String {
    let first = path
        .components()
        .next()
        .expect("a file")
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Returns the names that follow `root::` in `code`, including those in braces.
fn names_under(code: &str, root: &str) -> Vec<String> {
    let stem = format!("{root}::");
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut names = Vec::new();
    for (at, _) in code.match_indices(&stem) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + stem.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            // Only the first word of each item at the outermost level of the list names a module.
            let (mut depth, mut start) = (0, 0);
            for (offset, c) in list.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' | ',' if depth == 0 => {
                        names.push(word(list[start..offset].trim()));
                        start = offset + 1;
                        if c == '}' {
                            break;
                        }
                    }
                    '}' => depth -= 1,
                    _ => {}
                }
            }
        } else {
            names.push(word(rest));
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Returns how many modules deep the file at `path`, relative to `src`, is: 1 for `lang.rs` and
/// `text/mod.rs`, 2 for `text/fold.rs`.
fn depth(path: &Path) -> usize {
    let is_folder_module = path.file_name().is_some_and(|name| name == "mod.rs");
    path.components().count() - usize::from(is_folder_module)
}

/// Returns the names in `code` that follow `super::` at least `depth` times, which leads from a
/// module that deep to the root of the crate.
fn names_above(code: &str, depth: usize) -> Vec<String> {
    let chain = "super::".repeat(depth);
    let root = chain.trim_end_matches("::");
    let mut names = names_under(code, root);
    // A test module inside the file is one level deeper.
    names.extend(names_under(code, &format!("super::{root}")));
    names
}

/// Returns what `source`, a file of `module` that is `depth` modules deep, does that its layer does
/// not allow.
fn breaches(module: &str, depth: usize, source: &str) -> Vec<String> {
    let code = code(source);
    let mut breaches = Vec::new();
    if module == "lib" {
        return breaches;
    }
    let Some(layer) = floor(module) else {
        return vec![format!("{module} stands on no floor")];
    };
    for root in ["crate", "trongklum"] {
        for used in names_under(&code, root) {
            match floor(&used) {
                _ if used == module => {}
                None => breaches.push(format!("{module} uses {used}, which is no module")),
                // Any module may use the messages, and only main may use both faces.
                Some(0) if used == "lang" && layer > 0 => {}
                Some(below) if below < layer => {}
                Some(_) => breaches.push(format!("{module} uses {used}")),
            }
        }
    }
    for used in names_above(&code, depth) {
        // Names that are not modules of the root come from a test module inside the file.
        if used != module && floor(&used).is_some_and(|below| below >= layer && below > 0) {
            breaches.push(format!("{module} uses {used}"));
        }
    }
    for part in names_under(&code, "std") {
        let files = part == "fs";
        if files && module != "store" || layer < 6 && OUTSIDE.contains(&part.as_str()) {
            breaches.push(format!("{module} uses std::{part}"));
        }
    }
    breaches
}

#[test]
fn every_module_uses_only_what_stands_below_it() {
    let src = path("src");
    for file in files("src", ".rs") {
        let relative = file.strip_prefix(&src).expect("a file of src");
        let source = fs::read_to_string(&file).expect("a source file");
        let found = breaches(&module(relative), depth(relative), &source);
        assert!(found.is_empty(), "{}: {found:#?}", relative.display());
    }
}

#[test]
fn the_check_finds_planted_breaches() {
    let found = |module, source| breaches(module, 2, source);
    assert_eq!(
        found("guide", "use crate::report::Style;"),
        ["guide uses report"]
    );
    assert_eq!(found("gui", "use crate::cli::run;"), ["gui uses cli"]);
    assert_eq!(
        found("gui", "use super::super::cli::run;"),
        ["gui uses cli"]
    );
    assert_eq!(
        found("guide", "use super::super::{registry, report::Style};"),
        ["guide uses report"]
    );
    // One step up is still inside the module.
    assert!(found("gui", "use super::cli;").is_empty());
    assert_eq!(found("cli", "    crate::gui::open();"), ["cli uses gui"]);
    assert_eq!(found("text", "use crate::lang::Lang;"), ["text uses lang"]);
    assert_eq!(
        found("store", "use crate::export::pdf;"),
        ["store uses export"]
    );
    assert_eq!(
        found(
            "registry",
            "use crate::{lang::{Lang, Words}, guide::answer};"
        ),
        ["registry uses guide"]
    );
    assert_eq!(found("cli", "use std::fs;"), ["cli uses std::fs"]);
    assert_eq!(
        found("report", "let t = std::time::Instant::now();"),
        ["report uses std::time"]
    );
    assert_eq!(
        found("guide", "use std::{env, fmt};"),
        ["guide uses std::env"]
    );
    assert_eq!(found("attic", ""), ["attic stands on no floor"]);
    assert!(
        found(
            "guide",
            "// use crate::report::Style;\nuse crate::registry::Act;"
        )
        .is_empty()
    );
    assert!(found("store", "use std::fs;\nuse crate::registry::{Code, read};").is_empty());
}
