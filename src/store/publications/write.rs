//! Writing a publication. Each has a folder of its own, named by its serial, which is put in place
//! whole and never changed; the file that names the newest comes last. So a folder that is half
//! copied is noticed, and older publications stay readable.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::super::load::{Loaded, Origin};
use super::super::paths::file_name;
use super::super::pictures::{PictureError, picture_bytes};
use super::super::whole::whole;
use super::super::write::Cause;
use crate::publish::{
    BadKey, FORMAT, FileEntry, KEYS, KeyChange, LATEST, Latest, MANIFEST, MAX_FILES, Manifest,
    PUBLIC_KEY, PublicKey, Refused, SecretKey, sha256, signature_of,
};
use crate::registry::Registry;
use crate::text::Date;

/// What to publish.
#[derive(Clone, Copy, Debug)]
pub struct NewPublication<'a> {
    pub loaded: &'a Loaded,
    pub folder: &'a Path,
    pub key: &'a SecretKey,
    pub published: Date,
    pub valid_until: Date,
    /// The serial, if it is not the next one.
    pub serial: Option<u64>,
}

/// A publication that was written.
#[derive(Clone, Debug)]
pub struct Published {
    pub manifest: Manifest,
    /// Its folder.
    pub folder: PathBuf,
}

/// Why nothing was published.
#[derive(Clone, Debug)]
pub enum NotPublished {
    /// The registry has errors, or is in no file.
    Registry,
    /// A picture cannot be read.
    Picture { path: String, error: PictureError },
    /// The registry has more files than a publication may have.
    TooMany,
    /// The last day is before the first.
    Dates,
    /// What is in the folder was published with another key.
    OtherKey,
    /// What is in the folder cannot be continued.
    Refused(Refused),
    /// The serial is not later than what is in the folder.
    Serial { given: u64, next: u64 },
    /// The key cannot sign.
    Key(BadKey),
    /// The system refused.
    Failed { path: PathBuf, cause: Cause },
}

impl From<BadKey> for NotPublished {
    fn from(bad: BadKey) -> Self {
        Self::Key(bad)
    }
}

/// Publishes a registry.
///
/// # Errors
///
/// Returns [`NotPublished`] if anything is wrong. What was published before stays.
pub fn publish(new: &NewPublication<'_>) -> Result<Published, NotPublished> {
    let (Some(registry), Origin::File(file)) = (&new.loaded.registry, &new.loaded.origin) else {
        return Err(NotPublished::Registry);
    };
    if new.valid_until < new.published {
        return Err(NotPublished::Dates);
    }
    let before = Before::read(new.folder)?;
    if before
        .key
        .as_ref()
        .is_some_and(|key| key != new.key.public())
    {
        return Err(NotPublished::OtherKey);
    }
    let next = before.next;
    let serial = new.serial.unwrap_or(next);
    if serial < next {
        return Err(NotPublished::Serial {
            given: serial,
            next,
        });
    }
    let name = publishable_name(file);
    let mut files = vec![(
        name.clone(),
        new.loaded.seen.bytes().unwrap_or_default().to_vec(),
    )];
    files.extend(pictures(new.loaded, registry)?);
    let manifest = Manifest {
        format: FORMAT,
        serial,
        published: new.published.to_string(),
        valid_until: new.valid_until.to_string(),
        province: registry.province().name.th.clone(),
        province_en: registry.province().name.en.clone(),
        letter: registry.letter().reference.clone(),
        letter_date: registry.letter().date.clone(),
        registry: name,
        files: files.iter().map(entry).collect(),
    };
    put(new.folder, &manifest, &files, new.key, before.keys)
}

/// Changes the key: writes a statement that the old one signs, and publishes what is there again,
/// signed with the new one.
///
/// # Errors
///
/// Returns [`NotPublished`] if nothing was published with the old key, or if it cannot be written.
pub fn change_key(
    folder: &Path,
    old: &SecretKey,
    new: &SecretKey,
    day: Date,
) -> Result<Published, NotPublished> {
    let before = Before::read(folder)?;
    let latest = before
        .latest
        .ok_or(NotPublished::Refused(Refused::Nothing))?;
    if before.key.as_ref() != Some(old.public()) {
        return Err(NotPublished::OtherKey);
    }
    let number = before.keys + 1;
    let change = KeyChange {
        format: FORMAT,
        number,
        day: day.to_string(),
        from: old.public().line().to_owned(),
        to: new.public().line().to_owned(),
    };
    let own = folder.join(latest.to_string());
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error: io::Error| failed(&path, &error)
    };
    let manifest = fs::read(own.join(MANIFEST)).map_err(failed(&own))?;
    let manifest = Manifest::read(&manifest).map_err(NotPublished::Refused)?;
    let mut files = Vec::new();
    for file in &manifest.files {
        let bytes = fs::read(own.join(&file.path)).map_err(failed(&own))?;
        manifest
            .verify(file, &bytes, &[])
            .map_err(NotPublished::Refused)?;
        files.push((file.path.clone(), bytes));
    }
    let name = format!("{KEYS}/{number}.json");
    let bytes = json(&change)?;
    let signature = old.sign(&bytes, None)?;
    place(folder, &name, &bytes)?;
    place(folder, &signature_of(&name), signature.as_bytes())?;
    let manifest = Manifest {
        serial: before.next,
        ..manifest
    };
    put(folder, &manifest, &files, new, number)
}

