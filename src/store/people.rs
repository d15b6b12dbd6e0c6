//! Files of people, in the clear or encrypted with a passphrase. One that is encrypted is never written
//! in the clear: what is being written, the old contents and the lock lie beside it, and all of them are
//! encrypted before they reach the disk. It is saved as a registry is.

use std::fmt;
use std::io;
use std::path::Path;

use super::crypt::{NotDecrypted, Passphrase, decrypt, encrypt, encrypt_as_text, is_encrypted};
use super::load::limited;
use super::save::save_bytes;
use super::{Cause, MAX_REGISTRY_BYTES, NotSaved, Saved, Seen, in_form, look, plain, reason_key};

/// Why a file of people was not opened. Nothing of it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// The system refused, for the reason with this key.
    Unreadable(&'static str),
    TooLarge,
    NotText,
    /// It is encrypted, and no passphrase was given.
    Locked,
    NotDecrypted(NotDecrypted),
}

impl NotOpened {
    /// Returns the key of the message that says so.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreadable(_) => "people-not-opened",
            Self::TooLarge | Self::NotDecrypted(NotDecrypted::TooLarge) => {
                "people-not-opened-too-large"
            }
            Self::NotText => "people-not-opened-no-text",
            Self::Locked => "people-not-opened-locked",
            Self::NotDecrypted(NotDecrypted::Wrong) => "people-not-opened-wrong",
            Self::NotDecrypted(NotDecrypted::Damaged) => "people-not-opened-damaged",
            Self::NotDecrypted(NotDecrypted::OtherKey) => "people-not-opened-other-key",
            Self::NotDecrypted(NotDecrypted::TooMuchWork) => "people-not-opened-work",
        }
    }

    /// Returns the key of the reason why the system refused.
    #[must_use]
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Unreadable(reason) => Some(reason),
            _ => None,
        }
    }
}

/// A file of people that is open. It knows how it is protected, so that saving cannot forget it.
#[derive(Clone, Default)]
pub struct OpenPeople {
    text: String,
    /// The contents, decrypted. They have the form of the file.
    clear: Option<Vec<u8>>,
    seen: Seen,
    passphrase: Option<Passphrase>,
}

/// A file of people that was saved.
#[derive(Clone, Debug)]
pub struct SavedPeople {
    pub saved: Saved,
    /// The file as it is now. The next save starts from it.
    pub open: OpenPeople,
}

/// What is where a file of people was opened.
#[derive(Clone, Debug)]
pub enum NowThere {
    /// The same as before.
    Same,
    /// Something else, protected as the file was or not at all.
    Other(OpenPeople),
    /// Something that is encrypted with another passphrase.
    Locked,
    /// No file.
    Gone,
    /// Something that cannot be read.
    Unread,
}

impl OpenPeople {
    /// Returns a file that is not there yet. With a passphrase, it will be encrypted.
    #[must_use]
    pub fn new_file(passphrase: Option<Passphrase>) -> Self {
        Self {
            passphrase,
            ..Self::default()
        }
    }

    /// Opens the file at `path`. The passphrase is used only if it is encrypted.
    ///
    /// # Errors
    ///
    /// Returns [`NotOpened`] if it cannot be read or decrypted.
    pub fn open(path: &Path, passphrase: Option<&Passphrase>) -> Result<Self, NotOpened> {
        let unreadable = |error: io::Error| NotOpened::Unreadable(reason_key(path, error.kind()));
        let bytes = limited(path).map_err(unreadable)?;
        let bytes = bytes.ok_or(NotOpened::TooLarge)?;
        let seen = Seen::contents(bytes.clone());
        Self::of_bytes(&bytes, &seen, passphrase)
    }

    /// Opens `bytes`, which are the contents that were `seen`.
    fn of_bytes(
        bytes: &[u8],
        seen: &Seen,
        passphrase: Option<&Passphrase>,
    ) -> Result<Self, NotOpened> {
        let is_locked = is_encrypted(bytes);
        let clear = match (is_locked, passphrase) {
            (false, _) => bytes.to_owned(),
            (true, None) => return Err(NotOpened::Locked),
            (true, Some(passphrase)) => {
                let decrypted = decrypt(bytes, passphrase, MAX_REGISTRY_BYTES);
                decrypted.map_err(NotOpened::NotDecrypted)?
            }
        };
        let text = std::str::from_utf8(&clear).map_err(|_| NotOpened::NotText)?;
        Ok(Self {
            text: plain(text.to_owned()),
            clear: Some(clear),
            seen: seen.clone(),
            passphrase: passphrase.filter(|_| is_locked).cloned(),
        })
    }

