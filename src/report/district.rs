//! The user's own district: its office on documents, and the people on the roster who serve there.

use super::Style;
use crate::registry::{Person, Registry, RoleId};
use crate::text::fold;

/// Words that may precede a district's name.
const BEFORE: [&str; 6] = [
    "ที่ทำการปกครองอำเภอ",
    "ที่ว่าการอำเภอ",
    "อำเภอ",
    "อ.",
    "District of",
    "district of",
];

/// Returns the bare name, as in "เมืองสกลนคร" for "อำเภอเมืองสกลนคร".
#[must_use]
pub fn district_name(district: &str) -> &str {
    let district = district.trim();
    let without = |before: &&str| district.strip_prefix(*before).map(str::trim);
    let bare = BEFORE.iter().find_map(without).unwrap_or(district);
    let after = ["District", "district"];
    let short = after.iter().find_map(|word| bare.strip_suffix(word));
    short.map_or(bare, str::trim)
}

/// Returns whether a person serves in `district`, allowing for different spellings of its name.
#[must_use]
pub fn serves_in(person: &Person, district: &str) -> bool {
    let folded = |name: &str| fold(district_name(name));
    let theirs = person.district.as_deref().unwrap_or_default();
    !district_name(district).is_empty() && folded(theirs) == folded(district)
}

/// Returns the name of the district's office (ที่ทำการปกครองอำเภอ), as used to sign documents. If the
/// letter is addressed to places of another kind, such as hospitals, returns the place's name.
#[must_use]
pub fn district_office(district: &str, style: Style) -> String {
    let unit = style.words.unit(style.lang);
    // These are names: their digits stay as the office writes them.
    if unit == style.lang.text("unit-district") {
        let name = [("district", district_name(district).to_owned())];
        style.in_words("district-office", &name)
    } else if unit == style.lang.text("term-unit") {
        district.trim().to_owned()
    } else {
        let name = without_unit(district.trim(), unit).to_owned();
        style.in_words(
            "unit-office",
            &[("name", name), ("unit-name", unit.to_owned())],
        )
    }
}

/// Returns `name` without the word for its kind of place, before it in Thai and after it in English.
fn without_unit<'n>(name: &'n str, unit: &str) -> &'n str {
    let before = name.strip_prefix(unit);
    let at = name.len().checked_sub(unit.len());
    let after = at.and_then(|at| name.split_at_checked(at));
    let after = after.filter(|(_, end)| end.eq_ignore_ascii_case(unit));
    before
        .or(after.map(|(name, _)| name))
        .unwrap_or(name)
        .trim()
}

/// Returns the people on the roster who serve in `district` and hold one of `roles`, one line each
/// with role and telephone number. This is personal data: show it only on screen and at the user's
/// request.
#[must_use]
pub fn people_of(
    registry: &Registry,
    roles: &[RoleId],
    district: &str,
    style: Style,
) -> Vec<String> {
    let people = registry.people().map(|(_, person)| person);
    people
        .filter(|person| roles.contains(&person.role) && serves_in(person, district))
        .map(|person| {
            let telephone = person.telephone.as_deref().unwrap_or_default();
            let role = style.role(registry, person.role);
            let line = format!("{} ({role}) {}", person.name, style.show(telephone));
            line.trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{FixedWords, Lang, Words};

    #[test]
    fn a_district_is_known_however_it_is_written() {
        for name in [
            "เมืองสมมติ",
            "อำเภอเมืองสมมติ",
            "อ. เมืองสมมติ",
            "ที่ทำการปกครองอำเภอเมืองสมมติ",
        ] {
            assert_eq!(district_name(name), "เมืองสมมติ");
            let office = district_office(name, Style::default());
            assert_eq!(office, "ที่ทำการปกครองอำเภอเมืองสมมติ");
        }
        let words = |th: &str, en: &str| Words {
            th: th.to_owned(),
            en: en.to_owned(),
        };
        let hospital = words("โรงพยาบาล", "hospital");
        let common = words("หนังสือ", "letter");
        for (lang, name, office) in [
            (Lang::Thai, "โรงพยาบาลสมมติ", "โรงพยาบาลสมมติ"),
            (Lang::Thai, "สมมติ", "โรงพยาบาลสมมติ"),
            (Lang::English, "Somm Hospital", "Somm hospital"),
            (Lang::English, "Somm", "Somm hospital"),
        ] {
            let style = Style {
                words: FixedWords::new(&common, &common, &hospital),
                ..Style::new(lang, None)
            };
            assert_eq!(district_office(name, style), office);
        }
        assert_eq!(district_name("Ban Somm District"), "Ban Somm");
        assert_eq!(district_name(" อำเภอ "), "");
    }
}
