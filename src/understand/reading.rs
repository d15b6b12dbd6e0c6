//! Puts the need together from what was found in the text.

use std::ops::Range;

use super::cues::Cue;
use super::index::Abilities;
use super::lexicon::{Hit, Sense};
use super::members::{Change, change};
use super::people::{Part as Side, Person, cue_ending, cue_starting, people};
use super::score::{self, Scores};
use super::{Evidence, Field, Part, about};
use crate::guide::{Need, Purpose, Verdict, answer};
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, normalise};

/// An act counts as understood from this strength on.
const ENOUGH: f32 = 0.45;
/// A reading whose strength is within this share of the best is offered beside it.
const CLOSE: f32 = 0.6;
/// The same for the purpose.
const NEXT: f32 = 0.55;

/// What a text is read with.
pub(super) struct Reader<'a> {
    pub registry: &'a Registry,
    pub abilities: &'a Abilities,
    pub text: &'a str,
    pub normal: &'a Normalised,
    /// The role that was given.
    pub role: Option<RoleId>,
}

/// What was found, looked at from all sides.
struct Found<'h> {
    hits: &'h [Hit],
    people: Vec<Person>,
    /// Groups named, in order.
    groups: Vec<GroupId>,
    /// All acts told of.
    all: Scores,
    /// Those of the asker.
    own: Scores,
    topic: Option<TopicId>,
    sender: Option<RoleId>,
}

