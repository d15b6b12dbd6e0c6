//! The screen for people (บุคคล): the file that holds them, a table that can be searched, the form of
//! one person, and the import of lists. Telephone numbers and names in LINE are masked until somebody
//! asks for them, and again once the screen is left.

mod change;
mod file;
mod form;
mod import;
mod letters;
mod moves;
pub mod named;
pub mod reach;
mod rows;
mod table;
mod tree;

use std::path::PathBuf;

use eframe::egui::{Context, ScrollArea, Ui};

use self::form::Form;
use super::super::command::Command;
use super::super::people::{OpenFile, PeopleCommand};
use super::super::theme::space;
use super::super::widgets::beside_bar;
use super::parts::segments;
use super::{Commands, View, parts};
use crate::people::{Person, edit};

/// The parts of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    List,
    Import,
    Letters,
    Tree,
}

impl Tab {
    const ALL: [(Self, &'static str); 4] = [
        (Self::List, "people-tab-list"),
        (Self::Letters, "people-tab-letters"),
        (Self::Tree, "people-tab-tree"),
        (Self::Import, "people-tab-import"),
    ];
}

/// The state of the screen.
#[derive(Debug, Default)]
pub struct State {
    tab: Tab,
    table: table::State,
    /// The person who is shown, if one is.
    form: Option<Form>,
    /// The person to be shown once the people are read.
    asked: Option<usize>,
    file: file::State,
    import: import::State,
    letters: letters::State,
    tree: tree::State,
    shows_private: bool,
}

impl State {
    /// Masks the private fields again, since the screen is left.
    pub fn leave(&mut self) {
        self.shows_private = false;
        self.file.forget();
    }

    /// Forgets everything about the people, since their file was closed or replaced.
    pub fn closed(&mut self) {
        *self = Self {
            import: std::mem::take(&mut self.import),
            tab: self.tab,
            ..Self::default()
        };
        self.import.people_replaced();
    }

    /// Shows the person at a position of the file.
    pub fn show_person(&mut self, at: usize) {
        self.asked = Some(at);
        self.tab = Tab::List;
    }

    /// Reads a list of people from the file at `path`.
    pub fn import(&mut self, context: &Context, path: PathBuf) {
        self.tab = Tab::Import;
        self.import.open(context, path);
    }

    /// Returns whether something is typed into the form of a person.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_typed)
    }

    /// Takes what was typed into the form of a person. Returns nothing if nothing was, and no
    /// command if it cannot be taken as it is.
    #[expect(
        clippy::option_option,
        reason = "nothing typed, or nothing that can be taken"
    )]
    pub fn take_typed(&mut self, open: &OpenFile) -> Option<Option<PeopleCommand>> {
        let form = self.form.as_mut().filter(|form| form.is_typed())?;
        Some(form.take(open))
    }
}

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut State, commands: &mut Commands) {
    let Some(open) = view.people else {
        state.form = None;
        if file::not_open(ui, view, &mut state.file, commands) {
            state.tab = Tab::Import;
        }
        return;
    };
    if open.is_good
        && let Some(at) = state.asked.take()
    {
        match state.take_typed(open) {
            None => state.form = Form::of(open, at),
            // The people are read anew first.
            Some(Some(change)) => {
                commands.send(Command::People(change));
                state.asked = Some(at);
            }
            // What is wrong stays on screen.
            Some(None) => {}
        }
    }
    if let Some(form) = &mut state.form {
        form.renew(open);
        let private = &mut state.shows_private;
        if form.head(ui, view, open, private, commands) {
            state.form = None;
            return;
        }
        let private = *private;
        page(ui, |ui| form.show(ui, view, open, private, commands));
        return;
    }
    let bottom = ui.max_rect().bottom();
    page(ui, |ui| {
        head(ui, view, open, state, commands);
        match state.tab {
            Tab::List => {
                let private = &mut state.shows_private;
                let table = &mut state.table;
                match table::show(ui, view, (open, private), table, bottom, commands) {
                    Some(table::Wanted::Somebody) => state.form = Some(Form::new()),
                    Some(table::Wanted::List) => state.tab = Tab::Import,
                    None => {}
                }
            }
            Tab::Letters => letters::show(ui, view, open, &mut state.letters, commands),
            Tab::Tree => tree::show(ui, view, open, &mut state.tree, commands),
            Tab::Import => {
                if import::show(ui, view, open, &mut state.import, commands) {
                    state.tab = Tab::List;
                }
            }
        }
    });
}

/// Draws a page that scrolls if it is too long.
fn page<T>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> T) -> T {
    ScrollArea::vertical()
        .id_salt("people")
        .auto_shrink(false)
        .show(ui, |ui| {
            beside_bar(ui);
            // Leave room above the first line, or the clip rectangle would cut off its upper marks.
            ui.add_space(space::XS);
            add(ui)
        })
        .inner
}

/// Draws the heading, what is wrong with the file, and the parts of the screen.
fn head(ui: &mut Ui, view: &View<'_>, open: &OpenFile, state: &mut State, commands: &mut Commands) {
    let style = view.style;
    ui.horizontal_wrapped(|ui| {
        let tabs = Tab::ALL.map(|(tab, key)| (tab, style.text(key)));
        if let Some(tab) = segments(ui, view, &tabs, state.tab) {
            state.tab = tab;
        }
        ui.separator();
        file::buttons(ui, view, open, &mut state.file, commands);
    });
    file::lock(ui, view, open, &mut state.file, commands);
    file::problems(ui, view, open);
}

/// Sends a change of the people.
fn send(commands: &mut Commands, open: &OpenFile, key: &'static str, text: String) {
    let change = PeopleCommand::change(open.revision, key, text);
    commands.send(Command::People(change));
}

/// Sends the change that makes the record of `before` that of `after`.
fn send_changed(
    commands: &mut Commands,
    open: &OpenFile,
    key: &'static str,
    (before, after): (&Person, &Person),
) {
    let text = open.editing.text();
    let changed = edit::change(text, before, after).apply(text);
    send(commands, open, key, changed);
}

/// Draws what there is to say instead of a table.
fn nothing(ui: &mut Ui, view: &View<'_>, key: &str) {
    parts::card(ui, view, |ui| {
        parts::body(ui, view, &view.style.text(key));
    });
}
