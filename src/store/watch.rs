//! Noticing that a registry file changed on disk.
//!
//! The system tells of changes in the folders that are watched: that of the file and, where links
//! lead elsewhere, that of what they lead to; not the file itself, since editors replace files.
//! That is quick but not sure: a share or a folder kept in step with a distant one tells nothing,
//! and a folder that was made anew is another one. So the file is looked at every few seconds
//! besides, which costs next to nothing, and the folders are watched anew after each change.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How long a file must rest before it counts as changed.
const REST: Duration = Duration::from_millis(300);

/// How often a file is looked at though the system told of nothing.
const EVERY: Duration = Duration::from_secs(2);

/// So often a file that does not come to rest is looked at before it counts as changed all the
/// same.
const RESTLESS: usize = 20;

/// Watches one file until dropped.
#[derive(Debug)]
pub struct Watch {
    told: Sender<Told>,
}

/// What the watching thread is told.
#[derive(Debug)]
enum Told {
    /// Something happened in a folder that is watched.
    Event,
    /// Nobody wants to know any more.
    End,
}

impl Watch {
    /// Calls `changed`, on a thread of its own, whenever the file at `path` has changed, has
    /// gone or has come back.
    #[must_use]
    pub fn file(path: &Path, changed: impl Fn() + Send + 'static) -> Self {
        Self::start(path, true, changed)
    }

    /// As [`Self::file`]; without `events` the file is only looked at now and then.
    fn start(path: &Path, events: bool, changed: impl Fn() + Send + 'static) -> Self {
        let (told, telling) = channel();
        let path = path.to_owned();
        let mut known = Stamp::of(&path);
        let teller = told.clone();
        thread::spawn(move || {
            let folders = |path: &Path| events.then(|| Folders::of(path, &teller)).flatten();
            let mut watched = folders(&path);
            while next(&telling) {
                let mut newest = Stamp::of(&path);
                if newest == known {
                    continue;
                }
                for _ in 0..RESTLESS {
                    thread::sleep(REST);
                    let later = Stamp::of(&path);
                    let rests = later == newest;
                    newest = later;
                    if rests {
                        break;
                    }
                }
                // The folders may be others by now. They are watched before the file is read,
                // so that no change falls between.
                drop(watched.take());
                watched = folders(&path);
                if newest != known {
                    known = newest;
                    changed();
                }
            }
        });
        Self { told }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The thread ends by itself where nobody can be told any more.
        let _ = self.told.send(Told::End);
    }
}

/// Waits for something that may be a change. Returns whether somebody still wants to know.
fn next(telling: &Receiver<Told>) -> bool {
    match telling.recv_timeout(EVERY) {
        Ok(Told::Event) => {
            // One save is many events; a busy folder must not keep the thread busy.
            thread::sleep(REST);
            !telling.try_iter().any(|told| matches!(told, Told::End))
        }
        Ok(Told::End) | Err(RecvTimeoutError::Disconnected) => false,
        Err(RecvTimeoutError::Timeout) => true,
    }
}

/// The folders that are watched, until dropped.
struct Folders {
    _watcher: RecommendedWatcher,
}

impl Folders {
    /// Watches what the file at `path` hangs on, as far as the system can.
    fn of(path: &Path, told: &Sender<Told>) -> Option<Self> {
        let told = told.clone();
        let tell = move |result: notify::Result<notify::Event>| {
            // A file that is only read, by this program too, is told of as well.
            if !result.is_ok_and(|event| event.kind.is_access()) {
                let _ = told.send(Told::Event);
            }
        };
        let mut watcher = notify::recommended_watcher(tell).ok()?;
        for folder in folders(path) {
            // What cannot be watched is looked at now and then.
            let _ = watcher.watch(&folder, RecursiveMode::NonRecursive);
        }
        Some(Self { _watcher: watcher })
    }
}

