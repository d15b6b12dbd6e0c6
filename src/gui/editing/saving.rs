//! Saving in the background, and choosing where to.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::Theirs;
use crate::gui::background::{self, Task};
use crate::gui::command::Command;
use crate::registry::read;
use crate::report::Style;
use crate::store::{Backup, NotSaved, Saved, Seen, backups, look, plain, save};

/// What must be in a file for it to be saved over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// This text, which the changes were made from.
    Text(String),
    /// Nothing: the file is new.
    Nothing,
    /// Anything: the user has agreed to replace it.
    Anything,
}

/// What arrived from the background.
#[derive(Debug)]
pub enum Arrived {
    Saved {
        path: PathBuf,
        text: String,
    },
    NotSaved {
        path: PathBuf,
        base: Base,
        why: NotSaved,
    },
    /// The system's dialog returned a place, or none.
    Chosen(Option<PathBuf>),
    /// What is in the file now.
    Looked(Theirs),
    /// The earlier states of the file, newest first.
    Copies(Vec<Backup>),
    /// The text of an earlier state, and the words that say which it is.
    Copy(Option<String>, String),
}

/// A text on its way to a file.
#[derive(Debug)]
struct Job {
    path: PathBuf,
    text: String,
    base: Base,
    result: Option<Task<Result<Saved, NotSaved>>>,
}

/// What is saved, looked at and chosen in the background.
#[derive(Debug, Default)]
pub struct Saving {
    job: Option<Job>,
    choosing: Option<Task<Option<PathBuf>>>,
    looking: Option<Task<Theirs>>,
    copies: Option<Task<Vec<Backup>>>,
    copy: Option<Task<(Option<String>, String)>>,
    /// What to do once it is saved.
    pub then: Option<Command>,
}

impl Saving {
    /// Returns whether something is being saved.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Starts to save `text` to the file at `path`, if `base` is there.
    pub fn save(&mut self, context: &Context, path: PathBuf, text: String, base: Base) {
        let (to, written, on) = (path.clone(), text.clone(), base.clone());
        let result = Task::start(context, move || write(&to, &written, &on));
        self.job = Some(Job {
            path,
            text,
            base,
            result: Some(result),
        });
    }

    /// Opens the system's dialog for a place to save to.
    pub fn choose(
        &mut self,
        context: &Context,
        style: Style,
        (title, kind): (&str, &str),
        suggested: &Path,
    ) {
        let (title, kind) = (style.text(title), style.text(kind));
        let name = suggested.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let folder = suggested.parent().map(Path::to_owned);
        self.choosing = Some(Task::start(context, move || {
            let mut dialog = rfd::FileDialog::new()
                .set_title(title)
                .add_filter(kind, &["ron"])
                .set_file_name(name);
            if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            dialog.save_file()
        }));
    }

    /// Looks at what is in the file now.
    pub fn look(&mut self, context: &Context, path: PathBuf) {
        self.looking = Some(Task::start(context, move || {
            look(&path).map_or(Theirs::Unread, |seen| Theirs::of(&seen))
        }));
    }

    /// Lists the earlier states of the file.
    pub fn list_copies(&mut self, context: &Context, path: PathBuf) {
        self.copies = Some(Task::start(context, move || backups(&path)));
    }

    /// Reads an earlier state. The words say which it is.
    pub fn read_copy(&mut self, context: &Context, path: PathBuf, words: String) {
        self.copy = Some(Task::start(context, move || {
            let seen = look(&path).unwrap_or_default();
            (seen.text().map(plain), words)
        }));
    }

    /// Returns the next thing that arrived.
    pub fn receive(&mut self) -> Option<Arrived> {
        if let Some(job) = &mut self.job
            && let Some(result) = background::take(&mut job.result)
        {
            let Job {
                path, text, base, ..
            } = self.job.take()?;
            return Some(match result {
                Ok(_) => Arrived::Saved { path, text },
                Err(why) => Arrived::NotSaved { path, base, why },
            });
        }
        background::take(&mut self.choosing)
            .map(Arrived::Chosen)
            .or_else(|| background::take(&mut self.looking).map(Arrived::Looked))
            .or_else(|| background::take(&mut self.copies).map(Arrived::Copies))
            .or_else(|| {
                background::take(&mut self.copy).map(|(text, words)| Arrived::Copy(text, words))
            })
    }
}

/// Saves `text` to the file at `path`, if `base` is there. A registry that can be read is not replaced by
/// one with errors: other computers may be using it.
fn write(path: &Path, text: &str, base: &Base) -> Result<Saved, NotSaved> {
    // If it cannot be looked at, saving says why.
    let there = look(path).unwrap_or_default();
    let is_there = match base {
        Base::Text(base) => there.text().as_deref() == Some(base),
        Base::Nothing => there.is_nothing(),
        Base::Anything => true,
    };
    let is_broken = |text: &str| read(text).registry.is_none();
    let is_in_use = there.text().is_some_and(|there| !is_broken(&plain(there)));
    if is_there && is_in_use && is_broken(text) {
        Err(NotSaved::Broken)
    } else if is_there {
        save(path, text, &there)
    } else if there.is_nothing() && look(path).is_ok() {
        Err(NotSaved::Gone)
    } else if there.is_nothing() {
        save(path, text, &Seen::nothing())
    } else {
        Err(NotSaved::Changed { theirs: there })
    }
}
