//! Decides which of the terms found in a text count: those at word boundaries that are not part of
//! longer terms. Also marks terms that the text negates.

use std::ops::Range;

use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention};
use crate::text::Normalised;

/// Where words begin and end in a text, as the dictionary or a long term says.
pub(super) struct WordEdges<'t> {
    text: &'t Normalised,
    edges: Vec<bool>,
    /// The ends of auxiliaries: จะ.
    after_auxiliaries: Vec<usize>,
}

impl<'t> WordEdges<'t> {
    /// A term of at most this many letters must begin and end at word edges.
    const SHORT: usize = 3;
    /// A term of at most this many letters must have a word edge at one end.
    const MEDIUM: usize = 5;

    /// Finds the edges. `word_starts` are the letters at which the dictionary begins a word, and
    /// `terms` the places of terms that the text spells well.
    pub fn new(
        text: &'t Normalised,
        word_starts: &[usize],
        terms: impl Iterator<Item = Range<usize>>,
        mentions: &[Mention],
    ) -> Self {
        let mut edges = vec![false; text.len() + 1];
        let long = terms
            .filter(|at| at.len() > Self::MEDIUM)
            .flat_map(|at| [at.start, at.end]);
        let starts = word_starts.iter().copied();
        for at in starts.chain(long).chain([0, text.len()]) {
            if let Some(edge) = edges.get_mut(at) {
                *edge = true;
            }
        }
        let mut found = Self {
            text,
            edges,
            after_auxiliaries: Vec::new(),
        };
        // The dictionary also has จะแจ้ง as one word, but a verb may follow จะ.
        let auxiliaries = mentions
            .iter()
            .filter(|mention| mention.is_any(&[FunctionWord::Intends, FunctionWord::Let]))
            .filter(|mention| found.is_edge(mention.at.start));
        found.after_auxiliaries = auxiliaries.map(|mention| mention.at.end).collect();
        found
    }

    fn is_edge(&self, at: usize) -> bool {
        self.text.opens(at) || self.edges.get(at) == Some(&true)
    }

    /// Returns whether a term at `at` is there on purpose. A short one may be there only by chance,
    /// across two words or inside one: งด in ส่องดาว, ขอ in ของ.
    pub fn allow(&self, at: &Range<usize>) -> bool {
        if !self.text.syllables(at) {
            return false;
        }
        let ends = self.is_edge(at.end);
        let follows_auxiliary = ends && self.after_auxiliaries.contains(&at.start);
        let starts = self.is_edge(at.start) || follows_auxiliary;
        match at.len() {
            ..=Self::SHORT => starts && ends,
            length if length <= Self::MEDIUM => starts || ends,
            _ => true,
        }
    }
}

/// Drops terms inside longer ones.
pub(super) fn drop_contained(mentions: &mut Vec<Mention>) {
    let all = mentions.clone();
    mentions.retain(|mention| {
        !all.iter().any(|other| {
            let inside = mention.within(other);
            let is_stronger =
                other.likeness >= mention.likeness || other.at.len() > mention.at.len() + 1;
            match (mention.meaning, other.meaning) {
                (_, Meaning::Plain) => {
                    inside || mention.at == other.at && mention.meaning != Meaning::Plain
                }
                (Meaning::Topic(_), Meaning::Group(_)) => false,
                (Meaning::Topic(_), other) if other.is_name() => false,
                (Meaning::Role(_) | Meaning::Office(_) | Meaning::Outsider, Meaning::Group(_)) => {
                    inside || mention.at == other.at
                }
                // สามี in จิตอาสามี….
                (Meaning::Outsider, Meaning::Topic(_)) => {
                    other.at.start < mention.at.start && mention.at.start < other.at.end
                }
                (Meaning::FunctionWord(_), other) => inside && other.is_name(),
                (_, other) if other.is_name() => inside && is_stronger,
                (Meaning::Act(_), Meaning::Act(_))
                | (Meaning::Purpose(_), Meaning::Purpose(_))
                | (Meaning::Topic(_), Meaning::Topic(_))
                | (Meaning::Act(_) | Meaning::Outside, Meaning::Outside) => inside && is_stronger,
                _ => false,
            }
        })
    });
    mentions.sort_by_key(|mention| (mention.at.start, mention.at.end));
}

/// Marks terms that the text negates: those closely after a negation, up to a pause or a "but".
pub(super) fn mark_negated(mentions: &mut [Mention], text: &Normalised) {
    /// The reach of a negation, in letters.
    const REACH: usize = 9;
    let negations: Vec<Range<usize>> = mentions
        .iter()
        .filter(|mention| mention.is(FunctionWord::Negation))
        // What is not done yet is still what the text is about.
        .filter(|mention| {
            !mentions
                .iter()
                .any(|yet| yet.is(FunctionWord::NotYet) && mention.within(yet))
        })
        .map(|mention| mention.at.clone())
        .collect();
    let buts: Vec<usize> = mentions
        .iter()
        .filter(|mention| mention.is(FunctionWord::But))
        .map(|mention| mention.at.start)
        .collect();
    for Range { start, end } in negations {
        let stop = (end + 1..=end + REACH)
            .find(|&at| text.gap(at) || buts.contains(&at))
            .unwrap_or(end + REACH);
        if buts.contains(&end) || text.gap(end) {
            continue;
        }
        for mention in &mut *mentions {
            // มีเหตุ begins inside the negation ไม่มี.
            let follows =
                mention.at.start > start && mention.at.end > end && mention.at.start < stop;
            if follows && !matches!(mention.meaning, Meaning::FunctionWord(_)) {
                mention.negated = true;
            }
        }
    }
}
