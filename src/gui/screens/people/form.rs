//! The page of one person: a form. What was typed becomes one step, which can be undone.

use std::sync::Arc;

use eframe::egui::{Align, Rect, Ui, Vec2, vec2};

use super::rows::{self, Column, List, Rows, given, is_day};
use super::table::mask_button;
use super::{change, moves};
use crate::gui::background::KeyedMemo;
use crate::gui::command::Command;
use crate::gui::people::{OpenFile, PeopleCommand};
use crate::gui::screens::parts::{body, cells, heading, segments, small, warn};
use crate::gui::theme::{breakpoint, space};
use crate::gui::view::{Commands, Revision, View};
use crate::gui::widgets::{Paragraph, Pressable};
use crate::people::{Day, Held, Person, edit};
use crate::registry::Registry;
use crate::report::{Style, person_post};

/// The roles and groups that can be chosen: ids with their names.
#[derive(Debug, Default)]
pub struct Choices {
    pub roles: Vec<(String, String)>,
    pub groups: Vec<(String, String)>,
    /// The number of the registry's letter.
    pub letter: String,
}

impl Choices {
    fn of(registry: &Registry, style: Style) -> Self {
        let roles = registry.asking_roles();
        let groups = registry.groups();
        Self {
            roles: roles
                .map(|(id, role)| (role.id.clone(), style.role(registry, id)))
                .collect(),
            groups: groups
                .map(|(_, group)| (group.id.clone(), group.name.clone()))
                .collect(),
            letter: registry.letter().reference.clone(),
        }
    }
}

/// The fields of one text each, in the order of the form.
const FIELDS: [(&str, Column); 11] = [
    ("people-field-title", Column::Text),
    ("people-field-name", Column::Text),
    ("people-field-nickname", Column::Text),
    ("people-field-role", Column::Role),
    ("people-field-post-other", Column::Text),
    ("people-field-district", Column::Text),
    ("people-field-agency", Column::Text),
    ("people-field-telephone", Column::Text),
    ("people-field-line", Column::Text),
    ("people-field-since", Column::Day),
    ("people-field-until", Column::Day),
];

/// The position of the name.
const NAME: usize = 1;
/// The positions of the private fields.
const PRIVATE: [usize; 2] = [7, 8];
/// The positions of the first and last day.
const DAYS: [usize; 2] = [9, 10];

/// The form of one person.
#[derive(Debug)]
pub struct Form {
    /// The position in the file. `None` for somebody new.
    at: Option<usize>,
    /// The people that the form was made for.
    of: Revision,
    before: Person,
    texts: [String; 11],
    lists: [Rows; 3],
    /// Whether somebody tried to take what was typed, so that everything wrong is shown.
    is_tried: bool,
    /// Whether to ask before the person is removed.
    removes: bool,
    /// Whether the checklist is shown instead of the fields.
    shows_moves: bool,
    moves: moves::State,
    change: change::State,
    choices: KeyedMemo<(Revision, Style), Arc<Choices>>,
}

impl Form {
    /// Begins with somebody new.
    pub fn new() -> Self {
        Self::with(None, Revision::default(), Person::default())
    }

    /// Shows the person at a position of the file.
    pub fn of(open: &OpenFile, at: usize) -> Option<Self> {
        let person = open.people.get(at)?.clone();
        Some(Self::with(Some(at), open.revision, person))
    }

    fn with(at: Option<usize>, of: Revision, before: Person) -> Self {
        Self {
            at,
            of,
            texts: texts(&before),
            lists: rows::of_person(&before),
            before,
            is_tried: false,
            removes: false,
            shows_moves: false,
            moves: moves::State::default(),
            change: change::State::default(),
            choices: KeyedMemo::default(),
        }
    }

    /// Adjusts the form to people who have changed. What was typed stays.
    pub fn renew(&mut self, open: &OpenFile) {
        if self.of == open.revision || !open.is_good {
            return;
        }
        let is_typed = self.is_typed();
        self.of = open.revision;
        let Some(at) = self.at else { return };
        // Undoing, or another program, may take a person away.
        self.at = position(&self.before, at, &open.people, is_typed);
        if let Some(person) = self.at.and_then(|at| open.people.get(at)) {
            self.before = person.clone();
            if !is_typed {
                self.texts = texts(&self.before);
                self.lists = rows::of_person(&self.before);
            }
        }
    }

    /// Returns whether something was typed that is no step yet.
    pub fn is_typed(&self) -> bool {
        self.after() != self.before
    }

