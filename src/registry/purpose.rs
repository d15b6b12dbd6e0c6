//! The purpose of a question. Purposes are code, like acts; the words that indicate them are data.

use std::str::FromStr;

macro_rules! purposes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// The purpose of a question.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Purpose { $($(#[$doc])* $name,)* }

        impl Purpose {
            /// Every purpose, in display order.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$name,)*];

            /// Returns the fixed id, as used on the command line and in JSON.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

purposes! {
    /// To post something.
    #[default]
    Post = "post",
    /// To find what others have posted.
    Read = "read",
    /// To find out which groups to join, and how.
    Join = "join",
    /// To learn about a group: what it is for and who is in it.
    About = "about",
}

/// The error for text that is not a purpose's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPurpose;

impl FromStr for Purpose {
    type Err = UnknownPurpose;

    fn from_str(id: &str) -> Result<Self, UnknownPurpose> {
        Self::ALL
            .into_iter()
            .find(|purpose| purpose.id() == id)
            .ok_or(UnknownPurpose)
    }
}
