//! `export manual`: the manual of the program.

use super::{ExportArguments, NewFile, write_document};
use crate::cli::{Console, Done, Failure, Session};
use crate::export::{Format, Options, Setup};
use crate::report::{ManualOrder, manual_document, names};
use crate::store::DEFAULT_SHORTCUT;
use crate::text::Breaker;

pub(super) fn run(
    session: &Session<'_>,
    arguments: &ExportArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let style = session.style;
    let out = arguments.out.as_path();
    if Format::of(out) != Some(Format::Pdf) {
        let file = [("file", out.display().to_string())];
        return Err(Failure::Usage(
            style.lang.text_with("manual-not-pdf", &file),
        ));
    }
    let registry = session.registry()?;
    let order = ManualOrder {
        shortcut: DEFAULT_SHORTCUT.to_owned(),
        day: session.day(),
    };
    let document = manual_document(&registry, &order, style);
    let options = Options {
        setup: Setup::default(),
        archive: arguments.archive,
        ..Options::default()
    };
    let file = NewFile {
        path: out,
        replaces: arguments.force,
    };
    let breaker = Breaker::new(names(&registry));
    write_document(session, document, options, &breaker, file, console)
}
