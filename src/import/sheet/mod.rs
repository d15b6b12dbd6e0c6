//! The bytes of a file → paragraphs and tables. What is too large to be a letter is refused before
//! memory is spent on it.

mod archive;
mod builder;
mod docx;
mod grid;
mod html;
mod text;
mod workbook;
mod xlsx;

use std::path::Path;

use super::{Document, Refused};
pub use grid::{Grid, GridRow, grids_of_bytes, grids_of_text};

/// The maximum size of a file, and of anything packed in it, in bytes.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// The maximum number of cells.
const MAX_CELLS: usize = 100_000;
/// The maximum number of tables. Each is looked at for its heads.
const MAX_TABLES: usize = 500;
/// The maximum number of tables inside one another.
const MAX_DEPTH: usize = 16;

/// The endings of files that can be read.
pub const ENDINGS: [&str; 11] = [
    "docx", "xlsx", "xlsm", "csv", "tsv", "tab", "txt", "text", "md", "html", "htm",
];

/// The endings of files from which a list of people can be read.
pub const LIST_ENDINGS: [&str; 13] = [
    "xlsx", "xlsm", "xls", "ods", "csv", "tsv", "tab", "txt", "text", "md", "html", "htm", "docx",
];

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Docx,
    Xlsx,
    Csv,
    Tsv,
    Text,
    Html,
    /// A workbook in the form of before 2007 (xls). Only lists of people are read from one.
    OldWorkbook,
    /// A workbook in the open form (ods), likewise.
    OpenWorkbook,
}

impl Form {
    /// Returns the form of files whose names end in `extension`.
    #[must_use]
    pub fn of(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "docx" => Self::Docx,
            "xlsx" | "xlsm" => Self::Xlsx,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "txt" | "text" | "md" => Self::Text,
            "html" | "htm" => Self::Html,
            "xls" => Self::OldWorkbook,
            "ods" => Self::OpenWorkbook,
            _ => return None,
        })
    }

    /// Returns the form of the file at `path`, by the end of its name.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::of(&path.extension()?.to_string_lossy())
    }

    /// Returns whether such a file is text.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::Text | Self::Html)
    }
}

/// Reads `text`, the contents of a file of `form`, or of the clipboard.
///
/// # Errors
///
/// Returns why it cannot be read.
pub fn of_text(form: Form, text: &str) -> Result<Document, Refused> {
    check_size(text.len())?;
    let document = match form {
        Form::Csv => text::comma_separated(text),
        Form::Tsv | Form::Text => text::tab_separated(text),
        Form::Html => html::read(text)?,
        Form::Docx | Form::Xlsx | Form::OldWorkbook | Form::OpenWorkbook => {
            return Err(Refused::Form);
        }
    };
    within_limits(document)
}

/// Returns whether the name of the file at `path` ends as those that can be read.
#[must_use]
pub fn is_letter(path: &Path) -> bool {
    Form::of_path(path).is_some()
}

/// Reads what is on the clipboard: as HTML if that has a table, since a table that Word copies as
/// text loses the bounds of its cells, or else as text.
///
/// # Errors
///
/// Returns why it cannot be read.
pub fn of_clipboard(text: &str, html: Option<&str>) -> Result<Document, Refused> {
    let is_table = |block: &super::Block| matches!(block, super::Block::Table(_));
    let html = html.and_then(|html| of_text(Form::Html, html).ok());
    match html.filter(|document| document.blocks.iter().any(is_table)) {
        Some(document) => Ok(document),
        None => of_text(Form::Text, text),
    }
}

/// Reads `bytes`, the contents of a file of `form` that is no text.
///
/// # Errors
///
/// Returns why they cannot be read.
pub fn of_bytes(form: Form, bytes: &[u8]) -> Result<Document, Refused> {
    check_size(bytes.len())?;
    match form {
        Form::Docx => docx::read(bytes).and_then(within_limits),
        Form::Xlsx => xlsx::read(bytes).and_then(within_limits),
        Form::Csv
        | Form::Tsv
        | Form::Text
        | Form::Html
        | Form::OldWorkbook
        | Form::OpenWorkbook => Err(Refused::Form),
    }
}

fn check_size(bytes: usize) -> Result<(), Refused> {
    if u64::try_from(bytes).is_ok_and(|bytes| bytes <= MAX_BYTES) {
        Ok(())
    } else {
        Err(Refused::TooLarge(MAX_BYTES / 1024 / 1024))
    }
}

/// Refuses a document with more cells or tables than a letter has.
fn within_limits(document: Document) -> Result<Document, Refused> {
    let cells: usize = document
        .blocks
        .iter()
        .map(|block| match block {
            super::Block::Paragraph(_) => 1,
            super::Block::Table(rows) => rows.iter().map(Vec::len).sum(),
        })
        .sum();
    if cells > MAX_CELLS {
        return Err(Refused::TooManyCells(MAX_CELLS));
    }
    let is_table = |block: &&super::Block| matches!(block, super::Block::Table(_));
    if document.blocks.iter().filter(is_table).count() > MAX_TABLES {
        return Err(Refused::TooManyTables(MAX_TABLES));
    }
    Ok(document)
}
