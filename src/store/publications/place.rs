//! Where publications are kept: a folder, local or on the network, or an address with https. Nothing is
//! read without limits of bytes and time.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use url::Url;

use super::super::paths::{absolute, typed};
use super::https::Connection;
use crate::publish::{LATEST, Refused};

/// How many bytes are read at once.
const PIECE: u64 = 64 * 1024;

/// Where publications lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Folder(PathBuf),
    Https(Url),
}

impl Place {
    /// Reads a place as people type or paste it.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if it is neither a path nor an address with https.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let text = text.trim();
        let scheme = text.split_once("://").map(|(scheme, _)| scheme);
        match scheme.map(str::to_ascii_lowercase).as_deref() {
            Some("https") => Self::https(text),
            Some("http") => Err(Refused::NotHttps),
            Some("file") | None if !text.is_empty() => {
                let path = absolute(&typed(text));
                // The file in the folder means the folder.
                let is_latest = path.file_name().is_some_and(|name| name == LATEST);
                let folder = path.parent().filter(|_| is_latest);
                Ok(Self::Folder(without_parents(folder.unwrap_or(&path))))
            }
            _ => Err(Refused::NoPlace),
        }
    }

    fn https(text: &str) -> Result<Self, Refused> {
        let mut url = Url::parse(text).map_err(|_| Refused::NoPlace)?;
        url.set_query(None);
        url.set_fragment(None);
        if let Ok(mut parts) = url.path_segments_mut() {
            parts.pop_if_empty();
        }
        let is_latest = url.path().ends_with(&format!("/{LATEST}"));
        if let (true, Ok(mut parts)) = (is_latest, url.path_segments_mut()) {
            parts.pop();
        }
        match url.host_str() {
            Some(_) => Ok(Self::Https(url)),
            None => Err(Refused::NoPlace),
        }
    }

    /// Returns the place as text that [`Place::read`] reads.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Folder(path) => path.display().to_string(),
            Self::Https(url) => url.to_string(),
        }
    }
}

/// Returns `folder` without `..`, so that one folder is one place. After a link `..` leads elsewhere than
/// it reads, so the disk is asked.
fn without_parents(folder: &Path) -> PathBuf {
    let mut parts = folder.components();
    let has_parents = parts.any(|part| part == Component::ParentDir);
    let found = has_parents.then(|| fs::canonicalize(folder).ok()).flatten();
    found.unwrap_or_else(|| folder.to_owned())
}

/// What a server said about a file, to ask later whether it is still the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tag {
    pub etag: Option<String>,
    pub modified: Option<String>,
}

/// A file that was fetched.
#[derive(Debug)]
pub(super) enum Got {
    /// It is the same as before.
    Same,
    New {
        bytes: Vec<u8>,
        tag: Option<Tag>,
    },
}

/// A place that is being read, until a time.
#[derive(Debug)]
pub(super) struct Reach<'p> {
    way: Way<'p>,
    until: Instant,
}

/// How files of a place are fetched.
#[derive(Debug)]
enum Way<'p> {
    Folder(&'p Path),
    Https(&'p Url, Connection),
}

impl<'p> Reach<'p> {
    pub fn new(place: &'p Place, patience: Duration) -> Self {
        Self {
            way: match place {
                Place::Folder(folder) => Way::Folder(folder),
                Place::Https(base) => Way::Https(base, Connection::default()),
            },
            until: Instant::now() + patience,
        }
    }

    /// Fetches the file at `path`, which has at most `limit` bytes.
    pub fn bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, Refused> {
        match self.get(path, limit, None)? {
            Got::New { bytes, .. } => Ok(bytes),
            // Without a tag, no server is asked that.
            Got::Same => Err(Refused::Incomplete {
                file: path.to_owned(),
            }),
        }
    }

    /// Fetches a text.
    pub fn text(&self, path: &str, limit: u64) -> Result<String, Refused> {
        let text = String::from_utf8(self.bytes(path, limit)?);
        text.map_err(|_| Refused::Unreadable {
            file: path.to_owned(),
        })
    }

    /// Fetches the file at `path`, unless it is still the one that the server called `known`.
    pub fn get(&self, path: &str, limit: u64, known: Option<&Tag>) -> Result<Got, Refused> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Refused::TooSlow);
        }
        match &self.way {
            Way::Https(base, connection) => connection.get(base, path, limit, known, left),
            Way::Folder(folder) => {
                let bytes = in_time((*folder).to_owned(), path.to_owned(), limit, left)?;
                Ok(Got::New { bytes, tag: None })
            }
        }
    }
}

/// Reads a file of a folder on a thread of its own, since a share that has gone away may not answer
/// for minutes.
fn in_time(folder: PathBuf, name: String, limit: u64, left: Duration) -> Result<Vec<u8>, Refused> {
    let (sender, receiver) = mpsc::channel();
    let until = Instant::now() + left;
    thread::spawn(move || {
        // The receiver is gone if it took too long.
        let _ = sender.send(from_folder(&folder, &name, limit, until));
    });
    receiver.recv_timeout(left).unwrap_or(Err(Refused::TooSlow))
}

