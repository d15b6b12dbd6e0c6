//! The registry as the rest of the program sees it: complete, consistent and immutable. Only
//! [`super::resolve`] creates one, so every id in it refers to something that exists.

use std::collections::HashMap;

use super::act::Act;
use super::problem::Span;
use super::purpose::Purpose;
use crate::lang::Words;
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
}

/// The province (or other area) that the letter applies to.
#[derive(Clone, Debug)]
pub struct Province {
    pub name: Words,
    /// The number of districts, for roles counted per district.
    pub districts: Option<u32>,
    /// The grounds for that number, if the letter does not state it.
    pub districts_inferred: Option<Words>,
}

/// The official letter, verbatim.
#[derive(Clone, Debug)]
pub struct Letter {
    pub reference: String,
    /// The sender's lines in the letterhead.
    pub office: Vec<String>,
    pub date: String,
    pub subject: String,
    pub addressee: String,
    pub enclosure: String,
    /// The paragraphs of the body. Together they form the clause `letter.body`.
    pub body: Vec<String>,
    pub closing: String,
    pub signatory: Signatory,
    pub contact: Contact,
    /// The title of the enclosed table.
    pub table_title: String,
    /// The four column headings of the enclosed table.
    pub table_heads: [String; 4],
}

/// The person who signed the letter.
#[derive(Clone, Debug)]
pub struct Signatory {
    pub name: String,
    pub post: String,
}

/// Whom the letter says to ask.
#[derive(Clone, Debug)]
pub struct Contact {
    pub unit: String,
    pub telephone: String,
    pub fax: String,
}

/// A remark on a place where the letter contradicts itself or is doubtful.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The place: a clause id, `<group>.size` or `letter.<field>`.
    pub on: String,
    pub note: Words,
    pub span: Span,
}

/// The number of people who hold a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seats {
    Exact(u32),
    PerDistrict(u32),
    /// Any number.
    Open,
}

/// An official position that people hold.
#[derive(Clone, Debug)]
pub struct Role {
    pub id: String,
    pub name: Words,
    pub abbreviations: Vec<String>,
    pub seats: Seats,
    /// The grounds for the number of holders, if the letter does not state it.
    pub seats_inferred: Option<Words>,
    /// The role of which this one is a kind.
    pub kind_of: Option<RoleId>,
    /// The grounds for counting it as that kind, if the letter does not say so.
    pub kind_inferred: Option<Words>,
    pub(super) lineage: Vec<RoleId>,
    pub span: Span,
}

/// A subject that rules can distinguish.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: String,
    pub name: Words,
}

/// A group's size as stated in the letter.
#[derive(Clone, Debug)]
pub struct Size {
    /// The letter's wording, remark included: "จำนวนสมาชิก ๑๙ คน (ล่าสุด)".
    pub text: String,
    pub count: u32,
    pub span: Span,
}

/// A LINE group.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    /// The name as the letter spells it. It is a proper name, the same in every language.
    pub name: String,
    pub size: Option<Size>,
    /// The invitation link, if the office chose to record one.
    pub link: Option<String>,
    /// The roles whose holders are members of the group.
    pub members: Vec<RoleId>,
    pub members_clause: ClauseId,
    pub practice: Vec<ClauseId>,
    pub notes: Vec<ClauseId>,
    pub(super) rules: Vec<RuleId>,
    pub span: Span,
}

/// The part of the letter that a clause belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    Group(GroupId),
    /// A note that applies to every group.
    General,
    /// The covering letter.
    Letter,
}

/// A passage of the letter that rules cite, verbatim.
#[derive(Clone, Debug)]
pub struct Clause {
    pub id: String,
    pub text: String,
    pub home: Home,
    pub span: Span,
}

/// What a rule does to the needs it covers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    Permit,
    /// Permits, on a condition that only people can check.
    PermitIf(Words),
    /// Permits, and forbids every other post in the group (เท่านั้น).
    Only,
    /// States that the act need not be done there (ไม่ต้อง). This is not a ban.
    NotRequired,
    Forbid,
}

impl Effect {
    /// Returns whether the effect permits something.
    #[must_use]
    pub fn permits(&self) -> bool {
        matches!(self, Self::Permit | Self::PermitIf(_) | Self::Only)
    }
}

/// The people whose acts a rule covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Any member. For everybody else the rule still says what the group is for.
    Members,
    /// People who hold none of the group's roles.
    Outsiders,
    /// People who hold one of these roles, or a kind of one.
    Roles(Vec<RoleId>),
}

/// What the letter says about certain needs, and the clauses that say it.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: String,
    /// The groups the rule applies to; `None` for every group.
    pub groups: Option<Vec<GroupId>>,
    pub effect: Effect,
    pub acts: Vec<Act>,
    /// Whether the rule covers the acts only as general communication, because the letter does not
    /// name them. Such a rule yields to one that names the act.
    pub general: bool,
    /// The topics the rule applies to; `None` for any topic.
    pub topics: Option<Vec<TopicId>>,
    pub who: Who,
    /// The addressees; empty for anyone in the group.
    pub to: Vec<RoleId>,
    pub cites: Vec<ClauseId>,
    /// The grounds for the rule, if it goes beyond the letter's wording.
    pub inferred: Option<Words>,
    pub span: Span,
}

/// A duty the letter places on an office, unrelated to posting in a group.
#[derive(Clone, Debug)]
pub struct Duty {
    pub id: String,
    pub text: Words,
    pub cites: Vec<ClauseId>,
}

