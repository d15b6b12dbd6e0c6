//! Completes a need according to its purpose: the act, the addressees and the group. Also finds
//! readings that are nearly as likely.

use super::about;
use super::features::Features;
use super::function_words::FunctionWord;
use super::members::Change;
use super::mention::{Meaning, contains};
use super::parser::NeedParser;
use super::people::SemanticRole;
use super::scores::{self, Scores};
use crate::guide::{Need, Verdict, answer};
use crate::registry::{Act, GroupId, Purpose, RoleId};
use crate::text::normalise::NUMBER;

/// The minimum score for an act to count as understood.
const ENOUGH: f32 = 0.45;
/// The minimum share of the best score for another reading to be offered.
const CLOSE: f32 = 0.6;
/// The same for another purpose.
const NEXT: f32 = 0.55;
/// The share of the best score above which another reading counts as equally likely.
const EQUAL: f32 = 0.85;

impl NeedParser<'_> {
    /// Completes `need` according to its purpose.
    pub(super) fn complete(
        &self,
        features: &Features<'_>,
        change: Option<&Change>,
        need: &mut Need,
    ) {
        match need.purpose {
            Purpose::Join => self.complete_to_join(features, change, need),
            Purpose::About => self.complete_about(features, need),
            Purpose::Read => self.complete_to_read(features, need),
            Purpose::Post => self.complete_to_post(features, need),
        }
    }

    /// Returns the reading with the second most likely purpose, if it is nearly as likely.
    pub(super) fn other_purpose(
        &self,
        features: &Features<'_>,
        change: Option<&Change>,
        purposes: &[(Purpose, f32)],
        blank: &Need,
    ) -> Option<Need> {
        let [(_, best), (next, strength), ..] = purposes else {
            return None;
        };
        if *strength < 0.9 || *strength < best * NEXT {
            return None;
        }
        let mut need = Need {
            purpose: *next,
            ..blank.clone()
        };
        self.complete(features, change, &mut need);
        (need.act.is_some() || need.asked_group.is_some()).then_some(need)
    }

    fn complete_to_post(&self, features: &Features<'_>, need: &mut Need) {
        let posting = |scores: &Scores| {
            let ranked = scores.ranked();
            ranked.into_iter().find(|(act, _)| act.is_posting())
        };
        let understood = posting(&features.with_examples(&features.own_acts))
            .or_else(|| posting(&features.all_acts))
            .filter(|(_, strength)| *strength >= ENOUGH)
            .map(|(act, _)| act)
            .or_else(|| self.by_default(features, need));
        let Some(act) = understood else { return };
        need.act = Some(act);
        // The person said to give the order is the one who posts it, whoever types.
        if need.role.is_none() && matches!(act, Act::IssueOrder | Act::SendLetter | Act::ShareNews)
        {
            let sender = features.people.iter().find(|person| {
                matches!(
                    person.semantic_role,
                    SemanticRole::Actor | SemanticRole::From | SemanticRole::WillAct
                ) && self.abilities.can(person.role, act, need.topic)
            });
            need.role = sender.map(|person| person.role);
        }
        need.to = self.addressed(features, need, act);
        let is_talk = matches!(act, Act::Ask | Act::Reply | Act::Acknowledge);
        // What is said in a named group is addressed to its members. Posted elsewhere, it would not
        // reach them.
        if let Some(group) = need.asked_group.filter(|_| is_talk && need.to.is_empty()) {
            let verdict = answer(self.registry, need.clone())
                .for_group(group)
                .map(|answer| answer.verdict);
            if verdict.is_some_and(|verdict| !verdict.permits()) {
                let members = &self.registry.group(group).members;
                need.to
                    .extend(members.iter().filter(|&&role| Some(role) != need.role));
            }
        }
        let is_report = matches!(act, Act::ReportResults | Act::ReportUrgent);
        // A report belongs where reports go, whoever else should see it.
        if is_report && !need.to.is_empty() && answer(self.registry, need.clone()).best.is_none() {
            need.to.clear();
        }
        // An office that is only mentioned must not rule out a group that fits.
        let only_offices = features
            .people
            .iter()
            .filter(|person| need.to.contains(&person.role))
            .all(|person| person.office);
        if !need.to.is_empty() && only_offices && answer(self.registry, need.clone()).best.is_none()
        {
            let bare = Need {
                to: Vec::new(),
                ..need.clone()
            };
            let is_talk = matches!(act, Act::Ask | Act::Reply | Act::Acknowledge);
            if !is_talk && answer(self.registry, bare).best.is_some() {
                need.to.clear();
            }
        }
    }

    /// Returns the act to assume if no word indicates one. Work that is done or counted is a
    /// result. A superior who addresses others gives an order.
    fn by_default(&self, features: &Features<'_>, need: &Need) -> Option<Act> {
        let has = |word| contains(features.mentions, word);
        let commands = need
            .role
            .is_some_and(|role| self.abilities.commands(self.registry, role));
        if commands {
            let others = features
                .people
                .iter()
                .any(|person| Some(person.role) != need.role);
            return (others || has(FunctionWord::Imperative)).then_some(Act::IssueOrder);
        }
        // Completed work on a topic with its own group is reported there.
        let special = need.topic != self.registry.first_topic()
            && need
                .role
                .is_none_or(|role| self.abilities.can(role, Act::ReportResults, need.topic));
        if special {
            return Some(Act::ReportResults);
        }
        let counted = self.normal.keys.contains(&NUMBER)
            || has(FunctionWord::Done)
            || has(FunctionWord::Thing);
        let posts = scores::purpose(features.mentions, Purpose::Post) > 0.0;
        (counted && (has(FunctionWord::Done) || posts)).then_some(Act::ReportResults)
    }

    /// Returns the addressees of the post.
    fn addressed(&self, features: &Features<'_>, need: &Need, act: Act) -> Vec<RoleId> {
        let is_talk = matches!(act, Act::Ask | Act::Reply | Act::Acknowledge);
        let is_report = matches!(act, Act::ReportResults | Act::ReportUrgent);
        let mut to: Vec<RoleId> = Vec::new();
        for person in &features.people {
            let is_addressed = match person.semantic_role {
                SemanticRole::To => true,
                SemanticRole::Named => {
                    let alone = !person.office || features.people.iter().all(|other| other.office);
                    is_talk || act == Act::IssueOrder && need.role.is_some() && alone
                }
                SemanticRole::Actor | SemanticRole::From => is_talk,
                // Another person said to act, if the asker is known.
                SemanticRole::WillAct => is_talk && self.role.is_some(),
                SemanticRole::Speaker => false,
            };
            let named = features
                .people
                .iter()
                .any(|other| !other.office && Some(other.role) != need.role);
            // A person takes precedence over an office that represents one.
            let fits = !(person.office && (is_report || is_talk && named));
            let is_asker = Some(person.role) == need.role;
            if is_addressed && fits && !is_asker && !to.contains(&person.role) {
                to.push(person.role);
            }
        }
        if to.is_empty() && matches!(act, Act::Acknowledge | Act::Reply) {
            // A letter is acknowledged to those who may send one.
            let object = [Act::SendLetter]
                .into_iter()
                .find(|&object| features.all_acts.of(object) > 0.5);
            if let Some(object) = object {
                to = self
                    .registry
                    .role_ids()
                    .filter(|&role| self.abilities.can(role, object, need.topic))
                    .take(1)
                    .collect();
            }
        }
        if is_report && to.is_empty() {
            to.extend(self.superior_of_pronoun(features, need));
        }
        // A report goes to the most senior person named, not to everybody.
        if is_report && to.len() > 1 {
            to.truncate(1);
        }
        to
    }

    /// Returns the superior that a pronoun refers to: ท่านรองกำชับมา …จะส่งให้ท่านดู.
    fn superior_of_pronoun(&self, features: &Features<'_>, need: &Need) -> Option<RoleId> {
        let pronoun = features.mentions.iter().rfind(|mention| {
            let honours = features
                .people
                .iter()
                .any(|person| person.at.start <= mention.at.end && mention.at.end <= person.at.end);
            mention.is(FunctionWord::ToThem) && !honours
        })?;
        let superior = |role: RoleId| self.abilities.commands(self.registry, role);
        let before = features.people.iter().rfind(|person| {
            !person.office
                && person.at.end <= pronoun.at.start
                && Some(person.role) != need.role
                && superior(person.role)
        });
        before.map(|person| person.role)
    }

    fn complete_to_read(&self, features: &Features<'_>, need: &mut Need) {
        let all = features.with_examples(&features.all_acts);
        let object = [
            Act::SendLetter,
            Act::IssueOrder,
            Act::ShareNews,
            Act::ReportUrgent,
            Act::ReportResults,
            Act::Reply,
        ]
        .into_iter()
        .map(|act| (act, all.of(act)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, strength)| *strength >= ENOUGH * 0.8);
        need.act = object.map(|(act, _)| act);
        if need.asked_group.is_some() && need.act.is_none() {
            need.purpose = Purpose::About;
            return;
        }
        let source = features
            .people
            .iter()
            .filter(|person| Some(person.role) != need.role)
            .filter(|person| {
                matches!(
                    person.semantic_role,
                    SemanticRole::Actor
                        | SemanticRole::From
                        | SemanticRole::WillAct
                        | SemanticRole::Named
                )
            })
            // A person who acts takes precedence as the source over one who is only named.
            .min_by_key(|person| (person.semantic_role != SemanticRole::Actor, person.office))
            .map(|person| person.role);
        need.from = source;
        let to: Vec<RoleId> = features
            .people
            .iter()
            .filter(|person| person.semantic_role == SemanticRole::To && !person.office)
            .map(|person| person.role)
            .collect();
        if let (Some(from), Some(act), false) = (source, need.act, to.is_empty()) {
            // What one person posts for another is found where that person posts it.
            let mut posting = Need::to_do(act, need.topic).by(from);
            posting.to = to;
            let place = answer(self.registry, posting).best;
            let reads = |group: &GroupId| {
                need.role
                    .is_none_or(|role| self.registry.membership(*group, role).is_member())
            };
            if need.asked_group.is_none() {
                need.asked_group = place.filter(reads);
            }
        }
        if source.is_some() {
            let fits = |need: &Need| {
                answer(self.registry, need.clone())
                    .groups
                    .iter()
                    .any(|answer| answer.verdict.permits())
            };
            if !fits(need) {
                need.from = None;
            }
        }
    }

    fn complete_to_join(&self, features: &Features<'_>, change: Option<&Change>, need: &mut Need) {
        need.act = Some(change.map_or(Act::Join, |change| change.act));
        if self.role.is_none() && need.act == Some(Act::Join) {
            need.role = change
                .and_then(|change| change.joiner)
                .or(features.sender)
                .or_else(|| {
                    features
                        .people
                        .iter()
                        .find(|person| !person.office)
                        .map(|person| person.role)
                });
        }
        if let Some(group) = need.asked_group {
            // The topic in the name of somebody's work is not the group's topic.
            need.topic = self
                .abilities
                .topic_of(group)
                .unwrap_or(self.registry.first_topic());
            return;
        }
        need.asked_group = self.described_to_join(features);
        if need.asked_group.is_some() {
            return;
        }
        // The only group dedicated to the topic.
        if let Some(topic) = features
            .topic
            .filter(|&topic| topic != self.registry.first_topic())
        {
            let mut groups = self
                .registry
                .group_ids()
                .filter(|&group| self.abilities.topic_of(group) == Some(topic));
            need.asked_group = groups.next().filter(|_| groups.next().is_none());
            if need.asked_group.is_some() {
                return;
            }
        }
        // The group is identified by what the asker wants to do in it.
        let Some((act, strength)) = features
            .all_acts
            .ranked()
            .into_iter()
            .find(|(act, _)| act.is_posting())
        else {
            return;
        };
        if strength < 0.8 {
            return;
        }
        let place = |role| {
            let wanted = Need {
                role,
                act: Some(act),
                purpose: Purpose::Post,
                from: None,
                to: Vec::new(),
                ..need.clone()
            };
            answer(self.registry, wanted).best
        };
        let receives = contains(features.mentions, FunctionWord::Receive);
        let with_from = || {
            let mut wanted = Need {
                act: Some(act),
                purpose: Purpose::Read,
                ..need.clone()
            };
            self.complete_to_read(features, &mut wanted);
            answer(self.registry, wanted).best
        };
        let others = features.people.iter().any(|person| {
            matches!(
                person.semantic_role,
                SemanticRole::Actor | SemanticRole::WillAct
            ) && Some(person.role) != need.role
        });
        let best_group = if receives || others {
            with_from().or_else(|| place(need.role))
        } else {
            place(need.role).or_else(with_from)
        };
        // The intended group counts, whether or not the asker is a member.
        need.asked_group = best_group.or_else(|| place(None));
    }

    /// Returns the group that the text identifies by size or members, if it asks for one.
    fn described_to_join(&self, features: &Features<'_>) -> Option<GroupId> {
        let has = |word| contains(features.mentions, word);
        let sized = self.states_size();
        let together = features
            .people
            .iter()
            .filter(|person| !person.office)
            .count()
            > 1;
        let asks_for_described = has(FunctionWord::GroupWord)
            && (sized || has(FunctionWord::Only) && has(FunctionWord::Has) && together);
        asks_for_described
            .then(|| self.described(features))
            .flatten()
    }

    /// Returns the most likely group that the text describes.
    fn described(&self, features: &Features<'_>) -> Option<GroupId> {
        let (text, normal) = (self.text, self.normal);
        about::described(
            self.registry,
            text,
            normal,
            features.mentions,
            &features.people,
        )
        .first()
        .copied()
    }

    fn complete_about(&self, features: &Features<'_>, need: &mut Need) {
        let outsiders = features
            .mentions
            .iter()
            .any(|mention| mention.meaning == Meaning::Outsider);
        if need.asked_group.is_none() && !outsiders {
            need.asked_group = self.described(features);
            // The group is identified by its use.
            if need.asked_group.is_none()
                && let Some((act, strength)) = features.all_acts.best()
                && strength >= 1.5
                && act.is_posting()
            {
                let topic = features.topic.unwrap_or(self.registry.first_topic());
                need.asked_group = answer(self.registry, Need::to_do(act, topic)).best;
            }
            if let Some(group) = need.asked_group {
                need.topic = features
                    .topic
                    .or_else(|| self.abilities.topic_of(group))
                    .unwrap_or(need.topic);
            }
        }
    }

    /// Returns an equally likely reading whose answer forbids the group recommended for `need`,
    /// since in doubt the prohibition counts.
    pub(super) fn safer(
        &self,
        features: &Features<'_>,
        change: Option<&Change>,
        purposes: &[(Purpose, f32)],
        need: &Need,
        blank: &Need,
    ) -> Option<Need> {
        let best = answer(self.registry, need.clone()).best?;
        let mut others = Vec::new();
        if let (Purpose::Post, Some(act)) = (need.purpose, need.act) {
            let scores = features.with_examples(&features.own_acts);
            let strength = scores.of(act);
            let equal = |&(other, weaker): &(Act, f32)| {
                other != act && other.is_posting() && weaker >= strength * EQUAL
            };
            others.extend(
                scores
                    .ranked()
                    .into_iter()
                    .filter(equal)
                    .map(|(other, _)| Need {
                        act: Some(other),
                        ..need.clone()
                    }),
            );
        }
        if let [(_, strength), (next, weaker), ..] = purposes
            && *weaker >= strength * EQUAL
        {
            let mut other = Need {
                purpose: *next,
                ..blank.clone()
            };
            self.complete(features, change, &mut other);
            others.push(other);
        }
        others.into_iter().find(|other| {
            let answer = answer(self.registry, other.clone());
            let forbids = answer
                .for_group(best)
                .is_some_and(|answer| answer.verdict == Verdict::Forbidden);
            forbids && answer.best.is_none()
        })
    }

    /// Returns readings nearly as likely as `need`.
    pub(super) fn alternatives(features: &Features<'_>, need: &Need) -> Vec<Need> {
        let mut others = Vec::new();
        if let (Purpose::Post | Purpose::Read, Some(act)) = (need.purpose, need.act) {
            let scores = if need.purpose == Purpose::Post {
                &features.own_acts
            } else {
                &features.all_acts
            };
            let strength = scores.of(act);
            for (other, weaker) in scores.ranked() {
                if other != act && other.is_posting() && weaker >= strength * CLOSE {
                    others.push(Need {
                        act: Some(other),
                        ..need.clone()
                    });
                }
            }
        }
        if need.purpose == Purpose::About {
            others.extend(features.groups.iter().skip(1).map(|&group| Need {
                asked_group: Some(group),
                ..need.clone()
            }));
        }
        // Texts often leave open whether to post or to read.
        if let (Purpose::Post, Some(Act::IssueOrder | Act::SendLetter | Act::ShareNews)) =
            (need.purpose, need.act)
            && scores::purpose(features.mentions, Purpose::Post) < 0.5
        {
            others.push(Need {
                purpose: Purpose::Read,
                to: Vec::new(),
                ..need.clone()
            });
        }
        others.truncate(3);
        others
    }
}
