//! `returned`: reads the forms that offices return, and says who uses which publication.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::batch::{cannot_read, decoded};
use super::page::Page;
use super::{Done, Failure, Session, code};
use crate::import::sheet::{Form, Grid, grids_of_bytes, grids_of_text};
use crate::import::{CheckIn, Refused, check_ins};
use crate::report::refused_publication;
use crate::store::{self, Patience, Place, file_name, find, plain};
use crate::text::Breaker;

/// The arguments of `returned`.
#[derive(Debug, Args)]
pub(super) struct ReturnedArguments {
    #[arg(id = "returned-files", required = true)]
    files: Vec<PathBuf>,
    /// The folder of the publications.
    #[arg(long)]
    published: Option<String>,
    #[arg(long)]
    json: bool,
}

/// The output of `returned --json`.
#[derive(Serialize)]
struct Report {
    /// The serial of the newest publication, if its folder was named.
    newest: Option<u64>,
    /// The districts by name, each with the newest publication that it has signed for.
    districts: Vec<Office>,
}

#[derive(Serialize)]
struct Office {
    district: String,
    serial: Option<u64>,
    name: String,
    post: String,
    date: String,
    file: String,
    row: usize,
}

pub(super) fn run(session: Session<'_>, arguments: &ReturnedArguments) -> Result<Done, Failure> {
    let style = session.style;
    let newest = arguments.published.as_deref();
    let newest = newest.map(|place| {
        let place = Place::read(place)?;
        find(&place, None, Patience::default()).map(|found| found.manifest.serial)
    });
    let newest = newest.transpose();
    let newest = newest.map_err(|why| Failure::Input(refused_publication(&why, style)))?;
    let mut districts: BTreeMap<String, Office> = BTreeMap::new();
    for file in &arguments.files {
        let lines = check_ins(&grids(session, file)?).ok_or_else(|| {
            let values = [("file", file.display().to_string())];
            Failure::Input(style.lang.text_with("returned-no-form", &values))
        })?;
        for line in lines {
            let one = district(line, &file_name(file));
            let before = districts.get(&one.district);
            if before.is_none_or(|before| before.serial <= one.serial) {
                districts.insert(one.district.clone(), one);
            }
        }
    }
    let report = Report {
        newest,
        districts: districts.into_values().collect(),
    };
    let is_old = |one: &Office| newest.is_some_and(|newest| one.serial != Some(newest));
    let code = if report.districts.iter().any(is_old) {
        code::NEGATIVE
    } else {
        code::DONE
    };
    let done = if arguments.json {
        Done::json(&report)?
    } else {
        Done::with(shown(&report, session))
    };
    Ok(Done { code, ..done })
}

/// Reads a file in any form that tables have.
fn grids(session: Session<'_>, file: &Path) -> Result<Vec<Grid>, Failure> {
    let lang = session.style.lang;
    let refused = |why: &Refused| {
        let (key, values) = why.message();
        let message = lang.text_with(key, &values);
        Failure::Input(format!("{}: {message}", file.display()))
    };
    let form = Form::of_path(file).ok_or_else(|| refused(&Refused::Form))?;
    let bytes = store::bytes(file);
    let bytes = bytes.map_err(|error| Failure::Input(cannot_read(lang, file, &error)))?;
    let grids = if form.is_text() {
        let decoded = decoded(lang, file, &bytes).map_err(Failure::Input)?;
        grids_of_text(form, &plain(decoded.text))
    } else {
        grids_of_bytes(form, &bytes)
    };
    grids.map_err(|why| refused(&why))
}

fn district(line: CheckIn, file: &str) -> Office {
    Office {
        district: line.district,
        serial: line.serial,
        name: line.name,
        post: line.post,
        date: line.date,
        file: file.to_owned(),
        row: line.row,
    }
}

fn shown(report: &Report, session: Session<'_>) -> String {
    let style = session.style;
    let breaker = Breaker::new([]);
    let mut page = Page::new(&breaker, session.columns);
    let is_newest = |one: &&Office| one.serial == report.newest;
    let count = |count: usize| style.digits.number(count as u64);
    if let Some(newest) = report.newest {
        let signed = report.districts.iter().filter(is_newest).count();
        let values = [
            ("serial", style.digits.number(newest)),
            ("count", count(signed)),
            ("all", count(report.districts.len())),
        ];
        page.paragraph(0, &style.text_with("returned-newest", &values));
        page.gap();
    }
    let lines = report.districts.iter().map(|one| {
        let serial = one.serial.map(|serial| style.digits.number(serial));
        let values = [
            ("serial", serial.unwrap_or_else(|| "?".to_owned())),
            ("name", one.name.clone()),
            ("date", one.date.clone()),
            ("file", one.file.clone()),
            ("row", one.row.to_string()),
        ];
        let text = style.text_with("returned-line", &values);
        (style.show(&one.district), text)
    });
    page.labelled(0, &lines.collect::<Vec<_>>());
    page.into_text()
}
