//! Which role of a registry a post is, as a list of people writes it.

use std::collections::HashMap;

use super::names::follows_letter;
use super::places::Places;
use crate::language::{Meaning, Pack, PeopleWord, Spelling, registry_words};
use crate::registry::{Registry, RoleId};

/// The shortest name that counts as the beginning of a longer one, in characters.
const SHORTEST: usize = 4;

/// What a post in a list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    pub role: Option<RoleId>,
    /// The district that stands behind the role's name.
    pub district: Option<String>,
    /// The role acted for, with its district.
    pub acting: Option<(RoleId, Option<String>)>,
    /// The post itself, as it is written, without the role acted for.
    pub own: String,
}

/// The names of the roles of a registry.
#[derive(Debug)]
pub struct Posts {
    ids: HashMap<String, RoleId>,
    /// The names of posts, with the role that holds each. `None` for a post that nobody holds.
    names: HashMap<Spelling, Option<RoleId>>,
    acting: Vec<String>,
    levels: Vec<String>,
    places: Places,
}

impl Posts {
    #[must_use]
    pub fn new(pack: &Pack, registry: &Registry) -> Self {
        let mut names: HashMap<Spelling, Option<RoleId>> = HashMap::new();
        for post in &pack.posts {
            names.insert(post.name.clone(), None);
        }
        for word in registry_words(pack, registry).own {
            if let (Meaning::Role(role), None) = (word.meaning, word.rest) {
                names.insert(word.first, Some(role));
            }
        }
        for (id, role) in registry.roles() {
            let all = [&role.name.th, &role.name.en];
            let all = all.into_iter().chain(&role.abbreviations);
            names.extend(all.filter_map(|name| Some((Spelling::of(name)?, Some(id)))));
        }
        let words = |word| {
            let mut words: Vec<String> = pack.people_words_of(word).map(str::to_owned).collect();
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            words
        };
        Self {
            ids: registry
                .roles()
                .map(|(id, role)| (role.id.clone(), id))
                .collect(),
            names,
            acting: words(PeopleWord::Acting),
            levels: words(PeopleWord::Level),
            places: Places::new(pack, registry),
        }
    }

    /// Returns the names of districts.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Returns what the post `text` says.
    #[must_use]
    pub fn read(&self, text: &str) -> Post {
        let found = self.acting.iter().find_map(|word| {
            let at = text.find(word.as_str())?;
            Some((text.get(..at)?, text.get(at + word.len()..)?))
        });
        let Some((own, acted)) = found else {
            let (role, district) = self.role(text).unzip();
            return Post {
                role,
                district: district.flatten(),
                acting: None,
                own: text.trim().to_owned(),
            };
        };
        let (role, district) = self.role(own).unzip();
        let acting = self.role(acted);
        // What is not understood is kept whole.
        let own = if acting.is_some() { own } else { text };
        let own = own.trim().trim_end_matches(['/', ',', ';', '-', '(']);
        Post {
            role,
            district: district.flatten(),
            acting,
            own: own.trim_end().to_owned(),
        }
    }

    /// Returns the role that `text` names, and the district that stands behind the name.
    #[must_use]
    pub fn role(&self, text: &str) -> Option<(RoleId, Option<String>)> {
        let text = text.trim().trim_matches(['/', ',', ';', '-', ':']).trim();
        if let Some(role) = self.ids.get(text) {
            return Some((*role, None));
        }
        if let Some(role) = self.names.get(&Spelling::of(text)?) {
            return role.map(|role| (role, None));
        }
        // The longest name that the text begins with, before a district or what else is known of it.
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let ends = ends.iter().skip(SHORTEST).rev();
        for &end in ends {
            let (name, rest) = text.split_at_checked(end)?;
            let is_cut =
                rest.starts_with(follows_letter) || name.ends_with(['เ', 'แ', 'โ', 'ใ', 'ไ']);
            if is_cut {
                continue;
            }
            let Some(role) = Spelling::of(name).and_then(|name| self.names.get(&name)) else {
                continue;
            };
            return role.map(|role| (role, self.district(rest)));
        }
        None
    }

    /// Returns the district that `rest`, the text behind a role's name, names.
    fn district(&self, rest: &str) -> Option<String> {
        let rest = rest.trim();
        let bare = self.places.bare(rest);
        let is_level = self.levels.iter().any(|level| rest.starts_with(level));
        let is_name = self.places.is_marked(rest)
            || !is_level && !bare.contains(|c: char| c.is_whitespace() || "()/,.".contains(c));
        let is_long = bare.chars().count() > 1;
        (is_name && is_long && !self.is_province(bare)).then(|| bare.to_owned())
    }

    /// Returns whether `text` is the province and no district, which may have a longer name.
    fn is_province(&self, text: &str) -> bool {
        self.places.is_province(text) && self.places.key(text) == crate::text::fold(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Posts;
    use crate::language::pack;
    use crate::registry::{SAKON_NAKHON, read};

    #[test]
    fn posts_are_roles_however_they_are_written() {
        let registry = read(SAKON_NAKHON).registry.expect("a registry");
        let posts = Posts::new(pack(), &registry);
        for (text, role, district, acting) in [
            ("district-chief", "district-chief", "", ""),
            ("นายอำเภอ", "district-chief", "", ""),
            ("นอภ.", "district-chief", "", ""),
            ("นายอำเภอเมืองสกลนคร", "district-chief", "เมืองสกลนคร", ""),
            ("นายอำเภอ พังโคน", "district-chief", "พังโคน", ""),
            ("นอภ.พังโคน", "district-chief", "พังโคน", ""),
            ("ปลัดจังหวัดสกลนคร", "provincial-chief", "", ""),
            ("ปลัดอำเภอ ประสานงาน", "coordinating-deputy", "", ""),
            ("ปลัดอำเภอ (เจ้าพนักงานปกครองชำนาญการ)", "deputy", "", ""),
            ("ปลัดอำเภอชำนาญการพิเศษ", "deputy", "", ""),
            (
                "ปลัดอำเภอ รักษาราชการแทนนายอำเภอพังโคน",
                "deputy",
                "",
                "district-chief",
            ),
            ("รองผู้ว่าราชการจังหวัดสกลนคร", "vice-governor", "", ""),
            ("สาธารณสุขจังหวัด", "agency-head", "", ""),
            ("ปลัดเทศบาล", "", "", ""),
            ("แม่บ้าน", "", "", ""),
        ] {
            let post = posts.read(text);
            let id = |role| registry.role(role).id.as_str();
            assert_eq!(post.role.map_or("", id), role, "{text}");
            assert_eq!(
                post.district.as_deref().unwrap_or_default(),
                district,
                "{text}"
            );
            let acted = post.acting.as_ref().map_or("", |(role, _)| id(*role));
            assert_eq!(acted, acting, "{text}");
        }
    }
}
