//! Finds where a text stops being RON, and why, from a person's point of view.
//!
//! `ron` reports where it could not continue. That is often far from the mistake: it notices an
//! open bracket at the end of the file, and an open text at the next quotation mark. So [`walk`] scans
//! the text once more, and the earlier of the two places counts.

mod walk;

use ron::Error as RonError;
use ron::error::{Position, SpannedError};

use self::walk::{Walk, is_unseen};
use super::lexer::{self, Token};
use super::problem::{Code, Problem, Span};
use crate::text::part;

/// Returns the problem of `text`, in which `ron` found `error`, with its place and cause.
pub(crate) fn problem(text: &str, error: &SpannedError) -> Problem {
    let fault = fault(text, error);
    let sign = text.get(fault.span.start..);
    let sign = sign.and_then(|rest| rest.chars().next()).map(described);
    Problem::at(Code::Syntax, fault.span)
        .with("sign", sign.unwrap_or_default())
        .with_key("detail", fault.key)
}

/// Describes a character by its code point, and by itself if it is visible.
fn described(sign: char) -> String {
    let number = format!("U+{:04X}", u32::from(sign));
    if is_unseen(sign) {
        number
    } else {
        format!("{sign} ({number})")
    }
}

/// A place in a text that is not RON, and the message key of the cause.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    span: Span,
    key: &'static str,
}

/// Finds the fault in `text`, in which `ron` found `error`.
fn fault(text: &str, error: &SpannedError) -> Fault {
    let start = offset_of(text, error.span.start);
    let end = offset_of(text, error.span.end).max(start);
    let reached = past_blanks(text, end);
    match Walk::through(text) {
        // A fault beyond the point that `ron` reached is not the one that stopped it.
        Some((met, fault)) if met <= reached => fault,
        _ => {
            // `ron` stops before the blanks that precede surplus characters.
            let start = match &error.code {
                RonError::TrailingCharacters => past_blanks(text, start),
                _ => start,
            };
            Fault {
                span: start..end.max(start),
                key: key_of(&error.code),
            }
        }
    }
}

/// Returns the byte offset of a line and column of `text`.
pub(super) fn offset_of(text: &str, position: Position) -> usize {
    let line_start = text
        .split_inclusive('\n')
        .take(position.line.saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let line = part(text, line_start..);
    let within = line
        .char_indices()
        .nth(position.col.saturating_sub(1))
        .map_or(line.len(), |(offset, _)| offset);
    (line_start + within).min(text.len())
}

/// Returns the offset of the first byte from `at` on that is not blank.
fn past_blanks(text: &str, at: usize) -> usize {
    let rest = part(text, at..);
    let first = lexer::tokens(rest).find(|(token, ..)| *token != Token::Blank);
    first.map_or(text.len(), |(_, start, _)| at + start)
}

/// Returns the message key for the parser's error, if nothing more specific is known.
fn key_of(code: &RonError) -> &'static str {
    match code {
        RonError::Eof => "syntax-ends-early",
        RonError::ExpectedComma => "syntax-comma",
        RonError::ExpectedMapColon => "syntax-colon",
        RonError::TrailingCharacters => "syntax-trailing",
        RonError::ExpectedString | RonError::ExpectedStringEnd | RonError::InvalidEscape(_) => {
            "syntax-string"
        }
        RonError::UnclosedBlockComment | RonError::UnclosedLineComment => "syntax-comment",
        // Errors of `RecordSeed` itself, or a record with another name.
        RonError::Message(_)
        | RonError::ExpectedDifferentStructName { .. }
        | RonError::ExpectedStructLike
        | RonError::ExpectedNamedStructLike(_)
        | RonError::ExpectedStructLikeEnd
        | RonError::ExpectedArrayEnd
        | RonError::ExpectedMapEnd => "syntax-bracket",
        _ => "syntax-other",
    }
}

