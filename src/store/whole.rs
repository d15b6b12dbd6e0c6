//! Files that are written whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

/// How many links are followed, one leading to the next, as on Linux.
const LINKS: usize = 40;

/// Writes `bytes` to the file that `path` is or leads to, whole or not at all. A file that is
/// there keeps its owner and rights, a new one has those that the person's others have.
pub(super) fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = target(path)?;
    let there = fs::metadata(&target).ok();
    // A file could be put in its place all the same, but somebody wanted it to stay.
    if there
        .as_ref()
        .is_some_and(|there| there.permissions().readonly())
    {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    // Nothing can take the place of a device or a pipe; it is written to.
    if there.is_some_and(|there| !there.is_file() && !there.is_dir()) {
        let mut device = OpenOptions::new().write(true).open(&target)?;
        return device.write_all(bytes).and_then(|()| device.flush());
    }
    let mut file = AtomicWriteFile::open(&target)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Where the link `path` leads in the end, be the file there or not; `path` itself where it is
/// no link. A file that takes a link's place would leave the old one behind.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if !path.is_symlink() {
            return Ok(path);
        }
        let to = fs::read_link(&path)?;
        // What is absolute takes the place of all before it.
        path = path.parent().unwrap_or(Path::new("")).join(to);
    }
    Err(io::Error::other("the links lead nowhere"))
}
