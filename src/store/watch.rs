//! Notices when a registry file changes on disk, or one of its pictures.
//!
//! The system reports events in the folders that are watched: that of the file and, for links,
//! those of their targets. The file itself is not watched, since editors replace files. Events are
//! quick but unreliable: network shares and synchronised folders report nothing, and a folder that
//! is recreated is another one. So the file is also checked every few seconds, which costs next to
//! nothing, and the folders are watched anew after each change.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How long a file must be stable before it counts as changed.
const SETTLE_TIME: Duration = Duration::from_millis(300);

/// How often a file is checked if the system reports nothing.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// The number of checks after which a file that never becomes stable counts as changed.
const MAX_SETTLE_CHECKS: usize = 20;

/// Watches one file, and others that belong to it, until dropped.
#[derive(Debug)]
pub struct Watch {
    sender: Sender<Message>,
}

/// A message to the watching thread.
#[derive(Debug)]
enum Message {
    /// Something happened in a watched folder.
    Event,
    /// The files that belong to the watched one are now these.
    Also(Vec<PathBuf>),
    /// Nobody is interested any more.
    End,
}

impl Watch {
    /// Calls `changed`, on a thread of its own, whenever the file at `path` has changed,
    /// disappeared or reappeared.
    #[must_use]
    pub fn file(path: &Path, changed: impl Fn() + Send + 'static) -> Self {
        Self::start(path, true, changed)
    }

    /// Does the same as [`Self::file`]. Without `events`, it only checks the file periodically.
    fn start(path: &Path, events: bool, changed: impl Fn() + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let path = path.to_owned();
        let mut files = vec![path];
        let mut known = Stamp::of_all(&files);
        let folder_sender = sender.clone();
        thread::spawn(move || {
            let folders =
                |files: &[PathBuf]| events.then(|| Folders::of(files, &folder_sender)).flatten();
            let mut watched = folders(&files);
            let mut also = None;
            while next(&receiver, &mut also) {
                if let Some(also) = also.take()
                    && files.get(1..) != Some(&also[..])
                {
                    // Only the file itself has been watched before.
                    files.truncate(1);
                    known.truncate(1);
                    known.extend(Stamp::of_all(&also));
                    files.extend(also);
                    drop(watched.take());
                    watched = folders(&files);
                }
                let mut newest = Stamp::of_all(&files);
                if newest == known {
                    continue;
                }
                for _ in 0..MAX_SETTLE_CHECKS {
                    thread::sleep(SETTLE_TIME);
                    let later = Stamp::of_all(&files);
                    let rests = later == newest;
                    newest = later;
                    if rests {
                        break;
                    }
                }
                // The folders may have been replaced. They are watched before the file is read, so
                // that no change is missed in between.
                drop(watched.take());
                watched = folders(&files);
                if newest != known {
                    known = newest;
                    changed();
                }
            }
        });
        Self { sender }
    }

    /// Watches these files as well, instead of those named before.
    pub fn also(&self, files: Vec<PathBuf>) {
        // If sending fails, the thread has already ended.
        let _ = self.sender.send(Message::Also(files));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // If sending fails, the thread has already ended.
        let _ = self.sender.send(Message::End);
    }
}

/// Waits for a possible change. Returns whether anybody is still interested, and puts the files to
/// watch as well into `also` if somebody named them.
fn next(receiver: &Receiver<Message>, also: &mut Option<Vec<PathBuf>>) -> bool {
    let first = match receiver.recv_timeout(POLL_INTERVAL) {
        Ok(message) => message,
        Err(RecvTimeoutError::Disconnected) => return false,
        Err(RecvTimeoutError::Timeout) => return true,
    };
    if matches!(first, Message::Event) {
        // A single save causes many events. A busy folder must not keep the thread busy.
        thread::sleep(SETTLE_TIME);
    }
    for message in std::iter::once(first).chain(receiver.try_iter()) {
        match message {
            Message::Event => {}
            Message::Also(files) => *also = Some(files),
            Message::End => return false,
        }
    }
    true
}

/// The watched folders, until dropped.
struct Folders {
    _watcher: RecommendedWatcher,
}

impl Folders {
    /// Watches everything that the files depend on, as far as the system can.
    fn of(files: &[PathBuf], sender: &Sender<Message>) -> Option<Self> {
        let sender = sender.clone();
        let report = move |result: notify::Result<notify::Event>| {
            // Reading a file causes events as well, even if this program does it.
            if !result.is_ok_and(|event| event.kind.is_access()) {
                let _ = sender.send(Message::Event);
            }
        };
        let mut watcher = notify::recommended_watcher(report).ok()?;
        let mut all: Vec<PathBuf> = files.iter().flat_map(|path| folders(path)).collect();
        all.sort_unstable();
        all.dedup();
        for folder in all {
            // Folders that cannot be watched are covered by the periodic checks.
            let _ = watcher.watch(&folder, RecursiveMode::NonRecursive);
        }
        Some(Self { _watcher: watcher })
    }
}