    /// Returns the person as typed.
    fn after(&self) -> Person {
        let mut after = self.before.clone();
        let [
            title,
            name,
            nickname,
            role,
            post,
            district,
            agency,
            telephone,
            line,
            since,
            until,
        ] = self.texts.each_ref().map(|text| given(text));
        let day = |text: Option<String>| text.map(|text| Day::read(&text));
        after.title = title;
        after.name = name.unwrap_or_default();
        after.nickname = nickname;
        after.role = role;
        after.post = post;
        after.district = district;
        after.agency = agency;
        after.telephone = telephone;
        after.line = line;
        after.held = Held {
            since: day(since),
            until: day(until),
        };
        rows::into_person(&self.lists, &mut after);
        after
    }

    /// Returns the key of the message that says what is wrong with a field.
    fn fault(&self, at: usize) -> Option<&'static str> {
        let text = self.texts.get(at)?;
        if at == NAME && text.trim().is_empty() {
            return Some("people-needs-name");
        }
        if DAYS.contains(&at) && !is_day(text) {
            return Some("problem-people-date");
        }
        let ends_early = || self.after().held.ends_before_start();
        (DAYS.last() == Some(&at) && ends_early()).then_some("problem-people-ends-before-start")
    }

    /// Takes what was typed, if nothing is wrong with it.
    pub fn take(&mut self, open: &OpenFile) -> Option<PeopleCommand> {
        self.is_tried = true;
        let is_wrong = (0..FIELDS.len()).any(|at| self.fault(at).is_some());
        if is_wrong || !rows::days_are_known(&self.lists) || !open.is_good {
            return None;
        }
        let (text, after) = (open.editing.text(), self.after());
        let (key, edit) = match self.at {
            Some(at) => {
                let before = open.people.get(at)?;
                ("change-person", edit::change(text, before, &after))
            }
            None => ("change-person-added", edit::added(text, &[&after])),
        };
        self.at = self.at.or(Some(open.people.len()));
        self.before = after;
        self.is_tried = false;
        let text = edit.apply(text);
        Some(PeopleCommand::change(open.revision, key, text))
    }

    /// Draws what stays above the form. Returns whether to close the form.
    pub fn head(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        open: &OpenFile,
        private: &mut bool,
        commands: &mut Commands,
    ) -> bool {
        let style = view.style;
        let registry = Arc::clone(view.registry);
        let key = (view.revision, style);
        self.choices.request(ui, key, view.patience, move || {
            Arc::new(Choices::of(&registry, style))
        });
        let back = style.text("people-back");
        let mut done = false;
        if Pressable::link(&back).show(ui, view.thai).clicked() {
            done = self.leave(open, commands);
        }
        let name = if self.at.is_none() {
            style.text("people-add")
        } else {
            style.show(&self.before.full_name())
        };
        heading(ui, view, &name);
        body(ui, view, &person_post(view.registry, &self.before, style));
        ui.horizontal_wrapped(|ui| {
            if self.at.is_some() {
                let tabs = [(false, "people-fields"), (true, "people-moves")];
                let tabs = tabs.map(|(moves, key)| (moves, style.in_words(key, &[])));
                if let Some(moves) = segments(ui, view, &tabs, self.shows_moves) {
                    self.shows_moves = moves;
                }
                ui.separator();
            }
            self.buttons(ui, view, open, commands);
            if !self.shows_moves {
                mask_button(ui, view, private);
                done |= self.removal(ui, view, open, commands);
            }
        });
        ui.separator();
        done
    }

    /// Draws the form.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        open: &OpenFile,
        private: bool,
        commands: &mut Commands,
    ) {
        let at = self.at.filter(|_| self.shows_moves);
        let Some(at) = at else {
            self.fields(ui, view, private);
            return;
        };
        if self.is_typed() {
            body(ui, view, &view.style.text("people-take-first"));
        } else {
            let top = Rect::from_min_size(ui.cursor().min, Vec2::ZERO);
            moves::show(ui, view, (open, at), &mut self.moves, commands);
            let choices = self.chosen(view);
            let changed = (&mut self.change, &*choices);
            if change::show(ui, view, (open, at), changed, commands) {
                // What is to be done now stands at the top.
                ui.scroll_to_rect(top, Some(Align::Min));
            }
        }
    }

    /// Leaves the form. What was typed is taken, unless something is wrong with it.
    fn leave(&mut self, open: &OpenFile, commands: &mut Commands) -> bool {
        let is_blank = self.at.is_none() && self.after() == Person::default();
        if self.is_typed() && !is_blank {
            let Some(change) = self.take(open) else {
                return false;
            };
            commands.send(Command::People(change));
        }
        true
    }

    /// Returns what can be chosen in the fields, as far as it is known.
    fn chosen(&self, view: &View<'_>) -> Arc<Choices> {
        let key = (view.revision, view.style);
        let choices = self.choices.get(|of| *of == key);
        choices.cloned().unwrap_or_default()
    }

    fn fields(&mut self, ui: &mut Ui, view: &View<'_>, private: bool) {
        let choices = self.chosen(view);
        let room = ui.available_width() - space::S;
        let columns = if room >= breakpoint::FIELDS { 2 } else { 1 };
        #[expect(clippy::cast_precision_loss, reason = "one or two columns")]
        let widths = vec![room / columns as f32; columns];
        for first in (0..FIELDS.len()).step_by(columns) {
            cells(ui, &widths, vec2(space::XS, space::XS), |ui, column| {
                self.field(ui, view, first + column, private, &choices);
            });
        }
        small(ui, view, &view.style.text("people-post-about"));
        for (list, rows) in List::ALL.into_iter().zip(&mut self.lists) {
            rows::show(ui, view, list, rows, &choices);
        }
    }

    /// Draws the field at a position of [`FIELDS`].
    fn field(&mut self, ui: &mut Ui, view: &View<'_>, at: usize, private: bool, choices: &Choices) {
        let fault = self.fault(at);
        let (Some((key, column)), Some(text)) = (FIELDS.get(at), self.texts.get_mut(at)) else {
            return;
        };
        let name = view.style.text(key);
        Paragraph::new(&name).show(ui, view.thai);
        // What is being typed for the first time is seen.
        let is_kept = || {
            texts(&self.before)
                .get(at)
                .is_some_and(|text| !text.is_empty())
        };
        if PRIVATE.contains(&at) && !private && is_kept() {
            body(ui, view, &view.style.text("people-masked"));
            return;
        }
        let width = ui.available_width();
        let id = eframe::egui::Id::unique(("person", *key));
        rows::one(ui, view, id, (&name, *column, width), text, choices);
        // The field itself says that a day cannot be read.
        let is_said = *column == Column::Day && !is_day(text);
        if let Some(fault) = fault.filter(|_| self.is_tried && !is_said) {
            warn(ui, view, &view.style.text(fault));
        }
    }

    fn buttons(&mut self, ui: &mut Ui, view: &View<'_>, open: &OpenFile, commands: &mut Commands) {
        let style = view.style;
        let is_typed = self.is_typed();
        let take = style.text("people-take");
        let pressed = ui.add_enabled_ui(is_typed, |ui| {
            Pressable::primary(&take).show(ui, view.thai).clicked()
        });
        if pressed.inner
            && is_typed
            && let Some(change) = self.take(open)
        {
            commands.send(Command::People(change));
        }
        let discard = style.text("people-discard");
        let pressed = ui.add_enabled_ui(is_typed, |ui| {
            Pressable::button(&discard).show(ui, view.thai).clicked()
        });
        if pressed.inner && is_typed {
            self.texts = texts(&self.before);
            self.lists = rows::of_person(&self.before);
            self.is_tried = false;
        }
    }

    /// Draws the button that removes the person, and the question before. Returns whether it was.
    fn removal(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        open: &OpenFile,
        commands: &mut Commands,
    ) -> bool {
        let Some(at) = self.at else { return false };
        let style = view.style;
        let key = if self.removes {
            "people-remove-really"
        } else {
            "people-remove"
        };
        let text = style.text(key);
        if !Pressable::button(&text).show(ui, view.thai).clicked() {
            return false;
        }
        if !std::mem::replace(&mut self.removes, true) {
            return false;
        }
        let text = open.editing.text();
        let removed = edit::removed(text, at).ok();
        if let Some(edit) = removed.filter(|_| open.is_good && self.of == open.revision) {
            super::send(commands, open, "change-person-removed", edit.apply(text));
        }
        true
    }
}

