//! Writes the files that the user asks for. Overwrites nothing unless told to, and says why a file
//! could not be written.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::whole::whole;

/// The maximum length of a file name, in bytes on Unix and in UTF-16 code units on Windows, less
/// the extra characters of the temporary name.
const MAX_NAME_LENGTH: usize = 255 - 8;

/// The error for a file that was not written. A file that was there before remains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// The file exists and must not be replaced.
    Exists,
    /// The system refused.
    Failed(Cause),
}

/// Why the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The folder that it should be in does not exist.
    NoFolder,
    /// It is a folder.
    IsFolder,
    /// The user has no permission to write there.
    Denied,
    /// The disk or the file is read-only.
    ReadOnly,
    /// The disk, or the user's quota, is full.
    Full,
    NameTooLong,
    /// The system does not accept the name.
    BadName,
    /// Another program has the file open.
    InUse,
    Other,
}

impl Cause {
    /// Returns the key of the message that says so.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoFolder => "unwritable-no-folder",
            Self::IsFolder => "unwritable-is-folder",
            Self::Denied => "unwritable-denied",
            Self::ReadOnly => "unwritable-read-only",
            Self::Full => "unwritable-full",
            Self::NameTooLong => "unwritable-name-too-long",
            Self::BadName => "unwritable-bad-name",
            Self::InUse => "unwritable-in-use",
            Self::Other => "unwritable-other",
        }
    }

    /// Returns the cause of `error`, which occurred while writing to `path`.
    pub(super) fn of(path: &Path, error: &io::Error) -> Self {
        // Windows uses these codes if another program has the file open.
        const SHARING_VIOLATIONS: [i32; 2] = [32, 33];
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full
            }
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::InvalidFilename if is_long(path) => Self::NameTooLong,
            ErrorKind::InvalidFilename => Self::BadName,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::InUse,
            _ if cfg!(windows)
                && error
                    .raw_os_error()
                    .is_some_and(|it| SHARING_VIOLATIONS.contains(&it)) =>
            {
                Self::InUse
            }
            ErrorKind::IsADirectory => Self::IsFolder,
            _ if path.is_dir() => Self::IsFolder,
            ErrorKind::PermissionDenied => {
                let marked = fs::metadata(path).is_ok_and(|file| file.permissions().readonly());
                if marked { Self::ReadOnly } else { Self::Denied }
            }
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            _ if folder.is_some_and(|folder| !folder.is_dir()) => Self::NoFolder,
            _ => Self::Other,
        }
    }
}

/// Returns whether some part of `path` is longer than a name may be.
fn is_long(path: &Path) -> bool {
    path.components().any(|part| {
        let name = part.as_os_str();
        let length = if cfg!(windows) {
            name.to_string_lossy().encode_utf16().count()
        } else {
            name.len()
        };
        length > MAX_NAME_LENGTH
    }) || path.as_os_str().len() > 4000
}

/// Returns the user's documents folder, if the system has one.
#[must_use]
pub fn documents_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let documents = folders.document_dir().filter(|folder| folder.is_dir());
    Some(documents.unwrap_or(folders.home_dir()).to_owned())
}

/// Writes `bytes` to `path`. Replaces an existing file only if `replace` is set.
///
/// # Errors
///
/// Returns [`NotWritten`] if the file exists and must not be replaced, or if it cannot be written.
pub fn write_new(path: &Path, bytes: &[u8], replace: bool) -> Result<(), NotWritten> {
    if path.is_dir() {
        return Err(NotWritten::Failed(Cause::IsFolder));
    }
    if !replace && path.exists() {
        return Err(NotWritten::Exists);
    }
    whole(path, bytes).map_err(|error| NotWritten::Failed(Cause::of(path, &error)))
}

