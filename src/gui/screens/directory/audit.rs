//! The audit of a group: its members, from the file of people or from a list that the user brings,
//! compared with those whom the letter names.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Context, Id, Ui};

use crate::gui::background::KeyedMemo;
use crate::gui::command::{Action, Command};
use crate::gui::compared::Made;
use crate::gui::screens::fields::{day_field, day_or_today};
use crate::gui::screens::import::source::{Coming, Source};
use crate::gui::screens::parts::{
    body, card, clause_link, coming, fold, label, segments, small, subheading, warn,
};
use crate::gui::theme::{size, space, strong};
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::{Paragraph, Pressable, lazily};
use crate::import::people::{roster, roster_of_chat};
use crate::language::pack;
use crate::people::{Member, Person, Posts, audit};
use crate::registry::{GroupId, Lines, Registry};
use crate::report::{AuditPage, AuditSection, Style, audit_document, audit_page};
use crate::store::ListFile;
use crate::text::Date;

/// What an audit depends on: the list, the people, the registry, the group, the day and the style.
type Subject = (
    u64,
    Option<Revision>,
    Revision,
    GroupId,
    Option<Date>,
    Style,
);

/// The state of an audit.
#[derive(Debug, Default)]
pub struct State {
    /// The group that is audited.
    group: Option<GroupId>,
    /// The day asked about, as typed. Without any, it is today.
    day: String,
    /// Whether members come from a list instead of the file of people.
    by_list: bool,
    coming: Coming<ListFile>,
    list: Option<Arc<Source<ListFile>>>,
    version: u64,
    result: KeyedMemo<Subject, AuditPage>,
}

impl State {
    /// Returns whether a group is being audited, so that a list may be dropped.
    pub fn takes_lists(&self) -> bool {
        self.group.is_some()
    }

    /// Reads a list of members from the file at `path`.
    pub fn open(&mut self, context: &Context, path: PathBuf) {
        self.by_list = true;
        self.coming.open(context, path);
    }

    fn refresh(&mut self, ui: &Ui, view: &View<'_>, group: GroupId) -> Option<Subject> {
        if let Some(list) = self.coming.receive(ui, view.patience) {
            self.list = Some(Arc::new(list));
            self.version += 1;
        }
        let day = day_or_today(view, &self.day).ok()?;
        let list = self.list.clone().filter(|_| self.by_list);
        let people = view.people.filter(|open| !open.people.is_empty());
        if list.is_none() && people.is_none() {
            return None;
        }
        let version = list.as_ref().map_or(0, |_| self.version);
        let revision = people.map(|open| open.revision);
        let subject = (version, revision, view.revision, group, day, view.style);
        if self.result.get(|of| *of == subject).is_some() {
            return Some(subject);
        }
        let (registry, style) = (Arc::clone(view.registry), view.style);
        let text = people.map(|open| open.editing.text().to_owned());
        let people = people.map(|open| Arc::clone(&open.people));
        self.result.request(ui, subject, view.patience, move || {
            let people = people.as_deref().unwrap_or_default();
            let posts = Posts::new(pack(), &registry);
            let members = match list {
                Some(list) => of_list(&list.content, group, &registry, &posts),
                None => of_file(&registry, group, people, &text.unwrap_or_default(), day),
            };
            let found = audit(&registry, group, people, &members, posts.places(), day);
            audit_page(&registry, &found, style)
        });
        Some(subject)
    }
}

/// Returns the members that a list names.
fn of_list(list: &ListFile, group: GroupId, registry: &Registry, posts: &Posts) -> Vec<Member> {
    let chat = list.chat.as_deref();
    let read = chat.and_then(|chat| roster_of_chat(chat, Some(group), registry, pack()));
    let read = read.unwrap_or_else(|| roster(&list.grids, registry, pack(), posts));
    let members = read.entries.into_iter().map(|entry| entry.member);
    members.filter(|member| !member.has_left).collect()
}

/// Returns the members that the file of people has.
fn of_file(
    registry: &Registry,
    group: GroupId,
    people: &[Person],
    text: &str,
    day: Option<Date>,
) -> Vec<Member> {
    let id = registry.group(group).id.as_str();
    let lines = Lines::of(text);
    let members = people.iter().filter(|person| person.is_in(id, day));
    members
        .map(|person| Member::of(person, &lines, registry))
        .collect()
}

