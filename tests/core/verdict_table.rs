//! The table of all verdicts, `tests/cases/verdicts.md`: written by the engine, reviewed by people.

use std::collections::BTreeMap;
use std::fmt::Write;

use expect_test::expect_file;
use trongklum::guide::{Answer, Need, Purpose, Verdict, answer};
use trongklum::lang::Lang;
use trongklum::registry::{Act, GroupId, Registry, RoleId, TopicId};

use super::support::{askers, shipped};

const INTRO: &str = "\
# ตารางคำตอบทั้งหมด · all verdicts

Written by the program from `data/sakon-nakhon.ron` and checked by a test. Review every change
against the letter. `UPDATE_EXPECT=1 cargo test --test core` regenerates it.

| mark | verdict | |
|---|---|---|
| ✓ | `fits` | ทำได้ |
| ◐ | `fits-if` | ทำได้โดยมีเงื่อนไข |
| ○ | `not-required` | ไม่ต้องทำ |
| ✗ | `forbidden` | ห้าม |
| · | `silent` | หนังสือไม่ได้กล่าวถึง |

The mark is followed by the clauses that decide. `p1` is the group's `practice.1`, `n2` its
`notes.2`, `m` its `members`, and `g1` is `general.note.1`. `~` marks a clause from which the verdict
is inferred. A cell in `(…)`: the asker is not a member of that group, so the verdict says what the
group is for. *Best* is the group to use. `→ group: roles` lists the roles that could relay the
message. Roles with the same row share it. `-` is a person whose role is not known. A table without
a topic applies to every topic.
";

/// The table for one act on one topic, with a row for every asker.
type Rows = Vec<(String, Vec<String>, String)>;

fn symbol(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "✓",
        Verdict::FitsIf => "◐",
        Verdict::NotRequired => "○",
        Verdict::Silent => "·",
        Verdict::Forbidden => "✗",
    }
}

fn cell(registry: &Registry, answer: &Answer, group: GroupId) -> String {
    let found = answer.for_group(group).expect("every group has an answer");
    let stem = format!("{}.", registry.group(group).id);
    let mut cell = symbol(found.verdict).to_owned();
    for reason in &found.reasons {
        let id = &registry.clause(reason.clause).id;
        let short = id
            .replace(&stem, "")
            .replace("practice.", "p")
            .replace("notes.", "n")
            .replace("members", "m")
            .replace("general.note.", "g");
        write!(cell, " {short}{}", if reason.inferred { "~" } else { "" }).unwrap();
    }
    if found.verdict.permits() && found.member == Some(false) {
        cell = format!("({cell})");
    }
    cell
}

fn best(registry: &Registry, answer: &Answer) -> String {
    let mut words = answer.best.map_or_else(
        || "none".to_owned(),
        |best| format!("**{}**", registry.group(best).id),
    );
    for found in answer.groups.iter().filter(|found| !found.relay.is_empty()) {
        let relay: Vec<&str> = found
            .relay
            .iter()
            .map(|&role| registry.role(role).id.as_str())
            .collect();
        let group = &registry.group(found.group).id;
        write!(words, " → {group}: {}", relay.join(", ")).unwrap();
    }
    words
}

fn name(registry: &Registry, role: Option<RoleId>) -> String {
    role.map_or_else(|| "-".to_owned(), |role| registry.role(role).id.clone())
}

fn need(act: Act, topic: TopicId, purpose: Purpose, role: Option<RoleId>) -> Need {
    Need {
        role,
        purpose,
        ..Need::to_do(act, topic)
    }
}

fn rows(registry: &Registry, act: Act, topic: TopicId, purpose: Purpose) -> Rows {
    askers(registry)
        .into_iter()
        .map(|role| {
            let answer = answer(registry, need(act, topic, purpose, role));
            let cells = registry
                .group_ids()
                .map(|group| cell(registry, &answer, group));
            (
                name(registry, role),
                cells.collect(),
                best(registry, &answer),
            )
        })
        .collect()
}

/// Merges rows that are equal.
fn merged(rows: Rows) -> Rows {
    let mut merged: Rows = Vec::new();
    for (role, cells, best) in rows {
        match merged
            .iter_mut()
            .find(|row| row.1 == cells && row.2 == best)
        {
            Some(row) => row.0 = format!("{}, {role}", row.0),
            None => merged.push((role, cells, best)),
        }
    }
    merged
}

