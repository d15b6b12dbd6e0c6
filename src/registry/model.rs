//! The registry as the rest of the program sees it: complete, consistent and immutable. Only
//! [`super::resolve`] creates one, so every id in it refers to something that exists.

mod items;
mod letter;
mod rules;
mod vocabulary;
mod when;

use std::collections::HashMap;

pub(super) use items::Ancestor;
pub use items::{Clause, Group, Home, KindOf, Membership, Picture, Role, Seats, Size, Topic, Unit};
pub use letter::{Contact, InForce, Letter, Province, Remark, Signatory, Standing, WrittenDate};
pub use rules::{Duty, Effect, Exception, Preference, Rule, Who};
pub use vocabulary::{
    Example, Person, Situation, Strength, Term, VocabularyEntry, VocabularyMeaning,
};
pub use when::{OnDay, TimeOfDay, Weekday, When, Within};

use super::act::Act;
use crate::lang::{FixedWords, Words};
use crate::text::KeptNames;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(super) u32);

        impl $name {
            /// Returns the position in the registry's list, from 0.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A role of this registry.
    RoleId;
    /// A topic of this registry.
    TopicId;
    /// A group of this registry.
    GroupId;
    /// A clause of this registry's letter.
    ClauseId;
    /// A rule of this registry.
    RuleId;
    /// A person on this registry's roster.
    PersonId;
    /// A kind of place of this registry.
    UnitId;
}

/// The letter's content, and the rules derived from it.
#[derive(Debug)]
pub struct Registry {
    pub(super) province: Province,
    pub(super) units: Vec<Unit>,
    pub(super) letter: Letter,
    pub(super) remarks: Vec<Remark>,
    pub(super) roles: Vec<Role>,
    pub(super) topics: Vec<Topic>,
    pub(super) groups: Vec<Group>,
    pub(super) clauses: Vec<Clause>,
    pub(super) general_notes: Vec<ClauseId>,
    pub(super) keep_whole: Vec<String>,
    pub(super) without_rule: Vec<ClauseId>,
    pub(super) rules: Vec<Rule>,
    pub(super) preferences: Vec<Preference>,
    pub(super) duties: Vec<Duty>,
    pub(super) vocabulary: Vec<VocabularyEntry>,
    pub(super) examples: Vec<Example>,
    pub(super) situations: Vec<Situation>,
    pub(super) people: Vec<Person>,
    pub(super) by_id: Ids,
    pub(super) kept: KeptNames,
    pub(super) words: FixedWords,
}

/// The ids of a registry, one map for each kind.
#[derive(Debug, Default)]
pub(super) struct Ids {
    pub roles: HashMap<String, RoleId>,
    pub topics: HashMap<String, TopicId>,
    pub groups: HashMap<String, GroupId>,
    pub clauses: HashMap<String, ClauseId>,
    pub units: HashMap<String, UnitId>,
}

macro_rules! lists {
    ($($(#[$doc:meta])* $one:ident, $all:ident, $ids:ident, $id:ident, $item:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $one(&self, id: $id) -> &$item {
            &self.$all[id.index()]
        }

        /// Returns all of them with their ids, in registry order.
        pub fn $all(&self) -> impl ExactSizeIterator<Item = ($id, &$item)> + Clone {
            self.$all.iter().enumerate().map(|(index, item)| ($id(index_u32(index)), item))
        }

        /// Returns their ids, in registry order.
        pub fn $ids(&self) -> impl ExactSizeIterator<Item = $id> + Clone + use<> {
            (0..index_u32(self.$all.len())).map($id)
        }
    )*};
}

/// Returns a name in each language.
fn in_both(name: &Words) -> [&str; 2] {
    [&name.th, &name.en]
}

