//! Workbooks: each sheet is a table. Only cells that hold something are kept, so that one far from
//! the others costs nothing.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::MAX_CELLS;
use super::archive::Archive;
use crate::import::{Block, Cell, Document, Refused, Row};

/// The maximum number of columns that are read.
const MAX_COLUMNS: u32 = 256;

pub(super) fn read(bytes: &[u8]) -> Result<Document, Refused> {
    Archive::open(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    let mut document = Document::default();
    let mut cells = 0;
    for name in book.sheet_names() {
        // A sheet of charts has no cells.
        let Ok(mut sheet) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
        while let Some(cell) = sheet.next_cell().map_err(|_| Refused::Damaged)? {
            let (row, column) = cell.get_position();
            let text = Cell::of(&shown(cell.get_value()));
            if text.is_empty() || column >= MAX_COLUMNS {
                continue;
            }
            cells += 1;
            if cells > MAX_CELLS {
                return Err(Refused::TooManyCells(MAX_CELLS));
            }
            rows.entry(row).or_default().insert(column, text);
        }
        document.blocks.push(Block::Table(table(&rows)));
    }
    Ok(document)
}

/// Returns the rows with empty cells where nothing stands, from the first column that has anything.
fn table(rows: &BTreeMap<u32, BTreeMap<u32, Cell>>) -> Vec<Row> {
    let columns = || rows.values().flat_map(|row| row.keys().copied());
    let (first, last) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0));
    rows.values()
        .map(|row| {
            let cells = (first..=last).map(|column| row.get(&column).cloned());
            cells.map(Option::unwrap_or_default).collect()
        })
        .collect()
}

/// Returns a value as text. A whole number has no decimals.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        _ => String::new(),
    }
}
