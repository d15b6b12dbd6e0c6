//! Characters of a registry that can be neither shown nor printed.

use super::lexer;
use super::problem::{Code, Problem};
use super::reader::Reader;
use crate::fonts;
use crate::text::{part, place_of};

/// Fields with what people type. No document contains them.
const TYPED: [&str; 2] = ["vocabulary", "examples"];

/// Reports the texts of `source` that have such characters, each at its first one.
pub(super) fn check(source: &str, reader: &mut Reader<'_>) {
    let Some(fields) = lexer::fields(lexer::trimmed(source), "Registry") else {
        // What is no record has been reported already.
        return;
    };
    for (_, value) in fields.iter().filter(|(field, _)| !TYPED.contains(field)) {
        let start = place_of(source, value).start;
        for text in lexer::texts(value) {
            let written = part(value, text.clone());
            if let Some(problem) = problem(written, start + text.start) {
                reader.report(problem);
            }
        }
    }
}

/// Returns the problem of the quoted text `written` at byte `start`, if there is one.
fn problem(written: &str, start: usize) -> Option<Problem> {
    // A character written as `\u{…}` is not visible in the source.
    let read: Option<String> = written
        .contains('\\')
        .then(|| ron::from_str(written).ok())
        .flatten();
    let letters = fonts::missing([read.as_deref().unwrap_or(written)]);
    let first = *letters.first()?;
    let span = match written.find(first) {
        Some(place) => start + place..start + place + first.len_utf8(),
        None => start..start + written.len(),
    };
    Some(Problem::at(Code::Unprintable, span).with("letters", fonts::named(&letters)))
}
