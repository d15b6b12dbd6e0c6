//! Who has acknowledged the letter, in words. Names stand here, since somebody asked for them; no
//! telephone number and no name in LINE does.

use serde::Serialize;

use super::Style;
use crate::people::{Acknowledgement, Person};
use crate::registry::Registry;

/// The result of `people acknowledged --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AcknowledgementReport {
    /// The letter's number.
    pub letter: String,
    pub signed: Vec<SignerReport>,
    pub missing: Vec<SignerReport>,
}

/// Somebody who has acknowledged the letter, or should.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignerReport {
    pub name: String,
    pub role: Option<String>,
    pub district: Option<String>,
    /// The role in words, with its place.
    #[serde(skip)]
    pub post: String,
    /// The day, as it is written in the file.
    pub on: Option<String>,
}

/// Returns `found` in words. `people` are those of the file.
#[must_use]
pub fn acknowledgement_report(
    registry: &Registry,
    people: &[Person],
    found: &Acknowledgement,
    style: Style,
) -> AcknowledgementReport {
    let signer = |at: usize, on: Option<String>| {
        let person = people.get(at)?;
        Some(SignerReport {
            name: person.full_name(),
            role: person.role.clone(),
            district: person.district.clone(),
            post: post(registry, person, style),
            on,
        })
    };
    let signed = found.signed.iter();
    let signed = signed.filter_map(|(at, on)| signer(*at, on.as_ref().map(|on| on.text.clone())));
    let missing = found.missing.iter().filter_map(|at| signer(*at, None));
    AcknowledgementReport {
        letter: found.letter.clone(),
        signed: signed.collect(),
        missing: missing.collect(),
    }
}

/// Returns the role of a person, or the post as it is written, with the place.
fn post(registry: &Registry, person: &Person, style: Style) -> String {
    let role = person.role.as_deref();
    let role = role.and_then(|id| registry.find_role(id));
    let role = match (role, &person.post) {
        (Some(role), _) => style.role(registry, role),
        (None, Some(post)) => post.clone(),
        (None, None) => String::new(),
    };
    let parts = [role, person.district.clone().unwrap_or_default()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}
