//! Starts the program with the computer, in the background, if the user wants that.

use std::io;

/// Returns whether the program can be started with the computer here. A program carried on a USB
/// stick cannot: the stick may be elsewhere.
#[must_use]
pub fn can_start_with_computer() -> bool {
    system::is_known() && !super::settings::is_carried()
}

/// Returns whether the program starts with the computer.
#[must_use]
pub fn starts_with_computer() -> bool {
    system::starts()
}

/// Makes the program start with the computer, or not.
///
/// # Errors
///
/// Returns an error if the system does not take it.
pub fn start_with_computer(starts: bool) -> io::Result<()> {
    if starts {
        let program = std::env::current_exe()?;
        system::start(&program)
    } else {
        system::stop()
    }
}

/// The option that starts the program without a window.
#[cfg(any(windows, target_os = "linux", test))]
const OPTION: &str = "--background";

#[cfg(target_os = "linux")]
mod system {
    use std::fs;
    use std::io;
    use std::path::{Path, PathBuf};

    use directories::BaseDirs;

    use super::OPTION;
    use crate::lang::Lang;
    use crate::store::whole::whole;

    /// Returns the file that desktops read when a user logs in.
    fn file() -> Option<PathBuf> {
        let folder = BaseDirs::new()?.config_dir().join("autostart");
        Some(folder.join("trongklum.desktop"))
    }

    pub fn is_known() -> bool {
        file().is_some()
    }

    pub fn starts() -> bool {
        file().is_some_and(|file| file.exists())
    }

    pub fn start(program: &Path) -> io::Result<()> {
        let file = file().ok_or(io::ErrorKind::NotFound)?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let program = program.to_str().ok_or(io::ErrorKind::InvalidInput)?;
        whole(&file, entry(program).as_bytes())
    }

    pub fn stop() -> io::Result<()> {
        let gone = file().map_or(Ok(()), fs::remove_file);
        match gone {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    /// Returns the desktop entry for `program`.
    pub(super) fn entry(program: &str) -> String {
        let mut quoted = String::new();
        for c in program.chars() {
            // Quoted once for the command line, and once more as a value of the file.
            match c {
                '"' | '`' | '$' => quoted.extend(['\\', '\\', c]),
                '\\' => quoted.push_str(r"\\\\"),
                '%' => quoted.push_str("%%"),
                _ => quoted.push(c),
            }
        }
        let name = |lang: Lang| lang.text("app-name");
        // Desktops pass over an entry whose program is gone.
        let tried = program.replace('\\', r"\\");
        format!(
            "[Desktop Entry]\nType=Application\nName={}\nName[th]={}\nExec=\"{quoted}\" {OPTION}\n\
             TryExec={tried}\nIcon=trongklum\nTerminal=false\nX-GNOME-Autostart-enabled=true\n",
            name(Lang::English),
            name(Lang::Thai),
        )
    }
}

#[cfg(windows)]
mod system {
    use std::io;
    use std::path::Path;

    use windows_registry::CURRENT_USER;

    use super::OPTION;

    /// Where Windows looks for what starts with a user's session.
    const RUN: &str = r"Software\Microsoft\Windows\CurrentVersion\Run";
    const NAME: &str = "TrongKlum";

    pub fn is_known() -> bool {
        true
    }

    pub fn starts() -> bool {
        let run = CURRENT_USER.open(RUN);
        run.is_ok_and(|run| run.get_string(NAME).is_ok())
    }

    pub fn start(program: &Path) -> io::Result<()> {
        let program = program.to_str().ok_or(io::ErrorKind::InvalidInput)?;
        let run = CURRENT_USER.create(RUN).map_err(io::Error::other)?;
        run.set_string(NAME, format!("\"{program}\" {OPTION}"))
            .map_err(io::Error::other)
    }

    pub fn stop() -> io::Result<()> {
        if !starts() {
            return Ok(());
        }
        let run = CURRENT_USER.create(RUN).map_err(io::Error::other)?;
        run.remove_value(NAME).map_err(io::Error::other)
    }
}

#[cfg(not(any(windows, target_os = "linux")))]
mod system {
    use std::io;
    use std::path::Path;

    pub fn is_known() -> bool {
        false
    }

    pub fn starts() -> bool {
        false
    }

    pub fn start(_program: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub fn stop() -> io::Result<()> {
        Ok(())
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_entry_runs_the_program_whatever_its_path() {
        let line = |program: &str| {
            let entry = system::entry(program);
            let line = entry.lines().find(|line| line.starts_with("Exec="));
            line.unwrap().to_owned()
        };
        assert_eq!(
            line("/usr/bin/trongklum"),
            format!("Exec=\"/usr/bin/trongklum\" {OPTION}")
        );
        assert_eq!(
            line("/งาน/50% \"a\" $x"),
            format!("Exec=\"/งาน/50%% \\\\\"a\\\\\" \\\\$x\" {OPTION}")
        );
    }
}
