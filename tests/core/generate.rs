//! Generates random registries, as the text of a file.

use std::fmt::Write;

use proptest::prelude::*;
use trongklum::registry::Act;
use trongklum::text::Date;

/// A registry in numbers: roles, topics and groups are identified by their positions.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub roles: Vec<DrawnRole>,
    pub topics: usize,
    pub groups: Vec<DrawnGroup>,
    pub rules: Vec<DrawnRule>,
    pub preferences: Vec<DrawnPreference>,
}

/// A role in numbers.
#[derive(Clone, Debug)]
pub struct DrawnRole {
    /// The earlier roles of which it is a kind, and whether that is inferred.
    pub kinds: Vec<(usize, bool)>,
    pub recipient_only: bool,
}

/// A group in numbers.
#[derive(Clone, Debug)]
pub struct DrawnGroup {
    /// The member roles, and whether they are inferred.
    pub members: Vec<(usize, bool)>,
    /// The number of practice clauses.
    pub sentences: usize,
    /// Whether it ends on [`LAST_DAY`].
    pub ends: bool,
}

/// An order of groups, in numbers.
#[derive(Clone, Debug)]
pub struct DrawnPreference {
    pub acts: Option<Vec<usize>>,
    pub topics: Option<Vec<usize>>,
    pub groups: Vec<usize>,
    /// A group and one of its practice clauses.
    pub cites: (usize, usize),
}

/// A rule in numbers.
#[allow(
    clippy::struct_excessive_bools,
    reason = "a rule of a file has as many"
)]
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
    /// Whether it is an obligation, and whether it is for these people alone, if it permits.
    pub must: bool,
    pub alone: bool,
    /// The roles excepted as actors and as recipients, if it is a ban.
    pub unless: Option<(Vec<usize>, Vec<usize>)>,
    pub when: Option<&'static str>,
    pub unconfirmed: bool,
}

/// The last day of groups that end.
const LAST_DAY: &str = "๑๔ กุมภาพันธ์ ๒๕๖๙";

/// The times to choose from.
const TIMES: [&str; 7] = [
    "weekdays: [Friday]",
    "weekdays: [Monday, Friday], before: \"15.00\"",
    "weekdays: [Saturday]",
    "working_days: true",
    "holidays: true",
    "from: \"08.30\", before: \"16.30\"",
    "within: Hours(48)",
];

/// Generates no day, a Friday, a Saturday or a Monday. [`LAST_DAY`] is the Saturday.
pub fn day() -> impl Strategy<Value = Option<Date>> {
    let days = ["2026-02-13", "2026-02-14", "2026-02-16"];
    let days = days.map(|day| Some(Date::read(day).expect("a day")));
    prop::sample::select([vec![None], days.to_vec()].concat())
}

/// The effects to choose from.
pub const EFFECTS: [&str; 6] = [
    "Permit",
    "PermitIf(th: \"เมื่อจำเป็น\", en: \"when needed\")",
    "PermitIf(th: \"เฉพาะงานด่วน\", en: \"for urgent work\")",
    "Only",
    "NotRequired",
    "Forbid",
];

impl Drawn {
    /// Returns the registry as the text of a file.
    pub fn to_ron(&self) -> String {
        let mut text = String::from(HEAD);
        text.push_str("    roles: [\n");
        for (role, drawn) in self.roles.iter().enumerate() {
            write!(
                text,
                "        (id: \"r{role}\", name: \"ตำแหน่ง {role}\", seats: {}",
                if role % 2 == 0 { "Exact(1)" } else { "Open" }
            )
            .unwrap();
            let kinds: Vec<String> = drawn.kinds.iter().map(|kind| entry(*kind)).collect();
            if !kinds.is_empty() {
                write!(text, ", kind_of: [{}]", kinds.join(", ")).unwrap();
            }
            if drawn.recipient_only {
                text.push_str(", recipient_only: true");
            }
            text.push_str("),\n");
        }
        text.push_str("    ],\n    topics: [\n");
        for topic in 0..self.topics {
            writeln!(text, "        (id: \"t{topic}\", name: \"เรื่อง {topic}\"),").unwrap();
        }
        text.push_str("    ],\n    groups: [\n");
        for (group, drawn) in self.groups.iter().enumerate() {
            let practice: Vec<String> = (0..drawn.sentences)
                .map(|n| format!("\"ข้อ {n}\""))
                .collect();
            let members: Vec<String> = drawn.members.iter().map(|member| entry(*member)).collect();
            let until = if drawn.ends {
                format!(", until: \"{LAST_DAY}\"")
            } else {
                String::new()
            };
            writeln!(
                text,
                "        (id: \"g{group}\", name: \"กลุ่ม {group}\", members: [{}], members_text: \"สมาชิก\", practice: [{}]{until}),",
                members.join(", "),
                practice.join(", "),
            )
            .unwrap();
        }
        text.push_str("    ],\n    rules: [\n");
        for (index, rule) in self.rules.iter().enumerate() {
            writeln!(text, "{}", rule.to_ron(&format!("rule-{index}"))).unwrap();
        }
        text.push_str("    ],\n    preferences: [\n");
        for preference in &self.preferences {
            writeln!(text, "{}", preference.to_ron()).unwrap();
        }
        text.push_str("    ],\n)\n");
        text
    }
}

