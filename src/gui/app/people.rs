//! Applies the commands about the file of people.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::App;
use crate::gui::command::{Action, Command, Screen};
use crate::gui::editing::{Arrived, Base, EditCommand, Editing, Subject, Theirs};
use crate::gui::overlay::{EditBox, Place};
use crate::gui::people::{PeopleCommand, Refused, SaveOutcome};
use crate::store::{NotSaved, Origin, documents_folder};

impl App {
    /// Returns what is edited on the screen.
    pub(super) fn subject(&self) -> Subject {
        if self.screen == Screen::People && self.people.open.is_some() {
            Subject::People
        } else {
            Subject::Registry
        }
    }

    /// Returns the changes that are edited on the screen.
    pub(super) fn edited(&self) -> Option<&Editing> {
        match self.subject() {
            Subject::Registry => self.editing.as_ref(),
            Subject::People => self.people.open.as_ref().map(|open| &open.editing),
        }
    }

    /// Returns whether what is edited on the screen is being saved.
    pub(super) fn is_saving(&self) -> bool {
        match self.subject() {
            Subject::Registry => self.saving.is_busy(),
            Subject::People => self.people.is_saving(),
        }
    }

    /// Opens the file of people that was open last.
    pub(super) fn open_remembered_people(&mut self, context: &Context) {
        if let Some(path) = self.choices.settings.people.clone() {
            self.people.load(context, &path, None);
        }
    }

    /// Returns whether `command` would lose unsaved changes of the people.
    pub(super) fn loses_people(&self, command: &Command) -> bool {
        let loses = matches!(
            command,
            Command::Do(Action::Quit)
                | Command::People(
                    PeopleCommand::Open(_)
                        | PeopleCommand::Choose
                        | PeopleCommand::New
                        | PeopleCommand::Close
                )
        );
        loses && self.people.is_unsaved()
    }

    /// Returns whether the window must stay open, since changes of the people would be lost. Asks
    /// about them.
    pub(super) fn people_keep_open(&mut self) -> bool {
        if let Some(command) = self.take_form() {
            let Some(PeopleCommand::Change { of, name, text }) = command else {
                self.screen = Screen::People;
                return true;
            };
            self.people.change(of, name, text);
        }
        if !self.people.is_unsaved() {
            return false;
        }
        self.screen = Screen::People;
        let quit = Command::Do(Action::Quit);
        if self.people.is_saving() {
            self.people.saving.then = Some(quit);
        } else {
            self.overlay
                .open_for(Subject::People, EditBox::losing(quit));
        }
        true
    }

