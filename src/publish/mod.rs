//! Signed registries: the manifest of a publication, keys and the words by which people compare them,
//! and why a publication is refused. Nothing here opens a file or a connection; `store` does.
//!
//! A publication is a folder named by its serial. It holds a registry with its pictures, a manifest
//! with the size and the hash of every file, and a minisign signature of the manifest. A small file
//! beside these folders, [`LATEST`], names the newest and is written last.

mod key;
mod manifest;
mod refused;
mod words;

pub use key::{BadKey, PublicKey, SecretKey, Signed};
pub use manifest::{
    FORMAT, FileEntry, KEYS, KeyChange, LATEST, Latest, MANIFEST, MAX_FILES, Manifest, PUBLIC_KEY,
    sha256, signature_of,
};
pub use refused::Refused;
pub use words::{KeyWords, WORDS};
