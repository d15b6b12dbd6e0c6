//! The page of one group and the page of one role.

use serde::Serialize;

use super::Style;
use super::answer::ReasonReport;
use super::rules::rule_text;
use super::tables::{Permissions, permissions};
use crate::registry::{GroupId, Registry, RoleId, RuleId, Seats};

/// The output of `show group ID --json`.
#[derive(Clone, Debug, Serialize)]
pub struct GroupPage {
    pub id: String,
    pub name: String,
    /// The letter's wording of the size.
    pub size: Option<String>,
    /// The members in roles with a known number of holders.
    pub seated: u64,
    /// The number of holders of the open roles that the stated size implies.
    pub left: Option<u64>,
    /// The ids of the member roles.
    pub members: Vec<String>,
    #[serde(skip)]
    pub member_names: Vec<String>,
    /// Every clause on the group: members, practice, notes.
    pub clauses: Vec<ReasonReport>,
    pub rules: Vec<RuleReport>,
}

/// A rule, for checking how the letter was interpreted.
#[derive(Clone, Debug, Serialize)]
pub struct RuleReport {
    pub id: String,
    /// The effect in words.
    #[serde(skip)]
    pub effect: String,
    pub acts: Vec<&'static str>,
    /// The acts in words.
    #[serde(skip)]
    pub act_names: String,
    /// The recipients, topics and condition in words, as far as the rule is limited to them.
    #[serde(skip)]
    pub limits: Vec<String>,
    pub cites: Vec<String>,
    pub inferred: Option<String>,
}

/// Builds the page of `group`.
#[must_use]
pub fn group_page(registry: &Registry, group: GroupId, style: Style) -> GroupPage {
    let described = registry.group(group);
    let sizes = registry.reconcile(group);
    let clauses = std::iter::once(described.members_clause)
        .chain(described.practice.iter().copied())
        .chain(described.notes.iter().copied());
    GroupPage {
        id: described.id.clone(),
        name: described.name.clone(),
        size: described.size.as_ref().map(|size| size.text.clone()),
        seated: sizes.seated,
        left: sizes.left(),
        members: described
            .members
            .iter()
            .map(|&role| registry.role(role).id.clone())
            .collect(),
        member_names: described
            .members
            .iter()
            .map(|&role| style.role(registry, role))
            .collect(),
        clauses: clauses
            .map(|clause| ReasonReport::quoting(registry, clause))
            .collect(),
        rules: registry
            .rules_of(group)
            .map(|(rule, _)| rule_report(registry, rule, style))
            .collect(),
    }
}

fn rule_report(registry: &Registry, id: RuleId, style: Style) -> RuleReport {
    let rule = registry.rule(id);
    let words = rule_text(registry, id, style);
    let limits = [
        ("rule-to", words.to),
        ("rule-topics", words.topics),
        ("rule-condition", words.condition),
    ];
    RuleReport {
        id: words.id,
        effect: words.effect,
        acts: rule.acts.iter().map(|act| act.id()).collect(),
        act_names: words.acts,
        limits: limits
            .into_iter()
            .filter_map(|(key, value)| Some(style.text_with(key, &[("value", value?)])))
            .collect(),
        cites: rule
            .cites
            .iter()
            .map(|&clause| registry.clause(clause).id.clone())
            .collect(),
        inferred: words.inferred,
    }
}

/// The output of `show role ID --json`.
#[derive(Clone, Debug, Serialize)]
pub struct RolePage {
    pub id: String,
    pub name: String,
    pub abbreviations: Vec<String>,
    /// The role of which this one is a kind.
    pub kind_of: Option<String>,
    #[serde(skip)]
    pub kind_of_name: Option<String>,
    /// The grounds for counting it as that kind, if the letter does not say so.
    pub kind_inferred: Option<String>,
    /// The number of people who hold the role, if known.
    pub seats: Option<u64>,
    #[serde(skip)]
    pub per_district: bool,
    pub seats_inferred: Option<String>,
    /// The groups that the role belongs to.
    pub groups: Vec<RoleGroup>,
    pub permissions: Permissions,
}

/// A group that a role belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct RoleGroup {
    pub id: String,
    pub name: String,
    /// Whether the membership rests on our inference.
    pub inferred: bool,
}

/// Builds the page of `role`.
#[must_use]
pub fn role_page(registry: &Registry, role: RoleId, style: Style) -> RolePage {
    let described = registry.role(role);
    RolePage {
        id: described.id.clone(),
        name: style.role(registry, role),
        abbreviations: described.abbreviations.clone(),
        kind_of: described
            .kind_of()
            .map(|kind| registry.role(kind).id.clone()),
        kind_of_name: described.kind_of().map(|kind| style.role(registry, kind)),
        kind_inferred: described
            .kind_inferred()
            .map(|words| style.show(words.get(style.lang))),
        seats: registry.seats(role),
        per_district: matches!(described.seats, Seats::PerUnit(..)),
        seats_inferred: described
            .seats_inferred
            .as_ref()
            .map(|words| style.show(words.get(style.lang))),
        groups: registry
            .groups()
            .filter_map(|(group, listed)| {
                let membership = registry.membership(group, role);
                membership.is_member().then(|| RoleGroup {
                    id: listed.id.clone(),
                    name: listed.name.clone(),
                    inferred: membership.is_inferred(),
                })
            })
            .collect(),
        permissions: permissions(registry, role, style),
    }
}
