//! Markdown with tables, as GitHub and most editors read it.

use std::fmt::Write;

use crate::report::{Block, Document, Table};

/// `document` as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
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

/// `text` so that nothing of it is markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|'
            | '~' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
