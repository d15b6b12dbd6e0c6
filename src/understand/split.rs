//! Splits a text with several needs, such as a report and a question. Splits only where a word or a
//! line begins a new matter and both sides are surely different.

use super::mention::{Meaning, Mention};
use super::model::Model;
use super::part::{Part, differ};
use super::reading::TypedText;
use crate::guide::Purpose;
use crate::text::{normalise, subslice};

/// Words that begin a new matter.
const JOINTS: [&str; 24] = [
    "และขอ",
    "และจะ",
    "แล้วขอ",
    "แล้วก็",
    "แล้วจะ",
    "กับขอ",
    "กับจะ",
    "พร้อมทั้ง",
    "พร้อมกันนี้",
    "พร้อมขอ",
    "อีกเรื่อง",
    "อีกอย่าง",
    "นอกจากนี้",
    "ส่วน",
    "และอยากถาม",
    "และถาม",
    "แล้วอยากถาม",
    "แต่ขอถาม",
    "แล้วถาม",
    "และมี",
    "และสอบถาม",
    "แล้วสอบถาม",
    "และแจ้ง",
    "และรายงาน",
];

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

/// Returns the letters at which a new matter may begin.
fn cuts(typed: &TypedText<'_>, mentions: &[Mention]) -> Vec<usize> {
    /// The minimum length of a part, in letters.
    const SHORTEST: usize = 4;
    let keys = &typed.normal.keys;
    let joints = JOINTS.iter().flat_map(|joint| {
        let joint = normalise(joint).keys;
        let places = keys
            .windows(joint.len().max(1))
            .enumerate()
            .filter(|(_, window)| *window == joint.as_slice());
        places.map(|(at, _)| at).collect::<Vec<usize>>()
    });
    let cuts_word = |at: usize| {
        mentions.iter().any(|mention| {
            mention.at.start < at && at < mention.at.end && mention.at.len() > SHORTEST
        })
    };
    let mut cuts: Vec<usize> = joints
        .chain(line_starts_of_matters(typed))
        .filter(|&at| at >= SHORTEST && at + SHORTEST <= keys.len() && !cuts_word(at))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
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
    let piece = |from: usize, to: usize| {
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
            && part.sure >= model.thresholds().split;
        is_clear.then_some(part)
    };
    let cuts = cuts(typed, mentions);
    let end = typed.normal.len();
    let mut parts: Vec<Part> = Vec::new();
    let mut from = 0;
    // From left to right, a piece ends at a cut if it and the text that follows, up to a later cut
    // or the end, surely ask for different things.
    for (place, &cut) in cuts.iter().enumerate() {
        let Some(first) = piece(from, cut) else {
            continue;
        };
        let later = cuts.iter().skip(place + 1).copied();
        let Some(next) = later.chain([end]).find_map(|end| piece(cut, end)) else {
            continue;
        };
        let differs_from_previous = parts
            .last()
            .is_none_or(|part| differ(&part.need, &first.need));
        if differ(&first.need, &next.need) && differs_from_previous {
            parts.push(first);
            from = cut;
        }
    }
    if parts.is_empty() {
        return vec![whole];
    }
    let Some(last) = piece(from, end) else {
        return vec![whole];
    };
    parts.push(last);
    parts
}
