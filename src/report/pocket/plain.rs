//! The tables of the pocket guide for where no script runs: the guideline, and what each role may do
//! where, in short words.

use super::super::Style;
use super::super::tables::{Guideline, PermissionRow, guideline, permissions};
use super::{PocketContact, PocketOrder, contact, made, of_letter};
use crate::guide::Verdict;
use crate::registry::{Act, Registry};

/// What is shown where no script runs.
#[derive(Clone, Debug)]
pub struct PlainTables {
    pub title: String,
    /// Why there are only tables.
    pub note: String,
    pub source: String,
    pub made: String,
    pub guideline: Guideline,
    pub permissions_title: String,
    /// What the short words mean.
    pub legend: String,
    pub act: String,
    pub roles: Vec<PlainRole>,
    pub contact_title: String,
    pub contact: PocketContact,
}

/// What some roles may do where. Roles with the same table share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainRole {
    pub names: Vec<String>,
    /// The groups, marked if the role is no member.
    pub groups: Vec<String>,
    /// The acts, with a cell for each group.
    pub rows: Vec<(String, Vec<PlainCell>)>,
}

/// A verdict in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainCell {
    pub verdict: Verdict,
    pub word: String,
}

/// Returns the acts with their cells. Topics of an act with the same verdicts share a row.
fn rows(rows: Vec<PermissionRow>, style: Style) -> Vec<(String, Vec<PlainCell>)> {
    let mut found: Vec<(Act, String, Vec<PlainCell>)> = Vec::new();
    for row in rows {
        let cells = row.cells.iter().map(|cell| PlainCell {
            verdict: cell.verdict,
            word: style.text(&format!("pocket-short-{}", cell.verdict.id())),
        });
        let cells: Vec<PlainCell> = cells.collect();
        let alike = found
            .iter_mut()
            .find(|(act, _, known)| *act == row.act && *known == cells);
        match (alike, row.topic_name) {
            (Some((_, name, _)), Some(topic)) => {
                name.push_str(", ");
                name.push_str(&topic);
            }
            (_, Some(topic)) => found.push((row.act, format!("{} · {topic}", row.act_name), cells)),
            (_, None) => found.push((row.act, row.act_name, cells)),
        }
    }
    let rows = found.into_iter().map(|(_, name, cells)| (name, cells));
    rows.collect()
}

pub(super) fn plain_tables(registry: &Registry, order: &PocketOrder, style: Style) -> PlainTables {
    let mut roles: Vec<PlainRole> = Vec::new();
    for (role, _) in registry.asking_roles() {
        let table = permissions(registry, role, style);
        let named = registry.group_ids().zip(table.group_names);
        let groups = named.map(|(group, name)| {
            if registry.membership(group, role).is_member() {
                name
            } else {
                format!("{name} *")
            }
        });
        let groups: Vec<String> = groups.collect();
        let rows = rows(table.rows, style);
        let name = table.role_name;
        match roles
            .iter_mut()
            .find(|known| known.groups == groups && known.rows == rows)
        {
            Some(known) => known.names.push(name),
            None => roles.push(PlainRole {
                names: vec![name],
                groups,
                rows,
            }),
        }
    }
    let text = |key: &str| style.text_with(key, &of_letter(registry, style));
    PlainTables {
        title: text("pocket-title"),
        note: text("pocket-plain"),
        source: style.source(registry),
        made: made(order, style),
        guideline: guideline(registry),
        permissions_title: text("document-permissions-all"),
        legend: text("pocket-legend"),
        act: text("document-act"),
        roles,
        contact_title: text("pocket-contact"),
        contact: contact(registry),
    }
}