impl Reader<'_> {
    /// The places where a new line begins.
    pub fn line_starts(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        let lines: Vec<usize> = self
            .text
            .chars()
            .enumerate()
            .filter(|(_, c)| *c == '\n')
            .map(|(at, _)| at)
            .collect();
        for line in lines {
            let next = self
                .normal
                .letters
                .iter()
                .position(|letter| letter.start > line);
            starts.extend(next);
        }
        starts
    }

    /// How strongly `hits` tell of any act.
    pub fn strength(hits: &[Hit]) -> f32 {
        score::acts(hits, |_| 1.0)
            .best()
            .map_or(0.0, |(_, strength)| strength)
    }

    /// Reads the letters in `range`, where `hits` were found.
    pub fn read(&self, hits: &[Hit], range: Range<usize>) -> Part {
        let found = self.look(hits);
        let mut need = Need {
            query: None,
            role: self.role.or(found.sender),
            act: None,
            topic: found.topic.unwrap_or(self.registry.first_topic()),
            purpose: Purpose::Post,
            to: Vec::new(),
            from: None,
            asked_group: found.groups.first().copied(),
        };
        let mut part = Part {
            range: self.normal.chars(&range),
            need: need.clone(),
            evidence: Vec::new(),
            alternatives: Vec::new(),
            understood: true,
            outside: false,
        };
        let change = change(
            self.registry,
            hits,
            &found.people,
            need.asked_group,
            self.role,
        );
        let purposes = self.purposes(&found, change.as_ref());
        let purpose = purposes.first().map_or(Purpose::Post, |(purpose, _)| *purpose);
        let blank = need.clone();
        need.purpose = purpose;
        self.complete(&found, change.as_ref(), &mut need);
        if need.purpose == Purpose::Post {
            let outside = score::outside(hits);
            let work = need.act.map_or(0.0, |act| found.own.of(act));
            if outside >= 0.8 && outside > work * 1.1 {
                part.outside = true;
                let asks = need.act == Some(Act::Ask) && work >= 1.5;
                need.act = Some(if asks { Act::Ask } else { Act::ShareNews });
                need.to.clear();
            }
        }
        part.understood = match need.purpose {
            Purpose::Post | Purpose::Read => need.act.is_some(),
            Purpose::About => {
                need.asked_group.is_some() || score::purpose(hits, Purpose::About) > 0.0
            }
            Purpose::Join => true,
        };
        part.alternatives = Self::alternatives(&found, &need);
        part.alternatives
            .extend(self.other_purpose(&found, change.as_ref(), &purposes, &blank));
        part.alternatives.retain(|other| *other != need);
        part.alternatives.truncate(3);
        part.evidence = self.evidence(&found, &need, part.outside);
        part.need = need;
        part
    }

    /// Fills in what the purpose of `need` asks for.
    fn complete(&self, found: &Found<'_>, change: Option<&Change>, need: &mut Need) {
        match need.purpose {
            Purpose::Join => self.join(found, change, need),
            Purpose::About => self.about(found, need),
            Purpose::Read => self.reader_need(found, need),
            Purpose::Post => self.post(found, need),
        }
    }

    /// The reading by the next likely purpose, where that is nearly as likely.
    fn other_purpose(
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

    fn look<'h>(&self, hits: &'h [Hit]) -> Found<'h> {
        let people = people(hits);
        let groups = hits
            .iter()
            .filter(|hit| !hit.denied && cue_ending(hits, hit.at.start, Cue::Belongs).is_none())
            .filter(|hit| {
                // "อยู่แค่กลุ่ม X" says where one belongs, not which group is asked about.
                !hits.iter().any(|word| {
                    word.sense == Sense::Cue(Cue::GroupWord)
                        && word.at.end == hit.at.start
                        && cue_ending(hits, word.at.start, Cue::Belongs).is_some()
                })
            })
            .filter_map(|hit| match hit.sense {
                Sense::Group(group) => Some(group),
                _ => None,
            });
        let mut named: Vec<GroupId> = Vec::new();
        for group in groups {
            if !named.contains(&group) {
                named.push(group);
            }
        }
        let topic = hits
            .iter()
            .filter(|hit| !hit.denied)
            .filter(|hit| {
                // The topic in a group's name is the group's.
                !hits
                    .iter()
                    .any(|name| matches!(name.sense, Sense::Group(_)) && name.overlaps(hit))
            })
            .find_map(|hit| match hit.sense {
                Sense::Topic(topic) => Some(topic),
                _ => None,
            })
            .or_else(|| {
                named
                    .first()
                    .and_then(|&group| self.abilities.topic_of(group))
            });
        let sender = Self::sender(&people);
        let role = self.role.or(sender);
        let all = score::acts(hits, |_| 1.0);
        let mut own = score::acts(hits, |hit| Self::ownership(hits, hit, &people, role));
        self.adjust(hits, &people, role, &mut own);
        Found {
            hits,
            people,
            groups: named,
            all,
            own,
            topic,
            sender,
        }
    }

    /// The one who speaks, where the text names them.
    fn sender(people: &[Person]) -> Option<RoleId> {
        let person = |wanted: Side| {
            people
                .iter()
                .find(|person| person.part == wanted && !person.office)
        };
        person(Side::Speaker)
            .or_else(|| person(Side::WillAct))
            .map(|person| person.role)
    }

    /// How far an act is the asker's own, not somebody else's that is only told of: right after
    /// another's name it is theirs.
    fn ownership(hits: &[Hit], hit: &Hit, people: &[Person], role: Option<RoleId>) -> f32 {
        let theirs = people.iter().any(|person| {
            let close = person.at.end <= hit.at.start && hit.at.start <= person.at.end + 1;
            let verb = cue_starting(hits, person.at.end, Cue::Acts)
                .is_some_and(|verb| hit.at.start <= verb.at.end && verb.at.start <= hit.at.start);
            let acts = matches!(person.part, Side::Actor | Side::Named) && (close || verb);
            acts && Some(person.role) != role
        });
        if theirs { 0.45 } else { 1.0 }
    }

    /// What follows from who speaks and how.
    fn adjust(&self, hits: &[Hit], people: &[Person], role: Option<RoleId>, own: &mut Scores) {
        // ผวจ. ถาม…: what the asker does is to answer.
        for hit in hits.iter().filter(|hit| hit.sense == Sense::Act(Act::Ask)) {
            let asked_by = people.iter().any(|person| {
                let close = person.at.end <= hit.at.start && hit.at.start <= person.at.end + 2;
                // ถามศูนย์จังหวัด ถาม…: who is asked does not ask.
                let asked = hits.iter().any(|ask| {
                    ask.sense == Sense::Act(Act::Ask)
                        && ask.at.end <= person.at.start
                        && person.at.start <= ask.at.end + 6
                });
                close
                    && !asked
                    && person.part != Side::To
                    && Some(person.role) != self.role
                    && !matches!(person.part, Side::WillAct | Side::Speaker)
            });
            if asked_by {
                own.add(Act::Reply, 2.0);
                own.scale(Act::Ask, 0.4);
            }
        }
        // ให้…ทราบ makes known.
        let known = people.iter().any(|person| {
            person.part == Side::To
                && hits.iter().any(|hit| {
                    hit.sense == Sense::Cue(Cue::Known)
                        && hit.at.start >= person.at.end
                        && hit.at.start <= person.at.end + 8
                })
        });
        let matter = own.of(Act::ReportUrgent).max(own.of(Act::ReportResults));
        if known {
            own.add(Act::ShareNews, if matter >= 1.5 { 0.2 } else { 0.9 });
        }
        self.lean(hits, own);
        own.scale(Act::Ask, 1.2);
        let Some(role) = role else { return };
        if !self.abilities.commands(self.registry, role) {
            // What somebody told of an incident is the incident.
            if own.of(Act::ReportUrgent) >= 0.9 {
                own.scale(Act::ShareNews, 0.7);
            }
            return;
        }
        // นายอำเภอทุกท่าน…: whoever turns to those below first of all, tells them what to do.
        let addresses = people.iter().any(|person| {
            person.at.start <= 4
                && person.role != role
                && !matches!(person.part, Side::From)
                && !self.abilities.commands(self.registry, person.role)
        });
        if addresses && own.of(Act::ShareNews) < 1.5 {
            own.add(Act::IssueOrder, 1.2);
            own.scale(Act::ReportResults, 0.6);
        }
        // A superior who tells others to do something gives an order.
        let lets = people.iter().any(|person| {
            person.part == Side::To
                && person.role != role
                && hits.iter().any(|hit| {
                    hit.sense == Sense::Cue(Cue::Let)
                        && !hit.denied
                        && hit.at.end <= person.at.start
                        && person.at.start <= hit.at.end + 6
                })
        });
        let opens = hits.iter().any(|hit| {
            hit.sense == Sense::Cue(Cue::Let) && hit.at.start == 0 && hit.quality >= 0.99
        });
        let letter = own.of(Act::SendLetter) >= 1.6
            && own.of(Act::IssueOrder) < own.of(Act::SendLetter) * 1.15;
        if letter {
            // An order in a letter is a letter.
            own.scale(Act::IssueOrder, 0.6);
        } else if (lets || opens) && !known {
            own.add(
                Act::IssueOrder,
                if own.of(Act::ShareNews) >= 1.5 {
                    0.6
                } else {
                    1.9
                },
            );
        } else if hits
            .iter()
            .any(|hit| hit.sense == Sense::Cue(Cue::Imperative) && hit.quality >= 0.99)
            && own.of(Act::ReportResults) < 1.8
        {
            own.add(Act::IssueOrder, 0.8);
        }
        own.scale(Act::IssueOrder, 1.15);

        own.scale(Act::ReportResults, 0.75);
        // A superior who turns to those below passes on what happened, or acts on it.
        let below = people.iter().any(|person| {
            person.part == Side::To && !self.abilities.commands(self.registry, person.role)
        });
        let passes = below && own.of(Act::ShareNews) >= 1.4;
        own.scale(Act::ReportUrgent, if passes { 0.6 } else { 0.85 });
    }

    /// What the shape of the text leans to: its head, and a question that is no question for
    /// a group.
    fn lean(&self, hits: &[Hit], own: &mut Scores) {
        // The first thing named, or what follows "only", is what the rest is about: ผลตรวจ….
        let head = hits.iter().find(|hit| {
            let first = hit.at.start <= 3
                || hits.iter().any(|but| {
                    but.sense == Sense::Cue(Cue::But)
                        && but.quality >= 0.99
                        && but.at.start > 0
                        && hit.at.start >= but.at.end
                        && hit.at.start <= but.at.end + 1
                        && hits.iter().any(|other| other.denied && other.at.end <= but.at.start)
                });
            first && !hit.denied && hit.weight >= 1.2 && hit.quality >= 0.9 && matches!(hit.sense, Sense::Act(_))
        });
        if let Some(Sense::Act(act)) = head.map(|hit| hit.sense) {
            own.add(act, 0.5);
            if act == Act::ReportResults {
                own.scale(Act::ReportUrgent, 0.7);
            }
        }
        // ตามที่ท่านสอบถาม: the question was another's.
        let answered = hits.iter().any(|ask| {
            ask.sense == Sense::Act(Act::Ask)
                && hits.iter().any(|reply| {
                    reply.sense == Sense::Act(Act::Reply)
                        && reply.overlaps(ask)
                        && reply.at.start < ask.at.start
                })
        });
        if answered {
            own.scale(Act::Ask, 0.3);
        }
        // ขอเรียนถามว่าจะส่ง…กลุ่มไหน: the question is put to this program.
        let last = hits
            .iter()
            .filter(|hit| matches!(hit.sense, Sense::Cue(Cue::WhichGroup)))
            .max_by_key(|hit| hit.at.start);
        let verb = last.and_then(|place| {
            hits.iter()
                .filter(|hit| matches!(hit.sense, Sense::Cue(Cue::Puts | Cue::Seeks | Cue::Enter)))
                .filter(|hit| hit.at.end <= place.at.start)
                .max_by_key(|hit| (hit.at.end, hit.at.len()))
        });
        let asks_there = verb.is_none_or(|verb| {
            hits.iter().any(|ask| ask.sense == Sense::Act(Act::Ask) && ask.overlaps(verb))
        });
        let other = own
            .ranked()
            .iter()
            .any(|(act, strength)| *act != Act::Ask && *strength >= 1.2);
        if !asks_there && other {
            own.scale(Act::Ask, 0.4);
        }
        let cue = |cue| hits.iter().any(|hit| hit.sense == Sense::Cue(cue));
        let grouped = cue(Cue::GroupWord)
            || cue(Cue::WhichGroup)
            || hits.iter().any(|hit| matches!(hit.sense, Sense::Group(_)));
        let acts = cue(Cue::Puts) || cue(Cue::Seeks) || cue(Cue::Enter);
        if (cue(Cue::Question) || cue(Cue::Where)) && !grouped && !acts {
            own.add(Act::Ask, 1.5);
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one balance of four strengths, read from top to bottom"
    )]
    fn purposes(&self, found: &Found<'_>, change: Option<&Change>) -> Vec<(Purpose, f32)> {
        let hits = found.hits;
        let strength = |purpose| score::purpose(hits, purpose);
        let (mut read, mut join, mut about, mut post) = (
            strength(Purpose::Read),
            strength(Purpose::Join),
            strength(Purpose::About),
            strength(Purpose::Post),
        );
        join += change.map_or(0.0, |change| change.strength);
        let all = found.all.best();
        let own = found.own.best();
        let own_strength = own.map_or(0.0, |(_, strength)| strength);
        let sends = self.normal.keys.starts_with(&normalise("ส่ง").keys);
        post += if sends { 0.8 } else { 0.0 };
        post += match own {
            // To ask, answer and acknowledge is to post, whatever it is about.
            Some((Act::Ask | Act::Reply | Act::Acknowledge, strength)) => (strength * 0.8).min(2.2),
            _ => (own_strength * 0.45).min(1.3),
        };
        if let Some((act, strength)) = all {
            let theirs = own_strength < strength * 0.7;
            let role = self.role.or(found.sender);
            let informs = matches!(act, Act::IssueOrder | Act::SendLetter | Act::ShareNews);
            if theirs && informs {
                read += 1.1;
            }
            let topic = found.topic.unwrap_or(self.registry.first_topic());
            if let Some(role) = role
                && informs
                && !self.abilities.can(role, act, topic)
                && !hits.iter().any(|hit| hit.sense == Sense::Cue(Cue::Intends))
            {
                read += if act == Act::ShareNews { 0.3 } else { 1.4 };
            }
        }
        // What another posts is looked for, if anything tells of looking.
        let another = found.people.iter().any(|person| {
            person.part == Side::Actor && Some(person.role) != self.role.or(found.sender)
        });
        if read > 0.5 && another {
            read += 0.8;
        }
        let whether = hits.iter().any(|hit| hit.sense == Sense::Cue(Cue::Whether));
        let cue = |cue| hits.iter().any(|hit| hit.sense == Sense::Cue(cue));
        if !found.groups.is_empty() {
            let puts = cue(Cue::Puts);
            if all.is_none() && join < 1.5 && !(whether && puts) {
                about += 1.5;
            }
            // Whether something must be done in a group asks about the group.
            let must = whether && cue(Cue::Must) && !(puts && found.groups.len() > 1);
            if must || cue(Cue::WhyWho) {
                about += 2.2;
                post *= 0.5;
            } else if whether && join < 1.5 && (all.is_some() || puts) {
                // Whether something may be done in a group is asked by one who would do it.
                post += 1.2;
            }
            if found.groups.len() > 1 && !(puts && own_strength >= 1.5) {
                about += 0.8;
            }
        }
        let which = hits.iter().any(|hit| {
            hit.sense == Sense::Cue(Cue::WhichGroup)
                && hits.iter().any(|next| {
                    matches!(
                        next.sense,
                        Sense::Cue(
                            Cue::Forbid
                                | Cue::NotNeeded
                                | Cue::NoSize
                                | Cue::Has
                                | Cue::Only
                                | Cue::InPerson
                        )
                    ) && next.at.start >= hit.at.end
                        && next.at.start <= hit.at.end + 4
                })
        }) || cue(Cue::InPerson) && cue(Cue::WhichGroup);
        let bans = hits.iter().any(|ban| {
            matches!(ban.sense, Sense::Cue(Cue::Forbid | Cue::NotNeeded))
                && hits.iter().any(|act| {
                    matches!(act.sense, Sense::Act(_))
                        && act.at.start >= ban.at.end
                        && act.at.start <= ban.at.end + 14
                })
        });
        let role = self.role.or(found.sender);
        let superior = role.is_some_and(|role| self.abilities.commands(self.registry, role));
        if bans && cue(Cue::WhichGroup) && found.groups.is_empty() && !superior {
            about += 2.4;
            post *= 0.5;
        }
        if which && found.groups.is_empty() && !cue(Cue::New) {
            about += 2.3;
        }
        // "กลุ่ม ๑๙ คน", "๑๑๘ คน กลุ่มไหน": a number of people close to a word for a group.
        let near_number =
            |hit: &Hit| {
                self.normal.keys.iter().enumerate().any(|(at, key)| {
                    *key == NUMBER && at + 10 > hit.at.start && at < hit.at.end + 10
                })
            };
        let sized = hits.iter().any(|hit| {
            matches!(
                hit.sense,
                Sense::Cue(Cue::GroupWord | Cue::WhichGroup | Cue::People)
            ) && near_number(hit)
        }) && hits.iter().any(|hit| {
            matches!(hit.sense, Sense::Cue(Cue::GroupWord | Cue::WhichGroup)) && near_number(hit)
        }) && cue(Cue::People)
            && !about::by_size(self.registry, self.text, self.normal).is_empty();
        if sized {
            about += 2.3;
        }
        // The verb nearest to the word for "where" tells what is to be done there.
        for (purpose, strength) in self.nearest_verbs(found) {
            match purpose {
                Purpose::Post => post += strength,
                Purpose::Read => read += strength,
                Purpose::Join => join += strength,
                Purpose::About => about += strength,
            }
        }
        // A thing that is put into a group is posted: ส่งภาพเข้ากลุ่มไหน.
        let things = hits.iter().any(|thing| {
            thing.sense == Sense::Cue(Cue::Thing)
                && hits.iter().any(|enter| {
                    matches!(enter.sense, Sense::Cue(Cue::Enter | Cue::Stay))
                        && enter.at.start >= thing.at.end
                        && (enter.at.start <= thing.at.end + 3 || thing.at.start <= 3)
                })
        });
        let looks = hits.iter().any(|hit| {
            matches!(hit.sense, Sense::Cue(Cue::Seeks | Cue::Receive | Cue::New | Cue::Succeeds))
        });
        if things && !looks && change.is_none_or(|change| change.act == Act::Join) {
            join *= 0.3;
            post += 1.2;
        }
        // A question about a group names one, or says that it means one.
        if found.groups.is_empty()
            && !cue(Cue::GroupWord)
            && !cue(Cue::WhichGroup)
            && about::by_size(self.registry, self.text, self.normal).is_empty()
        {
            about *= 0.35;
        }
        // Groups told by who is in them, or by how large they are.
        let grouped = cue(Cue::GroupWord) || cue(Cue::WhichGroup);
        if grouped && (cue(Cue::Most) || cue(Cue::Least)) && join < 1.5 {
            about += 2.0;
        }
        let together = found
            .people
            .iter()
            .filter(|person| !person.office && person.part != Side::To)
            .count()
            + found.hits.iter().filter(|hit| hit.denied && matches!(hit.sense, Sense::Role(_))).count();
        if cue(Cue::WhichGroup) && together >= 2 && cue(Cue::Stay) && found.groups.is_empty() {
            about += 2.6;
        }
        if found.groups.is_empty()
            && self.normal.len() <= 12
            && !about::by_size(self.registry, self.text, self.normal).is_empty()
            && cue(Cue::People)
        {
            about += 1.8;
        }
        let mut ranked = [
            (Purpose::Post, post),
            (Purpose::Read, read),
            (Purpose::Join, join),
            (Purpose::About, about),
        ];
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        // To ask about a group is not to say that one wants to do there what is forbidden.
        if let (Some((Purpose::About, _)), Some(&group), Some((act, strength))) =
            (ranked.first(), found.groups.first(), own)
            && score::purpose(hits, Purpose::About) < 2.2
            && !cue(Cue::WhyWho)
            && strength >= 1.5
            && act.is_posting()
        {
            let topic = found.topic.unwrap_or(self.registry.first_topic());
            let mut need = Need::to_do(act, topic);
            need.role = self.role.or(found.sender);
            let answer = answer(self.registry, need);
            if answer
                .finding(group)
                .is_some_and(|found| found.verdict == Verdict::Forbidden)
            {
                ranked.sort_by_key(|(purpose, _)| *purpose != Purpose::Post);
            }
        }
        // Where nothing is plain, one wants to post.
        if ranked.first().is_none_or(|(_, strength)| *strength < 0.9) {
            ranked.sort_by_key(|(purpose, _)| *purpose != Purpose::Post);
        }
        ranked.into()
    }

    /// What the verbs right before the words for "where" tell of the purpose.
    fn nearest_verbs(&self, found: &Found<'_>) -> Vec<(Purpose, f32)> {
        /// How far before the word the verb may stand, in letters.
        const REACH: usize = 16;
        let hits = found.hits;
        let role = self.role.or(found.sender);
        let mut told: Vec<(Purpose, f32)> = Vec::new();
        let wheres = hits
            .iter()
            .filter(|hit| matches!(hit.sense, Sense::Cue(Cue::Where | Cue::WhichGroup)));
        for place in wheres {
            let verb = hits
                .iter()
                .filter(|hit| {
                    matches!(hit.sense, Sense::Cue(Cue::Puts | Cue::Seeks)) && !hit.denied
                })
                .filter(|hit| {
                    hit.at.end <= place.at.start && place.at.start - hit.at.end <= REACH
                })
                .max_by_key(|hit| (hit.at.end, hit.at.len()));
            let Some(verb) = verb else { continue };
            let theirs = found.people.iter().any(|person| {
                person.at.end <= verb.at.start
                    && verb.at.start <= person.at.end + 2
                    && person.part == Side::Actor
                    && Some(person.role) != role
            });
            let strength = if place.at.start - verb.at.end <= 6 { 1.0 } else { 0.6 };
            told.push(match verb.sense {
                Sense::Cue(Cue::Puts) if !theirs => (Purpose::Post, strength),
                _ => (Purpose::Read, strength),
            });
        }
        // Several words for one place count once.
        told.sort_by(|a, b| b.1.total_cmp(&a.1));
        told.truncate(1);
        told
    }

    fn post(&self, found: &Found<'_>, need: &mut Need) {
        let posting = |scores: &Scores| {
            let ranked = scores.ranked();
            ranked.into_iter().find(|(act, _)| act.is_posting())
        };
        let understood = posting(&found.own)
            .or_else(|| posting(&found.all))
            .filter(|(_, strength)| *strength >= ENOUGH)
            .map(|(act, _)| act)
            .or_else(|| self.by_default(found, need));
        let Some(act) = understood else { return };
        need.act = Some(act);
        need.to = self.addressed(found, need, act);
        let talk = matches!(act, Act::Ask | Act::Reply | Act::Acknowledge);
        // What is said in a named group is for those who are there; said elsewhere it would
        // not reach them.
        if let Some(group) = need.asked_group.filter(|_| talk && need.to.is_empty()) {
            let verdict = answer(self.registry, need.clone())
                .finding(group)
                .map(|finding| finding.verdict);
            if verdict == Some(Verdict::Forbidden) {
                let members = &self.registry.group(group).members;
                need.to.extend(members.iter().filter(|&&role| Some(role) != need.role));
            }
        }
        let report = matches!(act, Act::ReportResults | Act::ReportUrgent);
        // A report belongs where reports go, whoever else is to see it.
        if report && !need.to.is_empty() && answer(self.registry, need.clone()).best.is_none() {
            need.to.clear();
        }
        // An office named in passing must not hide a group that fits.
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

    /// What is done where no word tells: work that is done, or counted, is a result, and a
    /// superior who turns to others gives an order.
    fn by_default(&self, found: &Found<'_>, need: &Need) -> Option<Act> {
        let cue = |cue| found.hits.iter().any(|hit| hit.sense == Sense::Cue(cue));
        let commands = need
            .role
            .is_some_and(|role| self.abilities.commands(self.registry, role));
        if commands {
            let others = found.people.iter().any(|person| Some(person.role) != need.role);
            return (others || cue(Cue::Imperative)).then_some(Act::IssueOrder);
        }
        // Work for a topic with a group of its own is told there when it is done.
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

    /// Whom the post is for.
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
                Side::Speaker | Side::WillAct => false,
            };
            let named = found
                .people
                .iter()
                .any(|other| !other.office && Some(other.role) != need.role);
            // A person named is meant before an office that stands for one.
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
        // A report goes to the highest who is named, not to all who are.
        if report && to.len() > 1 {
            to.truncate(1);
        }
        to
    }

    fn reader_need(&self, found: &Found<'_>, need: &mut Need) {
        let object = [
            Act::SendLetter,
            Act::IssueOrder,
            Act::ShareNews,
            Act::ReportUrgent,
            Act::ReportResults,
            Act::Reply,
        ]
        .into_iter()
        .map(|act| (act, found.all.of(act)))
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
            // Who acts is the source before who is only named.
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
            // What one person posts for another is where that person posts it.
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
            // The topic in the name of one's work is not the group's.
            need.topic = self
                .abilities
                .topic_of(group)
                .unwrap_or(self.registry.first_topic());
            return;
        }
        // The one group that is for the topic alone.
        if let Some(topic) = found.topic.filter(|&topic| topic != self.registry.first_topic()) {
            let mut groups = self
                .registry
                .group_ids()
                .filter(|&group| self.abilities.topic_of(group) == Some(topic));
            need.asked_group = groups.next().filter(|_| groups.next().is_none());
            if need.asked_group.is_some() {
                return;
            }
        }
        // A group told by what one wants to do in it.
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
        let place = |purpose| {
            let wanted = Need {
                act: Some(act),
                purpose,
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
        let others = found
            .people
            .iter()
            .any(|person| matches!(person.part, Side::Actor) && Some(person.role) != need.role);
        need.asked_group = if receives || others {
            with_from().or_else(|| place(Purpose::Post))
        } else {
            place(Purpose::Post).or_else(with_from)
        };
        // The group that is meant is meant, whether or not its members include the asker.
        if need.asked_group.is_none() {
            let anybody = Need {
                role: None,
                act: Some(act),
                purpose: Purpose::Post,
                from: None,
                to: Vec::new(),
                ..need.clone()
            };
            need.asked_group = answer(self.registry, anybody).best;
        }
    }

    fn about(&self, found: &Found<'_>, need: &mut Need) {
        let outsiders = found.hits.iter().any(|hit| hit.sense == Sense::Outsider);
        if need.asked_group.is_none() && !outsiders {
            let described = about::described(
                self.registry,
                self.text,
                self.normal,
                found.hits,
                &found.people,
            );
            need.asked_group = described.first().copied();
            // Told by what it is for.
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

    /// Readings nearly as strong as `need`.
    fn alternatives(found: &Found<'_>, need: &Need) -> Vec<Need> {
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
        // Whether one posts or reads is often left unsaid.
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

    fn evidence(&self, found: &Found<'_>, need: &Need, outside: bool) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        let mut add = |field, at: &Range<usize>, confidence: f32| {
            let range = self.normal.chars(at);
            evidence.push(Evidence {
                field,
                words: self
                    .text
                    .chars()
                    .skip(range.start)
                    .take(range.len())
                    .collect(),
                range,
                confidence: confidence.clamp(0.0, 1.0),
            });
        };
        for hit in found.hits.iter().filter(|hit| !hit.denied) {
            let sure = hit.weight / 3.0 * 0.6 + 0.4 * hit.quality;
            match hit.sense {
                Sense::Act(act) if need.act == Some(act) && !outside => {
                    add(Field::Act, &hit.at, sure);
                }
                Sense::Topic(topic) if need.topic == topic => {
                    add(Field::Topic, &hit.at, hit.quality);
                }
                Sense::Purpose(purpose) if need.purpose == purpose => {
                    add(Field::Purpose, &hit.at, sure);
                }
                Sense::Group(group) if need.asked_group == Some(group) => {
                    add(Field::AskedGroup, &hit.at, hit.quality);
                }
                Sense::Outside if outside => add(Field::Outside, &hit.at, sure),
                _ => {}
            }
        }
        for person in &found.people {
            let sure = if person.office { 0.6 } else { 0.9 };
            if need.to.contains(&person.role) {
                add(Field::To, &person.at, sure);
            } else if need.from == Some(person.role) {
                add(Field::From, &person.at, sure);
            } else if self.role.is_none() && need.role == Some(person.role) {
                add(Field::Role, &person.at, sure);
            }
        }
        evidence
    }
}
