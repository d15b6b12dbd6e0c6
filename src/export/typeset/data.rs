//! The data for the template: the page setup, and the blocks of the document with their lines
//! divided into pieces that stay whole.

use serde_json::{Value, json};

use super::Setup;
use super::world::table_head_font;
use crate::export::Code;
use crate::export::columns::Room;
use crate::fonts;
use crate::report::palette::DOCUMENT;
use crate::report::{Block, Document, Table};
use crate::text::{Breaker, Digits};

/// The height of the footer with the source and page number, in ems.
pub(super) const FOOTER_HEIGHT: f64 = 1.6;

/// Rows with more characters than this in a cell may break across pages, because they might not fit
/// on one.
const LONG_CELL: usize = 1200;

/// Returns the data for the template.
pub(super) fn template_data(document: &Document, setup: Setup, breaker: &Breaker) -> Value {
    let (width, height) = setup.size(document.page);
    // A piece of several words is passed as its parts, in case its place is too narrow. It is
    // broken at its own spaces first.
    let unbroken = |part: &str| match breaker.words(part).as_slice() {
        [] | [_] => Value::from(part),
        words => Value::from(words.to_vec()),
    };
    let piece = |piece: &str| {
        let parts: Vec<Value> = breaker.parts(piece).into_iter().map(unbroken).collect();
        match parts.as_slice() {
            [] => Value::from(piece),
            [part] => part.clone(),
            _ => json!({ "parts": parts }),
        }
    };
    let lines = |text: &str| -> Value {
        let lines = text.lines().map(|line| {
            breaker
                .pieces(line)
                .into_iter()
                .map(piece)
                .collect::<Value>()
        });
        lines.collect()
    };
    let first_wide = document
        .blocks
        .iter()
        .position(|block| *block == Block::WidePage);
    let (upright, wide) = document
        .blocks
        .split_at(first_wide.unwrap_or(document.blocks.len()));
    // The first of them only marks where the page is turned.
    let wide = wide.split_first().map_or(wide, |(_, blocks)| blocks);
    let (margin, digits) = (setup.margin(document.page), document.style.digits);
    let all = |blocks: &[Block], (width, height): (f64, f64)| -> Value {
        let sizes = setup.sizes(document.page);
        let room = Room {
            width: width - 2.0 * margin,
            height: height - 2.0 * margin,
            smallest: sizes.smallest,
            usual: sizes.usual,
            font: table_head_font(),
        };
        let data = |block: &Block| match block {
            Block::Table(table) => {
                let parts = room.parts(table, breaker).into_iter().map(Block::Table);
                parts
                    .map(|part| block_data(&part, digits, &lines))
                    .collect()
            }
            block => vec![block_data(block, digits, &lines)],
        };
        blocks.iter().flat_map(data).collect()
    };
    let places = [
        ("page", "{page}".to_owned()),
        ("pages", "{pages}".to_owned()),
    ];
    json!({
        "title": document.title,
        "heading": lines(&document.title),
        "headed": document.headed,
        "warning": document.warning.as_deref().map(lines),
        "lang": document.style.lang.code(),
        "thai_digits": document.has_thai_digits(),
        "fonts": std::iter::once(fonts::REGULAR)
            .chain(fonts::FALLBACKS)
            .map(|font| font.family)
            .collect::<Value>(),
        "width": width,
        "height": height,
        "margin": margin,
        "foot": FOOTER_HEIGHT,
        "head_fill": DOCUMENT.head.to_string(),
        "source": document.source,
        "page_words": document.style.text_with("document-page", &places),
        "blocks": all(upright, (width, height)),
        "wide_blocks": all(wide, (height, width)),
    })
}

fn block_data(block: &Block, digits: Digits, lines: &impl Fn(&str) -> Value) -> Value {
    let many = |texts: &[String]| -> Value { texts.iter().map(|text| lines(text)).collect() };
    let joined = |texts: &[String]| lines(&texts.join("\n"));
    let (kind, it) = match block {
        Block::Heading(text) => ("heading", lines(text)),
        Block::Text(text) => ("text", lines(text)),
        Block::Strong(text) => ("strong", lines(text)),
        Block::Indented(text) => ("indented", lines(text)),
        Block::Ticks(items) => ("ticks", many(items)),
        Block::Steps(items) => ("steps", steps_data(items, digits, lines)),
        Block::Picture(picture) => (
            "picture",
            json!({ "file": picture.path, "alt": picture.alt, "percent": picture.percent }),
        ),
        Block::Table(table) => ("table", table_data(table, lines)),
        Block::Sides(left, right) => (
            "sides",
            json!({ "left": joined(left), "right": joined(right) }),
        ),
        Block::Fields(fields) => {
            let fields = fields
                .iter()
                .map(|[name, words]| json!({ "name": name, "words": lines(words) }));
            ("fields", fields.collect())
        }
        Block::Right(texts) => ("right", joined(texts)),
        Block::Codes(links) => {
            let codes = links.iter().filter_map(|[name, link]| {
                let svg = Code::of(link)?.svg();
                Some(json!({ "name": lines(name), "alt": name, "svg": svg }))
            });
            ("codes", codes.collect())
        }
        Block::NewPage | Block::WidePage => ("new_page", Value::Null),
    };
    json!({ "kind": kind, "it": it })
}

/// Returns the steps with their numbers.
fn steps_data(items: &[String], digits: Digits, lines: &impl Fn(&str) -> Value) -> Value {
    let items = items.iter().zip(1..).map(|(item, number)| {
        let number = digits.show(&format!("{number}.")).into_owned();
        json!({ "number": number, "words": lines(item) })
    });
    items.collect()
}

fn table_data(table: &Table, lines: &impl Fn(&str) -> Value) -> Value {
    let rows = table.rows.iter().map(|row| {
        let long = row.iter().any(|cell| cell.text.len() > LONG_CELL);
        let cells = row.iter().map(|cell| {
            json!({
                "text": lines(&cell.text),
                "fill": DOCUMENT.fill(cell.verdict).map(|colour| colour.to_string()),
                "long": long,
            })
        });
        cells.collect::<Value>()
    });
    json!({
        "heads": table.heads.iter().map(|head| lines(head)).collect::<Value>(),
        "rows": rows.collect::<Value>(),
        "shares": table.shares,
        "to_fill_in": table.to_fill_in,
    })
}