/// Draws the audit of `group`, which is opened by a button.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    group: GroupId,
    state: &mut State,
    commands: &mut Commands,
) {
    let style = view.style;
    let is_open = state.group == Some(group);
    let text = style.text("people-audit-open");
    let line = Pressable::fold(&text).font(strong(size::SUBHEADING));
    ui.add_space(space::S);
    if line.open(is_open).show(ui, view.thai).clicked() {
        state.group = (!is_open).then_some(group);
        state.list = None;
        state.by_list = false;
        state.version += 1;
    }
    if state.group != Some(group) {
        return;
    }
    card(ui, view, |ui| {
        small(ui, view, &style.in_words("people-audit-about", &[]));
        choices(ui, view, state, commands);
        let Some(subject) = state.refresh(ui, view, group) else {
            nothing(ui, view, state, commands);
            return;
        };
        match state.result.get(|of| *of == subject) {
            None => coming(ui, view),
            Some(page) => {
                if result(ui, view, page, commands) {
                    let document = audit_document(view.registry, page, view.day, style);
                    let made = Made::of(view.registry, document);
                    commands.send(Command::Print(Arc::new(made)));
                }
            }
        }
    });
}

/// Draws the day, and where the members come from.
fn choices(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let style = view.style;
    state.coming.paste_if_asked(ui);
    let id = Id::unique("audit-day");
    day_field(ui, view, "people-audit-day", id, &mut state.day);
    ui.horizontal_wrapped(|ui| {
        let ways = [
            (false, "people-audit-by-file"),
            (true, "people-audit-by-list"),
        ];
        let ways = ways.map(|(by_list, key)| (by_list, style.text(key)));
        if let Some(by_list) = segments(ui, view, &ways, state.by_list) {
            state.by_list = by_list;
        }
    });
    if !state.by_list {
        return;
    }
    state.coming.buttons(ui, view);
    if state.coming.no_file {
        state.coming.type_path(ui, view);
    }
    if let Some(list) = &state.list {
        let file = [("file", list.name_in_words(style))];
        body(ui, view, &style.in_words("import-source", &file));
    }
    if let Some(why) = state.coming.failed_in_words(style) {
        warn(ui, view, &why);
    }
    if view.people.is_none() {
        small(ui, view, &style.text("people-audit-without-file"));
        let open = style.text("people-open");
        if Pressable::link(&open).show(ui, view.thai).clicked() {
            commands.send(Command::Do(Action::People));
        }
    }
}

/// Says what is missing for an audit.
fn nothing(ui: &mut Ui, view: &View<'_>, state: &State, commands: &mut Commands) {
    let style = view.style;
    if day_or_today(view, &state.day).is_err() {
        warn(ui, view, &style.text("problem-people-date"));
    } else if state.by_list {
        body(ui, view, &style.text("people-audit-needs-list"));
    } else {
        body(ui, view, &style.text("people-audit-needs-file"));
        let open = style.text("people-open");
        if Pressable::button(&open).show(ui, view.thai).clicked() {
            commands.send(Command::Do(Action::People));
        }
    }
}

/// Draws the result. Returns whether it is to be printed.
fn result(ui: &mut Ui, view: &View<'_>, page: &AuditPage, commands: &mut Commands) -> bool {
    let style = view.style;
    subheading(ui, view, &page.head);
    if page.is_size_off {
        warn(ui, view, &page.size);
    } else {
        body(ui, view, &page.size);
    }
    for (text, is_off) in &page.seats {
        if *is_off {
            warn(ui, view, text);
        } else {
            small(ui, view, text);
        }
    }
    if !page.is_off {
        Paragraph::new(&style.text("people-audit-fine"))
            .font(strong(size::BODY))
            .colour(view.colours.fits.text)
            .show(ui, view.thai);
    }
    let print = style.text("people-audit-print");
    let prints = Pressable::button(&print).show(ui, view.thai).clicked();
    for section in &page.sections {
        ui.add_space(space::S);
        label(ui, view, &section.heading);
        small(ui, view, &section.to_do);
        if let Some((clause, text)) = &section.clause {
            body(ui, view, &format!("“{text}”"));
            clause_link(ui, view, *clause, commands);
        }
        lines(ui, view, section);
    }
    if !page.present.lines.is_empty() {
        ui.add_space(space::S);
        let line = Pressable::fold(&page.present.heading);
        fold(ui, view, line, "audit-present", false, |ui| {
            lines(ui, view, &page.present);
        });
    }
    small(
        ui,
        view,
        &style.in_words("people-audit-removes-nobody", &[]),
    );
    prints
}

fn lines(ui: &mut Ui, view: &View<'_>, section: &AuditSection) {
    lazily(ui, &section.heading, section.lines.len(), None, |ui, at| {
        if let Some((name, about)) = section.lines.get(at) {
            let line = match about {
                Some(about) => format!("• {name} — {about}"),
                None => format!("• {name}"),
            };
            body(ui, view, &line);
        }
    });
}
