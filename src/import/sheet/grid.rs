//! A file as rows that keep their numbers, so that a row can be named to whoever has the file open.

use super::{Form, check_size, docx, html, text, workbook};
use crate::import::{Block, Cell, Document, Refused};

/// The maximum number of cells. A list of people has more than a letter's table.
pub(super) const MAX_LISTED: usize = 1_000_000;

/// A sheet, or the whole of a file that has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The name of the sheet.
    pub sheet: Option<String>,
    /// The rows that hold something.
    pub rows: Vec<GridRow>,
}

/// A row. Its first cell is that of the first column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// From 1, as the program that shows the file counts.
    pub number: usize,
    pub cells: Vec<String>,
}

impl GridRow {
    /// Returns the text in a column, counted from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Reads `text`, the contents of a file of `form`, or of the clipboard.
///
/// # Errors
///
/// Returns why it cannot be read.
pub fn grids_of_text(form: Form, text: &str) -> Result<Vec<Grid>, Refused> {
    check_size(text.len())?;
    let rows = match form {
        Form::Csv => rows(text::numbered(text, text::separator(text), true)),
        Form::Tsv => rows(text::numbered(text, b'\t', true)),
        Form::Text => {
            let lines = text.lines().enumerate();
            let cells = |line: &str| {
                line.split('\t')
                    .map(|cell| cell.trim().to_owned())
                    .collect()
            };
            rows(lines.map(|(at, line)| (at + 1, cells(line))))
        }
        Form::Html => of_document(&html::read(text)?),
        Form::Docx | Form::Xlsx | Form::OldWorkbook | Form::OpenWorkbook => {
            return Err(Refused::Form);
        }
    };
    let grid = Grid { sheet: None, rows };
    within_limits(vec![grid])
}

/// Reads `bytes`, the contents of a file of `form` that is no text.
///
/// # Errors
///
/// Returns why they cannot be read.
pub fn grids_of_bytes(form: Form, bytes: &[u8]) -> Result<Vec<Grid>, Refused> {
    check_size(bytes.len())?;
    let grids = match form {
        Form::Docx => vec![Grid {
            sheet: None,
            rows: of_document(&docx::read(bytes)?),
        }],
        Form::Xlsx => workbook::of_xlsx(bytes)?,
        Form::OldWorkbook => workbook::of_xls(bytes)?,
        Form::OpenWorkbook => workbook::of_ods(bytes)?,
        Form::Csv | Form::Tsv | Form::Text | Form::Html => return Err(Refused::Form),
    };
    within_limits(grids)
}

fn rows(rows: impl Iterator<Item = (usize, Vec<String>)>) -> Vec<GridRow> {
    let rows = rows.map(|(number, cells)| GridRow { number, cells });
    rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .collect()
}

/// Returns the rows of all tables and paragraphs, counted from the first.
fn of_document(document: &Document) -> Vec<GridRow> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(text) => all.push(vec![text.clone()]),
            Block::Table(rows) => {
                let cells = rows.iter().map(|row| row.iter().map(Cell::text).collect());
                all.extend(cells);
            }
        }
    }
    rows((1..).zip(all))
}

fn within_limits(grids: Vec<Grid>) -> Result<Vec<Grid>, Refused> {
    let rows = grids.iter().flat_map(|grid| &grid.rows);
    let cells: usize = rows.map(|row| row.cells.len()).sum();
    if cells > MAX_LISTED {
        return Err(Refused::TooManyCells(MAX_LISTED));
    }
    Ok(grids)
}
