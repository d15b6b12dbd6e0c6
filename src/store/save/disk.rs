//! The operations that a save consists of. Tests let each of them fail, or end the program there.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::store::MAX_REGISTRY_BYTES;
use crate::store::Seen;

/// How many bytes are written at a time.
const CHUNK: usize = 64 * 1024;

/// The disk. Before and after each operation it asks whether to go on.
pub(super) struct Disk<'a> {
    goes_on: &'a mut dyn FnMut(&'static str) -> io::Result<()>,
}

impl<'a> Disk<'a> {
    pub(super) fn asking(goes_on: &'a mut dyn FnMut(&'static str) -> io::Result<()>) -> Self {
        Self { goes_on }
    }

    fn operation<T>(
        &mut self,
        name: &'static str,
        operation: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        (self.goes_on)(name)?;
        let result = operation()?;
        (self.goes_on)(name)?;
        Ok(result)
    }

    /// Returns what is at `path`. Anything but a file of bounded size is not read.
    pub(super) fn look(&mut self, path: &Path) -> io::Result<Seen> {
        self.operation("look", || {
            let about = match fs::metadata(path) {
                Ok(about) => about,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Ok(Seen::nothing());
                }
                Err(error) => return Err(error),
            };
            if !about.is_file() {
                return Ok(Seen::unread());
            }
            let mut bytes = Vec::new();
            File::open(path)?
                .take(MAX_REGISTRY_BYTES + 1)
                .read_to_end(&mut bytes)?;
            if bytes.len() as u64 > MAX_REGISTRY_BYTES {
                return Ok(Seen::unread());
            }
            Ok(Seen::contents(bytes))
        })
    }

    pub(super) fn about(&mut self, path: &Path) -> io::Result<Metadata> {
        self.operation("about", || fs::metadata(path))
    }

    /// Makes the folder, unless it is there. It may be used by whoever may use the one it is in.
    pub(super) fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        self.operation("make folder", || {
            match fs::create_dir(path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    // A link could lead anywhere.
                    if !fs::symlink_metadata(path)?.is_dir() {
                        return Err(io::ErrorKind::NotADirectory.into());
                    }
                }
                other => {
                    other?;
                    #[cfg(unix)]
                    if let Some(parent) = path.parent()
                        && let Ok(about) = fs::metadata(folder(parent))
                    {
                        // On some disks there are no permissions to set.
                        let _ = fs::set_permissions(path, about.permissions());
                    }
                }
            }
            Ok(())
        })
    }

    /// Makes a file that only the user may read, until [`Self::dress`] is called, and writes
    /// `bytes` into it.
    pub(super) fn write(&mut self, path: &Path, bytes: &[u8], is_private: bool) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if is_private {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        #[cfg(not(unix))]
        let _ = is_private;
        let mut file = self.operation("create", || options.open(path))?;
        for chunk in bytes.chunks(CHUNK) {
            self.operation("write", || file.write_all(chunk))?;
        }
        self.operation("sync", || file.sync_all())
    }

    /// Gives the file the owner, group and permissions of another. Returns whether the owner is the
    /// same afterwards: only the system's administrator may give files away.
    pub(super) fn dress(&mut self, path: &Path, like: &Metadata) -> io::Result<bool> {
        self.operation("dress", || {
            let is_owner_kept = own_as(path, like)?;
            match fs::set_permissions(path, like.permissions()) {
                // On some disks there are none to set.
                Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
                other => other?,
            }
            Ok(is_owner_kept)
        })
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.operation("rename", || fs::rename(from, to))
    }

    /// Gives a file the name `to`, which nothing has.
    pub(super) fn place(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.operation("place", || {
            #[cfg(any(target_os = "linux", target_os = "macos"))]
            {
                use rustix::fs::{CWD, RenameFlags, renameat_with};
                match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
                    Err(error) if is_unsupported(error) => {}
                    other => return Ok(other?),
                }
            }
            match fs::hard_link(from, to) {
                Ok(()) => fs::remove_file(from),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
                // Some disks have no links. The name was free a moment ago.
                Err(_) => fs::rename(from, to),
            }
        })
    }

    /// Lets two files change places in one step. Returns whether the system and the disk can.
    pub(super) fn exchange(&mut self, one: &Path, other: &Path) -> io::Result<bool> {
        self.operation("exchange", || {
            #[cfg(any(target_os = "linux", target_os = "macos"))]
            {
                use rustix::fs::{CWD, RenameFlags, renameat_with};
                match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
                    Err(error) if is_unsupported(error) => Ok(false),
                    other => {
                        other?;
                        Ok(true)
                    }
                }
            }
            #[cfg(not(any(target_os = "linux", target_os = "macos")))]
            {
                let _ = (one, other);
                Ok(false)
            }
        })
    }

    pub(super) fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.operation("remove", || fs::remove_file(path))
    }

    /// Makes sure that the names in a folder are on the disk.
    pub(super) fn sync_folder(&mut self, path: &Path) -> io::Result<()> {
        self.operation("sync folder", || {
            #[cfg(unix)]
            match File::open(folder(path))?.sync_all() {
                // Some network disks know no such thing.
                Err(error)
                    if matches!(
                        error.kind(),
                        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
                    ) => {}
                other => other?,
            }
            let _ = path;
            Ok(())
        })
    }

    /// Returns the files in a folder, by name.
    pub(super) fn list(&mut self, path: &Path) -> io::Result<Vec<PathBuf>> {
        self.operation("list", || {
            let mut all = fs::read_dir(path)?
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<io::Result<Vec<_>>>()?;
            all.sort_unstable();
            Ok(all)
        })
    }
}

/// Gives the file the owner and group of another, as far as the user may. Returns whether the owner
/// is the same.
#[cfg(unix)]
fn own_as(path: &Path, like: &Metadata) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, chown};
    let own = fs::metadata(path)?;
    if own.gid() != like.gid() {
        let _ = chown(path, None, Some(like.gid()));
    }
    Ok(own.uid() == like.uid() || chown(path, Some(like.uid()), None).is_ok())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it may fail")]
fn own_as(_: &Path, _: &Metadata) -> io::Result<bool> {
    Ok(true)
}

/// Returns the folder under a name that can be opened.
#[cfg(unix)]
fn folder(path: &Path) -> &Path {
    if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn is_unsupported(error: rustix::io::Errno) -> bool {
    use rustix::io::Errno;
    matches!(error, Errno::INVAL | Errno::NOSYS | Errno::NOTSUP)
}
