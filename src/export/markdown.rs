//! Markdown with tables, as GitHub and most editors read it.

use std::fmt::Write;

use crate::report::{Block, Document, Table};
use crate::text::controls::printable;

/// Returns `document` as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    if let Some(warning) = &document.warning {
        let _ = writeln!(text, "**{}**\n", escape(warning));
    }
    if document.headed {
        let _ = writeln!(text, "# {}", escape(&document.title));
    }
    for block in &document.blocks {
        text.push('\n');
        let _ = match block {
            Block::Heading(words) => writeln!(text, "## {}", escape(words)),
            Block::Text(words) | Block::Indented(words) => writeln!(text, "{}", escape(words)),
            Block::Strong(words) => writeln!(text, "**{}**", escape(words.trim())),
            Block::Ticks(items) => items
                .iter()
                .try_for_each(|item| writeln!(text, "- [ ] {}", escape(item))),
            Block::Steps(items) => items
                .iter()
                .zip(1..)
                .try_for_each(|(item, number)| writeln!(text, "{number}. {}", escape(item))),
            Block::Picture(picture) => writeln!(text, "{}", escape(&picture.alt)),
            Block::Table(table) => {
                write_table(&mut text, table);
                Ok(())
            }
            Block::Sides(left, right) => {
                writeln!(text, "{}\n\n{}", lines(left), lines(right))
            }
            Block::Fields(fields) => fields.iter().try_for_each(|[name, words]| {
                writeln!(text, "**{}** {}  ", escape(name), escape(words))
            }),
            Block::Right(words) => writeln!(text, "{}", lines(words)),
            Block::Codes(links) => links.iter().try_for_each(|[name, link]| {
                writeln!(text, "- {}: {}", escape(name), escape(link))
            }),
            Block::NewPage | Block::WidePage => writeln!(text, "---"),
        };
    }
    let _ = write!(text, "\n{}\n", escape(&document.source));
    text.trim_start().to_owned()
}

fn lines(texts: &[String]) -> String {
    let texts = texts.iter().filter(|text| !text.is_empty());
    texts
        .map(|text| escape(text))
        .collect::<Vec<_>>()
        .join("  \n")
}

fn write_table(text: &mut String, table: &Table) {
    let row = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<String> = cells.map(escape).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    *text += &row(&mut table.heads.iter().map(String::as_str));
    // Writing to a string cannot fail.
    let _ = writeln!(text, "|{}", " --- |".repeat(table.heads.len()));
    for cells in &table.rows {
        *text += &row(&mut cells.iter().map(|cell| cell.text.as_str()));
    }
}

/// Escapes `text`, so that none of it is markup.
fn escape(text: &str) -> String {
    let text = printable(text);
    // Leading blanks would make it code.
    let text = text.trim_matches(' ');
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark = text.len() - number.len();
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // This would begin a list item, or make a heading of the line before it.
            '.' | ')' if at == mark && at > 0 => escaped.extend(['\\', c]),
            '-' | '=' | ':' if at == 0 => escaped.extend(['\\', c]),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|'
            | '~' | '$' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_markup_is_text() {
        for (text, escaped) in [
            ("1. เมษายน", "1\\. เมษายน"),
            ("  12) ข้อ", "12\\) ข้อ"),
            ("- รายการ", "\\- รายการ"),
            ("--- ", "\\---"),
            ("=====", "\\====="),
            ("ก - 1.5 = ข", "ก - 1.5 = ข"),
            ("ก\r\nข\rค\u{2028}ง", "ก<br>ข<br>ค<br>ง"),
            ("\tโค้ด\u{1b}[1m", "โค้ด\\[1m"),
            ("|ก|", "\\|ก\\|"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
