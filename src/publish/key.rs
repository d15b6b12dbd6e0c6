//! Keys and signatures of minisign.

use std::fmt;
use std::io::Cursor;

use minisign::{KeyPair, SecretKeyBox};
use minisign_verify::Signature;

use super::{KeyWords, Refused};

/// The comment in the first line of a file with a secret key.
const SECRET_COMMENT: &str = "Trong Klum secret key";

/// The prefix of the first line of minisign's files.
const COMMENT: &str = "untrusted comment: ";

/// The prefix of the serial in the comment that is signed with a file.
const SERIAL: &str = "serial:";

/// Why a key cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadKey {
    /// It is not a key of minisign.
    NoKey,
    /// The passphrase is wrong, or the file is damaged.
    Passphrase,
    /// The passphrase is longer than minisign takes.
    TooLong,
}

impl BadKey {
    /// Returns the key of the message that says so.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoKey => "key-none",
            Self::Passphrase => "key-passphrase",
            Self::TooLong => "key-passphrase-too-long",
        }
    }
}

/// A public key.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// As minisign writes it in one line.
    line: String,
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

impl PublicKey {
    /// Reads a key from its line, or from a file that minisign wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let line = lines.find(|line| !line.starts_with(COMMENT))?;
        let key = minisign::PublicKey::from_base64(line).ok()?;
        minisign_verify::PublicKey::from_base64(line).ok()?;
        Some(Self {
            line: key.to_base64(),
        })
    }

    /// Returns the key in one line.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Returns the file that minisign reads.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{COMMENT}Trong Klum public key\n{}\n", self.line)
    }

    /// Returns the words by which people compare the key.
    #[must_use]
    pub fn words(&self) -> KeyWords {
        KeyWords::of(self.line.as_bytes())
    }

    /// Verifies that `signature` is this key's signature of `bytes`, the contents of `file`.
    ///
    /// # Errors
    ///
    /// Returns [`Refused`] if it is another key's or not of these bytes.
    pub fn verify(&self, bytes: &[u8], signature: &str, file: &str) -> Result<Signed, Refused> {
        let unreadable = || Refused::Unreadable {
            file: super::signature_of(file),
        };
        let key = minisign_verify::PublicKey::from_base64(&self.line);
        let key = key.map_err(|_| unreadable())?;
        let signature = Signature::decode(signature).map_err(|_| unreadable())?;
        let signed = Signed {
            serial: serial(signature.trusted_comment()),
        };
        match key.verify(bytes, &signature, false) {
            Ok(()) => Ok(signed),
            Err(minisign_verify::Error::UnexpectedKeyId) => Err(Refused::OtherKey),
            Err(_) => Err(Refused::Changed {
                file: file.to_owned(),
            }),
        }
    }
}

/// What a signature says beside what it signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The serial of the publication.
    pub serial: Option<u64>,
}

impl Signed {
    /// Reads what a signature says, without verifying it. Only to explain why it does not fit.
    #[must_use]
    pub fn claimed(signature: &str) -> Option<Self> {
        let signature = Signature::decode(signature).ok()?;
        Some(Self {
            serial: serial(signature.trusted_comment()),
        })
    }
}

fn serial(comment: &str) -> Option<u64> {
    let mut words = comment.split_whitespace();
    words.find_map(|word| word.strip_prefix(SERIAL)?.parse().ok())
}

/// A secret key that can sign.
pub struct SecretKey {
    secret: minisign::SecretKey,
    public: PublicKey,
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the secret key of {:?}", self.public)
    }
}

impl SecretKey {
    /// Makes a new key. Returns the file to keep it in, encrypted if there is a passphrase, and the
    /// public key.
    ///
    /// # Errors
    ///
    /// Returns [`BadKey`] if the passphrase is too long, or if the system has no random numbers.
    pub fn generate(passphrase: Option<String>) -> Result<(String, PublicKey), BadKey> {
        let pair = match passphrase {
            Some(passphrase) => KeyPair::generate_encrypted_keypair(Some(passphrase)),
            None => KeyPair::generate_unencrypted_keypair(),
        };
        let pair = pair.map_err(|_| BadKey::TooLong)?;
        let file = pair.sk.to_box(Some(SECRET_COMMENT));
        let file = file.map_err(|_| BadKey::NoKey)?.into_string();
        let public = PublicKey::read(&pair.pk.to_base64()).ok_or(BadKey::NoKey)?;
        Ok((file, public))
    }

