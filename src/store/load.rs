//! Reading a registry from disk, or the one built into the program.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use super::decode::{Decoded, TextEncoding, decode};
use super::seen::Seen;
use crate::registry::{Code, Problem, Registry, SAKON_NAKHON, read};

/// How many megabytes a registry may have. The largest that offices have are a hundredth of it.
const MAX_MEGABYTES: u64 = 16;

/// How many bytes a registry may have. No more are read.
pub const MAX_REGISTRY_BYTES: u64 = MAX_MEGABYTES * 1_000_000;

/// How many bytes any other file may have.
const MAX_OTHER_BYTES: u64 = 64_000_000;

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
    /// Returns the path, if it is a file.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Builtin | Self::New(_) => None,
        }
    }

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
    /// The file as it was read, to be saved over.
    pub seen: Seen,
    /// The text of a file in another encoding than UTF-8. It is not read as a registry until the
    /// user says so.
    pub convertible: Option<Box<Decoded>>,
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
                Code::Unreadable
                    | Code::TooLarge
                    | Code::NotText
                    | Code::OtherEncoding
                    | Code::Empty
                    | Code::Damaged
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
    let bytes = match limited(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let problem = Problem::whole(Code::TooLarge);
            let problem = problem.with("megabytes", MAX_MEGABYTES.to_string());
            return refused(origin, problem);
        }
        Err(error) => {
            let reason = reason_key(path, error.kind());
            let problem = Problem::whole(Code::Unreadable).with_key("reason", reason);
            return refused(origin, problem);
        }
    };
    let seen = Seen::contents(bytes);
    let bytes = seen.bytes().unwrap_or_default();
    // Thai in UTF-16 without a mark is valid UTF-8, full of control characters.
    let other = |decoded: &Decoded| decoded.code != TextEncoding::Utf8;
    let is_other = || bytes.contains(&0) && decode(bytes).is_ok_and(|decoded| other(&decoded));
    if let Ok(text) = std::str::from_utf8(bytes)
        && !is_other()
    {
        let text = plain(text.to_owned());
        return Loaded {
            seen,
            ..of_text(origin, text)
        };
    }
    let convertible = decode(bytes).ok().map(|decoded| {
        Box::new(Decoded {
            text: plain(decoded.text),
            ..decoded
        })
    });
    let problem = match &convertible {
        Some(decoded) => Problem::whole(Code::OtherEncoding).with("encoding", decoded.code.name()),
        None => Problem::whole(Code::NotText),
    };
    Loaded {
        seen,
        convertible,
        ..refused(origin, problem)
    }
}

fn refused(origin: Origin, problem: Problem) -> Loaded {
    Loaded {
        origin,
        text: String::new(),
        seen: Seen::nothing(),
        convertible: None,
        registry: None,
        problems: vec![problem],
    }
}

/// Returns the contents of a file, or `None` if they are more than a registry may have.
pub(super) fn limited(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = fs::File::open(path)?;
    if file.metadata()?.len() > MAX_REGISTRY_BYTES {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    // A device has no length, and a file may grow.
    let mut limited = (&mut file).take(MAX_REGISTRY_BYTES + 1);
    limited.read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_REGISTRY_BYTES).then_some(bytes))
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
/// Returns an error if it cannot be read, or is larger than any such file.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path)?;
    file.take(MAX_OTHER_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_OTHER_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Reads the text of a registry from `origin`. Anything that is wrong becomes a problem.
#[must_use]
pub fn of_text(origin: Origin, text: String) -> Loaded {
    let reading = read(&text);
    Loaded {
        origin,
        seen: Seen::nothing(),
        convertible: None,
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

/// Returns the key of the message that says why the file at `path` cannot be read.
#[must_use]
pub fn reason_key(path: &Path, kind: io::ErrorKind) -> &'static str {
    match kind {
        _ if path.is_dir() => "reason-folder",
        io::ErrorKind::NotFound => "reason-not-found",
        io::ErrorKind::PermissionDenied => "reason-denied",
        _ => "reason-other",
    }
}
