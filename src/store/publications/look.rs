//! Looking at a place: is there a newer publication, who signed it, and is it whole? Everything is
//! verified before it is kept, and kept before anything refers to it.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::super::load::load;
use super::super::whole::whole;
use super::followed::{
    Followed, FollowedFolder, State, current_second, folder_name, keep, lock, not_kept, thin,
};
use super::place::{Got, Place, Reach};
use crate::lang::Lang;
use crate::publish::{
    FileEntry, KEYS, KeyChange, LATEST, Latest, MANIFEST, Manifest, PUBLIC_KEY, PublicKey, Refused,
    Signed, signature_of,
};
use crate::registry::{Lines, Severity};
use crate::report::{Style, problem_report};
use crate::text::Date;

/// How many bytes each of the small files may have.
const MAX_SMALL: u64 = 4_000;

/// How many bytes a manifest may have.
const MAX_MANIFEST: u64 = 200_000;

/// How many bytes a file of a publication may have.
const MAX_FILE: u64 = 16_000_000;

/// How many changes of the key are followed in one look.
const MAX_CHANGES: u32 = 20;

/// How long to wait for a place.
#[derive(Clone, Copy, Debug)]
pub struct Patience(pub Duration);

impl Default for Patience {
    fn default() -> Self {
        Self(Duration::from_mins(2))
    }
}

/// A place that is not followed yet: what is published there, and the key to compare.
#[derive(Clone, Debug)]
pub struct Found {
    pub place: Place,
    pub key: PublicKey,
    pub manifest: Manifest,
    latest: Latest,
    /// The manifest and its signature as they were signed.
    signed: [Vec<u8>; 2],
}

/// What a look found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Nothing newer.
    Same,
    /// A publication that waits to be accepted.
    Waiting,
}

/// Looks at a place that is not followed yet.
///
/// # Errors
///
/// Returns [`Refused`] if there is no publication that can be taken.
pub fn find(place: &Place, day: Option<Date>, patience: Patience) -> Result<Found, Refused> {
    let reach = Reach::new(place, patience.0);
    let latest = Latest::read(&reach.bytes(LATEST, MAX_SMALL)?)?;
    let key = reach.text(PUBLIC_KEY, MAX_SMALL)?;
    let key = PublicKey::read(&key).ok_or(Refused::Unreadable {
        file: PUBLIC_KEY.to_owned(),
    })?;
    let signed = signed_manifest(&reach, latest.serial)?;
    let manifest = verified(&signed, &key, latest.serial, day)?;
    Ok(Found {
        place: place.clone(),
        key,
        manifest,
        latest,
        signed,
    })
}

impl FollowedFolder {
    /// Follows a place from now on, whose key the user trusts, and takes what is published there.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if it cannot be taken. Then nothing changes.
    pub fn follow(&self, found: &Found, patience: Patience) -> Result<Followed, Refused> {
        let folder = self.of(&found.place);
        let _lock = lock(&folder)?;
        let reach = Reach::new(&found.place, patience.0);
        let in_use = take(&reach, &folder, &found.manifest, &found.signed)?;
        let state = State {
            place: found.place.text(),
            key: found.key.line().to_owned(),
            in_use,
            waiting: None,
            waiting_key: None,
            keys: found.latest.keys,
            looked: current_second(),
            tag: None,
        };
        keep(&folder, &state)?;
        self.get(&found.place)
            .ok_or(Refused::NotKept("refused-not-kept"))
    }
}

impl Followed {
    /// Looks whether there is a newer publication, and fetches it.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if there is one that cannot be taken, or if the place cannot be looked
    /// at. What is in use stays in use.
    pub fn look(&mut self, day: Option<Date>, patience: Patience) -> Result<Looked, Refused> {
        let place = Place::read(&self.state.place)?;
        let _lock = lock(&self.folder)?;
        // Another of these programs may have looked, or accepted what it found.
        self.renew()?;
        let reach = Reach::new(&place, patience.0);
        let seen = self.waiting().map_or(0, |waiting| waiting.manifest.serial);
        let seen = seen.max(self.manifest().serial);
        let (latest, tag) = match reach.get(LATEST, MAX_SMALL, self.state.tag.as_ref())? {
            Got::Same => return self.looked(),
            Got::New { bytes, tag } => (Latest::read(&bytes)?, tag),
        };
        if latest.serial < seen {
            return Err(Refused::Older {
                serial: latest.serial,
                have: seen,
            });
        }
        if latest.serial > seen {
            self.fetch(&reach, &latest, day)?;
        } else {
            self.is_still(&reach, seen)?;
        }
        self.state.tag = tag;
        self.looked()
    }

