//! `export VIEW --to FILE`: a table as a document; the file's ending chooses the format.

use std::path::Path;

use clap::ArgMatches;

use super::args::{flag, path, text};
use super::need::Names;
use super::{Done, Failure, Session};
use crate::export::{Format, export};
use crate::report::{guideline_document, memberships_document, permissions_document};
use crate::store::{NotWritten, write_new};

/// The documents that can be exported.
pub(super) const DOCUMENTS: [&str; 3] = ["guideline", "permissions", "memberships"];

pub(super) fn run(session: Session<'_>, given: &ArgMatches) -> Result<Done, Failure> {
    let style = session.style;
    let registry = session.registry()?;
    let out = path(given, "out").unwrap_or(Path::new(""));
    let file = || ("file", out.display().to_string());
    let Some(format) = Format::of(out) else {
        let endings = Format::ENDINGS.map(|(ending, _)| format!(".{ending}"));
        let values = [file(), ("endings", endings.join(" "))];
        let message = style.lang.text_with("cli-export-ending", &values);
        return Err(Failure::Usage(message));
    };
    let names = Names {
        registry: &registry,
        lang: style.lang,
    };
    let role = text(given, "role").map(|word| names.role(word));
    let role = role.transpose().map_err(Failure::Usage)?;
    let document = match (text(given, "document"), role) {
        (Some("permissions"), Some(role)) => permissions_document(&registry, role, style),
        (Some("permissions"), None) => {
            return Err(Failure::Usage(style.lang.text("cli-export-needs-role")));
        }
        (Some("memberships"), _) => memberships_document(&registry, style),
        _ => guideline_document(&registry, style),
    };
    let bytes = export(&document, format, style);
    match write_new(out, &bytes, flag(given, "force")) {
        Ok(()) => Ok(Done::with(String::new())),
        Err(NotWritten::Exists) => Err(Failure::NotWritten(
            style.lang.text_with("cli-export-exists", &[file()]),
        )),
        Err(NotWritten::Failed) => Err(Failure::NotWritten(
            style.lang.text_with("cli-export-failed", &[file()]),
        )),
    }
}
