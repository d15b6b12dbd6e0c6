//! What can go wrong with a registry's file, each with its outcome: files that are damaged, hostile
//! or of another kind, disks that are full or fail, programs that are ended while they save, and two
//! that save at once. Afterwards the old or the new contents are there, whole, and nothing is lost.
//!
//! `FAULTS=full` runs every case instead of a part of them: each place at which a file can be cut
//! off, 1,000 rounds of two writers, 300 programs that are ended.
#![cfg(all(feature = "cli", feature = "print"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should panic"
)]

#[path = "../commands/mod.rs"]
mod commands;
#[cfg(all(unix, feature = "import"))]
mod encrypted;
mod reading;
#[cfg(unix)]
mod saving;
#[cfg(feature = "import")]
mod stored;

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use commands::run_command;

const FICTITIOUS: &str = include_str!("../cases/valid/fictitious.ron");

/// The longest that a command may take on a file that it refuses, on a busy machine.
const MAX_TIME: Duration = Duration::from_secs(20);

/// Returns the first number in an ordinary run, the second in a full one.
fn ordinary_or_full<T>(ordinary: T, full: T) -> T {
    if std::env::var("FAULTS").is_ok_and(|value| value == "full") {
        full
    } else {
        ordinary
    }
}

/// Returns the exit code of a command, and everything that it says.
fn command(args: &[&str]) -> (u8, String) {
    let ran = run_command(args, b"", 200);
    (ran.code, ran.output + &ran.errors)
}

/// Returns a new folder that any user may use.
fn folder(name: &str) -> PathBuf {
    let name = format!("trongklum-faults-{name}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
    }
    folder
}
