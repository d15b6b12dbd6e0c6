//! The system's printers: CUPS on Linux and macOS, the shell's print verb on Windows. One small
//! interface, so that nothing else knows which.

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

/// A printer the system knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    pub name: String,
    /// Whether the system prints there when no other is named.
    pub is_default: bool,
    /// Why it prints nothing for now.
    pub held: Option<Held>,
}

/// Why a printer prints nothing for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It takes jobs, which wait until somebody sets it going.
    Stopped,
    /// It takes no jobs.
    Rejecting,
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
    /// The printer of this name takes no jobs for now.
    Rejecting(String),
    /// The print service refused; in its own words.
    Refused(String),
    /// The print service does not answer.
    NoAnswer,
    /// It was asked to stop before anything was printed.
    Cancelled,
    /// It was broken off, and the print service does not tell whether it has the job.
    Unsure,
}

impl NotPrinted {
    /// The message that says so, and what it is to name.
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
    /// What the queue calls it.
    pub title: &'a str,
    /// The system's default printer when none is named.
    pub printer: Option<&'a str>,
    pub copies: u16,
    /// The paper, as the print service calls it: "A4", "A3".
    pub media: &'a str,
}

/// A job that the print service has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Where it is printed.
    pub printer: String,
    /// Whether it waits there, since the printer is stopped.
    pub waits: bool,
    /// Whether it was asked to stop, and could not any more.
    pub too_late: bool,
    /// What the print service calls it, where it can be asked to give it back.
    id: Option<String>,
}

impl Printed {
    /// Whether [`Printed::recall`] may help.
    #[must_use]
    pub fn can_be_recalled(&self) -> bool {
        self.id.is_some()
    }

    /// Takes the job back.
    ///
    /// # Errors
    ///
    /// When it is printed already, or the print service refuses.
    pub fn recall(&self) -> Result<(), NotRecalled> {
        let nothing = || NotRecalled(String::new());
        system::recall(self.id.as_deref().ok_or_else(nothing)?)
    }
}

/// A job was not taken back; the print service's own words, if it had any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRecalled(pub String);

/// What the print service tells of a job that it took.
struct Handed {
    id: Option<String>,
    too_late: bool,
}

/// The printers, the default first.
///
/// # Errors
///
/// When the system has no print service, or it does not answer.
pub fn printers() -> Result<Vec<Printer>, NotPrinted> {
    known_printers(&Stop::default())
}

fn known_printers(stop: &Stop) -> Result<Vec<Printer>, NotPrinted> {
    let mut found = system::printers(stop)?;
    found.sort_by_key(|printer| !printer.is_default);
    Ok(found)
}

/// Hands `job` to the print service, which then owns it. Once `stop` is asked, it is broken off
/// or taken back.
///
/// # Errors
///
/// When there is no print service or printer, it refuses or does not answer, or the job was
/// stopped.
pub fn print(job: &Job<'_>, stop: &Stop) -> Result<Printed, NotPrinted> {
    let known = known_printers(stop)?;
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
