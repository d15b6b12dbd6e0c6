//! A problem in words, with its file, line and column.

use serde::Serialize;

use super::{Style, by_id};
use crate::registry::{Lines, Problem, Severity, Span};

/// One of `check --json`'s problems.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemReport {
    pub code: &'static str,
    #[serde(serialize_with = "by_id")]
    pub severity: Severity,
    pub file: String,
    /// From 1; `null` where the whole file is meant.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    pub message: String,
    pub hint: String,
    /// The bytes of the source text that are meant.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// Puts a problem of the file named `file`, whose text has these `lines`, into words.
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
        message: style.show(&problem.message(style.lang)),
        // A hint names what to write into the file, where digits are Arabic.
        hint: problem.hint(style.lang),
        span: problem.span.clone(),
    }
}
