//! What a person wants to know.

use crate::registry::{Act, GroupId, Purpose, RoleId, TopicId};

/// A question to the registry. The ids belong to the registry it is put to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What the person typed, if anything.
    pub query: Option<String>,
    /// Who asks; for [`Purpose::Read`] the reader.
    pub role: Option<RoleId>,
    /// What is to be done; `None` for [`Purpose::About`].
    pub act: Option<Act>,
    pub topic: TopicId,
    pub purpose: Purpose,
    /// Who should read it; empty when that was not said.
    pub to: Vec<RoleId>,
    /// For [`Purpose::Read`], whose posts are looked for, when that was said.
    pub from: Option<RoleId>,
    /// The group that the question names.
    pub asked_group: Option<GroupId>,
}

impl Need {
    /// The need to do `act` about `topic`, with the purpose that goes with the act.
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

    /// Whether the other groups are an answer too. A question about one group leaves them aside:
    /// the letter is not silent on them.
    #[must_use]
    pub fn compares_groups(&self) -> bool {
        self.purpose != Purpose::About
    }

    /// The same need of one who holds `role`.
    #[must_use]
    pub fn by(mut self, role: RoleId) -> Self {
        self.role = Some(role);
        self
    }
}
