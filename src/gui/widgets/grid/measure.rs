//! Column widths and row heights of a table.

use std::ops::RangeInclusive;

use eframe::egui::{Context, FontId, Id, Ui};
use egui_table::{Column, TableState};

use super::{Grid, GridCell, GridRows};
use crate::gui::theme::{font, size, space, strong};
use crate::gui::view::View;

/// The permitted column widths, in points.
pub(super) const WIDTHS: RangeInclusive<f32> = 90.0..=900.0;

/// The state of a table between frames.
#[derive(Debug, Default)]
pub struct GridState {
    /// The table and the width for which the columns were set.
    measured_for: (&'static str, f32),
    /// The widths that were set. A difference from the current ones means the user dragged a
    /// column.
    assigned: Vec<f32>,
    measured: Option<Measured>,
    /// The end of the rows that were in view last.
    seen: usize,
}

/// The row heights for certain column widths.
#[derive(Debug)]
pub(super) struct Measured {
    pub widths: Vec<f32>,
    scale: f32,
    /// The top of every measured row, then the end of the last one.
    tops: Vec<f32>,
    pub head: f32,
    /// The height of one line of text, plain and strong.
    lines: [f32; 2],
}

/// The maximum number of cells laid out in one frame, so that a long table does not block it.
const CELLS_PER_FRAME: usize = 200;

/// The maximum number of rows measured in one frame, however little there is to lay out.
const ROWS_PER_FRAME: usize = 1_000;

/// How many rows beyond those in view are measured. The heights of the others are estimated until
/// somebody comes near them.
const ROWS_AHEAD: usize = 100;

/// A text that is narrower than this share of a cell is on one line.
const ONE_LINE: f32 = 0.96;

impl GridState {
    /// Discards the measurements. Call this when the rows have changed.
    pub fn changed(&mut self) {
        self.measured = None;
    }

    /// Records which rows were in view, by their end.
    pub(super) fn saw(&mut self, end: usize) {
        self.seen = end;
    }

    /// Discards the column widths as well. Call this when the table has been replaced.
    pub fn renewed(&mut self) {
        self.changed();
        self.forget();
    }

    /// Discards the column widths.
    pub(super) fn forget(&mut self) {
        self.assigned.clear();
    }

    /// Returns the widths of the `columns` of table `id`. If the user has just dragged a column,
    /// also returns the widths as shares of the table's width.
    pub(super) fn widths(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        grid: Grid<'_>,
        id: Id,
        columns: &[Column],
    ) -> (Vec<f32>, Option<Vec<f32>>) {
        let Grid { name, rows, .. } = grid;
        let available = ui.available_width() - ui.spacing().scroll.allocated_width();
        let mut table_state = TableState::load(ui, id).unwrap_or_default();
        let (measured_name, measured_width) = self.measured_for;
        if measured_name != name
            || (measured_width - available).abs() > 0.5
            || self.assigned.len() != columns.len()
            || table_state.col_widths.len() != columns.len()
        {
            self.measured_for = (name, available);
            let shares = view.settings.columns.get(name);
            self.assigned = match shares.filter(|shares| shares.len() == columns.len()) {
                Some(shares) => dragged_widths(shares, available),
                None if rows.narrow => first_widths(&by_words(ui, view, rows), available),
                None => first_widths(&rows.columns, available),
            };
            for (index, (column, width)) in columns.iter().zip(&self.assigned).enumerate() {
                table_state.col_widths.insert(column.id_for(index), *width);
            }
            table_state.parent_width = Some(available);
            table_state.clone().store(ui, id);
        }
        let widths: Vec<f32> = columns
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let width = table_state.col_widths.get(&column.id_for(index));
                width.copied().unwrap_or(*WIDTHS.start())
            })
            .collect();
        let mut pairs = self.assigned.iter().zip(&widths);
        let dragged = pairs.any(|(assigned, width)| (assigned - width).abs() > 0.5)
            && !ui.input(|input| input.pointer.any_down());
        if dragged {
            self.assigned.clone_from(&widths);
        }
        let shares = dragged.then(|| widths.iter().map(|width| width / available).collect());
        (widths, shares)
    }

    /// Returns the row heights at these `widths`, as far as they have been measured.
    pub(super) fn measured(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        rows: &GridRows,
        widths: Vec<f32>,
    ) -> &Measured {
        let scale = ui.pixels_per_point();
        let current = self.measured.take().filter(|measured| {
            let same = |(a, b): (&f32, &f32)| (a - b).abs() < 0.01;
            measured.widths.iter().zip(&widths).all(same) && (measured.scale - scale).abs() < 0.001
        });
        let mut measured = current.unwrap_or_else(|| Measured::new(ui, view, rows, widths, scale));
        measured.go_on(ui, view, rows, self.seen);
        self.measured.insert(measured)
    }
}

impl Measured {
    fn new(
        context: &Context,
        view: &View<'_>,
        rows: &GridRows,
        widths: Vec<f32>,
        scale: f32,
    ) -> Self {
        let height = |text: &str, width: f32, is_strong: bool| {
            let font = cell_font(is_strong);
            let colour = view.colours.text;
            view.thai
                .layout(context, text, font, colour, width)
                .size()
                .y
        };
        let heads = rows.heads.iter().zip(&widths);
        let heads = heads.map(|(head, width)| height(head, inner_width(rows, *width, false), true));
        Self {
            head: heads.fold(0.0, f32::max) + 2.0 * space::S,
            lines: [false, true].map(|is_strong| height("ก", f32::INFINITY, is_strong)),
            widths,
            scale,
            tops: vec![0.0],
        }
    }

