//! The page of one group, one role and one person.

use serde::Serialize;

use super::Style;
use super::answer::ReasonReport;
use super::id::{ReportId, TextualId};
use super::rules::{ActReport, RuleReport, act_reports, rule_report};
use super::tables::{Permissions, permissions};
use crate::registry::{GroupId, Membership, PersonId, Registry, RoleId, Seats};

/// A role that belongs to a group, or a group that a role belongs to.
#[derive(Clone, Debug, Serialize)]
#[serde(bound = "")]
pub struct Belonging<I> {
    pub id: ReportId<I>,
    pub name: String,
    /// Whether the role belongs only as a kind of a listed role.
    #[serde(skip)]
    pub by_kind: bool,
    /// Whether the membership rests on our inference.
    pub inferred: bool,
}

/// The page of a group, and the output of `show group ID --json`.
#[derive(Clone, Debug, Serialize)]
pub struct GroupPage {
    pub id: ReportId<GroupId>,
    pub name: String,
    /// The letter's wording of the size.
    pub size: Option<String>,
    /// The members in roles with a known number of holders.
    pub seated: u64,
    /// The number of holders of the open roles that the stated size implies.
    pub left: Option<u64>,
    /// The roles that the member list names, in its order.
    pub members: Vec<ReportId<RoleId>>,
    /// The names of the roles in [`Self::members`].
    #[serde(skip)]
    pub member_names: Vec<String>,
    /// Every clause on the group, verbatim: members, practice, notes.
    pub clauses: Vec<ReasonReport>,
    pub rules: Vec<RuleReport>,
    /// Every role that belongs to the group, kinds of listed roles included, in registry order.
    #[serde(skip)]
    pub roles: Vec<Belonging<RoleId>>,
    /// A comparison of the stated size with the number of role holders, in a sentence or two.
    #[serde(skip)]
    pub sizes: String,
    #[serde(skip)]
    pub link: Option<String>,
}

/// Builds the page of `group`.
#[must_use]
pub fn group_page(registry: &Registry, group: GroupId, style: Style) -> GroupPage {
    let described = registry.group(group);
    let sizes = registry.reconcile(group);
    let members = described.members.iter().copied();
    let clauses = std::iter::once(described.members_clause)
        .chain(described.practice.iter().copied())
        .chain(described.notes.iter().copied());
    GroupPage {
        id: ReportId::new(registry, group),
        name: described.name.clone(),
        size: described.size.as_ref().map(|size| size.text.clone()),
        seated: sizes.seated,
        left: sizes.left(),
        members: ReportId::all(registry, members.clone()),
        member_names: members.map(|role| style.role(registry, role)).collect(),
        clauses: clauses
            .map(|clause| ReasonReport::quoting(registry, clause))
            .collect(),
        rules: registry
            .rules_of(group)
            .map(|(rule, _)| rule_report(registry, rule, style))
            .collect(),
        roles: registry
            .member_roles(group)
            .map(|role| {
                let membership = registry.membership(group, role);
                belonging(registry, role, style.role(registry, role), membership)
            })
            .collect(),
        sizes: sizes_in_words(registry, group, style),
        link: described.link.clone(),
    }
}

fn belonging<I: TextualId>(
    registry: &Registry,
    id: I,
    name: String,
    membership: Membership,
) -> Belonging<I> {
    Belonging {
        id: ReportId::new(registry, id),
        name,
        by_kind: matches!(membership, Membership::ByKind { .. }),
        inferred: membership.is_inferred(),
    }
}

/// Returns the groups that `role` belongs to.
fn groups_of(registry: &Registry, role: RoleId) -> impl Iterator<Item = Belonging<GroupId>> {
    registry.groups().filter_map(move |(group, described)| {
        let membership = registry.membership(group, role);
        membership
            .is_member()
            .then(|| belonging(registry, group, described.name.clone(), membership))
    })
}

