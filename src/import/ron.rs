//! The registry as the text of a file, laid out as people write one.

use std::fmt::Write as _;

use super::rules::{Effect, Rule, Who};
use super::{GENERAL, Group, Import, Role, Seats};
use crate::lang::{Lang, Words};
use crate::registry::FORMAT_VERSION;
use crate::registry::edit::rules::when_literal;
use crate::registry::edit::{list_literal, text_literal, words_literal};
use crate::text::digits::first_number;

/// Returns the registry. Writing to a string cannot fail, so results are ignored.
pub(super) fn write(import: &Import) -> String {
    let mut out = String::new();
    for lang in Lang::ALL {
        let _ = writeln!(out, "// {}", lang.text("import-file-head"));
    }
    let _ = writeln!(out, "(\n    version: {FORMAT_VERSION},");
    province(&mut out, import);
    units(&mut out, &import.units);
    letter(&mut out, import);
    let _ = writeln!(out, "    roles: [");
    for role in &import.roles.list {
        self::role(&mut out, role, import);
    }
    let _ = writeln!(out, "    ],\n    topics: [");
    let topic = both("import-topic-general");
    let _ = writeln!(out, "        (id: \"{GENERAL}\", name: {topic}),");
    for topic in &import.topics {
        let name = text_literal(&topic.name);
        let _ = writeln!(out, "        (id: \"{}\", name: {name}),", topic.id);
    }
    let _ = writeln!(out, "    ],");
    let _ = writeln!(out, "    groups: [");
    for group in &import.groups {
        self::group(&mut out, group, import);
    }
    let _ = writeln!(out, "    ],");
    texts(&mut out, 4, "general_notes", &import.general_notes);
    let _ = writeln!(out, "    rules: [");
    for rule in &import.rules {
        self::rule(&mut out, rule, import);
    }
    let _ = writeln!(out, "    ],\n)");
    out
}

/// Returns the words of a message in both languages.
fn both(key: &str) -> String {
    words_literal(&Words::in_each(|lang| lang.text(key)))
}

/// Writes a list of texts, one a line.
fn texts(out: &mut String, indent: usize, name: &str, texts: &[String]) {
    let space = " ".repeat(indent);
    if texts.is_empty() {
        return;
    }
    let _ = writeln!(out, "{space}{name}: [");
    for text in texts {
        let _ = writeln!(out, "{space}    {},", text_literal(text));
    }
    let _ = writeln!(out, "{space}],");
}

fn province(out: &mut String, import: &Import) {
    let office = import
        .letter
        .office
        .first()
        .filter(|office| !office.is_empty());
    let name = match office {
        Some(office) => text_literal(office),
        None => both("import-area-unknown"),
    };
    let _ = writeln!(out, "    province: (name: {name}),");
}

/// Writes the kinds of places.
fn units(out: &mut String, units: &[(String, String)]) {
    if units.is_empty() {
        return;
    }
    let _ = writeln!(out, "    units: [");
    for (id, name) in units {
        let (id, name) = (text_literal(id), text_literal(name));
        let _ = writeln!(out, "        (id: {id}, name: {name}),");
    }
    let _ = writeln!(out, "    ],");
}

fn letter(out: &mut String, import: &Import) {
    let letter = &import.letter;
    let _ = writeln!(out, "    letter: (");
    let field = |out: &mut String, name: &str, text: &str| {
        let _ = writeln!(out, "        {name}: {},", text_literal(text));
    };
    field(out, "reference", &letter.reference);
    texts(out, 8, "office", &letter.office);
    field(out, "date", &letter.date);
    field(out, "subject", &letter.subject);
    field(out, "addressee", &letter.addressee);
    texts(out, 8, "references", &letter.references);
    field(out, "enclosure", &letter.enclosure);
    texts(out, 8, "body", &letter.body);
    field(out, "closing", &letter.closing);
    let (name, post) = (
        text_literal(&letter.signatory.name),
        text_literal(&letter.signatory.post),
    );
    let _ = writeln!(out, "        signatory: (name: {name}, post: {post}),");
    let _ = write!(
        out,
        "        contact: (unit: {}, telephone: {}",
        text_literal(&letter.contact.unit),
        text_literal(&letter.contact.telephone)
    );
    for (name, text) in [
        ("fax", &letter.contact.fax),
        ("email", &letter.contact.email),
    ] {
        if !text.is_empty() {
            let _ = write!(out, ", {name}: {}", text_literal(text));
        }
    }
    let _ = writeln!(out, "),");
    field(out, "table_title", &letter.table_title);
    let [group, members, practice, notes] =
        letter.table_heads.each_ref().map(|head| text_literal(head));
    let _ = writeln!(
        out,
        "        table_heads: (group: {group}, members: {members}, practice: {practice}, notes: {notes}),\n    ),"
    );
}