    /// Measures the next rows, as far as they are near those in view, of which the last is before
    /// `seen`.
    fn go_on(&mut self, context: &Context, view: &View<'_>, rows: &GridRows, seen: usize) {
        let known = self.tops.len() - 1;
        let wanted = rows.rows.len().min(seen + ROWS_AHEAD);
        let mut left = CELLS_PER_FRAME;
        let some = rows.rows.iter().take(wanted).skip(known);
        for row in some.take(ROWS_PER_FRAME) {
            let height = self.height(context, view, rows, row, &mut left);
            self.tops.push(self.end() + height);
            if left == 0 {
                break;
            }
        }
        if self.tops.len() <= wanted {
            context.request_repaint();
        }
    }

    /// Returns the height of a row. Cells that may have several lines are laid out, and counted off
    /// from `left`.
    fn height(
        &self,
        context: &Context,
        view: &View<'_>,
        rows: &GridRows,
        row: &[GridCell],
        left: &mut usize,
    ) -> f32 {
        let [plain, strong] = self.lines;
        let heights = row.iter().zip(&self.widths).map(|(cell, width)| {
            let inside = inner_width(rows, *width, cell.verdict.is_some());
            let font = cell_font(cell.strong);
            if is_one_line(context, &cell.text, &font, inside) {
                return if cell.strong { strong } else { plain };
            }
            *left = left.saturating_sub(1);
            view.thai
                .layout(context, &cell.text, font, view.colours.text, inside)
                .size()
                .y
        });
        heights.fold(0.0, f32::max) + 2.0 * space::S
    }

    /// Returns where the measured rows end.
    fn end(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Returns the top of a row. Estimates it for rows that have not been measured.
    #[expect(
        clippy::cast_precision_loss,
        reason = "rows are far fewer than a float counts"
    )]
    pub fn top(&self, row: usize) -> f32 {
        let known = self.tops.len() - 1;
        self.tops.get(row).copied().unwrap_or_else(|| {
            let usual = self.end() / known.max(1) as f32;
            self.end() + (row - known) as f32 * usual
        })
    }
}

/// Returns the initial column widths. If some columns need more than their share, the others give
/// up spare width, so that the table overflows only if it must.
fn first_widths(columns: &[(f32, f32)], available: f32) -> Vec<f32> {
    let wanted: Vec<f32> = columns
        .iter()
        .map(|(share, least)| (share * available).max(*least))
        .collect();
    let over = (wanted.iter().sum::<f32>() - available).max(0.0);
    let spare: f32 = wanted
        .iter()
        .zip(columns)
        .map(|(width, (_, least))| width - least)
        .sum();
    let part = if spare > 0.0 {
        (over / spare).min(1.0)
    } else {
        0.0
    };
    wanted
        .iter()
        .zip(columns)
        .map(|(width, (_, least))| (width - part * (width - least)).floor())
        .collect()
}

/// Returns the columns of a table whose minimum width is that of their longest word.
fn by_words(context: &Context, view: &View<'_>, rows: &GridRows) -> Vec<(f32, f32)> {
    let columns = rows.columns.iter().zip(&rows.heads).enumerate();
    columns
        .map(|(index, ((share, least), head))| {
            let cells = rows.rows.iter().filter_map(|row| row.get(index));
            let mut texts: Vec<(&str, bool, bool)> = cells
                .map(|cell| (cell.text.as_str(), cell.strong, cell.verdict.is_some()))
                .chain(std::iter::once((head.as_str(), true, false)))
                .collect();
            // Many rows repeat the same verdict.
            texts.sort_unstable();
            texts.dedup();
            let widths = texts.into_iter().map(|(text, strong, signed)| {
                let word = view.thai.longest_word(context, text, &cell_font(strong));
                word.ceil() + outside(rows, signed)
            });
            (*share, widths.fold(0.0, f32::max).min(*least))
        })
        .collect()
}

/// Converts saved shares of a table's width to column widths.
fn dragged_widths(shares: &[f32], available: f32) -> Vec<f32> {
    let widths = shares.iter().map(|share| (share * available).floor());
    widths
        .map(|width| width.clamp(*WIDTHS.start(), *WIDTHS.end()))
        .collect()
}

/// Returns whether a text certainly fits on one line of this `width`: it has only Thai letters, those
/// of ASCII and the dots of what is masked, all in one font, and they are narrow enough side by side.
fn is_one_line(context: &Context, text: &str, font: &FontId, width: f32) -> bool {
    let is_plain = |c: char| matches!(c, ' '..='~' | 'ก'..='๛' | '•');
    if !text.chars().all(is_plain) {
        return false;
    }
    let wide = context.fonts_mut(|fonts| {
        let letters = text.chars().map(|c| fonts.glyph_width(font, c));
        letters.sum::<f32>()
    });
    wide <= width * ONE_LINE
}

/// Returns the font of a cell.
pub(super) fn cell_font(is_strong: bool) -> FontId {
    if is_strong {
        strong(size::BODY)
    } else {
        font(size::BODY)
    }
}

/// The width reserved for a verdict's sign.
pub(super) const SIGN: f32 = 20.0;

/// Returns the width for the text of a cell of this `width`.
pub(super) fn inner_width(rows: &GridRows, width: f32, signed: bool) -> f32 {
    width - outside(rows, signed)
}

/// Returns the width that a cell needs besides its text.
fn outside(rows: &GridRows, signed: bool) -> f32 {
    2.0 * rows.side() + if signed { SIGN } else { 0.0 }
}
