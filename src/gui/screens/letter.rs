//! The letter screen (หนังสือต้นเรื่อง): the letter as sent. Every clause can be selected. The margin
//! shows the rules read from it, and remarks.

mod page;

use std::sync::Arc;

use eframe::egui::{Align, Context, Key, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::super::background::KeyedMemo;
use super::super::command::{Command, EditTarget};
use super::super::theme::{breakpoint, space};
use super::super::widgets::Pressable;
use super::{Commands, Revision, View, edit, parts};
use crate::registry::ClauseId;
use crate::registry::edit::RecordKind;
use crate::report::{LetterReport, Style, letter_report};
use page::{Note, PagePainter, PageRequest};

/// The maximum width of the page, in points.
const MAX_PAGE_WIDTH: f32 = 900.0;

/// The width of the margin, in points.
const MARGIN_WIDTH: f32 = 300.0;

/// The maximum number of frames to keep scrolling to a clause.
const MAX_SCROLL_FRAMES: u8 = 60;

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// The selected clause.
    chosen: Option<ClauseId>,
    /// The remaining number of frames to keep scrolling to that clause. Rows above it may turn out
    /// taller or shorter than estimated when they are first drawn.
    approach: u8,
    /// The registry that the clause belongs to.
    revision: Revision,
    letter: KeyedMemo<(Revision, Style), LetterReport>,
}

impl State {
    /// Scrolls to `clause` when the screen is next drawn.
    pub fn go_to(&mut self, clause: ClauseId) {
        self.chosen = Some(clause);
        self.approach = MAX_SCROLL_FRAMES;
    }

    fn refresh(&mut self, context: &Context, view: &View<'_>) {
        if self.revision != view.revision {
            self.revision = view.revision;
            // A clause selected just now belongs to this registry.
            if self.approach == 0 {
                self.chosen = None;
            }
        }
        let (registry, style) = (Arc::clone(view.registry), view.style);
        let key = (view.revision, style);
        self.letter.request(context, key, view.patience, move || {
            letter_report(&registry, style).in_style(style)
        });
    }
}

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.refresh(ui, view);
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        state.chosen = None;
    }
    let Some(letter) = state.letter.get(|(revision, _)| *revision == view.revision) else {
        parts::coming(ui, view);
        return;
    };
    let approach = state.approach > 0;
    if approach {
        state.approach -= 1;
        ui.request_repaint();
    }
    let chosen = &mut state.chosen;
    editing(ui, view, commands);
    let whole = ui.available_rect_before_wrap();
    let beside = whole.width() >= breakpoint::MARGIN_NOTES;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let margin = if beside { MARGIN_WIDTH + space::L } else { 0.0 };
        let width = (room.width() - margin - space::S).min(MAX_PAGE_WIDTH);
        let left = room.left();
        let mut painter = PagePainter::new(view, letter, *chosen, approach, beside);
        let at = pos2(left, room.top());
        let mut bottom = column(ui, "page", at, width, |ui| painter.page(ui, commands));
        // Each note is beside its place, or below the previous note if that is in the way.
        let mut free = room.top();
        let x = left + width + space::L;
        let mut notes = std::mem::take(&mut painter.notes);
        // What was read from a clause stays in view while the letter scrolls. The marks stay on the
        // page.
        if beside && chosen.is_some() {
            notes.clear();
        }
        for (index, (top, note)) in notes.into_iter().enumerate() {
            let at = pos2(x, top.max(free));
            free = column(ui, ("note", index), at, MARGIN_WIDTH, |ui| {
                painter.note(ui, &note, commands);
            });
            free += space::S;
        }
        bottom = bottom.max(free);
        if let Some(clause) = chosen.filter(|_| beside) {
            let shown = Rect::from_x_y_ranges(x..=x + MARGIN_WIDTH, ui.clip_rect().y_range());
            drawer(ui, clause, shown, |ui| {
                painter.note(ui, &Note::Rules(clause), commands);
            });
        }
        if painter.arrived {
            state.approach = 0;
        }
        let request = painter.request();
        ui.allocate_space(vec2(room.width(), bottom - room.top() + space::S));
        match request {
            Some(PageRequest::Select(clause)) => *chosen = Some(clause),
            Some(PageRequest::Deselect) => *chosen = None,
            None => {}
        }
    });
}

/// Draws the rules of `clause` in `room`, which scrolls by itself.
fn drawer(ui: &mut Ui, clause: ClauseId, room: Rect, add: impl FnOnce(&mut Ui)) {
    let room = room.shrink2(vec2(0.0, space::XS));
    let mut inside = ui.new_child(
        UiBuilder::new()
            .id_salt("drawer")
            .max_rect(room)
            .layout(Layout::top_down(Align::Min)),
    );
    ScrollArea::vertical()
        .id_salt(("drawer", clause))
        .max_height(room.height())
        .show(&mut inside, add);
}

/// Draws what leads to the forms of the letter, its remarks and duties, while it is being edited.
fn editing(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    if !view.is_editing() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for kind in [RecordKind::Letter, RecordKind::Office] {
            let text = view.style.text(&format!("form-edit-{}", kind.key()));
            if Pressable::button(&text).show(ui, view.thai).clicked() {
                commands.send(Command::OpenForm(EditTarget::Record(kind, 0)));
            }
        }
        for kind in [RecordKind::Remark, RecordKind::Duty, RecordKind::Preference] {
            edit::all(ui, view, kind, commands);
        }
    });
}

/// Draws content `width` points wide with its top left corner at `at`. Returns its bottom.
fn column(
    ui: &mut Ui,
    name: impl std::hash::Hash + std::fmt::Debug,
    at: eframe::egui::Pos2,
    width: f32,
    add: impl FnOnce(&mut Ui),
) -> f32 {
    let room = Rect::from_min_size(at, vec2(width, f32::INFINITY));
    let mut inside = ui.new_child(
        UiBuilder::new()
            .id_salt(name)
            .max_rect(room)
            .layout(Layout::top_down(Align::Min)),
    );
    add(&mut inside);
    inside.min_rect().bottom()
}
