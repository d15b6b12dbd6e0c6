//! Noticing that a registry file changed on disk. The folder is watched, not the file, since
//! editors replace files.

use std::path::Path;
use std::time::Duration;

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
        let path = path.canonicalize().ok()?;
        let folder = path.parent()?.to_owned();
        let mut debouncer = new_debouncer(REST, move |result: DebounceEventResult| {
            let ours = result.is_ok_and(|events| events.iter().any(|event| event.path == path));
            if ours {
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
