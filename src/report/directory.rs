//! The page of one group, one role and one person.

use serde::Serialize;

use super::Style;
use super::answer::ReasonReport;
use super::facts::{Fact, group_facts, member_facts, member_grounds};
use super::id::{ReportId, TextualId};
use super::rules::{
    ActReport, PreferenceReport, RuleReport, act_reports, is_not, preference_reports, rule_reports,
};
use super::tables::{Permissions, permissions};
use crate::registry::{GroupId, Membership, PersonId, Registry, RoleId, Seats, UnitId};

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
    /// The grounds, if the member list names the role only by inference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grounds: Option<String>,
}

/// The page of a group, and the output of `show group ID --json`.
#[derive(Clone, Debug, Serialize)]
pub struct GroupPage {
    pub id: ReportId<GroupId>,
    pub name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nicknames: Vec<String>,
    /// The letter's wording of the size.
    pub size: Option<String>,
    /// Whether the letter gives the size only roughly.
    #[serde(skip_serializing_if = "is_not")]
    pub approximate: bool,
    /// The last day of the group, in the letter's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The roles that add and remove members.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub administrators: Vec<ReportId<RoleId>>,
    /// The members in roles with a known number of holders.
    pub seated: u64,
    /// The number of holders of the open roles that the stated size implies.
    pub left: Option<u64>,
    /// The roles that the member list names, in its order.
    pub members: Vec<ReportId<RoleId>>,
    /// The names of the roles in [`Self::members`].
    #[serde(skip)]
    pub member_names: Vec<String>,
    /// The member roles that the letter does not name, with the grounds for each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members_inferred: Vec<InferredMember>,
    /// Every clause on the group, verbatim: members, practice, notes.
    pub clauses: Vec<ReasonReport>,
    /// Its rules, those that nobody has confirmed included.
    pub rules: Vec<RuleReport>,
    /// The orders of preference that name the group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preferences: Vec<PreferenceReport>,
    /// What the registry states about it beside the letter's table, in words.
    #[serde(skip)]
    pub facts: Vec<Fact>,
    /// The members in [`Self::members_inferred`], in words.
    #[serde(skip)]
    pub member_facts: Vec<Fact>,
    /// Every role that belongs to the group, kinds of listed roles included, in registry order.
    #[serde(skip)]
    pub roles: Vec<Belonging<RoleId>>,
    /// A comparison of the stated size with the number of role holders, in a sentence or two.
    #[serde(skip)]
    pub sizes: String,
    #[serde(skip)]
    pub link: Option<String>,
}

