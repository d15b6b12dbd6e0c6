//! The registry on screen, and how another takes its place: chosen, read aside, watched on disk,
//! and refused when it is broken, while the last good one stays.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use eframe::egui::Context;

use super::aside::{self, Aside};
use super::view::Edition;
use super::widgets::ThaiText;
use crate::registry::Registry;
use crate::report::{Style, names};
use crate::store::{self, Loaded, Origin, Watch};
use crate::understand::Understander;

/// How long after a registry was opened the understanding is made, unless it is asked for before.
const AFTER: Duration = Duration::from_millis(400);

/// A registry on screen.
#[derive(Debug)]
pub struct Open {
    pub loaded: Arc<Loaded>,
    pub registry: Arc<Registry>,
    pub edition: Edition,
    pub thai: ThaiText,
    /// What reads a person's words by this registry; made once, and made aside.
    pub understander: Arc<OnceLock<Understander>>,
    /// Whether it is made, or on its way.
    is_prepared: bool,
}

impl Open {
    fn new(loaded: Loaded, edition: Edition) -> Result<Self, Loaded> {
        match loaded.registry.clone() {
            Some(registry) => {
                let thai = ThaiText::new(&names(&registry));
                Ok(Self {
                    loaded: Arc::new(loaded),
                    registry,
                    edition,
                    thai,
                    understander: Arc::default(),
                    is_prepared: false,
                })
            }
            None => Err(loaded),
        }
    }

    /// Has the understanding made ready, so that no frame waits for it.
    fn prepare(&mut self) {
        if !std::mem::replace(&mut self.is_prepared, true) {
            let registry = Arc::clone(&self.registry);
            let understander = Arc::clone(&self.understander);
            aside::ahead(move || {
                // The first picture comes first.
                thread::sleep(AFTER);
                understander.get_or_init(|| Understander::new(&registry));
            });
        }
    }
}

/// The registry built in cannot be read: the program was built wrongly.
#[derive(Debug)]
pub struct BuiltinBroken;

impl std::fmt::Display for BuiltinBroken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the registry built in cannot be read")
    }
}

impl std::error::Error for BuiltinBroken {}

/// What came from outside the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Another registry is on screen.
    Opened,
    /// The system's dialog gave no file: it was cancelled, or there is none.
    NoFileChosen,
}

/// The registry on screen and the files that may take its place.
#[derive(Debug)]
pub struct Registries {
    /// The last good registry.
    pub open: Open,
    /// The newest state of a file that could not be opened, and why.
    pub refused: Option<(Edition, Arc<Loaded>)>,
    /// What was read last.
    newest: Edition,
    /// A file that is being read.
    loading: Option<Aside<Loaded>>,
    /// A file that is being chosen.
    choosing: Option<Aside<Option<PathBuf>>>,
    /// The file that is looked at for changes.
    watch: Option<(PathBuf, Watch)>,
    changed: Arc<AtomicBool>,
}

impl Registries {
    /// The registry built in, open.
    ///
    /// # Errors
    ///
    /// When it cannot be read, which tests keep from happening.
    pub fn new() -> Result<Self, BuiltinBroken> {
        Ok(Self {
            open: Open::new(store::builtin(), Edition::default()).map_err(|_| BuiltinBroken)?,
            refused: None,
            newest: Edition::default(),
            loading: None,
            choosing: None,
            watch: None,
            changed: Arc::default(),
        })
    }

    /// Whether a file is being read.
    pub fn is_loading(&self) -> bool {
        self.loading.is_some()
    }

    /// Reads a registry file aside; a share may be slow.
    pub fn load(&mut self, context: &Context, path: PathBuf) {
        self.loading = Some(Aside::start(context, move || {
            // By its whole path, by which it is remembered.
            store::load(&store::absolute(&path))
        }));
    }

    /// Reads the newest file again.
    pub fn reload(&mut self, context: &Context) {
        let refused = self.refused.as_ref().map(|(_, refused)| refused);
        let newest = refused.unwrap_or(&self.open.loaded);
        if let Origin::File(path) = newest.origin.clone() {
            self.load(context, path);
        }
    }

    /// Waits no longer for the file that is being read.
    pub fn cancel(&mut self) {
        self.loading = None;
    }

    /// Opens the registry built in.
    pub fn open_builtin(&mut self, context: &Context) {
        self.watch = None;
        self.show(context, store::builtin());
    }

    /// Asks the system for a file, on a thread of its own.
    pub fn choose(&mut self, context: &Context, style: Style) {
        let title = style.text("action-open");
        let kind = style.text("open-kind");
        self.choosing = Some(Aside::start(context, move || {
            rfd::FileDialog::new()
                .set_title(title)
                .add_filter(kind, &["ron"])
                .pick_file()
        }));
    }

    /// Takes in what was read or chosen aside, and what changed on disk.
    pub fn receive(&mut self, context: &Context) -> Option<News> {
        let mut news = None;
        if let Some(loaded) = aside::take(&mut self.loading)
            && self.show(context, loaded)
        {
            news = Some(News::Opened);
        }
        match aside::take(&mut self.choosing) {
            Some(Some(path)) => self.load(context, path),
            Some(None) => news = news.or(Some(News::NoFileChosen)),
            None => {}
        }
        if self.changed.swap(false, Ordering::Relaxed) {
            self.reload(context);
        }
        // A registry that another is about to replace needs no preparing.
        if self.loading.is_none() {
            self.open.prepare();
        }
        news
    }

    /// Shows a registry that was read, or keeps why it cannot be shown; the last good one then
    /// stays. Gives whether it is on screen.
    fn show(&mut self, context: &Context, loaded: Loaded) -> bool {
        if let Origin::File(path) = &loaded.origin {
            // The same goes on: another would not hear of a change that has just been made.
            let watched = self.watch.as_ref().map(|(watched, _)| watched);
            if watched != Some(path) {
                self.watch = Some((path.clone(), self.watching(context, path)));
            }
        }
        self.newest = self.newest.next();
        match Open::new(loaded, self.newest) {
            Ok(open) => {
                self.open = open;
                self.refused = None;
                true
            }
            Err(refused) => {
                self.refused = Some((self.newest, Arc::new(refused)));
                false
            }
        }
    }

    /// Looks out for changes of the file at `path`, whether it could be opened or not.
    fn watching(&self, context: &Context, path: &Path) -> Watch {
        let context = context.clone();
        let changed = Arc::clone(&self.changed);
        Watch::file(path, move || {
            changed.store(true, Ordering::Relaxed);
            context.request_repaint();
        })
    }
}
