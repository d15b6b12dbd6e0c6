//! Runs commands with real files.

use std::ffi::OsString;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use trongklum::cli::{Console, DEFAULT_COLUMNS, Outcome, run};

pub struct Ran {
    pub code: u8,
    pub output: String,
    pub errors: String,
}

impl Ran {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.output).expect("JSON")
    }
}

pub fn command(arguments: &[&str]) -> Ran {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut console = Console {
        input: &mut Cursor::new(Vec::new()),
        output: &mut output,
        errors: &mut errors,
        columns: DEFAULT_COLUMNS,
    };
    let arguments = ["trongklum"].iter().chain(arguments).map(OsString::from);
    let Outcome::Exit(code) = run(arguments, &mut console) else {
        panic!("a window");
    };
    Ran {
        code,
        output: String::from_utf8(output).unwrap(),
        errors: String::from_utf8(errors).unwrap(),
    }
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
