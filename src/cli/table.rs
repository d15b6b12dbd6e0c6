//! Tables for a terminal. Cells are wrapped before the table is drawn, so that no Thai word or name
//! is broken. If the terminal is too narrow for that, rows become lists.

use std::fmt::Write;

use comfy_table::presets::UTF8_FULL;
use comfy_table::{ContentArrangement, Table as Grid};

use crate::text::Breaker;
use crate::text::breaks::columns;

/// The columns that a cell's border and padding take.
const FRAME: usize = 3;

/// A table: its heads, and rows with as many cells.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(heads: impl IntoIterator<Item = String>) -> Self {
        Self {
            heads: heads.into_iter().collect(),
            rows: Vec::new(),
        }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Returns the table in at most `width` columns.
    pub fn render(&self, breaker: &Breaker, width: usize) -> String {
        match self.widths(breaker, width) {
            Some(widths) => self.grid(breaker, &widths),
            None => self.list(breaker, width),
        }
    }

    /// Returns whether the table can be drawn in `width` columns without breaking a name.
    pub fn fits(&self, breaker: &Breaker, width: usize) -> bool {
        let least: usize = self.by_column(|cell| widest(breaker.pieces(cell))).sum();
        least <= room(self.heads.len(), width)
    }

    /// Returns the column widths, or `None` if the terminal is too narrow.
    fn widths(&self, breaker: &Breaker, width: usize) -> Option<Vec<usize>> {
        let room = room(self.heads.len(), width);
        let natural: Vec<usize> = self.by_column(|cell| widest(cell.lines())).collect();
        if natural.iter().sum::<usize>() <= room {
            return Some(natural);
        }
        let pieces: Vec<usize> = self
            .by_column(|cell| widest(breaker.pieces(cell)))
            .collect();
        // A name with spaces may be broken at them if it does not fit whole.
        let words: Vec<usize> = self
            .by_column(|cell| {
                let pieces = breaker.pieces(cell).into_iter();
                widest(pieces.flat_map(|piece| breaker.parts(piece)))
            })
            .collect();
        let mut widths = [pieces, words]
            .into_iter()
            .find(|least| least.iter().sum::<usize>() <= room)?;
        // The remaining width goes, column by column, to where it saves most lines.
        for _ in widths.iter().sum::<usize>()..room {
            let needy = (0..widths.len())
                .filter(|&at| widths[at] < natural[at])
                .max_by_key(|&at| natural[at] * 100 / widths[at].max(1))?;
            widths[needy] += 1;
        }
        Some(widths)
    }

    /// Returns the greatest `measure` of the cells in each column.
    fn by_column(&self, measure: impl Fn(&str) -> usize) -> impl Iterator<Item = usize> {
        (0..self.heads.len()).map(move |at| {
            std::iter::once(&self.heads)
                .chain(&self.rows)
                .filter_map(|row| row.get(at))
                .map(|cell| measure(cell))
                .max()
                .unwrap_or_default()
        })
    }

    fn grid(&self, breaker: &Breaker, widths: &[usize]) -> String {
        let wrapped = |row: &[String]| -> Vec<String> {
            row.iter()
                .zip(widths)
                .map(|(cell, &width)| breaker.wrap(cell, width).join("\n"))
                .collect()
        };
        let mut grid = Grid::new();
        grid.load_style(UTF8_FULL)
            .set_content_arrangement(ContentArrangement::Disabled)
            .set_header(wrapped(&self.heads));
        for row in &self.rows {
            grid.add_row(wrapped(row));
        }
        format!("{grid}\n")
    }

    /// Returns every row as a list: its first cell, then the others with their heads.
    fn list(&self, breaker: &Breaker, width: usize) -> String {
        let mut text = String::new();
        for row in &self.rows {
            let mut cells = row.iter();
            for line in breaker.wrap(cells.next().map_or("", String::as_str), width) {
                push(&mut text, "", &line);
            }
            for (cell, head) in cells.zip(self.heads.iter().skip(1)) {
                let cell = if head.is_empty() {
                    cell.clone()
                } else {
                    format!("{head}: {cell}")
                };
                for line in breaker.wrap(&cell, width.saturating_sub(2)) {
                    push(&mut text, "  ", &line);
                }
            }
            text.push('\n');
        }
        text
    }
}

/// Returns the width that the cells of `count` columns share.
fn room(count: usize, width: usize) -> usize {
    width.saturating_sub(count * FRAME + 1)
}

fn widest<'t>(parts: impl IntoIterator<Item = &'t str>) -> usize {
    parts
        .into_iter()
        .map(|part| columns(part.trim_end()))
        .max()
        .unwrap_or_default()
}

fn push(text: &mut String, indent: &str, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{indent}{line}");
}
