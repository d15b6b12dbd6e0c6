//! The file of people that is open: read aside, changed in steps that can be undone, and saved to a
//! file of its own, never into a registry. Nothing of it is written anywhere else: what was not
//! saved is asked about, and no copy of it is kept beside the settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use super::background::{self, Task};
use super::command::ChangeName;
use super::editing::{Base, EditCommand, Editing, Saving};
use super::view::Revision;
use crate::language::pack;
use crate::people::{PeopleIndex, Person, file, read};
use crate::registry::{Lines, Problem, Registry, Severity};
use crate::report::{ProblemReport, Style, problem_report};
use crate::store::{
    NotDecrypted, NotOpened, NotSaved, OpenPeople, Origin, Passphrase, SavedPeople, absolute,
};
use crate::text::Date;

/// What a user can do with the file of people.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleCommand {
    /// Choose a file in the system's dialog.
    Choose,
    /// Open a file.
    Open(PathBuf),
    /// Open the locked file with this passphrase.
    Unlock(Secret),
    /// Begin a new file.
    New,
    /// Close the file.
    Close,
    /// Encrypt the file with a passphrase, or decrypt it.
    Lock(Option<Secret>),
    /// Change the people: the whole new text, made for this revision.
    Change {
        of: Revision,
        name: ChangeName,
        text: String,
    },
    /// Show a person, by the position in the file.
    Show(usize),
    /// Something about the file as it is edited.
    Edit(EditCommand),
}

impl PeopleCommand {
    /// Returns a change of the people. Its name mentions no person, since menus show it.
    #[must_use]
    pub fn change(of: Revision, key: &'static str, text: String) -> Self {
        let name = ChangeName {
            key,
            subject: String::new(),
        };
        Self::Change { of, name, text }
    }
}

/// A passphrase on its way.
#[derive(Clone, Debug)]
pub struct Secret(pub Passphrase);

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&other.0)
    }
}

/// A file of people that is open.
#[derive(Debug)]
pub struct OpenFile {
    pub editing: Editing,
    /// The people of the newest text that could be read.
    pub people: Arc<[Person]>,
    /// The same, to be searched.
    pub index: Option<Arc<PeopleIndex>>,
    /// Changes whenever `people` does.
    pub revision: Revision,
    /// What is wrong with the text, in words.
    pub problems: Arc<[ProblemReport]>,
    /// Whether `people` are those of the newest text.
    pub is_good: bool,
    /// The file, which knows how it is protected.
    pub file: OpenPeople,
    /// The step and the registry that were read last.
    read: Option<(u64, Revision)>,
}

/// Why there is no file of people open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpen {
    /// It needs a passphrase. The one that was tried did not fit, if `is_wrong`.
    Locked { path: PathBuf, is_wrong: bool },
    /// It cannot be read.
    Failed { path: PathBuf, why: NotOpened },
}

/// The people of a text, and what is wrong with it.
#[derive(Debug)]
struct Read {
    of: (u64, Revision),
    people: Option<(Arc<[Person]>, PeopleIndex)>,
    problems: Arc<[ProblemReport]>,
}

/// A text on its way to a file.
#[derive(Debug)]
struct Job {
    path: PathBuf,
    text: String,
    is_new: bool,
    result: Option<Task<Result<SavedPeople, Refused>>>,
}

/// Why the people were not saved.
#[derive(Debug)]
pub struct Refused {
    pub why: NotSaved,
    /// What somebody else wrote into the file, if it can be read.
    pub theirs: Option<String>,
}

/// What came of saving.
#[derive(Debug)]
pub enum SaveOutcome {
    Saved {
        path: PathBuf,
        text: String,
    },
    Refused {
        path: PathBuf,
        is_new: bool,
        why: Refused,
    },
}

/// The file of people, and what is on its way.
#[derive(Debug, Default)]
pub struct People {
    pub open: Option<OpenFile>,
    pub not_open: Option<NotOpen>,
    /// Chooses where to save.
    pub saving: Saving,
    job: Option<Job>,
    /// Whether the system's dialog returned no file.
    pub no_file: bool,
    loading: Option<(PathBuf, Task<Result<OpenPeople, NotOpened>>)>,
    reading: Option<Task<Read>>,
    choosing: Option<Task<Option<PathBuf>>>,
    newest: Revision,
}

