//! Which item of one registry is which of another: the one with the same id and name, else the one with
//! the same name, else the one with the same id. Many ids are only numbers in the order of a letter.
//! Clauses are counted within a cell, so an inserted one would shift all ids after it; they are aligned
//! by their words instead.

use std::collections::HashMap;
use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::registry::{
    ClauseId, Group, GroupId, Home, Registry, Role, RoleId, RuleId, Topic, TopicId,
};
use crate::text::fold;

/// An item in two registries. At least one of them has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair<I> {
    pub old: Option<I>,
    pub new: Option<I>,
}

/// Which items of one kind are the same in two registries.
#[derive(Clone, Debug)]
pub struct Pairs<I> {
    pairs: Vec<Pair<I>>,
    new_of: HashMap<I, I>,
}

impl<I: Copy + Eq + Hash> Pairs<I> {
    /// Pairs the items of `old` and `new` that have a key in common. The keys of an item are tried in
    /// order, the first ones of all items before the second ones. A key that several items share
    /// pairs none of them.
    fn by_keys<const N: usize>(old: &[(I, [String; N])], new: &[(I, [String; N])]) -> Self {
        let mut new_of: HashMap<I, I> = HashMap::new();
        let mut taken: Vec<I> = Vec::new();
        for place in 0..N {
            let free_old = old.iter().filter(|(id, _)| !new_of.contains_key(id));
            let old_by_key = by_key(free_old, place);
            let new_by_key = by_key(new.iter().filter(|(id, _)| !taken.contains(id)), place);
            for (key, old) in old_by_key {
                if let (Some(old), Some(Some(new))) = (old, new_by_key.get(key)) {
                    new_of.insert(old, *new);
                    taken.push(*new);
                }
            }
        }
        let ids = |items: &[(I, [String; N])]| items.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        Self::of(&ids(old), &ids(new), new_of)
    }

    fn of(old: &[I], new: &[I], new_of: HashMap<I, I>) -> Self {
        let old_of: HashMap<I, I> = new_of.iter().map(|(old, new)| (*new, *old)).collect();
        let now = new.iter().map(|id| Pair {
            old: old_of.get(id).copied(),
            new: Some(*id),
        });
        let gone = old.iter().filter(|id| !new_of.contains_key(id));
        let gone = gone.map(|id| Pair {
            old: Some(*id),
            new: None,
        });
        Self {
            pairs: now.chain(gone).collect(),
            new_of,
        }
    }

    /// Returns every item, in the order of the new registry, then those that are gone.
    pub fn all(&self) -> impl Iterator<Item = Pair<I>> + '_ {
        self.pairs.iter().copied()
    }

    /// Returns what the item `old` is in the new registry.
    #[must_use]
    pub fn new_of(&self, old: I) -> Option<I> {
        self.new_of.get(&old).copied()
    }
}

/// Returns the items by one of their keys; `None` where several have the same.
fn by_key<'i, I: Copy + 'i, const N: usize>(
    items: impl Iterator<Item = &'i (I, [String; N])>,
    place: usize,
) -> HashMap<&'i str, Option<I>> {
    let mut found: HashMap<&str, Option<I>> = HashMap::new();
    for (id, keys) in items {
        if let Some(key) = keys.get(place) {
            let known = found.entry(key).and_modify(|known| *known = None);
            known.or_insert(Some(*id));
        }
    }
    found
}

/// Which items of two registries are the same.
#[derive(Clone, Debug)]
pub struct Matched {
    pub roles: Pairs<RoleId>,
    pub topics: Pairs<TopicId>,
    pub groups: Pairs<GroupId>,
    pub clauses: Pairs<ClauseId>,
    pub rules: Pairs<RuleId>,
}

impl Matched {
    /// Finds out which items of `old` and `new` are the same.
    #[must_use]
    pub fn of(old: &Registry, new: &Registry) -> Self {
        let roles = |registry: &Registry| -> Vec<_> {
            let keys = |role: &Role| keys(&role.id, &role.name.th);
            registry
                .roles()
                .map(|(id, role)| (id, keys(role)))
                .collect()
        };
        let topics = |registry: &Registry| -> Vec<_> {
            let keys = |topic: &Topic| keys(&topic.id, &topic.name.th);
            let topics = registry.topics();
            topics.map(|(id, topic)| (id, keys(topic))).collect()
        };
        let groups = |registry: &Registry| -> Vec<_> {
            let keys = |group: &Group| keys(&group.id, &group.name);
            let groups = registry.groups();
            groups.map(|(id, group)| (id, keys(group))).collect()
        };
        let rules = |registry: &Registry| -> Vec<_> {
            let rules = registry.rules();
            rules.map(|(id, rule)| (id, [rule.id.clone()])).collect()
        };
        let groups = Pairs::by_keys(&groups(old), &groups(new));
        Self {
            roles: Pairs::by_keys(&roles(old), &roles(new)),
            topics: Pairs::by_keys(&topics(old), &topics(new)),
            clauses: clauses(old, new, &groups),
            rules: Pairs::by_keys(&rules(old), &rules(new)),
            groups,
        }
    }
}