fn from_folder(folder: &Path, name: &str, limit: u64, until: Instant) -> Result<Vec<u8>, Refused> {
    let path = path_in(folder, name);
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::PermissionDenied => Refused::Unreachable("refused-denied"),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory if !folder.is_dir() => {
            Refused::Unreachable("refused-no-folder")
        }
        io::ErrorKind::NotFound if name == LATEST => Refused::Nothing,
        io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof => Refused::Incomplete {
            file: name.to_owned(),
        },
        _ => Refused::Unreachable("refused-unreachable"),
    };
    let about = fs::metadata(&path).map_err(failed)?;
    // Opening a pipe would wait for somebody to write.
    if !about.is_file() {
        return Err(Refused::Unreadable {
            file: name.to_owned(),
        });
    }
    let mut file = File::open(&path).map_err(failed)?;
    limited(&mut file, name, limit, until, failed)
}

/// Returns the path of a file in `folder` whose name has `/` on every system.
pub(super) fn path_in(folder: &Path, name: &str) -> PathBuf {
    name.split('/')
        .fold(folder.to_owned(), |path, part| path.join(part))
}

/// Returns the names of what is in `folder`, as far as they are text. A folder that cannot be read is
/// empty.
pub(super) fn names_in(folder: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok())
}

/// Reads at most `limit` bytes, piece by piece until a time.
pub(super) fn limited(
    input: &mut dyn Read,
    name: &str,
    limit: u64,
    until: Instant,
    failed: impl Fn(io::Error) -> Refused,
) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    loop {
        if Instant::now() >= until {
            return Err(Refused::TooSlow);
        }
        let count = input.take(PIECE).read_to_end(&mut bytes).map_err(&failed)?;
        if bytes.len() as u64 > limit {
            return Err(Refused::TooLarge {
                file: name.to_owned(),
            });
        }
        if count == 0 {
            return Ok(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_people_paste_it() {
        let https = |text: &str| Place::Https(Url::parse(text).unwrap());
        for (text, place) in [
            (
                "https://a.example/ทะเบียน/",
                https("https://a.example/ทะเบียน"),
            ),
            (
                " https://a.example/x/latest.json ",
                https("https://a.example/x"),
            ),
            ("HTTPS://a.example", https("https://a.example/")),
            ("https://a.example/x?y#z", https("https://a.example/x")),
        ] {
            assert_eq!(Place::read(text), Ok(place), "{text}");
        }
        assert_eq!(Place::read("http://a.example/x"), Err(Refused::NotHttps));
        for text in ["", "ftp://a.example/x", "https://"] {
            assert_eq!(Place::read(text), Err(Refused::NoPlace), "{text:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_read_as_people_paste_it() {
        let folder = Place::Folder(PathBuf::from("/งาน/ทะเบียน"));
        for text in ["/งาน/ทะเบียน", "'/งาน/ทะเบียน'", "/งาน/ทะเบียน/latest.json"]
        {
            assert_eq!(Place::read(text), Ok(folder.clone()), "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_one_place_however_one_gets_there() {
        let folder = std::env::temp_dir().join(format!("trongklum-place-{}", std::process::id()));
        fs::create_dir_all(folder.join("published")).unwrap();
        fs::create_dir_all(folder.join("office/desk")).unwrap();
        std::os::unix::fs::symlink(folder.join("office/desk"), folder.join("link")).unwrap();
        let folder = folder.canonicalize().unwrap();
        let read = |way: &str| Place::read(folder.join(way).to_str().unwrap());
        let place = Ok(Place::Folder(folder.join("published")));
        assert_eq!(read("office/../published"), place);
        assert_eq!(read("link/../../published/latest.json"), place);
        // What is not there stays as it was typed.
        let away = folder.join("away/../published");
        assert_eq!(read("away/../published"), Ok(Place::Folder(away)));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(windows)]
    #[test]
    fn a_network_path_is_read_as_people_paste_it() {
        let share = Place::Folder(PathBuf::from(r"\\server\ทะเบียน\จังหวัด"));
        for text in [
            r"\\server\ทะเบียน\จังหวัด",
            r#""\\server\ทะเบียน\จังหวัด""#,
            r"\\server\ทะเบียน\จังหวัด\latest.json",
            "file://server/ทะเบียน/จังหวัด",
        ] {
            assert_eq!(Place::read(text), Ok(share.clone()), "{text}");
        }
    }

    #[test]
    fn nothing_is_read_beyond_its_limit_or_its_time() {
        let failed = |_| Refused::Nothing;
        let soon = || Instant::now() + Duration::from_secs(9);
        let read = |limit, until| limited(&mut io::repeat(b'x'), "f", limit, until, failed);
        let large = Refused::TooLarge { file: "f".into() };
        assert_eq!(read(10, soon()), Err(large));
        assert_eq!(read(u64::MAX, Instant::now()), Err(Refused::TooSlow));
        let all = limited(&mut &b"abc"[..], "f", 3, soon(), failed);
        assert_eq!(all, Ok(b"abc".to_vec()));
    }
}
