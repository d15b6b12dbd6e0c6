//! Finds where a registry contradicts itself: rules against one another, orders of groups, and the
//! days on which things end.

use super::model::{Effect, Preference, Registry, RoleId, Rule, RuleId, Who, WrittenDate};
use super::problem::{Code, Problem};
use super::reader::Reader;

pub(super) fn check(registry: &Registry, reader: &mut Reader<'_>) {
    report_early_ends(registry, reader);
    report_shadowed_preferences(registry, reader);
    let mut confirmed: Vec<&Rule> = Vec::new();
    for (_, rule) in registry.rules() {
        if rule.unconfirmed {
            let problem = Problem::at(Code::UnconfirmedRule, rule.span.clone());
            reader.report(problem.with("id", rule.id.as_str()));
        } else {
            confirmed.push(rule);
        }
    }
    for (index, rule) in confirmed.iter().enumerate() {
        for other in confirmed.get(index + 1..).unwrap_or_default() {
            if let Some((code, first, second)) = contradiction(registry, rule, other) {
                let problem = Problem::at(code, second.span.clone())
                    .with("first", first.id.as_str())
                    .with("second", second.id.as_str());
                reader.report(problem);
            }
        }
    }
}

/// Returns how `rule` contradicts the confirmed rules of `registry` other than `was`, in whose place it
/// would stand. The problems have no place of their own.
#[must_use]
pub fn contradictions_of(registry: &Registry, rule: &Rule, was: Option<RuleId>) -> Vec<Problem> {
    others(registry, was)
        .filter_map(|(_, other)| contradiction(registry, other, rule))
        .map(|(code, first, second)| {
            Problem::whole(code)
                .with("first", first.id.as_str())
                .with("second", second.id.as_str())
        })
        .collect()
}

/// Returns the confirmed rules other than `was` that speak of the same need as `rule`, as closely, and
/// of which one permits what the other does not.
pub fn opposites_of(
    registry: &Registry,
    rule: &Rule,
    was: Option<RuleId>,
) -> impl Iterator<Item = RuleId> {
    others(registry, was)
        .filter(|(_, other)| {
            let same_people = registry
                .role_ids()
                .any(|role| is_for(registry, rule, role) && is_for(registry, other, role));
            let same_recipients = rule.to.is_empty()
                || other.to.is_empty()
                || rule.to.iter().any(|role| other.to.contains(role));
            rule.effect.permits() != other.effect.permits()
                && rule.general == other.general
                && is_as_close(rule, other)
                && is_as_close(other, rule)
                && same_people
                && same_recipients
                && meet(registry, rule, other)
        })
        .map(|(id, _)| id)
}

fn others(registry: &Registry, was: Option<RuleId>) -> impl Iterator<Item = (RuleId, &Rule)> {
    let rules = registry.rules();
    rules.filter(move |(id, rule)| !rule.unconfirmed && Some(*id) != was)
}

/// Reports what ends before the letter applies.
fn report_early_ends(registry: &Registry, reader: &mut Reader<'_>) {
    let time = &registry.letter().in_force;
    let Some(first) = time.first_day() else {
        return;
    };
    let groups = registry
        .groups()
        .filter_map(|(_, group)| group.until.as_ref());
    let is_early = |end: &&WrittenDate| end.day.is_some_and(|last| last < first);
    for end in time.until.iter().chain(groups).filter(is_early) {
        let problem = Problem::at(Code::EndsBeforeStart, end.span.clone());
        reader.report(problem.with("date", end.text.as_str()));
    }
}

/// Reports each order that never applies, because an earlier one covers all that it covers.
fn report_shadowed_preferences(registry: &Registry, reader: &mut Reader<'_>) {
    let all = registry.preferences();
    for (index, preference) in all.iter().enumerate() {
        let earlier = all.get(..index).unwrap_or_default();
        if earlier.iter().any(|earlier| includes(earlier, preference)) {
            let span = preference.span.clone();
            reader.report(Problem::at(Code::ShadowedPreference, span));
        }
    }
}

