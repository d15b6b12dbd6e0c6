//! What a publication consists of, as small JSON files. Everything in them is checked before it is
//! used: names that would leave the folder, sizes, counts and dates.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Refused;
use crate::lang::Lang;
use crate::text::Date;

/// The version of these files.
pub const FORMAT: u32 = 1;

/// The file that names the newest publication.
pub const LATEST: &str = "latest.json";

/// The file with the public key, as minisign writes it.
pub const PUBLIC_KEY: &str = "trongklum.pub";

/// The manifest of a publication, in its folder.
pub const MANIFEST: &str = "manifest.json";

/// The folder with the statements that change the key.
pub const KEYS: &str = "keys";

/// How many files a publication may have.
pub const MAX_FILES: usize = 300;

/// The largest file, in bytes: that of a registry.
const MAX_FILE: u64 = 16_000_000;

/// The largest sum of all files, in bytes.
const MAX_ALL: u64 = 64_000_000;

/// The longest name of a file, in bytes.
const MAX_NAME: usize = 200;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Names the newest publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Latest {
    pub format: u32,
    pub serial: u64,
    /// How many statements that change the key there are.
    #[serde(default)]
    pub keys: u32,
}

impl Latest {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if it is not such a file, or is one of a later version.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        read(bytes, LATEST)
    }
}

/// A file of a publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The path in the folder of the publication, with `/`.
    pub path: String,
    pub size: u64,
    pub sha256: String,
}

/// A publication: what is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub serial: u64,
    /// The day of publication, as ISO 8601 has it.
    pub published: String,
    /// The last day on which offices may take it.
    pub valid_until: String,
    /// The province, in both languages.
    pub province: String,
    pub province_en: String,
    /// The letter's reference and date.
    pub letter: String,
    pub letter_date: String,
    /// The path of the registry among the files.
    pub registry: String,
    pub files: Vec<FileEntry>,
}

impl Manifest {
    /// Reads a manifest whose signature was verified.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if it is not a manifest, is one of a later version, or names files that
    /// a publication may not have.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let manifest: Self = read(bytes, MANIFEST)?;
        let unreadable = |file: &str| Refused::Unreadable {
            file: file.to_owned(),
        };
        let mut names = BTreeSet::new();
        let mut all = 0_u64;
        for file in &manifest.files {
            // On some systems capitals make no other name.
            if !is_name(&file.path) || !names.insert(file.path.to_lowercase()) {
                return Err(unreadable(MANIFEST));
            }
            all = all.saturating_add(file.size);
            if file.size > MAX_FILE || all > MAX_ALL {
                return Err(Refused::TooLarge {
                    file: file.path.clone(),
                });
            }
        }
        let has_registry = manifest.file(&manifest.registry).is_some();
        let is_flat = !manifest.registry.contains('/');
        let dates = [&manifest.published, &manifest.valid_until];
        let has_dates = dates.iter().all(|date| Date::read(date).is_some());
        if manifest.files.len() > MAX_FILES || !has_registry || !is_flat || !has_dates {
            return Err(unreadable(MANIFEST));
        }
        Ok(manifest)
    }

    /// Returns the province in `lang`.
    #[must_use]
    pub fn province_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::Thai => &self.province,
            Lang::English => &self.province_en,
        }
    }

    /// Returns the file at `path`.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&FileEntry> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Returns whether its last day is over on `day`. Without a day, nothing can be said.
    #[must_use]
    pub fn is_past(&self, day: Option<Date>) -> bool {
        let until = Date::read(&self.valid_until);
        until.zip(day).is_some_and(|(until, day)| day > until)
    }

    /// Returns why `bytes` are not the contents of `file`, if they are not. Contents that an earlier
    /// publication had by the same name are files of two publications.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if they are not.
    pub fn verify(&self, file: &FileEntry, bytes: &[u8], earlier: &[Self]) -> Result<(), Refused> {
        let hash = sha256(bytes);
        if hash == file.sha256 && bytes.len() as u64 == file.size {
            return Ok(());
        }
        let path = file.path.clone();
        let mut others = earlier.iter().filter_map(|other| other.file(&file.path));
        if others.any(|other| other.sha256 == hash) {
            return Err(Refused::Mixed { file: path });
        }
        if (bytes.len() as u64) < file.size {
            return Err(Refused::Incomplete { file: path });
        }
        Err(Refused::Changed { file: path })
    }
}

/// A statement, signed with the old key, that another key takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyChange {
    pub format: u32,
    /// The number of the statement, from 1.
    pub number: u32,
    /// The day, as ISO 8601 has it.
    pub day: String,
    /// The keys, as minisign writes them in one line.
    pub from: String,
    pub to: String,
}

impl KeyChange {
    /// Reads a statement whose signature was verified.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if it is not such a file, or is one of a later version.
    pub fn read(bytes: &[u8], file: &str) -> Result<Self, Refused> {
        read(bytes, file)
    }
}

/// The version of a file, whatever else is in it.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

fn read<T: DeserializeOwned>(bytes: &[u8], file: &str) -> Result<T, Refused> {
    let unreadable = |_| Refused::Unreadable {
        file: file.to_owned(),
    };
    let version: Version = serde_json::from_slice(bytes).map_err(unreadable)?;
    if version.format > FORMAT {
        return Err(Refused::Newer);
    }
    serde_json::from_slice(bytes).map_err(unreadable)
}

