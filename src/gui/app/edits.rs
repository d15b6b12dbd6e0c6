//! Applies the commands that edit a registry.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand};

use super::App;
use crate::gui::command::{Action, Change, ChangeName, Command, Screen};
use crate::gui::editing::{Arrived, Base, EditCommand, Editing, Subject, Theirs, title};
use crate::gui::overlay::{EditBox, Place};
use crate::registry::EMPTY;
use crate::store::{NotSaved, Origin, documents_folder};

/// Added to the numbers of what is being typed, so that they differ from those of steps.
const TYPING: u64 = 1 << 62;

impl App {
    /// Applies a command. If it would lose unsaved changes, asks about them first.
    pub(super) fn apply(&mut self, context: &Context, command: Command) {
        if needs_typed(&command) {
            self.take_typed(context);
        }
        if self.is_unsaved() && loses_changes(&command, self.editing.as_ref()) {
            self.overlay.open(EditBox::losing(command));
        } else if self.loses_people(&command) {
            self.overlay
                .open_for(Subject::People, EditBox::losing(command));
        } else {
            self.apply_anyway(context, command);
        }
    }

    /// Returns whether there are changes that are in no file.
    pub(super) fn is_unsaved(&self) -> bool {
        self.editing.as_ref().is_some_and(Editing::is_unsaved)
    }

    /// Makes a change of the registry on screen.
    pub(super) fn change(&mut self, context: &Context, change: Change) {
        let open = &self.registries.open;
        // Its text was made from one that is no longer the newest.
        if change.of != open.revision || self.registries.is_reading() {
            return;
        }
        // What is on screen is not the newest text, which would be lost.
        let newest = self.editing.as_ref().map(Editing::text);
        if newest.is_some_and(|newest| newest != open.loaded.text) {
            self.note("note-editing-broken");
            return;
        }
        self.step(context, change.name, change.text);
    }

    /// Takes `text` as the next step.
    fn step(&mut self, context: &Context, name: ChangeName, text: String) {
        self.is_leaving = false;
        self.begin().push(name, text);
        self.show_edited(context);
    }

    /// Begins to edit what is on screen, unless that has begun.
    fn begin(&mut self) -> &mut Editing {
        let (registries, style) = (&self.registries, self.choices.style);
        let newest = registries.refused.as_ref().map(|(_, refused)| refused);
        // A file with errors can be edited too.
        let edited = newest.filter(|newest| !newest.is_unreadable());
        let edited = edited.unwrap_or(&registries.open.loaded);
        self.editing
            .get_or_insert_with(|| Editing::of(edited, style))
    }

    /// Takes what was typed on the screen for the source as a step.
    fn take_typed(&mut self, context: &Context) {
        if let Some(text) = self.screens.source.take() {
            let name = ChangeName {
                key: "change-source",
                subject: String::new(),
            };
            self.step(context, name, text);
        }
    }

    /// Returns whether there are changes that are in no file, what is being typed included.
    pub(super) fn has_changes(&self) -> bool {
        self.is_unsaved() || self.screens.source.typed().is_some()
    }

    /// Opens a new registry that is in no file yet.
    pub(super) fn open_text(&mut self, context: &Context, name: String, text: String) {
        let before = &self.registries.open.loaded;
        self.screens.differences.left(before);
        self.editing = Some(Editing::new(name, text));
        self.show_edited(context);
    }

    /// Shows the text with all changes.
    fn show_edited(&mut self, context: &Context) {
        if let Some(editing) = &self.editing {
            let (origin, text) = (editing.origin().clone(), editing.text().to_owned());
            self.registries.edit(context, origin, text, self.patience);
        }
    }

    /// Continues with the registry that was just opened.
    pub(super) fn renew_editing(&mut self) {
        let (open, style) = (&self.registries.open, self.choices.style);
        let Some(editing) = &mut self.editing else {
            return;
        };
        if *editing.origin() == open.loaded.origin {
            editing.reread(open.loaded.text.clone());
            return;
        }
        let is_on = editing.is_on();
        self.editing = is_on.then(|| Editing::of(&open.loaded, style));
    }

