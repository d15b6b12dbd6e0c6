//! Puts a problem into words, with its file, line and column.

use serde::Serialize;

use super::Style;
use super::rule_draft::rule_subject;
use super::rule_sentence::clause_place;
use crate::registry::{Code, Lines, Problem, Registry, Severity, Span};

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

/// Returns the problem with what rules say, and where clauses stand, instead of their ids, for people
/// who do not see the file.
#[must_use]
pub fn in_names(registry: &Registry, problem: &Problem, style: Style) -> Problem {
    let rule = |id: &str| {
        let mut rules = registry.rules().map(|(_, rule)| rule);
        let rule = rules.find(|rule| rule.id == id)?;
        Some(format!("“{}”", rule_subject(registry, rule, style)))
    };
    let rules = |ids: &str| {
        let names = ids.split(", ").map(|id| rule(id).unwrap_or(id.to_owned()));
        Some(names.collect::<Vec<_>>().join(", "))
    };
    let clause = |id: &str| Some(clause_place(registry, registry.find_clause(id)?, style));
    problem.renamed(|name, text| match (problem.code, name) {
        (Code::UncitedClause, "clause") => clause(text),
        (
            Code::UnconfirmedRule
            | Code::RecipientActs
            | Code::AloneTwice
            | Code::AloneBeside
            | Code::MustNotRequired
            | Code::ObligationForbidden
            | Code::IdleRule
            | Code::RulesOverlap,
            "id" | "rule" | "first" | "second" | "bans",
        ) => rules(text),
        _ => None,
    })
}