/// Returns the folders in which something happens when the file at `path` changes: the parent
/// folder of each link on the way, and of its target.
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
    // A folder that disappeared would come back in the one above it.
    if let Some(there) = path.ancestors().skip(1).find(|folder| folder.is_dir()) {
        add(Some(there));
    }
    folders
}

/// The properties that tell one state of a file from another.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    /// The target of the links.
    place: PathBuf,
    modified: Option<SystemTime>,
    length: u64,
    /// Tells a file from one that replaced it.
    number: u64,
}

impl Stamp {
    /// Returns the state of each file.
    fn of_all(files: &[PathBuf]) -> Vec<Option<Self>> {
        files.iter().map(|path| Self::of(path)).collect()
    }

    /// Returns the state of the file at `path`, or `None` if there is no file.
    fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        Some(Self {
            place: fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
            modified: about.modified().ok(),
            length: about.len(),
            number: number(&about),
        })
    }
}

/// Returns the number by which the disk knows a file, where there is one.
fn number(about: &fs::Metadata) -> u64 {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::ino(about)
    }
    #[cfg(not(unix))]
    {
        let _ = about;
        0
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
        watch: Watch,
    }

    fn watch(path: &Path, events: bool) -> Watched {
        let (sender, changes) = channel();
        let watch = Watch::start(path, events, move || {
            let _ = sender.send(());
        });
        // The watching thread is ready for changes.
        thread::sleep(SETTLE_TIME);
        Watched { changes, watch }
    }

    impl Watched {
        fn notices(&self, what: &str) {
            let patience = POLL_INTERVAL + MAX_SETTLE_TIME;
            assert!(self.changes.recv_timeout(patience).is_ok(), "{what}");
            // One change may be seen in two steps.
            while self.changes.recv_timeout(3 * SETTLE_TIME).is_ok() {}
        }
    }

    /// How long a test waits beyond the time between two checks, on a busy machine.
    const MAX_SETTLE_TIME: Duration = Duration::from_secs(20);

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
                watched.changes.recv_timeout(2 * POLL_INTERVAL).is_err(),
                "no change"
            );
        }
    }

    #[test]
    fn saves_of_any_kind_are_noticed_without_events() {
        let file = folder("kinds").join("x.ron");
        fs::write(&file, "12").unwrap();
        let watched = watch(&file, false);
        // Emptied and written again, as some editors do.
        fs::write(&file, "").unwrap();
        watched.notices("it is emptied");
        fs::write(&file, "34").unwrap();
        watched.notices("it is written");
        // Of the same length, by a clock that was set back.
        let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        fs::write(&file, "56").unwrap();
        let opened = fs::File::options().write(true).open(&file).unwrap();
        opened.set_modified(past).unwrap();
        watched.notices("the clock is set back");
        // Replaced by a copy that has the same length and time.
        #[cfg(unix)]
        {
            let other = file.with_extension("other");
            fs::write(&other, "78").unwrap();
            let opened = fs::File::options().write(true).open(&other).unwrap();
            opened.set_modified(past).unwrap();
            fs::rename(&other, &file).unwrap();
            watched.notices("it is replaced by its like");
        }
        let saved = crate::store::save(&file, "90", &crate::store::look(&file).unwrap());
        assert!(saved.is_ok());
        watched.notices("it is saved");
    }

    #[test]
    fn files_that_belong_to_it_are_watched_as_well() {
        for events in [true, false] {
            let folder = folder(if events { "also" } else { "also-silent" });
            let (file, picture) = (folder.join("x.ron"), folder.join("pictures/x.png"));
            fs::write(&file, "1").unwrap();
            let watched = watch(&file, events);
            watched.watch.also(vec![picture.clone()]);
            // The watching thread has taken it up.
            thread::sleep(POLL_INTERVAL + SETTLE_TIME);
            fs::create_dir_all(picture.parent().unwrap()).unwrap();
            fs::write(&picture, "1").unwrap();
            watched.notices("a picture comes");
            fs::write(&picture, "12").unwrap();
            watched.notices("it is saved");
            watched.watch.also(Vec::new());
            thread::sleep(POLL_INTERVAL + SETTLE_TIME);
            fs::write(&picture, "123").unwrap();
            let quiet = watched.changes.recv_timeout(2 * POLL_INTERVAL);
            assert!(quiet.is_err(), "no longer watched");
            fs::write(&file, "12").unwrap();
            watched.notices("the file itself");
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
        // A link to a folder that is replaced by another one.
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
