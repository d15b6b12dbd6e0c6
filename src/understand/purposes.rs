//! Scores the purposes of a text: to post, to read, to join, or to ask about a group.

use super::about;
use super::cues::Cue;
use super::hit::{Hit, Sense};
use super::members::Change;
use super::people::Part as Side;
use super::reader::{Found, Reader};
use super::score;
use crate::guide::{Need, Verdict, answer};
use crate::registry::{Act, Purpose};
use crate::text::normalise;
use crate::text::normalise::NUMBER;

/// The weight of the examples in scoring the purpose.
const LEAN: f32 = 1.5;
/// The factor on that weight if no word indicates the purpose.
const UNTOLD: f32 = 0.7;

impl Reader<'_> {
    /// Returns the purposes with their scores, most likely first.
    #[expect(
        clippy::too_many_lines,
        reason = "one balance of four strengths, read from top to bottom"
    )]
    pub(super) fn purposes(
        &self,
        found: &Found<'_>,
        change: Option<&Change>,
    ) -> Vec<(Purpose, f32)> {
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
            // Asking, answering and acknowledging is posting, whatever it is about.
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
        // Somebody else's posts are being looked for, if anything suggests looking.
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
            // Asking whether something must be done in a group is asking about the group. ควรลง…ไหม
            // asks where to post.
            let advice = hits.iter().any(|must| {
                must.sense == Sense::Cue(Cue::Must)
                    && must.at.len() <= 3
                    && hits.iter().any(|verb| {
                        verb.sense == Sense::Cue(Cue::Puts) && verb.at.start == must.at.end
                    })
            }) && own_strength >= 0.8
                && cue(Cue::Done);
            let must = whether && cue(Cue::Must) && !(puts && found.groups.len() > 1) && !advice;
            if must || cue(Cue::WhyWho) || whether && cue(Cue::Or) && cue(Cue::Forbid) {
                about += 2.2;
                post *= 0.5;
            } else if whether && join < 1.5 && (all.is_some() || puts) {
                // Somebody who asks whether something is allowed in a group intends to do it.
                post += 1.2;
            }
            if found.either() && (puts || own_strength >= 0.8) {
                post += 1.5;
            } else if found.groups.len() > 1 && !(puts && own_strength >= 1.5) {
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
        // The verb closest to the word for "where" decides what to do there.
        for (purpose, strength) in self.nearest_verbs(found) {
            match purpose {
                Purpose::Post => post += strength,
                Purpose::Read => read += strength,
                Purpose::Join => join += strength,
                Purpose::About => about += strength,
            }
        }
        // A thing put into a group is posted: ส่งภาพเข้ากลุ่มไหน.
        let things = hits.iter().any(|thing| {
            thing.sense == Sense::Cue(Cue::Thing)
                && hits.iter().any(|enter| {
                    matches!(enter.sense, Sense::Cue(Cue::Enter | Cue::Stay))
                        && enter.at.start >= thing.at.end
                        && (enter.at.start <= thing.at.end + 3 || thing.at.start <= 3)
                })
        });
        let looks = hits.iter().any(|hit| {
            matches!(
                hit.sense,
                Sense::Cue(Cue::Seeks | Cue::Receive | Cue::New | Cue::Succeeds)
            )
        });
        if things && !looks && change.is_none_or(|change| change.act == Act::Join) {
            join *= 0.3;
            post += 1.2;
        }
        // A question about a group names one, or says that it is about a group.
        if found.groups.is_empty()
            && !cue(Cue::GroupWord)
            && !cue(Cue::WhichGroup)
            && about::by_size(self.registry, self.text, self.normal).is_empty()
        {
            about *= 0.35;
        }
        // Groups identified by their members or size.
        let grouped = cue(Cue::GroupWord) || cue(Cue::WhichGroup);
        if grouped && (cue(Cue::Most) || cue(Cue::Least)) && join < 1.5 {
            about += 2.0;
        }
        let together = found
            .people
            .iter()
            .filter(|person| !person.office && person.part != Side::To)
            .count()
            + found
                .hits
                .iter()
                .filter(|hit| hit.denied && matches!(hit.sense, Sense::Role(_)))
                .count();
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
        // A thing to be placed in one of two groups is posted.
        if found.either() && cue(Cue::Thing) {
            join *= 0.3;
            post += 1.5;
        }
        // Adds the examples' scores, with less weight if no word indicates the purpose.
        let named = !found.groups.is_empty() || grouped || sized;
        let lean = |purpose, told: bool| {
            let share = found.leaning.of_purpose(purpose);
            share * LEAN * if told { 1.0 } else { UNTOLD }
        };
        post += lean(Purpose::Post, true) + score::outside(hits) * 0.8;
        read += lean(Purpose::Read, read > 0.0);
        join += lean(Purpose::Join, join > 0.0);
        about += lean(Purpose::About, named);
        let mut ranked = [
            (Purpose::Post, post),
            (Purpose::Read, read),
            (Purpose::Join, join),
            (Purpose::About, about),
        ];
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        // Asking about a group does not mean intending something that is forbidden there.
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
                .for_group(group)
                .is_some_and(|found| found.verdict == Verdict::Forbidden)
            {
                ranked.sort_by_key(|(purpose, _)| *purpose != Purpose::Post);
            }
        }
        // If nothing is clear, assume posting.
        if ranked.first().is_none_or(|(_, strength)| *strength < 0.9) {
            ranked.sort_by_key(|(purpose, _)| *purpose != Purpose::Post);
        }
        ranked.into()
    }

    /// Returns the purpose indicated by the verbs before the words for "where".
    fn nearest_verbs(&self, found: &Found<'_>) -> Vec<(Purpose, f32)> {
        /// The maximum distance from the verb to the word, in letters.
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
                .filter(|hit| hit.at.end <= place.at.start && place.at.start - hit.at.end <= REACH)
                .max_by_key(|hit| (hit.at.end, hit.at.len()));
            let Some(verb) = verb else { continue };
            let theirs = found.people.iter().any(|person| {
                person.at.end <= verb.at.start
                    && verb.at.start <= person.at.end + 2
                    && person.part == Side::Actor
                    && Some(person.role) != role
            });
            let strength = if place.at.start - verb.at.end <= 6 {
                1.0
            } else {
                0.6
            };
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
}
