//! Files that are ZIP archives. How much is packed in them is counted before anything is kept.

use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;

use super::MAX_BYTES;
use crate::import::Refused;

/// The maximum number of files in an archive.
const MAX_FILES: usize = 2_000;

/// An archive whose contents are known to be small enough.
pub(super) struct Archive<'b>(ZipArchive<Cursor<&'b [u8]>>);

impl<'b> Archive<'b> {
    /// Opens the archive `bytes`, and unpacks each file in it once without keeping it.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Refused> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
        if archive.len() > MAX_FILES {
            return Err(too_large());
        }
        let mut left = MAX_BYTES;
        for at in 0..archive.len() {
            // A file that cannot be unpacked matters only once it is read.
            let Ok(file) = archive.by_index(at) else {
                continue;
            };
            let unpacked = io::copy(&mut file.take(left + 1), &mut io::sink());
            left = left
                .checked_sub(unpacked.unwrap_or_default())
                .ok_or_else(too_large)?;
        }
        Ok(Self(archive))
    }

    /// Opens the file `name` in the archive.
    pub fn file(&mut self, name: &str) -> Result<BufReader<impl Read + '_>, Refused> {
        let file = self.0.by_name(name).map_err(|_| Refused::Damaged)?;
        Ok(BufReader::new(file.take(MAX_BYTES)))
    }
}

fn too_large() -> Refused {
    Refused::TooLarge(MAX_BYTES / 1024 / 1024)
}
