//! The items of a registry that can be found, linked to and shown.

use super::model::{ClauseId, GroupId, PersonId, RoleId};

/// Something in a registry that a search can find, a problem can link to and a screen can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    Group(GroupId),
    Role(RoleId),
    Person(PersonId),
    Clause(ClauseId),
    /// The covering letter as a whole.
    Letter,
}
