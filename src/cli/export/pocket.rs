//! `export pocket`: the whole guide as one page for telephones.

use std::io;

use super::ExportArguments;
use crate::cli::{Console, Done, Failure, Session, not_written};
use crate::export::{Format, pocket_page};
use crate::report::{POCKET_LIMIT, PocketOrder, Publication, pocket};
use crate::store::write_new;

pub(super) fn run(
    session: &Session<'_>,
    arguments: &ExportArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let style = session.style;
    let out = arguments.out.as_path();
    if Format::of(out) != Some(Format::Html) {
        let file = [("file", out.display().to_string())];
        return Err(Failure::Usage(
            style.lang.text_with("pocket-not-html", &file),
        ));
    }
    let registry = session.registry()?;
    let order = PocketOrder {
        written: session.day(),
        publication: publication(session),
    };
    let page = pocket_page(&pocket(&registry, &order, style))
        .map_err(|fault| Failure::Output(io::Error::other(fault)))?;
    if page.len() > POCKET_LIMIT {
        let values = [
            ("size", page.len().div_ceil(1000).to_string()),
            ("limit", (POCKET_LIMIT / 1000).to_string()),
        ];
        let message = style.text_with("pocket-large-file", &values);
        // The page is made whether or not the warning can be written.
        let _ = writeln!(console.errors, "{message}");
    }
    write_new(out, page.as_bytes(), arguments.force)
        .map_err(|why| not_written(style.lang, out, why))?;
    Ok(Done::with(String::new()))
}

/// Returns the publication that the registry was taken from, if it was taken from one.
#[cfg(feature = "publish")]
fn publication(session: &Session<'_>) -> Option<Publication> {
    let file = crate::store::absolute(session.file?);
    let followed = crate::store::FollowedFolder::standard()?.of_file(&file)?;
    Some(Publication::of(followed.manifest()))
}

#[cfg(not(feature = "publish"))]
fn publication(_: &Session<'_>) -> Option<Publication> {
    None
}
