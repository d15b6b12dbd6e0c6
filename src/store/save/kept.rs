//! The old contents of saved files, as dated copies in a hidden folder beside them.
//!
//! The folder also holds what is being written, and the lock that keeps two writers apart. A
//! program that was ended in the middle leaves `.part` files, which are worth nothing, and `.whole`
//! ones, which are complete and are kept as copies by whoever saves next.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::Hasher;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use siphasher::sip::SipHasher13;

use super::Cover;
use super::disk::Disk;
use crate::store::crypt::is_encrypted;
use crate::store::today::seconds;
use crate::text::Date;

/// The hidden folder, beside the file.
const FOLDER: &str = ".trongklum";

/// How many of the newest copies are kept in any case.
const NEWEST: usize = 20;

/// How many copies are kept in all: beside the newest, the last one of each day.
const MAX_COPIES: usize = 60;

/// How many bytes the copies of one file may take.
const MAX_BYTES: u64 = 64_000_000;

/// How many copies are covered when a file is encrypted. Each takes as long as to open the file.
const MAX_COVERED: usize = 5;

/// How long another writer is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest beginning of a file's name that the names of its copies have, in bytes.
const MAX_NAME: usize = 120;

/// An old state of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// Its place in the order of saves, which does not depend on the clock.
    pub number: u64,
    /// The day on which it was replaced, in Thailand.
    pub date: Date,
    pub hour: u8,
    pub minute: u8,
    pub bytes: u64,
}

/// Returns the old states of the file at `path`, from the newest on.
#[must_use]
pub fn backups(path: &Path) -> Vec<Backup> {
    let Ok(target) = crate::store::whole::target(path) else {
        return Vec::new();
    };
    let mut goes_on = |_: &'static str| Ok(());
    Keep::of(&target)
        .copies(&mut Disk::asking(&mut goes_on))
        .unwrap_or_default()
}

/// The place for the copies of one file.
pub(super) struct Keep {
    folder: PathBuf,
    /// What the names of its copies begin with.
    name: String,
    /// Held until dropped.
    lock: Option<File>,
}

/// Another program is saving in this folder.
#[derive(Debug)]
pub(super) struct Busy;

impl Keep {
    pub(super) fn of(target: &Path) -> Self {
        Self {
            folder: target.parent().unwrap_or(Path::new("")).join(FOLDER),
            name: name(target),
            lock: None,
        }
    }

