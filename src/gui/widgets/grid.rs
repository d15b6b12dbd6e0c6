//! A table of Thai text with a sticky header and first column, rows as high as their text,
//! resizable columns, and cells that can be read, copied and followed.

mod measure;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Context, CursorIcon, Id, Layout, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, PrefetchInfo, Table, TableDelegate};

use self::measure::{Measured, SIGN, WIDTHS, cell_font, inner_width};
use super::thai::Paragraph;
use super::verdict::{standing_sign, standing_tone};
use crate::gui::command::Command;
use crate::gui::theme::{Colours, Tone, size, space, strong};
use crate::gui::view::{Commands, View};
use crate::report::Standing;

pub use self::measure::GridState;

/// One cell.
#[derive(Clone, Debug, Default)]
pub struct GridCell {
    pub text: String,
    pub strong: bool,
    /// What the cell shows the colour and the sign of.
    pub verdict: Option<Standing>,
    /// The tooltip.
    pub hint: String,
    /// The command sent on a click.
    pub command: Option<Command>,
    /// What [`Grid::show`] returns on a click.
    pub pick: Option<usize>,
    /// Whether it says little, and is read after the others.
    pub pale: bool,
}

/// The content of a table.
#[derive(Clone, Debug, Default)]
pub struct GridRows {
    pub heads: Vec<String>,
    /// For each column, its initial share of the width, and its minimum initial width in points if
    /// there is room for that.
    pub columns: Vec<(f32, f32)>,
    /// Whether columns may start as narrow as their longest word, so that many fit side by side.
    pub narrow: bool,
    /// The number of columns by which the rows can be sorted, from the first on, and the one by which they
    /// are. [`Grid::show`] returns the column whose head was pressed.
    pub sorted: Option<(usize, usize)>,
    pub rows: Vec<Vec<GridCell>>,
}

impl GridRows {
    /// Returns the padding beside the text of a cell, in points.
    fn side(&self) -> f32 {
        if self.narrow { NARROW } else { space::M }
    }

    /// Returns the whole table as tab-separated text, for pasting into a spreadsheet.
    #[must_use]
    pub fn as_text(&self) -> String {
        let line = |cells: &mut dyn Iterator<Item = &str>| -> String {
            let cells: Vec<String> = cells.map(|cell| cell.replace(['\n', '\t'], " ")).collect();
            cells.join("\t")
        };
        let heads = line(&mut self.heads.iter().map(String::as_str));
        let rows = self
            .rows
            .iter()
            .map(|row| line(&mut row.iter().map(|cell| cell.text.as_str())));
        std::iter::once(heads)
            .chain(rows)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// The padding beside the text of a cell where many columns are side by side, in points.
const NARROW: f32 = 6.0;

/// A table to draw.
#[derive(Clone, Copy, Debug)]
pub struct Grid<'r> {
    /// The name under which the settings keep the column widths.
    pub name: &'static str,
    pub rows: &'r GridRows,
    /// The maximum height, in points.
    pub height: f32,
}

impl Grid<'_> {
    /// Draws the table. Returns the pick of a cell that was pressed.
    pub fn show(
        self,
        ui: &mut Ui,
        view: &View<'_>,
        state: &mut GridState,
        commands: &mut Commands,
    ) -> Option<usize> {
        let Self { name, rows, height } = self;
        let available = ui.available_width();
        let gutter = space::S;
        let mut inner = ui.new_child(
            UiBuilder::new()
                .max_rect(ui.available_rect_before_wrap())
                .accessibility_role(Role::Table)
                .id_salt(name),
        );
        inner.accesskit_node_builder(inner.unique_id(), |node| {
            node.set_row_count(rows.rows.len() + 1);
            node.set_column_count(rows.heads.len());
        });
        // Scroll bars are beside the cells, not on top of them.
        inner.spacing_mut().scroll.floating_allocated_width = gutter;
        let table = Table::new().id_salt(name);
        let columns: Vec<Column> = (0..rows.heads.len())
            .map(|_| Column::new(0.0).range(WIDTHS))
            .collect();
        let (widths, dragged) = state.widths(&inner, view, self, table.get_id(&inner), &columns);
        if let Some(shares) = dragged {
            commands.send(Command::KeepColumns(name, shares));
        }
        let measured = state.measured(ui, view, rows, widths);

        let wide: f32 = measured.widths.iter().sum();
        let below = if wide > available { gutter } else { 0.0 };
        let wanted = measured.head + measured.top(rows.rows.len()) + 2.0 + below;
        let size = vec2(available, wanted.min(height));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        inner.set_max_size(size);
        inner.painter().rect_filled(rect, 0.0, view.colours.panel);
        let mut delegate = Delegate {
            view,
            rows,
            measured,
            commands,
            forget: false,
            picked: None,
            seen: 0,
        };
        table
            .num_rows(rows.rows.len() as u64)
            .columns(columns)
            .num_sticky_cols(1)
            .headers([HeaderRow::new(measured.head)])
            .show(&mut inner, &mut delegate);
        let (picked, seen) = (delegate.picked, delegate.seen);
        if delegate.forget {
            commands.send(Command::KeepColumns(name, Vec::new()));
            state.forget();
            ui.request_repaint();
        }
        state.saw(seen);
        inner.painter().rect_stroke(
            rect,
            0.0,
            Stroke::new(1.0, view.colours.line),
            StrokeKind::Inside,
        );
        picked
    }
}

