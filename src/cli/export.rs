//! `export DOCUMENT --to FILE`, where the file extension selects the format, and `print DOCUMENT`,
//! which uses the system's print service.

mod manual;
mod pocket;

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{by_id, one_of, whole_number};
use super::names::Names;
use super::{Console, Done, Failure, Session, not_written};
use crate::export::{Format, Options, Orientation, Paper, Setup, TypesetError, export, missing};
use crate::report::{Document, DocumentKind, NeedsRole, Order, Signers, document, names};
use crate::store::{Job, Stop, print, today, write_new};
use crate::text::Breaker;

/// The arguments that choose a document and its paper.
#[derive(Debug, Args)]
struct DocumentArguments {
    #[arg(long)]
    role: Option<String>,
    #[arg(long, value_parser = one_of(["a4", "a3"], paper))]
    paper: Option<Paper>,
    #[arg(long)]
    portrait: bool,
    #[arg(long)]
    landscape: bool,
    #[arg(long, value_parser = whole_number(1..=500))]
    rows: Option<u16>,
    #[arg(long)]
    roster: bool,
    #[arg(long)]
    district: Option<String>,
}

/// The id of the pocket guide, which is a page and no document to print.
const POCKET: &str = "pocket";

/// The id of the manual, which is about the program and not about the letter.
const MANUAL: &str = "manual";

/// What `export` makes.
#[derive(Clone, Copy, Debug)]
enum Exported {
    Document(DocumentKind),
    Pocket,
    Manual,
}

fn exported(word: &str) -> Option<Exported> {
    match word {
        POCKET => Some(Exported::Pocket),
        MANUAL => Some(Exported::Manual),
        word => by_id(word).map(Exported::Document),
    }
}

fn kinds() -> impl Iterator<Item = &'static str> {
    DocumentKind::ALL.iter().map(|kind| kind.id())
}

/// The arguments of `export`.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    #[arg(value_parser = one_of(kinds().chain([POCKET, MANUAL]), exported))]
    document: Exported,
    #[command(flatten)]
    choices: DocumentArguments,
    /// The file to write.
    #[arg(id = "out", long = "to", required = true)]
    out: PathBuf,
    #[arg(long, value_parser = whole_number(36..=600))]
    dpi: Option<u16>,
    #[arg(long)]
    archive: bool,
    #[arg(long)]
    force: bool,
}

/// The arguments of `print`.
#[derive(Debug, Args)]
pub(super) struct PrintArguments {
    #[arg(value_parser = one_of(kinds(), by_id::<DocumentKind>))]
    document: DocumentKind,
    #[command(flatten)]
    choices: DocumentArguments,
    #[arg(long)]
    printer: Option<String>,
    #[arg(long, value_parser = whole_number(1..=999))]
    copies: Option<u16>,
}

fn paper(word: &str) -> Option<Paper> {
    match word {
        "a4" => Some(Paper::A4),
        "a3" => Some(Paper::A3),
        _ => None,
    }
}

/// The requested document and its page setup.
struct Wanted {
    document: Document,
    setup: Setup,
    breaker: Breaker,
}

fn wanted(
    session: &Session<'_>,
    kind: DocumentKind,
    arguments: &DocumentArguments,
) -> Result<Wanted, Failure> {
    let style = session.style;
    let registry = session.registry()?;
    let known = Names {
        registry: &registry,
        lang: style.lang,
    };
    let role = arguments
        .role
        .as_deref()
        .map(|word| known.asking_role(word));
    let order = Order {
        kind,
        role: role.transpose().map_err(Failure::Usage)?,
        signers: match arguments.rows {
            _ if arguments.roster => Signers::Roster,
            Some(rows) => Signers::Lines(rows),
            None => Signers::default(),
        },
        district: arguments.district.clone(),
        day: session.day(),
    };
    let document = document(&registry, &order, style).map_err(|NeedsRole| {
        let values = [("document", kind.id().to_owned())];
        Failure::Usage(style.lang.text_with("cli-export-needs-role", &values))
    })?;
    Ok(Wanted {
        document,
        setup: Setup {
            paper: arguments.paper.unwrap_or(Paper::A4),
            orientation: match (arguments.portrait, arguments.landscape) {
                (true, _) => Some(Orientation::Portrait),
                (_, true) => Some(Orientation::Landscape),
                _ => None,
            },
        },
        breaker: Breaker::new(names(&registry)),
    })
}