/// Compares the stated size of `group` with the number of its role holders, in words.
#[must_use]
pub fn sizes_in_words(registry: &Registry, group: GroupId, style: Style) -> String {
    let sizes = registry.reconcile(group);
    let open = style.roles(registry, &sizes.open);
    let seated = ("seated", sizes.seated.to_string());
    let Some(stated) = sizes.stated else {
        return if sizes.open.is_empty() {
            style.text_with("sizes-unstated", &[seated])
        } else {
            style.text_with("sizes-unstated-open", &[seated, ("roles", open)])
        };
    };
    let stated = ("stated", stated.to_string());
    if !sizes.is_possible() {
        return style.text_with("sizes-impossible", &[stated, seated]);
    }
    match sizes.left() {
        Some(left) => style.text_with(
            "sizes-left",
            &[stated, seated, ("left", left.to_string()), ("roles", open)],
        ),
        None => style.text_with("sizes-agree", &[stated]),
    }
}

/// The page of a role, and the output of `show role ID --json`.
#[derive(Clone, Debug, Serialize)]
pub struct RolePage {
    pub id: ReportId<RoleId>,
    pub name: String,
    pub abbreviations: Vec<String>,
    /// The role of which this one is a kind.
    pub kind_of: Option<ReportId<RoleId>>,
    #[serde(skip)]
    pub kind_of_name: Option<String>,
    /// The grounds for counting it as that kind, if the letter does not say so.
    pub kind_inferred: Option<String>,
    /// The number of people who hold the role, if known.
    pub seats: Option<u64>,
    #[serde(skip)]
    pub per_district: bool,
    pub seats_inferred: Option<String>,
    /// The groups that the role belongs to.
    pub groups: Vec<RoleGroup>,
    pub permissions: Permissions,
    /// The roles that are kinds of this one.
    #[serde(skip)]
    pub kinds: Vec<(RoleId, String)>,
    /// How many people hold the role, as a sentence.
    #[serde(skip)]
    pub seats_in_words: String,
}

/// A group that a role belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct RoleGroup {
    #[serde(flatten)]
    pub group: Belonging<GroupId>,
    /// What the role may do there, with every act in display order.
    #[serde(skip)]
    pub acts: Vec<ActReport>,
}

/// Builds the page of `role`.
#[must_use]
pub fn role_page(registry: &Registry, role: RoleId, style: Style) -> RolePage {
    let described = registry.role(role);
    let seats = registry.seats(role);
    let per_district = matches!(described.seats, Seats::PerUnit(..));
    RolePage {
        id: ReportId::new(registry, role),
        name: style.role(registry, role),
        abbreviations: described.abbreviations.clone(),
        kind_of: described
            .kind_of()
            .map(|kind| ReportId::new(registry, kind)),
        kind_of_name: described.kind_of().map(|kind| style.role(registry, kind)),
        kind_inferred: described
            .kind_inferred()
            .map(|words| style.show(words.get(style.lang))),
        seats,
        per_district,
        seats_inferred: described
            .seats_inferred
            .as_ref()
            .map(|words| style.show(words.get(style.lang))),
        groups: groups_of(registry, role)
            .map(|group| RoleGroup {
                acts: act_reports(registry, role, group.id.get(), style),
                group,
            })
            .collect(),
        permissions: permissions(registry, role, style),
        kinds: registry
            .roles()
            .filter(|(_, other)| other.kinds.iter().any(|kind| kind.role == role))
            .map(|(id, _)| (id, style.role(registry, id)))
            .collect(),
        seats_in_words: seats_in_words(seats, per_district, style),
    }
}

fn seats_in_words(seats: Option<u64>, per_district: bool, style: Style) -> String {
    let Some(seats) = seats else {
        return style.text("seats-open");
    };
    let key = if per_district {
        "seats-per-district"
    } else {
        "seats-exact"
    };
    style.text_with(key, &[("count", seats.to_string())])
}

/// The page of a person.
#[derive(Clone, Debug)]
pub struct PersonPage {
    pub name: String,
    pub role: RoleId,
    pub role_name: String,
    pub district: Option<String>,
    pub telephone: Option<String>,
    pub groups: Vec<Belonging<GroupId>>,
}

/// Builds the page of `person`.
#[must_use]
pub fn person_page(registry: &Registry, person: PersonId, style: Style) -> PersonPage {
    let person = registry.person(person);
    PersonPage {
        name: person.name.clone(),
        role: person.role,
        role_name: style.role(registry, person.role),
        district: person.district.clone(),
        telephone: person.telephone.as_deref().map(|number| style.show(number)),
        groups: groups_of(registry, person.role).collect(),
    }
}
