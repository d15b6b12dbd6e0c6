//! The command line, with one file per command. A command turns its arguments into a call to the
//! lower layers, and the resulting report into text or JSON.
//!
//! Nothing here prints directly: input, output and messages are passed in, so that tests run
//! commands in-process. Results go to the output, everything else to the messages.

mod args;
#[cfg(feature = "publish")]
mod asking;
mod batch;
mod cases;
mod check;
mod completions;
mod diff;
mod draft;
mod explain;
#[cfg(feature = "print")]
mod export;
#[cfg(feature = "publish")]
mod follow;
mod help;
#[cfg(all(feature = "import", feature = "print"))]
mod import;
#[cfg(feature = "publish")]
mod keys;
mod lookup;
mod man;
mod names;
mod need;
mod page;
#[cfg(all(feature = "import", feature = "print"))]
mod people;
#[cfg(feature = "publish")]
mod publish;
#[cfg(all(feature = "publish", feature = "import"))]
mod returned;
mod show;
mod table;

use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use crate::lang::Lang;
use crate::registry::{Lines, Registry, Severity};
use crate::report::{InForceReport, Style, in_force_report, problem_report};
#[cfg(feature = "print")]
use crate::store::NotWritten;
use crate::store::{self, Loaded};
use crate::text::controls::visible;
use crate::text::{Date, Digits};
#[cfg(feature = "publish")]
pub use asking::a_person_answers;

use args::{Arguments, CommandArguments, Scan};
use clap::FromArgMatches;

/// The output width if the output is not a terminal.
pub const DEFAULT_COLUMNS: usize = 100;

/// The exit codes.
mod code {
    /// Success.
    pub const DONE: u8 = 0;
    /// Success, with a negative result.
    pub const NEGATIVE: u8 = 1;
    /// Wrong usage.
    pub const USAGE: u8 = 2;
    /// An input cannot be read or is invalid.
    pub const INPUT: u8 = 3;
    /// An output cannot be written.
    pub const OUTPUT: u8 = 4;
}

/// Where a command reads and writes.
pub struct Console<'a> {
    pub input: &'a mut dyn BufRead,
    pub output: &'a mut dyn Write,
    pub errors: &'a mut dyn Write,
    /// The width of the output, in terminal columns.
    pub columns: usize,
}

impl fmt::Debug for Console<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Console")
            .field("columns", &self.columns)
            .finish_non_exhaustive()
    }
}

/// What remains to be done after the arguments have been parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit with this code.
    Exit(u8),
    /// Open the window, because no command was given: on `file` if there is one, with the requested
    /// language, digits and renderer.
    Window {
        file: Option<PathBuf>,
        lang: Option<Lang>,
        digits: Option<Digits>,
        renderer: Option<String>,
        safe: bool,
        /// The day to take for today.
        on: Option<Date>,
        opening: Opening,
    },
}

/// How the program comes up if no command was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    #[default]
    Window,
    /// In the background, with the quick box.
    Quick,
    /// In the background.
    Background,
}

/// Why a command failed, in words for the user.
#[derive(Debug)]
enum Failure {
    Usage(String),
    Input(String),
    Output(io::Error),
    #[cfg(feature = "print")]
    NotWritten(String),
}

/// Returns why the file `path` was not written.
#[cfg(feature = "print")]
fn not_written(lang: Lang, path: &Path, why: NotWritten) -> Failure {
    let file = ("file", path.display().to_string());
    Failure::NotWritten(match why {
        NotWritten::Exists => lang.text_with("cli-export-exists", &[file]),
        NotWritten::Failed(cause) => {
            let reason = ("reason", lang.text(cause.key()));
            lang.text_with("print-unwritable", &[file, reason])
        }
    })
}

/// The text of a result, with its exit code.
struct Done {
    text: String,
    code: u8,
}

impl Done {
    fn with(text: String) -> Self {
        Self {
            text,
            code: code::DONE,
        }
    }