    /// Returns whether the key in `file` needs a passphrase.
    ///
    /// # Errors
    ///
    /// Returns [`BadKey::NoKey`] if there is none in it.
    pub fn needs_passphrase(file: &str) -> Result<bool, BadKey> {
        if Self::read(file, None).is_ok() {
            return Ok(false);
        }
        let line = file.lines().nth(1).unwrap_or_default();
        // "Ed" and "Sc", the algorithms, in base64.
        let is_encrypted = file.starts_with(COMMENT) && line.trim().starts_with("RWRTY");
        is_encrypted.then_some(true).ok_or(BadKey::NoKey)
    }

    /// Reads the key in `file`.
    ///
    /// # Errors
    ///
    /// Returns [`BadKey`] if there is none in it, or if the passphrase is another.
    pub fn read(file: &str, passphrase: Option<String>) -> Result<Self, BadKey> {
        let boxed = SecretKeyBox::from_string(file).map_err(|_| BadKey::NoKey)?;
        let secret = match passphrase {
            Some(passphrase) => boxed
                .into_secret_key(Some(passphrase))
                .map_err(|_| BadKey::Passphrase)?,
            None => boxed
                .into_unencrypted_secret_key()
                .map_err(|_| BadKey::NoKey)?,
        };
        let public = minisign::PublicKey::from_secret_key(&secret);
        let public = public.map_err(|_| BadKey::NoKey)?;
        let public = PublicKey::read(&public.to_base64()).ok_or(BadKey::NoKey)?;
        Ok(Self { secret, public })
    }

    /// Returns the public key.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs `bytes`, with the serial of their publication if they belong to one.
    ///
    /// # Errors
    ///
    /// Returns [`BadKey`] if the system has no random numbers.
    pub fn sign(&self, bytes: &[u8], serial: Option<u64>) -> Result<String, BadKey> {
        let comment = match serial {
            Some(serial) => format!("{SERIAL}{serial}"),
            None => "key".to_owned(),
        };
        let signature = minisign::sign(
            None,
            &self.secret,
            Cursor::new(bytes),
            Some(&comment),
            Some("signature by Trong Klum"),
        );
        let signature = signature.map_err(|_| BadKey::NoKey)?;
        Ok(signature.into_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SecretKey {
        let (file, public) = SecretKey::generate(None).unwrap();
        assert_eq!(SecretKey::needs_passphrase(&file), Ok(false));
        let key = SecretKey::read(&file, None).unwrap();
        assert_eq!(*key.public(), public);
        key
    }

    #[test]
    fn a_signature_fits_one_key_and_one_text() {
        let (one, other) = (key(), key());
        let signature = one.sign(b"text", Some(7)).unwrap();
        let verify = |key: &SecretKey, bytes: &[u8]| key.public().verify(bytes, &signature, "f");
        assert_eq!(verify(&one, b"text"), Ok(Signed { serial: Some(7) }));
        let changed = Refused::Changed { file: "f".into() };
        assert_eq!(verify(&one, b"texT"), Err(changed.clone()));
        assert_eq!(verify(&other, b"text"), Err(Refused::OtherKey));
        // The comment is signed too.
        let forged = signature.replace("serial:7", "serial:8");
        assert_eq!(one.public().verify(b"text", &forged, "f"), Err(changed));
        for bad in ["", "untrusted comment: x\nRWQ\n", "\u{feff}"] {
            let refused = one.public().verify(b"text", bad, "f");
            assert!(matches!(refused, Err(Refused::Unreadable { .. })), "{bad}");
        }
    }

    #[test]
    fn a_public_key_is_read_from_its_line_and_its_file() {
        let key = key();
        let public = key.public();
        assert_eq!(PublicKey::read(public.line()).as_ref(), Some(public));
        assert_eq!(PublicKey::read(&public.file()).as_ref(), Some(public));
        assert_eq!(PublicKey::read("RWQ no key"), None);
        assert_eq!(PublicKey::read(""), None);
    }

    #[test]
    fn a_passphrase_opens_only_its_own_key() {
        let (file, public) = SecretKey::generate(Some("รหัส 1".to_owned())).unwrap();
        assert_eq!(SecretKey::needs_passphrase(&file), Ok(true));
        let read = |passphrase: &str| SecretKey::read(&file, Some(passphrase.to_owned()));
        assert_eq!(*read("รหัส 1").unwrap().public(), public);
        assert_eq!(read("รหัส 2").err(), Some(BadKey::Passphrase));
        assert_eq!(SecretKey::needs_passphrase("x"), Err(BadKey::NoKey));
        assert_eq!(SecretKey::read("x", None).err(), Some(BadKey::NoKey));
    }
}
