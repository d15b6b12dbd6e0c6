//! What is printed besides the documents of the registry on screen: two registries whose differences
//! are shown, and documents that are made elsewhere.

use std::sync::Arc;

use crate::registry::{Registry, RoleId};
use crate::report::{Document, PageKind, Style, difference_document, difference_report, names};
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

/// A document that was made elsewhere, about people or a group's members.
#[derive(Clone, Debug)]
pub struct Made {
    registry: Arc<Registry>,
    document: Document,
}

impl PartialEq for Made {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.registry, &other.registry) && self.document == other.document
    }
}

impl Eq for Made {}

impl Made {
    /// Keeps `document`, which was made with the words of `registry`.
    #[must_use]
    pub fn of(registry: &Arc<Registry>, document: Document) -> Self {
        Self {
            registry: Arc::clone(registry),
            document,
        }
    }
}

/// What is printed instead of a document of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Special {
    Differences(Compared),
    Made(Arc<Made>),
}

impl Special {
    /// Returns whether it is about `registry`.
    #[must_use]
    pub fn is_of(&self, registry: &Arc<Registry>) -> bool {
        match self {
            Self::Differences(compared) => compared.is_of(registry),
            Self::Made(made) => Arc::ptr_eq(&made.registry, registry),
        }
    }

    /// Returns the document.
    #[must_use]
    pub fn document(&self, day: Option<Date>, style: Style) -> Document {
        match self {
            Self::Differences(compared) => compared.document(day, style),
            Self::Made(made) => made.document.clone(),
        }
    }

    /// Returns what breaks the lines of the document.
    #[must_use]
    pub fn breaker(&self) -> Breaker {
        match self {
            Self::Differences(compared) => compared.breaker(),
            Self::Made(made) => Breaker::new(names(&made.registry)),
        }
    }

    /// Returns the name of the document.
    #[must_use]
    pub fn name(&self, style: Style) -> String {
        match self {
            Self::Differences(_) => style.in_words("print-differences", &[]),
            Self::Made(made) => made.document.title.clone(),
        }
    }

    /// Returns the kind of page that it is set on.
    #[must_use]
    pub fn page(&self) -> PageKind {
        match self {
            Self::Differences(_) => PageKind::Sheet,
            Self::Made(made) => made.document.page,
        }
    }
}
