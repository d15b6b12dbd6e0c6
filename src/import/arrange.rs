//! Brings a letter into the form of one table with a row for each group, if it has another.

use std::collections::HashMap;

use super::columns::{ABOVE, ColumnKind, columns, head, head_row};
use super::document::{Block, Cell, Document, Row};
use super::prose;
use crate::language::{Pack, Spelling};

/// The minimum number of heads in the first cells of rows that make a table on its side.
const FEWEST_HEADS: usize = 2;

/// Returns `document` with its groups in one table. Two rows of heads become one, tables that continue
/// another are added to it, tables on their side are turned, tables about the same groups are joined, and
/// paragraphs about groups become a table.
#[must_use]
pub fn arrange(document: &Document, pack: &Pack) -> Document {
    let mut document = document.clone();
    flatten(&mut document.blocks, pack);
    continue_tables(&mut document.blocks, pack);
    let is_group = |cell: &Cell| head(&cell.text(), pack) == Some(ColumnKind::Group);
    let names_groups = |block: &Block| match block {
        Block::Table(rows) => {
            let heads = head_row(rows, pack).0.and_then(|at| rows.get(at));
            heads.is_some_and(|heads| heads.iter().any(is_group))
        }
        Block::Paragraph(_) => false,
    };
    let arranged = turned(&document, pack).or_else(|| {
        if document.blocks.iter().any(names_groups) {
            joined(&document, pack)
        } else {
            prose::as_table(&document, pack)
        }
    });
    arranged.unwrap_or(document)
}

/// Makes one row of heads where a table has two, the lower one for columns that share a head.
fn flatten(blocks: &mut [Block], pack: &Pack) {
    for block in blocks {
        if let Block::Table(rows) = block
            && let Some(at) = head_row(rows, pack).0
            && let Some(heads) = lower_heads(rows, at, pack)
        {
            rows.splice(at..=at + 1, [heads]);
        }
    }
}

/// Moves the rows of tables with the same heads as the one before, as on another page, to that one.
fn continue_tables(blocks: &mut Vec<Block>, pack: &Pack) {
    let mut first: Option<(usize, Row)> = None;
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let headed = match block {
            Block::Table(rows) => head_row(rows, pack)
                .0
                .and_then(|head| Some((head, rows.get(head)?))),
            Block::Paragraph(_) => None,
        };
        let known = first
            .as_ref()
            .zip(headed)
            .filter(|((_, known), (_, own))| known == *own);
        match (known, headed) {
            (Some(((target, _), (head, _))), _) => {
                let target = *target;
                if let Block::Table(rows) = blocks.remove(at)
                    && let Some(Block::Table(table)) = blocks.get_mut(target)
                {
                    table.extend(rows.into_iter().skip(head + 1));
                }
            }
            (None, headed) => {
                first = headed.map(|(_, row)| (at, row.clone())).or(first);
                at += 1;
            }
        }
    }
}

/// Returns the heads of the row `at` with those of the row below it, if that has heads as well and names
/// no group.
fn lower_heads(rows: &[Row], at: usize, pack: &Pack) -> Option<Row> {
    let (upper, lower) = (rows.get(at)?, rows.get(at + 1)?);
    let is_group = |cell: &Cell| head(&cell.text(), pack) == Some(ColumnKind::Group);
    let group = upper.iter().position(is_group)?;
    let continues = |at: usize| {
        let cell = lower.get(at);
        cell.is_none_or(|cell| cell.is_empty() || Some(cell) == upper.get(at))
    };
    let filled = || lower.iter().filter(|cell| !cell.is_empty());
    // A row with a single text is a heading for the groups below it: ก. กลุ่มภายใน.
    let is_divided = filled().any(|cell| Some(cell) != filled().next());
    let has_heads = is_divided && filled().all(|cell| head(&cell.text(), pack).is_some());
    if !has_heads || !continues(group) {
        return None;
    }
    let width = upper.len().max(lower.len());
    let cell = |at: usize| {
        let lower = lower.get(at).filter(|cell| !cell.is_empty());
        lower.or(upper.get(at)).cloned().unwrap_or_default()
    };
    Some((0..width).map(cell).collect())
}

/// A table whose groups are known by name.
struct Named {
    /// The position of the table in the document.
    block: usize,
    head: Row,
    kinds: Vec<ColumnKind>,
    /// The names of groups, with the rows of each.
    groups: Vec<(Spelling, Vec<Row>)>,
}

impl Named {
    fn of(block: usize, rows: &[Row], pack: &Pack) -> Option<Self> {
        let at = head_row(rows, pack).0?;
        let (head, below) = (rows.get(at)?, rows.get(at + 1..)?);
        let width = rows.iter().map(Vec::len).max()?;
        let columns = columns(Some(head), below, width, pack);
        let kinds: Vec<ColumnKind> = columns.into_iter().map(|column| column.kind).collect();
        let column = kinds.iter().position(|kind| *kind == ColumnKind::Group)?;
        let mut groups: Vec<(Spelling, Vec<Row>)> = Vec::new();
        for row in below {
            let name = row.get(column).and_then(|cell| Spelling::of(&cell.text()));
            match (name, groups.last_mut()) {
                (Some(name), _) => groups.push((name, vec![row.clone()])),
                (None, Some((_, rows))) => rows.push(row.clone()),
                (None, None) => {}
            }
        }
        let mut head = head.clone();
        head.resize(width, Cell::default());
        Some(Self {
            block,
            head,
            kinds,
            groups,
        })
    }

