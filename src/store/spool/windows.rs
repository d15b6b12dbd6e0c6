//! Prints on Windows, with PowerShell and the shell's print verb.

use std::fmt::Write;
use std::os::windows::process::CommandExt;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::process::{ProcessError, run};
use super::{Handed, Held, Job, NotPrinted, NotRecalled, Printer, Stop};

/// How long PowerShell may take. On an old machine it takes seconds to start.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// Windows' flag for running a console program without a console window.
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

/// The number of jobs so far, so that each has its own file.
static JOBS: AtomicU32 = AtomicU32::new(0);

/// Runs a line of PowerShell. Values are passed in the environment, so that none of them is ever
/// interpreted as a command.
fn powershell(line: &str, values: &[(&str, &str)], stop: &Stop) -> Result<String, NotPrinted> {
    let mut command = Command::new("powershell");
    command
        .args(["-NoProfile", "-NonInteractive", "-Command"])
        .arg(format!(
            "[Console]::OutputEncoding = [Text.Encoding]::UTF8; {line}"
        ))
        .envs(values.iter().copied())
        .creation_flags(CREATE_NO_WINDOW);
    match run(&mut command, None, Instant::now() + ANSWER_TIMEOUT, stop) {
        Ok(process) if process.status.success() => Ok(process.output),
        Ok(process) => Err(NotPrinted::Refused(process.errors.trim().to_owned())),
        Err(ProcessError::Missing) => Err(NotPrinted::NoSpooler),
        Err(ProcessError::Failed(error)) => Err(NotPrinted::Refused(error.to_string())),
        Err(ProcessError::TimedOut) => Err(NotPrinted::NoAnswer),
        Err(ProcessError::Stopped) => Err(NotPrinted::Cancelled),
    }
}

pub(super) fn printers(stop: &Stop) -> Result<Vec<Printer>, NotPrinted> {
    // A paused queue, or one that the user has set to be used offline.
    let list = powershell(
        "Get-CimInstance Win32_Printer | ForEach-Object { \
         $held = $_.WorkOffline -or ($_.ExtendedPrinterStatus -eq 8) -or ($_.PrinterState -band 1); \
         \"$($_.Default)`t$([bool]$held)`t$($_.Name)\" }",
        &[],
        stop,
    )?;
    Ok(list
        .lines()
        .filter_map(|line| {
            let (default, rest) = line.trim_end().split_once('\t')?;
            let (held, name) = rest.split_once('\t')?;
            Some(Printer {
                name: name.to_owned(),
                is_default: default == "True",
                held: (held == "True").then_some(Held::Stopped),
            })
        })
        .collect())
}

pub(super) fn print(job: &Job<'_>, printer: &str, stop: &Stop) -> Result<Handed, NotPrinted> {
    // The program that opens PDFs reads the file after this one has moved on. So the file stays in
    // the folder for temporary files, which the system empties.
    let mut name = format!("trongklum-{}", std::process::id());
    // Writing to a string cannot fail.
    let _ = write!(name, "-{}.pdf", JOBS.fetch_add(1, Ordering::Relaxed));
    let file = std::env::temp_dir().join(name);
    std::fs::write(&file, job.pdf).map_err(|error| NotPrinted::Refused(error.to_string()))?;
    let file = file.display().to_string();
    for copy in 0..job.copies.max(1) {
        let handed = powershell(
            "Start-Process -FilePath $env:TK_FILE -Verb PrintTo \
             -ArgumentList ('\"' + $env:TK_PRINTER + '\"') -ErrorAction Stop",
            &[("TK_FILE", &file), ("TK_PRINTER", printer)],
            stop,
        );
        match handed {
            Ok(_) => {}
            // Copies that another program already has cannot be withdrawn.
            Err(NotPrinted::Cancelled) if copy > 0 => {
                return Ok(Handed {
                    id: None,
                    too_late: true,
                });
            }
            // The other program may or may not have started before PowerShell ended.
            Err(NotPrinted::Cancelled | NotPrinted::NoAnswer) => return Err(NotPrinted::Unsure),
            Err(reason) => return Err(reason),
        }
    }
    Ok(Handed {
        id: None,
        too_late: stop.is_asked(),
    })
}

/// Always fails: the program that prints has the job and does not reveal its number.
pub(super) fn recall(_id: &str) -> Result<(), NotRecalled> {
    Err(NotRecalled(String::new()))
}
