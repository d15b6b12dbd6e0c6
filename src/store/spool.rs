//! The system's printers: CUPS on Linux and macOS, the shell's print verb on Windows. The rest of
//! the program does not know which one is behind this small interface.

#[cfg(not(windows))]
mod cups;
mod process;
#[cfg(windows)]
mod windows;

use super::Stop;
#[cfg(not(windows))]
use cups as system;
#[cfg(windows)]
use windows as system;

/// A printer of the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    pub name: String,
    /// Whether the system prints there if no printer is named.
    pub is_default: bool,
    /// Why it prints nothing at present.
    pub held: Option<Held>,
}

/// Why a printer prints nothing at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It accepts jobs, which wait until somebody restarts it.
    Stopped,
    /// It accepts no jobs.
    Rejecting,
}

/// Why nothing was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotPrinted {
    /// The system has no print service, or it is not running.
    NoSpooler,
    /// The system has no printer, or no default one.
    NoPrinter,
    /// There is no printer of this name.
    NoSuchPrinter(String),
    /// The printer of this name accepts no jobs at present.
    Rejecting(String),
    /// The print service refused, in its own words.
    Refused(String),
    /// The print service does not answer.
    NoAnswer,
    /// The job was cancelled before anything was printed.
    Cancelled,
    /// The job was aborted, and the print service does not say whether it has it.
    Unsure,
}

impl NotPrinted {
    /// Returns the key of the message, and the name that it mentions.
    #[must_use]
    pub fn message(&self) -> (&'static str, &str) {
        match self {
            Self::NoSpooler => ("print-no-spooler", ""),
            Self::NoPrinter => ("print-no-printer", ""),
            Self::NoSuchPrinter(name) => ("print-no-such-printer", name),
            Self::Rejecting(name) => ("print-rejecting", name),
            Self::Refused(detail) => ("print-refused", detail),
            Self::NoAnswer => ("print-no-answer", ""),
            Self::Cancelled => ("print-cancelled", ""),
            Self::Unsure => ("print-unsure", ""),
        }
    }
}

/// What to print, and where.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// A PDF.
    pub pdf: &'a [u8],
    /// The name of the job in the queue.
    pub title: &'a str,
    /// The printer, or `None` for the system's default.
    pub printer: Option<&'a str>,
    pub copies: u16,
    /// The paper, under the print service's name: "A4", "A3".
    pub media: &'a str,
}

/// A job that the print service has accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The printer's name.
    pub printer: String,
    /// Whether the job waits because the printer is stopped.
    pub waits: bool,
    /// Whether it was asked to stop too late.
    pub too_late: bool,
    /// The print service's id of the job, if it can be asked to return it.
    id: Option<String>,
}

impl Printed {
    /// Returns whether [`Printed::recall`] could succeed.
    #[must_use]
    pub fn can_be_recalled(&self) -> bool {
        self.id.is_some()
    }

    /// Withdraws the job.
    ///
    /// # Errors
    ///
    /// Returns [`NotRecalled`] if it has already been printed, or if the print service refuses.
    pub fn recall(&self) -> Result<(), NotRecalled> {
        let nothing = || NotRecalled(String::new());
        system::recall(self.id.as_deref().ok_or_else(nothing)?)
    }
}

/// The error for a job that was not withdrawn, with the print service's own words if it had any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRecalled(pub String);

/// What the print service reports about a job that it accepted.
struct Handed {
    id: Option<String>,
    too_late: bool,
}

/// Returns the printers, the default one first.
///
/// # Errors
///
/// Returns [`NotPrinted`] if the system has no print service, or if it does not answer.
pub fn printers() -> Result<Vec<Printer>, NotPrinted> {
    known_printers(&Stop::default())
}

fn known_printers(stop: &Stop) -> Result<Vec<Printer>, NotPrinted> {
    let mut found = system::printers(stop)?;
    found.sort_by_key(|printer| !printer.is_default);
    Ok(found)
}

/// Submits `job` to the print service, which then owns it. If `stop` is requested, the job is
/// aborted or withdrawn.
///
/// # Errors
///
/// Returns [`NotPrinted`] if there is no print service or printer, if it refuses or does not
/// answer, or if the job was stopped.
pub fn print(job: &Job<'_>, stop: &Stop) -> Result<Printed, NotPrinted> {
    let known = known_printers(stop)?;
    let found = match job.printer {
        Some(name) => known.iter().find(|printer| printer.name == name),
        // A single printer needs no choosing.
        None if known.len() == 1 => known.first(),
        None => known.iter().find(|printer| printer.is_default),
    };
    let printer = found.ok_or_else(|| {
        let named = job
            .printer
            .map(|name| NotPrinted::NoSuchPrinter(name.to_owned()));
        named.unwrap_or(NotPrinted::NoPrinter)
    })?;
    if printer.held == Some(Held::Rejecting) {
        return Err(NotPrinted::Rejecting(printer.name.clone()));
    }
    if !stop.begin() {
        return Err(NotPrinted::Cancelled);
    }
    let Handed { id, too_late } = system::print(job, &printer.name, stop)?;
    Ok(Printed {
        printer: printer.name.clone(),
        waits: printer.held == Some(Held::Stopped),
        too_late,
        id,
    })
}
