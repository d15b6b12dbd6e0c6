//! Splits a text with several needs, such as a report and a question. Splits only where a word
//! begins a new matter and both sides clearly indicate different acts.

use super::Part;
use super::mention::Mention;
use super::parser::NeedParser;
use crate::guide::Purpose;
use crate::text::{normalise, subslice};

/// The minimum score of a piece's act.
const CLEAR: f32 = 1.8;

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
fn line_starts_of_matters(parser: &NeedParser<'_>) -> Vec<usize> {
    /// The maximum length of a salutation.
    const SALUTATION: usize = 44;
    let opening = normalise("เรียน").keys;
    let starts = parser.line_starts();
    let mut from = 0;
    let mut kept = Vec::new();
    for start in starts {
        let line = subslice(&parser.normal.keys, from..start);
        if !(line.len() <= SALUTATION && line.starts_with(&opening)) {
            kept.push(start);
        }
        from = start;
    }
    kept
}

/// Splits what was read as `whole` into parts, the main one first.
pub(super) fn parts(parser: &NeedParser<'_>, mentions: &[Mention], whole: Part) -> Vec<Part> {
    if whole.need.purpose != Purpose::Post || whole.outside {
        return vec![whole];
    }
    let normal = parser.normal;
    let mut cuts: Vec<usize> = JOINTS
        .iter()
        .flat_map(|joint| {
            let keys = normalise(joint).keys;
            let places: Vec<usize> = normal
                .keys
                .windows(keys.len().max(1))
                .enumerate()
                .filter(|(_, window)| *window == keys.as_slice())
                .map(|(at, _)| at)
                .collect();
            places
        })
        .chain(line_starts_of_matters(parser))
        .filter(|&at| at >= 4 && at + 4 <= normal.len())
        .filter(|&at| {
            !mentions
                .iter()
                .any(|mention| mention.at.start < at && at < mention.at.end && mention.at.len() > 4)
        })
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    // From left to right, a piece ends at a cut if it and the text that follows, up to a later cut
    // or the end, clearly indicate different acts.
    let piece = |from: usize, to: usize| {
        let inside: Vec<Mention> = mentions
            .iter()
            .filter(|mention| from <= mention.at.start && mention.at.end <= to)
            .cloned()
            .collect();
        let part = parser.parse(&inside, from..to);
        let is_clear = parser.strength(&inside) >= CLEAR
            && part.need.purpose == Purpose::Post
            && !part.outside;
        is_clear.then_some(part)
    };
    let mut parts: Vec<Part> = Vec::new();
    let mut from = 0;
    for (place, &cut) in cuts.iter().enumerate() {
        let later = cuts.iter().skip(place + 1).copied();
        let next = later.chain([normal.len()]).find_map(|end| piece(cut, end));
        let (Some(first), Some(next)) = (piece(from, cut), next) else {
            continue;
        };
        let differs_from_previous = parts
            .last()
            .is_none_or(|part| part.need.act != first.need.act);
        if first.need.act != next.need.act && differs_from_previous {
            parts.push(first);
            from = cut;
        }
    }
    if parts.is_empty() {
        return vec![whole];
    }
    match piece(from, normal.len()) {
        Some(last) => {
            parts.push(last);
            parts
        }
        None => vec![whole],
    }
}