/// Returns whether `wide` applies wherever `narrow` does.
fn includes(wide: &Preference, narrow: &Preference) -> bool {
    are_within(narrow.acts.as_deref(), wide.acts.as_deref())
        && are_within(narrow.topics.as_deref(), wide.topics.as_deref())
}

/// Returns whether `wide` has all items of `narrow`, which is not empty; `None` has every item.
fn are_within<T: PartialEq>(narrow: Option<&[T]>, wide: Option<&[T]>) -> bool {
    match (narrow, wide) {
        (Some([]), _) | (None, Some(_)) => false,
        (_, None) => true,
        (Some(narrow), Some(wide)) => narrow.iter().all(|item| wide.contains(item)),
    }
}

/// Returns whether and how two rules contradict each other, and the rules in the order in which to
/// name them. The second one is the place of the problem.
fn contradiction<'r>(
    registry: &Registry,
    one: &'r Rule,
    other: &'r Rule,
) -> Option<(Code, &'r Rule, &'r Rule)> {
    if !meet(registry, one, other) {
        return None;
    }
    if one.alone && other.alone {
        return differ(registry, one, other).then_some((Code::AloneTwice, one, other));
    }
    for (first, second) in [(one, other), (other, one)] {
        if first.alone && is_beside(registry, first, second) {
            return Some((Code::AloneBeside, first, second));
        }
        if first.must && is_spared(registry, first, second) {
            return Some((Code::MustNotRequired, first, second));
        }
    }
    None
}

/// Returns whether two rules cover the same act in the same group about the same topic.
fn meet(registry: &Registry, one: &Rule, other: &Rule) -> bool {
    one.acts.iter().any(|act| other.acts.contains(act))
        && registry
            .group_ids()
            .any(|group| one.applies_to(group) && other.applies_to(group))
        && registry
            .topic_ids()
            .any(|topic| one.is_about(topic) && other.is_about(topic))
}

/// Returns whether one of two permissions is given to a role that the other is not given to.
fn differ(registry: &Registry, one: &Rule, other: &Rule) -> bool {
    registry
        .role_ids()
        .any(|role| is_for(registry, one, role) != is_for(registry, other, role))
}

/// Returns whether a permission is given to others than those of `alone`, in places that the letter
/// names as closely. A wider permission just has an exception there.
fn is_beside(registry: &Registry, alone: &Rule, permission: &Rule) -> bool {
    permission.effect.permits()
        && !permission.alone
        && !permission.general
        && alone.when.is_none()
        && alone.to.is_empty()
        && is_as_close(alone, permission)
        && registry
            .role_ids()
            .any(|role| is_for(registry, permission, role) && !is_for(registry, alone, role))
}

/// Returns whether `other` does not require what `must` demands of the same people at the same
/// time, in places that the letter names as closely.
fn is_spared(registry: &Registry, must: &Rule, other: &Rule) -> bool {
    other.effect == Effect::NotRequired
        && !other.general
        && is_as_close(must, other)
        && (other.when.is_none() || other.when == must.when)
        && registry
            .role_ids()
            .any(|role| is_for(registry, must, role) && is_for(registry, other, role))
}

/// Returns whether `other` names its groups and topics if `rule` names its own.
fn is_as_close(rule: &Rule, other: &Rule) -> bool {
    (rule.groups.is_none() || other.groups.is_some())
        && (rule.topics.is_none() || other.topics.is_some())
}

/// Returns whether a rule is for the holders of `role` in one of its groups. A rule that restricts
/// members binds everybody.
fn is_for(registry: &Registry, rule: &Rule, role: RoleId) -> bool {
    let is_member = || {
        registry
            .group_ids()
            .any(|group| rule.applies_to(group) && registry.membership(group, role).is_member())
    };
    match &rule.who {
        Who::Members if !rule.effect.permits() => true,
        Who::Members => !registry.role(role).recipient_only && is_member(),
        Who::Outsiders => !is_member(),
        Who::Roles(roles) => registry.counts_among(role, roles).is_member(),
    }
}
