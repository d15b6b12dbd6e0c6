//! Documents about people: what one has to do when joining and leaving, and the acknowledgement sheet
//! of those who are to sign it. They are personal data, and made only at somebody's request.

use super::super::acknowledged::{AcknowledgementReport, SignerReport};
use super::super::moves::{MoveReport, MovesReport};
use super::super::{Style, district_office};
use super::{Block, Cell, Document, Table, sheet, signing};
use crate::registry::Registry;
use crate::text::Date;

/// Lays out what a person has to do, with the letter's words on each, and the day on which it was done
/// or room for it.
#[must_use]
pub fn moves_document(
    registry: &Registry,
    moves: &MovesReport,
    day: Option<Date>,
    style: Style,
) -> Document {
    let style = style.keeping(registry);
    // The title has no name: print queues show it to others.
    let title = style.text("document-moves");
    let change = ("change", moves.change_in_words.clone());
    let values = [("name", moves.name.clone()), change];
    let mut blocks = vec![Block::Strong(style.in_words("people-moves-head", &values))];
    let posts = moves.posts.iter();
    blocks.extend(posts.map(|post| Block::Text(post.text.clone())));
    if moves.moves.is_empty() {
        blocks.push(Block::Text(style.text("people-moves-none")));
    } else {
        let rows = (1..).zip(&moves.moves);
        blocks.push(Block::Table(Table {
            heads: [
                "document-number",
                "document-to-do",
                "document-how-and-clause",
                "document-due",
                "document-done",
            ]
            .map(|key| style.text(key))
            .to_vec(),
            rows: rows.map(|(number, it)| row(number, it, style)).collect(),
            shares: vec![6, 32, 34, 15, 13],
            to_fill_in: true,
        }));
    }
    sheet(registry, title, blocks, day, style)
}

fn row(number: usize, it: &MoveReport, style: Style) -> Vec<Cell> {
    let quotes = it.reasons.iter();
    let quotes = quotes.map(|reason| format!("“{}”", style.show(&reason.text)));
    let lines: Vec<String> = it.how.clone().into_iter().chain(quotes).collect();
    let is_done = it.state == "done";
    let done = it.done.as_deref().map(|day| style.date(day));
    let done = done.or_else(|| is_done.then(|| style.text("people-move-done-undated")));
    let due = if is_done {
        String::new()
    } else {
        it.state_in_words.clone()
    };
    [
        style.show(&number.to_string()),
        it.text.clone(),
        lines.join("\n"),
        due,
        done.unwrap_or_default(),
    ]
    .map(Cell::from)
    .to_vec()
}

/// Lays out the acknowledgement sheet for those who are to sign it, the days on it of those who have.
#[must_use]
pub fn acknowledgement_document(
    registry: &Registry,
    found: &AcknowledgementReport,
    district: Option<&str>,
    day: Option<Date>,
    style: Style,
) -> Document {
    let style = style.keeping(registry);
    let signer = |it: &SignerReport| {
        let on = it.on.as_deref().map(|day| style.date(day));
        [it.name.clone(), it.post.clone(), on.unwrap_or_default()]
    };
    let signers = found.signed.iter().chain(&found.missing).map(signer);
    let (title, mut blocks) = signing::sheet(registry, signers.collect(), style);
    if let Some(district) = district {
        blocks.insert(0, Block::Text(district_office(district, style)));
    }
    sheet(registry, title, blocks, day, style)
}
