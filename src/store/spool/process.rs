//! Other programs, which may hang: each is given some time, and ends when it is asked to.

use std::io::{self, ErrorKind, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Stop;

/// How often a program is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// How long is waited for the last words of a program that ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What a program said, and how it ended.
pub(super) struct Said {
    pub status: ExitStatus,
    pub output: String,
    pub errors: String,
}

/// Why a program has nothing to say.
#[derive(Debug)]
pub(super) enum Silent {
    /// There is no such program.
    Missing,
    /// It cannot be started.
    Failed(io::Error),
    /// It took too long, and was ended.
    TimedOut,
    /// It was ended since nobody wants it any more.
    Stopped,
}

/// Runs `command` with `input` until `end` at the latest.
pub(super) fn run(
    command: &mut Command,
    input: Option<&[u8]>,
    end: Instant,
    stop: &Stop,
) -> Result<Said, Silent> {
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
            ErrorKind::NotFound => Silent::Missing,
            _ => Silent::Failed(error),
        })?;
    // These threads are not waited for: what a program that hangs has started may hold the pipes.
    if let (Some(mut pipe), Some(input)) = (child.stdin.take(), input) {
        let input = input.to_vec();
        thread::spawn(move || {
            // A program that ended early says why by its messages.
            let _ = pipe.write_all(&input);
        });
    }
    let (output, errors) = (listen(child.stdout.take()), listen(child.stderr.take()));
    let status = wait(&mut child, end, stop)?;
    let last = Instant::now() + LAST_WORDS;
    Ok(Said {
        status,
        output: text(&output, last),
        errors: text(&errors, last),
    })
}

/// Waits until `child` ends, and ends it where that takes too long or was asked for.
fn wait(child: &mut Child, end: Instant, stop: &Stop) -> Result<ExitStatus, Silent> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) => {}
            Err(error) => return Err(Silent::Failed(error)),
        }
        let silent = if stop.is_asked() {
            Silent::Stopped
        } else if Instant::now() >= end {
            Silent::TimedOut
        } else {
            thread::sleep(LOOK);
            continue;
        };
        // One that has just ended by itself cannot be ended, and one that was ended is gone.
        let _ = child.kill();
        let _ = child.wait();
        return Err(silent);
    }
}

/// Reads all of `pipe` aside.
fn listen(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    if let Some(mut pipe) = pipe {
        thread::spawn(move || {
            let mut all = Vec::new();
            // What was said before an error counts.
            let _ = pipe.read_to_end(&mut all);
            let _ = sender.send(all);
        });
    }
    receiver
}

fn text(said: &Receiver<Vec<u8>>, end: Instant) -> String {
    let left = end.saturating_duration_since(Instant::now());
    let bytes = said.recv_timeout(left).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
