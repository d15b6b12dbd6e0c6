//! Puts what changes from one registry to another into words: the letter's texts and rules, item by
//! item, and the needs whose answer changes.

mod items;
mod left;
mod needs;
mod shown;

use std::collections::HashSet;

use serde::Serialize;

pub use items::{ChangeKind, ItemChange, WordRun, word_runs};
pub use needs::{
    GroupChange, NeedAnswer, NeedChangeReport, NeedsChange, QuotedClause, needs_of_role,
};

pub use shown::{ChangedText, ShownChange, shown_changes};

use super::{Style, coverage_problems};
use crate::guide::{Matched, coverage, difference};
use crate::registry::Registry;

/// The output of `diff --json`, and what the text of `diff` is made from.
#[derive(Clone, Debug, Serialize)]
pub struct DifferenceReport {
    /// What changes in the registry, in the order letter, groups, clauses, rules, roles, topics.
    #[serde(rename = "registry")]
    pub items: Vec<ItemChange>,
    /// Every need whose answer changes, the most felt first.
    pub needs: Vec<NeedChangeReport>,
    /// The same needs, those that change alike together.
    #[serde(skip)]
    pub changes: Vec<NeedsChange>,
}

/// Compares `new` with `old`, in words.
#[must_use]
pub fn difference_report(old: &Registry, new: &Registry, style: Style) -> DifferenceReport {
    let difference = difference(old, new);
    let sides = Sides { old, new, style };
    DifferenceReport {
        items: items::item_changes(&sides, &difference.matched),
        needs: needs::need_reports(&sides, &difference.needs),
        changes: needs::needs_together(&sides, &difference),
    }
}

/// Returns what needs a look in `new`, in words: rules that stay as they were although their clauses
/// change, and what the rules leave open or say twice while those of `old` do not.
#[must_use]
pub fn new_findings(old: &Registry, new: &Registry, style: Style) -> Vec<String> {
    let sides = Sides { old, new, style };
    let changes = items::item_changes(&sides, &Matched::of(old, new));
    let left = left::rules_left(&sides, &changes);
    let style = style.keeping(new);
    let findings = |registry: &Registry| -> Vec<String> {
        let problems = coverage_problems(registry, &coverage(registry)).into_iter();
        problems
            .map(|problem| style.show(&problem.message_in(style.lang, style.words)))
            .collect()
    };
    let before: HashSet<String> = findings(old).into_iter().collect();
    let mut now = findings(new);
    now.retain(|finding| !before.contains(finding));
    [left, now].concat()
}

/// The two registries that are compared, and how they are put into words.
struct Sides<'r> {
    old: &'r Registry,
    new: &'r Registry,
    style: Style,
}

impl Sides<'_> {
    /// Returns the style with the names of the old registry kept as they are.
    fn old_style(&self) -> Style {
        self.style.keeping(self.old)
    }

    /// Returns the style with the names of the new registry kept as they are.
    fn new_style(&self) -> Style {
        self.style.keeping(self.new)
    }
}
