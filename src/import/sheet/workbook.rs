//! Workbooks as rows. Merged cells repeat their text, as people see it beside every row they span.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Ods, Range, Reader, Xls, Xlsx};

use super::archive::Archive;
use super::grid::{Grid, GridRow, MAX_LISTED};
use crate::import::{Cell, Refused};

/// The maximum number of columns that are read.
const MAX_COLUMNS: u32 = 256;

/// The maximum number of rows over which a merged cell repeats its text.
const MAX_MERGED: u32 = 5_000;

/// The cells that hold something, by row and column.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

pub(super) fn of_xlsx(bytes: &[u8]) -> Result<Vec<Grid>, Refused> {
    Archive::open(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    let mut grids = Vec::new();
    let mut left = MAX_LISTED;
    for name in book.sheet_names() {
        // Without them, cells that are merged have their text once.
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        // A sheet of charts has no cells.
        let Ok(mut sheet) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut cells = Cells::new();
        while let Some(cell) = sheet.next_cell().map_err(|_| Refused::Damaged)? {
            let (row, column) = cell.get_position();
            let text = shown(cell.get_value().clone());
            put(&mut cells, row, column, &text, &mut left)?;
        }
        grids.push(grid(name, cells, &merged));
    }
    Ok(grids)
}

pub(super) fn of_xls(bytes: &[u8]) -> Result<Vec<Grid>, Refused> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    let mut grids = Vec::new();
    let mut left = MAX_LISTED;
    for name in book.sheet_names() {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        grids.push(grid(name, cells(&range, &mut left)?, &merged));
    }
    Ok(grids)
}

pub(super) fn of_ods(bytes: &[u8]) -> Result<Vec<Grid>, Refused> {
    Archive::open(bytes)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    let mut grids = Vec::new();
    let mut left = MAX_LISTED;
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        grids.push(grid(name, cells(&range, &mut left)?, &[]));
    }
    Ok(grids)
}

fn cells(range: &Range<Data>, left: &mut usize) -> Result<Cells, Refused> {
    let (top, first) = range.start().unwrap_or_default();
    let mut cells = Cells::new();
    for (row, column, value) in range.used_cells() {
        let at = |offset: usize, base: u32| u32::try_from(offset).unwrap_or(u32::MAX) + base;
        let text = shown(value.clone());
        put(&mut cells, at(row, top), at(column, first), &text, left)?;
    }
    Ok(cells)
}

/// Adds a cell that holds something.
fn put(
    cells: &mut Cells,
    row: u32,
    column: u32,
    text: &str,
    left: &mut usize,
) -> Result<(), Refused> {
    let text = Cell::of(text).text();
    if text.is_empty() || column >= MAX_COLUMNS {
        return Ok(());
    }
    *left = left
        .checked_sub(1)
        .ok_or(Refused::TooManyCells(MAX_LISTED))?;
    cells.entry(row).or_default().insert(column, text);
    Ok(())
}

fn grid(name: String, mut cells: Cells, merged: &[Dimensions]) -> Grid {
    for region in merged {
        repeat(&mut cells, region);
    }
    let rows = cells.into_iter().map(|(row, cells)| {
        let last = cells.keys().next_back().copied().unwrap_or_default();
        let cells = (0..=last).map(|column| cells.get(&column).cloned().unwrap_or_default());
        GridRow {
            number: row as usize + 1,
            cells: cells.collect(),
        }
    });
    Grid {
        sheet: Some(name),
        rows: rows.collect(),
    }
}

/// Repeats the text of a merged cell in all the cells that it covers, in rows that hold something.
fn repeat(cells: &mut Cells, region: &Dimensions) {
    let (top, left) = region.start;
    let (bottom, right) = region.end;
    let text = cells.get(&top).and_then(|row| row.get(&left)).cloned();
    let Some(text) = text.filter(|_| bottom.saturating_sub(top) <= MAX_MERGED) else {
        return;
    };
    let rows = cells.range_mut(top..=bottom);
    for (_, row) in rows {
        for column in left..=right.min(MAX_COLUMNS - 1) {
            row.entry(column).or_insert_with(|| text.clone());
        }
    }
}

/// Returns a value as text: a whole number without decimals, a day in the form of ISO 8601.
fn shown(value: impl Into<Data>) -> String {
    match value.into() {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(time) => day(&time),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        _ => String::new(),
    }
}

fn day(time: &ExcelDateTime) -> String {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
