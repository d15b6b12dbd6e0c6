//! Builds paragraphs and tables from the marks of a format, in their order.

use super::{MAX_CELLS, MAX_DEPTH, MAX_TABLES};
use crate::import::{Block, Cell, Document, Refused, Row};

/// The maximum number of columns that one cell may span.
const MAX_SPAN: usize = 64;
/// A table inside a cell with at least so many columns stands for itself.
const OWN_TABLE: usize = 3;

/// A table that is being built.
#[derive(Debug, Default)]
struct Building {
    rows: Vec<Row>,
    row: Row,
    cell: Option<Cell>,
    /// How many columns the cell takes up, and how many rows.
    span: (usize, usize),
    /// How many more rows each column is taken up for.
    taken: Vec<usize>,
    /// The paragraph around the table.
    around: String,
}

/// Builds a document.
#[derive(Debug, Default)]
pub(super) struct Builder {
    document: Document,
    tables: Vec<Building>,
    paragraph: String,
    cells: usize,
    /// How many tables were begun.
    begun: usize,
    /// Why building stopped.
    refused: Option<Refused>,
}

impl Builder {
    /// Adds `text` to the paragraph.
    pub fn text(&mut self, text: &str) {
        self.paragraph.push_str(text);
    }

    /// Returns whether the paragraph is empty or ends with white space.
    pub fn ends_open(&self) -> bool {
        self.paragraph
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace)
    }

    /// Ends the paragraph. Tabs divide what stands outside tables.
    pub fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        if text.trim().is_empty() {
            return;
        }
        let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        if let Some(cell) = cell {
            let text = text.replace('\t', " ");
            cell.paragraphs.extend(Cell::of(&text).paragraphs);
        } else {
            let parts = text.split('\t');
            let parts = parts.flat_map(|part| Cell::of(part).paragraphs);
            self.document.blocks.extend(parts.map(Block::Paragraph));
        }
    }

    pub fn start_table(&mut self) {
        if self.tables.len() >= MAX_DEPTH {
            self.refused.get_or_insert(Refused::TooDeep(MAX_DEPTH));
            return;
        }
        self.begun += 1;
        if self.begun > MAX_TABLES {
            self.refused
                .get_or_insert(Refused::TooManyTables(MAX_TABLES));
            return;
        }
        let around = std::mem::take(&mut self.paragraph);
        self.tables.push(Building {
            around,
            ..Building::default()
        });
    }

    pub fn end_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            let mut row = std::mem::take(&mut table.row);
            fill_taken(table, &mut row);
            if !row.is_empty() {
                table.rows.push(row);
            }
        }
    }

    /// Begins a cell that takes up `columns` columns and `rows` rows.
    pub fn start_cell(&mut self, columns: usize, rows: usize) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            let mut row = std::mem::take(&mut table.row);
            fill_taken(table, &mut row);
            table.row = row;
            table.cell = Some(Cell::default());
            table.span = (columns.clamp(1, MAX_SPAN), rows.clamp(1, MAX_CELLS));
        }
    }

    /// Sets how many columns the cell takes up.
    pub fn span(&mut self, columns: usize) {
        if let Some(table) = self.tables.last_mut() {
            table.span.0 = columns.clamp(1, MAX_SPAN);
        }
    }

    pub fn end_cell(&mut self) {
        self.end_paragraph();
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let Some(cell) = table.cell.take() else {
            return;
        };
        let (columns, rows) = table.span;
        let first = table.row.len();
        table.row.push(cell);
        table.row.resize(first + columns, Cell::default());
        let end = table.row.len();
        if table.taken.len() < end {
            table.taken.resize(end, 0);
        }
        for taken in table.taken.iter_mut().take(end).skip(first) {
            *taken = rows - 1;
        }
        self.cells += columns;
        if self.cells > MAX_CELLS {
            self.refused.get_or_insert(Refused::TooManyCells(MAX_CELLS));
        }
    }

    /// Ends the table. A small one inside a cell is a part of that cell's text.
    pub fn end_table(&mut self) {
        self.end_row();
        let Some(table) = self.tables.pop() else {
            return;
        };
        self.paragraph = table.around;
        let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
        let is_own = width >= OWN_TABLE && table.rows.len() > 1;
        let outer = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        match outer {
            Some(cell) if !is_own => {
                let cells = table.rows.into_iter().flatten();
                cell.paragraphs
                    .extend(cells.flat_map(|cell| cell.paragraphs));
            }
            _ if table.rows.is_empty() => {}
            _ => self.document.blocks.push(Block::Table(table.rows)),
        }
    }

    /// Returns why building stopped, if it did.
    pub fn refused(&self) -> Option<&Refused> {
        self.refused.as_ref()
    }

    /// Returns what was built. What was left open ends here.
    pub fn finish(mut self) -> Result<Document, Refused> {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_paragraph();
        match self.refused {
            Some(refused) => Err(refused),
            None => Ok(self.document),
        }
    }
}

/// Adds empty cells to `row` where cells of rows above reach down.
fn fill_taken(table: &mut Building, row: &mut Row) {
    while let Some(taken) = table.taken.get_mut(row.len()).filter(|taken| **taken > 0) {
        *taken -= 1;
        row.push(Cell::default());
    }
}
