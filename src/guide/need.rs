//! The question that a person asks the registry.

use crate::registry::{Act, GroupId, Purpose, RoleId, TopicId};

/// A question to the registry. Its ids are valid only for the registry it is put to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The text that the person typed, if any.
    pub query: Option<String>,
    /// The asker's role; for [`Purpose::Read`], the reader's.
    pub role: Option<RoleId>,
    /// The act to do; `None` for [`Purpose::About`].
    pub act: Option<Act>,
    pub topic: TopicId,
    pub purpose: Purpose,
    /// The intended readers; empty if the question names none.
    pub to: Vec<RoleId>,
    /// For [`Purpose::Read`], the role whose posts are sought, if the question names it.
    pub from: Option<RoleId>,
    /// The group that the question names.
    pub asked_group: Option<GroupId>,
}

impl Need {
    /// Creates the need to do `act` about `topic`, with the purpose that the act implies.
    #[must_use]
    pub fn to_do(act: Act, topic: TopicId) -> Self {
        Self {
            query: None,
            role: None,
            act: Some(act),
            topic,
            purpose: if act.is_posting() {
                Purpose::Post
            } else {
                Purpose::Join
            },
            to: Vec::new(),
            from: None,
            asked_group: None,
        }
    }

    /// Returns whether the other groups are part of the answer. A question about one group leaves
    /// them out, even though the letter is not silent on them.
    #[must_use]
    pub fn compares_groups(&self) -> bool {
        self.purpose != Purpose::About
    }

    /// Returns the same need, asked by somebody who holds `role`.
    #[must_use]
    pub fn by(mut self, role: RoleId) -> Self {
        self.role = Some(role);
        self
    }
}
