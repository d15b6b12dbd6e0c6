//! Tables as files: Markdown, CSV and HTML. Registry text is data in each of them: whatever it
//! holds is shown as it stands, and nothing of it is markup, formula or script.

use std::fmt::Write;
use std::path::Path;

use crate::report::{Document, Style};

/// A kind of file, told by its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Markdown,
    /// UTF-8 with a byte order mark, so that Excel opens it right.
    Csv,
    /// One file that needs no other.
    Html,
}

impl Format {
    /// The endings, with the formats they stand for.
    pub const ENDINGS: [(&'static str, Self); 3] = [
        ("md", Self::Markdown),
        ("csv", Self::Csv),
        ("html", Self::Html),
    ];

    /// The format that the ending of `path` asks for, if it is one of [`Self::ENDINGS`].
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::ENDINGS
            .into_iter()
            .find(|(known, _)| *known == ending)
            .map(|(_, format)| format)
    }
}

/// The bytes of `document` in `format`.
#[must_use]
pub fn export(document: &Document, format: Format, style: Style) -> Vec<u8> {
    match format {
        Format::Markdown => markdown(document).into_bytes(),
        Format::Csv => csv(document),
        Format::Html => html(document, style).into_bytes(),
    }
}

fn markdown(document: &Document) -> String {
    let escape = |text: &str| {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' => escaped.push_str("<br>"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '&' => escaped.push_str("&amp;"),
                '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!'
                | '|' | '~' | '$' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                c => escaped.push(c),
            }
        }
        escaped
    };
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = format!("# {}\n\n", escape(&document.title));
    text += &row(&document.heads);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "|{}", " --- |".repeat(document.heads.len()));
    for cells in &document.rows {
        text += &row(cells);
    }
    for note in document.notes.iter().chain([&document.source]) {
        let _ = write!(text, "\n{}\n", escape(note));
    }
    text
}

/// Comma-separated values as RFC 4180 has them.
fn csv(document: &Document) -> Vec<u8> {
    let notes = document.notes.iter().chain([&document.source]);
    let rows = std::iter::once(&document.heads)
        .chain(&document.rows)
        .cloned()
        .chain(notes.map(|note| vec![note.clone()]));
    let mut text = String::from("\u{feff}");
    for cells in rows {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
        text += &cells.join(",");
        text += "\r\n";
    }
    text.into_bytes()
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// `cell` so that no spreadsheet runs it as a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn html(document: &Document, style: Style) -> String {
    let escape = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\n', "<br>")
    };
    let mut page = String::new();
    let title = escape(&document.title);
    // Writing to a string cannot fail.
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<table>\n<thead>\n<tr>",
        style.lang.code(),
    );
    for head in &document.heads {
        let _ = write!(page, "<th scope=\"col\">{}</th>", escape(head));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &document.rows {
        page.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            // On a telephone each cell stands under its own head.
            let head = document.heads.get(column).map_or("", String::as_str);
            let _ = match column {
                0 => write!(page, "<th scope=\"row\">{cell}</th>"),
                _ => write!(page, "<td data-head=\"{}\">{cell}</td>", escape(head)),
            };
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
    for note in &document.notes {
        let _ = writeln!(page, "<p><strong>{}</strong></p>", escape(note));
    }
    let _ = write!(
        page,
        "<p>{}</p>\n</main>\n</body>\n</html>\n",
        escape(&document.source)
    );
    page
}

const STYLE: &str = "\
body { font-family: Sarabun, 'TH Sarabun New', 'Noto Sans Thai', sans-serif; line-height: 1.5; \
margin: 0; color: #1b1f24; background: #fff; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8a94a3; padding: .4rem .6rem; text-align: left; \
vertical-align: top; overflow-wrap: break-word; }
thead th { background: #e8edf4; }
@media (max-width: 40rem) {
thead { display: none; }
table, tbody, tr, th, td { display: block; }
tr { margin-bottom: 1rem; }
td:empty { display: none; }
td::before { content: attr(data-head); display: block; color: #535d6b; font-size: .85em; }
}
@media print { thead { display: table-header-group; } tr { break-inside: avoid; } }
";

#[cfg(test)]
mod tests {
    use super::*;

    fn hostile() -> Document {
        Document {
            title: "# ตาราง <script>".to_owned(),
            heads: vec!["กลุ่ม".to_owned(), "a|b".to_owned()],
            rows: vec![vec!["=1+1".to_owned(), "ที่ \"นี่\"\nบรรทัดสอง".to_owned()]],
            notes: vec!["** หมายเหตุ $x$".to_owned()],
            source: "ที่ สน ๐๐๑๘.๑/ว ๒๓๕๓๒".to_owned(),
        }
    }

    fn text(format: Format) -> String {
        String::from_utf8(export(&hostile(), format, Style::default())).unwrap()
    }

    #[test]
    fn text_of_the_registry_is_data_in_every_format() {
        let page = text(Format::Html);
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
        let sheet = text(Format::Csv);
        assert!(sheet.starts_with("\u{feff}กลุ่ม,a|b\r\n'=1+1,\"ที่ \"\"นี่\"\"\nบรรทัดสอง\"\r\n"));
        let mark = text(Format::Markdown);
        assert!(mark.starts_with("# \\# ตาราง &lt;script&gt;\n"));
        assert!(mark.contains("| a\\|b |") && mark.contains("\\*\\* หมายเหตุ \\$x\\$"));
    }

    #[test]
    fn the_ending_chooses_the_format() {
        assert_eq!(Format::of(Path::new("ตาราง.CSV")), Some(Format::Csv));
        assert_eq!(Format::of(Path::new("a.pdf")), None);
        assert_eq!(Format::of(Path::new("md")), None);
    }
}