/// Returns an entry of a list of roles.
fn entry((role, inferred): (usize, bool)) -> String {
    if inferred {
        format!("(id: \"r{role}\", inferred: \"สมมติ\")")
    } else {
        format!("\"r{role}\"")
    }
}

/// Returns a list of acts.
fn act_ids(acts: &[usize]) -> String {
    let acts: Vec<String> = acts
        .iter()
        .map(|&act| format!("\"{}\"", Act::ALL[act].id()))
        .collect();
    format!("[{}]", acts.join(", "))
}

impl DrawnPreference {
    fn to_ron(&self) -> String {
        let (group, sentence) = self.cites;
        let mut text = format!(
            "        (groups: {}, cites: [\"g{group}.practice.{}\"]",
            ids("g", &self.groups),
            sentence + 1
        );
        if let Some(acts) = &self.acts {
            write!(text, ", acts: {}", act_ids(acts)).unwrap();
        }
        if let Some(topics) = &self.topics {
            write!(text, ", topics: {}", ids("t", topics)).unwrap();
        }
        text.push_str("),");
        text
    }
}

impl DrawnRule {
    fn to_ron(&self, id: &str) -> String {
        let cites: Vec<String> = self
            .cites
            .iter()
            .map(|(group, sentence)| format!("\"g{group}.practice.{}\"", sentence + 1))
            .collect();
        let mut text = format!(
            "        (id: \"{id}\", effect: {}, acts: {}, cites: [{}]",
            self.effect,
            act_ids(&self.acts),
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
            write!(text, ", inferred: \"สมมติ {}\"", self.acts.len()).unwrap();
        }
        self.add_new_fields(&mut text);
        text.push_str("),");
        text
    }

