//! Puts what changes from one registry to another into words: the letter's texts and rules, item by
//! item, and the needs whose answer changes.

mod items;
mod needs;

use serde::Serialize;

pub(super) use items::clause_title;
pub use items::{ChangeKind, ItemChange, WordRun, word_runs};
pub use needs::{
    GroupChange, NeedAnswer, NeedChangeReport, NeedsChange, QuotedClause, needs_of_role,
};

use super::Style;
use crate::guide::difference;
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
