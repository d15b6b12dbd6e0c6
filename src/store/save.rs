//! Saves a registry so that nothing is lost.
//!
//! 1. The file must still be what the text was made from, or nothing happens.
//! 2. The old contents are copied into a hidden folder beside the file (`kept`).
//! 3. The new contents are written there completely, get the owner and permissions of the file, go
//!    to the disk and are read back.
//! 4. They and the file change places in one step. What comes out is looked at again: if somebody
//!    wrote in between, they change back.
//!
//! A lock keeps two of these programs apart; the last step notices all others. Where a system or a
//! disk cannot let two files change places, the file is looked at just before it is replaced.
//! Hard links, extended attributes and access control lists of the old file are not kept.

mod disk;
mod form;
mod kept;

use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use self::disk::Disk;
pub use self::form::in_form;
use self::kept::Keep;
pub use self::kept::{Backup, backups};
use super::crypt::is_encrypted;
use super::whole::target;
use super::write::Cause;
use super::{MAX_REGISTRY_BYTES, Seen};

/// A file that was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The file as it is now. The next save starts from it.
    pub seen: Seen,
    /// Whether anything was written. The file may have had these contents before.
    pub is_written: bool,
    /// The copy of the old contents.
    pub backup: Option<PathBuf>,
    /// Whether the file belongs to the same user as before.
    pub is_owner_kept: bool,
    /// Whether the disk confirmed that the file survives a loss of power.
    pub is_confirmed: bool,
}

impl Saved {
    /// Returns that the file had these contents already.
    pub(super) fn already(seen: Seen) -> Self {
        Self {
            seen,
            is_written: false,
            backup: None,
            is_owner_kept: true,
            is_confirmed: true,
        }
    }
}

/// Why a file was not saved. What was there is there still.
#[derive(Clone, Debug)]
pub enum NotSaved {
    /// The file is no longer what the text was made from.
    Changed { theirs: Seen },
    /// There is no file any more: it was moved, renamed or deleted.
    Gone,
    /// Another program is saving it, and did not finish in time.
    Busy,
    /// The text is larger than a registry may be.
    TooLarge,
    /// The text has errors, while the file can be read.
    Broken,
    /// The system refused.
    Failed(Cause),
}

impl NotSaved {
    /// Returns the key of the message that says so.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Changed { .. } => "not-saved-changed",
            Self::Gone => "not-saved-gone",
            Self::Busy => "not-saved-busy",
            Self::TooLarge => "not-saved-too-large",
            Self::Broken => "not-saved-broken",
            Self::Failed(cause) => cause.key(),
        }
    }
}

/// Returns what is at `path` now, to save over it.
///
/// # Errors
///
/// Returns an error if there is a file that cannot be read.
pub fn look(path: &Path) -> io::Result<Seen> {
    Disk::asking(&mut |_| Ok(())).look(path)
}

/// Saves `text`, which was made from what was `seen` at `path`, in the form of the file.
///
/// # Errors
///
/// Returns [`NotSaved`] if anything else is there now, or if it cannot be written. Then the file is
/// as it was.
pub fn save(path: &Path, text: &str, seen: &Seen) -> Result<Saved, NotSaved> {
    save_on(&mut Disk::asking(&mut |_| Ok(())), path, text, seen)
}

fn save_on(disk: &mut Disk<'_>, path: &Path, text: &str, seen: &Seen) -> Result<Saved, NotSaved> {
    save_bytes_on(disk, path, in_form(text, seen.bytes()), seen, None)
}

/// Turns contents that must not lie on the disk in the clear into ones that may.
pub(super) type Cover<'a> = &'a dyn Fn(&[u8]) -> io::Result<Vec<u8>>;

/// Saves `new` as [`save`] saves a text. With `cover`, nothing of the old contents stays in the clear:
/// neither as the copy of this save nor as one of an earlier one.
pub(super) fn save_bytes(
    path: &Path,
    new: Vec<u8>,
    seen: &Seen,
    cover: Option<Cover<'_>>,
) -> Result<Saved, NotSaved> {
    save_bytes_on(&mut Disk::asking(&mut |_| Ok(())), path, new, seen, cover)
}