    /// Notes that the place was looked at.
    fn looked(&mut self) -> Result<Looked, Refused> {
        self.state.looked = current_second();
        keep(&self.folder, &self.state)?;
        Ok(match self.state.waiting {
            Some(_) => Looked::Waiting,
            None => Looked::Same,
        })
    }

    /// Refuses another publication that has the serial of the one that was taken.
    fn is_still(&self, reach: &Reach<'_>, serial: u64) -> Result<(), Refused> {
        let signed = signed_manifest(reach, serial)?;
        let kept = self.state.waiting.as_ref().unwrap_or(&self.state.in_use);
        let key = self.state.waiting_key.as_ref().unwrap_or(&self.state.key);
        let key = PublicKey::read(key).ok_or(Refused::OtherKey)?;
        let manifest = verified(&signed, &key, serial, None)?;
        if folder_name(&manifest, &signed[0]) == *kept {
            return Ok(());
        }
        Err(Refused::Mixed {
            file: format!("{serial}/{MANIFEST}"),
        })
    }

    fn fetch(
        &mut self,
        reach: &Reach<'_>,
        latest: &Latest,
        day: Option<Date>,
    ) -> Result<(), Refused> {
        let trusted = self.state.waiting_key.as_ref().unwrap_or(&self.state.key);
        let trusted = PublicKey::read(trusted).ok_or(Refused::OtherKey)?;
        let signed = signed_manifest(reach, latest.serial)?;
        let mut key = trusted.clone();
        let manifest = match verified(&signed, &key, latest.serial, day) {
            Err(Refused::OtherKey) => {
                key = changed_key(reach, &trusted, self.state.keys, latest.keys)?;
                verified(&signed, &key, latest.serial, day)?
            }
            other => other?,
        };
        let name = take(reach, &self.folder, &manifest, &signed)?;
        self.state.waiting = Some(name);
        if key != trusted {
            self.state.waiting_key = Some(key.line().to_owned());
        }
        self.state.keys = latest.keys;
        thin(&self.folder, &self.state);
        Ok(())
    }
}

/// Fetches the manifest of a publication and its signature.
fn signed_manifest(reach: &Reach<'_>, serial: u64) -> Result<[Vec<u8>; 2], Refused> {
    let manifest = reach.bytes(&format!("{serial}/{MANIFEST}"), MAX_MANIFEST)?;
    let signature = format!("{serial}/{}", signature_of(MANIFEST));
    Ok([manifest, reach.bytes(&signature, MAX_SMALL)?])
}

/// Reads a manifest that `key` has signed, of the publication `serial`.
fn verified(
    [bytes, signature]: &[Vec<u8>; 2],
    key: &PublicKey,
    serial: u64,
    day: Option<Date>,
) -> Result<Manifest, Refused> {
    let file = format!("{serial}/{MANIFEST}");
    let mixed = || Refused::Mixed { file: file.clone() };
    let signature = String::from_utf8_lossy(signature);
    match key.verify(bytes, &signature, &file) {
        Err(Refused::Changed { .. }) if is_of_another(bytes, &signature) => return Err(mixed()),
        other => other?,
    };
    let manifest = Manifest::read(bytes)?;
    if manifest.serial != serial {
        return Err(mixed());
    }
    if manifest.is_past(day) {
        return Err(Refused::PastDate {
            until: manifest.valid_until,
        });
    }
    Ok(manifest)
}

/// Returns whether a manifest and a signature that do not fit claim to be of two publications.
fn is_of_another(manifest: &[u8], signature: &str) -> bool {
    let claimed = Signed::claimed(signature).and_then(|signed| signed.serial);
    let serial = serde_json::from_slice::<serde_json::Value>(manifest).ok();
    let serial = serial.and_then(|manifest| manifest.get("serial")?.as_u64());
    claimed.zip(serial).is_some_and(|(one, other)| one != other)
}

