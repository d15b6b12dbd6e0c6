//! The acts that a person may want to do in a group. Acts are code because rules and understanding
//! are written in terms of them. Anything specific to a province is data.

use crate::lang::Lang;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Something that a person does in, or with, a group.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Act {
    /// Report the results of regular work.
    ReportResults,
    /// Report an urgent or important incident (เหตุด่วนเหตุสำคัญ).
    ReportUrgent,
    /// Give an order (ข้อสั่งการ).
    IssueOrder,
    /// Send an order letter or a circular (หนังสือสั่งการ).
    SendLetter,
    /// Pass on information or news (ข้อมูล ข่าวสาร).
    ShareNews,
    /// Answer a question, or give information that was requested (ตอบ, ให้ข้อมูล).
    Reply,
    /// Acknowledge receipt (ตอบรับทราบ).
    Acknowledge,
    /// Ask a question, or ask for help or things (สอบถาม ขอความช่วยเหลือ ขอยืม).
    Ask,
    /// Add a person who holds one of the group's roles.
    AddMember,
    /// Invite a person who holds none of the group's roles.
    InviteOutsider,
    /// Join the group oneself.
    Join,
    /// Leave the group oneself.
    Leave,
    /// Remove another person from the group.
    RemoveMember,
}

impl Act {
    /// Every act, in display order.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the fixed id, as used in the registry, on the command line and in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// Returns the key of the message that names the act.
    #[must_use]
    pub fn name_key(self) -> String {
        format!("act-{}", self.id())
    }

    /// Returns every name of the act in `lang`: the whole one, and the parts that slashes separate,
    /// of which each is a name by itself.
    #[must_use]
    pub fn names(self, lang: Lang) -> Vec<String> {
        let whole = lang.text(&self.name_key());
        let parts = whole.split('/').filter(|part| *part != whole);
        let parts: Vec<String> = parts.map(str::to_owned).collect();
        std::iter::once(whole).chain(parts).collect()
    }

    /// Returns whether the act posts a message to the group. All other acts change its membership.
    /// A rule that reserves a group for one purpose (เท่านั้น) restricts posting only.
    #[must_use]
    pub fn is_posting(self) -> bool {
        !matches!(
            self,
            Self::AddMember | Self::InviteOutsider | Self::Join | Self::Leave | Self::RemoveMember
        )
    }

    /// Returns the acts that post a message.
    pub fn posting() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|act| act.is_posting())
    }
}
