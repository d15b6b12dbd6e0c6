//! What the program remembers about this machine rather than about its user: which backend drew the
//! window. Losing it only costs a slower start, so errors are ignored.

use std::hash::Hasher;
use std::path::PathBuf;

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use super::settings;

/// What is known about drawing on this machine. Backends have the names that the renderer gives
/// them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Machine {
    /// The backend with which the window last came up.
    pub drawn: Option<String>,
    /// The backends that were tried but never drew a window, perhaps because the driver crashed the
    /// program.
    pub failed: Vec<String>,
}

/// The file that holds it.
#[derive(Clone, Debug)]
pub struct MachineFile {
    path: PathBuf,
}

impl MachineFile {
    /// Returns the platform's file for data that does not follow a user to other machines.
    #[must_use]
    pub fn standard() -> Option<Self> {
        let folder = settings::folder(ProjectDirs::config_local_dir)?;
        Some(Self::at(folder.join("machine.ron")))
    }

    /// Uses the file at `path`.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Reads the file. Returns the default if that fails.
    #[must_use]
    pub fn read(&self) -> Machine {
        let text = std::fs::read_to_string(&self.path);
        text.ok()
            .and_then(|text| settings::parse(&text).ok())
            .unwrap_or_default()
    }

    /// Writes `machine`, if possible.
    pub fn write(&self, machine: &Machine) {
        let _ = settings::write(&self.path, machine);
    }
}

/// The variables that tell a user's desktops apart. A window on one is of no use on another.
const DESKTOP_VARIABLES: [&str; 3] = ["DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME"];

/// Returns the place where a user's starts on one desktop meet: a file in a folder of the user's
/// own or, on Windows, the name of a pipe that only its owner may write to.
#[must_use]
pub fn meeting_place() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "trongklum")?;
    let folder = folders.config_local_dir();
    // Two versions of the program must arrive at the same name, so the hash is one whose values
    // are specified; the standard library's may change between compilers.
    let mut key = SipHasher13::new();
    key.write(folder.as_os_str().as_encoded_bytes());
    for name in DESKTOP_VARIABLES {
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
    let socket_folder = folders.runtime_dir().unwrap_or(folder);
    std::fs::create_dir_all(socket_folder).ok()?;
    Some(socket_folder.join(name))
}
