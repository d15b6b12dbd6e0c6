//! Indexes every term and finds it in texts: exactly, in normal form, or, for long words, with one
//! letter wrong, missing or extra.
//!
//! A word with at most one error has one half without errors. So the halves are indexed, and
//! wherever one is found, the whole word is compared around it. The index is built once.

use std::fmt;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::cues::{self, Cue};
use super::hit::{Hit, Sense};
use super::settle::{deny, part_words, settle};
use crate::lang::Lang;
use crate::registry::{Act, Registry};
use crate::text::normalise::NUMBER;
use crate::text::{Normalised, normalise};

/// The minimum length of words for which an error is tolerated.
const LONG: usize = 6;

struct Term {
    keys: Vec<u8>,
    marks: Vec<u8>,
    sense: Sense,
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
    pairs: Vec<(Sense, f32)>,
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

impl Lexicon {
    /// Indexes the vocabulary of `registry`, its names, and the function words.
    pub fn new(registry: &Registry) -> Self {
        let mut terms = Vec::new();
        let mut pairs = Vec::new();
        let mut add_one = |text: &str, sense: Sense, weight: f32| {
            // A number sign matches any number.
            let text = &text.replace('#', "0");
            let (text, rest) = text.split_once('…').unwrap_or((text.as_str(), ""));
            let mut sense = sense;
            if !rest.is_empty() {
                let pair = pairs.len();
                pairs.push((sense, weight));
                sense = Sense::Piece(pair, true);
                let rest = normalise(rest);
                terms.push(Term {
                    marks: rest.letters.iter().map(|letter| letter.marks).collect(),
                    keys: rest.keys,
                    sense: Sense::Piece(pair, false),
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
                    sense,
                    weight,
                    bound: matches!(sense, Sense::Group(_)) && weight < 1.0,
                });
            }
        };
        let mut add = |text: &str, sense: Sense, weight: f32| {
            add_one(text, sense, weight);
            if matches!(
                sense,
                Sense::Purpose(_) | Sense::Group(_) | Sense::Cue(Cue::WhichGroup)
            ) {
                for variant in variants(text) {
                    add_one(&variant, sense, weight);
                }
            }
        };
        for entry in registry.vocabulary() {
            for term in &entry.terms {
                add(&term.text, Sense::of(entry.meaning), term.weight);
            }
        }
        for &act in Act::ALL {
            for lang in Lang::ALL {
                add(&lang.text(&act.name_key()), Sense::Act(act), 3.0);
            }
        }
        for (id, topic) in registry.topics().skip(1) {
            for name in [&topic.name.th, &topic.name.en] {
                add(name, Sense::Topic(id), 1.0);
            }
        }
        for (id, role) in registry.roles() {
            for name in [&role.name.th, &role.name.en]
                .into_iter()
                .chain(&role.abbreviations)
            {
                add(name, Sense::Role(id), 1.0);
            }
        }
        for (id, group) in registry.groups() {
            add(&group.name, Sense::Group(id), 1.0);
        }
        for (cue, words) in cues::words() {
            for word in words {
                add(word, Sense::Cue(cue), 1.0);
            }
        }
        let names = Act::ALL
            .iter()
            .flat_map(|&act| {
                Lang::ALL.map(|lang| (normalise(&lang.text(&act.name_key())).keys, act))
            })
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
    /// longer term of the same kind. `seams` are the letters at which the dictionary begins a word.
    pub fn find(&self, text: &Normalised, seams: &[usize]) -> Vec<Hit> {
        let mut hits = self.exact(text);
        part_words(&mut hits, text, seams);
        let near = self.near(text, &hits);
        hits.extend(near);
        self.join_pieces(&mut hits, text);
        settle(&mut hits);
        deny(&mut hits, text);
        hits
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
        self.exact(text).into_iter().map(|hit| hit.at).collect()
    }

    fn exact(&self, text: &Normalised) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .whole
            .iter()
            .flat_map(|whole| whole.find_overlapping_iter(&text.keys))
            .filter_map(|found| {
                let term = self.terms.get(found.pattern().as_usize())?;
                let at = found.start()..found.end();
                let quality = marks_agree(term, text, &at)?;
                Some(hit(term, at, quality))
            })
            .collect();
        // Short terms must stand alone or next to other known words.
        let long: Vec<Range<usize>> = hits
            .iter()
            .filter(|hit| hit.at.len() > 2)
            .map(|hit| hit.at.clone())
            .collect();
        hits.retain(|hit| {
            if hit.at.len() > 2 || matches!(hit.sense, Sense::Cue(_) | Sense::Piece(..)) {
                return true;
            }
            let starts = text.opens(hit.at.start) || long.iter().any(|at| at.end == hit.at.start);
            let ends = text.opens(hit.at.end)
                || text.keys.get(hit.at.end) == Some(&NUMBER)
                || long.iter().any(|at| at.start == hit.at.end);
            starts && ends
        });
        // A short name counts only after a word for a group.
        let words: Vec<usize> = hits
            .iter()
            .filter(|hit| hit.sense == Sense::Cue(Cue::GroupWord))
            .map(|hit| hit.at.end)
            .collect();
        let honours: Vec<Range<usize>> = hits
            .iter()
            .filter(|hit| hit.sense == Sense::Cue(Cue::Honour))
            .map(|hit| hit.at.clone())
            .collect();
        hits.retain(|hit| {
            !hit.bound
                || words.contains(&hit.at.start)
                || honours
                    .iter()
                    .any(|at| at.end == hit.at.start && words.contains(&at.start))
        });
        hits
    }

