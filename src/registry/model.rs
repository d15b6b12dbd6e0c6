//! The registry as the rest of the program sees it: complete, consistent and unchangeable.
//! Only [`super::resolve`] makes one, so every id in it names something that exists.

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
            /// The position in the registry's list, from 0.
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
}

/// The province (or other area) that the letter is for.
#[derive(Clone, Debug)]
pub struct Province {
    pub name: Words,
    /// How many districts it has, for seats that are counted per district.
    pub districts: Option<u32>,
    /// Why that number is believed, where the letter does not give it.
    pub districts_inferred: Option<Words>,
}

/// The official letter, word for word.
#[derive(Clone, Debug)]
pub struct Letter {
    pub reference: String,
    /// The sender's lines, as in the letter's head.
    pub office: Vec<String>,
    pub date: String,
    pub subject: String,
    pub addressee: String,
    pub enclosure: String,
    /// The paragraphs of the body; together they are the clause `letter.body`.
    pub body: Vec<String>,
    pub closing: String,
    pub signatory: Signatory,
    pub contact: Contact,
    /// The enclosed table's title.
    pub table_title: String,
    /// The enclosed table's four column heads.
    pub table_heads: [String; 4],
}

/// Who signed the letter.
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

/// A remark on a place of the letter where it contradicts itself or is doubtful.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The place: a clause id, `<group>.size`, or `letter.<field>`.
    pub on: String,
    pub note: Words,
    pub span: Span,
}

/// How many people hold a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seats {
    Exact(u32),
    PerDistrict(u32),
    /// Any number.
    Open,
}

/// A post that a person holds.
#[derive(Clone, Debug)]
pub struct Role {
    pub id: String,
    pub name: Words,
    pub abbreviations: Vec<String>,
    pub seats: Seats,
    /// Why the seats are believed, where the letter does not give them.
    pub seats_inferred: Option<Words>,
    /// The role that this one is a kind of.
    pub kind_of: Option<RoleId>,
    /// Why it counts as that kind, where the letter does not say so.
    pub kind_inferred: Option<Words>,
    pub(super) lineage: Vec<RoleId>,
    pub span: Span,
}

/// A subject that rules may tell apart.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: String,
    pub name: Words,
}

/// A group's size as the letter states it.
#[derive(Clone, Debug)]
pub struct Size {
    /// The letter's words, remark included: "จำนวนสมาชิก ๑๙ คน (ล่าสุด)".
    pub text: String,
    pub count: u32,
    pub span: Span,
}

/// A LINE group.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    /// The name as the letter writes it; a proper name, the same in every language.
    pub name: String,
    pub size: Option<Size>,
    /// An invitation link, where the office chose to keep one.
    pub link: Option<String>,
    /// The roles whose holders belong to the group.
    pub members: Vec<RoleId>,
    pub members_clause: ClauseId,
    pub practice: Vec<ClauseId>,
    pub notes: Vec<ClauseId>,
    pub(super) rules: Vec<RuleId>,
    pub span: Span,
}

/// Where in the letter a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    Group(GroupId),
    /// A note on all groups.
    General,
    /// The covering letter.
    Letter,
}

/// A piece of the letter that rules cite, word for word.
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
    /// Permits on a condition that only people can check.
    PermitIf(Words),
    /// Permits, and forbids every other post in the group (เท่านั้น).
    Only,
    /// Says that the act need not be done there (ไม่ต้อง); not a ban.
    NotRequired,
    Forbid,
}

impl Effect {
    /// Whether the effect allows something.
    #[must_use]
    pub fn permits(&self) -> bool {
        matches!(self, Self::Permit | Self::PermitIf(_) | Self::Only)
    }
}

/// Whose acts a rule covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Any member. For a person who is no member the rule still tells what the group is for.
    Members,
    /// Those who hold none of the group's roles.
    Outsiders,
    /// Those who hold one of these roles, or a kind of it.
    Roles(Vec<RoleId>),
}

/// What the letter says about some needs, and the clauses that say it.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: String,
    /// The groups it is about; `None` for every group.
    pub groups: Option<Vec<GroupId>>,
    pub effect: Effect,
    pub acts: Vec<Act>,
    /// Whether the acts are covered only as general communication, not named by the letter.
    /// Such a rule gives way to one that names the act.
    pub general: bool,
    /// The topics it is about; `None` for any topic.
    pub topics: Option<Vec<TopicId>>,
    pub who: Who,
    /// To whom; empty for anyone in the group.
    pub to: Vec<RoleId>,
    pub cites: Vec<ClauseId>,
    /// Why the rule is believed, where it stretches the letter's words.
    pub inferred: Option<Words>,
    pub span: Span,
}

/// Something the letter asks of an office that is not about a post in a group.
#[derive(Clone, Debug)]
pub struct Duty {
    pub id: String,
    pub text: Words,
    pub cites: Vec<ClauseId>,
}

/// What a vocabulary entry's terms stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    Act(Act),
    Topic(TopicId),
    Role(RoleId),
    /// An office that stands for the holder of the role: what is sent to it reaches them.
    Office(RoleId),
    Group(GroupId),
    /// Why somebody asks.
    Purpose(Purpose),
    /// People who hold no role at all.
    Outsider,
    /// Matters that the letter does not speak of: greetings, selling, chatting.
    Outside,
    /// Nothing: words in which other terms stand by chance.
    Plain,
}