/// What the terms of a vocabulary entry mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    Act(Act),
    Topic(TopicId),
    Role(RoleId),
    /// The office of the role's holder. What is sent to it reaches them.
    Office(RoleId),
    Group(GroupId),
    /// The purpose of a question.
    Purpose(Purpose),
    /// People who hold no role.
    Outsider,
    /// Matters outside the letter: greetings, sales, chat.
    Outside,
    /// No meaning. Masks other terms that occur inside these words by chance.
    Plain,
}

/// The words people use for one meaning.
#[derive(Clone, Debug)]
pub struct VocabularyEntry {
    pub meaning: Meaning,
    pub terms: Vec<Term>,
}

/// A word or phrase, and how strongly it indicates its meaning. The default weight is 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub text: String,
    pub weight: f32,
}

/// Questions as people type them, all with the same meaning.
#[derive(Clone, Debug)]
pub struct Example {
    pub purpose: Purpose,
    /// `None` for [`Purpose::About`].
    pub act: Option<Act>,
    pub texts: Vec<String>,
}

/// A moment at work that calls for choosing a group, described to the person it happens to.
#[derive(Clone, Debug)]
pub struct Situation {
    pub act: Act,
    pub topic: TopicId,
    pub text: Words,
}

/// A person on the roster. The registry that ships has none.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub role: RoleId,
    pub district: Option<String>,
    pub telephone: Option<String>,
}

/// How a role belongs to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    No,
    /// The member list names the role.
    Listed,
    /// The member list names a role of which this one is a kind.
    ByKind {
        /// Whether counting as that kind is our inference.
        inferred: bool,
    },
}

impl Membership {
    /// Returns whether the role belongs to the group.
    #[must_use]
    pub fn is_member(self) -> bool {
        self != Self::No
    }
}

/// The letter's content, and the rules derived from it.
#[derive(Debug)]
pub struct Registry {
    pub(super) province: Province,
    pub(super) letter: Letter,
    pub(super) remarks: Vec<Remark>,
    pub(super) roles: Vec<Role>,
    pub(super) topics: Vec<Topic>,
    pub(super) groups: Vec<Group>,
    pub(super) clauses: Vec<Clause>,
    pub(super) general_notes: Vec<ClauseId>,
    pub(super) keep_whole: Vec<String>,
    pub(super) rules: Vec<Rule>,
    pub(super) duties: Vec<Duty>,
    pub(super) vocabulary: Vec<VocabularyEntry>,
    pub(super) examples: Vec<Example>,
    pub(super) situations: Vec<Situation>,
    pub(super) people: Vec<Person>,
    pub(super) by_id: Ids,
    pub(super) kept: KeptNames,
}

/// The ids of a registry, one map for each kind.
#[derive(Debug, Default)]
pub(super) struct Ids {
    pub roles: HashMap<String, RoleId>,
    pub topics: HashMap<String, TopicId>,
    pub groups: HashMap<String, GroupId>,
    pub clauses: HashMap<String, ClauseId>,
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

    /// Returns the names whose digits stay as they are written.
    #[must_use]
    pub fn kept_names(&self) -> KeptNames {
        self.kept
    }

    /// Returns every name: groups with their links, roles, topics, people with their districts, the
    /// area, the signatory, and the letter's number.
    pub(super) fn all_names(&self) -> impl Iterator<Item = &str> {
        let groups = self
            .groups
            .iter()
            .flat_map(|group| std::iter::once(group.name.as_str()).chain(group.link.as_deref()));
        let roles = self.roles.iter().flat_map(|role| {
            let abbreviations = role.abbreviations.iter().map(String::as_str);
            in_both(&role.name).into_iter().chain(abbreviations)
        });
        let topics = self.topics.iter().flat_map(|topic| in_both(&topic.name));
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
        let mut told = self.situations.iter();
        told.find(|told| (told.act, told.topic) == (act, topic))
            .map(|told| &told.text)
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

    /// Returns the rules that apply to `group`, including those for every group.
    pub fn rules_of(&self, group: GroupId) -> impl Iterator<Item = (RuleId, &Rule)> {
        self.group(group)
            .rules
            .iter()
            .map(|&id| (id, self.rule(id)))
    }

    /// Returns the role itself, the role it is a kind of, and so on upwards.
    #[must_use]
    pub fn lineage(&self, role: RoleId) -> &[RoleId] {
        &self.role(role).lineage
    }

    /// Returns whether and how a holder of `role` counts as one of `listed`.
    #[must_use]
    pub fn counts_among(&self, role: RoleId, listed: &[RoleId]) -> Membership {
        let mut inferred = false;
        for (step, &ancestor) in self.lineage(role).iter().enumerate() {
            if listed.contains(&ancestor) {
                return if step == 0 {
                    Membership::Listed
                } else {
                    Membership::ByKind { inferred }
                };
            }
            inferred |= self.role(ancestor).kind_inferred.is_some();
        }
        Membership::No
    }

    /// Returns whether and how a holder of `role` belongs to `group`.
    #[must_use]
    pub fn membership(&self, group: GroupId, role: RoleId) -> Membership {
        self.counts_among(role, &self.group(group).members)
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
            Seats::PerDistrict(count) => self
                .province
                .districts
                .map(|districts| u64::from(count) * u64::from(districts)),
            Seats::Open => None,
        }
    }
}
