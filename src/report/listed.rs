//! The lists of the directory: groups, roles and people, each with what a search finds it by.

use super::Style;
use crate::registry::Registry;
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
