//! Indexes every term and finds it in texts: exactly, in normal form, or, for long words, with one
//! letter wrong, missing or extra.
//!
//! A word with at most one error has one half without errors. So the halves are indexed, and
//! wherever one is found, the whole word is compared around it. The index is built once.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::filter::{drop_chance_matches, drop_contained, mark_negated};
use super::function_words::{self, FunctionWord};
use super::mention::{Meaning, Mention};
use crate::lang::Lang;
use crate::registry::{Act, Registry};
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, normalise, subslice};

/// The minimum length of words for which an error is tolerated.
const LONG: usize = 6;

struct Term {
    keys: Vec<u8>,
    marks: Vec<u8>,
    meaning: Meaning,
    weight: f32,
    /// Whether it is a name that counts only after a word for a group.
    bound: bool,
}

/// One half of a long term, matched exactly.
struct Half {
    term: usize,
    /// Whether this is the first half.
    first: bool,
}

/// The index of all terms.
pub(super) struct Lexicon {
    terms: Vec<Term>,
    whole: Option<AhoCorasick>,
    halves: Option<AhoCorasick>,
    half_terms: Vec<Vec<Half>>,
    /// The meanings and weights of two-piece terms.
    pairs: Vec<(Meaning, f32)>,
    /// The names of acts, in normal form.
    names: Vec<(Vec<u8>, Act)>,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("terms", &self.terms.len())
            .finish_non_exhaustive()
    }
}

/// Returns the names of all acts, in all languages, and of each whether it is only a part of one.
fn act_names() -> impl Iterator<Item = (String, bool, Act)> {
    Act::ALL.iter().flat_map(|&act| {
        Lang::ALL.into_iter().flat_map(move |lang| {
            let names = act.names(lang).into_iter().enumerate();
            names.map(move |(position, name)| (name, position > 0, act))
        })
    })
}

impl Lexicon {
    /// Indexes the vocabulary of `registry`, its names, and the function words.
    pub fn new(registry: &Registry) -> Self {
        let mut terms = Vec::new();
        let mut pairs = Vec::new();
        let mut add_one = |text: &str, meaning: Meaning, weight: f32| {
            // A number sign matches any number.
            let text = &text.replace('#', "0");
            let (text, rest) = text.split_once('…').unwrap_or((text.as_str(), ""));
            let mut meaning = meaning;
            if !rest.is_empty() {
                let pair = pairs.len();
                pairs.push((meaning, weight));
                meaning = Meaning::Piece(pair, true);
                let rest = normalise(rest);
                terms.push(Term {
                    marks: rest.letters.iter().map(|letter| letter.marks).collect(),
                    keys: rest.keys,
                    meaning: Meaning::Piece(pair, false),
                    weight,
                    bound: false,
                });
            }
            let normal = normalise(text);
            // A number alone carries no meaning.
            if normal.keys.iter().any(|key| *key != NUMBER) {
                terms.push(Term {
                    marks: normal.letters.iter().map(|letter| letter.marks).collect(),
                    keys: normal.keys,
                    meaning,
                    weight,
                    bound: matches!(meaning, Meaning::Group(_)) && weight < 1.0,
                });
            }
        };
        let mut add = |text: &str, meaning: Meaning, weight: f32| {
            add_one(text, meaning, weight);
            if matches!(
                meaning,
                Meaning::Purpose(_)
                    | Meaning::Group(_)
                    | Meaning::FunctionWord(FunctionWord::WhichGroup)
            ) {
                for variant in variants(text) {
                    add_one(&variant, meaning, weight);
                }
            }
        };
        for entry in registry.vocabulary() {
            for term in &entry.terms {
                add(&term.text, Meaning::from(entry.meaning), term.weight);
            }
        }
        let vocabulary = registry.vocabulary().iter();
        let known: HashSet<&str> = vocabulary
            .flat_map(|entry| &entry.terms)
            .map(|term| term.text.as_str())
            .collect();
        for (name, is_part, act) in act_names() {
            // What a part of a name means in a sentence is for the registry to say.
            if !is_part || !known.contains(name.as_str()) {
                add(&name, Meaning::Act(act), 3.0);
            }
        }
        for (id, topic) in registry.topics().skip(1) {
            for name in [&topic.name.th, &topic.name.en]
                .into_iter()
                .chain(&topic.abbreviations)
            {
                add(name, Meaning::Topic(id), 1.0);
            }
        }
        for (id, role) in registry.roles() {
            for name in [&role.name.th, &role.name.en]
                .into_iter()
                .chain(&role.abbreviations)
            {
                add(name, Meaning::Role(id), 1.0);
            }
        }
        for (id, group) in registry.groups() {
            for name in std::iter::once(&group.name).chain(&group.nicknames) {
                add(name, Meaning::Group(id), 1.0);
            }
        }
        for (function_word, words) in function_words::words() {
            for word in words {
                add(word, Meaning::FunctionWord(function_word), 1.0);
            }
        }
        let names = act_names()
            .map(|(name, _, act)| (normalise(&name).keys, act))
            .collect();
        let (halves, half_terms) = halves(&terms);
        Self {
            whole: automaton(terms.iter().map(|term| term.keys.as_slice())),
            halves: automaton(halves.iter().map(Vec::as_slice)),
            half_terms,
            terms,
            pairs,
            names,
        }
    }

