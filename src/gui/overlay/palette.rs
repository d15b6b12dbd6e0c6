//! The command palette: every action by name, and search results from the registry.

use eframe::egui::{Align, Id, Key, Layout, Modifiers, Response, ScrollArea, Ui};

use super::super::chrome::action_button;
use super::super::command::{Action, Command};
use super::super::search::{self, Search};
use super::super::theme::{font, size};
use super::super::view::View;
use super::super::widgets::{Field, beside_bar};
use super::Outcome;
use crate::lang::Lang;
use crate::text::{contains_folded, fold};

/// The state of the palette.
#[derive(Debug, Default)]
pub struct Palette {
    query: String,
    /// The index of the list entry that Enter activates.
    chosen: usize,
}

impl Palette {
    /// Draws the palette.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, search: &mut Search) -> Outcome {
        let style = view.style;
        search.refresh(ui, view.registry, &self.query);
        let found = actions_named(&self.query);
        let results = search.found();
        let moved = self.keys(ui, found.len() + results.len());
        let hint = style.text("palette-hint");
        let width = ui.available_width();
        let edit = Field::new(
            Id::unique("palette-query"),
            &mut self.query,
            font(size::BODY),
        )
        .hint(&hint)
        .name(&hint)
        .show(ui, view.thai, width);
        edit.request_focus();
        if edit.changed() {
            self.chosen = 0;
        }
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        let room = (ui.ctx().content_rect().height() * 0.6).max(160.0);
        let mut outcome = Outcome::Stay;
        let area = ScrollArea::vertical().auto_shrink([false, true]);
        area.max_height(room).show(ui, |ui| {
            beside_bar(ui);
            ui.with_layout(Layout::top_down_justified(Align::Min), |ui| {
                let mut line = |response: &Response, chosen: bool, command: Command| {
                    if chosen && moved {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() || (chosen && entered) {
                        outcome = Outcome::Do(command);
                    }
                };
                for (index, &action) in found.iter().enumerate() {
                    let chosen = index == self.chosen;
                    let button = action_button(ui, view, action, chosen);
                    line(&button, chosen, Command::Do(action));
                }
                for (index, result) in results.iter().enumerate() {
                    let chosen = index + found.len() == self.chosen;
                    let button = search::line(ui, view, result, chosen);
                    line(&button, chosen, Command::Show(result.item));
                }
            });
        });
        if found.is_empty() && results.is_empty() {
            ui.label(style.text("palette-nothing"));
        }
        outcome
    }

    /// Handles the up and down keys in a list of `count` entries. Returns whether the selection
    /// moved.
    fn keys(&mut self, ui: &Ui, count: usize) -> bool {
        let before = self.chosen;
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.chosen = (self.chosen + 1).min(count.saturating_sub(1));
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.chosen = self.chosen.saturating_sub(1);
            }
        });
        self.chosen != before
    }
}

/// Returns the actions whose name in either language contains `query`, or all if it is empty.
fn actions_named(query: &str) -> Vec<Action> {
    let wanted = fold(query);
    let named = |action: &Action| {
        wanted.is_empty()
            || Lang::ALL
                .iter()
                .any(|lang| contains_folded(&lang.text(action.key()), &wanted))
    };
    Action::ALL.into_iter().filter(named).collect()
}
