//! The lists of the directory: groups, roles and people, each with what a search finds it by.

use super::Style;
use crate::registry::{Registry, Role, RoleId};
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
            let size = group.size.as_ref();
            let size = size.map_or_else(|| style.text("size-unstated"), |size| style.size(size));
            let mut found_by = vec![group.name.as_str(), &group.id];
            found_by.extend(group.nicknames.iter().map(String::as_str));
            let beside = group.nicknames.iter().cloned().chain([size]);
            Listed::new(
                group.name.clone(),
                beside.collect::<Vec<_>>().join(" · "),
                &found_by,
            )
        })
        .collect()
}

/// Lists every role, in registry order.
#[must_use]
pub fn listed_roles(registry: &Registry, style: Style) -> Vec<Listed> {
    registry
        .roles()
        .map(|(id, role)| listed_role(registry, id, role, style))
        .collect()
}

/// Lists the roles that people can hold and ask for, in the order of [`Registry::asking_roles`].
#[must_use]
pub fn listed_asking_roles(registry: &Registry, style: Style) -> Vec<Listed> {
    registry
        .asking_roles()
        .map(|(id, role)| listed_role(registry, id, role, style))
        .collect()
}

fn listed_role(registry: &Registry, id: RoleId, role: &Role, style: Style) -> Listed {
    let mut found_by = vec![role.id.as_str(), &role.name.th, &role.name.en];
    found_by.extend(role.abbreviations.iter().map(String::as_str));
    let abbreviations = (!role.abbreviations.is_empty()).then(|| role.abbreviations.join(", "));
    let mark = role.recipient_only.then(|| style.text("recipient-only"));
    let beside: Vec<String> = abbreviations.into_iter().chain(mark).collect();
    Listed::new(style.role(registry, id), beside.join(" · "), &found_by)
}

/// Lists every person on the roster.
#[must_use]
pub fn listed_people(registry: &Registry, style: Style) -> Vec<Listed> {
    registry
        .people()
        .map(|(_, person)| {
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
