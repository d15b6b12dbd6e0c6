//! Decides which of the terms found in a text count: those at word boundaries that are not part of
//! longer terms. Also marks terms that the text negates.

use std::ops::Range;

use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention};
use crate::text::Normalised;

/// Drops short terms that match only by chance, across two words or inside one: งด in ส่องดาว, ขอ
/// in ของ. Words are separated where the dictionary or a long term says so.
pub(super) fn drop_chance_matches(
    mentions: &mut Vec<Mention>,
    text: &Normalised,
    word_starts: &[usize],
) {
    /// A term of at most this many letters must begin and end at word boundaries.
    const SHORT: usize = 3;
    /// A term of at most this many letters must have a word boundary at one end.
    const MEDIUM: usize = 5;
    let mut boundaries = vec![false; text.len() + 1];
    let long = mentions
        .iter()
        .filter(|mention| mention.at.len() > MEDIUM && mention.quality >= 0.9)
        .flat_map(|mention| [mention.at.start, mention.at.end]);
    for at in word_starts
        .iter()
        .copied()
        .chain(long)
        .chain([0, text.len()])
    {
        if let Some(boundary) = boundaries.get_mut(at) {
            *boundary = true;
        }
    }
    let is_boundary = |at: usize| text.opens(at) || boundaries.get(at) == Some(&true);
    // The dictionary also has จะแจ้ง as one word, but a verb may follow จะ.
    let after_auxiliaries: Vec<usize> = mentions
        .iter()
        .filter(|mention| mention.is_any(&[FunctionWord::Intends, FunctionWord::Let]))
        .filter(|mention| is_boundary(mention.at.start))
        .map(|mention| mention.at.end)
        .collect();
    mentions.retain(|mention| {
        if !text.syllables(&mention.at) {
            return false;
        }
        let follows_auxiliary =
            after_auxiliaries.contains(&mention.at.start) && is_boundary(mention.at.end);
        let (starts, ends) = (
            is_boundary(mention.at.start) || follows_auxiliary,
            is_boundary(mention.at.end),
        );
        match mention.at.len() {
            ..=SHORT => starts && ends,
            length if length <= MEDIUM => starts || ends,
            _ => true,
        }
    });
}

/// Drops terms inside longer ones.
pub(super) fn drop_contained(mentions: &mut Vec<Mention>) {
    let all = mentions.clone();
    mentions.retain(|mention| {
        !all.iter().any(|other| {
            let inside = mention.within(other);
            let is_stronger =
                other.quality >= mention.quality || other.at.len() > mention.at.len() + 1;
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
