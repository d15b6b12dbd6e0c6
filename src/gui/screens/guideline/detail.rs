//! What a cell of a table rests on, below the table: it stays as wide as it is, so that no column is
//! covered.

use eframe::egui::{Align, Frame, Key, Layout, Margin, ScrollArea, Stroke, Ui, vec2};

use super::super::parts::{beside_a_line, body, clause_link};
use super::super::{Commands, View};
use crate::gui::command::Command;
use crate::gui::theme::{size, space, strong};
use crate::gui::widgets::{Paragraph, Pressable, standing_badge};
use crate::guide::Need;
use crate::registry::ClauseId;
use crate::report::Standing;

/// The height of the drawer, in points.
pub const HEIGHT: f32 = 150.0;

/// What a cell rests on.
#[derive(Debug)]
pub struct Detail {
    /// What is done, and in which group.
    pub title: String,
    pub standing: Option<Standing>,
    /// Conditions and grounds, in words.
    pub notes: Vec<String>,
    pub clauses: Vec<ClauseId>,
    /// The need that the cell answers.
    pub ask: Option<Need>,
}

/// Draws `detail`. Returns whether it is to be closed.
pub fn show(ui: &mut Ui, view: &View<'_>, detail: &Detail, commands: &mut Commands) -> bool {
    let mut closes = ui.input(|input| input.key_pressed(Key::Escape));
    let frame = Frame::new()
        .fill(view.colours.panel)
        .stroke(Stroke::new(1.0, view.colours.border))
        .corner_radius(6.0)
        .inner_margin(Margin::from(vec2(space::M, space::S)));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let height = HEIGHT - 2.0 * space::S;
        ui.set_height(height);
        ScrollArea::vertical()
            .id_salt("guideline-detail")
            .auto_shrink(false)
            .max_height(height)
            .show(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    let close = view.style.text("bar-close");
                    let cross = Pressable::button("✕").name(&close);
                    closes |= cross.show(ui, view.thai).clicked();
                    let rest = vec2(ui.available_width(), ui.spacing().interact_size.y);
                    let row = Layout::left_to_right(Align::Center).with_main_wrap(true);
                    ui.allocate_ui_with_layout(rest, row, |ui| head(ui, view, detail));
                });
                grounds(ui, view, detail, commands);
            });
    });
    closes
}

/// Draws what the cell is about and what it says.
fn head(ui: &mut Ui, view: &View<'_>, detail: &Detail) {
    if let Some(standing) = detail.standing {
        standing_badge(ui, view.colours, view.style, standing);
    }
    let room = ui.max_rect().width();
    Paragraph::new(&detail.title)
        .font(strong(size::BODY))
        .width(room)
        .show(ui, view.thai);
}

/// Draws the conditions and the letter's sentences.
fn grounds(ui: &mut Ui, view: &View<'_>, detail: &Detail, commands: &mut Commands) {
    for note in &detail.notes {
        body(ui, view, note);
    }
    for &clause in &detail.clauses {
        let text = view.style.show(&view.registry.clause(clause).text);
        beside_a_line(ui, view, |ui| {
            body(ui, view, &format!("“{text}”"));
            clause_link(ui, view, clause, commands);
        });
    }
    if detail.clauses.is_empty() && detail.notes.is_empty() {
        body(ui, view, &view.style.text("find-silent"));
    }
    if let Some(need) = &detail.ask {
        let find = view.style.text("draft-find");
        if Pressable::link(&find).show(ui, view.thai).clicked() {
            commands.send(Command::Ask(need.clone()));
        }
    }
}
