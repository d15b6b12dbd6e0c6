//! A table as a document: title, heads, rows, notes and where it comes from.

use super::Style;
use super::tables::{guideline, memberships, permissions};
use crate::registry::{Registry, RoleId};

/// A table with all its words, ready to be set in any format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub title: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub notes: Vec<String>,
    /// Reference and date of the letter.
    pub source: String,
}

/// The letter's table.
#[must_use]
pub fn guideline_document(registry: &Registry, style: Style) -> Document {
    let table = guideline(registry);
    Document {
        title: style.show(&table.title),
        heads: table.heads.iter().map(|head| style.show(head)).collect(),
        rows: table
            .rows
            .iter()
            .map(|row| row.lines.iter().map(|cell| style.show(cell)).collect())
            .collect(),
        notes: vec![style.show(&table.closing_note)],
        source: style.show(&table.source),
    }
}

/// What `role` may do in each group.
#[must_use]
pub fn permissions_document(registry: &Registry, role: RoleId, style: Style) -> Document {
    let table = permissions(registry, role, style);
    let rows = table.rows.iter().map(|row| {
        let name = match &row.topic_name {
            Some(topic) => format!("{}\n{topic}", row.act_name),
            None => row.act_name.clone(),
        };
        let cells = row.cells.iter().map(|cell| {
            let verdict = style.verdict(cell.verdict);
            if cell.verdict.permits() && !cell.member {
                format!("{verdict}\n{}", style.text("document-not-member"))
            } else {
                verdict
            }
        });
        std::iter::once(name).chain(cells).collect()
    });
    Document {
        title: style.text_with("document-permissions", &[("role", table.role_name.clone())]),
        heads: std::iter::once(style.text("document-act"))
            .chain(table.group_names.iter().cloned())
            .collect(),
        rows: rows.collect(),
        ..guideline_document(registry, style)
    }
}

/// Who is in which group.
#[must_use]
pub fn memberships_document(registry: &Registry, style: Style) -> Document {
    let table = memberships(registry, style);
    let rows = table.rows.iter().map(|row| {
        let cells = row.members.iter().zip(&row.inferred);
        let cells = cells.map(|(&member, &inferred)| match (member, inferred) {
            (true, true) => style.text("document-member-inferred"),
            (true, false) => style.text("document-member"),
            (false, _) => "–".to_owned(),
        });
        std::iter::once(row.role_name.clone())
            .chain(cells)
            .collect()
    });
    Document {
        title: style.text("document-memberships"),
        heads: std::iter::once(style.text("document-role"))
            .chain(table.group_names.iter().cloned())
            .collect(),
        rows: rows.collect(),
        ..guideline_document(registry, style)
    }
}
