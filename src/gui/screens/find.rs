//! The search screen (หากลุ่ม): the user describes a need in words and gets the group, its readers,
//! the supporting clauses and the verdict on every other group. Everything that was understood can
//! be corrected.
//!
//! From top to bottom: the box, one sentence that says what was understood, and the card. The card
//! has its place whatever it says: an answer, readings to choose from, or that there is no group.

mod answer;
mod browse;
mod choosing;
mod others;
mod row;
mod sentence;
mod start;
mod state;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Id, Key, Modifiers, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::super::theme::{breakpoint, font, size, space, strong};
use super::super::widgets::{Field, Paragraph};
use super::people::named;
use super::{Commands, View, parts};
use crate::guide::{Need, Purpose, Question};
use crate::registry::{Registry, Topic, TopicId};
use crate::report::Style;
use browse::browse;
use choosing::choosing;
use sentence::{other_readings, sentence};
pub use state::State;

/// What the keyboard asks of the answer.
#[derive(Clone, Copy, Debug, Default)]
struct Pressed {
    /// Enter: copy the name of the group, or choose a reading.
    enter: bool,
    /// Shift and Enter: copy the letter's words with their source.
    with_source: bool,
}

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.belong_to(view);
    parts::column(ui, space::MEASURE + 80.0, |ui| {
        found(ui, view, state, commands);
        named::show(ui, view, "find", &state.query, commands);
    });
}

/// Draws the box, and what it leads to.
fn found(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let width = ui.available_width();
    let pressed = search_box(ui, view, state, width);
    let was_choosing = !state.choices.is_empty();
    state.understand(view);
    parts::not_shown(ui, view, state.letters.1.as_deref());
    if state.question.is_none() {
        start::start(ui, view, state, commands);
        return;
    }
    // In a low window, the answer comes before what was understood.
    let low = ui.content_rect().height() < breakpoint::LOW_WINDOW;
    if !low {
        sentence(ui, view, state);
    }
    if !state.choices.is_empty() {
        match state.cursor.at().filter(|_| pressed.enter && was_choosing) {
            Some(at) => state.choose_reading(at),
            None => choosing(ui, view, state),
        }
    }
    if !state.choices.is_empty() {
        return;
    }
    if state.question.as_ref().is_some_and(nothing_to_answer) {
        browse(ui, view, state, &start::Shown::default());
    } else {
        state.answer(view);
        // A reading that was only just chosen is looked at before its name is copied.
        let pressed = if was_choosing {
            Pressed::default()
        } else {
            pressed
        };
        answer::show(ui, view, state, pressed, commands);
    }
    other_readings(ui, view, state);
    if low {
        ui.add_space(space::S);
        sentence(ui, view, state);
    }
}

/// Draws the search field with its label. Returns what was pressed in it.
fn search_box(ui: &mut Ui, view: &View<'_>, state: &mut State, width: f32) -> Pressed {
    let style = view.style;
    let name = style.text("find-query");
    // In a low window the answer needs the room more than the field's label does.
    if ui.content_rect().height() >= breakpoint::LOW_WINDOW {
        Paragraph::new(&name)
            .font(strong(size::BODY))
            .width(width)
            .show(ui, view.thai);
    }
    let mut pressed = Pressed::default();
    if !state.choices.is_empty() {
        step(ui, state);
    } else if state.answered.is_some() {
        pressed.with_source = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
    }
    let before = state.query.clone();
    let hint = style.text("find-query-hint");
    let id = Id::unique("find-query");
    let field = Field::new(id, &mut state.query, font(size::HEADING))
        .hint(&hint)
        .name(&name)
        .roomy()
        .show(ui, view.thai, width);
    if !state.unfocused {
        field.request_focus();
        state.unfocused = true;
    }
    if state.query != before && state.query.trim().is_empty() {
        state.set(None);
    }
    pressed.enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if pressed.enter {
        // Enter copies, and typing can continue.
        field.request_focus();
    }
    let left = field.has_focus() || field.lost_focus();
    let escaped = left && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let is_empty = state.query.is_empty() && state.question.is_none();
    if escaped || !is_empty && clear(ui, view, field.rect).clicked() {
        state.start_over();
        // Typing can continue.
        field.request_focus();
    }
    pressed
}

/// Goes through the readings with the arrow keys.
fn step(ui: &mut Ui, state: &mut State) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    if down {
        state.cursor.down(state.choices.len());
    } else if up {
        state.cursor.up();
    }
}

/// Draws the button that clears the field, at its right end.
fn clear(ui: &mut Ui, view: &View<'_>, field: Rect) -> Response {
    let side = 28.0;
    let middle = pos2(field.right() - side / 2.0 - space::S, field.center().y);
    let rect = Rect::from_center_size(middle, Vec2::splat(side));
    let response = ui.interact(rect, Id::unique("find-clear"), Sense::click());
    let name = view.style.text("find-clear");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let touched = response.hovered() || response.has_focus();
    let colours = view.colours;
    let ground = if touched {
        colours.hover
    } else {
        colours.panel
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 6.0, ground);
    if response.has_focus() {
        let edge = Stroke::new(2.0, colours.accent);
        let inside = eframe::egui::StrokeKind::Inside;
        painter.rect_stroke(rect, 6.0, edge, inside);
    }
    let stroke = Stroke::new(1.5, colours.muted);
    let reach = vec2(5.0, 5.0);
    painter.line_segment([middle - reach, middle + reach], stroke);
    let reach = vec2(5.0, -5.0);
    painter.line_segment([middle - reach, middle + reach], stroke);
    response
}

/// Returns the topics with their display names.
fn topics(registry: &Registry, style: Style) -> Vec<(TopicId, String)> {
    registry
        .topics()
        .map(|(id, topic)| (id, topic_name(topic, style)))
        .collect()
}

fn topic_name(topic: &Topic, style: Style) -> String {
    let name = style.show_words(&topic.name);
    match topic.abbreviations.join(", ") {
        abbreviations if abbreviations.is_empty() => name,
        abbreviations => format!("{name} ({abbreviations})"),
    }
}

/// Returns whether the act is still open, so that there is nothing to judge.
fn nothing_to_answer(question: &Question) -> bool {
    let needs_act = |need: &Need| matches!(need.purpose, Purpose::Post | Purpose::Read);
    match question {
        Question::InScope(need) => need.act.is_none() && needs_act(need),
        Question::OutOfScope(_) => false,
    }
}
