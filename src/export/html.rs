//! A single HTML file that needs no others and reads well on a telephone.

use std::fmt::Write;

use super::Code;
use crate::report::palette::{Colour, DOCUMENT};
use crate::report::{Block, Document, Table};
use crate::text::Breaker;

/// Returns `document` as a page. Names that `breaker` keeps whole stay whole.
#[must_use]
pub fn html(document: &Document, breaker: &Breaker) -> String {
    let words = Words(breaker);
    let mut page = String::new();
    let title = escape(&document.title);
    // Writing to a string cannot fail.
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n",
        document.style.lang.code(),
        style_sheet(),
    );
    if let Some(warning) = &document.warning {
        words.write_block(&mut page, &Block::Strong(warning.clone()), 1);
    }
    if document.headed {
        let _ = writeln!(page, "<h1>{title}</h1>");
    }
    let mut headed = document.headed;
    for block in &document.blocks {
        // The first heading of a page has the highest level.
        let level = if headed { 2 } else { 1 };
        headed |= matches!(block, Block::Heading(_));
        words.write_block(&mut page, block, level);
    }
    let _ = write!(
        page,
        "<footer>{}</footer>\n</main>\n</body>\n</html>\n",
        escape(&document.source)
    );
    page
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\n', "<br>")
}

/// Signs after which browsers break lines, even inside the number of a letter.
const PARTING: [char; 2] = ['/', '-'];

/// Puts texts into the page.
struct Words<'b>(&'b Breaker);

impl Words<'_> {
    /// Returns `text` with its names kept on one line if there is room.
    fn say(&self, text: &str) -> String {
        let pieces = self.0.pieces(text).into_iter().map(|piece| {
            let (name, after) = piece.split_at(piece.trim_end().len());
            let words = self.0.words(name);
            let shown: String = words.iter().map(|word| self.word(word)).collect();
            let parted = name.trim_end_matches(PARTING).contains(PARTING);
            // An unbreakable piece of several words is a name.
            if parted || words.len() > 1 {
                format!("<span>{shown}</span>{}", escape(after))
            } else {
                shown + &escape(after)
            }
        });
        pieces.collect()
    }

    /// A word as it is shown. Browsers break a shortened one within its last syllable (ราชกา รฯ).
    fn word(&self, word: &str) -> String {
        let shown = escape(&self.0.firm(word));
        if word.contains('ฯ') {
            format!("<span class=\"word\">{shown}</span>")
        } else {
            shown
        }
    }

    fn write_block(&self, page: &mut String, block: &Block, level: u8) {
        // Writing to a string cannot fail.
        let _ = match block {
            Block::Heading(text) => writeln!(page, "<h{level}>{}</h{level}>", self.say(text)),
            Block::Text(text) => writeln!(page, "<p>{}</p>", self.say(text)),
            Block::Strong(text) => writeln!(page, "<p><strong>{}</strong></p>", self.say(text)),
            Block::Indented(text) => writeln!(page, "<p class=\"in\">{}</p>", self.say(text)),
            Block::Ticks(items) => {
                page.push_str("<ul class=\"ticks\">\n");
                for item in items {
                    let _ = writeln!(page, "<li>{}</li>", self.say(item));
                }
                writeln!(page, "</ul>")
            }
            Block::Table(table) => {
                self.write_table(page, table);
                Ok(())
            }
            Block::Sides(left, right) => writeln!(
                page,
                "<div class=\"sides\"><p>{}</p><p>{}</p></div>",
                self.say(&left.join("\n")),
                self.say(&right.join("\n"))
            ),
            Block::Fields(fields) => {
                page.push_str("<dl>\n");
                for [name, words] in fields {
                    let _ = writeln!(
                        page,
                        "<div><dt>{}</dt><dd>{}</dd></div>",
                        self.say(name),
                        self.say(words)
                    );
                }
                writeln!(page, "</dl>")
            }
            Block::Right(lines) => {
                writeln!(
                    page,
                    "<p class=\"right\">{}</p>",
                    self.say(&lines.join("\n"))
                )
            }
            Block::Codes(links) => {
                for [name, link] in links {
                    let picture = Code::of(link).map_or_else(String::new, |code| code.svg());
                    let _ = writeln!(
                        page,
                        "<figure>{picture}<figcaption>{}</figcaption></figure>",
                        self.say(name)
                    );
                }
                Ok(())
            }
            Block::NewPage | Block::WidePage => writeln!(page, "<hr>"),
        };
    }

    fn write_table(&self, page: &mut String, table: &Table) {
        page.push_str("<table>\n<colgroup>");
        // Writing to a string cannot fail.
        let all: f64 = table.shares.iter().map(|&share| f64::from(share)).sum();
        for &share in &table.shares {
            let part = f64::from(share) / all * 100.0;
            let _ = write!(page, "<col style=\"width:{part:.1}%\">");
        }
        page.push_str("</colgroup>\n<thead>\n<tr>");
        for head in &table.heads {
            let _ = write!(page, "<th scope=\"col\">{}</th>", self.say(head));
        }
        page.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            page.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let text = self.say(&cell.text);
                let class = cell.verdict.map_or_else(String::new, |verdict| {
                    format!(" class=\"{}\"", verdict.id())
                });
                // On a telephone, each cell is below its own head.
                let head = table.heads.get(column).map_or("", String::as_str);
                let _ = match column {
                    0 => write!(page, "<th scope=\"row\">{text}</th>"),
                    _ => write!(
                        page,
                        "<td{class} data-head=\"{}\">{text}</td>",
                        escape(head)
                    ),
                };
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</tbody>\n</table>\n");
    }
}

