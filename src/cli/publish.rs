//! `publish`: signs a registry and writes it, with its pictures, where other offices follow it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{day, whole_number};
use super::check::judge;
use super::export::{NewFile, format_of, write_document};
use super::keys::{secret_key, words};
use super::page::Page;
use super::{Console, Done, Failure, Session, tell};
use crate::export::Options;
use crate::publish::{Manifest, SecretKey};
use crate::registry::{Registry, Severity};
use crate::report::{
    check_in_document, names, publication_about, publication_title, refused_publication,
};
use crate::store::{self, NewPublication, NotPublished, Published, load, publish};
use crate::text::{Breaker, Date};

/// For how many days a publication may be taken, unless the keeper says so.
const DAYS: [u8; 2] = [183, 182];

/// How many lines a form has.
const LINES: usize = 12;

/// The arguments of `publish`.
#[derive(Debug, Args)]
pub(super) struct PublishArguments {
    #[arg(id = "publish-registry")]
    registry: PathBuf,
    /// The folder of the publications.
    #[arg(id = "publish-out", long = "to", required = true)]
    out: PathBuf,
    /// The secret key.
    #[arg(id = "publish-key", long = "key", required = true)]
    key: PathBuf,
    /// The last day on which offices may take it.
    #[arg(id = "publish-until", long = "until", value_parser = day())]
    until: Option<Date>,
    /// The serial, if it is not the next one.
    #[arg(long, value_parser = whole_number(1..=u16::MAX))]
    serial: Option<u16>,
    /// The form to write on which offices say that they use it.
    #[arg(long)]
    form: Option<PathBuf>,
}

pub(super) fn run(
    session: Session<'_>,
    arguments: &PublishArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let style = session.style;
    let loaded = load(&arguments.registry);
    let registry = session.usable(&loaded)?;
    may_write_form(session, arguments)?;
    let published = today(session)?;
    let until = match arguments.until {
        Some(until) => until,
        None => DAYS
            .iter()
            .try_fold(published, |day, days| day.days_later(*days))
            .ok_or_else(|| no_day(session))?,
    };
    let findings = judge(&loaded, Some(published), style).problems;
    let warnings = findings
        .iter()
        .filter(|it| it.severity == Severity::Warning);
    let warnings = warnings.count();
    if warnings > 0 {
        let values = [("count", warnings.to_string())];
        tell(
            console.errors,
            &style.text_with("publish-warnings", &values),
        );
    }
    let key = secret_key(session, &arguments.key, console)?;
    let new = NewPublication {
        loaded: &loaded,
        folder: &arguments.out,
        key: &key,
        published,
        valid_until: until,
        serial: arguments.serial.map(u64::from),
    };
    let done = publish(&new).map_err(|why| not_published(session, &arguments.out, why))?;
    write_form(session, arguments, &registry, &done.manifest, console)?;
    Ok(Done::with(shown(session, arguments, &done, &key)))
}

/// Refuses a form that cannot be written, before anything is published.
fn may_write_form(session: Session<'_>, arguments: &PublishArguments) -> Result<(), Failure> {
    let Some(form) = arguments.form.as_deref() else {
        return Ok(());
    };
    format_of(&session, form)?;
    if form.exists() {
        let values = [("file", form.display().to_string())];
        let message = session.style.lang.text_with("publish-form-exists", &values);
        return Err(Failure::NotWritten(message));
    }
    Ok(())
}

/// Writes the form on which offices say that they use the publication.
fn write_form(
    session: Session<'_>,
    arguments: &PublishArguments,
    registry: &Registry,
    manifest: &Manifest,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let Some(form) = arguments.form.as_deref() else {
        return Ok(());
    };
    let document = check_in_document(registry, manifest, LINES, session.style);
    let file = NewFile {
        path: form,
        replaces: false,
    };
    let breaker = Breaker::new(names(registry));
    let options = Options::default();
    write_document(&session, document, options, &breaker, file, console)?;
    Ok(())
}

/// Returns what was published and what to do with it, for people.
fn shown(
    session: Session<'_>,
    arguments: &PublishArguments,
    done: &Published,
    key: &SecretKey,
) -> String {
    let style = session.style;
    let breaker = Breaker::new([]);
    let mut page = Page::new(&breaker, session.columns);
    let values = [
        ("title", publication_title(&done.manifest, style)),
        ("folder", arguments.out.display().to_string()),
        ("count", done.manifest.files.len().to_string()),
    ];
    page.paragraph(0, &style.text_with("publish-done", &values));
    page.paragraph(2, &publication_about(&done.manifest, style));
    page.gap();
    page.paragraph(0, &style.text("publish-next"));
    page.gap();
    words(&mut page, key.public(), style);
    page.into_text()
}

/// Returns the day asked about, or today. Without it nothing can be dated.
pub(super) fn today(session: Session<'_>) -> Result<Date, Failure> {
    session.day().ok_or_else(|| no_day(session))
}

fn no_day(session: Session<'_>) -> Failure {
    Failure::Input(session.style.lang.text("publish-no-day"))
}

/// Returns why nothing was published in `folder`.
pub(super) fn not_published(session: Session<'_>, folder: &Path, why: NotPublished) -> Failure {
    let style = session.style;
    let folder = ("folder", folder.display().to_string());
    match why {
        NotPublished::Failed { path, cause } => {
            super::not_written(style.lang, &path, store::NotWritten::Failed(cause))
        }
        NotPublished::Registry => Failure::Input(style.text("publish-registry")),
        NotPublished::Picture { path, error } => {
            let message = error.problem_of(&path).message_in(style.lang, style.words);
            Failure::Input(style.show(&message))
        }
        NotPublished::TooMany => Failure::Input(style.text("publish-too-many")),
        NotPublished::Dates => Failure::Usage(style.text("publish-dates")),
        NotPublished::OtherKey => {
            Failure::Input(style.lang.text_with("publish-other-key", &[folder]))
        }
        NotPublished::Refused(refused) => Failure::Input(refused_publication(&refused, style)),
        NotPublished::Serial { given, next } => {
            let values = [("given", given.to_string()), ("next", next.to_string())];
            Failure::Usage(style.text_with("publish-serial", &values))
        }
        NotPublished::Key(bad) => Failure::Input(style.text(bad.key())),
    }
}
