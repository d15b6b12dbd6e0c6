//! Determines which people and groups a text names, and scores its acts: all acts mentioned, and
//! the asker's own.

use std::ops::Range;

use super::cues::Cue;
use super::hit::{Hit, Sense};
use super::people::{Part as Side, Person, cue_ending, cue_starting, people};
use super::reader::{Found, Reader};
use super::score::{self, Scores};
use crate::registry::{Act, GroupId, RoleId};

/// The weight of an act that the text only refers to.
const REFERRED: f32 = 0.4;

/// Returns whether `hit` lies inside one of `stretches`.
fn within(stretches: &[Range<usize>], hit: &Hit) -> bool {
    stretches
        .iter()
        .any(|range| range.start <= hit.at.start && hit.at.end <= range.end)
}

/// Returns the weight of `hit`, reduced if the text only refers to it.
fn factor(referred: &[Range<usize>], hit: &Hit) -> f32 {
    if within(referred, hit) && hit.sense != Sense::Act(Act::Reply) {
        REFERRED
    } else {
        1.0
    }
}

impl Reader<'_> {
    /// Collects what `hits` say about the letters in `range`.
    pub(super) fn look<'h>(&self, hits: &'h [Hit], range: &Range<usize>) -> Found<'h> {
        let people = people(hits);
        let referred = self.referred(hits);
        let leaning = self.examples.leaning(&self.matter(range, &referred));
        let groups = hits
            .iter()
            .filter(|hit| !hit.denied && cue_ending(hits, hit.at.start, Cue::Belongs).is_none())
            .filter(|hit| {
                // "อยู่แค่กลุ่ม X" says where somebody belongs, not which group is meant.
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
        // A topic that the text negates does not apply, whatever the group.
        let denied = hits
            .iter()
            .any(|hit| hit.denied && matches!(hit.sense, Sense::Topic(_)));
        let topic = hits
            .iter()
            .filter(|hit| !hit.denied)
            .filter(|hit| {
                // The topic in a group's name belongs to the group.
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
                    .filter(|_| !denied)
            });
        let sender = Self::sender(&people);
        let role = self.role.or(sender);
        let quoted = |hit: &Hit| factor(&referred, hit);
        let all = score::acts(hits, quoted);
        let mut own = score::acts(hits, |hit| {
            quoted(hit) * Self::ownership(hits, hit, &people, role)
        });
        self.adjust(hits, &people, role, &referred, &mut own);
        Found {
            hits,
            people,
            groups: named,
            all,
            own,
            topic,
            sender,
            leaning,
        }
    }

    /// Returns the score of the strongest act in `hits`. References weigh little.
    pub(super) fn strength(&self, hits: &[Hit]) -> f32 {
        let referred = self.referred(hits);
        score::acts(hits, |hit| factor(&referred, hit))
            .best()
            .map_or(0.0, |(_, strength)| strength)
    }

    /// Returns the letters in `range` outside references, or all of them if too few remain.
    fn matter(&self, range: &Range<usize>, referred: &[Range<usize>]) -> Vec<u8> {
        /// Fewer letters carry no evidence.
        const LEAST: usize = 12;
        let letters = |at: usize| self.normal.keys.get(at).copied();
        let matter: Vec<u8> = range
            .clone()
            .filter(|at| !referred.iter().any(|range| range.contains(at)))
            .filter_map(letters)
            .collect();
        if matter.len() < LEAST {
            range.clone().filter_map(letters).collect()
        } else {
            matter
        }
    }

    /// Returns the ranges that only refer to something: ตามหนังสือ…, up to a new line or the action
    /// itself.
    fn referred(&self, hits: &[Hit]) -> Vec<Range<usize>> {
        /// The maximum length of a reference, in letters.
        const REACH: usize = 40;
        let lines = self.line_starts();
        let refers = hits.iter().filter(|hit| {
            hit.sense == Sense::Cue(Cue::Refers)
                // If nothing follows, the reference itself is the matter.
                && hit.at.end + 12 < self.normal.len()
        });
        refers
            .map(|hit| {
                let deed = hits.iter().filter(|other| {
                    other.at.start > hit.at.end
                        && matches!(
                            other.sense,
                            Sense::Cue(Cue::Wish | Cue::Intends | Cue::Done)
                        )
                });
                let stop = deed
                    .map(|other| other.at.start)
                    .chain(lines.iter().copied().filter(|&line| line > hit.at.end))
                    .min()
                    .unwrap_or(self.normal.len());
                hit.at.start..stop.min(hit.at.end + REACH)
            })
            .collect()
    }

    /// Returns the speaker's role, if the text names it.
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

    /// Returns to what degree an act is the asker's own. Directly after somebody else's name it
    /// belongs to that person.
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

    /// Adjusts the scores for who speaks, and how.
    fn adjust(
        &self,
        hits: &[Hit],
        people: &[Person],
        role: Option<RoleId>,
        referred: &[Range<usize>],
        own: &mut Scores,
    ) {
        // ผวจ. ถาม…: the asker's own act is to answer.
        for hit in hits.iter().filter(|hit| hit.sense == Sense::Act(Act::Ask)) {
            let asked_by = people.iter().any(|person| {
                let close = person.at.end <= hit.at.start && hit.at.start <= person.at.end + 2;
                // ถามศูนย์จังหวัด ถาม…: the person asked is not the one asking.
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
        // ให้…ทราบ informs somebody.
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
        Self::lean(hits, referred, own);
        own.scale(Act::Ask, 1.2);
        if let Some(role) = role {
            self.by_rank(hits, people, role, known, own);
        }
    }

    /// Adjusts the scores for the speaker's rank.
    fn by_rank(
        &self,
        hits: &[Hit],
        people: &[Person],
        role: RoleId,
        known: bool,
        own: &mut Scores,
    ) {
        if !self.abilities.commands(self.registry, role) {
            // Passing on an incident is reporting it, not sharing news.
            if own.of(Act::ReportUrgent) >= 0.9 {
                own.scale(Act::ShareNews, 0.7);
            }
            return;
        }
        // นายอำเภอทุกท่าน…: a superior who addresses subordinates first tells them what to do.
        let addresses = people.iter().any(|person| {
            person.at.start <= 4
                && person.role != role
                && !matches!(person.part, Side::From | Side::To)
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
            // An order sent in a letter is a letter.
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
        // A superior who addresses subordinates passes on what happened, or acts on it.
        let below = people.iter().any(|person| {
            person.part == Side::To && !self.abilities.commands(self.registry, person.role)
        });
        let passes = below && own.of(Act::ShareNews) >= 1.4;
        own.scale(Act::ReportUrgent, if passes { 0.6 } else { 0.85 });
    }

    /// Adjusts the scores for the shape of the text: its head, and questions that are not for a
    /// group.
    fn lean(hits: &[Hit], referred: &[Range<usize>], own: &mut Scores) {
        // The first thing named, or what follows "only", is the subject of the rest: ผลตรวจ….
        let head = hits.iter().find(|hit| {
            let wished = hits
                .iter()
                .any(|wish| wish.sense == Sense::Cue(Cue::Wish) && wish.at == (0..hit.at.start));
            let first = hit.at.start <= 3
                || wished
                || hits.iter().any(|but| {
                    but.sense == Sense::Cue(Cue::But)
                        && but.quality >= 0.99
                        && but.at.start > 0
                        && hit.at.start >= but.at.end
                        && hit.at.start <= but.at.end + 1
                        && hits
                            .iter()
                            .any(|other| other.denied && other.at.end <= but.at.start)
                });
            // รายงาน and ส่ง combine with anything, so the head is what is sent.
            let verb = hits.iter().any(|puts| {
                hit.sense == Sense::Act(Act::ReportResults)
                    && puts.sense == Sense::Cue(Cue::Puts)
                    && hit.at.start <= puts.at.start
                    && puts.at.end <= hit.at.end
            });
            first
                && !verb
                && !hit.denied
                && !within(referred, hit)
                && hit.weight >= 1.2
                && hit.quality >= 0.9
                && matches!(hit.sense, Sense::Act(_))
        });
        if let Some(Sense::Act(act)) = head.map(|hit| hit.sense) {
            // A text that begins with a question asks, whatever it is about.
            own.add(act, if act == Act::Ask { 1.2 } else { 0.5 });
            if act == Act::ReportResults {
                own.scale(Act::ReportUrgent, 0.55);
            }
        }
        // ตามที่ท่านสอบถาม: somebody else asked the question.
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
        // ขอเรียนถามว่าจะส่ง…กลุ่มไหน: the question is for this program.
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
            hits.iter()
                .any(|ask| ask.sense == Sense::Act(Act::Ask) && ask.overlaps(verb))
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
        let place = cue(Cue::Where);
        // ไม่มีอะไรค่ะ is not a question. A question about a group is for this program.
        let question = hits.iter().any(|hit| {
            hit.sense == Sense::Cue(Cue::Question)
                && !hits.iter().any(|not| {
                    not.sense == Sense::Cue(Cue::Negation)
                        && (not.at.end..=not.at.end + 10).contains(&hit.at.start)
                })
        });
        if !grouped && (question && !place || place && !acts) {
            own.add(Act::Ask, 1.8);
            own.scale(Act::Acknowledge, 0.6);
        }
    }
}
