//! Why a person asks. Purposes are code, as acts are; the words that tell of them are data.

use std::str::FromStr;

macro_rules! purposes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// Why a person asks.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Purpose { $($(#[$doc])* $name,)* }

        impl Purpose {
            /// Every purpose, in the order shown to people.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$name,)*];

            /// The fixed id, as the command line and JSON have it.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

purposes! {
    /// I want to post.
    #[default]
    Post = "post",
    /// Where do I find what others posted?
    Read = "read",
    /// Which groups, and how does one get in?
    Join = "join",
    /// What is this group, and who is in it?
    About = "about",
}

/// The text is no purpose's id.
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
