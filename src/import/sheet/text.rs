//! Plain text: lines with tabs, bars, commas or semicolons between the cells of a row.

use csv::{ReaderBuilder, StringRecord};

use crate::import::{Block, Cell, Document, Row};

/// Reads text whose rows have tabs, or bars, between the cells, as the clipboard has it. Lines
/// without any are paragraphs.
pub(super) fn tab_separated(text: &str) -> Document {
    if !text.contains('\t') && text.lines().any(|line| bars(line).is_some()) {
        let rows = text.lines().map(|line| match bars(line) {
            Some(row) => row,
            None => vec![Cell::of(line)],
        });
        return document(rows);
    }
    // A spreadsheet puts cells with several lines in quotation marks.
    let has_quoted =
        ["\t\"", "\n\""].iter().any(|start| text.contains(start)) || text.starts_with('"');
    let is_quoted = has_quoted && text.matches('"').count().is_multiple_of(2);
    document(rows(text, b'\t', is_quoted))
}

/// Reads text whose rows have commas or semicolons between the cells, whichever it has more of.
pub(super) fn comma_separated(text: &str) -> Document {
    document(rows(text, separator(text), true))
}

fn records(text: &str, separator: u8, is_quoted: bool) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new()
        .delimiter(separator)
        .quoting(is_quoted)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok)
}

fn rows(text: &str, separator: u8, is_quoted: bool) -> impl Iterator<Item = Row> {
    records(text, separator, is_quoted).map(|record| record.iter().map(Cell::of).collect())
}

/// Returns the records of `text` with the number of the line on which each begins.
pub(super) fn numbered(
    text: &str,
    separator: u8,
    is_quoted: bool,
) -> impl Iterator<Item = (usize, Vec<String>)> {
    records(text, separator, is_quoted).map(|record| {
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(|text| Cell::of(text).text());
        (usize::try_from(line).unwrap_or(usize::MAX), cells.collect())
    })
}

/// Returns the separator that `text` has most of.
pub(super) fn separator(text: &str) -> u8 {
    let count = |mark: char| text.matches(mark).count();
    [(b'\t', '\t'), (b';', ';'), (b',', ',')]
        .into_iter()
        .max_by_key(|&(_, mark)| count(mark))
        .map_or(b',', |(byte, _)| byte)
}

/// Returns the cells of a line with bars between and around them, or `None` if it has no two bars.
/// The rule below a head is an empty row.
fn bars(line: &str) -> Option<Row> {
    if line.matches('|').count() < 2 {
        return None;
    }
    let inside = line.trim().trim_start_matches('|').trim_end_matches('|');
    let cells: Row = inside.split('|').map(Cell::of).collect();
    let is_rule = inside.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '));
    Some(if is_rule { Vec::new() } else { cells })
}

/// Gathers rows into tables. A row of one cell is a paragraph.
fn document(rows: impl Iterator<Item = Row>) -> Document {
    let mut document = Document::default();
    for row in rows {
        match row.as_slice() {
            [] => {}
            [cell] => {
                let paragraphs = cell.paragraphs.iter().cloned();
                document.blocks.extend(paragraphs.map(Block::Paragraph));
            }
            _ => match document.blocks.last_mut() {
                Some(Block::Table(rows)) => rows.push(row),
                _ => document.blocks.push(Block::Table(vec![row])),
            },
        }
    }
    document
}
