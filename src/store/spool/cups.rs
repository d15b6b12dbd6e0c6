//! Prints with CUPS, through its command-line programs.

use std::collections::BTreeSet;
use std::process::Command;
use std::time::{Duration, Instant};

use super::process::{ProcessError, ProcessOutput, run};
use super::{Handed, Held, Job, NotPrinted, NotRecalled, Printer, Stop};

/// How long the print service may take to answer.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);

/// The minimum speed to expect, in bytes per second. Large jobs get more time accordingly.
const MIN_BYTES_PER_SECOND: usize = 100_000;

/// How long it may take to list its jobs after something else has timed out.
const SHORT_ANSWER_TIMEOUT: Duration = Duration::from_secs(2);

/// Returns the command for `program`, in the language whose output is parsed below.
fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C");
    command
}

/// Returns the output of `lpstat` with `options`. Waits until `end`.
fn lpstat(options: &[&str], end: Instant, stop: &Stop) -> Result<String, NotPrinted> {
    run(command("lpstat").args(options), None, end, stop)
        .map(|process| process.output)
        .map_err(|reason| match reason {
            ProcessError::Missing => NotPrinted::NoSpooler,
            ProcessError::Failed(error) => NotPrinted::Refused(error.to_string()),
            ProcessError::TimedOut => NotPrinted::NoAnswer,
            ProcessError::Stopped => NotPrinted::Cancelled,
        })
}

pub(super) fn printers(stop: &Stop) -> Result<Vec<Printer>, NotPrinted> {
    let end = Instant::now() + ANSWER_TIMEOUT;
    if !lpstat(&["-r"], end, stop)?.contains("is running") {
        return Err(NotPrinted::NoSpooler);
    }
    let default = lpstat(&["-d"], end, stop)?;
    let default = default.rsplit_once(": ").map(|(_, name)| name.trim());
    let named = lpstat(&["-e"], end, stop)?;
    let stopped = lpstat(&["-p"], end, stop)?;
    let rejecting = lpstat(&["-a"], end, stop)?;
    let names = named.lines().map(str::trim).filter(|name| !name.is_empty());
    Ok(names
        .map(|name| Printer {
            name: name.to_owned(),
            is_default: default == Some(name),
            held: if says(&rejecting, &format!("{name} not accepting ")) {
                Some(Held::Rejecting)
            } else if says(&stopped, &format!("printer {name} disabled ")) {
                Some(Held::Stopped)
            } else {
                None
            },
        })
        .collect())
}

/// Returns whether a line of `text` begins with `words`.
fn says(text: &str, words: &str) -> bool {
    text.lines().any(|line| line.starts_with(words))
}

/// Returns the numbers of the jobs in the queue of `printer`.
fn jobs(printer: &str, end: Instant) -> Result<BTreeSet<String>, NotPrinted> {
    let list = lpstat(&["-o", printer], end, &Stop::default())?;
    let first = |line: &str| line.split_whitespace().next().and_then(number_of);
    Ok(list.lines().filter_map(first).collect())
}

/// Returns the number in the name of a job, such as "Office-12". The printer's name before it may
/// be spelt differently elsewhere. The number alone is enough.
fn number_of(job: &str) -> Option<String> {
    let (_, number) = job.rsplit_once('-')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| number.to_owned())
}

pub(super) fn print(job: &Job<'_>, printer: &str, stop: &Stop) -> Result<Handed, NotPrinted> {
    let before = jobs(printer, Instant::now() + ANSWER_TIMEOUT)?;
    let mut lp = command("lp");
    lp.args(["-d", printer])
        .args(["-n", &job.copies.max(1).to_string()])
        .args(["-t", &title(job.title)])
        .args(["-o", &format!("media={}", job.media)])
        .args(["--", "-"]);
    let seconds = u64::try_from(job.pdf.len() / MIN_BYTES_PER_SECOND).unwrap_or(u64::MAX);
    let patience = ANSWER_TIMEOUT.saturating_add(Duration::from_secs(seconds));
    let end = Instant::now().checked_add(patience);
    let end = end.unwrap_or_else(|| Instant::now() + ANSWER_TIMEOUT);
    match run(&mut lp, Some(job.pdf), end, stop) {
        Ok(process) if process.status.success() => handed(&process.output, stop),
        Ok(process) => Err(refusal(&process)),
        Err(ProcessError::Missing) => Err(NotPrinted::NoSpooler),
        Err(ProcessError::Failed(error)) => Err(NotPrinted::Refused(error.to_string())),
        Err(ProcessError::Stopped) => withdrawn(printer, &before, NotPrinted::Cancelled),
        Err(ProcessError::TimedOut) => withdrawn(printer, &before, NotPrinted::NoAnswer),
    }
}

/// Returns the title on one line, for queues.
fn title(title: &str) -> String {
    title.replace(char::is_control, " ")
}

/// Returns what became of a job that the print service accepted.
fn handed(output: &str, stop: &Stop) -> Result<Handed, NotPrinted> {
    // "request id is Office-12 (1 file(s))"
    let named = output.split_once("request id is ").map(|(_, rest)| rest);
    let name = named.and_then(|rest| rest.split_whitespace().next());
    let id = name.and_then(number_of);
    let too_late = stop.is_asked();
    if too_late && id.as_ref().is_some_and(|id| recall(id).is_ok()) {
        return Err(NotPrinted::Cancelled);
    }
    Ok(Handed { id, too_late })
}

/// Returns what became of a job whose submission was aborted for `reason`. If the print service has
/// a job that is not among those `before`, it is withdrawn.
fn withdrawn(
    printer: &str,
    before: &BTreeSet<String>,
    reason: NotPrinted,
) -> Result<Handed, NotPrinted> {
    let after =
        jobs(printer, Instant::now() + SHORT_ANSWER_TIMEOUT).map_err(|_| NotPrinted::Unsure)?;
    for id in after.difference(before) {
        if recall(id).is_err() {
            return Ok(Handed {
                id: Some(id.clone()),
                too_late: true,
            });
        }
    }
    Err(reason)
}

pub(super) fn recall(id: &str) -> Result<(), NotRecalled> {
    let end = Instant::now() + ANSWER_TIMEOUT;
    match run(command("cancel").arg(id), None, end, &Stop::default()) {
        Ok(process) if process.status.success() => Ok(()),
        Ok(process) => Err(NotRecalled(process.errors.trim().to_owned())),
        Err(reason) => Err(NotRecalled(match reason {
            ProcessError::Failed(error) => error.to_string(),
            ProcessError::Missing | ProcessError::TimedOut | ProcessError::Stopped => String::new(),
        })),
    }
}

/// Returns the error that a program's output describes.
fn refusal(process: &ProcessOutput) -> NotPrinted {
    let words = process.errors.trim();
    NotPrinted::Refused(words.strip_prefix("lp: ").unwrap_or(words).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_known_by_its_number() {
        let number = |job| number_of(job).unwrap_or_default();
        assert_eq!(number("Office-12"), "12");
        assert_eq!(number("Office-2-13"), "13");
        assert_eq!(number("เครื่องพิมพ์-1"), "1");
        assert_eq!(number("%E0%B9%80-2"), "2");
        for none in ["Office-", "Office", "Office-1a", "", "-"] {
            assert_eq!(number_of(none), None, "{none}");
        }
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(title("a\0b\nc\u{1b}d น้ำ"), "a b c d น้ำ");
    }
}
