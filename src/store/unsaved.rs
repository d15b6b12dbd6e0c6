//! Texts that were edited and not saved, kept beside the settings in case that the program ends
//! without saving them.

use std::fs;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::settings::{SettingsFile, parse, write};

/// The number of texts to keep. The oldest go first.
const MAX_KEPT: usize = 4;

/// The largest file to read, and the largest sum of texts to write, in bytes.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// A text that was not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsaved {
    /// The name for people.
    pub name: String,
    /// The file that it belongs to, if it is in one.
    #[serde(with = "super::paths::one")]
    pub file: Option<PathBuf>,
    /// The text of that file when it was read.
    pub base: Option<String>,
    pub text: String,
}

/// The file that holds them.
#[derive(Clone, Debug)]
pub struct UnsavedFile {
    path: PathBuf,
}

impl UnsavedFile {
    /// Returns the file beside the settings.
    #[must_use]
    pub fn beside(settings: &SettingsFile) -> Self {
        Self {
            path: settings.path().with_file_name("unsaved.ron"),
        }
    }

    /// Reads what is kept. A damaged file holds nothing, and stays until something else is kept.
    #[must_use]
    pub fn read(&self) -> Vec<Unsaved> {
        let is_small = fs::metadata(&self.path).is_ok_and(|file| file.len() <= MAX_BYTES);
        let text = is_small.then(|| fs::read_to_string(&self.path).ok());
        let kept = text.flatten().and_then(|text| parse(&text).ok());
        kept.unwrap_or_default()
    }

    /// Keeps `unsaved`, the oldest first, instead of what was kept before. Without any, removes the
    /// file.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be written, or if it would be too large.
    pub fn write(&self, unsaved: &[Unsaved]) -> io::Result<()> {
        if unsaved.is_empty() {
            return match fs::remove_file(&self.path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        let newest = unsaved.len().saturating_sub(MAX_KEPT);
        let kept = unsaved.get(newest..).unwrap_or_default();
        let length = |text: &Unsaved| text.text.len() + text.base.as_ref().map_or(0, String::len);
        // What is escaped takes more room.
        if kept.iter().map(length).sum::<usize>() as u64 > MAX_BYTES / 4 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        write(&self.path, &kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unsaved(name: &str) -> Unsaved {
        Unsaved {
            name: name.to_owned(),
            file: Some(PathBuf::from("/งาน/ทะเบียน.ron")),
            base: Some("(a: \"\\\"\")\n".to_owned()),
            text: "(a: \"ก\", // ข\n)\n".to_owned(),
        }
    }

    #[test]
    fn what_is_kept_comes_back_until_it_is_removed() {
        let folder = std::env::temp_dir().join(format!("trongklum-unsaved-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let file = UnsavedFile::beside(&SettingsFile::at(folder.join("settings.ron")));
        assert_eq!(file.read(), []);
        file.write(&[]).unwrap();
        let kept: Vec<Unsaved> = ["ก", "ข", "ค", "ง", "จ"].map(unsaved).into();
        file.write(&kept).unwrap();
        assert_eq!(file.read(), kept[1..]);
        file.write(&[]).unwrap();
        assert_eq!(file.read(), []);
        assert!(!file.path.exists());
        fs::write(&file.path, "([").unwrap();
        assert_eq!(file.read(), []);
        let large = Unsaved {
            text: "x".repeat(17 * 1024 * 1024),
            ..unsaved("ก")
        };
        assert!(file.write(&[large]).is_err());
    }
}
