//! The words of a registry with those of the pack.
//!
//! What a registry says goes first: a term of its vocabulary has only the meanings given there, and
//! a name of one of its roles is no outsider, whatever the pack says.

use std::collections::HashSet;
use std::ops::Range;

use super::function_word::FunctionWord;
use super::group_names;
use super::pack::{Pack, SameAs, pack};
use super::posts::{holders, meant};
use super::spelling::Spelling;
use crate::registry::{
    Act, GroupId, Purpose, Registry, RoleId, Strength, TopicId, VocabularyMeaning,
};

/// What a word means: what a registry may say that a term means, or what a function word is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    Act(Act),
    Topic(TopicId),
    Role(RoleId),
    Office(RoleId),
    Group(GroupId),
    Purpose(Purpose),
    Outsider,
    Outside,
    Plain,
    FunctionWord(FunctionWord),
}

impl Meaning {
    /// Returns whether a word of this meaning is a name, so that words inside it do not count.
    #[must_use]
    pub fn is_name(self) -> bool {
        matches!(
            self,
            Self::Role(_) | Self::Office(_) | Self::Group(_) | Self::Outsider | Self::Plain
        )
    }
}

impl From<VocabularyMeaning> for Meaning {
    fn from(meaning: VocabularyMeaning) -> Self {
        match meaning {
            VocabularyMeaning::Act(act) => Self::Act(act),
            VocabularyMeaning::Topic(topic) => Self::Topic(topic),
            VocabularyMeaning::Role(role) => Self::Role(role),
            VocabularyMeaning::Office(role) => Self::Office(role),
            VocabularyMeaning::Group(group) => Self::Group(group),
            VocabularyMeaning::Purpose(purpose) => Self::Purpose(purpose),
            VocabularyMeaning::Outsider => Self::Outsider,
            VocabularyMeaning::Outside => Self::Outside,
            VocabularyMeaning::Plain => Self::Plain,
        }
    }
}

/// A word or phrase and its meaning. One of two pieces is met wherever the second follows the first
/// closely.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub first: Spelling,
    pub rest: Option<Spelling>,
    pub meaning: Meaning,
    pub strength: Strength,
    /// Whether it is a name that counts only beside a word for a group, or after "in".
    pub bound: bool,
    /// Whether it is bound and an ordinary word, so that "in" before it is not enough.
    pub ordinary: bool,
}

impl Word {
    /// Returns the name `spelling` of something of a registry.
    pub(super) fn name(spelling: Spelling, meaning: Meaning, bound: bool) -> Self {
        Self {
            first: spelling,
            rest: None,
            meaning,
            strength: Strength::Usual,
            bound,
            ordinary: false,
        }
    }

    fn spelling(&self) -> (&Spelling, Option<&Spelling>) {
        (&self.first, self.rest.as_ref())
    }
}

/// The words that a registry knows besides those of a pack.
#[derive(Debug)]
pub struct RegistryWords {
    pub own: Vec<Word>,
    /// For each word of the pack, whether the registry gives it another meaning.
    pub silenced: Vec<bool>,
}

/// Returns the words of `registry`: its vocabulary, the names of its roles and of the posts that they
/// hold, and what its groups and topics are called.
#[must_use]
pub fn registry_words(pack: &Pack, registry: &Registry) -> RegistryWords {
    let vocabulary = with_variants(&pack.same, vocabulary(registry));
    // A name that counts only beside a word for a group takes nothing from the pack elsewhere.
    let own = vocabulary.iter().filter(|word| !word.bound);
    let own: HashSet<_> = own.map(Word::spelling).collect();
    let mut words = role_names(pack, registry, &own);
    let named: HashSet<&Spelling> = words.iter().map(|word| &word.first).collect();
    let is_silenced = |word: &Word| {
        let is_outsider = word.meaning == Meaning::Outsider;
        is_outsider && named.contains(&word.first)
            || !own.is_empty() && own.contains(&word.spelling())
    };
    let silenced: Vec<bool> = pack.words.iter().map(is_silenced).collect();
    let spoken = pack.words.iter().zip(&silenced);
    let known: Vec<&Word> = spoken
        .filter(|(_, silenced)| !**silenced)
        .map(|(word, _)| word)
        .chain(&words)
        .collect();
    let topics: Vec<Word> = topics(registry).chain(matters(pack, registry)).collect();
    let mut groups = group_names::words(pack, &known, registry);
    groups.extend(group_names::of_topics(&topics, registry));
    words.extend(with_variants(&pack.same, groups));
    words.extend(topics);
    words.extend(vocabulary);
    RegistryWords {
        own: words,
        silenced,
    }
}

