//! Splits a text with several needs, such as a report and a question. Splits only where a word or a
//! line begins a new matter and both sides are surely different.

use super::function_words::FunctionWord;
use super::mention::{Meaning, Mention};
use super::model::Model;
use super::part::{Part, differ};
use super::reading::TypedText;
use crate::guide::Purpose;
use crate::text::{normalise, subslice};

/// Returns the line starts that may begin a new matter. A line below a salutation may not, since it
/// belongs to what the salutation opens.
fn line_starts_of_matters(typed: &TypedText<'_>) -> Vec<usize> {
    /// The maximum length of a salutation.
    const SALUTATION: usize = 44;
    let opening = normalise("เรียน").keys;
    let starts = typed.line_starts();
    let mut from = 0;
    let mut kept = Vec::new();
    for start in starts {
        let line = subslice(&typed.normal.keys, from..start);
        if !(line.len() <= SALUTATION && line.starts_with(&opening)) {
            kept.push(start);
        }
        from = start;
    }
    kept
}

/// A place at which a new matter may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    /// The letter at which it would begin.
    at: usize,
    /// Whether only a new line suggests it, and no word.
    only_line: bool,
}

/// Returns the places at which a new matter may begin, in order.
fn cuts(typed: &TypedText<'_>, mentions: &[Mention]) -> Vec<Cut> {
    /// The minimum length of a part, in letters.
    const SHORTEST: usize = 4;
    let length = typed.normal.len();
    let cuts_word = |at: usize| {
        mentions.iter().any(|mention| {
            mention.at.start < at
                && at < mention.at.end
                && mention.at.len() > SHORTEST
                && !mention.is(FunctionWord::BeginsMatter)
        })
    };
    let joints = mentions
        .iter()
        .filter(|mention| mention.is(FunctionWord::BeginsMatter))
        .map(|mention| (mention.at.start, false));
    let lines = line_starts_of_matters(typed).into_iter();
    let mut cuts: Vec<Cut> = joints
        .chain(lines.map(|at| (at, true)))
        .map(|(at, only_line)| Cut { at, only_line })
        .filter(|cut| cut.at >= SHORTEST && cut.at + SHORTEST <= length && !cuts_word(cut.at))
        .collect();
    cuts.sort_unstable();
    cuts.dedup_by_key(|cut| cut.at);
    cuts
}

/// Splits what was read as `whole` into parts, the main one first.
pub(super) fn parts(
    typed: &TypedText<'_>,
    model: &Model,
    mentions: &[Mention],
    whole: Part,
) -> Vec<Part> {
    if whole.outside || whole.need.purpose == Purpose::About {
        return vec![whole];
    }
    // A piece counts if it surely says an act.
    let piece = |from: usize, to: usize, enough: f32| {
        let inside: Vec<Mention> = mentions
            .iter()
            .filter(|mention| from <= mention.at.start && mention.at.end <= to)
            .cloned()
            .collect();
        let says_act = inside.iter().any(|mention| {
            matches!(mention.meaning, Meaning::Act(_)) && !mention.negated && mention.is_sure()
        });
        if !says_act {
            return None;
        }
        let part = typed.parse(model, &inside, from..to);
        let is_clear = part.understood
            && !part.outside
            && part.need.purpose != Purpose::About
            && part.sure >= enough;
        is_clear.then_some(part)
    };
    let thresholds = model.thresholds();
    let cuts = cuts(typed, mentions);
    let end = typed.normal.len();
    let mut parts: Vec<Part> = Vec::new();
    let mut from = 0;
    // From left to right, a piece ends at a cut if it and the text that follows, up to a later cut
    // or the end, surely ask for different things.
    for (place, cut) in cuts.iter().enumerate() {
        let enough = if cut.only_line {
            thresholds.split_at_line
        } else {
            thresholds.split
        };
        let Some(first) = piece(from, cut.at, enough) else {
            continue;
        };
        let later = cuts.iter().skip(place + 1).map(|later| later.at);
        let next = later
            .chain([end])
            .find_map(|end| piece(cut.at, end, enough));
        let Some(next) = next else { continue };
        let differs_from_previous = parts
            .last()
            .is_none_or(|part| differ(&part.need, &first.need));
        if differ(&first.need, &next.need) && differs_from_previous {
            parts.push(first);
            from = cut.at;
        }
    }
    if parts.is_empty() {
        return vec![whole];
    }
    let Some(last) = piece(from, end, thresholds.split) else {
        return vec![whole];
    };
    parts.push(last);
    parts
}