/// A member role that the letter does not name.
#[derive(Clone, Debug, Serialize)]
pub struct InferredMember {
    pub id: ReportId<RoleId>,
    pub grounds: String,
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
        nicknames: described.nicknames.clone(),
        size: described.size.as_ref().map(|size| size.text.clone()),
        approximate: described.size.as_ref().is_some_and(|size| size.approximate),
        until: described.until.as_ref().map(|until| until.text.clone()),
        administrators: ReportId::all(registry, described.administrators.iter().copied()),
        seated: sizes.seated,
        left: sizes.left(),
        members: ReportId::all(registry, members.clone()),
        member_names: members
            .map(|role| style.role_marked(registry, role))
            .collect(),
        members_inferred: described
            .members_inferred
            .iter()
            .filter_map(|(position, grounds)| {
                Some(InferredMember {
                    id: ReportId::new(registry, *described.members.get(*position)?),
                    grounds: style.show_words(grounds),
                })
            })
            .collect(),
        clauses: clauses
            .map(|clause| ReasonReport::quoting(registry, clause))
            .collect(),
        rules: rule_reports(registry, group, style).collect(),
        preferences: preference_reports(registry, style)
            .filter(|order| order.groups.iter().any(|listed| listed.get() == group))
            .collect(),
        facts: group_facts(registry, group, style),
        member_facts: member_facts(registry, group, style),
        roles: registry
            .member_roles(group)
            .map(|role| Belonging {
                grounds: member_grounds(registry, group, role, style),
                ..belonging(
                    registry,
                    role,
                    style.role_marked(registry, role),
                    registry.membership(group, role),
                )
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
        grounds: None,
    }
}

/// Returns the groups that `role` belongs to.
fn groups_of(
    registry: &Registry,
    role: RoleId,
    style: Style,
) -> impl Iterator<Item = Belonging<GroupId>> {
    registry.groups().filter_map(move |(group, described)| {
        let membership = registry.membership(group, role);
        membership.is_member().then(|| Belonging {
            grounds: member_grounds(registry, group, role, style),
            ..belonging(registry, group, described.name.clone(), membership)
        })
    })
}

/// Compares the stated size of `group` with the number of its role holders, in words.
#[must_use]
pub fn sizes_in_words(registry: &Registry, group: GroupId, style: Style) -> String {
    let sizes = registry.reconcile(group);
    let open = style.roles(registry, &sizes.open);
    let seated = ("seated", sizes.seated.to_string());
    // A count of nobody only means that no role says how many hold it.
    let none_counted = sizes.seated == 0 && !sizes.open.is_empty();
    let size = registry.group(group).size.as_ref();
    if let Some(size) = size.filter(|size| size.approximate || size.count.is_none()) {
        let values = [("size", style.size(size)), seated];
        return if none_counted {
            style.text_with("sizes-rough-alone", &values)
        } else if sizes.open.is_empty() {
            style.text_with("sizes-rough", &values)
        } else {
            let [size, seated] = values;
            style.text_with("sizes-rough-open", &[size, seated, ("roles", open)])
        };
    }
    let Some(stated) = sizes.stated else {
        return if none_counted {
            style.text("sizes-unstated-alone")
        } else if sizes.open.is_empty() {
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
        Some(_) if none_counted => style.text_with("sizes-stated", &[stated]),
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
    /// Every role of which this one is a kind. JSON leaves them out if there is only one.
    #[serde(skip_serializing_if = "is_single")]
    pub kinds: Vec<KindReport>,
    /// Whether the role only receives, and is never asked about.
    #[serde(skip_serializing_if = "is_not")]
    pub recipient_only: bool,
    /// The number of people who hold the role, if known.
    pub seats: Option<u64>,
    /// The kind of place by which they are counted. JSON leaves it out if it is the district.
    #[serde(skip_serializing_if = "is_no_other_unit")]
    pub per_unit: Option<PerUnit>,
    pub seats_inferred: Option<String>,
    /// The groups that the role belongs to.
    pub groups: Vec<RoleGroup>,
    pub permissions: Permissions,
    /// The roles that are kinds of this one.
    #[serde(skip)]
    pub subkinds: Vec<(RoleId, String)>,
    /// How many people hold the role, as a sentence.
    #[serde(skip)]
    pub seats_in_words: String,
}

/// A role of which another is a kind.
#[derive(Clone, Debug, Serialize)]
pub struct KindReport {
    pub id: ReportId<RoleId>,
    pub name: String,
    /// The grounds for counting it as that kind, if the letter does not say so.
    pub inferred: Option<String>,
}

#[expect(clippy::ref_option, reason = "serde passes references")]
fn is_no_other_unit(per_unit: &Option<PerUnit>) -> bool {
    per_unit.as_ref().is_none_or(|unit| unit.is_district)
}

fn is_single(kinds: &[KindReport]) -> bool {
    kinds.len() <= 1
}

/// How many people hold a role in each unit: two in each district, one in each hospital.
#[derive(Clone, Debug, Serialize)]
pub struct PerUnit {
    pub unit: String,
    #[serde(skip)]
    pub unit_name: String,
    /// The number in each.
    pub count: u32,
    /// The number of units, if it is known.
    pub units: Option<u32>,
    /// The grounds for that number, if the letter does not state it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units_inferred: Option<String>,
    /// Whether the unit is the district, which has texts of its own.
    #[serde(skip)]
    pub is_district: bool,
}

impl PerUnit {
    fn new(registry: &Registry, unit: UnitId, count: u32, style: Style) -> Self {
        let unit = registry.unit(unit);
        Self {
            unit: unit.id.clone(),
            unit_name: style.show_words(&unit.name),
            count,
            units: unit.count,
            units_inferred: unit
                .count_inferred
                .as_ref()
                .map(|words| style.show_words(words)),
            is_district: unit.id == "district",
        }
    }
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
    let per_unit = match described.seats {
        Seats::PerUnit(unit, count) => Some(PerUnit::new(registry, unit, count, style)),
        Seats::Exact(_) | Seats::Open => None,
    };
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
            .map(|words| style.show_words(words)),
        kinds: described
            .kinds
            .iter()
            .map(|kind| KindReport {
                id: ReportId::new(registry, kind.role),
                name: style.role(registry, kind.role),
                inferred: kind.inferred.as_ref().map(|words| style.show_words(words)),
            })
            .collect(),
        recipient_only: described.recipient_only,
        seats_in_words: seats_in_words(seats, per_unit.as_ref(), style),
        seats,
        per_unit,
        seats_inferred: described
            .seats_inferred
            .as_ref()
            .map(|words| style.show_words(words)),
        groups: groups_of(registry, role, style)
            .map(|group| RoleGroup {
                acts: if described.recipient_only {
                    Vec::new()
                } else {
                    act_reports(registry, role, group.id.get(), style)
                },
                group,
            })
            .collect(),
        permissions: permissions(registry, role, style),
        subkinds: registry
            .roles()
            .filter(|(_, other)| other.kinds.iter().any(|kind| kind.role == role))
            .map(|(id, _)| (id, style.role(registry, id)))
            .collect(),
    }
}

fn seats_in_words(seats: Option<u64>, per_unit: Option<&PerUnit>, style: Style) -> String {
    let count = seats.map(|seats| ("count", seats.to_string()));
    match (per_unit, count) {
        (Some(per_unit), count) if !per_unit.is_district => {
            let unit = ("unit", per_unit.unit_name.clone());
            let each = ("each", per_unit.count.to_string());
            match count {
                Some(count) => style.text_with("seats-per-unit", &[unit, each, count]),
                None => style.text_with("seats-per-unit-open", &[unit, each]),
            }
        }
        (Some(_), Some(count)) => style.text_with("seats-per-district", &[count]),
        (None, Some(count)) => style.text_with("seats-exact", &[count]),
        (_, None) => style.text("seats-open"),
    }
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
        groups: groups_of(registry, person.role, style).collect(),
    }
}
