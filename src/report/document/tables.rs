//! The three tables as documents.

use super::super::Style;
use super::super::facts::{beside_the_row, preferences_in_words};
use super::super::tables::{guideline, memberships, permissions};
use super::{Block, Cell, Table};
use crate::registry::{Registry, RoleId};

/// Lays out the letter's table and its closing note.
pub(super) fn guideline_blocks(registry: &Registry, style: Style) -> (String, Vec<Block>) {
    let table = guideline(registry);
    let rows = table.rows.iter().map(|row| {
        let cells = row.lines.iter().map(|cell| style.show(cell).into());
        cells.collect()
    });
    let blocks = vec![
        Block::Table(Table {
            heads: table.heads.iter().map(|head| style.show(head)).collect(),
            rows: rows.collect(),
            shares: vec![19, 30, 28, 23],
            to_fill_in: false,
        }),
        Block::Strong(style.show(&table.closing_note)),
    ];
    (style.show(&table.title), blocks)
}

/// Lays out what the registry states beside the letter's table: a row for each group, then the
/// orders of preference. Lays out nothing if there is nothing.
pub(super) fn beside_the_table_blocks(registry: &Registry, style: Style) -> Vec<Block> {
    let rows = registry.groups().filter_map(|(id, group)| {
        let lines = beside_the_row(registry, id, style);
        let is_told = !lines.is_empty();
        is_told.then(|| vec![group.name.clone().into(), lines.join("\n").into()])
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let table = (!rows.is_empty()).then(|| {
        Block::Table(Table {
            heads: ["document-group", "document-beside-the-table"]
                .map(|key| style.text(key))
                .to_vec(),
            rows,
            shares: vec![19, 81],
            to_fill_in: false,
        })
    });
    let orders = preferences_in_words(registry, style).map(Block::Text);
    table.into_iter().chain(orders).collect()
}

/// Lays out what `role` may do in each group, or every role in turn if none is given.
pub(super) fn permissions_blocks(
    registry: &Registry,
    role: Option<RoleId>,
    style: Style,
) -> (String, Vec<Block>) {
    if let Some(role) = role {
        let name = [("role", style.role(registry, role))];
        let title = style.text_with("document-permissions", &name);
        return (title, permissions_of(registry, role, style));
    }
    let mut blocks = Vec::new();
    for (role, _) in registry.asking_roles() {
        if !blocks.is_empty() {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Heading(style.role(registry, role)));
        blocks.extend(permissions_of(registry, role, style));
    }
    (style.text("document-permissions-all"), blocks)
}

/// Returns the table of one role, and below it the conditions that its cells refer to by number.
fn permissions_of(registry: &Registry, role: RoleId, style: Style) -> Vec<Block> {
    let table = permissions(registry, role, style);
    let rows = table.rows.iter().map(|row| {
        let name = match &row.topic_name {
            Some(topic) => format!("{}\n{topic}", row.act_name),
            None => row.act_name.clone(),
        };
        let cells = row.cells.iter().map(|cell| {
            let verdict = match cell.note {
                Some(note) => {
                    let number = style.show(&note.to_string());
                    format!("{} ({number})", style.verdict(cell.verdict))
                }
                None => style.verdict(cell.verdict),
            };
            let outside = cell.verdict.permits() && !cell.member;
            Cell {
                text: if outside {
                    format!("{verdict}\n{}", style.text("document-not-member"))
                } else {
                    verdict
                },
                verdict: (!outside).then_some(cell.verdict),
            }
        });
        std::iter::once(name.into()).chain(cells).collect()
    });
    let conditions = (1..).zip(&table.conditions).map(|(number, condition)| {
        let number = style.show(&format!("({number})"));
        Block::Text(format!("{number} {}", condition.in_words(registry, style)))
    });
    let conditions: Vec<Block> = conditions.collect();
    let table = Table {
        heads: std::iter::once(style.text("document-act"))
            .chain(table.group_names.iter().cloned())
            .collect(),
        rows: rows.collect(),
        shares: shares(table.group_names.len()),
        to_fill_in: false,
    };
    std::iter::once(Block::Table(table))
        .chain(conditions)
        .collect()
}

/// Lays out which roles belong to which groups.
pub(super) fn memberships_blocks(registry: &Registry, style: Style) -> (String, Vec<Block>) {
    let table = memberships(registry, style);
    let rows = table.rows.iter().map(|row| {
        let cells = row.members.iter().zip(&row.inferred);
        let cells = cells.map(|(&member, &inferred)| {
            let text = match (member, inferred) {
                (true, true) => style.text("document-member-inferred"),
                (true, false) => style.text("document-member"),
                (false, _) => "–".to_owned(),
            };
            text.into()
        });
        std::iter::once(row.role_name.clone().into())
            .chain(cells)
            .collect()
    });
    let grounds = table.grounds_in_words(style).map(Block::Text);
    let table_block = Block::Table(Table {
        heads: std::iter::once(style.text("document-role"))
            .chain(table.group_names.iter().cloned())
            .collect(),
        rows: rows.collect(),
        shares: shares(table.group_names.len()),
        to_fill_in: false,
    });
    let blocks = std::iter::once(table_block).chain(grounds).collect();
    (style.text("document-memberships"), blocks)
}

/// Returns column widths: one for names, then `others` equal ones.
fn shares(others: usize) -> Vec<u16> {
    std::iter::once(18)
        .chain(std::iter::repeat_n(10, others))
        .collect()
}
