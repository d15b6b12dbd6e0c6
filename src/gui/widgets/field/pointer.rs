//! Handles the mouse in a field. A click places the caret, a second one selects an ICU word and a
//! third one a line. Dragging or Shift extends the selection by the same unit.
//!
//! egui selects words that end at each tone mark, and its handling cannot be intercepted. So it
//! sees no pointer while that is over a field.

use std::sync::Arc;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Context, Event, Galley, Id, PointerState, Pos2, TextEdit, vec2};

use crate::text::WordMover;

/// The unit of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Cluster,
    Word,
    Line,
}

/// A selection in progress.
#[derive(Clone, Copy, Debug)]
struct Gesture {
    unit: Unit,
    /// The unit that was pressed first, which stays selected.
    anchor: (usize, usize),
    /// The last selection that it made. If anything else is selected, the gesture is over.
    selection: CCursorRange,
}

#[derive(Clone, Copy, Debug)]
struct Press {
    time: f64,
    at: Pos2,
    count: usize,
}

/// The state of a field between frames.
#[derive(Clone, Debug, Default)]
struct Memory {
    /// The layout on screen, and its position.
    shown: Option<(Arc<Galley>, Pos2)>,
    gesture: Option<Gesture>,
    press: Option<Press>,
}

/// The position of the pointer in a text.
#[derive(Clone, Copy, Debug)]
struct Spot {
    /// The nearest position for a caret.
    caret: CCursor,
    /// The character under the pointer.
    under: usize,
}

/// Selects what the pointer requests in the field `id`, which holds `text`. Returns the pointer, to
/// be given back with [`give_back`] once egui has drawn the field.
pub(super) fn take(context: &Context, id: Id, text: &str) -> Option<PointerState> {
    let field = context.read_response(id)?;
    // Where a finger scrolls, egui decides what a touch means.
    if !field.enabled() || !field.sense.senses_drag() {
        return None;
    }
    let at = field.interact_pointer_pos()?;
    let key = id.with("pointer");
    let mut memory = context
        .data_mut(|data| data.get_temp::<Memory>(key))
        .unwrap_or_default();
    if let Some((galley, origin)) = &memory.shown {
        let spot = spot(galley, at - origin.to_vec2(), text);
        if field.hovered() && context.input(|input| input.pointer.any_pressed()) {
            context.memory_mut(|memory| memory.request_focus(id));
            press(context, id, text, &mut memory, spot, at);
        } else if context.is_being_dragged(id)
            && let Some(gesture) = &mut memory.gesture
        {
            gesture.selection = selected(gesture.unit, gesture.anchor, spot, text);
            select(context, id, gesture.selection);
        }
        // The next press is timed from this release, as in egui.
        if context.input(|input| input.pointer.any_released())
            && let Some(press) = &mut memory.press
        {
            press.time = context.input(|input| input.time);
        }
        context.data_mut(|data| data.insert_temp(key, memory));
    }
    Some(context.input_mut(|input| std::mem::take(&mut input.pointer)))
}

/// Gives back what [`take`] took.
pub(super) fn give_back(context: &Context, pointer: Option<PointerState>) {
    if let Some(pointer) = pointer {
        context.input_mut(|input| input.pointer = pointer);
    }
}

/// Saves the layout on screen for the next frame.
pub(super) fn remember(context: &Context, id: Id, galley: &Arc<Galley>, origin: Pos2) {
    context.data_mut(|data| {
        let memory = data.get_temp_mut_or_default::<Memory>(id.with("pointer"));
        memory.shown = Some((Arc::clone(galley), origin));
    });
}

/// Returns the layout of the field `id` as it was drawn last, and its position.
#[must_use]
pub fn laid_out(context: &Context, id: Id) -> Option<(Arc<Galley>, Pos2)> {
    context
        .data(|data| data.get_temp::<Memory>(id.with("pointer")))?
        .shown
}

fn spot(galley: &Galley, at: Pos2, text: &str) -> Spot {
    let at = at.to_vec2() + vec2(galley.rect.left(), 0.0);
    let mut caret = galley.cursor_from_pos(at);
    let count = text.chars().count();
    caret.index = caret.index.min(count.into());
    let index = caret.index.0;
    // The caret goes to the nearer side of the character under the pointer.
    let before = at.x < galley.pos_from_cursor(caret).min.x;
    let under = if before {
        index.saturating_sub(1)
    } else {
        index
    };
    Spot { caret, under }
}

