//! The program: the window, or one command.

use std::path::PathBuf;
use std::process::ExitCode;

#[cfg(feature = "gui")]
use trongklum::gui::{Start, run};
use trongklum::lang::Lang;
#[cfg(feature = "gui")]
use trongklum::store::SettingsFile;
use trongklum::text::Digits;

#[cfg(feature = "cli")]
fn main() -> ExitCode {
    use std::io::{IsTerminal, stderr, stdin, stdout};
    use trongklum::cli::{self, Console, DEFAULT_COLUMNS, Outcome};

    let columns = if stdout().is_terminal() {
        terminal_size::terminal_size().map_or(DEFAULT_COLUMNS, |(width, _)| width.0.into())
    } else {
        DEFAULT_COLUMNS
    };
    let outcome = cli::run(
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
        Outcome::Window { file, lang, digits } => ExitCode::from(open_window(file, lang, digits)),
    }
}

/// Without commands there is only the window, on the file that was named, if one was.
#[cfg(not(feature = "cli"))]
fn main() -> ExitCode {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    ExitCode::from(open_window(file, None, None))
}

/// Opens the window and waits until it is closed. What comes back is the exit code.
#[cfg(feature = "gui")]
fn open_window(file: Option<PathBuf>, lang: Option<Lang>, digits: Option<Digits>) -> u8 {
    let start = Start {
        file,
        lang,
        digits,
        settings: SettingsFile::standard(),
        ..Start::default()
    };
    let lang = lang.unwrap_or_default();
    match run(start) {
        Ok(()) => 0,
        Err(failure) => {
            complain(&if failure.no_display {
                lang.text("window-no-display")
            } else {
                lang.text_with("window-no-renderer", &[("detail", failure.detail)])
            });
            4
        }
    }
}

/// Says that this build has no window.
#[cfg(not(feature = "gui"))]
fn open_window(_file: Option<PathBuf>, lang: Option<Lang>, _digits: Option<Digits>) -> u8 {
    complain(&lang.unwrap_or_default().text("no-window"));
    2
}

/// Says on the error stream what went wrong.
fn complain(message: &str) {
    use std::io::Write;
    // When even this cannot be written, the exit code still tells.
    let _ = writeln!(std::io::stderr(), "{message}");
}
