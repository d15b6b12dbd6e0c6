//! Reads a text as far as its terms and function words show: who is mentioned and in which role,
//! which groups and which topic are named, what is only referred to. Decides nothing.

use std::cell::OnceCell;
use std::ops::Range;

use super::clauses::SharedWords;
use super::exclusions::{Exclusion, exclusions};
use super::function_words::FunctionWord;
use super::index::Abilities;
use super::members::{Change, change};
use super::mention::{Meaning, Mention, contains};
use super::model::Model;
use super::near::{Nearness, Places};
use super::passages::{Passages, Resemblance};
use super::people::{Person, SemanticRole, function_word_ending, people};
use super::pointing::{AskerPointing, Pointers, Pointing};
use super::runs::{Divided, LEFT_OUT, Thing};
use crate::registry::{Act, GroupId, Registry, RoleId, TopicId};
use crate::text::{Normalised, subslice};

/// A text that somebody typed, and what is known beforehand.
pub(super) struct TypedText<'a> {
    pub registry: &'a Registry,
    pub abilities: Abilities<'a>,
    pub text: &'a str,
    pub normal: &'a Normalised,
    /// The letters at which words begin, in order.
    pub word_starts: &'a [usize],
    /// The words of the letter's clauses in the text.
    pub shared: &'a SharedWords<'a>,
    /// What the letter says.
    pub passages: &'a Passages,
    /// What points to the letter's topics.
    pub pointers: &'a Pointers,
    /// Where the letter's topics lie.
    pub places: &'a Places,
    /// The role that was given.
    pub role: Option<RoleId>,
}

impl TypedText<'_> {
    /// Returns the positions at which new lines begin, in letters.
    pub fn line_starts(&self) -> Vec<usize> {
        let characters = self.text.chars().enumerate();
        let lines = characters.filter(|(_, c)| *c == '\n').map(|(at, _)| at);
        lines
            .filter_map(|line| {
                let mut letters = self.normal.letters.iter();
                letters.position(|letter| letter.start > line)
            })
            .collect()
    }

    /// Returns the characters that the letters in `range` represent.
    pub fn words(&self, range: &Range<usize>) -> String {
        let chars = self.normal.chars(range);
        self.text
            .chars()
            .skip(chars.start)
            .take(chars.len())
            .collect()
    }
}

/// What a part of a text says.
pub(super) struct Reading<'a> {
    pub typed: &'a TypedText<'a>,
    /// The letters that were read.
    pub range: Range<usize>,
    pub mentions: &'a [Mention],
    pub people: Vec<Person>,
    /// Those who must not read what is posted.
    pub excluded: Vec<Exclusion>,
    /// The groups named, in text order.
    pub groups: Vec<GroupId>,
    /// The topics named, in text order. The first topic of the registry needs no name.
    pub topics: Vec<TopicId>,
    /// The topics that the text only hints at.
    pub hinted_topics: Vec<TopicId>,
    /// The speaker's role, if the text names it.
    pub sender: Option<RoleId>,
    /// The change in a group's membership that the text expresses.
    pub change: Option<Change>,
    /// The ranges that only refer to something: ตามหนังสือ….
    pub referred: Vec<Range<usize>>,
    /// How much the letters are like what the letter says, once it was asked for.
    resemblance: OnceCell<Resemblance<'a>>,
    /// How much the letters point to each topic, once it was asked for.
    pointing: OnceCell<Pointing>,
}

impl<'a> Reading<'a> {
    /// Reads the letters in `range`, in which `mentions` were found.
    pub fn new(typed: &'a TypedText<'a>, mentions: &'a [Mention], range: Range<usize>) -> Self {
        let excluded = exclusions(mentions);
        let people = people(mentions, &excluded);
        let groups = named_groups(mentions);
        let change = change(
            typed.registry,
            mentions,
            &people,
            groups.first().copied(),
            typed.role,
        );
        let topics = topics(typed, mentions, &groups);
        let hinted_topics = hinted_topics(typed, mentions, &range, &topics);
        Self {
            typed,
            range,
            mentions,
            topics,
            hinted_topics,
            sender: sender(&people),
            people,
            excluded,
            groups,
            change,
            referred: referred(typed, mentions),
            resemblance: OnceCell::new(),
            pointing: OnceCell::new(),
        }
    }