struct Delegate<'d> {
    view: &'d View<'d>,
    rows: &'d GridRows,
    measured: &'d Measured,
    commands: &'d mut Commands,
    /// Whether to reset the column widths.
    forget: bool,
    /// The pick of the cell that was pressed.
    picked: Option<usize>,
    /// The end of the rows in view.
    seen: usize,
}

impl Delegate<'_> {
    fn width(&self, column: usize) -> f32 {
        self.measured.widths.get(column).copied().unwrap_or(0.0)
    }

    /// Draws a ring around a cell.
    fn ring(&self, ui: &Ui) {
        let line = Stroke::new(2.0, self.view.colours.accent);
        let rect = ui.max_rect().shrink(1.0);
        ui.painter()
            .rect_stroke(rect, 2.0, line, StrokeKind::Inside);
    }

    /// Draws a head that sorts the rows when pressed. Returns whether it was.
    fn sorting(&self, ui: &mut Ui, head: &str, is_sorted: bool) -> bool {
        let id = ui.scope_id().with(("sort", head));
        let response = ui.interact(ui.max_rect(), id, Sense::click());
        let label = [("column", head.to_owned())];
        let label = self.view.style.text_with("grid-sort", &label);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_sorted, &label));
        if response.hovered() || response.has_focus() {
            self.ring(ui);
        }
        if is_sorted {
            let line = Stroke::new(3.0, self.view.colours.accent);
            let rect = ui.max_rect().shrink(1.5);
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        response.on_hover_text(label).clicked()
    }

    /// Draws the lines between cells.
    fn lines(&self, ui: &Ui) {
        let rect = ui.max_rect().shrink(0.5);
        let line = Stroke::new(1.0, self.view.colours.line);
        ui.painter().vline(rect.right(), rect.y_range(), line);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }

    /// Makes a cell that leads on a button.
    fn press(&self, ui: &Ui, info: &CellInfo, cell: &GridCell) -> Option<Response> {
        let leads_on = cell.command.is_some() || cell.pick.is_some();
        leads_on.then(|| {
            let id = ui.scope_id().with(("cell", info.row_nr, info.col_nr));
            let response = ui.interact(ui.max_rect(), id, Sense::click());
            let label = format!("{}: {}", self.rows.heads[info.col_nr], cell.text);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            if response.hovered() {
                self.ring(ui);
            }
            response.on_hover_cursor(CursorIcon::PointingHand)
        })
    }

    /// Draws the text of a cell, beside the sign of its verdict.
    fn text(
        &self,
        ui: &mut Ui,
        column: usize,
        cell: &GridCell,
        tone: Option<Tone>,
        leads_on: bool,
    ) -> Response {
        let mut inner = inside(ui, self.rows.side());
        let mut paragraph = Paragraph::new(&cell.text)
            .font(cell_font(cell.strong))
            .width(inner_width(
                self.rows,
                self.width(column),
                cell.verdict.is_some(),
            ));
        if let (Some(tone), Some(standing)) = (tone, cell.verdict) {
            let middle = inner.max_rect().left_top() + vec2(6.0, size::BODY * 0.7);
            standing_sign(inner.painter(), middle, standing, tone.text);
            let rect = inner.max_rect();
            let moved = rect.with_min_x(rect.min.x + SIGN);
            inner = ui.new_child(
                UiBuilder::new()
                    .max_rect(moved)
                    .layout(Layout::top_down(Align::Min)),
            );
            paragraph = paragraph.colour(tone.text);
        }
        if cell.pale {
            paragraph = paragraph.colour(self.view.colours.muted);
        }
        paragraph = if leads_on {
            paragraph.passive()
        } else {
            paragraph.focusable()
        };
        // The first column holds the row headers.
        let role = if column == 0 {
            Role::RowHeader
        } else {
            Role::Cell
        };
        paragraph.role(role).show(&mut inner, self.view.thai)
    }

    /// Adds what a cell shows when the mouse rests on it, and its menu.
    fn explain(&mut self, response: Response, cell: &GridCell) {
        let response = if cell.hint.is_empty() {
            response
        } else {
            response.on_hover_ui(|ui| {
                ui.set_max_width(420.0);
                Paragraph::new(&cell.hint).show(ui, self.view.thai);
            })
        };
        response.context_menu(|ui| {
            if ui.button(self.view.style.text("grid-copy-cell")).clicked() {
                self.commands.send(Command::Copy(cell.text.clone()));
                ui.close();
            }
        });
    }
}

