//! Tests the command line, mostly in-process. A few things need the real program.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should panic"
)]

#[cfg(target_os = "linux")]
mod at_a_terminal;
mod check;
mod diff;
mod drafts;
mod export;
mod format_2;
mod help;
mod in_force;
mod lookup;
mod needs;
mod odd;
mod program;
mod tables;

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use trongklum::cli::{Console, DEFAULT_COLUMNS, Outcome, run};
use trongklum::text::breaks::columns;

/// The result of a command.
struct Ran {
    code: u8,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

fn start(args: &[OsString], input: &str, width: usize) -> (Outcome, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("trongklum".into()).chain(args.iter().cloned());
    let outcome = run(
        args,
        &mut Console {
            input: &mut input.as_bytes(),
            output: &mut out,
            errors: &mut err,
            columns: width,
        },
    );
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    (outcome, text(out), text(err))
}

fn wide(args: &[&str], input: &str, width: usize) -> Ran {
    let args: Vec<OsString> = args.iter().map(OsString::from).collect();
    let (outcome, out, err) = start(&args, input, width);
    match outcome {
        Outcome::Exit(code) => Ran { code, out, err },
        Outcome::Window { .. } => panic!("{args:?} opens the window"),
    }
}

fn with(args: &[&str], input: &str) -> Ran {
    wide(args, input, DEFAULT_COLUMNS)
}

fn trongklum(args: &[&str]) -> Ran {
    with(args, "")
}

/// Writes a file for one test, in cargo's folder for tests.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Returns the keys of a JSON object, in text order.
fn keys(object: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let (mut depth, mut rest) = (0, object);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            '"' => {
                let mut escaped = false;
                let end = rest.find(|c| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                let (text, after) = rest.split_at(end.expect("a closed text"));
                rest = &after[1..];
                if depth == 1 && rest.trim_start().starts_with(':') {
                    keys.push(text.to_owned());
                }
            }
            _ => {}
        }
    }
    keys
}

/// Returns the text of the first value of `key` in `json`.
fn part<'j>(json: &'j str, key: &str) -> &'j str {
    let at = json.find(&format!("\"{key}\":")).expect("the key") + key.len() + 3;
    let start = json[at..].find(['{', '[']).expect("a record or list") + at;
    let mut depth = 0;
    for (offset, c) in json[start..].char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &json[start..=start + offset];
        }
    }
    panic!("{key} is not closed")
}

fn assert_aligned(text: &str) {
    let mut width = None;
    for line in text.lines() {
        if line.starts_with(['┌', '│', '├', '╞', '└']) {
            let found = columns(line);
            assert_eq!(*width.get_or_insert(found), found, "{line}\n{text}");
        } else {
            width = None;
        }
    }
}