    /// Finds every term in `text`, in text order. Leaves out terms that are part of a name or of a
    /// longer term of the same kind. `word_starts` are the letters at which the dictionary begins a
    /// word.
    pub fn find(&self, text: &Normalised, word_starts: &[usize]) -> Vec<Mention> {
        let mut mentions = self.exact(text);
        drop_chance_matches(&mut mentions, text, word_starts);
        let near = self.near(text, &mentions);
        mentions.extend(near);
        self.join_pieces(&mut mentions, text);
        drop_contained(&mut mentions);
        mark_negated(&mut mentions, text);
        mentions
    }

    /// Returns the act whose name is the whole of `text`.
    pub fn named_act(&self, text: &Normalised) -> Option<Act> {
        let mut names = self.names.iter();
        names
            .find(|(keys, _)| *keys == text.keys)
            .map(|(_, act)| *act)
    }

    /// Returns where terms match exactly.
    pub fn exact_ranges(&self, text: &Normalised) -> Vec<Range<usize>> {
        self.exact(text)
            .into_iter()
            .map(|mention| mention.at)
            .collect()
    }

    fn exact(&self, text: &Normalised) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = self
            .whole
            .iter()
            .flat_map(|whole| whole.find_overlapping_iter(&text.keys))
            .filter_map(|found| {
                let term = self.terms.get(found.pattern().as_usize())?;
                let at = found.start()..found.end();
                let quality = marks_agree(term, text, &at)?;
                Some(mention(term, at, quality))
            })
            .collect();
        // Short terms must stand alone or next to other known words.
        let long: Vec<Range<usize>> = mentions
            .iter()
            .filter(|mention| mention.at.len() > 2)
            .map(|mention| mention.at.clone())
            .collect();
        mentions.retain(|mention| {
            if mention.at.len() > 2
                || matches!(
                    mention.meaning,
                    Meaning::FunctionWord(_) | Meaning::Piece(..)
                )
            {
                return true;
            }
            let starts =
                text.opens(mention.at.start) || long.iter().any(|at| at.end == mention.at.start);
            let ends = text.opens(mention.at.end)
                || text.keys.get(mention.at.end) == Some(&NUMBER)
                || long.iter().any(|at| at.start == mention.at.end);
            starts && ends
        });
        // A short name counts only after a word for a group.
        let words: Vec<usize> = mentions
            .iter()
            .filter(|mention| mention.is(FunctionWord::GroupWord))
            .map(|mention| mention.at.end)
            .collect();
        let honours: Vec<Range<usize>> = mentions
            .iter()
            .filter(|mention| mention.is(FunctionWord::Honour))
            .map(|mention| mention.at.clone())
            .collect();
        mentions.retain(|mention| {
            !mention.bound
                || words.contains(&mention.at.start)
                || honours
                    .iter()
                    .any(|at| at.end == mention.at.start && words.contains(&at.start))
        });
        mentions
    }

    /// Joins the pieces of two-piece terms that occur without a pause between them.
    fn join_pieces(&self, mentions: &mut Vec<Mention>, text: &Normalised) {
        /// The maximum distance between the pieces.
        const APART: usize = 22;
        let pieces: Vec<Mention> = mentions
            .iter()
            .filter(|mention| matches!(mention.meaning, Meaning::Piece(..)))
            .cloned()
            .collect();
        mentions.retain(|mention| !matches!(mention.meaning, Meaning::Piece(..)));
        for first in &pieces {
            let Meaning::Piece(pair, true) = first.meaning else {
                continue;
            };
            let second = pieces.iter().find(|second| {
                second.meaning == Meaning::Piece(pair, false)
                    && second.at.start > first.at.end
                    && second.at.start <= first.at.end + APART
                    && !(first.at.end..=second.at.start).any(|at| text.gap(at))
            });
            if let (Some(second), Some((meaning, weight))) = (second, self.pairs.get(pair)) {
                mentions.push(Mention {
                    meaning: *meaning,
                    at: second.at.clone(),
                    weight: weight * second.quality.min(first.quality),
                    quality: second.quality.min(first.quality),
                    negated: false,
                    bound: false,
                });
            }
        }
    }

    /// Finds long terms that match with exactly one error.
    fn near(&self, text: &Normalised, exact: &[Mention]) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let Some(halves) = &self.halves else {
            return found;
        };
        for half in halves.find_overlapping_iter(&text.keys) {
            let owners = self.half_terms.get(half.pattern().as_usize());
            for owner in owners.into_iter().flatten() {
                let Some(term) = self.terms.get(owner.term) else {
                    continue;
                };
                let middle = term.keys.len() / 2;
                let at = if owner.first {
                    let rest = subslice(&text.keys, half.end()..);
                    prefix_within_one(subslice(&term.keys, middle..), rest)
                        .map(|len| half.start()..half.end() + len)
                } else {
                    let start = half.start().saturating_sub(middle + 1);
                    let before: Vec<u8> = subslice(&text.keys, start..half.start())
                        .iter()
                        .rev()
                        .copied()
                        .collect();
                    let wanted: Vec<u8> = term.keys.iter().take(middle).rev().copied().collect();
                    prefix_within_one(&wanted, &before).map(|len| half.start() - len..half.end())
                };
                if let Some(at) = at {
                    // A number is never a typing error, and neither is another known word.
                    let has_number = text
                        .keys
                        .get(at.clone())
                        .is_some_and(|keys| keys.contains(&NUMBER));
                    let has_gap = (at.start + 1..at.end).any(|letter| text.gap(letter));
                    let cuts_known_word = exact.iter().any(|mention| {
                        mention.at.len() >= 3
                            && !matches!(mention.meaning, Meaning::FunctionWord(_))
                            && mention.at.start < at.end
                            && at.start < mention.at.end
                            && !(at.start <= mention.at.start && mention.at.end <= at.end)
                    });
                    let is_nearly_known = exact.iter().any(|mention| {
                        mention.at.len() + 2 >= at.len()
                            && mention.at.start < at.end
                            && at.start < mention.at.end
                            && !matches!(mention.meaning, Meaning::FunctionWord(_))
                    });
                    let may_be_other_name = term.meaning.is_name()
                        && (term.keys.len() < 7
                            || exact.iter().any(|mention| {
                                let is_inside = at.start <= mention.at.start
                                    && mention.at.end <= at.end
                                    && mention.at.len() + 4 <= at.len();
                                mention.meaning.is_name()
                                    && mention.at.start < at.end
                                    && at.start < mention.at.end
                                    && !is_inside
                            }));
                    if !has_number
                        && !has_gap
                        && !cuts_known_word
                        && !is_nearly_known
                        && !may_be_other_name
                        && text.syllables(&at)
                    {
                        found.push(mention(
                            term,
                            at,
                            if term.keys.len() >= 9 { 0.8 } else { 0.65 },
                        ));
                    }
                }
            }
        }
        found.sort_by_key(|mention| std::cmp::Reverse(mention.at.len()));
        let mut kept: Vec<Mention> = Vec::new();
        for mention in found {
            let is_repeated = kept
                .iter()
                .any(|other| other.meaning == mention.meaning && other.overlaps(&mention));
            if !is_repeated && !mention.bound {
                kept.push(mention);
            }
        }
        kept
    }
}

