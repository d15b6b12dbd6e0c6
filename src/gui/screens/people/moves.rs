//! What a person has to do when joining and leaving groups: a checklist whose days are kept in the
//! file, and that can be printed.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::send_changed;
use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::compared::Made;
use crate::gui::people::OpenFile;
use crate::gui::screens::fields::{NoDay, day_field, day_or_today};
use crate::gui::screens::parts::{beside_a_line, body, card, coming, small, warn};
use crate::gui::theme::space;
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::Pressable;
use crate::language::pack;
use crate::people::{Move, Moves, Posts, State as MoveState, done, moves, undone};
use crate::report::{
    DocumentKind, MoveReport, MovesReport, Order, Style, document, moves_document, moves_report,
};
use crate::text::Date;

/// What the moves depend on.
type Subject = (Revision, Revision, usize, Option<Date>, Style);

/// The state of the checklist.
#[derive(Debug, Default)]
pub struct State {
    found: KeyedMemo<Subject, Option<(Moves, MovesReport)>>,
    /// The day on which something was done, as typed. Without any, it is today.
    day: String,
}

/// Draws what the person at a position of the file has to do.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    (open, at): (&OpenFile, usize),
    state: &mut State,
    commands: &mut Commands,
) {
    let style = view.style;
    let subject = (open.revision, view.revision, at, view.day, style);
    let (registry, people) = (Arc::clone(view.registry), Arc::clone(&open.people));
    let day = view.day;
    state.found.request(ui, subject, view.patience, move || {
        let posts = Posts::new(pack(), &registry);
        let found = moves(&registry, &people, at, posts.places(), day)?;
        let report = moves_report(&registry, &people, &found, style);
        Some((found, report))
    });
    // What is ticked stays on screen until the next list is there.
    let fits = |of: &Subject| of.2 == at;
    let Some(Some((found, report))) = state.found.get(fits) else {
        coming(ui, view);
        return;
    };
    card(ui, view, |ui| {
        body(ui, view, &report.change_in_words);
        for post in &report.posts {
            small(ui, view, &post.text);
        }
        if report.moves.is_empty() {
            body(ui, view, &style.in_words("people-moves-none", &[]));
            return;
        }
        let day = done_on(ui, view, &mut state.day);
        ui.add_space(space::S);
        for (number, (one, words)) in found.moves.iter().zip(&report.moves).enumerate() {
            if item(ui, view, number, words) && day.is_ok() {
                tick(view, open, at, one, day.unwrap_or_default(), commands);
            }
        }
        ui.horizontal_wrapped(|ui| {
            let print = style.text("people-moves-print");
            if Pressable::button(&print).show(ui, view.thai).clicked() {
                let document = moves_document(view.registry, report, view.day, style);
                let made = Made::of(view.registry, document);
                commands.send(Command::Print(Arc::new(made)));
            }
            onboarding(ui, view, found, commands);
        });
    });
}

/// Draws the button for the sheet for the first week in the person's role.
fn onboarding(ui: &mut Ui, view: &View<'_>, found: &Moves, commands: &mut Commands) {
    let style = view.style;
    let Some(post) = found.posts.first() else {
        return;
    };
    let text = style.text("people-onboarding-print");
    if !Pressable::button(&text).show(ui, view.thai).clicked() {
        return;
    }
    let order = Order {
        role: Some(post.role),
        district: post.district.clone(),
        day: view.day,
        ..Order::of(DocumentKind::Onboarding)
    };
    if let Ok(document) = document(view.registry, &order, style) {
        let made = Made::of(view.registry, document);
        commands.send(Command::Print(Arc::new(made)));
    }
}

/// Draws the field for the day on which things were done. Returns the day, if it can be read.
fn done_on(ui: &mut Ui, view: &View<'_>, text: &mut String) -> Result<Option<Date>, NoDay> {
    day_field(ui, view, "people-moves-day", Id::unique("moves-day"), text);
    let day = day_or_today(view, text);
    if day.is_err() {
        warn(ui, view, &view.style.text("problem-people-date"));
    }
    day
}

/// Draws one thing to do. Returns whether it was ticked or unticked.
fn item(ui: &mut Ui, view: &View<'_>, number: usize, words: &MoveReport) -> bool {
    let style = view.style;
    ui.push_id(("move", number), |ui| {
        let is_done = words.state == "done";
        let text = style.show(&words.text);
        let pressed = Pressable::tick(&text, is_done)
            .show(ui, view.thai)
            .clicked();
        beside_a_line(ui, view, |ui| {
            small(ui, view, &words.state_in_words);
            if is_done {
                return;
            }
            if let Some(how) = &words.how {
                body(ui, view, how);
            }
            for reason in &words.reasons {
                small(ui, view, &format!("“{}”", style.show(&reason.text)));
            }
        });
        pressed
    })
    .inner
}

/// Keeps in the file that something was done, or no longer that it was.
fn tick(
    view: &View<'_>,
    open: &OpenFile,
    at: usize,
    one: &Move,
    day: Option<Date>,
    commands: &mut Commands,
) {
    let Some(person) = open.people.get(at).filter(|_| open.is_good) else {
        return;
    };
    let after = if matches!(one.state, MoveState::Done(_)) {
        undone(view.registry, person, one.kind, one.group)
    } else {
        done(view.registry, person, one.kind, one.group, day)
    };
    send_changed(commands, open, "change-people-move", (person, &after));
}
