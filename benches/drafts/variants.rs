//! Makes messages that hold private values, from words, values, spellings and layouts. They are the
//! same in every run.

use crate::numbers;
use crate::parts::{Kind, Parts, item, text as nth};
use crate::spellings::SPELLINGS;
use crate::texts::{Message, Value};

/// Kinds that are seen without a label, and so do not suffer from its spelling.
const PLAIN_KINDS: [&str; 3] = ["e-mail", "invite-link", "short-link"];

/// The kinds for which every bullet is tried.
const LISTED: [&str; 6] = [
    "address",
    "bank-account",
    "birth-date",
    "citizen-id",
    "named-person",
    "phone",
];

/// Makes all variants.
pub fn all(parts: &Parts) -> Vec<Message> {
    let mut texts = Vec::new();
    for kind in &parts.kinds {
        labels(parts, kind, &mut texts);
        misspelt_labels(parts, kind, &mut texts);
        written_numbers(parts, kind, &mut texts);
        listed_values(parts, kind, &mut texts);
        layouts(parts, kind, &mut texts);
    }
    special_numbers(parts, &mut texts);
    crate::people::all(parts, &mut texts);
    for (number, text) in texts.iter_mut().enumerate() {
        text.id = format!("v{number:04} {}", text.id);
    }
    texts
}

/// Returns the digits of a value that consists of digits.
pub fn digits(made: &str, index: usize) -> Option<String> {
    match made {
        "citizen" => Some(numbers::citizen(index)),
        "mobile" => Some(numbers::mobile(index)),
        "account" => Some(numbers::account(index)),
        "card" => Some(numbers::card(index)),
        "house" => Some(numbers::house(index)),
        _ => None,
    }
}

/// Returns a value of the kind, as it is usually written.
pub fn value(parts: &Parts, kind: &Kind, index: usize) -> Value {
    if kind.made == "person" {
        let titles = parts.titles.get("usual").expect("titles");
        let names = parts.names.get("usual").expect("names");
        return Value {
            kind: kind.id.clone(),
            lead: item(titles, index).clone(),
            body: item(names, index).clone(),
        };
    }
    let body = match digits(&kind.made, index) {
        Some(digits) => match (kind.made.as_str(), index % 2) {
            ("house", _) => numbers::grouped(&digits, &[4, 6, 1], "-"),
            ("card", _) => numbers::grouped(&digits, &[4, 4, 4, 4], " "),
            (made, 0) => {
                let groups = numbers::groups(made).first().expect("groups");
                numbers::grouped(&digits, groups, "-")
            }
            _ => digits,
        },
        None => item(parts.values.get(&kind.made).expect("values"), index).clone(),
    };
    of(&kind.id, body)
}

/// Returns a value without a title.
pub fn of(kind: &str, body: String) -> Value {
    Value {
        kind: kind.to_owned(),
        lead: String::new(),
        body,
    }
}

/// Returns `before label joint value after`.
fn framed(parts: &Parts, index: usize, label: &str, joint: &str, value: Value) -> Message {
    let (before, after) = item(&parts.frames, index);
    let words = [
        ("a", before.as_str()),
        ("l", label),
        ("j", joint),
        ("z", after),
    ];
    Message::filled("{a}{l}{j}{v1}{z}", &words, &[value])
}

fn is_latin(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_ascii_alphabetic())
}

/// Every label with everything that may stand between it and its value.
fn labels(parts: &Parts, kind: &Kind, texts: &mut Vec<Message>) {
    for (row, label) in kind.labels.iter().enumerate() {
        for (column, joint) in parts.joints.iter().enumerate() {
            let value = value(parts, kind, row + column);
            let starts = format!("{}{}", value.lead, value.body);
            let glued = is_latin(label.chars().last()) && is_latin(starts.chars().next());
            if joint.is_empty() && glued {
                continue;
            }
            let shown = joint.replace('\n', "line").replace('\t', "tab");
            texts.push(framed(parts, row + column, label, joint, value).with(
                format!("label {label}"),
                &[("joint", &format!("“{shown}”")), ("what", "label")],
            ));
        }
    }
}

