//! Completes a purpose, an act and a topic to a need: the addressees, the source and the group that
//! the text gives with them.

use super::about;
use super::function_words::FunctionWord;
use super::intent::{Intent, is_talk};
use super::mention::Meaning;
use super::people::{Person, SemanticRole, before, function_word_ending};
use super::reading::Reading;
use crate::guide::{Need, answer};
use crate::registry::{Act, GroupId, Purpose, RoleId};

/// Completes needs by one reading.
pub(super) struct Completion<'r, 'a> {
    reading: &'r Reading<'a>,
}

impl<'r, 'a> Completion<'r, 'a> {
    pub fn new(reading: &'r Reading<'a>) -> Self {
        Self { reading }
    }

    /// Completes `intent` by what the text names.
    pub fn complete(&self, intent: Intent) -> Need {
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
    pub fn bare(&self, intent: Intent) -> Need {
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
        // mentioned must not rule out a group that fits. Whether an order is for it is weighed.
        let only_offices = reading
            .people
            .iter()
            .filter(|person| need.to.contains(&person.role))
            .all(|person| person.office);
        let bare = Need {
            to: Vec::new(),
            ..need.clone()
        };
        let may_be_mentioned = only_offices && !is_talk(act) && act != Act::IssueOrder;
        if is_report(act) || may_be_mentioned && self.best(&bare).is_some() {
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
        let is_order = act == Act::IssueOrder && need.role.is_some();
        // Who is to act on an order is also whom it is for.
        let is_told = is_order && !self.reading.commands(person.role);
        let is_meant = match person.semantic_role {
            SemanticRole::To => true,
            SemanticRole::Named => {
                let alone = !person.office || people.iter().all(|other| other.office);
                is_talk(act) || is_told || is_order && alone
            }
            SemanticRole::Actor => is_talk(act) || is_told,
            SemanticRole::From => is_talk(act),
            // Another person said to act, if the asker is known.
            SemanticRole::WillAct => is_talk(act) && self.reading.typed.role.is_some() || is_told,
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
                .described_to_join(need)
                .or_else(|| self.used_by_others(need))
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

    /// Returns the group in which others do what the text says: ห้องที่ปลัดจังหวัดสั่งนายอำเภอ.
    pub fn used_by_others(&self, need: &Need) -> Option<GroupId> {
        let people = &self.reading.people;
        let mut others = people
            .iter()
            .filter(|person| Some(person.role) != need.role);
        let poster = others.find(|person| {
            matches!(
                person.semantic_role,
                SemanticRole::Actor | SemanticRole::WillAct
            )
        })?;
        let told = people.iter().filter(|person| {
            person.semantic_role == SemanticRole::To
                && person.role != poster.role
                && Some(person.role) != need.role
        });
        let posting = Need {
            to: told.map(|person| person.role).collect(),
            ..Need::to_do(self.posting_act()?, need.topic).by(poster.role)
        };
        self.best(&posting)
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
    pub fn described_to_join(&self, need: &Need) -> Option<GroupId> {
        let reading = self.reading;
        if !reading.has(FunctionWord::GroupWord) {
            return None;
        }
        let people = reading.people.iter().filter(|person| !person.office);
        let by_members =
            reading.has(FunctionWord::Only) && reading.has(FunctionWord::Has) && people.count() > 1;
        if by_members || self.states_size() {
            return self.described(&reading.people);
        }
        let others = reading.people.iter();
        let others = others.filter(|person| Some(person.role) != need.role);
        let others: Vec<Person> = others.cloned().collect();
        let is_with_others = others.iter().any(|person| self.is_met(person));
        let described = || {
            let everybody = self.described(&reading.people);
            everybody.or_else(|| self.described(&others))
        };
        is_with_others.then(described).flatten()
    }

    /// Returns whether the text says that somebody is with `person`, or that a group has them: รวมกับ…, มี….
    fn is_met(&self, person: &Person) -> bool {
        let mentions = self.reading.mentions;
        let starts = [person.at.start, before(mentions, person.at.start)];
        let words = [FunctionWord::And, FunctionWord::Has];
        starts.into_iter().any(|start| {
            let mut words = words.into_iter();
            words.any(|word| function_word_ending(mentions, start, word).is_some())
        })
    }

    fn states_size(&self) -> bool {
        let typed = self.reading.typed;
        !about::size_places(typed.registry, typed.text, typed.normal).is_empty()
    }

    /// Returns the most likely group that the text describes, in which `people` are.
    fn described(&self, people: &[Person]) -> Option<GroupId> {
        let reading = self.reading;
        let typed = reading.typed;
        about::described(
            typed.registry,
            typed.text,
            typed.normal,
            reading.mentions,
            people,
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
        need.asked_group = self.described(&reading.people).or_else(|| {
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

fn is_report(act: Act) -> bool {
    matches!(act, Act::ReportResults | Act::ReportUrgent)
}
