//! Extracts the features of a text: which people and groups it names, and the scores of its acts:
//! all acts mentioned, and the asker's own.

use std::ops::Range;

use super::examples::Probabilities;
use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention, contains};
use super::parser::NeedParser;
use super::people::{Person, SemanticRole, function_word_ending, function_word_starting, people};
use super::scores::{self, Scores};
use crate::registry::{Act, GroupId, RoleId, TopicId};

/// The weight of an act that the text only refers to.
const REFERRED_FACTOR: f32 = 0.4;

/// The weight of the examples in scoring acts.
const EXAMPLES_WEIGHT: f32 = 1.2;

/// What a text says, as far as its terms and its shape show.
pub(super) struct Features<'h> {
    pub mentions: &'h [Mention],
    pub people: Vec<Person>,
    /// The groups named, in text order.
    pub groups: Vec<GroupId>,
    /// The scores of all acts mentioned.
    pub all_acts: Scores,
    /// The scores of the asker's own acts.
    pub own_acts: Scores,
    pub topic: Option<TopicId>,
    pub sender: Option<RoleId>,
    /// The examples' probabilities.
    pub probabilities: Probabilities,
}

impl Features<'_> {
    /// Returns whether the text offers groups as alternatives: "A หรือ B".
    pub fn offers_alternatives(&self) -> bool {
        /// The maximum distance from the word to the names, in letters.
        const REACH: usize = 16;
        let names = |range: Range<usize>| {
            self.mentions.iter().any(|mention| {
                matches!(mention.meaning, Meaning::Group(_))
                    && mention.at.start < range.end
                    && range.start < mention.at.end
            })
        };
        self.groups.len() > 1
            && self.mentions.iter().any(|or| {
                or.is(FunctionWord::Or)
                    && names(or.at.start.saturating_sub(REACH)..or.at.start)
                    && names(or.at.end..or.at.end + REACH)
            })
    }

    /// Returns `scores` with the weight of the examples added.
    pub fn with_examples(&self, scores: &Scores) -> Scores {
        let mut adjusted = scores.clone();
        for act in Act::posting() {
            adjusted.add(act, EXAMPLES_WEIGHT * self.probabilities.of(act));
        }
        adjusted
    }
}

/// Returns whether `mention` lies inside one of `ranges`.
fn is_within(ranges: &[Range<usize>], mention: &Mention) -> bool {
    ranges
        .iter()
        .any(|range| range.start <= mention.at.start && mention.at.end <= range.end)
}

/// Returns the weight of `mention`, reduced if the text only refers to it.
fn weight_factor(referred: &[Range<usize>], mention: &Mention) -> f32 {
    if is_within(referred, mention) && mention.meaning != Meaning::Act(Act::Reply) {
        REFERRED_FACTOR
    } else {
        1.0
    }
}