/// Every label in every spelling that changes it.
fn misspelt_labels(parts: &Parts, kind: &Kind, texts: &mut Vec<Message>) {
    if PLAIN_KINDS.contains(&kind.id.as_str()) {
        return;
    }
    for (row, label) in kind.labels.iter().enumerate() {
        for (column, (name, change)) in SPELLINGS.iter().enumerate() {
            let changed = change(label);
            if changed == *label {
                continue;
            }
            let value = value(parts, kind, row + column);
            texts.push(framed(parts, row + column, &changed, " ", value).with(
                format!("spelling {label}"),
                &[("spelling", name), ("what", "spelling")],
            ));
        }
    }
}

/// Digits in every grouping, with every separator and in every script.
fn written_numbers(parts: &Parts, kind: &Kind, texts: &mut Vec<Message>) {
    let mut index = 0;
    let mut add = |body: String, name: (&'static str, &str)| {
        for _ in 0..2 {
            index += 1;
            let label = nth(&kind.labels, index);
            let value = of(&kind.id, body.clone());
            texts.push(
                framed(parts, index, label, " ", value)
                    .with(format!("digits {label}"), &[name, ("what", "digits")]),
            );
        }
    };
    for (row, groups) in numbers::groups(&kind.made).iter().enumerate() {
        for (column, (name, separator)) in numbers::SEPARATORS.iter().enumerate() {
            let Some(digits) = digits(&kind.made, row + column) else {
                return;
            };
            add(
                numbers::grouped(&digits, groups, separator),
                ("separator", name),
            );
        }
        for (column, (name, write)) in numbers::DIGITS.iter().enumerate() {
            let Some(digits) = digits(&kind.made, row + column) else {
                return;
            };
            add(write(&digits), ("digits", name));
        }
    }
}

/// Every value of a list, with labels, glued to words, and alone where that is enough.
fn listed_values(parts: &Parts, kind: &Kind, texts: &mut Vec<Message>) {
    let Some(values) = parts.values.get(&kind.made) else {
        return;
    };
    for (index, body) in values.iter().enumerate() {
        let value = of(&kind.id, body.clone());
        let traits = [("what", "value")];
        for offset in [0, 3] {
            let label = nth(&kind.labels, index + offset);
            let text = framed(parts, index + offset, label, " ", value.clone());
            texts.push(text.with(format!("value {label}"), &traits));
        }
        if !PLAIN_KINDS.contains(&kind.id.as_str()) {
            continue;
        }
        for template in [
            "{v1}",
            "{l}{v1}นะคะ",
            "({v1})",
            "แจ้งทุกท่าน\n{v1}\nขอบคุณครับ",
            "\"{v1}\"",
        ] {
            let words = [("l", nth(&kind.labels, index))];
            let text = Message::filled(template, &words, std::slice::from_ref(&value));
            texts.push(text.with("value alone".to_owned(), &traits));
        }
    }
}

/// Every layout, three times with other words, and once with words spelt in another way.
fn layouts(parts: &Parts, kind: &Kind, texts: &mut Vec<Message>) {
    for (row, (name, template)) in parts.layouts.iter().enumerate() {
        for round in 0..4 {
            let index = row + round * 5;
            let spelling = item(&SPELLINGS, index);
            let words = |list: &[String]| match round {
                3 => (spelling.1)(nth(list, index)),
                _ => item(list, index).clone(),
            };
            let values = three(parts, kind, index, round == 2);
            // Not in quotes, it would be several cells.
            let has = |mark: char| values.iter().any(|value| value.body.contains(mark));
            if name.starts_with("csv") && (has(',') || has(';') || has('"')) {
                continue;
            }
            let bullets = item(&parts.bullets, index);
            let texts_of = [
                words(&kind.headings),
                words(&kind.heads),
                words(&kind.labels),
            ];
            let text = laid_out(parts, template, &texts_of, bullets, index, &values);
            let traits = [("layout", name.as_str()), ("what", "layout")];
            let mut text = text.with(format!("layout {name}"), &traits);
            if round == 3 {
                text.traits.push(("spelling", spelling.0.to_owned()));
            }
            texts.push(text);
        }
    }
    if !LISTED.contains(&kind.id.as_str()) {
        return;
    }
    for (index, bullets) in parts.bullets.iter().enumerate() {
        for layout in ["list", "list with details", "list with a sub-heading"] {
            let template = parts.layouts.iter().find(|(name, _)| name == layout);
            let (_, template) = template.expect("a layout");
            let words = [&kind.headings, &kind.heads, &kind.labels];
            let words = words.map(|list| item(list, index).clone());
            let values = three(parts, kind, index, false);
            let text = laid_out(parts, template, &words, bullets, index, &values);
            let shown = format!("“{}”", bullets.1);
            let traits = [("bullet", shown.as_str()), ("what", "bullet")];
            texts.push(text.with(format!("bullet in a {layout}"), &traits));
        }
    }
}

