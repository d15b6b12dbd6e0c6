//! Finds every term in a text: exactly, in normal form, or, for long words, with one letter wrong,
//! missing or extra (`misspelt`). The index is built once.

use std::fmt;
use std::ops::Range;

use super::filter::{WordEdges, drop_contained, mark_negated};
use super::function_words::FunctionWord;
use super::mention::{Likeness, Meaning, Mention};
use super::misspelt::Spelt;
use super::terms::{Index, PACK, Piece, Term};
use crate::lang::Lang;
use crate::language::{self, RegistryWords, Spelling, Word};
use crate::registry::{Act, Purpose, Registry, Strength};
use crate::text::Normalised;
use crate::text::normalise::NUMBER;

/// The index of all terms.
pub(super) struct Lexicon {
    own: Index,
    /// The words of the pack to which the registry gives another meaning.
    silenced: Vec<bool>,
    /// The names of acts, in normal form.
    names: Vec<(Spelling, Act)>,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("own", &self.own.len())
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

/// One piece of a word of two pieces, where it stands, and how well the text matches it.
type FoundPiece<'l> = (Term<'l>, Range<usize>, Likeness);

/// What matches exactly.
#[derive(Default)]
struct Exact<'l> {
    mentions: Vec<Mention>,
    pieces: Vec<FoundPiece<'l>>,
}

impl Exact<'_> {
    /// Returns where the terms stand, each with how well the text matches it.
    fn places(&self) -> impl Iterator<Item = (&Range<usize>, Likeness)> {
        let mentions = self.mentions.iter();
        let mentions = mentions.map(|mention| (&mention.at, mention.likeness));
        mentions.chain(self.pieces.iter().map(|(_, at, likeness)| (at, *likeness)))
    }
}

impl Lexicon {
    /// Indexes the words of `registry` and the names of acts, beside those of the language pack.
    pub fn new(registry: &Registry) -> Self {
        let RegistryWords { mut own, silenced } =
            language::registry_words(language::pack(), registry);
        let names: Vec<(Spelling, bool, Act)> = act_names()
            .filter_map(|(name, is_part, act)| Some((Spelling::of(&name)?, is_part, act)))
            .collect();
        // What a part of a name means in a sentence is for the words to say.
        let whole = names.iter().filter(|(_, is_part, _)| !is_part);
        own.extend(whole.map(|(name, _, act)| Word {
            first: name.clone(),
            rest: None,
            meaning: Meaning::Act(*act),
            strength: Strength::Sure,
            bound: false,
            ordinary: false,
        }));
        Self {
            own: Index::new(own.into()),
            silenced,
            names: names
                .into_iter()
                .map(|(name, _, act)| (name, act))
                .collect(),
        }
    }

    /// Returns whether the registry leaves `term`, one of the pack, its meaning.
    fn is_spoken(&self, term: Term<'_>) -> bool {
        self.silenced.get(term.position) != Some(&true)
    }

    /// Finds every term in `text`, in text order. Leaves out terms that are part of a name or of a
    /// longer term of the same kind. `word_starts` are the letters at which the dictionary begins a
    /// word.
    pub fn find(&self, text: &Normalised, word_starts: &[usize]) -> Vec<Mention> {
        let exact = self.exact(text);
        let well_spelt = exact
            .places()
            .filter(|(_, likeness)| *likeness >= Likeness::Good)
            .map(|(at, _)| at.clone());
        let edges = WordEdges::new(text, word_starts, well_spelt, &exact.mentions);
        let Exact {
            mut mentions,
            pieces,
        } = exact.within(&edges);
        mentions.extend(self.near(text, &mentions, &pieces));
        mentions.extend(joined(&pieces, text));
        drop_contained(&mut mentions);
        mark_negated(&mut mentions, text);
        mentions
    }

    /// Returns the act whose name is the whole of `text`.
    pub fn named_act(&self, text: &Normalised) -> Option<Act> {
        let mut names = self.names.iter();
        names
            .find(|(name, _)| *name.keys() == *text.keys)
            .map(|(_, act)| *act)
    }

    /// Returns where terms match exactly.
    pub fn exact_ranges(&self, text: &Normalised) -> Vec<Range<usize>> {
        let exact = self.exact(text);
        exact.places().map(|(at, _)| at.clone()).collect()
    }

