//! The source letter, verbatim and in the layout of a Thai official letter.

use super::super::Style;
use super::super::letter::letter_report;
use super::Block;
use super::tables::{beside_the_table_blocks, guideline_blocks};
use crate::registry::Registry;

/// Lays out the letter, its enclosure on a new page, and then the registry's remarks, so that
/// nobody mistakes them for the letter's words.
pub(super) fn letter_blocks(registry: &Registry, style: Style) -> (String, Vec<Block>) {
    let letter = letter_report(registry, style);
    let show =
        |lines: &[String]| -> Vec<String> { lines.iter().map(|line| style.show(line)).collect() };
    let fields = letter
        .fields()
        .map(|(key, _, text)| [style.lang.text(key), style.show(&text)]);
    let mut blocks = vec![
        Block::Sides(vec![style.show(&letter.reference)], show(&letter.office)),
        Block::Right(vec![style.show(&letter.date)]),
        Block::Fields(fields.collect()),
    ];
    blocks.extend(show(&letter.body).into_iter().map(Block::Indented));
    let signed = [
        letter.closing.clone(),
        String::new(),
        String::new(),
        format!("({})", letter.signatory[0]),
        letter.signatory[1].clone(),
    ];
    blocks.push(Block::Right(show(&signed)));
    blocks.extend(letter.contact_lines(style).map(Block::Text));
    blocks.push(Block::WidePage);
    let (title, table) = guideline_blocks(registry, style);
    blocks.push(Block::Heading(title));
    blocks.extend(table);
    if !letter.time().is_empty() {
        blocks.push(Block::Heading(style.text("letter-in-force")));
        let facts = letter.time().iter().map(|fact| fact.in_words(style));
        blocks.extend(facts.map(Block::Text));
    }
    blocks.extend(beside_the_table_blocks(registry, style));
    if !letter.remarks.is_empty() {
        blocks.push(Block::Heading(style.text("document-remarks")));
        let distinct = letter.distinct_remarks();
        let notes = distinct.iter().map(|remark| remark.note.clone());
        blocks.extend(notes.map(Block::Text));
    }
    (style.show(&letter.subject), blocks)
}
