//! The organisation: the province, its agencies and its districts, with who holds which post, the posts
//! that nobody holds, and the groups of each.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::people::{OpenFile, PeopleCommand};
use crate::gui::screens::parts::{body, card, coming, fold, heading, label, link, small};
use crate::gui::theme::{font, size, strong};
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::{Paragraph, Pressable, lazily};
use crate::language::pack;
use crate::people::{Office, Organisation, Posts, Seat, organisation};
use crate::registry::{GroupId, Item};
use crate::text::Date;

/// Up to this many holders of a post stand side by side.
const MANY: usize = 24;

/// The state of the tree.
#[derive(Debug, Default)]
pub struct State {
    found: KeyedMemo<(Revision, Revision, Option<Date>), Organisation>,
}

/// Draws the tree.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    open: &OpenFile,
    state: &mut State,
    commands: &mut Commands,
) {
    let style = view.style;
    let (registry, people) = (Arc::clone(view.registry), Arc::clone(&open.people));
    let day = view.day;
    let subject = (open.revision, view.revision, day);
    state.found.request(ui, subject, view.patience, move || {
        let posts = Posts::new(pack(), &registry);
        organisation(&registry, &people, posts.places(), day)
    });
    let Some(found) = state.found.get(|of| of.0 == open.revision) else {
        coming(ui, view);
        return;
    };
    heading(ui, view, &style.text("people-tab-tree"));
    small(ui, view, &style.text("people-tree-about"));
    let province = view.registry.province().name.get(style.lang);
    office(ui, view, open, (&found.province, province, true), commands);
    for (key, offices) in [
        ("people-tree-agencies", &found.agencies),
        ("people-tree-districts", &found.districts),
    ] {
        if offices.is_empty() {
            continue;
        }
        let count = [("count", style.digits.number(offices.len() as u64))];
        label(ui, view, &style.text_with(key, &count));
        for one in offices {
            let name = one.name.as_deref().unwrap_or_default();
            office(ui, view, open, (one, name, false), commands);
        }
    }
    if found.unnamed > 0 {
        let count = [("count", style.digits.number(found.unnamed))];
        small(ui, view, &style.in_words("people-tree-unnamed", &count));
    }
}

/// Draws an office, which can be folded.
fn office(
    ui: &mut Ui,
    view: &View<'_>,
    open: &OpenFile,
    (office, name, is_open): (&Office, &str, bool),
    commands: &mut Commands,
) {
    let style = view.style;
    let number = |count: u64| style.digits.number(count);
    let mut text = style.text_with(
        "people-tree-office",
        &[
            ("name", style.show(name)),
            ("count", number(office.people() as u64)),
        ],
    );
    if office.empty() > 0 {
        let count = [("count", number(office.empty()))];
        text = format!("{text} · {}", style.text_with("people-tree-empty", &count));
    }
    let line = Pressable::fold(&text).font(strong(size::BODY));
    fold(ui, view, line, ("office", name), is_open, |ui| {
        card(ui, view, |ui| {
            groups(ui, view, &office.groups(view.registry), commands);
            lazily(ui, ("seats", name), office.seats.len(), None, |ui, at| {
                if let Some(one) = office.seats.get(at) {
                    seat(ui, view, open, one, commands);
                }
            });
        });
    });
}

/// Draws links to groups.
fn groups(ui: &mut Ui, view: &View<'_>, groups: &[GroupId], commands: &mut Commands) {
    if groups.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        small(ui, view, &view.style.text("people-tree-groups"));
        for &group in groups {
            let name = &view.registry.group(group).name;
            let pressed = Pressable::link(name).font(font(size::SMALL));
            if pressed.show(ui, view.thai).clicked() {
                commands.send(Command::Show(Item::Group(group)));
            }
        }
    });
}

/// Draws a post with its holders. Where they are many, only those in view are drawn.
fn seat(ui: &mut Ui, view: &View<'_>, open: &OpenFile, seat: &Seat, commands: &mut Commands) {
    let count = seat.holders.len() + seat.ended.len();
    if count <= MANY {
        ui.horizontal_wrapped(|ui| {
            post(ui, view, seat, commands);
            for at in 0..count {
                person(ui, view, open, (seat, at), commands);
            }
            empty(ui, view, seat);
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        post(ui, view, seat, commands);
        empty(ui, view, seat);
    });
    let name = ui.scope_id().with((&seat.post, seat.role));
    lazily(ui, name, count, None, |ui, at| {
        person(ui, view, open, (seat, at), commands);
    });
}

/// Draws the name of a post.
fn post(ui: &mut Ui, view: &View<'_>, seat: &Seat, commands: &mut Commands) {
    let style = view.style;
    match seat.role {
        Some(role) => {
            let name = style.role(view.registry, role);
            if link(ui, view, &name).clicked() {
                commands.send(Command::Show(Item::Role(role)));
            }
        }
        None if seat.post.is_empty() => body(ui, view, &style.text("people-tree-no-post")),
        None => body(ui, view, &style.show(&seat.post)),
    }
}

/// Draws one of those who hold a post or held it, as a link.
fn person(
    ui: &mut Ui,
    view: &View<'_>,
    open: &OpenFile,
    (seat, number): (&Seat, usize),
    commands: &mut Commands,
) {
    let ended = || seat.ended.get(number - seat.holders.len());
    let (at, key) = match seat.holders.get(number) {
        Some(holder) if holder.acting => (Some(holder.person), "people-audit-acting"),
        Some(holder) => (Some(holder.person), "people-tree-holder"),
        None => (ended().copied(), "people-tree-ended"),
    };
    let Some(at) = at else { return };
    let Some(one) = open.people.get(at) else {
        return;
    };
    let name = [("name", view.style.show(&one.full_name()))];
    let text = view.style.in_words(key, &name);
    if Pressable::link(&text).show(ui, view.thai).clicked() {
        commands.send(Command::People(PeopleCommand::Show(at)));
    }
}

/// Says how many of the seats nobody holds.
fn empty(ui: &mut Ui, view: &View<'_>, seat: &Seat) {
    if seat.empty == 0 {
        return;
    }
    let count = [("count", view.style.digits.number(seat.empty))];
    Paragraph::new(&view.style.text_with("people-tree-empty", &count))
        .colour(view.colours.fits_if.text)
        .show(ui, view.thai);
}
