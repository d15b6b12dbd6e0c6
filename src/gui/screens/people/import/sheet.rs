//! The first rows of a list as they stand, with a choice above each column of what it holds.

use eframe::egui::{ComboBox, Frame, Margin, ScrollArea, Stroke, Ui, vec2};

use crate::gui::screens::parts::{cells, small, subheading, table_row};
use crate::gui::theme::{font, size, space, strong};
use crate::gui::view::View;
use crate::gui::widgets::{Paragraph, Pressable};
use crate::import::people::RosterColumn;
use crate::report::{PeoplePreview, SheetPreview};

/// The minimum width of a column, in points.
const MIN_COLUMN: f32 = 140.0;

/// Draws the sheets, one at a time. Returns what the columns of each are, if a person changed one.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &PeoplePreview,
    shown: &mut usize,
) -> Option<Vec<Vec<RosterColumn>>> {
    let style = view.style;
    let sheets = &preview.sheets;
    *shown = (*shown).min(sheets.len().saturating_sub(1));
    subheading(ui, view, &style.text("people-import-columns"));
    small(ui, view, &style.text("people-import-columns-about"));
    if sheets.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for (at, sheet) in sheets.iter().enumerate() {
                let number = [("number", style.digits.number(at as u64 + 1))];
                let name = sheet.name.clone();
                let name = name.unwrap_or_else(|| style.text_with("people-sheet", &number));
                let tab = Pressable::tab(&name, at == *shown);
                if tab.show(ui, view.thai).clicked() {
                    *shown = at;
                }
            }
        });
    }
    let sheet = sheets.get(*shown)?;
    let frame = Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(1.0, view.colours.line))
        .inner_margin(Margin::from(space::XS));
    let chosen = frame
        .show(ui, |ui| {
            ScrollArea::horizontal()
                .id_salt(("people-sheet", *shown))
                .show(ui, |ui| {
                    let widths = widths(ui.available_width(), sheet);
                    let chosen = choosers(ui, view, sheet, &widths);
                    rows(ui, view, sheet, &widths);
                    chosen
                })
                .inner
        })
        .inner;
    if sheet.more > 0 {
        let count = [("count", style.digits.number(sheet.more as u64))];
        small(ui, view, &style.text_with("people-more-rows", &count));
    }
    let (at, kind) = chosen?;
    let mut columns: Vec<Vec<RosterColumn>> = vec![Vec::new(); sheets.len()];
    for (own, sheet) in columns.iter_mut().zip(sheets) {
        own.extend(sheet.heads.iter().map(|(_, kind)| *kind));
    }
    let own = columns.get_mut(*shown)?;
    own.resize(count(sheet).max(at + 1), RosterColumn::Other);
    if let Some(column) = own.get_mut(at) {
        *column = kind;
    }
    Some(columns)
}

/// Returns the number of columns.
fn count(sheet: &SheetPreview) -> usize {
    let widest = sheet.rows.iter().map(|(_, row)| row.len()).max();
    widest.unwrap_or_default().max(sheet.heads.len())
}

#[expect(clippy::cast_precision_loss, reason = "a list has few columns")]
fn widths(room: f32, sheet: &SheetPreview) -> Vec<f32> {
    let count = count(sheet).max(1);
    vec![(room / count as f32).max(MIN_COLUMN); count]
}

/// Draws what each column holds. Returns the column that holds something else, and what.
fn choosers(
    ui: &mut Ui,
    view: &View<'_>,
    sheet: &SheetPreview,
    widths: &[f32],
) -> Option<(usize, RosterColumn)> {
    let style = view.style;
    let name = |kind: RosterColumn| style.text(&format!("people-column-{}", kind.id()));
    let mut chosen = None;
    cells(ui, widths, vec2(space::S, space::XS), |ui, at| {
        let kind = sheet.heads.get(at).map(|(_, kind)| *kind);
        let kind = kind.unwrap_or(RosterColumn::Other);
        let place = [("number", style.digits.number(at as u64 + 1))];
        let named = ui.label(style.text_with("import-column-place", &place));
        ComboBox::from_id_salt(("people-column", at))
            .selected_text(name(kind))
            .width(ui.available_width())
            .truncate()
            .show_ui(ui, |ui| {
                for &other in RosterColumn::ALL {
                    let is_it = other == kind;
                    if ui.selectable_label(is_it, name(other)).clicked() && !is_it {
                        chosen = Some((at, other));
                    }
                }
            })
            .response
            .labelled_by(named.id);
    });
    chosen
}

/// Draws the first rows. What is private stays masked.
fn rows(ui: &mut Ui, view: &View<'_>, sheet: &SheetPreview, widths: &[f32]) {
    let is_private = |at: usize| {
        let kind = sheet.heads.get(at).map(|(_, kind)| *kind);
        matches!(kind, Some(RosterColumn::Telephone | RosterColumn::Line))
    };
    let masked = view.style.text("people-masked");
    let is_head = |row: &[String]| {
        let mut cells = sheet.heads.iter().zip(row);
        cells.all(|((head, _), cell)| head.contains(cell.as_str()))
    };
    let last_head = sheet.rows.iter().rposition(|(_, row)| is_head(row));
    for (at_row, (number, row)) in sheet.rows.iter().enumerate() {
        let is_below = last_head.is_none_or(|last| at_row > last);
        let is_head = is_head(row);
        // A cell over the whole list is said once.
        let is_merged = row.len() > 1 && row.iter().all(|cell| Some(cell) == row.first());
        ui.push_id(number, |ui| {
            table_row(ui, view, widths, |ui, at| {
                let text = row.get(at).map(String::as_str).unwrap_or_default();
                let text = if is_merged && at > 0 {
                    ""
                } else if is_private(at) && is_below && !text.is_empty() {
                    &masked
                } else {
                    text
                };
                let font = if is_head {
                    strong(size::SMALL)
                } else {
                    font(size::SMALL)
                };
                Paragraph::new(text).font(font).show(ui, view.thai);
            });
        });
    }
}
