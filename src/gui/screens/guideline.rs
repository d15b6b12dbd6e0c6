//! ตารางแนวทาง: the table as the letter has it.

use eframe::egui::{self, Align, Context, Id, Layout, Stroke, Ui, UiBuilder, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::super::theme::{font, size, space, strong};
use super::super::widgets::Paragraph;
use super::{Commands, View};
use crate::report::{Guideline, Style, guideline};

/// How the width is shared among the columns: name, members, practice, notes.
const SHARES: [f32; 4] = [0.19, 0.28, 0.30, 0.23];

/// What no column gets narrower than, in points; below that the table scrolls sideways.
const NARROWEST: f32 = 150.0;

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct State {
    shown: Option<Shown>,
}

/// The table in words and its measures, made anew when the registry, the style or the width
/// changes.
#[derive(Debug)]
struct Shown {
    registry: usize,
    style: Style,
    scale: f32,
    /// The width that the columns share.
    available: f32,
    widths: [f32; 4],
    guideline: Guideline,
    /// The top of each row, and after the last its end.
    tops: Vec<f32>,
    header_height: f32,
}

pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, _commands: &mut Commands) {
    let available = ui.available_width();
    let shown = state.refreshed(ui, view, available);

    Paragraph::new(&shown.guideline.title)
        .font(strong(size::HEADING))
        .show(ui, view.thai);
    Paragraph::new(&shown.guideline.source)
        .font(font(size::SMALL))
        .colour(view.colours.muted)
        .show(ui, view.thai);
    ui.add_space(space::XS);

    let note_height = view
        .thai
        .layout(
            ui,
            &shown.guideline.closing_note,
            strong(size::BODY),
            view.colours.text,
            available,
        )
        .size()
        .y;
    let table_height = shown.header_height + shown.tops.last().copied().unwrap_or(0.0) + 1.0;
    let room = (ui.available_height() - note_height - 2.0 * space::M).max(160.0);
    let table_size = vec2(ui.available_width(), table_height.min(room));
    let (rect, _) = ui.allocate_exact_size(table_size, egui::Sense::hover());
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect));
    inner.painter().rect_filled(rect, 0.0, view.colours.panel);
    Table::new()
        .id_salt("guideline")
        .num_rows(shown.guideline.rows.len() as u64)
        .columns(
            shown
                .widths
                .map(|width| Column::new(width).range(width..=width).resizable(false)),
        )
        .num_sticky_cols(1)
        .headers([HeaderRow::new(shown.header_height)])
        .show(&mut inner, &mut Delegate { view, shown });
    inner.painter().rect_stroke(
        rect,
        0.0,
        Stroke::new(1.0, view.colours.line),
        egui::StrokeKind::Inside,
    );
    ui.add_space(space::S);
    Paragraph::new(&shown.guideline.closing_note)
        .font(strong(size::BODY))
        .show(ui, view.thai);
}

impl State {
    fn refreshed(&mut self, ui: &Ui, view: &View<'_>, available: f32) -> &Shown {
        let registry = std::sync::Arc::as_ptr(view.registry).addr();
        let widths = SHARES.map(|share| (share * available).floor().max(NARROWEST));
        let scale = ui.pixels_per_point();
        let current = self.shown.as_ref().is_some_and(|shown| {
            shown.registry == registry
                && shown.style == view.style
                && shown.available.total_cmp(&available).is_eq()
                && (shown.scale - scale).abs() < f32::EPSILON
        });
        if !current {
            self.shown = None;
        }
        self.shown.get_or_insert_with(|| {
            let guideline = worded(view);
            let mut top = 0.0;
            let mut tops = vec![top];
            for row in &guideline.rows {
                top += row_height(ui, view, &row.lines, &widths);
                tops.push(top);
            }
            Shown {
                registry,
                style: view.style,
                scale,
                available,
                widths,
                header_height: heads_height(ui, view, &guideline.heads, &widths),
                guideline,
                tops,
            }
        })
    }
}

/// The letter's table with the digits of the view.
fn worded(view: &View<'_>) -> Guideline {
    let mut guideline = guideline(view.registry);
    let texts = guideline
        .rows
        .iter_mut()
        .flat_map(|row| &mut row.lines)
        .chain(&mut guideline.heads)
        .chain([
            &mut guideline.title,
            &mut guideline.closing_note,
            &mut guideline.source,
        ]);
    for text in texts {
        *text = view.style.show(text);
    }
    guideline
}

fn cell_font(column: usize) -> egui::FontId {
    if column == 0 {
        strong(size::BODY)
    } else {
        font(size::BODY)
    }
}

fn row_height(context: &Context, view: &View<'_>, cells: &[String; 4], widths: &[f32; 4]) -> f32 {
    let tallest = cells
        .iter()
        .zip(widths)
        .enumerate()
        .map(|(column, (text, width))| text_height(context, view, text, cell_font(column), *width))
        .fold(0.0, f32::max);
    tallest + 2.0 * space::S
}

fn heads_height(context: &Context, view: &View<'_>, heads: &[String; 4], widths: &[f32; 4]) -> f32 {
    let tallest = heads
        .iter()
        .zip(widths)
        .map(|(text, width)| text_height(context, view, text, strong(size::BODY), *width))
        .fold(0.0, f32::max);
    tallest + 2.0 * space::S
}

fn text_height(
    context: &Context,
    view: &View<'_>,
    text: &str,
    font: egui::FontId,
    width: f32,
) -> f32 {
    view.thai
        .layout(
            context,
            text,
            font,
            view.colours.text,
            width - 2.0 * space::M,
        )
        .size()
        .y
}

struct Delegate<'d> {
    view: &'d View<'d>,
    shown: &'d Shown,
}

impl Delegate<'_> {
    fn cell(&self, ui: &mut Ui, text: &str, font: egui::FontId, width: f32) {
        let lines = Stroke::new(1.0, self.view.colours.line);
        let rect = ui.max_rect().shrink(0.5);
        ui.painter().vline(rect.right(), rect.y_range(), lines);
        ui.painter().hline(rect.x_range(), rect.bottom(), lines);
        let inside = rect.shrink2(vec2(space::M, space::S));
        let mut inside = ui.new_child(
            UiBuilder::new()
                .max_rect(inside)
                .layout(Layout::top_down(Align::Min)),
        );
        Paragraph::new(text)
            .font(font)
            .width(width - 2.0 * space::M)
            .show(&mut inside, self.view.thai);
    }
}

impl TableDelegate for Delegate<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let column = cell.col_range.start;
        let rect = ui.max_rect();
        ui.painter()
            .rect_filled(rect, 0.0, self.view.colours.header);
        if let Some(head) = self.shown.guideline.heads.get(column) {
            self.cell(ui, head, strong(size::BODY), self.shown.widths[column]);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let row = usize::try_from(cell.row_nr)
            .ok()
            .and_then(|row| self.shown.guideline.rows.get(row));
        if let Some(text) = row.and_then(|row| row.lines.get(cell.col_nr)) {
            let width = self.shown.widths[cell.col_nr];
            self.cell(ui, text, cell_font(cell.col_nr), width);
        }
    }

    fn row_top_offset(&self, _context: &Context, _table: Id, row: u64) -> f32 {
        usize::try_from(row)
            .ok()
            .and_then(|row| self.shown.tops.get(row))
            .or(self.shown.tops.last())
            .copied()
            .unwrap_or(0.0)
    }
}