impl NeedParser<'_> {
    /// Collects what `mentions` say about the letters in `range`.
    pub(super) fn extract_features<'h>(
        &self,
        mentions: &'h [Mention],
        range: &Range<usize>,
    ) -> Features<'h> {
        let people = people(mentions);
        let referred = self.referred(mentions);
        let probabilities = self
            .examples
            .classify(&self.letters_outside(range, &referred));
        let groups = mentions
            .iter()
            .filter(|mention| {
                !mention.negated
                    && function_word_ending(mentions, mention.at.start, FunctionWord::Belongs)
                        .is_none()
            })
            .filter(|mention| {
                // "อยู่แค่กลุ่ม X" says where somebody belongs, not which group is meant.
                !mentions.iter().any(|word| {
                    word.is(FunctionWord::GroupWord)
                        && word.at.end == mention.at.start
                        && function_word_ending(mentions, word.at.start, FunctionWord::Belongs)
                            .is_some()
                })
            })
            .filter_map(|mention| match mention.meaning {
                Meaning::Group(group) => Some(group),
                _ => None,
            });
        let mut named: Vec<GroupId> = Vec::new();
        for group in groups {
            if !named.contains(&group) {
                named.push(group);
            }
        }
        // A topic that the text negates does not apply, whatever the group.
        let negated = mentions
            .iter()
            .any(|mention| mention.negated && matches!(mention.meaning, Meaning::Topic(_)));
        let topic = mentions
            .iter()
            .filter(|mention| !mention.negated)
            .filter(|mention| {
                // The topic in a group's name belongs to the group.
                !mentions
                    .iter()
                    .any(|name| matches!(name.meaning, Meaning::Group(_)) && name.overlaps(mention))
            })
            .find_map(|mention| match mention.meaning {
                Meaning::Topic(topic) => Some(topic),
                _ => None,
            })
            .or_else(|| {
                named
                    .first()
                    .and_then(|&group| self.abilities.topic_of(group))
                    .filter(|_| !negated)
            });
        let sender = Self::sender(&people);
        let role = self.role.or(sender);
        let factor = |mention: &Mention| weight_factor(&referred, mention);
        let all_acts = scores::acts(mentions, factor);
        let mut own_acts = scores::acts(mentions, |mention| {
            factor(mention) * Self::ownership(mentions, mention, &people, role)
        });
        self.adjust(mentions, &people, role, &referred, &mut own_acts);
        Features {
            mentions,
            people,
            groups: named,
            all_acts,
            own_acts,
            topic,
            sender,
            probabilities,
        }
    }

    /// Returns the score of the strongest act in `mentions`. References weigh little.
    pub(super) fn strength(&self, mentions: &[Mention]) -> f32 {
        let referred = self.referred(mentions);
        scores::acts(mentions, |mention| weight_factor(&referred, mention))
            .best()
            .map_or(0.0, |(_, strength)| strength)
    }

    /// Returns the letters in `range` outside references, or all of them if too few remain.
    fn letters_outside(&self, range: &Range<usize>, referred: &[Range<usize>]) -> Vec<u8> {
        /// Fewer letters carry no evidence.
        const FEWEST: usize = 12;
        let letter_at = |at: usize| self.normal.keys.get(at).copied();
        let outside: Vec<u8> = range
            .clone()
            .filter(|at| !referred.iter().any(|range| range.contains(at)))
            .filter_map(letter_at)
            .collect();
        if outside.len() < FEWEST {
            range.clone().filter_map(letter_at).collect()
        } else {
            outside
        }
    }

    /// Returns the ranges that only refer to something: ตามหนังสือ…, up to a new line or the action
    /// itself.
    fn referred(&self, mentions: &[Mention]) -> Vec<Range<usize>> {
        /// The maximum length of a reference, in letters.
        const REACH: usize = 40;
        let lines = self.line_starts();
        let refers = mentions.iter().filter(|mention| {
            mention.is(FunctionWord::Refers)
                // If nothing follows, the reference itself is the subject.
                && mention.at.end + 12 < self.normal.len()
        });
        refers
            .map(|mention| {
                let actions = mentions.iter().filter(|other| {
                    other.at.start > mention.at.end
                        && other.is_any(&[
                            FunctionWord::Wish,
                            FunctionWord::Intends,
                            FunctionWord::Done,
                        ])
                });
                let stop = actions
                    .map(|other| other.at.start)
                    .chain(lines.iter().copied().filter(|&line| line > mention.at.end))
                    .min()
                    .unwrap_or(self.normal.len());
                mention.at.start..stop.min(mention.at.end + REACH)
            })
            .collect()
    }

    /// Returns the speaker's role, if the text names it.
    fn sender(people: &[Person]) -> Option<RoleId> {
        let person = |wanted: SemanticRole| {
            people
                .iter()
                .find(|person| person.semantic_role == wanted && !person.office)
        };
        person(SemanticRole::Speaker)
            .or_else(|| person(SemanticRole::WillAct))
            .map(|person| person.role)
    }

    /// Returns to what degree an act is the asker's own. Directly after somebody else's name it
    /// belongs to that person.
    fn ownership(
        mentions: &[Mention],
        mention: &Mention,
        people: &[Person],
        role: Option<RoleId>,
    ) -> f32 {
        let theirs = people.iter().any(|person| {
            let close = person.at.end <= mention.at.start && mention.at.start <= person.at.end + 1;
            let verb = function_word_starting(mentions, person.at.end, FunctionWord::Acts)
                .is_some_and(|verb| {
                    mention.at.start <= verb.at.end && verb.at.start <= mention.at.start
                });
            let acts = matches!(
                person.semantic_role,
                SemanticRole::Actor | SemanticRole::Named
            ) && (close || verb);
            acts && Some(person.role) != role
        });
        if theirs { 0.45 } else { 1.0 }
    }

    /// Adjusts the scores for who speaks, and how.
    fn adjust(
        &self,
        mentions: &[Mention],
        people: &[Person],
        role: Option<RoleId>,
        referred: &[Range<usize>],
        own_acts: &mut Scores,
    ) {
        // ผวจ. ถาม…: the asker's own act is to answer.
        for mention in mentions
            .iter()
            .filter(|mention| mention.meaning == Meaning::Act(Act::Ask))
        {
            let asked_by = people.iter().any(|person| {
                let close =
                    person.at.end <= mention.at.start && mention.at.start <= person.at.end + 2;
                // ถามศูนย์จังหวัด ถาม…: the person asked is not the one asking.
                let asked = mentions.iter().any(|ask| {
                    ask.meaning == Meaning::Act(Act::Ask)
                        && ask.at.end <= person.at.start
                        && person.at.start <= ask.at.end + 6
                });
                close
                    && !asked
                    && person.semantic_role != SemanticRole::To
                    && Some(person.role) != self.role
                    && !matches!(
                        person.semantic_role,
                        SemanticRole::WillAct | SemanticRole::Speaker
                    )
            });
            if asked_by {
                own_acts.add(Act::Reply, 2.0);
                own_acts.scale(Act::Ask, 0.4);
            }
        }
        // ให้…ทราบ informs somebody.
        let informs = people.iter().any(|person| {
            person.semantic_role == SemanticRole::To
                && mentions.iter().any(|mention| {
                    mention.is(FunctionWord::Known)
                        && mention.at.start >= person.at.end
                        && mention.at.start <= person.at.end + 8
                })
        });
        let report_score = own_acts
            .of(Act::ReportUrgent)
            .max(own_acts.of(Act::ReportResults));
        if informs {
            own_acts.add(Act::ShareNews, if report_score >= 1.5 { 0.2 } else { 0.9 });
        }
        Self::adjust_for_shape(mentions, referred, own_acts);
        own_acts.scale(Act::Ask, 1.2);
        if let Some(role) = role {
            self.adjust_for_rank(mentions, people, role, informs, own_acts);
        }
    }

    /// Adjusts the scores for the speaker's rank.
    fn adjust_for_rank(
        &self,
        mentions: &[Mention],
        people: &[Person],
        role: RoleId,
        informs: bool,
        own_acts: &mut Scores,
    ) {
        if !self.abilities.commands(self.registry, role) {
            // Passing on an incident is reporting it, not sharing news.
            if own_acts.of(Act::ReportUrgent) >= 0.9 {
                own_acts.scale(Act::ShareNews, 0.7);
            }
            return;
        }
        // นายอำเภอทุกท่าน…: a superior who addresses subordinates first tells them what to do.
        let addresses = people.iter().any(|person| {
            person.at.start <= 4
                && person.role != role
                && !matches!(person.semantic_role, SemanticRole::From | SemanticRole::To)
                && !self.abilities.commands(self.registry, person.role)
        });
        if addresses && own_acts.of(Act::ShareNews) < 1.5 {
            own_acts.add(Act::IssueOrder, 1.2);
            own_acts.scale(Act::ReportResults, 0.6);
        }
        // A superior who tells others to do something gives an order.
        let lets = people.iter().any(|person| {
            person.semantic_role == SemanticRole::To
                && person.role != role
                && mentions.iter().any(|mention| {
                    mention.is(FunctionWord::Let)
                        && !mention.negated
                        && mention.at.end <= person.at.start
                        && person.at.start <= mention.at.end + 6
                })
        });
        let opens = mentions.iter().any(|mention| {
            mention.is(FunctionWord::Let) && mention.at.start == 0 && mention.quality >= 0.99
        });
        let letter = own_acts.of(Act::SendLetter) >= 1.6
            && own_acts.of(Act::IssueOrder) < own_acts.of(Act::SendLetter) * 1.15;
        if letter {
            // An order sent in a letter is a letter.
            own_acts.scale(Act::IssueOrder, 0.6);
        } else if (lets || opens) && !informs {
            own_acts.add(
                Act::IssueOrder,
                if own_acts.of(Act::ShareNews) >= 1.5 {
                    0.6
                } else {
                    1.9
                },
            );
        } else if mentions
            .iter()
            .any(|mention| mention.is(FunctionWord::Imperative) && mention.quality >= 0.99)
            && own_acts.of(Act::ReportResults) < 1.8
        {
            own_acts.add(Act::IssueOrder, 0.8);
        }
        own_acts.scale(Act::IssueOrder, 1.15);

        own_acts.scale(Act::ReportResults, 0.75);
        // A superior who addresses subordinates passes on what happened, or acts on it.
        let below = people.iter().any(|person| {
            person.semantic_role == SemanticRole::To
                && !self.abilities.commands(self.registry, person.role)
        });
        let passes = below && own_acts.of(Act::ShareNews) >= 1.4;
        own_acts.scale(Act::ReportUrgent, if passes { 0.6 } else { 0.85 });
    }

    /// Adjusts the scores for the shape of the text: its head, and questions that are not for a
    /// group.
    fn adjust_for_shape(mentions: &[Mention], referred: &[Range<usize>], own_acts: &mut Scores) {
        if let Some(act) = head_act(mentions, referred) {
            // A text that begins with a question asks, whatever it is about.
            own_acts.add(act, if act == Act::Ask { 1.2 } else { 0.5 });
            if act == Act::ReportResults {
                own_acts.scale(Act::ReportUrgent, 0.55);
            }
        }
        // ตามที่ท่านสอบถาม: somebody else asked the question.
        let answered = mentions.iter().any(|ask| {
            ask.meaning == Meaning::Act(Act::Ask)
                && mentions.iter().any(|reply| {
                    reply.meaning == Meaning::Act(Act::Reply)
                        && reply.overlaps(ask)
                        && reply.at.start < ask.at.start
                })
        });
        if answered {
            own_acts.scale(Act::Ask, 0.3);
        }
        // ขอเรียนถามว่าจะส่ง…กลุ่มไหน: the question is for this program.
        let last = mentions
            .iter()
            .filter(|mention| mention.is(FunctionWord::WhichGroup))
            .max_by_key(|mention| mention.at.start);
        let verb = last.and_then(|place| {
            mentions
                .iter()
                .filter(|mention| {
                    mention.is_any(&[FunctionWord::Puts, FunctionWord::Seeks, FunctionWord::Enter])
                })
                .filter(|mention| mention.at.end <= place.at.start)
                .max_by_key(|mention| (mention.at.end, mention.at.len()))
        });
        let asks_there = verb.is_none_or(|verb| {
            mentions
                .iter()
                .any(|ask| ask.meaning == Meaning::Act(Act::Ask) && ask.overlaps(verb))
        });
        let other = own_acts
            .ranked()
            .iter()
            .any(|(act, strength)| *act != Act::Ask && *strength >= 1.2);
        if !asks_there && other {
            own_acts.scale(Act::Ask, 0.4);
        }
        let has = |word| contains(mentions, word);
        let grouped = has(FunctionWord::GroupWord)
            || has(FunctionWord::WhichGroup)
            || mentions
                .iter()
                .any(|mention| matches!(mention.meaning, Meaning::Group(_)));
        let acts = has(FunctionWord::Puts) || has(FunctionWord::Seeks) || has(FunctionWord::Enter);
        let place = has(FunctionWord::Where);
        // ไม่มีอะไรค่ะ is not a question. A question about a group is for this program.
        let question = mentions.iter().any(|mention| {
            mention.is(FunctionWord::Question)
                && !mentions.iter().any(|not| {
                    not.is(FunctionWord::Negation)
                        && (not.at.end..=not.at.end + 10).contains(&mention.at.start)
                })
        });
        if !grouped && (question && !place || place && !acts) {
            own_acts.add(Act::Ask, 1.8);
            own_acts.scale(Act::Acknowledge, 0.6);
        }
    }
}

