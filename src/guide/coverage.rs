//! Finds what the rules leave open: needs that no group or several groups fit, rules with different
//! effects on the same need, and rules that never decide. The domain is finite, so every case is
//! tried.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::answer;
use super::evaluate::{Deed, decide};
use super::need::Need;
use crate::lang::{Lang, Words};
use crate::registry::{
    Act, Code, Effect, GroupId, Problem, Registry, RoleId, RuleId, TopicId, Who,
};

/// Roles that have the same set of fitting groups for one act on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub act: Act,
    pub topic: TopicId,
    /// The fitting groups that these roles are members of: none, or several.
    pub groups: Vec<GroupId>,
    pub roles: Vec<RoleId>,
}

/// Two rules of a group that cover the same need with different effects, and the acts they share.
/// The rule with higher precedence decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub group: GroupId,
    pub rules: (RuleId, RuleId),
    pub acts: Vec<Act>,
}

/// What a registry covers, and what it leaves open.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Posts for which no group can be recommended.
    pub uncovered: Vec<Gap>,
    /// Posts that several groups fit; the first one is recommended.
    pub several: Vec<Gap>,
    pub overlaps: Vec<Overlap>,
    /// Rules that never decide a need.
    pub idle: Vec<RuleId>,
}

/// The gaps as they are told: topics that are left open for the same act, groups and roles
/// stand together.
#[must_use]
pub fn gaps_by_topics(gaps: &[Gap]) -> Vec<(&Gap, Vec<TopicId>)> {
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

/// Computes the coverage by trying every role, act and topic.
#[must_use]
pub fn coverage(registry: &Registry) -> Coverage {
    let mut by_groups: BTreeMap<(Act, TopicId, Vec<GroupId>), Vec<RoleId>> = BTreeMap::new();
    for act in Act::posting() {
        for topic in registry.topic_ids() {
            for role in registry.role_ids() {
                let fitting = answer(registry, Need::to_do(act, topic).by(role))
                    .groups
                    .into_iter()
                    .filter(|found| found.verdict.permits() && found.member == Some(true))
                    .map(|found| found.group)
                    .collect();
                by_groups
                    .entry((act, topic, fitting))
                    .or_default()
                    .push(role);
            }
        }
    }
    let (uncovered, several) = by_groups
        .into_iter()
        .map(|((act, topic, groups), roles)| Gap {
            act,
            topic,
            groups,
            roles,
        })
        .filter(|gap| gap.groups.len() != 1)
        .partition(|gap| gap.groups.is_empty());
    Coverage {
        uncovered,
        several,
        overlaps: overlaps(registry),
        idle: idle(registry),
    }
}

fn overlaps(registry: &Registry) -> Vec<Overlap> {
    let mut found = Vec::new();
    for group in registry.group_ids() {
        let rules: Vec<_> = registry.rules_of(group).collect();
        for (index, (first, a)) in rules.iter().enumerate() {
            for (second, b) in rules.iter().skip(index + 1) {
                let same_effect =
                    std::mem::discriminant(&a.effect) == std::mem::discriminant(&b.effect);
                let topics = match (&a.topics, &b.topics) {
                    (Some(a), Some(b)) => a.iter().any(|topic| b.contains(topic)),
                    _ => true,
                };
                if same_effect || !topics || !share_a_person(registry, group, &a.who, &b.who) {
                    continue;
                }
                let acts: Vec<Act> = a
                    .acts
                    .iter()
                    .copied()
                    .filter(|act| b.acts.contains(act))
                    .collect();
                if !acts.is_empty() {
                    found.push(Overlap {
                        group,
                        rules: (*first, *second),
                        acts,
                    });
                }
            }
        }
    }
    found
}

fn share_a_person(registry: &Registry, group: GroupId, a: &Who, b: &Who) -> bool {
    let covers = |who: &Who, role: RoleId| match who {
        Who::Members => registry.membership(group, role).is_member(),
        Who::Outsiders => !registry.membership(group, role).is_member(),
        Who::Roles(roles) => registry.counts_among(role, roles).is_member(),
    };
    registry
        .role_ids()
        .any(|role| covers(a, role) && covers(b, role))
}

/// Returns the rules that decide no combination of role, act, topic and single addressee.
fn idle(registry: &Registry) -> Vec<RuleId> {
    let audiences: Vec<Vec<RoleId>> = std::iter::once(Vec::new())
        .chain(registry.role_ids().map(|role| vec![role]))
        .collect();
    let mut fired: BTreeSet<RuleId> = BTreeSet::new();
    for group in registry.group_ids() {
        for role in registry.role_ids() {
            for &act in Act::ALL {
                for topic in registry.topic_ids() {
                    for to in &audiences {
                        let deed = Deed {
                            role,
                            act,
                            topic,
                            to,
                        };
                        fired.extend(decide(registry, group, deed).deciding);
                    }
                }
            }
        }
    }
    registry
        .rule_ids()
        .filter(|rule| !fired.contains(rule))
        .collect()
}

/// The coverage of a registry as findings, at the places of the rules and groups they are
/// about. Needs that differ in their topic alone are one finding.
#[must_use]
pub fn findings(registry: &Registry) -> Vec<Problem> {
    let coverage = coverage(registry);
    let both = |of: &dyn Fn(Lang) -> String| Words {
        th: of(Lang::Thai),
        en: of(Lang::English),
    };
    let roles = |roles: &[RoleId]| {
        both(&|lang| {
            if roles.len() == registry.roles().len() {
                return lang.text("uncovered-all");
            }
            let names: Vec<&str> = roles
                .iter()
                .map(|&role| registry.role(role).name.get(lang))
                .collect();
            names.join(", ")
        })
    };
    let topics = |topics: &[TopicId]| {
        both(&|lang| {
            if topics.len() == registry.topics().len() {
                return lang.text("uncovered-any-topic");
            }
            let names: Vec<&str> = topics
                .iter()
                .map(|&topic| registry.topic(topic).name.get(lang))
                .collect();
            names.join(", ")
        })
    };
    let need = |code, (gap, of): &(&Gap, Vec<TopicId>)| {
        Problem::whole(code)
            .with_words("act", &both(&|lang| lang.text(&act_key(gap.act))))
            .with_words("topic", &topics(of))
            .with_words("roles", &roles(&gap.roles))
    };
    let idle = coverage.idle.iter().map(|&rule| {
        let rule = registry.rule(rule);
        Problem::at(Code::IdleRule, rule.span.clone()).with("rule", rule.id.as_str())
    });
    let overlaps = coverage.overlaps.iter().map(|overlap| {
        let (first, second) = (
            registry.rule(overlap.rules.0),
            registry.rule(overlap.rules.1),
        );
        let acts = both(&|lang| {
            let names: Vec<String> = overlap
                .acts
                .iter()
                .map(|&act| lang.text(&act_key(act)))
                .collect();
            names.join(", ")
        });
        Problem::at(Code::RulesOverlap, second.span.clone())
            .with("group", registry.group(overlap.group).name.as_str())
            .with("first", first.id.as_str())
            .with("second", second.id.as_str())
            .with_key("first-effect", effect_key(&first.effect))
            .with_key("second-effect", effect_key(&second.effect))
            .with_words("acts", &acts)
    });
    let several = gaps_by_topics(&coverage.several);
    let several = several.iter().map(|of_topics| {
        let groups: Vec<&str> = of_topics
            .0
            .groups
            .iter()
            .map(|&group| registry.group(group).name.as_str())
            .collect();
        need(Code::SeveralGroups, of_topics).with("groups", groups.join(", "))
    });
    let uncovered = gaps_by_topics(&coverage.uncovered);
    let uncovered = uncovered
        .iter()
        .map(|of_topics| need(Code::NoGroup, of_topics));
    idle.chain(overlaps)
        .chain(several)
        .chain(uncovered)
        .collect()
}

/// Returns the key of the message that names an act.
#[must_use]
pub fn act_key(act: Act) -> String {
    format!("act-{}", act.id())
}

/// Returns the key of the message that names an effect.
#[must_use]
pub fn effect_key(effect: &Effect) -> &'static str {
    match effect {
        Effect::Permit => "effect-permit",
        Effect::PermitIf(_) => "effect-permit-if",
        Effect::Only => "effect-only",
        Effect::NotRequired => "effect-not-required",
        Effect::Forbid => "effect-forbid",
    }
}