    /// Returns the result as JSON, indented for people.
    fn json(value: &impl Serialize) -> Result<Self, Failure> {
        let text = serde_json::to_string_pretty(value);
        Ok(Self::with(json_text(text)?))
    }
}

/// A result with the letter that it rests on.
#[derive(Serialize)]
struct OnLetter<R> {
    #[serde(flatten)]
    report: R,
    #[serde(flatten)]
    in_force: InForceReport,
}

/// Returns JSON with a final line end. Escapes the control characters that JSON permits, because a
/// terminal would obey them.
fn json_text(text: serde_json::Result<String>) -> Result<String, Failure> {
    let text = text.map_err(|error| Failure::Output(io::Error::other(error)))?;
    let mut escaped = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if c.is_control() && c != '\n' {
            // Writing to a string cannot fail.
            let _ = fmt::Write::write_fmt(&mut escaped, format_args!("\\u{:04x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped.push('\n');
    Ok(escaped)
}

/// The context of every command.
#[derive(Clone, Copy)]
struct Session<'a> {
    style: Style,
    columns: usize,
    /// The file named by `--registry`.
    file: Option<&'a Path>,
    /// The day asked about, if one was named. Only then do the times of rules decide.
    on: Option<Date>,
}

impl Session<'_> {
    /// Returns this session with the names of `registry` shown as they are written.
    fn keeping(self, registry: &Registry) -> Self {
        Self {
            style: self.style.keeping(registry),
            ..self
        }
    }

    /// Returns this session with another day asked about.
    fn asked_on(self, on: Option<Date>) -> Self {
        Self { on, ..self }
    }

    /// Returns the day for which the letter is or is not in force: the one asked about, or today.
    fn day(&self) -> Option<Date> {
        self.on.or_else(store::today)
    }

    /// Says which letter `registry` rests on, and whether it is in force.
    fn in_force(&self, registry: &Registry) -> InForceReport {
        in_force_report(registry, self.day(), self.style)
    }

    /// Loads the registry named by `--registry`, or the built-in one, whatever its state.
    fn load(&self) -> Loaded {
        self.file.map_or_else(store::builtin, store::load)
    }

    /// Returns the registry, which must be usable.
    fn registry(&self) -> Result<Arc<Registry>, Failure> {
        let loaded = self.load();
        if let Some(registry) = loaded.registry {
            return Ok(registry);
        }
        let name = loaded.origin.name();
        let text = Lines::of(&loaded.text);
        let mut lines = vec![
            self.style
                .lang
                .text_with("cli-registry-invalid", &[("file", name.clone())]),
        ];
        lines.extend(
            loaded
                .problems
                .iter()
                .filter(|problem| problem.severity() == Severity::Error)
                .map(|problem| {
                    let report = problem_report(problem, &name, &text, self.style);
                    format!("  {}: {}", place(&report), report.message)
                }),
        );
        Err(Failure::Input(lines.join("\n")))
    }
}

/// Returns the place of a problem as compilers write it: file, line, column.
fn place(problem: &crate::report::ProblemReport) -> String {
    match (problem.line, problem.column) {
        (Some(line), Some(column)) => format!("{}:{line}:{column}", problem.file),
        _ => problem.file.clone(),
    }
}

/// Runs the command in `args`, which start with the program's name.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    let scan = Scan::of(&args);
    let outcome = dispatch(args, &scan, console);
    Outcome::Exit(match outcome {
        Ok(Outcome::Exit(code)) => code,
        Ok(window) => return window,
        Err(Failure::Usage(message)) => complain(console, &message, code::USAGE),
        Err(Failure::Input(message)) => complain(console, &message, code::INPUT),
        Err(Failure::Output(error)) => {
            let message = scan
                .lang
                .text_with("cli-no-output", &[("detail", error.to_string())]);
            complain(console, &message, code::OUTPUT)
        }
        #[cfg(feature = "print")]
        Err(Failure::NotWritten(message)) => complain(console, &message, code::OUTPUT),
    })
}