/// Words that people use for something.
#[derive(Clone, Debug)]
pub struct VocabularyEntry {
    pub meaning: Meaning,
    pub terms: Vec<Term>,
}

/// One of them, and how strongly it tells of its meaning; 1 where nothing is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub text: String,
    pub weight: f32,
}

/// Needs as people type them, all with one meaning.
#[derive(Clone, Debug)]
pub struct Example {
    pub purpose: Purpose,
    /// `None` for [`Purpose::About`].
    pub act: Option<Act>,
    pub texts: Vec<String>,
}

/// A moment of work in which one has to choose a group, told to whom it happens.
#[derive(Clone, Debug)]
pub struct Situation {
    pub act: Act,
    pub topic: TopicId,
    pub text: Words,
}

/// A person of a roster. The shipped registry has none.
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
    /// The member list names a role that this one is a kind of.
    ByKind {
        /// Whether being that kind is our inference.
        inferred: bool,
    },
}

impl Membership {
    #[must_use]
    pub fn is_member(self) -> bool {
        self != Self::No
    }
}

/// Everything the letter says, and the rules read from it.
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

/// The ids of a registry, each kind apart.
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

        /// All of them with their ids, in the order of the registry.
        pub fn $all(&self) -> impl ExactSizeIterator<Item = ($id, &$item)> + Clone {
            self.$all.iter().enumerate().map(|(index, item)| ($id(index_u32(index)), item))
        }

        /// Their ids, in the order of the registry.
        pub fn $ids(&self) -> impl ExactSizeIterator<Item = $id> + Clone + use<> {
            (0..index_u32(self.$all.len())).map($id)
        }
    )*};
}

/// A name as it is in each language.
fn in_both(name: &Words) -> [&str; 2] {
    [&name.th, &name.en]
}

/// Lists are read from files far smaller than 2³² items.
pub(super) fn index_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl Registry {
    lists! {
        /// The role with this id.
        role, roles, role_ids, RoleId, Role;
        /// The topic with this id.
        topic, topics, topic_ids, TopicId, Topic;
        /// The group with this id.
        group, groups, group_ids, GroupId, Group;
        /// The clause with this id.
        clause, clauses, clause_ids, ClauseId, Clause;
        /// The rule with this id.
        rule, rules, rule_ids, RuleId, Rule;
    }

    #[must_use]
    pub fn province(&self) -> &Province {
        &self.province
    }

    #[must_use]
    pub fn letter(&self) -> &Letter {
        &self.letter
    }

    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// The clauses that are notes on every group.
    #[must_use]
    pub fn general_notes(&self) -> &[ClauseId] {
        &self.general_notes
    }

    /// Agencies' names and compound words that no line should break.
    #[must_use]
    pub fn keep_whole(&self) -> &[String] {
        &self.keep_whole
    }

    /// The names whose digits stay as they are written.
    #[must_use]
    pub fn kept_names(&self) -> KeptNames {
        self.kept
    }

    /// Every name: of groups with their links, roles, topics, people with their districts, the
    /// area, who signed, and the letter's number.
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

    #[must_use]
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    #[must_use]
    pub fn vocabulary(&self) -> &[VocabularyEntry] {
        &self.vocabulary
    }

    #[must_use]
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// A moment of work in which one would do `act` about `topic`, if the registry tells one.
    #[must_use]
    pub fn situation(&self, act: Act, topic: TopicId) -> Option<&Words> {
        let mut told = self.situations.iter();
        told.find(|told| (told.act, told.topic) == (act, topic))
            .map(|told| &told.text)
    }

    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// The topic of a need that names none. A registry has at least one.
    #[must_use]
    pub fn first_topic(&self) -> TopicId {
        TopicId(0)
    }

    #[must_use]
    pub fn find_role(&self, id: &str) -> Option<RoleId> {
        self.by_id.roles.get(id).copied()
    }

    #[must_use]
    pub fn find_topic(&self, id: &str) -> Option<TopicId> {
        self.by_id.topics.get(id).copied()
    }

    #[must_use]
    pub fn find_group(&self, id: &str) -> Option<GroupId> {
        self.by_id.groups.get(id).copied()
    }

    #[must_use]
    pub fn find_clause(&self, id: &str) -> Option<ClauseId> {
        self.by_id.clauses.get(id).copied()
    }

    /// The rules that are about `group`, those about every group included.
    pub fn rules_of(&self, group: GroupId) -> impl Iterator<Item = (RuleId, &Rule)> {
        self.group(group)
            .rules
            .iter()
            .map(|&id| (id, self.rule(id)))
    }

    /// The role itself, then what it is a kind of, then what that is a kind of.
    #[must_use]
    pub fn lineage(&self, role: RoleId) -> &[RoleId] {
        &self.role(role).lineage
    }

    /// Whether one who holds `role` counts as one of `listed`, and how.
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

    /// Whether one who holds `role` belongs to `group`, and how.
    #[must_use]
    pub fn membership(&self, group: GroupId, role: RoleId) -> Membership {
        self.counts_among(role, &self.group(group).members)
    }

    /// The roles that belong to `group`: the listed ones and their kinds, in registry order.
    pub fn member_roles(&self, group: GroupId) -> impl Iterator<Item = RoleId> + '_ {
        self.role_ids()
            .filter(move |&role| self.membership(group, role).is_member())
    }

    /// How many hold `role`, where that is known.
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