impl TableDelegate for Delegate<'_> {
    fn prepare(&mut self, info: &PrefetchInfo) {
        self.seen = usize::try_from(info.visible_rows.end).unwrap_or(usize::MAX);
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let column = cell.col_range.start;
        let colours: &Colours = self.view.colours;
        ui.painter().rect_filled(ui.max_rect(), 0.0, colours.header);
        self.lines(ui);
        if let Some(head) = self.rows.heads.get(column) {
            let width = inner_width(self.rows, self.width(column), false);
            let sorts = self.rows.sorted.filter(|(count, _)| column < *count);
            let is_pressed = sorts.is_some_and(|(_, by)| self.sorting(ui, head, column == by));
            if is_pressed {
                self.picked = Some(column);
            }
            let mut inner = inside(ui, self.rows.side());
            let paragraph = Paragraph::new(head)
                .font(strong(size::BODY))
                .width(width)
                .role(Role::ColumnHeader);
            let paragraph = if sorts.is_some() {
                paragraph.passive()
            } else {
                paragraph
            };
            let shown = paragraph.show(&mut inner, self.view.thai);
            inner.accesskit_node_builder(shown.id, |node| {
                node.set_row_index(0);
                node.set_column_index(column);
            });
            shown.context_menu(|ui| {
                if ui.button(self.view.style.text("grid-columns")).clicked() {
                    self.forget = true;
                    ui.close();
                }
            });
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let Ok(row) = usize::try_from(info.row_nr) else {
            return;
        };
        let cells = self.rows.rows.get(row);
        let Some(cell) = cells.and_then(|cells| cells.get(info.col_nr)) else {
            return;
        };
        let tone = cell
            .verdict
            .map(|standing| standing_tone(self.view.colours, standing));
        if let Some(tone) = tone {
            ui.painter().rect_filled(ui.max_rect(), 0.0, tone.ground);
        }
        self.lines(ui);
        let click = self.press(ui, info, cell);
        let text = self.text(ui, info.col_nr, cell, tone, click.is_some());
        for cell in std::iter::once(&text).chain(&click) {
            ui.accesskit_node_builder(cell.id, |node| {
                // The header is row 0.
                node.set_row_index(row + 1);
                node.set_column_index(info.col_nr);
            });
        }
        let response = match click {
            Some(response) => {
                if response.clicked() {
                    self.picked = cell.pick;
                    if let Some(command) = &cell.command {
                        self.commands.send(command.clone());
                    }
                }
                response
            }
            None => text,
        };
        if response.has_focus() {
            self.ring(ui);
            // The focused cell handles the copy shortcut.
            if ui.input(wants_copy) {
                self.commands.send(Command::Copy(cell.text.clone()));
            }
        }
        self.explain(response, cell);
    }

    fn row_top_offset(&self, _context: &Context, _table: Id, row: u64) -> f32 {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        self.measured.top(row.min(self.rows.rows.len()))
    }
}

/// Returns whether the copy shortcut was pressed.
fn wants_copy(input: &eframe::egui::InputState) -> bool {
    input
        .events
        .iter()
        .any(|event| matches!(event, eframe::egui::Event::Copy))
}

/// Creates a child inside the cell's padding.
fn inside(ui: &mut Ui, side: f32) -> Ui {
    let rect = ui.max_rect().shrink2(vec2(side, space::S));
    ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::top_down(Align::Min)),
    )
}
