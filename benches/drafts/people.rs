//! Makes messages about people: every title, every kind of name, every fact.

use crate::parts::{Parts, item, text as nth};
use crate::texts::{Message, Value};

const KIND: &str = "named-person";

fn person(title: &str, name: &str) -> Value {
    Value {
        kind: KIND.to_owned(),
        lead: title.to_owned(),
        body: name.to_owned(),
    }
}

/// Makes all of them.
pub fn all(parts: &Parts, texts: &mut Vec<Message>) {
    titles(parts, texts);
    names(parts, texts);
    facts(parts, texts);
    again(parts, texts);
}

fn list<'p>(
    lists: &'p std::collections::BTreeMap<String, Vec<String>>,
    name: &str,
) -> &'p [String] {
    lists.get(name).expect("a list of names or titles")
}

/// Returns words that announce a person.
pub fn announcing(parts: &Parts) -> &[String] {
    let kind = parts.kinds.iter().find(|kind| kind.id == KIND);
    &kind.expect("people").labels
}

/// Every title in three sentences. Who has none is announced.
fn titles(parts: &Parts, texts: &mut Vec<Message>) {
    let announcing = announcing(parts);
    for (group, titles) in &parts.titles {
        let names = match group.as_str() {
            "foreign" => list(&parts.names, "foreign"),
            _ => list(&parts.names, "usual"),
        };
        for (row, title) in titles.iter().enumerate() {
            for round in 0..4 {
                let value = person(title, nth(names, row + round));
                let fact = nth(&parts.facts, row * 3 + round);
                let announced = format!("{} {{}} อายุ 40 ปี", item(announcing, row + round));
                let template = if round % 3 == 0 {
                    announced.as_str()
                } else {
                    fact
                };
                let text = Message::filled(template, &[], &[value]);
                let traits = [("title", group.as_str()), ("what", "title")];
                if round == 3 || !title.is_empty() {
                    texts.push(text.with(format!("title {title}"), &traits));
                }
            }
        }
    }
    for (row, label) in announcing.iter().enumerate() {
        for (column, joint) in [" ", ": ", " ชื่อ ", " คือ ", " 1 ราย "].iter().enumerate()
        {
            let names = list(&parts.names, "usual");
            let value = person("", nth(names, row + column));
            let text = Message::filled(
                "{l}{j}{v1} อายุ 35 ปี",
                &[("l", label), ("j", joint)],
                &[value],
            );
            let traits = [("title", "none"), ("what", "title")];
            texts.push(text.with(format!("no title after {label}"), &traits));
        }
    }
}

/// Every name after three titles.
fn names(parts: &Parts, texts: &mut Vec<Message>) {
    for (group, names) in &parts.names {
        let titles = match group.as_str() {
            "nickname" => ["น้อง", "ไอ้", "ชื่อเล่น "],
            "foreign" => ["", "นาย ", "Mr. "],
            _ => ["นาย", "นางสาว", "น.ส."],
        };
        for (row, name) in names.iter().enumerate() {
            for (column, title) in titles.iter().enumerate() {
                let label = item(announcing(parts), row + column);
                let template: &str = match column {
                    0 => &format!("{label} {{}} อายุ 40 ปี"),
                    1 => nth(&parts.facts, row + column),
                    _ => &format!("{label}\n1. {{}}\n2. นายทดลองสอง ทดสอบ"),
                };
                let mut text = Message::filled(template, &[], &[person(title, name)]);
                if column == 2 {
                    // The second of the list is a person too.
                    text.text = text.text.replace("2. นายทดลองสอง ทดสอบ", "2. ");
                    text.put(&person("นาย", "ทดลองสอง ทดสอบ"));
                }
                let traits = [("name", group.as_str()), ("what", "name")];
                texts.push(text.with(format!("name {name}"), &traits));
            }
        }
    }
}

/// Every fact with three people.
fn facts(parts: &Parts, texts: &mut Vec<Message>) {
    let names = list(&parts.names, "usual");
    for (row, fact) in parts.facts.iter().enumerate() {
        for (column, title) in ["นาย", "น.ส.", "ด.ช."].iter().enumerate() {
            let value = person(title, nth(names, row + column));
            let text = Message::filled(fact, &[], &[value]);
            texts.push(text.with(format!("fact {fact}"), &[("what", "fact")]));
        }
    }
}

/// A person who is named again, by the given name alone.
fn again(parts: &Parts, texts: &mut Vec<Message>) {
    let names = list(&parts.names, "usual");
    for (row, (before, after)) in parts.again.iter().enumerate() {
        for name in names {
            for (column, title) in ["", " ", "นาย", "คุณ"].iter().enumerate() {
                let lead = item(&["นาย", "นาง", "น.ส."], row + column);
                let mut text = Message::filled(before, &[], &[person(lead, name)]);
                let given = name.split(' ').next().unwrap_or(name);
                text.text.push_str(if *title == " " { " " } else { "" });
                text.put(&person(title.trim(), given));
                text.text.push_str(after);
                let traits = [("what", "named again")];
                texts.push(text.with(format!("again {name}"), &traits));
            }
        }
    }
}
