//! A need, and whether the letter covers its matter at all.

use super::need::Need;

/// What is answered: a need within the letter's scope, or one outside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    InScope(Need),
    /// The letter clearly does not cover the matter, such as a greeting or an item for sale. No
    /// group is recommended, whatever the rules say about the act.
    OutOfScope(Need),
}

impl Question {
    /// Returns the need.
    #[must_use]
    pub fn need(&self) -> &Need {
        match self {
            Self::InScope(need) | Self::OutOfScope(need) => need,
        }
    }

    /// Returns the need, without the scope.
    #[must_use]
    pub fn into_need(self) -> Need {
        match self {
            Self::InScope(need) | Self::OutOfScope(need) => need,
        }
    }

    /// Returns whether the letter may cover the matter.
    #[must_use]
    pub fn is_in_scope(&self) -> bool {
        matches!(self, Self::InScope(_))
    }

    /// Returns `need` as a question with the scope of this one.
    #[must_use]
    pub fn with_need(&self, need: Need) -> Self {
        match self {
            Self::InScope(_) => Self::InScope(need),
            Self::OutOfScope(_) => Self::OutOfScope(need),
        }
    }
}

impl From<Need> for Question {
    /// Takes the matter of `need` to be in scope. Only a person's words show that one is not.
    fn from(need: Need) -> Self {
        Self::InScope(need)
    }
}
