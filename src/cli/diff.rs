//! `diff`: what changes from one registry to another: texts word by word, members, rules, and every
//! need whose answer changes, the most felt first.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

#[cfg(feature = "print")]
use super::export::{NewFile, write_document};
use super::names::Names;
use super::page::Page;
use super::{Console, Done, Failure, Session};
#[cfg(feature = "print")]
use crate::export::Options;
use crate::registry::{Registry, RoleId};
#[cfg(feature = "print")]
use crate::report::difference_document;
use crate::report::{
    ChangeKind, DifferenceReport, GroupChange, ItemChange, NeedsChange, Style, WordRun,
    difference_report, names, needs_of_role, new_findings, word_runs,
};
use crate::text::Breaker;

/// The arguments of `diff`.
#[derive(Debug, Args)]
pub(super) struct DiffArguments {
    /// The registry of before.
    #[arg(id = "diff-old")]
    old: PathBuf,
    /// The registry of after.
    #[arg(id = "diff-new")]
    new: PathBuf,
    /// The role of the new registry whose needs to show.
    #[arg(long)]
    role: Option<String>,
    #[arg(long)]
    json: bool,
    /// The document to write instead of showing the result.
    #[cfg(feature = "print")]
    #[arg(id = "out", long = "to", conflicts_with = "json")]
    out: Option<PathBuf>,
    #[cfg(feature = "print")]
    #[arg(long, requires = "out")]
    force: bool,
}

pub(super) fn run(
    session: Session<'_>,
    arguments: &DiffArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let old = registry(session, &arguments.old)?;
    let new = registry(session, &arguments.new)?;
    let session = session.keeping(&new);
    let style = session.style;
    let known = Names {
        registry: &new,
        lang: style.lang,
    };
    let role = arguments.role.as_deref();
    let role = role.map(|word| known.asking_role(word));
    let role = role.transpose().map_err(Failure::Usage)?;
    let mut report = difference_report(&old, &new, style);
    let breaker = Breaker::new(names(&old).chain(names(&new)));
    #[cfg(feature = "print")]
    if let Some(out) = arguments.out.as_deref() {
        let day = session.day();
        let document = difference_document([&old, &new], &report, role, day, style);
        let file = NewFile {
            path: out,
            replaces: arguments.force,
        };
        let options = Options::default();
        return write_document(&session, document, options, &breaker, file, console);
    }
    #[cfg(not(feature = "print"))]
    let _ = console;
    if let Some(role) = role {
        retain(&mut report, &new, role);
    }
    if arguments.json {
        return Done::json(&report);
    }
    let mut page = Page::new(&breaker, session.columns);
    show(&mut page, &report, style, &breaker);
    findings(&mut page, [&old, &new], role, style);
    Ok(Done::with(page.into_text()))
}

/// Prints what changes from the old registry to the new one, for `role` or for everybody.
#[cfg(feature = "publish")]
pub(super) fn differences(
    page: &mut Page<'_>,
    [old, new]: [&Registry; 2],
    role: Option<RoleId>,
    style: Style,
    breaker: &Breaker,
) {
    let mut report = difference_report(old, new, style);
    if let Some(role) = role {
        retain(&mut report, new, role);
    }
    show(page, &report, style, breaker);
    findings(page, [old, new], role, style);
}

/// Keeps only what changes for `role`.
fn retain(report: &mut DifferenceReport, new: &Registry, role: RoleId) {
    let id = &new.role(role).id;
    report.needs.retain(|need| need.role == *id);
    report.changes = needs_of_role(&report.changes, role).cloned().collect();
}

/// Prints what needs a look in the new registry.
fn findings(page: &mut Page<'_>, [old, new]: [&Registry; 2], role: Option<RoleId>, style: Style) {
    let findings = new_findings(old, new, style);
    if role.is_none() && !findings.is_empty() {
        page.heading(&style.text("difference-findings"));
        for finding in findings {
            page.hanging("  - ", &finding);
        }
    }
}

