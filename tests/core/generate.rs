//! Generates random registries, as the text of a file.

use std::fmt::Write;

use proptest::prelude::*;
use trongklum::registry::Act;

/// A registry in numbers: roles, topics and groups are identified by their positions.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// For each role, the earlier role of which it is a kind, and whether that is inferred.
    pub roles: Vec<Option<(usize, bool)>>,
    pub topics: usize,
    /// For each group, its member roles and its number of practice clauses.
    pub groups: Vec<(Vec<usize>, usize)>,
    pub rules: Vec<DrawnRule>,
}

/// A rule in numbers.
#[derive(Clone, Debug)]
pub struct DrawnRule {
    pub groups: Option<Vec<usize>>,
    pub effect: &'static str,
    pub acts: Vec<usize>,
    pub general: bool,
    pub topics: Option<Vec<usize>>,
    /// 0 for members, 1 for outsiders, anything else for the listed roles.
    pub who: (usize, Vec<usize>),
    pub to: Vec<usize>,
    /// A group and one of its practice clauses.
    pub cites: Vec<(usize, usize)>,
    pub inferred: bool,
}

/// The effects to choose from.
pub const EFFECTS: [&str; 5] = [
    "Permit",
    "PermitIf(th: \"เมื่อจำเป็น\", en: \"when needed\")",
    "Only",
    "NotRequired",
    "Forbid",
];

impl Drawn {
    /// Returns the registry as the text of a file.
    pub fn to_ron(&self) -> String {
        let mut text = String::from(HEAD);
        text.push_str("    roles: [\n");
        for (role, kind) in self.roles.iter().enumerate() {
            write!(
                text,
                "        (id: \"r{role}\", name: \"ตำแหน่ง {role}\", seats: {}",
                if role % 2 == 0 { "Exact(1)" } else { "Open" }
            )
            .unwrap();
            if let Some((parent, inferred)) = kind {
                write!(text, ", kind_of: \"r{parent}\"").unwrap();
                if *inferred {
                    text.push_str(", kind_inferred: \"สมมติ\"");
                }
            }
            text.push_str("),\n");
        }
        text.push_str("    ],\n    topics: [\n");
        for topic in 0..self.topics {
            writeln!(text, "        (id: \"t{topic}\", name: \"เรื่อง {topic}\"),").unwrap();
        }
        text.push_str("    ],\n    groups: [\n");
        for (group, (members, practice)) in self.groups.iter().enumerate() {
            let practice: Vec<String> = (0..*practice).map(|n| format!("\"ข้อ {n}\"")).collect();
            writeln!(
                text,
                "        (id: \"g{group}\", name: \"กลุ่ม {group}\", members: {}, members_text: \"สมาชิก\", practice: [{}]),",
                ids("r", members),
                practice.join(", "),
            )
            .unwrap();
        }
        text.push_str("    ],\n    rules: [\n");
        for (index, rule) in self.rules.iter().enumerate() {
            writeln!(text, "{}", rule.to_ron(&format!("rule-{index}"))).unwrap();
        }
        text.push_str("    ],\n)\n");
        text
    }
}

impl DrawnRule {
    fn to_ron(&self, id: &str) -> String {
        let acts: Vec<String> = self
            .acts
            .iter()
            .map(|&act| format!("\"{}\"", Act::ALL[act].id()))
            .collect();
        let cites: Vec<String> = self
            .cites
            .iter()
            .map(|(group, sentence)| format!("\"g{group}.practice.{}\"", sentence + 1))
            .collect();
        let mut text = format!(
            "        (id: \"{id}\", effect: {}, acts: [{}], cites: [{}]",
            self.effect,
            acts.join(", "),
            cites.join(", ")
        );
        if let Some(groups) = &self.groups {
            write!(text, ", groups: {}", ids("g", groups)).unwrap();
        }
        if let Some(topics) = &self.topics {
            write!(text, ", topics: {}", ids("t", topics)).unwrap();
        }
        match &self.who {
            (0, _) => {}
            (1, _) => text.push_str(", who: Outsiders"),
            (_, roles) => write!(text, ", who: Roles({})", ids("r", roles)).unwrap(),
        }
        if !self.to.is_empty() {
            write!(text, ", to: {}", ids("r", &self.to)).unwrap();
        }
        if self.general {
            text.push_str(", general: true");
        }
        if self.inferred {
            text.push_str(", inferred: \"สมมติ\"");
        }
        text.push_str("),");
        text
    }
}

fn ids(stem: &str, numbers: &[usize]) -> String {
    let ids: Vec<String> = numbers.iter().map(|n| format!("\"{stem}{n}\"")).collect();
    format!("[{}]", ids.join(", "))
}

/// Generates a non-empty, ordered set of positions below `below`.
fn some(below: usize) -> impl Strategy<Value = Vec<usize>> + Clone {
    prop::sample::subsequence((0..below).collect::<Vec<_>>(), 1..=below)
}

/// Generates a rule for a registry with this many roles, topics, and practice clauses in each
/// group.
pub fn rule(
    roles: usize,
    topics: usize,
    sentences: Vec<usize>,
    effects: &'static [&'static str],
) -> impl Strategy<Value = DrawnRule> {
    let groups = sentences.len();
    let clause = (0..groups).prop_flat_map(move |group| (Just(group), 0..sentences[group]));
    (
        prop::option::weighted(0.9, some(groups)),
        prop::sample::select(effects),
        some(Act::ALL.len()),
        prop::bool::weighted(0.3),
        prop::option::weighted(0.4, some(topics)),
        (0_usize..4, some(roles)),
        prop_oneof![2 => Just(Vec::new()), 1 => some(roles)],
        prop::collection::vec(clause, 1..3),
        prop::bool::weighted(0.3),
    )
        .prop_map(
            |(groups, effect, acts, general, topics, who, to, cites, inferred)| DrawnRule {
                groups,
                effect,
                acts,
                general,
                topics,
                who,
                to,
                cites,
                inferred,
            },
        )
}

/// Generates a registry with a few roles, topics, groups and rules.
pub fn registry() -> impl Strategy<Value = Drawn> {
    (1_usize..6, 1_usize..4, 1_usize..5)
        .prop_flat_map(|(roles, topics, groups)| {
            let kinds: Vec<_> = (0..roles)
                .map(|role| prop::option::weighted(0.4, (0..role.max(1), any::<bool>())))
                .collect();
            let groups = prop::collection::vec((some(roles), 1_usize..3), groups);
            (kinds, Just(topics), groups)
        })
        .prop_flat_map(|(mut roles, topics, groups)| {
            // The first role has no earlier one to be a kind of.
            roles[0] = None;
            let sentences = groups.iter().map(|(_, sentences)| *sentences).collect();
            let rules = prop::collection::vec(rule(roles.len(), topics, sentences, &EFFECTS), 0..9);
            (Just(roles), Just(topics), Just(groups), rules)
        })
        .prop_map(|(roles, topics, groups, rules)| Drawn {
            roles,
            topics,
            groups,
            rules,
        })
}

/// The beginning of every generated registry.
const HEAD: &str = r#"(
    version: 1,
    province: (name: "จังหวัดสมมติ"),
    letter: (
        reference: "", office: [], date: "", subject: "", addressee: "", enclosure: "",
        body: [], closing: "", signatory: (name: "", post: ""),
        contact: (unit: "", telephone: ""), table_title: "",
        table_heads: (group: "", members: "", practice: "", notes: ""),
    ),
"#;
