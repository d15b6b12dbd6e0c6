//! The letter's table as it stands, with a choice above each column of what the column is.

use eframe::egui::{ComboBox, Frame, Margin, ScrollArea, Stroke, Ui, vec2};

use crate::gui::screens::parts::{cells, small, subheading, table_row};
use crate::gui::theme::{font, size, space, strong};
use crate::gui::view::View;
use crate::gui::widgets::{Paragraph, Pressable};
use crate::import::{Choice, ColumnKind};
use crate::report::ImportPreview;

/// The minimum width of a column, in points.
const MIN_COLUMN: f32 = 148.0;
/// The maximum share of the window's height that the table takes up.
const HEIGHT_SHARE: f32 = 0.42;
/// The maximum number of tables that are offered side by side.
const MAX_TABS: usize = 4;

/// Draws the table. Returns what a person says about it.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &ImportPreview,
    choice: &Choice,
) -> Option<Choice> {
    let style = view.style;
    subheading(ui, view, &style.text("import-the-table"));
    small(ui, view, &style.text("import-the-table-about"));
    let other_table = which_table(ui, view, preview).map(|table| Choice {
        table: Some(table),
        columns: Vec::new(),
        role_ids: choice.role_ids.clone(),
    });
    let widths = widths(ui.available_width(), preview);
    let height = (HEIGHT_SHARE * ui.content_rect().height()).max(200.0);
    let frame = Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(1.0, view.colours.line))
        .inner_margin(Margin::from(space::XS));
    let other_kind = frame
        .show(ui, |ui| {
            ScrollArea::both()
                .id_salt("import-table")
                .max_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    let chosen = choosers(ui, view, preview, &widths);
                    rows(ui, view, preview, &widths);
                    chosen
                })
                .inner
        })
        .inner;
    if let Some(more) = &preview.more_rows {
        small(ui, view, more);
    }
    let other_columns = other_kind.map(|(at, kind)| {
        let mut columns: Vec<ColumnKind> =
            preview.columns.iter().map(|column| column.kind).collect();
        if let Some(column) = columns.get_mut(at) {
            *column = kind;
        }
        Choice {
            table: Some(preview.taken),
            columns,
            role_ids: choice.role_ids.clone(),
        }
    });
    other_columns.or(other_table)
}

/// Draws the choice of the table, if there are several.
fn which_table(ui: &mut Ui, view: &View<'_>, preview: &ImportPreview) -> Option<usize> {
    if preview.tables.len() < 2 {
        return None;
    }
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let named = ui.label(view.style.text("import-which-table"));
        let tables = preview.tables.iter().enumerate();
        if preview.tables.len() <= MAX_TABS {
            for (at, name) in tables {
                let tab = Pressable::tab(name, at == preview.taken).show(ui, view.thai);
                if tab.clicked() {
                    chosen = Some(at);
                }
            }
            return;
        }
        let taken = preview.tables.get(preview.taken);
        ComboBox::from_id_salt("import-which-table")
            .selected_text(taken.map(String::as_str).unwrap_or_default())
            .width(ui.available_width().min(320.0))
            .show_ui(ui, |ui| {
                for (at, name) in tables {
                    if ui.selectable_label(at == preview.taken, name).clicked() {
                        chosen = Some(at);
                    }
                }
            })
            .response
            .labelled_by(named.id);
    });
    chosen.filter(|at| *at != preview.taken)
}

/// Returns the widths of the columns: long texts get more room.
fn widths(room: f32, preview: &ImportPreview) -> Vec<f32> {
    let weight = |kind: ColumnKind| match kind {
        ColumnKind::Practice | ColumnKind::Notes | ColumnKind::Forbidden => 2.2,
        ColumnKind::Members | ColumnKind::Posters => 1.6,
        ColumnKind::Group => 1.3,
        ColumnKind::Number | ColumnKind::Size | ColumnKind::Other => 1.0,
    };
    let weights = preview.columns.iter().map(|column| weight(column.kind));
    let sum: f32 = weights.clone().sum();
    let room = room - space::L;
    weights
        .map(|weight| (room * weight / sum).floor().max(MIN_COLUMN))
        .collect()
}

/// Draws what each column is. Returns the column that is something else, and what.
fn choosers(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &ImportPreview,
    widths: &[f32],
) -> Option<(usize, ColumnKind)> {
    let style = view.style;
    let kind_name = |kind: ColumnKind| style.text(&format!("import-column-{}", kind.id()));
    let mut chosen = None;
    cells(ui, widths, vec2(space::S, space::XS), |ui, at| {
        let Some(column) = preview.columns.get(at) else {
            return;
        };
        let place = [("number", (at + 1).to_string())];
        let named = ui.label(style.text_with("import-column-place", &place));
        ComboBox::from_id_salt(("import-column", at))
            .selected_text(kind_name(column.kind))
            .width(ui.available_width())
            .show_ui(ui, |ui| {
                for &kind in ColumnKind::ALL {
                    let is_chosen = kind == column.kind;
                    if ui.selectable_label(is_chosen, kind_name(kind)).clicked() && !is_chosen {
                        chosen = Some((at, kind));
                    }
                }
            })
            .response
            .labelled_by(named.id);
    });
    chosen
}

/// Draws the heads and the first rows.
fn rows(ui: &mut Ui, view: &View<'_>, preview: &ImportPreview, widths: &[f32]) {
    ui.push_id("heads", |ui| {
        table_row(ui, view, widths, |ui, at| {
            let head = preview.columns.get(at).map(|column| column.head.as_str());
            Paragraph::new(head.unwrap_or_default())
                .font(strong(size::SMALL))
                .show(ui, view.thai);
        });
    });
    for (number, row) in preview.rows.iter().enumerate() {
        ui.push_id(number, |ui| {
            table_row(ui, view, widths, |ui, at| {
                let unused = preview
                    .columns
                    .get(at)
                    .is_none_or(|column| column.kind == ColumnKind::Other);
                let colour = if unused {
                    view.colours.muted
                } else {
                    view.colours.text
                };
                let text = row.get(at).map(String::as_str).unwrap_or_default();
                Paragraph::new(text)
                    .font(font(size::SMALL))
                    .colour(colour)
                    .show(ui, view.thai);
            });
        });
    }
}