    /// Does what the menu for editing has.
    pub(super) fn edit(&mut self, context: &Context, action: Action) {
        match action {
            Action::EditMode => self.toggle_editing(),
            Action::Undo if self.editing.as_mut().is_some_and(Editing::undo) => {
                self.show_edited(context);
            }
            Action::Redo if self.editing.as_mut().is_some_and(Editing::redo) => {
                self.show_edited(context);
            }
            Action::Save => self.save(context),
            Action::SaveAs => {
                self.saving.then = None;
                self.ask_for_place();
            }
            Action::NewCopy => {
                let text = self.newest_text();
                let name = self.choices.style.text("editing-copy");
                self.open_text(context, name, text);
            }
            Action::NewEmpty => {
                let name = self.choices.style.text("editing-new");
                self.open_text(context, name, EMPTY.to_owned());
            }
            Action::OldCopies => match self.file() {
                Some(path) => self.saving.list_copies(context, path),
                None => self.overlay.open(EditBox::Copies(Vec::new())),
            },
            _ => {}
        }
    }

    /// Returns the newest text: with all changes, whether or not it is on screen.
    fn newest_text(&self) -> String {
        let editing = self.editing.as_ref().map(Editing::text);
        editing
            .unwrap_or(&self.registries.open.loaded.text)
            .to_owned()
    }

    /// Returns the file that is edited or on screen.
    fn file(&self) -> Option<PathBuf> {
        let edited = self.editing.as_ref().map(Editing::origin);
        let origin = edited.unwrap_or(&self.registries.open.loaded.origin);
        origin.file().map(Path::to_owned)
    }

    fn toggle_editing(&mut self) {
        let Some(editing) = &mut self.editing else {
            self.begin();
            return;
        };
        let on = !editing.is_on();
        editing.turn(on);
        // Without changes there is nothing to keep.
        if !on && !editing.is_unsaved() {
            self.editing = None;
            if self.screen == Screen::Source {
                self.screen = Screen::default();
            }
        }
    }

    /// Saves to the file of the registry, or asks where to.
    fn save(&mut self, context: &Context) {
        self.saving.then = None;
        let Some(editing) = self.editing.as_ref().filter(|it| it.is_unsaved()) else {
            return;
        };
        match (editing.origin(), editing.saved()) {
            (Origin::File(_), _) if editing.theirs().is_some() => self.compare(context),
            (Origin::File(path), Some(base)) => {
                let (path, base) = (path.clone(), Base::Text(base.to_owned()));
                self.save_to(context, path, base);
            }
            _ => self.ask_for_place(),
        }
    }

    fn save_to(&mut self, context: &Context, path: PathBuf, base: Base) {
        // What was changed meanwhile stays unsaved.
        if self.saving.is_busy() {
            return;
        }
        let text = self.newest_text();
        self.saving.save(context, path, text, base);
    }

    fn ask_for_place(&mut self) {
        let suggested = self.suggested_place();
        self.overlay.open(EditBox::Place(Place::new(&suggested)));
    }

    /// Returns where to save unless the user chooses otherwise.
    fn suggested_place(&self) -> PathBuf {
        self.file().unwrap_or_else(|| {
            let name = self.choices.style.text("save-name");
            documents_folder().unwrap_or_default().join(name)
        })
    }

    /// Shows what somebody else wrote into the file.
    fn compare(&mut self, context: &Context) {
        if let Some(editing) = &self.editing
            && let Some(theirs) = editing.theirs()
        {
            let mine = editing.text().to_owned();
            let style = self.choices.style;
            let compare = EditBox::compare(context, style, mine, theirs);
            self.overlay.open(compare);
        }
    }

    /// Looks at what is in the file that is being edited, since it changed.
    pub(super) fn look_at_file(&mut self, context: &Context) {
        if let Some(path) = self.file() {
            self.saving.look(context, path);
        }
    }