/// Returns what `text` means on its own to `registry` and the built-in pack, less the function words.
#[must_use]
pub fn meanings(registry: &Registry, text: &str) -> Vec<Meaning> {
    let Some(spelling) = Spelling::of(text) else {
        return Vec::new();
    };
    let RegistryWords { own, silenced } = registry_words(pack(), registry);
    let spoken = pack().words.iter().zip(silenced);
    spoken
        .filter(|(_, silenced)| !silenced)
        .map(|(word, _)| word)
        .chain(&own)
        .filter(|word| word.first == spelling && word.rest.is_none())
        .map(|word| word.meaning)
        .filter(|meaning| !matches!(meaning, Meaning::FunctionWord(_)))
        .collect()
}

/// Returns the words of the registry's vocabulary.
fn vocabulary(registry: &Registry) -> Vec<Word> {
    let mut words = Vec::new();
    for entry in registry.vocabulary() {
        for term in &entry.terms {
            let word = Word::new(&term.text, entry.meaning.into(), term.strength);
            // A hint at a group counts only beside a word for a group.
            let bound = matches!(entry.meaning, VocabularyMeaning::Group(_))
                && term.strength == Strength::Hint;
            words.extend(word.map(|word| Word { bound, ..word }));
        }
    }
    words
}

fn topics(registry: &Registry) -> impl Iterator<Item = Word> {
    registry.topics().skip(1).flat_map(|(id, topic)| {
        [&topic.name.th, &topic.name.en]
            .into_iter()
            .chain(&topic.abbreviations)
            .filter_map(|name| Spelling::of(name))
            .map(move |name| Word::name(name, Meaning::Topic(id), false))
    })
}

/// Returns the words of the matters in the names of the topics of `registry`: other names of the only topic
/// about a matter, and words that hint at one.
fn matters(pack: &Pack, registry: &Registry) -> Vec<Word> {
    let topics: Vec<(TopicId, Vec<Spelling>)> = registry
        .topics()
        .skip(1)
        .map(|(id, topic)| {
            let names = [&topic.name.th, &topic.name.en].into_iter();
            let names = names.chain(&topic.abbreviations);
            (id, names.filter_map(|name| Spelling::of(name)).collect())
        })
        .collect();
    let mut words = Vec::new();
    for matter in &pack.matters {
        let is_about = |names: &[Spelling]| {
            let mut heads = matter.heads.iter();
            heads.any(|head| names.iter().any(|name| name.position(head).is_some()))
        };
        let about = topics.iter().filter(|(_, names)| is_about(names));
        let about: Vec<TopicId> = about.map(|(id, _)| *id).collect();
        let strength = if matter.is_named && about.len() == 1 {
            Strength::Usual
        } else {
            Strength::Hint
        };
        for topic in about {
            words.extend(matter.words().iter().map(|word| Word {
                strength,
                ..Word::name(word.clone(), Meaning::Topic(topic), false)
            }));
        }
    }
    words
}

/// Returns the names of roles and offices: the registry's, and those of the posts that its roles
/// hold. Holders of other posts are outsiders. `own` are the words that the registry's vocabulary
/// gives a meaning.
fn role_names(
    pack: &Pack,
    registry: &Registry,
    own: &HashSet<(&Spelling, Option<&Spelling>)>,
) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (id, role) in registry.roles() {
        let names = [&role.name.th, &role.name.en];
        let names = names.into_iter().chain(&role.abbreviations);
        let names = names.filter_map(|name| Spelling::of(name));
        words.extend(names.map(|name| Word::name(name, Meaning::Role(id), false)));
    }
    let mut taken: HashSet<Spelling> = words.iter().map(|word| word.first.clone()).collect();
    let holders = holders(pack, registry);
    for offices in [false, true] {
        for (name, role) in meant(pack, &holders, offices) {
            if own.contains(&(name, None)) || taken.contains(name) {
                continue;
            }
            let Some(role) = role else {
                continue;
            };
            let meaning = if offices {
                Meaning::Office(role)
            } else {
                Meaning::Role(role)
            };
            words.push(Word::name(name.clone(), meaning, false));
        }
        taken.extend(words.iter().map(|word| word.first.clone()));
    }
    let vacant = pack
        .posts
        .iter()
        .zip(&holders)
        .filter(|(_, roles)| roles.is_empty());
    for name in vacant.flat_map(|(post, _)| post.names.iter().chain([&post.name])) {
        if !own.contains(&(name, None)) && taken.insert(name.clone()) {
            words.push(Word::name(name.clone(), Meaning::Outsider, false));
        }
    }
    // In the order of the letters, whatever the order of the maps.
    words.sort_by(|a, b| a.first.cmp(&b.first));
    words
}

/// Returns whether words of this meaning are also met with other words for "group" and "which".
fn has_variants(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Purpose(_) | Meaning::Group(_) | Meaning::FunctionWord(FunctionWord::WhichGroup)
    )
}

/// Returns `words`, and each of them with the words that may stand for one in it.
pub(super) fn with_variants(same: &[SameAs], mut words: Vec<Word>) -> Vec<Word> {
    let mut variants = Vec::new();
    for word in words.iter().filter(|word| has_variants(word.meaning)) {
        let mut found = Vec::new();
        for same in same {
            let mut more = Vec::new();
            for variant in std::iter::once(word).chain(&found) {
                add_variants(variant, same, &mut more);
            }
            found.extend(more);
        }
        variants.extend(found);
    }
    words.extend(variants);
    words
}

