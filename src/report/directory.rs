//! The directory: lists of groups, roles and people, and the page of each.

use super::rules::{Deed, RuleText, deeds, rule_text};
use super::{RolePage, Style, role_page};
use crate::registry::{ClauseId, GroupId, Membership, Registry, RoleId};
use crate::text::fold;

/// One row of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub name: String,
    /// Abbreviations; for a person, the role.
    pub beside: String,
    /// Everything the row can be found by, folded for search.
    pub found_by: String,
}

impl Listed {
    fn new(name: String, beside: String, found_by: &[&str]) -> Self {
        let folded: Vec<String> = found_by.iter().map(|text| fold(text)).collect();
        Self {
            found_by: folded.join("\n"),
            name,
            beside,
        }
    }
}

/// Lists every group, in the order of the letter.
#[must_use]
pub fn listed_groups(registry: &Registry, style: Style) -> Vec<Listed> {
    registry
        .groups()
        .map(|(_, group)| {
            let size = group.size.as_ref().map(|size| style.size(size));
            Listed::new(
                group.name.clone(),
                size.unwrap_or_default(),
                &[&group.name, &group.id],
            )
        })
        .collect()
}

/// Lists every role, in registry order.
#[must_use]
pub fn listed_roles(registry: &Registry, style: Style) -> Vec<Listed> {
    registry
        .roles()
        .map(|(id, role)| {
            let mut found_by = vec![role.id.as_str(), &role.name.th, &role.name.en];
            found_by.extend(role.abbreviations.iter().map(String::as_str));
            Listed::new(
                style.role(registry, id),
                role.abbreviations.join(", "),
                &found_by,
            )
        })
        .collect()
}

/// Lists every person on the roster.
#[must_use]
pub fn listed_people(registry: &Registry, style: Style) -> Vec<Listed> {
    registry
        .people()
        .iter()
        .map(|person| {
            let role = registry.role(person.role);
            let district = person.district.as_deref().unwrap_or_default();
            let mut found_by = vec![person.name.as_str(), district, &role.name.th, &role.name.en];
            found_by.extend(role.abbreviations.iter().map(String::as_str));
            Listed::new(
                person.name.clone(),
                format!("{} {district}", style.role(registry, person.role))
                    .trim_end()
                    .to_owned(),
                &found_by,
            )
        })
        .collect()
}

/// A role that belongs to a group, or a group that a role belongs to.
#[derive(Clone, Debug)]
pub struct Belonging<T> {
    pub id: T,
    pub name: String,
    /// Whether the role belongs only as a kind of a listed role.
    pub by_kind: bool,
    /// Whether this rests on our inference.
    pub inferred: bool,
}

/// A group's page, with the ids it links to.
#[derive(Clone, Debug)]
pub struct GroupEntry {
    pub id: String,
    pub name: String,
    pub roles: Vec<Belonging<RoleId>>,
    /// The clauses on members, practice and notes, verbatim.
    pub clauses: Vec<(ClauseId, String)>,
    pub rules: Vec<RuleText>,
    /// A comparison of the stated size with the number of role holders, in a sentence or two.
    pub sizes: String,
    pub link: Option<String>,
}

/// Builds the page of `group`.
#[must_use]
pub fn group_entry(registry: &Registry, group: GroupId, style: Style) -> GroupEntry {
    let described = registry.group(group);
    let clauses = std::iter::once(described.members_clause)
        .chain(described.practice.iter().copied())
        .chain(described.notes.iter().copied());
    GroupEntry {
        id: described.id.clone(),
        name: described.name.clone(),
        roles: registry
            .member_roles(group)
            .map(|role| belonging(registry, group, role, role, style.role(registry, role)))
            .collect(),
        clauses: clauses
            .map(|clause| (clause, style.show(&registry.clause(clause).text)))
            .collect(),
        rules: registry
            .rules_of(group)
            .map(|(rule, _)| rule_text(registry, rule, style))
            .collect(),
        sizes: sizes_in_words(registry, group, style),
        link: described.link.clone(),
    }
}

fn belonging<T>(
    registry: &Registry,
    group: GroupId,
    role: RoleId,
    id: T,
    name: String,
) -> Belonging<T> {
    let membership = registry.membership(group, role);
    Belonging {
        id,
        name,
        by_kind: matches!(membership, Membership::ByKind { .. }),
        inferred: membership.is_inferred(),
    }
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

/// A role's page, with the ids it links to.
#[derive(Clone, Debug)]
pub struct RoleEntry {
    pub page: RolePage,
    pub kind_of: Option<RoleId>,
    /// The roles that are kinds of this one.
    pub kinds: Vec<(RoleId, String)>,
    /// How many people hold the role, as a sentence.
    pub seats: String,
    pub groups: Vec<(Belonging<GroupId>, Vec<Deed>)>,
}

/// Builds the page of `role`.
#[must_use]
pub fn role_entry(registry: &Registry, role: RoleId, style: Style) -> RoleEntry {
    let page = role_page(registry, role, style);
    let seats = match page.seats {
        None => style.text("seats-open"),
        Some(seats) => {
            let count = [("count", seats.to_string())];
            if page.per_district {
                style.text_with("seats-per-district", &count)
            } else {
                style.text_with("seats-exact", &count)
            }
        }
    };
    RoleEntry {
        kind_of: registry.role(role).kind_of(),
        kinds: registry
            .roles()
            .filter(|(_, other)| other.kinds.iter().any(|kind| kind.role == role))
            .map(|(id, _)| (id, style.role(registry, id)))
            .collect(),
        seats,
        groups: deeds(registry, role, style)
            .into_iter()
            .map(|(group, deeds)| {
                let name = registry.group(group).name.clone();
                (belonging(registry, group, role, group, name), deeds)
            })
            .collect(),
        page,
    }
}

/// A person's page.
#[derive(Clone, Debug)]
pub struct PersonEntry {
    pub name: String,
    pub role: RoleId,
    pub role_name: String,
    pub district: Option<String>,
    pub telephone: Option<String>,
    pub groups: Vec<Belonging<GroupId>>,
}

/// Builds the page of the person at `index` on the roster.
#[must_use]
pub fn person_entry(registry: &Registry, index: usize, style: Style) -> Option<PersonEntry> {
    let person = registry.people().get(index)?;
    Some(PersonEntry {
        name: person.name.clone(),
        role: person.role,
        role_name: style.role(registry, person.role),
        district: person.district.clone(),
        telephone: person.telephone.as_deref().map(|number| style.show(number)),
        groups: registry
            .groups()
            .filter(|(group, _)| registry.membership(*group, person.role).is_member())
            .map(|(group, described)| {
                let name = described.name.clone();
                belonging(registry, group, person.role, group, name)
            })
            .collect(),
    })
}
