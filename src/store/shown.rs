//! Files that the program makes only to show them.

use std::path::PathBuf;

use directories::ProjectDirs;

use super::settings;
use super::write::{NotWritten, write_new};

/// Writes `bytes` to the file `name` in the program's own folder for what can be made again. Returns
/// where it is.
///
/// # Errors
///
/// Returns [`NotWritten`] if it cannot be written.
pub fn write_to_show(name: &str, bytes: &[u8]) -> Result<PathBuf, NotWritten> {
    let own = settings::folder(ProjectDirs::cache_dir);
    let folder = own.unwrap_or_else(std::env::temp_dir);
    let path = folder.join(name);
    // A viewer that has it open may keep it from being written.
    if std::fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(path);
    }
    // If this fails, so does writing, and says why.
    let _ = std::fs::create_dir_all(&folder);
    write_new(&path, bytes, true)?;
    Ok(path)
}
