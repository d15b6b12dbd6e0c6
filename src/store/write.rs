//! Writing what was asked for: whole or not at all, and over nothing unless told to.

use std::io::Write;
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

/// A file was not written; what was there before is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// There is such a file, and it was not to be replaced.
    Exists,
    /// The system refused.
    Failed,
}

/// The person's folder of documents, where the system has one.
#[must_use]
pub fn documents_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let documents = folders.document_dir().filter(|folder| folder.is_dir());
    Some(documents.unwrap_or(folders.home_dir()).to_owned())
}

/// Writes `bytes` to `path`; over a file that is there only with `replace`.
///
/// # Errors
///
/// When the file is there and not to be replaced, or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8], replace: bool) -> Result<(), NotWritten> {
    if !replace && path.exists() {
        return Err(NotWritten::Exists);
    }
    AtomicWriteFile::open(path)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.commit()
        })
        .map_err(|_| NotWritten::Failed)
}