/// Returns the key that signed statements lead to from `trusted`. A statement of another key leads
/// nowhere.
fn changed_key(
    reach: &Reach<'_>,
    trusted: &PublicKey,
    known: u32,
    count: u32,
) -> Result<PublicKey, Refused> {
    let mut key = trusted.clone();
    let last = count.min(known.saturating_add(MAX_CHANGES));
    for number in known.saturating_add(1)..=last {
        let file = format!("{KEYS}/{number}.json");
        let bytes = reach.bytes(&file, MAX_SMALL)?;
        let signature = reach.text(&signature_of(&file), MAX_SMALL)?;
        key.verify(&bytes, &signature, &file)?;
        let change = KeyChange::read(&bytes, &file)?;
        let to = PublicKey::read(&change.to);
        if change.number != number || change.from != key.line() {
            return Err(Refused::Mixed { file });
        }
        key = to.ok_or(Refused::Unreadable { file })?;
    }
    Ok(key)
}

/// Fetches the files of a publication into the folder of its place. Returns the name of its folder.
fn take(
    reach: &Reach<'_>,
    folder: &Path,
    manifest: &Manifest,
    signed: &[Vec<u8>; 2],
) -> Result<String, Refused> {
    let kept = Followed::kept(folder);
    let earlier: Vec<Manifest> = kept.iter().map(|(_, manifest)| manifest.clone()).collect();
    let name = folder_name(manifest, &signed[0]);
    if kept.iter().any(|(kept, _)| *kept == name) {
        return Ok(name);
    }
    let part = folder.join(format!(".new-{name}"));
    let failed = |error: io::Error| not_kept(&error);
    let _ = fs::remove_dir_all(&part);
    fs::create_dir_all(&part).map_err(failed)?;
    let placed = (|| {
        for file in &manifest.files {
            let bytes = match copied(folder, &kept, file) {
                Some(bytes) => bytes,
                None => reach.bytes(&format!("{}/{}", manifest.serial, file.path), MAX_FILE)?,
            };
            manifest.verify(file, &bytes, &earlier)?;
            read_only(&part, &file.path, &bytes).map_err(failed)?;
        }
        usable(&part.join(&manifest.registry))?;
        read_only(&part, &signature_of(MANIFEST), &signed[1]).map_err(failed)?;
        read_only(&part, MANIFEST, &signed[0]).map_err(failed)?;
        fs::rename(&part, folder.join(&name)).map_err(failed)
    })();
    if placed.is_err() {
        let _ = fs::remove_dir_all(&part);
    }
    placed.map(|()| name)
}

/// Returns a file from a publication that is kept, if it has the same contents.
fn copied(folder: &Path, kept: &[(String, Manifest)], file: &FileEntry) -> Option<Vec<u8>> {
    let mut others = kept.iter().filter_map(|(name, manifest)| {
        let same = |other: &&FileEntry| other.sha256 == file.sha256;
        let other = manifest.files.iter().find(same)?;
        fs::read(folder.join(name).join(&other.path)).ok()
    });
    // Somebody may have changed it on this machine.
    others.find(|bytes| crate::publish::sha256(bytes) == file.sha256)
}

/// Writes a file that nothing is saved over.
fn read_only(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let path = name
        .split('/')
        .fold(folder.to_owned(), |path, part| path.join(part));
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    whole(&path, bytes)?;
    let mut permissions = fs::metadata(&path)?.permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions)
}

/// Refuses a registry that this program cannot use.
fn usable(path: &Path) -> Result<(), Refused> {
    let loaded = load(path);
    if loaded.registry.is_some() {
        return Ok(());
    }
    let errors = loaded.problems.iter();
    let mut errors = errors.filter(|problem| problem.severity() == Severity::Error);
    let (lines, name) = (Lines::of(&loaded.text), path.file_name());
    let name = name.unwrap_or_default().to_string_lossy();
    let style = Style::new(Lang::default(), None);
    let first = errors.next().map(|problem| {
        let report = problem_report(problem, &name, &lines, style);
        match report.line {
            Some(line) => format!("{name}:{line}: {}", report.message),
            None => format!("{name}: {}", report.message),
        }
    });
    Err(Refused::Unusable {
        problem: first.unwrap_or_default(),
    })
}
