//! Texts that are encrypted with a passphrase, in the format of age (age-encryption.org), so that other
//! programs can open them too.

/// What an encrypted file begins with: the file itself, or the same as lines of text.
const BEGINNINGS: [&[u8]; 2] = [
    b"age-encryption.org/v1",
    b"-----BEGIN AGE ENCRYPTED FILE-----",
];

/// Returns whether these are the contents of an encrypted file.
#[must_use]
pub fn is_encrypted(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().any(|start| bytes.starts_with(start))
}

#[cfg(feature = "import")]
pub use with_age::{NotDecrypted, Passphrase};
#[cfg(all(feature = "import", feature = "print"))]
pub(super) use with_age::{decrypt, encrypt, encrypt_as_text};

#[cfg(feature = "import")]
mod with_age {
    use std::fmt;
    use std::io::{self, Read, Write};
    use std::iter;

    use age::armor::{ArmoredReader, ArmoredWriter, Format};
    use age::scrypt::{Identity, Recipient};
    use age::secrecy::ExposeSecret;
    use age::secrecy::SecretString;
    use age::{DecryptError, Decryptor, Encryptor};

    /// How long a passphrase must be at least, in characters.
    const SHORTEST: usize = 8;

    /// How much work a passphrase takes, as a power of two. An office's old computer needs about a
    /// second and 64 MB for it.
    const WORK: u8 = 16;

    /// The most work that a file may ask for, as the age program asks for it: 256 MB.
    const MAX_WORK: u8 = 18;

    /// A passphrase. Nothing shows it by accident, and it is wiped from the memory at the end.
    #[derive(Clone)]
    pub struct Passphrase(SecretString);

    impl Passphrase {
        /// Returns the passphrase that `line` is, without the end of the line. Returns `None` if there
        /// is nothing in it.
        #[must_use]
        pub fn of_line(line: &str) -> Option<Self> {
            let line = line
                .trim_start_matches('\u{feff}')
                .trim_end_matches(['\r', '\n']);
            (!line.trim().is_empty()).then(|| Self(line.to_owned().into()))
        }

        /// Returns whether it is too short to protect anything.
        #[must_use]
        pub fn is_short(&self) -> bool {
            self.0.expose_secret().chars().count() < SHORTEST
        }

        /// Returns whether both are the same.
        #[must_use]
        pub fn is_same(&self, other: &Self) -> bool {
            self.0.expose_secret() == other.0.expose_secret()
        }
    }

    impl fmt::Debug for Passphrase {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("Passphrase")
        }
    }

    /// Why a file was not decrypted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NotDecrypted {
        /// The passphrase is wrong. A file that is damaged at its beginning looks the same.
        Wrong,
        /// It is damaged or cut off.
        Damaged,
        /// It is not encrypted with a passphrase.
        OtherKey,
        /// It asks for more work than an office's computer should do.
        TooMuchWork,
        /// It is larger than a file may be.
        TooLarge,
    }

    /// Encrypts `bytes`.
    pub fn encrypt(bytes: &[u8], passphrase: &Passphrase) -> io::Result<Vec<u8>> {
        let mut recipient = Recipient::new(passphrase.0.clone());
        recipient.set_work_factor(WORK);
        let recipients = iter::once(&recipient as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
        let mut encrypted = Vec::with_capacity(bytes.len() + bytes.len() / 1_000 + 1_000);
        let mut writer = encryptor.wrap_output(&mut encrypted)?;
        writer.write_all(bytes)?;
        writer.finish()?;
        Ok(encrypted)
    }

    /// Encrypts `text` into lines of text.
    pub fn encrypt_as_text(text: &str, passphrase: &Passphrase) -> io::Result<String> {
        let encrypted = encrypt(text.as_bytes(), passphrase)?;
        let mut writer = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
        writer.write_all(&encrypted)?;
        String::from_utf8(writer.finish()?).map_err(io::Error::other)
    }

    /// Decrypts `bytes`, at most `limit` of them.
    pub fn decrypt(
        bytes: &[u8],
        passphrase: &Passphrase,
        limit: u64,
    ) -> Result<Vec<u8>, NotDecrypted> {
        let decryptor = Decryptor::new_buffered(ArmoredReader::new(bytes));
        let decryptor = decryptor.map_err(|_| NotDecrypted::Damaged)?;
        if !decryptor.is_scrypt() {
            return Err(NotDecrypted::OtherKey);
        }
        let mut identity = Identity::new(passphrase.0.clone());
        identity.set_max_work_factor(MAX_WORK);
        let reader = decryptor.decrypt(iter::once(&identity as &dyn age::Identity));
        let reader = reader.map_err(|error| match error {
            DecryptError::ExcessiveWork { .. } => NotDecrypted::TooMuchWork,
            DecryptError::InvalidHeader | DecryptError::InvalidMac | DecryptError::Io(_) => {
                NotDecrypted::Damaged
            }
            _ => NotDecrypted::Wrong,
        })?;
        let mut decrypted = Vec::new();
        let read = reader.take(limit + 1).read_to_end(&mut decrypted);
        read.map_err(|_| NotDecrypted::Damaged)?;
        if decrypted.len() as u64 > limit {
            return Err(NotDecrypted::TooLarge);
        }
        Ok(decrypted)
    }
}
