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
use crate::gui::widgets::{Paragraph, Pressable};
use crate::language::pack;
use crate::people::{Office, Organisation, Posts, Seat, organisation};
use crate::registry::{GroupId, Item};
use crate::text::Date;

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
            for one in &office.seats {
                seat(ui, view, open, one, commands);
            }
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

/// Draws a post with its holders.
fn seat(ui: &mut Ui, view: &View<'_>, open: &OpenFile, seat: &Seat, commands: &mut Commands) {
    let style = view.style;
    let name = match seat.role {
        Some(role) => style.role(view.registry, role),
        None if seat.post.is_empty() => style.text("people-tree-no-post"),
        None => style.show(&seat.post),
    };
    ui.horizontal_wrapped(|ui| {
        match seat.role {
            Some(role) => {
                if link(ui, view, &name).clicked() {
                    commands.send(Command::Show(Item::Role(role)));
                }
            }
            None => body(ui, view, &name),
        }
        let mut person = |ui: &mut Ui, at: usize, key: &str| {
            let Some(one) = open.people.get(at) else {
                return;
            };
            let name = [("name", style.show(&one.full_name()))];
            let text = style.in_words(key, &name);
            if Pressable::link(&text).show(ui, view.thai).clicked() {
                commands.send(Command::People(PeopleCommand::Show(at)));
            }
        };
        for holder in &seat.holders {
            let key = if holder.acting {
                "people-audit-acting"
            } else {
                "people-tree-holder"
            };
            person(ui, holder.person, key);
        }
        for &at in &seat.ended {
            person(ui, at, "people-tree-ended");
        }
        if seat.empty > 0 {
            let count = [("count", style.digits.number(seat.empty))];
            Paragraph::new(&style.text_with("people-tree-empty", &count))
                .colour(view.colours.fits_if.text)
                .show(ui, view.thai);
        }
    });
}
