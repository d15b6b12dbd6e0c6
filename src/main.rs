//! The program's entry point: opens the window or runs one command.
//!
//! On Windows this is a GUI program, so that no console opens behind the window. Consoles reach it
//! through `trongklum.com`; see `src/bin/console.rs`.
#![windows_subsystem = "windows"]

use std::process::ExitCode;

#[cfg(feature = "gui")]
use trongklum::gui::{Mode, NO_WINDOW, Start, WindowOptions, run};
#[cfg(feature = "gui")]
use trongklum::store::{FollowedFolder, SettingsFile};

#[cfg(feature = "cli")]
fn main() -> ExitCode {
    use std::io::{stderr, stdin, stdout};
    use trongklum::cli::{self, Console, Outcome};

    // The console front end on Windows passes on the input of a terminal.
    #[cfg(feature = "publish")]
    if std::io::IsTerminal::is_terminal(&stdin()) || std::env::var_os("TRONGKLUM_ASKS").is_some() {
        cli::a_person_answers();
    }
    let outcome = cli::run(
        std::env::args_os(),
        &mut Console {
            input: &mut stdin().lock(),
            output: &mut stdout().lock(),
            // Not locked, so that other threads can write to stderr.
            errors: &mut stderr(),
            columns: columns(),
        },
    );
    match outcome {
        Outcome::Exit(code) => ExitCode::from(code),
        #[cfg(feature = "gui")]
        Outcome::Window {
            file,
            lang,
            digits,
            renderer,
            safe,
            on,
            opening,
        } => {
            let start = Start {
                file,
                mode: match opening {
                    cli::Opening::Window => Mode::Window,
                    cli::Opening::Quick => Mode::Quick,
                    cli::Opening::Background => Mode::Background,
                },
                lang,
                digits,
                day: on,
                ..Start::default()
            };
            let options = WindowOptions {
                renderer: renderer.and_then(|name| name.parse().ok()),
                safe,
            };
            open_window(start, options)
        }
        #[cfg(not(feature = "gui"))]
        Outcome::Window { lang, .. } => {
            complain(&lang.unwrap_or_default().text("no-window"));
            ExitCode::from(2)
        }
    }
}

/// Returns the output's width in columns, from `trongklum.com` if it passed one on, else from the
/// terminal.
#[cfg(feature = "cli")]
fn columns() -> usize {
    use std::io::{IsTerminal, stdout};
    let handed = std::env::var("TRONGKLUM_COLUMNS").ok();
    let handed = handed.and_then(|columns| columns.parse().ok());
    let own = || {
        let size = stdout().is_terminal().then(terminal_size::terminal_size);
        size.flatten().map(|(width, _)| width.0.into())
    };
    handed
        .or_else(own)
        .unwrap_or(trongklum::cli::DEFAULT_COLUMNS)
}

/// Opens the window, with the file named by the first argument if there is one. This build has no
/// commands.
#[cfg(not(feature = "cli"))]
fn main() -> ExitCode {
    let start = Start {
        file: std::env::args_os().nth(1).map(Into::into),
        ..Start::default()
    };
    open_window(start, WindowOptions::default())
}

/// Opens the window and waits until it closes.
#[cfg(feature = "gui")]
fn open_window(start: Start, options: WindowOptions) -> ExitCode {
    let start = Start {
        settings: SettingsFile::standard(),
        followed: FollowedFolder::standard(),
        ..start
    };
    match run(start, options) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            complain(&failure.message);
            failure.show();
            ExitCode::from(NO_WINDOW)
        }
    }
}

/// Writes an error message to stderr.
fn complain(message: &str) {
    use std::io::Write;
    // If this fails too, the exit code still reports the failure.
    let _ = writeln!(std::io::stderr(), "{message}");
}
