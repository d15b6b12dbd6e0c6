//! The pocket guide as one page that needs no other file and no network. The page is put together
//! from `assets/pocket`; its content comes from [`Pocket`].

use std::fmt::Write;

use super::html::escape;
use crate::guide::Verdict;
use crate::report::palette::{DARK, LIGHT, Palette, Tone};
use crate::report::{Guideline, PlainRole, PlainTables, Pocket, PocketContact};

const PAGE: &str = include_str!("../../assets/pocket/page.html");
const STYLE: &str = include_str!("../../assets/pocket/page.css");
const SCRIPT: &str = include_str!("../../assets/pocket/page.js");

/// Returns the page of `pocket`.
///
/// # Errors
///
/// Returns the error of the JSON writer, which has no reason to fail.
pub fn pocket_page(pocket: &Pocket) -> Result<String, serde_json::Error> {
    let plain = &pocket.plain;
    let data = serde_json::to_string(pocket)?;
    Ok(fill(PAGE, "{{", "}}", |name| match name {
        "lang" => pocket.lang.to_owned(),
        "title" => escape(&plain.title),
        "style" => style_sheet(),
        "source" => escape(&plain.source),
        "made" => escape(&plain.made),
        "note" => escape(&plain.note),
        "contact" => contact(plain),
        "permissions" => permissions(plain),
        "guideline" => guideline(&plain.guideline),
        "data" => in_script(&data),
        "script" => SCRIPT.to_owned(),
        _ => String::new(),
    }))
}

/// Returns `template` with what stands between `open` and `close` replaced by what it names. What is
/// filled in is not looked at again.
fn fill(template: &str, open: &str, close: &str, value: impl Fn(&str) -> String) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(open) {
        filled.push_str(before);
        let Some((name, after)) = after.split_once(close) else {
            break;
        };
        filled.push_str(&value(name));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Returns JSON that no text in it can end or comment out, within a script element.
fn in_script(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // Outside strings, JSON has none of these.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{:04x}", u32::from(c));
            }
            _ => safe.push(c),
        }
    }
    safe
}

/// Returns the style sheet with the colours of the window filled in.
fn style_sheet() -> String {
    let filled = STYLE.replace("{light}", &properties(&LIGHT));
    filled.replace("{dark}", &properties(&DARK))
}

/// Returns the colours of a palette as custom properties.
fn properties(palette: &Palette) -> String {
    let mut properties = String::new();
    let plain = [
        ("window", palette.window),
        ("panel", palette.panel),
        ("header", palette.header),
        ("text", palette.text),
        ("muted", palette.muted),
        ("accent", palette.accent),
        ("on_accent", palette.on_accent),
        ("hover", palette.hover),
        ("line", palette.line),
    ];
    // Writing to a string cannot fail.
    for (name, colour) in plain {
        let _ = write!(properties, "--{name}: {colour}; ");
    }
    for &verdict in Verdict::ALL {
        let Tone { text, ground } = palette.verdict(verdict);
        let name = verdict.id().replace("fits-if", "fits_if");
        let name = name.replace("not-required", "not_required");
        let _ = write!(
            properties,
            "--{name}-text: {text}; --{name}-ground: {ground}; "
        );
    }
    properties
}

/// Returns `text` as the value of an attribute.
fn attribute(text: &str) -> String {
    escape(&text.replace('\n', " "))
}

/// The language of the letter's own words, if they are Thai.
fn letter_lang(text: &str) -> &'static str {
    if text.chars().any(|c| ('\u{e01}'..='\u{e5b}').contains(&c)) {
        " lang=\"th\""
    } else {
        ""
    }
}

fn contact(plain: &PlainTables) -> String {
    let PocketContact {
        unit,
        telephone,
        fax,
        email,
        ..
    } = &plain.contact;
    let lines = [unit, telephone, fax, email].into_iter();
    let lines = lines.filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(|line| escape(line)).collect();
    format!(
        "<section>\n<h2>{}</h2>\n<p>{}</p>\n</section>",
        escape(&plain.contact_title),
        lines.join("<br>")
    )
}

/// Returns the letter's table. The page's script shows it too.
fn guideline(table: &Guideline) -> String {
    let mut html = format!(
        "<section id=\"guideline\"{}>\n<h2>{}</h2>\n<table class=\"letter\">\n<thead>\n<tr>",
        letter_lang(&table.title),
        escape(&table.title)
    );
    // Writing to a string cannot fail.
    for head in &table.heads {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(head));
    }
    html.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        html.push_str("<tr>");
        for (column, (text, head)) in row.lines.iter().zip(&table.heads).enumerate() {
            let text = escape(text);
            let _ = match column {
                0 => write!(html, "<th scope=\"row\">{text}</th>"),
                _ => write!(html, "<td data-head=\"{}\">{text}</td>", attribute(head)),
            };
        }
        html.push_str("</tr>\n");
    }
    let _ = write!(
        html,
        "</tbody>\n</table>\n<p><strong>{}</strong></p>\n</section>",
        escape(&table.closing_note)
    );
    html
}

/// Returns what each role may do in each group, as short as may be: there can be many roles.
fn permissions(plain: &PlainTables) -> String {
    let mut html = format!(
        "<section>\n<h2>{}</h2>\n<p>{}</p>\n",
        escape(&plain.permissions_title),
        escape(&plain.legend)
    );
    for role in &plain.roles {
        write_role(&mut html, role, &plain.act);
    }
    html.push_str("</section>");
    html
}

fn write_role(html: &mut String, role: &PlainRole, act: &str) {
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<details>\n<summary>{}</summary>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{0}\">\n\
         <table class=\"matrix\">\n<thead>\n<tr><th scope=\"col\">{}</th>",
        escape(&role.names.join(", ")),
        escape(act)
    );
    for group in &role.groups {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(group));
    }
    html.push_str("</tr>\n</thead>\n<tbody>\n");
    for (act, cells) in &role.rows {
        let _ = write!(html, "<tr><th scope=row>{}", escape(act));
        for cell in cells {
            let _ = write!(
                html,
                "<td class={}>{}",
                class(cell.verdict),
                escape(&cell.word)
            );
        }
        html.push('\n');
    }
    html.push_str("</tbody>\n</table>\n</div>\n</details>\n");
}

/// Returns the class of a verdict in the plain tables, in one letter.
fn class(verdict: Verdict) -> char {
    match verdict {
        Verdict::Fits => 'a',
        Verdict::FitsIf => 'c',
        Verdict::NotRequired => 'n',
        Verdict::Silent => 's',
        Verdict::Forbidden => 'f',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_looked_at_again() {
        let filled = fill("a {{x}} b {{y}}", "{{", "}}", |name| match name {
            "x" => "{{y}}".to_owned(),
            _ => "z".to_owned(),
        });
        assert_eq!(filled, "a {{y}} b z");
    }

    #[test]
    fn no_text_ends_the_script() {
        let json = serde_json::to_string("</script><!-- & \u{2028}").expect("JSON");
        let safe = in_script(&json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}']), "{safe}");
        let read: String = serde_json::from_str(&safe).expect("JSON");
        assert_eq!(read, "</script><!-- & \u{2028}");
    }
}
