//! `draft`: says which group a message belongs in and what in it must not be posted. The draft is
//! never stored, and messages never quote it.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;

use super::batch::{cannot_read, decoded, read_as};
use super::lookup::readings;
use super::names::Names;
use super::need::on_day;
use super::page::Page;
use super::{Console, Done, Failure, OnLetter, Session, code, tell};
use crate::report::{DraftReport, Style, WarningReport, draft_report, names};
use crate::store::{Decoded, TextEncoding};
use crate::text::Breaker;
use crate::text::breaks::columns;
use crate::understand::Understander;

/// The maximum size of a draft, in bytes. LINE itself accepts ten thousand characters.
const LARGEST: usize = 1 << 20;

/// The number of characters shown on each side of a finding.
const AROUND: usize = 20;

/// The arguments of `draft`.
#[derive(Debug, Args)]
pub(super) struct DraftArguments {
    /// The message, or `-` for standard input.
    #[arg(id = "draft-file")]
    file: PathBuf,
    #[arg(long)]
    role: Option<String>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(
    session: Session<'_>,
    arguments: &DraftArguments,
    console: &mut Console<'_>,
) -> Result<Done, Failure> {
    let registry = session.registry()?;
    let style = session.keeping(&registry).style;
    let names_of = Names {
        registry: &registry,
        lang: style.lang,
    };
    let role = arguments.role.as_deref();
    let role = role.map(|word| names_of.asking_role(word));
    let role = role.transpose().map_err(Failure::Usage)?;
    let draft = read(session, &arguments.file, console)?;
    let understand = |text: &str, role| {
        let understood = Understander::new(&registry).read(&registry, text, role);
        on_day(understood, session.on)
    };
    let report = draft_report(&registry, understand, &draft, &[], role, style);
    let in_force = session.keeping(&registry).in_force(&registry);
    let instead = report.instead_of_message(style);
    let code = if report.reasons_to_wait() == 0 && instead.is_none() {
        code::DONE
    } else {
        code::NEGATIVE
    };
    let done = if arguments.json {
        Done::json(&OnLetter { report, in_force })?
    } else {
        let breaker = Breaker::new(names(&registry));
        let mut page = Page::new(&breaker, session.columns);
        page.paragraph(0, &in_force.line);
        if let Some((is_another, advice)) = instead {
            page.heading(&is_another);
            page.paragraph(0, &advice);
        } else {
            show(&mut page, &report, &draft, style);
        }
        Done::with(page.into_text())
    };
    Ok(Done { code, ..done })
}

/// Reads the draft unchanged. If it is not UTF-8, a message says how it was decoded.
fn read(session: Session<'_>, file: &Path, console: &mut Console<'_>) -> Result<String, Failure> {
    let lang = session.style.lang;
    let bytes = if file == Path::new("-") {
        bytes(console.input)
    } else {
        crate::store::open(file).and_then(|mut input| bytes(&mut input))
    };
    let bytes = bytes.map_err(|error| Failure::Input(cannot_read(lang, file, &error)))?;
    if bytes.len() > LARGEST {
        let name = [("file", file.display().to_string())];
        return Err(Failure::Input(lang.text_with("draft-too-long", &name)));
    }
    let Decoded { text, code } = decoded(lang, file, &bytes).map_err(Failure::Input)?;
    if code != TextEncoding::Utf8 {
        tell(console.errors, &read_as(lang, file, code));
    }
    Ok(text)
}

/// Reads slightly more than allowed, so that a longer draft is noticed.
fn bytes(input: &mut dyn io::BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LARGEST as u64 + 4).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn show(page: &mut Page<'_>, report: &DraftReport, draft: &str, style: Style) {
    for part in &report.parts {
        if !part.readings.is_empty() {
            readings(page, &part.readings, style);
            continue;
        }
        if let Some(best) = part.group() {
            page.heading(&style.text("draft-belongs"));
            page.banner(&style.show(&best.name));
            let condition = best.condition.clone().unwrap_or_default();
            page.labelled(0, &[(style.text("lookup-condition"), condition)]);
        } else {
            page.heading(&style.text("draft-no-group"));
        }
        if let Some(advice) = &part.answer.advice {
            page.paragraph(0, advice);
        }
    }
    page.heading(&report.heading(style));
    for (finding, shown) in report
        .findings
        .iter()
        .zip(excerpts(draft, &report.findings))
    {
        page.gap();
        page.paragraph(0, &finding.title);
        page.line(&format!(
            "  | {}{}{}",
            shown.before, shown.text, shown.after
        ));
        let mark = "^".repeat(columns(&shown.text).max(1));
        page.line(&format!("  | {}{mark}", " ".repeat(columns(&shown.before))));
        page.paragraph(2, &finding.message);
        page.hanging(&format!("  {}: ", style.text("check-hint")), &finding.hint);
    }
    if report.reasons_to_wait() == 0 {
        return;
    }
    page.heading(&style.text("draft-masked"));
    page.gap();
    page.text_as_is(&report.masked);
}

/// A finding, with the text around it.
struct Excerpt {
    before: String,
    text: String,
    after: String,
}

fn excerpts(draft: &str, findings: &[WarningReport]) -> Vec<Excerpt> {
    let chars: Vec<char> = draft.chars().collect();
    let plain = |c: &char| if c.is_control() { ' ' } else { *c };
    let part = |start: usize, end: usize| chars.get(start..end).unwrap_or_default();
    findings
        .iter()
        .map(|finding| {
            let line = finding.start.saturating_sub(finding.column - 1);
            let start = line.max(finding.start.saturating_sub(AROUND));
            let dots = if start > line { "…" } else { "" };
            let after = part(finding.end, chars.len().min(finding.end + AROUND + 1));
            let rest = after.iter().take_while(|c| **c != '\n');
            let after: String = rest.clone().take(AROUND).map(plain).collect();
            let more = if rest.count() > AROUND { "…" } else { "" };
            let before: String = part(start, finding.start).iter().map(plain).collect();
            Excerpt {
                before: format!("{dots}{before}"),
                text: finding.text.chars().map(|c| plain(&c)).collect(),
                after: format!("{}{more}", after.trim_end()),
            }
        })
        .collect()
}
