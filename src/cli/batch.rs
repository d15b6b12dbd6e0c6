//! `lookup --batch FILE --json`: reads needs as JSON lines and writes answers as JSON lines in the
//! same order. A line that cannot be answered yields an object with `error`, so that questions and
//! answers still correspond line by line.

use std::cell::LazyCell;
use std::io::{self, BufRead};
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value};

use super::lookup::{LookupArguments, full_report};
use super::need::{NeedWords, shown};
use super::{Console, Failure, Flow, OnLetter, Session, code, json_text, tell, write};
use crate::lang::Lang;
use crate::registry::Registry;
use crate::report::AnswerReport;
use crate::store::{Decoded, NoText, TextEncoding, begins_in_utf16, decode, reason_key};
use crate::understand::Understander;

/// An answer, or the reason why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    Answer {
        id: &'a Value,
        #[serde(flatten)]
        report: Box<OnLetter<AnswerReport>>,
    },
    Refused {
        id: &'a Value,
        error: String,
    },
}

pub(super) fn run(
    session: Session<'_>,
    file: &Path,
    arguments: &LookupArguments,
    console: &mut Console<'_>,
) -> Result<u8, Failure> {
    let lang = session.style.lang;
    if !arguments.json {
        return Err(Failure::Usage(lang.text("cli-batch-needs-json")));
    }
    if let Some(other) = given_beside(arguments) {
        return Err(Failure::Usage(
            lang.text_with("cli-batch-alone", &[("other", other.to_owned())]),
        ));
    }
    let registry = session.registry()?;
    let session = session.keeping(&registry);
    if file == Path::new("-") {
        let Console {
            input,
            output,
            errors,
            ..
        } = console;
        answer_input(session, &registry, file, *input, *output, *errors)
    } else {
        let unreadable = |error| Failure::Input(cannot_read(lang, file, &error));
        let mut input = crate::store::open(file).map_err(unreadable)?;
        answer_input(
            session,
            &registry,
            file,
            &mut input,
            console.output,
            console.errors,
        )
    }
}

/// Returns the first argument that conflicts with `--batch`, because each line of a batch has its
/// own value for it.
fn given_beside(arguments: &LookupArguments) -> Option<&'static str> {
    let per_line = [
        ("text", arguments.text.is_some()),
        ("role", arguments.role.is_some()),
        ("act", arguments.act.is_some()),
        ("topic", arguments.topic.is_some()),
        ("purpose", arguments.purpose.is_some()),
        ("to", !arguments.to.is_empty()),
        ("not-to", !arguments.not_to.is_empty()),
        ("from", arguments.from.is_some()),
        ("group", arguments.group.is_some()),
    ];
    let mut given = per_line.into_iter().filter(|(_, is_given)| *is_given);
    given.next().map(|(name, _)| name)
}

/// Returns the message that a file cannot be read.
pub(super) fn cannot_read(lang: Lang, file: &Path, error: &io::Error) -> String {
    unreadable(lang, file, reason_key(file, error.kind()))
}

/// Returns the message that a file cannot be read, for the reason with the key `reason`.
pub(super) fn unreadable(lang: Lang, file: &Path, reason: &str) -> String {
    let values = [
        ("file", file.display().to_string()),
        ("reason", lang.text(reason)),
    ];
    lang.text_with("cli-cannot-read", &values)
}

/// Decodes `bytes`, which were read from `file`. The error does not describe them, because that would
/// quote what may be private.
pub(super) fn decoded(lang: Lang, file: &Path, bytes: &[u8]) -> Result<Decoded, String> {
    let name = [("file", file.display().to_string())];
    decode(bytes).map_err(|NoText| lang.text_with("cli-no-text", &name))
}

/// Returns the message that a file was decoded as `code`, which its author may not expect.
pub(super) fn read_as(lang: Lang, file: &Path, code: TextEncoding) -> String {
    let values = [
        ("file", file.display().to_string()),
        ("code", code.name().to_owned()),
    ];
    lang.text_with("cli-read-as", &values)
}

