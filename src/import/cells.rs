//! What stands in a cell: numbered items, a name with the number of members.

use super::columns::begins_note;
use super::number_words::NumberWords;
use crate::language::{LetterUse, Pack, Spelling};
use crate::text::digits::digit_value;
use crate::text::normalise::NUMBER;
use crate::text::{Digits, normalise, part};

/// The words around numbers that begin no item.
#[derive(Debug)]
pub(super) struct ItemWords {
    /// What counts something after a number.
    units: Vec<Spelling>,
    /// What precedes the number of something, and what precedes that.
    numbers: Vec<Spelling>,
    before: Vec<Spelling>,
}

impl ItemWords {
    pub fn new(pack: &Pack) -> Self {
        let words = |use_| pack.letter_words_of(use_).cloned();
        Self {
            units: words(LetterUse::Unit).collect(),
            numbers: words(LetterUse::HeadNumber).collect(),
            before: words(LetterUse::HeadGroup)
                .chain(words(LetterUse::And))
                .collect(),
        }
    }

    /// Returns whether the number behind `before` names a group: กลุ่มที่ ๑ ที่ ๒ และที่ ๔.
    fn names_number(&self, before: &str) -> bool {
        /// How much of the text before it is looked at, in characters.
        const NEAR: usize = 40;
        let from = before.char_indices().rev().nth(NEAR);
        let keys = normalise(part(before, from.map_or(0, |(at, _)| at)..)).keys;
        let words = self.numbers.iter();
        let mut rests = words.filter_map(|word| keys.strip_suffix(word.keys()));
        rests.any(|rest| {
            rest.last() == Some(&NUMBER)
                || self.before.iter().any(|word| rest.ends_with(word.keys()))
        })
    }
}

/// Returns the numbered items of `text`, or the whole of it if it has no two. Every word stays.
pub(super) fn items(text: &str, words: &ItemWords) -> Vec<String> {
    let starts = item_starts(text, words);
    let mut items = Vec::new();
    let mut start = 0;
    for next in starts.into_iter().chain([text.len()]) {
        let item = part(text, start..next).trim();
        if !item.is_empty() {
            items.push(item.to_owned());
        }
        start = next;
    }
    items
}

/// Returns where the items of `text` begin, the first one left out. Numbers count if they go up by
/// one; dashes and dots count at the start of the text and after a space.
fn item_starts(text: &str, words: &ItemWords) -> Vec<usize> {
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|&(at, _)| {
            let before = part(text, ..at).chars().next_back();
            at == 0 || before.is_some_and(char::is_whitespace)
        })
        .map(|(at, _)| at)
        .collect();
    let is_bullet = |at: usize| {
        let mut chars = part(text, at..).chars();
        matches!(chars.next(), Some('-' | '–' | '•' | '●' | '○' | '*' | '▪'))
            && chars.next().is_some_and(char::is_whitespace)
    };
    if is_bullet(0) {
        return starts
            .into_iter()
            .skip(1)
            .filter(|&at| is_bullet(at))
            .collect();
    }
    let mut expected = None;
    let mut found = Vec::new();
    for at in starts {
        if words.names_number(part(text, ..at)) {
            continue;
        }
        let Some(number) = marker(part(text, at..), &words.units) else {
            continue;
        };
        if expected.is_none() && number == 1 || expected == Some(number) {
            expected = Some(number + 1);
            if number > 1 {
                found.push(at);
            }
        }
    }
    found
}

/// Returns the number of the item that `text` begins with: ๑. ๑) (๑) ข้อ ๑, or a number before Thai.
fn marker(text: &str, units: &[Spelling]) -> Option<u32> {
    let inside = text.strip_prefix('(').unwrap_or(text);
    let digits: String = inside
        .chars()
        .take_while(|c| digit_value(*c).is_some())
        .collect();
    if digits.is_empty() || digits.chars().count() > 2 {
        return None;
    }
    let rest = part(inside, digits.len()..);
    let mut chars = rest.chars();
    let is_marked = match chars.next()? {
        ')' => true,
        '.' => chars.next().is_some_and(|c| digit_value(c).is_none()),
        ' ' => {
            // "๒ ชั่วโมง" is no item.
            let word = Spelling::of(part(rest, 1..));
            let is_counted = |word: &Spelling| {
                units
                    .iter()
                    .any(|unit| word.keys().starts_with(unit.keys()))
            };
            digits.chars().count() == 1 && word.is_some_and(|word| !is_counted(&word))
        }
        _ => false,
    };
    let number = Digits::Arabic.show(&digits).parse().ok();
    number.filter(|_| is_marked)
}

