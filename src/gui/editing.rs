//! The changes that a user makes to the registry on screen, or to the file of people, until they are
//! saved. They are kept as whole texts; see [`crate::registry::edit`].

mod band;
mod keeper;
mod saving;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::command::{ChangeName, Command};
use super::people::PeopleCommand;
use crate::registry::edit::History;
use crate::report::Style;
use crate::store::{Loaded, NotSaved, Origin, Seen, Unsaved};

pub use band::{band, title};
pub use keeper::Keeper;
pub use saving::{Arrived, Base, Saving};

/// What is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The registry on screen.
    Registry,
    /// The file of people.
    People,
}

impl Subject {
    /// Returns the command that does `what` with it.
    #[must_use]
    pub fn command(self, what: EditCommand) -> Command {
        match self {
            Self::Registry => Command::Edit(what),
            Self::People => Command::People(PeopleCommand::Edit(what)),
        }
    }

    /// Returns `command`, made one about this if it is about the registry.
    #[must_use]
    pub fn of(self, command: Command) -> Command {
        match command {
            Command::Edit(what) => self.command(what),
            command => command,
        }
    }
}

/// What a user can do with the registry that is being edited.
#[derive(Clone, Debug, PartialEq)]
pub enum EditCommand {
    /// Choose in the system's dialog where to save.
    ChoosePlace,
    /// Save to this file. Replace what is there only if the user has agreed.
    SaveTo { path: PathBuf, replace: bool },
    /// Save, and then do what would have lost the changes.
    SaveThen(Box<Command>),
    /// Do what loses the changes.
    DiscardThen(Box<Command>),
    /// Take the text that was typed on the screen for the source.
    TakeTyped,
    /// Show this line of the source, from 1.
    ShowLine(usize),
    /// Show what somebody else wrote into the file beside the user's own text.
    Compare,
    /// Save over what somebody else wrote.
    KeepMine,
    /// Use what somebody else wrote.
    TakeTheirs,
    /// Open what was kept when the program ended without saving: the number in the list.
    Recover(usize),
    /// Delete it.
    Forget(usize),
    /// Use an earlier state of the file. The words say which.
    Restore(PathBuf, String),
}

/// What somebody else did to the file that is being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Theirs {
    /// It has this text now.
    Text(String),
    /// It is no longer there.
    Gone,
    /// It cannot be read as a text.
    Unread,
}

impl Theirs {
    /// Returns what is there now.
    #[must_use]
    pub fn of(seen: &Seen) -> Self {
        match seen.text() {
            Some(text) => Self::Text(text),
            None if seen.is_nothing() => Self::Gone,
            None => Self::Unread,
        }
    }
}

/// Returns a number that no other step has, whichever registry it is of.
fn next_step() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// A registry that is being edited.
#[derive(Debug)]
pub struct Editing {
    subject: Subject,
    history: History<ChangeName>,
    /// The file that it is saved to, or the name of a new registry.
    origin: Origin,
    /// Whether the screens show how to edit what they show.
    is_on: bool,
    /// Whether something is being typed into the source that is no step yet.
    is_typing: bool,
    /// What somebody else did to the file meanwhile.
    theirs: Option<Theirs>,
    /// Why it could not be saved.
    failure: Option<NotSaved>,
    /// The number of the last step.
    step: u64,
}

impl Editing {
    fn with(history: History<ChangeName>, origin: Origin) -> Self {
        Self {
            subject: Subject::Registry,
            history,
            origin,
            is_on: true,
            is_typing: false,
            theirs: None,
            failure: None,
            step: next_step(),
        }
    }

    /// Begins to edit the registry `loaded`. The built-in one is never changed: a copy of it is.
    #[must_use]
    pub fn of(loaded: &Loaded, style: Style) -> Self {
        let origin = match &loaded.origin {
            Origin::Builtin => Origin::New(style.text("editing-copy-of-builtin")),
            origin => origin.clone(),
        };
        Self::with(History::new(loaded.text.clone()), origin)
    }

    /// Begins with a registry that is in no file yet.
    #[must_use]
    pub fn new(name: String, text: String) -> Self {
        Self::with(History::unsaved(text), Origin::New(name))
    }

    /// Begins with the text of a file of people.
    #[must_use]
    pub fn of_people(origin: Origin, text: String) -> Self {
        Self {
            subject: Subject::People,
            ..Self::with(History::new(text), origin)
        }
    }

    /// Returns what is edited.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// Returns what must be in the file at `path` for it to be saved over.
    #[must_use]
    pub fn base_for(&self, path: &Path, replace: bool) -> Base {
        let is_own = self.origin.file() == Some(path);
        match self.saved().filter(|_| is_own) {
            _ if replace => Base::Anything,
            Some(saved) => Base::Text(saved.to_owned()),
            None => Base::Nothing,
        }
    }

