//! Puts a problem into words, with its file, line and column.

use serde::Serialize;

use super::Style;
use crate::registry::{Lines, Problem, Severity, Span};

/// One problem in the output of `check --json`.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemReport {
    pub code: &'static str,
    pub severity: Severity,
    pub file: String,
    /// From 1; `null` for the file as a whole.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    pub message: String,
    pub hint: String,
    /// The byte range of the source text.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// Puts a problem of the file named `file`, whose text is indexed by `lines`, into words.
#[must_use]
pub fn problem_report(
    problem: &Problem,
    file: &str,
    lines: &Lines<'_>,
    style: Style,
) -> ProblemReport {
    let place = problem.span.as_ref().map(|span| lines.place(span.start));
    ProblemReport {
        code: problem.code.id(),
        severity: problem.severity(),
        file: file.to_owned(),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        message: style.show(&problem.message_in(style.lang, style.words)),
        // Hints quote what to write in the file, which uses Arabic digits.
        hint: problem.hint_in(style.lang, style.words),
        span: problem.span.clone(),
    }
}