    /// Applies a command about the registry that is being edited.
    pub(super) fn apply_edit(&mut self, context: &Context, command: EditCommand) {
        match command {
            EditCommand::ChoosePlace => {
                let suggested = self.suggested_place();
                let words = ("save-title", "open-kind");
                self.saving
                    .choose(context, self.choices.style, words, &suggested);
            }
            EditCommand::SaveTo { path, replace } => self.save_as(context, path, replace),
            EditCommand::SaveThen(command) => {
                self.save(context);
                self.saving.then = Some(*command);
            }
            EditCommand::DiscardThen(command) => self.discard_then(context, *command),
            EditCommand::TakeTyped => {}
            EditCommand::ShowLine(line) => {
                self.screens.source.go_to(line);
                self.screen = Screen::Source;
            }
            EditCommand::Compare => self.compare(context),
            EditCommand::KeepMine => self.keep_mine(context),
            EditCommand::TakeTheirs => {
                let editing = self.editing.as_mut();
                if let Some(editing) = editing
                    && let Some(Theirs::Text(theirs)) = editing.theirs().cloned()
                {
                    editing.reread(theirs);
                    self.show_edited(context);
                }
            }
            EditCommand::Recover(index) => {
                let left = self.keeper.as_mut().and_then(|keeper| keeper.take(index));
                if let Some(left) = left {
                    self.editing = Some(Editing::recovered(left));
                    self.show_edited(context);
                }
            }
            EditCommand::Forget(index) => {
                if let Some(keeper) = &mut self.keeper {
                    keeper.take(index);
                }
            }
            EditCommand::Restore(path, words) => self.saving.read_copy(context, path, words),
        }
    }

    /// Saves to a file that the user named.
    fn save_as(&mut self, context: &Context, path: PathBuf, replace: bool) {
        let editing = self.editing.as_ref();
        let new = if replace {
            Base::Anything
        } else {
            Base::Nothing
        };
        let base = editing.map_or(new, |editing| editing.base_for(&path, replace));
        self.save_to(context, path, base);
    }

    fn keep_mine(&mut self, context: &Context) {
        let Some(editing) = &self.editing else { return };
        let Origin::File(path) = editing.origin().clone() else {
            return;
        };
        let base = editing.base_of_theirs();
        self.save_to(context, path, base);
    }

    /// Does what loses the changes.
    fn discard_then(&mut self, context: &Context, command: Command) {
        match command {
            Command::Do(Action::Quit) => {
                self.is_leaving = true;
                self.apply_anyway(context, command);
            }
            Command::Do(Action::EditMode) => {
                let file = self.file();
                self.editing = None;
                match file {
                    Some(path) => self.registries.load(context, path),
                    None => self.apply_anyway(context, Command::Do(Action::Builtin)),
                }
            }
            // What is on screen stays until the other file has been read.
            _ => self.apply_anyway(context, command),
        }
    }

    /// Receives what was saved, looked at and chosen in the background.
    pub(super) fn receive_edits(&mut self, context: &Context) {
        match self.saving.receive() {
            Some(Arrived::Saved { path, text }) => self.saved(context, &path, text),
            Some(Arrived::NotSaved { path, base, why }) => {
                self.not_saved(context, &path, &base, why);
            }
            Some(Arrived::Chosen(Some(path))) => {
                self.overlay.close();
                // The system's dialog has asked about a file that is there.
                self.save_as(context, path, true);
            }
            Some(Arrived::Chosen(None)) => self.overlay.no_place_chosen(),
            Some(Arrived::Looked(theirs)) => {
                if let Some(editing) = &mut self.editing {
                    editing.changed_by_others(theirs);
                }
            }
            Some(Arrived::Copies(copies)) => self.overlay.open(EditBox::Copies(copies)),
            Some(Arrived::Copy(Some(text), words)) => {
                let name = ChangeName {
                    key: "change-restored",
                    subject: words,
                };
                self.step(context, name, text);
            }
            Some(Arrived::Copy(None, _)) => self.note("note-copy-unreadable"),
            None => {}
        }
        if let Some(keeper) = &mut self.keeper
            && let Some(left) = keeper.receive().filter(|left| !left.is_empty())
        {
            let names = left.iter().map(|left| left.name.clone()).collect();
            self.overlay.open(EditBox::Left(names));
        }
    }

