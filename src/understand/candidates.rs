//! Completes a purpose, an act and a topic to a need: the addressees, the source and the group that
//! the text gives with them. Each such need is a candidate for what the text asks.

use super::about;
use super::function_words::FunctionWord;
use super::mention::Meaning;
use super::people::{Person, SemanticRole};
use super::reading::Reading;
use crate::guide::{Answer, Need, Question, answer};
use crate::registry::{Act, ClauseId, GroupId, Membership, Purpose, RoleId, TopicId};

/// What somebody may want with a text, apart from whom and what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Intent {
    /// The purpose; none for a text that is no matter of an office.
    pub purpose: Option<Purpose>,
    /// The act; none for [`Purpose::About`], and where there is no purpose.
    pub act: Option<Act>,
    pub topic: TopicId,
}

impl Intent {
    /// Returns every intent that `reading` allows: each purpose with each of its acts and each topic
    /// that it may be about.
    pub fn all(reading: &Reading<'_>) -> Vec<Self> {
        let first = reading.registry().first_topic();
        let mut intents = vec![Self {
            purpose: None,
            act: None,
            topic: first,
        }];
        for topic in topics(reading) {
            let of = |purpose, act| Self {
                purpose: Some(purpose),
                act,
                topic,
            };
            for &act in Act::ALL {
                if act.is_posting() {
                    intents.push(of(Purpose::Post, Some(act)));
                    intents.push(of(Purpose::Read, Some(act)));
                } else {
                    intents.push(of(Purpose::Join, Some(act)));
                }
            }
            intents.push(of(Purpose::About, None));
        }
        if adds_one_of_its_own(reading) {
            intents.retain(|intent| intent.act != Some(Act::InviteOutsider));
        }
        intents
    }
}