/// Returns the act that is the subject of the text. The first thing named, or what follows "only",
/// is what the rest is about: ผลตรวจ….
fn head_act(mentions: &[Mention], referred: &[Range<usize>]) -> Option<Act> {
    let head = mentions.iter().find(|mention| {
        let follows_wish = mentions
            .iter()
            .any(|wish| wish.is(FunctionWord::Wish) && wish.at == (0..mention.at.start));
        let is_first = mention.at.start <= 3
            || follows_wish
            || mentions.iter().any(|but| {
                but.is(FunctionWord::But)
                    && but.quality >= 0.99
                    && but.at.start > 0
                    && mention.at.start >= but.at.end
                    && mention.at.start <= but.at.end + 1
                    && mentions
                        .iter()
                        .any(|other| other.negated && other.at.end <= but.at.start)
            });
        // รายงาน and ส่ง combine with anything, so the head is what is sent.
        let is_verb = mentions.iter().any(|puts| {
            mention.meaning == Meaning::Act(Act::ReportResults)
                && puts.is(FunctionWord::Puts)
                && mention.at.start <= puts.at.start
                && puts.at.end <= mention.at.end
        });
        is_first
            && !is_verb
            && !mention.negated
            && !is_within(referred, mention)
            && mention.weight >= 1.2
            && mention.quality >= 0.9
            && matches!(mention.meaning, Meaning::Act(_))
    });
    match head?.meaning {
        Meaning::Act(act) => Some(act),
        _ => None,
    }
}
