//! The registry on screen and its replacements. A file is chosen, read in the background and
//! watched for changes. If it is broken, the last good registry stays open.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use eframe::egui::Context;

use super::background::{self, Task};
use super::pictures::Pictures;
use super::view::Revision;
use super::widgets::ThaiText;
use crate::registry::Registry;
use crate::report::{Style, act_names, names};
use crate::store::{self, Loaded, Origin, Watch};
use crate::understand::Understander;

/// The delay after opening a registry before language understanding is built, unless needed
/// earlier.
const PREPARATION_DELAY: Duration = Duration::from_millis(400);

/// An open registry.
#[derive(Debug)]
pub struct Open {
    pub loaded: Arc<Loaded>,
    pub registry: Arc<Registry>,
    pub revision: Revision,
    pub thai: ThaiText,
    pub pictures: Pictures,
    /// The language understanding for this registry. Built once, in the background.
    pub understander: Arc<OnceLock<Understander>>,
    /// Whether it has been built or scheduled.
    is_prepared: bool,
}

impl Open {
    /// Opens a registry in place of the one open `before`.
    fn new(loaded: Loaded, revision: Revision, before: Option<&Self>) -> Result<Self, Box<Loaded>> {
        match loaded.registry.clone() {
            Some(registry) => {
                let thai = ThaiText::new(&names(&registry).chain(act_names()));
                let loaded = Arc::new(loaded);
                let pictures_before = before.map(|before| &before.pictures);
                Ok(Self {
                    pictures: Pictures::new(Arc::clone(&loaded), pictures_before),
                    loaded,
                    registry,
                    revision,
                    thai,
                    understander: Arc::default(),
                    is_prepared: false,
                })
            }
            None => Err(Box::new(loaded)),
        }
    }

    /// Schedules building the language understanding, so that no frame has to wait for it.
    fn prepare(&mut self) {
        if !std::mem::replace(&mut self.is_prepared, true) {
            let registry = Arc::clone(&self.registry);
            let understander = Arc::clone(&self.understander);
            background::spawn(move || {
                // The first frame takes priority.
                thread::sleep(PREPARATION_DELAY);
                understander.get_or_init(|| Understander::new(&registry));
            });
        }
    }
}

/// The error for an unreadable built-in registry. It means the program was built incorrectly.
#[derive(Debug)]
pub struct BuiltinBroken;

impl std::fmt::Display for BuiltinBroken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the registry built in cannot be read")
    }
}

impl std::error::Error for BuiltinBroken {}

/// An event from outside the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Another registry is now on screen.
    Opened,
    /// The system's dialog returned this file.
    Chosen(PathBuf),
    /// The system's dialog returned no file: it was cancelled, or there is none.
    NoFileChosen,
    /// The file changed on disk, and was not read again since there are unsaved changes.
    ChangedOnDisk,
}

/// The registry on screen and the files that may replace it.
#[derive(Debug)]
pub struct Registries {
    /// The last good registry.
    pub open: Open,
    /// What was on screen before.
    pub before: Option<Arc<Loaded>>,
    /// The newest state of a file that could not be opened.
    pub refused: Option<(Revision, Arc<Loaded>)>,
    /// The revision of the most recently read file.
    newest: Revision,
    /// A file being read.
    loading: Option<Task<Loaded>>,
    /// An edited text being read.
    reading: Option<Task<Loaded>>,
    /// A file being chosen.
    choosing: Option<Task<Option<PathBuf>>>,
    /// The file being watched for changes.
    watch: Option<(PathBuf, Watch)>,
    /// Set by the watcher when the file changes.
    changed: Arc<AtomicBool>,
}

impl Registries {
    /// Opens the built-in registry.
    ///
    /// # Errors
    ///
    /// Returns [`BuiltinBroken`] if it cannot be read. Tests rule this out.
    pub fn new() -> Result<Self, BuiltinBroken> {
        Ok(Self {
            open: Open::new(store::builtin(), Revision::default(), None)
                .map_err(|_| BuiltinBroken)?,
            before: None,
            refused: None,
            newest: Revision::default(),
            loading: None,
            reading: None,
            choosing: None,
            watch: None,
            changed: Arc::default(),
        })
    }

    /// Returns whether a file is being read.
    pub fn is_loading(&self) -> bool {
        self.loading.is_some()
    }

    /// Starts reading a registry file in the background, since a network share may be slow.
    pub fn load(&mut self, context: &Context, path: PathBuf) {
        self.loading = Some(Task::start(context, move || {
            // The absolute path, which is also the one that is remembered.
            store::load(&store::absolute(&path))
        }));
    }