/// Returns three values. People are without titles if `bare`.
fn three(parts: &Parts, kind: &Kind, index: usize, bare: bool) -> Vec<Value> {
    let mut values: Vec<Value> = (0..3)
        .map(|it| value(parts, kind, index * 3 + it))
        .collect();
    if bare {
        for value in &mut values {
            value.lead.clear();
        }
    }
    values
}

fn laid_out(
    parts: &Parts,
    template: &str,
    [heading, head, label]: &[String; 3],
    bullets: &(String, String, String),
    index: usize,
    values: &[Value],
) -> Message {
    let words = [
        ("heading", heading.as_str()),
        ("head", head.as_str()),
        ("label", label.as_str()),
        ("b1", bullets.0.as_str()),
        ("b2", bullets.1.as_str()),
        ("b3", bullets.2.as_str()),
        ("sub", nth(&parts.sub_headings, index)),
        ("detail", nth(&parts.details, index)),
    ];
    Message::filled(template, &words, values)
}

/// Citizen numbers that begin with 0 or are mistyped, other telephone numbers, and numbers that
/// speak for themselves.
fn special_numbers(parts: &Parts, texts: &mut Vec<Message>) {
    let find = |id: &str| {
        parts
            .kinds
            .iter()
            .find(|kind| kind.id == id)
            .expect("a kind")
    };
    let (citizens, telephones) = (find("citizen-id"), find("phone"));
    let mut index = 0;
    let mut add = |kind: &Kind, label: &str, body: String, trait_: (&'static str, &str)| {
        index += 1;
        let value = of(&kind.id, body);
        let joint = if label.is_empty() { "" } else { " " };
        texts.push(framed(parts, index, label, joint, value).with(
            format!("number after {label}"),
            &[trait_, ("what", "number")],
        ));
    };
    for (row, label) in citizens.labels.iter().enumerate() {
        for (name, write) in numbers::FAULTS {
            let mistyped = write(&numbers::citizen(row));
            add(citizens, label, mistyped.clone(), ("fault", name));
            if mistyped.len() == 13 {
                let grouped = numbers::grouped(&mistyped, &[1, 4, 5, 2, 1], "-");
                add(citizens, label, grouped, ("fault", name));
            }
        }
    }
    for (name, labels) in &parts.special {
        let number = match name.as_str() {
            "without status" => numbers::without_status,
            "foreign worker" => numbers::foreign_worker,
            _ => numbers::citizen,
        };
        for (row, label) in labels.iter().enumerate() {
            add(citizens, label, number(row), ("special", name));
            let grouped = numbers::grouped(&number(row + 9), &[1, 4, 5, 2, 1], "-");
            add(citizens, label, grouped, ("special", name));
        }
    }
    for row in 0..4 {
        for (name, write) in numbers::TELEPHONES {
            let label = nth(&telephones.labels, row);
            add(
                telephones,
                label,
                write(&numbers::mobile(row)),
                ("telephone", name),
            );
        }
    }
    for kind in [citizens, telephones, find("card")] {
        for row in 0..12 {
            let alone = value(parts, kind, row).body;
            add(kind, "", alone, ("special", "no label"));
        }
    }
}