/// Writes a new file that only its owner may read, as far as the system knows owners.
///
/// # Errors
///
/// Returns [`NotWritten`] if the file exists or cannot be written.
#[cfg(feature = "publish")]
pub fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), NotWritten> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        io::Write::write_all(&mut file, bytes)?;
        file.sync_all()
    });
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => NotWritten::Exists,
        _ => NotWritten::Failed(Cause::of(path, &error)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("trongklum-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn failed(path: &Path) -> Cause {
        match write_new(path, b"new", true) {
            Err(NotWritten::Failed(cause)) => cause,
            other => panic!("{}: {other:?}", path.display()),
        }
    }

    #[test]
    fn each_cause_is_told_apart() {
        let folder = folder("causes");
        fs::write(folder.join("file"), "old").unwrap();
        assert_eq!(failed(&folder.join("none/a.csv")), Cause::NoFolder);
        assert_eq!(failed(&folder.join("file/a.csv")), Cause::NoFolder);
        assert_eq!(failed(&folder), Cause::IsFolder);
        assert_eq!(failed(&folder.join("ก".repeat(100))), Cause::NameTooLong);
        assert_eq!(
            write_new(&folder.join("file"), b"new", false),
            Err(NotWritten::Exists)
        );
        assert_eq!(fs::read(folder.join("file")).unwrap(), b"old");
    }

    #[test]
    fn causes_are_known_by_the_systems_errors() {
        let path = Path::new("/somewhere/ตาราง.csv");
        for (kind, cause) in [
            (ErrorKind::StorageFull, Cause::Full),
            (ErrorKind::QuotaExceeded, Cause::Full),
            (ErrorKind::ReadOnlyFilesystem, Cause::ReadOnly),
            (ErrorKind::PermissionDenied, Cause::Denied),
            (ErrorKind::InvalidFilename, Cause::BadName),
            (ErrorKind::ResourceBusy, Cause::InUse),
            (ErrorKind::NotFound, Cause::NoFolder),
            (ErrorKind::IsADirectory, Cause::IsFolder),
        ] {
            assert_eq!(Cause::of(path, &kind.into()), cause, "{kind:?}");
        }
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        fn mode(path: &Path) -> u32 {
            fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
        }

        #[test]
        fn a_link_stays_and_what_it_leads_to_is_written() {
            let folder = folder("links");
            fs::create_dir(folder.join("far")).unwrap();
            fs::write(folder.join("far/real.csv"), "old").unwrap();
            fs::set_permissions(
                folder.join("far/real.csv"),
                fs::Permissions::from_mode(0o640),
            )
            .unwrap();
            symlink("far/real.csv", folder.join("one.csv")).unwrap();
            symlink(folder.join("one.csv"), folder.join("two.csv")).unwrap();
            symlink("far/new.csv", folder.join("dangling.csv")).unwrap();
            for link in ["one.csv", "two.csv", "dangling.csv"] {
                write_new(&folder.join(link), link.as_bytes(), true).unwrap();
                assert!(folder.join(link).is_symlink(), "{link}");
                assert_eq!(fs::read(folder.join(link)).unwrap(), link.as_bytes());
            }
            assert_eq!(mode(&folder.join("far/real.csv")), 0o640);
            assert_eq!(mode(&folder.join("far/new.csv")) & 0o111, 0);
            symlink("round.csv", folder.join("round.csv")).unwrap();
            assert_eq!(failed(&folder.join("round.csv")), Cause::Other);
        }

        #[test]
        fn a_file_keeps_its_mode_and_a_new_one_runs_nothing() {
            let folder = folder("modes");
            let file = folder.join("a.csv");
            write_new(&file, b"new", false).unwrap();
            // The mode that the user's own files get, according to the umask.
            fs::write(folder.join("b.csv"), "").unwrap();
            assert_eq!(mode(&file), mode(&folder.join("b.csv")));
            fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
            assert_eq!(failed(&file), Cause::ReadOnly);
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
            write_new(&file, b"newer", true).unwrap();
            assert_eq!(
                (mode(&file), fs::read(&file).unwrap()),
                (0o600, b"newer".to_vec())
            );
        }

        #[test]
        #[cfg(target_os = "linux")]
        fn a_full_disk_is_said_to_be_full() {
            let folder = folder("full");
            symlink("/dev/full", folder.join("a.csv")).unwrap();
            assert_eq!(failed(&folder.join("a.csv")), Cause::Full);
            assert!(folder.join("a.csv").is_symlink());
        }
    }
}
