//! The system's printers: CUPS on Linux and macOS, the shell's print verb on Windows. One small
//! interface, so that nothing else knows which.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// A printer the system knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    pub name: String,
    /// Whether the system prints there when no other is named.
    pub is_default: bool,
}

/// Why nothing was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotPrinted {
    /// The system has no print service, or it does not run.
    NoSpooler,
    /// It has none, or none that is the default.
    NoPrinter,
    /// It has none of this name.
    NoSuchPrinter(String),
    /// The print service refused; in its own words.
    Refused(String),
}

impl NotPrinted {
    /// The message that says so, and what it is to name.
    #[must_use]
    pub fn message(&self) -> (&'static str, &str) {
        match self {
            Self::NoSpooler => ("print-no-spooler", ""),
            Self::NoPrinter => ("print-no-printer", ""),
            Self::NoSuchPrinter(name) => ("print-no-such-printer", name),
            Self::Refused(detail) => ("print-refused", detail),
        }
    }
}

/// What to print, and where.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// A PDF.
    pub pdf: &'a [u8],
    /// What the queue calls it.
    pub title: &'a str,
    /// The system's default printer when none is named.
    pub printer: Option<&'a str>,
    pub copies: u16,
    /// The paper, as the print service calls it: "A4", "A3".
    pub media: &'a str,
}

/// The printers, the default first.
///
/// # Errors
///
/// When the system has no print service.
pub fn printers() -> Result<Vec<Printer>, NotPrinted> {
    let mut found = system::printers()?;
    found.sort_by_key(|printer| !printer.is_default);
    Ok(found)
}

/// Hands `job` to the print service, which then owns it.
///
/// # Errors
///
/// When there is no print service or printer, or it refuses.
pub fn print(job: &Job<'_>) -> Result<(), NotPrinted> {
    let known = printers()?;
    let found = match job.printer {
        Some(name) => known.iter().find(|printer| printer.name == name),
        // A lone printer needs no choosing.
        None if known.len() == 1 => known.first(),
        None => known.iter().find(|printer| printer.is_default),
    };
    let printer = found.ok_or_else(|| {
        let named = job
            .printer
            .map(|name| NotPrinted::NoSuchPrinter(name.to_owned()));
        named.unwrap_or(NotPrinted::NoPrinter)
    })?;
    system::print(job, &printer.name)
}

/// Runs `command`, with `input` if there is some.
fn run(command: &mut Command, input: Option<&[u8]>) -> Result<Output, NotPrinted> {
    let mut child = command
        .stdin(if input.is_some() {
            Stdio::piped()
        } else {
            Stdio::null()
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| NotPrinted::NoSpooler)?;
    if let (Some(mut pipe), Some(input)) = (child.stdin.take(), input) {
        // A program that ended early says why by its messages.
        let _ = pipe.write_all(input);
    }
    child.wait_with_output().map_err(|_| NotPrinted::NoSpooler)
}

/// What a program complained of.
fn complaint(output: &Output) -> NotPrinted {
    let words = String::from_utf8_lossy(&output.stderr);
    NotPrinted::Refused(words.trim().to_owned())
}

#[cfg(not(windows))]
mod system {
    use std::process::Command;

    use super::{Job, NotPrinted, Printer, complaint, run};

    fn lpstat(option: &str) -> Result<String, NotPrinted> {
        // Its words are read below.
        let output = run(Command::new("lpstat").env("LC_ALL", "C").arg(option), None)?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    pub(super) fn printers() -> Result<Vec<Printer>, NotPrinted> {
        if !lpstat("-r")?.contains("is running") {
            return Err(NotPrinted::NoSpooler);
        }
        let default = lpstat("-d")?;
        let default = default.rsplit_once(": ").map(|(_, name)| name.trim());
        let named = lpstat("-e")?;
        let names = named.lines().map(str::trim).filter(|name| !name.is_empty());
        Ok(names
            .map(|name| Printer {
                name: name.to_owned(),
                is_default: default == Some(name),
            })
            .collect())
    }

    pub(super) fn print(job: &Job<'_>, printer: &str) -> Result<(), NotPrinted> {
        let mut lp = Command::new("lp");
        lp.env("LC_ALL", "C")
            .args(["-d", printer])
            .args(["-n", &job.copies.max(1).to_string()])
            .args(["-t", job.title])
            .args(["-o", &format!("media={}", job.media)])
            .args(["--", "-"]);
        let output = run(&mut lp, Some(job.pdf))?;
        if output.status.success() {
            Ok(())
        } else {
            Err(complaint(&output))
        }
    }
}

#[cfg(windows)]
mod system {
    use std::os::windows::process::CommandExt;
    use std::process::Command;

    use super::{Job, NotPrinted, Printer, complaint, run};

    /// Windows' own name for it: a program of a console gets no window of one.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;

    /// Runs a line of PowerShell with values handed over by the environment, so that none of
    /// them is ever read as a command.
    fn powershell(line: &str, values: &[(&str, &str)]) -> Result<String, NotPrinted> {
        let mut command = Command::new("powershell");
        command
            .args(["-NoProfile", "-NonInteractive", "-Command"])
            .arg(format!(
                "[Console]::OutputEncoding = [Text.Encoding]::UTF8; {line}"
            ))
            .envs(values.iter().copied())
            .creation_flags(CREATE_NO_WINDOW);
        let output = run(&mut command, None)?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(complaint(&output))
        }
    }

    pub(super) fn printers() -> Result<Vec<Printer>, NotPrinted> {
        let list = powershell(
            "Get-CimInstance Win32_Printer | ForEach-Object { \"$($_.Default)`t$($_.Name)\" }",
            &[],
        )?;
        Ok(list
            .lines()
            .filter_map(|line| line.trim_end().split_once('\t'))
            .map(|(default, name)| Printer {
                name: name.to_owned(),
                is_default: default == "True",
            })
            .collect())
    }

    pub(super) fn print(job: &Job<'_>, printer: &str) -> Result<(), NotPrinted> {
        // The program that opens PDF reads the file after this one has gone on, so it stays in
        // the folder for temporary files, which the system empties.
        let file = std::env::temp_dir().join(format!("trongklum-{}.pdf", std::process::id()));
        std::fs::write(&file, job.pdf).map_err(|error| NotPrinted::Refused(error.to_string()))?;
        let file = file.display().to_string();
        for _ in 0..job.copies.max(1) {
            powershell(
                "Start-Process -FilePath $env:TK_FILE -Verb PrintTo \
                 -ArgumentList ('\"' + $env:TK_PRINTER + '\"') -ErrorAction Stop",
                &[("TK_FILE", &file), ("TK_PRINTER", printer)],
            )?;
        }
        Ok(())
    }
}
