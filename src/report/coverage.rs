//! Puts the coverage of a registry into words, as problems at the places of the rules concerned.

use super::rules::effect_key;
use crate::guide::{Contradiction, Coverage, Gap, Overlap};
use crate::lang::{Lang, Words};
use crate::registry::{Act, Code, GroupId, Problem, Registry, RoleId, RuleId, TopicId};

/// Returns `gaps`, merging the topics of those with the same act, groups and roles.
pub(super) fn gaps_by_topics(gaps: &[Gap]) -> Vec<(&Gap, Vec<TopicId>)> {
    let mut gathered: Vec<(&Gap, Vec<TopicId>)> = Vec::new();
    for gap in gaps {
        let known = gathered.iter_mut().find(|(known, _)| {
            (known.act, &known.groups, &known.roles) == (gap.act, &gap.groups, &gap.roles)
        });
        match known {
            Some((_, topics)) => topics.push(gap.topic),
            None => gathered.push((gap, vec![gap.topic])),
        }
    }
    gathered
}

/// Puts `coverage` into words: one problem for each idle rule, each obligation that is forbidden,
/// each overlap, and each need that several groups or none fit. Needs that differ only in their topic share a problem.
#[must_use]
pub fn coverage_problems(registry: &Registry, coverage: &Coverage) -> Vec<Problem> {
    let idle = coverage.idle.iter().map(|&rule| idle(registry, rule));
    let contradictions = coverage.contradictions.iter();
    let contradictions = contradictions.map(|found| contradiction(registry, found));
    let overlaps = coverage.overlaps.iter();
    let overlaps = overlaps.map(|overlapping| overlap(registry, overlapping));
    let several = gaps_by_topics(&coverage.several).into_iter();
    let several = several.map(|(gap, topics)| several_groups(registry, gap, &topics));
    let uncovered = gaps_by_topics(&coverage.uncovered).into_iter();
    let uncovered = uncovered.map(|(gap, topics)| need(registry, Code::NoGroup, gap, &topics));
    idle.chain(contradictions)
        .chain(overlaps)
        .chain(several)
        .chain(uncovered)
        .collect()
}

/// Describes a need that several groups fit. If the letter prefers some of them, tells the order.
fn several_groups(registry: &Registry, gap: &Gap, topics: &[TopicId]) -> Problem {
    let groups = group_names(registry, &gap.groups);
    let order = registry.preferences().iter().find(|order| {
        let covers = topics.iter().all(|&topic| order.covers(gap.act, topic));
        covers && gap.groups.iter().any(|group| order.groups.contains(group))
    });
    let problem = need(registry, Code::SeveralGroups, gap, topics);
    let Some(order) = order else {
        return problem.with("groups", groups);
    };
    let order = group_names(registry, &order.groups);
    let groups = Words::in_each(|lang| {
        let values = [("groups", groups.clone()), ("order", order.clone())];
        lang.text_with("several-groups-preferred", &values)
    });
    problem.with_words("groups", &groups)
}

fn idle(registry: &Registry, rule: RuleId) -> Problem {
    let rule = registry.rule(rule);
    Problem::at(Code::IdleRule, rule.span.clone()).with("rule", rule.id.as_str())
}

fn contradiction(registry: &Registry, found: &Contradiction) -> Problem {
    let demand = registry.rule(found.demand);
    let bans: Vec<&str> = found
        .bans
        .iter()
        .map(|&ban| registry.rule(ban).id.as_str())
        .collect();
    let acts = Words::in_each(|lang| act_names(&found.acts, lang));
    Problem::at(Code::ObligationForbidden, demand.span.clone())
        .with("group", registry.group(found.group).name.as_str())
        .with("rule", demand.id.as_str())
        .with("bans", bans.join(", "))
        .with_words("acts", &acts)
}

fn overlap(registry: &Registry, overlap: &Overlap) -> Problem {
    let first = registry.rule(overlap.rules.0);
    let second = registry.rule(overlap.rules.1);
    let acts = Words::in_each(|lang| act_names(&overlap.acts, lang));
    Problem::at(Code::RulesOverlap, second.span.clone())
        .with("group", registry.group(overlap.group).name.as_str())
        .with("first", first.id.as_str())
        .with("second", second.id.as_str())
        .with_key("first-effect", effect_key(&first.effect))
        .with_key("second-effect", effect_key(&second.effect))
        .with_words("acts", &acts)
}

/// Describes the needs of `gap` on `topics`. Leaves out the roles or topics if they are all there
/// are.
fn need(registry: &Registry, code: Code, gap: &Gap, topics: &[TopicId]) -> Problem {
    let act = Words::in_each(|lang| act_name(gap.act, lang));
    let topics = Words::in_each(|lang| topic_names(registry, topics, lang));
    let roles = Words::in_each(|lang| role_names(registry, &gap.roles, lang));
    Problem::whole(code)
        .with_words("act", &act)
        .with_words("topic", &topics)
        .with_words("roles", &roles)
}

fn act_name(act: Act, lang: Lang) -> String {
    lang.text(&act.name_key())
}

fn act_names(acts: &[Act], lang: Lang) -> String {
    let names: Vec<String> = acts.iter().map(|&act| act_name(act, lang)).collect();
    names.join(", ")
}

fn topic_names(registry: &Registry, topics: &[TopicId], lang: Lang) -> String {
    if topics.len() == registry.topics().len() {
        return lang.text("uncovered-any-topic");
    }
    let names: Vec<&str> = topics
        .iter()
        .map(|&topic| registry.topic(topic).name.get(lang))
        .collect();
    names.join(", ")
}

fn role_names(registry: &Registry, roles: &[RoleId], lang: Lang) -> String {
    if roles.len() == registry.asking_roles().count() {
        return lang.text("uncovered-all");
    }
    let names: Vec<&str> = roles
        .iter()
        .map(|&role| registry.role(role).name.get(lang))
        .collect();
    names.join(", ")
}

fn group_names(registry: &Registry, groups: &[GroupId]) -> String {
    let names: Vec<&str> = groups
        .iter()
        .map(|&group| registry.group(group).name.as_str())
        .collect();
    names.join(", ")
}