    /// Joins the pieces of two-piece terms that occur without a pause between them.
    fn join_pieces(&self, hits: &mut Vec<Hit>, text: &Normalised) {
        /// The maximum distance between the pieces.
        const APART: usize = 22;
        let pieces: Vec<Hit> = hits
            .iter()
            .filter(|hit| matches!(hit.sense, Sense::Piece(..)))
            .cloned()
            .collect();
        hits.retain(|hit| !matches!(hit.sense, Sense::Piece(..)));
        for first in &pieces {
            let Sense::Piece(pair, true) = first.sense else {
                continue;
            };
            let second = pieces.iter().find(|second| {
                second.sense == Sense::Piece(pair, false)
                    && second.at.start > first.at.end
                    && second.at.start <= first.at.end + APART
                    && !(first.at.end..=second.at.start).any(|at| text.gap(at))
            });
            if let (Some(second), Some((sense, weight))) = (second, self.pairs.get(pair)) {
                hits.push(Hit {
                    sense: *sense,
                    at: second.at.clone(),
                    weight: weight * second.quality.min(first.quality),
                    quality: second.quality.min(first.quality),
                    denied: false,
                    bound: false,
                });
            }
        }
    }

    /// Finds long terms that match with exactly one error.
    fn near(&self, text: &Normalised, exact: &[Hit]) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
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
                    let rest = text.keys.get(half.end()..).unwrap_or_default();
                    prefix_within_one(term.keys.get(middle..).unwrap_or_default(), rest)
                        .map(|len| half.start()..half.end() + len)
                } else {
                    let before: Vec<u8> = text
                        .keys
                        .get(half.start().saturating_sub(middle + 1)..half.start())
                        .unwrap_or_default()
                        .iter()
                        .rev()
                        .copied()
                        .collect();
                    let wanted: Vec<u8> = term.keys.iter().take(middle).rev().copied().collect();
                    prefix_within_one(&wanted, &before).map(|len| half.start() - len..half.end())
                };
                if let Some(at) = at {
                    // A number is never a typing error, and neither is another known word.
                    let number = text
                        .keys
                        .get(at.clone())
                        .is_some_and(|keys| keys.contains(&NUMBER));
                    let gap = (at.start + 1..at.end).any(|letter| text.gap(letter));
                    let known = exact.iter().any(|hit| {
                        hit.at.len() >= 3
                            && !matches!(hit.sense, Sense::Cue(_))
                            && hit.at.start < at.end
                            && at.start < hit.at.end
                            && !(at.start <= hit.at.start && hit.at.end <= at.end)
                    });
                    let same = exact.iter().any(|hit| {
                        hit.at.len() + 2 >= at.len()
                            && hit.at.start < at.end
                            && at.start < hit.at.end
                            && !matches!(hit.sense, Sense::Cue(_))
                    });
                    let name = term.sense.names()
                        && (term.keys.len() < 7
                            || exact.iter().any(|hit| {
                                let holds = at.start <= hit.at.start
                                    && hit.at.end <= at.end
                                    && hit.at.len() + 4 <= at.len();
                                hit.sense.names()
                                    && hit.at.start < at.end
                                    && at.start < hit.at.end
                                    && !holds
                            }));
                    if !number && !gap && !known && !same && !name && text.syllables(&at) {
                        found.push(hit(term, at, if term.keys.len() >= 9 { 0.8 } else { 0.65 }));
                    }
                }
            }
        }
        found.sort_by_key(|hit| std::cmp::Reverse(hit.at.len()));
        let mut kept: Vec<Hit> = Vec::new();
        for hit in found {
            let again = kept
                .iter()
                .any(|other| other.sense == hit.sense && other.overlaps(&hit));
            if !again && !hit.bound {
                kept.push(hit);
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
    for at in 0..found.len() {
        let which: Vec<String> = found
            .get(at)
            .filter(|text| text.contains("ไหน") && !text.contains("ที่ไหน"))
            .map(|text| WHICH.map(|which| text.replace("ไหน", which)).into())
            .unwrap_or_default();
        found.extend(which);
    }
    found.remove(0);
    found
}

fn hit(term: &Term, at: Range<usize>, quality: f32) -> Hit {
    Hit {
        sense: term.sense,
        at,
        weight: term.weight * quality,
        quality,
        denied: false,
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
    let mut places = std::collections::HashMap::new();
    for (index, term) in terms.iter().enumerate() {
        let long = term.keys.len() >= LONG + if term.sense == Sense::Outside { 2 } else { 0 };
        let plain = matches!(term.sense, Sense::Cue(_) | Sense::Plain | Sense::Piece(..));
        if !long || plain || term.bound || term.keys.contains(&NUMBER) {
            continue;
        }
        let middle = term.keys.len() / 2;
        for (half, first) in [
            (term.keys.get(..middle), true),
            (term.keys.get(middle..), false),
        ] {
            let half = half.unwrap_or_default().to_vec();
            if half.len() < 2 {
                continue;
            }
            let place = *places.entry(half.clone()).or_insert_with(|| {
                keys.push(half);
                owners.push(Vec::new());
                keys.len() - 1
            });
            if let Some(owners) = owners.get_mut(place) {
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
    let rest = wanted.get(same..)?;
    if rest.is_empty() {
        return None;
    }
    let starts = |from: usize, wanted: &[u8]| {
        !wanted.is_empty()
            && text
                .get(from..)
                .is_some_and(|text| text.starts_with(wanted))
    };
    let tail = rest.get(1..).unwrap_or_default();
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
    let swapped = rest.len() > 2
        && text.get(same) == rest.get(1)
        && text.get(same + 1) == rest.first()
        && starts(same + 2, rest.get(2..).unwrap_or_default());
    swapped.then(|| same + rest.len())
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
