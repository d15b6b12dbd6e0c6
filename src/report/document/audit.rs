//! The result of an audit of a group as a list of what a person should do.

use super::super::Style;
use super::super::people_audit::{AuditPage, AuditSection};
use super::{Block, Document, sheet};
use crate::registry::Registry;
use crate::text::Date;

/// Lays out what a person should do about a group's members, with boxes to tick. It names people, and
/// is made only at somebody's request.
#[must_use]
pub fn audit_document(
    registry: &Registry,
    page: &AuditPage,
    day: Option<Date>,
    style: Style,
) -> Document {
    let style = style.keeping(registry);
    let mut blocks = vec![
        Block::Strong(page.head.clone()),
        Block::Text(page.size.clone()),
    ];
    blocks.extend(page.seats.iter().map(|(text, _)| Block::Text(text.clone())));
    if !page.is_off {
        blocks.push(Block::Text(style.text("people-audit-fine")));
    }
    for section in &page.sections {
        blocks.extend(section_blocks(section));
    }
    blocks.push(Block::Strong(
        style.in_words("people-audit-removes-nobody", &[]),
    ));
    let title = style.in_words("document-audit", &[]);
    sheet(registry, title, blocks, day, style)
}

fn section_blocks(section: &AuditSection) -> Vec<Block> {
    let lines = section.lines.iter().map(|(name, about)| match about {
        Some(about) => format!("{name}: {about}"),
        None => name.clone(),
    });
    let clause = section.clause.iter();
    let clause = clause.map(|(_, text)| Block::Indented(format!("“{text}”")));
    let mut blocks = vec![
        Block::Heading(section.heading.clone()),
        Block::Text(section.to_do.clone()),
    ];
    blocks.extend(clause);
    blocks.push(Block::Ticks(lines.collect()));
    blocks
}
