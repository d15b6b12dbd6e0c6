//! The program: the window, or one command.

use std::path::PathBuf;
use std::process::ExitCode;

use trongklum::report::Style;

#[cfg(feature = "cli")]
fn main() -> ExitCode {
    use std::io::{IsTerminal, stderr, stdin, stdout};
    use trongklum::cli::{Console, DEFAULT_COLUMNS, Outcome, run};

    let columns = if stdout().is_terminal() {
        terminal_size::terminal_size().map_or(DEFAULT_COLUMNS, |(width, _)| width.0.into())
    } else {
        DEFAULT_COLUMNS
    };
    let outcome = run(
        std::env::args_os(),
        &mut Console {
            input: &mut stdin().lock(),
            output: &mut stdout().lock(),
            errors: &mut stderr().lock(),
            columns,
        },
    );
    match outcome {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Window { file, style } => ExitCode::from(open_window(file, style)),
    }
}

/// Without commands there is only the window, on the file that was named, if one was.
#[cfg(not(feature = "cli"))]
fn main() -> ExitCode {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    ExitCode::from(open_window(file, Style::default()))
}

/// Opens the window and waits until it is closed. What comes back is the exit code.
#[cfg(feature = "gui")]
fn open_window(file: Option<PathBuf>, style: Style) -> u8 {
    match trongklum::gui::run(file, style) {
        Ok(()) => 0,
        Err(failure) => {
            complain(&if failure.no_display {
                style.lang.text("window-no-display")
            } else {
                let detail = [("detail", failure.detail)];
                style.lang.text_with("window-no-renderer", &detail)
            });
            4
        }
    }
}

/// Says that this build has no window.
#[cfg(not(feature = "gui"))]
fn open_window(_file: Option<PathBuf>, style: Style) -> u8 {
    complain(&style.text("no-window"));
    2
}

/// Says on the error stream what went wrong.
fn complain(message: &str) {
    use std::io::Write;
    // When even this cannot be written, the exit code still tells.
    let _ = writeln!(std::io::stderr(), "{message}");
}
