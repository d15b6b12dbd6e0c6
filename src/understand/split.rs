//! A text with two needs: a report and a question, results and an incident. It is cut where a
//! word begins a new matter, and only where both sides tell clearly of different acts.

use super::Part;
use super::lexicon::Hit;
use super::reading::Reader;
use crate::guide::Purpose;
use crate::text::normalise;

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

/// The parts of what was read as `whole`, the main one first.
pub(super) fn parts(reader: &Reader<'_>, hits: &[Hit], whole: Part) -> Vec<Part> {
    if whole.need.purpose != Purpose::Post || whole.outside {
        return vec![whole];
    }
    let normal = reader.normal;
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
        .chain(reader.line_starts())
        .filter(|&at| at >= 4 && at + 4 <= normal.len())
        .filter(|&at| {
            !hits
                .iter()
                .any(|hit| hit.at.start < at && at < hit.at.end && hit.at.len() > 4)
        })
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    for cut in cuts {
        let side = |from: usize, to: usize| {
            let own: Vec<Hit> = hits
                .iter()
                .filter(|hit| from <= hit.at.start && hit.at.end <= to)
                .cloned()
                .collect();
            let strength = Reader::strength(&own);
            (reader.read(&own, from..to), strength)
        };
        let (first, first_strength) = side(0, cut);
        let (second, second_strength) = side(cut, normal.len());
        let clear = first_strength >= 1.8 && second_strength >= 1.8;
        let posts = |part: &Part| part.need.purpose == Purpose::Post && !part.outside;
        if clear && posts(&first) && posts(&second) && first.need.act != second.need.act {
            return vec![first, second];
        }
    }
    vec![whole]
}