    /// Shows an edited `text`, or a new one, once it has been read. That takes at most `patience`
    /// of this frame.
    pub fn edit(&mut self, context: &Context, origin: Origin, text: String, patience: Duration) {
        // A file that is read meanwhile would replace it.
        self.loading = None;
        let task = Task::start(context, move || store::of_text(origin, text));
        match task.within(patience) {
            Some(loaded) => {
                self.reading = None;
                self.show(context, loaded);
            }
            None => self.reading = Some(task),
        }
    }

    /// Returns whether an edited text is being read.
    pub fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// Reads the newest file again.
    pub fn reload(&mut self, context: &Context) {
        let refused = self.refused.as_ref().map(|(_, refused)| refused);
        let newest = refused.unwrap_or(&self.open.loaded);
        if let Origin::File(path) = newest.origin.clone() {
            self.load(context, path);
        }
    }

    /// Stops waiting for the file being read.
    pub fn cancel(&mut self) {
        self.loading = None;
    }

    /// Opens the built-in registry.
    pub fn open_builtin(&mut self, context: &Context) {
        self.watch = None;
        self.show(context, store::builtin());
    }

    /// Opens the system's file dialog on a thread of its own.
    pub fn choose(&mut self, context: &Context, style: Style) {
        let title = style.text("action-open");
        let kind = style.text("open-kind");
        self.choosing = Some(Task::start(context, move || {
            rfd::FileDialog::new()
                .set_title(title)
                .add_filter(kind, &["ron"])
                .pick_file()
        }));
    }

    /// Receives what was read or chosen in the background, and changes on disk. Those are not read
    /// if `is_unsaved`.
    pub fn receive(&mut self, context: &Context, is_unsaved: bool) -> Option<News> {
        let mut news = None;
        if let Some(loaded) = background::take(&mut self.reading) {
            self.show(context, loaded);
        }
        if let Some(loaded) = background::take(&mut self.loading)
            && self.show(context, loaded)
        {
            news = Some(News::Opened);
        }
        match background::take(&mut self.choosing) {
            Some(Some(path)) => news = news.or(Some(News::Chosen(path))),
            Some(None) => news = news.or(Some(News::NoFileChosen)),
            None => {}
        }
        if self.changed.swap(false, Ordering::Relaxed) {
            if is_unsaved {
                news = news.or(Some(News::ChangedOnDisk));
            } else {
                self.reload(context);
            }
        }
        // A registry about to be replaced needs no preparation.
        if self.loading.is_none() {
            self.open.prepare();
        }
        news
    }

    /// Shows a registry that was read. If it cannot be shown, keeps the reason, and the last good
    /// one stays open. Returns whether the registry is on screen.
    fn show(&mut self, context: &Context, loaded: Loaded) -> bool {
        if let Origin::File(path) = &loaded.origin {
            // Keep an existing watch: a new one would miss a change made just now.
            let watched = self.watch.as_ref().map(|(watched, _)| watched);
            if watched != Some(path) {
                self.watch = Some((path.clone(), self.watching(context, path)));
            }
            if let Some((_, watch)) = &self.watch {
                watch.also(store::picture_files(&loaded));
            }
        } else {
            self.watch = None;
        }
        self.newest = self.newest.next();
        match Open::new(loaded, self.newest, Some(&self.open)) {
            Ok(open) => {
                let before = std::mem::replace(&mut self.open, open);
                self.before = Some(before.loaded);
                self.refused = None;
                true
            }
            Err(refused) => {
                self.refused = Some((self.newest, Arc::new(*refused)));
                false
            }
        }
    }

    /// Watches the file on screen anew, since the program itself has just written it.
    pub fn watch_anew(&mut self, context: &Context) {
        if let Origin::File(path) = &self.open.loaded.origin {
            // What the former watch still reports is this.
            self.changed = Arc::default();
            let watch = self.watching(context, path);
            watch.also(store::picture_files(&self.open.loaded));
            self.watch = Some((path.clone(), watch));
        }
    }

    /// Watches the file at `path` for changes, whether or not it could be opened.
    fn watching(&self, context: &Context, path: &Path) -> Watch {
        let context = context.clone();
        let changed = Arc::clone(&self.changed);
        Watch::file(path, move || {
            changed.store(true, Ordering::Relaxed);
            context.request_repaint();
        })
    }
}
