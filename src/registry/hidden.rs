//! Characters that nobody sees, but that change what is read: those that reverse the direction of
//! writing, control characters, and those that hide a text. None has a use in a Thai letter.

use super::lexer;
use super::problem::{Code, Problem, Span};
use super::reader::Reader;
use crate::text::{Hidden, hidden, part};

/// The most places that are reported. A file that is full of them is damaged or malicious.
const MAX_PLACES: usize = 100;

const BLACK_FLAG: char = '\u{1f3f4}';

/// Reports where `source` has such characters, comments included, and which of its texts have them
/// in the form `\u{…}`.
pub(super) fn check(source: &str, reader: &mut Reader<'_>) {
    let escaped = lexer::texts(source)
        .filter(|text| part(source, text.clone()).contains('\\'))
        .filter_map(|text| {
            let read: String = ron::from_str(part(source, text.clone())).ok()?;
            let (sign, kind) = runs(&read).next().map(|(_, sign, kind)| (sign, kind))?;
            let is_written = part(source, text.clone()).contains(sign);
            (!is_written).then_some((text, sign, kind))
        });
    for (span, sign, kind) in runs(source).chain(escaped).take(MAX_PLACES) {
        reader.report(
            Problem::at(Code::HiddenCharacter, span)
                .with("sign", format!("U+{:04X}", u32::from(sign)))
                .with_key("detail", kind.key()),
        );
    }
}

/// Returns the place of each run of hidden characters of one kind, and its first character.
fn runs(text: &str) -> impl Iterator<Item = (Span, char, Hidden)> {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    std::iter::from_fn(move || {
        loop {
            let (start, first) = chars.next()?;
            let base = std::mem::replace(&mut before, first);
            let Some(kind) = hidden(first) else {
                continue;
            };
            let mut end = start + first.len_utf8();
            while let Some((at, c)) = chars.next_if(|(_, c)| hidden(*c) == Some(kind)) {
                end = at + c.len_utf8();
            }
            // Some flags are spelt with such letters.
            if kind != Hidden::Text || base != BLACK_FLAG {
                return Some((start..end, first, kind));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_with_their_place_and_kind() {
        let found = |text| -> Vec<(Span, Hidden)> {
            runs(text).map(|(span, _, kind)| (span, kind)).collect()
        };
        assert_eq!(found("ก\t\n\u{200b}👩\u{200d}🚒 e\u{301}"), []);
        assert_eq!(
            found("a\u{202e}\u{2066}b\u{1b}\0c"),
            [(1..7, Hidden::Direction), (8..10, Hidden::Control)]
        );
        // The flag of England, and a text that nobody sees.
        assert_eq!(found("🏴\u{e0067}\u{e0062}\u{e007f}"), []);
        assert_eq!(found("a\u{e0067}\u{e0062}"), [(1..9, Hidden::Text)]);
    }
}
