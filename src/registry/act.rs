//! What a person may want to do in a group. Acts are code, since rules and understanding are
//! written over them; everything that is particular to a province is data.

use std::str::FromStr;

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// Something a person does in, or with, a group.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act { $($(#[$doc])* $name,)* }

        impl Act {
            /// Every act, in the order shown to people.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$name,)*];

            /// The fixed id, as the registry, the command line and JSON have it.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

acts! {
    /// Report the results of regular work.
    ReportResults = "report-results",
    /// Report an urgent or important incident (เหตุด่วนเหตุสำคัญ).
    ReportUrgent = "report-urgent",
    /// Give an order (ข้อสั่งการ).
    IssueOrder = "issue-order",
    /// Send an order letter or a circular (หนังสือสั่งการ).
    SendLetter = "send-letter",
    /// Pass on information or news (ข้อมูล ข่าวสาร).
    ShareNews = "share-news",
    /// Answer, or give information that was asked for (ตอบ, ให้ข้อมูล).
    Reply = "reply",
    /// Acknowledge (ตอบรับทราบ).
    Acknowledge = "acknowledge",
    /// Ask (สอบถาม).
    Ask = "ask",
    /// Add a person who holds a role of the group.
    AddMember = "add-member",
    /// Invite a person who holds none of the group's roles.
    InviteOutsider = "invite-outsider",
    /// Join the group oneself.
    Join = "join",
}

impl Act {
    /// Whether the act puts a message into the group; the others change who is in it.
    /// That a group is for one purpose "only" (เท่านั้น) is about posting.
    #[must_use]
    pub fn is_posting(self) -> bool {
        !matches!(self, Self::AddMember | Self::InviteOutsider | Self::Join)
    }

    /// The acts that post.
    pub fn posting() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|act| act.is_posting())
    }
}

/// The text is no act's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownAct;

impl FromStr for Act {
    type Err = UnknownAct;

    fn from_str(id: &str) -> Result<Self, UnknownAct> {
        Self::ALL
            .into_iter()
            .find(|act| act.id() == id)
            .ok_or(UnknownAct)
    }
}
