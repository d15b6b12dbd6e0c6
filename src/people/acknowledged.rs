//! Who has acknowledged a letter, and who is missing.

use super::audit::posts;
use super::model::{Day, Person};
use super::organisation::groups_of;
use super::places::Places;
use crate::registry::{Registry, RoleId};
use crate::text::Date;

/// Who has acknowledged a letter. People are positions in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The letter's number.
    pub letter: String,
    /// Those who have, with the day if it is known.
    pub signed: Vec<(usize, Option<Day>)>,
    /// Those who hold a role of some group and have not.
    pub missing: Vec<usize>,
}

/// Returns who has acknowledged the letter of `registry` and who is missing on `day`, among those of
/// `district` if one is named.
#[must_use]
pub fn acknowledgement(
    registry: &Registry,
    people: &[Person],
    places: &Places,
    district: Option<&str>,
    day: Option<Date>,
) -> Acknowledgement {
    let letter = registry.letter().reference.clone();
    let district = district.map(|name| places.key(name));
    let mut found = Acknowledgement::default();
    for (at, person) in people.iter().enumerate() {
        let place = person.district.as_deref().map(|name| places.key(name));
        if district.is_some() && place != district {
            continue;
        }
        let held = posts(registry, person, day);
        let roles: Vec<RoleId> = held.iter().map(|post| post.role).collect();
        let is_concerned = !groups_of(registry, &roles).is_empty();
        match person.acknowledged(&letter) {
            Some(on) if is_concerned => found.signed.push((at, on.cloned())),
            None if is_concerned => found.missing.push(at),
            _ => {}
        }
    }
    found.letter = letter;
    found
}
