//! Moves the caret of a field with the left and right arrow keys: by grapheme clusters, or by ICU's
//! words with Ctrl.
//!
//! egui moves a caret by characters, as part of handling all events. So these keys are taken before
//! egui sees them, and [`StepsFirst`] ensures that no other event of a frame precedes them.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{Context, Event, Id, Key, Plugin, RawInput, TextEdit};

use crate::text::{Clusters, WordMover, part};

/// The minimum length, in bytes, of texts of which only the lines around the caret are looked at.
const LONG_TEXT: usize = 4096;

/// A key press that moves a caret sideways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    to_the_right: bool,
    by_words: bool,
    selecting: bool,
}

impl Step {
    fn of(event: &Event) -> Option<Self> {
        let &Event::Key {
            key: key @ (Key::ArrowLeft | Key::ArrowRight),
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            return None;
        };
        // On a Mac, Command moves to the end of the line.
        (!modifiers.mac_cmd).then_some(Self {
            to_the_right: key == Key::ArrowRight,
            by_words: modifiers.ctrl || modifiers.alt,
            selecting: modifiers.shift,
        })
    }

    /// Returns the selection in `text` after this step, if it was `range` before.
    fn from(self, range: CCursorRange, text: &str) -> CCursorRange {
        let ends = range.as_sorted_char_range();
        if !self.selecting && !self.by_words && ends.start != ends.end {
            let end = if self.to_the_right {
                ends.end
            } else {
                ends.start
            };
            return CCursorRange::one(place(end.0));
        }
        let at = range.primary.index.0;
        let (clusters, words) = (Clusters::default(), WordMover::default());
        let (start, text) = nearby(text, at);
        let at = at - start;
        let to = match (self.by_words, self.to_the_right) {
            (false, false) => clusters.before(text, at),
            (false, true) => clusters.after(text, at),
            (true, false) => words.before(text, at),
            (true, true) => words.after(text, at),
        };
        let to = place(start + to);
        if self.selecting {
            CCursorRange::two(range.secondary, to)
        } else {
            CCursorRange::one(to)
        }
    }
}

/// Returns the lines around the character `at` of a long text, and where they begin. A short text is
/// returned whole.
fn nearby(text: &str, at: usize) -> (usize, &str) {
    if text.len() < LONG_TEXT {
        return (0, text);
    }
    let byte = text
        .char_indices()
        .nth(at)
        .map_or(text.len(), |(byte, _)| byte);
    let (before, after) = (part(text, ..byte), part(text, byte..));
    let line_start = |text: &str| text.rfind('\n').map_or(0, |line| line + 1);
    // The caret may be at the start of a line, and goes on to the line before.
    let start = line_start(before.strip_suffix('\n').unwrap_or(before));
    let mut lines = after.split_inclusive('\n');
    let end = byte + lines.by_ref().take(2).map(str::len).sum::<usize>();
    (part(text, ..start).chars().count(), part(text, start..end))
}

/// At a line break, a moving caret is at the start of the next line.
fn place(index: usize) -> CCursor {
    CCursor {
        index: index.into(),
        prefer_next_row: true,
    }
}

/// Moves the caret of the field `id`, which holds `text`, by the keys of this frame. Returns
/// whether there were any.
pub(super) fn step(context: &Context, id: Id, text: &str) -> bool {
    if !context.memory(|memory| memory.has_focus(id)) {
        return false;
    }
    let mut steps = Vec::new();
    context.input_mut(|input| {
        input.events.retain(|event| {
            let step = Step::of(event);
            steps.extend(step);
            step.is_none()
        });
    });
    if steps.is_empty() {
        return false;
    }
    let mut state = TextEdit::load_state(context, id).unwrap_or_default();
    let end = || CCursorRange::one(CCursor::new(text.chars().count()));
    let range = state.cursor.char_range().unwrap_or_else(end);
    let moved = steps
        .into_iter()
        .fold(range, |range, step| step.from(range, text));
    state.cursor.set_char_range(Some(moved));
    state.store(context, id);
    true
}

/// Makes each frame begin with the keys that move a caret sideways, or with a press of the mouse.
/// Anything typed before them gets a frame of its own. On a slow machine several events fall into
/// one frame, and their order matters.
#[derive(Debug, Default)]
pub struct StepsFirst {
    waiting: Vec<Event>,
}

impl Plugin for StepsFirst {
    fn debug_name(&self) -> &'static str {
        "StepsFirst"
    }

    fn input_hook(&mut self, context: &Context, input: &mut RawInput) {
        if !self.waiting.is_empty() {
            self.waiting.append(&mut input.events);
            input.events = std::mem::take(&mut self.waiting);
        }
        if let Some(from) = first_late_step(&input.events) {
            self.waiting = input.events.split_off(from);
            context.request_repaint();
        }
    }
}

/// Returns the index of the first event that moves a caret after something was typed.
fn first_late_step(events: &[Event]) -> Option<usize> {
    let mut typed = false;
    events.iter().position(|event| {
        let moves = Step::of(event).is_some()
            || matches!(event, Event::PointerButton { pressed: true, .. });
        let types = matches!(
            event,
            Event::Text(_)
                | Event::Paste(_)
                | Event::Cut
                | Event::Copy
                | Event::Ime(_)
                | Event::Key { pressed: true, .. }
        );
        let late = moves && typed;
        typed |= types && Step::of(event).is_none();
        late
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Modifiers;

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    #[test]
    fn a_long_text_is_stepped_through_like_a_short_one() {
        let line = "กำนันให้เก่ง แก้ไข น้ำท่วม\n";
        let (short, long) = (line.repeat(20), line.repeat(200));
        assert!(short.len() < LONG_TEXT && long.len() > LONG_TEXT);
        let length = line.chars().count();
        for (to_the_right, by_words) in [(false, false), (true, false), (false, true), (true, true)]
        {
            let step = Step {
                to_the_right,
                by_words,
                selecting: false,
            };
            for at in 3 * length..5 * length {
                let caret = CCursorRange::one(place(at));
                let moved = |text: &str| step.from(caret, text).primary.index.0;
                assert_eq!(moved(&long), moved(&short), "{step:?} {at}");
            }
        }
    }

    #[test]
    fn what_is_typed_before_a_step_has_a_frame_of_its_own() {
        let typed = |text: &str| Event::Text(text.to_owned());
        let (left, right) = (key(Key::ArrowLeft), key(Key::ArrowRight));
        let frames = |mut waiting: Vec<Event>| {
            let mut plugin = StepsFirst::default();
            let context = Context::default();
            let mut frames = Vec::new();
            loop {
                let mut input = RawInput {
                    events: std::mem::take(&mut waiting),
                    ..RawInput::default()
                };
                plugin.input_hook(&context, &mut input);
                frames.push(input.events.len());
                if plugin.waiting.is_empty() {
                    return frames;
                }
            }
        };
        assert_eq!(frames(vec![]), [0]);
        assert_eq!(frames(vec![left.clone(), right.clone(), typed("ก")]), [3]);
        assert_eq!(
            frames(vec![key(Key::Home), right.clone(), typed("x")]),
            [1, 2]
        );
        let many = vec![typed("ก"), left.clone(), left, typed("ข"), right];
        assert_eq!(frames(many), [1, 3, 1]);
    }
}
