//! `export DOCUMENT --to FILE`, where the file's ending chooses the format, and
//! `print DOCUMENT`, to the system's spooler.

use std::path::Path;

use clap::ArgMatches;

use super::args::{flag, number, path, text};
use super::need::Names;
use super::{Console, Done, Failure, Session};
use crate::export::{Format, NotSet, Options, Paper, Setup, Turn, export, missing};
use crate::report::{Document, Kind, NeedsRole, Order, Signers, document, names};
use crate::store::{Job, NotWritten, print, write_new};
use crate::text::Breaker;

/// The document asked for, and how it is put on paper.
struct Wanted {
    document: Document,
    setup: Setup,
    breaker: Breaker,
}

fn wanted(session: &Session<'_>, given: &ArgMatches) -> Result<Wanted, Failure> {
    let style = session.style;
    let registry = session.registry()?;
    let known = Names {
        registry: &registry,
        lang: style.lang,
    };
    let role = text(given, "role").map(|word| known.role(word));
    let kind = text(given, "document")
        .and_then(Kind::find)
        .unwrap_or(Kind::Guideline);
    let order = Order {
        kind,
        role: role.transpose().map_err(Failure::Usage)?,
        signers: match number(given, "rows") {
            _ if flag(given, "roster") => Signers::Roster,
            Some(rows) => Signers::Lines(rows),
            None => Signers::default(),
        },
        district: text(given, "district").map(ToOwned::to_owned),
    };
    let document = document(&registry, &order, style).map_err(|NeedsRole| {
        let values = [("document", kind.id().to_owned())];
        Failure::Usage(style.lang.text_with("cli-export-needs-role", &values))
    })?;
    Ok(Wanted {
        document,
        setup: Setup {
            paper: match text(given, "paper") {
                Some("a3") => Paper::A3,
                _ => Paper::A4,
            },
            turn: match (flag(given, "portrait"), flag(given, "landscape")) {
                (true, _) => Some(Turn::Portrait),
                (_, true) => Some(Turn::Landscape),
                _ => None,
            },
        },
        breaker: Breaker::new(names(&registry)),
    })
}

pub(super) fn run(
    session: &Session<'_>,
    given: &ArgMatches,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let out = path(given, "out").unwrap_or(Path::new(""));
    let file = || ("file", out.display().to_string());
    let Some(format) = Format::of(out) else {
        let endings = Format::ENDINGS.map(|(ending, _)| format!(".{ending}"));
        let values = [file(), ("endings", endings.join(" "))];
        let message = lang.text_with("cli-export-ending", &values);
        return Err(Failure::Usage(message));
    };
    let wanted = wanted(session, given)?;
    let options = Options {
        setup: wanted.setup,
        dots: number(given, "dpi").unwrap_or(Options::default().dots),
        archive: flag(given, "archive"),
    };
    let bytes = export(&wanted.document, format, options, &wanted.breaker)
        .map_err(|fault| not_set(session, &fault))?;
    if format.is_drawn() {
        warn_of_letters(session, &wanted.document, console);
    }
    match write_new(out, &bytes, flag(given, "force")) {
        Ok(()) => Ok(Done::with(String::new())),
        Err(NotWritten::Exists) => Err(Failure::NotWritten(
            lang.text_with("cli-export-exists", &[file()]),
        )),
        Err(NotWritten::Failed) => Err(Failure::NotWritten(
            lang.text_with("print-unwritable", &[file()]),
        )),
    }
}

fn not_set(session: &Session<'_>, fault: &NotSet) -> Failure {
    let (key, detail) = fault.message();
    let values = [("detail", detail.to_owned())];
    Failure::NotWritten(session.style.lang.text_with(key, &values))
}

/// Says which letters of `document` are printed as boxes.
fn warn_of_letters(session: &Session<'_>, document: &Document, console: &mut Console<'_>) {
    if let Some(letters) = missing(document) {
        let values = [("letters", letters)];
        let message = session.style.lang.text_with("print-letters", &values);
        // The document is made all the same, whether or not somebody reads this.
        let _ = writeln!(console.errors, "{message}");
    }
}

pub(super) fn run_print(
    session: &Session<'_>,
    given: &ArgMatches,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let wanted = wanted(session, given)?;
    let options = Options {
        setup: wanted.setup,
        ..Options::default()
    };
    let pdf = export(&wanted.document, Format::Pdf, options, &wanted.breaker)
        .map_err(|fault| not_set(session, &fault))?;
    warn_of_letters(session, &wanted.document, console);
    let job = Job {
        pdf: &pdf,
        title: &wanted.document.title,
        printer: text(given, "printer"),
        copies: number(given, "copies").unwrap_or(1),
        media: wanted.setup.paper.name(),
    };
    print(&job)
        .map(|()| Done::with(String::new()))
        .map_err(|reason| {
            let (key, detail) = reason.message();
            Failure::NotWritten(lang.text_with(key, &[("detail", detail.to_owned())]))
        })
}
