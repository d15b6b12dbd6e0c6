//! The organisation in words: who holds which post of which office, and the seats that nobody holds.
//! Names stand here, since somebody asked for them; no telephone number and no name in LINE does.

use serde::Serialize;

use super::Style;
use super::id::ReportId;
use crate::people::{Office, Organisation, Person, Seat};
use crate::registry::{GroupId, Registry};

/// The result of `people organisation --json`.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationReport {
    pub province: OfficeReport,
    pub agencies: Vec<OfficeReport>,
    pub districts: Vec<OfficeReport>,
    /// How many districts there are of which not even the name is known.
    pub unnamed: u64,
}

/// An office.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeReport {
    pub name: String,
    pub posts: Vec<SeatReport>,
    /// How many people hold a post there.
    pub people: usize,
    /// How many seats nobody holds.
    pub empty: u64,
    pub groups: Vec<ReportId<GroupId>>,
}

/// A post of an office.
#[derive(Clone, Debug, Serialize)]
pub struct SeatReport {
    pub role: Option<String>,
    /// The role or the post in words.
    pub name: String,
    pub holders: Vec<HolderReport>,
    pub empty: u64,
    pub groups: Vec<ReportId<GroupId>>,
}

/// Somebody who holds a post.
#[derive(Clone, Debug, Serialize)]
pub struct HolderReport {
    pub name: String,
    /// Whether the person acts for the holder.
    pub acting: bool,
    /// Whether the person holds nothing any more.
    pub ended: bool,
}

/// Returns `found` in words. `people` are those of the file.
#[must_use]
pub fn organisation_report(
    registry: &Registry,
    people: &[Person],
    found: &Organisation,
    style: Style,
) -> OrganisationReport {
    let office = |office: &Office| {
        let province = || style.show_words(&registry.province().name);
        OfficeReport {
            name: office.name.clone().unwrap_or_else(province),
            posts: office
                .seats
                .iter()
                .map(|seat| seat_report(registry, people, seat, style))
                .collect(),
            people: office.people(),
            empty: office.empty(),
            groups: ReportId::all(registry, office.groups(registry)),
        }
    };
    OrganisationReport {
        province: office(&found.province),
        agencies: found.agencies.iter().map(office).collect(),
        districts: found.districts.iter().map(office).collect(),
        unnamed: found.unnamed,
    }
}

fn seat_report(registry: &Registry, people: &[Person], seat: &Seat, style: Style) -> SeatReport {
    let name = |at: usize| people.get(at).map(Person::full_name).unwrap_or_default();
    let holders = seat.holders.iter().map(|holder| HolderReport {
        name: name(holder.person),
        acting: holder.acting,
        ended: false,
    });
    let ended = seat.ended.iter().map(|at| HolderReport {
        name: name(*at),
        acting: false,
        ended: true,
    });
    let post = match seat.role {
        Some(role) => style.role(registry, role),
        None if seat.post.is_empty() => style.text("people-audit-no-role"),
        None => seat.post.clone(),
    };
    SeatReport {
        role: seat.role.map(|role| registry.role(role).id.clone()),
        name: post,
        holders: holders.chain(ended).collect(),
        empty: seat.empty,
        groups: ReportId::all(registry, seat.groups(registry)),
    }
}
