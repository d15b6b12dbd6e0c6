//! The acknowledgement (ใบรับทราบ), which shows that an office's staff know the guideline. The
//! letter's body asks for it: "แจ้งบุคลากรในสังกัดทราบและถือปฏิบัติ".

use super::super::tables::guideline;
use super::super::{Style, serves_in};
use super::{Block, Cell, Signers, Table};
use crate::registry::Registry;

/// Lays out the rules in brief, and lines for name, position, signature and date.
pub(super) fn acknowledgement(
    registry: &Registry,
    signers: Signers,
    district: Option<&str>,
    style: Style,
) -> (String, Vec<Block>) {
    let lines: Vec<[String; 3]> = match signers {
        Signers::Lines(count) => vec![Default::default(); usize::from(count)],
        Signers::Roster => registry
            .people()
            .map(|(_, person)| person)
            .filter(|person| district.is_none_or(|district| serves_in(person, district)))
            .map(|person| {
                let post = post(registry, person, style);
                [person.name.clone(), post, String::new()]
            })
            .collect(),
    };
    sheet(registry, lines, style)
}

/// Lays out the same for `lines` with a name, a position, and the day of those who have signed.
pub(super) fn sheet(
    registry: &Registry,
    lines: Vec<[String; 3]>,
    style: Style,
) -> (String, Vec<Block>) {
    let letter = registry.letter();
    let table = guideline(registry);
    let values = [
        ("reference", letter.reference.clone()),
        ("date", style.date(&letter.date)),
        ("subject", letter.subject.clone()),
    ];
    // What each group is for and what to observe there, without its members.
    let rows = table.rows.iter().map(|row| {
        let [name, _, practice, notes] = &row.lines;
        [name, practice, notes]
            .map(|cell| Cell::from(style.show(cell)))
            .to_vec()
    });
    let [name, _, practice, notes] = &table.heads;
    let rules = Table {
        heads: [name, practice, notes]
            .map(|head| style.show(head))
            .to_vec(),
        rows: rows.collect(),
        shares: vec![26, 42, 32],
        to_fill_in: false,
    };
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(index, [name, post, on])| {
            let number = style.show(&(index + 1).to_string());
            [number, name, post, String::new(), on]
                .map(Cell::from)
                .to_vec()
        });
    let signatures = Table {
        heads: [
            "document-number",
            "document-name",
            "document-post",
            "document-signature",
            "document-date",
        ]
        .map(|key| style.text(key))
        .to_vec(),
        rows: lines.collect(),
        shares: vec![8, 30, 26, 22, 14],
        to_fill_in: true,
    };
    let blocks = vec![
        Block::Indented(style.text_with("document-acknowledge-why", &values)),
        Block::Table(rules),
        Block::Strong(style.show(&table.closing_note)),
        Block::Indented(style.text("document-acknowledge")),
        Block::Table(signatures),
    ];
    (style.text("document-acknowledgement"), blocks)
}

/// Returns a person's role, with the district if there is one.
fn post(registry: &Registry, person: &crate::registry::Person, style: Style) -> String {
    let role = style.role(registry, person.role);
    match &person.district {
        Some(district) => format!("{role}\n{district}"),
        None => role,
    }
}
