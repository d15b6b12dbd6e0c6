//! A draft memo (บันทึกข้อความ) asking the province to decide what the letter leaves open.

use super::super::check::uncovered_rows;
use super::super::{Style, district_office};
use super::{Block, Table};
use crate::guide::coverage;
use crate::registry::Registry;

/// A dotted line to fill in by hand.
const BLANK: &str = "........................................";

/// Lays out the memo: a heading to fill in, the questions as a table, and a place to sign.
pub(super) fn memo_blocks(
    registry: &Registry,
    district: Option<&str>,
    style: Style,
) -> (String, Vec<Block>) {
    let letter = registry.letter();
    let values = [
        ("reference", letter.reference.clone()),
        ("date", style.date(&letter.date)),
        ("subject", letter.subject.clone()),
        ("post", letter.signatory.post.clone()),
    ];
    let title = style.text("document-memo");
    let subject = style.text("document-memo-subject");
    let office = district.map_or_else(
        || BLANK.repeat(2),
        |district| district_office(district, style),
    );
    let field = |key: &str, value: String| [style.text(key), value];
    let rows = uncovered_rows(registry, &coverage(registry), style);
    let rows: Vec<_> = rows
        .into_iter()
        .enumerate()
        .map(|(index, row)| {
            let number = style.show(&(index + 1).to_string());
            vec![
                number.into(),
                row.act.into(),
                row.topics.into(),
                row.roles.into(),
            ]
        })
        .collect();
    let mut blocks = vec![
        Block::Heading(title),
        Block::Fields(vec![
            field("document-memo-office", office),
            field("document-memo-number", BLANK.to_owned()),
            field("document-memo-date", BLANK.to_owned()),
            field("letter-subject", subject.clone()),
            field("letter-addressee", style.show(&letter.signatory.post)),
        ]),
        Block::Indented(style.text_with("document-memo-why", &values)),
    ];
    if rows.is_empty() {
        blocks.push(Block::Indented(style.text("document-memo-nothing")));
    } else {
        blocks.push(Block::Indented(style.text("document-memo-found")));
        blocks.push(Block::Table(Table {
            heads: [
                "document-number",
                "document-act",
                "document-topic",
                "document-role",
            ]
            .map(|key| style.text(key))
            .to_vec(),
            rows,
            shares: vec![5, 22, 24, 49],
            to_fill_in: false,
        }));
        blocks.push(Block::Indented(style.text("document-memo-ask")));
    }
    blocks.push(Block::Right(vec![
        String::new(),
        String::new(),
        "(........................................)".to_owned(),
        BLANK.to_owned(),
    ]));
    (subject, blocks)
}
