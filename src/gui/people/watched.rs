//! Notices that another program changes the file of people that is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui::Context;

use crate::gui::background::{self, Task};
use crate::store::{NowThere, OpenPeople, Watch};

/// The file that is watched.
#[derive(Debug)]
pub struct Watched {
    path: PathBuf,
    /// Set by the watcher when the file changes.
    changed: Arc<AtomicBool>,
    looking: Option<Task<NowThere>>,
    _watch: Watch,
}

impl Watched {
    /// Begins to watch the file at `path`.
    pub fn file(context: &Context, path: &Path) -> Self {
        let (changed, context) = (Arc::new(AtomicBool::new(false)), context.clone());
        let told = Arc::clone(&changed);
        let watch = Watch::file(path, move || {
            told.store(true, Ordering::Relaxed);
            context.request_repaint();
        });
        Self {
            path: path.to_owned(),
            changed,
            looking: None,
            _watch: watch,
        }
    }

    /// Returns whether it is the file at `path`.
    pub fn is_at(&self, path: &Path) -> bool {
        self.path == path
    }

    /// Forgets what is being looked at, since the program itself is about to write the file. It is looked
    /// at again afterwards.
    pub fn put_off(&mut self) {
        if self.looking.take().is_some() {
            self.changed.store(true, Ordering::Relaxed);
        }
    }

    /// Returns what is there now, beside what was opened as `file`, if it may have changed. It is read
    /// aside.
    pub fn news(&mut self, context: &Context, file: &OpenPeople) -> Option<NowThere> {
        if self.changed.swap(false, Ordering::Relaxed) {
            let (file, path) = (file.clone(), self.path.clone());
            self.looking = Some(Task::start(context, move || file.now_at(&path)));
        }
        background::take(&mut self.looking)
    }
}
