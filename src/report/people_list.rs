//! The people of a file as rows for the window, in Thai order.

use super::Style;
use crate::people::{Held, Person};
use crate::registry::Registry;
use crate::text::{Date, ThaiOrder};

/// A person as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// The position in the file.
    pub at: usize,
    pub name: String,
    /// The role, or the post as it is written, and the posts acted for on the day with their orders.
    pub post: String,
    /// The district, or the agency of who has none.
    pub place: String,
    pub held: String,
    /// The groups that the person is in on the day.
    pub groups: String,
    pub acknowledged: String,
    pub telephone: String,
    pub line: String,
}

/// Returns the people as rows, on `day`, in Thai order.
#[must_use]
pub fn person_rows(
    registry: &Registry,
    people: &[Person],
    day: Option<Date>,
    style: Style,
) -> Vec<PersonRow> {
    let order = ThaiOrder::default();
    let mut rows: Vec<(&str, PersonRow)> = people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let row = person_row(registry, at, person, day, style);
            (person.name.as_str(), row)
        })
        .collect();
    rows.sort_by(|(one, _), (other, _)| order.compare(one, other));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Returns a role or post of a person in words, with the district.
#[must_use]
pub fn person_post(registry: &Registry, person: &Person, style: Style) -> String {
    let post = post(registry, person, style);
    match &person.district {
        Some(district) if post.is_empty() => style.show(district),
        district => style.post(post, district.as_deref()),
    }
}

fn post(registry: &Registry, person: &Person, style: Style) -> String {
    match &person.role {
        Some(id) => role_in_words(registry, id, style),
        None => style.show(person.post.as_deref().unwrap_or_default()),
    }
}

/// Returns the name of the role `id`, or the id if the registry does not have it.
#[must_use]
pub fn role_in_words(registry: &Registry, id: &str, style: Style) -> String {
    let role = registry.find_role(id);
    role.map_or_else(|| id.to_owned(), |role| style.role(registry, role))
}

/// Returns the name of the group `id`, or the id if the registry does not have it.
#[must_use]
pub fn group_in_words(registry: &Registry, id: &str) -> String {
    let group = registry.find_group(id);
    group.map_or_else(|| id.to_owned(), |group| registry.group(group).name.clone())
}

/// Returns the first and last day of something in words, or nothing if it has neither.
#[must_use]
pub fn held_in_words(held: &Held, style: Style) -> String {
    let day = |day: &crate::people::Day| style.date(&day.text);
    match (&held.since, &held.until) {
        (Some(since), Some(until)) => {
            let values = [("since", day(since)), ("until", day(until))];
            style.text_with("people-held", &values)
        }
        (Some(since), None) => style.text_with("people-held-since", &[("since", day(since))]),
        (None, Some(until)) => style.text_with("people-held-until", &[("until", day(until))]),
        (None, None) => String::new(),
    }
}

fn person_row(
    registry: &Registry,
    at: usize,
    person: &Person,
    day: Option<Date>,
    style: Style,
) -> PersonRow {
    let shown = |text: &Option<String>| style.show(text.as_deref().unwrap_or_default());
    let acting = person.acting.iter().filter(|acting| acting.held.is_on(day));
    let acting = acting.map(|acting| {
        let role = role_in_words(registry, &acting.role, style);
        let parts = [Some(role), acting.district.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let post = [("role", style.show(&parts.join(" ")))];
        let post = style.in_words("people-post-acting", &post);
        let order = acting.order.as_deref().map(|order| {
            let order = [("order", style.show(order))];
            style.in_words("people-post-order", &order)
        });
        [Some(post), order]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    });
    let own = post(registry, person, style);
    let posts = std::iter::once(own)
        .filter(|post| !post.is_empty())
        .chain(acting);
    let joined = person.groups.iter().filter(|joined| joined.held.is_on(day));
    let groups: Vec<String> = joined
        .map(|joined| group_in_words(registry, &joined.group))
        .collect();
    let letters = person.acknowledged.iter().map(|known| {
        let on = known.on.as_ref().map(|day| style.date(&day.text));
        let letter = style.show(&known.letter);
        on.map_or(letter.clone(), |on| format!("{letter} ({on})"))
    });
    PersonRow {
        at,
        name: style.show(&person.full_name()),
        post: posts.collect::<Vec<_>>().join("\n"),
        place: match &person.district {
            Some(district) => style.show(district),
            None => shown(&person.agency),
        },
        held: held_in_words(&person.held, style),
        groups: groups.join("\n"),
        acknowledged: letters.collect::<Vec<_>>().join("\n"),
        telephone: shown(&person.telephone),
        line: shown(&person.line),
    }
}
