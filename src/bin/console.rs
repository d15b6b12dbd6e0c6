//! `trongklum.com`: the console front end of the Windows program.
//!
//! `trongklum.exe` is a GUI program: a console neither waits for it nor shows what it prints. This
//! small program fills the gap: it passes on the arguments and the input, copies the output, waits,
//! and exits with the same code. Consoles look for `.com` before `.exe`, so typing `trongklum` runs
//! this program.

use std::io::{self, IsTerminal};
use std::process::{Command, ExitCode, Stdio};
use std::thread;

/// The exit code when the program could not be started, as shells use it.
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
    if io::stdin().is_terminal() {
        // The program sees a pipe, and asks nothing of a pipe.
        command.env("TRONGKLUM_ASKS", "1");
    }
    // A GUI program cannot use the console's own handles, so those are replaced by pipes. It
    // inherits files and pipes unchanged.
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
        // The thread ends with this process, even while it waits for input.
        thread::spawn(move || io::copy(&mut io::stdin(), &mut pipe));
    }
    let errors = program.stderr.take();
    let errors =
        errors.map(|mut pipe| thread::spawn(move || io::copy(&mut pipe, &mut io::stderr())));
    if let Some(mut pipe) = program.stdout.take() {
        // Failing to show the output must not end the program.
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
