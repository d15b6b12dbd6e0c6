//! Ids in reports. Every id in JSON is written as the text that the registry file and the command
//! line use.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::guide::{Purpose, Verdict};
use crate::registry::{Act, ClauseId, GroupId, Registry, RoleId, RuleId, Severity, TopicId};

/// The id of one of the registry's items in a report. Serialises as the item's textual id.
///
/// The registry's own ids are positions in its lists, which cannot be written down without the
/// registry; texts cannot be followed without a search that might find nothing. A report has to be
/// written down as it is, and screens have to follow it, so it holds both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportId<I> {
    id: I,
    text: Box<str>,
}

impl<I> ReportId<I> {
    /// Returns `id` with its text.
    pub(super) fn new(registry: &Registry, id: I) -> Self
    where
        I: TextualId,
    {
        Self {
            id,
            text: id.text(registry).into(),
        }
    }

    /// Returns all of `ids` with their texts.
    pub(super) fn all(registry: &Registry, ids: impl IntoIterator<Item = I>) -> Vec<Self>
    where
        I: TextualId,
    {
        ids.into_iter().map(|id| Self::new(registry, id)).collect()
    }

    /// Returns the registry's own id.
    #[must_use]
    pub fn get(&self) -> I
    where
        I: Copy,
    {
        self.id
    }

    /// Returns the textual id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<I> fmt::Display for ReportId<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<I> Serialize for ReportId<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// An id of the registry whose item also has a textual id.
pub(super) trait TextualId: Copy {
    fn text(self, registry: &Registry) -> &str;
}

macro_rules! textual_ids {
    ($($id:ident by $get:ident,)*) => {$(
        impl TextualId for $id {
            fn text(self, registry: &Registry) -> &str {
                &registry.$get(self).id
            }
        }
    )*};
}

textual_ids! {
    RoleId by role,
    TopicId by topic,
    GroupId by group,
    ClauseId by clause,
    RuleId by rule,
}

/// Serialises fixed values as their ids.
macro_rules! serialise_as_ids {
    ($($name:ident,)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    )*};
}

serialise_as_ids! {
    Act,
    Purpose,
    Severity,
    Verdict,
}
