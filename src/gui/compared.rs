//! Two registries whose differences are shown and printed.

use std::sync::Arc;

use crate::registry::{Registry, RoleId};
use crate::report::{Document, Style, difference_document, difference_report, names};
use crate::text::{Breaker, Date};

/// Two registries, and whose answers are of interest.
#[derive(Clone, Debug)]
pub struct Compared {
    pub old: Arc<Registry>,
    pub new: Arc<Registry>,
    /// A role of the new registry, or `None` for all of them.
    pub role: Option<RoleId>,
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |one: &Arc<Registry>, other: &Arc<Registry>| Arc::ptr_eq(one, other);
        is_same(&self.old, &other.old) && is_same(&self.new, &other.new) && self.role == other.role
    }
}

impl Eq for Compared {}

impl Compared {
    /// Returns whether `registry` is one of the two.
    #[must_use]
    pub fn is_of(&self, registry: &Arc<Registry>) -> bool {
        Arc::ptr_eq(&self.old, registry) || Arc::ptr_eq(&self.new, registry)
    }

    /// Returns what changes, as a document.
    #[must_use]
    pub fn document(&self, day: Option<Date>, style: Style) -> Document {
        let report = difference_report(&self.old, &self.new, style);
        difference_document([&self.old, &self.new], &report, self.role, day, style)
    }

    /// Returns what breaks the lines of the document.
    #[must_use]
    pub fn breaker(&self) -> Breaker {
        Breaker::new(names(&self.old).chain(names(&self.new)))
    }
}
