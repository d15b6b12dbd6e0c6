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
    pub cites: Vec<String>,
    /// From 0 to 1.
    pub sure: f64,
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
        cites: rule.cites.clone(),
        sure: (f64::from(rule.sure) * 100.0).round() / 100.0,
    };
    let mut rules: Vec<ProposedRule> = Vec::new();
    for proposed in &import.rules {
        rules.push(rule(proposed));
        rules.extend(banned_others(import, proposed).map(|others| ProposedRule {
            effect: Effect::Forbid.id(),
            who: ProposedWho::Roles(ids(&others)),
            ..rule(proposed)
        }));
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

/// Returns the other members of the group, if `rule` says that some do it alone. The registry says so
/// in that rule itself; here it is a ban.
fn banned_others(import: &Import, rule: &Rule) -> Option<Vec<usize>> {
    let Who::Roles(roles) = &rule.who else {
        return None;
    };
    let group = import.groups.get(rule.group?)?;
    let members = group.members.iter().copied();
    let others: Vec<usize> = members.filter(|role| !roles.contains(role)).collect();
    (rule.alone && !others.is_empty()).then_some(others)
}