impl People {
    /// Returns whether a file is being read.
    pub fn is_loading(&self) -> bool {
        self.loading.is_some()
    }

    /// Returns whether there are changes that are in no file.
    pub fn is_unsaved(&self) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| open.editing.is_unsaved())
    }

    /// Starts reading the file at `path`, with the passphrase that it may be encrypted with.
    pub fn load(&mut self, context: &Context, path: &Path, secret: Option<Passphrase>) {
        let path = absolute(path);
        let from = path.clone();
        let task = Task::start(context, move || OpenPeople::open(&from, secret.as_ref()));
        self.no_file = false;
        self.loading = Some((path, task));
    }

    /// Opens the locked file with `secret`.
    pub fn unlock(&mut self, context: &Context, secret: Passphrase) {
        if let Some(NotOpen::Locked { path, .. }) = &self.not_open {
            let path = path.clone();
            self.load(context, &path, Some(secret));
        }
    }

    /// Begins a new file.
    pub fn begin(&mut self, style: Style) {
        let origin = Origin::New(style.text("people-new"));
        let editing = Editing::of_people(origin, file([]));
        self.show(editing, OpenPeople::new_file(None));
    }

    /// Returns whether the people are being saved.
    pub fn is_saving(&self) -> bool {
        self.job.is_some()
    }

    /// Starts to save the newest text to the file at `path`.
    pub fn save(&mut self, context: &Context, path: PathBuf, base: Base) {
        let Some(open) = self.open.as_ref().filter(|_| self.job.is_none()) else {
            return;
        };
        let is_new = base == Base::Nothing;
        let (file, text, to) = (
            open.file.clone(),
            open.editing.text().to_owned(),
            path.clone(),
        );
        let written = text.clone();
        let result = Task::start(context, move || {
            let saved = match base {
                // What it must be is known to the file.
                Base::Text(_) => file.save(&to, &written),
                Base::Nothing => file.moved().save(&to, &written),
                Base::Anything => file.over(&to).and_then(|file| file.save(&to, &written)),
            };
            saved.map_err(|why| Refused {
                theirs: file.theirs(&why),
                why,
            })
        });
        self.job = Some(Job {
            path,
            text,
            is_new,
            result: Some(result),
        });
    }

    /// Encrypts the file with `secret`, or decrypts it if there is none. Returns whether nothing is left to
    /// ask: a new file needs a place first.
    pub fn protect(&mut self, context: &Context, secret: Option<Passphrase>) -> bool {
        let Some(open) = self.open.as_mut().filter(|_| self.job.is_none()) else {
            return true;
        };
        let Some(path) = open.editing.origin().file().map(Path::to_owned) else {
            open.file = OpenPeople::new_file(secret);
            return false;
        };
        let (file, to) = (open.file.clone(), path.clone());
        let text = open.editing.saved().unwrap_or_default().to_owned();
        let result = Task::start(context, move || {
            let saved = match secret {
                Some(secret) => file.encrypt(&to, &secret),
                None => file.decrypt(&to),
            };
            saved.map_err(|why| Refused {
                theirs: file.theirs(&why),
                why,
            })
        });
        self.job = Some(Job {
            path,
            text,
            is_new: false,
            result: Some(result),
        });
        true
    }

    /// Returns what came of saving, once.
    pub fn saved(&mut self) -> Option<SaveOutcome> {
        let result = background::take(&mut self.job.as_mut()?.result);
        if self.job.as_ref()?.result.is_some() {
            return None;
        }
        let Job {
            path, text, is_new, ..
        } = self.job.take()?;
        match result? {
            Ok(saved) => {
                if let Some(open) = &mut self.open {
                    open.file = saved.open;
                }
                Some(SaveOutcome::Saved { path, text })
            }
            Err(why) => Some(SaveOutcome::Refused { path, is_new, why }),
        }
    }

    /// Closes the file.
    pub fn close(&mut self) {
        self.open = None;
        self.reading = None;
    }

    /// Opens the system's file dialog on a thread of its own.
    pub fn choose(&mut self, context: &Context, style: Style) {
        let (title, kind) = (style.text("people-open"), style.text("people-kind"));
        self.choosing = Some(Task::start(context, move || {
            rfd::FileDialog::new()
                .set_title(title)
                .add_filter(kind, &["ron", "age"])
                .pick_file()
        }));
    }

    /// Takes a step, unless it was made for an earlier revision. Returns whether it was taken.
    pub fn change(&mut self, of: Revision, name: ChangeName, text: String) -> bool {
        let open = self.open.as_mut();
        let Some(open) = open.filter(|open| open.revision == of && open.is_good) else {
            return false;
        };
        open.editing.push(name, text);
        open.is_good = false;
        true
    }

    fn show(&mut self, editing: Editing, file: OpenPeople) {
        self.newest = self.newest.next();
        self.reading = None;
        self.not_open = None;
        self.open = Some(OpenFile {
            editing,
            people: Arc::default(),
            index: None,
            revision: self.newest,
            problems: Arc::default(),
            is_good: false,
            file,
            read: None,
        });
    }

    /// Receives what was read and chosen in the background. Returns the file that was just opened.
    pub fn receive(&mut self, context: &Context) -> Option<PathBuf> {
        match background::take(&mut self.choosing) {
            Some(Some(path)) => self.load(context, &path, None),
            Some(None) => self.no_file = true,
            None => {}
        }
        let (path, task) = self.loading.take()?;
        match task.ready()? {
            Err(task) => {
                self.loading = Some((path, task));
                None
            }
            Ok(Ok(file)) => {
                let origin = Origin::File(path.clone());
                let editing = Editing::of_people(origin, file.text().to_owned());
                self.show(editing, file);
                Some(path)
            }
            Ok(Err(why)) => {
                self.not_open = Some(match why {
                    NotOpened::Locked => NotOpen::Locked {
                        path,
                        is_wrong: false,
                    },
                    NotOpened::NotDecrypted(NotDecrypted::Wrong) => NotOpen::Locked {
                        path,
                        is_wrong: true,
                    },
                    why => NotOpen::Failed { path, why },
                });
                None
            }
        }
    }

    /// Reads the newest text with the roles and groups of `registry`, within `patience` if it can.
    pub fn refresh(
        &mut self,
        context: &Context,
        (registry, of): (&Arc<Registry>, Revision),
        words: (Style, Option<Date>),
        patience: Duration,
    ) {
        let Some(open) = &self.open else { return };
        let wanted = (open.editing.step(), of);
        if self.reading.is_none() && open.read != Some(wanted) {
            let text = open.editing.text().to_owned();
            let name = open.editing.origin().name();
            let registry = Arc::clone(registry);
            let task = Task::start(context, move || {
                read_text(wanted, &text, &name, &registry, words)
            });
            match task.within(patience) {
                Some(read) => self.take(read),
                None => self.reading = Some(task),
            }
        }
        if let Some(read) = background::take(&mut self.reading) {
            self.take(read);
            context.request_repaint();
        }
    }

    fn take(&mut self, read: Read) {
        let Some(open) = &mut self.open else { return };
        let is_newest = read.of.0 == open.editing.step();
        open.read = Some(read.of);
        open.problems = read.problems;
        open.is_good = is_newest && read.people.is_some();
        if let Some(people) = read.people {
            let (people, index) = people;
            open.people = people;
            open.index = Some(Arc::new(index));
            self.newest = self.newest.next();
            open.revision = self.newest;
        }
    }
}

fn read_text(
    of: (u64, Revision),
    text: &str,
    name: &str,
    registry: &Registry,
    (style, day): (Style, Option<Date>),
) -> Read {
    let reading = read(text, registry);
    let lines = Lines::of(text);
    let mut problems: Vec<&Problem> = reading.problems.iter().collect();
    problems.sort_by_key(|problem| problem.severity() != Severity::Error);
    let problems = problems.into_iter();
    let problems = problems.map(|problem| problem_report(problem, name, &lines, style));
    Read {
        of,
        problems: problems.collect(),
        people: reading.people.map(|people| {
            let index = PeopleIndex::new(registry, pack(), &people, day);
            (people.into(), index)
        }),
    }
}
