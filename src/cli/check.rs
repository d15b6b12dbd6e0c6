//! `check`: lists every problem of a registry with its line, and what the registry leaves open.

use std::path::PathBuf;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use clap::Args;
use serde::Serialize;

use super::page::Page;
use super::{Done, Failure, Session, code, place};
use crate::guide::coverage;
use crate::registry::{Lines, Registry, Severity, Span};
use crate::report::{
    ProblemReport, Style, coverage_problems, in_force_problem, names, problem_report,
};
use crate::store::{Loaded, load, picture_problems};
use crate::text::{Breaker, Date};

/// The output of `check --json`.
#[derive(Serialize)]
pub(super) struct Verdict {
    /// Whether there are neither errors nor warnings.
    ok: bool,
    pub problems: Vec<ProblemReport>,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The registry to check. Without it, the one that `--registry` names, or the built-in one.
    #[arg(id = "check-file")]
    file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(session: Session<'_>, arguments: &CheckArguments) -> Result<Done, Failure> {
    let loaded = match &arguments.file {
        Some(file) => load(file),
        None => session.load(),
    };
    let session = match loaded.registry.as_deref() {
        Some(registry) => session.keeping(registry),
        None => session,
    };
    let verdict = judge(&loaded, session.day(), session.style);
    let code = match &verdict {
        _ if loaded.is_unreadable() => code::INPUT,
        verdict if verdict.ok => code::DONE,
        _ => code::NEGATIVE,
    };
    let done = if arguments.json {
        Done::json(&verdict)?
    } else {
        Done::with(show(&verdict, &loaded, session))
    };
    Ok(Done { code, ..done })
}

/// Returns all problems, the most serious first.
pub(super) fn judge(loaded: &Loaded, day: Option<Date>, style: Style) -> Verdict {
    let name = loaded.origin.name();
    let lines = Lines::of(&loaded.text);
    let open = match loaded.registry.as_deref() {
        Some(registry) => {
            let mut open = coverage_problems(registry, &coverage(registry));
            open.extend(in_force_problem(registry, day));
            open
        }
        None => Vec::new(),
    };
    let pictures = picture_problems(loaded);
    let mut problems: Vec<ProblemReport> = loaded
        .problems
        .iter()
        .chain(&pictures)
        .chain(&open)
        .map(|problem| problem_report(problem, &name, &lines, style))
        .collect();
    // The sort is stable: problems of the same severity stay in text order.
    problems.sort_by_key(|problem| problem.severity);
    Verdict {
        ok: problems
            .iter()
            .all(|problem| problem.severity == Severity::Info),
        problems,
    }
}

fn show(verdict: &Verdict, loaded: &Loaded, session: Session<'_>) -> String {
    let style = session.style;
    let all_names: Vec<&str> = match loaded.registry.as_deref() {
        Some(registry) => names(registry).collect(),
        None => Vec::new(),
    };
    let breaker = Breaker::new(all_names);
    let mut page = Page::new(&breaker, session.columns);
    let (grave, notes): (Vec<_>, Vec<_>) = verdict
        .problems
        .iter()
        .partition(|problem| problem.severity != Severity::Info);
    let lines = Lines::of(&loaded.text);
    for problem in grave {
        page.gap();
        page.text_as_is(&snippet(problem, &loaded.text, &lines, session));
    }
    show_notes(&mut page, &notes, style);
    page.gap();
    page.paragraph(
        0,
        &style.text(conclusion(verdict, loaded.registry.as_deref())),
    );
    let count = |severity| {
        let of = verdict.problems.iter().filter(|it| it.severity == severity);
        style.digits.number(of.count() as u64)
    };
    page.paragraph(
        0,
        &style.text_with(
            "check-counts",
            &[
                ("errors", count(Severity::Error)),
                ("warnings", count(Severity::Warning)),
                ("notes", count(Severity::Info)),
            ],
        ),
    );
    page.into_text()
}

fn conclusion(verdict: &Verdict, registry: Option<&Registry>) -> &'static str {
    match (verdict.ok, registry) {
        (true, _) => "check-ok",
        (false, Some(_)) => "check-usable",
        (false, None) => "check-unusable",
    }
}

/// Prints notes briefly, with one paragraph each and each kind's hint once, because they require no
/// action.
fn show_notes(page: &mut Page<'_>, notes: &[&ProblemReport], style: Style) {
    let mut shown: Vec<&str> = Vec::new();
    for code in notes.iter().map(|note| note.code) {
        if shown.contains(&code) {
            continue;
        }
        shown.push(code);
        let alike: Vec<&&ProblemReport> = notes.iter().filter(|note| note.code == code).collect();
        let hint = alike.first().map_or("", |note| note.hint.as_str());
        page.heading(&format!("{}[{code}]: {hint}", style.text("severity-info")));
        for note in alike {
            match note.line {
                Some(_) => page.hanging("  - ", &format!("{} ({})", note.message, place(note))),
                None => page.hanging("  - ", &note.message),
            }
        }
    }
}

/// The lines of a problem. All others would be read again for each problem.
struct Excerpt<'t> {
    text: &'t str,
    /// The marked place, in it.
    at: Span,
    /// The line after it. A record may start with a lone bracket, and its first field says more.
    next: Option<Span>,
    /// The number of its first line.
    line: usize,
}

impl<'t> Excerpt<'t> {
    /// The most bytes that are shown. Nobody reads a longer line.
    const MAX_LENGTH: usize = 100_000;

    /// Returns the lines of `span`, unless they are too long.
    fn of(text: &'t str, lines: &Lines<'t>, span: &Span) -> Option<Self> {
        let at = lines.marked(span);
        let line = lines.place(at.start).line;
        let start = lines.start(line);
        let next = lines.next_line(span);
        let last = next.as_ref().map_or(at.end, |next| next.end);
        let rest = text.get(last..)?;
        let end = last + rest.find('\n').unwrap_or(rest.len());
        let within = |span: Span| span.start.saturating_sub(start)..span.end.saturating_sub(start);
        (end - start <= Self::MAX_LENGTH).then_some(Self {
            text: text.get(start..end)?,
            at: within(at),
            next: next.map(within),
            line,
        })
    }
}

/// Returns a problem's line, with a mark below its place.
fn snippet(problem: &ProblemReport, text: &str, lines: &Lines<'_>, session: Session<'_>) -> String {
    let style = session.style;
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let name = style.text(&format!("severity-{}", problem.severity.id()));
    let hint = style.text("check-hint");
    let title = level
        .with_name(name)
        .primary_title(problem.message.as_str())
        .id(problem.code);
    let advice = Level::HELP.with_name(hint).message(problem.hint.as_str());
    let excerpt = problem.span.as_ref();
    let excerpt = excerpt.and_then(|span| Excerpt::of(text, lines, span));
    let group = if let Some(Excerpt {
        text,
        at,
        next,
        line,
    }) = excerpt
    {
        let source = Snippet::source(text)
            .line_start(line)
            .path(problem.file.as_str())
            .annotation(AnnotationKind::Primary.span(at));
        let next = next.map(|next| AnnotationKind::Visible.span(next));
        title.element(source.annotations(next)).element(advice)
    } else {
        let mut origin = Origin::path(problem.file.as_str());
        if let (Some(line), Some(column)) = (problem.line, problem.column) {
            origin = origin.line(line).char_column(column);
        }
        title.element(origin).element(advice)
    };
    let renderer = Renderer::plain()
        .decor_style(DecorStyle::Ascii)
        .term_width(session.columns);
    renderer.render(&[group])
}
