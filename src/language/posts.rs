//! Which role of a registry holds which post of the pack. A letter names its roles in its own way,
//! and often fewer than there are posts, so that one role may hold several.

use std::collections::HashMap;

use super::pack::{Pack, Post};
use super::spelling::Spelling;
use crate::registry::{Registry, Role, RoleId};

/// The role that holds a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    pub role: RoleId,
    /// Whether the role is for this post, not for one that this is a kind of.
    pub direct: bool,
}

/// Returns the holders of every post of `pack`, in its order.
pub(super) fn holders(pack: &Pack, registry: &Registry) -> Vec<Vec<Holder>> {
    let mut holders: Vec<Vec<RoleId>> = vec![Vec::new(); pack.posts.len()];
    by_name(pack, registry, &mut holders);
    by_abbreviation(pack, registry, &mut holders);
    by_beginning(pack, registry, &mut holders);
    (0..pack.posts.len())
        .map(|at| inherited(pack, &holders, at))
        .collect()
}

fn names(role: &Role) -> impl Iterator<Item = Spelling> {
    let names = [&role.name.th, &role.name.en];
    names.into_iter().filter_map(|name| Spelling::of(name))
}

fn is_placed(holders: &[Vec<RoleId>], role: RoleId) -> bool {
    holders.iter().any(|roles| roles.contains(&role))
}

/// A role holds the post whose name is its own.
fn by_name(pack: &Pack, registry: &Registry, holders: &mut [Vec<RoleId>]) {
    let mut posts: HashMap<&Spelling, Vec<usize>> = HashMap::new();
    for (at, post) in pack.posts.iter().enumerate() {
        posts.entry(&post.name).or_default().push(at);
    }
    for (id, role) in registry.roles() {
        for name in names(role) {
            for &at in posts.get(&name).into_iter().flatten() {
                add(holders, at, id);
            }
        }
    }
}

fn add(holders: &mut [Vec<RoleId>], post: usize, role: RoleId) {
    if let Some(roles) = holders.get_mut(post)
        && !roles.contains(&role)
    {
        roles.push(role);
    }
}

/// A role without such a post holds the only one with one of its abbreviations, if nobody does.
fn by_abbreviation(pack: &Pack, registry: &Registry, holders: &mut [Vec<RoleId>]) {
    for (id, role) in registry.roles() {
        if is_placed(holders, id) {
            continue;
        }
        for abbreviation in role
            .abbreviations
            .iter()
            .filter_map(|text| Spelling::of(text))
        {
            let mut posts = pack
                .posts
                .iter()
                .enumerate()
                .filter(|(_, post)| post.names.contains(&abbreviation))
                .map(|(at, _)| at);
            if let (Some(at), None) = (posts.next(), posts.next())
                && holders.get(at).is_some_and(Vec::is_empty)
            {
                add(holders, at, id);
            }
        }
    }
}

/// A role whose name is that of a post and more, such as a place or a qualifier, holds the closest
/// such post, if it is the only role to do so.
fn by_beginning(pack: &Pack, registry: &Registry, holders: &mut [Vec<RoleId>]) {
    let mut claims: HashMap<usize, Vec<RoleId>> = HashMap::new();
    for (id, role) in registry.roles() {
        if is_placed(holders, id) {
            continue;
        }
        for text in [&role.name.th, &role.name.en] {
            let Some(name) = Spelling::of(text) else {
                continue;
            };
            let closest = pack
                .posts
                .iter()
                .enumerate()
                .filter(|(_, post)| begins_with(&name, text, post))
                .max_by_key(|(_, post)| post.name.keys().len());
            if let Some((at, _)) = closest {
                let roles = claims.entry(at).or_default();
                if !roles.contains(&id) {
                    roles.push(id);
                }
            }
        }
    }
    for (at, roles) in claims {
        if let ([role], Some([])) = (roles.as_slice(), holders.get(at).map(Vec::as_slice)) {
            add(holders, at, *role);
        }
    }
}

/// Returns whether `name`, which is written `text`, is the name of `post` and more.
fn begins_with(name: &Spelling, text: &str, post: &Post) -> bool {
    let length = post.name.keys().len();
    let begins = name.keys().len() > length
        && name.keys().starts_with(post.name.keys())
        && name.marks().starts_with(post.name.marks());
    // A Latin word does not begin with another: "managers" is no "manager".
    let next = crate::text::normalise(text);
    begins && (!name.keys().get(length).is_some_and(u8::is_ascii_alphabetic) || next.opens(length))
}

/// Returns the holders of the post at `at`: its own, or else those of the post that it is a kind of.
fn inherited(pack: &Pack, holders: &[Vec<RoleId>], at: usize) -> Vec<Holder> {
    /// More steps than this are a circle.
    const STEPS: usize = 4;
    let mut post = at;
    for step in 0..STEPS {
        match holders.get(post).map(Vec::as_slice) {
            None | Some([]) => {}
            Some(roles) => {
                let direct = step == 0;
                let holder = |&role| Holder { role, direct };
                return roles.iter().map(holder).collect();
            }
        }
        match pack.posts.get(post).and_then(|post| post.kind_of) {
            Some(kind) => post = kind,
            None => break,
        }
    }
    Vec::new()
}

