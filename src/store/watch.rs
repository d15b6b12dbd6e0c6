//! Noticing that a registry file changed on disk. The folder is watched, not the file, since
//! editors replace files.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};

/// How long a file must rest before it counts as changed.
const REST: Duration = Duration::from_millis(300);

/// Watches one file until dropped.
pub struct Watch {
    _debouncer: Debouncer<notify::RecommendedWatcher>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl Watch {
    /// Calls `changed`, on a thread of its own, whenever the file at `path` has changed. `None`
    /// where the system cannot watch; reloading by hand still works.
    #[must_use]
    pub fn file(path: &Path, changed: impl Fn() + Send + 'static) -> Option<Self> {
        // The file itself may be missing, and come back.
        let folder = path.parent().filter(|folder| folder.is_dir());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        let path = folder.join(path.file_name()?);
        let mut known = stamp(&path);
        let mut debouncer = new_debouncer(REST, move |result: DebounceEventResult| {
            let ours = result.is_ok_and(|events| events.iter().any(|event| event.path == path));
            // A file that is only read, by this program too, is told of as well.
            let newest = stamp(&path);
            if ours && known != newest {
                known = newest;
                changed();
            }
        })
        .ok()?;
        debouncer
            .watcher()
            .watch(&folder, RecursiveMode::NonRecursive)
            .ok()?;
        Some(Self {
            _debouncer: debouncer,
        })
    }
}

/// What tells one state of a file from another; none where there is no file.
fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let about = fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}
