//! Which table of a document is the letter's. A person may say so, and what its columns are.

use super::columns::{ABOVE, Column, ColumnKind, columns, head_row};
use super::document::{Block, Document, Row};
use super::refused::Refused;
use crate::language::Pack;

/// What a person has said about a document. Nothing is said by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The position of the letter's table among the tables of the document.
    pub table: Option<usize>,
    /// What the first columns of that table are, from the left.
    pub columns: Vec<ColumnKind>,
    /// The names of new roles, with the ids that they are to have.
    pub role_ids: Vec<(String, String)>,
}

/// A table of a document, with at least two columns.
#[derive(Clone, Copy, Debug)]
pub struct Table<'d> {
    /// The position of the table in the document.
    pub(super) block: usize,
    pub rows: &'d [Row],
    /// The position of the row of heads, if there is one.
    pub head: Option<usize>,
    /// How much the heads say.
    score: usize,
}

impl<'d> Table<'d> {
    /// Returns the rows below the head.
    #[must_use]
    pub fn below_head(&self) -> &'d [Row] {
        let first = self.head.map_or(0, |head| head + 1);
        self.rows.get(first..).unwrap_or_default()
    }

    /// Returns the number of columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }
}

/// The tables of a document, which of them is taken for the letter's, and what its columns are taken
/// for.
#[derive(Clone, Debug)]
pub struct Tables<'d> {
    pub all: Vec<Table<'d>>,
    /// The position in `all` of the one that is taken.
    pub taken: usize,
    pub columns: Vec<Column>,
}

impl<'d> Tables<'d> {
    /// Finds the table in `document` that `choice` names, or else the one whose heads say most.
    ///
    /// # Errors
    ///
    /// Returns [`Refused::NoTable`] if there is none.
    pub fn find(document: &'d Document, choice: &Choice, pack: &Pack) -> Result<Self, Refused> {
        let all: Vec<Table<'_>> = document
            .blocks
            .iter()
            .enumerate()
            .filter_map(|(block, content)| match content {
                Block::Table(rows) if rows.iter().any(|row| row.len() > 1) => {
                    let (head, score) = head_row(rows, pack);
                    Some(Table {
                        block,
                        rows,
                        head,
                        score,
                    })
                }
                _ => None,
            })
            .collect();
        let says_most = |&(at, table): &(usize, &Table<'_>)| {
            (table.score, table.rows.len().min(ABOVE), usize::MAX - at)
        };
        let best = || all.iter().enumerate().max_by_key(says_most);
        let taken = choice.table.or_else(|| best().map(|(at, _)| at));
        let taken = taken.filter(|&at| at < all.len()).ok_or(Refused::NoTable)?;
        let mut found = Self {
            all,
            taken,
            columns: Vec::new(),
        };
        if let Some(table) = found.chosen() {
            let head = table.head.and_then(|head| table.rows.get(head));
            let mut columns = columns(head, table.below_head(), table.width(), pack);
            for (column, kind) in columns.iter_mut().zip(&choice.columns) {
                column.kind = *kind;
            }
            found.columns = columns;
        }
        Ok(found)
    }

    /// Returns the table that is taken for the letter's.
    #[must_use]
    pub fn chosen(&self) -> Option<&Table<'d>> {
        self.all.get(self.taken)
    }
}