/// Answers the lines of `input` as they arrive. Reads UTF-16 to the end first, because its lines
/// cannot be found earlier.
fn answer_input(
    session: Session<'_>,
    registry: &Registry,
    file: &Path,
    input: &mut dyn BufRead,
    output: &mut dyn io::Write,
    errors: &mut dyn io::Write,
) -> Result<u8, Failure> {
    let lang = session.style.lang;
    let unreadable = |error| Failure::Input(cannot_read(lang, file, &error));
    if !begins_in_utf16(input.fill_buf().map_err(unreadable)?) {
        return answer_lines(session, registry, file, input, output, errors);
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(unreadable)?;
    let decoded = decoded(lang, file, &bytes).map_err(Failure::Input)?;
    tell(errors, &read_as(lang, file, decoded.code));
    let mut input = decoded.text.as_bytes();
    answer_lines(session, registry, file, &mut input, output, errors)
}

fn answer_lines(
    session: Session<'_>,
    registry: &Registry,
    file: &Path,
    input: &mut dyn BufRead,
    output: &mut dyn io::Write,
    errors: &mut dyn io::Write,
) -> Result<u8, Failure> {
    let lang = session.style.lang;
    let understander = LazyCell::new(|| Understander::new(registry));
    let understand = |text: &str, role| understander.read(registry, text, role);
    let mut code = code::DONE;
    let mut number = 0_usize;
    let mut is_encoding_reported = false;
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let read = input.read_until(b'\n', &mut bytes);
        if read.map_err(|error| Failure::Input(cannot_read(lang, file, &error)))? == 0 {
            return Ok(code);
        }
        number += 1;
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        if text.trim_ascii().is_empty() {
            continue;
        }
        // Bytes that cannot be decoded are reported as invalid JSON.
        let decoded = decode(text).ok();
        if let Some(Decoded { code, .. }) =
            decoded.as_ref().filter(|it| it.code != TextEncoding::Utf8)
            && !is_encoding_reported
        {
            is_encoding_reported = true;
            tell(errors, &read_as(lang, file, *code));
        }
        let text = decoded
            .as_ref()
            .map_or(text, |decoded| decoded.text.as_bytes());
        let entry = BatchEntry::read(text, lang);
        for key in &entry.unknown {
            let values = [("line", number.to_string()), ("key", shown(key))];
            tell(errors, &lang.text_with("cli-batch-unknown-key", &values));
        }
        let asked = entry
            .words
            .and_then(|words| words.resolve(registry, understand, session.on, lang));
        let line = match asked {
            Ok(asked) => Line::Answer {
                id: &entry.id,
                report: Box::new(OnLetter {
                    report: full_report(registry, &asked, &asked.answer(registry), session.style),
                    in_force: session
                        .asked_on(asked.question.need().on)
                        .in_force(registry),
                }),
            },
            Err(error) => {
                code = code::INPUT;
                let values = [("line", number.to_string()), ("error", error.clone())];
                tell(errors, &lang.text_with("cli-batch-bad-line", &values));
                Line::Refused {
                    id: &entry.id,
                    error,
                }
            }
        };
        let text = json_text(serde_json::to_string(&line))?;
        if write(output, &text)? == Flow::Closed {
            return Ok(code);
        }
    }
}

/// One line of a batch.
struct BatchEntry {
    id: Value,
    words: Result<NeedWords, String>,
    /// Unknown keys, most likely mistyped.
    unknown: Vec<String>,
}

impl BatchEntry {
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

/// Returns the column of an error in a line, counted in characters from 1. The parser counts bytes.
fn column(line: &[u8], error: &serde_json::Error) -> usize {
    let before = line.get(..error.column()).unwrap_or(line);
    String::from_utf8_lossy(before).chars().count().max(1)
}

/// Moves the words of the need out of the fields of a line.
fn words(fields: &mut Map<String, Value>, lang: Lang) -> Result<NeedWords, String> {
    let wrong = |key: &str| lang.text_with("cli-batch-no-text", &[("key", key.to_owned())]);
    let mut several = |key: &str| match fields.remove(key) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::String(one)) => Ok(vec![one]),
        Some(several) => serde_json::from_value(several).map_err(|_| wrong(key)),
    };
    let (to, not_to) = (several("to")?, several("not_to")?);
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
        on: text("on")?,
        to,
        not_to,
    })
}
