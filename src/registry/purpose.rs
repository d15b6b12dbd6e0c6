//! The purpose of a question. Purposes are code, like acts; the words that indicate them are data.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// The purpose of a question.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Purpose {
    /// To post something.
    #[default]
    Post,
    /// To find what others have posted.
    Read,
    /// To find out which groups to join, and how.
    Join,
    /// To learn about a group: what it is for and who is in it.
    About,
}

impl Purpose {
    /// Every purpose, in display order.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the fixed id, as used on the command line and in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}