fn role(out: &mut String, role: &Role, import: &Import) {
    let _ = write!(
        out,
        "        (id: {}, name: {}",
        text_literal(&role.id),
        text_literal(&role.name)
    );
    if !role.abbreviations.is_empty() {
        let list = texts_literal(&role.abbreviations);
        let _ = write!(out, ", abbreviations: {list}");
    }
    match role.seats() {
        None => {
            let _ = write!(out, ", seats: Open");
        }
        Some((seats, words)) => {
            let said = Words::in_each(|lang| {
                let words = [("words", words.trim().to_owned())];
                lang.text_with("import-seats-inferred", &words)
            });
            let reason = words_literal(&said);
            let _ = write!(
                out,
                ", seats: {}, seats_inferred: {reason}",
                seats_literal(seats)
            );
        }
    }
    if let Some(kind) = role.kind_of.and_then(|at| import.roles.list.get(at)) {
        let reason = both("import-kind-inferred");
        let _ = write!(
            out,
            ", kind_of: {}, kind_inferred: {reason}",
            text_literal(&kind.id)
        );
    }
    let _ = write!(out, "),");
    if role.is_new && !role.is_named {
        let _ = write!(out, " // {}", Lang::Thai.text("import-role-new"));
    }
    out.push('\n');
}

fn seats_literal(seats: &Seats) -> String {
    match seats {
        Seats::Unknown => "Open".to_owned(),
        Seats::Exact(number) => format!("Exact({number})"),
        Seats::PerDistrict(number) => format!("PerDistrict({number})"),
        Seats::PerUnit(unit, number) => format!("PerUnit({}, {number})", text_literal(unit)),
    }
}

/// Returns the list of the ids of roles.
fn ids(import: &Import, roles: &[usize]) -> String {
    let roles = roles.iter().filter_map(|&at| import.roles.list.get(at));
    list_literal(roles.map(|role| text_literal(&role.id)))
}

/// Returns the list of `texts` on one line.
fn texts_literal(texts: &[impl AsRef<str>]) -> String {
    list_literal(texts.iter().map(|text| text_literal(text.as_ref())))
}

fn group(out: &mut String, group: &Group, import: &Import) {
    let _ = writeln!(out, "        (\n            id: \"{}\",", group.id);
    let _ = writeln!(out, "            name: {},", text_literal(&group.name));
    if let Some(size) = &group.size {
        let about = if size.approximate {
            ", approximate: true"
        } else {
            ""
        };
        let text = text_literal(&size.text);
        // A registry's count is the first number of its text, in digits.
        let count = first_number(&size.text);
        let count = count.map_or_else(String::new, |number| format!(", count: {number}"));
        let _ = writeln!(out, "            size: (text: {text}{count}{about}),");
    }
    if let Some(link) = &group.link {
        let _ = writeln!(out, "            link: {},", text_literal(link));
    }
    let members = if group.members_assumed {
        let reason = both("import-members-assumed");
        let roles = group.members.iter();
        let roles = roles.filter_map(|&at| import.roles.list.get(at));
        list_literal(roles.map(|role| {
            let id = text_literal(&role.id);
            format!("Inferred(id: {id}, inferred: {reason})")
        }))
    } else {
        ids(import, &group.members)
    };
    let _ = writeln!(out, "            members: {members},");
    let _ = writeln!(
        out,
        "            members_text: {},",
        text_literal(&group.members_text)
    );
    texts(out, 12, "practice", &group.practice);
    texts(out, 12, "notes", &group.notes);
    let _ = writeln!(out, "        ),");
}

fn rule(out: &mut String, rule: &Rule, import: &Import) {
    let _ = writeln!(out, "        (\n            id: \"{}\",", rule.id);
    if let Some(group) = rule.group.and_then(|at| import.groups.get(at)) {
        let _ = writeln!(out, "            groups: [\"{}\"],", group.id);
    }
    let effect = match &rule.effect {
        Effect::Permit => "Permit".to_owned(),
        Effect::PermitIf(condition) => format!("PermitIf({})", text_literal(condition)),
        Effect::Only => "Only".to_owned(),
        Effect::NotRequired => "NotRequired".to_owned(),
        Effect::Forbid => "Forbid".to_owned(),
    };
    let acts = list_literal(rule.acts.iter().map(|act| text_literal(act.id())));
    let _ = writeln!(
        out,
        "            effect: {effect},\n            acts: {acts},"
    );
    for (name, is_set) in [
        ("general", rule.general),
        ("must", rule.must),
        ("alone", rule.alone),
    ] {
        if is_set {
            let _ = writeln!(out, "            {name}: true,");
        }
    }
    if let Some(topics) = import.topic_ids(&rule.topics) {
        let topics = texts_literal(&topics);
        let _ = writeln!(out, "            topics: {topics},");
    }
    match &rule.who {
        Who::Members => {}
        Who::Outsiders => {
            let _ = writeln!(out, "            who: Outsiders,");
        }
        Who::Roles(roles) => {
            let _ = writeln!(out, "            who: Roles({}),", ids(import, roles));
        }
    }
    if !rule.to.is_empty() {
        let _ = writeln!(out, "            to: {},", ids(import, &rule.to));
    }
    if let Some((words, who)) = &rule.unless {
        let words = text_literal(words);
        let exception = if who.is_empty() {
            words
        } else {
            format!("(words: {words}, who: {})", ids(import, who))
        };
        let _ = writeln!(out, "            unless: {exception},");
    }
    if !rule.when.is_empty() {
        let _ = writeln!(out, "            when: {},", when_literal(&rule.when));
    }
    let cites = texts_literal(&rule.cites);
    let _ = writeln!(out, "            cites: {cites},");
    if rule.inferred {
        let _ = writeln!(
            out,
            "            inferred: {},",
            both("import-rule-inferred")
        );
    }
    let _ = writeln!(out, "            unconfirmed: true,");
    let _ = writeln!(out, "            sure: {:.2},", rule.sure);
    let _ = writeln!(out, "        ),");
}
