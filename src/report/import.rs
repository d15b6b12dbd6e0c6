//! What was read from a letter's table: as JSON, and as the window shows it.

mod preview;

use serde::Serialize;

pub use preview::{
    ClausePreview, ColumnPreview, GroupPreview, ImportPreview, ImportedPreview, NewRole,
    ProblemPreview, import_preview, refused_in_words,
};

use crate::import::{Effect, Import, Rule, Who};

/// A letter's table, with the rules proposed for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportReport {
    pub roles: Vec<ImportedRole>,
    pub groups: Vec<ImportedGroup>,
    pub rules: Vec<ProposedRule>,
    pub unread: Vec<UnreadClause>,
}

/// A role of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedRole {
    pub id: String,
    pub name: String,
    /// Whether the program did not know it.
    pub new: bool,
}

/// A group of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedGroup {
    pub id: String,
    pub name: String,
    /// The number of members that the letter states, if it does.
    pub size: Option<u32>,
    /// The ids of roles.
    pub members: Vec<String>,
    pub practice: Vec<String>,
    pub notes: Vec<String>,
}

/// A rule that nobody has confirmed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProposedRule {
    /// `None` for every group.
    pub group: Option<String>,
    pub effect: &'static str,
    pub acts: Vec<&'static str>,
    /// `None` for any topic.
    pub topics: Option<Vec<String>>,
    pub who: ProposedWho,
    pub to: Vec<String>,
    /// Whether nobody else may.
    #[serde(skip_serializing_if = "is_false")]
    pub alone: bool,
    /// Whether it is about conversation, whatever the matter.
    #[serde(skip_serializing_if = "is_false")]
    pub general: bool,
    pub cites: Vec<String>,
    /// From 0 to 1.
    pub sure: f64,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_false(value: &bool) -> bool {
    !*value
}

/// Whom a proposed rule is about: a word, or the ids of roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ProposedWho {
    Word(&'static str),
    Roles(Vec<String>),
}

/// A clause that could not be read as a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnreadClause {
    pub clause: String,
    pub text: String,
}

/// Returns what was read, with ids as the registry has them.
#[must_use]
pub fn import_report(import: &Import) -> ImportReport {
    let ids = |roles: &[usize]| -> Vec<String> {
        let roles = roles.iter().filter_map(|&at| import.roles.list.get(at));
        roles.map(|role| role.id.clone()).collect()
    };
    let roles = import.roles.list.iter().map(|role| ImportedRole {
        id: role.id.clone(),
        name: role.name.clone(),
        new: role.is_new,
    });
    let groups = import.groups.iter().map(|group| ImportedGroup {
        id: group.id.clone(),
        name: group.name.clone(),
        size: group.size.as_ref().map(|size| size.count),
        members: ids(&group.members),
        practice: group.practice.clone(),
        notes: group.notes.clone(),
    });
    let rule = |rule: &Rule| ProposedRule {
        group: rule
            .group
            .and_then(|at| import.groups.get(at))
            .map(|group| group.id.clone()),
        effect: rule.effect.id(),
        acts: rule.acts.iter().map(|act| act.id()).collect(),
        topics: import
            .topic_ids(&rule.topics)
            .map(|ids| ids.into_iter().map(str::to_owned).collect()),
        who: match &rule.who {
            Who::Members => ProposedWho::Word("members"),
            Who::Outsiders => ProposedWho::Word("outsiders"),
            Who::Roles(roles) => ProposedWho::Roles(ids(roles)),
        },
        to: ids(&rule.to),
        alone: rule.alone,
        general: rule.general,
        cites: rule.cites.clone(),
        sure: (f64::from(rule.sure) * 100.0).round() / 100.0,
    };
    let mut rules: Vec<ProposedRule> = Vec::new();
    for proposed in &import.rules {
        rules.push(rule(proposed));
        // The registry says when a ban does not apply in that rule itself; here it is a permission.
        rules.extend(excepted(proposed).map(|excepted| rule(&excepted)));
    }
    let unread = import.unread.iter().map(|unread| UnreadClause {
        clause: unread.clause.clone(),
        text: unread.text.clone(),
    });
    ImportReport {
        roles: roles.collect(),
        groups: groups.collect(),
        rules,
        unread: unread.collect(),
    }
}

/// Returns the permission that the exception of the ban `rule` gives.
fn excepted(rule: &Rule) -> Option<Rule> {
    /// How much less sure that is than the ban.
    const LESS: f32 = 0.1;
    let (condition, roles) = rule.unless.clone().filter(|_| !rule.inferred)?;
    let acts = if rule.unless_acts.is_empty() {
        rule.acts.clone()
    } else {
        rule.unless_acts.clone()
    };
    let mut permission = rule.clone();
    permission.effect = Effect::PermitIf(condition);
    permission.acts = acts;
    if !roles.is_empty() {
        permission.who = Who::Roles(roles);
    }
    permission.sure -= LESS;
    Some(permission)
}
