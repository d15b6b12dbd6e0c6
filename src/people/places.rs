//! Names of districts, with or without the word for the kind of place before them.

use crate::language::{Pack, PeopleWord};
use crate::registry::Registry;
use crate::text::fold;

/// The words that may stand before the name of a district.
#[derive(Debug)]
pub struct Places {
    /// The longest first.
    before: Vec<String>,
    /// The name of the province, folded, without the word before it.
    province: String,
}

impl Places {
    #[must_use]
    pub fn new(pack: &Pack, registry: &Registry) -> Self {
        let words = |word| pack.people_words_of(word).map(str::to_owned);
        let mut before: Vec<String> = words(PeopleWord::BeforeDistrict).collect();
        let units = registry.units().map(|(_, unit)| unit.name.th.clone());
        before.extend(units.filter(|name| !name.is_empty()));
        before.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let province = registry.province().name.th.as_str();
        let province = pack
            .people_words_of(PeopleWord::BeforeProvince)
            .find_map(|word| province.strip_prefix(word))
            .unwrap_or(province);
        Self {
            before,
            province: fold(province),
        }
    }

    /// Returns whether `text` begins with a word for a district.
    #[must_use]
    pub fn is_marked(&self, text: &str) -> bool {
        self.bare(text).len() < text.trim().len()
    }

    /// Returns the bare name of a district: เมืองสมมติ for อำเภอเมืองสมมติ.
    #[must_use]
    pub fn bare<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim();
        let rest = |word: &String| text.strip_prefix(word.as_str()).map(str::trim_start);
        let found = self.before.iter().filter_map(rest);
        let mut found = found.filter(|rest| !rest.is_empty());
        found.next().unwrap_or(text)
    }

    /// Returns the name of a district in the form in which names are compared. เมือง alone is the
    /// district of the province's capital.
    #[must_use]
    pub fn key(&self, text: &str) -> String {
        let key = fold(self.bare(text));
        match key.strip_suffix(&self.province) {
            Some(rest) if !self.province.is_empty() && !rest.is_empty() => rest.to_owned(),
            _ => key,
        }
    }

    /// Returns whether `text` is the name of the province.
    #[must_use]
    pub fn is_province(&self, text: &str) -> bool {
        !self.province.is_empty() && fold(text).ends_with(&self.province)
    }
}