    fn saved(&mut self, context: &Context, path: &Path, text: String) {
        let file = path.display().to_string();
        let mut is_moved = false;
        if let Some(editing) = &mut self.editing {
            is_moved = *editing.origin() != Origin::File(path.to_owned());
            editing.saved_to(path.to_owned(), text);
        }
        self.note_with("note-saved", "file", &file);
        self.choices.settings.remember(path);
        self.choices.keep();
        if is_moved {
            self.show_edited(context);
        } else {
            self.registries.watch_anew(context);
        }
        if let Some(command) = self.saving.then.take() {
            // There may be newer changes.
            self.apply(context, command);
        }
    }

    fn not_saved(&mut self, context: &Context, path: &Path, base: &Base, why: NotSaved) {
        let theirs = match why {
            NotSaved::Changed { .. } if *base == Base::Nothing => {
                self.overlay.open(EditBox::Place(Place::taken(path)));
                return;
            }
            NotSaved::Changed { theirs } => Theirs::of(&theirs),
            NotSaved::Gone => Theirs::Gone,
            why => {
                self.saving.then = None;
                if let Some(editing) = &mut self.editing {
                    editing.not_saved(why);
                }
                return;
            }
        };
        self.saving.then = None;
        if let Some(editing) = &mut self.editing {
            editing.changed_by_others(theirs);
        }
        self.compare(context);
    }

    /// Keeps unsaved text aside, and the window's title up to date.
    pub(super) fn after_editing(&mut self, context: &Context) {
        if self.screen != Screen::Source {
            self.take_typed(context);
        }
        let is_typing = self.screens.source.typed().is_some();
        if is_typing {
            self.begin();
        }
        if let Some(editing) = &mut self.editing {
            editing.set_typing(is_typing);
        }
        let editing = self.edited();
        let title = title(editing, self.choices.style);
        if title != self.title {
            self.title.clone_from(&title);
            context.send_viewport_cmd(ViewportCommand::Title(title));
        }
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        let editing = self.editing.as_ref();
        if self.is_leaving {
            keeper.keep(u64::MAX, || None);
        } else if let Some((version, text)) = self.screens.source.typed() {
            keeper.keep(TYPING + version, || {
                editing.map(|editing| editing.keeping(text))
            });
        } else {
            let step = editing.map_or(0, Editing::step);
            keeper.keep(step, || editing.and_then(Editing::to_keep));
        }
    }

    /// Returns whether the window must stay open, since it would lose changes. Asks about them.
    pub(super) fn keeps_open(&mut self, context: &Context) -> bool {
        self.take_typed(context);
        if self.people_keep_open() {
            return true;
        }
        if self.is_leaving {
            return false;
        }
        // A form in which something was typed asks about it itself.
        if !self.screens.edit.may_close() || !self.overlay.may_close() {
            return true;
        }
        if !self.is_unsaved() {
            return false;
        }
        let quit = Command::Do(Action::Quit);
        if self.saving.is_busy() {
            self.saving.then = Some(quit);
        } else {
            self.overlay.open(EditBox::losing(quit));
        }
        true
    }
}

/// Returns whether what is being typed has to be taken before `command`.
fn needs_typed(command: &Command) -> bool {
    match command {
        Command::Do(action) => matches!(
            action,
            Action::Builtin
                | Action::ConfirmRules
                | Action::Differences
                | Action::EditMode
                | Action::ImportLetter
                | Action::NewCopy
                | Action::NewEmpty
                | Action::OldCopies
                | Action::Quit
                | Action::Redo
                | Action::Reload
                | Action::Save
                | Action::SaveAs
                | Action::Undo
        ),
        Command::Edit(_) | Command::OpenFile(_) | Command::OpenText { .. } => true,
        _ => false,
    }
}

/// Returns whether `command` would lose unsaved changes.
fn loses_changes(command: &Command, editing: Option<&Editing>) -> bool {
    match command {
        Command::OpenFile(_)
        | Command::OpenText { .. }
        | Command::Edit(EditCommand::Recover(_))
        | Command::Do(Action::Builtin | Action::Reload | Action::NewEmpty | Action::Quit) => true,
        // Who hides the pencils believes to be done.
        Command::Do(Action::EditMode) => editing.is_some_and(Editing::is_on),
        _ => false,
    }
}
