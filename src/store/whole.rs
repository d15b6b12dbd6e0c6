//! Writes files atomically: completely or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

/// The maximum number of links to follow, as on Linux.
const MAX_LINKS: usize = 40;

/// Writes `bytes` atomically to the file that `path` is or links to. An existing file keeps its
/// owner and permissions. A new one gets those that the user's other files have.
pub(super) fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = target(path)?;
    let there = fs::metadata(&target).ok();
    // The file could be replaced all the same, but somebody wanted it to stay.
    if there
        .as_ref()
        .is_some_and(|there| there.permissions().readonly())
    {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    // A device or a pipe cannot be replaced, so it is written to.
    if there.is_some_and(|there| !there.is_file() && !there.is_dir()) {
        let mut device = OpenOptions::new().write(true).open(&target)?;
        return device.write_all(bytes).and_then(|()| device.flush());
    }
    let mut file = AtomicWriteFile::open(&target)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Returns the final target of the link `path`, whether or not the file exists, or `path` itself if
/// it is not a link. A file that replaced the link would leave the old one behind.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        if !path.is_symlink() {
            return Ok(path);
        }
        let to = fs::read_link(&path)?;
        // An absolute path replaces everything before it.
        path = path.parent().unwrap_or(Path::new("")).join(to);
    }
    Err(io::Error::other("the links lead nowhere"))
}
