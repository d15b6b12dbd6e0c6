//! Letters of a registry that can be neither shown nor printed.

use super::pieces;
use super::problem::{Code, Problem};
use super::reader::Reader;
use crate::fonts;

/// Reports the texts of `source` that have such letters, each at its first one.
pub(super) fn check(source: &str, reader: &mut Reader<'_>) {
    for span in pieces::texts(source) {
        let written = source.get(span.clone()).unwrap_or_default();
        // As `\u{…}` a letter is not seen in the source.
        let text: Option<String> = written
            .contains('\\')
            .then(|| ron::from_str(written).ok())
            .flatten();
        let letters = fonts::missing([text.as_deref().unwrap_or(written)]);
        let Some(first) = letters.first() else {
            continue;
        };
        let (place, length) = match written.find(*first) {
            Some(place) => (span.start + place, first.len_utf8()),
            None => (span.start, span.len()),
        };
        let problem = Problem::at(Code::Unprintable, place..place + length);
        reader.report(problem.with("letters", fonts::named(&letters)));
    }
}