/// Returns the style sheet with the colours filled in. It does not use custom properties, which old
/// HTML viewers do not support.
fn style_sheet() -> String {
    let colours = [
        ("{paper}", DOCUMENT.paper),
        ("{text}", DOCUMENT.text),
        ("{muted}", DOCUMENT.muted),
        ("{head}", DOCUMENT.head),
        ("{line}", DOCUMENT.line),
        ("{fits}", DOCUMENT.fits),
        ("{fits-if}", DOCUMENT.fits_if),
        ("{not-required}", DOCUMENT.not_required),
        ("{forbidden}", DOCUMENT.forbidden),
    ];
    let fill =
        |sheet: String, (name, colour): (&str, Colour)| sheet.replace(name, &colour.to_string());
    colours.into_iter().fold(STYLE.to_owned(), fill)
}

/// The style sheet, with the names of colours in braces.
const STYLE: &str = "\
body { font-family: Sarabun, 'TH Sarabun New', 'Noto Sans Thai', sans-serif; line-height: 1.5; \
margin: 0; color: {text}; background: {paper}; overflow-wrap: anywhere; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; }
table { border-collapse: collapse; width: 100%; }
span { display: inline-block; max-width: 100%; }
.word { display: inline; white-space: nowrap; }
th, td { border: 1px solid {line}; padding: .4rem .6rem; text-align: left; \
vertical-align: top; overflow-wrap: break-word; }
thead th { background: {head}; }
td.fits { background: {fits}; } td.fits-if { background: {fits-if}; }
td.not-required { background: {not-required}; } td.forbidden { background: {forbidden}; }
.in { text-indent: 2.5em; } .right { margin-left: 40%; text-align: center; }
.sides { display: flex; justify-content: space-between; gap: 1rem; }
dl div { display: flex; gap: 1rem; margin: .4rem 0; } dt { font-weight: 600; } dd { margin: 0; }
.ticks { list-style: '☐ '; } figure { display: inline-block; width: 10rem; margin: .5rem; }
footer { color: {muted}; margin-top: 1.5rem; } hr { border: 0; border-top: 1px solid {line}; }
@media (max-width: 40rem) {
thead { display: none; }
table, tbody, tr, th, td { display: block; }
tr { margin-bottom: 1rem; }
td:empty { display: none; }
td::before { content: attr(data-head); display: block; color: {muted}; font-size: .85em; }
}
@media print { hr { break-after: page; border: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } }
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_together_has_firm_spaces() {
        let breaker = Breaker::new(["ปลัดอำเภอ ประสานงาน"]);
        let words = Words(&breaker);
        for (text, shown) in [
            ("กลุ่มต่าง ๆ ฯลฯ", "ต่าง\u{a0}ๆ\u{a0}ฯลฯ"),
            ("เงิน 10,000 บาท", "10,000\u{a0}บาท"),
            ("เวลา 08.30 น.", "08.30\u{a0}น."),
            ("พ.ศ. 2569", "พ.ศ.\u{a0}2569"),
            (
                "ที่ ชร 0017.3/ว 1234",
                "<span>ที่\u{a0}ชร\u{a0}0017.3/ว\u{a0}1234</span>",
            ),
            (
                "หัวหน้าส่วนราชการฯ / นายอำเภอ",
                "ส่วน<span class=\"word\">ราชการฯ\u{a0}/</span></span> ",
            ),
            ("สน 0018.1/ว55 ลง", "<span>สน\u{a0}0018.1/ว55</span> ลง"),
            ("ปลัดอำเภอ ประสานงาน", "<span>ปลัดอำเภอ ประสานงาน</span>"),
        ] {
            assert!(words.say(text).contains(shown), "{}", words.say(text));
        }
    }
}
