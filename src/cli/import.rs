//! `import TABLE --to REGISTRY`: reads a new letter's table and writes a registry with proposed
//! rules. Nothing that exists is overwritten unless asked for.

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::by_id;
use super::batch::{read_as, unreadable};
use super::page::Page;
use super::{Console, Done, Failure, Session, not_written, tell};
use crate::import::{Choice, ColumnKind, Document, Import, Refused, import};
use crate::lang::Lang;
use crate::language::pack;
use crate::registry::{Severity, read};
use crate::report::import_report;
use crate::store::{NoSheet, ReadProgress, read_sheet, write_new};
use crate::text::Breaker;

/// The arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    table: PathBuf,
    /// The registry to write.
    #[arg(id = "registry-out", long = "to", required = true)]
    out: PathBuf,
    /// Which table of the file is the letter's, from 1.
    #[arg(id = "table-number", long = "table")]
    number: Option<usize>,
    #[arg(long)]
    columns: Option<String>,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    force: bool,
}

pub(super) fn run(
    session: Session<'_>,
    arguments: &ImportArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let lang = session.style.lang;
    let table = arguments.table.as_path();
    let choice = Choice {
        table: arguments.number.map(|number| number.saturating_sub(1)),
        columns: kinds(arguments, lang)?,
        role_ids: Vec::new(),
    };
    let document = document(table, lang, console)?;
    let import = import(&document, &choice, pack()).map_err(|why| refused(table, &why, lang))?;
    let text = import.registry();
    write_new(&arguments.out, text.as_bytes(), arguments.force)
        .map_err(|why| not_written(lang, &arguments.out, why))?;
    let errors = read(&text).problems.into_iter();
    let errors = errors.filter(|problem| problem.severity() == Severity::Error);
    let count = errors.count();
    if count > 0 {
        let values = [("count", count.to_string())];
        tell(console.errors, &lang.text_with("import-problems", &values));
    }
    if arguments.json {
        return Done::json(&import_report(&import));
    }
    Ok(Done::with(show(&import, arguments, session)))
}

/// Returns the kinds of columns that the arguments name.
fn kinds(arguments: &ImportArguments, lang: Lang) -> Result<Vec<ColumnKind>, Failure> {
    let Some(list) = &arguments.columns else {
        return Ok(Vec::new());
    };
    let kinds = list.split(',').map(|word| {
        by_id::<ColumnKind>(word.trim()).ok_or_else(|| {
            let known: Vec<&str> = ColumnKind::ALL.iter().map(|kind| kind.id()).collect();
            let values = [
                ("word", super::need::shown(word.trim())),
                ("known", known.join(", ")),
            ];
            Failure::Usage(lang.text_with("cli-import-no-column", &values))
        })
    });
    kinds.collect()
}

/// Returns why no registry could be made of `table`.
fn refused(table: &Path, why: &Refused, lang: Lang) -> Failure {
    let (key, mut values) = why.message();
    for (name, value) in &mut values {
        if *name == "column" {
            *value = lang.text(value);
        }
    }
    let file = table.display();
    let words = lang.text_with(key, &values);
    let more = if matches!(why, Refused::NoColumn(_) | Refused::NoGroups) {
        lang.text("cli-import-name-columns")
    } else {
        String::new()
    };
    Failure::Input(format!("{file}: {words} {more}").trim_end().to_owned())
}

/// Reads the file `table`.
fn document(table: &Path, lang: Lang, console: &mut Console<'_>) -> Result<Document, Failure> {
    let file = || ("file", table.display().to_string());
    let read = read_sheet(table, &ReadProgress::default()).map_err(|why| match why {
        NoSheet::Unreadable(reason) => Failure::Input(unreadable(lang, table, reason)),
        NoSheet::NotText => Failure::Input(lang.text_with("cli-no-text", &[file()])),
        NoSheet::Refused(why) => refused(table, &why, lang),
        NoSheet::Stopped => Failure::Input(String::new()),
    })?;
    if let Some(encoding) = read.encoding {
        tell(console.errors, &read_as(lang, table, encoding));
    }
    Ok(read.document)
}

/// Returns what was read, for people.
fn show(import: &Import, arguments: &ImportArguments, session: Session<'_>) -> String {
    let style = session.style;
    let report = import_report(import);
    let names: Vec<&str> = import
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    let breaker = Breaker::new(names.iter().copied());
    let mut page = Page::new(&breaker, session.columns);
    let values = [
        ("file", arguments.out.display().to_string()),
        ("groups", import.groups.len().to_string()),
        ("roles", import.roles.list.len().to_string()),
        ("rules", import.rules.len().to_string()),
    ];
    page.paragraph(0, &style.lang.text_with("import-done", &values));
    page.heading(&style.lang.text("import-columns-read"));
    for column in &import.columns {
        let kind = style
            .lang
            .text(&format!("import-column-{}", column.kind.id()));
        page.paragraph(1, &format!("{} → {kind}", column.head));
    }
    let new: Vec<_> = report.roles.iter().filter(|role| role.new).collect();
    if !new.is_empty() {
        page.heading(&style.lang.text("import-new-roles"));
        for role in new {
            page.paragraph(1, &format!("{}  {}", role.id, role.name));
        }
    }
    page.heading(&style.lang.text("import-proposed"));
    for rule in &report.rules {
        let group = rule.group.clone();
        let group = group.unwrap_or_else(|| style.lang.text("import-every-group"));
        let (acts, cites) = (rule.acts.join(", "), rule.cites.join(", "));
        let line = format!("{group}: {} {acts} ({:.2}) {cites}", rule.effect, rule.sure);
        page.paragraph(1, &line);
    }
    if !report.unread.is_empty() {
        page.heading(&style.lang.text("import-unread"));
        for unread in &report.unread {
            page.paragraph(1, &format!("{}  {}", unread.clause, unread.text));
        }
    }
    page.gap();
    page.paragraph(0, &style.lang.text("import-next"));
    page.into_text()
}