    /// Returns what must be in the file for the user's own text to replace that of somebody else.
    #[must_use]
    pub fn base_of_theirs(&self) -> Base {
        match &self.theirs {
            Some(Theirs::Text(theirs)) => Base::Text(theirs.clone()),
            Some(Theirs::Gone) => Base::Nothing,
            Some(Theirs::Unread) | None => Base::Anything,
        }
    }

    /// Begins where a session ended without saving.
    #[must_use]
    pub fn recovered(unsaved: Unsaved) -> Self {
        let origin = match unsaved.file {
            Some(file) => Origin::File(file),
            None => Origin::New(unsaved.name),
        };
        let history = match unsaved.base {
            Some(base) => {
                let mut history = History::new(base);
                let name = ChangeName {
                    key: "change-recovered",
                    subject: String::new(),
                };
                history.push(name, unsaved.text);
                history
            }
            None => History::unsaved(unsaved.text),
        };
        Self::with(history, origin)
    }

    /// Returns what has to be kept in case that the program ends without saving.
    #[must_use]
    pub fn to_keep(&self) -> Option<Unsaved> {
        self.is_unsaved().then(|| self.keeping(self.text()))
    }

    /// Returns `text` to be kept as a change of this registry.
    #[must_use]
    pub fn keeping(&self, text: &str) -> Unsaved {
        Unsaved {
            name: self.origin.name(),
            file: self.origin.file().map(Path::to_owned),
            base: self.history.saved().map(str::to_owned),
            text: text.to_owned(),
        }
    }

    /// Returns whether the screens show how to edit what they show.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Shows or hides how to edit.
    pub fn turn(&mut self, on: bool) {
        self.is_on = on;
    }

    /// Records whether something is being typed into the source that is no step yet.
    pub fn set_typing(&mut self, is_typing: bool) {
        self.is_typing = is_typing;
    }

    /// Returns whether there is anything to save, what is being typed included.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        self.is_unsaved() || self.is_typing
    }

    /// Returns whether there are steps that are in no file.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.history.is_changed()
    }

    /// Returns the file that it is saved to, or the name of a new registry.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns the text with all changes.
    #[must_use]
    pub fn text(&self) -> &str {
        self.history.text()
    }

    /// Returns the text that the file had when it was last read or written.
    #[must_use]
    pub fn saved(&self) -> Option<&str> {
        self.history.saved()
    }

    /// Returns a number that changes with every step, and is not 0.
    #[must_use]
    pub fn step(&self) -> u64 {
        self.step
    }

    /// Returns what somebody else did to the file meanwhile.
    #[must_use]
    pub fn theirs(&self) -> Option<&Theirs> {
        self.theirs.as_ref()
    }

    /// Returns why it could not be saved.
    #[must_use]
    pub fn failure(&self) -> Option<&NotSaved> {
        self.failure.as_ref()
    }

    /// Returns the name of the step that would be undone.
    #[must_use]
    pub fn next_undo(&self) -> Option<&ChangeName> {
        self.history.next_undo()
    }

    /// Returns the name of the step that would be redone.
    #[must_use]
    pub fn next_redo(&self) -> Option<&ChangeName> {
        self.history.next_redo()
    }

    /// Takes a step.
    pub fn push(&mut self, name: ChangeName, text: String) {
        self.step = next_step();
        self.history.push(name, text);
    }

    /// Undoes a step. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.step = next_step();
        self.history.undo().is_some()
    }

    /// Redoes a step. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        self.step = next_step();
        self.history.redo().is_some()
    }

    /// Records that `text` was saved to the file at `path`.
    pub fn saved_to(&mut self, path: PathBuf, text: String) {
        self.step = next_step();
        self.origin = Origin::File(path);
        self.history.mark_on_disk(Some(text));
        self.theirs = None;
        self.failure = None;
    }

    /// Records why it was not saved.
    pub fn not_saved(&mut self, why: NotSaved) {
        self.failure = Some(why);
    }

    /// Records what somebody else did to the file.
    pub fn changed_by_others(&mut self, theirs: Theirs) {
        self.failure = None;
        self.step = next_step();
        self.theirs = None;
        match theirs {
            Theirs::Text(text) if Some(text.as_str()) == self.saved() => {}
            Theirs::Text(text) if text == self.text() => self.history.mark_saved(),
            theirs => self.theirs = Some(theirs),
        }
    }

    /// Takes the text of the file, which somebody else wrote, as a step that can be undone.
    pub fn reread(&mut self, text: String) {
        let name = ChangeName {
            key: "change-reread",
            subject: String::new(),
        };
        self.push(name, text);
        self.history.mark_saved();
        self.theirs = None;
        self.failure = None;
    }
}
