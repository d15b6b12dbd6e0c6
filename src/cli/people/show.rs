//! The results of the command `people`, for people to read.

use std::path::Path;

use crate::cli::Session;
use crate::cli::page::Page;
use crate::people::{Audit, MissingMember};
use crate::registry::Registry;
use crate::report::{PeopleImportReport, Style, names};
use crate::text::Breaker;

/// Returns what an import did.
pub(super) fn import(report: &PeopleImportReport, out: &Path, session: Session<'_>) -> String {
    let style = session.style;
    let breaker = Breaker::new([]);
    let mut page = Page::new(&breaker, session.columns);
    let values = [
        ("file", out.display().to_string()),
        ("added", report.added.to_string()),
        ("changed", report.changed.to_string()),
        ("unchanged", report.unchanged.to_string()),
    ];
    page.paragraph(0, &style.lang.text_with("people-import-done", &values));
    if !report.columns.is_empty() {
        page.heading(&style.text("import-columns-read"));
        for column in report
            .columns
            .iter()
            .filter(|column| !column.head.is_empty())
        {
            let kind = style.text(&format!("people-column-{}", column.kind));
            page.paragraph(1, &format!("{} → {kind}", column.head));
        }
    }
    if !report.problems.is_empty() {
        page.heading(&style.text("people-import-look"));
        for problem in &report.problems {
            let line = format!("{}: {}", problem.place(style), problem.message);
            page.hanging("  ", line.trim());
        }
    }
    page.into_text()
}

/// Returns the members of a group beside those whom the letter names.
pub(super) fn audit(registry: &Registry, audit: &Audit, session: Session<'_>) -> String {
    let style = session.style;
    let breaker = Breaker::new(names(registry));
    let mut page = Page::new(&breaker, session.columns);
    head(&mut page, registry, audit, style);
    if !audit.is_off() {
        page.gap();
        page.paragraph(0, &style.text("people-audit-fine"));
        return page.into_text();
    }
    not_entitled(&mut page, registry, audit, style);
    missing(&mut page, registry, audit, style);
    unknown(&mut page, audit, style);
    twice(&mut page, audit, style);
    page.into_text()
}

fn number(number: usize, style: Style) -> String {
    style.digits.number(number as u64)
}

/// Adds the heading of a list, unless it is empty.
fn heading(page: &mut Page<'_>, key: &str, count: usize, style: Style) {
    if count > 0 {
        let count = [("count", number(count, style))];
        page.heading(&style.text_with(key, &count));
    }
}

fn not_entitled(page: &mut Page<'_>, registry: &Registry, audit: &Audit, style: Style) {
    let count = audit.not_entitled.len();
    heading(page, "people-audit-not-entitled", count, style);
    for member in &audit.not_entitled {
        let role = match (member.role, &member.until) {
            (Some(role), _) => style.role(registry, role),
            (None, Some(until)) => {
                style.text_with("people-audit-until", &[("day", style.date(until))])
            }
            (None, None) => style.text("people-audit-no-role"),
        };
        let values = [
            ("name", member.shown.clone()),
            ("row", number(member.row, style)),
            ("role", role),
            ("place", style.clause(registry, member.clause)),
        ];
        page.hanging("  - ", &style.in_words("people-audit-member", &values));
    }
    // The clause is the same for all.
    if let Some(first) = audit.not_entitled.first() {
        let clause = &registry.clause(first.clause).text;
        page.hanging("    ", &style.show(clause));
    }
}

fn unknown(page: &mut Page<'_>, audit: &Audit, style: Style) {
    heading(page, "people-audit-unknown", audit.unknown.len(), style);
    for member in &audit.unknown {
        let values = [
            ("name", member.shown.clone()),
            ("row", number(member.row, style)),
        ];
        page.hanging("  - ", &style.in_words("people-audit-row", &values));
        if !member.near.is_empty() {
            let names = [("names", member.near.join(", "))];
            page.hanging("    ", &style.in_words("people-audit-near", &names));
        }
    }
}

fn twice(page: &mut Page<'_>, audit: &Audit, style: Style) {
    heading(page, "people-audit-twice", audit.duplicates.len(), style);
    for member in &audit.duplicates {
        let rows = member.rows.iter().map(|row| number(*row, style));
        let rows: Vec<String> = rows.collect();
        let values = [("name", member.shown.clone()), ("row", rows.join(", "))];
        page.hanging("  - ", &style.in_words("people-audit-row", &values));
    }
}

/// Adds the group, the day, and how many members there are.
fn head(page: &mut Page<'_>, registry: &Registry, audit: &Audit, style: Style) {
    let group = &registry.group(audit.group).name;
    let day = audit.day.map(|day| style.day(day)).unwrap_or_default();
    let values = [("group", group.clone()), ("day", day)];
    page.paragraph(0, &style.in_words("people-audit-head", &values));
    let number = |number: u64| style.digits.number(number);
    let count = ("count", number(audit.count as u64));
    let line = match audit.stated {
        Some(stated) if audit.approximate => {
            let values = [count, ("stated", number(stated.into()))];
            style.in_words("people-audit-count-about", &values)
        }
        Some(stated) => {
            let values = [count, ("stated", number(stated.into()))];
            style.in_words("people-audit-count-stated", &values)
        }
        None => style.in_words("people-audit-count", &[count]),
    };
    page.paragraph(0, &line);
    for seats in &audit.seats {
        let values = [
            ("role", style.role(registry, seats.role)),
            ("present", number(seats.present)),
            ("seats", number(seats.seats)),
        ];
        let key = if seats.is_exceeded() {
            "people-audit-seats-exceeded"
        } else {
            "people-audit-seats"
        };
        page.paragraph(2, &style.in_words(key, &values));
    }
}

fn missing(page: &mut Page<'_>, registry: &Registry, audit: &Audit, style: Style) {
    heading(page, "people-audit-missing", audit.missing.len(), style);
    // Seats of which not even the district is known differ in nothing.
    let alike = |one: &MissingMember, other: &MissingMember| {
        one == other && one.name.is_none() && one.district.is_none()
    };
    for members in audit.missing.chunk_by(alike) {
        let Some(member) = members.first() else {
            continue;
        };
        let post = style.post(
            style.role(registry, member.role),
            member.district.as_deref(),
        );
        let name = match &member.name {
            Some(name) if member.acting => {
                let values = [("name", name.clone())];
                style.in_words("people-audit-acting", &values)
            }
            Some(name) => name.clone(),
            None if members.len() > 1 => {
                let count = [("count", number(members.len(), style))];
                style.in_words("people-audit-nobody-several", &count)
            }
            None => style.text("people-audit-nobody"),
        };
        page.hanging("  - ", &format!("{post}: {name}"));
    }
}
