//! Who has acknowledged the letter, and who is missing. The sheet to sign can be printed with their
//! names.

use std::sync::Arc;

use eframe::egui::Ui;

use super::send_changed;
use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::compared::Made;
use crate::gui::people::{OpenFile, PeopleCommand};
use crate::gui::screens::parts::{body, coming, heading, small, subheading};
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::{Pressable, lazily};
use crate::language::pack;
use crate::people::{Acknowledgement, MoveKind, Posts, acknowledgement, done, undone};
use crate::report::{
    AcknowledgementReport, SignerReport, Style, acknowledgement_document, acknowledgement_report,
};
use crate::text::Date;

/// What the lists depend on: the people, the registry, the day, the style, and whether they are only
/// those of the user's district.
type Subject = (Revision, Revision, Option<Date>, Style, bool);

/// The state of the lists.
#[derive(Debug, Default)]
pub struct State {
    only_mine: bool,
    found: KeyedMemo<Subject, (Acknowledgement, AcknowledgementReport)>,
}

/// Draws the lists.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    open: &OpenFile,
    state: &mut State,
    commands: &mut Commands,
) {
    let style = view.style;
    let district = view.settings.district.clone().filter(|_| state.only_mine);
    let subject = (
        open.revision,
        view.revision,
        view.day,
        style,
        state.only_mine,
    );
    let (registry, people) = (Arc::clone(view.registry), Arc::clone(&open.people));
    let (day, only) = (view.day, district.clone());
    state.found.request(ui, subject, view.patience, move || {
        let posts = Posts::new(pack(), &registry);
        let only = only.as_deref();
        let found = acknowledgement(&registry, &people, posts.places(), only, day);
        let report = acknowledgement_report(&registry, &people, &found, style);
        (found, report)
    });
    let is_fresh = state.found.get(|of| *of == subject).is_some();
    // What is ticked stays on screen until the next lists are there.
    let Some((found, report)) = state.found.get(|_| true) else {
        coming(ui, view);
        return;
    };
    let letter = [("reference", style.show(&report.letter))];
    heading(
        ui,
        view,
        &style.in_words("people-acknowledged-head", &letter),
    );
    small(ui, view, &style.text("people-acknowledged-about"));
    if choices(ui, view, report, state.only_mine, commands) {
        state.only_mine = !state.only_mine;
        return;
    }
    let open = Some(open).filter(|_| is_fresh);
    lists(ui, view, open, (found, report), commands);
}

/// Draws the button that prints the sheet, and the choice of a district. Returns whether that was
/// pressed.
fn choices(
    ui: &mut Ui,
    view: &View<'_>,
    report: &AcknowledgementReport,
    only_mine: bool,
    commands: &mut Commands,
) -> bool {
    let style = view.style;
    let mut is_pressed = false;
    ui.horizontal_wrapped(|ui| {
        let print = style.text("people-acknowledged-print");
        if Pressable::button(&print).show(ui, view.thai).clicked() {
            let district = view.settings.district.as_deref().filter(|_| only_mine);
            let document =
                acknowledgement_document(view.registry, report, district, view.day, style);
            let made = Made::of(view.registry, document);
            commands.send(Command::Print(Arc::new(made)));
        }
        if let Some(district) = &view.settings.district {
            let only = [("district", district.clone())];
            let only = style.in_words("dir-my-district", &only);
            let tick = Pressable::tick(&only, only_mine);
            is_pressed = tick.show(ui, view.thai).clicked();
        }
    });
    is_pressed
}

/// Draws who is missing and who has signed.
fn lists(
    ui: &mut Ui,
    view: &View<'_>,
    open: Option<&OpenFile>,
    (found, report): (&Acknowledgement, &AcknowledgementReport),
    commands: &mut Commands,
) {
    let style = view.style;
    let signed: Vec<usize> = found.signed.iter().map(|(at, _)| *at).collect();
    for (key, people, rows, is_signed) in [
        (
            "people-acknowledged-missing",
            &found.missing,
            &report.missing,
            false,
        ),
        ("people-acknowledged-signed", &signed, &report.signed, true),
    ] {
        let count = [("count", style.digits.number(rows.len() as u64))];
        subheading(ui, view, &style.text_with(key, &count));
        lazily(ui, key, rows.len(), None, |ui, at| {
            if let (Some(&person), Some(row)) = (people.get(at), rows.get(at)) {
                signer(ui, view, open, (person, row, is_signed), commands);
            }
        });
    }
}

/// Draws a person, with a box to tick.
fn signer(
    ui: &mut Ui,
    view: &View<'_>,
    open: Option<&OpenFile>,
    (at, row, is_signed): (usize, &SignerReport, bool),
    commands: &mut Commands,
) {
    let style = view.style;
    ui.horizontal_wrapped(|ui| {
        let name = style.show(&row.name);
        let said = style.in_words("people-acknowledged-by", &[("name", name.clone())]);
        let tick = Pressable::tick("", is_signed).name(&said);
        if tick.show(ui, view.thai).clicked()
            && let Some(open) = open.filter(|open| open.is_good)
            && let Some(person) = open.people.get(at)
        {
            let after = if is_signed {
                undone(view.registry, person, MoveKind::Sign, None)
            } else {
                done(view.registry, person, MoveKind::Sign, None, view.day)
            };
            send_changed(commands, open, "change-people-signed", (person, &after));
        }
        if Pressable::link(&name).show(ui, view.thai).clicked() {
            commands.send(Command::People(PeopleCommand::Show(at)));
        }
        let on = row.on.as_deref().map(|on| style.date(on));
        let post = style.show(&row.post.replace('\n', " "));
        let beside: Vec<String> = [post].into_iter().chain(on).collect();
        body(ui, view, &beside.join(" · "));
    });
}