    /// Returns the registry that the text is read for.
    pub fn registry(&self) -> &'a Registry {
        self.typed.registry
    }

    /// Returns how much what is read is like what the letter says.
    pub fn resemblance(&self) -> &Resemblance<'a> {
        self.resemblance.get_or_init(|| {
            let letters = subslice(&self.typed.normal.keys, self.range.clone());
            self.typed.passages.like(letters)
        })
    }

    /// Returns how much what is read points to each topic.
    pub fn pointing(&self) -> &Pointing {
        self.pointing.get_or_init(|| {
            let letters = subslice(&self.typed.normal.keys, self.range.clone());
            self.typed.pointers.of_text(self.registry(), letters)
        })
    }

    /// Returns how near what is read lies to each topic, if the letter divides its matters by topics.
    pub fn nearness(&self, model: &Model) -> Option<Nearness> {
        let letter = (self.registry(), self.typed.pointers);
        self.is_divided().then(|| {
            let asked = (&*self.letters(), self.role());
            model.space().nearness(letter, self.typed.places, asked)
        })
    }

    /// Returns how much the asker points to each topic.
    pub fn pointing_of_asker(&self) -> Option<&AskerPointing> {
        let registry = self.registry();
        let role = self.role()?;
        self.typed.pointers.of_asker(registry, role)
    }

    /// Returns whether the letter divides its matters by topics. One with a single topic beside the
    /// first does not; that topic is an exception, which people name.
    pub fn is_divided(&self) -> bool {
        self.registry().topic_ids().nth(2).is_some()
    }

    /// Returns what is read as it is divided, with places counted from its start.
    pub fn divided(&self) -> Divided {
        let words = self.dictionary_words();
        Divided {
            keys: self.letters(),
            things: self.things(&words),
            words,
            is_by_superior: self.is_superior(),
        }
    }

    /// Returns the letters that are read. An act that the text negates leaves no letters: what is no
    /// emergency is not to be taken for one because it says the word.
    fn letters(&self) -> Vec<u8> {
        let mut letters = subslice(&self.typed.normal.keys, self.range.clone()).to_vec();
        let mentions = self.mentions.iter();
        let negated = mentions.filter(|mention| {
            mention.negated && mention.is_sure() && matches!(mention.meaning, Meaning::Act(_))
        });
        for mention in negated {
            let start = mention.at.start.saturating_sub(self.range.start);
            let end = mention.at.end.saturating_sub(self.range.start);
            let end = end.min(letters.len());
            if let Some(letters) = letters.get_mut(start..end) {
                letters.fill(LEFT_OUT);
            }
        }
        letters
    }

    /// Returns `words`, but names as what they name.
    fn things(&self, words: &[Range<usize>]) -> Vec<Thing> {
        let mut things: Vec<Thing> = Vec::new();
        let mut last = None;
        for word in words {
            let at = self.range.start + word.start..self.range.start + word.end;
            let mentions = self.mentions.iter();
            let names = mentions
                .filter(|mention| mention.at.start < at.end && at.start < mention.at.end)
                .filter_map(|mention| Some((&mention.at, self.kind_of(mention)?)));
            let name = names.max_by_key(|(at, _)| at.len());
            let place = name.map(|(at, _)| at);
            match things
                .last_mut()
                .filter(|_| place.is_some() && place == last)
            {
                Some(thing) => thing.at.end = word.end,
                None => things.push(Thing {
                    at: word.clone(),
                    kind: name.map(|(_, kind)| kind),
                }),
            }
            last = place;
        }
        things
    }

    /// Returns a number for the kind of what `mention` names, if it names anything: a person by what they
    /// are to the asker.
    fn kind_of(&self, mention: &Mention) -> Option<u8> {
        let towards_asker = |role| {
            if Some(role) == self.role() {
                0
            } else if self.commands(role) {
                1
            } else {
                2
            }
        };
        let kind = match mention.meaning {
            Meaning::Role(role) => towards_asker(role),
            Meaning::Office(role) => 3 + towards_asker(role),
            Meaning::Topic(_) => 6,
            Meaning::Group(_) => 7,
            Meaning::Outsider => 8,
            _ => return None,
        };
        Some(2 * kind + u8::from(mention.negated))
    }

    /// Returns the words, each as its letters, counted from the start of what is read.
    pub fn dictionary_words(&self) -> Vec<Range<usize>> {
        let range = &self.range;
        let starts = self.typed.word_starts.iter().copied();
        let inside = starts.filter(|start| range.start < *start && *start < range.end);
        let mut from = 0;
        let words = inside.chain([range.end]).map(|end| {
            let word = from..end.saturating_sub(range.start);
            from = word.end;
            word
        });
        words.collect()
    }

    /// Returns the asker's role: the one that was given, or the one that the text names.
    pub fn role(&self) -> Option<RoleId> {
        self.typed.role.or(self.sender)
    }

    /// Returns the topic that the text names first, or the registry's first one.
    pub fn topic_or_first(&self) -> TopicId {
        let named = self.topics.first().copied();
        named.unwrap_or(self.registry().first_topic())
    }

    /// Returns the topics that the text neither names nor hints at, and about which alone the letter lets
    /// the asker do `act`. Without one of them the text has no place.
    pub fn topics_of_asker(&self, act: Act) -> impl Iterator<Item = TopicId> {
        let abilities = self.typed.abilities;
        let registry = self.registry();
        let role = self.role().filter(|&role| {
            self.topics.is_empty()
                && self.is_divided()
                && !abilities.can(role, act, registry.first_topic())
        });
        let topics = registry
            .topic_ids()
            .filter(|topic| !self.hinted_topics.contains(topic));
        topics.filter(move |&topic| role.is_some_and(|role| abilities.can(role, act, topic)))
    }

    /// Returns whether the asker may issue orders.
    pub fn is_superior(&self) -> bool {
        self.role().is_some_and(|role| self.commands(role))
    }

    /// Returns whether the holders of `role` may issue orders.
    pub fn commands(&self, role: RoleId) -> bool {
        self.typed.abilities.commands(role)
    }

    /// Returns whether the text speaks of a group, or asks for one.
    pub fn speaks_of_group(&self) -> bool {
        self.has(FunctionWord::GroupWord) || self.has(FunctionWord::WhichGroup)
    }

    /// Returns whether the text contains the function word `word`, negated or not.
    pub fn has(&self, word: FunctionWord) -> bool {
        contains(self.mentions, word)
    }

    /// Returns the occurrences of the function word `word`.
    pub fn words(&self, word: FunctionWord) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.is(word))
    }

    /// Returns the mentions of acts that the text does not negate, with their acts.
    pub fn acts(&self) -> impl Iterator<Item = (Act, &Mention)> {
        let affirmed = self.mentions.iter().filter(|mention| !mention.negated);
        affirmed.filter_map(|mention| match mention.meaning {
            Meaning::Act(act) => Some((act, mention)),
            _ => None,
        })
    }

    /// Returns whether a word says that the text is no matter of an office.
    pub fn says_outside(&self) -> bool {
        let mut mentions = self.mentions.iter();
        mentions.any(|mention| mention.meaning == Meaning::Outside && !mention.negated)
    }

    /// Returns whether the text only refers to what `mention` says.
    pub fn is_referred(&self, mention: &Mention) -> bool {
        self.referred
            .iter()
            .any(|range| range.start <= mention.at.start && mention.at.end <= range.end)
    }

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
            && self.words(FunctionWord::Or).any(|or| {
                names(or.at.start.saturating_sub(REACH)..or.at.start)
                    && names(or.at.end..or.at.end + REACH)
            })
    }
}

