//! Reading a registry from disk, or the one built into the program.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use crate::registry::{Code, Problem, Registry, SAKON_NAKHON, read};

/// Where a registry came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    Builtin,
    File(PathBuf),
    /// Not in a file yet. The name is for people.
    New(String),
}

impl Origin {
    /// Returns the name shown to people: the path, or the name of the built-in file.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Builtin => "sakon-nakhon.ron".to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::New(name) => name.clone(),
        }
    }
}

/// The result of loading a registry.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub origin: Origin,
    /// The text as read, or empty if it could not be read. Problems refer to places in it.
    pub text: String,
    /// The registry, or `None` if any problem is an error.
    pub registry: Option<Arc<Registry>>,
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Returns whether there is no text to look at: the file cannot be read, is not text, or is
    /// empty.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.problems.iter().any(|problem| {
            matches!(
                problem.code,
                Code::Unreadable | Code::NotText | Code::Empty | Code::Damaged
            )
        })
    }
}

/// Returns the built-in registry, which is read only once.
#[must_use]
pub fn builtin() -> Loaded {
    static READ: LazyLock<Loaded> =
        LazyLock::new(|| of_text(Origin::Builtin, SAKON_NAKHON.to_owned()));
    READ.clone()
}

/// Reads the registry file at `path`. Anything that goes wrong becomes a problem.
#[must_use]
pub fn load(path: &Path) -> Loaded {
    let origin = Origin::File(path.to_owned());
    let refused = |problem: Problem| Loaded {
        origin: origin.clone(),
        text: String::new(),
        registry: None,
        problems: vec![problem],
    };
    match fs::read(path) {
        Err(error) => refused(
            Problem::whole(Code::Unreadable).with_key("reason", reason_key(path, error.kind())),
        ),
        Ok(bytes) => match String::from_utf8(bytes) {
            Err(_) => refused(Problem::whole(Code::NotText)),
            Ok(text) => of_text(origin, plain(text)),
        },
    }
}

/// Opens a file of another kind, to be read piece by piece.
///
/// # Errors
///
/// Returns an error if it cannot be opened.
pub fn open(path: &Path) -> io::Result<io::BufReader<fs::File>> {
    fs::File::open(path).map(io::BufReader::new)
}

/// Returns the bytes of a file of another kind.
///
/// # Errors
///
/// Returns an error if it cannot be read.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Reads the text of a registry from `origin`. Anything that is wrong becomes a problem.
#[must_use]
pub fn of_text(origin: Origin, text: String) -> Loaded {
    let reading = read(&text);
    Loaded {
        origin,
        registry: reading.registry.map(Arc::new),
        problems: reading.problems,
        text,
    }
}

/// Returns the text without a byte order mark, and with `\n` as the only line end. Some programs
/// still write `\r` alone.
#[must_use]
pub fn plain(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

/// Returns the message that says why the file at `path` cannot be read.
pub(super) fn reason_key(path: &Path, kind: io::ErrorKind) -> &'static str {
    match kind {
        _ if path.is_dir() => "reason-folder",
        io::ErrorKind::NotFound => "reason-not-found",
        io::ErrorKind::PermissionDenied => "reason-denied",
        _ => "reason-other",
    }
}