/// Returns the words of `pack` that stand after a name and are no part of it.
pub(super) fn words_after(pack: &Pack) -> Vec<Spelling> {
    /// The minimum length of a word for a limit or an estimate that may stand in no name, in letters.
    const LONG: usize = 5;
    let limits = pack.letter_words_of(LetterUse::About);
    let limits = limits.filter(|word| word.keys().len() >= LONG);
    let each = pack.letter_words_of(LetterUse::Each);
    each.chain(limits).cloned().collect()
}

/// Returns the clauses in `paragraphs` of a cell.
pub(super) fn clauses<'t>(
    paragraphs: impl IntoIterator<Item = &'t String>,
    pack: &Pack,
) -> Vec<String> {
    let words = ItemWords::new(pack);
    let clauses = paragraphs.into_iter().flat_map(|text| items(text, &words));
    clauses
        // A dash or the number of a page says nothing.
        .filter(|text| Spelling::of(text).is_some())
        .collect()
}

/// Returns the notes on every group in the paragraphs below a table.
pub(super) fn general_notes(paragraphs: &[String], pack: &Pack) -> Vec<String> {
    let mut notes = clauses(paragraphs, pack);
    // A heading alone belongs to the first note.
    if notes.len() > 1
        && let Some(first) = notes.first()
        && begins_note(first, pack)
        && first.split_whitespace().count() == 1
    {
        let head = notes.remove(0);
        if let Some(first) = notes.first_mut() {
            *first = format!("{head} {first}");
        }
    }
    notes
}

/// Returns `text` without the number or dash of an item before it.
pub(super) fn without_marker(text: &str) -> &str {
    let text = text.trim_start_matches(['-', '–', '•', '●', '○', '*', '▪', ' ']);
    if marker(text, &[]).is_none() {
        return text;
    }
    text.trim_start_matches(|c: char| {
        digit_value(c).is_some() || matches!(c, '(' | ')' | '.' | ' ')
    })
}

/// The number of members as a cell states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// Where it stands in the text, in bytes.
    pub at: std::ops::Range<usize>,
    pub count: u32,
    pub approximate: bool,
}

/// Finds how many members `text` states. In a cell of sizes a number alone is enough.
pub(super) fn stated_size(text: &str, is_size_cell: bool, pack: &Pack) -> Option<Stated> {
    let shown = NumberWords::new(pack).in_digits(text);
    size_in(&shown, is_size_cell, pack)
}