fn save_bytes_on(
    disk: &mut Disk<'_>,
    path: &Path,
    new: Vec<u8>,
    seen: &Seen,
    cover: Option<Cover<'_>>,
) -> Result<Saved, NotSaved> {
    let failed = |error: io::Error| NotSaved::Failed(Cause::of(path, &error));
    let target = target(path).map_err(failed)?;
    if new.len() as u64 > MAX_REGISTRY_BYTES {
        return Err(NotSaved::TooLarge);
    }
    let there = disk.look(&target).map_err(failed)?;
    if there.bytes() == Some(&new[..]) {
        return Ok(Saved::already(there));
    }
    unchanged(there, seen)?;
    let mut keep = Keep::of(&target);
    keep.lock(disk)
        .map_err(failed)?
        .map_err(|_| NotSaved::Busy)?;
    // Whoever held the lock may have saved.
    unchanged(disk.look(&target).map_err(failed)?, seen)?;
    if is_locked(&target) {
        return Err(NotSaved::Failed(Cause::InUse));
    }
    let mut save = Save {
        disk,
        keep,
        target,
        new,
        seen,
        cover,
        backup: None,
        is_owner_kept: true,
    };
    save.run().map_err(|stop| match stop {
        Stop::NotSaved(why) => why,
        Stop::Error(error) => failed(error),
    })
}

/// Compares what is there with what was seen.
fn unchanged(there: Seen, seen: &Seen) -> Result<(), NotSaved> {
    if there.is_same(seen) {
        Ok(())
    } else if there.is_nothing() {
        Err(NotSaved::Gone)
    } else {
        Err(NotSaved::Changed { theirs: there })
    }
}

/// Returns whether another program has locked the file. Where locks keep others from reading it,
/// it has not been read.
fn is_locked(target: &Path) -> bool {
    let held = |file: &File| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    cfg!(unix) && File::open(target).is_ok_and(|file| held(&file))
}

/// Why a save ended early.
enum Stop {
    NotSaved(NotSaved),
    Error(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Error(error)
    }
}

impl From<NotSaved> for Stop {
    fn from(why: NotSaved) -> Self {
        Self::NotSaved(why)
    }
}

/// A save under way.
struct Save<'a, 'd> {
    disk: &'a mut Disk<'d>,
    keep: Keep,
    target: PathBuf,
    new: Vec<u8>,
    seen: &'a Seen,
    cover: Option<Cover<'a>>,
    /// The copy of the old contents.
    backup: Option<PathBuf>,
    is_owner_kept: bool,
}

impl Save<'_, '_> {
    fn run(&mut self) -> Result<Saved, Stop> {
        self.keep.clean(self.disk, self.cover)?;
        let about = match self.seen.bytes() {
            Some(_) => Some(self.disk.about(&self.target)?),
            None => None,
        };
        // The file could be replaced all the same, but somebody wanted it to stay.
        if about.as_ref().is_some_and(|it| it.permissions().readonly()) {
            return Err(NotSaved::Failed(Cause::ReadOnly).into());
        }
        let part = self.keep.part();
        let whole = part.with_extension("whole");
        let placed = self
            .prepare(about.as_ref(), &part, &whole)
            .and_then(|()| self.put(&whole));
        // An operation may have been done although the system says that it failed.
        if let Err(stop) = placed
            && !self.is_placed()
        {
            self.clear(&part, &whole);
            return Err(stop);
        }
        self.verify(&whole)?;
        self.finish(&whole)
    }

    /// Copies the old contents and writes the new ones, beside the file.
    fn prepare(&mut self, about: Option<&Metadata>, part: &Path, whole: &Path) -> Result<(), Stop> {
        if let (Some(old), Some(about)) = (self.seen.bytes(), about) {
            let copy = self.keep.next(self.disk)?;
            let old = match self.cover {
                Some(cover) if !is_encrypted(old) => &cover(old)?,
                _ => old,
            };
            self.disk.write(part, old, true)?;
            self.disk.dress(part, about)?;
            self.disk.rename(part, &copy)?;
            self.backup = Some(copy);
            self.keep.sync(self.disk)?;
        }
        self.disk.write(part, &self.new, about.is_some())?;
        if let Some(about) = about {
            self.is_owner_kept = self.disk.dress(part, about)?;
        }
        let back = self.disk.look(part)?;
        if back.bytes() != Some(&self.new[..]) {
            return Err(io::Error::other("the disk returns other contents").into());
        }
        Ok(self.disk.rename(part, whole)?)
    }