/// Returns the groups that `mentions` name, each once, in text order.
fn named_groups(mentions: &[Mention]) -> Vec<GroupId> {
    let belongs = |at| function_word_ending(mentions, at, FunctionWord::Belongs).is_some();
    let groups = mentions
        .iter()
        .filter(|mention| !mention.negated && !belongs(mention.at.start))
        // "อยู่แค่กลุ่ม X" says where somebody belongs, not which group is meant.
        .filter(|mention| {
            !mentions.iter().any(|word| {
                word.is(FunctionWord::GroupWord)
                    && word.at.end == mention.at.start
                    && belongs(word.at.start)
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
    named
}

/// Returns the topics that `mentions` name, each once, in text order. Without any, the topic of the
/// first of `groups` counts. A topic that the text negates does not apply, whatever the group.
fn topics(typed: &TypedText<'_>, mentions: &[Mention], groups: &[GroupId]) -> Vec<TopicId> {
    let is_in_group_name = |mention: &Mention| {
        let mut names = mentions.iter();
        names.any(|name| matches!(name.meaning, Meaning::Group(_)) && name.overlaps(mention))
    };
    let mut named: Vec<TopicId> = Vec::new();
    let mut is_negated = false;
    for mention in mentions {
        let Meaning::Topic(topic) = mention.meaning else {
            continue;
        };
        is_negated |= mention.negated;
        if !mention.negated
            && !mention.is_hint()
            && !is_in_group_name(mention)
            && !named.contains(&topic)
        {
            named.push(topic);
        }
    }
    if named.is_empty() && !is_negated {
        let of_group = groups
            .first()
            .and_then(|&group| typed.abilities.topic_of(group));
        named.extend(of_group);
    }
    named.retain(|&topic| topic != typed.registry.first_topic());
    named
}

/// Returns the topics other than `topics` that words of their matters, or of the letter's clauses,
/// hint at, each once. What the text negates it does not hint at.
fn hinted_topics(
    typed: &TypedText<'_>,
    mentions: &[Mention],
    range: &Range<usize>,
    topics: &[TopicId],
) -> Vec<TopicId> {
    let is_negated = |topic: TopicId| {
        let mut mentions = mentions.iter();
        mentions.any(|mention| mention.negated && mention.meaning == Meaning::Topic(topic))
    };
    let hinted = mentions.iter().filter_map(|mention| match mention.meaning {
        Meaning::Topic(topic) if mention.is_hint() => Some(topic),
        _ => None,
    });
    let mut hints: Vec<TopicId> = Vec::new();
    for topic in hinted.chain(typed.shared.topics(range)) {
        let is_new = !hints.contains(&topic) && !topics.contains(&topic);
        if is_new && topic != typed.registry.first_topic() && !is_negated(topic) {
            hints.push(topic);
        }
    }
    hints
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

/// Returns the ranges that only refer to something: ตามหนังสือ…, up to a new line or the action
/// itself.
fn referred(typed: &TypedText<'_>, mentions: &[Mention]) -> Vec<Range<usize>> {
    /// The maximum length of a reference, in letters.
    const REACH: usize = 40;
    /// A reference that fewer letters follow is itself the subject.
    const FEWEST: usize = 12;
    let lines = typed.line_starts();
    let end = typed.normal.len();
    let refers = mentions
        .iter()
        .filter(|mention| mention.is(FunctionWord::Refers) && mention.at.end + FEWEST < end);
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
                .unwrap_or(end);
            mention.at.start..stop.min(mention.at.end + REACH)
        })
        .collect()
}