    /// Makes the folder and keeps other writers out of it. A disk that has no locks goes without.
    pub(super) fn lock(&mut self, disk: &mut Disk<'_>) -> io::Result<Result<(), Busy>> {
        disk.make_folder(&self.folder)?;
        let path = self.folder.join("lock");
        let made = OpenOptions::new().create_new(true).write(true).open(&path);
        #[cfg(unix)]
        if made.is_ok()
            && let Ok(folder) = fs::metadata(&self.folder)
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = folder.permissions().mode() & 0o666;
            let _ = fs::set_permissions(&path, fs::Permissions::from_mode(mode));
        }
        drop(made);
        let opened = OpenOptions::new().write(true).open(&path);
        let Ok(file) = opened.or_else(|_| File::open(&path)) else {
            return Ok(Ok(()));
        };
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => {
                    self.lock = Some(file);
                    return Ok(Ok(()));
                }
                Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => {
                    return Ok(Err(Busy));
                }
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(2)),
                Err(TryLockError::Error(_)) => return Ok(Ok(())),
            }
        }
    }

    /// Returns a place for contents that are being written, which nothing has.
    pub(super) fn part(&self) -> PathBuf {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let (program, save) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let moment = seconds().unwrap_or_default();
        self.folder
            .join(format!("{}.{program}-{moment}-{save}.part", self.name))
    }

    /// Makes sure that the names of the copies are on the disk.
    pub(super) fn sync(&self, disk: &mut Disk<'_>) -> io::Result<()> {
        disk.sync_folder(&self.folder)
    }

    /// Removes what programs left that were ended while they saved. What they had written
    /// completely becomes a copy. With `cover`, no copy stays in the clear.
    pub(super) fn clean(&self, disk: &mut Disk<'_>, cover: Option<Cover<'_>>) -> io::Result<()> {
        // Without the lock, it may be another's who is still at it.
        if self.lock.is_some() {
            self.tidy(disk, cover.is_some())?;
        }
        match cover {
            Some(cover) => self.cover(disk, cover),
            None => Ok(()),
        }
    }

    /// Removes what was begun, and makes copies of what was completed. `strictly` is for contents that
    /// must not stay.
    fn tidy(&self, disk: &mut Disk<'_>, strictly: bool) -> io::Result<()> {
        for path in disk.list(&self.folder)? {
            let file = path.file_name().and_then(|name| name.to_str());
            let Some(rest) = file.and_then(|file| file.strip_prefix(&self.name)) else {
                continue;
            };
            // Those of a file whose name only begins like this one's.
            if rest.matches('.').count() != 2 {
                continue;
            }
            let done = match path.extension().and_then(|kind| kind.to_str()) {
                Some("part") => disk.remove(&path),
                Some("whole") => {
                    let copy = self.next(disk)?;
                    disk.rename(&path, &copy)
                }
                _ => Ok(()),
            };
            if strictly {
                done?;
            }
        }
        Ok(())
    }

    /// Covers the newest of the copies that lie in the clear, and removes the older ones.
    fn cover(&self, disk: &mut Disk<'_>, cover: Cover<'_>) -> io::Result<()> {
        let mut covered = 0;
        for copy in self.copies(disk)? {
            let seen = disk.look(&copy.path)?;
            if seen.bytes().is_some_and(is_encrypted) {
                continue;
            }
            match seen.bytes() {
                Some(bytes) if covered < MAX_COVERED => {
                    let (part, about) = (self.part(), disk.about(&copy.path)?);
                    disk.write(&part, &cover(bytes)?, true)?;
                    disk.dress(&part, &about)?;
                    disk.rename(&part, &copy.path)?;
                    covered += 1;
                }
                _ => disk.remove(&copy.path)?,
            }
        }
        Ok(())
    }

    /// Returns the place of the next copy.
    pub(super) fn next(&self, disk: &mut Disk<'_>) -> io::Result<PathBuf> {
        let newest = self.copies(disk)?.first().map_or(0, |copy| copy.number);
        let seconds = seconds().unwrap_or_default();
        let date = Date::of_days(seconds / 86_400).unwrap_or(Date {
            year: 1970,
            month: 1,
            day: 1,
        });
        let minutes = seconds / 60 % (24 * 60);
        Ok(self.folder.join(format!(
            "{}.{:06}.{:04}-{:02}-{:02}-{:02}{:02}.old",
            self.name,
            newest.saturating_add(1),
            date.year,
            date.month,
            date.day,
            minutes / 60,
            minutes % 60,
        )))
    }

    /// Returns the copies, from the newest on.
    fn copies(&self, disk: &mut Disk<'_>) -> io::Result<Vec<Backup>> {
        let mut copies: Vec<Backup> = disk
            .list(&self.folder)?
            .into_iter()
            .filter_map(|path| self.copy(path))
            .collect();
        copies.sort_unstable_by_key(|copy| std::cmp::Reverse(copy.number));
        Ok(copies)
    }

    /// Reads the name of a copy.
    fn copy(&self, path: PathBuf) -> Option<Backup> {
        let name = path.file_name()?.to_str()?;
        let rest = name.strip_prefix(&self.name)?.strip_prefix('.')?;
        let (number, when) = rest.strip_suffix(".old")?.split_once('.')?;
        let mut parts = when.split('-');
        let mut part = || parts.next().and_then(|part| part.parse::<u32>().ok());
        let (year, month, day, time) = (part()?, part()?, part()?, part()?);
        Some(Backup {
            number: number.parse().ok()?,
            date: Date {
                year: year.try_into().ok()?,
                month: month.try_into().ok()?,
                day: day.try_into().ok()?,
            },
            hour: (time / 100).try_into().ok()?,
            minute: (time % 100).try_into().ok()?,
            bytes: fs::metadata(&path).ok()?.len(),
            path,
        })
    }

    /// Removes the copies that are too many. Copies that cannot be removed stay.
    pub(super) fn thin(&self, disk: &mut Disk<'_>) {
        let Ok(copies) = self.copies(disk) else {
            return;
        };
        let (mut kept, mut bytes) = (0, 0u64);
        let mut day = None;
        for (at, copy) in copies.iter().enumerate() {
            let is_last_of_day = day != Some(copy.date);
            day = Some(copy.date);
            bytes = bytes.saturating_add(copy.bytes);
            let has_room = kept < MAX_COPIES && (bytes <= MAX_BYTES || at == 0);
            if has_room && (at < NEWEST || is_last_of_day) {
                kept += 1;
            } else {
                bytes = bytes.saturating_sub(copy.bytes);
                let _ = disk.remove(&copy.path);
            }
        }
    }
}

/// Returns what the names of a file's copies begin with: its own name, or as much of it as there is
/// room for, made unique.
fn name(target: &Path) -> String {
    let whole = target.file_name().unwrap_or_default();
    let shown = whole.to_string_lossy();
    if whole.to_str().is_some() && shown.len() <= MAX_NAME {
        return shown.into_owned();
    }
    let mut hasher = SipHasher13::new();
    hasher.write(whole.as_encoded_bytes());
    let end = shown.floor_char_boundary(MAX_NAME);
    let beginning = shown.get(..end).unwrap_or_default();
    format!("{beginning}~{:016x}", hasher.finish())
}