/// Returns the registry in `file`, which must be usable.
fn registry(session: Session<'_>, file: &Path) -> Result<Arc<Registry>, Failure> {
    Session {
        file: Some(file),
        ..session
    }
    .registry()
}

fn show(page: &mut Page<'_>, report: &DifferenceReport, style: Style, breaker: &Breaker) {
    if report.items.is_empty() && report.needs.is_empty() {
        page.paragraph(0, &style.text("difference-none"));
        return;
    }
    let count = |count: usize| [("count", style.digits.number(count as u64))];
    page.heading(&style.text_with("difference-needs", &count(report.needs.len())));
    let mut felt = None;
    for change in &report.changes {
        if felt.replace(change.felt) != Some(change.felt) {
            let key: &str = change.felt.into();
            page.heading(&style.text(&format!("difference-felt-{key}")));
        }
        page.gap();
        needs(page, change, style);
    }
    page.heading(&style.text_with("difference-items", &count(report.items.len())));
    for item in &report.items {
        page.gap();
        page.paragraph(0, &item.in_words(style));
        texts(page, item, style, breaker);
    }
}

/// Prints the texts of before and after: the letter's own word by word, others one above the other.
fn texts(page: &mut Page<'_>, item: &ItemChange, style: Style, breaker: &Breaker) {
    let both = item.old.as_deref().zip(item.new.as_deref());
    if let (Some((old, new)), true) = (both, item.is_verbatim()) {
        let marked: String = word_runs(breaker, old, new)
            .into_iter()
            .map(|run| match run {
                WordRun::Both(text) => text,
                WordRun::Old(text) => format!("[-{text}-]"),
                WordRun::New(text) => format!("{{+{text}+}}"),
            })
            .collect();
        page.hanging("  ", &style.show(&marked));
        return;
    }
    let line = |label: &str, text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        (style.text(label), style.show(text))
    };
    let shown = match item.change {
        ChangeKind::Added => vec![line("difference-new", &item.new)],
        ChangeKind::Removed => vec![line("difference-old", &item.old)],
        ChangeKind::Changed => vec![
            line("difference-old", &item.old),
            line("difference-new", &item.new),
        ],
    };
    page.labelled(2, &shown);
}

fn needs(page: &mut Page<'_>, change: &NeedsChange, style: Style) {
    let best = |name: &Option<String>| match name {
        Some(name) => name.clone(),
        None => style.text("difference-no-group"),
    };
    let mut lines = vec![
        (
            style.text("difference-roles"),
            change.roles().collect::<Vec<_>>().join(", "),
        ),
        (style.text("difference-acts"), change.acts.join(", ")),
    ];
    if change.old_best == change.new_best {
        lines.push((style.text("difference-best"), best(&change.new_best)));
    } else {
        lines.push((style.text("difference-old-best"), best(&change.old_best)));
        lines.push((style.text("difference-new-best"), best(&change.new_best)));
    }
    page.labelled(2, &lines);
    for group in &change.groups {
        verdicts(page, group, style);
    }
}

fn verdicts(page: &mut Page<'_>, group: &GroupChange, style: Style) {
    let values = [
        ("group", group.names.join(", ")),
        ("old", style.verdict(group.old)),
        ("new", style.verdict(group.new)),
    ];
    page.hanging("  - ", &style.text_with("difference-verdict", &values));
    let sides = if group.old_clauses == group.new_clauses {
        vec![("difference-both", &group.new_clauses)]
    } else {
        vec![
            ("difference-old", &group.old_clauses),
            ("difference-new", &group.new_clauses),
        ]
    };
    for (label, clauses) in sides {
        for clause in clauses {
            let values = [
                ("label", style.text(label)),
                ("place", clause.place.clone()),
                ("text", clause.text.clone()),
            ];
            page.hanging("      ", &style.text_with("difference-clause", &values));
        }
    }
}
