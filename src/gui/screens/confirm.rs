//! The screen for confirming (ยืนยันข้อกำหนด): the rules that the program proposed, one at a time
//! beside their clause, and the clauses that it could not read. One key each decides.

use std::sync::Arc;

use eframe::egui::{Context, Event, Frame, Key, Margin, Modifiers, RichText, Stroke, Ui, vec2};

use super::super::background::KeyedMemo;
use super::super::command::{Action, Command, RuleTarget};
use super::super::rule_changes;
use super::super::theme::{font, size, space, strong};
use super::super::widgets::{Mark, Paragraph, Pressable, once};
use super::parts::{body, card, column, heading, inferred, label, progress_bar, small};
use super::{Commands, Revision, View, parts};
use crate::import::ReadWords;
use crate::language::pack;
use crate::report::{ConfirmItem, Confirming, Proposed, Style, confirming};

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    left: KeyedMemo<(Revision, Style), Arc<Confirming>>,
    /// What is shown, of which registry.
    shown: Arc<Confirming>,
    of: Option<(Revision, Style)>,
    /// The position of the item to decide on.
    at: usize,
}

/// What the user decided about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Confirm,
    ConfirmAll,
    Change,
    Drop,
    Previous,
    Next,
}

impl State {
    fn refresh(&mut self, context: &Context, view: &View<'_>) {
        let key = (view.revision, view.style);
        let (registry, style) = (Arc::clone(view.registry), view.style);
        self.left.request(context, key, view.patience, move || {
            let words = ReadWords::new(pack(), &registry);
            Arc::new(confirming(&registry, |text| words.find(text), style))
        });
        if self.of == Some(key) {
            return;
        }
        if let Some(left) = self.left.get(|of| *of == key) {
            self.at = left.follow(&self.shown, self.at);
            self.shown = Arc::clone(left);
            self.of = Some(key);
        }
    }
}

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    state.refresh(ui, view);
    if state.of != Some((view.revision, view.style)) {
        parts::coming(ui, view);
        return;
    }
    let shown = Arc::clone(&state.shown);
    let pressed = column(ui, 1.2 * space::MEASURE, |ui| {
        progress(ui, view, &shown);
        let item = shown.items.get(state.at);
        if item.is_none() {
            done(ui, view, commands);
        }
        item.and_then(|item| self::item(ui, view, item))
    });
    let Some(item) = shown.items.get(state.at) else {
        return;
    };
    match pressed.or_else(|| typed(ui)) {
        Some(Choice::Previous) => state.at = state.at.saturating_sub(1),
        Some(Choice::Next) => state.at = (state.at + 1).min(shown.items.len() - 1),
        Some(choice) => decide(view, &shown, (state.at, item), choice, commands),
        None => {}
    }
}

/// Sends what `choice` means for an item.
fn decide(
    view: &View<'_>,
    shown: &Confirming,
    (at, item): (usize, &ConfirmItem),
    choice: Choice,
    commands: &mut Commands,
) {
    let clause = item.clause.get();
    match (choice, &item.proposed) {
        (Choice::Confirm, Some(rule)) => rule_changes::confirm(view, rule.id.get(), commands),
        (Choice::ConfirmAll, Some(_)) => {
            let all = shown.of_clause(at).map(|rule| rule.id.get());
            rule_changes::confirm_all(view, clause, all, commands);
        }
        (Choice::Drop, Some(rule)) => rule_changes::drop_rule(view, rule.id.get(), commands),
        (Choice::Drop, None) => rule_changes::mean_no_rule(view, clause, commands),
        (Choice::Change, Some(rule)) => {
            commands.send(Command::EditRule(RuleTarget::Change(rule.id.get())));
        }
        (Choice::Change, None) => {
            commands.send(Command::EditRule(RuleTarget::OfClause(clause)));
        }
        (Choice::Confirm | Choice::ConfirmAll, None) | (Choice::Previous | Choice::Next, _) => {}
    }
}