fn dispatch(
    args: Vec<OsString>,
    scan: &Scan,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    if let Some(text) = help::asked_for(scan, console.columns)? {
        return finish(&Done::with(text), console);
    }
    args::refuse_unknown_command(scan)?;
    let matches = args::command(scan.lang).try_get_matches_from(args);
    let arguments = matches
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .map_err(|error| Failure::Usage(explain::usage(&error, scan)))?;
    let common = &arguments.common;
    let session = Session {
        style: common.style(),
        columns: console.columns,
        file: common.registry.as_deref(),
        on: common.on,
    };
    let Some(command) = arguments.command else {
        return Ok(Outcome::Window {
            file: arguments.file.or_else(|| common.registry.clone()),
            lang: common.lang,
            digits: common.digits,
            renderer: arguments.renderer,
            safe: arguments.safe,
            on: common.on,
            opening: arguments.opening.opening(),
        });
    };
    if arguments.file.is_some() {
        let name: &str = command.into();
        let values = [("command", name.to_owned())];
        let message = session
            .style
            .lang
            .text_with("cli-file-and-command", &values);
        return Err(Failure::Usage(message));
    }
    let done = match command {
        CommandArguments::Lookup(arguments) => match arguments.batch.clone() {
            Some(file) => {
                return batch::run(session, &file, &arguments, console).map(Outcome::Exit);
            }
            None => lookup::run(session, arguments),
        },
        CommandArguments::Show(arguments) => show::run(session, &arguments),
        CommandArguments::Check(arguments) => check::run(session, &arguments),
        CommandArguments::Diff(arguments) => diff::run(session, &arguments, console),
        CommandArguments::Test(arguments) => cases::run(session, &arguments),
        CommandArguments::Draft(arguments) => draft::run(session, &arguments, console),
        #[cfg(feature = "print")]
        CommandArguments::Export(arguments) => export::run(&session, &arguments, console),
        #[cfg(feature = "print")]
        CommandArguments::Print(arguments) => export::run_print(&session, &arguments, console),
        #[cfg(all(feature = "import", feature = "print"))]
        CommandArguments::Import(arguments) => import::run(session, &arguments, console),
        #[cfg(all(feature = "import", feature = "print"))]
        CommandArguments::People(arguments) => people::run(session, &arguments, console),
        #[cfg(feature = "publish")]
        CommandArguments::Keys(arguments) => keys::run(session, &arguments, console),
        #[cfg(feature = "publish")]
        CommandArguments::Publish(arguments) => publish::run(session, &arguments, console),
        #[cfg(feature = "publish")]
        CommandArguments::Follow(arguments) => follow::run_follow(session, &arguments, console),
        #[cfg(feature = "publish")]
        CommandArguments::Update(arguments) => follow::run_update(session, &arguments, console),
        #[cfg(all(feature = "publish", feature = "import"))]
        CommandArguments::Returned(arguments) => returned::run(session, &arguments),
        CommandArguments::Completions(arguments) => Ok(completions::run(session, &arguments)),
        CommandArguments::Man(arguments) => man::run(session, &arguments),
        CommandArguments::Help(_) => Ok(Done::with(help::of_program(session))),
    }?;
    finish(&done, console)
}

/// Writes a result, with control characters made visible. A closed pipe is not a failure: the
/// reader has seen enough.
fn finish(done: &Done, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    write(console.output, &done.text)?;
    Ok(Outcome::Exit(done.code))
}

fn write(output: &mut dyn Write, text: &str) -> Result<Flow, Failure> {
    match output
        .write_all(visible(text).as_bytes())
        .and_then(|()| output.flush())
    {
        Ok(()) => Ok(Flow::Open),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Flow::Closed),
        Err(error) => Err(Failure::Output(error)),
    }
}

/// Whether anybody still reads the output.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Open,
    Closed,
}

fn complain(console: &mut Console<'_>, message: &str, code: u8) -> u8 {
    tell(console.errors, message);
    code
}

/// Writes a message. If that fails, the exit code still reports the outcome.
fn tell(errors: &mut dyn Write, message: &str) {
    let _ = writeln!(errors, "{}", visible(message));
    let _ = errors.flush();
}