/// Adds `word` with each of the words that may stand for one in it to `variants`.
fn add_variants(word: &Word, same: &SameAs, variants: &mut Vec<Word>) {
    let first = replaceable(&word.first, same);
    let rest = word.rest.as_ref().and_then(|rest| replaceable(rest, same));
    if first.is_none() && rest.is_none() {
        return;
    }
    variants.extend(same.others.iter().map(|other| {
        let with = |piece: &Spelling, at: &Option<Range<usize>>| match at {
            Some(at) => piece.with(at.clone(), other),
            None => piece.clone(),
        };
        Word {
            first: with(&word.first, &first),
            rest: word.rest.as_ref().map(|piece| with(piece, &rest)),
            ..*word
        }
    }));
}

/// Returns where `text` has the word that others may stand for, unless one of them is beside it as
/// in กลุ่มไลน์.
fn replaceable(text: &Spelling, same: &SameAs) -> Option<Range<usize>> {
    let start = text.position(&same.word)?;
    let end = start + same.word.keys().len();
    let (before, after) = (text.keys().get(..start)?, text.keys().get(end..)?);
    let is_doubled = same
        .others
        .iter()
        .any(|other| before.ends_with(other.keys()) || after.starts_with(other.keys()));
    (!is_doubled).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{SAKON_NAKHON, read};

    const HEALTH: &str = include_str!("../../tests/cases/letters/health.ron");

    fn said(text: &str, registry: &str) -> Vec<Meaning> {
        meanings(&read(registry).registry.expect("a registry"), text)
    }

    #[test]
    fn the_pack_speaks_where_a_registry_does_not() {
        let urgent = Meaning::Act(Act::ReportUrgent);
        assert_eq!(said("ไฟไหม้", SAKON_NAKHON), [urgent]);
        assert_eq!(said("flash flood", HEALTH), [urgent]);
    }

    #[test]
    fn a_registrys_vocabulary_goes_before_the_pack() {
        let taught = SAKON_NAKHON.replacen(
            "    vocabulary: [\n",
            "    vocabulary: [\n(meaning: Act(\"share-news\"), terms: [\"ไฟ ไหม้\", \"พ่อเมือง\"]),\n",
            1,
        );
        let news = Meaning::Act(Act::ShareNews);
        assert_eq!(said("ไฟไหม้", &taught), [news]);
        assert_eq!(said("พ่อเมือง", &taught), [news]);
        assert_eq!(said("เพลิงไหม้", &taught).len(), 1);
        assert_ne!(said("เพลิงไหม้", &taught), [news]);
    }

    #[test]
    fn a_topic_is_named_as_any_office_names_it() {
        let registry = read(SAKON_NAKHON).registry.expect("a registry");
        let volunteer = registry.find_topic("volunteer").expect("a topic");
        let own = registry_words(pack(), &registry).own;
        let says_topic = |text: &str, strength: Strength| {
            let text = Spelling::of(text).expect("a spelling");
            own.iter().any(|word| {
                word.first.keys() == text.keys()
                    && word.meaning == Meaning::Topic(volunteer)
                    && word.strength == strength
            })
        };
        assert!(says_topic("หมวกฟ้า", Strength::Usual));
        assert!(says_topic("ลอกคูคลอง", Strength::Hint));
        assert!(!says_topic("ลอกคูคลอง", Strength::Usual));
    }

    #[test]
    fn holders_of_no_role_are_outsiders_and_roles_never_are() {
        assert_eq!(said("ผอ.รพ.สต.", SAKON_NAKHON), [Meaning::Outsider]);
        let health = read(HEALTH).registry.expect("a registry");
        let director = health.find_role("clinic-director").expect("a role");
        assert_eq!(said("ผอ.รพ.สต.", HEALTH), [Meaning::Role(director)]);
        assert_eq!(said("นายอำเภอ", HEALTH), [Meaning::Outsider]);
        assert_eq!(said("สามี", HEALTH), [Meaning::Outsider]);
    }

    #[test]
    fn other_words_for_a_group_and_for_which_are_met() {
        let has = |text: &str, meaning: Meaning| {
            let spelling = Spelling::of(text).expect("letters");
            let mut found = pack().words.iter().filter(|word| word.first == spelling);
            found.any(|word| word.meaning == meaning)
        };
        let which = Meaning::FunctionWord(FunctionWord::WhichGroup);
        for text in ["กลุ่มไหน", "ห้องไหน", "แชทอะไร", "which group", "which chat"]
        {
            assert!(has(text, which), "{text}");
        }
        // A word for a group beside another is one word already.
        assert!(!has("ไลน์ห้องไหน", which));
        assert!(!has("กลุ่ม", which));
    }
}