#[cfg(test)]
mod tests {
    use ron::value::RawValue;

    use super::{Fault, fault};

    /// Returns the cause and the text at its place.
    fn found(text: &str) -> (&'static str, &str) {
        let Err(error) = ron::from_str::<Box<RawValue>>(text) else {
            panic!("{text} is RON");
        };
        let Fault { span, key } = fault(text, &error);
        (key, text.get(span).expect("whole characters"))
    }

    #[test]
    fn a_bracket_left_open_is_told_where_it_opens() {
        let open = ("syntax-open-bracket", "(");
        for text in [
            "(a: (b: \"ก\", c: [])\n",
            "(\n    a: (b: \"ก\",\n    c: [],\n    d: 1,\n)\n",
            "(\n    a: [\n        (b: 1),\n        (b: 2,\n        (b: 3),\n    ],\n)",
            "(\n    a: [\n        (b: 1),\n        (b: 2,\n    ],\n)",
            "(a: [(Act(\"x\", b: 1)])",
        ] {
            let (key, _) = found(text);
            assert!(
                matches!(key, "syntax-open-bracket" | "syntax-ends-early"),
                "{text}: {key}"
            );
        }
        assert_eq!(
            found("(\n    a: (b: \"ก\",\n    c: [],\n    d: 1,\n)\n"),
            open
        );
        assert_eq!(
            found("(\n  a: [\n    1,\n  b: 2,\n)").0,
            "syntax-open-bracket"
        );
        assert_eq!(found("(\n  a: [\n    1,\n  b: 2,\n)").1, "[");
    }

    #[test]
    fn a_bracket_too_many_is_told_where_it_stands() {
        let text = "(\n    a: (\n        b: (c: 1)),\n        d: 2,\n    ),\n    e: 3,\n)";
        let Err(error) = ron::from_str::<Box<RawValue>>(text) else {
            panic!("{text} is RON");
        };
        let fault = fault(text, &error);
        assert_eq!(fault.key, "syntax-extra-bracket");
        assert_eq!(fault.span.start, text.find(")),").unwrap_or_default() + 1);
    }

    #[test]
    fn signs_are_told_apart() {
        for (text, key, sign) in [
            ("(a: “ก”)", "syntax-quotes", "“"),
            ("(a: \"ก”,\n b: \"ข\")", "syntax-quotes", "”"),
            ("(a： 1)", "syntax-wide", "："),
            ("(a: 1， b: 2)", "syntax-wide", "，"),
            ("（a: 1)", "syntax-wide", "（"),
            ("(\u{a0}a: 1)", "syntax-unseen", "\u{a0}"),
            ("(a: \u{200b}1)", "syntax-unseen", "\u{200b}"),
            ("(a: \0)", "syntax-unseen", "\0"),
            ("(a: 📌)", "syntax-other", "📌"),
            ("(a: ๔)", "syntax-digits", "๔"),
            ("(a = 1)", "syntax-colon", "="),
            ("(a: 1; b: 2)", "syntax-comma", ";"),
            ("(a: \"ก, b: \"ข\")", "syntax-quote", "ข"),
            ("(a: \"ก,\n b: \"ข\")", "syntax-string", "\"ก,"),
            ("(a: 1, /* ก", "syntax-comment", "/*"),
            ("(a: \"http://x\", /* ก: \"//\"", "syntax-comment", "/*"),
            ("(\"a\": 1)", "syntax-name-quoted", "\"a\""),
            ("(a: , b: 1)", "syntax-value", ","),
            ("(a: 1, \"ก\", b: 2)", "syntax-name", "\"ก\""),
            ("(a: 'กข')", "syntax-quotes", "'กข'"),
            ("(a \"ก\")", "syntax-colon", "\"ก\""),
            ("(a: 1)ก", "syntax-trailing", "ก"),
        ] {
            assert_eq!(found(text), (key, sign), "{text}");
        }
    }
}
