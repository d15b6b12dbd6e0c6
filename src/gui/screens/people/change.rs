//! Another role for a person, or the end of one. The role before is kept, so that its groups can be
//! handed over.

use eframe::egui::{Id, Ui};

use super::form::Choices;
use super::rows::{self, Column, given};
use super::send_changed;
use crate::gui::people::OpenFile;
use crate::gui::screens::parts::{fold, small};
use crate::gui::view::{Commands, View};
use crate::gui::widgets::{Paragraph, Pressable};
use crate::people::{Day, Person, moved};
use crate::text::Date;

/// The widest that the fields get, in points.
const WIDTH: f32 = 420.0;

/// The fields: the new role, its district, and the first day; the last day of one who leaves.
const FIELDS: [(&str, Column); 3] = [
    ("people-new-role", Column::Role),
    ("people-field-district", Column::Text),
    ("people-new-since", Column::Day),
];

/// What is typed about another role.
#[derive(Debug, Default)]
pub struct State {
    texts: [String; 3],
    last: String,
}

/// Draws the fields for another role and for the end of one, initially closed.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    (open, at): (&OpenFile, usize),
    (state, choices): (&mut State, &Choices),
    commands: &mut Commands,
) {
    let style = view.style;
    let text = style.text("people-change-role");
    let line = Pressable::fold(&text);
    fold(ui, view, line, "people-change-role", false, |ui| {
        if let Some(person) = open.people.get(at).filter(|_| open.is_good) {
            let typed = (&mut *state, choices);
            another(ui, view, (open, person), typed, commands);
            leave(ui, view, (open, person), (state, choices), commands);
        }
    });
}

/// Draws the fields for another role.
fn another(
    ui: &mut Ui,
    view: &View<'_>,
    (open, person): (&OpenFile, &Person),
    (state, choices): (&mut State, &Choices),
    commands: &mut Commands,
) {
    let style = view.style;
    let width = ui.available_width().min(WIDTH);
    small(ui, view, &style.text("people-change-role-about"));
    for ((key, column), text) in FIELDS.iter().zip(&mut state.texts) {
        let name = style.text(key);
        field(ui, view, (key, &name, *column, width), text, choices);
    }
    let [role, district, since] = &state.texts;
    let since = Date::read(since);
    let role = given(role).filter(|_| since.is_some());
    let take = style.text("people-change-role-now");
    let pressed = ui.add_enabled_ui(role.is_some(), |ui| {
        Pressable::button(&take).show(ui, view.thai).clicked()
    });
    if pressed.inner
        && let Some(role) = role
    {
        let after = moved(person, Some(&role), given(district).as_deref(), since);
        send_changed(commands, open, "change-people-role", (person, &after));
        *state = State::default();
    }
}

/// Draws the field for the last day of one who leaves.
fn leave(
    ui: &mut Ui,
    view: &View<'_>,
    (open, person): (&OpenFile, &Person),
    (state, choices): (&mut State, &Choices),
    commands: &mut Commands,
) {
    let style = view.style;
    let width = ui.available_width().min(WIDTH);
    small(ui, view, &style.text("people-leave-about"));
    let (key, name) = ("people-last-day", style.text("people-last-day"));
    let last = (key, name.as_str(), Column::Day, width);
    field(ui, view, last, &mut state.last, choices);
    let last = Date::read(&state.last);
    let take = style.text("people-leave-now");
    let pressed = ui.add_enabled_ui(last.is_some(), |ui| {
        Pressable::button(&take).show(ui, view.thai).clicked()
    });
    if pressed.inner && last.is_some() {
        let mut after = person.clone();
        after.held.until = last.map(Day::of);
        send_changed(commands, open, "change-people-left", (person, &after));
        *state = State::default();
    }
}

fn field(
    ui: &mut Ui,
    view: &View<'_>,
    (key, name, column, width): (&str, &str, Column, f32),
    text: &mut String,
    choices: &Choices,
) {
    Paragraph::new(name).show(ui, view.thai);
    let id = Id::unique(("people-change", key));
    let said = view
        .style
        .text_with("people-of-new-role", &[("name", name.to_owned())]);
    rows::one(ui, view, id, (&said, column, width), text, choices);
}