/// Returns whether `path` names a file in the folder of a publication, on every system.
fn is_name(path: &str) -> bool {
    let is_part = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default().to_lowercase();
        let device = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && !part.contains(|c: char| c.is_control() || r#"\:*?"<>|"#.contains(c))
            && !DEVICES.contains(&device)
    };
    let reserved = [MANIFEST.to_owned(), signature_of(MANIFEST)];
    path.len() <= MAX_NAME
        && path.split('/').count() <= 4
        && path.split('/').all(is_part)
        && !reserved.iter().any(|name| name.eq_ignore_ascii_case(path))
}

/// Returns the name of the signature of `file`.
#[must_use]
pub fn signature_of(file: &str) -> String {
    format!("{file}.minisig")
}

/// Returns the SHA-256 of `bytes` in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let file = |path: &str, text: &str| FileEntry {
            path: path.to_owned(),
            size: text.len() as u64,
            sha256: sha256(text.as_bytes()),
        };
        Manifest {
            format: FORMAT,
            serial: 2,
            published: "2026-11-26".to_owned(),
            valid_until: "2027-11-26".to_owned(),
            province: "สกลนคร".to_owned(),
            province_en: "Sakon Nakhon".to_owned(),
            letter: "ที่ สน 0018.1/ว 1".to_owned(),
            letter_date: "1 ตุลาคม 2568".to_owned(),
            registry: "ทะเบียน.ron".to_owned(),
            files: vec![file("ทะเบียน.ron", "abc"), file("pictures/ก.png", "png")],
        }
    }

    fn reading(manifest: &Manifest) -> Result<Manifest, Refused> {
        Manifest::read(&serde_json::to_vec(manifest).unwrap())
    }

    #[test]
    fn a_manifest_comes_back_as_it_was_written() {
        assert_eq!(reading(&manifest()), Ok(manifest()));
    }

    #[test]
    fn no_file_can_leave_the_folder() {
        for name in [
            "../x",
            "/x",
            "a//b",
            "C:\\x",
            "a\\..\\b",
            "",
            ".hidden",
            "nul",
            "COM1.png",
            "x.",
            "x ",
            "a/b/c/d/e",
            "manifest.json",
            "Manifest.json.minisig",
            "a\nb",
        ] {
            let mut bad = manifest();
            bad.files[1].path = name.to_owned();
            assert!(
                matches!(reading(&bad), Err(Refused::Unreadable { .. })),
                "{name:?}"
            );
        }
        assert!(is_name("คอม/ภาพ 1.png") && is_name("comet.png") && is_name("pictures/nulls.png"));
    }

    #[test]
    fn what_is_no_manifest_is_refused() {
        type Spoil = fn(&mut Manifest);
        let spoilt: [(&str, Spoil); 6] = [
            ("the registry is missing", |it| it.registry = "x.ron".into()),
            ("the registry is a picture's", |it| {
                it.registry = "pictures/ก.png".into();
            }),
            ("no day", |it| it.published = "soon".into()),
            ("no last day", |it| it.valid_until = String::new()),
            ("a file twice", |it| {
                let again = it.files[1].clone();
                it.files.push(again);
            }),
            ("too many files", |it| {
                let one = it.files[1].clone();
                it.files.extend((0..MAX_FILES).map(|number| FileEntry {
                    path: number.to_string(),
                    ..one.clone()
                }));
            }),
        ];
        for (name, spoil) in spoilt {
            let mut bad = manifest();
            spoil(&mut bad);
            let unreadable = matches!(reading(&bad), Err(Refused::Unreadable { .. }));
            assert!(unreadable, "{name}");
        }
        let mut large = manifest();
        large.files[0].size = MAX_FILE + 1;
        assert!(matches!(reading(&large), Err(Refused::TooLarge { .. })));
        for bytes in [&b""[..], b"[]", b"{\"format\":\"1\"}", b"\xff\xfe"] {
            let unreadable = matches!(Manifest::read(bytes), Err(Refused::Unreadable { .. }));
            assert!(unreadable, "{bytes:?}");
        }
    }

    #[test]
    fn a_later_version_is_told_from_a_damaged_file() {
        let later = b"{\"format\": 2, \"everything\": \"else\"}";
        assert_eq!(Manifest::read(later), Err(Refused::Newer));
        assert_eq!(Latest::read(later), Err(Refused::Newer));
    }

    #[test]
    fn each_wrong_content_is_told_apart() {
        let new = manifest();
        let mut old = manifest();
        old.files[0].sha256 = sha256(b"old");
        let file = &new.files[0];
        let earlier = [old];
        let name = || file.path.clone();
        let verify = |bytes: &[u8]| new.verify(file, bytes, &earlier);
        assert_eq!(verify(b"abc"), Ok(()));
        assert_eq!(verify(b"old"), Err(Refused::Mixed { file: name() }));
        assert_eq!(verify(b"ab"), Err(Refused::Incomplete { file: name() }));
        assert_eq!(verify(b"abd"), Err(Refused::Changed { file: name() }));
        assert_eq!(verify(b"abcd"), Err(Refused::Changed { file: name() }));
    }

    #[test]
    fn the_last_day_belongs_to_it() {
        let manifest = manifest();
        assert!(!manifest.is_past(Date::read("2027-11-26")));
        assert!(manifest.is_past(Date::read("2027-11-27")));
        assert!(!manifest.is_past(None));
    }
}
