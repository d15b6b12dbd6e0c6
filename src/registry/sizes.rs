//! Checks the stated sizes of groups against the number of holders of their member roles. If all
//! those numbers are known, their sum must equal the stated size. If a role is open, the remainder
//! is the number of its holders, and two groups with the same open roles should leave the same
//! remainder.

use std::collections::HashMap;

use super::model::{Group, GroupId, Registry, RoleId};
use super::problem::{Code, Problem};
use super::reader::Reader;
use crate::lang::Words;

/// A group's stated size, split into members accounted for and the remainder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// The members in roles with a known number of holders.
    pub seated: u64,
    /// The member roles with an open number of holders. They share the remainder.
    pub open: Vec<RoleId>,
    /// The stated size, unless it is only approximate.
    pub stated: Option<u64>,
}

impl Reconciliation {
    /// Returns the number of holders of the open roles that the stated size implies. Returns `None`
    /// if no size is stated, no role is open, or the other roles alone exceed the size.
    #[must_use]
    pub fn left(&self) -> Option<u64> {
        if self.open.is_empty() {
            return None;
        }
        self.stated?.checked_sub(self.seated)
    }

    /// Returns whether the known numbers are consistent with the stated size. An approximate size
    /// is consistent with any.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        match self.stated {
            None => true,
            Some(stated) if self.open.is_empty() => stated == self.seated,
            Some(stated) => self.seated <= stated,
        }
    }
}

impl Registry {
    /// Splits a group's stated size by the known numbers of role holders.
    #[must_use]
    pub fn reconcile(&self, group: GroupId) -> Reconciliation {
        let group = self.group(group);
        let mut open: Vec<RoleId> = group
            .members
            .iter()
            .copied()
            .filter(|&role| self.seats(role).is_none())
            .collect();
        open.sort_unstable();
        open.dedup();
        Reconciliation {
            seated: group
                .members
                .iter()
                .filter_map(|&role| self.seats(role))
                .fold(0, u64::saturating_add),
            open,
            stated: group
                .size
                .as_ref()
                .filter(|size| !size.approximate)
                .and_then(|size| size.count)
                .map(u64::from),
        }
    }
}

pub(super) fn check(registry: &Registry, reader: &mut Reader<'_>) {
    // For each set of open roles, the first group with a remainder. Later groups are compared with
    // it.
    let mut first: HashMap<Vec<RoleId>, (&Group, u64, u64)> = HashMap::new();
    for (id, group) in registry.groups() {
        let Some(size) = &group.size else { continue };
        let sizes = registry.reconcile(id);
        let Some(stated) = sizes.stated else { continue };
        let problem = |code| {
            Problem::at(code, size.span.clone())
                .with("group", group.name.as_str())
                .with("stated", stated.to_string())
        };
        if !sizes.is_possible() {
            reader.report(problem(Code::ImpossibleSize).with("seated", sizes.seated.to_string()));
        }
        let Some(left) = sizes.left() else { continue };
        let (other, other_stated, other_left) = *first
            .entry(sizes.open.clone())
            .or_insert((group, stated, left));
        if left != other_left {
            let roles = Words::in_each(|lang| {
                let names: Vec<&str> = sizes
                    .open
                    .iter()
                    .map(|&role| registry.role(role).name.get(lang))
                    .collect();
                names.join(" + ")
            });
            reader.report(
                problem(Code::SizesDisagree)
                    .with("left", left.to_string())
                    .with("other", other.name.as_str())
                    .with("other-stated", other_stated.to_string())
                    .with("other-left", other_left.to_string())
                    .with("difference", left.abs_diff(other_left).to_string())
                    .with_words("roles", &roles),
            );
        }
    }
}