/// Returns the topics that `reading` may be about, those named first: if the letter divides its matters
/// by topics, all of them.
fn topics(reading: &Reading<'_>) -> Vec<TopicId> {
    let others = reading.registry().topic_ids();
    let others = others.filter(|_| reading.is_divided());
    let named = reading.topics.iter().chain(&reading.hinted_topics).copied();
    let mut topics: Vec<TopicId> = Vec::new();
    for topic in named
        .chain([reading.registry().first_topic()])
        .chain(others)
    {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

/// Returns whether somebody is added to a group to which the letter says they belong: no outsider does.
fn adds_one_of_its_own(reading: &Reading<'_>) -> bool {
    let adds = reading.change.as_ref().map(|change| change.act) == Some(Act::AddMember);
    let group = reading.groups.first().filter(|_| adds);
    group.is_some_and(|&group| {
        let membership = |person: &Person| reading.registry().membership(group, person.role);
        let mut people = reading.people.iter();
        people.any(|person| membership(person) != Membership::No)
    })
}

/// A need that a text may express, and its answer.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub intent: Intent,
    /// Whether it leaves out the people whom the text names, and groups that it only describes.
    pub is_bare: bool,
    pub need: Need,
    pub answer: Answer,
    /// How many words the text shares with the clauses for the group that the answer recommends.
    pub shared_words: usize,
}

impl Candidate {
    /// Completes `intent` by what `reading` names.
    pub fn new(reading: &Reading<'_>, intent: Intent) -> Self {
        let need = Completion { reading }.complete(intent);
        Self::answered(reading, intent, need, false)
    }

    /// Completes `intent` by what `reading` names. If no group is right then, but one is without the
    /// people who are named, completes it also without them: who is named need not be addressed.
    pub fn all(reading: &Reading<'_>, intent: Intent) -> impl Iterator<Item = Self> {
        let whole = Self::new(reading, intent);
        let completion = Completion { reading };
        let bare = intent
            .purpose
            .filter(|&purpose| purpose != Purpose::About && whole.answer.best.is_none())
            .map(|_| completion.bare(intent))
            .filter(|need| *need != whole.need)
            .map(|need| Self::answered(reading, intent, need, true))
            .filter(|bare| bare.answer.best.is_some());
        std::iter::once(whole).chain(bare)
    }

    fn answered(reading: &Reading<'_>, intent: Intent, need: Need, is_bare: bool) -> Self {
        let question = match intent.purpose {
            Some(_) => Question::InScope(need.clone()),
            None => Question::OutOfScope(need.clone()),
        };
        let answer = answer(reading.registry(), question);
        Self {
            intent,
            is_bare,
            need,
            shared_words: shared_words(reading, &answer),
            answer,
        }
    }
}

/// Returns how many words the text shares with the clauses for the group that `answer` recommends.
fn shared_words(reading: &Reading<'_>, answer: &Answer) -> usize {
    let Some(best) = answer.best_group() else {
        return 0;
    };
    let clauses: Vec<ClauseId> = best.reasons.iter().map(|reason| reason.clause).collect();
    let shared = reading.typed.shared;
    shared.count(&reading.range, best.group, &clauses)
}

/// Returns whether an act is talk: what is said belongs to those it is said to.
pub(super) fn is_talk(act: Act) -> bool {
    matches!(act, Act::Ask | Act::Reply | Act::Acknowledge)
}

fn is_report(act: Act) -> bool {
    matches!(act, Act::ReportResults | Act::ReportUrgent)
}

/// Completes needs by one reading.
struct Completion<'r, 'a> {
    reading: &'r Reading<'a>,
}

impl Completion<'_, '_> {
    fn complete(&self, intent: Intent) -> Need {
        let mut need = self.begin(intent);
        match (intent.purpose, intent.act) {
            (None, _) => {}
            (Some(Purpose::Post), Some(act)) => self.complete_to_post(act, &mut need),
            (Some(Purpose::Read), Some(act)) => self.complete_to_read(act, &mut need),
            (Some(Purpose::Join), Some(act)) => self.complete_to_join(act, &mut need),
            (Some(_), _) => self.complete_about(&mut need),
        }
        self.exclude(&mut need);
        need
    }

    /// Completes `intent` without the people whom the text names.
    fn bare(&self, intent: Intent) -> Need {
        let mut need = self.begin(intent);
        if let Some(act) = intent.act.filter(|_| need.purpose == Purpose::Post) {
            self.complete_sender(act, &mut need);
        }
        if need.purpose == Purpose::Join {
            self.take_topic_of_group(&mut need);
        }
        self.exclude(&mut need);
        need
    }

    /// Returns a need of `intent`, with the group that the text names.
    fn begin(&self, intent: Intent) -> Need {
        let reading = self.reading;
        let mut need = Need {
            role: reading.role(),
            act: intent.act,
            purpose: intent.purpose.unwrap_or(Purpose::Post),
            asked_group: reading.groups.first().copied(),
            ..Need::to_do(Act::ShareNews, intent.topic)
        };
        // The question is which of the named groups to use, so none is the group asked about.
        if matches!(need.purpose, Purpose::Post | Purpose::Read) && reading.offers_alternatives() {
            need.asked_group = None;
        }
        need
    }

    /// Adds those who must not read a post.
    fn exclude(&self, need: &mut Need) {
        let reading = self.reading;
        if need.purpose == Purpose::Post {
            let roles = reading.excluded.iter().map(|exclusion| exclusion.role);
            need.not_to = roles.filter(|&role| Some(role) != need.role).collect();
            need.not_to.dedup();
        }
    }

    /// Returns the group recommended for `need`.
    fn best(&self, need: &Need) -> Option<GroupId> {
        answer(self.reading.registry(), need.clone()).best
    }

    /// Adds who posts.
    fn complete_sender(&self, act: Act, need: &mut Need) {
        let reading = self.reading;
        // The person said to give the order is the one who posts it, whoever types.
        if need.role.is_none() && matches!(act, Act::IssueOrder | Act::SendLetter | Act::ShareNews)
        {
            let sender = reading.people.iter().find(|person| {
                matches!(
                    person.semantic_role,
                    SemanticRole::Actor | SemanticRole::From | SemanticRole::WillAct
                ) && reading.typed.abilities.can(person.role, act, need.topic)
            });
            need.role = sender.map(|person| person.role);
        }
    }

    fn complete_to_post(&self, act: Act, need: &mut Need) {
        let reading = self.reading;
        self.complete_sender(act, need);
        need.to = self.addressed(need, act);
        // What is said in a named group is addressed to its members. Posted elsewhere, it would not
        // reach them.
        if let Some(group) = need
            .asked_group
            .filter(|_| is_talk(act) && need.to.is_empty())
        {
            let answer = answer(reading.registry(), need.clone());
            let verdict = answer.for_group(group).map(|answer| answer.verdict);
            if verdict.is_some_and(|verdict| !verdict.permits()) {
                let members = &reading.registry().group(group).members;
                need.to
                    .extend(members.iter().filter(|&&role| Some(role) != need.role));
            }
        }
        if need.to.is_empty() || self.best(need).is_some() {
            return;
        }
        // A report belongs where reports go, whoever else should see it. An office that is only
        // mentioned must not rule out a group that fits.
        let only_offices = reading
            .people
            .iter()
            .filter(|person| need.to.contains(&person.role))
            .all(|person| person.office);
        let bare = Need {
            to: Vec::new(),
            ..need.clone()
        };
        if is_report(act) || only_offices && !is_talk(act) && self.best(&bare).is_some() {
            need.to.clear();
        }
    }

    /// Returns the addressees of a post.
    fn addressed(&self, need: &Need, act: Act) -> Vec<RoleId> {
        let mut to: Vec<RoleId> = Vec::new();
        for person in &self.reading.people {
            let is_asker = Some(person.role) == need.role;
            if self.is_addressed(person, need, act) && !is_asker && !to.contains(&person.role) {
                to.push(person.role);
            }
        }
        let acknowledges_letter = matches!(act, Act::Acknowledge | Act::Reply)
            && self.reading.acts().any(|(said, _)| said == Act::SendLetter);
        if to.is_empty() && acknowledges_letter {
            // A letter is acknowledged to those who may send one.
            let abilities = self.reading.typed.abilities;
            let roles = self.reading.registry().role_ids();
            let mut senders =
                roles.filter(|&role| abilities.can(role, Act::SendLetter, need.topic));
            to.extend(senders.next());
        }
        if is_report(act) {
            if to.is_empty() {
                to.extend(self.superior_of_pronoun(need));
            }
            // A report goes to the most senior person named, not to everybody.
            to.truncate(1);
        }
        to
    }

    /// Returns whether `act` is addressed to `person`, by their semantic role.
    fn is_addressed(&self, person: &Person, need: &Need, act: Act) -> bool {
        let people = &self.reading.people;
        let is_meant = match person.semantic_role {
            SemanticRole::To => true,
            SemanticRole::Named => {
                let alone = !person.office || people.iter().all(|other| other.office);
                is_talk(act) || act == Act::IssueOrder && need.role.is_some() && alone
            }
            SemanticRole::Actor | SemanticRole::From => is_talk(act),
            // Another person said to act, if the asker is known.
            SemanticRole::WillAct => is_talk(act) && self.reading.typed.role.is_some(),
            SemanticRole::Speaker => false,
        };
        let names_person = people
            .iter()
            .any(|other| !other.office && Some(other.role) != need.role);
        // A person takes precedence over an office that represents one.
        is_meant && !(person.office && (is_report(act) || is_talk(act) && names_person))
    }

    /// Returns the superior that a pronoun refers to: ท่านรองกำชับมา …จะส่งให้ท่านดู.
    fn superior_of_pronoun(&self, need: &Need) -> Option<RoleId> {
        let people = &self.reading.people;
        let pronoun = self.reading.mentions.iter().rfind(|mention| {
            let honours = people
                .iter()
                .any(|person| person.at.start <= mention.at.end && mention.at.end <= person.at.end);
            mention.is(FunctionWord::ToThem) && !honours
        })?;
        let before = people.iter().rfind(|person| {
            !person.office
                && person.at.end <= pronoun.at.start
                && Some(person.role) != need.role
                && self.reading.commands(person.role)
        });
        before.map(|person| person.role)
    }

    fn complete_to_read(&self, act: Act, need: &mut Need) {
        let people = &self.reading.people;
        let sources = people.iter().filter(|person| {
            Some(person.role) != need.role
                && matches!(
                    person.semantic_role,
                    SemanticRole::Actor
                        | SemanticRole::From
                        | SemanticRole::WillAct
                        | SemanticRole::Named
                )
        });
        // A person who acts takes precedence as the source over one who is only named.
        let source = sources
            .min_by_key(|person| (person.semantic_role != SemanticRole::Actor, person.office));
        need.from = source.map(|person| person.role);
        let Some(from) = need.from else { return };
        let to: Vec<RoleId> = people
            .iter()
            .filter(|person| person.semantic_role == SemanticRole::To && !person.office)
            .map(|person| person.role)
            .collect();
        if !to.is_empty() && need.asked_group.is_none() {
            // What one person posts for another is found where that person posts it.
            let posting = Need {
                to,
                ..Need::to_do(act, need.topic).by(from)
            };
            let registry = self.reading.registry();
            need.asked_group = self.best(&posting).filter(|&group| {
                need.role
                    .is_none_or(|role| registry.membership(group, role).is_member())
            });
        }
        let found = answer(self.reading.registry(), need.clone());
        if !found.groups.iter().any(|answer| answer.verdict.permits()) {
            need.from = None;
        }
    }

    fn complete_to_join(&self, act: Act, need: &mut Need) {
        let reading = self.reading;
        if reading.typed.role.is_none() && act == Act::Join {
            let joiner = reading.change.as_ref().and_then(|change| change.joiner);
            let person = || {
                let mut people = reading.people.iter();
                people.find(|person| !person.office)
            };
            need.role = joiner
                .or(reading.sender)
                .or_else(|| person().map(|person| person.role));
        }
        if need.asked_group.is_none() {
            need.asked_group = self
                .described_to_join()
                .or_else(|| self.only_group_of_topic())
                .or_else(|| self.used_for_what_is_said(need));
            return;
        }
        self.take_topic_of_group(need);
    }

    /// Replaces the topic by that of the group that the text names: the topic in the name of somebody's
    /// work is not the group's topic.
    fn take_topic_of_group(&self, need: &mut Need) {
        let reading = self.reading;
        if let Some(group) = need.asked_group {
            need.topic = reading
                .typed
                .abilities
                .topic_of(group)
                .unwrap_or(reading.registry().first_topic());
        }
    }

    /// Returns the only group dedicated to the topic that the text names.
    fn only_group_of_topic(&self) -> Option<GroupId> {
        let topic = *self.reading.topics.first()?;
        let abilities = self.reading.typed.abilities;
        let mut groups = self
            .reading
            .registry()
            .group_ids()
            .filter(|&group| abilities.topic_of(group) == Some(topic));
        groups.next().filter(|_| groups.next().is_none())
    }

    /// Returns the group identified by what the asker wants to do in it. It is the one meant,
    /// whether or not the asker is a member.
    fn used_for_what_is_said(&self, need: &Need) -> Option<GroupId> {
        let reading = self.reading;
        let act = self.posting_act()?;
        let place = |role| {
            let wanted = Need {
                role,
                act: Some(act),
                purpose: Purpose::Post,
                ..need.clone()
            };
            self.best(&wanted)
        };
        let with_source = || {
            let mut wanted = Need {
                act: Some(act),
                purpose: Purpose::Read,
                ..need.clone()
            };
            self.complete_to_read(act, &mut wanted);
            self.best(&wanted)
        };
        let others = reading.people.iter().any(|person| {
            matches!(
                person.semantic_role,
                SemanticRole::Actor | SemanticRole::WillAct
            ) && Some(person.role) != need.role
        });
        let group = if others || reading.has(FunctionWord::Receive) {
            with_source().or_else(|| place(need.role))
        } else {
            place(need.role).or_else(with_source)
        };
        group.or_else(|| place(None))
    }

    /// Returns the act of posting that the text says most surely.
    fn posting_act(&self) -> Option<Act> {
        let acts = self.reading.acts().filter(|(act, _)| act.is_posting());
        acts.max_by_key(|(_, mention)| {
            (
                mention.is_sure(),
                mention.at.len(),
                std::cmp::Reverse(mention.at.start),
            )
        })
        .map(|(act, _)| act)
    }

    /// Returns the group that the text identifies by size or members, if it asks for one.
    fn described_to_join(&self) -> Option<GroupId> {
        let reading = self.reading;
        let people = reading.people.iter().filter(|person| !person.office);
        let by_members =
            reading.has(FunctionWord::Only) && reading.has(FunctionWord::Has) && people.count() > 1;
        let asks = reading.has(FunctionWord::GroupWord) && (by_members || self.states_size());
        asks.then(|| self.described()).flatten()
    }

    fn states_size(&self) -> bool {
        let typed = self.reading.typed;
        !about::size_places(typed.registry, typed.text, typed.normal).is_empty()
    }

    /// Returns the most likely group that the text describes.
    fn described(&self) -> Option<GroupId> {
        let reading = self.reading;
        let typed = reading.typed;
        about::described(
            typed.registry,
            typed.text,
            typed.normal,
            reading.mentions,
            &reading.people,
        )
        .first()
        .copied()
    }

    fn complete_about(&self, need: &mut Need) {
        let reading = self.reading;
        let names_outsider = reading
            .mentions
            .iter()
            .any(|mention| mention.meaning == Meaning::Outsider);
        if need.asked_group.is_some() || names_outsider {
            return;
        }
        need.asked_group = self.described().or_else(|| {
            // The group is identified by its use.
            let act = self.posting_act()?;
            self.best(&Need::to_do(act, need.topic))
        });
        if let Some(group) = need.asked_group.filter(|_| reading.topics.is_empty()) {
            let topic = reading.typed.abilities.topic_of(group);
            need.topic = topic.unwrap_or(need.topic);
        }
    }
}
