//! What changes from one letter to the next: for one role on a page to hand over, or for everybody.

use super::{Block, Cell, Document, Table, sheet};
use crate::registry::{Registry, RoleId};
use crate::report::Style;
use crate::report::difference::{
    DifferenceReport, GroupChange, NeedsChange, needs_of_role, new_findings,
};
use crate::text::Date;

/// Lays out what changes from one registry to another, with the changed answers of `role` only if
/// one is given. The letter's changed texts follow for everybody.
#[must_use]
pub fn difference_document(
    [old, new]: [&Registry; 2],
    report: &DifferenceReport,
    role: Option<RoleId>,
    day: Option<Date>,
    style: Style,
) -> Document {
    let style = style.keeping(new);
    let letters = [("difference-old", old), ("difference-new", new)];
    let letters =
        letters.map(|(key, registry)| [style.text(key), letter_in_words(registry, style)]);
    let changes: Vec<&NeedsChange> = match role {
        Some(role) => needs_of_role(&report.changes, role).collect(),
        None => report.changes.iter().collect(),
    };
    let mut blocks = vec![Block::Fields(letters.to_vec())];
    if changes.is_empty() {
        blocks.push(Block::Strong(style.text("difference-no-answer")));
    } else {
        blocks.push(Block::Heading(style.text("difference-answers")));
        blocks.push(Block::Table(answers(&changes, role.is_none(), style)));
    }
    let texts = texts(report, style);
    if !texts.rows.is_empty() {
        blocks.push(Block::Heading(style.text("difference-texts")));
        blocks.push(Block::Table(texts));
    }
    let findings = new_findings(old, new, style);
    if role.is_none() && !findings.is_empty() {
        blocks.push(Block::Heading(style.text("difference-findings")));
        blocks.extend(findings.into_iter().map(Block::Text));
    }
    let title = match role {
        Some(role) => style.text_with("difference-title-role", &[("role", style.role(new, role))]),
        None => style.text("difference-title"),
    };
    sheet(new, title, blocks, day, style)
}

fn letter_in_words(registry: &Registry, style: Style) -> String {
    let letter = registry.letter();
    let values = [
        ("reference", letter.reference.clone()),
        ("date", style.date(&letter.date)),
    ];
    style.text_with("difference-letter-in-words", &values)
}

/// Returns the table of the changed answers. Names the roles if it is not for one alone.
fn answers(changes: &[&NeedsChange], names_roles: bool, style: Style) -> Table {
    let best = |name: &Option<String>| match name {
        Some(name) => name.clone(),
        None => style.text("difference-no-group"),
    };
    let rows = changes.iter().map(|change| {
        let acts = change.acts.join("\n");
        let roles: Vec<&str> = change.roles().collect();
        let who = if names_roles {
            format!("{}\n{acts}", roles.join(", "))
        } else {
            acts
        };
        let verdicts: Vec<String> = change
            .groups
            .iter()
            .map(|group| verdict(group, style))
            .collect();
        vec![
            who.into(),
            best(&change.old_best).into(),
            best(&change.new_best).into(),
            verdicts.join("\n").into(),
        ]
    });
    Table {
        heads: [
            "difference-acts",
            "difference-old-best",
            "difference-new-best",
            "difference-verdicts",
        ]
        .map(|key| style.text(key))
        .to_vec(),
        rows: rows.collect(),
        shares: vec![26, 18, 18, 38],
        to_fill_in: false,
    }
}

/// Returns how the verdict on some groups changes, with the clause that makes it now.
fn verdict(group: &GroupChange, style: Style) -> String {
    let values = [
        ("group", group.names.join(", ")),
        ("old", style.verdict(group.old)),
        ("new", style.verdict(group.new)),
    ];
    let said = style.text_with("difference-verdict", &values);
    let clauses = group
        .new_clauses
        .iter()
        .map(|clause| format!("“{}”", clause.text));
    std::iter::once(said)
        .chain(clauses)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Returns the table of the letter's texts that change, members of groups included.
fn texts(report: &DifferenceReport, style: Style) -> Table {
    let shown = report.items.iter().filter(|item| item.is_read_by_people());
    let rows = shown.map(|item| {
        let text = |text: &Option<String>| -> Cell {
            style.show(text.as_deref().unwrap_or_default()).into()
        };
        vec![
            item.in_words(style).into(),
            text(&item.old),
            text(&item.new),
        ]
    });
    Table {
        heads: ["difference-what", "difference-old", "difference-new"]
            .map(|key| style.text(key))
            .to_vec(),
        rows: rows.collect(),
        shares: vec![24, 38, 38],
        to_fill_in: false,
    }
}