    /// Puts the new contents in the place of the file, if that is still what was seen.
    fn put(&mut self, whole: &Path) -> Result<(), Stop> {
        unchanged(self.disk.look(&self.target)?, self.seen)?;
        if self.seen.is_nothing() {
            return match self.disk.place(whole, &self.target) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    Err(self.taken().into())
                }
                other => Ok(other?),
            };
        }
        // Old contents in the clear would lie there until they are removed.
        let is_clear = |bytes: &[u8]| !is_encrypted(bytes);
        let stays_clear = self.cover.is_some() && self.seen.bytes().is_some_and(is_clear);
        if stays_clear || !self.disk.exchange(whole, &self.target)? {
            self.disk.rename(whole, &self.target)?;
        }
        Ok(())
    }

    /// Looks at what came out when the files changed places. If somebody wrote in between, what
    /// they wrote goes back.
    fn verify(&mut self, whole: &Path) -> Result<(), Stop> {
        let is_new = |seen: &Seen, new: &[u8]| seen.bytes() == Some(new);
        let out = look(whole).unwrap_or_default();
        if out.is_nothing() || out.is_same(self.seen) || is_new(&out, &self.new) {
            return Ok(());
        }
        let is_back = self.disk.exchange(whole, &self.target).is_ok();
        let rest = look(whole).unwrap_or_default();
        // If somebody replaced the new contents already, theirs are the latest.
        if is_back && !is_new(&rest, &self.new) {
            let _ = self.disk.exchange(whole, &self.target);
        }
        if is_back && is_new(&rest, &self.new) {
            let _ = self.disk.remove(whole);
        } else {
            let copy = self.keep.next(self.disk)?;
            self.disk.rename(whole, &copy)?;
        }
        Err(NotSaved::Changed { theirs: out }.into())
    }

    /// Keeps what came out as the copy, and makes sure that all is on the disk.
    fn finish(&mut self, whole: &Path) -> Result<Saved, Stop> {
        // The file itself, with its dates, rather than the copy of its contents.
        if let Some(backup) = &self.backup
            && look(whole).is_ok_and(|out| out.is_same(self.seen))
        {
            let _ = self.disk.rename(whole, backup);
        }
        let folder = self.target.parent().unwrap_or(Path::new(""));
        let is_confirmed = self.disk.sync_folder(folder).is_ok();
        self.keep.thin(self.disk);
        let there = self.disk.look(&self.target);
        let there = there.unwrap_or_else(|_| Seen::contents(self.new.clone()));
        if there.bytes() != Some(&self.new[..]) {
            return Err(NotSaved::Changed { theirs: there }.into());
        }
        Ok(Saved {
            seen: there,
            is_written: true,
            backup: self.backup.clone(),
            is_owner_kept: self.is_owner_kept,
            is_confirmed,
        })
    }

    /// Returns whether the new contents are in place.
    fn is_placed(&mut self) -> bool {
        let there = look(&self.target);
        there.is_ok_and(|there| there.bytes() == Some(&self.new[..]))
    }

    /// Says what is in the place of the file now.
    fn taken(&mut self) -> NotSaved {
        match look(&self.target) {
            Ok(theirs) if theirs.is_nothing() => NotSaved::Gone,
            Ok(theirs) => NotSaved::Changed { theirs },
            Err(_) => NotSaved::Changed {
                theirs: Seen::unread(),
            },
        }
    }

    /// Removes what a save that failed has written, as far as it can. The next save removes the
    /// rest.
    fn clear(&mut self, part: &Path, whole: &Path) {
        let _ = self.disk.remove(part);
        let is_new = |seen: Seen| seen.bytes() == Some(&self.new[..]);
        if look(whole).is_ok_and(is_new) {
            let _ = self.disk.remove(whole);
        }
        // The file has the contents of the copy.
        if let Some(copy) = self.backup.take()
            && look(&self.target).is_ok_and(|there| there.is_same(self.seen))
        {
            let _ = self.disk.remove(&copy);
        }
    }
}

#[cfg(test)]
mod tests;
