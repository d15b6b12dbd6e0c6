//! `trongklum.com`: the program as a console on Windows knows it.
//!
//! The program itself is one of windows; a console does not wait for such a one, and shows
//! nothing that it prints. So this stands beside it, as small as can be, and does what a console
//! expects: hands the arguments and the input over, prints what comes back, waits, and ends with
//! the same code. A console looks for `.com` before `.exe`, so `trongklum` means this one there.

use std::io::{self, IsTerminal};
use std::process::{Command, ExitCode, Stdio};
use std::thread;

/// Nothing could be started; the code for wrong usage of a shell's own kind.
const NOT_FOUND: u8 = 127;

fn main() -> ExitCode {
    start().unwrap_or_else(|error| {
        let _ = io::Write::write_all(&mut io::stderr(), format!("{error}\n").as_bytes());
        ExitCode::from(NOT_FOUND)
    })
}

fn start() -> io::Result<ExitCode> {
    let program = std::env::current_exe()?.with_extension("exe");
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1));
    if io::stdout().is_terminal()
        && let Some((width, _)) = terminal_size::terminal_size()
    {
        command.env("TRONGKLUM_COLUMNS", width.0.to_string());
    }
    // A program of windows cannot use the console's handles, so it is given pipes. Files and
    // pipes it can use, and is given those as they are.
    let through = |is_console: bool| {
        if is_console {
            Stdio::piped()
        } else {
            Stdio::inherit()
        }
    };
    let mut program = command
        .stdin(through(io::stdin().is_terminal()))
        .stdout(through(io::stdout().is_terminal()))
        .stderr(through(io::stderr().is_terminal()))
        .spawn()?;
    if let Some(mut pipe) = program.stdin.take() {
        // Ends with this process, whether or not anything was typed.
        thread::spawn(move || io::copy(&mut io::stdin(), &mut pipe));
    }
    let errors = program.stderr.take();
    let errors =
        errors.map(|mut pipe| thread::spawn(move || io::copy(&mut pipe, &mut io::stderr())));
    if let Some(mut pipe) = program.stdout.take() {
        // What cannot be shown is no reason to end the program.
        let _ = io::copy(&mut pipe, &mut io::stdout());
    }
    if let Some(errors) = errors {
        let _ = errors.join();
    }
    let code = program.wait()?.code();
    Ok(code
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from))
}
