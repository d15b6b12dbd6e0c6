//! Checks the rules of a registry against one another, and against its roles.

use super::model::{Registry, RoleId, Rule, TopicId, Who};
use super::problem::{Code, Problem};
use super::reader::Reader;

pub(super) fn check(registry: &Registry, reader: &mut Reader<'_>) {
    let rules = || registry.rules().map(|(_, rule)| rule);
    for rule in rules() {
        if rule.unconfirmed {
            let problem = Problem::at(Code::UnconfirmedRule, rule.span.clone());
            reader.report(problem.with("id", rule.id.as_str()));
        }
        for role in named(rule).filter(|&role| registry.role(role).recipient_only) {
            let problem = Problem::at(Code::RecipientActs, rule.span.clone())
                .with("id", rule.id.as_str())
                .with_words("role", &registry.role(role).name);
            reader.report(problem);
        }
    }
    let alone: Vec<&Rule> = rules()
        .filter(|rule| rule.alone && !rule.unconfirmed)
        .collect();
    for (index, rule) in alone.iter().enumerate() {
        let others = alone.get(index + 1..).unwrap_or_default();
        for other in others
            .iter()
            .filter(|other| exclude_each_other(registry, rule, other))
        {
            let problem = Problem::at(Code::AloneTwice, other.span.clone())
                .with("first", rule.id.as_str())
                .with("second", other.id.as_str());
            reader.report(problem);
        }
    }
}

/// Returns the roles that a permission is given to by name.
fn named(rule: &Rule) -> impl Iterator<Item = RoleId> + '_ {
    let roles = match &rule.who {
        Who::Roles(roles) if rule.effect.permits() => roles.as_slice(),
        _ => &[],
    };
    roles.iter().copied()
}

/// Returns whether two rules each give an act to some people alone, in the same group and about
/// the same topic, but not to the same people.
fn exclude_each_other(registry: &Registry, one: &Rule, other: &Rule) -> bool {
    let shares_group = registry.group_ids().any(|group| {
        let covers = |rule: &Rule| {
            let groups = rule.groups.as_ref();
            groups.is_none_or(|groups| groups.contains(&group))
        };
        covers(one) && covers(other)
    });
    let shares_act = one.acts.iter().any(|act| other.acts.contains(act));
    let shares_topic = registry.topic_ids().any(|topic: TopicId| {
        let covers = |rule: &Rule| {
            let topics = rule.topics.as_ref();
            topics.is_none_or(|topics| topics.contains(&topic))
        };
        covers(one) && covers(other)
    });
    let differ = registry.role_ids().any(|role| {
        let among = |rule: &Rule| {
            let named: Vec<RoleId> = named(rule).collect();
            registry.counts_among(role, &named).is_member()
        };
        among(one) != among(other)
    });
    shares_group && shares_act && shares_topic && differ
}
