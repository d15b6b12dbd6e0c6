//! The acts that a person may want to do in a group. Acts are code because rules and understanding
//! are written in terms of them. Anything specific to a province is data.

use std::str::FromStr;

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// Something that a person does in, or with, a group.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act { $($(#[$doc])* $name,)* }

        impl Act {
            /// Every act, in display order.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$name,)*];

            /// Returns the fixed id, as used in the registry, on the command line and in JSON.
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
    /// Answer a question, or give information that was requested (ตอบ, ให้ข้อมูล).
    Reply = "reply",
    /// Acknowledge receipt (ตอบรับทราบ).
    Acknowledge = "acknowledge",
    /// Ask a question (สอบถาม).
    Ask = "ask",
    /// Add a person who holds one of the group's roles.
    AddMember = "add-member",
    /// Invite a person who holds none of the group's roles.
    InviteOutsider = "invite-outsider",
    /// Join the group oneself.
    Join = "join",
}

impl Act {
    /// Returns the key of the message that names the act.
    #[must_use]
    pub fn name_key(self) -> String {
        format!("act-{}", self.id())
    }

    /// Returns whether the act posts a message to the group. All other acts change its membership.
    /// A rule that reserves a group for one purpose (เท่านั้น) restricts posting only.
    #[must_use]
    pub fn is_posting(self) -> bool {
        !matches!(self, Self::AddMember | Self::InviteOutsider | Self::Join)
    }

    /// Returns the acts that post a message.
    pub fn posting() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|act| act.is_posting())
    }
}

/// The error for text that is not an act's id.
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
