//! Scores the purposes of a text: to post, to read, to join, or to ask about a group.

use super::about;
use super::features::Features;
use super::function_words::FunctionWord;
use super::members::Change;
use super::mention::{Meaning, Mention, contains};
use super::parser::NeedParser;
use super::people::SemanticRole;
use super::scores;
use crate::guide::{Need, Verdict, answer};
use crate::registry::{Act, Purpose};
use crate::text::normalise;
use crate::text::normalise::NUMBER;

/// The weight of the examples in scoring the purpose.
const EXAMPLES_WEIGHT: f32 = 1.5;
/// The factor on that weight if no word indicates the purpose.
const UNINDICATED_FACTOR: f32 = 0.7;

/// The scores of the four purposes.
struct PurposeScores {
    post: f32,
    read: f32,
    join: f32,
    about: f32,
}

impl PurposeScores {
    /// Returns the scores that the purposes' own words give.
    fn new(mentions: &[Mention]) -> Self {
        Self {
            post: scores::purpose(mentions, Purpose::Post),
            read: scores::purpose(mentions, Purpose::Read),
            join: scores::purpose(mentions, Purpose::Join),
            about: scores::purpose(mentions, Purpose::About),
        }
    }

    /// Adds `score` to that of `purpose`.
    fn add(&mut self, purpose: Purpose, score: f32) {
        match purpose {
            Purpose::Post => self.post += score,
            Purpose::Read => self.read += score,
            Purpose::Join => self.join += score,
            Purpose::About => self.about += score,
        }
    }

    /// Returns the purposes with their scores, highest first.
    fn ranked(&self) -> [(Purpose, f32); 4] {
        let mut ranked = [
            (Purpose::Post, self.post),
            (Purpose::Read, self.read),
            (Purpose::Join, self.join),
            (Purpose::About, self.about),
        ];
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }
}

