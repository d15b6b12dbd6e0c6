//! Runs other programs, which may hang. Each has a time limit and can be stopped.

use std::io::{self, ErrorKind, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Stop;

/// How often to check on a program.
const POLL_INTERVAL: Duration = Duration::from_millis(10);

/// How long to wait for the last output of a program that has ended.
const LAST_OUTPUT_TIMEOUT: Duration = Duration::from_secs(1);

/// The output of a program, and how it ended.
pub(super) struct ProcessOutput {
    pub status: ExitStatus,
    pub output: String,
    pub errors: String,
}

/// Why a program has no output.
#[derive(Debug)]
pub(super) enum ProcessError {
    /// There is no such program.
    Missing,
    /// It cannot be started.
    Failed(io::Error),
    /// It took too long and was killed.
    TimedOut,
    /// It was killed because it is no longer needed.
    Stopped,
}

/// Runs `command` with `input`, until `end` at the latest.
pub(super) fn run(
    command: &mut Command,
    input: Option<&[u8]>,
    end: Instant,
    stop: &Stop,
) -> Result<ProcessOutput, ProcessError> {
    let input_kind = if input.is_some() {
        Stdio::piped()
    } else {
        Stdio::null()
    };
    let mut child = command
        .stdin(input_kind)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => ProcessError::Missing,
            _ => ProcessError::Failed(error),
        })?;
    // These threads are never joined, since a child of a program that hangs may hold the pipes
    // open.
    if let (Some(mut pipe), Some(input)) = (child.stdin.take(), input) {
        let input = input.to_vec();
        thread::spawn(move || {
            // If the program ended early, its messages say why.
            let _ = pipe.write_all(&input);
        });
    }
    let (output, errors) = (listen(child.stdout.take()), listen(child.stderr.take()));
    let status = wait(&mut child, end, stop)?;
    let last = Instant::now() + LAST_OUTPUT_TIMEOUT;
    Ok(ProcessOutput {
        status,
        output: text(&output, last),
        errors: text(&errors, last),
    })
}

/// Waits until `child` ends. Kills it if that takes too long or a stop is requested.
fn wait(child: &mut Child, end: Instant, stop: &Stop) -> Result<ExitStatus, ProcessError> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) => {}
            Err(error) => return Err(ProcessError::Failed(error)),
        }
        let reason = if stop.is_asked() {
            ProcessError::Stopped
        } else if Instant::now() >= end {
            ProcessError::TimedOut
        } else {
            thread::sleep(POLL_INTERVAL);
            continue;
        };
        // Both fail harmlessly if the child has just ended by itself.
        let _ = child.kill();
        let _ = child.wait();
        return Err(reason);
    }
}

/// Reads all of `pipe` in the background.
fn listen(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    if let Some(mut pipe) = pipe {
        thread::spawn(move || {
            let mut all = Vec::new();
            // Output before an error counts.
            let _ = pipe.read_to_end(&mut all);
            let _ = sender.send(all);
        });
    }
    receiver
}

fn text(receiver: &Receiver<Vec<u8>>, end: Instant) -> String {
    let left = end.saturating_duration_since(Instant::now());
    let bytes = receiver.recv_timeout(left).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
