//! `lookup --batch FILE --json`: needs as JSON lines in, answers as JSON lines out, in the
//! same order. A line that cannot be answered gets an object with `error` in its place, so
//! that answers and questions still go line by line.

use std::cell::LazyCell;
use std::io::{self, BufRead};
use std::path::Path;

use clap::ArgMatches;
use serde::Serialize;
use serde_json::{Map, Value};

use super::args::{flag, given as was_given, path};
use super::lookup::full_report;
use super::need::{NeedWords, shown};
use super::{Console, Failure, Flow, Session, code, write};
use crate::lang::Lang;
use crate::registry::Registry;
use crate::report::AnswerReport;
use crate::understand::Understander;

/// What may not stand beside `--batch`: each line says it for itself.
const PER_LINE: [&str; 8] = [
    "text", "role", "act", "topic", "purpose", "to", "from", "group",
];

/// An answer, or why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    Answer {
        id: &'a Value,
        #[serde(flatten)]
        report: Box<AnswerReport>,
    },
    Refused {
        id: &'a Value,
        error: String,
    },
}

pub(super) fn run(
    session: Session<'_>,
    given: &ArgMatches,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    let lang = session.style.lang;
    if !flag(given, "json") {
        return Err(Failure::Usage(lang.text("cli-batch-needs-json")));
    }
    if let Some(other) = PER_LINE.into_iter().find(|id| was_given(given, id)) {
        return Err(Failure::Usage(
            lang.text_with("cli-batch-alone", &[("other", other.to_owned())]),
        ));
    }
    let registry = session.registry()?;
    let file = path(given, "batch").unwrap_or(Path::new("-"));
    if file == Path::new("-") {
        let Console {
            input,
            output,
            errors,
            ..
        } = console;
        answer_lines(session, &registry, *input, *output, *errors)
    } else {
        let unreadable = |error| Failure::Input(cannot_read(lang, file, &error));
        let mut input = crate::store::open(file).map_err(unreadable)?;
        answer_lines(
            session,
            &registry,
            &mut input,
            console.output,
            console.errors,
        )
    }
}

/// That a file cannot be read.
pub(super) fn cannot_read(lang: Lang, file: &Path, error: &io::Error) -> String {
    let reason = match error.kind() {
        _ if file.is_dir() => "reason-folder",
        io::ErrorKind::NotFound => "reason-not-found",
        io::ErrorKind::PermissionDenied => "reason-denied",
        _ => "reason-other",
    };
    let values = [
        ("file", file.display().to_string()),
        ("reason", lang.text(reason)),
    ];
    lang.text_with("cli-cannot-read", &values)
}

fn answer_lines(
    session: Session<'_>,
    registry: &Registry,
    input: &mut dyn BufRead,
    output: &mut dyn io::Write,
    errors: &mut dyn io::Write,
) -> Result<u8, Failure> {
    let lang = session.style.lang;
    let understander = LazyCell::new(|| Understander::new(registry));
    let understand = |text: &str, role| understander.read(registry, text, role);
    let mut code = code::DONE;
    let mut number = 0_usize;
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let read = input.read_until(b'\n', &mut bytes);
        if read.map_err(|error| Failure::Input(cannot_read(lang, Path::new("-"), &error)))? == 0 {
            return Ok(code);
        }
        number += 1;
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        if text.trim_ascii().is_empty() {
            continue;
        }
        let question = Question::read(text, lang);
        for key in &question.unknown {
            let values = [("line", number.to_string()), ("key", shown(key))];
            let _ = writeln!(
                errors,
                "{}",
                lang.text_with("cli-batch-unknown-key", &values)
            );
        }
        let asked = question
            .words
            .and_then(|words| words.resolve(registry, understand, lang));
        let line = match asked {
            Ok(asked) => Line::Answer {
                id: &question.id,
                report: Box::new(full_report(registry, &asked, session.style)),
            },
            Err(error) => {
                code = code::INPUT;
                let values = [("line", number.to_string()), ("error", error.clone())];
                let _ = writeln!(errors, "{}", lang.text_with("cli-batch-bad-line", &values));
                Line::Refused {
                    id: &question.id,
                    error,
                }
            }
        };
        let mut text = serde_json::to_string(&line)
            .map_err(|error| Failure::Output(io::Error::other(error)))?;
        text.push('\n');
        if write(output, &text)? == Flow::Closed {
            return Ok(code);
        }
    }
}

/// One line of a batch.
struct Question {
    id: Value,
    words: Result<NeedWords, String>,
    /// Keys that mean nothing here; most likely mistyped.
    unknown: Vec<String>,
}

impl Question {
    fn read(text: &[u8], lang: Lang) -> Self {
        let refuse = |id: Value, error: String| Self {
            id,
            words: Err(error),
            unknown: Vec::new(),
        };
        let mut fields = match serde_json::from_slice(text) {
            Ok(Value::Object(fields)) => fields,
            Ok(_) => return refuse(Value::Null, lang.text("cli-batch-no-object")),
            Err(error) => {
                let values = [("column", column(text, &error).to_string())];
                return refuse(Value::Null, lang.text_with("cli-batch-no-json", &values));
            }
        };
        let id = fields.remove("id").unwrap_or_default();
        match words(&mut fields, lang) {
            Ok(words) => Self {
                id,
                words: Ok(words),
                unknown: fields.into_iter().map(|(key, _)| key).collect(),
            },
            Err(error) => refuse(id, error),
        }
    }
}

/// The column of an error in a line, from 1 and in characters; the parser counts bytes.
fn column(line: &[u8], error: &serde_json::Error) -> usize {
    let before = line.get(..error.column()).unwrap_or(line);
    String::from_utf8_lossy(before).chars().count().max(1)
}

/// Takes the need's words out of the fields of a line.
fn words(fields: &mut Map<String, Value>, lang: Lang) -> Result<NeedWords, String> {
    let wrong = |key: &str| lang.text_with("cli-batch-no-text", &[("key", key.to_owned())]);
    let mut text = |key: &str| match fields.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(wrong(key)),
    };
    Ok(NeedWords {
        query: text("query")?,
        role: text("role")?,
        act: text("act")?,
        topic: text("topic")?,
        purpose: text("purpose")?,
        from: text("from")?,
        group: text("group")?,
        to: match fields.remove("to") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(one)) => vec![one],
            Some(several) => serde_json::from_value(several).map_err(|_| wrong("to"))?,
        },
    })
}