pub(super) fn run(
    session: &Session<'_>,
    arguments: &ExportArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let kind = match arguments.document {
        Exported::Document(kind) => kind,
        Exported::Pocket => return pocket::run(session, arguments, console),
        Exported::Manual => return manual::run(session, arguments, console),
    };
    let out = arguments.out.as_path();
    // A wrong ending is told before the document is made.
    format_of(session, out)?;
    let wanted = wanted(session, kind, &arguments.choices)?;
    let options = Options {
        setup: wanted.setup,
        dots: arguments.dpi.unwrap_or(Options::default().dots),
        archive: arguments.archive,
    };
    let file = NewFile {
        path: out,
        replaces: arguments.force,
    };
    write_document(
        session,
        wanted.document,
        options,
        &wanted.breaker,
        file,
        console,
    )
}

/// A file to write, and whether it may replace one that is there.
#[derive(Clone, Copy)]
pub(super) struct NewFile<'a> {
    pub path: &'a Path,
    pub replaces: bool,
}

/// Writes `document` to a file. The ending selects the format.
pub(super) fn write_document(
    session: &Session<'_>,
    mut document: Document,
    options: Options,
    breaker: &Breaker,
    to: NewFile<'_>,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let format = format_of(session, to.path)?;
    // A PDF for archiving needs a date. If the letter's date cannot be read, today's is used.
    if options.archive {
        document.date = document.date.or_else(today);
    }
    let bytes = export(&document, format, options, breaker)
        .map_err(|fault| typeset_failure(session, &fault))?;
    if format.is_drawn() {
        warn_of_letters(session, &document, console);
    }
    write_new(to.path, &bytes, to.replaces).map_err(|why| not_written(lang, to.path, why))?;
    Ok(Done::with(String::new()))
}

/// Returns the format that the ending of a file selects.
pub(super) fn format_of(session: &Session<'_>, out: &Path) -> Result<Format, Failure> {
    Format::of(out).ok_or_else(|| {
        let endings = Format::ENDINGS.map(|(ending, _)| format!(".{ending}"));
        let values = [
            ("file", out.display().to_string()),
            ("endings", endings.join(" ")),
        ];
        Failure::Usage(session.style.lang.text_with("cli-export-ending", &values))
    })
}

fn typeset_failure(session: &Session<'_>, fault: &TypesetError) -> Failure {
    Failure::NotWritten(fault.message(session.style.lang))
}

/// Warns about characters of `document` that are printed as boxes.
fn warn_of_letters(session: &Session<'_>, document: &Document, console: &mut Console<'_>) {
    if let Some(letters) = missing(document) {
        let values = [("letters", letters)];
        let message = session.style.lang.text_with("print-letters", &values);
        // The document is made whether or not the warning can be written.
        let _ = writeln!(console.errors, "{message}");
    }
}

pub(super) fn run_print(
    session: &Session<'_>,
    arguments: &PrintArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let wanted = wanted(session, arguments.document, &arguments.choices)?;
    let options = Options {
        setup: wanted.setup,
        ..Options::default()
    };
    let pdf = export(&wanted.document, Format::Pdf, options, &wanted.breaker)
        .map_err(|fault| typeset_failure(session, &fault))?;
    warn_of_letters(session, &wanted.document, console);
    let job = Job {
        pdf: &pdf,
        title: &wanted.document.title,
        printer: arguments.printer.as_deref(),
        copies: arguments.copies.unwrap_or(1),
        media: wanted.setup.paper.name(),
    };
    let printed = print(&job, &Stop::default()).map_err(|reason| {
        let (key, detail) = reason.message();
        Failure::NotWritten(lang.text_with(key, &[("detail", detail.to_owned())]))
    })?;
    if printed.waits {
        let values = [("printer", printed.printer.clone())];
        let message = lang.text_with("print-waits", &values);
        // The job has been submitted, whether or not this can be written.
        let _ = writeln!(console.errors, "{message}");
    }
    Ok(Done::with(String::new()))
}
