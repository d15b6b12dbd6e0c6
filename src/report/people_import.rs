//! What an import of people did. Rows, columns and lines say who is meant: no name and no number of a
//! person stands here.

use serde::Serialize;

use super::Style;
use crate::import::people::Roster;
use crate::import::people::{RosterEntry, RosterProblem};
use crate::people::{Merge, Merged, Outcome};
use crate::registry::Lines;

/// The result of `people import --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PeopleImportReport {
    pub added: usize,
    /// The people in the file whose records got what they lacked.
    pub changed: usize,
    pub unchanged: usize,
    pub columns: Vec<ColumnReport>,
    pub problems: Vec<RowReport>,
}

/// A column of the list, and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnReport {
    pub sheet: Option<String>,
    pub head: String,
    pub kind: &'static str,
}

/// Something in a row to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowReport {
    pub code: &'static str,
    pub sheet: Option<String>,
    /// From 1. `None` for a whole sheet.
    pub row: Option<usize>,
    /// From 1.
    pub column: Option<usize>,
    pub message: String,
}

impl RowReport {
    /// Returns where the row is: its sheet, row and column.
    #[must_use]
    pub fn place(&self, style: Style) -> String {
        let number = |number: usize| style.digits.number(number as u64);
        let row = self.row.map(|row| {
            let row = ("row", number(row));
            match self.column {
                Some(column) => {
                    style.text_with("people-place-cell", &[row, ("column", number(column))])
                }
                None => style.text_with("people-place-row", &[row]),
            }
        });
        let parts = self.sheet.clone().into_iter().chain(row);
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }
}

/// Returns what came of `roster` when it was merged into the file with the text `before`.
#[must_use]
pub fn people_import_report(
    roster: &Roster,
    merge: &Merge,
    before: &str,
    style: Style,
) -> PeopleImportReport {
    let count = |outcome: Outcome| {
        let outcomes = merge.outcomes.iter();
        outcomes.filter(|found| **found == outcome).count()
    };
    let mut problems: Vec<RowReport> = roster
        .problems
        .iter()
        .map(|problem| row_problem(problem, style))
        .collect();
    let lines = Lines::of(before);
    problems.extend(merge_problems(roster, merge, &lines, style));
    problems.sort_by(|one, other| {
        (&one.sheet, one.row, one.column).cmp(&(&other.sheet, other.row, other.column))
    });
    let columns = roster.heads.iter().map(|head| ColumnReport {
        sheet: head.sheet.clone(),
        head: head.head.clone(),
        kind: head.column.id(),
    });
    PeopleImportReport {
        added: count(Outcome::Added),
        changed: count(Outcome::Changed),
        unchanged: count(Outcome::Same),
        columns: columns.collect(),
        problems,
    }
}

fn row_problem(problem: &RosterProblem, style: Style) -> RowReport {
    RowReport {
        code: problem.fault.id(),
        sheet: problem.sheet.clone(),
        row: problem.row,
        column: problem.column,
        message: style.text(&format!("people-row-{}", problem.fault.id())),
    }
}

/// Returns what the merge left to a person to decide.
fn merge_problems(
    roster: &Roster,
    merge: &Merge,
    lines: &Lines<'_>,
    style: Style,
) -> Vec<RowReport> {
    let line = |at: usize| lines.place(at).line.to_string();
    let entry = |at: usize| roster.entries.get(at);
    let report = |code, entry: &RosterEntry, message| RowReport {
        code,
        sheet: entry.incoming.sheet.clone(),
        row: Some(entry.incoming.row),
        column: None,
        message,
    };
    let mut problems = Vec::new();
    for (at, outcome) in merge.outcomes.iter().enumerate() {
        if let (Outcome::Ambiguous, Some(entry)) = (outcome, entry(at)) {
            problems.push(report(
                "ambiguous",
                entry,
                style.text("people-row-ambiguous"),
            ));
        }
    }
    for kept in &merge.kept {
        let Some(entry) = entry(kept.incoming) else {
            continue;
        };
        let field = style.text(&format!("people-field-{}", kept.field));
        let message = match kept.at {
            Some(at) => {
                let values = [("field", field), ("line", line(at))];
                style.text_with("people-row-kept", &values)
            }
            None => style.text_with("people-row-kept-above", &[("field", field)]),
        };
        problems.push(report("kept", entry, message));
    }
    for near in &merge.near {
        let Some(entry) = entry(near.incoming) else {
            continue;
        };
        let message = match near.like {
            Merged::InFile(at) => style.text_with("people-row-near", &[("line", line(at))]),
            Merged::Incoming(other) => {
                let row = self::row(roster, other);
                style.text_with("people-row-near-row", &[("row", row)])
            }
        };
        problems.push(report("near", entry, message));
    }
    problems
}

fn row(roster: &Roster, at: usize) -> String {
    let entry = roster.entries.get(at);
    entry.map_or_else(String::new, |entry| entry.incoming.row.to_string())
}