    /// Returns whether `self` says something else about the groups of `first`.
    fn completes(&self, first: &Self) -> bool {
        let known = first.by_name();
        let are_known = self.groups.iter().all(|(name, _)| known.contains_key(name));
        let says = [
            ColumnKind::Members,
            ColumnKind::Practice,
            ColumnKind::Forbidden,
        ];
        let is_new = |kind: &ColumnKind| self.kinds.contains(kind) && !first.kinds.contains(kind);
        !self.groups.is_empty() && are_known && says.iter().any(is_new)
    }

    /// Returns the rows of each group by its name.
    fn by_name(&self) -> HashMap<&Spelling, &[Row]> {
        let groups = self.groups.iter();
        groups.map(|(name, rows)| (name, rows.as_slice())).collect()
    }

    /// Returns the cells of `row` in the columns that no other table of the same groups has.
    fn own(&self, row: Option<&Row>) -> Row {
        let columns = self.kinds.iter().enumerate();
        let own =
            columns.filter(|(_, kind)| !matches!(kind, ColumnKind::Group | ColumnKind::Number));
        own.map(|(at, _)| row.and_then(|row| row.get(at)).cloned().unwrap_or_default())
            .collect()
    }

    /// Adds the columns of `other`.
    fn join(&mut self, other: &Self) {
        self.head.extend(other.own(Some(&other.head)));
        let width = self.kinds.len();
        self.kinds.extend(
            other
                .kinds
                .iter()
                .filter(|kind| !matches!(kind, ColumnKind::Group | ColumnKind::Number)),
        );
        let others = other.by_name();
        for (name, rows) in &mut self.groups {
            let more = others.get(&*name).copied().unwrap_or_default();
            rows.resize(rows.len().max(more.len()), Row::new());
            for (at, row) in rows.iter_mut().enumerate() {
                row.resize(width, Cell::default());
                row.extend(other.own(more.get(at)));
            }
        }
    }
}

/// Returns the letter with the tables joined that say different things about the same groups, or `None`
/// if there are none.
fn joined(document: &Document, pack: &Pack) -> Option<Document> {
    let tables = document.blocks.iter().enumerate();
    let mut tables = tables.filter_map(|(at, block)| match block {
        Block::Table(rows) => Named::of(at, rows, pack),
        Block::Paragraph(_) => None,
    });
    let mut first = tables.next()?;
    let others: Vec<Named> = tables.filter(|other| other.completes(&first)).collect();
    if others.is_empty() {
        return None;
    }
    for other in &others {
        first.join(other);
    }
    let rows = first.groups.into_iter().flat_map(|(_, rows)| rows);
    let table = Block::Table(std::iter::once(first.head).chain(rows).collect());
    let is_kept = |at: &usize| others.iter().all(|other| other.block != *at);
    let blocks = document.blocks.iter().enumerate();
    let blocks = blocks.filter(|(at, _)| is_kept(at)).map(|(at, block)| {
        if at == first.block {
            table.clone()
        } else {
            block.clone()
        }
    });
    Some(Document {
        blocks: blocks.collect(),
    })
}

/// Returns the letter with the tables turned whose heads are the first cells of their rows, or `None`
/// if there are none. Further ones with the same heads, one for each group, continue the first.
fn turned(document: &Document, pack: &Pack) -> Option<Document> {
    let mut heads: Option<Vec<Option<Spelling>>> = None;
    let mut blocks: Vec<Block> = Vec::new();
    for block in &document.blocks {
        let rows = match block {
            Block::Table(rows) if is_on_side(rows, pack) => turned_rows(rows),
            block => {
                blocks.push(block.clone());
                continue;
            }
        };
        let names = |row: &Row| row.iter().map(|cell| Spelling::of(&cell.text())).collect();
        let own: Option<Vec<Option<Spelling>>> = rows.first().map(names);
        let table = blocks.iter_mut().rev().find_map(|block| match block {
            Block::Table(rows) => Some(rows),
            Block::Paragraph(_) => None,
        });
        match table {
            Some(table) if own == heads => table.extend(rows.into_iter().skip(1)),
            _ => {
                heads = own;
                blocks.push(Block::Table(rows));
            }
        }
    }
    heads.map(|_| Document { blocks })
}

/// Returns whether the first cells of `rows` are heads.
fn is_on_side(rows: &[Row], pack: &Pack) -> bool {
    if rows.len() > ABOVE {
        return false;
    }
    let heads = rows.iter().map(|row| head(&row.first()?.text(), pack));
    let Some(mut kinds) = heads.collect::<Option<Vec<ColumnKind>>>() else {
        return false;
    };
    kinds.sort_by_key(|kind| kind.id());
    kinds.dedup();
    let names = kinds.contains(&ColumnKind::Group) && kinds.len() >= FEWEST_HEADS;
    names && rows.iter().all(|row| row.len() > 1)
}

/// Returns `rows` with each column as a row.
fn turned_rows(rows: &[Row]) -> Vec<Row> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let column = |at: usize| {
        let cells = rows
            .iter()
            .map(|row| row.get(at).cloned().unwrap_or_default());
        cells.collect()
    };
    (0..width).map(column).collect()
}