/// Returns what was decided with a key. A form above the screen and a focused control get the keys
/// instead.
fn typed(ui: &Ui) -> Option<Choice> {
    let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    if is_covered || ui.text_edit_focused() {
        return None;
    }
    let is_focused = ui.memory(|memory| memory.focused().is_some());
    let keys = [
        (Modifiers::SHIFT, Key::Enter, Choice::ConfirmAll),
        (Modifiers::NONE, Key::Enter, Choice::Confirm),
        (Modifiers::NONE, Key::E, Choice::Change),
        (Modifiers::NONE, Key::Delete, Choice::Drop),
        (Modifiers::NONE, Key::ArrowUp, Choice::Previous),
        (Modifiers::NONE, Key::ArrowLeft, Choice::Previous),
        (Modifiers::NONE, Key::ArrowDown, Choice::Next),
        (Modifiers::NONE, Key::ArrowRight, Choice::Next),
    ];
    ui.input_mut(|input| {
        // A key that is held decides once.
        let is_held = |key: Key| {
            input.events.iter().any(
                |event| matches!(event, Event::Key { key: held, repeat: true, .. } if *held == key),
            )
        };
        let held: Vec<Key> = keys
            .iter()
            .map(|(_, key, _)| *key)
            .filter(|key| is_held(*key))
            .collect();
        let mut keys = keys.into_iter();
        let pressed = keys.find(|(modifiers, key, choice)| {
            let moves = matches!(choice, Choice::Previous | Choice::Next);
            let is_again = held.contains(key) && !moves;
            // Enter presses a focused button.
            !(is_focused && *key == Key::Enter) && input.consume_key(*modifiers, *key) && !is_again
        });
        pressed.map(|(_, _, choice)| choice)
    })
}

/// The width of the progress bar, in points.
const PROGRESS_WIDTH: f32 = 240.0;

fn progress(ui: &mut Ui, view: &View<'_>, left: &Confirming) {
    let style = view.style;
    heading(ui, view, &style.text("confirm-title"));
    let (settled, all) = (left.settled, left.all);
    let values = [("settled", settled.to_string()), ("all", all.to_string())];
    let words = style.text_with("confirm-progress", &values);
    #[expect(clippy::cast_precision_loss, reason = "a share to draw")]
    let share = settled as f32 / all.max(1) as f32;
    ui.horizontal_wrapped(|ui| {
        label(ui, view, &words);
        progress_bar(ui, view, PROGRESS_WIDTH, share);
    });
    if !left.items.is_empty() {
        let values = [
            ("proposed", left.proposed.to_string()),
            ("unread", left.unread.to_string()),
        ];
        small(ui, view, &style.text_with("confirm-left", &values));
    }
    ui.add_space(space::S);
}

/// Draws an item. Returns what was chosen.
fn item(ui: &mut Ui, view: &View<'_>, item: &ConfirmItem) -> Option<Choice> {
    card(ui, view, |ui| {
        label(ui, view, &item.place);
        let tone = view.colours.not_required;
        // Words that led to no rule explain nothing.
        let read = item.proposed.iter().flat_map(|_| &item.read);
        let marks: Vec<Mark> = read.map(|place| (place.clone(), tone)).collect();
        Paragraph::new(&item.text)
            .font(font(size::SUBHEADING))
            .marks(&marks)
            .show(ui, view.thai);
        if !marks.is_empty() {
            small(ui, view, &view.style.text("confirm-read"));
        }
    });
    ui.add_space(space::XS);
    let pressed = match &item.proposed {
        Some(rule) => proposed(ui, view, item, rule),
        None => unread(ui, view),
    };
    if !item.confirmed.is_empty() {
        ui.add_space(space::S);
        label(ui, view, &view.style.text("confirm-already"));
        for rule in &item.confirmed {
            body(ui, view, &format!("• {rule}"));
        }
    }
    pressed
}