/// Returns the same words with other words for "group" and "which".
fn variants(text: &str) -> Vec<String> {
    const GROUPS: [&str; 9] = [
        "ไลน์",
        "ห้อง",
        "วง",
        "กรุ๊ป",
        "กลุ่มไลน์",
        "ไลน์กลุ่ม",
        "แชท",
        "แชต",
        "ช่องทาง",
    ];
    const WHICH: [&str; 3] = ["ใด", "อะไร", "หนาย"];
    let mut found = vec![text.to_owned()];
    if text.contains("กลุ่ม") && !text.contains("กลุ่มงาน") && !text.contains("ไลน์")
    {
        found.extend(GROUPS.map(|group| text.replace("กลุ่ม", group)));
    }
    let with_other_which: Vec<String> = found
        .iter()
        .filter(|text| text.contains("ไหน") && !text.contains("ที่ไหน"))
        .flat_map(|text| WHICH.map(|which| text.replace("ไหน", which)))
        .collect();
    found.extend(with_other_which);
    found.remove(0);
    found
}

fn mention(term: &Term, at: Range<usize>, quality: f32) -> Mention {
    Mention {
        meaning: term.meaning,
        at,
        weight: term.weight * quality,
        quality,
        negated: false,
        bound: term.bound,
    }
}

