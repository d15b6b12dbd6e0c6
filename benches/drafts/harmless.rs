//! Makes messages that look as if they held something private, and do not.

use crate::numbers;
use crate::parts::{Parts, item};
use crate::texts::Message;

/// The number of values with which each template is tried.
const ROUNDS: usize = 5;

/// Makes all of them.
pub fn all(parts: &Parts) -> Vec<Message> {
    let mut texts = Vec::new();
    for (group, templates) in &parts.harmless {
        for (row, template) in templates.iter().enumerate() {
            for round in 0..ROUNDS {
                let index = row * ROUNDS + round;
                let (before, after) = item(&parts.frames, round);
                let template = format!("{before}{template}{after}");
                texts.push(filled(parts, &template, index, group, "sentence"));
            }
            let next = item(templates, row + 1);
            for (layout, joined) in [
                ("list", format!("สรุปงาน\n1. {template}\n2. {next}")),
                (
                    "table",
                    format!("ที่\tรายการ\tหมายเหตุ\n1\t{template}\t5\n2\t{next}\t-"),
                ),
                (
                    "message",
                    format!("เรียน นายอำเภอ\n{template}\n{next}\nจึงเรียนมาเพื่อทราบ"),
                ),
            ] {
                texts.push(filled(parts, &joined, row, group, layout));
            }
        }
    }
    for (number, text) in texts.iter_mut().enumerate() {
        text.id = format!("h{number:04}");
    }
    texts
}

fn filled(parts: &Parts, template: &str, index: usize, group: &str, layout: &str) -> Message {
    let names = parts.names.get("usual").expect("names");
    let name = item(names, index);
    let titled = format!("{}{name}", item(&["นาย", "นาง", "น.ส.", "นางสาว"], index));
    let words = [
        ("name", titled),
        ("bare", name.clone()),
        ("company", numbers::company(index)),
        ("ten", numbers::ten(index)),
        ("thirteen", numbers::thirteen(index)),
        ("office", numbers::office(index)),
    ];
    let words = words.each_ref().map(|(name, word)| (*name, word.as_str()));
    let text = Message::filled(template, &words, &[]);
    text.with(String::new(), &[("harmless", group), ("layout", layout)])
}
