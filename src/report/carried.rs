//! What people have confirmed of a letter, carried over to the next one. A clause that says the same, word
//! for word, in the same group means the same, and nobody should have to confirm it again.

use std::collections::HashSet;

use crate::guide::Matched;
use crate::registry::edit::{NotThere, rules};
use crate::registry::{ClauseId, Exception, Registry, RoleId, Rule, Who};

/// Returns `text`, which `new` was read from, with the rules of `old` for the clauses that are the same, in
/// place of the rules that are proposed for them.
///
/// # Errors
///
/// Returns [`NotThere`] if the text is not that of `new`.
pub fn carried(old: &Registry, new: &Registry, text: &str) -> Result<String, NotThere> {
    let matched = Matched::of(old, new);
    let settled = settled(old, new, &matched);
    let clauses: HashSet<ClauseId> = settled
        .iter()
        .filter_map(|&clause| matched.clauses.new_of(clause))
        .collect();
    let mut text = text.to_owned();
    let mut taken = HashSet::new();
    for (_, rule) in new.rules() {
        let is_same = rule.cites.iter().all(|clause| clauses.contains(clause));
        if rule.unconfirmed && is_same && !rule.cites.is_empty() {
            text = rules::drop(&text, &rule.id)?;
        } else {
            taken.insert(rule.id.clone());
        }
    }
    let confirmed = old.rules().map(|(_, rule)| rule);
    for rule in confirmed.filter(|rule| rests_on(rule, &settled)) {
        if let Some(mut rule) = translated(rule, &matched) {
            rule.id = free_id(rule.id, &taken);
            taken.insert(rule.id.clone());
            text = rules::add(&text, new, &rule, None)?;
        }
    }
    for clause in old.without_rule() {
        if let Some(new_clause) = matched.clauses.new_of(*clause)
            && settled.contains(clause)
        {
            text = rules::mean_no_rule(&text, new, new_clause)?;
        }
    }
    Ok(text)
}

/// Returns the clauses of `old` that are the same in `new`, and of which everything that rests on them can
/// be carried over.
fn settled(old: &Registry, new: &Registry, matched: &Matched) -> HashSet<ClauseId> {
    let is_same = |clause: &ClauseId| {
        let text = |registry: &Registry, clause| registry.clause(clause).text.trim().to_owned();
        let other = matched.clauses.new_of(*clause);
        other.is_some_and(|other| text(old, *clause) == text(new, other))
    };
    let is_decided = |clause: &ClauseId| {
        let mut rules = old.rules().map(|(_, rule)| rule);
        rules.any(|rule| rule.cites.contains(clause)) || old.without_rule().contains(clause)
    };
    let mut settled: HashSet<ClauseId> = old.clause_ids().collect();
    settled.retain(|clause| is_same(clause) && is_decided(clause));
    // A rule that cannot be carried over leaves all of its clauses open, and so the other rules on them.
    loop {
        let stuck: Vec<ClauseId> = old
            .rules()
            .map(|(_, rule)| rule)
            .filter(|rule| rule.is_written())
            .filter(|rule| !rests_on(rule, &settled) || translated(rule, matched).is_none())
            .flat_map(|rule| rule.cites.iter().copied())
            .filter(|clause| settled.contains(clause))
            .collect();
        if stuck.is_empty() {
            return settled;
        }
        settled.retain(|clause| !stuck.contains(clause));
    }
}

/// Returns whether `rule` is confirmed and rests on `clauses` alone.
fn rests_on(rule: &Rule, clauses: &HashSet<ClauseId>) -> bool {
    let is_confirmed = !rule.unconfirmed && rule.is_written() && !rule.cites.is_empty();
    is_confirmed && rule.cites.iter().all(|clause| clauses.contains(clause))
}