/// Does the same as [`stated_size`] with a text whose numbers are in digits.
fn size_in(text: &str, is_size_cell: bool, pack: &Pack) -> Option<Stated> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let normal = normalise(text);
    let byte = |char_at: usize| chars.get(char_at).map_or(text.len(), |(byte, _)| *byte);
    let is_number = |at: &usize| normal.keys.get(*at) == Some(&NUMBER);
    for at in (0..normal.len()).rev().filter(is_number) {
        let rest = normal.keys.get(at + 1..).unwrap_or_default();
        let counter = pack
            .letter_words_of(LetterUse::Counter)
            .filter(|word| rest.starts_with(word.keys()))
            .max_by_key(|word| word.keys().len());
        // Before the number: จำนวน, สมาชิก, ประมาณ.
        let (mut start, mut approximate) = (at, false);
        loop {
            let before = normal.keys.get(..start).unwrap_or_default();
            let size = pack
                .letter_words_of(LetterUse::Size)
                .map(|word| (word, false));
            let about = pack
                .letter_words_of(LetterUse::About)
                .map(|word| (word, true));
            let found = size
                .chain(about)
                .filter(|(word, _)| before.ends_with(word.keys()))
                .max_by_key(|(word, _)| word.keys().len());
            let Some((word, is_about)) = found else { break };
            start -= word.keys().len();
            approximate |= is_about;
        }
        let is_enclosed = normal
            .letters
            .get(at)
            .is_some_and(|letter| part(text, ..byte(letter.start)).trim_end().ends_with('('));
        let is_size = counter.is_some() && (start < at || is_enclosed || is_size_cell || at == 0)
            || counter.is_some() && rest.len() == counter.map_or(0, |word| word.keys().len())
            || is_size_cell;
        if !is_size {
            continue;
        }
        let letter = normal.letters.get(at)?;
        let digits: String = part(text, byte(letter.start)..byte(letter.end))
            .chars()
            .filter(|c| digit_value(*c).is_some())
            .collect();
        let count = Digits::Arabic.show(&digits).parse().ok()?;
        let mut from = normal
            .letters
            .get(start)
            .map_or(0, |letter| byte(letter.start));
        let head = part(text, ..from).trim_end();
        if head.ends_with('(') {
            from = head.len() - 1;
        }
        return Some(Stated {
            at: from..text.len(),
            count,
            approximate,
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pack;

    #[test]
    fn numbered_items_are_clauses_of_their_own() {
        for (text, count) in [
            ("๑.สำหรับส่งหนังสือ ๒ สำหรับให้ศูนย์รายงาน", 2),
            ("ไม่เกินเวลา ๑๕.๓๐ น.", 1),
            ("๑) ก ๒) ข ๓) ค", 3),
            ("(๑) ก (๒) ข", 2),
            ("- ก - ข", 2),
            ("ส่งก่อน ๑๕.๐๐ น. ๒ ครั้ง", 1),
            ("หมายเหตุ ๑. ห้าม ๒. ให้", 2),
            ("1. a 2. b", 2),
            ("ตอบภายใน ๑ วัน หรือ ๒ วัน", 1),
            ("๑. ให้ตอบภายใน ๒ ชั่วโมง", 1),
            ("๑. ห้ามเข้ากลุ่มที่ ๑ ที่ ๒ และที่ ๓", 1),
        ] {
            let found = items(text, &ItemWords::new(pack()));
            assert_eq!(found.join(" "), text);
            assert_eq!(found.len(), count, "{found:?}");
        }
    }

    #[test]
    fn a_size_is_told_from_a_name() {
        for (text, name, count, approximate) in [
            (
                "นักปกครองสกลนคร จำนวนสมาชิก ๒๐๔ คน",
                "นักปกครองสกลนคร",
                204,
                false,
            ),
            (
                "ข้อสั่งการ ปจ.สน. จำนวนสมาชิก ๑๙ คน (ล่าสุด)",
                "ข้อสั่งการ ปจ.สน.",
                19,
                false,
            ),
            ("SAT ๒๔ ชม. (สมาชิก ๑๓๖ คน)", "SAT ๒๔ ชม.", 136, false),
            ("รายงานผล (๑๔ คน)", "รายงานผล", 14, false),
            ("รายงานผล (สิบสี่คน)", "รายงานผล", 14, false),
            ("ข่าวสาร สมาชิกไม่เกินสามสิบคน", "ข่าวสาร", 30, true),
            ("เหตุด่วน สมาชิกประมาณ ๓๐๐ คน", "เหตุด่วน", 300, true),
        ] {
            let size = stated_size(text, false, pack()).expect(text);
            assert_eq!(part(text, ..size.at.start).trim(), name);
            assert_eq!(
                (size.count, size.approximate),
                (count, approximate),
                "{text}"
            );
        }
        assert_eq!(stated_size("วอร์รูม ๒๔ ชม.", false, pack()), None);
        assert_eq!(stated_size("ประธานชุมชน ๒๔ ชุมชน", false, pack()), None);
    }
}
