//! Roles, topics, groups and clauses.

use super::{ClauseId, GroupId, RoleId, RuleId, UnitId, WrittenDate};
use crate::lang::Words;
use crate::registry::problem::Span;

/// A kind of place by which the holders of a role are counted: a district, a hospital, a school.
#[derive(Clone, Debug)]
pub struct Unit {
    pub id: String,
    pub name: Words,
    /// The number of them, if it is known.
    pub count: Option<u32>,
    /// The grounds for that number, if the letter does not state it.
    pub count_inferred: Option<Words>,
}

/// The number of people who hold a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seats {
    Exact(u32),
    /// So many in each unit of this kind.
    PerUnit(UnitId, u32),
    /// Any number.
    Open,
}

/// An official position that people hold.
#[derive(Clone, Debug)]
pub struct Role {
    pub id: String,
    pub name: Words,
    pub abbreviations: Vec<String>,
    pub seats: Seats,
    /// The grounds for the number of holders, if the letter does not state it.
    pub seats_inferred: Option<Words>,
    /// The roles of which this one is a kind.
    pub kinds: Vec<KindOf>,
    /// Whether the role only receives: the public, another agency. Such a role is never asked about
    /// and never asks.
    pub recipient_only: bool,
    /// The role itself and all that it is a kind of, the nearest first.
    pub(in crate::registry) lineage: Vec<Ancestor>,
    pub span: Span,
}

impl Role {
    /// Returns the first role of which this one is a kind.
    #[must_use]
    pub fn kind_of(&self) -> Option<RoleId> {
        self.kinds.first().map(|kind| kind.role)
    }

    /// Returns the grounds for counting it as that first kind, if the letter does not say so.
    #[must_use]
    pub fn kind_inferred(&self) -> Option<&Words> {
        self.kinds.first()?.inferred.as_ref()
    }
}

/// That a role is a kind of another.
#[derive(Clone, Debug)]
pub struct KindOf {
    pub role: RoleId,
    /// The grounds for counting it as that kind, if the letter does not say so.
    pub inferred: Option<Words>,
}

/// A role, or one that it is a kind of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::registry) struct Ancestor {
    pub role: RoleId,
    /// Whether every way to it takes an inference.
    pub inferred: bool,
}

/// A subject that rules can distinguish.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: String,
    pub name: Words,
    pub abbreviations: Vec<String>,
}

/// A group's size as stated in the letter.
#[derive(Clone, Debug)]
pub struct Size {
    /// The letter's wording, remark included: "จำนวนสมาชิก ๑๙ คน (ล่าสุด)".
    pub text: String,
    /// The number, if the wording has one.
    pub count: Option<u32>,
    /// Whether the letter gives the number only roughly (ประมาณ).
    pub approximate: bool,
    pub span: Span,
}

/// A picture that helps to recognise a group.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file, relative to the registry's folder: `pictures/<name>`.
    pub path: String,
    pub span: Span,
}

/// A group.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    /// The name as the letter spells it. It is a proper name, the same in every language.
    pub name: String,
    /// Short names that people use for it.
    pub nicknames: Vec<String>,
    pub size: Option<Size>,
    /// The invitation link, if the office chose to record one.
    pub link: Option<String>,
    pub picture: Option<Picture>,
    /// The last day of the group, if the letter plans one.
    pub until: Option<WrittenDate>,
    /// The roles whose holders are members of the group.
    pub members: Vec<RoleId>,
    /// The grounds for a member role that the letter does not name, with the position in
    /// [`Self::members`].
    pub members_inferred: Vec<(usize, Words)>,
    /// The roles that add and remove members. They need not be members.
    pub administrators: Vec<RoleId>,
    pub members_clause: ClauseId,
    pub practice: Vec<ClauseId>,
    pub notes: Vec<ClauseId>,
    pub(in crate::registry) rules: Vec<RuleId>,
    pub span: Span,
}

impl Group {
    /// Returns the grounds for the member role at this position of the list, if the letter does
    /// not name it.
    #[must_use]
    pub fn member_inferred(&self, position: usize) -> Option<&Words> {
        self.members_inferred
            .iter()
            .find(|(at, _)| *at == position)
            .map(|(_, grounds)| grounds)
    }
}

/// The part of the letter that a clause belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    Group(GroupId),
    /// A note that applies to every group.
    General,
    /// The covering letter.
    Letter,
}

/// A passage of the letter that rules cite, verbatim.
#[derive(Clone, Debug)]
pub struct Clause {
    pub id: String,
    pub text: String,
    pub home: Home,
    pub span: Span,
}

/// How a role belongs to a group, or to a list of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    No,
    /// The list names the role.
    Listed {
        /// Whether the role is on the list by our inference.
        inferred: bool,
    },
    /// The list names a role of which this one is a kind.
    ByKind {
        /// Whether counting as that kind is our inference.
        inferred: bool,
    },
}

impl Membership {
    /// Returns whether the role belongs to the group.
    #[must_use]
    pub fn is_member(self) -> bool {
        self != Self::No
    }

    /// Returns whether the role belongs to the group by our inference alone.
    #[must_use]
    pub fn is_inferred(self) -> bool {
        match self {
            Self::No => false,
            Self::Listed { inferred } | Self::ByKind { inferred } => inferred,
        }
    }
}