/// The folders in which something happens when the file at `path` changes: for each step of the
/// way, be it a link or what it leads to, the one that it stands in.
fn folders(path: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut add = |folder: Option<&Path>| {
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).to_owned();
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    };
    add(path.parent());
    for step in path.ancestors().filter(|step| step.is_symlink()) {
        add(step.parent());
    }
    if let Ok(whole) = fs::canonicalize(path) {
        add(whole.parent());
    }
    // A folder that went away comes back in the one above it.
    if let Some(there) = path.ancestors().skip(1).find(|folder| folder.is_dir()) {
        add(Some(there));
    }
    folders
}

/// What tells one state of a file from another.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    /// Where the links lead.
    place: PathBuf,
    modified: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    /// The state of the file at `path`; none where there is no file.
    fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        Some(Self {
            place: fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
            modified: about.modified().ok(),
            length: about.len(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let name = format!("trongklum-watch-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    struct Watched {
        changes: Receiver<()>,
        _watch: Watch,
    }

    fn watch(path: &Path, events: bool) -> Watched {
        let (sender, changes) = channel();
        let watch = Watch::start(path, events, move || {
            let _ = sender.send(());
        });
        // The watching thread is ready for what comes.
        thread::sleep(REST);
        Watched {
            changes,
            _watch: watch,
        }
    }

    impl Watched {
        fn notices(&self, what: &str) {
            let patience = EVERY + RESTLESS_AT_MOST;
            assert!(self.changes.recv_timeout(patience).is_ok(), "{what}");
            // One change may be seen in two steps.
            while self.changes.recv_timeout(3 * REST).is_ok() {}
        }
    }

    /// How long a test waits beyond the time between two looks, on a busy machine.
    const RESTLESS_AT_MOST: Duration = Duration::from_secs(20);

    #[test]
    fn saves_are_noticed_with_and_without_events() {
        for events in [true, false] {
            let file = folder(if events { "events" } else { "silent" }).join("ทะเบียน.ron");
            fs::write(&file, "1").unwrap();
            let watched = watch(&file, events);
            fs::write(&file, "12").unwrap();
            watched.notices("a save");
            fs::remove_file(&file).unwrap();
            watched.notices("it goes");
            fs::write(&file, "123").unwrap();
            watched.notices("it comes back");
            fs::write(file.with_extension("new"), "1234").unwrap();
            fs::rename(file.with_extension("new"), &file).unwrap();
            watched.notices("it is replaced");
            assert!(
                watched.changes.recv_timeout(2 * EVERY).is_err(),
                "no change"
            );
        }
    }

    #[test]
    fn a_folder_that_is_made_anew_is_watched_on() {
        let folder = folder("anew").join("แฟ้ม/ใน");
        let file = folder.join("x.ron");
        fs::create_dir_all(&folder).unwrap();
        fs::write(&file, "1").unwrap();
        let watched = watch(&file, true);
        fs::remove_dir_all(folder.parent().unwrap()).unwrap();
        watched.notices("it goes");
        fs::create_dir_all(&folder).unwrap();
        fs::write(&file, "12").unwrap();
        watched.notices("it comes back");
        for text in ["123", "1234"] {
            fs::write(&file, text).unwrap();
            watched.notices("a later save");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_to_where_they_lead() {
        use std::os::unix::fs::symlink;
        let folder = folder("links");
        let (here, there) = (folder.join("here"), folder.join("there"));
        for (place, text) in [(&here, "1"), (&there, "22")] {
            fs::create_dir_all(place).unwrap();
            fs::write(place.join("x.ron"), text).unwrap();
        }
        // A link to a file in another folder.
        let link = folder.join("link.ron");
        symlink(there.join("x.ron"), &link).unwrap();
        let watched = watch(&link, true);
        fs::write(there.join("x.ron"), "333").unwrap();
        watched.notices("what the link leads to is saved");
        // A link to a folder that is changed for another.
        let current = folder.join("current");
        symlink(&here, &current).unwrap();
        let watched = watch(&current.join("x.ron"), true);
        symlink(&there, folder.join("next")).unwrap();
        fs::rename(folder.join("next"), &current).unwrap();
        watched.notices("the link leads elsewhere");
        for text in ["4444", "55555"] {
            fs::write(there.join("x.ron"), text).unwrap();
            watched.notices("a save where it leads now");
        }
    }
}
