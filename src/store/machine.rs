//! What the program remembers of this machine rather than of a person: by what way the window
//! was drawn. Losing it costs a slower start and nothing else, so it is never complained about.

use std::hash::Hasher;
use std::path::PathBuf;

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use super::settings;

/// What is known of drawing on this machine; the ways are named as the renderer names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Machine {
    /// The way by which the window last came up.
    pub drawn: Option<String>,
    /// Ways that were begun and did not come as far as a drawn window, be it that the driver
    /// took the program down.
    pub failed: Vec<String>,
}

/// Where it is kept.
#[derive(Clone, Debug)]
pub struct MachineFile {
    path: PathBuf,
}

impl MachineFile {
    /// The platform's place for what does not follow a person from machine to machine.
    #[must_use]
    pub fn standard() -> Option<Self> {
        let folder = settings::folder(ProjectDirs::config_local_dir)?;
        Some(Self::at(folder.join("machine.ron")))
    }

    /// Kept at `path`.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// What was kept; nothing where it cannot be read.
    #[must_use]
    pub fn read(&self) -> Machine {
        let text = std::fs::read_to_string(&self.path);
        text.ok()
            .and_then(|text| settings::parse(&text).ok())
            .unwrap_or_default()
    }

    /// Keeps `machine`, where that is possible.
    pub fn write(&self, machine: &Machine) {
        let _ = settings::write(&self.path, machine);
    }
}

/// What tells one desktop of a person from another: a window on one is no use on the other.
const DESKTOP: [&str; 3] = ["DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME"];

/// Where the starts of one person on one desktop meet: a file in a folder of the person's own,
/// or, on Windows, the name of a pipe, which only its owner may write to.
#[must_use]
pub fn meeting_place() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "trongklum")?;
    let folder = folders.config_local_dir();
    // Two versions of the program must arrive at the same name, so the hash is one whose values
    // are specified; the standard library's may change between compilers.
    let mut key = SipHasher13::new();
    key.write(folder.as_os_str().as_encoded_bytes());
    for name in DESKTOP {
        // A separator keeps ("a", "") apart from ("", "a"). A variable that is empty and one that
        // is not set mean the same.
        key.write_u8(0);
        key.write(
            std::env::var_os(name)
                .unwrap_or_default()
                .as_encoded_bytes(),
        );
    }
    let name = format!("trongklum-{:016x}", key.finish());
    if cfg!(windows) {
        return Some(name.into());
    }
    let own = folders.runtime_dir().unwrap_or(folder);
    std::fs::create_dir_all(own).ok()?;
    Some(own.join(name))
}