    /// Writes the fields that suit the effect.
    fn add_new_fields(&self, text: &mut String) {
        let permits =
            matches!(self.effect, "Permit" | "Only") || self.effect.starts_with("PermitIf");
        if self.must && permits {
            text.push_str(", must: true");
        }
        if self.alone && permits && self.who.0 > 1 {
            text.push_str(", alone: true");
        }
        if let (Some((who, to)), "Forbid") = (&self.unless, self.effect) {
            // The words name the roles, so that no two exceptions share them by chance.
            write!(
                text,
                ", unless: (words: \"เว้นแต่ {who:?} ถึง {to:?}\", who: {}, to: {})",
                ids("r", who),
                ids("r", to)
            )
            .unwrap();
        }
        if let Some(when) = self.when {
            write!(text, ", when: ({when})").unwrap();
        }
        if self.unconfirmed {
            text.push_str(", unconfirmed: true");
        }
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
    let clause = clause(sentences);
    let excepted = || prop_oneof![1 => Just(Vec::new()), 1 => some(roles)];
    let covered = (
        prop::option::weighted(0.9, some(groups)),
        prop::sample::select(effects),
        some(Act::ALL.len()),
        prop::bool::weighted(0.3),
        prop::option::weighted(0.4, some(topics)),
        (0_usize..4, some(roles)),
        prop_oneof![2 => Just(Vec::new()), 1 => some(roles)],
        prop::collection::vec(clause, 1..3),
        prop::bool::weighted(0.3),
    );
    let added = (
        prop::bool::weighted(0.3),
        prop::bool::weighted(0.2),
        prop::option::weighted(0.4, (excepted(), excepted())),
        prop::option::weighted(0.3, prop::sample::select(&TIMES[..])),
        prop::bool::weighted(0.1),
    );
    (covered, added).prop_map(|(covered, (must, alone, unless, when, unconfirmed))| {
        let (groups, effect, acts, general, topics, who, to, cites, inferred) = covered;
        DrawnRule {
            groups,
            effect,
            acts,
            general,
            topics,
            who,
            to,
            cites,
            inferred,
            must,
            alone,
            unless,
            when,
            unconfirmed,
        }
    })
}

/// Generates a group and one of its practice clauses, of which it has so many.
fn clause(sentences: Vec<usize>) -> impl Strategy<Value = (usize, usize)> {
    (0..sentences.len()).prop_flat_map(move |group| (Just(group), 0..sentences[group]))
}

fn preference(topics: usize, sentences: Vec<usize>) -> impl Strategy<Value = DrawnPreference> {
    (
        prop::option::weighted(0.7, some(Act::ALL.len())),
        prop::option::weighted(0.3, some(topics)),
        some(sentences.len()).prop_shuffle(),
        clause(sentences),
    )
        .prop_map(|(acts, topics, groups, cites)| DrawnPreference {
            acts,
            topics,
            groups,
            cites,
        })
}

/// Generates the role at position `role`, which may be a kind of earlier ones.
fn role(role: usize) -> impl Strategy<Value = DrawnRole> {
    let kinds = prop::sample::subsequence((0..role).collect::<Vec<_>>(), 0..=role.min(2));
    let kinds = prop_oneof![3 => Just(Vec::new()), 2 => kinds].prop_flat_map(with_inferences);
    // Somebody can ask.
    let recipient_only = prop::bool::weighted(if role == 0 { 0.0 } else { 0.1 });
    (kinds, recipient_only).prop_map(|(kinds, recipient_only)| DrawnRole {
        kinds,
        recipient_only,
    })
}

fn with_inferences(roles: Vec<usize>) -> impl Strategy<Value = Vec<(usize, bool)>> {
    let inferred = prop::collection::vec(prop::bool::weighted(0.3), roles.len());
    inferred.prop_map(move |inferred| roles.iter().copied().zip(inferred).collect())
}

fn group(roles: usize) -> impl Strategy<Value = DrawnGroup> {
    let members = some(roles).prop_flat_map(with_inferences);
    (members, 1_usize..3, prop::bool::weighted(0.2)).prop_map(|(members, sentences, ends)| {
        DrawnGroup {
            members,
            sentences,
            ends,
        }
    })
}

/// Generates a registry with a few roles, topics, groups and rules.
pub fn registry() -> impl Strategy<Value = Drawn> {
    (1_usize..6, 1_usize..4, 1_usize..5)
        .prop_flat_map(|(roles, topics, groups)| {
            let groups = prop::collection::vec(group(roles), groups);
            let roles: Vec<_> = (0..roles).map(role).collect();
            (roles, Just(topics), groups)
        })
        .prop_flat_map(|(roles, topics, groups)| {
            let sentences: Vec<usize> = groups.iter().map(|group| group.sentences).collect();
            let rule = rule(roles.len(), topics, sentences.clone(), &EFFECTS);
            let rules = prop::collection::vec(rule, 0..9);
            let preferences = prop::collection::vec(preference(topics, sentences), 0..3);
            (Just(roles), Just(topics), Just(groups), rules, preferences)
        })
        .prop_map(|(roles, topics, groups, rules, preferences)| Drawn {
            roles,
            topics,
            groups,
            rules,
            preferences,
        })
}

/// The beginning of every generated registry.
const HEAD: &str = r#"(
    version: 2,
    province: (name: "จังหวัดสมมติ"),
    letter: (
        reference: "", office: [], date: "", subject: "", addressee: "", enclosure: "",
        body: [], closing: "", signatory: (name: "", post: ""),
        contact: (unit: "", telephone: ""), table_title: "",
        table_heads: (group: "", members: "", practice: "", notes: ""),
    ),
"#;