fn automaton<'k>(patterns: impl Iterator<Item = &'k [u8]>) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(patterns)
        .ok()
}

/// Returns the halves of all terms for which an error is tolerated.
fn halves(terms: &[Term]) -> (Vec<Vec<u8>>, Vec<Vec<Half>>) {
    let mut keys: Vec<Vec<u8>> = Vec::new();
    let mut owners: Vec<Vec<Half>> = Vec::new();
    let mut positions = std::collections::HashMap::new();
    for (index, term) in terms.iter().enumerate() {
        let is_long = term.keys.len()
            >= LONG
                + if term.meaning == Meaning::Outside {
                    2
                } else {
                    0
                };
        let is_exact_only = matches!(
            term.meaning,
            Meaning::FunctionWord(_) | Meaning::Plain | Meaning::Piece(..)
        );
        if !is_long || is_exact_only || term.bound || term.keys.contains(&NUMBER) {
            continue;
        }
        let middle = term.keys.len() / 2;
        let (start, end) = term.keys.split_at(middle);
        for (half, first) in [(start, true), (end, false)] {
            let half = half.to_vec();
            if half.len() < 2 {
                continue;
            }
            let position = *positions.entry(half.clone()).or_insert_with(|| {
                keys.push(half);
                owners.push(Vec::new());
                keys.len() - 1
            });
            if let Some(owners) = owners.get_mut(position) {
                owners.push(Half { term: index, first });
            }
        }
    }
    (keys, owners)
}

/// Returns how many letters of `text` match `wanted` with exactly one error, or `None` for no error
/// or more. The last letter must match, so that no error is assumed at the end.
fn prefix_within_one(wanted: &[u8], text: &[u8]) -> Option<usize> {
    let same = wanted.iter().zip(text).take_while(|(a, b)| a == b).count();
    let rest = subslice(wanted, same..);
    let (_, tail) = rest.split_first()?;
    let starts = |from: usize, wanted: &[u8]| {
        !wanted.is_empty()
            && text
                .get(from..)
                .is_some_and(|text| text.starts_with(wanted))
    };
    if starts(same + 1, tail) {
        return Some(same + 1 + tail.len());
    }
    if starts(same, tail) {
        return Some(same + tail.len());
    }
    if starts(same + 1, rest) {
        return Some(same + 1 + rest.len());
    }
    // Two letters are swapped.
    let is_swapped = matches!(rest, [first, second, after @ ..]
        if text.get(same) == Some(second)
            && text.get(same + 1) == Some(first)
            && starts(same + 2, after));
    is_swapped.then(|| same + rest.len())
}

/// Returns how well the tone marks match. A text may omit them, more readily in longer words. In a
/// short word a different mark makes a different word.
fn marks_agree(term: &Term, text: &Normalised, at: &Range<usize>) -> Option<f32> {
    let letters = text.letters.get(at.clone())?;
    let (mut lacking, mut other) = (0, 0);
    for (letter, &wanted) in letters.iter().zip(&term.marks) {
        let has = letter.marks;
        if has == wanted {
            continue;
        }
        if has & !wanted == 0 {
            lacking += 1;
        } else {
            other += 1;
        }
    }
    match (lacking, other, term.keys.len()) {
        (0, 0, _) => Some(1.0),
        (_, 0, 4..=5) => Some(0.8),
        (_, 0, 6..) => Some(0.9),
        (_, 1, 5) => Some(0.6),
        (_, 1..=2, 6..) => Some(0.75),
        _ => None,
    }
}
