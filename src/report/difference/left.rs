//! The rules that stay as they were although the clauses that they cite change.

use std::collections::HashSet;

use super::Sides;
use super::items::{ItemChange, ItemKind};

/// Returns, for each clause whose text changes while no rule that cites it does, the advice to look at
/// these rules.
pub(super) fn rules_left(sides: &Sides<'_>, changes: &[ItemChange]) -> Vec<String> {
    let of = |what| changes.iter().filter(move |change| change.what == what);
    let changed: HashSet<&str> = of(ItemKind::Rule).map(|rule| rule.id.as_str()).collect();
    let is_left = |clause: &&ItemChange| {
        let id = sides.new.find_clause(&clause.id);
        let rules = sides.new.rules().map(|(_, rule)| rule);
        let mut citing = rules
            .filter(|rule| rule.cites.iter().any(|&cited| Some(cited) == id))
            .peekable();
        let is_changed = clause.old.is_some() && clause.new.is_some();
        is_changed
            && citing.peek().is_some()
            && citing.all(|rule| !changed.contains(rule.id.as_str()))
    };
    let advice = of(ItemKind::Clause).filter(is_left).map(|clause| {
        let clause = [("clause", clause.title.clone())];
        sides.style.text_with("difference-rules-left", &clause)
    });
    advice.collect()
}
