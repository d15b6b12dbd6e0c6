//! Decides which of the terms found in a text count: those at word boundaries that are not part of
//! longer terms. Also marks terms that the text negates.

use std::ops::Range;

use super::cues::Cue;
use super::hit::{Hit, Sense};
use crate::text::Normalised;

/// Drops short terms that match only by chance, across two words or inside one: งด in ส่องดาว, ขอ in
/// ของ. Words are separated where the dictionary or a long term says so.
pub(super) fn part_words(hits: &mut Vec<Hit>, text: &Normalised, seams: &[usize]) {
    /// A term of at most this many letters must begin and end at word boundaries.
    const SHORT: usize = 3;
    /// A term of at most this many letters must have a word boundary at one end.
    const MIDDLING: usize = 5;
    let mut parts = vec![false; text.len() + 1];
    let long = hits
        .iter()
        .filter(|hit| hit.at.len() > MIDDLING && hit.quality >= 0.9)
        .flat_map(|hit| [hit.at.start, hit.at.end]);
    for at in seams.iter().copied().chain(long).chain([0, text.len()]) {
        if let Some(part) = parts.get_mut(at) {
            *part = true;
        }
    }
    let part = |at: usize| text.opens(at) || parts.get(at) == Some(&true);
    // The dictionary also has จะแจ้ง as one word, but a verb may follow จะ.
    let helped: Vec<usize> = hits
        .iter()
        .filter(|hit| matches!(hit.sense, Sense::Cue(Cue::Intends | Cue::Let)))
        .filter(|hit| part(hit.at.start))
        .map(|hit| hit.at.end)
        .collect();
    hits.retain(|hit| {
        if !text.syllables(&hit.at) {
            return false;
        }
        let helps = helped.contains(&hit.at.start) && part(hit.at.end);
        let (starts, ends) = (part(hit.at.start) || helps, part(hit.at.end));
        match hit.at.len() {
            ..=SHORT => starts && ends,
            length if length <= MIDDLING => starts || ends,
            _ => true,
        }
    });
}

/// Drops terms inside longer ones.
pub(super) fn settle(hits: &mut Vec<Hit>) {
    let all = hits.clone();
    hits.retain(|hit| {
        !all.iter().any(|other| {
            let inside = hit.within(other);
            let sure = other.quality >= hit.quality || other.at.len() > hit.at.len() + 1;
            match (hit.sense, other.sense) {
                (_, Sense::Plain) => inside || hit.at == other.at && hit.sense != Sense::Plain,
                (Sense::Topic(_), Sense::Group(_)) => false,
                (Sense::Topic(_), other) if other.names() => false,
                (Sense::Role(_) | Sense::Office(_) | Sense::Outsider, Sense::Group(_)) => {
                    inside || hit.at == other.at
                }
                // สามี in จิตอาสามี….
                (Sense::Outsider, Sense::Topic(_)) => {
                    other.at.start < hit.at.start && hit.at.start < other.at.end
                }
                (Sense::Cue(_), other) => inside && other.names(),
                (_, other) if other.names() => inside && sure,
                (Sense::Act(_), Sense::Act(_))
                | (Sense::Purpose(_), Sense::Purpose(_))
                | (Sense::Topic(_), Sense::Topic(_))
                | (Sense::Act(_) | Sense::Outside, Sense::Outside) => inside && sure,
                _ => false,
            }
        })
    });
    hits.sort_by_key(|hit| (hit.at.start, hit.at.end));
}

/// Marks terms that the text negates: those closely after a negation, up to a pause or a "but".
pub(super) fn deny(hits: &mut [Hit], text: &Normalised) {
    /// The reach of a negation, in letters.
    const REACH: usize = 9;
    let negations: Vec<Range<usize>> = hits
        .iter()
        .filter(|hit| hit.sense == Sense::Cue(Cue::Negation))
        // What is not done yet is still what the text is about.
        .filter(|hit| {
            !hits
                .iter()
                .any(|yet| yet.sense == Sense::Cue(Cue::NotYet) && hit.within(yet))
        })
        .map(|hit| hit.at.clone())
        .collect();
    let buts: Vec<usize> = hits
        .iter()
        .filter(|hit| hit.sense == Sense::Cue(Cue::But))
        .map(|hit| hit.at.start)
        .collect();
    for Range { start, end } in negations {
        let stop = (end + 1..=end + REACH)
            .find(|&at| text.gap(at) || buts.contains(&at))
            .unwrap_or(end + REACH);
        if buts.contains(&end) || text.gap(end) {
            continue;
        }
        for hit in &mut *hits {
            // มีเหตุ begins inside the negation ไม่มี.
            let follows = hit.at.start > start && hit.at.end > end && hit.at.start < stop;
            if follows && !matches!(hit.sense, Sense::Cue(_)) {
                hit.denied = true;
            }
        }
    }
}