/// What is in a folder before something is published there.
struct Before {
    /// The serial of the newest publication.
    latest: Option<u64>,
    /// The next serial. One that was begun is not used again.
    next: u64,
    /// How many statements change the key.
    keys: u32,
    key: Option<PublicKey>,
}

impl Before {
    fn read(folder: &Path) -> Result<Self, NotPublished> {
        let begun = fs::read_dir(folder).into_iter().flatten().flatten();
        let begun = begun.filter_map(|entry| entry.file_name().to_str()?.parse::<u64>().ok());
        let begun = begun.max().unwrap_or_default();
        let latest = match fs::read(folder.join(LATEST)) {
            Ok(bytes) => Some(Latest::read(&bytes).map_err(NotPublished::Refused)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(&folder.join(LATEST), &error)),
        };
        let serial = latest.as_ref().map(|latest| latest.serial);
        let key = fs::read_to_string(folder.join(PUBLIC_KEY)).ok();
        Ok(Self {
            next: serial.unwrap_or_default().max(begun) + 1,
            latest: serial,
            keys: latest.map_or(0, |latest| latest.keys),
            key: key.and_then(|key| PublicKey::read(&key)),
        })
    }
}

/// Writes a publication, signed, and then names it as the newest.
fn put(
    folder: &Path,
    manifest: &Manifest,
    files: &[(String, Vec<u8>)],
    key: &SecretKey,
    keys: u32,
) -> Result<Published, NotPublished> {
    if files.len() > MAX_FILES {
        return Err(NotPublished::TooMany);
    }
    let bytes = json(manifest)?;
    // Offices would refuse what cannot be read back.
    Manifest::read(&bytes).map_err(NotPublished::Refused)?;
    let signature = key.sign(&bytes, Some(manifest.serial))?;
    let own = folder.join(manifest.serial.to_string());
    let part = folder.join(format!(".{}.part", manifest.serial));
    let _ = fs::remove_dir_all(&part);
    for (name, contents) in files {
        place(&part, name, contents)?;
    }
    place(&part, MANIFEST, &bytes)?;
    place(&part, &signature_of(MANIFEST), signature.as_bytes())?;
    fs::rename(&part, &own).map_err(|error| failed(&own, &error))?;
    place(folder, PUBLIC_KEY, key.public().file().as_bytes())?;
    let latest = Latest {
        format: FORMAT,
        serial: manifest.serial,
        keys,
    };
    wait_for_next_second(&folder.join(LATEST));
    place(folder, LATEST, &json(&latest)?)?;
    Ok(Published {
        manifest: manifest.clone(),
        folder: own,
    })
}

/// Waits until the file at `path` is a second old. A web server tells by the second and the length
/// whether a file is another one, so offices would not notice a second publication in the same second.
fn wait_for_next_second(path: &Path) {
    let written = fs::metadata(path).and_then(|file| file.modified());
    let age = written.ok().and_then(|written| written.elapsed().ok());
    if let Some(left) = age.and_then(|age| Duration::from_secs(1).checked_sub(age)) {
        thread::sleep(left);
    }
}

/// Writes one file, and the folders that it is in.
fn place(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), NotPublished> {
    let path = name
        .split('/')
        .fold(folder.to_owned(), |path, part| path.join(part));
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
    whole(&path, bytes).map_err(|error| failed(&path, &error))
}

fn failed(path: &Path, error: &io::Error) -> NotPublished {
    NotPublished::Failed {
        path: path.to_owned(),
        cause: Cause::of(path, error),
    }
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, NotPublished> {
    let text = serde_json::to_string_pretty(value);
    let text = text.map_err(|error| failed(Path::new(""), &io::Error::other(error)))?;
    Ok(format!("{text}\n").into_bytes())
}

fn entry((path, bytes): &(String, Vec<u8>)) -> FileEntry {
    FileEntry {
        path: path.clone(),
        size: bytes.len() as u64,
        sha256: sha256(bytes),
    }
}

/// Returns the name of the registry in the publication: its own, as far as every system can have it.
fn publishable_name(file: &Path) -> String {
    let name = file_name(file);
    let is_plain = |c: char| !c.is_control() && !r#"\/:*?"<>|"#.contains(c);
    let name: String = name.chars().filter(|c| is_plain(*c)).collect();
    let name = name.trim_start_matches('.').trim_end_matches(['.', ' ']);
    if name.is_empty() || name.len() > 120 {
        "registry.ron".to_owned()
    } else {
        name.to_owned()
    }
}

/// Returns the pictures of a registry, each once.
fn pictures(loaded: &Loaded, registry: &Registry) -> Result<Vec<(String, Vec<u8>)>, NotPublished> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let pictures = registry
        .groups()
        .filter_map(|(_, group)| group.picture.as_ref());
    for picture in pictures {
        if files.iter().any(|(path, _)| *path == picture.path) {
            continue;
        }
        let bytes = picture_bytes(&loaded.origin, &picture.path);
        let bytes = bytes.map_err(|error| NotPublished::Picture {
            path: picture.path.clone(),
            error,
        })?;
        files.push((picture.path.clone(), bytes));
    }
    Ok(files)
}