fn proposed(ui: &mut Ui, view: &View<'_>, item: &ConfirmItem, rule: &Proposed) -> Option<Choice> {
    let style = view.style;
    let (number, count) = item.place_among;
    let tone = view.colours.fits_if;
    Frame::new()
        .fill(tone.ground)
        .stroke(Stroke::new(1.0, tone.text))
        .corner_radius(8.0)
        .inner_margin(Margin::from(space::M))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let sure = rule.sure.clone();
            let sure = sure.unwrap_or_else(|| style.text("confirm-not-kept"));
            let heading = format!("{} · {sure}", style.text("confirm-proposed"));
            label(ui, view, &heading);
            Paragraph::new(&rule.words)
                .font(strong(size::SUBHEADING))
                .show(ui, view.thai);
            if let Some(reason) = &rule.inferred {
                inferred(ui, view, reason);
            }
            for (place, text) in &rule.also {
                let place = [("place", place.clone())];
                small(ui, view, &style.text_with("confirm-also", &place));
                body(ui, view, &format!("“{text}”"));
            }
            if count > 1 {
                let values = [("number", number.to_string()), ("count", count.to_string())];
                small(ui, view, &style.text_with("confirm-rule-of", &values));
            }
        });
    let all = [("count", count.to_string())];
    let all = (count > 1).then(|| style.text_with("confirm-yes-all", &all));
    let choices = [
        (Some(style.text("confirm-yes")), Choice::Confirm),
        (all, Choice::ConfirmAll),
        (Some(style.text("confirm-change")), Choice::Change),
        (Some(style.text("confirm-drop")), Choice::Drop),
    ];
    buttons(ui, view, choices, "confirm-keys")
}

fn unread(ui: &mut Ui, view: &View<'_>) -> Option<Choice> {
    let style = view.style;
    label(ui, view, &style.text("confirm-unread"));
    body(ui, view, &style.text("confirm-unread-why"));
    let choices = [
        (Some(style.text("confirm-add")), Choice::Change),
        (Some(style.text("confirm-none")), Choice::Drop),
    ];
    buttons(ui, view, choices, "confirm-keys-unread")
}

/// Draws what can be chosen, the likeliest first, and moving on. Returns what was.
fn buttons(
    ui: &mut Ui,
    view: &View<'_>,
    choices: impl IntoIterator<Item = (Option<String>, Choice)>,
    keys: &str,
) -> Option<Choice> {
    let mut pressed = None;
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let named = choices.into_iter();
        let named = named.filter_map(|(text, choice)| Some((text?, choice)));
        for (index, (text, choice)) in named.enumerate() {
            let button = Pressable::action(&text, index == 0);
            // The next rule comes under the mouse.
            if once(&button.show(ui, view.thai)) {
                pressed = Some(choice);
            }
        }
        ui.add_space(space::L);
        for (key, choice) in [
            ("confirm-before", Choice::Previous),
            ("confirm-next", Choice::Next),
        ] {
            let text = view.style.text(key);
            if Pressable::button(&text).show(ui, view.thai).clicked() {
                pressed = Some(choice);
            }
        }
    });
    small(ui, view, &view.style.text(keys));
    pressed
}

/// Draws that nothing is left, and what to do next.
fn done(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    Paragraph::new(&view.style.text("confirm-done"))
        .font(strong(size::SUBHEADING))
        .colour(view.colours.fits.text)
        .show(ui, view.thai);
    body(ui, view, &view.style.text("confirm-done-more"));
    ui.horizontal_wrapped(|ui| {
        for action in [Action::Check, Action::Save] {
            let text = view.style.text(action.key());
            if Pressable::button(&text).show(ui, view.thai).clicked() {
                commands.send(Command::Do(action));
            }
        }
    });
}

/// Says above the other screens that rules are not confirmed, and offers to confirm them.
pub fn note(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let rules = view.registry.rules().map(|(_, rule)| rule);
    let count = rules.filter(|rule| rule.unconfirmed).count();
    if count == 0 {
        return;
    }
    let tone = view.colours.fits_if;
    Frame::new()
        .fill(tone.ground)
        .stroke(Stroke::new(1.0, tone.text))
        .corner_radius(8.0)
        .inner_margin(Margin::from(vec2(space::M, space::XS)))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let count = [("count", count.to_string())];
                ui.label(
                    RichText::new(view.style.text_with("confirm-note", &count)).color(tone.text),
                );
                let action = Action::ConfirmRules;
                if ui.button(view.style.text(action.key())).clicked() {
                    commands.send(Command::Do(action));
                }
            });
        });
    ui.add_space(space::S);
}
