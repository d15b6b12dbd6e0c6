//! Reads the file of a letter's table, within limits.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::decode::{TextEncoding, decode};
use super::load::{plain, reason_key};
use crate::import::sheet::{Form, MAX_BYTES, of_bytes, of_text};
use crate::import::{Document, Refused};

/// How much is read at once, in bytes.
const PIECE: usize = 256 * 1024;

/// The error for a file that yields no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSheet {
    /// It cannot be read: the key of the message that says why.
    Unreadable(&'static str),
    /// It is not text in any known encoding.
    NotText,
    Refused(Refused),
    /// Somebody asked to stop.
    Stopped,
}

/// A file as paragraphs and tables.
#[derive(Clone, Debug)]
pub struct SheetFile {
    pub document: Document,
    /// The encoding, if it is a text that is not UTF-8.
    pub encoding: Option<TextEncoding>,
}

/// How far reading has come, shared with who waits for it.
#[derive(Clone, Debug, Default)]
pub struct ReadProgress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    read: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
}

impl ReadProgress {
    /// Asks the work to stop.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }

    /// Returns how many bytes have been read, and how many there are.
    #[must_use]
    pub fn bytes(&self) -> (u64, u64) {
        let get = |count: &AtomicU64| count.load(Ordering::Relaxed);
        (get(&self.0.read), get(&self.0.total))
    }

    fn is_stopped(&self) -> bool {
        self.0.stopped.load(Ordering::Relaxed)
    }
}

/// Reads the file at `path`, slightly more than is allowed, so that a larger one is noticed.
///
/// # Errors
///
/// Returns why it yields no document.
pub fn read_sheet(path: &Path, progress: &ReadProgress) -> Result<SheetFile, NoSheet> {
    let form = Form::of_path(path).ok_or(NoSheet::Refused(Refused::Form))?;
    let bytes = bytes(path, progress).map_err(|error| {
        if error.kind() == io::ErrorKind::Interrupted {
            NoSheet::Stopped
        } else {
            NoSheet::Unreadable(reason_key(path, error.kind()))
        }
    })?;
    let (document, encoding) = if form.is_text() {
        let decoded = decode(&bytes).map_err(|_| NoSheet::NotText)?;
        let encoding = (decoded.code != TextEncoding::Utf8).then_some(decoded.code);
        (of_text(form, &plain(decoded.text)), encoding)
    } else {
        (of_bytes(form, &bytes), None)
    };
    if progress.is_stopped() {
        return Err(NoSheet::Stopped);
    }
    Ok(SheetFile {
        document: document.map_err(NoSheet::Refused)?,
        encoding,
    })
}

fn bytes(path: &Path, progress: &ReadProgress) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        // Opening a pipe would wait for somebody to write to it.
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    let counts = &progress.0;
    counts.total.store(about.len(), Ordering::Relaxed);
    let mut file = fs::File::open(path)?.take(MAX_BYTES + 1);
    let mut bytes = Vec::new();
    let mut piece = vec![0; PIECE];
    loop {
        if progress.is_stopped() {
            return Err(io::Error::from(io::ErrorKind::Interrupted));
        }
        match file.read(&mut piece) {
            Ok(0) => return Ok(bytes),
            Ok(length) => {
                bytes.extend_from_slice(piece.get(..length).unwrap_or_default());
                let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                counts.read.store(read, Ordering::Relaxed);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_stops_when_asked() {
        let file = tempfile("stop.txt", "กลุ่ม\tสมาชิก\nก\tนายอำเภอ\n");
        let progress = ReadProgress::default();
        assert!(read_sheet(&file, &progress).is_ok());
        let (read, total) = progress.bytes();
        assert!(read > 0 && read == total);
        progress.stop();
        assert_eq!(read_sheet(&file, &progress).err(), Some(NoSheet::Stopped));
    }

    #[test]
    fn a_folder_and_another_form_are_refused() {
        let folder = std::env::temp_dir();
        let progress = ReadProgress::default();
        let refused = |path: &Path| read_sheet(path, &progress).err();
        assert_eq!(refused(&folder), Some(NoSheet::Refused(Refused::Form)));
        let folder = folder.join(format!("trongklum-sheet-{}.txt", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert_eq!(refused(&folder), Some(NoSheet::Unreadable("reason-folder")));
        fs::remove_dir(&folder).unwrap();
        assert_eq!(
            refused(&folder),
            Some(NoSheet::Unreadable("reason-not-found"))
        );
    }

    fn tempfile(name: &str, text: &str) -> std::path::PathBuf {
        let path = std::env::temp_dir().join(format!("trongklum-{}-{name}", std::process::id()));
        fs::write(&path, text).unwrap();
        path
    }
}
