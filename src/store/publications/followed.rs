//! The places that are followed, and what was taken from them, in the program's own folder. The files
//! there are read-only, so that neither the program nor the user saves over them by mistake; an
//! office's own file is never written from here.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};

use super::super::settings::{folder, parse, write};
use super::super::today::seconds;
use super::place::{Place, Tag};
use crate::publish::{MANIFEST, Manifest, PublicKey, Refused, sha256};

/// How many publications of a place are kept.
const MAX_KEPT: usize = 20;

/// How many places can be followed.
const MAX_PLACES: usize = 50;

/// The file that says what is in use.
const STATE: &str = "followed.ron";

const DAY: u64 = 24 * 60 * 60;

/// What is known about a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    pub place: String,
    /// The key that is trusted.
    pub key: String,
    /// The folder of the publication in use.
    pub in_use: String,
    /// A newer one that nobody has accepted yet.
    pub waiting: Option<String>,
    /// The key that is trusted once that one is accepted, if it is another.
    pub waiting_key: Option<String>,
    /// How many statements that change the key have been followed.
    pub keys: u32,
    /// When the place was last looked at with success, in seconds.
    pub looked: Option<u64>,
    /// What the server said about the newest publication.
    pub tag: Option<Tag>,
}

/// The folder that holds all places that are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedFolder {
    path: PathBuf,
}

impl FollowedFolder {
    /// Returns the platform's folder for this user, or `None` if the system has none.
    #[must_use]
    pub fn standard() -> Option<Self> {
        Some(Self::at(folder(ProjectDirs::data_dir)?.join("followed")))
    }

    /// Uses the folder at `path`.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Returns the places that are followed, in the order of their folders.
    #[must_use]
    pub fn list(&self) -> Vec<Followed> {
        let entries = fs::read_dir(&self.path).into_iter().flatten();
        let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        folders.sort();
        let read = folders.into_iter().filter_map(Followed::read);
        read.take(MAX_PLACES).collect()
    }

    /// Returns the place if it is followed.
    #[must_use]
    pub fn get(&self, place: &Place) -> Option<Followed> {
        Followed::read(self.of(place))
    }

    /// Returns the place that the registry at `path` was taken from.
    #[must_use]
    pub fn of_file(&self, path: &Path) -> Option<Followed> {
        let below = path.strip_prefix(&self.path).ok()?;
        let first = below.components().next()?;
        Followed::read(self.path.join(first))
    }

    /// Returns the folder of a place.
    pub(super) fn of(&self, place: &Place) -> PathBuf {
        let hash = sha256(place.text().as_bytes());
        self.path.join(hash.get(..16).unwrap_or(&hash))
    }
}

/// A publication that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub manifest: Manifest,
    /// The registry.
    pub registry: PathBuf,
    /// The new key, if it is another.
    pub key: Option<PublicKey>,
}

/// A place that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    pub(super) folder: PathBuf,
    pub(super) state: State,
    /// The publication in use.
    manifest: Manifest,
}

impl Followed {
    fn read(folder: PathBuf) -> Option<Self> {
        let text = fs::read_to_string(folder.join(STATE)).ok()?;
        let state: State = parse(&text).ok()?;
        let manifest = manifest(&folder, &state.in_use)?;
        Some(Self {
            folder,
            state,
            manifest,
        })
    }