fn press(context: &Context, id: Id, text: &str, memory: &mut Memory, spot: Spot, at: Pos2) {
    let (time, shift) = context.input(|input| (input.time, input.modifiers.shift));
    let (delay, reach) = context.options(|options| {
        let input = &options.input_options;
        (input.max_double_click_delay, input.max_click_dist)
    });
    let again = memory
        .press
        .filter(|last| time - last.time < delay && last.at.distance(at) < reach);
    // On a slow machine, both presses of a double click fall into one frame.
    let presses = context.input(|input| {
        let mut presses = 0;
        for event in &input.events {
            if let Event::PointerButton { pos, pressed, .. } = event {
                presses += usize::from(*pressed && pos.distance(at) < reach);
            }
        }
        presses.max(1)
    });
    let count = (again.map_or(0, |last| last.count % 3) + presses - 1) % 3 + 1;
    memory.press = Some(Press { time, at, count });
    let unit = match count {
        1 => Unit::Cluster,
        2 => Unit::Word,
        _ => Unit::Line,
    };
    let state = TextEdit::load_state(context, id);
    let range = state.and_then(|state| state.cursor.char_range());
    let anchor = match range.filter(|_| shift) {
        Some(range) => anchor_of(memory.gesture, range),
        None => around(unit, spot, text),
    };
    let selection = if shift || unit == Unit::Cluster {
        selected(unit, anchor, spot, text)
    } else {
        CCursorRange::two(CCursor::new(anchor.0), CCursor::new(anchor.1))
    };
    memory.gesture = Some(Gesture {
        unit,
        anchor,
        selection,
    });
    select(context, id, selection);
}

/// Returns what stays selected when Shift is held: the word or line pressed first, if it is still
/// selected, or the end that was not moved.
fn anchor_of(gesture: Option<Gesture>, range: CCursorRange) -> (usize, usize) {
    let same =
        |selection: CCursorRange| selection.as_sorted_char_range() == range.as_sorted_char_range();
    let end = range.secondary.index.0;
    gesture
        .filter(|gesture| same(gesture.selection) && gesture.anchor.0 < gesture.anchor.1)
        .map_or((end, end), |gesture| gesture.anchor)
}

/// Returns the selection from `anchor` to `spot`, with the caret at the end near the spot.
fn selected(unit: Unit, anchor: (usize, usize), spot: Spot, text: &str) -> CCursorRange {
    let (start, end) = around(unit, spot, text);
    let caret = |index| match unit {
        // It may be at the end of a broken line.
        Unit::Cluster => spot.caret,
        Unit::Word | Unit::Line => CCursor::new(index),
    };
    if spot.caret.index.0 < anchor.0 {
        CCursorRange::two(CCursor::new(anchor.1), caret(start))
    } else if spot.caret.index.0 > anchor.1 {
        CCursorRange::two(CCursor::new(anchor.0), caret(end))
    } else if anchor.0 == anchor.1 {
        CCursorRange::two(caret(anchor.0), caret(end))
    } else {
        CCursorRange::two(CCursor::new(anchor.0), CCursor::new(anchor.1))
    }
}

/// Returns the edge of a cluster, the word or the line at `spot`.
fn around(unit: Unit, spot: Spot, text: &str) -> (usize, usize) {
    if unit == Unit::Cluster {
        return (spot.caret.index.0, spot.caret.index.0);
    }
    let mut from = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        if spot.caret.index.0 <= from + length {
            if unit == Unit::Line {
                return (from, from + length);
            }
            // Beside a line, its last word is the nearest.
            let last = length.saturating_sub(1);
            let under = spot.under.saturating_sub(from).min(last);
            let (start, end) = WordMover::default().around(line, under);
            return (from + start, from + end);
        }
        from += length + 1;
    }
    (spot.caret.index.0, spot.caret.index.0)
}

fn select(context: &Context, id: Id, range: CCursorRange) {
    let mut state = TextEdit::load_state(context, id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(context, id);
}