/// Returns the whole document for `registry`.
pub fn document(registry: &Registry) -> String {
    let mut text = String::from(INTRO);
    let parts = [
        ("Post, and join · ส่งหรือดำเนินการ เข้ากลุ่ม", None),
        ("Read · หาอ่าน", Some(Purpose::Read)),
    ];
    for (title, purpose) in parts {
        write!(text, "\n## {title}\n").unwrap();
        for &act in Act::ALL {
            if purpose.is_some() && !act.is_posting() {
                continue;
            }
            let by_topic: Vec<(TopicId, Rows)> = registry
                .topic_ids()
                .map(|topic| {
                    let purpose = purpose.unwrap_or(Need::to_do(act, topic).purpose);
                    (topic, rows(registry, act, topic, purpose))
                })
                .collect();
            let one = by_topic.iter().all(|(_, rows)| *rows == by_topic[0].1);
            for (topic, rows) in by_topic {
                let heading = if one {
                    act.id().to_owned()
                } else {
                    format!("{} · {}", act.id(), registry.topic(topic).id)
                };
                let thai = Lang::Thai.text(&format!("act-{}", act.id()));
                write!(text, "\n### {heading}\n{thai}\n\n").unwrap();
                let groups: Vec<&str> = registry
                    .groups()
                    .map(|(_, group)| group.id.as_str())
                    .collect();
                writeln!(text, "| role | {} | best |", groups.join(" | ")).unwrap();
                writeln!(text, "|{}", "---|".repeat(groups.len() + 2)).unwrap();
                for (roles, cells, best) in merged(rows) {
                    writeln!(text, "| {roles} | {} | {best} |", cells.join(" | ")).unwrap();
                }
                if one {
                    break;
                }
            }
        }
    }
    text
}

#[test]
fn the_table_is_as_reviewed() {
    expect_file!["../cases/verdicts.md"].assert_eq(&document(&shipped()));
}

/// Parses the document: part, act, topic (`None` for every topic) and role, with the cells by
/// group.
fn cells_of(document: &str) -> BTreeMap<(bool, String, Option<String>, String), Vec<String>> {
    let mut cells = BTreeMap::new();
    let (mut read, mut heading) = (false, None);
    for line in document.lines() {
        if let Some(part) = line.strip_prefix("## ") {
            read = part.starts_with("Read");
        } else if let Some(act) = line.strip_prefix("### ") {
            heading = Some(match act.split_once(" · ") {
                Some((act, topic)) => (act.to_owned(), Some(topic.to_owned())),
                None => (act.to_owned(), None),
            });
        } else if let Some((act, topic)) = &heading
            && line.starts_with("| ")
            && !line.starts_with("| role |")
        {
            let row: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            for role in row[0].split(", ") {
                let key = (read, act.clone(), topic.clone(), role.to_owned());
                let row = row[1..].iter().map(|&cell| cell.to_owned()).collect();
                let twice = cells.insert(key, row);
                assert!(twice.is_none(), "{act} {topic:?} {role} stands twice");
            }
        }
    }
    cells
}

#[test]
fn the_table_has_every_combination_and_no_verdict_without_a_clause() {
    let registry = shipped();
    let mut cells = cells_of(&document(&registry));
    let mut seen = 0;
    for read in [false, true] {
        for &act in Act::ALL.iter().filter(|act| !read || act.is_posting()) {
            for topic in registry.topic_ids() {
                for role in askers(&registry) {
                    let key = |topic| (read, act.id().to_owned(), topic, name(&registry, role));
                    let topic_id = registry.topic(topic).id.clone();
                    let row = cells
                        .get(&key(None))
                        .or_else(|| cells.get(&key(Some(topic_id))))
                        .unwrap_or_else(|| panic!("no row for {:?}", key(None)));
                    assert_eq!(row.len(), registry.groups().len() + 1, "{row:?}");
                    let purpose = if read {
                        Purpose::Read
                    } else {
                        Need::to_do(act, topic).purpose
                    };
                    let answer = answer(&registry, need(act, topic, purpose, role));
                    for (group, written) in registry.group_ids().zip(row) {
                        assert_eq!(*written, cell(&registry, &answer, group));
                        let clauses = written.split(' ').count() - 1;
                        assert_eq!(clauses == 0, written == "·", "{written}");
                        seen += 1;
                    }
                }
            }
        }
    }
    // Nine askers, two topics, six groups; thirteen acts to do and eight to read about.
    assert_eq!(seen, 9 * 2 * 6 * (13 + 8));
    cells.retain(|(_, act, _, _), _| act.parse::<Act>().is_err());
    assert!(cells.is_empty(), "rows of no act: {cells:?}");
}