    /// Returns the text, with `\n` as the only line end and without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what was seen of the file on the disk: what is encrypted stays so.
    #[must_use]
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Returns whether there is no file yet.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.seen.is_nothing()
    }

    /// Returns whether it is encrypted, or will be once it is saved.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.passphrase.is_some()
    }

    /// Saves `text` in place of what was opened, protected as it is.
    ///
    /// # Errors
    ///
    /// Returns [`NotSaved`] if anything else is there now, or if it cannot be written. Then the file is
    /// as it was.
    pub fn save(&self, path: &Path, text: &str) -> Result<SavedPeople, NotSaved> {
        self.write(path, text, self.passphrase.as_ref())
    }

    /// Saves the same text, encrypted with `passphrase`, or with another one than before. No copy of
    /// earlier contents stays in the clear beside it: the newest are encrypted, the others removed.
    ///
    /// # Errors
    ///
    /// Returns [`NotSaved`] as [`Self::save`] does.
    pub fn encrypt(&self, path: &Path, passphrase: &Passphrase) -> Result<SavedPeople, NotSaved> {
        self.write(path, &self.text, Some(passphrase))
    }

    /// Saves the same text in the clear. Copies of earlier contents stay encrypted.
    ///
    /// # Errors
    ///
    /// Returns [`NotSaved`] as [`Self::save`] does.
    pub fn decrypt(&self, path: &Path) -> Result<SavedPeople, NotSaved> {
        self.write(path, &self.text, None)
    }

    /// Returns the same file on its way to a place where there is nothing yet.
    #[must_use]
    pub fn moved(&self) -> Self {
        Self {
            seen: Seen::nothing(),
            ..self.clone()
        }
    }

    /// Returns the same file, to be saved over whatever is at `path`. It stays protected as it is.
    ///
    /// # Errors
    ///
    /// Returns [`NotSaved`] if what is there cannot be read.
    pub fn over(&self, path: &Path) -> Result<Self, NotSaved> {
        let seen = look(path).map_err(|error| NotSaved::Failed(Cause::of(path, &error)))?;
        Ok(Self {
            seen,
            ..self.clone()
        })
    }

    /// Returns what is at `path` now, beside what was opened.
    #[must_use]
    pub fn now_at(&self, path: &Path) -> NowThere {
        match look(path) {
            Ok(seen) if seen.is_same(&self.seen) => NowThere::Same,
            Ok(seen) => self.beside(&seen),
            Err(_) => NowThere::Unread,
        }
    }

    /// Returns what somebody else wrote into the file, if that is why it was not saved.
    #[must_use]
    pub fn theirs(&self, why: &NotSaved) -> Option<NowThere> {
        match why {
            NotSaved::Changed { theirs } => Some(self.beside(theirs)),
            NotSaved::Gone => Some(NowThere::Gone),
            _ => None,
        }
    }

    /// Returns what was `seen` in place of the file.
    fn beside(&self, seen: &Seen) -> NowThere {
        let Some(bytes) = seen.bytes() else {
            return if seen.is_nothing() {
                NowThere::Gone
            } else {
                NowThere::Unread
            };
        };
        match Self::of_bytes(bytes, seen, self.passphrase.as_ref()) {
            Ok(open) => NowThere::Other(open),
            Err(NotOpened::Locked | NotOpened::NotDecrypted(NotDecrypted::Wrong)) => {
                NowThere::Locked
            }
            Err(_) => NowThere::Unread,
        }
    }

    fn write(
        &self,
        path: &Path,
        text: &str,
        passphrase: Option<&Passphrase>,
    ) -> Result<SavedPeople, NotSaved> {
        let failed = |error: io::Error| NotSaved::Failed(Cause::of(path, &error));
        let clear = in_form(text, self.clear.as_deref());
        if clear.len() as u64 > MAX_REGISTRY_BYTES {
            return Err(NotSaved::TooLarge);
        }
        let is_protected_alike = match (&self.passphrase, passphrase) {
            (Some(before), Some(after)) => before.is_same(after),
            (before, after) => before.is_none() && after.is_none(),
        };
        let is_same = self.clear.as_deref() == Some(&clear[..]) && is_protected_alike;
        let saved = match passphrase {
            // The same text is another file each time that it is encrypted.
            Some(_) if is_same && look(path).is_ok_and(|there| there.is_same(&self.seen)) => {
                Saved::already(self.seen.clone())
            }
            Some(passphrase) => {
                let cover = |bytes: &[u8]| encrypt(bytes, passphrase);
                let new = cover(&clear).map_err(failed)?;
                save_bytes(path, new, &self.seen, Some(&cover))?
            }
            None => save_bytes(path, clear.clone(), &self.seen, None)?,
        };
        let open = Self {
            text: plain(text.to_owned()),
            clear: Some(clear),
            seen: saved.seen.clone(),
            passphrase: passphrase.cloned(),
        };
        Ok(SavedPeople { saved, open })
    }

    /// Returns `text` as it may be kept outside the file, in case that the program ends before it is
    /// saved: encrypted if the file is.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be encrypted. Then it must not be kept.
    pub fn to_keep(&self, text: &str) -> io::Result<String> {
        match &self.passphrase {
            Some(passphrase) => encrypt_as_text(text, passphrase),
            None => Ok(text.to_owned()),
        }
    }

    /// Returns the text that [`Self::to_keep`] made `kept` of.
    ///
    /// # Errors
    ///
    /// Returns [`NotOpened`] if it cannot be decrypted.
    pub fn kept(&self, kept: &str) -> Result<String, NotOpened> {
        if !is_encrypted(kept.as_bytes()) {
            return Ok(kept.to_owned());
        }
        let passphrase = self.passphrase.as_ref().ok_or(NotOpened::Locked)?;
        let decrypted = decrypt(kept.as_bytes(), passphrase, MAX_REGISTRY_BYTES);
        let decrypted = decrypted.map_err(NotOpened::NotDecrypted)?;
        String::from_utf8(decrypted).map_err(|_| NotOpened::NotText)
    }
}

impl fmt::Debug for OpenPeople {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenPeople")
            .field("seen", &self.seen)
            .field("is_encrypted", &self.is_encrypted())
            .finish_non_exhaustive()
    }
}