    /// Returns the place.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.state.place
    }

    /// Returns the key that is trusted.
    #[must_use]
    pub fn key(&self) -> Option<PublicKey> {
        PublicKey::read(&self.state.key)
    }

    /// Returns the publication in use.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the registry in use.
    #[must_use]
    pub fn registry(&self) -> PathBuf {
        let folder = self.folder.join(&self.state.in_use);
        folder.join(&self.manifest.registry)
    }

    /// Returns whether the registry at `path` was taken from this place.
    #[must_use]
    pub fn has(&self, path: &Path) -> bool {
        path.starts_with(&self.folder)
    }

    /// Returns the publication that waits to be accepted.
    #[must_use]
    pub fn waiting(&self) -> Option<Waiting> {
        let name = self.state.waiting.as_ref()?;
        let manifest = manifest(&self.folder, name)?;
        let key = self.state.waiting_key.as_deref();
        Some(Waiting {
            registry: self.folder.join(name).join(&manifest.registry),
            manifest,
            key: key.and_then(PublicKey::read),
        })
    }

    /// Returns how many days ago the place was last looked at with success.
    #[must_use]
    pub fn days_since_look(&self) -> Option<u64> {
        days_since(self.state.looked?)
    }

    /// Uses the publication that waits from now on.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if there is none any more, or if that cannot be written.
    pub fn accept(&mut self) -> Result<(), Refused> {
        let _lock = lock(&self.folder)?;
        // Another of these programs may have accepted it, or fetched a newer one.
        self.renew()?;
        let mut state = self.state.clone();
        if let Some(name) = state.waiting.take() {
            state.in_use = name;
        }
        if let Some(key) = state.waiting_key.take() {
            state.key = key;
        }
        keep(&self.folder, &state)?;
        thin(&self.folder, &state);
        self.renew()
    }

    /// Reads again what is known about the place.
    pub(super) fn renew(&mut self) -> Result<(), Refused> {
        let now = Self::read(self.folder.clone());
        *self = now.ok_or(Refused::NotKept("refused-not-kept"))?;
        Ok(())
    }

    /// Returns the manifests of all publications that are kept, with the names of their folders.
    pub(super) fn kept(folder: &Path) -> Vec<(String, Manifest)> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let names = names.filter(|name| !name.starts_with('.'));
        names
            .filter_map(|name| Some((name.clone(), manifest(folder, &name)?)))
            .collect()
    }
}

/// Returns the name of the folder of a publication: two with one serial have two.
pub(super) fn folder_name(manifest: &Manifest, bytes: &[u8]) -> String {
    let hash = sha256(bytes);
    format!("{}-{}", manifest.serial, hash.get(..8).unwrap_or(&hash))
}

fn manifest(folder: &Path, name: &str) -> Option<Manifest> {
    let bytes = fs::read(folder.join(name).join(MANIFEST)).ok()?;
    Manifest::read(&bytes).ok()
}

/// Keeps what is known about a place.
pub(super) fn keep(folder: &Path, state: &State) -> Result<(), Refused> {
    write(&folder.join(STATE), state).map_err(|error| not_kept(&error))
}

/// Returns why something could not be kept on this machine.
pub(super) fn not_kept(error: &io::Error) -> Refused {
    Refused::NotKept(match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "refused-disk-full",
        _ => "refused-not-kept",
    })
}

/// Keeps other programs away from a place until the lock is dropped.
pub(super) fn lock(folder: &Path) -> Result<File, Refused> {
    fs::create_dir_all(folder).map_err(|error| not_kept(&error))?;
    let file = File::create(folder.join(".lock")).map_err(|error| not_kept(&error))?;
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(Refused::Busy),
        // Some disks have no locks.
        _ => Ok(file),
    }
}

/// Removes the oldest publications, and what a program that was ended has left.
pub(super) fn thin(folder: &Path, state: &State) {
    let is_used = |name: &str| name == state.in_use || state.waiting.as_deref() == Some(name);
    let mut kept = Followed::kept(folder);
    kept.sort_by_key(|(_, manifest)| std::cmp::Reverse(manifest.serial));
    let old = kept.iter().skip(MAX_KEPT).map(|(name, _)| name.clone());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let parts = names.filter(|name| name.starts_with(".new-"));
    for name in old.chain(parts).filter(|name| !is_used(name)) {
        let _ = fs::remove_dir_all(folder.join(name));
    }
}

/// Returns the current second, as [`days_since`] counts.
pub(super) fn current_second() -> Option<u64> {
    seconds()
}

/// Returns how many days ago `second` was.
fn days_since(second: u64) -> Option<u64> {
    // A clock that was set back must not make a look one of the future.
    Some(seconds()?.saturating_sub(second) / DAY)
}