    fn exact(&self, text: &Normalised) -> Exact<'_> {
        let mut exact = Exact::default();
        let of_pack = PACK.find(text).filter(|(term, _)| self.is_spoken(*term));
        for (term, at) in of_pack.chain(self.own.find(text)) {
            match term.likeness(text, &at) {
                None => {}
                Some(likeness) if term.piece == Piece::Whole => {
                    exact.mentions.push(term.mention(at, likeness));
                }
                Some(likeness) => exact.pieces.push((term, at, likeness)),
            }
        }
        exact.drop_short(text);
        drop_unbound(&mut exact.mentions, text);
        exact
    }

    /// Finds long terms that match with exactly one error, beside those that match exactly.
    fn near(
        &self,
        text: &Normalised,
        mentions: &[Mention],
        pieces: &[FoundPiece<'_>],
    ) -> Vec<Mention> {
        let known = mentions
            .iter()
            .filter(|mention| !matches!(mention.meaning, Meaning::FunctionWord(_)))
            .map(|mention| mention.at.clone());
        let names = mentions.iter().filter(|mention| mention.meaning.is_name());
        let spelt = Spelt {
            text,
            known: known
                .chain(pieces.iter().map(|(_, at, _)| at.clone()))
                .collect(),
            names: names.map(|mention| mention.at.clone()).collect(),
        };
        let of_pack = PACK.find_misspelt(text);
        let of_pack = of_pack.filter(|(term, _)| self.is_spoken(*term));
        spelt.meant(of_pack.chain(self.own.find_misspelt(text)))
    }
}

impl Exact<'_> {
    /// Drops short terms that neither stand alone nor next to other known words.
    fn drop_short(&mut self, text: &Normalised) {
        /// The most letters of a short term.
        const SHORT: usize = 2;
        let long = self.places().map(|(at, _)| at);
        let long: Vec<Range<usize>> = long.filter(|at| at.len() > SHORT).cloned().collect();
        self.mentions.retain(|mention| {
            let Range { start, end } = mention.at;
            if end - start > SHORT || matches!(mention.meaning, Meaning::FunctionWord(_)) {
                return true;
            }
            let starts = text.opens(start) || long.iter().any(|at| at.end == start);
            let ends = text.opens(end)
                || text.keys.get(end) == Some(&NUMBER)
                || long.iter().any(|at| at.start == end);
            starts && ends
        });
    }

    /// Leaves only what the edges of words allow.
    fn within(mut self, edges: &WordEdges<'_>) -> Self {
        self.mentions.retain(|mention| edges.allow(&mention.at));
        self.pieces.retain(|(_, at, _)| edges.allow(at));
        self
    }
}

/// Drops names that count only beside a word for a group and do not stand there. What is asked about, and what
/// is the whole text, is a name without one.
fn drop_unbound(mentions: &mut Vec<Mention>, text: &Normalised) {
    let ends = |word: FunctionWord| -> Vec<usize> {
        let found = mentions.iter().filter(|mention| mention.is(word));
        found.map(|mention| mention.at.end).collect()
    };
    let (words, inside) = (ends(FunctionWord::GroupWord), ends(FunctionWord::Inside));
    // "the SAT group": in English the word for a group follows.
    let is_latin = |at: usize| text.keys.get(at).is_some_and(u8::is_ascii_alphabetic);
    let following: Vec<usize> = mentions
        .iter()
        .filter(|mention| mention.is(FunctionWord::GroupWord) && is_latin(mention.at.start))
        .map(|mention| mention.at.start)
        .collect();
    let honours: Vec<Range<usize>> = mentions
        .iter()
        .filter(|mention| mention.is(FunctionWord::Honour))
        .map(|mention| mention.at.clone())
        .collect();
    let asked: Vec<usize> = mentions
        .iter()
        .filter(|mention| {
            mention.meaning == Meaning::Purpose(Purpose::About)
                || mention.is(FunctionWord::GroupWord)
        })
        .map(|mention| mention.at.start)
        .collect();
    let is_asked_about =
        |at: &Range<usize>| at.start == 0 && (at.end == text.len() || asked.contains(&at.end));
    mentions.retain(|mention| {
        !mention.bound
            || words.contains(&mention.at.start)
            || !mention.ordinary && is_asked_about(&mention.at)
            || !mention.ordinary && inside.contains(&mention.at.start)
            || following.contains(&mention.at.end)
            || honours
                .iter()
                .any(|at| at.end == mention.at.start && words.contains(&at.start))
    });
}

/// Returns the words of two pieces that occur without a pause between them, each at its last piece.
fn joined(pieces: &[FoundPiece<'_>], text: &Normalised) -> Vec<Mention> {
    /// The maximum distance between the pieces.
    const APART: usize = 22;
    let firsts = pieces
        .iter()
        .filter(|(term, _, _)| term.piece == Piece::First);
    firsts
        .filter_map(|(term, first, likeness)| {
            let (_, last, last_likeness) = pieces.iter().find(|(other, last, _)| {
                other.piece == Piece::Last
                    && std::ptr::eq(other.word, term.word)
                    && last.start > first.end
                    && last.start <= first.end + APART
                    && !(first.end..=last.start).any(|at| text.gap(at))
            })?;
            Some(term.mention(last.clone(), *likeness.min(last_likeness)))
        })
        .collect()
}