    /// Takes what was typed into the form of a person. Returns nothing if nothing was, and no
    /// command if it cannot be taken as it is.
    #[expect(
        clippy::option_option,
        reason = "nothing typed, or nothing that can be taken"
    )]
    fn take_form(&mut self) -> Option<Option<PeopleCommand>> {
        let open = self.people.open.as_ref()?;
        self.screens.people.take_typed(open)
    }

    /// Opens a file that was dropped on the screen: one of people, or a list to import.
    pub(super) fn take_dropped_people(&mut self, context: &Context, path: PathBuf) {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        if ending == "ron" || ending == "age" {
            self.apply(context, Command::People(PeopleCommand::Open(path)));
        } else {
            self.screens.people.import(context, path);
        }
    }

    pub(super) fn apply_people(&mut self, context: &Context, command: PeopleCommand) {
        match command {
            PeopleCommand::Choose => self.people.choose(context, self.choices.style),
            PeopleCommand::Open(path) => self.people.load(context, &path, None),
            PeopleCommand::Unlock(secret) => self.people.unlock(context, secret.0),
            PeopleCommand::New => self.people.begin(self.choices.style),
            PeopleCommand::Close => {
                self.people.close();
                self.screens.people.closed();
                self.choices.settings.people = None;
                self.choices.keep();
            }
            PeopleCommand::Lock(secret) => {
                let secret = secret.map(|secret| secret.0);
                if !self.people.protect(context, secret) {
                    self.ask_for_people_place();
                }
            }
            PeopleCommand::Change { of, name, text } => {
                if !self.people.change(of, name, text) {
                    self.note("note-people-changed");
                }
                context.request_repaint();
            }
            PeopleCommand::Show(at) => {
                self.screens.people.show_person(at);
                self.screen = Screen::People;
            }
            PeopleCommand::Edit(command) => self.edit_people_file(context, command),
        }
    }

    /// Does what the menu for editing has, if that is about people. Returns whether it is.
    pub(super) fn edit_people(&mut self, context: &Context, action: Action) -> bool {
        if self.subject() != Subject::People {
            return false;
        }
        match action {
            Action::Undo | Action::Redo => {
                if let Some(open) = &mut self.people.open {
                    let _ = if action == Action::Undo {
                        open.editing.undo()
                    } else {
                        open.editing.redo()
                    };
                    open.is_good = false;
                }
            }
            Action::Save => {
                match self.take_form() {
                    None => {}
                    Some(Some(change)) => self.apply_people(context, change),
                    Some(None) => return true,
                }
                self.save_people(context);
            }
            Action::SaveAs => self.ask_for_people_place(),
            _ => return false,
        }
        true
    }

    fn edit_people_file(&mut self, context: &Context, command: EditCommand) {
        match command {
            EditCommand::ChoosePlace => {
                let suggested = self.people_place();
                let words = ("people-save", "people-kind");
                self.people
                    .saving
                    .choose(context, self.choices.style, words, &suggested);
            }
            EditCommand::SaveTo { path, replace } => self.save_people_as(context, path, replace),
            EditCommand::SaveThen(command) => {
                self.save_people(context);
                self.people.saving.then = Some(*command);
            }
            EditCommand::DiscardThen(command) => {
                if matches!(*command, Command::Do(Action::Quit)) {
                    self.people.close();
                }
                self.apply_anyway(context, *command);
            }
            EditCommand::Compare => self.compare_people(context),
            EditCommand::KeepMine => {
                if let Some(path) = self.people_file() {
                    self.people.save(context, path, Base::Anything);
                }
            }
            EditCommand::TakeTheirs => {
                if let Some(open) = &mut self.people.open
                    && let Some(Theirs::Text(theirs)) = open.editing.theirs().cloned()
                {
                    open.editing.reread(theirs);
                }
            }
            // No file of people has these.
            EditCommand::TakeTyped
            | EditCommand::ShowLine(_)
            | EditCommand::Recover(_)
            | EditCommand::Forget(_)
            | EditCommand::Restore(..) => {}
        }
    }

    fn save_people(&mut self, context: &Context) {
        self.people.saving.then = None;
        let Some(open) = self.people.open.as_ref() else {
            return;
        };
        let editing = &open.editing;
        if !editing.is_unsaved() {
            return;
        }
        match editing.origin() {
            Origin::File(_) if editing.theirs().is_some() => self.compare_people(context),
            Origin::File(path) => {
                let (path, base) = (path.clone(), editing.base_for(path, false));
                self.people.save(context, path, base);
            }
            _ => self.ask_for_people_place(),
        }
    }

    /// Returns the file of the people.
    fn people_file(&self) -> Option<PathBuf> {
        let open = self.people.open.as_ref()?;
        open.editing.origin().file().map(Path::to_owned)
    }

    fn save_people_as(&mut self, context: &Context, path: PathBuf, replace: bool) {
        if let Some(open) = &self.people.open {
            let base = open.editing.base_for(&path, replace);
            self.people.save(context, path, base);
        }
    }

    fn ask_for_people_place(&mut self) {
        let suggested = self.people_place();
        let place = EditBox::Place(Place::new(&suggested));
        self.overlay.open_for(Subject::People, place);
    }

    /// Returns where to save the people unless the user chooses otherwise: beside the registry.
    fn people_place(&self) -> PathBuf {
        let registry = self.registries.open.loaded.origin.file();
        let beside = registry.and_then(Path::parent).map(Path::to_owned);
        let new = || {
            let folder = beside.or_else(documents_folder).unwrap_or_default();
            folder.join("people.ron")
        };
        self.people_file().unwrap_or_else(new)
    }

    fn compare_people(&mut self, context: &Context) {
        if let Some(open) = &self.people.open
            && let Some(theirs) = open.editing.theirs()
        {
            let mine = open.editing.text().to_owned();
            let style = self.choices.style;
            let shown = EditBox::compare(context, style, mine, theirs);
            self.overlay.open_for(Subject::People, shown);
        }
    }

    /// Receives what was read and saved in the background.
    pub(super) fn receive_people(&mut self, context: &Context) {
        if let Some(path) = self.people.receive(context) {
            self.screens.people.closed();
            self.remember_people(&path);
        }
        let open = &self.registries.open;
        let registry = (&open.registry, open.revision);
        let words = (self.choices.style, self.today.day());
        self.people.refresh(context, registry, words, self.patience);
        match self.people.saved() {
            Some(SaveOutcome::Saved { path, text }) => {
                if let Some(open) = &mut self.people.open {
                    open.editing.saved_to(path.clone(), text);
                }
                self.note_with("note-saved", "file", &path.display().to_string());
                self.remember_people(&path);
                if let Some(command) = self.people.saving.then.take() {
                    self.apply(context, command);
                }
            }
            Some(SaveOutcome::Refused { path, is_new, why }) => {
                self.people_not_saved(context, &path, is_new, why);
            }
            None => {}
        }
        match self.people.saving.receive() {
            Some(Arrived::Chosen(Some(path))) => {
                self.overlay.close();
                // The system's dialog has asked about a file that is there.
                self.save_people_as(context, path, true);
            }
            Some(Arrived::Chosen(None)) => self.overlay.no_place_chosen(),
            _ => {}
        }
    }

    fn remember_people(&mut self, path: &Path) {
        self.choices.settings.people = Some(path.to_owned());
        self.choices.keep();
    }

    fn people_not_saved(&mut self, context: &Context, path: &Path, is_new: bool, refused: Refused) {
        self.people.saving.then = None;
        let Some(open) = &mut self.people.open else {
            return;
        };
        let theirs = match refused.why {
            NotSaved::Changed { .. } if is_new => {
                let place = EditBox::Place(Place::taken(path));
                self.overlay.open_for(Subject::People, place);
                return;
            }
            NotSaved::Changed { .. } => refused.theirs.map_or(Theirs::Unread, Theirs::Text),
            NotSaved::Gone => Theirs::Gone,
            why => {
                open.editing.not_saved(why);
                return;
            }
        };
        open.editing.changed_by_others(theirs);
        self.compare_people(context);
    }
}
