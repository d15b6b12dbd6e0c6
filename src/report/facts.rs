//! What the registry states about a group and about the letter beside the letter's own table, in
//! words: each fact with a label.

use serde::Serialize;

use super::Style;
use super::rules::{preference_reports, rule_reports};
use crate::registry::{Act, GroupId, InForce, Registry, RoleId, Rule, Who};

/// A fact and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    pub text: String,
}

impl Fact {
    fn new(style: Style, key: &str, text: String) -> Self {
        Self {
            label: style.text(key),
            text,
        }
    }

    /// Returns the label and the text, as a sentence.
    #[must_use]
    pub fn in_words(&self, style: Style) -> String {
        let values = [("label", self.label.clone()), ("text", self.text.clone())];
        style.text_with("fact", &values)
    }
}

/// Returns what the registry states about `group`: its short names, its planned end, and who adds
/// and removes members.
#[must_use]
pub fn group_facts(registry: &Registry, group: GroupId, style: Style) -> Vec<Fact> {
    let described = registry.group(group);
    let mut facts = Vec::new();
    if !described.nicknames.is_empty() {
        let names = described.nicknames.join(", ");
        facts.push(Fact::new(style, "fact-nicknames", names));
    }
    if let Some(until) = &described.until {
        let until = style.date(&until.text);
        facts.push(Fact::new(style, "fact-until", until));
    }
    if !described.administrators.is_empty() {
        let roles = described.administrators.iter();
        let roles = roles.map(|&role| administrator(registry, group, role, style));
        let mut text = roles.collect::<Vec<_>>().join(", ");
        let mut rules = registry.rules_of(group).map(|(_, rule)| rule);
        let grounds = rules.find_map(|rule| {
            let is_theirs = administers(rule, &described.administrators);
            rule.inferred.as_ref().filter(|_| is_theirs)
        });
        if let Some(grounds) = grounds {
            text = because(&text, style.show_words(grounds), style);
        }
        facts.push(Fact::new(style, "fact-administrators", text));
    }
    facts
}

/// Returns the members of `group` that the letter does not name, with the grounds for each.
#[must_use]
pub fn member_facts(registry: &Registry, group: GroupId, style: Style) -> Vec<Fact> {
    let described = registry.group(group);
    let members = described.members_inferred.iter();
    members
        .filter_map(|(position, grounds)| {
            let role = *described.members.get(*position)?;
            let grounds = style.show_words(grounds);
            let text = because(&style.role_marked(registry, role), grounds, style);
            Some(Fact::new(style, "fact-member-inferred", text))
        })
        .collect()
}

/// Returns what a holder of `role` should know about `group`: its facts, and the grounds if the
/// letter does not name the role as a member.
#[must_use]
pub fn facts_for(registry: &Registry, group: GroupId, role: RoleId, style: Style) -> Vec<Fact> {
    let mut facts = group_facts(registry, group, style);
    if let Some(grounds) = member_grounds(registry, group, role, style) {
        let text = because(&style.role(registry, role), grounds, style);
        facts.push(Fact::new(style, "fact-member-inferred", text));
    }
    facts
}

/// Returns whether `rule` lets some of `roles`, and nobody else, add and remove members.
fn administers(rule: &Rule, roles: &[RoleId]) -> bool {
    let is_theirs = match &rule.who {
        Who::Roles(who) => who.iter().all(|role| roles.contains(role)),
        Who::Members | Who::Outsiders => false,
    };
    let acts = [Act::AddMember, Act::RemoveMember];
    is_theirs && rule.effect.permits() && acts.iter().all(|act| rule.acts.contains(act))
}

/// Returns the name of a role that administers `group`, with a mark if it is not a member.
fn administrator(registry: &Registry, group: GroupId, role: RoleId, style: Style) -> String {
    let name = style.role(registry, role);
    if registry.membership(group, role).is_member() {
        return name;
    }
    style.text_with("fact-not-member", &[("role", name)])
}

fn because(text: &str, grounds: String, style: Style) -> String {
    let values = [("text", text.to_owned()), ("grounds", grounds)];
    style.text_with("fact-because", &values)
}

/// Returns the grounds for the membership of `role` in `group`, if the member list names it, or
/// what it is a kind of, only by inference.
#[must_use]
pub fn member_grounds(
    registry: &Registry,
    group: GroupId,
    role: RoleId,
    style: Style,
) -> Option<String> {
    if !registry.membership(group, role).is_inferred() {
        return None;
    }
    let group = registry.group(group);
    let grounds = registry.lineage(role).find_map(|ancestor| {
        let position = group
            .members
            .iter()
            .position(|&member| member == ancestor)?;
        group.member_inferred(position)
    });
    grounds.map(|words| style.show_words(words))
}

/// Returns the time for which the letter applies, as far as it states one: the first day, the last
/// day, the letters that it replaces, and the grounds if these are inferred.
#[must_use]
pub fn in_force_facts(in_force: &InForce, style: Style) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (key, date) in [
        ("fact-in-force-from", &in_force.from),
        ("fact-in-force-until", &in_force.until),
    ] {
        if let Some(date) = date {
            facts.push(Fact::new(style, key, style.date(&date.text)));
        }
    }
    if !in_force.replaces.is_empty() {
        let numbers: Vec<String> = in_force
            .replaces
            .iter()
            .map(|number| style.show(number))
            .collect();
        facts.push(Fact::new(style, "fact-replaces", numbers.join(", ")));
    }
    if let Some(grounds) = in_force.inferred.as_ref().filter(|_| !facts.is_empty()) {
        let grounds = style.show_words(grounds);
        facts.push(Fact::new(style, "fact-inferred", grounds));
    }
    facts
}

/// Returns what the registry states about `group` beside the letter's table, one line each: facts,
/// and what rules say beyond an act and who does it.
#[must_use]
pub fn beside_the_row(registry: &Registry, group: GroupId, style: Style) -> Vec<String> {
    let mut facts = group_facts(registry, group, style);
    facts.extend(member_facts(registry, group, style));
    let facts = facts.into_iter().map(|fact| fact.in_words(style));
    let rules = rule_reports(registry, group, style)
        .filter(|rule| rule.particulars(style).next().is_some())
        .map(|rule| {
            let who = [("who", rule.who.clone()), ("effect", rule.effect.clone())];
            let lead = [rule.act_names.clone(), style.text_with("rule-who", &who)];
            let text = lead.into_iter().chain(rule.limits(style));
            text.collect::<Vec<_>>().join(" · ")
        });
    facts.chain(rules).collect()
}

/// Returns what the registry states beside the letter's table, one line each: the lines of each
/// group, and the order of preference among groups.
#[must_use]
pub fn beside_the_table(registry: &Registry, style: Style) -> Vec<String> {
    let groups = registry.groups().flat_map(|(id, group)| {
        let lines = beside_the_row(registry, id, style).into_iter();
        lines.map(|line| {
            let values = [("group", group.name.clone()), ("text", line)];
            style.text_with("fact-of-group", &values)
        })
    });
    groups
        .chain(preferences_in_words(registry, style))
        .collect()
}

/// Returns the orders of preference among groups, each with its grounds if it is inferred.
pub(super) fn preferences_in_words(
    registry: &Registry,
    style: Style,
) -> impl Iterator<Item = String> {
    preference_reports(registry, style).map(move |order| match order.inferred {
        Some(grounds) => because(&order.words, grounds, style),
        None => order.words,
    })
}