impl NeedParser<'_> {
    /// Returns the purposes with their scores, most likely first.
    ///
    /// The steps follow one another: each sees the scores that the ones before it left.
    pub(super) fn purposes(
        &self,
        features: &Features<'_>,
        change: Option<&Change>,
    ) -> Vec<(Purpose, f32)> {
        let mut scores = PurposeScores::new(features.mentions);
        scores.join += change.map_or(0.0, |change| change.strength);
        self.score_acts(features, &mut scores);
        self.score_posts_of_others(features, &mut scores);
        if !features.groups.is_empty() {
            score_named_groups(features, &mut scores);
        }
        self.score_descriptions(features, &mut scores);
        let sized = self.asks_by_size(features);
        if sized {
            scores.about += 2.3;
        }
        // The verb closest to the word for "where" decides what to do there.
        for (purpose, strength) in self.nearest_verbs(features) {
            scores.add(purpose, strength);
        }
        score_things(features, change, &mut scores);
        self.score_group_identity(features, &mut scores);
        // A thing to be placed in one of two groups is posted.
        if features.offers_alternatives() && contains(features.mentions, FunctionWord::Thing) {
            scores.join *= 0.3;
            scores.post += 1.5;
        }
        add_examples(features, sized, &mut scores);
        self.rank(features, &scores)
    }

    /// Scores posting by the asker's own acts, and reading by acts that are somebody else's.
    fn score_acts(&self, features: &Features<'_>, scores: &mut PurposeScores) {
        let own_act = features.own_acts.best();
        let own_strength = own_act.map_or(0.0, |(_, strength)| strength);
        let sends = self.normal.keys.starts_with(&normalise("ส่ง").keys);
        scores.post += if sends { 0.8 } else { 0.0 };
        scores.post += match own_act {
            // Asking, answering and acknowledging is posting, whatever it is about.
            Some((Act::Ask | Act::Reply | Act::Acknowledge, strength)) => (strength * 0.8).min(2.2),
            _ => (own_strength * 0.45).min(1.3),
        };
        if let Some((act, strength)) = features.all_acts.best() {
            let is_of_others = own_strength < strength * 0.7;
            let role = self.role.or(features.sender);
            let informs = matches!(act, Act::IssueOrder | Act::SendLetter | Act::ShareNews);
            if is_of_others && informs {
                scores.read += 1.1;
            }
            let topic = features.topic.unwrap_or(self.registry.first_topic());
            if let Some(role) = role
                && informs
                && !self.abilities.can(role, act, topic)
                && !contains(features.mentions, FunctionWord::Intends)
            {
                scores.read += if act == Act::ShareNews { 0.3 } else { 1.4 };
            }
        }
    }

    /// Scores reading if somebody else acts. Their posts are being looked for, if anything suggests
    /// looking.
    fn score_posts_of_others(&self, features: &Features<'_>, scores: &mut PurposeScores) {
        let others_act = features.people.iter().any(|person| {
            person.semantic_role == SemanticRole::Actor
                && Some(person.role) != self.role.or(features.sender)
        });
        if scores.read > 0.5 && others_act {
            scores.read += 0.8;
        }
    }

    /// Scores asking about a group that the text describes by what it forbids or contains.
    fn score_descriptions(&self, features: &Features<'_>, scores: &mut PurposeScores) {
        let mentions = features.mentions;
        let has = |word| contains(mentions, word);
        let is_described = mentions.iter().any(|mention| {
            mention.is(FunctionWord::WhichGroup)
                && mentions.iter().any(|next| {
                    next.is_any(&[
                        FunctionWord::Forbid,
                        FunctionWord::NotNeeded,
                        FunctionWord::NoSize,
                        FunctionWord::Has,
                        FunctionWord::Only,
                        FunctionWord::InPerson,
                    ]) && next.at.start >= mention.at.end
                        && next.at.start <= mention.at.end + 4
                })
        }) || has(FunctionWord::InPerson) && has(FunctionWord::WhichGroup);
        let bans_act = mentions.iter().any(|ban| {
            ban.is_any(&[FunctionWord::Forbid, FunctionWord::NotNeeded])
                && mentions.iter().any(|act| {
                    matches!(act.meaning, Meaning::Act(_))
                        && act.at.start >= ban.at.end
                        && act.at.start <= ban.at.end + 14
                })
        });
        let role = self.role.or(features.sender);
        let is_superior = role.is_some_and(|role| self.abilities.commands(self.registry, role));
        if bans_act && has(FunctionWord::WhichGroup) && features.groups.is_empty() && !is_superior {
            scores.about += 2.4;
            scores.post *= 0.5;
        }
        if is_described && features.groups.is_empty() && !has(FunctionWord::New) {
            scores.about += 2.3;
        }
    }

    /// Returns whether the text asks for a group by a number of people close to a word for a group:
    /// "กลุ่ม ๑๙ คน", "๑๑๘ คน กลุ่มไหน".
    fn asks_by_size(&self, features: &Features<'_>) -> bool {
        let mentions = features.mentions;
        let is_near_number = |mention: &Mention| {
            self.normal.keys.iter().enumerate().any(|(at, key)| {
                *key == NUMBER && at + 10 > mention.at.start && at < mention.at.end + 10
            })
        };
        mentions.iter().any(|mention| {
            mention.is_any(&[
                FunctionWord::GroupWord,
                FunctionWord::WhichGroup,
                FunctionWord::People,
            ]) && is_near_number(mention)
        }) && mentions.iter().any(|mention| {
            mention.is_any(&[FunctionWord::GroupWord, FunctionWord::WhichGroup])
                && is_near_number(mention)
        }) && contains(mentions, FunctionWord::People)
            && self.states_size()
    }

    /// Returns whether a number in the text is the size of a group.
    pub(super) fn states_size(&self) -> bool {
        !about::by_size(self.registry, self.text, self.normal).is_empty()
    }

    /// Scores asking about a group by whether the text says that it is about one, and identifies it
    /// by its members or size.
    fn score_group_identity(&self, features: &Features<'_>, scores: &mut PurposeScores) {
        let mentions = features.mentions;
        let has = |word| contains(mentions, word);
        // A question about a group names one, or says that it is about a group.
        if features.groups.is_empty()
            && !has(FunctionWord::GroupWord)
            && !has(FunctionWord::WhichGroup)
            && !self.states_size()
        {
            scores.about *= 0.35;
        }
        if speaks_of_group(mentions)
            && (has(FunctionWord::Most) || has(FunctionWord::Least))
            && scores.join < 1.5
        {
            scores.about += 2.0;
        }
        let members_named = features
            .people
            .iter()
            .filter(|person| !person.office && person.semantic_role != SemanticRole::To)
            .count()
            + mentions
                .iter()
                .filter(|mention| mention.negated && matches!(mention.meaning, Meaning::Role(_)))
                .count();
        if has(FunctionWord::WhichGroup)
            && members_named >= 2
            && has(FunctionWord::Stay)
            && features.groups.is_empty()
        {
            scores.about += 2.6;
        }
        if features.groups.is_empty()
            && self.normal.len() <= 12
            && self.states_size()
            && has(FunctionWord::People)
        {
            scores.about += 1.8;
        }
    }

    /// Ranks the purposes. Moves posting to the front where a question about a group stands for an
    /// act that is forbidden there, and where nothing is clear.
    fn rank(&self, features: &Features<'_>, scores: &PurposeScores) -> Vec<(Purpose, f32)> {
        let mentions = features.mentions;
        let mut ranked = scores.ranked();
        // Asking about a group does not mean intending something that is forbidden there.
        if let (Some((Purpose::About, _)), Some(&group), Some((act, strength))) = (
            ranked.first(),
            features.groups.first(),
            features.own_acts.best(),
        ) && scores::purpose(mentions, Purpose::About) < 2.2
            && !contains(mentions, FunctionWord::WhyWho)
            && strength >= 1.5
            && act.is_posting()
        {
            let topic = features.topic.unwrap_or(self.registry.first_topic());
            let mut need = Need::to_do(act, topic);
            need.role = self.role.or(features.sender);
            let answer = answer(self.registry, need);
            if answer
                .for_group(group)
                .is_some_and(|answer| answer.verdict == Verdict::Forbidden)
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
    fn nearest_verbs(&self, features: &Features<'_>) -> Vec<(Purpose, f32)> {
        /// The maximum distance from the verb to the word, in letters.
        const REACH: usize = 16;
        let mentions = features.mentions;
        let role = self.role.or(features.sender);
        let mut indicated: Vec<(Purpose, f32)> = Vec::new();
        let places = mentions
            .iter()
            .filter(|mention| mention.is_any(&[FunctionWord::Where, FunctionWord::WhichGroup]));
        for place in places {
            let verb = mentions
                .iter()
                .filter(|mention| {
                    mention.is_any(&[FunctionWord::Puts, FunctionWord::Seeks]) && !mention.negated
                })
                .filter(|mention| {
                    mention.at.end <= place.at.start && place.at.start - mention.at.end <= REACH
                })
                .max_by_key(|mention| (mention.at.end, mention.at.len()));
            let Some(verb) = verb else { continue };
            let is_of_others = features.people.iter().any(|person| {
                person.at.end <= verb.at.start
                    && verb.at.start <= person.at.end + 2
                    && person.semantic_role == SemanticRole::Actor
                    && Some(person.role) != role
            });
            let strength = if place.at.start - verb.at.end <= 6 {
                1.0
            } else {
                0.6
            };
            indicated.push(if verb.is(FunctionWord::Puts) && !is_of_others {
                (Purpose::Post, strength)
            } else {
                (Purpose::Read, strength)
            });
        }
        // Several words for one place count once.
        indicated.sort_by(|a, b| b.1.total_cmp(&a.1));
        indicated.truncate(1);
        indicated
    }
}

/// Scores asking about a group that the text names, and posting in it.
fn score_named_groups(features: &Features<'_>, scores: &mut PurposeScores) {
    let mentions = features.mentions;
    let has = |word| contains(mentions, word);
    let names_act = features.all_acts.best().is_some();
    let own_strength = features.own_acts.best().map_or(0.0, |(_, score)| score);
    let asks_whether = has(FunctionWord::Whether);
    let puts = has(FunctionWord::Puts);
    if !names_act && scores.join < 1.5 && !(asks_whether && puts) {
        scores.about += 1.5;
    }
    // Asking whether something must be done in a group is asking about the group. ควรลง…ไหม asks
    // where to post.
    let asks_advice = mentions.iter().any(|must| {
        must.is(FunctionWord::Must)
            && must.at.len() <= 3
            && mentions
                .iter()
                .any(|verb| verb.is(FunctionWord::Puts) && verb.at.start == must.at.end)
    }) && own_strength >= 0.8
        && has(FunctionWord::Done);
    let asks_duty = asks_whether
        && has(FunctionWord::Must)
        && !(puts && features.groups.len() > 1)
        && !asks_advice;
    if asks_duty
        || has(FunctionWord::WhyWho)
        || asks_whether && has(FunctionWord::Or) && has(FunctionWord::Forbid)
    {
        scores.about += 2.2;
        scores.post *= 0.5;
    } else if asks_whether && scores.join < 1.5 && (names_act || puts) {
        // Somebody who asks whether something is allowed in a group intends to do it.
        scores.post += 1.2;
    }
    if features.offers_alternatives() && (puts || own_strength >= 0.8) {
        scores.post += 1.5;
    } else if features.groups.len() > 1 && !(puts && own_strength >= 1.5) {
        scores.about += 0.8;
    }
}

/// Scores posting if a thing is put into a group: ส่งภาพเข้ากลุ่มไหน.
fn score_things(features: &Features<'_>, change: Option<&Change>, scores: &mut PurposeScores) {
    let mentions = features.mentions;
    let puts_thing = mentions.iter().any(|thing| {
        thing.is(FunctionWord::Thing)
            && mentions.iter().any(|enter| {
                enter.is_any(&[FunctionWord::Enter, FunctionWord::Stay])
                    && enter.at.start >= thing.at.end
                    && (enter.at.start <= thing.at.end + 3 || thing.at.start <= 3)
            })
    });
    let looks = mentions.iter().any(|mention| {
        mention.is_any(&[
            FunctionWord::Seeks,
            FunctionWord::Receive,
            FunctionWord::New,
            FunctionWord::Succeeds,
        ])
    });
    if puts_thing && !looks && change.is_none_or(|change| change.act == Act::Join) {
        scores.join *= 0.3;
        scores.post += 1.2;
    }
}

/// Adds the examples' probabilities, with less weight if no word indicates the purpose. `sized`
/// tells whether the text asks for a group by its size.
fn add_examples(features: &Features<'_>, sized: bool, scores: &mut PurposeScores) {
    let mentions = features.mentions;
    let is_about_group = !features.groups.is_empty() || speaks_of_group(mentions) || sized;
    let weighted = |purpose, is_indicated: bool| {
        let probability = features.probabilities.of_purpose(purpose);
        let factor = if is_indicated {
            1.0
        } else {
            UNINDICATED_FACTOR
        };
        probability * EXAMPLES_WEIGHT * factor
    };
    scores.post += weighted(Purpose::Post, true) + scores::outside(mentions) * 0.8;
    scores.read += weighted(Purpose::Read, scores.read > 0.0);
    scores.join += weighted(Purpose::Join, scores.join > 0.0);
    scores.about += weighted(Purpose::About, is_about_group);
}

/// Returns whether the text has a word for a group.
fn speaks_of_group(mentions: &[Mention]) -> bool {
    contains(mentions, FunctionWord::GroupWord) || contains(mentions, FunctionWord::WhichGroup)
}