/// Converts an index to the type of an id. Registry files have far fewer than 2³² items.
pub(super) fn index_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl Registry {
    lists! {
        /// Returns the role with this id.
        role, roles, role_ids, RoleId, Role;
        /// Returns the topic with this id.
        topic, topics, topic_ids, TopicId, Topic;
        /// Returns the group with this id.
        group, groups, group_ids, GroupId, Group;
        /// Returns the clause with this id.
        clause, clauses, clause_ids, ClauseId, Clause;
        /// Returns the rule with this id.
        rule, rules, rule_ids, RuleId, Rule;
        /// Returns the person with this id.
        person, people, person_ids, PersonId, Person;
        /// Returns the kind of place with this id.
        unit, units, unit_ids, UnitId, Unit;
    }

    /// Returns the province that the letter applies to.
    #[must_use]
    pub fn province(&self) -> &Province {
        &self.province
    }

    /// Returns the letter.
    #[must_use]
    pub fn letter(&self) -> &Letter {
        &self.letter
    }

    /// Returns the remarks on doubtful places of the letter.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Returns the clauses that are notes on every group.
    #[must_use]
    pub fn general_notes(&self) -> &[ClauseId] {
        &self.general_notes
    }

    /// Returns the names of agencies and the compounds that must not be split across lines.
    #[must_use]
    pub fn keep_whole(&self) -> &[String] {
        &self.keep_whole
    }

    /// Returns the clauses of which somebody has said that no rule is meant.
    #[must_use]
    pub fn without_rule(&self) -> &[ClauseId] {
        &self.without_rule
    }

    /// Returns the names whose digits stay as they are written.
    #[must_use]
    pub fn kept_names(&self) -> KeptNames {
        self.kept
    }

    /// Returns what messages call the letter, the groups and the units.
    #[must_use]
    pub fn fixed_words(&self) -> FixedWords {
        self.words
    }

    /// Returns every name: groups with their links, roles, topics, people with their districts, the
    /// area, the signatory, and the letter's number.
    pub(super) fn all_names(&self) -> impl Iterator<Item = &str> {
        let groups = self.groups.iter().flat_map(|group| {
            let nicknames = group.nicknames.iter().map(String::as_str);
            std::iter::once(group.name.as_str())
                .chain(nicknames)
                .chain(group.link.as_deref())
        });
        let roles = self.roles.iter().flat_map(|role| {
            let abbreviations = role.abbreviations.iter().map(String::as_str);
            in_both(&role.name).into_iter().chain(abbreviations)
        });
        let topics = self.topics.iter().flat_map(|topic| {
            let abbreviations = topic.abbreviations.iter().map(String::as_str);
            in_both(&topic.name).into_iter().chain(abbreviations)
        });
        let people = self.people.iter().flat_map(|person| {
            std::iter::once(person.name.as_str()).chain(person.district.as_deref())
        });
        groups
            .chain(roles)
            .chain(topics)
            .chain(people)
            .chain(in_both(&self.province.name))
            .chain([&self.letter.reference, &self.letter.signatory.name].map(String::as_str))
    }

    /// Returns the orders in which the letter prefers groups, in registry order.
    #[must_use]
    pub fn preferences(&self) -> &[Preference] {
        &self.preferences
    }

    /// Returns the duties that the letter places on offices.
    #[must_use]
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// Returns the words people use, by meaning.
    #[must_use]
    pub fn vocabulary(&self) -> &[VocabularyEntry] {
        &self.vocabulary
    }

    /// Returns the example questions.
    #[must_use]
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// Returns the situation for doing `act` about `topic`, if the registry describes one.
    #[must_use]
    pub fn situation(&self, act: Act, topic: TopicId) -> Option<&Words> {
        self.situations
            .iter()
            .find(|situation| (situation.act, situation.topic) == (act, topic))
            .map(|situation| &situation.text)
    }

    /// Returns the topic for a need that names none. Every registry has at least one.
    #[must_use]
    pub fn first_topic(&self) -> TopicId {
        TopicId(0)
    }

    /// Returns the role with the textual id `id`.
    #[must_use]
    pub fn find_role(&self, id: &str) -> Option<RoleId> {
        self.by_id.roles.get(id).copied()
    }

    /// Returns the topic with the textual id `id`.
    #[must_use]
    pub fn find_topic(&self, id: &str) -> Option<TopicId> {
        self.by_id.topics.get(id).copied()
    }

    /// Returns the group with the textual id `id`.
    #[must_use]
    pub fn find_group(&self, id: &str) -> Option<GroupId> {
        self.by_id.groups.get(id).copied()
    }

    /// Returns the clause with the textual id `id`.
    #[must_use]
    pub fn find_clause(&self, id: &str) -> Option<ClauseId> {
        self.by_id.clauses.get(id).copied()
    }

    /// Returns the rules that apply to `group`, including those for every group. Rules that nobody
    /// has confirmed are not among them.
    pub fn rules_of(&self, group: GroupId) -> impl Iterator<Item = (RuleId, &Rule)> {
        self.group(group)
            .rules
            .iter()
            .map(|&id| (id, self.rule(id)))
    }

    /// Returns the single topic named by every permission to post in `group`, if there is one.
    #[must_use]
    pub fn topic_of(&self, group: GroupId) -> Option<TopicId> {
        let rules = self.rules_of(group).map(|(_, rule)| rule);
        Rule::only_topic(
            rules.filter(|rule| {
                rule.effect.permits() && rule.acts.iter().any(|act| act.is_posting())
            }),
        )
    }

    /// Returns the role itself and every role that it is a kind of, the nearest first.
    pub fn lineage(&self, role: RoleId) -> impl Iterator<Item = RoleId> + '_ {
        self.role(role).lineage.iter().map(|ancestor| ancestor.role)
    }

    /// Returns whether and how a holder of `role` counts as one of `listed`.
    #[must_use]
    pub fn counts_among(&self, role: RoleId, listed: &[RoleId]) -> Membership {
        self.counts(role, |ancestor| listed.contains(&ancestor).then_some(false))
    }

    /// Returns whether and how a holder of `role` counts, given which roles do: `named` returns
    /// whether naming a role takes an inference, or `None` for one that is not named.
    fn counts(&self, role: RoleId, named: impl Fn(RoleId) -> Option<bool>) -> Membership {
        let ways = self.role(role).lineage.iter().filter_map(|ancestor| {
            named(ancestor.role).map(|inferred| inferred || ancestor.inferred)
        });
        // One way without an inference is enough.
        match (ways.min(), named(role)) {
            (None, _) => Membership::No,
            (Some(inferred), Some(_)) => Membership::Listed { inferred },
            (Some(inferred), None) => Membership::ByKind { inferred },
        }
    }

    /// Returns whether and how a holder of `role` belongs to `group`.
    #[must_use]
    pub fn membership(&self, group: GroupId, role: RoleId) -> Membership {
        let group = self.group(group);
        self.counts(role, |ancestor| {
            let position = group
                .members
                .iter()
                .position(|member| *member == ancestor)?;
            Some(group.member_inferred(position).is_some())
        })
    }

    /// Returns the roles that people can hold and ask for. A role that only receives is not one.
    pub fn asking_roles(&self) -> impl Iterator<Item = (RoleId, &Role)> {
        self.roles().filter(|(_, role)| !role.recipient_only)
    }

    /// Returns the roles that belong to `group`, listed roles and their kinds, in registry order.
    pub fn member_roles(&self, group: GroupId) -> impl Iterator<Item = RoleId> + '_ {
        self.role_ids()
            .filter(move |&role| self.membership(group, role).is_member())
    }

    /// Returns how many people hold `role`, if that is known.
    #[must_use]
    pub fn seats(&self, role: RoleId) -> Option<u64> {
        match self.role(role).seats {
            Seats::Exact(count) => Some(u64::from(count)),
            Seats::PerUnit(unit, count) => self
                .unit(unit)
                .count
                .map(|units| u64::from(count) * u64::from(units)),
            Seats::Open => None,
        }
    }
}
