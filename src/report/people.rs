//! The members of a group beside those whom the letter names, and what an import of people did, as
//! JSON. Names stand only in the result that somebody asked for: an import tells rows.

use serde::Serialize;

use crate::people::Audit;
use crate::registry::{Registry, RoleId};

/// The result of `people audit --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditReport {
    pub group: String,
    /// The day asked about.
    pub on: Option<String>,
    pub present: Vec<PresentReport>,
    pub missing: Vec<MissingReport>,
    pub not_entitled: Vec<NotEntitledReport>,
    pub unknown: Vec<UnknownReport>,
    pub duplicates: Vec<DuplicateReport>,
    /// The number of rows.
    pub count: usize,
    /// The number of members that the letter states.
    pub stated: Option<u32>,
    pub seats: Vec<SeatsReport>,
}

/// A member who should be in the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PresentReport {
    pub name: String,
    pub row: usize,
    pub role: String,
    pub district: Option<String>,
    /// Whether the member acts for the holder of the role.
    pub acting: bool,
}

/// A holder of a role who is not in the group. Without a name, nobody is known to hold it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingReport {
    pub name: Option<String>,
    pub role: String,
    pub district: Option<String>,
    pub acting: bool,
}

/// A member who should not be in the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotEntitledReport {
    pub name: String,
    pub row: usize,
    /// The role on the day, if there is one.
    pub role: Option<String>,
    /// The last day of a role that is no longer held.
    pub until: Option<String>,
    pub clause: String,
}

/// A member of whom nothing is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnknownReport {
    pub name: String,
    pub row: usize,
    /// The role that the list states.
    pub role: Option<String>,
    /// Known names that are spelt alike.
    pub near: Vec<String>,
}

/// A member who stands in the list more than once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DuplicateReport {
    pub name: String,
    pub rows: Vec<usize>,
}

/// The holders of a role beside the number of its seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatsReport {
    pub role: String,
    pub seats: u64,
    pub holders: u64,
    pub present: u64,
}

/// Returns `audit` with the ids of `registry`.
#[must_use]
pub fn audit_report(registry: &Registry, audit: &Audit) -> AuditReport {
    let id = |role: RoleId| registry.role(role).id.clone();
    let present = audit.present.iter().map(|member| PresentReport {
        name: member.shown.clone(),
        row: member.row,
        role: id(member.role),
        district: member.district.clone(),
        acting: member.acting,
    });
    let missing = audit.missing.iter().map(|member| MissingReport {
        name: member.name.clone(),
        role: id(member.role),
        district: member.district.clone(),
        acting: member.acting,
    });
    let not_entitled = audit.not_entitled.iter().map(|member| NotEntitledReport {
        name: member.shown.clone(),
        row: member.row,
        role: member.role.map(id),
        until: member.until.clone(),
        clause: registry.clause(member.clause).id.clone(),
    });
    let unknown = audit.unknown.iter().map(|member| UnknownReport {
        name: member.shown.clone(),
        row: member.row,
        role: member.role.map(id),
        near: member.near.clone(),
    });
    let duplicates = audit.duplicates.iter().map(|member| DuplicateReport {
        name: member.shown.clone(),
        rows: member.rows.clone(),
    });
    let seats = audit.seats.iter().map(|seats| SeatsReport {
        role: id(seats.role),
        seats: seats.seats,
        holders: seats.holders,
        present: seats.present,
    });
    AuditReport {
        group: registry.group(audit.group).id.clone(),
        on: audit.day.map(|day| day.to_string()),
        present: present.collect(),
        missing: missing.collect(),
        not_entitled: not_entitled.collect(),
        unknown: unknown.collect(),
        duplicates: duplicates.collect(),
        count: audit.count,
        stated: audit.stated,
        seats: seats.collect(),
    }
}
