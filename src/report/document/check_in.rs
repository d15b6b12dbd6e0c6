//! The form on which offices say which publication they use. The province reads it back.

use super::{Block, Cell, Document, PageKind, Table};
use crate::publish::Manifest;
use crate::registry::Registry;
use crate::report::{Style, in_force_report, publication_about, publication_title};
use crate::text::Date;

/// The heads of the columns, by their messages. Those who read a returned form look for
/// them.
const HEADS: [&str; 5] = [
    "check-in-serial",
    "check-in-district",
    "check-in-name",
    "check-in-post",
    "check-in-date",
];

/// Lays out the form for a publication of `registry`, with this many lines.
#[must_use]
pub fn check_in_document(
    registry: &Registry,
    manifest: &Manifest,
    lines: usize,
    style: Style,
) -> Document {
    let style = style.keeping(registry);
    let serial = Cell::from(style.show(&manifest.serial.to_string()));
    let mut row = vec![serial];
    row.resize(HEADS.len(), Cell::default());
    let table = Table {
        heads: HEADS.map(|key| style.text(key)).to_vec(),
        rows: vec![row; lines],
        shares: vec![12, 24, 28, 22, 14],
        to_fill_in: true,
    };
    let title = [("title", publication_title(manifest, style))];
    Document {
        page: PageKind::Sheet,
        style,
        title: style.text_with("check-in-title", &title),
        headed: true,
        warning: None,
        blocks: vec![
            Block::Indented(publication_about(manifest, style)),
            Block::Indented(style.text("check-in-what")),
            Block::Table(table),
        ],
        source: in_force_report(registry, None, style).line,
        date: Date::read(&manifest.published),
    }
}
