//! Reads the file of a letter's table, or of a list of people, within limits.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::decode::{TextEncoding, decode};
use super::load::{plain, reason_key};
use crate::import::sheet::{
    Form, Grid, MAX_BYTES, grids_of_bytes, grids_of_text, of_bytes, of_text,
};
use crate::import::{Document, Refused};
use crate::text::chat::is_chat_history;

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

/// A file as rows that keep their numbers, or the text of a chat history.
#[derive(Clone, Debug)]
pub struct ListFile {
    pub grids: Vec<Grid>,
    /// The text, if it is a history that LINE saved.
    pub chat: Option<String>,
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
    let bytes = checked_bytes(path, progress)?;
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

/// Reads the list in the file at `path`.
///
/// # Errors
///
/// Returns why it yields no list.
pub fn read_list(path: &Path, progress: &ReadProgress) -> Result<ListFile, NoSheet> {
    let form = Form::of_path(path).ok_or(NoSheet::Refused(Refused::Form))?;
    let bytes = checked_bytes(path, progress)?;
    let list = if form.is_text() {
        let decoded = decode(&bytes).map_err(|_| NoSheet::NotText)?;
        let encoding = (decoded.code != TextEncoding::Utf8).then_some(decoded.code);
        ListFile {
            encoding,
            ..of_list_text(form, plain(decoded.text))?
        }
    } else {
        ListFile {
            grids: grids_of_bytes(form, &bytes).map_err(NoSheet::Refused)?,
            chat: None,
            encoding: None,
        }
    };
    if progress.is_stopped() {
        return Err(NoSheet::Stopped);
    }
    Ok(list)
}

/// Reads the list on the clipboard: as HTML if that has rows side by side, or else as text.
///
/// # Errors
///
/// Returns why it yields no list.
pub fn list_of_text(text: &str, html: Option<&str>) -> Result<ListFile, NoSheet> {
    let grids = html.and_then(|html| grids_of_text(Form::Html, html).ok());
    let is_table = |grid: &Grid| grid.rows.iter().any(|row| row.cells.len() > 1);
    match grids.filter(|grids| grids.iter().any(is_table)) {
        Some(grids) => Ok(ListFile {
            grids,
            chat: None,
            encoding: None,
        }),
        None => of_list_text(Form::Text, text.to_owned()),
    }
}

fn of_list_text(form: Form, text: String) -> Result<ListFile, NoSheet> {
    let is_chat = is_chat_history(&text);
    let grids = if is_chat {
        Vec::new()
    } else {
        grids_of_text(form, &text).map_err(NoSheet::Refused)?
    };
    Ok(ListFile {
        grids,
        chat: is_chat.then_some(text),
        encoding: None,
    })
}

/// Reads the bytes of the file at `path`.
fn checked_bytes(path: &Path, progress: &ReadProgress) -> Result<Vec<u8>, NoSheet> {
    bytes(path, progress).map_err(|error| {
        if error.kind() == io::ErrorKind::Interrupted {
            NoSheet::Stopped
        } else {
            NoSheet::Unreadable(reason_key(path, error.kind()))
        }
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
