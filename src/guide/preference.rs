//! The order in which the letter prefers groups of equal verdict.

use crate::lang::Words;
use crate::registry::{Act, ClauseId, GroupId, Preference, Purpose, Registry};

use super::need::Need;

/// The letter's preference for a group over others of equal verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferred {
    /// The clauses that state the order.
    pub clauses: Vec<ClauseId>,
    /// The grounds, if the letter does not state the order.
    pub inferred: Option<Words>,
}

impl From<&Preference> for Preferred {
    fn from(preference: &Preference) -> Self {
        Self {
            clauses: preference.cites.clone(),
            inferred: preference.inferred.clone(),
        }
    }
}

/// Returns the first preference that covers `need`.
pub(super) fn preference_for<'r>(registry: &'r Registry, need: &Need) -> Option<&'r Preference> {
    let act = match need.purpose {
        Purpose::Join => need.act.or(Some(Act::Join)),
        Purpose::Post | Purpose::Read => need.act,
        Purpose::About => None,
    }?;
    let mut preferences = registry.preferences().iter();
    preferences.find(|preference| preference.covers(act, need.topic))
}

/// Returns the place of `group` in an order. Groups that it does not list share the last place.
pub(super) fn place_of(preference: Option<&Preference>, group: GroupId) -> usize {
    preference.map_or(0, |preference| {
        let mut groups = preference.groups.iter();
        let place = groups.position(|&listed| listed == group);
        place.unwrap_or(preference.groups.len())
    })
}
