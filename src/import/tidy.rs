//! What is done to proposed rules once all of a group's clauses are read.

use std::collections::HashSet;

use super::clause::Clause;
use super::groups::Group;
use super::rules::{Effect, Rule, Topics, Who};
use super::terms::{Terms, Token};
use crate::language::LetterUse;
use crate::registry::Act;

/// Takes out of bans on "everything else" what the same group speaks of elsewhere. One on other
/// topics yields only to what is said not to be required.
pub(super) fn settle_others(rules: &mut [Rule]) {
    let said = |is_meant: &dyn Fn(&Rule) -> bool| -> Vec<Act> {
        let rules = rules
            .iter()
            .filter(|rule| !rule.everything_else && is_meant(rule));
        rules.flat_map(|rule| rule.acts.iter().copied()).collect()
    };
    let spoken = said(&|_| true);
    let spared = said(&|rule| rule.effect == Effect::NotRequired);
    for rule in rules.iter_mut().filter(|rule| rule.everything_else) {
        let taken = match rule.topics {
            Topics::Any => &spoken,
            Topics::Only(_) | Topics::AllBut(_) => &spared,
        };
        rule.acts.retain(|act| !taken.contains(act));
    }
}

/// Says of what a group is for who does it, as the clause `posters` names them.
pub(super) fn settle_posters(rules: &mut [Rule], posters: &Clause<'_>, terms: &Terms) {
    let tokens = terms.find(posters.text);
    let mut roles: Vec<usize> = tokens.iter().filter_map(Token::role).collect();
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() {
        return;
    }
    let only = [LetterUse::Only, LetterUse::OnlyFor, LetterUse::Alone];
    let alone = tokens
        .iter()
        .any(|token| only.into_iter().any(|use_| token.is(use_)));
    let is_back = |act: &Act| matches!(act, Act::Ask | Act::Reply | Act::Acknowledge);
    let is_meant = |rule: &&mut Rule| {
        let permits = matches!(
            rule.effect,
            Effect::Permit | Effect::PermitIf(_) | Effect::Only
        );
        let posts = rule
            .acts
            .iter()
            .all(|act| act.is_posting() && !is_back(act));
        permits && posts && rule.who == Who::Members && !rule.inferred
    };
    for rule in rules.iter_mut().filter(is_meant) {
        rule.who = Who::Roles(roles.clone());
        rule.alone = alone && rule.effect != Effect::Only;
        rule.cites.push(posters.id.clone());
    }
}

/// Lets those answer who may ask, in a group whose clauses do not speak of answers.
pub(super) fn settle_answers(rules: &mut Vec<Rule>) {
    /// How much less sure that is than the words on asking.
    const LESS: f32 = 0.3;
    let speaks = |act: Act| rules.iter().any(|rule| rule.acts.contains(&act));
    if speaks(Act::Reply) {
        return;
    }
    let permits = |rule: &&Rule| {
        rule.effect == Effect::Permit && rule.acts.contains(&Act::Ask) && !rule.inferred
    };
    let answers = rules.iter().find(permits).map(|rule| Rule {
        acts: vec![Act::Reply],
        who: Who::Members,
        to: Vec::new(),
        alone: false,
        must: false,
        sure: rule.sure - LESS,
        inferred: true,
        ..rule.clone()
    });
    rules.extend(answers);
}

/// Joins rules that differ only in their acts.
pub(super) fn merged(rules: Vec<Rule>) -> Vec<Rule> {
    let mut merged: Vec<Rule> = Vec::new();
    for rule in rules.into_iter().filter(|rule| !rule.acts.is_empty()) {
        match merged.iter_mut().find(|other| is_alike(other, &rule)) {
            Some(other) => {
                other.acts.extend(rule.acts);
                other.acts.sort_unstable();
                other.acts.dedup();
                other.sure = other.sure.min(rule.sure);
            }
            None => merged.push(rule),
        }
    }
    merged
}

fn is_alike(one: &Rule, other: &Rule) -> bool {
    let parts = |rule: &Rule| {
        (
            rule.effect.clone(),
            rule.who.clone(),
            rule.topics.clone(),
            rule.to.clone(),
            rule.unless.clone(),
            (rule.cites.clone(), rule.when.clone(), rule.group),
        )
    };
    let flags = |rule: &Rule| (rule.alone, rule.must, rule.general, rule.inferred);
    flags(one) == flags(other) && parts(one) == parts(other)
}

/// Gives each rule an id of its own: its group, its effect and its first act.
pub(super) fn name(rules: &mut [Rule], groups: &[Group]) {
    let mut taken = HashSet::new();
    for rule in rules {
        let group = rule.group.and_then(|at| groups.get(at));
        let group = group.map_or("all", |group| group.id.as_str());
        let act = rule.acts.first().map_or("", |act| act.id());
        let stem = format!("{group}-{}-{act}", rule.effect.id());
        let mut id = stem.clone();
        let mut number = 2;
        while !taken.insert(id.clone()) {
            id = format!("{stem}-{number}");
            number += 1;
        }
        rule.id = id;
    }
}