/// Returns the position of `person`, who was at `at`, among people who have changed. What was typed about
/// somebody is never taken for somebody else.
fn position(person: &Person, at: usize, people: &[Person], is_typed: bool) -> Option<usize> {
    let is_named = |other: &Person| other.name == person.name;
    let is_same = |other: &Person| {
        is_named(other)
            && *person
                == Person {
                    span: person.span.clone(),
                    ..other.clone()
                }
    };
    let same = || people.iter().position(is_same);
    let named = || people.iter().position(is_named);
    let there = people.get(at);
    if there.is_some_and(is_same) {
        return Some(at);
    }
    let there = there.filter(|there| is_named(there) || !is_typed);
    same()
        .or(there.filter(|there| is_named(there)).map(|_| at))
        .or_else(named)
        .or(there.map(|_| at))
}

fn texts(person: &Person) -> [String; 11] {
    let day = |day: &Option<Day>| day.as_ref().map(|day| day.text.clone());
    [
        person.title.clone(),
        Some(person.name.clone()),
        person.nickname.clone(),
        person.role.clone(),
        person.post.clone(),
        person.district.clone(),
        person.agency.clone(),
        person.telephone.clone(),
        person.line.clone(),
        day(&person.held.since),
        day(&person.held.until),
    ]
    .map(Option::unwrap_or_default)
}
