//! Completes a need according to its purpose: the act, the addressees and the group. Also finds
//! readings that are nearly as likely.

use super::about;
use super::cues::Cue;
use super::hit::Sense;
use super::members::Change;
use super::people::Part as Side;
use super::reader::{Found, Reader};
use super::score::{self, Scores};
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

impl Reader<'_> {
    /// Completes `need` according to its purpose.
    pub(super) fn complete(&self, found: &Found<'_>, change: Option<&Change>, need: &mut Need) {
        match need.purpose {
            Purpose::Join => self.join(found, change, need),
            Purpose::About => self.about(found, need),
            Purpose::Read => self.reader_need(found, need),
            Purpose::Post => self.post(found, need),
        }
    }

    /// Returns the reading with the second most likely purpose, if it is nearly as likely.
    pub(super) fn other_purpose(
        &self,
        found: &Found<'_>,
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
        self.complete(found, change, &mut need);
        (need.act.is_some() || need.asked_group.is_some()).then_some(need)
    }

    fn post(&self, found: &Found<'_>, need: &mut Need) {
        let posting = |scores: &Scores| {
            let ranked = scores.ranked();
            ranked.into_iter().find(|(act, _)| act.is_posting())
        };
        let understood = posting(&found.lean(&found.own))
            .or_else(|| posting(&found.all))
            .filter(|(_, strength)| *strength >= ENOUGH)
            .map(|(act, _)| act)
            .or_else(|| self.by_default(found, need));
        let Some(act) = understood else { return };
        need.act = Some(act);
        // The person said to give the order is the one who posts it, whoever types.
        if need.role.is_none() && matches!(act, Act::IssueOrder | Act::SendLetter | Act::ShareNews)
        {
            let sender = found.people.iter().find(|person| {
                matches!(person.part, Side::Actor | Side::From | Side::WillAct)
                    && self.abilities.can(person.role, act, need.topic)
            });
            need.role = sender.map(|person| person.role);
        }
        need.to = self.addressed(found, need, act);
        let talk = matches!(act, Act::Ask | Act::Reply | Act::Acknowledge);
        // What is said in a named group is addressed to its members. Posted elsewhere, it would not
        // reach them.
        if let Some(group) = need.asked_group.filter(|_| talk && need.to.is_empty()) {
            let verdict = answer(self.registry, need.clone())
                .for_group(group)
                .map(|answer| answer.verdict);
            if verdict.is_some_and(|verdict| !verdict.permits()) {
                let members = &self.registry.group(group).members;
                need.to
                    .extend(members.iter().filter(|&&role| Some(role) != need.role));
            }
        }
        let report = matches!(act, Act::ReportResults | Act::ReportUrgent);
        // A report belongs where reports go, whoever else should see it.
        if report && !need.to.is_empty() && answer(self.registry, need.clone()).best.is_none() {
            need.to.clear();
        }
        // An office that is only mentioned must not rule out a group that fits.
        let only_offices = found
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
            let talk = matches!(act, Act::Ask | Act::Reply | Act::Acknowledge);
            if !talk && answer(self.registry, bare).best.is_some() {
                need.to.clear();
            }
        }
    }

    /// Returns the act to assume if no word indicates one. Work that is done or counted is a
    /// result. A superior who addresses others gives an order.
    fn by_default(&self, found: &Found<'_>, need: &Need) -> Option<Act> {
        let cue = |cue| found.hits.iter().any(|hit| hit.sense == Sense::Cue(cue));
        let commands = need
            .role
            .is_some_and(|role| self.abilities.commands(self.registry, role));
        if commands {
            let others = found
                .people
                .iter()
                .any(|person| Some(person.role) != need.role);
            return (others || cue(Cue::Imperative)).then_some(Act::IssueOrder);
        }
        // Completed work on a topic with its own group is reported there.
        let special = need.topic != self.registry.first_topic()
            && need
                .role
                .is_none_or(|role| self.abilities.can(role, Act::ReportResults, need.topic));
        if special {
            return Some(Act::ReportResults);
        }
        let counted = self.normal.keys.contains(&NUMBER) || cue(Cue::Done) || cue(Cue::Thing);
        let posts = score::purpose(found.hits, Purpose::Post) > 0.0;
        (counted && (cue(Cue::Done) || posts)).then_some(Act::ReportResults)
    }

    /// Returns the addressees of the post.
    fn addressed(&self, found: &Found<'_>, need: &Need, act: Act) -> Vec<RoleId> {
        let talk = matches!(act, Act::Ask | Act::Reply | Act::Acknowledge);
        let report = matches!(act, Act::ReportResults | Act::ReportUrgent);
        let mut to: Vec<RoleId> = Vec::new();
        for person in &found.people {
            let meant = match person.part {
                Side::To => true,
                Side::Named => {
                    let alone = !person.office || found.people.iter().all(|other| other.office);
                    talk || act == Act::IssueOrder && need.role.is_some() && alone
                }
                Side::Actor | Side::From => talk,
                // Another person said to act, if the asker is known.
                Side::WillAct => talk && self.role.is_some(),
                Side::Speaker => false,
            };
            let named = found
                .people
                .iter()
                .any(|other| !other.office && Some(other.role) != need.role);
            // A person takes precedence over an office that represents one.
            let fits = !(person.office && (report || talk && named));
            let own = Some(person.role) == need.role;
            if meant && fits && !own && !to.contains(&person.role) {
                to.push(person.role);
            }
        }
        if to.is_empty() && matches!(act, Act::Acknowledge | Act::Reply) {
            // A letter is acknowledged to those who may send one.
            let object = [Act::SendLetter]
                .into_iter()
                .find(|&object| found.all.of(object) > 0.5);
            if let Some(object) = object {
                to = self
                    .registry
                    .role_ids()
                    .filter(|&role| self.abilities.can(role, object, need.topic))
                    .take(1)
                    .collect();
            }
        }
        if report && to.is_empty() {
            to.extend(self.meant(found, need));
        }
        // A report goes to the most senior person named, not to everybody.
        if report && to.len() > 1 {
            to.truncate(1);
        }
        to
    }

    /// Returns the superior that a pronoun refers to: ท่านรองกำชับมา …จะส่งให้ท่านดู.
    fn meant(&self, found: &Found<'_>, need: &Need) -> Option<RoleId> {
        let pronoun = found.hits.iter().rfind(|hit| {
            let honours = found
                .people
                .iter()
                .any(|person| person.at.start <= hit.at.end && hit.at.end <= person.at.end);
            hit.sense == Sense::Cue(Cue::ToThem) && !honours
        })?;
        let superior = |role: RoleId| self.abilities.commands(self.registry, role);
        let before = found.people.iter().rfind(|person| {
            !person.office
                && person.at.end <= pronoun.at.start
                && Some(person.role) != need.role
                && superior(person.role)
        });
        before.map(|person| person.role)
    }

    fn reader_need(&self, found: &Found<'_>, need: &mut Need) {
        let all = found.lean(&found.all);
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
        let source = found
            .people
            .iter()
            .filter(|person| Some(person.role) != need.role)
            .filter(|person| {
                matches!(
                    person.part,
                    Side::Actor | Side::From | Side::WillAct | Side::Named
                )
            })
            // A person who acts takes precedence as the source over one who is only named.
            .min_by_key(|person| (person.part != Side::Actor, person.office))
            .map(|person| person.role);
        need.from = source;
        let to: Vec<RoleId> = found
            .people
            .iter()
            .filter(|person| person.part == Side::To && !person.office)
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
                    .any(|found| found.verdict.permits())
            };
            if !fits(need) {
                need.from = None;
            }
        }
    }

    fn join(&self, found: &Found<'_>, change: Option<&Change>, need: &mut Need) {
        need.act = Some(change.map_or(Act::Join, |change| change.act));
        if self.role.is_none() && need.act == Some(Act::Join) {
            need.role = change
                .and_then(|change| change.joiner)
                .or(found.sender)
                .or_else(|| {
                    found
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
        need.asked_group = self.described_to_join(found);
        if need.asked_group.is_some() {
            return;
        }
        // The only group dedicated to the topic.
        if let Some(topic) = found
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
        let Some((act, strength)) = found
            .all
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
        let receives = found
            .hits
            .iter()
            .any(|hit| hit.sense == Sense::Cue(Cue::Receive));
        let with_from = || {
            let mut wanted = Need {
                act: Some(act),
                purpose: Purpose::Read,
                ..need.clone()
            };
            self.reader_need(found, &mut wanted);
            answer(self.registry, wanted).best
        };
        let others = found.people.iter().any(|person| {
            matches!(person.part, Side::Actor | Side::WillAct) && Some(person.role) != need.role
        });
        let meant = if receives || others {
            with_from().or_else(|| place(need.role))
        } else {
            place(need.role).or_else(with_from)
        };
        // The intended group counts, whether or not the asker is a member.
        need.asked_group = meant.or_else(|| place(None));
    }

    /// Returns the group that the text identifies by size or members, if it asks for one.
    fn described_to_join(&self, found: &Found<'_>) -> Option<GroupId> {
        let cue = |cue| found.hits.iter().any(|hit| hit.sense == Sense::Cue(cue));
        let sized = !about::by_size(self.registry, self.text, self.normal).is_empty();
        let together = found.people.iter().filter(|person| !person.office).count() > 1;
        let told = cue(Cue::GroupWord) && (sized || cue(Cue::Only) && cue(Cue::Has) && together);
        told.then(|| self.described(found)).flatten()
    }

    /// Returns the most likely group that the text describes.
    fn described(&self, found: &Found<'_>) -> Option<GroupId> {
        let (text, normal) = (self.text, self.normal);
        about::described(self.registry, text, normal, found.hits, &found.people)
            .first()
            .copied()
    }

    fn about(&self, found: &Found<'_>, need: &mut Need) {
        let outsiders = found.hits.iter().any(|hit| hit.sense == Sense::Outsider);
        if need.asked_group.is_none() && !outsiders {
            need.asked_group = self.described(found);
            // The group is identified by its use.
            if need.asked_group.is_none()
                && let Some((act, strength)) = found.all.best()
                && strength >= 1.5
                && act.is_posting()
            {
                let topic = found.topic.unwrap_or(self.registry.first_topic());
                need.asked_group = answer(self.registry, Need::to_do(act, topic)).best;
            }
            if let Some(group) = need.asked_group {
                need.topic = found
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
        found: &Found<'_>,
        change: Option<&Change>,
        purposes: &[(Purpose, f32)],
        need: &Need,
        blank: &Need,
    ) -> Option<Need> {
        let best = answer(self.registry, need.clone()).best?;
        let mut others = Vec::new();
        if let (Purpose::Post, Some(act)) = (need.purpose, need.act) {
            let scores = found.lean(&found.own);
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
            self.complete(found, change, &mut other);
            others.push(other);
        }
        others.into_iter().find(|other| {
            let told = answer(self.registry, other.clone());
            let forbids = told
                .for_group(best)
                .is_some_and(|answer| answer.verdict == Verdict::Forbidden);
            forbids && told.best.is_none()
        })
    }

    /// Returns readings nearly as likely as `need`.
    pub(super) fn alternatives(found: &Found<'_>, need: &Need) -> Vec<Need> {
        let mut others = Vec::new();
        if let (Purpose::Post | Purpose::Read, Some(act)) = (need.purpose, need.act) {
            let scores = if need.purpose == Purpose::Post {
                &found.own
            } else {
                &found.all
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
            others.extend(found.groups.iter().skip(1).map(|&group| Need {
                asked_group: Some(group),
                ..need.clone()
            }));
        }
        // Texts often leave open whether to post or to read.
        if let (Purpose::Post, Some(Act::IssueOrder | Act::SendLetter | Act::ShareNews)) =
            (need.purpose, need.act)
            && score::purpose(found.hits, Purpose::Post) < 0.5
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