/// Returns `rule` in the new registry's terms, if it has everything that the rule speaks of.
fn translated(rule: &Rule, matched: &Matched) -> Option<Rule> {
    let roles = |roles: &[RoleId]| -> Option<Vec<RoleId>> {
        roles
            .iter()
            .map(|&role| matched.roles.new_of(role))
            .collect()
    };
    let groups = rule.groups.as_ref().map(|groups| {
        let groups = groups.iter().map(|&group| matched.groups.new_of(group));
        groups.collect::<Option<Vec<_>>>()
    });
    let topics = rule.topics.as_ref().map(|topics| {
        let topics = topics.iter().map(|&topic| matched.topics.new_of(topic));
        topics.collect::<Option<Vec<_>>>()
    });
    let who = match &rule.who {
        Who::Roles(listed) => Who::Roles(roles(listed)?),
        other => other.clone(),
    };
    let unless = match &rule.unless {
        Some(unless) => Some(Exception {
            words: unless.words.clone(),
            who: roles(&unless.who)?,
            to: roles(&unless.to)?,
        }),
        None => None,
    };
    let cites = rule.cites.iter();
    let cites = cites.map(|&clause| matched.clauses.new_of(clause));
    Some(Rule {
        groups: inside_out(groups)?,
        topics: inside_out(topics)?,
        who,
        to: roles(&rule.to)?,
        unless,
        cites: cites.collect::<Option<Vec<_>>>()?,
        ..rule.clone()
    })
}

/// Returns `None` if there is a list that could not be translated.
#[expect(
    clippy::option_option,
    reason = "a list may be absent, or not translatable"
)]
fn inside_out<T>(list: Option<Option<T>>) -> Option<Option<T>> {
    match list {
        Some(None) => None,
        Some(list) => Some(list),
        None => Some(None),
    }
}

/// Returns `id`, with a number if it is one of `taken`.
fn free_id(id: String, taken: &HashSet<String>) -> String {
    if !taken.contains(&id) {
        return id;
    }
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let mut free = numbered.filter(|id| !taken.contains(id));
    free.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{SAKON_NAKHON, read};

    fn registry(text: &str) -> Registry {
        let reading = read(text);
        reading
            .registry
            .unwrap_or_else(|| panic!("{:?}", reading.problems))
    }

    /// Returns the built-in registry as if its rules had only been proposed.
    fn proposed(text: &str) -> String {
        let registry = registry(text);
        let mut text = text.to_owned();
        for (_, rule) in registry.rules().filter(|(_, rule)| rule.is_written()) {
            let mut other = rule.clone();
            other.unconfirmed = true;
            other.acts.truncate(1);
            text = rules::change(&text, &registry, rule, &other).unwrap();
        }
        text
    }

    fn unconfirmed(registry: &Registry) -> usize {
        registry
            .rules()
            .filter(|(_, rule)| rule.unconfirmed)
            .count()
    }

    #[test]
    fn what_says_the_same_has_the_rules_that_people_confirmed() {
        let old = registry(SAKON_NAKHON);
        let text = proposed(SAKON_NAKHON);
        let new = registry(&text);
        assert!(unconfirmed(&new) > 20);
        let after = registry(&carried(&old, &new, &text).unwrap());
        assert_eq!(unconfirmed(&after), 0);
        let difference = crate::guide::difference(&old, &after);
        assert!(difference.needs.is_empty());
    }

    #[test]
    fn what_says_something_else_is_confirmed_anew() {
        let old = registry(SAKON_NAKHON);
        let clause = "งดการส่งรายงาน หรือผลการปฏิบัติงานต่างๆ";
        assert!(SAKON_NAKHON.contains(clause));
        let text = proposed(&SAKON_NAKHON.replace(clause, "งดการส่งรายงานทุกประเภท"));
        let new = registry(&text);
        let after = registry(&carried(&old, &new, &text).unwrap());
        let left: Vec<&Rule> = after
            .rules()
            .map(|(_, rule)| rule)
            .filter(|rule| rule.unconfirmed)
            .collect();
        assert!(!left.is_empty());
        let changed = after.find_clause("agencies.notes.1").unwrap();
        assert!(left.iter().all(|rule| rule.cites.contains(&changed)));
    }

    #[test]
    fn groups_are_found_by_their_names_where_ids_are_only_counted() {
        let numbered = |text: &str, ids: [&str; 2]| {
            text.replace("administrators", ids[0])
                .replace("orders-pk", ids[1])
        };
        let old = registry(&numbered(SAKON_NAKHON, ["group-1", "group-2"]));
        let text = proposed(&numbered(SAKON_NAKHON, ["group-2", "group-1"]));
        let after = registry(&carried(&old, &registry(&text), &text).unwrap());
        assert_eq!(unconfirmed(&after), 0);
        assert!(crate::guide::difference(&old, &after).needs.is_empty());
    }
}
