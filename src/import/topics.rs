//! The topics that the clauses tell apart. A letter names one where it says what something is
//! about (เกี่ยวกับงานจิตอาสา), or which matters alone are allowed (เรื่องอื่นที่มิใช่โรคระบาด).

use crate::language::{Named, Pack, Spelling};

/// A topic. The first one of a registry is about work in general, and is not among these.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: String,
    /// As the letter writes it.
    pub name: String,
    spelling: Spelling,
}

/// The minimum length of a topic's name, in letters.
const SHORTEST: usize = 4;
/// The maximum length of a topic's name, in characters.
const LONGEST: usize = 60;
/// The minimum length of a word that belongs to a matter and stands for it, in letters.
const LONG: usize = 7;

/// Returns what the clause `text` names between its characters `from` and `until`: up to the first
/// gap, without what only adds that there are several.
pub(super) fn phrase(text: &str, from: usize, until: usize) -> String {
    let chars = text.chars().skip(from).take(until.saturating_sub(from));
    let ends = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | '(' | ')');
    let mut phrase: String = chars
        .skip_while(|c| c.is_whitespace())
        .take_while(|c| !ends(*c))
        .collect();
    for end in ["ๆ", "ต่าง"] {
        if let Some(rest) = phrase.strip_suffix(end) {
            phrase = rest.to_owned();
        }
    }
    phrase
}

/// Returns whether `phrase` has a word for a matter that offices deal with.
pub(super) fn names_matter(phrase: &str, pack: &Pack) -> bool {
    let Some(spelling) = Spelling::of(phrase) else {
        return false;
    };
    pack.matters.iter().any(|matter| {
        let has = |word: &Spelling, least: usize| {
            word.keys().len() >= least && spelling.position(word).is_some()
        };
        let mut heads = matter.heads.iter();
        heads.any(|head| has(head, SHORTEST)) || matter.words().iter().any(|word| has(word, LONG))
    })
}

/// Adds the topic `phrase` to `topics`, unless one of them has the same name, or a part of it.
pub(super) fn add(topics: &mut Vec<Topic>, phrase: &str, pack: &Pack) {
    let Some(spelling) = Spelling::of(phrase) else {
        return;
    };
    if spelling.keys().len() < SHORTEST || phrase.chars().count() > LONGEST {
        return;
    }
    if let Some(at) = find(topics, phrase) {
        if let Some(topic) = topics.get_mut(at)
            && spelling.keys().len() > topic.spelling.keys().len()
        {
            phrase.clone_into(&mut topic.name);
            topic.spelling = spelling;
        }
        return;
    }
    let names = pack.letter_names.iter();
    let known = names
        .filter(|(named, ..)| *named == Named::Topic)
        .find(|(.., word)| {
            Spelling::of(word).is_some_and(|word| spelling.position(&word).is_some())
        });
    let number = topics.len() + 2;
    let id = match known {
        Some((_, id, _)) if !topics.iter().any(|topic| topic.id == *id) => id.clone(),
        _ => format!("topic-{number}"),
    };
    topics.push(Topic {
        id,
        name: phrase.to_owned(),
        spelling,
    });
}

/// Returns the position of the topic that `phrase` names: one whose name has it, or is in it.
pub(super) fn find(topics: &[Topic], phrase: &str) -> Option<usize> {
    let spelling = Spelling::of(phrase)?;
    topics.iter().position(|topic| {
        topic.spelling.position(&spelling).is_some() && spelling.keys().len() >= SHORTEST
            || spelling.position(&topic.spelling).is_some()
    })
}