/// Returns what the names, or with `offices` the offices, of all posts mean in the registry. A word
/// that may mean several roles means nobody, unless only one holds a post of that name itself.
pub(super) fn meant<'p>(
    pack: &'p Pack,
    holders: &[Vec<Holder>],
    offices: bool,
) -> HashMap<&'p Spelling, Option<RoleId>> {
    let mut all: HashMap<&Spelling, Vec<Holder>> = HashMap::new();
    for (post, holders) in pack.posts.iter().zip(holders) {
        if holders.is_empty() {
            continue;
        }
        let words = if offices { &post.offices } else { &post.names };
        let name = (!offices).then_some(&post.name);
        for word in words.iter().chain(name) {
            all.entry(word).or_default().extend(holders);
        }
    }
    let one = |holders: &[Holder]| {
        let has_direct = holders.iter().any(|holder| holder.direct);
        let mut fitting = holders.iter().filter(|holder| holder.direct || !has_direct);
        let first = fitting.next()?.role;
        fitting.all(|holder| holder.role == first).then_some(first)
    };
    all.into_iter()
        .map(|(word, holders)| (word, one(&holders)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;
    use crate::registry::{SAKON_NAKHON, read};

    const HEALTH: &str = include_str!("../../tests/cases/letters/health.ron");
    const PROVINCE: &str = include_str!("../../tests/cases/letters/province.ron");
    const EXAMPLE: &str = include_str!("../../data/example.ron");

    /// Returns the id of the role that `word` names in the registry `text`, or with `offices` stands
    /// for.
    fn role(text: &str, word: &str, offices: bool) -> Option<String> {
        let registry = read(text).registry?;
        let holders = holders(pack(), &registry);
        let meant = meant(pack(), &holders, offices);
        let role = meant.get(&Spelling::of(word)?).copied().flatten()?;
        Some(registry.role(role).id.clone())
    }

    #[test]
    fn a_role_takes_the_names_of_its_post() {
        for (registry, word, id) in [
            (SAKON_NAKHON, "พ่อเมือง", "governor"),
            (SAKON_NAKHON, "ผู้ว่าฯ", "governor"),
            (SAKON_NAKHON, "ปลัดประสาน", "coordinating-deputy"),
            (PROVINCE, "หน.ปภ.", "ddpm-head"),
            (PROVINCE, "เสมียนตรา", "registrar"),
            (HEALTH, "สสอ.", "district-officer"),
            (HEALTH, "หมออนามัย", "clinic-director"),
            (HEALTH, "เภสัช", "pharmacist"),
            (EXAMPLE, "พ่อหลวง", "village-head"),
            // By an abbreviation, the name being another.
            (PROVINCE, "ป้องกันอำเภอ", "security-deputy"),
            // By its beginning: ประธาน อสม. ระดับอำเภอ.
            (HEALTH, "ปธ.อสม.", "volunteer-president"),
            // By the more general post: a chief doctor heads an agency.
            (SAKON_NAKHON, "นพ.สสจ.", "agency-head"),
            (SAKON_NAKHON, "ปลัดทะเบียน", "deputy"),
        ] {
            assert_eq!(role(registry, word, false).as_deref(), Some(id), "{word}");
        }
    }

    #[test]
    fn a_role_takes_the_offices_of_its_post() {
        for (registry, word, id) in [
            (SAKON_NAKHON, "ที่ว่าการอำเภอ", "district-chief"),
            (SAKON_NAKHON, "สสจ.", "agency-head"),
            (HEALTH, "สสจ.", "chief-doctor"),
            (HEALTH, "รพ.สต.", "clinic-director"),
            (PROVINCE, "ปภ.", "ddpm-head"),
        ] {
            assert_eq!(role(registry, word, true).as_deref(), Some(id), "{word}");
        }
    }

    #[test]
    fn a_word_of_nobody_or_of_several_names_nobody() {
        for (registry, word) in [
            // Nobody holds the post.
            (SAKON_NAKHON, "ผอ.รพ.สต."),
            (EXAMPLE, "ผวจ."),
            // Directors of hospitals and of clinics are both called so.
            (HEALTH, "ผอ."),
            // Heads of sections there are, but none of nurses.
            (HEALTH, "หัวหน้าพยาบาล"),
            // A deputy of a district is none of a town.
            (PROVINCE, "ปลัดเทศบาล"),
        ] {
            assert_eq!(role(registry, word, false), None, "{word}");
        }
        assert_eq!(role(PROVINCE, "ปลัดตำบล", false).as_deref(), Some("deputy"));
    }

    #[test]
    fn a_post_taken_by_name_goes_to_no_longer_name() {
        let registry = read(PROVINCE).registry.expect("a registry");
        let holders = holders(pack(), &registry);
        let deputy = registry.find_role("deputy").expect("a role");
        let name = Spelling::of("ปลัดอำเภอ").expect("letters");
        let at = pack().posts.iter().position(|post| post.name == name);
        let of = at.and_then(|at| holders.get(at)).expect("a post");
        assert_eq!(
            of.iter().map(|holder| holder.role).collect::<Vec<_>>(),
            [deputy]
        );
    }

    #[test]
    fn a_latin_name_begins_with_whole_words() {
        let post = |name: &str| Post {
            title: name.to_owned(),
            name: Spelling::of(name).expect("letters"),
            kind_of: None,
            names: Vec::new(),
            offices: Vec::new(),
        };
        let begins = |text: &str, name: &str| {
            begins_with(&Spelling::of(text).expect("letters"), text, &post(name))
        };
        assert!(begins("Manager of the branch", "Manager"));
        assert!(!begins("Managers", "Manager"));
        assert!(!begins("Manager", "Manager"));
        assert!(begins("ผู้อำนวยการโรงพยาบาลชุมชน", "ผู้อำนวยการโรงพยาบาล"));
    }
}