/// Returns the keys by which an item is found, the most certain one first.
fn keys(id: &str, name: &str) -> [String; 3] {
    let name = fold(name);
    [format!("{id}\n{name}"), name, id.to_owned()]
}

fn clauses(old: &Registry, new: &Registry, groups: &Pairs<GroupId>) -> Pairs<ClauseId> {
    let mut new_of = HashMap::new();
    for Pair { old: was, new: is } in groups.all() {
        if let (Some(was), Some(is)) = (was, is) {
            let (was, is) = (old.group(was), new.group(is));
            new_of.insert(was.members_clause, is.members_clause);
            align(&mut new_of, old, new, &was.practice, &is.practice);
            align(&mut new_of, old, new, &was.notes, &is.notes);
        }
    }
    align(
        &mut new_of,
        old,
        new,
        old.general_notes(),
        new.general_notes(),
    );
    let letter = |registry: &Registry| -> Vec<ClauseId> {
        let clauses = registry.clauses();
        let of_letter = clauses.filter(|(_, clause)| clause.home == Home::Letter);
        of_letter.map(|(id, _)| id).collect()
    };
    align(&mut new_of, old, new, &letter(old), &letter(new));
    let ids = |registry: &Registry| registry.clause_ids().collect::<Vec<_>>();
    Pairs::of(&ids(old), &ids(new), new_of)
}

/// Pairs the clauses of one cell. Those with the same words are the same; between two of these,
/// clauses that share half of their words are one that was changed.
fn align(
    new_of: &mut HashMap<ClauseId, ClauseId>,
    old: &Registry,
    new: &Registry,
    was: &[ClauseId],
    is: &[ClauseId],
) {
    let texts = |registry: &Registry, ids: &[ClauseId]| -> Vec<String> {
        ids.iter()
            .map(|&id| fold(&registry.clause(id).text))
            .collect()
    };
    let (was_texts, is_texts) = (texts(old, was), texts(new, is));
    let mut pair = |old: usize, new: usize| {
        if let (Some(&old), Some(&new)) = (was.get(old), is.get(new)) {
            new_of.insert(old, new);
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &was_texts, &is_texts) {
        match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => (0..len).for_each(|at| pair(old_index + at, new_index + at)),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => {
                let mut from = new_index;
                for old in old_index..old_index + old_len {
                    let like = (from..new_index + new_len).find(|&new| {
                        let texts = was_texts.get(old).zip(is_texts.get(new));
                        texts.is_some_and(|(was, is)| share_half(was, is))
                    });
                    if let Some(new) = like {
                        pair(old, new);
                        from = new + 1;
                    }
                }
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
}

/// Returns whether the longer of two texts has at least half of its characters, in their order, in
/// common with the other.
fn share_half(was: &str, is: &str) -> bool {
    let (was, is): (Vec<char>, Vec<char>) = (was.chars().collect(), is.chars().collect());
    let ops = capture_diff_slices(Algorithm::Myers, &was, &is);
    let common: usize = ops
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    common * 2 >= was.len().max(is.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{SAKON_NAKHON, read};

    fn registry(text: &str) -> Registry {
        read(text).registry.unwrap()
    }

    #[test]
    fn an_item_is_found_by_its_name_and_else_by_its_id() {
        let old = registry(SAKON_NAKHON);
        let new = registry(&SAKON_NAKHON.replace("orders-pk", "orders-of-the-office"));
        let matched = Matched::of(&old, &new);
        let was = old.find_group("orders-pk").unwrap();
        let is = new.find_group("orders-of-the-office").unwrap();
        assert_eq!(matched.groups.new_of(was), Some(is));
        let clause = old.find_clause("orders-pk.practice.1").unwrap();
        assert!(matched.clauses.new_of(clause).is_some());
        let renamed = registry(&SAKON_NAKHON.replace("ข้อสั่งการ ปค.สน.", "ข้อสั่งการของจังหวัด"));
        let is = renamed.find_group("orders-pk");
        assert_eq!(Matched::of(&old, &renamed).groups.new_of(was), is);
    }

    #[test]
    fn texts_are_alike_if_they_share_half() {
        assert!(share_half("ใช้สำหรับแจ้งข้อสั่งการเท่านั้น", "ใช้สำหรับแจ้งข้อสั่งการ"));
        assert!(!share_half("งดเชิญผู้ไม่เกี่ยวข้อง", "รายงานเหตุด่วน"));
    }
}
