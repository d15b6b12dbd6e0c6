//! Runs commands with real files.

use std::path::{Path, PathBuf};

use trongklum::cli::DEFAULT_COLUMNS;

use super::commands::{Ran, run_command};

impl Ran {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.output).expect("JSON")
    }
}

pub fn command(arguments: &[&str]) -> Ran {
    run_command(arguments, b"", DEFAULT_COLUMNS)
}

/// A folder that goes with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let name = format!("people-{name}-{}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
